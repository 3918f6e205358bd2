"""The merge: what several pages say together. All names are invented."""

from __future__ import annotations

import importlib
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from kg import build
from kg.errors import PageError
from kg.graph import KnowledgeGraph, identify_people, join_evidence, merge
from kg.model import Article, Entity, Evidence, Fact, Page, PageGraph, Span

UNION, CITY = "organization/青禾市总工会", "region/青禾市"


def page_graph(stem: str, entities: tuple[Entity, ...] = (), facts: tuple[Fact, ...] = ()) -> PageGraph:
    page = Page(f"{stem}.txt", f"{stem}的文字" * 9, stem.encode().hex().zfill(64), "2021-03-04")
    article = Article(f"article/{stem}/01", page.key, f"“{stem}”的标题", Span(0, 30), "2021-03-04")
    return PageGraph(page, (article,), entities, facts)


def entity(key: str, stem: str = "a", **more: object) -> Entity:
    type_, _, name = key.partition("/")
    made = Entity(key, type_.capitalize(), None, name.partition("@")[0], (), (f"article/{stem}/01",))
    return replace(made, **more)  # type: ignore[arg-type]


def evidence(stem: str, start: int = 0, **more: object) -> Evidence:
    made = Evidence(f"article/{stem}/01", start, start + 4, f"{stem}的文字" * 2, "r", 0.5)
    made = replace(made, quote=made.quote[:4], **more)  # type: ignore[arg-type]
    return made


def test_a_fault_in_the_builder_costs_one_page_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("滨海市总工会举办首届焊工技能竞赛。", encoding="utf-8")

    def failing(page: Page, tagger: object) -> PageGraph:
        if page.name == "a.txt":
            raise KeyError("赛事")
        return page_graph(page.name.removesuffix(".txt"))

    monkeypatch.setattr(importlib.import_module("kg.build"), "extract", failing)
    told: list[PageError] = []
    graph = build([tmp_path], on_error=told.append)
    assert [page.name for page in graph.pages] == ["b.txt"]
    assert [str(error) for error in told] == [
        f"{tmp_path / 'a.txt'}: the builder fails on this text (KeyError: '赛事'); leave it out and report it"
    ]
    with pytest.raises(PageError, match="the builder fails on this text"):
        build([tmp_path])


def works(person: str, organization: str, stem: str) -> Fact:
    return Fact(person, "works-for", organization, (evidence(stem, position="副主席"),))


def three_pages() -> list[PageGraph]:
    """Three pages that share things; also the graph of test_rdf."""
    union = {"kind": "TradeUnion", "aliases": ("市总",)}
    journey = "program/暖阳“新就业” 行动/二"
    return [
        page_graph(
            "a",
            (
                entity(UNION, "a", **union),
                entity(CITY, "a", kind="Prefecture", code="990100"),
                entity(journey, "a", date="2021"),
                entity("person/林木@青禾市总工会", "a"),
            ),
            (
                Fact(UNION, "located-in", CITY, (evidence("a"),)),
                Fact(UNION, "hosted", journey, (evidence("a", 4, role="主办"), evidence("a", 9))),
                works("person/林木@青禾市总工会", UNION, "a"),
            ),
        ),
        page_graph(
            "b",
            (
                entity(UNION, "b", kind=None, aliases=("青禾总工会",)),
                entity("organization/白石公司", "b", kind="Company"),
                entity(journey, "b", kind="Campaign", date="2021-03-01"),
                entity("person/林木@记者", "b", kind="Journalist"),
                entity("group/牧民", "b"),
            ),
            (
                Fact("organization/白石公司", "partnered-with", UNION, (evidence("b"),)),
                Fact(journey, "served", "group/牧民", (evidence("b", count=1200),)),
                Fact("article/b/01", "reported-by", "person/林木@记者", (evidence("b", role="记者"),)),
            ),
        ),
        page_graph(
            "c",
            (entity(UNION, "c"), entity("organization/白石公司", "c"), entity("person/林木@c", "c")),
            (
                Fact(UNION, "partnered-with", "organization/白石公司", (evidence("c"),)),
                works("person/林木@c", UNION, "c"),
            ),
        ),
    ]


def test_order_and_repetition_do_not_matter() -> None:
    pages = three_pages()
    graphs = {merge(order) for order in permutations(pages)} | {merge(pages + pages)}
    assert len(graphs) == 1


def test_one_thing_has_one_node_with_all_that_is_said_of_it() -> None:
    graph = merge(three_pages())
    nodes = {node.key: node for node in graph.entities}
    assert nodes[UNION].kind == "TradeUnion"
    assert nodes[UNION].aliases == ("市总", "青禾总工会")
    assert nodes[UNION].articles == ("article/a/01", "article/b/01", "article/c/01")
    journey = nodes["program/暖阳“新就业” 行动/二"]
    assert (journey.kind, journey.date) == ("Campaign", "2021-03-01")


