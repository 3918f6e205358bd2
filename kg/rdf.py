"""The graph as Turtle, and back.

The writer is our own because the file must be the same bytes everywhere, short enough to read (IRIs relative to
`@base`: no prefix can shorten an IRI with slashes) and quick to write; the reader is Oxigraph's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg import iris
from kg.card import card
from kg.errors import GraphError
from kg.graph import KnowledgeGraph, join_evidence
from kg.iris import local
from kg.model import Article, Entity, Evidence, Fact, Page, Span
from kg.ontology import TYPES, kinds, relations
from kg.turtle import Pairs, block, dated, decimal, literal, ref, zh

if TYPE_CHECKING:
    from pyoxigraph import Store

_PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
}


# ---------------------------------------------------------------- writing


def prefixes(base: str) -> dict[str, str]:
    """The namespaces of a graph by prefix: `kgo` and `kgr` under its base, and the standards'."""
    return {"kgo": iris.ontology(base), "kgr": iris.resources(base), **_PREFIXES}


def to_turtle(graph: KnowledgeGraph) -> str:
    """The graph as a Turtle file: its card, then pages, articles, things with their facts, evidence, each by key."""
    spaces = prefixes(graph.base)
    head = [f"@base <{spaces['kgr']}> .", *(f"@prefix {name}: <{space}> ." for name, space in spaces.items())]
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in graph.facts:
        facts[fact.subject].append(fact)
    nodes: list[tuple[str, Pairs]] = [
        *((page.key, _page(page)) for page in graph.pages),
        *((article.key, _article(article) + _triples(facts[article.key])) for article in graph.articles),
        *((entity.key, _entity(entity) + _triples(facts[entity.key])) for entity in graph.entities),
        *((iris.evidence_key(fact, e), _evidence(fact, e)) for fact in graph.facts for e in fact.evidence),
    ]
    described = card(graph, sum(len(pairs) for _, pairs in nodes))
    return "\n\n".join(["\n".join(head), *(block(*node) for node in [*described, *nodes])]) + "\n"


def _page(page: Page) -> Pairs:
    return [
        ("a", "kgo:Page"),
        ("kgo:file-name", literal(page.name)),
        ("kgo:sha256", literal(page.sha256)),
        *dated("schema:datePublished", page.published),
    ]


def _article(article: Article) -> Pairs:
    return [
        ("a", "kgo:Article"),
        ("a", "schema:NewsArticle"),
        ("schema:headline", zh(article.headline)),
        ("schema:isPartOf", ref(article.page)),
        ("kgo:start", str(article.span.start)),
        ("kgo:end", str(article.span.end)),
        *dated("schema:datePublished", article.published),
    ]


def _entity(entity: Entity) -> Pairs:
    return [
        ("a", f"kgo:{entity.type}"),
        *([("a", f"kgo:{entity.kind}")] if entity.kind else []),
        ("skos:prefLabel", zh(entity.name)),
        ("rdfs:label", zh(entity.name)),
        *(("skos:altLabel", zh(alias)) for alias in entity.aliases),
        *([("kgo:code", literal(entity.code))] if entity.code else []),
        *dated("schema:startDate", entity.date),
        *(("kgo:mentioned-in", ref(article)) for article in entity.articles),
    ]


def _triples(facts: list[Fact]) -> Pairs:
    return [(f"kgo:{fact.relation}", ref(fact.object)) for fact in facts]


def _evidence(fact: Fact, e: Evidence) -> Pairs:
    return [
        ("a", "rdf:Statement"),
        ("rdf:subject", ref(fact.subject)),
        ("rdf:predicate", f"kgo:{fact.relation}"),
        ("rdf:object", ref(fact.object)),
        ("kgo:quote", literal(e.quote)),
        ("kgo:start", str(e.start)),
        ("kgo:end", str(e.end)),
        ("kgo:confidence", decimal(e.confidence)),
        ("kgo:rule", literal(e.rule)),
        *([("kgo:count", str(e.count))] if e.count is not None else []),
        *([("kgo:position", zh(e.position))] if e.position is not None else []),
        *([("kgo:role", zh(e.role))] if e.role is not None else []),
        ("prov:wasDerivedFrom", ref(e.article)),
    ]


