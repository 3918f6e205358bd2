"""What `ontology/kg.ttl` says: relations with their domain and range, kinds, labels.

Loaded once, at the first question.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kg import data, iris
from kg.errors import OntologyError
from kg.iris import local
from kg.model import GROUP, ORGANIZATION, PERSON, PROGRAM, REGION

TYPES = (ORGANIZATION, REGION, PROGRAM, PERSON, GROUP)


@dataclass(frozen=True, slots=True)
class Label:
    """A class's or property's name for readers."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of facts: a value of `domains` → a value of `ranges`, each a type (or "Article")."""

    name: str
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    label_zh: str
    label_en: str
    attributes: tuple[str, ...] = ()  # of count, position, role: what evidence may carry
    symmetric: bool = False


@cache
def relations() -> dict[str, Relation]:
    """The relations by name, e.g. "hosted", in the ontology's order. OntologyError for a broken `kg.ttl`."""
    found = {}
    for name in _having("subPropertyOf", "related-to"):
        label, entry = labels()[name], _entries()[name]
        if not entry["domainIncludes"] or not entry["rangeIncludes"]:
            raise OntologyError(f"{data.path('kg.ttl')}: kgo:{name} lacks its schema:domainIncludes or rangeIncludes")
        found[name] = Relation(
            name,
            tuple(entry["domainIncludes"]),
            tuple(entry["rangeIncludes"]),
            label.zh,
            label.en,
            tuple(entry["attribute"]),
            "http://www.w3.org/2002/07/owl#SymmetricProperty" in entry["type"],
        )
    return found


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of each type, e.g. "Person" → ("Journalist", "Other"), in the ontology's order."""
    return {type_: (*_having("subClassOf", type_), *_having("kind-of", type_)) for type_ in TYPES}


@cache
def labels() -> dict[str, Label]:
    """The labels of every class and property by local name. OntologyError where one lacks a zh or en label."""
    found = {}
    for name, entry in _entries().items():
        if not entry["label@zh"] or not entry["label@en"]:
            raise OntologyError(f"{data.path('kg.ttl')}: kgo:{name} lacks an rdfs:label in zh or en")
        found[name] = Label(entry["label@zh"][0], entry["label@en"][0])
    return found


def _having(predicate: str, value: str) -> list[str]:
    return [name for name, entry in _entries().items() if value in entry[predicate]]


@cache
def _entries() -> dict[str, dict[str, list[str]]]:
    """The terms of kg.ttl by local name, each with its values by the predicate's local name (and language).

    Terms of ours stand there by their local name, others by their IRI.
    """
    from pyoxigraph import Literal, RdfFormat, parse

    source, ours = data.path("kg.ttl"), iris.ontology(iris.BASE)
    entries: dict[str, dict[str, list[str]]] = {}
    try:
        for triple in parse(path=source, format=RdfFormat.TURTLE):
            if not triple.subject.value.startswith(ours):
                continue  # the ontology's own header
            entry = entries.setdefault(local(triple.subject.value), defaultdict(list))
            value = triple.object
            if isinstance(value, Literal):
                entry[f"{local(triple.predicate.value)}@{value.language or ''}"].append(value.value)
            else:
                entry[local(triple.predicate.value)].append(value.value.removeprefix(ours))
    except (OSError, SyntaxError) as error:
        line = getattr(error, "lineno", None) or 1
        raise OntologyError(f"{source}:{line}: not readable as Turtle: {getattr(error, 'msg', error)}") from None
    return entries
