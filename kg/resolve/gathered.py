"""What a page is found to hold, as it is gathered: things and facts under keys."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg import dates, occasions, regions
from kg.mentions.tagged import Reading
from kg.model import GROUP, REGION, Article, Entity, Evidence, Fact, Mention, Page, PageGraph, Story
from kg.regions import Region
from kg.resolve.bodies import Places


@dataclass
class Thing:
    """An entity that is being gathered."""

    key: str
    type: str
    kind: str | None
    name: str
    aliases: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    code: str | None = None
    date: str | None = None

    def entity(self) -> Entity:
        aliases = tuple(sorted(self.aliases - {self.name}))
        return Entity(
            self.key, self.type, self.kind, self.name, aliases, tuple(sorted(self.articles)), self.code, self.date
        )


@dataclass
class StoryThings:
    """What one story's mentions turned out to be: entity keys by place and type."""

    story: Story
    keys: dict[tuple[int, int, str], str] = field(default_factory=dict)
    places: Places | None = None  # that its regions and bodies have named


def shifted(readings: Sequence[Reading]) -> list[tuple[Reading, Mention, int, int]]:
    """Each mention with its sentence and its place in the story's text."""
    return [
        (r, m, m.start + r.tagged.sentence.start, m.end + r.tagged.sentence.start) for r in readings for m in r.mentions
    ]


class Gathered:
    """The things and facts of a page, gathered story by story."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.things: dict[str, Thing] = {}
        self.facts: dict[tuple[str, str, str], set[Evidence]] = defaultdict(set)
        self.told: set[str] = set()  # groups that are things without a fact too
        self.named: Counter[Region] = Counter()  # in how many of the page's stories a region or what is in it is named
        self.school: str | None = None  # that tells the page's stories: 我校
        self.published = page.published or dates.stated(page.text)
        self.year = (
            int(self.published[:4]) if self.published else dates.year_of(page.text) or occasions.year_of(page.text)
        )

    def thing(self, key: str, type_: str, kind: str | None, name: str, article: str, *aliases: str) -> Thing:
        thing = self.things.setdefault(key, Thing(key, type_, kind, name))
        thing.kind = thing.kind or kind
        thing.articles.add(article)
        thing.aliases.update(a for a in aliases if a and a != name)
        return thing

    def region(self, region: Region, article: str | None, *aliases: str) -> str:
        fuller = (a for a in aliases if a.endswith(region.name[-4:]) and len(a) > len(region.name))
        name = next(fuller, region.name) if region.kind == "Zone" else region.name
        thing = self.things.setdefault(region.key, Thing(region.key, REGION, region.kind, name, code=region.code))
        if article:
            thing.articles.add(article)
        thing.aliases.update({*aliases, region.name})
        parent = regions.at(region.parent) if region.parent else None
        if parent is not None:
            self.region(parent, None)
            self.facts[region.key, "located-in", parent.key]
        return region.key

    def evidence(
        self, here: StoryThings, fact: tuple[str, str, str], start: int, end: int, rule: str, confidence: float,
        count: int | None = None, position: str | None = None, role: str | None = None,
        span: tuple[int, int] | None = None,
    ) -> None:  # fmt: skip
        place = here.story.view.span(start, end)
        begin, stop = span or (place.start, place.end)
        quote = self.page.text[begin:stop]
        self.facts[fact].add(
            Evidence(here.story.article.key, begin, stop, quote, rule, confidence, count, position, role)
        )

    def graph(self, articles: Sequence[Article]) -> PageGraph:
        """The page's graph, sorted."""
        used = {key for fact in self.facts for key in (fact[0], fact[2])}
        entities = tuple(
            thing.entity()
            for key, thing in sorted(self.things.items())
            if thing.type != GROUP or key in used or key in self.told
        )
        facts = tuple(
            Fact(*key, tuple(sorted(found, key=_evidence_order))) for key, found in sorted(self.facts.items())
        )
        return PageGraph(self.page, tuple(articles), entities, facts)


def surest(found: Iterable[Evidence]) -> Evidence:
    """The most confident evidence, the first of equals."""
    return max(found, key=lambda e: (e.confidence, -e.start))


def _evidence_order(e: Evidence) -> tuple[str, int, int, str]:
    return e.article, e.start, e.end, e.rule
