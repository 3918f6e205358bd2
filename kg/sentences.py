"""Stories split into sentences, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.articles import words
from kg.model import Sentence, Story

_END = re.compile(r"(?:[。！？!?]|…{2,}|\.{6})+[”’」』）》]*")


def split(story: Story) -> tuple[Sentence, ...]:
    """The sentences of a story in order, none across blocks: their end marks and closing quotation marks included.

    A quoted speech keeps the words that say who spoke: “……。”某某说。
    """
    found = []
    for block in story.blocks:
        text = story.view.text[block.start : block.end]
        for start, end in _ranges(text):
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            if body := text[start:end].strip():
                found.append(Sentence(body, block.start + start + lead, block))
    return tuple(found)


def _ranges(text: str) -> list[tuple[int, int]]:
    ranges, start = [], 0
    for match in _END.finditer(text):
        if match.end() < len(text) and not _goes_on(text, match):
            ranges.append((start, match.end()))
            start = match.end()
    return [piece for whole in (*ranges, (start, len(text))) for piece in _pieces(text, *whole)]


_LONGEST = 1000  # characters; what goes on without an end mark is a list, a table or lost marks, and is read in pieces
_PAUSE = re.compile(r"[，；、\s]")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut behind the last pause that keeps each piece short enough."""
    while end - start > _LONGEST:
        pauses = [match.end() for match in _PAUSE.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        cut = pauses[-1] if pauses else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Whether the sentence goes on behind an end mark: inside a title, or with who said the quoted words."""
    after = text[end.end() :]
    if after[0] in "，、；：":
        return True
    return end[0][-1] in "”’」』" and bool(_speaker().match(after))


@cache
def _speaker() -> re.Pattern[str]:
    """Who said it, behind a quotation: up to thirty characters that end with a verb of saying."""
    return re.compile(rf"[^。！？“”]{{1,40}}?(?:{words.any_of('says')})[着到]?[。：，；]")
