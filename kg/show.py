"""A page's way through the builder, drawn for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.mentions.tagged import Reading
from kg.model import Evidence, Fact, Mention, PageGraph, Story
from kg.typed import LETTERS

LEGEND = "  ".join(f"{letter} {type_.lower()}" for type_, letter in LETTERS.items())

# Half-width forms become full width, so that marks stand under their characters; control characters, which a
# terminal would obey, become 〓 (the printers' sign for a missing character).
_CONTROL = {**dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "〓"), 0x0A: "⏎", 0x0D: ""}
_WIDE = {**_CONTROL, 0x20: "\u3000", **{code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)}}


def draw_page(stories: Iterable[tuple[Story, Sequence[Reading]]], graph: PageGraph, width: int = 40) -> str:
    """The stages of a page: its articles, the names under each sentence, and the facts with what they rest on.

    A drawn line holds at most `width` characters, each two columns wide.
    """
    names = {entity.key: entity.name for entity in graph.entities}
    lines = [graph.page.name, LEGEND]
    for story, readings in stories:
        lines += ["", *_title(story), *_sentences(readings, width), *_facts(story, graph.facts, names)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def draw_sentence(text: str, mentions: Iterable[Mention], width: int = 40) -> list[str]:
    """The sentence full width, with its mentions marked in the lines below; a mention inside another gets a line more.

    Offsets of `mentions` count in `text`.
    """
    lanes: list[list[str]] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start, m.type)):
        place = slice(mention.start, mention.end)
        lane = next((lane for lane in lanes if set(lane[place]) == {"\u3000"}), None)
        if lane is None:
            lanes.append(lane := ["\u3000"] * len(text))
        lane[place] = LETTERS[mention.type] + "＝" * (mention.end - mention.start - 1)
    rows = [text.translate(_WIDE), *map("".join, lanes)]
    pieces = (row[start : start + width].rstrip() for start in range(0, len(text), width) for row in rows)
    return [piece for piece in pieces if piece]


def _title(story: Story) -> Iterator[str]:
    article = story.article
    number = article.key.rsplit("/", 1)[-1]
    yield _plain(f"── {number} {article.headline} [{article.span.start}, {article.span.end}) {article.published or ''}")
    for byline in story.bylines:
        yield _plain(f"   {byline.role} {byline.name}" + (f" ({byline.employer})" if byline.employer else ""))


def _sentences(readings: Iterable[Reading], width: int) -> Iterator[str]:
    for block, group in groupby(readings, key=lambda reading: reading.tagged.sentence.block):
        yield f"   {block.kind}"
        for reading in group:
            yield from draw_sentence(reading.tagged.text, reading.mentions, width)


def _facts(story: Story, facts: Iterable[Fact], names: dict[str, str]) -> Iterator[str]:
    stated = [(place, fact) for fact in facts for place in fact.evidence if place.article == story.article.key]
    if stated:
        yield "   facts"
    for place, fact in sorted(stated, key=lambda pair: (pair[0].start, pair[0].end, pair[1].key)):
        subject, thing = (names.get(key, key) for key in (fact.subject, fact.object))
        yield _plain(f"{place.confidence:.2f}  {subject} —{fact.relation}→ {thing}{_details(place)}  {place.rule}")
        yield _plain(f"      “{place.quote}” [{place.start}, {place.end})")


def _details(place: Evidence) -> str:
    details = {"count": place.count, "position": place.position, "role": place.role}
    return "".join(f"  {name} {value}" for name, value in details.items() if value is not None)


def _plain(text: str) -> str:
    return text.translate(_CONTROL)
