"""Stories split into sentences, block by block."""

from __future__ import annotations

import re
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
    return [*ranges, (start, len(text))]


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
