"""Turtle there and back, IRIs, the ontology and its shapes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from test_graph import CITY, UNION, entity, evidence, page_graph, three_pages

from kg import data, iris
from kg.check import check
from kg.errors import GraphError
from kg.graph import KnowledgeGraph, merge
from kg.model import Evidence, Fact
from kg.ontology import TYPES, kinds, labels, relations
from kg.rdf import load, to_turtle

OURS = [data.path("kg.ttl"), data.path("shapes.ttl")]
NASTY = "甲\"乙'丙\\丁\n戊\r己\t庚<辛>{壬}|癸^`% ?#[]“引”（全角）\u3000宽\u200b零\ufffd𠮷/..//."
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)


def without_text(graph: KnowledgeGraph) -> KnowledgeGraph:
    return replace(graph, pages=tuple(replace(page, text="") for page in graph.pages))


def nasty_graph(name: str = NASTY, base: str = iris.BASE) -> KnowledgeGraph:
    key = f"program/{name}"
    quote = Evidence("article/a/01", 0, len(name), name, name, 1e-05, 0, name, name)
    hosted = (Fact(UNION, "hosted", key, (quote,)),)
    page = page_graph("a", (entity(UNION), entity(key, aliases=(name + "二",), kind="Event")), hosted)
    page = replace(page, articles=(replace(page.articles[0], headline=name),))
    return merge([page], base)


# ---------------------------------------------------------------- IRIs


@given(TEXTS)
def test_a_key_and_its_iri_are_one(name: str) -> None:
    key = f"organization/{name}"
    assert iris.key(iris.iri(key)) == key
    assert not re.search(r"""[\x00-\x20<>"{}|^`\\?#\[\]]""", iris.iri(key))


def test_iris_are_readable() -> None:
    assert iris.iri("organization/青禾市总工会（筹）") == "https://w3id.org/kg-news/id/organization/青禾市总工会（筹）"
    assert iris.path("program/“暖阳”100% 行动？#1") == "program/“暖阳”100%25%20行动？%231"
    assert iris.path("person/..") == "person/%2E%2E"
    assert iris.iri("https://example.org/x") == "https://example.org/x"


def test_evidence_has_a_stable_iri() -> None:
    fact = Fact(UNION, "located-in", CITY)
    key = iris.evidence_key(fact, evidence("a"))
    assert re.fullmatch(r"evidence/a/01/0-4-located-in-[0-9a-f]{12}", key)
    assert key == iris.evidence_key(fact, evidence("a", confidence=0.1, rule="another"))
    assert key != iris.evidence_key(fact, evidence("a", count=2))


# ---------------------------------------------------------------- there and back


@pytest.mark.parametrize(
    "graph",
    [merge(three_pages()), merge(three_pages(), "https://example.org/news/"), nasty_graph(), KnowledgeGraph()],
    ids=["three pages", "another base", "nasty", "empty"],
)
def test_round_trip(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(to_turtle(graph), encoding="utf-8", newline="")
    assert load(tmp_path / "graph.ttl") == without_text(graph)


@given(TEXTS)
def test_round_trip_of_any_text(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.ttl"
    graph = nasty_graph(name)
    file.write_text(to_turtle(graph), encoding="utf-8", newline="")
    assert load(file) == without_text(graph)


def test_the_shape_of_a_fact() -> None:
    graph = merge(three_pages()).to_rdf()
    rows = graph.query("""
        SELECT ?count ?quote WHERE {
            ?program kgo:served ?group . ?group skos:prefLabel "牧民"@zh .
            ?e a rdf:Statement ; rdf:subject ?program ; rdf:predicate kgo:served ; rdf:object ?group ;
               kgo:count ?count ; kgo:quote ?quote ; prov:wasDerivedFrom/schema:isPartOf/kgo:file-name "b.txt" .
            ?program a kgo:Program, kgo:Campaign ; schema:startDate "2021-03-01"^^xsd:date . }""")
    assert [tuple(map(str, row)) for row in rows] == [("1200", "b的文字")]  # type: ignore[arg-type]


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests'); from test_graph import *; from kg.rdf import to_turtle;"
        "sys.stdout.buffer.write(to_turtle(merge(three_pages())).encode())"
    )
    root = Path(__file__).parent.parent
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=root, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert runs == {to_turtle(merge(three_pages())).encode()}


# ---------------------------------------------------------------- other parsers


def turtle_files(folder: Path) -> list[Path]:
    files = []
    for name, graph in {"three": merge(three_pages()), "nasty": nasty_graph()}.items():
        files.append(folder / f"{name}.ttl")
        files[-1].write_text(to_turtle(graph), encoding="utf-8", newline="")
    return files + OURS


def test_rdflib_and_oxigraph_read_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for file in turtle_files(tmp_path):
        count = sum(1 for _ in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE))
        assert len(rdflib.Graph().parse(file, format="turtle")) == count > 0
    assert not caplog.records


@pytest.mark.parametrize("program", [["rapper", "-q", "-i", "turtle"], ["serdi"]], ids=["rapper", "serdi"])
def test_raptor_and_serd_read_it_without_a_warning(program: list[str], tmp_path: Path) -> None:
    if not shutil.which(program[0]):
        pytest.skip(f"{program[0]} is not installed (Debian: raptor2-utils, serdi)")
    for file in turtle_files(tmp_path):
        run = subprocess.run([*program, str(file)], capture_output=True, text=True, encoding="utf-8")
        count = sum(1 for _ in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE))
        assert (run.returncode, run.stderr, run.stdout.count("\n")) == (0, "", count)


