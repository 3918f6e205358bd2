"""Organizations that are set up, that meet, and whose head is named by the post alone."""

from __future__ import annotations

import re

from kg import rules
from kg.claims.carried import Carried
from kg.claims.claim import ORGANIZATION_LETTER, PROGRAM_LETTER, name_of, names_inside, shift, shift_slot
from kg.claims.subjects import clause_subjects, topics_of
from kg.mentions.tagged import Reading
from kg.model import ORGANIZATION
from kg.typed import Slot, Typed

# what bodies are called whose head is called so; 长 without more goes with the same character: 院长 of a 学院
_HEADED = (
    (
        re.compile("董事|监事|总裁|总经理|创始人|创办人|总监|CEO|首席执行官|老板"),
        "公司|集团|控股|股份|厂|企业|银行|实业|工坊",
    ),
    (re.compile("理事长"), "合作社|会"),
    (re.compile("社长"), "合作社|[社报刊]"),
    (re.compile("会长"), "会|工商联"),
    (re.compile("校长"), "大学|^(?!.*大学.).*学院|学校|[中小]学|[附党职技]校|[附高]中|^校"),
    (re.compile("主席"), "会|[妇文侨残]联|[科作记政]协"),
    (re.compile("主任"), "中心|委|办|办公室|[室科]"),
)


def _heads(position: str, body: str) -> bool:
    """Whether the holder of a post heads a body of this name: 厂长, 滨海机械厂."""
    for post, name in _HEADED:
        if post.search(position):
            return re.search(f"(?:{name})$", body) is not None
    of = re.search("([一-鿿])长(?:助理)?$", position)
    return of is not None and body.rstrip("”").endswith(of[1])


def names_another(position: str) -> bool:
    """Whether a post says itself what body it is in, which is no department: 滨职院院长."""
    body = re.match(
        "([^、]{2,}?[院校厂局厅站所馆园台社团场行会司])(?:常务|执行|党委)?副?(?:.长|主席|书记|总?经理)", position
    )
    return body is not None


def headed_body(match: rules.Match, sentence: Typed, base: int, carried: Carried) -> tuple[Slot, ...]:
    """The body that somebody heads who is named by the post alone: the last before that its head is called so."""
    before = sorted((place, slot) for place, slot in sentence.slots.items() if place < match.place)
    here = [shift_slot(slot, base) for _, slot in before if slot.mention.type == ORGANIZATION]
    topic = [carried.topics[ORGANIZATION_LETTER]] if ORGANIZATION_LETTER in carried.topics else []
    position = re.sub("(?<=、)工会副?主席", "", match.position or "")  # 党委副书记、工会主席: of a company
    clause = sentence.text[: match.place].rstrip("，；：“由")
    if _heads(position, clause[-12:]):
        return ()  # a body right before that nothing knows: “渔家”合作社，社长…
    for slots in (here, topic, carried.organizations):
        if found := [slot for slot in slots if _heads(position, name_of(slot))]:
            return (found[-1],)
    return ()


_ELECTED = re.compile("(?:当选为?|出任|担任|连任|(?<=Ｎ)为)$")


def elected_in(sentence: Typed, place: int) -> list[Slot]:
    """Bodies before a place of the typed text in which somebody is said to be elected."""
    return [
        slot for at, slot in sorted(sentence.slots.items())
        if at < place and slot.mention.type == ORGANIZATION and _ELECTED.search(sentence.text[:at])
    ]  # fmt: skip


def electing_body(sentence: Typed, place: int, base: int, carried: Carried) -> tuple[Slot, ...]:
    """The body in which somebody is elected: of the one before (当选滨海市妇联主席), else the story's topic."""
    if here := elected_in(sentence, place) or topics_of(sentence, ORGANIZATION_LETTER, place):
        return (shift_slot(here[-1], base),)
    return (carried.topics[ORGANIZATION_LETTER],) if ORGANIZATION_LETTER in carried.topics else ()


# what stands before and behind an organization that is set up
SET_UP = re.compile("(?:成立|组建|创办|创立|建立|建起|办起|设立|发起)了?(?!、)[^，。；：ＯＰＮＧ]{0,8}$")
_IS_SET_UP = re.compile(
    "[^，。；：！？ＯＰＮＧ]{0,12}?(?:成立|揭牌|组建|换届)(?!的|大会|仪式|了?[^，。；！？]{0,12}Ｏ)|[^。；：！？Ｐ]{0,24}?挂牌"
)


def new_bodies(sentence: Typed, before: int) -> list[Slot]:
    """Organizations that a sentence says are set up, up to a place of its typed text."""
    return [
        slot for place, slot in sorted(sentence.slots.items())
        if place < before and sentence.text[place] == ORGANIZATION_LETTER
        and (SET_UP.search(sentence.text[:place]) or _IS_SET_UP.match(sentence.text, place + 1))
    ]  # fmt: skip


# behind a body that meets itself: 滨海市工会联合会|成立大会, 滨海市妇联|第九届执委会第三次会议
_ASSEMBLY = re.compile(
    "成立|换届|揭牌|首[届次]|第[一二三四五六七八九十百0-9]+[届次]|[一-鿿]{0,4}(?:年会|全会|全委|理事会|代表大会)"
)


def body_that_meets(reading: Reading, sentence: Typed) -> Slot | None:
    """The body whose own meeting a sentence begins with: it is what the sentence is about."""
    for program in (slot.mention for _, slot in clause_subjects(sentence, PROGRAM_LETTER, len(sentence.text))):
        for body in names_inside(program, reading.mentions, ORGANIZATION):
            if body.start == program.start and _ASSEMBLY.match(program.text, len(body.text)):
                return Slot(shift(body, reading.tagged.sentence.start), body.start, body.end)
    return None
