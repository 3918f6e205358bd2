"""The gazetteer's data, and what the region finder reads in texts."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg import regions
from kg.regions import Region


def names(text: str) -> list[str]:
    return [text[match.start : match.end] for match in regions.find(text)]


def small(text: str) -> list[str]:
    return [text[match.start : match.end] for match in regions.find_small(text, regions.find(text))]


# ---------------------------------------------------------------- data


def test_the_gazetteer_is_complete() -> None:
    today = [one for one in regions.regions() if one.code and one.years[1] is None]
    kinds = [one.kind for one in today]
    assert (kinds.count("Province"), kinds.count("Prefecture")) == (34, 333)
    assert 2840 <= kinds.count("County") <= 2850
    assert len([one for one in regions.regions() if one.kind == "Country"]) > 190


def test_codes_and_keys_are_unique() -> None:
    everything = regions.regions()
    assert len({one.key for one in everything}) == len(everything)
    codes = [one.code for one in everything if one.code and one.years[1] is None]
    assert len(set(codes)) == len(codes)


def test_every_region_ends_in_its_country() -> None:
    for one in regions.regions():
        above = regions.ancestors(one)
        if one.code:
            assert above[-1].name == "中国", one
        if above:  # continents and their parts have none
            assert above[-1].kind == "Country", one
        if one.kind == "County":
            assert 2 <= len(regions.ancestors(one)) <= 3, one


def test_a_short_form_is_never_one_character() -> None:
    assert all(len(form) > 1 for one in regions.regions() for form in one.forms)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("昆明市", ["昆明"]),
        ("西双版纳傣族自治州", ["西双版纳州", "西双版纳"]),
        ("恩施土家族苗族自治州", ["恩施州", "恩施"]),
        ("景宁畲族自治县", ["景宁县", "景宁"]),
        ("宁夏回族自治区", ["宁夏"]),
        ("神农架林区", ["神农架"]),
        ("嵩县", []),
    ],
)
def test_short_forms_follow_the_grammar(name: str, forms: list[str]) -> None:
    region = regions.parse(name)
    assert region is not None
    assert [form for form in forms if form not in region.forms] == []
    assert forms or region.forms == ()


def test_a_province_has_a_one_character_name_that_text_never_gives() -> None:
    found = regions.abbreviation("沪")
    assert found is not None
    assert found.code == "310000"
    assert regions.abbreviation("人") is None
    assert names("沪深两市，黔货出山") == []


# ---------------------------------------------------------------- find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("四川省绵阳市涪城区", ["四川省", "绵阳市", "涪城区"]),
        ("记者从湖南长沙县获悉", ["湖南", "长沙县"]),
        ("青海海南州共和县", ["青海", "海南州", "共和县"]),
        ("青海省海南藏族自治州", ["青海省", "海南藏族自治州"]),
        ("天津和平区", ["天津", "和平区"]),
        ("北京海淀举行", ["北京", "海淀"]),
        ("杭州、宁波、温州等地", ["杭州", "宁波", "温州"]),
        ("在嵩县举行", ["嵩县"]),
        ("建成县级市", []),
        ("各市和县都要", []),
        ("安徽和县", ["安徽", "和县"]),
        ("辽宁朝阳", ["辽宁", "朝阳"]),
        ("迎着朝阳", []),
        ("定远县签了协议，天长、明光两地也将挂牌", ["定远县", "天长", "明光"]),
        ("定远县建了书屋，明光则办讲座", ["定远县", "明光"]),
        ("地久天长", []),
        ("到牡丹江边和乐亭河边", ["牡丹江"]),
        ("科左后旗", ["科左后旗"]),
        ("台湾南投", ["台湾", "南投"]),
        ("爱好和平，友谊长存，平安是福，大方得体，文明出行，吉利，兴业", []),
        ("长治久安", []),
        ("大同小异", []),
        ("东方欲晓", []),
        ("今日本报讯", []),
        ("29日本市", []),
        ("访问日本", ["日本"]),
        ("集中国内力量", []),
        ("发展中国家", []),
        ("郑州市场活跃", ["郑州"]),
        ("河南区域", ["河南"]),
        ("南京路步行街", []),
        ("延安东路", []),
        ("中山大道", []),
        ("北京路过", ["北京"]),
        ("浙江乡村", ["浙江"]),
        ("上饶地区", ["上饶地区"]),
        ("思茅市", ["思茅市"]),
        ("粤港澳大湾区建设", ["粤港澳大湾区"]),
        ("新疆生产建设兵团", ["新疆生产建设兵团"]),
        ("步兵团", []),
        ("通州、东城等区", ["通州", "东城"]),
        ("东城、西城", []),
        ("朝鲜族教师", []),
        ("凤阳畲族乡", []),  # a township of another county
        ("中国特色", []),
        ("天津和平公园", ["天津"]),
        ("孙中山先生", []),
        ("沅江特大洪水", []),
        ("海门新区管委会", []),
        ("凤凰姐", []),
        ("亚美尼亚埃里温", ["亚美尼亚", "埃里温"]),
        ("", []),
        ("京", []),
    ],
)
def test_find(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_chain_leaves_only_what_lies_inside() -> None:
    _, match = regions.find("南京市鼓楼区")
    assert [one.key for one in match.regions] == ["region/南京市鼓楼区"]


# ---------------------------------------------------------------- towns, streets, villages, zones


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("昆山市周庄镇", ["周庄镇"]),
        ("蓝田县葛牌镇石船沟村", ["葛牌镇", "石船沟村"]),
        ("成都市武侯区浆洗街街道", ["浆洗街街道"]),
        ("在五里桥街道举行", ["五里桥街道"]),
        ("恩施市芭蕉侗族乡", ["芭蕉侗族乡"]),
        ("平江县城关镇的孩子们", ["城关镇"]),
        ("在平江县城举行，赴县城关镇", []),
        ("柳州市图书馆高定村分馆", []),
        ("走进回龙观街道", ["回龙观街道"]),
        ("青浦区中山街道", ["中山街道"]),
        ("武汉东湖高新区", ["武汉东湖高新区"]),
        ("大连金普新区", ["大连金普新区"]),
        ("武汉市经济技术开发区", ["武汉市经济技术开发区"]),
        ("各街道、该镇、全村、一些社区、老旧社区", []),
        ("深入社区，扎根农村，建设新农村", []),
        ("科技下乡，返乡创业，城乡一体", []),
        ("本市高新区企业", []),
        ("青浦区东桥、西桥、南桥街道3个示范点", ["东桥", "西桥", "南桥街道"]),
        ("来自东桥、西桥等镇", ["东桥", "西桥"]),
        ("工会、妇联等社区组织", []),
        ("东桥、西桥两镇的中学", ["东桥", "西桥"]),
        ("在东桥、西桥、南桥4个城区街道设点", ["东桥", "西桥", "南桥"]),
        ("到东桥、西桥四镇人大调研", ["东桥", "西桥"]),
        ("韩国滨海市代表团，日本的城市", ["滨海市"]),
        ("馆长向五里桥镇中心小学赠书", ["五里桥镇"]),
        ("与农业农村局合作，走遍十里八乡", []),
        ("徐汇区青禾科创园", ["徐汇区青禾科创园"]),
        ("青浦区桃源街二村社区", ["桃源街", "二村社区"]),
        ("走访后要求街道开会", []),
        ("他替老乡拿包，车上载着乡亲", []),
        ("当年要走路去乡里，现在带给老师和社区居民", []),
        ("来到平江县安定镇政务服务中心", ["安定镇"]),
    ],
)
def test_find_small(text: str, found: list[str]) -> None:
    assert small(text) == found


def test_a_small_region_carries_its_parent_in_the_key() -> None:
    text = "蓝田县葛牌镇石船沟村"
    town, village = (match.regions[0] for match in regions.find_small(text, regions.find(text)))
    assert (town.key, town.kind, town.parent) == ("region/蓝田县葛牌镇", "Township", "region/蓝田县")
    assert (village.key, village.kind, village.parent) == ("region/蓝田县葛牌镇石船沟村", "Village", town.key)
    assert [one.name for one in regions.ancestors(village)] == ["葛牌镇", "蓝田县", "西安市", "陕西省", "中国"]
    assert regions.at(village.key) == village


# ---------------------------------------------------------------- resolve


def only(text: str) -> tuple[Region, ...]:
    (match,) = regions.find(text)
    return match.regions


@pytest.mark.parametrize(
    ("text", "context", "key"),
    [
        ("鼓楼区", ["region/开封市"], "region/开封市鼓楼区"),
        ("鼓楼区", ["region/福建省"], "region/福州市鼓楼区"),
        ("鼓楼区", ["region/中国", "region/徐州市"], "region/徐州市鼓楼区"),
        ("吉林", [], "region/吉林省"),
        ("吉林", ["region/吉林市"], "region/吉林省"),
        ("海南", ["region/三亚市"], "region/海南省"),
        ("宣城", [], "region/宣城市"),
    ],
)
def test_resolve(text: str, context: list[str], key: str) -> None:
    assert regions.resolve(only(text), context).key == key


def test_a_town_without_a_parent_is_placed_by_the_context() -> None:
    (match,) = regions.find_small("在周庄镇举行", [])
    assert regions.resolve(match.regions).key == "region/周庄镇"
    assert regions.resolve(match.regions, ["region/昆山市"]).key == "region/昆山市周庄镇"
    assert regions.resolve(match.regions, ["region/太仓市", "region/昆山市周庄镇"]).key == "region/昆山市周庄镇"


def test_a_continent_is_in_no_city() -> None:
    (match,) = regions.find("亚洲青年运动会")
    meant = regions.resolve(match.regions, ["region/昆山市"])
    assert (meant.key, meant.kind, meant.parent) == ("region/亚洲", "Zone", None)


# ---------------------------------------------------------------- whole names


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("陕西省西安市", "610100"),
        ("广西", "450000"),
        ("吉林省长白县", "220623"),
        ("石河子市", "659001"),
        ("仙桃", "429004"),
        ("海南省海口市", "460100"),
        ("香港", "810000"),
        ("六安地区寿县", "340422"),
        ("中国", None),
    ],
)
def test_parse(name: str, code: str | None) -> None:
    region = regions.parse(name)
    assert region is not None
    assert region.code == code


@pytest.mark.parametrize("name", ["", "工会", "西安交通大学", "南京路", "各镇"])
def test_parse_wants_the_whole_name(name: str) -> None:
    assert regions.parse(name) is None


@pytest.mark.parametrize(
    ("name", "key", "part"),
    [
        ("吉林省长白县总工会", "region/长白朝鲜族自治县", "长白县"),
        ("中国海员建设工会", "region/中国", "中国"),
        ("西安交通大学", "region/西安市", "西安"),
        ("陕西西安市蓝田县葛牌镇总工会", "region/蓝田县葛牌镇", "葛牌镇"),
        ("无锡高新区总工会", "region/无锡市高新区", "无锡高新区"),
        ("五里桥街道总工会", "region/五里桥街道", "五里桥街道"),
        ("上海路街道工会", "region/上海路街道", "上海路街道"),
    ],
)
def test_smallest_in(name: str, key: str, part: str) -> None:
    found = regions.smallest_in(name)
    assert found is not None
    region, start, end = found
    assert (region.key, name[start:end]) == (key, part)


@pytest.mark.parametrize("name", ["南京路小学", "平安保险公司", "东方航空公司", "总工会"])
def test_smallest_in_finds_no_region(name: str) -> None:
    assert regions.smallest_in(name) is None


# ---------------------------------------------------------------- in stories


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("川渝两地签署协议。", ["川", "渝"]),
        ("客人来南开参观，南开大学很热情。", []),
        ("天津市的客人来南开参观。", ["天津市", "南开"]),
        ("苏州市的客人来南开参观。", ["苏州市"]),
        ("中国电信公司在苏州市开会。", ["苏州市"]),
        ("“鼓楼先锋”从北京出发，鼓楼是古城一景。", ["北京"]),  # no district
        ("客人来自永平、南涧、巍山三县。", ["永平", "南涧", "巍山"]),
        ("客人来中国参观。", ["中国"]),
        ("他来到长沙路上的一家小店。", []),
        (
            "客人从桂阳县太和镇出发，去永和镇，对口支援桃源镇，以金山镇为终点。",
            ["桂阳县", "太和镇", "永和镇", "桃源镇", "金山镇"],
        ),
        ("他在去长沙路上看到一家小店。", ["长沙"]),
        ("项目分布在乌鲁木齐市、哈密市等11个地州市。", ["乌鲁木齐市", "哈密市"]),
        ("驻桃源村第一书记王小明讲课。", ["桃源村"]),
    ],
)
def test_regions_that_a_story_names(text: str, found: list[str]) -> None:
    assert [m.text for m in kg.mentions(text, tagger="lac") if m.type == "Region"] == found


def test_a_region_leads_up_to_the_country_even_if_no_text_names_it(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("苏州市的客人来了。", encoding="utf-8")
    graph = kg.build(page)
    names = {entity.key: entity.name for entity in graph.entities}
    located = {(names[fact.subject], names[fact.object]) for fact in graph.facts if fact.relation == "located-in"}
    assert {("苏州市", "江苏省"), ("江苏省", "中国")} <= located


def test_regions_of_one_level_side_by_side_hold_none_of_the_other(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("潮州揭阳的客人来到江苏省苏州市，住在南京广东路。", encoding="utf-8")
    graph = kg.build(page)
    names = {entity.key: entity.name for entity in graph.entities}
    stated = {(names[f.subject], names[f.object]) for f in graph.facts if f.relation == "located-in" and f.evidence}
    assert stated == {("苏州市", "江苏省")}
