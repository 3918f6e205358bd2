"""Whom a clause is about: the names that it begins with, the person that 他 means, who only speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from kg import lexicon, rules
from kg.claims.claim import ORGANIZATION_LETTER, PERSON_LETTER
from kg.model import ORGANIZATION, PROGRAM, Mention, Word
from kg.typed import Slot, Typed

_SUBJECT_PERSON = re.compile(
    "(?:^|[，；：。”])(?:[^，；：。ＰＮＧ]{0,24}的?)?$"
)  # what may stand before a person that 他 means
_NO_SUBJECT = re.compile("(?:记者|通讯员|[和与向对为给由被、听据])$")
# Ｎ和Ｎ, Ｎ的母亲, Ｎ教他…: not the one person that 他 means
_HAS = re.compile(
    "[、和与及]Ｎ|的(?!确)|等|"
    "[^，。；！？ＯＰＮ]{0,6}?(?:[教带帮劝领喊夸叫陪给对让向跟]|告诉|提醒|叮嘱|鼓励|教导|批评|推荐|指导|安慰|邀请|动员|支持)"
    "[了过着]?[他她](?!们|自己|的)"
)
_BEFORE_OBJECT = re.compile(
    "(?:[由与和向对为在给从到被同、及跟让使据赴经把将]|贯彻|落实|学习|宣传|联合|配合|协助|邀请|走进|前往|加入|"
    "通过|依托|获悉|按照|根据|提升|提高|增强|展示|展现|推动|促进|支持|指导|帮助|服务|覆盖|围绕|位于|来自|成为|作为|参观|"
    "考察|调研|访问|慰问|看望|获得|授予|成立|组建|建成|打造|开展|举办|发放|发送|发行|制定|编写|落实|使用|利用|入选|列入|纳入|"
    "了解|登录|注册|下载|扫码|接入|拨打|关注)了?$|"
    "(?:坚持|发展|践行|弘扬|传承|深化|完善|推广|借鉴|运用|丰富|擦亮|叫响|做强|做优)[^，。；：的ＯＰＮＧ]{0,6}$|"
    "(?:加上|除了?|包括|连同|力克|战胜|击败|险胜|大胜|完胜|轻取|不敌|负于|输给|逼平|淘汰)[^，。；：ＯＰＮＧ]{0,12}$"
)
# what may stand in a clause before the name that it begins with: an adverbial, or who has it (Ｏ组织的) and how
CLAUSE_BEGINS = re.compile(
    r"(?:^|[，；：。”—])"
    r"(?:[^，。；：ＯＰＮＧ]{0,12}(?:Ｏ[^，。；：、ＯＰＮＧ]{0,6}的)?|[^，。；：ＯＰＮＧ]{0,24}的)$"
)


def has_post(sentence: Typed, place: int) -> bool:
    """Whether a post and a name follow the organization: then the person acts, not the organization."""
    return post_behind(sentence, place) is not None


def post_behind(sentence: Typed, place: int) -> re.Match[str] | None:
    """The post and the name behind an organization, or who speaks for it without a name."""
    return rules.post_and_name().match(sentence.text, place + 1) or _NAMELESS_POST.match(sentence.text, place + 1)


_NAMELESS_POST = re.compile("的?(?:有关|相关|主要)?(?:负责人|负责同志|发言人|工作人员)")


@cache
def _sets_up() -> re.Pattern[str]:
    """What stands before an organization that a clause sets up or sends, and so is not about: 创建了三家…."""
    verbs = sorted({*lexicon.word_classes()["host"], "成立", "组建", "新建"}, key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, verbs))})(?!的$)[^，。；：]{{0,8}}$")


@cache
def _modifies() -> re.Pattern[str]:
    """What follows an organization that only says whose something is: 滨海市总工会提供的数据, …派出的医疗队."""
    verbs = sorted({*lexicon.word_classes()["host"], *_GIVEN_BY}, key=lambda w: (-len(w), w))
    return re.compile(rf"(?:[、和与]Ｏ)*[^，。；、ＯＰＮＧ]{{0,4}}?(?:{'|'.join(map(re.escape, verbs))})的(?!是)")


def topics_of(sentence: Typed, letters: str, before: int) -> list[Slot]:
    """Names that a clause begins with, up to a place of the typed text."""
    return [slot for _, slot in clause_subjects(sentence, letters, before)]


def clause_subjects(sentence: Typed, letters: str, before: int) -> list[tuple[int, Slot]]:
    """The names that a clause begins with and their places."""
    found = []
    for place, slot in sorted(sentence.slots.items()):
        left = sentence.text[:place]
        if slot.mention.kind in ("Media", "Award"):
            continue  # a news agency says it, it doesn't do it; nor does an honour
        begins = place < before and sentence.text[place] in letters and CLAUSE_BEGINS.search(left)
        if not begins or _BEFORE_OBJECT.search(left) or _sets_up().search(left[-20:]):  # what it finds is shorter
            continue
        if sentence.text[place] == ORGANIZATION_LETTER and (
            has_post(sentence, place)
            or sentence.text.startswith("的Ｐ", place + 1)
            or _modifies().match(sentence.text, place + 1)
        ):
            continue
        found.append((place, slot))
    return found


_GIVEN_BY = ("提供", "统计", "选派", "派出", "抽调", "组建", "招募", "选送", "承建", "聘请", "下属")
# “晨光”小屋为…: what no finder names, right before what it does
_OWN_SUBJECT = re.compile("(?:^|[，；：。])[^，；：。“”ＯＰＮＧ]{0,6}“[^“”ＯＰ]{2,14}”(?![、，。；ＯＰＧ的])")
# 滨海市已…, 该市将…: a region acts
_REGION_ACTS = re.compile(
    "(?:^|[，；：。])[^，；：。ＯＰＮＧ]{0,6}"
    "(?:Ｒ(?=[已将还也正从通推组率先共坚]|先后|积极|投入|全面|大力)|该[省市区县镇乡村州]|[省市县区镇村]里|我[院局会社厂所])"
)
# 论坛期间，还举行了…: whoever holds the forum, no body named before
_DURING = re.compile("(?:^|[；。])[^，。；ＯＰＮ]{0,6}Ｐ(?:期间|现场|当天|同期|上|中)，")
_NOUNS = frozenset({"n", "nz", "nw", "ORG"})
_PREDICATES = frozenset({"v", "vd", "p", "d", "ad", "TIME"})
_TELLERS = ("记者", "笔者")  # 记者从…获悉: what follows isn't about them


def _unknown_subject(sentence: Typed, place: int, words: Sequence[Word]) -> bool:
    """Whether a clause up to a place begins with a noun that is part of no name, and says what it does."""
    before = sentence.offsets[place] + 10
    named = [(slot.start, slot.end) for slot in sentence.slots.values()]
    for number, word in enumerate(words):
        begins = word.start == 0 or sentence.source[word.start - 1] in "，；：。”"
        if not begins or word.start >= before:
            continue
        number += word.tag == "m" and word.text.endswith(("名", "位", "支"))  # 8名|讲师
        nouns = list(takewhile(lambda w: w.tag in _NOUNS, words[number:]))
        free = all(end <= noun.start or noun.end <= start for noun in nouns for start, end in named)
        behind = words[number + len(nouns) :][:1]
        if nouns and free and word.text not in _TELLERS and behind and behind[0].tag in _PREDICATES:
            return True
    return False


def is_other_subject(sentence: Typed, place: int, words: Sequence[Word]) -> bool:
    """Whether a sentence is about somebody who is none of its organizations and programs: a person, a region."""
    text = sentence.text[:place]
    if _OWN_SUBJECT.search(text) or _REGION_ACTS.search(text) or _DURING.search(text):
        return True
    if _unknown_subject(sentence, place, words):
        return True
    people = [p for p in sentence.slots if p < place and sentence.text[p] == PERSON_LETTER]
    return (
        bool(people) and person_meant(sentence, place) is not None and not says().match(sentence.text, max(people) + 1)
    )


def is_named(m: Mention) -> bool:
    return m.type == PROGRAM and m.rule != "pointer"


@cache
def says() -> re.Pattern[str]:
    """What stands behind the post and name of somebody whose words are told."""
    words = lexicon.any_of(lexicon.word_classes()["say"])
    return re.compile(rf"(?:[在于][^，。；]{{2,30}}?[上中时])?[^，。；]{{0,4}}?(?:{words})")


def person_meant(sentence: Typed, before: int) -> Slot | None:
    """The person that 他 means: the last that is the subject of a clause."""
    found = [
        slot for place, slot in sorted(sentence.slots.items())
        if place < before and sentence.text[place] == PERSON_LETTER and _SUBJECT_PERSON.search(sentence.text[:place])
        and not _NO_SUBJECT.search(sentence.text[:place])
        and not _HAS.match(sentence.text, place + 1)
    ]  # fmt: skip
    return found[-1] if found else None


def awards_before(sentence: Typed, before: int) -> list[Slot]:
    """Awards named up to a place of the typed text."""
    return [slot for place, slot in sorted(sentence.slots.items()) if place < before and slot.mention.kind == "Award"]


def programs_before(sentence: Typed, before: int) -> list[Slot]:
    """Programs that people can hold or attend, up to a place of the typed text."""
    return [
        slot for place, slot in sorted(sentence.slots.items())
        if place < before and slot.mention.type == PROGRAM and slot.mention.kind not in ("Award", "Document", "Work")
    ]  # fmt: skip


_ALLIES = re.compile("Ｏ(?:[^，。；：ＯＰＮ]{0,12}?(?:[、和与同跟及]|会同|联合|携手)[该其]?Ｏ)+")


def allies_of(sentence: Typed, before: int) -> list[Slot]:
    """The last list of organizations up to a place of the typed text: Ｏ、Ｏ, Ｏ会同Ｏ."""
    lists = [sentence.within(*found.span()) for found in _ALLIES.finditer(sentence.text, 0, before)]
    return [slot for slot in lists[-1] if slot.mention.type == ORGANIZATION] if lists else []


def list_from(sentence: Typed, slot: Slot) -> list[Slot]:
    """The names of a list that begins with this one: 甲、乙和丙."""
    places = sorted(sentence.slots)
    place = next(p for p in places if sentence.slots[p] is slot)
    found = [slot]
    for later in places[places.index(place) + 1 :]:
        if sentence.text[later] != sentence.text[place] or sentence.text[
            places[places.index(later) - 1] + 1 : later
        ] not in ("、", "和", "与", "及", "以及"):
            break
        found.append(sentence.slots[later])
    return found


# 是第三期的学员, no 尤其是学员: a group that says what somebody is
PREDICATE = re.compile("(?:(?<![其别仅论管只但而])是|作为|成为|担任)[^，。；：！？ＰＮ]*$")


def _doer(sentence: Typed, before: int) -> list[Slot]:
    """The person that 他 means, unless it only says what follows: 王强介绍，该行动获评…."""
    person = person_meant(sentence, before)
    place = next((p for p, slot in sentence.slots.items() if slot is person), 0)
    return [person] if person and not says().match(sentence.text, place + 1) else []


_OBJECT = re.compile("(?:[是系为任]|加入|就职于|供职于|毕业于|来自)Ｒ*$")  # behind somebody: 现任滨海公司队长


def clause_subject(sentence: Typed, before: int) -> list[Slot]:
    """The organization or person that the clauses of a sentence up to a place are about."""
    found = [*topics_of(sentence, ORGANIZATION_LETTER, before), *_doer(sentence, before)]
    begin = sentence.offsets[max(map(sentence.text[:before].rfind, "；。！？")) + 1]  # each part has its own subject
    objects = {slot.start for place, slot in sentence.slots.items() if _OBJECT.search(sentence.text[:place])}
    own = [slot for slot in found if slot.start >= begin and slot.start not in objects]
    return sorted(own, key=lambda slot: slot.start)[-1:]


def meant_by(group: Slot, place: int, sentence: Typed) -> list[Slot]:
    """The group, or whom the clause calls so."""
    said = PREDICATE.search(sentence.text[:place]) is not None
    return (clause_subject(sentence, place) if said else []) or [group]
