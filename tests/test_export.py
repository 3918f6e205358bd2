"""The graph in other tools' formats, read back with those tools or by their rules."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import networkx
import pytest
import rdflib
from conftest import Kg
from rdflib.compare import isomorphic
from test_graph import CITY, UNION, evidence, three_pages

from kg.export import FORMATS, export
from kg.graph import Facts, KnowledgeGraph, merge
from kg.model import Fact

GRAPH = merge(three_pages())
EVIL = replace(
    GRAPH,
    entities=(replace(GRAPH.entities[0], name='a\x0b<b>"c";\n,d', aliases=("一;二", "三")), *GRAPH.entities[1:]),
    facts=Facts(
        (
            *GRAPH.facts,
            Fact(UNION, "served", GRAPH.entities[0].key, (replace(evidence("a", 1), quote="断\r\n行;“引”\x01\ufffe"),)),
        )
    ),
)


def one(graph: KnowledgeGraph, format: str) -> str:
    [text] = export(graph, format).values()
    return text


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_files(format: str) -> None:
    assert export(GRAPH, format) == export(merge(reversed(three_pages())), format)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # in rdflib's own reader of JSON-LD
@pytest.mark.parametrize(("format", "parser"), [("nt", "nt"), ("jsonld", "json-ld")])
@pytest.mark.parametrize("graph", [GRAPH, EVIL, KnowledgeGraph()], ids=["plain", "evil", "empty"])
def test_triples(format: str, parser: str, graph: KnowledgeGraph) -> None:
    read = rdflib.Graph().parse(data=one(graph, format), format=parser)
    assert isomorphic(read, graph.to_rdf())


def test_json_ld_is_short() -> None:
    text = one(GRAPH, "jsonld")
    assert '"kgo": "https://w3id.org/kg-news/ontology#"' in text
    assert '"kgo:hosted": {' in text


@pytest.mark.parametrize("format", ["graphml", "gexf"])
@pytest.mark.parametrize("graph", [GRAPH, EVIL], ids=["plain", "evil"])
def test_networkx_reads_what_the_graph_holds(format: str, graph: KnowledgeGraph) -> None:
    read = _read(one(graph, format), format)
    assert read.is_directed()
    assert set(read) == {thing.key for thing in graph.entities} | {article.key for article in graph.articles}
    facts = [(subject, values["relation"], target) for subject, target, values in read.edges(data=True)]
    assert sorted(facts) == sorted(fact.key for fact in graph)
    assert read.nodes[CITY]["code"] == "990100"
    assert read.nodes[UNION]["aliases"] == "市总; 青禾总工会"
    assert "date" not in read.nodes[UNION]


def test_gexf_keeps_gephis_rules() -> None:
    """Every attribute is declared once, with one type that its values have; ids are unique; nothing is empty."""
    root = ET.fromstring(one(EVIL, "gexf"))
    space = {"g": root.tag[1:].partition("}")[0]}
    for part in ("node", "edge"):
        declared = {
            attribute.attrib["id"]: (attribute.attrib["title"], attribute.attrib["type"])
            for attribute in root.findall(f".//g:attributes[@class='{part}']/g:attribute", space)
        }
        titles = [title for title, _ in declared.values()]
        assert len(titles) == len(set(titles))
        assert {type_ for _, type_ in declared.values()} <= {"string", "double", "long", "integer"}
        elements = root.findall(f".//g:{part}", space)
        ids = [element.attrib["id"] for element in elements]
        assert len(ids) == len(set(ids)) > 5
        assert all(element.attrib["label"] for element in elements)
        for value in root.findall(f".//g:{part}/g:attvalues/g:attvalue", space):
            _, type_ = declared[value.attrib["for"]]
            assert value.attrib["value"]
            if type_ != "string":
                float(value.attrib["value"])
    assert all(float(edge.attrib["weight"]) >= 1 for edge in root.findall(".//g:edge", space))
    assert "lastmodifieddate" not in one(GRAPH, "gexf")


def test_graphml_has_types_and_labels_for_gephi() -> None:
    root = ET.fromstring(one(EVIL, "graphml"))
    declared = [key.attrib for key in root if "for" in key.attrib]
    keys = {(key["for"], key["attr.name"]): key["attr.type"] for key in declared}
    assert keys["node", "label"] == keys["edge", "label"] == "string"
    assert keys["edge", "weight"] == keys["edge", "confidence"] == "double"
    assert keys["edge", "count"] == "long"
    ids = [edge.attrib["id"] for edge in root.iter() if edge.tag.endswith("}edge")]
    assert len(ids) == len(set(ids)) == len(EVIL)


def test_tables() -> None:
    files = export(EVIL, "csv")
    assert list(files) == ["nodes.csv", "edges.csv", "evidence.csv"]
    assert all(text.startswith("\ufeff") for text in files.values())
    rows = {name: _rows(text.removeprefix("\ufeff")) for name, text in files.items()}
    assert [row["key"] for row in rows["nodes.csv"][: len(EVIL.entities)]] == [thing.key for thing in EVIL.entities]
    assert rows["nodes.csv"][0]["name"] == EVIL.entities[0].name
    assert len(rows["edges.csv"]) == len(EVIL)
    quotes = {row["quote"] for row in rows["evidence.csv"]}
    assert quotes == {e.quote for fact in EVIL for e in fact.evidence}
    assert {row["count"] for row in rows["edges.csv"]} == {"", "1200"}


def test_neo4j() -> None:
    """Headers as neo4j-admin wants them; ids that exist; one line for each row, because it reads no others."""
    files = export(EVIL, "neo4j")
    nodes, relationships = files["neo4j-nodes.csv"], files["neo4j-relationships.csv"]
    assert nodes.startswith("key:ID,:LABEL,name,aliases:string[],code,date,iri\n")
    assert relationships.startswith(":START_ID,:TYPE,:END_ID,confidence:double,count:long,")
    assert nodes.count("\n") == 1 + len(EVIL.entities) + len(EVIL.articles)
    assert relationships.count("\n") == 1 + len(EVIL)
    things = {row["key:ID"]: row for row in _rows(nodes)}
    assert things[UNION][":LABEL"] == "Organization;TradeUnion"
    assert things[EVIL.entities[0].key]["aliases:string[]"] == "一；二;三"
    for row in _rows(relationships):
        assert {row[":START_ID"], row[":END_ID"]} <= things.keys()
        lists = {len(row[name].split(";")) for name in row if name.endswith("[]")}
        assert len(lists) == 1
        float(row["confidence:double"] or 0)
        int(row["count:long"] or 0)


def test_kg_export(kg: Kg, tmp_path: Path) -> None:
    GRAPH.write(tmp_path / "graphs")
    done = kg("export", "graphs", "-o", "out", *(word for format in FORMATS for word in ("--format", format)))
    assert (done.returncode, done.stderr) == (0, "")
    written = {place.name: place.read_text(encoding="utf-8") for place in (tmp_path / "out").iterdir()}
    assert written == {name: text for format in FORMATS for name, text in export(GRAPH, format).items()}
    assert all(name in done.stdout for name in written)
    assert kg("export", "nowhere", "-o", "out", "--format", "nt").returncode == 1
    assert kg("export", "graphs", "-o", "out").returncode == 2


def test_kg_build_exports_too(kg: Kg, page: Path, tmp_path: Path) -> None:
    done = kg("build", page, "-o", "out", "--export", "gexf", "--export", "csv")
    assert done.stdout.endswith("graph.gexf, out/nodes.csv, out/edges.csv, out/evidence.csv\n")
    assert (tmp_path / "out" / "graph.gexf").is_file()


def test_kg_build_leaves_out_what_is_less_sure(kg: Kg, page: Path, tmp_path: Path) -> None:
    from kg import load

    assert kg("build", page, "-o", "all").returncode == 0
    assert kg("build", page, "-o", "sure", "--min-confidence", "0.93").returncode == 0
    facts, sure = load(tmp_path / "all").facts, load(tmp_path / "sure").facts
    assert {f.key for f in sure} == {
        f.key for f in facts if not f.evidence or any(e.confidence >= 0.93 for e in f.evidence)
    }
    assert 0 < len(sure) < len(facts)
    assert kg("build", page, "-o", "out", "--min-confidence", "2").returncode == 2


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _read(text: str, format: str) -> networkx.DiGraph:
    file = io.BytesIO(text.encode())
    if format == "gexf":
        return networkx.read_gexf(file)
    return networkx.read_graphml(file, force_multigraph=True)
