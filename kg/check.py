"""Whether a graph has the shape that `ontology/shapes.ttl` asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import data, iris, rdf
from kg.errors import OntologyError
from kg.graph import KnowledgeGraph
from kg.ontology import TYPES

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that a graph should not hold."""

    severity: str  # ERROR or WARNING
    node: str  # key of the node, or its IRI where that is not under the graph's base
    message: str


def check(graph: str | Path | KnowledgeGraph) -> list[Finding]:
    """What is wrong with a graph or a Turtle file: errors first, sorted; the empty list if nothing.

    GraphError where a file cannot be read or is not Turtle.
    """
    from pyshacl import validate
    from rdflib import RDF, SH, Graph

    if isinstance(graph, KnowledgeGraph):
        triples, base = graph.to_rdf(), graph.base
    else:
        base = rdf.base_of(rdf.read(graph))  # first, because Oxigraph tells where a file is broken
        triples = Graph().parse(graph, format="turtle")
    for triple in _knowledge("kg.ttl", base):
        triples.add(triple)
    _, results, _ = validate(triples, shacl_graph=_knowledge("shapes.ttl", base), inplace=True, advanced=False)
    if not isinstance(results, Graph):
        raise OntologyError(f"{data.path('shapes.ttl')}: shapes that cannot be used: {results}")
    found = sorted(_finding(results, result, base) for result in results.subjects(RDF.type, SH.ValidationResult))
    return found if _has_ours(triples, base) else [*found, Finding(WARNING, base, "nothing of the ontology is in it")]


def _has_ours(triples: rdflib.Graph, base: str) -> bool:
    """Whether a graph holds a thing, article or page: shapes find no fault where they find nothing to look at."""
    from rdflib import RDF, URIRef

    classes = (URIRef(iris.ontology(base) + name) for name in (*TYPES, "Article", "Page"))
    return any((None, RDF.type, class_) in triples for class_ in classes)


def _knowledge(name: str, base: str) -> rdflib.Graph:
    """A Turtle file of `ontology/`, its terms moved to the graph's base."""
    from rdflib import Graph

    text = data.path(name).read_text(encoding="utf-8")
    return Graph().parse(data=text.replace(iris.BASE, base), format="turtle")


def _finding(results: rdflib.Graph, result: Node, base: str) -> Finding:
    from rdflib import SH

    severity = ERROR if results.value(result, SH.resultSeverity) == SH.Violation else WARNING
    value = results.value(result, SH.value)
    focus = str(results.value(result, SH.focusNode))
    if not focus.startswith(iris.resources(base)):  # a relation: what is wrong is the value
        focus = str(value)
    message = str(results.value(result, SH.resultMessage)).replace(iris.ontology(base), "kgo:")
    return Finding(severity, iris.key(focus, base), message)
