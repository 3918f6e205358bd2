"""People of a story: its journalists and those whom it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import lexicon
from kg.mentions.tagged import Reading
from kg.model import ORGANIZATION, PERSON
from kg.resolve.gathered import Gathered, StoryThings, shifted

_PAPER = re.compile("[一-鿿]{2,6}(?:日|晚|晨|早|商|时|快|导|新|都市|青年|工人|法[制治]|农民|经济|教育|妇女)报")


def _outlet(name: str) -> lexicon.NationalBody | None:
    """The newspaper that a journalist works for: a national one, or any that is called so."""
    paper = lexicon.NationalBody(name, "Media", ()) if _PAPER.fullmatch(name) else None
    return lexicon.national_bodies().get(name, paper)


def gather(gathered: Gathered, here: StoryThings, readings: Sequence[Reading]) -> None:
    """Names the people of a story; one who reports it is a journalist wherever the story names them."""
    article = here.story.article.key
    journalists = {b.name for b in here.story.bylines}
    for b in here.story.bylines:
        key, span = _key(gathered, b.name), (b.span.start, b.span.end)
        gathered.thing(key, PERSON, "Journalist", b.name, article).kind = "Journalist"
        here.keys[b.start, b.end, PERSON] = key
        if b.employer and (outlet := _outlet(b.employer)):
            employer = f"organization/{outlet.name}"
            gathered.thing(employer, ORGANIZATION, outlet.kind, outlet.name, article, b.employer, *outlet.short)
            works_for = (key, "works-for", employer)
            gathered.evidence(here, works_for, b.start, b.end, "byline", 0.9, position=b.role, span=span)
        gathered.evidence(here, (article, "reported-by", key), b.start, b.end, "byline", 0.98, role=b.role, span=span)
    for _, m, start, end in shifted(readings):
        if m.type == PERSON:
            key = _key(gathered, m.text)
            gathered.thing(key, PERSON, "Journalist" if m.text in journalists else "Other", m.text, article)
            here.keys[start, end, PERSON] = key


def _key(gathered: Gathered, name: str) -> str:
    """People of one name on two pages are two."""
    return f"person/{name}@{gathered.page.key.removeprefix('page/')}"
