"""A graph as Python users meet it: by name, as tables, in parts, together with another."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import permutations

import pytest
from test_graph import CITY, UNION, entity, three_pages

from kg.errors import KgError, PageError
from kg.graph import KnowledgeGraph, drop_unsure, merge
from kg.lookup import of_page
from kg.model import Fact

GRAPH = merge(three_pages())
JOURNEY = "program/暖阳“新就业” 行动/二"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("青禾市总工会", UNION, id="name"),
        pytest.param("市总", UNION, id="alias"),
        pytest.param(UNION, UNION, id="key"),
        pytest.param("https://w3id.org/kg-news/id/region/青禾市", CITY, id="IRI"),
        pytest.param("暖阳新就业行动/二", JOURNEY, id="without marks and spaces"),
    ],
)
def test_a_thing_by_any_name(name: str, key: str) -> None:
    assert GRAPH.entity(name).key == key
    assert name in GRAPH


def test_an_unknown_name_has_suggestions() -> None:
    with pytest.raises(KgError, match=r"^青禾市工会: no such name in the graph; did you mean 青禾市总工会、"):
        GRAPH.entity("青禾市工会")
    assert "青禾市工会" not in GRAPH


def test_a_name_of_several_things_asks_for_a_key() -> None:
    with pytest.raises(KgError, match=r"^林木: 2 things have this name; give the key of one: person/林木（"):
        GRAPH.entity("林木")


def test_a_name_alone_is_better_than_an_alias() -> None:
    graph = merge([three_pages()[0]])
    other = entity("organization/别家", aliases=("青禾市总工会",))
    both = KnowledgeGraph(entities=(other, *graph.entities))
    assert both.entity("青禾市总工会").key == UNION


def test_find() -> None:
    assert {fact.relation for fact in GRAPH.facts(subject="市总")} == {"located-in", "hosted", "partnered-with"}
    assert GRAPH.facts("市总", "partnered-with", "白石公司") == GRAPH.facts("白石公司", "partnered-with", "市总")
    assert [fact.object for fact in GRAPH.facts(relation="served")] == ["group/牧民"]
    assert len(GRAPH.facts(object=GRAPH.entity(UNION), relation="works-for")) == 1
    assert GRAPH.facts(subject="林木", relation="hosted") == ()
    assert [fact.relation for fact in GRAPH.facts(subject="article/b/01")] == ["reported-by"]
    assert GRAPH.facts() == GRAPH.facts
    for wrong in ({"relation": "liked"}, {"subject": "无此会"}):
        with pytest.raises(KgError, match=r"^(liked: no such relation; there are hosted|无此会: no such name)"):
            GRAPH.facts(**wrong)


def test_it_is_a_collection_of_facts() -> None:
    assert list(GRAPH) == list(GRAPH.facts)
    assert len(GRAPH) == len(GRAPH.facts)
    assert GRAPH.facts[0] in GRAPH
    assert GRAPH.entities[0] in GRAPH
    assert Fact("a", "hosted", "b") not in GRAPH


def test_a_graph_without_facts_is_true_and_an_empty_one_is_not() -> None:
    assert KnowledgeGraph(entities=GRAPH.entities)
    assert not KnowledgeGraph()


def test_a_graph_prints_its_sizes() -> None:
    assert repr(GRAPH) == "KnowledgeGraph(3 pages, 3 articles, 7 entities, 6 facts)"


def test_neighbourhood_is_a_graph() -> None:
    near = GRAPH.neighbourhood("牧民")
    assert [entity.key for entity in near.entities] == ["group/牧民", JOURNEY]
    assert [fact.key for fact in near] == [(JOURNEY, "served", "group/牧民")]
    assert {article.page for article in near.articles} == {page.key for page in near.pages}
    assert GRAPH.neighbourhood("牧民", 0).facts == ()
    further = GRAPH.neighbourhood(GRAPH.entity("牧民"), 2)
    assert UNION in {entity.key for entity in further.entities}
    with pytest.raises(KgError, match="no such name"):
        GRAPH.neighbourhood("无此会")


# ---------------------------------------------------------------- union


def test_union_is_the_graph_of_all_pages() -> None:
    parts = [merge([page]) for page in three_pages()]
    for one, two, three in permutations(parts):
        assert (one | two) | three == one | (two | three) == GRAPH


def test_union_with_itself_and_with_nothing() -> None:
    assert GRAPH | GRAPH == GRAPH
    assert GRAPH | KnowledgeGraph() == KnowledgeGraph() | GRAPH == GRAPH


def test_union_keeps_the_text_that_one_side_has() -> None:
    loaded = replace(GRAPH, pages=tuple(replace(page, text="") for page in GRAPH.pages))
    assert loaded | GRAPH == GRAPH | loaded == GRAPH


def test_union_of_different_pages_of_one_name() -> None:
    other = replace(GRAPH, pages=tuple(replace(page, sha256="f" * 64) for page in GRAPH.pages))
    with pytest.raises(PageError, match=r"^a\.txt: two different pages have this name"):
        _ = GRAPH | other


def test_a_page_of_a_graph_says_what_it_says_alone() -> None:
    pages = three_pages()
    parts = [of_page(GRAPH, page.page.key) for page in pages]
    assert parts[0] | parts[1] | parts[2] == GRAPH
    assert {fact.relation for fact in parts[1]} == {"partnered-with", "reported-by", "served"}
    assert {article for thing in parts[1].entities for article in thing.articles} == {"article/b/01"}


# ---------------------------------------------------------------- confidence


def test_what_is_less_sure_is_left_out() -> None:
    page = three_pages()[1]
    assert drop_unsure(page, 0.5) == page
    left = drop_unsure(page, 0.51)
    assert left.facts == ()
    assert "group/牧民" not in {entity.key for entity in left.entities}
    assert UNION in {entity.key for entity in left.entities}


def test_what_the_gazetteer_says_needs_no_quote() -> None:
    page = three_pages()[0]
    inherent = Fact(CITY, "located-in", "region/中国")
    assert drop_unsure(replace(page, facts=(inherent,)), 1.0).facts == (inherent,)


# ---------------------------------------------------------------- tables


def test_data_frames() -> None:
    pytest.importorskip("pandas")
    nodes, edges, evidence = GRAPH.nodes(), GRAPH.edges(), GRAPH.evidence()
    assert len(nodes) == len(GRAPH.entities) + len(GRAPH.articles)
    assert nodes.loc[UNION, "aliases"] == ("市总", "青禾总工会")
    assert set(edges["subject"]) | set(edges["object"]) <= set(nodes.index)
    served = edges[edges["relation"] == "served"].iloc[0]
    assert (served["object_name"], served["count"], served["quotes"]) == ("牧民", 1200, 1)
    assert str(edges["count"].dtype) == str(evidence["count"].dtype) == "Int64"
    assert len(evidence) == sum(len(fact.evidence) for fact in GRAPH)
    assert evidence["quote"].str.len().equals(evidence["end"] - evidence["start"])


def test_data_frames_of_an_empty_graph_have_their_columns() -> None:
    pytest.importorskip("pandas")
    assert list(KnowledgeGraph().edges().columns)[:3] == ["subject", "relation", "object"]
    assert KnowledgeGraph().nodes().index.name == "key"


def test_without_pandas_one_line_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import kg\n"
        "try: kg.KnowledgeGraph().nodes()\n"
        "except kg.KgError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.stderr, done.stdout) == ("", 'data frames need pandas; install it: pip install "kg-news[notebook]"\n')


def test_html_for_notebooks_escapes_the_pages_words() -> None:
    page = three_pages()[0]
    graph = merge([page])
    evil = entity(UNION, name="<script>alert(1)</script>")
    shown = KnowledgeGraph(graph.pages, graph.articles, (evil, *graph.entities[1:]), graph.facts)._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "pages 1 · articles 1" in shown
