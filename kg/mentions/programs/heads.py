"""The common words that name programs (竞赛, 培训班): where they stand, and what kind they tell."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg import lexicon
from kg.endings import Endings
from kg.mentions.tagged import Tagged
from kg.model import PROGRAM, Mention


@cache
def _known() -> Endings:
    return Endings(lexicon.program_heads())


@lru_cache(maxsize=1024)
def heads(text: str) -> tuple[tuple[int, int], ...]:
    """Every place where the longest head of a program stands: `[start, end)`."""
    return _known().places(text)


def head_of(name: str) -> str | None:
    """The longest head that the name ends in."""
    return _known().of(name)


STOP = re.compile(r"(?<=.{2})(?:首|末|第[一二三四五六七八九十\d]+)[站场期课讲季]$")  # of a series: of its kind


def kind_of(name: str) -> str | None:
    """The kind of the longest head that the name ends in."""
    head = lexicon.program_heads().get(head_of(STOP.sub("", name)) or "")
    return head.kind if head else None


_WITH_CEREMONY = re.compile("(?:仪式|典礼)暨")


def program_mention(tagged: Tagged, start: int, end: int, kind: str | None, rule: str, confidence: float) -> Mention:
    """A program of this kind; one that begins with a ceremony is an event: 启动仪式暨献血活动."""
    text = tagged.text[start:end]
    return Mention(start, end, PROGRAM, "Event" if _WITH_CEREMONY.search(text) else kind, text, rule, confidence)


def least_head(name: str) -> str | None:
    """The shortest head that the name ends in, of those that need no quotation marks."""
    known = lexicon.program_heads()
    return min((head for head in _known().at(name, len(name)) if not known[head].marked), key=len, default=None)