# ---------------------------------------------------------------- reading


class Value(NamedTuple):
    """An object of a triple: an IRI, or a literal with its language ("" for none)."""

    text: str
    is_iri: bool
    language: str = ""


Subjects = dict[str, dict[str, list[Value]]]  # subject's IRI → predicate's local name → objects


def load(path: str | Path) -> KnowledgeGraph:
    """The graph that a Turtle file holds, or a folder's graph.ttl; the inverse of `to_turtle` but for the pages' text.

    Terms are known by their local names, so that another's graph loads as far as it says the same things; what it
    says beyond is left out. GraphError where the file cannot be read, is not Turtle, or holds a broken value.
    """
    path = _file(path)
    subjects = read(path)
    source = _Source(str(path), subjects, base_of(subjects))
    pages, articles, entities = [], [], []
    evidence: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for iri in subjects:
        types = source.locals(iri, "type")
        if not types.isdisjoint(TYPES):
            entities.append(_read_entity(source, iri, min(types & set(TYPES))))
        elif not types.isdisjoint({"Article", "NewsArticle"}):
            articles.append(_read_article(source, iri))
        elif "Page" in types:
            pages.append(_read_page(source, iri))
        elif "Statement" in types and source.keys(iri, "wasDerivedFrom"):
            for fact in _stated(source, iri):
                evidence[fact].append(_read_evidence(source, iri))
    known = {article.key for article in articles} | {entity.key for entity in entities}
    facts = {
        (source.key(iri), relation, object_)
        for iri in subjects
        for relation in relations()
        for object_ in source.keys(iri, relation)
        if source.key(iri) in known and object_ in known
    }
    return KnowledgeGraph(
        tuple(sorted(pages, key=lambda page: page.key)),
        tuple(sorted(articles, key=lambda article: article.key)),
        tuple(sorted(entities, key=lambda entity: entity.key)),
        tuple(Fact(*fact, join_evidence(evidence[fact])) for fact in sorted(facts)),
        source.base,
    )


def read(path: str | Path) -> Subjects:
    """The triples of a Turtle file by subject, without those of blank nodes. GraphError where it is none."""
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    subjects: Subjects = {}
    with _readable(path):
        for triple in parse(path=str(path), format=RdfFormat.TURTLE):
            term = triple.object
            if isinstance(triple.subject, NamedNode) and isinstance(term, NamedNode | Literal):
                language = (term.language or "") if isinstance(term, Literal) else ""
                values = subjects.setdefault(triple.subject.value, {}).setdefault(local(triple.predicate.value), [])
                values.append(Value(term.value, isinstance(term, NamedNode), language))
    return subjects


def open_store(graph: str | Path | KnowledgeGraph) -> Store:
    """All triples of a graph, a Turtle file or a folder's graph.ttl, in memory, to be asked. GraphError for none."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    if isinstance(graph, KnowledgeGraph):
        store.bulk_load(to_turtle(graph).encode(), RdfFormat.TURTLE)
    else:
        with _readable(graph):
            store.bulk_load(path=str(_file(graph)), format=RdfFormat.TURTLE)
    return store


def _file(path: str | Path) -> Path:
    """The Turtle file, in a folder its graph.ttl."""
    return Path(path) / "graph.ttl" if Path(path).is_dir() else Path(path)


@contextmanager
def _readable(path: str | Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = re.sub(r" \(os error \d+\)", "", str(error))
        raise GraphError(f"{path}: cannot be read ({why}); give a Turtle file, such as graph.ttl") from None
    except SyntaxError as error:
        raise GraphError(f"{path}:{error.lineno or 1}: not Turtle: {error.msg}; build the graph again") from None


def base_of(subjects: Subjects) -> str:
    """The base IRI of a graph, told by its classes; the default where none is ours."""
    types = (value for values in subjects.values() for value in values.get("type", []))
    return base_of_classes(value.text for value in types if value.is_iri)


def base_of_classes(classes: Iterable[str]) -> str:
    """The base IRI that the IRIs of a graph's classes tell; the default where none is ours."""
    names = "|".join((*TYPES, "Article", "Page"))
    found = (re.fullmatch(rf"(.*)ontology#({names})", name) for name in sorted(set(classes)))
    return next((match[1] for match in found if match), iris.BASE)


