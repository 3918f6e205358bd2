"""What follows of a claim or of a role: who is served by what they attend, who sent them, who competed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.claims.carried import Carried
from kg.claims.claim import PERSON_LETTER, Claim, shift
from kg.claims.events import event_meant
from kg.claims.happening import SERIES
from kg.claims.stated import KINDS, SENT_BY
from kg.claims.subjects import meant_by
from kg.model import GROUP
from kg.typed import Slot, Typed

_TEACHERS = re.compile("专家|教授|教师|老师|讲师|讲解员|辅导员|指导员|嘉宾|领导")  # whom a training doesn't train
_PRIZE = re.compile("奖[”』]?$|[冠亚季]军|[金银铜][奖牌]")  # what contests give, unlike titles of honour
_AT_EVENT = re.compile("参[赛训]")
# those who are counted at an event, by its kind, where the sentence tells of nothing else
_COUNTED_AT = {"Contest": re.compile("(?:选手|运动员)$"), "Training": re.compile("(?:学员|营员)$")}
_ELSEWHERE = re.compile(
    r"[\d一二两三四五六七八九十几多]年[来中间]|[从自]\d{4}年|历年|往年|上届|去年|前年|此前|累计|至今|获|奖|前[\d一二三四五六七八九十]+名"
)


def served_by_it(claim: Claim) -> Iterator[Claim]:
    """Those who take part in a training are served by it."""
    people, program = claim.subject, claim.object
    if claim.relation != "took-part-in" or people.type != GROUP or program.kind != "Training":
        return
    if not _TEACHERS.search(people.text) or people.text in program.text:  # 讲解员培训班 teaches 讲解员
        sure = round(claim.confidence * 0.9, 3)
        yield replace(claim, relation="served", subject=program, object=people, confidence=sure)


def sent_by(claim: Claim, sentence: Typed, base: int) -> Iterator[Claim]:
    """The organizations named right before a group that takes part take part with it."""
    if claim.relation != "took-part-in" or claim.subject.type != GROUP:
        return
    place = next((p for p, s in sentence.slots.items() if s.mention.start + base == claim.subject.start), 0)
    if by := SENT_BY.search(sentence.text[:place]):
        for slot in sentence.within(*by.span()):
            sure = round(claim.confidence * 0.95, 3)
            yield replace(claim, subject=shift(slot.mention, base), count=None, confidence=sure, rule="sent by")


def competed(claim: Claim, carried: Carried) -> Iterator[Claim]:
    """A person or organization that wins a prize has taken part in the contest that the story is about."""
    contests = [slot for slot in carried.held if slot.mention.kind == "Contest"]
    if claim.relation == "received" and claim.subject.type != GROUP and contests and _PRIZE.search(claim.object.text):
        sure = round(claim.confidence * 0.95, 3)
        yield replace(claim, relation="took-part-in", object=contests[-1].mention, confidence=sure)


def _kinds_by_role(sentence: Typed, slot: Slot) -> tuple[str, ...]:
    """The kinds of event at which a group is that is called by what it does there: 参赛选手, 300名运动员."""
    text = slot.mention.text
    if slot.mention.type != GROUP or SERIES.search(sentence.text):
        return ()
    if _AT_EVENT.match(text):
        return tuple(_COUNTED_AT)
    told = slot.count is not None and not _ELSEWHERE.search(sentence.text)
    return tuple(kind for kind, role in _COUNTED_AT.items() if told and role.search(text))


def by_role(sentence: Typed, base: int, carried: Carried) -> Iterator[Claim]:
    """Groups called by what they do at the story's event (参赛选手), where no other group is said to take part."""
    for place, slot in sorted(sentence.slots.items()):
        kinds = _kinds_by_role(sentence, slot)
        for event in event_meant(sentence, place, slot.mention.text, base, carried) if kinds else ():
            if event.mention.kind in kinds and event.mention.text not in carried.peopled:
                start, end = base + slot.start, base + slot.end
                for who in meant_by(slot, place, sentence):  # 王强是参赛选手: who he is
                    named = shift(who.mention, base)
                    yield Claim("took-part-in", named, event.mention, start, end, "role", 0.78, who.count)


_CALLED = re.compile("Ｇ(?:代表)?(?:、|，)?(?:Ｏ的?[^，。；！？、ＯＰＮＧ]{0,12}、?){0,3}$")
# what people are called for what they do at an event, and the kinds of event
_ROLES = (
    (re.compile("选手|参赛|运动员|队员|跑者|骑手"), ("Contest",)),
    (re.compile("学员|参训|培训对象"), ("Training",)),
    (re.compile("与会|参会|到会|嘉宾"), ("Meeting", "Event")),
    (re.compile("志愿者|义工"), ("Event", "Meeting", "Contest", "Campaign")),
)


def people_by_role(sentence: Typed, base: int, carried: Carried) -> Iterator[Claim]:
    """People who are called by what they do at the story's event: 学员代表、滨海大学教师王强."""
    for place, slot in sorted(sentence.slots.items()):
        called = _CALLED.search(sentence.text[:place]) if sentence.text[place] == PERSON_LETTER else None
        group = sentence.slots[called.start()].mention.text if called else ""
        kinds = next((kinds for role, kinds in _ROLES if role.search(group)), ())
        for event in event_meant(sentence, place, KINDS.get(kinds[0], ""), base, carried) if kinds else ():
            if event.mention.kind in kinds:
                start, end = base + slot.start, base + slot.end
                yield Claim("took-part-in", shift(slot.mention, base), event.mention, start, end, "role", 0.8)
