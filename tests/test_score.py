"""Comparison with gold. The pages, people and organizations are invented; the figures were counted by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import Kg

from kg import calibration
from kg.calibration import Count
from kg.errors import GoldError, KgError, PageError
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Evidence, Fact, Page, Span
from kg.score import Scores, Tally, alike, score
from kg.score import calibration as counts_of

TEXT = """滨海市总工会举办歌咏比赛
10月12日，滨海市总工会在临江县举办职工歌咏比赛，120名快递员参加。
滨海市总工会副主席王强介绍了春雨行动。记者李明
海风医院开业
海风医院昨日在滨海市开业。
"""


def quoted(quote: str, article: int = 1, confidence: float = 0.9, rule: str = "r", **more: Any) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(f"article/p/0{article}", start, start + len(quote), quote, rule, confidence, **more)


def thing(key: str, *aliases: str, **more: Any) -> Entity:
    type_, _, name = key.partition("/")
    return replace(Entity(key, type_.capitalize(), None, name, aliases, ("article/p/01",)), **more)


UNION, CONTEST, CITY = "organization/滨海市总工会", "program/歌咏比赛", "region/滨海市"
SPLIT = TEXT.index("海风医院开业")
GRAPH = KnowledgeGraph(
    (Page("p.txt", TEXT, "0" * 64),),
    (
        Article("article/p/01", "page/p", "滨海市总工会举办歌咏比赛", Span(0, SPLIT - 1)),
        Article("article/p/02", "page/p", "海风医院开业", Span(SPLIT, len(TEXT))),
    ),
    (
        thing("group/快递员"),
        thing(UNION, "市总工会", kind="TradeUnion"),
        thing("organization/歌咏比赛组委会"),  # one too many
        thing("person/李明", kind="Journalist"),
        thing("person/王强", kind="Other"),
        thing(CONTEST, kind="Contest", date="2021-10-12"),  # 职工歌咏比赛: a name that is alike
        thing("region/临江县", code="990201"),
        thing("region/东海省", articles=()),  # the gazetteer's, not the page's
        thing(CITY, code="990100"),
    ),
    (
        Fact("article/p/01", "reported-by", "person/李明", (quoted("记者李明", role="记者", rule="byline"),)),
        Fact(UNION, "hosted", CONTEST, (quoted("滨海市总工会在临江县举办职工歌咏比赛", confidence=0.95),)),
        Fact(UNION, "located-in", "region/临江县", (quoted("滨海市总工会在临江县", confidence=0.7),)),  # wrong
        Fact(CONTEST, "located-in", "region/临江县", (quoted("临江县"),)),
        Fact("group/快递员", "took-part-in", CONTEST, (quoted("120名快递员参加", count=130),)),  # the count is wrong
        Fact("person/王强", "works-for", UNION, (replace(quoted("王强"), start=1, position="副主席"),)),  # misplaced
        Fact("region/临江县", "located-in", CITY),
        Fact(CITY, "located-in", "region/东海省"),
    ),
)

GOLD: dict[str, Any] = {
    "page": "p",
    "articles": [
        {
            "id": "1",
            "begins": "滨海市总工会举办",
            "ends": "记者李明",
            "entities": [
                {"id": "o1", "type": "Organization", "kind": "TradeUnion", "names": ["滨海市总工会"]},
                {
                    "id": "p1",
                    "type": "Program",
                    "kind": "Contest",
                    "names": ["“职工歌咏比赛”", "滨海职工歌咏赛"],
                    "date": "2021-10-12",
                },
                {"id": "p2", "type": "Program", "names": ["春雨行动"]},
                {"id": "g1", "type": "Group", "names": ["快递员", "外卖员"], "optional": True},
                {"id": "r1", "type": "Region", "names": ["临江县"], "code": "990201"},
                {"id": "r2", "type": "Region", "names": ["滨海市"], "code": "990199"},
                {"id": "n1", "type": "Person", "kind": "Journalist", "names": ["李明"]},
                {"id": "n2", "type": "Person", "names": ["王强"]},
            ],
            "facts": [
                {"s": "o1", "r": "hosted", "o": "p1", "quote": "举办职工歌咏比赛"},
                {"s": "o1", "r": "located-in", "o": "r2"},
                {"s": "p1", "r": "located-in", "o": "r1"},
                {"s": "p1", "r": "located-in", "o": "r2"},  # through 临江县
                {"s": "g1", "r": "took-part-in", "o": "p1", "count": 120},
                {"s": "n2", "r": "works-for", "o": "o1", "position": "副主席"},
                {"s": "n1", "r": "reported", "o": "article", "role": "记者"},
            ],
        },
        {
            "id": "2",
            "begins": "海风医院开业",
            "ends": "在滨海市开业。",
            "entities": [
                {"id": "o1", "type": "Organization", "kind": "Hospital", "names": ["海风医院"]},
                {"id": "r1", "type": "Region", "names": ["滨海市"]},
            ],
            "facts": [{"s": "o1", "r": "located-in", "o": "r1", "optional": True}],
        },
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with the gold and the page."""
    place = tmp_path / "gold"
    place.mkdir()
    (place / "p.json").write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    (place / "p.txt").write_text(TEXT, encoding="utf-8")
    return place