@dataclass(frozen=True, slots=True)
class _Source:
    """A file's triples, asked by local name."""

    path: str
    subjects: Subjects
    base: str

    def key(self, iri: str) -> str:
        return iris.key(iri, self.base)

    def keys(self, iri: str, name: str) -> list[str]:
        """The keys of the things that a property gives, sorted."""
        return sorted(self.key(value.text) for value in self.subjects[iri].get(name, []) if value.is_iri)

    def locals(self, iri: str, name: str) -> set[str]:
        return {local(value.text) for value in self.subjects[iri].get(name, []) if value.is_iri}

    def texts(self, iri: str, name: str) -> list[str]:
        """The property's literals, Chinese ones first."""
        values = [value for value in self.subjects[iri].get(name, []) if not value.is_iri]
        return [value.text for value in sorted(values, key=lambda v: (not v.language.startswith("zh"), v.text))]

    def text(self, iri: str, name: str) -> str | None:
        return next(iter(self.texts(iri, name)), None)

    def number(self, iri: str, name: str) -> int | None:
        value = self.text(iri, name)
        return None if value is None else int(self._checked(iri, name, value, int))

    def decimal(self, iri: str, name: str) -> float | None:
        value = self.text(iri, name)
        return None if value is None else self._checked(iri, name, value, float)

    def _checked(self, iri: str, name: str, value: str, number: Callable[[str], float]) -> float:
        try:
            return number(value)
        except ValueError:
            place = f"{self.path}:{_line(self.path, self.key(iri), value)}"
            raise GraphError(f"{place}: {name} of <{iri}> is {value!r}, not a number; build the graph again") from None


def _line(path: str, key: str, value: str) -> int:
    """The line of a broken value, as near as the text tells: where the value next stands after its subject's name."""
    text = Path(path).read_text(encoding="utf-8")
    subject = max(text.find(f"{iris.path(key)}> a "), 0)
    return text.count("\n", 0, max(text.find(literal(value), subject), subject)) + 1


def _read_page(source: _Source, iri: str) -> Page:
    key = source.key(iri)
    name = source.text(iri, "file-name") or local(key)
    return Page(name, "", source.text(iri, "sha256") or "", source.text(iri, "datePublished"))


def _read_article(source: _Source, iri: str) -> Article:
    span = Span(source.number(iri, "start") or 0, source.number(iri, "end") or 0)
    page = next(iter(source.keys(iri, "isPartOf")), "")
    headline = source.text(iri, "headline") or ""
    return Article(source.key(iri), page, headline, span, source.text(iri, "datePublished"))


def _read_entity(source: _Source, iri: str, type_: str) -> Entity:
    labels = [*source.texts(iri, "prefLabel"), *source.texts(iri, "label"), *source.texts(iri, "name")]
    name = labels[0] if labels else local(source.key(iri))
    aliases = {*labels, *source.texts(iri, "altLabel")} - {name}
    known = source.locals(iri, "type") & set(kinds()[type_])
    return Entity(
        source.key(iri),
        type_,
        min(known, default=None),
        name,
        tuple(sorted(aliases)),
        tuple(source.keys(iri, "mentioned-in")),
        source.text(iri, "code"),
        source.text(iri, "startDate"),
    )


def _stated(source: _Source, iri: str) -> Iterator[tuple[str, str, str]]:
    for subject in source.keys(iri, "subject"):
        for relation in source.locals(iri, "predicate"):
            for object_ in source.keys(iri, "object"):
                yield (subject, relation, object_)


def _read_evidence(source: _Source, iri: str) -> Evidence:
    confidence = source.decimal(iri, "confidence")
    return Evidence(
        source.keys(iri, "wasDerivedFrom")[0],
        source.number(iri, "start") or 0,
        source.number(iri, "end") or 0,
        source.text(iri, "quote") or "",
        source.text(iri, "rule") or "",
        1.0 if confidence is None else confidence,
        source.number(iri, "count"),
        source.text(iri, "position"),
        source.text(iri, "role"),
    )
