"""Whom a story's sentences say is served, with what they leave out: read off the graph of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg

STORY = "冬日里的暖意\n本报讯（记者王强）{}\n"


def served(folder: Path, text: str) -> set[str]:
    page = folder / "page.txt"
    page.write_text(STORY.format(text), encoding="utf-8")
    graph = kg.build(page, published="2021-01-05")
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
    ],
)
def test_served(tmp_path: Path, text: str, facts: set[str]) -> None:
    found = served(tmp_path, text)
    assert (facts <= found) if facts else not found
