"""Variants of a sentence, so that the weights learn forms that the month of 1998 does not show."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.training.labels import Spans
from kg.training.network import NAME_LABELS, PHRASE_LABELS, WORD_LABELS
from kg.training.relabel import Example

IGNORED = -100  # a place whose word label is not to be learned
_PERSON = re.compile("[\u4e00-\u9fff]{2,3}")
_CREDIT = re.compile("记者|通讯员|摄")


@dataclass(frozen=True, slots=True)
class Marks:
    """A sentence character by character: its text and the numbers of its labels."""

    text: str
    words: list[int]
    names: list[int]
    phrases: list[int]

    def replaced(self, start: int, end: int, text: str) -> Marks:
        """With `text` instead of [start, end); it belongs to the name and the phrase that stood there."""
        return Marks(
            self.text[:start] + text + self.text[end:],
            self.words[:start] + [IGNORED] * len(text) + self.words[end:],
            _refilled(self.names, NAME_LABELS, start, end, len(text)),
            _refilled(self.phrases, PHRASE_LABELS, start, end, len(text)),
        )


def marks(example: Example) -> Marks:
    """The example's labels as numbers."""
    size = len(example.text)
    words = [(word.start, word.end, word.tag) for word in example.words]
    return Marks(
        example.text,
        _numbers(words, WORD_LABELS, size),
        _numbers(example.names, NAME_LABELS, size),
        _numbers(example.phrases, PHRASE_LABELS, size),
    )


@dataclass(frozen=True)
class Variation:
    """Chances of each change, and the names that it draws from."""

    surnames: Sequence[str]
    given: Sequence[str]
    dice: random.Random

    def of(self, item: Marks) -> Marks:
        """The sentence with other people's names, spaces in its credits, and now and then a stray space."""
        credits = _CREDIT.search(item.text) is not None
        for start, end in reversed(list(_people(item.names))):
            name = item.text[start:end]
            if credits and self._chance(0.4) and item.text[start - 1 : start] == "、" and start > 1:
                item = item.replaced(start - 1, start, " ")
            if credits and self._chance(0.3) and item.text[start - 2 : start] in ("记者", "讯员"):
                item = item.replaced(start, start, " ")
                start, end = start + 1, end + 1
            if credits and self._chance(0.3) and item.text[end : end + 1] == "摄":
                item = item.replaced(end, end, " ")
            if _PERSON.fullmatch(name) and name[0] in self.surnames and self._chance(0.3):
                item = item.replaced(start, end, self.dice.choice(self.surnames) + self.dice.choice(self.given))
            elif credits and len(name) == 2 and self._chance(0.15):
                item = item.replaced(start + 1, start + 1, " ")
        if self._chance(0.04):
            place = self.dice.randrange(len(item.text))
            item = item.replaced(place, place, " ")
        return item

    def _chance(self, share: float) -> bool:
        return self.dice.random() < share


def variation(examples: Sequence[Example], seed: int) -> Variation:
    """A variation that mixes the surnames and given names of the examples."""
    people = [e.text[start:end] for e in examples for start, end, label in e.names if label == "PER"]
    full = [name for name in people if _PERSON.fullmatch(name) and len(name) == 3]
    common = {surname for surname, count in Counter(name[0] for name in full).items() if count >= 10}
    names = [name for name in people if _PERSON.fullmatch(name) and name[0] in common]
    return Variation([name[0] for name in names], [name[1:] for name in names], random.Random(seed))


def _people(names: list[int]) -> Iterator[tuple[int, int]]:
    first, more = NAME_LABELS.index("PER-B"), NAME_LABELS.index("PER-I")
    for start, label in enumerate(names):
        if label == first:
            end = start + 1
            while end < len(names) and names[end] == more:
                end += 1
            yield start, end


def _numbers(spans: Spans, labels: Sequence[str], size: int) -> list[int]:
    numbers = [0] * size
    for start, end, label in spans:
        numbers[start:end] = [labels.index(f"{label}-I")] * (end - start)
        numbers[start] = labels.index(f"{label}-B")
    return numbers


def _refilled(numbers: list[int], labels: Sequence[str], start: int, end: int, count: int) -> list[int]:
    """With `count` new places for [start, end): the label there goes on, or begins anew in place of its own."""
    here = numbers[start] if start < len(numbers) else 0
    goes_on = labels.index(f"{labels[here][:-1]}I") if here else 0
    if start == end:
        filling = [here if here == goes_on else 0] * count
    else:
        filling = [here, *[goes_on] * (count - 1)][:count]
    return numbers[:start] + filling + numbers[end:]
