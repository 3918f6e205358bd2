"""Which groups a story tells of, besides those of its facts: those it counts and those it keeps naming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg import lexicon
from kg.mentions.groups import canonical, longer_names
from kg.mentions.tagged import Reading, Tagged
from kg.model import GROUP, Mention
from kg.typed import Slot, typed

_OFTEN = 3  # times that a group is named which a story is about


def _is_part(tagged: Tagged, group: Mention) -> bool:
    """Whether a group only says whose something is, without 的: 儿童|T恤, 劳模|广场."""
    behind = tagged.words[tagged.word_at(group.end)] if group.end < len(tagged.text) else None
    return behind is not None and behind.start == group.end and behind.tag in ("n", "nz", "nw")


def _counts(slot: Slot) -> bool:
    """Whether more than one of them are counted; firms and households are counted in passing."""
    use = next((use for head, use in lexicon.group_heads().items() if slot.mention.text.endswith(head)), "")
    return (slot.count or 0) > 1 and use == "person"


def _named(readings: Sequence[Reading]) -> Iterator[tuple[Mention, bool]]:
    """Groups outside other names, with whether they are counted."""
    for reading in readings:
        for slot in typed(reading.tagged.text, reading.mentions).slots.values():
            if slot.mention.type == GROUP and not _is_part(reading.tagged, slot.mention):
                yield slot.mention, _counts(slot)


def told_of(readings: Sequence[Reading]) -> set[str]:
    """The groups that a story counts, or names often enough to be about them."""
    named = [(canonical(m.text), counted) for m, counted in _named(readings)]
    longer = longer_names({name for name, _ in named})
    times = Counter(longer.get(name, name) for name, _ in named)
    return {longer.get(name, name) for name, counted in named if counted or times[longer.get(name, name)] >= _OFTEN}