def test_a_relation_without_direction_is_one_fact() -> None:
    facts = [fact for fact in merge(three_pages()).facts if fact.relation == "partnered-with"]
    assert [len(fact.evidence) for fact in facts] == [2]


def test_everything_is_sorted() -> None:
    graph = merge(reversed(three_pages()))
    assert [page.name for page in graph.pages] == ["a.txt", "b.txt", "c.txt"]
    assert list(graph.entities) == sorted(graph.entities, key=lambda node: node.key)
    assert list(graph.facts) == sorted(graph.facts, key=lambda fact: fact.key)
    assert len(graph) == len(graph.facts) == 6


def test_two_pages_of_one_name() -> None:
    one = page_graph("a")
    with pytest.raises(PageError, match=r"^a\.txt: two different pages"):
        merge([one, replace(one, page=replace(one.page, sha256="f" * 64))])


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param({"a": ("甲局", []), "b": ("乙局", [])}, ["（乙局）", "（甲局）"], id="two employers"),
        pytest.param({"a": ("甲局", []), "b": ("甲局", [])}, [""], id="one qualifier"),
        pytest.param({"a": ("a", ["丙局"]), "b": ("b", ["丙局"])}, [""], id="one employer"),
        pytest.param({"a": ("甲局", []), "b": ("b", ["甲局"])}, [""], id="a qualifier is an employer"),
        pytest.param({"a": ("记者", []), "b": ("记者", [])}, [""], id="journalists"),
        pytest.param({"a": ("记者", []), "b": ("甲局", [])}, ["（甲局）", "（记者）"], id="a journalist and another"),
        pytest.param({"a": ("a", []), "b": ("b", [])}, ["（a）", "（b）"], id="nothing known"),
        pytest.param({"a": ("甲局", ["乙局"]), "b": ("乙局", ["丁局"]), "c": ("丁局", [])}, [""], id="through a third"),
        pytest.param({"a": ("a", ["甲局"]), "b": ("甲局", []), "c": ("c", [])}, ["（c）", "（甲局）"], id="no page"),
    ],
)
def test_namesakes(pages: dict[str, tuple[str, list[str]]], expected: list[str]) -> None:
    graphs = []
    for stem, (qualifier, employers) in pages.items():
        key = f"person/林木@{qualifier}"
        facts = tuple(works(key, f"organization/{employer}", stem) for employer in employers)
        graphs.append(page_graph(stem, (entity(key, stem),), facts))
    found = set()
    for order in permutations(graphs):
        people = identify_people([e for g in order for e in g.entities], [f for g in order for f in g.facts])
        found.add(tuple(sorted(people.items())))
    assert len(found) == 1
    assert sorted({key for _, key in found.pop()}) == sorted(f"person/林木{suffix}" for suffix in expected)


def test_evidence_of_one_place_is_kept_once_unless_it_says_something_else() -> None:
    plain, sure, vice, member = (
        evidence("a", confidence=0.9),
        evidence("a", confidence=0.6, count=3),
        evidence("a", position="副主席"),
        evidence("a", position="党组成员"),
    )
    assert join_evidence([plain, replace(plain, confidence=0.8, rule="other")]) == (plain,)
    assert join_evidence([plain, sure]) == (sure,)
    assert join_evidence([member, vice, plain]) == join_evidence([vice, plain, member]) == (member, vice)
    assert len(join_evidence([plain, evidence("a", 1)])) == 2


def test_networkx() -> None:
    graph = merge(three_pages())
    view = graph.to_networkx()
    assert view.number_of_edges() == len(graph)
    assert view.nodes[CITY] == {
        "type": "Region",
        "kind": "Prefecture",
        "label": "青禾市",
        "name": "青禾市",
        "aliases": [],
        "code": "990100",
        "date": None,
    }
    edge = view.edges[UNION, CITY, "located-in"]
    assert edge["relation"] == "located-in"
    assert [(e["article"], e["start"], e["quote"]) for e in edge["evidence"]] == [("article/a/01", 0, "a的文字")]
    assert all(data["type"] for _, data in view.nodes(data=True))


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.errors import OutputError
    from kg.graph import write_whole

    target = tmp_path / "graph.ttl"
    write_whole(target, "old\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OutputError, match=r"graph\.ttl: cannot be written \(No space left"):
        write_whole(target, "new\n")
    assert [file.read_text() for file in tmp_path.iterdir()] == ["old\n"]


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    from kg.errors import OutputError
    from kg.graph import write_whole

    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError):
        write_whole(tmp_path / "out" / "graph.ttl", "")


def test_an_empty_graph() -> None:
    assert merge([]) == KnowledgeGraph()
