"""Who runs or judges an event and goes by no name of its own: the 组委会 of the story's contest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.mentions.tagged import Reading
from kg.model import ORGANIZATION, PROGRAM
from kg.resolve.gathered import Gathered, StoryThings, shifted

_ORGANIZING = ("组委会", "筹委会")  # an 执委会 may be elected at it
_KINDS = ("Event", "Contest", "Meeting", "Award")


def gather(gathered: Gathered, here: StoryThings, readings: Sequence[Reading]) -> None:
    """Names a committee after the event right before it, else after the one that the story names most."""
    named = Counter(key for (_, _, type_), key in here.keys.items() if type_ == PROGRAM)
    events = [key for key, _ in named.most_common() if gathered.things[key].kind in _KINDS]
    ends = {end: key for (_, end, type_), key in here.keys.items() if type_ == PROGRAM}
    for m, start, end in [(m, start, end) for _, m, start, end in shifted(readings) if m.rule == "committee"]:
        if (event := ends.get(start) or next(iter(events), None)) is not None:
            name = gathered.things[event].name + m.text
            gathered.thing(f"organization/{name}", ORGANIZATION, "Other", name, here.story.article.key, m.text)
            here.keys[start, end, ORGANIZATION] = f"organization/{name}"
            if m.text in _ORGANIZING:
                fact = (f"organization/{name}", "hosted", event)
                gathered.evidence(here, fact, start, end, "name", 0.75)
