"""What a claim is, and small things that everything here does with names at places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import ORGANIZATION, PERSON, PROGRAM, Mention
from kg.typed import LETTERS, Slot


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation at one place: names as mentions, `start`/`end` in the story's view."""

    relation: str
    subject: Mention
    object: Mention
    start: int
    end: int
    rule: str
    confidence: float
    count: int | None = None
    position: str | None = None
    role: str | None = None


ORGANIZATION_LETTER, PROGRAM_LETTER, PERSON_LETTER = LETTERS[ORGANIZATION], LETTERS[PROGRAM], LETTERS[PERSON]


def name_of(slot: Slot) -> str:
    return slot.mention.text.rstrip("”’』》")


def shift(mention: Mention, base: int) -> Mention:
    return replace(mention, start=mention.start + base, end=mention.end + base)


def shift_slot(slot: Slot, base: int) -> Slot:
    return replace(slot, mention=shift(slot.mention, base))


def names_inside(outer: Mention, mentions: Sequence[Mention], type_: str) -> list[Mention]:
    return [
        m
        for m in mentions
        if m.type == type_
        and outer.start <= m.start
        and m.end <= outer.end
        and (m.start, m.end) != (outer.start, outer.end)
    ]
