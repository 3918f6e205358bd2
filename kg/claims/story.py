"""How what a story carries changes from sentence to sentence, and what it tells ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.claims.carried import CEREMONY, CONGRESS, Carried
from kg.claims.claim import ORGANIZATION_LETTER, PERSON_LETTER, PROGRAM_LETTER, name_of, shift_slot
from kg.claims.documents import documents_told
from kg.claims.happening import (
    DATED,
    SERIES,
    SETTING,
    happens,
    is_attended,
    is_event,
    is_held,
    is_new,
    is_of_other_time,
    is_scene,
    occurs,
)
from kg.claims.subjects import allies_of, awards_before, is_named, person_meant, programs_before, topics_of
from kg.mentions.tagged import Reading
from kg.model import ORGANIZATION, Mention
from kg.typed import Slot, Typed

_LEAD = 6  # sentences, with bylines and the like, that name what a story is about
# 典礼上，…: the same of an event that stands elsewhere
SET_AT = re.compile("(?:^|[，；：”])[^，。；：ＯＰＮＧ]{0,7}?(?:仪式|典礼|[开闭揭][幕班营学]式)(?:上|中|现场|期间)，")


def _is_part(m: Mention) -> bool:
    """Whether only the quoted part of a program's name stands there, which several programs may share."""
    return m.rule == "again" and m.text[-1] in "”』"


def _set_at(sentence: Typed, base: int, carried: Carried) -> list[Slot]:
    """The event at which what a sentence tells happens, where it begins with it: 开幕式上，…."""
    named = [
        shift_slot(slot, base) for place, slot in sorted(sentence.slots.items())
        if is_event(slot.mention) and SETTING.match(sentence.text, place + 1)
    ]  # fmt: skip
    setting = SET_AT.search(sentence.text)
    ceremony = carried.ceremony(setting[0]) if setting else None
    return named[-1:] or ([ceremony] if ceremony else [])


def carry(sentence: Typed, base: int, carried: Carried, headline: bool) -> None:
    end = len(sentence.text)
    carried.scene = _set_at(sentence, base, carried) or carried.scene
    carried.document = documents_told(sentence, carried, base)
    for place, slot in sorted(sentence.slots.items()):
        if (
            slot.mention.kind == "Campaign"
            and slot.mention.rule != "pointer"
            and not _is_part(slot.mention)
            and not carried.held
            and (occurs(sentence, place) or is_scene(sentence, place))
        ):
            carried.held.append(shift_slot(slot, base))  # 活动在某地举行
        if is_event(slot.mention):
            congress = CONGRESS.search(slot.mention.text) is not None
            other = bool(carried.attended) and is_of_other_time(sentence, place)
            if _is_part(slot.mention) or other:
                continue
            # the first that the text itself tells of
            first = not carried.held or (carried.told < _LEAD and len(carried.attended) == carried.titles)
            if not congress and not SERIES.match(sentence.text, place + 1):
                carried.attended.append(shift_slot(slot, base))
            if (headline and not congress) or (is_held(sentence, place) and (first or is_new(sentence.text))):
                carried.held.append(shift_slot(slot, base))
                carried.titles += headline
    carried.told += not headline
    if allies := allies_of(sentence, end):
        carried.allies = [shift_slot(slot, base) for slot in allies]
    named = [shift_slot(s, base) for _, s in sorted(sentence.slots.items()) if s.mention.type == ORGANIZATION]
    carried.organizations += named
    carried.last = named or carried.last
    for letter in (ORGANIZATION_LETTER, PROGRAM_LETTER):
        if found := topics_of(sentence, letter, end):
            carried.topics[letter] = shift_slot(found[0], base)
        elif letter == ORGANIZATION_LETTER and carried.speaker:
            carried.topics[letter] = carried.speaker
    if person := person_meant(sentence, end):
        carried.topics[PERSON_LETTER] = shift_slot(person, base)
    if campaigns := [
        s
        for _, s in sorted(sentence.slots.items())
        if s.mention.kind == "Campaign" and s.mention.rule != "pointer" and not _is_part(s.mention)
    ]:
        carried.campaigns = [shift_slot(campaigns[0], base)]
    if awards := awards_before(sentence, end):
        carried.awards = [shift_slot(awards[-1], base)]
    if here := programs_before(sentence, end):
        carried.programs = [shift_slot(here[0], base)]
    carried.named += [shift_slot(s, base) for _, s in sorted(sentence.slots.items()) if is_named(s.mention)]


_SCENES = 5  # sentences at most between what happens at an event and the event's name


def event_ahead(readings: Sequence[Reading], sentences: Sequence[Typed]) -> tuple[list[Slot], int]:
    """The first event that a story says is attended, and the first sentence whose people may attend it."""
    for number, (reading, sentence) in enumerate(zip(readings, sentences, strict=True)):
        for place, slot in sorted(sentence.slots.items()):
            told = (is_attended(sentence, place) or occurs(sentence, place)) and not is_of_other_time(sentence, place)
            if told and happens(sentence, place) and not CONGRESS.search(slot.mention.text):
                far = number - _SCENES if DATED.search(sentence.text) else 0  # with a date of its own it is another's
                return [shift_slot(slot, reading.tagged.sentence.start)], far
    return [], 0


def ceremonies_of(readings: Sequence[Reading], sentences: Sequence[Typed]) -> list[Slot]:
    return [
        shift_slot(slot, reading.tagged.sentence.start)
        for reading, sentence in zip(readings, sentences, strict=True)
        for _, slot in sorted(sentence.slots.items())
        if is_event(slot.mention) and CEREMONY.search(name_of(slot))
    ]
