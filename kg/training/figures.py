"""How good names are: strict spans, on the sentences that were labelled by reading and held out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.training.labels import Spans


@dataclass(frozen=True)
class Figure:
    """Counts of one label: right, too many, missed."""

    label: str
    right: int
    extra: int
    missed: int

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.extra)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)
        return f"{self.label:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  of {self.right + self.missed}"


def figures(gold: Iterable[Spans], found: Iterable[Spans], labels: Sequence[str]) -> list[Figure]:
    """A figure for each label, and one for all of them; a span counts when start, end and label are right."""
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for theirs, ours in zip(gold, found, strict=True):
        for counter, spans in (
            (right, set(theirs) & set(ours)),
            (extra, set(ours) - set(theirs)),
            (missed, set(theirs) - set(ours)),
        ):
            counter.update(label for _, _, label in spans)
    each = [Figure(label, right[label], extra[label], missed[label]) for label in labels]
    total = [sum(counter[label] for label in labels) for counter in (right, extra, missed)]
    return [*each, Figure("all", *total)]
