"""The graph: a merge of what single pages say.

`merge` joins values that are ordered sets, or the larger of two under a total order, and nothing else; so the result
depends neither on the order of the pages, nor on how they are grouped, nor on a page given twice.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kg import iris
from kg.errors import OutputError, PageError
from kg.model import GROUP, Article, Entity, Evidence, Fact, Page, PageGraph
from kg.ontology import relations

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

_PERSON = "person/"


class Facts(tuple[Fact, ...]):
    """The facts of a graph, sorted by key; called with a subject, relation or object, those that have them."""

    graph: KnowledgeGraph

    def __call__(
        self, subject: Entity | str | None = None, relation: str | None = None, object: Entity | str | None = None
    ) -> tuple[Fact, ...]:
        """The facts with this subject, relation and object; None stands for any.

        A name stands for all things that have it. KgError for a name or relation that the graph does not know.
        """
        from kg.lookup import find

        return find(self.graph, subject, relation, object)


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """Pages, articles, things and facts, each sorted by key; `base` is the start of every IRI.

    `len(graph)` is the number of facts, `for fact in graph` goes through them, `name in graph` asks for a thing by
    name, alias or key, and `one | other` is what both say. A graph loaded from Turtle has pages whose `text` is "".
    """

    pages: tuple[Page, ...] = ()
    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: Facts = field(default_factory=Facts)
    base: str = iris.BASE

    if TYPE_CHECKING:  # any tuple of facts will do

        def __init__(
            self,
            pages: tuple[Page, ...] = (),
            articles: tuple[Article, ...] = (),
            entities: tuple[Entity, ...] = (),
            facts: tuple[Fact, ...] = (),
            base: str = iris.BASE,
        ) -> None: ...

    def __post_init__(self) -> None:
        facts = Facts(self.facts)
        facts.graph = self
        object.__setattr__(self, "facts", facts)

    def __reduce__(self) -> tuple[type[KnowledgeGraph], tuple[object, ...]]:
        return KnowledgeGraph, (self.pages, self.articles, self.entities, tuple(self.facts), self.base)

    def __len__(self) -> int:
        return len(self.facts)

    def __repr__(self) -> str:
        """Sizes, not contents: a graph of pages is too long to read."""
        sizes = {"pages": self.pages, "articles": self.articles, "entities": self.entities, "facts": self.facts}
        return f"KnowledgeGraph({', '.join(f'{len(values)} {name}' for name, values in sizes.items())})"

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __bool__(self) -> bool:
        """Whether there is anything in it; a graph without facts may still hold pages and things."""
        return bool(self.pages or self.articles or self.entities or self.facts)

    def __contains__(self, what: object) -> bool:
        """Whether it holds a thing of this name, alias or key, an Entity, a Fact or an Article."""
        from kg.lookup import named

        if isinstance(what, str):
            return bool(named(self, what))
        return what in self.entities or what in self.facts or what in self.articles

    def __or__(self, other: KnowledgeGraph) -> KnowledgeGraph:
        """The graph of both graphs' pages, as if they had been built at once; `base` is this graph's.

        PageError where two different pages have one name.
        """
        return _join([_by_page(self), _by_page(other)], self.base)

    def _repr_html_(self) -> str:
        from kg.tables import to_html

        return to_html(self)

    def entity(self, name: str) -> Entity:
        """The thing of a name, alias, key or IRI; KgError where there is none, or several."""
        from kg.lookup import entity

        return entity(self, name)

    def neighbourhood(self, name: Entity | str, steps: int = 1) -> KnowledgeGraph:
        """The things at most so many facts away from a thing, and the facts between them. KgError as for `entity`."""
        from kg.lookup import neighbourhood

        return neighbourhood(self, name, steps)

    def nodes(self) -> pandas.DataFrame:
        """Things and articles by key, with the fields of `kg.tables.NodeRow`.

        Like `edges` and `evidence` it needs pandas: KgError where that is not installed.
        """
        from kg.tables import NodeRow, frame, nodes

        return frame(nodes(self), NodeRow)

    def edges(self) -> pandas.DataFrame:
        """Facts, one a row, with the fields of `kg.tables.EdgeRow`."""
        from kg.tables import EdgeRow, edges, frame

        return frame(edges(self), EdgeRow)

    def evidence(self) -> pandas.DataFrame:
        """Quotes, one a row, with the fields of `kg.tables.QuoteRow`."""
        from kg.tables import QuoteRow, evidence, frame

        return frame(evidence(self), QuoteRow)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """The things and articles by key, with a fact for an edge.

        Nodes have type, kind, label, name, aliases, code and date; edges are keyed by their `relation` and have
        `evidence`, a list of dicts with the fields of `kg.model.Evidence`.
        """
        from networkx import MultiDiGraph

        graph: networkx.MultiDiGraph = MultiDiGraph(base=self.base)
        for a in self.articles:
            graph.add_node(a.key, **_node("Article", None, a.headline, (), None, a.published))
        for e in self.entities:
            graph.add_node(e.key, **_node(e.type, e.kind, e.name, e.aliases, e.code, e.date))
        for fact in self.facts:
            evidence = [asdict(e) for e in fact.evidence]
            graph.add_edge(fact.subject, fact.object, key=fact.relation, relation=fact.relation, evidence=evidence)
        return graph

    def to_rdf(self) -> rdflib.Graph:
        """The triples that `graph.ttl` holds."""
        from rdflib import Graph

        from kg.rdf import to_turtle

        return Graph().parse(data=to_turtle(self), format="turtle")

    def write(self, folder: str | Path) -> None:
        """Write graph.ttl, graph.html and report.md to a folder, made where it is missing.

        Each file is written whole or not at all; OutputError where that cannot be done.
        """
        from kg.draw import draw
        from kg.rdf import to_turtle
        from kg.report import report

        files = {"graph.ttl": to_turtle(self), "graph.html": draw(self), "report.md": report(self)}
        for name, text in files.items():
            write_whole(Path(folder) / name, text)


def merge(page_graphs: Iterable[PageGraph], base: str = iris.BASE) -> KnowledgeGraph:
    """One graph of what the pages say together, the same for any order of pages and for pages given twice.

    PageError where two different pages have one name, because their IRIs would be the same.
    """
    return _join([KnowledgeGraph((g.page,), g.articles, g.entities, g.facts) for g in page_graphs], base)


def _join(parts: Sequence[KnowledgeGraph], base: str) -> KnowledgeGraph:
    """One graph of parts in which people still have the keys that their pages give them."""
    people = identify_people(
        [entity for part in parts for entity in part.entities], [fact for part in parts for fact in part.facts]
    )
    pages: dict[str, Page] = {}
    articles: dict[str, Article] = {}
    entities: dict[str, list[Entity]] = defaultdict(list)
    facts: dict[tuple[str, str, str], set[Evidence]] = defaultdict(set)
    for part in parts:
        for page in part.pages:
            pages[page.key] = _one_page(pages.get(page.key, page), page)
        articles.update((article.key, article) for article in part.articles)
        for entity in part.entities:
            key = people.get(entity.key, entity.key)
            entities[key].append(replace(entity, key=key))
        for fact in part.facts:
            ends = (people.get(fact.subject, fact.subject), people.get(fact.object, fact.object))
            subject, object_ = sorted(ends) if relations()[fact.relation].symmetric else ends
            facts[subject, fact.relation, object_].update(fact.evidence)
    return KnowledgeGraph(
        tuple(pages[key] for key in sorted(pages)),
        tuple(articles[key] for key in sorted(articles)),
        tuple(_join_entities(entities[key]) for key in sorted(entities)),
        tuple(Fact(*key, join_evidence(facts[key])) for key in sorted(facts)),
        base,
    )


def _one_page(one: Page, other: Page) -> Page:
    """The page that both are: the one with its text, where the other was loaded from Turtle."""
    if replace(one, text="") != replace(other, text=""):
        raise PageError(f"{one.name}: two different pages have this name; rename one of them")
    return max(one, other, key=lambda page: page.text)


def _by_page(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph with a key for each person and page again, so that `_join` can tell anew who is who."""
    names = {entity.key: entity.name for entity in graph.entities if entity.key.startswith(_PERSON) and entity.articles}

    def key(end: str, article: str) -> str:
        return f"{_PERSON}{names[end]}@{_stem(article)}" if end in names else end

    entities = [entity for entity in graph.entities if entity.key not in names]
    for entity in graph.entities:
        if entity.key in names:
            for _, articles in groupby(entity.articles, _stem):
                of_page = tuple(articles)
                entities.append(replace(entity, key=key(entity.key, of_page[0]), articles=of_page))
    facts = [fact for fact in graph.facts if not fact.evidence]
    for fact in graph.facts:
        for e in fact.evidence:
            facts.append(Fact(key(fact.subject, e.article), fact.relation, key(fact.object, e.article), (e,)))
    return replace(graph, entities=tuple(entities), facts=Facts(facts))


