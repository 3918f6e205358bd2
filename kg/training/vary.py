"""Variants of a sentence, so that the weights learn forms that the month of 1998 does not show."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.data import rows
from kg.training.labels import Spans
from kg.training.network import NAME_LABELS, PHRASE_LABELS, WORD_LABELS
from kg.training.relabel import Example

IGNORED = -100  # a place whose word label is not to be learned
_CHINESE = re.compile("[\u4e00-\u9fff]{2,3}")
_OF_REGION = re.compile("[\u4e00-\u9fff]{1,7}[省市县区].*")
_TOGETHER = ("联合", "携手", "会同", "联手")
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
    regions: Sequence[str]
    bodies: Sequence[str]
    dice: random.Random

    def of(self, item: Marks) -> Marks:
        """The sentence with other names, bylines as papers of today set them, and now and then a stray space."""
        credit = _CREDIT.search(item.text) is not None
        for start, end, label in reversed(list(_runs(item.names))):
            if label == "PER":
                item = self._person(item, start, end, credit)
            elif label == "ORG":
                item = self._organization(item, start, end)
            elif label == "LOC":
                item = self._region(item, start, end)
        if self._chance(0.04):
            place = self.dice.randrange(len(item.text))
            item = item.replaced(place, place, " ")
        return item

    def _person(self, item: Marks, start: int, end: int, credit: bool) -> Marks:
        name = item.text[start:end]
        if credit and item.text[end : end + 1] == "摄" and self._chance(0.3):
            item = item.replaced(end, end, " ")
        if _CHINESE.fullmatch(name) and name[0] in self.surnames and self._chance(0.3):
            item = item.replaced(start, end, self.dice.choice(self.surnames) + self.dice.choice(self.given))
        elif credit and len(name) == 2 and self._chance(0.15):
            item = item.replaced(start + 1, start + 1, " ")
        if credit and item.text[:start].endswith("、") and self._chance(0.4):
            item = item.replaced(start - 1, start, " ")
        elif item.text[:start].endswith(("记者", "通讯员")) and self._chance(0.3):
            item = item.replaced(start, start, " ")
        return item

    def _organization(self, item: Marks, start: int, end: int) -> Marks:
        """A body of another region, or two bodies that work together in other words."""
        if _OF_REGION.fullmatch(item.text[start:end]) and self._chance(0.25):
            item = item.replaced(start, end, self.dice.choice(self.regions) + self.dice.choice(self.bodies))
        joined = start > 1 and item.text[start - 1] in "、和与同" and NAME_LABELS[item.names[start - 2]][:3] == "ORG"
        if joined and self._chance(0.3):
            item = item.replaced(start - 1, start, self.dice.choice(_TOGETHER))
        return item

    def _region(self, item: Marks, start: int, end: int) -> Marks:
        if item.text[end - 1] in "省市县区州" and end - start > 2 and self._chance(0.3):
            return item.replaced(start, end, self.dice.choice(self.regions))
        if item.text[end - 1] in "乡镇村" and end - start > 2 and self._chance(0.3):
            return item.replaced(end - 1, end, self.dice.choice(("街道", "社区")))
        return item

    def _chance(self, share: float) -> bool:
        return self.dice.random() < share


def variation(examples: Sequence[Example], seed: int) -> Variation:
    """A variation that mixes the surnames and given names of the examples, and the ontology's regions and bodies."""
    people = [e.text[start:end] for e in examples for start, end, label in e.names if label == "PER"]
    full = [name for name in people if _CHINESE.fullmatch(name) and len(name) == 3]
    common = {surname for surname, count in Counter(name[0] for name in full).items() if count >= 10}
    names = [name for name in people if _CHINESE.fullmatch(name) and name[0] in common]
    regions = [row[1] for _, row in rows("regions.tsv") if row[1][-1] in "省市县区州盟旗"]
    bodies = [form for _, row in rows("bodies.tsv") for form in row[:2]]
    bodies += [row[0] for _, row in rows("organizations.tsv") if row[2] == "region"]
    bodies += ["总"] * (len(bodies) // 12)  # short for 总工会, as unions' papers write after a region
    return Variation([name[0] for name in names], [name[1:] for name in names], regions, bodies, random.Random(seed))


def _runs(names: list[int]) -> Iterator[tuple[int, int, str]]:
    """Ranges and labels of the names."""
    for start, number in enumerate(names):
        if NAME_LABELS[number].endswith("-B"):
            end = start + 1
            while end < len(names) and names[end] == number + 1:  # I follows B
                end += 1
            yield start, end, NAME_LABELS[number][:-2]


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
    first = here if end > start or here == goes_on else 0
    more = goes_on if first else 0
    return numbers[:start] + [first, *[more] * (count - 1)][:count] + numbers[end:]
