"""Text that is owned once: a view is a repaired reading of a page that knows where each character comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True)
class View:
    """A repaired text: `offsets[i]` is the place of `text[i]` in the page, in code points."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The range of the page that `text[start:end]` was read from (never empty for start < end)."""
        places = self.offsets[start:end]
        return Span(min(places), max(places) + 1)
