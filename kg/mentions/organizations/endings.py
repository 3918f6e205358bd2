"""What organization names end in: where endings stand in a text, and what a name ends in."""

from __future__ import annotations

from functools import cache, lru_cache

from kg import lexicon
from kg.endings import Endings


@cache
def _known() -> Endings:
    return Endings(lexicon.organization_endings())


@lru_cache(maxsize=1024)
def endings(text: str) -> tuple[tuple[int, int], ...]:
    """Every place where the longest ending of an organization's name stands: `[start, end)`."""
    return _known().places(text)


def ending_of(name: str) -> str | None:
    """The longest known ending of an organization's name, which isn't the end of an ordinary word (关系)."""
    found = _known().of(name)
    ordinary = found is not None and len(found) == 1 and name[-2:] in lexicon.word_classes()["not_ending"]
    return None if ordinary else found
