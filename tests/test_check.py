"""`kg validate`, the shapes on a whole graph, and the card of a built data set."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import rdflib
from conftest import Kg
from rdflib import DCAT, DCTERMS, PROV, RDF, VOID, URIRef
from test_graph import three_pages

import kg as library
from kg import data, iris
from kg.check import check
from kg.graph import KnowledgeGraph, merge
from kg.rdf import load, to_turtle

DATA_SET = URIRef(iris.resources(iris.BASE) + "dataset")


# ---------------------------------------------------------------- the shapes


def test_the_five_pages_have_no_fault_and_the_check_is_quick(five_pages_file: Path) -> None:
    start = time.perf_counter()
    assert check(five_pages_file) == []
    assert time.perf_counter() - start < 20  # three seconds on a small machine


def test_pyshacl_alone_says_the_same(five_pages_file: Path) -> None:
    ontology = [f"-s={data.path('shapes.ttl')}", f"-e={data.path('kg.ttl')}"]
    command = [sys.executable, "-W", "ignore", "-m", "pyshacl", *ontology, str(five_pages_file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
    assert (done.returncode, "Conforms: True" in done.stdout) == (0, True), done.stdout + done.stderr


# ---------------------------------------------------------------- the command


def test_a_good_graph(kg: Kg, five_pages_file: Path) -> None:
    done = kg("validate", five_pages_file)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{five_pages_file}: no errors, no warnings\n", "")


def test_a_graph_with_warnings_only_is_0(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(to_turtle(merge(three_pages())), encoding="utf-8", newline="")
    done = kg("validate", "graph.ttl")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "graph.ttl: no errors, 1 warning")
    assert re.match(r"warning: region/\S+: an administrative region lies in another\n", done.stdout)


def test_a_graph_with_errors_is_1(kg: Kg, tmp_path: Path) -> None:
    turtle = to_turtle(merge(three_pages())).replace("kgo:confidence 0.5", "kgo:confidence 1.5")
    (tmp_path / "graph.ttl").write_text(turtle, encoding="utf-8", newline="")
    done = kg("validate", "graph.ttl")
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    assert re.match(r"error: evidence/\S+: evidence has one confidence, a decimal from 0 to 1$", lines[0])
    assert re.match(r"graph\.ttl: \d+ errors?, 1 warning$", lines[-1])


def test_a_long_report_is_short(kg: Kg, tmp_path: Path) -> None:
    things = "\n".join(f"<http://a/{n}> a <{iris.ontology(iris.BASE)}Person> ." for n in range(30))
    (tmp_path / "graph.ttl").write_text(things, encoding="utf-8")
    lines = kg("validate", "graph.ttl").stdout.splitlines()
    assert len(lines) == 22
    assert re.match(r"… and \d+ more$", lines[-2])


def test_a_graph_of_others_is_not_praised(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_text("<http://a/b> <http://a/c> 3 .", encoding="utf-8")
    done = kg("validate", "other.ttl")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "other.ttl: no errors, 1 warning")
    assert "nothing of the ontology is in it" in done.stdout


def test_a_bad_file_is_told(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("what", encoding="utf-8")
    for name in ("broken.ttl", "missing.ttl"):
        done = kg("validate", name)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert done.stderr.startswith(f"Error: {name}")


# ---------------------------------------------------------------- the card


def test_the_card_counts_what_is_there(five_pages: KnowledgeGraph) -> None:
    triples = five_pages.to_rdf()
    assert (DATA_SET, RDF.type, DCAT.Dataset) in triples
    assert triples.value(DATA_SET, VOID.triples).toPython() == len(triples)  # type: ignore[union-attr]
    assert triples.value(DATA_SET, VOID.entities).toPython() == len(five_pages.entities)  # type: ignore[union-attr]
    assert parts(triples, "class", "entities") == Counter(entity.type for entity in five_pages.entities)
    assert parts(triples, "property", "triples") == Counter(fact.relation for fact in five_pages.facts)


def parts(triples: rdflib.Graph, what: str, counted: str) -> dict[str, int]:
    """The counts of the data set's parts, by the local name of their class or property."""
    found = triples.objects(DATA_SET, VOID[f"{what}Partition"])
    return {
        iris.local(str(triples.value(part, VOID[what]))): int(str(triples.value(part, VOID[counted]))) for part in found
    }


def test_one_build_read_the_pages(five_pages: KnowledgeGraph) -> None:
    triples = five_pages.to_rdf()
    [build] = triples.subjects(RDF.type, PROV.Activity)
    assert triples.value(DATA_SET, PROV.wasGeneratedBy) == build
    pages = {str(page) for page in triples.objects(build, PROV.used)}
    assert pages == {iris.iri(page.key) for page in five_pages.pages}
    [program] = triples.objects(build, PROV.wasAssociatedWith)
    assert str(program).endswith(f"kg-news-{library.__version__}")


def test_the_build_is_known_by_what_it_read() -> None:
    def build(graph: KnowledgeGraph) -> str:
        found = re.search(r"<build/\w+>", to_turtle(graph))
        assert found
        return found[0]

    graph = merge(three_pages())
    other = replace(graph, pages=(replace(graph.pages[0], sha256="0" * 64), *graph.pages[1:]))
    assert build(graph) == build(merge(reversed(three_pages()))) != build(other)


def test_the_period_is_that_of_the_articles() -> None:
    graph = merge(three_pages())
    days = ["2020-10-30", None, "2019-01-02"]
    articles = tuple(replace(a, published=day) for a, day in zip(graph.articles, days, strict=True))
    triples = replace(graph, articles=articles).to_rdf()
    period = triples.value(DATA_SET, DCTERMS.temporal)
    assert [str(triples.value(period, end)) for end in (DCAT.startDate, DCAT.endDate)] == ["2019-01-02", "2020-10-30"]


def test_what_is_loaded_is_written_the_same(five_pages_file: Path, tmp_path: Path) -> None:
    text = five_pages_file.read_text(encoding="utf-8")
    assert to_turtle(load(five_pages_file)) == text


def test_the_versions_agree() -> None:
    for name in ("kg.ttl", "shapes.ttl"):
        assert f'owl:versionInfo "{library.__version__}"' in data.path(name).read_text(encoding="utf-8")
