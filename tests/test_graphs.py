"""The user's own five pages: what the builder makes of them, and that graphs/ holds just that."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import kg
from kg.graph import KnowledgeGraph
from kg.rdf import load, to_turtle

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.build([ROOT / "seeds"])


def test_there_are_five_pages() -> None:
    assert len(PAGES) == 5


@pytest.mark.parametrize("name", ["graph.ttl", "graph.html", "report.md"])
def test_the_committed_graph_is_what_the_builder_makes(graph: KnowledgeGraph, name: str, tmp_path: Path) -> None:
    graph.write(tmp_path)
    assert (tmp_path / name).read_text("utf-8") == (ROOT / "graphs" / name).read_text("utf-8"), "run: make graph"


def test_the_order_of_the_pages_does_not_matter(graph: KnowledgeGraph) -> None:
    shuffled = random.Random(3).sample(PAGES, len(PAGES))
    assert shuffled != PAGES
    assert to_turtle(kg.build([*shuffled, shuffled[0]])) == to_turtle(graph)


def test_pages_built_alone_and_merged_are_pages_built_together(graph: KnowledgeGraph) -> None:
    alone = {page.name: kg.build(page) for page in PAGES}
    for page in PAGES:
        ours = {a.key for a in graph.articles if a.page == f"page/{page.stem}"}
        assert ours == {a.key for a in alone[page.name].articles}
        regions = {e.key for e in alone[page.name].entities if e.type in ("Region", "Organization", "Program")}
        assert regions <= {e.key for e in graph.entities}


def test_every_quote_stands_where_it_says(graph: KnowledgeGraph) -> None:
    texts = {page.key: page.text for page in graph.pages}
    pages = {article.key: article.page for article in graph.articles}
    spans = {article.key: article.span for article in graph.articles}
    evidence = [e for fact in graph.facts for e in fact.evidence]
    assert len(evidence) > 500
    for e in evidence:
        assert e.quote == texts[pages[e.article]][e.start : e.end]
        assert e.quote.strip()
        assert spans[e.article].start <= e.start < e.end <= spans[e.article].end


def test_every_fact_but_region_in_region_has_evidence(graph: KnowledgeGraph) -> None:
    kinds = {entity.key: entity.type for entity in graph.entities}
    for fact in graph.facts:
        if not fact.evidence:
            assert (fact.relation, kinds[fact.subject], kinds[fact.object]) == ("located-in", "Region", "Region")


def test_every_end_of_a_fact_is_a_node(graph: KnowledgeGraph) -> None:
    keys = {entity.key for entity in graph.entities} | {article.key for article in graph.articles}
    assert all(fact.subject in keys and fact.object in keys for fact in graph.facts)


def test_every_region_leads_up_to_the_country(graph: KnowledgeGraph) -> None:
    located = [f for f in graph.facts if f.relation == "located-in"]
    parents = {f.subject: f.object for f in located if f.subject.startswith("region/")}
    for entity in graph.entities:
        if entity.type == "Region" and entity.code:
            place = entity.key
            for _ in range(6):
                place = parents.get(place, place)
            assert place == "region/中国", entity.key


def test_the_turtle_holds_the_whole_graph(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.write(tmp_path)
    loaded = load(tmp_path / "graph.ttl")
    assert (loaded.articles, loaded.entities, loaded.facts) == (graph.articles, graph.entities, graph.facts)
