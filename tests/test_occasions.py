"""Years that occasions tell: congresses, anniversaries, counted days."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import build, lexicon, occasions


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param(
            "11月21日，工会学习贯彻党的十八届四中全会精神。", 2014, id="spirit of a plenum, before the year's end"
        ),
        pytest.param("3月2日，工会学习贯彻党的十八届四中全会精神。", 2015, id="and after it"),
        pytest.param("工会宣讲党的十八届四中全会精神。", None, id="without a month"),
        pytest.param("9月6日，工会学习中国工会十八\n大精神。", 2024, id="broken line"),
        pytest.param("工会以新成绩迎接党的二十大胜利召开。", 2022, id="a congress ahead"),
        pytest.param("5月3日，工会学习党的十九大和十九届四中全会精神。", 2020, id="the newest of two"),
        pytest.param("工会举办庆祝建党100周年歌会。", 2021, id="anniversary"),
        pytest.param("工会举办庆祝中华人民共和国成立七十周年歌会。", 2019, id="anniversary in characters"),
        pytest.param("在第38个教师节到来之际，工会慰问教师。", 2022, id="counted day"),
        pytest.param("建党100周年之际，在第38个教师节，", None, id="two years"),
        pytest.param("滨海市总工会成立70周年。", None, id="a body's own anniversary"),
        pytest.param("王强是党的二十大代表。", None, id="a congress that is over"),
    ],
)
def test_year_of(text: str, year: int | None) -> None:
    assert occasions.year_of(text) == year


def test_congresses_open_before_they_close_and_stay_news_afterwards() -> None:
    for names, opened, closed, until in lexicon.congresses():
        assert opened <= closed < until, names


def test_an_event_takes_the_year_of_its_pages_occasion(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "滨海市总工会举办焊工竞赛\n\n本报讯（记者王强）11月21日，滨海市总工会举办首届焊工技能竞赛。"
        "选手们表示，要学习贯彻党的十八届四中全会精神。\n",
        encoding="utf-8",
    )
    contest = next(e for e in build(page).entities if e.name.endswith("焊工技能竞赛"))
    assert contest.date == "2014-11-21"
