"""Whom a story's sentences say is served, with what they leave out: read off the graph of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg

STORY = "冬日里的暖意\n本报讯（记者王强）{}\n"


def graph_of(folder: Path, text: str) -> kg.KnowledgeGraph:
    page = folder / "page.txt"
    page.write_text(STORY.format(text), encoding="utf-8")
    return kg.build(page, published="2021-01-05")


def served(folder: Path, text: str) -> set[str]:
    graph = graph_of(folder, text)
    name = {entity.key: entity.name for entity in graph.entities}
    return {f"{name[f.subject]} → {name[f.object]}" for f in graph.facts if f.relation == "served"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "近日，滨海市总工会印发《暖冬行动方案》。《暖冬行动方案》提出，各级工会要切实维护货车司机合法权益。",
            {"暖冬行动方案 → 货车司机"},
        ),
        (
            "近日，滨海市总工会印发《暖冬行动方案》。《暖冬行动方案》提出，突出重点。着力创新方法，有效解决环卫工人就餐难题。",
            {"暖冬行动方案 → 环卫工人"},
        ),
        ("近日，滨海市总工会要求各单位切实维护货车司机合法权益。", set()),
        (
            "近日，滨海市总工会慰问外卖小哥。滨海市总工会为骑手送去口罩。",
            {"滨海市总工会 → 外卖小哥"},
        ),
        ("近日，滨海市总工会举办“暖冬”晚会，500名环卫工人参加。", {"暖冬晚会 → 环卫工人"}),
        ("近日，滨海市总工会举办“暖冬”晚会，50名志愿者参加。", set()),
        (
            "近日，滨海市总工会启动“暖冬”再就业工程。据介绍，工程已使300名下岗女工有了新岗位。",
            {"暖冬再就业工程 → 下岗女工"},
        ),
        (
            "近日，滨海市总工会举办“晨光”培训班，500名下岗女工拿到了证书。",
            {"晨光培训班 → 下岗女工"},
        ),
        (
            "近日，滨海市慈善总会设立“暖冬”助餐基金，专门为孤寡、失能老人免费送餐上门。",
            {"暖冬助餐基金 → 孤寡老人", "暖冬助餐基金 → 失能老人"},
        ),
        (
            "近日，滨海市法律援助中心为36名困难职工指派了律师。",
            {"滨海市法律援助中心 → 困难职工"},
        ),
        (
            "近日，“海燕”配送平台已先后与滨海市急救中心、临江县农业局签约，服务果农4万人次。",
            {"海燕配送平台 → 果农"},
        ),
        (
            "近日，滨海市总工会吸收务工人员86人，其中残疾人6人。",
            {"滨海市总工会 → 务工人员", "滨海市总工会 → 残疾人"},
        ),
        ("近日，滨海市总工会召开会议。王强赶到现场，给患者送饭。", set()),
        ("近日，滨海市总工会召开会议。“热心肠”每天为患者提供热水。", set()),
        (
            "近日，滨海市总工会、滨海市妇联联合印发《暖冬行动方案》，提出到明年培训妇女30万人次。",
            {"暖冬行动方案 → 妇女"},
        ),
        (
            "近日，滨海市总工会设立“晨光”助学基金。这只基金由滨海市慈善总会托管，两年来已资助农民工子女386人次。",
            {"晨光助学基金 → 农民工子女"},
        ),
        (
            "近日，滨海市妇联办起“晨光家政服务中心”。中心在海边设站，三个月来已安置下岗女工412人。",
            {"晨光家政服务中心 → 下岗女工"},
        ),
        ("近日，滨海市总工会挂牌。海岸巡护队每天出动，已救助游客36人。", set()),
        (
            "近日，滨海市总工会挂牌。企业每度电提取一厘钱设立的“晨光”助学基金，去年为临江县修路，资助困难学生31人。",
            {"晨光助学基金 → 困难学生"},
        ),
        (
            "近日，“晨光”助学基金设立，首批40名学生受助。",
            {"晨光助学基金 → 学生"},
        ),
        (
            "近日，滨海市科协开通“晨光”科普列车。列车共挂九节车厢，面向沿线铁路职工和农牧民开放。",
            {"晨光科普列车 → 铁路职工", "晨光科普列车 → 农牧民"},
        ),
        (
            "近日，滨海市总工会挂牌。在临江县文体中心，这里的泳池不收门票，目前已帮助300多名残疾人下水游泳。",
            {"临江县文体中心 → 残疾人"},
        ),
        ("近日，滨海市总工会开通“晨光”职工热线。热线为职工答疑。", {"晨光职工热线 → 职工"}),
        ("近日，滨海市总工会开通“晨光”职工热线。", set()),
    ],
)
def test_served(tmp_path: Path, text: str, facts: set[str]) -> None:
    found = served(tmp_path, text)
    assert (facts <= found) if facts else not found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("滨海市总工会挂牌，首批30名流动党员报到。", {"流动党员"}),
        ("海风吹过，瓜农走来。入夜，瓜农不睡。天亮，瓜农进城。", {"瓜农"}),
        ("海风吹过，瓜农走来。", set()),
        ("儿童T恤上架。橱窗里，儿童T恤最多。隔壁也有儿童T恤。", set()),
        ("滨海市总工会慰问36名困难职工。另有20名职工到场。", {"困难职工"}),
        ("滨海市有500家中小企业。", set()),
    ],
)
def test_groups_that_a_story_tells_of(tmp_path: Path, text: str, found: set[str]) -> None:
    assert {entity.name for entity in graph_of(tmp_path, text).entities if entity.type == "Group"} == found