@pytest.fixture
def scores(gold: Path, tmp_path: Path) -> Scores:
    GRAPH.write(tmp_path / "built")
    return score(tmp_path / "built", gold)


def test_entities(scores: Scores) -> None:
    assert scores.rows("entities") == {
        "Organization": Tally(1, 1, 1),  # the committee is too many, the hospital is missed
        "Region": Tally(2, 0, 0),  # the province counts neither way
        "Program": Tally(1, 0, 1),
        "Person": Tally(2, 0, 0),
        "ALL": Tally(6, 1, 2),  # the group is optional
    }


def test_facts(scores: Scores) -> None:
    assert scores.rows("facts") == {
        "hosted": Tally(1, 0, 0),
        "located-in": Tally(3, 1, 0),  # two of them right through 临江县; that the union lies there is too many
        "works-for": Tally(1, 0, 0),
        "took-part-in": Tally(1, 0, 0),
        "reported": Tally(1, 0, 0),
        "ALL": Tally(7, 1, 0),
    }


def test_articles(scores: Scores) -> None:
    assert scores.rows("articles")["Article"] == Tally(2, 0, 0)


def test_shares(scores: Scores) -> None:
    assert {name: scores.share(name) for name, _ in scores.shares} == {
        "canonical": (6, 7),  # the contest's is 职工歌咏比赛
        "kind": (3, 3),
        "date": (1, 1),
        "code": (1, 2),
        "count": (0, 1),
        "position": (1, 1),
        "role": (1, 1),
        "evidence": (5, 6),  # 王强's does not stand where it says
    }


def test_details_name_what_is_wrong(scores: Scores) -> None:
    assert scores.details == [
        "p\tmissed\tProgram\t春雨行动",
        "p\tmissed\tOrganization\t海风医院",
        "p\textra\tOrganization\t歌咏比赛组委会",
        "p\textra\tlocated-in\t滨海市总工会 → 临江县",
    ]


def test_figures() -> None:
    tally = Tally(3, 1, 2)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("歌咏比赛", "歌咏比赛", 1.0),
        ("歌咏比赛", "职工歌咏比赛", 0.75),  # 2 · 3 / (3 + 5)
        ("货车司机", "卡车司机", 2 / 3),
        ("甲乙", "丙丁", 0.0),
        ("甲", "甲乙", 0.0),
    ],
)
def test_likeness_of_names(one: str, other: str, expected: float) -> None:
    assert alike(one, other) == alike(other, one) == pytest.approx(expected)


def test_a_page_of_a_larger_graph_is_compared_alone(scores: Scores, gold: Path, tmp_path: Path) -> None:
    other = KnowledgeGraph(
        (Page("q.txt", "", "1" * 64),),
        (Article("article/q/01", "page/q", "别页", Span(0, 9)),),
        (thing("organization/别家公司", articles=("article/q/01",)),),
    )
    (GRAPH | other).write(tmp_path / "both")
    assert score(tmp_path / "both" / "graph.ttl", gold) == scores


