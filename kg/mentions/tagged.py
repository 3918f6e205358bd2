"""A sentence with its words: what every finder looks at. All offsets count in the sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.model import REGION, Mention, Sentence, Word
from kg.regions import Match, Region


@dataclass(frozen=True)
class Tagged:
    """A sentence, the tagger's words (they tile it) and the places where the gazetteer finds regions in it."""

    sentence: Sentence
    words: tuple[Word, ...]
    places: tuple[Match, ...] = ()
    bodies: tuple[Mention, ...] = ()  # organizations found in it, once they are

    @cached_property
    def regions(self) -> tuple[Mention, ...]:
        return tuple(
            Mention(p.start, p.end, REGION, p.regions[0].kind, self.text[p.start : p.end], "gazetteer", 0.95)
            for p in self.places
        )

    def candidates(self, mention: Mention) -> tuple[Region, ...]:
        """The regions that a region's mention can mean."""
        return next((p.regions for p in self.places if (p.start, p.end) == (mention.start, mention.end)), ())

    @cached_property
    def text(self) -> str:
        return self.sentence.text

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def boundaries(self) -> frozenset[int]:
        """Offsets at which a word begins or ends."""
        return frozenset(self._starts) | {len(self.text)}

    def word_at(self, offset: int) -> int:
        """Index of the word that covers the character at `offset`."""
        return bisect_right(self._starts, offset) - 1

    def region_ending(self, offset: int) -> Mention | None:
        """The region mention that ends at `offset`."""
        return next((r for r in self.regions if r.end == offset), None)

    def region_starting(self, offset: int) -> Mention | None:
        """The region mention that begins at `offset`."""
        return next((r for r in self.regions if r.start == offset), None)


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions that overlap none longer (or, of equal length, surer), in order of the text."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, -m.confidence, m.start, m.type)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return sorted(kept)


@dataclass(frozen=True)
class Reading:
    """A sentence with everything that was found in it; names inside longer names are included."""

    tagged: Tagged
    mentions: tuple[Mention, ...]  # offsets in the sentence