def _stem(article: str) -> str:
    """The page that an article's key names: 2020-10-30-02 of article/2020-10-30-02/03."""
    return article.partition("/")[2].rpartition("/")[0]


def drop_unsure(graph: PageGraph, confidence: float) -> PageGraph:
    """What a page says at least this surely: no quotes below, facts with none left nor groups that lose their facts.

    What needs no quote stays: a region lies in its parent by the gazetteer.
    """
    facts = []
    for fact in graph.facts:
        sure = tuple(e for e in fact.evidence if e.confidence >= confidence)
        if sure or not fact.evidence:
            facts.append(replace(fact, evidence=sure))
    before, linked = ({key for fact in some for key in (fact.subject, fact.object)} for some in (graph.facts, facts))
    entities = tuple(e for e in graph.entities if e.type != GROUP or e.key not in before - linked)
    return replace(graph, entities=entities, facts=tuple(facts))


def identify_people(entities: Iterable[Entity], facts: Iterable[Fact]) -> dict[str, str]:
    """The graph's key of each person, by the key that its page gives: `person/<name>@<qualifier>`.

    A page's qualifier is an organization, 记者 (journalist) or the page itself. People of one name are one person if
    they have a qualifier or an employer in common, or are both journalists: directly or through a third of that name.
    Their key is `person/<name>`, and where the name has several people `person/<name>（<qualifier>）`, with the
    smallest of what tells them apart: employers, 记者 and qualifiers before pages.
    """
    signs: dict[str, set[str]] = defaultdict(set)  # what tells who a person is, by key
    stems: set[str] = set()
    for entity in entities:
        if entity.key.startswith(_PERSON):
            stems.update(map(_stem, entity.articles))
            signs[entity.key].add(_qualifier(entity.key))
            if entity.kind == "Journalist":
                signs[entity.key].add("记者")
    for fact in facts:
        if fact.relation == "works-for":
            signs[fact.subject].add(fact.object.partition("/")[2])
        elif fact.relation == "reported-by":
            signs[fact.object].add("记者")
    namesakes: dict[str, list[str]] = defaultdict(list)
    for key in sorted(signs):
        namesakes[key.partition("@")[0]].append(key)
    found = {}
    for name, keys in namesakes.items():
        people = _components({key: signs[key] for key in keys})
        for person in people:
            common = {sign for key in person for sign in signs[key] if sign}
            qualifier = min(common, key=lambda sign: (sign in stems, sign), default="")
            found.update(dict.fromkeys(person, f"{name}（{qualifier}）" if len(people) > 1 and qualifier else name))
    return found


