"""LAC's network with weights of our own, fine-tuned on news: `MODEL.md` tells how, and how good it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Word
from kg.tagger.network import Head, Network, cut, open_session

if TYPE_CHECKING:
    from kg.tagger.network import Floats, Ints

MODEL = Path(__file__).parent / "news.onnx"
# What the word head takes for a name and the name head does not is a noun; a place is no region.
_NOUNS = {"PER": "nr", "LOC": "ns", "ORG": "nt"}
_NAMES = {"PLACE": "ns"}
_OWN = frozenset(("nr", "ns", "nt", "nw", "TIME"))  # words that a name may begin inside of


@dataclass(frozen=True, slots=True)
class NewsTagger:
    """Names joined as the graph wants them; parts of speech and TIME are LAC's, `ns` a road, building or mountain."""

    def tag(self, sentences: Sequence[str]) -> list[list[Word]]:
        """The words of each sentence."""
        return [words for words, _ in self.read(sentences)]

    def read(self, sentences: Sequence[str]) -> list[tuple[list[Word], list[Word]]]:
        """The words of each sentence, and beside them phrases that may hold names: PROGRAM and GROUP."""
        found = news_network().labels(sentences)
        return [
            (cut(sentence, merged(words, names)), [w for w in cut(sentence, regular(phrases)) if w.tag != "O"])
            for sentence, (words, names, phrases) in zip(sentences, found, strict=True)
        ]


def merged(words: Sequence[str], names: Sequence[str]) -> list[str]:
    """Labels of the words with the names over them; what a name leaves of a word is a word."""
    names = _whole(regular(names), words)
    return [
        name if name != "O" else f"{word[:-1]}B" if before != "O" else word
        for word, name, before in zip(words, names, ["O", *names], strict=False)
    ]


def _whole(names: list[str], words: Sequence[str]) -> list[str]:
    """An organization that begins inside a common word takes the word in: 院校友会 is 学院校友会."""
    whole = list(names)
    for i, name in enumerate(names):
        start = i
        while name == "ORG-B" and start and words[start].endswith("-I") and names[start - 1] == "O":
            start -= 1
        if words[start][:-2] not in _OWN:
            whole[start : i + 1] = [name, *["ORG-I"] * (i - start)]
    return whole


def regular(labels: Sequence[str]) -> list[str]:
    """Labels where every name begins with B and every O stands alone."""
    return [
        f"{label[:-1]}B" if label.endswith("-I") and label[:-2] != before[:-2] else label
        for before, label in pairwise(["O", *labels])
    ]


@cache
def news_network() -> Network:
    """The network, with three heads: words, names, phrases."""
    import numpy as np

    session = open_session(MODEL.read_bytes())
    told = json.loads(session.get_modelmeta().custom_metadata_map["tagger"])
    heads = [
        Head(tuple(_renamed(head["labels"], names)), np.array(head["transitions"], dtype=np.float32))
        for head, names in zip(told["heads"], (_NOUNS, _NAMES, {}), strict=True)
    ]

    def scores(rows: Ints) -> Floats:
        found: Floats = session.run(None, {"token_ids": rows})[0]
        return found

    return Network(scores, told["characters"], told["unknown"], tuple(heads))


def _renamed(labels: Sequence[str], names: dict[str, str]) -> list[str]:
    return [names.get(label[:-2], label[:-2]) + label[-2:] for label in labels]
