"""Give the month the names that the labelled sentences show how to draw.

The corpus marks long organizations in parts. A conditional random field over the corpus's words, with their parts of
speech and LAC's tags as features, learns to join them; names that it passes over are kept as the corpus has them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.model import Word
from kg.tagger import tagger
from kg.training.corpus import Paragraph
from kg.training.labels import NAMES, PHRASES, Labelled, Spans

_BREAKS = frozenset(("w", "u", "v", "p", "c", "d", "r", "k", "#"))
_PLACE = re.compile(r".+[山江河湖海洋岛峡路街桥宫寺庙塔馆园站港湾门楼]$")
_KEPT = {"nr": "PER", "ns": "LOC", "nt": "ORG"}


@dataclass(frozen=True)
class Example:
    """A sentence to train on."""

    text: str
    words: list[Word]  # LAC's
    names: Spans
    phrases: Spans
    read: bool  # labelled by reading
    held_out: bool  # not to be trained on


def relabelled(month: Sequence[Paragraph], labelled: Sequence[Labelled]) -> list[Example]:
    """Every sentence of the month with its names and phrases; sentences labelled by reading keep their own."""
    places = [(paragraph, start, end) for paragraph in month for start, end in paragraph.sentences]
    texts = [paragraph.text[start:end] for paragraph, start, end in places]
    words = [paragraph.words_in(start, end) for paragraph, start, end in places]
    lac = tagger("lac").tag(texts)
    read = {(item.paragraph.number, item.start): item for item in labelled}
    found = relabel(words, lac, [read.get((paragraph.number, start)) for paragraph, start, _ in places])
    held_out = {item.paragraph.number for item in labelled if item.held_out}
    return [
        Example(text, tags, names, phrases, (paragraph.number, start) in read, paragraph.number in held_out)
        for text, tags, (names, phrases), (paragraph, start, _) in zip(texts, lac, found, places, strict=True)
    ]


def relabel(
    words: Sequence[list[Word]], lac: Sequence[list[Word]], read: Sequence[Labelled | None]
) -> list[tuple[Spans, Spans]]:
    """Names and phrases of each sentence: as read, or as learned from the others that were read and not held out."""
    features = [word_features(*pair) for pair in zip(words, lac, strict=True)]
    layers: list[list[Spans]] = []
    for labels in NAMES, PHRASES:
        taught = [i for i, item in enumerate(read) if item and not item.held_out]
        own = {i: [span for span in item.spans if span[2] in labels] for i, item in enumerate(read) if item}
        model = _trained([features[i] for i in taught], [_tags(words[i], own[i]) for i in taught])
        layers.append([own.get(i, _spans(words[i], model.tag(features[i]))) for i in range(len(words))])
    kinds = _kinds(read)
    names = [
        spans if item else _settled(_kept(ws, spans), "".join(word.text for word in ws), kinds)
        for ws, spans, item in zip(words, layers[0], read, strict=True)
    ]
    return list(zip(names, layers[1], strict=True))


def word_features(words: list[Word], lac: list[Word]) -> list[list[str]]:
    """What a sentence's words look like: form, part of speech, LAC's tags and the noun run that each stands in."""
    beneath = [f"{word.tag}{'I' if i else 'B'}" for word in lac for i in range(len(word.text))]
    forms = ["#", "#", *(word.text for word in words), "#", "#"]
    tags = ["#", "#", *(word.tag for word in words), "#", "#"]
    hints = ["#", "#", *(beneath[word.start] + beneath[word.end - 1] for word in words), "#", "#"]
    return [_features(forms, tags, hints, i) for i in range(2, len(forms) - 2)]


def _features(forms: list[str], tags: list[str], hints: list[str], i: int) -> list[str]:
    form = forms[i]
    found = [f"length={min(len(form), 5)}", f"first={form[0]}", f"first2={form[:2]}", f"last2={form[-2:]}"]
    for d in range(-2, 3):
        j = i + d
        found += [f"form{d}={forms[j]}", f"tag{d}={tags[j]}", f"hint{d}={hints[j]}", f"last{d}={forms[j][-1]}"]
    for j, side in (i - 1, "<"), (i, ">"):
        found += [f"tags{side}={tags[j]} {tags[j + 1]}", f"hints{side}={hints[j]} {hints[j + 1]}"]
        found += [f"tag-last{side}={tags[j]} {forms[j + 1][-1]}"]
    found += [f"around={tags[i - 1]} {tags[i]} {tags[i + 1]}", f"both={tags[i]} {hints[i]}"]
    first, last = i, i
    while tags[last] not in _BREAKS:
        last += 1
    while tags[first] not in _BREAKS:
        first -= 1
    if last > i:
        found += [f"run-end={forms[last - 1][-1]}", f"run-end2={forms[last - 1][-2:]}", f"run-left={min(last - i, 6)}"]
    return [*found, f"run-start={tags[first + 1]}", f"before-run={forms[first]}"]


def _kinds(read: Iterable[Labelled | None]) -> dict[str, str]:
    """What a name is that was read as one label only."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for item in read:
        if item and not item.held_out:
            for start, end, label in item.spans:
                seen[item.text[start:end]].add(label)
    return {name: next(iter(labels)) for name, labels in seen.items() if len(labels) == 1}


def _settled(spans: Spans, text: str, kinds: dict[str, str]) -> Spans:
    """Region or other place, which the field often mistakes, as the same name was read elsewhere."""
    fixed = {"LOC": ("PER", "PLACE"), "PLACE": ("PER", "LOC")}
    return [
        (start, end, kind if (kind := kinds.get(text[start:end], "")) in fixed.get(label, ()) else label)
        for start, end, label in spans
    ]


def _trained(features: list[list[list[str]]], tags: list[list[str]]) -> Any:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for pair in zip(features, tags, strict=True):
        trainer.append(*pair)
    trainer.set_params({"c1": 0.2, "c2": 0.02, "max_iterations": 150})
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        model = pycrfsuite.Tagger()
        model.open(path)
    return model


def _tags(words: list[Word], spans: Spans) -> list[str]:
    """B, I and O of the words; a name that ends inside a word takes it whole."""
    tags = ["O"] * len(words)
    for start, end, label in spans:
        inside = [i for i, word in enumerate(words) if word.start < end and start < word.end]
        for i in inside:
            tags[i] = f"{'B' if i == inside[0] else 'I'}-{label}"
    return tags


def _spans(words: list[Word], tags: Iterable[str]) -> Spans:
    spans: Spans = []
    for word, tag in zip(words, tags, strict=True):
        if tag[0] == "I" and spans and spans[-1][1:] == (word.start, tag[2:]):
            spans[-1] = (spans[-1][0], word.end, tag[2:])
        elif tag != "O":
            spans.append((word.start, word.end, tag[2:]))
    return spans


def _kept(words: list[Word], spans: Spans) -> Spans:
    """The names found, and the corpus's own where none was found."""
    kept: Spans = []
    for word in words:
        label = _KEPT.get(word.tag)
        if label is None or any(word.start < end and start < word.end for start, end, _ in spans):
            continue
        if label == "PER" and kept and kept[-1][1:] == (word.start, "PER") and len(word.text) < 3:
            kept[-1] = (kept[-1][0], word.end, "PER")  # surname and given name
        else:
            kept.append((word.start, word.end, "PLACE" if label == "LOC" and _PLACE.match(word.text) else label))
    return sorted(spans + kept)
