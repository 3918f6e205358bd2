"""Which groups a story tells of, besides those of its facts: those it counts and those it keeps naming."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg import lexicon
from kg.mentions.groups import canonical, longer_names
from kg.mentions.tagged import Reading, Tagged
from kg.model import GROUP, Mention
from kg.typed import Slot, Typed, typed

_OFTEN = 3  # times that a group is named which a story is about


def _is_part(tagged: Tagged, group: Mention) -> bool:
    """Whether a group only says whose something is, without 的: 儿童|T恤, 劳模|广场."""
    behind = tagged.words[tagged.word_at(group.end)] if group.end < len(tagged.text) else None
    return behind is not None and behind.start == group.end and behind.tag in ("n", "nz", "nw")


def _people(slot: Slot) -> bool:
    """Whether they are people or households: firms are counted in passing."""
    name = slot.mention.text
    use = next((use for head, use in lexicon.group_heads().items() if name.endswith(head)), "person")
    return (use in ("person", "vague") and not name.endswith("企业")) or _HOUSEHOLD.search(name) is not None


_HOUSEHOLD = re.compile("(?<![商客用业])户$|家庭$")  # 商户 are firms


_LIST = re.compile("Ｇ(?:(?:[、和与及]|以及)[^，。；、ＯＲＰＮＧ]{0,6}Ｇ)*(?P<share>占了?[近约一二三四五六七八九\\d])?")


def _counted(sentence: Typed) -> set[int]:
    """Where groups stand that are counted: a number goes for all of a list (70名队员、导游), and so does 占三成."""
    found: set[int] = set()
    for match in _LIST.finditer(sentence.text):
        listed = {place for place in sentence.slots if match.start() <= place < match.end()}
        number = max((sentence.slots[place].count or 0 for place in listed), default=0)
        if number > 1 or match["share"]:
            found |= listed
    return found


def _named(readings: Sequence[Reading]) -> Iterator[tuple[Mention, bool]]:
    """Groups of people outside other names, with whether they are counted."""
    for reading in readings:
        sentence = typed(reading.tagged.text, reading.mentions)
        counted = _counted(sentence)
        for place, slot in sentence.slots.items():
            if slot.mention.type == GROUP and _people(slot) and not _is_part(reading.tagged, slot.mention):
                yield slot.mention, place in counted


def told_of(readings: Sequence[Reading]) -> set[str]:
    """The groups that a story counts, or names often enough to be about them."""
    named = [(canonical(m.text), counted) for m, counted in _named(readings)]
    longer = longer_names({name for name, _ in named})
    times = Counter(longer.get(name, name) for name, _ in named)
    return {longer.get(name, name) for name, counted in named if counted or times[longer.get(name, name)] >= _OFTEN}
