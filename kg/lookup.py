"""Asking a graph by name: things, facts between them, what lies around them."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import replace
from difflib import get_close_matches

from kg import iris
from kg.errors import KgError
from kg.graph import Facts, KnowledgeGraph
from kg.model import Entity, Fact
from kg.ontology import relations

_FEW = 5  # suggestions


def fold(name: str) -> str:
    """A name as it is compared: without marks, spaces, case, and differences of width."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).lower() if c.isalnum())


def named(graph: KnowledgeGraph, name: str) -> tuple[Entity, ...]:
    """The things of this key or IRI, else of this name, else of this alias, else of either but for marks and widths."""
    key, folded = iris.key(name, graph.base), fold(name)
    tests = (
        lambda e: e.key == key,
        lambda e: e.name == name,
        lambda e: name in e.aliases,
        lambda e: bool(folded) and folded in map(fold, (e.name, *e.aliases)),
    )
    found = (tuple(entity for entity in graph.entities if test(entity)) for test in tests)
    return next((entities for entities in found if entities), ())


def entity(graph: KnowledgeGraph, name: str) -> Entity:
    """The one thing of a name, alias, key or IRI. KgError where there is none, or several."""
    found = named(graph, name)
    if not found:
        raise unknown(graph, name)
    if len(found) > 1:
        keys = "、".join(entity.key for entity in found)
        raise KgError(f"{name}: {len(found)} things have this name; give the key of one: {keys}")
    return found[0]


def unknown(graph: KnowledgeGraph, name: str) -> KgError:
    """The error for a name that the graph does not know, with the names that are most like it."""
    near = suggestions(graph, name)
    return KgError(f"{name}: no such name in the graph" + (f"; did you mean {'、'.join(near)}?" if near else ""))


def suggestions(graph: KnowledgeGraph, name: str) -> list[str]:
    """Names and aliases that hold this one or are alike, at most five, the likest first."""
    names = sorted({name for entity in graph.entities for name in (entity.name, *entity.aliases)})
    holding = sorted((known for known in names if name in known), key=lambda known: (len(known), known))
    alike = get_close_matches(name, names, n=_FEW, cutoff=0.5)
    return list(dict.fromkeys([*holding, *alike]))[:_FEW]


def find(
    graph: KnowledgeGraph, subject: Entity | str | None, relation: str | None, object: Entity | str | None
) -> tuple[Fact, ...]:
    """The facts with this subject, relation and object; None is any; `partnered-with` has no direction.

    KgError for a name or relation that the graph does not know.
    """
    if relation is not None and relation not in relations():
        raise KgError(f"{relation}: no such relation; there are {', '.join(relations())}")
    subjects, objects = _keys(graph, subject), _keys(graph, object)

    def fits(one: str, other: str) -> bool:
        return (subjects is None or one in subjects) and (objects is None or other in objects)

    return tuple(
        fact
        for fact in graph.facts
        if relation in (None, fact.relation)
        and (fits(*_ends(fact)) or (relations()[fact.relation].symmetric and fits(fact.object, fact.subject)))
    )


def _keys(graph: KnowledgeGraph, what: Entity | str | None) -> set[str] | None:
    """The keys that an end of a fact may have; an article is known by its key or its headline."""
    if what is None:
        return None
    if isinstance(what, Entity):
        return {what.key}
    key = iris.key(what, graph.base)
    keys = {entity.key for entity in named(graph, what)}
    keys |= {article.key for article in graph.articles if key == article.key or what == article.headline}
    if not keys:
        raise unknown(graph, what)
    return keys


def neighbourhood(graph: KnowledgeGraph, name: Entity | str, steps: int) -> KnowledgeGraph:
    """The things at most `steps` facts away from a thing, and the facts between them. KgError as for `entity`."""
    near = {name.key if isinstance(name, Entity) else entity(graph, name).key}
    for _ in range(steps):
        near |= {end for fact in graph.facts if not near.isdisjoint(_ends(fact)) for end in _ends(fact)}
    return part(graph, near, [fact for fact in graph.facts if near.issuperset(_ends(fact))])


def _ends(fact: Fact) -> tuple[str, str]:
    return (fact.subject, fact.object)


def part(graph: KnowledgeGraph, keys: Collection[str], facts: Collection[Fact]) -> KnowledgeGraph:
    """The things and articles of these keys with these facts, and the articles and pages that they come from."""
    entities = tuple(entity for entity in graph.entities if entity.key in keys)
    named_in = {article for entity in entities for article in entity.articles}
    sources = {*keys, *named_in, *(e.article for fact in facts for e in fact.evidence)}
    articles = tuple(article for article in graph.articles if article.key in sources)
    on = {article.page for article in articles}
    pages = tuple(page for page in graph.pages if page.key in on)
    return replace(graph, pages=pages, articles=articles, entities=entities, facts=Facts(facts))


def of_page(graph: KnowledgeGraph, page: str) -> KnowledgeGraph:
    """What one page, given by its key, says in a graph of several: its things, their regions, and its quotes."""
    articles = {article.key for article in graph.articles if article.page == page}
    entities = [replace(e, articles=tuple(sorted(articles.intersection(e.articles)))) for e in graph.entities]
    facts = [replace(fact, evidence=tuple(e for e in fact.evidence if e.article in articles)) for fact in graph.facts]
    keys = {end for fact in facts if fact.evidence for end in _ends(fact)} | {e.key for e in entities if e.articles}
    inherent = [fact for fact in graph.facts if not fact.evidence]  # a region lies in its parent
    parents = {fact.subject: fact.object for fact in inherent}
    for key in sorted(keys):
        while (key := parents.get(key, "")) and key not in keys:
            keys.add(key)
    kept = [fact for fact in facts if fact.evidence] + [fact for fact in inherent if fact.subject in keys]
    return part(replace(graph, entities=tuple(entities)), keys | articles, sorted(kept, key=lambda fact: fact.key))
