"""The card of a built data set: what it is (DCAT), what is in it (VoID), and the build that made it (PROV).

It follows from the graph alone: no clock, no machine, so that the same pages give the same card.
"""

from __future__ import annotations

import hashlib
from collections import Counter

from kg import __version__, iris
from kg.graph import KnowledgeGraph
from kg.ontology import TYPES, relations
from kg.turtle import Pairs, dated, literal, ref, zh

_CHINESE = "<http://id.loc.gov/vocabulary/iso639-1/zh>"
_TURTLE = "<https://www.iana.org/assignments/media-types/text/turtle>"


def card(graph: KnowledgeGraph, triples: int) -> list[tuple[str, Pairs]]:
    """The card's nodes by key; `triples` is how many the graph has without its card."""
    nodes = [*_parts(graph), *_period(graph), _file(), *_build(graph)]
    about = _data_set(graph, [key for key, _ in nodes])
    total = triples + len(about) + 1 + sum(len(pairs) for _, pairs in nodes)
    return [("dataset", [*about, ("void:triples", str(total))]), *nodes]


def _data_set(graph: KnowledgeGraph, keys: list[str]) -> Pairs:
    links = {
        "dataset/class/": "void:classPartition",
        "dataset/property/": "void:propertyPartition",
        "dataset/period": "dcterms:temporal",
        "dataset/turtle": "dcat:distribution",
        "build/": "prov:wasGeneratedBy",
    }
    return [
        ("a", "dcat:Dataset"),
        ("a", "void:Dataset"),
        ("dcterms:title", zh("新闻知识图谱")),
        ("dcterms:title", '"Knowledge graph of newspaper pages"@en'),
        ("dcterms:description", zh("从中文报纸版面读出的机构、地区、项目、人物、群体及其关系，每条事实附原文依据。")),
        (
            "dcterms:description",
            '"Organizations, regions, programs, people and groups of Chinese newspaper pages, and how they are '
            'related; every fact quotes the words that state it."@en',
        ),
        ("dcterms:language", _CHINESE),
        ("dcterms:conformsTo", f"<{graph.base}ontology>"),
        ("void:vocabulary", f"<{iris.ontology(graph.base)}>"),
        ("void:uriSpace", literal(iris.resources(graph.base))),
        ("void:entities", str(len(graph.entities))),
        *((link, ref(key)) for start, link in links.items() for key in keys if key.startswith(start)),
    ]


def _parts(graph: KnowledgeGraph) -> list[tuple[str, Pairs]]:
    """How many things of each type, and how many facts of each relation."""
    things = Counter(entity.type for entity in graph.entities)
    facts = Counter(fact.relation for fact in graph.facts)
    return [
        *(_part("class", name, "entities", things[name]) for name in TYPES if things[name]),
        *(_part("property", name, "triples", facts[name]) for name in relations() if facts[name]),
    ]


def _part(what: str, name: str, counted: str, count: int) -> tuple[str, Pairs]:
    pairs = [("a", "void:Dataset"), (f"void:{what}", f"kgo:{name}"), (f"void:{counted}", str(count))]
    return (f"dataset/{what}/{name}", pairs)


def _period(graph: KnowledgeGraph) -> list[tuple[str, Pairs]]:
    """From the first to the last day on which an article was published, where that is known."""
    days = [article.published for article in graph.articles if article.published]
    if not days:
        return []
    ends = dated("dcat:startDate", min(days)) + dated("dcat:endDate", max(days))
    return [("dataset/period", [("a", "dcterms:PeriodOfTime"), *ends])]


def _file() -> tuple[str, Pairs]:
    pairs = [("a", "dcat:Distribution"), ("dcterms:title", '"graph.ttl"'), ("dcat:mediaType", _TURTLE)]
    return ("dataset/turtle", pairs)


def _build(graph: KnowledgeGraph) -> list[tuple[str, Pairs]]:
    """The build: known by the program's version and the pages' content, which make its result."""
    content = "\n".join([__version__, *(f"{page.name} {page.sha256}" for page in graph.pages)])
    program = f"software/kg-news-{__version__}"
    build: Pairs = [
        ("a", "prov:Activity"),
        ("rdfs:label", zh("构建")),
        ("rdfs:label", '"build"@en'),
        ("prov:wasAssociatedWith", ref(program)),
        *(("prov:used", ref(page.key)) for page in graph.pages),
    ]
    software: Pairs = [
        ("a", "prov:SoftwareAgent"),
        ("rdfs:label", '"kg-news"'),
        ("schema:softwareVersion", literal(__version__)),
    ]
    return [(f"build/{hashlib.sha256(content.encode()).hexdigest()[:12]}", build), (program, software)]
