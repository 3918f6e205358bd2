"""The common words that name programs (竞赛, 培训班): where they stand, and what kind they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg import lexicon
from kg.mentions.tagged import Tagged
from kg.model import PROGRAM, Mention


@cache
def _heads_by_length() -> tuple[tuple[int, ...], frozenset[str]]:
    heads = frozenset(lexicon.program_heads())
    return tuple(sorted({len(h) for h in heads}, reverse=True)), heads


@lru_cache(maxsize=1024)
def heads(text: str) -> tuple[tuple[int, int], ...]:
    """Every place where the longest head of a program stands: `[start, end)`."""
    return tuple(_head_places(text))


def _head_places(text: str) -> Iterator[tuple[int, int]]:
    lengths, known = _heads_by_length()
    for end in range(1, len(text) + 1):
        for length in lengths:
            if length <= end and text[end - length : end] in known:
                yield end - length, end
                break


def head_of(name: str) -> str | None:
    """The longest head that the name ends in."""
    lengths, known = _heads_by_length()
    return next((name[-n:] for n in lengths if name[-n:] in known), None)


STOP = re.compile(r"(?<=.{2})(?:首|末|第[一二三四五六七八九十\d]+)[站场期课讲季]$")  # of a series: of its kind


def kind_of(name: str) -> str | None:
    """The kind of the longest head that the name ends in."""
    head = lexicon.program_heads().get(head_of(STOP.sub("", name)) or "")
    return head.kind if head else None


def program_mention(tagged: Tagged, start: int, end: int, kind: str | None, rule: str, confidence: float) -> Mention:
    return Mention(start, end, PROGRAM, kind, tagged.text[start:end], rule, confidence)


def least_head(name: str) -> str | None:
    """The shortest head that the name ends in, of those that need no quotation marks."""
    known = lexicon.program_heads()
    ends = (name[-n:] for n in sorted(_heads_by_length()[0]))
    return next((end for end in ends if end in known and not known[end].marked), None)
