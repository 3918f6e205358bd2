"""The graph in the formats of other tools, as texts by file name."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import TYPE_CHECKING, Any

from kg import iris
from kg.graph import KnowledgeGraph
from kg.tables import EdgeRow, NodeRow, QuoteRow, Row, edges, evidence, nodes, surest

if TYPE_CHECKING:
    import networkx

FORMATS = ("nt", "jsonld", "graphml", "gexf", "csv", "neo4j")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ARRAY = ";"  # what neo4j-admin expects between the values of an array, if not told otherwise


def export(graph: KnowledgeGraph, format: str) -> dict[str, str]:
    """The files of one of FORMATS: the same texts for the same graph.

    - nt, jsonld: the triples of graph.ttl, as N-Triples and JSON-LD
    - graphml, gexf: things and articles with facts for edges, for Gephi, yEd, Cytoscape, networkx; text is cleaned of
      the control characters that XML cannot hold
    - csv: nodes, edges and evidence as tables, UTF-8 with the byte-order mark that spreadsheets ask for
    - neo4j: nodes and relationships with the headers of `neo4j-admin database import`
    """
    if format == "nt":
        return {"graph.nt": _n_triples(graph)}
    if format == "jsonld":
        return {"graph.jsonld": _json_ld(graph)}
    if format == "graphml":
        return {"graph.graphml": _graphml(graph)}
    if format == "gexf":
        return {"graph.gexf": _gexf(graph)}
    if format == "csv":
        tables: dict[type[Row], Iterable[Row]] = {
            NodeRow: nodes(graph), EdgeRow: edges(graph), QuoteRow: evidence(graph)
        }  # fmt: skip
        names = ("nodes.csv", "edges.csv", "evidence.csv")
        return {name: _csv_of(kind, rows) for name, (kind, rows) in zip(names, tables.items(), strict=True)}
    return {"neo4j-nodes.csv": _neo4j_nodes(graph), "neo4j-relationships.csv": _neo4j_relationships(graph)}


# ---------------------------------------------------------------- triples


def _n_triples(graph: KnowledgeGraph) -> str:
    from pyoxigraph import RdfFormat, parse, serialize

    from kg.rdf import to_turtle

    triples = parse(to_turtle(graph).encode(), RdfFormat.TURTLE)
    lines = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return "".join(sorted(lines.decode().splitlines(keepends=True)))


def _json_ld(graph: KnowledgeGraph) -> str:
    from rdflib import Graph

    from kg.rdf import to_turtle

    triples = Graph(bind_namespaces="none").parse(data=to_turtle(graph), format="turtle")
    context = {prefix: str(space) for prefix, space in sorted(triples.namespaces())}
    document = json.loads(triples.serialize(format="json-ld", context=context))
    return json.dumps(_in_order(document), ensure_ascii=False, indent=1) + "\n"


def _in_order(value: Any) -> Any:
    """JSON with its lists sorted: rdflib gives the values of a property in any order."""
    if isinstance(value, dict):
        return {name: _in_order(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return sorted(map(_in_order, value), key=lambda inner: json.dumps(inner, sort_keys=True))
    return value


# ---------------------------------------------------------------- XML


def _network(graph: KnowledgeGraph) -> networkx.MultiDiGraph:
    """The graph with plain attributes only, none of them empty: `label` and `weight` are what Gephi looks for."""
    from networkx import MultiDiGraph

    network: networkx.MultiDiGraph = MultiDiGraph()
    for node in nodes(graph):
        values = {"label": node.name, "type": node.type, "kind": node.kind, "code": node.code, "date": node.date}
        network.add_node(node.key, **_plain(values | {"aliases": "; ".join(node.aliases)}))
    for number, (fact, edge) in enumerate(zip(graph.facts, edges(graph), strict=True)):
        best = surest(fact)
        quoted = {"quote": best.quote, "rule": best.rule, "article": best.article} if best else {}
        named = {"label": edge.relation, "relation": edge.relation, "weight": float(max(edge.quotes, 1))}
        added = {"confidence": edge.confidence, "count": edge.count, "position": edge.position, "role": edge.role}
        network.add_edge(edge.subject, edge.object, key=f"f{number}", **_plain(named | quoted | added))
    return network


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _NOT_XML.sub("", value) if isinstance(value, str) else value
        for name, value in values.items()
        if value not in (None, "")
    }


def _graphml(graph: KnowledgeGraph) -> str:
    from networkx import generate_graphml

    return '<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(generate_graphml(_network(graph))) + "\n"


def _gexf(graph: KnowledgeGraph) -> str:
    from networkx import generate_gexf

    network = _network(graph)
    for _, _, key, values in network.edges(keys=True, data=True):
        values["id"] = key
    text = '<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(generate_gexf(network)) + "\n"
    return re.sub(r' lastmodifieddate="[^"]*"', "", text)  # the same bytes on another day


# ---------------------------------------------------------------- CSV


def _csv(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def _csv_of(kind: type[Row], rows: Iterable[Row]) -> str:
    cells = ((_cell(value) for value in astuple(row)) for row in rows)
    return "\ufeff" + _csv((field.name for field in fields(kind)), cells)


def _cell(value: object) -> object:
    return "; ".join(value) if isinstance(value, tuple) else value


def _neo4j_nodes(graph: KnowledgeGraph) -> str:
    head = ("key:ID", ":LABEL", "name", "aliases:string[]", "code", "date", "iri")
    rows = (
        (
            node.key,
            _array((node.type, node.kind if node.kind != "Other" else None)),
            _line(node.name),
            _array(node.aliases),
            node.code,
            node.date,
            iris.iri(node.key, graph.base),
        )
        for node in nodes(graph)
    )
    return _csv(head, rows)


def _neo4j_relationships(graph: KnowledgeGraph) -> str:
    head = (
        ":START_ID", ":TYPE", ":END_ID", "confidence:double", "count:long", "position", "role",
        "quotes:string[]", "articles:string[]", "rules:string[]", "starts:long[]", "ends:long[]",
    )  # fmt: skip
    rows = (
        (
            edge.subject, edge.relation, edge.object,
            edge.confidence, edge.count, _line(edge.position or ""), edge.role,
            _array(e.quote for e in fact.evidence), _array(e.article for e in fact.evidence),
            _array(e.rule for e in fact.evidence), _array(e.start for e in fact.evidence),
            _array(e.end for e in fact.evidence),
        )
        for fact, edge in zip(graph.facts, edges(graph), strict=True)
    )  # fmt: skip
    return _csv(head, rows)


def _array(values: Iterable[object]) -> str:
    return _ARRAY.join(_line(str(value)).replace(_ARRAY, "；") for value in values if value is not None)


def _line(text: str) -> str:
    """On one line: neo4j-admin does not read line breaks in a value, if not told to."""
    return " ".join(text.split())
