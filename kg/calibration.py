"""Confidence as a probability: what was counted on gold pages corrects what a rule says of itself.

`ontology/calibration.tsv` tells of each rule how many of its facts were right. A rule's confidence counts as much as
`PRIOR` facts, so that few counts move it little, and a rule that was never counted keeps its own.
"""

from __future__ import annotations

from functools import cache

from kg import data
from kg.errors import OntologyError

PRIOR = 20
_BANDS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)
_NAME = "calibration.tsv"
_HEAD = """\
# How often each rule was right on pages with gold: relation, rule, facts right, facts read.
# Written by: kg score GRAPH GOLD --write-calibration ontology/calibration.tsv
# A rule's own confidence is corrected by these counts; see kg/calibration.py.
"""

Counts = dict[tuple[str, str], tuple[int, int]]


@cache
def counts() -> Counts:
    """Relation and rule → facts right, facts read. OntologyError for a row that is not well formed."""
    found: Counts = {}
    for line, cells in data.rows(_NAME):
        try:
            relation, rule, right, read = cells
            found[relation, rule] = (int(right), int(read))
        except ValueError:
            place = f"{data.path(_NAME)}:{line}"
            raise OntologyError(f"{place}: not relation, rule, right and read, separated by tabs") from None
    return found


def calibrated(relation: str, rule: str, confidence: float) -> float:
    """The share of facts that can be expected to be right, from a rule's own confidence and what was counted."""
    right, read = counts().get((relation, rule), (0, 0))
    return round((right + PRIOR * confidence) / (read + PRIOR), 3)


def band(confidence: float) -> float:
    """The lower end of the band that a confidence lies in."""
    return next(low for low in _BANDS if confidence >= low)


def to_table(found: Counts) -> str:
    """Counts as the text of calibration.tsv."""
    rows = (f"{relation}\t{rule}\t{right}\t{read}\n" for (relation, rule), (right, read) in sorted(found.items()))
    return _HEAD + "".join(rows)