def _qualifier(key: str) -> str:
    return key.partition("@")[2]


def _components(signs: dict[str, set[str]]) -> list[set[str]]:
    """The keys in groups that are connected by common signs."""
    groups: list[tuple[set[str], set[str]]] = []  # keys, their signs
    for key, own in signs.items():
        joined = ({key}, set(own))
        apart = []
        for group in groups:
            if group[1].isdisjoint(own):
                apart.append(group)
            else:
                joined = (joined[0] | group[0], joined[1] | group[1])
        groups = [*apart, joined]
    return [keys for keys, _ in groups]


def _join_entities(same: list[Entity]) -> Entity:
    """One entity of all that have a key: a known kind before 其他 (Other) and none, the most exact date."""
    name = min(entity.name for entity in same)
    names = {alias for entity in same for alias in (entity.name, *entity.aliases)}
    kinds = {entity.kind for entity in same if entity.kind}
    dates = {entity.date for entity in same if entity.date}
    return Entity(
        same[0].key,
        min(entity.type for entity in same),
        min(kinds, key=lambda kind: (kind == "Other", kind), default=None),
        name,
        tuple(sorted(names - {name})),
        tuple(sorted({article for entity in same for article in entity.articles})),
        min((entity.code for entity in same if entity.code), default=None),
        min(dates, key=lambda date: (-len(date), date), default=None),
    )


def join_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One fact's evidence, sorted by place: of several at one place the one that says most, then the surest.

    Evidence at one place stays apart only where its attributes differ (副主席 and 党组成员 of one person).
    """
    places: dict[tuple[str, int, int], set[Evidence]] = defaultdict(set)
    for e in evidence:
        places[e.article, e.start, e.end].add(e)
    kept = []
    for _, same in sorted(places.items()):
        kept += sorted((e for e in same if not any(_outdoes(other, e) for other in same)), key=_attributes)
    return tuple(kept)


def _outdoes(other: Evidence, e: Evidence) -> bool:
    """Whether evidence at the same place makes `e` superfluous. A strict partial order."""
    mine, its = set(_attributes(e)), set(_attributes(other))
    if mine == its:
        return _rank(other) > _rank(e)
    return mine < its


def _attributes(e: Evidence) -> list[tuple[str, str]]:
    """What the evidence adds to its fact, as name and value."""
    values = {"count": e.count, "position": e.position, "role": e.role}
    return [(name, str(value)) for name, value in values.items() if value is not None]


def _rank(e: Evidence) -> tuple[float, str, str]:
    return (e.confidence, e.rule, e.quote)


def _node(
    type_: str, kind: str | None, name: str, aliases: Iterable[str], code: str | None, date: str | None
) -> dict[str, object]:
    """The attributes of a node for networkx."""
    return {
        "type": type_,
        "kind": kind,
        "label": name,
        "name": name,
        "aliases": list(aliases),
        "code": code,
        "date": date,
    }


def write_whole(target: Path, text: str) -> None:
    """Write a UTF-8 file through a draft beside it, making its folder; OutputError leaves what was there before."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8", newline="\n")
        os.replace(draft, target)
    except OSError as error:
        if draft.parent.is_dir():
            draft.unlink(missing_ok=True)
        raise OutputError(f"{target}: cannot be written ({error.strerror}); choose another folder with -o") from None
