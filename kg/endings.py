"""Known endings of names: which of them a name ends in, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Endings:
    """Words that names end in, found by their last character and their length."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        lasts = {word[-1] for word in self._words}
        self._lengths = {
            last: tuple(sorted({len(word) for word in self._words if word[-1] == last}, reverse=True)) for last in lasts
        }

    def at(self, text: str, end: int) -> Iterator[str]:
        """The words with which `text[:end]` ends, the longest first."""
        for length in self._lengths.get(text[end - 1 : end], ()):
            if length <= end and (word := text[end - length : end]) in self._words:
                yield word

    def of(self, name: str) -> str | None:
        """The longest word that a name ends in."""
        return next(self.at(name, len(name)), None)

    def places(self, text: str) -> tuple[tuple[int, int], ...]:
        """Every place where a word stands, the longest of those that end there: `[start, end)`, in order."""
        ends = [end for end, last in enumerate(text, start=1) if last in self._lengths]
        longest = ((next(self.at(text, end), ""), end) for end in ends)
        return tuple((end - len(word), end) for word, end in longest if word)
