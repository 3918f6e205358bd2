"""A network over characters with conditional random fields on top, run by onnxruntime.

The network knows nothing of padding, which would change the tags: sentences of equal length share a batch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.model import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

BATCH = 2048  # characters: larger batches leave the processor's cache


@dataclass(frozen=True, slots=True)
class Head:
    """One way of labelling. A label is O or a tag with B or I: PER-B; `transitions[i, j]` is the score of i → j."""

    labels: tuple[str, ...]
    transitions: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """A loaded model."""

    scores: Callable[[Ints], Floats]  # sentences by places by the labels of all heads, from rows of characters
    rows: dict[str, int]  # of a character, other forms of it included
    unknown: int
    heads: tuple[Head, ...]

    def labels(self, sentences: Sequence[str]) -> list[tuple[list[str], ...]]:
        """For each sentence and head, the labels of its characters."""
        found: list[tuple[list[str], ...]] = [tuple([] for _ in self.heads) for _ in sentences]
        for batch in batches(sentences):
            paths = self._paths([sentences[i] for i in batch])
            for i, *rows in zip(batch, *paths, strict=True):
                found[i] = tuple([head.labels[k] for k in row] for head, row in zip(self.heads, rows, strict=True))
        return found

    def _paths(self, sentences: list[str]) -> list[list[list[int]]]:
        import numpy as np

        ids = np.array([[self.rows.get(c, self.unknown) for c in s] for s in sentences], dtype=np.int64)
        ends = np.cumsum([len(head.labels) for head in self.heads])
        parts = np.split(self.scores(ids), ends[:-1], axis=2)
        return [viterbi(part, head.transitions).tolist() for part, head in zip(parts, self.heads, strict=True)]


def open_session(model: bytes) -> Any:
    """A session of one thread: several processes are faster than several threads, and steadier."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def cut(sentence: str, labels: Sequence[str]) -> list[Word]:
    """The sentence cut before every label that begins a word; a word's tag is that of its first label."""
    places = [i for i, label in enumerate(labels) if i == 0 or not label.endswith("-I")]
    return [Word(sentence[a:b], a, labels[a].rsplit("-", 1)[0]) for a, b in pairwise([*places, len(sentence)])]


def batches(sentences: Sequence[str]) -> Iterator[list[int]]:
    """Indices of sentences of one length, up to `BATCH` characters together; empty sentences in none."""
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for i, sentence in enumerate(sentences):
        by_length[len(sentence)].append(i)
    by_length.pop(0, None)
    for length, group in by_length.items():
        size = max(1, BATCH // length)
        yield from (group[i : i + size] for i in range(0, len(group), size))


def viterbi(emissions: Floats, transitions: Floats) -> Ints:
    """The best class of every place, for emissions (sentences by places by classes).

    Changing one class of a path changes two transitions, each by at most `spread`; so a class more than twice that
    below the best one of its place is on no best path. Most places are left with one class, and what lies between
    two such places is decided apart from the rest, all of these runs at once.
    """
    import numpy as np

    sentences, places, classes = emissions.shape
    scores = emissions.reshape(-1, classes)
    spread = transitions.max() - transitions.min()
    alive = scores >= scores.max(axis=1, keepdims=True) - 2 * spread
    path: Ints = scores.argmax(axis=1)
    open_ = np.flatnonzero(alive.sum(axis=1) > 1)
    if len(open_):
        first = np.r_[True, (np.diff(open_) > 1) | (open_[1:] % places == 0)]
        starts, lengths = open_[first], np.diff(np.r_[np.flatnonzero(first), len(open_)])
        order = np.argsort(-lengths, kind="stable")
        _decide(path, np.where(alive, scores, -np.inf), transitions, starts[order], lengths[order], places)
    return path.reshape(sentences, places)


def _decide(path: Ints, scores: Floats, transitions: Floats, starts: Ints, lengths: Ints, places: int) -> None:
    """Write the best classes of the runs into `path`; the longest run comes first, and all around them is decided."""
    import numpy as np

    before, after = starts - 1, starts + lengths
    total = scores[starts] + np.where((starts % places > 0)[:, None], transitions[path[before]], 0)
    back: list[Ints] = []
    for step in range(1, lengths[0]):
        running = int((lengths > step).sum())
        ways = total[:running, :, None] + transitions
        back.append(ways.argmax(axis=1))
        total[:running] = ways.max(axis=1) + scores[starts[:running] + step]
    onward = transitions[:, path[np.minimum(after, len(path) - 1)]].T
    best = (total + np.where((after % places > 0)[:, None], onward, 0)).argmax(axis=1)
    for step in range(lengths[0] - 1, -1, -1):
        running = int((lengths > step).sum())
        path[starts[:running] + step] = best[:running]
        if step:
            best[:running] = back[step - 1][np.arange(running), best[:running]]
