"""When the programs of a story are held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import dates
from kg.mentions.tagged import Reading
from kg.model import PROGRAM
from kg.resolve.gathered import Gathered, StoryThings
from kg.resolve.program_names import opens, whole_of

_HELD = ("Event", "Meeting", "Contest", "Training")
_DATED = (*_HELD, "Campaign")
_GIVEN = re.compile("[获授评荣膺颁夺摘捧]|拿下|表彰|入选|当选|命名|认定|列入|公布|揭晓|名单")


def _is_given(kind: str | None, text: str, start: int) -> bool:
    """Whether an honour is given there, rather than who has it named by it: 全国劳动模范王强."""
    clause = re.split("[，。；]", text[:start])[-1] + re.split("[，。；]", text[start:])[0]
    return kind == "Award" and _GIVEN.search(clause) is not None


def _set_up(text: str, start: int, end: int) -> bool:
    """Whether a word by which something begins to be stands next to a name."""
    behind = re.split("[，。；]", text[end : end + 24].lstrip("，"))[0]
    return any(dates.BEGINS.search(beside) is not None for beside in (text[max(0, start - 8) : start], behind))


def date(gathered: Gathered, here: StoryThings, readings: Sequence[Reading]) -> None:
    """When a program is held: the most exact date that stands right before or behind its name, or in it."""
    published = here.story.article.published or gathered.published
    year = int(published[:4]) if published else gathered.year
    span = here.story.article.span
    published = dates.dateline(gathered.page.text[span.start : span.end], year) or published
    latest: str | None = None
    day: str | None = None  # the first that the story tells, when what it is about took place
    for reading in readings:
        text = reading.tagged.text
        found = dates.find(text, published, gathered.year, latest)
        days = [iso for _, end, iso in found if len(iso) == 10 and text[end : end + 1] not in ("电", "讯")]
        days = [] if dates.stated(text) else days  # of publication
        told = latest if not days and latest == day else None
        for m in reading.mentions:
            start = reading.tagged.sentence.start + m.start
            key = here.keys.get((start, start + m.end - m.start, PROGRAM))
            if m.type != PROGRAM or key is None:
                continue
            if m.rule == "pointer" and dates.lies_ahead(text, m.start, m.end):
                continue
            thing = gathered.things[key]
            thing.date = thing.date or dates.in_name(m.text)
            own = dates.of(found, text, m.start, m.end)
            same = told if dates.goes_on(text, m.start) else None
            new = thing.kind != "Work" and _set_up(text, m.start, m.end)
            for iso, kinds in ((own, _DATED), (same, _HELD)):
                dated = thing.kind in kinds or new or _is_given(thing.kind, text, m.start)
                if iso and dated and iso.startswith(thing.date or own or iso):
                    thing.date = iso  # the most exact of those that agree
        latest = next((iso for _, _, iso in reversed(found) if len(iso) == 10), latest)
        day = next(iter([*filter(None, [day]), *days]), None)
    _dates_of_openings(gathered, here)


def _dates_of_openings(gathered: Gathered, here: StoryThings) -> None:
    """What opens on a day is held from then on."""
    things = [gathered.things[key] for key in sorted({k for (_, _, t), k in here.keys.items() if t == PROGRAM})]
    for opening in (thing for thing in things if thing.date):
        for whole in things:
            if whole_of(opening.name) == whole.name and opening.kind == "Award":
                whole.date = whole.date or opening.date  # a prize is won when its contest is held
            elif opens(opening.name, whole.name) and str(opening.date).startswith(whole.date or ""):
                whole.date = opening.date
            elif opens(whole.name, opening.name) and not whole.date and len(opening.date or "") == 10:
                whole.date = opening.date  # a ceremony on the first day
