"""The event that a clause leaves out, and what people attend there."""

from __future__ import annotations

import re

from kg import rules
from kg.claims.carried import NAMELESS, ORGANIZED, Carried, pointed_kinds
from kg.claims.claim import shift_slot
from kg.claims.happening import ATTENDED, SERIES, SETTING, happens, is_event, is_held, occurs
from kg.claims.story import SET_AT
from kg.claims.subjects import programs_before
from kg.model import PROGRAM, Mention
from kg.typed import Slot, Typed

_AT_RITE = re.compile("(?:[^，。；ＯＰＮＧ]{0,4}(?:仪式|典礼))?")  # 出席|揭牌仪式
_RUN_BY = re.compile("[^，。；ＯＰＮＧ]{0,6}由")  # behind a program: who runs it follows
_DEFINED = re.compile("是[^，。；]{0,4}[一个项][^，。；ＯＰＮ]{2,20}，")  # Ｐ是一个公益项目，主办方是Ｏ
_AT = re.compile("(?:在|(?:出席|参加|列席|参与|观摩|见证)了?)$")


def _is_pointer(m: Mention) -> bool:
    return m.type == PROGRAM and m.rule == "pointer"


def _run_by(sentence: Typed, place: int) -> Slot | None:
    """The program of which a sentence tells by whom it is run: Ｐ由Ｏ主办，Ｏ承办."""
    found = [slot for slot in _followed(sentence, place, _RUN_BY) if slot.mention.rule != "pointer"]
    return found[-1] if found else None


def _followed(sentence: Typed, place: int, behind: re.Pattern[str]) -> list[Slot]:
    """The programs before a place of the typed text behind which a pattern stands, in order."""
    slots = sorted(sentence.slots.items())
    programs = [(p, slot) for p, slot in slots if p < place and slot.mention.type == PROGRAM]
    return [slot for p, slot in programs if behind.match(sentence.text, p + 1)]


_CHAIRED = re.compile("由[^，。；Ｐ]{0,40}?Ｎ主持")


def _chaired(sentence: Typed, place: int) -> Slot | None:
    """The ceremony of which a sentence tells who chairs it and what others do there: 开幕式由Ｎ主持，Ｎ致辞."""
    found = [slot for slot in _followed(sentence, place, _CHAIRED) if slot.mention.rule == "ceremony"]
    return found[-1] if found else None


# 活动结束后，王强走访了…: no part of the event
_AFTERWARDS = re.compile("(?:^|[。；”])[^，。；]{0,8}(?:(?:结束|闭幕|落幕)(?:之?后|以后)|会后)，[^。；]*$")


def event_meant(sentence: Typed, place: int, clause: str, base: int, carried: Carried) -> tuple[Slot, ...]:
    """The event that a clause leaves out: one of the same sentence that is held, else what the story tells of."""
    if _AFTERWARDS.search(sentence.text[:place]):
        return ()
    if ORGANIZED.search(clause) and (run := _run_by(sentence, place)):
        return (shift_slot(run, base),)
    if ORGANIZED.search(clause) and (said := _followed(sentence, place, _DEFINED)):
        return (shift_slot(said[-1], base),)
    if chaired := _chaired(sentence, place):
        return (shift_slot(chaired, base),)
    before = [(p, slot) for p, slot in sorted(sentence.slots.items()) if p < place and happens(sentence, p)]
    if sentence.text.startswith(clause, place):
        clause += _AT_RITE.match(sentence.text, place + len(clause))[0]  # type: ignore[index]
    setting = SET_AT.search(sentence.text[:place])
    if ceremony := carried.ceremony(clause) or (setting and carried.ceremony(setting[0])):
        return (ceremony,)
    here = [slot for p, slot in before if is_held(sentence, p) or SETTING.match(sentence.text, p + 1)]
    if not here and "报名" in clause.replace("报了名", "报名"):  # for what the sentence has just named
        here = programs_before(sentence, place)
    if not carried.held:  # in a portrait each sentence has its own
        here = here or [slot for _, slot in before if slot.mention.kind in pointed_kinds(clause)]
    if not here and SERIES.search(sentence.text[:place]):
        return ()
    pointers = [s for p, s in sorted(sentence.slots.items()) if p < place and _is_pointer(s.mention)]
    if not here and pointers and carried.of_it(pointers[-1].mention):
        return (shift_slot(pointers[-1], base),)  # left to the names of all the story
    pointed = None
    if pointers and ORGANIZED.search(clause):
        if pointers[-1].mention.text.startswith("该"):
            return (shift_slot(pointers[-1], base),)  # 该项赛事: the one named last
        pointed = carried.pointed(pointers[-1].mention)
    found = shift_slot(here[-1], base) if here else pointed or carried.event(clause)
    if found is None:  # 随着王强鸣响发令枪，马拉松开跑
        later = [s for p, s in sorted(sentence.slots.items()) if p > place and occurs(sentence, p)]
        return tuple(shift_slot(slot, base) for slot in later if is_event(slot.mention))[:1]
    return (found,)


def setting_of(match: rules.Match, sentence: Typed) -> Slot | None:
    """The event in which a match says that its people act: 王强在开幕式上致辞."""
    end = match.place + len(match.text)
    found = [
        slot for place, slot in sorted(sentence.slots.items())
        if match.place < place < end and slot.mention.kind in ATTENDED and _AT.search(sentence.text[:place])
    ]  # fmt: skip
    return found[-1] if found else None


def attended_events(
    named: tuple[Slot, ...], match: rules.Match, sentence: Typed, base: int, carried: Carried
) -> tuple[Slot, ...]:
    """The events that people attend: of a pointer or of a ceremony without a name, what it means."""
    first = named[0].mention
    if _is_pointer(first) and carried.of_it(first):
        return tuple(shift_slot(slot, base) for slot in named)
    nameless = first.rule == "pointer" or NAMELESS.fullmatch(first.text) is not None
    meant = event_meant(sentence, match.place, first.text, base, carried) if nameless else ()
    return meant or tuple(shift_slot(slot, base) for slot in named)
