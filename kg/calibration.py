"""What confidence is worth: how many facts of each rule were right on pages with gold, by band of confidence.

The counts are in `ontology/calibration.tsv` and change nothing in a graph: the report and `kg explain` show them.
Correcting each rule's confidence by its counts was tried: on pages that were not counted it changed next to nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg import data
from kg.errors import OntologyError

BANDS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)  # each to the next one above, the first to 1
_NAME = "calibration.tsv"
_HEAD = """\
# How many facts were right on pages with gold: relation, rule, lower end of the band of confidence, right, read.
# Each fact is counted once, for its surest quote. Written by
#   kg score GRAPH GOLD --write-calibration ontology/calibration.tsv
"""


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """Facts that a rule of a relation has read with a confidence from `band` on, and how many of them were right."""

    relation: str
    rule: str
    band: float
    right: int
    read: int


def band(confidence: float) -> float:
    """The lower end of the band that a confidence lies in."""
    return next(low for low in BANDS if confidence >= low)


@cache
def measured() -> tuple[Count, ...]:
    """The rows of calibration.tsv. OntologyError for a row that is not well formed."""
    return tuple(_count(line, cells) for line, cells in data.rows(_NAME))


def _count(line: int, cells: list[str]) -> Count:
    try:
        relation, rule, low, right, read = cells
        return Count(relation, rule, float(low), int(right), int(read))
    except ValueError:
        place = f"{data.path(_NAME)}:{line}"
        raise OntologyError(f"{place}: not relation, rule, band, right and read, separated by tabs") from None


def by_band(counts: Iterable[Count]) -> Iterator[tuple[float, int, int]]:
    """Lower end, right and read of each band that has facts, the surest first."""
    right: Counter[float] = Counter()
    read: Counter[float] = Counter()
    for count in counts:
        right[count.band] += count.right
        read[count.band] += count.read
    return ((low, right[low], read[low]) for low in BANDS if read[low])


def of_rule(relation: str, rule: str) -> tuple[int, int]:
    """Of how many facts that a rule has read how many were right: right, read."""
    counts = [count for count in measured() if (count.relation, count.rule) == (relation, rule)]
    return sum(count.right for count in counts), sum(count.read for count in counts)


def to_table(counts: Iterable[Count]) -> str:
    """Counts as the text of calibration.tsv."""
    return _HEAD + "".join(f"{c.relation}\t{c.rule}\t{c.band}\t{c.right}\t{c.read}\n" for c in sorted(counts))
