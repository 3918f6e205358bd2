"""Documents whose contents a story tells: 《通知》要求…."""

from __future__ import annotations

import re

from kg.claims.carried import Carried
from kg.claims.claim import ORGANIZATION_LETTER, PROGRAM_LETTER, shift_slot
from kg.claims.subjects import CLAUSE_BEGINS, person_meant, topics_of
from kg.typed import Slot, Typed

_SAYS = re.compile("(?:还|也|同时|明确|特别)*(?:要求|提出|明确|指出|强调|规定|部署|聚焦|从|围绕|共|分为|包括)")
_ISSUED_TO_SAY = re.compile("，(?:还|也|同时|明确|特别)*(?:要求|提出|明确|规定|强调)")


def documents_told(sentence: Typed, carried: Carried, base: int, before: int | None = None) -> list[Slot]:
    """The document whose contents a sentence tells: 《通知》要求…; or goes on telling, with no other subject."""
    end = len(sentence.text) if before is None else before
    for place, slot in sorted(sentence.slots.items()):
        if slot.mention.kind == "Document" and place < end and _ISSUED_TO_SAY.match(sentence.text, place + 1):
            return [shift_slot(slot, base)]  # 印发《通知》，提出…
        if slot.mention.kind == "Document" and CLAUSE_BEGINS.search(sentence.text[:place]):
            return [shift_slot(slot, base)] if _SAYS.match(sentence.text, place + 1) else []
    own = topics_of(sentence, ORGANIZATION_LETTER + PROGRAM_LETTER, len(sentence.text)) or person_meant(
        sentence, len(sentence.text)
    )
    return [] if own else carried.document
