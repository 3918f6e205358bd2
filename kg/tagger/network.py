"""A network over characters with a CRF on top, run by onnxruntime.

The network ignores its `length` input, so padding would change the tags: sentences of equal length share a batch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

BATCH = 2048  # characters: larger batches leave the processor's cache


@dataclass(frozen=True, slots=True)
class Network:
    """A loaded model. `labels` are a class's tag and B or I, e.g. PER-B; `transitions[i, j]` is the score of i → j."""

    session: Any
    ids: dict[str, int]  # of a character, other forms of it included
    unknown: int
    labels: tuple[str, ...]
    transitions: Floats

    def tag(self, sentences: Sequence[str]) -> list[list[Word]]:
        """The words of each sentence."""
        found: list[list[Word]] = [[] for _ in sentences]
        for batch in batches(sentences):
            paths = self._paths([sentences[i] for i in batch])
            for i, path in zip(batch, paths.tolist(), strict=True):
                found[i] = list(_words(sentences[i], [self.labels[k] for k in path]))
        return found

    def _paths(self, sentences: list[str]) -> Ints:
        import numpy as np

        ids = np.array([[self.ids.get(c, self.unknown) for c in s] for s in sentences], dtype=np.int64)
        lengths = np.full(len(ids), ids.shape[1], dtype=np.int64)
        [emissions] = self.session.run(None, {"token_ids": ids, "length": lengths})
        return viterbi(emissions, self.transitions)


@dataclass(frozen=True, slots=True)
class NetworkTagger:
    """A tagger that knows how to load its network, so that only a function's name is pickled."""

    load: Callable[[], Network]

    def tag(self, sentences: Sequence[str]) -> list[list[Word]]:
        """The words of each sentence."""
        return self.load().tag(sentences)


def open_session(model: bytes) -> Any:
    """A session of one thread: several processes are faster than several threads, and steadier."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


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


def _words(sentence: str, labels: list[str]) -> Iterator[Word]:
    """The sentence cut before every label that begins a word."""
    start = 0
    for end in range(1, len(sentence) + 1):
        if end == len(sentence) or not labels[end].endswith("-I"):
            yield Word(sentence[start:end], start, labels[start].rsplit("-", 1)[0])
            start = end