# ---------------------------------------------------------------- bad and foreign files


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<http://a/b> <http://a/c> 'd' .\n<http://a/b> what .\n", r"graph\.ttl:2: not Turtle: "),
        (b"\xff\xfe\x00", r"graph\.ttl:1: not Turtle: "),
        (None, r"graph\.ttl: cannot be read \(No such file or directory\)"),
    ],
    ids=["syntax", "encoding", "missing"],
)
def test_a_broken_file(content: bytes | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "graph.ttl").write_bytes(content)
    with pytest.raises(GraphError, match=message) as caught:
        load(tmp_path / "graph.ttl")
    assert "\n" not in str(caught.value)


def test_a_broken_value_is_told_with_its_line(tmp_path: Path) -> None:
    turtle = to_turtle(merge(three_pages())).replace("kgo:count 1200", 'kgo:count "viele"')
    (tmp_path / "graph.ttl").write_text(turtle, encoding="utf-8")
    line = next(n for n, text in enumerate(turtle.splitlines(), 1) if "viele" in text)
    with pytest.raises(GraphError, match=rf"graph\.ttl:{line}: count of <.*> is 'viele', not a number"):
        load(tmp_path / "graph.ttl")


def test_a_graph_of_others_loads_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_text(
        """@prefix schema: <https://schema.org/> . @prefix x: <https://example.org/> .
        x:a a schema:Organization ; schema:name "Green Rice Ltd"@en ; schema:address [ schema:postalCode "1" ] ;
            x:hosted x:b, x:nobody . x:b a x:Program ; x:label "Sun" .""",
        encoding="utf-8",
    )
    graph = load(tmp_path / "other.ttl")
    assert [(node.key, node.name) for node in graph.entities] == [
        ("https://example.org/a", "Green Rice Ltd"),
        ("https://example.org/b", "Sun"),
    ]
    assert graph.facts == (Fact("https://example.org/a", "hosted", "https://example.org/b"),)


# ---------------------------------------------------------------- ontology and shapes


def test_the_ontology_holds_the_contract() -> None:
    assert list(relations()) == [
        *("hosted", "located-in", "served", "works-for", "part-of", "took-part-in"),
        *("partnered-with", "received", "founded", "joined", "reported-by"),
    ]
    assert relations()["served"].domains == ("Organization", "Program")
    assert {r.name for r in relations().values() if "count" in r.attributes} == {
        *("served", "took-part-in", "joined", "received")
    }
    assert [len(kinds()[type_]) for type_ in TYPES] == [11, 7, 11, 2, 0]
    assert labels()["TradeUnion"].zh == "工会"


def test_every_term_is_explained_in_both_languages() -> None:
    graph = rdflib.Graph().parse(data.path("kg.ttl"), format="turtle")
    terms = {term for term in graph.subjects(rdflib.RDF.type) if "#" in str(term)}
    assert len(terms) > 50
    for term in terms:
        for predicate in (rdflib.RDFS.label, rdflib.RDFS.comment):
            texts = [text for text in graph.objects(term, predicate) if isinstance(text, rdflib.Literal)]
            assert sorted(str(text.language) for text in texts) == ["en", "zh"], (term, predicate)


def test_what_is_written_is_defined() -> None:
    used = set(re.findall(r"kgo:([A-Za-z][A-Za-z0-9-]*)", to_turtle(merge(three_pages()))))
    assert used <= set(labels())


def test_a_good_graph_has_no_errors(tmp_path: Path) -> None:
    for base in (iris.BASE, "https://example.org/news/"):
        graph = merge(three_pages(), base)
        (tmp_path / "graph.ttl").write_text(to_turtle(graph), encoding="utf-8", newline="")
        expected = [("warning", CITY, "an administrative region lies in another")]
        assert [(f.severity, f.node, f.message) for f in check(graph)] == expected
        assert check(tmp_path / "graph.ttl") == check(graph)


BROKEN = [
    ("skos:prefLabel", 'skos:prefLabel "又一名"@zh ; skos:prefLabel', "exactly one skos:prefLabel"),
    ("kgo:confidence 0.5", "kgo:confidence 1.5", "a decimal from 0 to 1"),
    ('kgo:code "990100"', 'kgo:code "9901"', "six digits"),
    ('"2021-03-01"^^xsd:date', '"2021-03-01"', "schema:startDate is one"),
    ("kgo:start 4 ;", "kgo:start 40 ;", "less than kgo:end"),
    ("kgo:end 8 ;", "kgo:end 9 ;", "another length than its offsets"),
    ("kgo:served <group/牧民>", "kgo:served <article/b/01>", "leads to a thing of the wrong type"),
    ("kgo:hosted <program", "kgo:joined <program", "kgo:joined without evidence"),
    ("a kgo:Group", "a kgo:Group, kgo:Person", "a thing has one type"),
    ("kgo:mentioned-in <article/b/01>", "kgo:mentioned-in <article/x/01>", "gives an article"),
    ("prov:wasDerivedFrom <article/c/01>", "prov:wasDerivedFrom <page/c>", "derived from one article"),
    ("kgo:count 1200", 'kgo:position "头"@zh', "does not say count, position or role"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), BROKEN, ids=[case[2] for case in BROKEN])
def test_a_broken_graph_is_found_out(right: str, wrong: str, message: str, tmp_path: Path) -> None:
    turtle = to_turtle(merge(three_pages()))
    assert right in turtle
    (tmp_path / "graph.ttl").write_text(turtle.replace(right, wrong), encoding="utf-8", newline="")
    assert any(message in finding.message for finding in check(tmp_path / "graph.ttl"))
