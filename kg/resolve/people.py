"""People of a story: its journalists and those whom it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import lexicon
from kg.mentions.tagged import Reading
from kg.model import ORGANIZATION, PERSON
from kg.resolve.gathered import Gathered, StoryThings, shifted

_PAPER = re.compile(
    "[一-鿿]{1,6}(?:日|晚|晨|早|商|时|快|导|今|新|都市|青年|工人|法[制治]|农民|经济|教育|妇女)报"
    "|(?!互联|官|外|全|局域)[一-鿿]{1,6}网|[一-鿿]{2,6}(?:电视台|广播电台|融媒体中心)"
)


_BESIDE = 40  # code points before a name in which its employer stands


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
        if b.employer and (employer := _employer(gathered, article, b.employer)):
            works_for = (key, "works-for", employer)
            told = _with_employer(gathered.page.text, span, b.employer)
            gathered.evidence(here, works_for, b.start, b.end, "byline", 0.9, position=b.role, span=told)
        gathered.evidence(here, (article, "reported-by", key), b.start, b.end, "byline", 0.98, role=b.role, span=span)
    for _, m, start, end in shifted(readings):
        if m.type == PERSON:
            key = _key(gathered, m.text)
            gathered.thing(key, PERSON, "Journalist" if m.text in journalists else "Other", m.text, article)
            here.keys[start, end, PERSON] = key


def _employer(gathered: Gathered, article: str, name: str) -> str | None:
    """The key of the newspaper, or of another body that the story names, for which somebody writes."""
    if outlet := _outlet(name):
        key = f"organization/{outlet.name}"
        gathered.thing(key, ORGANIZATION, outlet.kind, outlet.name, article, name, *outlet.short)
        return key
    named = (t for t in gathered.things.values() if t.type == ORGANIZATION and article in t.articles)
    return next((t.key for t in named if name == t.name or name in t.aliases), None)


def _with_employer(text: str, span: tuple[int, int], name: str) -> tuple[int, int]:
    """The span of a byline with the employer's name, where that stands a little before it."""
    begin = -1 if name in text[slice(*span)] else text.rfind(name, max(0, span[0] - _BESIDE), span[0])
    return (begin if begin >= 0 else span[0], span[1])


def _key(gathered: Gathered, name: str) -> str:
    """People of one name on two pages are two."""
    return f"person/{name}@{gathered.page.key.removeprefix('page/')}"