def test_a_graph_for_each_page(scores: Scores, gold: Path, tmp_path: Path) -> None:
    from kg.rdf import to_turtle

    (tmp_path / "each").mkdir()
    (tmp_path / "each" / "p.ttl").write_text(to_turtle(GRAPH), encoding="utf-8")
    assert score(tmp_path / "each", gold / "p.json", gold) == scores


def test_a_page_that_the_graph_does_not_know_scores_nothing(gold: Path, tmp_path: Path) -> None:
    (gold / "p.json").rename(gold / "q.json")
    (gold / "p.txt").rename(gold / "q.txt")
    GRAPH.write(tmp_path / "built")
    missed = score(tmp_path / "built", gold)
    assert missed.rows("entities")["ALL"] == Tally(0, 0, 8)
    assert missed.rows("articles")["ALL"] == Tally(0, 0, 2)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("{", r"p\.json: not JSON in UTF-8: "),
        ("{}", r"p\.json: 'articles' is missing or not declared"),
        (json.dumps(GOLD).replace('"s": "o1"', '"s": "o9"', 1), r"p\.json: 'o9' is missing or not declared"),
    ],
)
def test_broken_gold(gold: Path, tmp_path: Path, broken: str, message: str) -> None:
    GRAPH.write(tmp_path / "built")
    (gold / "p.json").write_text(broken, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        score(tmp_path / "built", gold)


def test_nothing_to_compare(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold file"):
        score(tmp_path, tmp_path)
    (gold / "p.txt").unlink()
    with pytest.raises(PageError, match=r"no page p\.txt or \.md here"):
        score(tmp_path, gold)
    (gold / "p.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(KgError, match="cannot be read"):
        score(tmp_path / "nowhere.ttl", gold)


# ---------------------------------------------------------------- calibration


def test_facts_are_counted_by_rule_and_band_of_their_surest_quote(scores: Scores) -> None:
    counts = counts_of(scores)
    assert [count for count in counts if count.relation == "located-in"] == [
        Count("located-in", "r", 0.7, 0, 1),
        Count("located-in", "r", 0.9, 1, 1),
    ]
    assert list(calibration.by_band(counts)) == [(0.9, 5, 5), (0.7, 0, 1)]


def test_the_table_can_be_read_again(scores: Scores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "calibration.tsv"
    table.write_text(calibration.to_table(counts_of(scores)), encoding="utf-8")
    monkeypatch.setattr("kg.data.folder", lambda: tmp_path)
    calibration.measured.cache_clear()
    try:
        assert list(calibration.measured()) == counts_of(scores)
        assert calibration.of_rule("located-in", "r") == (1, 2)
        assert calibration.of_rule("located-in", "no such rule") == (0, 0)
    finally:
        calibration.measured.cache_clear()


def test_the_shipped_table() -> None:
    counts = calibration.measured()
    assert all(0 <= count.right <= count.read and count.band in calibration.BANDS for count in counts)
    sure = [(right, read) for low, right, read in calibration.by_band(counts) if low == 0.9]
    assert all(right >= 0.9 * read for right, read in sure)


def test_kg_score(kg: Kg, gold: Path, tmp_path: Path) -> None:
    GRAPH.write(tmp_path / "built")
    done = kg("score", "built", gold, "--details", "--calibration", "--write-calibration", "counts.tsv")
    assert (done.returncode, done.stderr) == (0, "")
    assert "  ALL                7     1      0  0.875  1.000  0.933\n" in done.stdout
    assert "  from 0.9           5     5  1.000\n" in done.stdout
    assert "  position        1.000 of 1\n" in done.stdout
    assert "p\tmissed\tProgram\t春雨行动\n" in done.stdout
    assert "located-in\tr\t0.7\t0\t1\n" in (tmp_path / "counts.tsv").read_text(encoding="utf-8")


def test_kg_score_says_in_one_line_what_is_wrong(kg: Kg, gold: Path) -> None:
    done = kg("score", "nowhere", gold)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
