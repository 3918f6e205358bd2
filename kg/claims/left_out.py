"""The names that a clause leaves out, by what its rule says is carried over."""

from __future__ import annotations

import re

from kg.claims.carried import Carried
from kg.claims.claim import ORGANIZATION_LETTER, PERSON_LETTER, PROGRAM_LETTER, shift_slot
from kg.claims.documents import documents_told
from kg.claims.servers import server_of
from kg.claims.subjects import (
    allies_of,
    awards_before,
    clause_subject,
    has_post,
    is_other_subject,
    list_from,
    person_meant,
    programs_before,
    topics_of,
)
from kg.model import ORGANIZATION, PROGRAM
from kg.typed import LETTERS, Slot, Typed

_PARTIES = re.compile("[双两三四五六七八](?=[方家所个部单校院])")


def _parties(sentence: Typed, place: int, base: int, carried: Carried) -> tuple[Slot, ...]:
    """Whom 双方 or 三家 means: the organizations of the latest list or sentence, if they are as many."""
    told = _PARTIES.search(sentence.text, place)
    number = "..双三四五六七八".find(told[0].replace("两", "双")) if told else 0
    here = [shift_slot(slot, base) for slot in allies_of(sentence, place)] or carried.allies
    return next((tuple(found) for found in (here, carried.last) if len(found) == number), ())


def left_out(what: str, sentence: Typed, place: int, base: int, carried: Carried) -> tuple[Slot, ...]:
    """The name that a clause leaves out: the nearest before it in the sentence, else what the story carries."""
    if what == "parties":
        return _parties(sentence, place, base, carried)
    if what == "employer":
        found = [
            s
            for p, s in sorted(sentence.slots.items())
            if p < place and s.mention.type == ORGANIZATION and has_post(sentence, p)
        ]
    elif what == "award":
        found = awards_before(sentence, place)[-1:]
        if not found:
            return tuple(carried.awards)
    elif what == "clause":
        found = clause_subject(sentence, place)
    elif what == "topic:ON":
        found = clause_subject(sentence, place)
        if not found:
            last = [
                carried.topics[letter] for letter in (ORGANIZATION_LETTER, PERSON_LETTER) if letter in carried.topics
            ]
            return tuple(sorted(last, key=lambda slot: slot.mention.start)[-1:])
    elif what == "topic:N":
        person = person_meant(sentence, place)
        if person is None:
            return tuple(carried.topics[letter] for letter in (PERSON_LETTER,) if letter in carried.topics)
        found = [person]
    elif what == "topic:P":
        found = programs_before(sentence, place)[-1:]
        if not found:
            return tuple(carried.programs)
    else:
        letters = "".join(LETTERS[t] for t in (ORGANIZATION, PROGRAM) if t[0] in what.partition(":")[2])
        if PROGRAM_LETTER in letters and (document := documents_told(sentence, carried, base, place)):
            return tuple(document)
        if letters == ORGANIZATION_LETTER + PROGRAM_LETTER:
            if (server := server_of(sentence, place, base, carried)) is not None:
                return tuple(server)
            found = []
        else:
            found = topics_of(sentence, letters, place)
            found = ([slot for slot in found if slot.mention.kind != "Document"] or found)[-1:]
        if not found and (what.startswith("here") or is_other_subject(sentence, place, carried.words)):
            return ()
        if not found and carried.speaker and "O" in what:
            return (carried.speaker,)
        if not found:
            known = [carried.topics[letter] for letter in letters if letter in carried.topics]
            known = [slot for slot in known if slot.mention.kind != "Document"] or known
            return tuple(sorted(known, key=lambda slot: slot.mention.start)[-1:])  # what was named last
        several = found[:1] if what.startswith("first") else list_from(sentence, found[0])
        return tuple(shift_slot(slot, base) for slot in several)
    return tuple(shift_slot(slot, base) for slot in found[-1:])
