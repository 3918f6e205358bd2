"""What a graph knows of a name, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Kg
from test_graph import UNION, entity, three_pages

from kg.errors import KgError
from kg.explain import explain, explain_fact, reason
from kg.graph import merge
from kg.model import Entity

GRAPH = merge(three_pages())


def thing(type_: str, name: str) -> Entity:
    return Entity(f"{type_.lower()}/{name}", type_, None, name)


@pytest.mark.parametrize(
    ("type_", "name", "alias", "expected"),
    [
        ("Organization", "中华全国总工会", "全总", "全总 is another name of 中华全国总工会 (onto"),
        ("Organization", "中华全国总工会办公厅", "全总办公厅", "全总 is another name of 中华全国总工会"),
        ("Organization", "苏州市总工会", "市总工会", "市 means 苏州市 in its article"),
        ("Organization", "苏州市总工会", "市总", "市 means 苏州市 in its article; 总 is short for 总工会"),
        ("Organization", "苏州市总工会", "苏州市总", "总 is short for 总工会"),
        ("Organization", "苏州市总工会", "苏州总工会", "苏州 is another name of 苏州市"),
        ("Organization", "苏州市总工会", "江苏省苏州市总工会", "with the region that 苏州市 lies in"),
        ("Organization", "浙江省人社厅", "浙江省人力资源和社会保障厅", "人社厅 is short for 人力资源和社会保障厅"),
        ("Organization", "广西壮族自治区总工会", "广西区总", "广西区 is another name of 广西壮族自治区; 总 is short"),
        ("Organization", "杭州青禾机械有限公司", "青禾机械", "without its region, 杭州; the same but for"),
        ("Organization", "青禾机械有限公司", "青禾机械公司", "the same but for the company's legal form"),
        ("Organization", "苏州市第二建筑集团", "二建集团", "a short form, in an article that names it whole"),
        ("Organization", "青禾机械", "“青禾”机械", "the same but for marks, spaces and widths"),
        ("Organization", "青禾机械", "白石公司", "a name that the text gives it"),
        ("Program", "春雨行动", "春雨行动启动仪式", "its opening stands for the program itself"),
        ("Program", "第三届职工歌咏比赛", "职工歌咏比赛", "the same but for its year or edition"),
        ("Program", "职工歌咏比赛", "歌咏比赛", "a part of the name, in an article that names it whole"),
        ("Region", "苏州市", "苏州", "another form in the gazetteer"),
        ("Region", "苏州市", "江苏省苏州市", "with the regions that it lies in"),
        ("Group", "快递员", "广大快递员", "快递员 with what stands before it"),
        ("Person", "林木", "老林", "a name that the text gives it"),
    ],
)
def test_reasons(type_: str, name: str, alias: str, expected: str) -> None:
    assert reason(thing(type_, name), alias).startswith(expected)


def test_a_thing_with_its_names_articles_and_facts() -> None:
    text = explain(GRAPH, "市总")
    assert text.startswith(f"青禾市总工会  Organization · TradeUnion  {UNION}\n\nNames\n  青禾市总工会\n  市总  = ")
    assert "\nNamed in\n  a/01  “a”的标题\n  b/01  “b”的标题\n" in text
    assert "\nhosted\n  青禾市总工会 hosted 暖阳“新就业” 行动/二  0.50\n    “a的文字”\n" in text
    assert "      a/01 [4, 8)  rule r, confidence 0.50, role 主办\n" in text
    assert "\nworks-for\n  林木 works-for 青禾市总工会  0.50\n" in text


def test_all_things_of_a_name_are_told() -> None:
    text = explain(GRAPH, "林木")
    assert "person/林木（青禾市总工会）" in text
    assert "person/林木（记者）" in text
    assert "  one person on 2 pages: 青禾市总工会\n" in text


def test_a_fact_with_all_its_quotes() -> None:
    text = explain_fact(GRAPH, "青禾市总工会", "partnered-with", "白石公司")
    assert explain_fact(GRAPH, "白石公司", "partnered-with", "市总") == text
    assert text.count("“") == 2


def test_many_quotes_of_a_name_are_cut() -> None:
    from test_graph import evidence, page_graph

    from kg.model import Fact

    quotes = tuple(evidence("a", start) for start in range(5))
    city = entity("region/苏州市")
    graph = merge([page_graph("a", (entity(UNION), city), (Fact(UNION, "located-in", city.key, quotes),))])
    text = explain(graph, "苏州市")
    assert text.count("“a的文字”") == 2
    assert "    … 3 more: kg explain '青禾市总工会' located-in '苏州市'\n" in text
    assert explain_fact(graph, UNION, "located-in", "苏州市").count("“") == 5


def test_what_is_not_known() -> None:
    with pytest.raises(KgError, match=r"^青禾市工会: no such name in the graph; did you mean 青禾市总工会"):
        explain(GRAPH, "青禾市工会")
    with pytest.raises(KgError, match=r"^the graph does not say that 市总 served 牧民; see: kg explain 市总$"):
        explain_fact(GRAPH, "市总", "served", "牧民")


def test_kg_explain(kg: Kg, tmp_path: Path) -> None:
    GRAPH.write(tmp_path / "graphs")
    assert kg("explain", "市总").stdout == explain(GRAPH, "市总")
    done = kg("explain", "市总", "located-in", "青禾市", "--graph", "graphs/graph.ttl")
    assert done.stdout == explain_fact(GRAPH, "市总", "located-in", "青禾市")
    done = kg("explain", "无此会")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Error: 无此会: no such name in the graph\n")
    assert kg("explain", "市总", "located-in").returncode == 2
    assert kg("explain", "市总", "--graph", "nowhere").returncode == 1
