"""What organization names end in: where endings stand in a text, and what a name ends in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kg import lexicon


@cache
def _endings_by_length() -> tuple[tuple[int, ...], frozenset[str]]:
    endings = frozenset(lexicon.organization_endings())
    return tuple(sorted({len(e) for e in endings}, reverse=True)), endings


@lru_cache(maxsize=1024)
def endings(text: str) -> tuple[tuple[int, int], ...]:
    """Every place where the longest ending of an organization's name stands: `[start, end)`."""
    return tuple(_ending_places(text))


def _ending_places(text: str) -> Iterator[tuple[int, int]]:
    lengths, known = _endings_by_length()
    for end in range(2, len(text) + 1):
        for length in lengths:
            if text[end - length : end] in known and length <= end:
                yield end - length, end
                break


def ending_of(name: str) -> str | None:
    """The longest known ending of an organization's name, which isn't the end of an ordinary word (关系)."""
    lengths, known = _endings_by_length()
    found = next((name[-n:] for n in lengths if name[-n:] in known), None)
    ordinary = found is not None and len(found) == 1 and name[-2:] in lexicon.word_classes()["not_ending"]
    return None if ordinary else found
