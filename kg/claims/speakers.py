"""The organization for which a sentence is spoken: 滨海市妇联副主席王强介绍，…."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.claims.claim import ORGANIZATION_LETTER, names_inside, shift_slot
from kg.claims.subjects import post_behind, says
from kg.mentions.tagged import Reading
from kg.model import ORGANIZATION, Mention
from kg.typed import Slot, Typed


def _spoken_for(reading: Reading, sentence: Typed) -> Slot | None:
    """The organization whose head says what follows, and which it is about: 滨海市妇联副主席王强介绍，…."""
    for place, slot in sorted(sentence.slots.items()):
        if sentence.text[place] != ORGANIZATION_LETTER:
            continue
        post = post_behind(sentence, place)
        if post and says().match(sentence.text, post.end()):
            return shift_slot(_whole(slot, reading.mentions), reading.tagged.sentence.start)
    return None


def _whole(slot: Slot, mentions: Sequence[Mention]) -> Slot:
    """The head of a department speaks for the whole: for 滨海市妇联 in 滨海市妇联妇女发展部."""
    department = slot.mention
    if department.kind == "PartyBody" or not department.text.endswith(_DEPARTMENT):
        return slot
    wholes = [m for m in names_inside(department, mentions, ORGANIZATION) if m.start == department.start]
    return replace(slot, mention=max(wholes, key=lambda m: m.end)) if wholes else slot


_DEPARTMENT = ("部", "处", "科", "办公室")
_SPEECH_ENDS = re.compile("[。！？…，]”")
_LONG_SPEECH = 6  # sentences; a quotation mark that nothing closes is a misprint


def speakers_of(readings: Sequence[Reading], sentences: Sequence[Typed]) -> list[Slot | None]:
    """For whom each sentence is spoken, if its speaker is named in it or behind the quotation that it is part of.

    “我们举办了比赛。”临江县妇联主席王强说.
    """
    found = [_spoken_for(reading, sentence) for reading, sentence in zip(readings, sentences, strict=True)]
    begun: int | None = None
    for number, sentence in enumerate(sentences):
        if sentence.text.rfind("“") > sentence.text.rfind("”"):
            begun = None if "：“" in sentence.text else number
        if _SPEECH_ENDS.search(sentence.text) and "：“" not in sentence.text:
            speaker = next((slot for slot in found[number : number + 2] if slot), None)
            first = number if begun is None or number - begun > _LONG_SPEECH else begun
            found[first : number + 1] = [found[n] or speaker for n in range(first, number + 1)]
            begun = None
    return found
