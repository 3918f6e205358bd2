"""Dates of texts: the year of a page, and when something happens."""

from __future__ import annotations

import pytest

from kg import dates


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("滨海市举办2021年全市焊工竞赛。", 2021, id="year of an edition"),
        pytest.param("2021年是建会二十年。", 2021, id="year as subject"),
        pytest.param("2021 年 5 月 3 日，滨海大桥通车。", 2021, id="full date, spaced by OCR"),
        pytest.param("2021滨海国际论坛开幕。", 2021, id="edition without 年"),
        pytest.param("到2025年，建成驿站300家。", None, id="aim"),
        pytest.param("自2018年起，工会开办夜校。", None, id="background"),
        pytest.param("2018年以来，工会开办夜校，2017年，夜校停办。", None, id="more background"),
        pytest.param("2019年底前完成。", None, id="time limit"),
        pytest.param("共有2000名职工参加。", None, id="a number"),
        pytest.param("选手在2021年首届焊工竞赛中比拼。", 2021, id="edition behind a preposition"),
        pytest.param("实施2021年中小学阅读工程。", 2021, id="中 of a word"),
        pytest.param("2019年度表彰大会，2021年全市竞赛", 2021, id="the last one"),
        pytest.param("2021“码头之春”歌会举行。", 2021, id="year before quotation marks"),
        pytest.param("新生迎来2021年春季学期。", 2021, id="term of a year"),
        pytest.param("滨海市2021年春节农民工返乡仪式举行。", 2021, id="feast of a year in a name"),
        pytest.param("2021年春节期间，工会开办夜校。", None, id="feast that is over"),
        pytest.param("未来，工会将继续努力，2025年推动全部企业建会。", None, id="year ahead"),
        pytest.param("夜校2008年由工会发起。", None, id="year of the beginning"),
        pytest.param("滨海2月11日电 驿站2020年8月启用，2020年全国推广。", 2021, id="month later than the story's"),
        pytest.param("滨海4月17日电 截至2020年底，建成驿站300家。", 2021, id="after the year that is over"),
        pytest.param("——2021“码头之春”歌会侧记", 2021, id="year behind a dash"),
        pytest.param("这是“码头之春”2021年的收官站。", 2021, id="year of what the story is about"),
        pytest.param("协议自2021年1月1日生效，于2021年1月1日起执行。", None, id="day from which something is in force"),
        pytest.param("1993年利用捐款兴建小学，自1996年实施计划以来成效显著。", None, id="older than its background"),
        pytest.param("滨海12月17日电 截至2020年底，建成驿站300家。", None, id="perhaps before its end"),
    ],
)
def test_year_of(text: str, year: int | None) -> None:
    assert dates.year_of(text) == year


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("10月12日，比赛开幕", ["2021-10-12"], id="year of publication"),
        pytest.param("2019年3月，开办夜校", ["2019-03"], id="month"),
        pytest.param("去年9月，开办夜校", ["2020-09"], id="last year"),
        pytest.param("10月12日开幕，15日闭幕", ["2021-10-12", "2021-10-15"], id="a day takes the month named before"),
        pytest.param("10月12日上午开幕，当天闭幕", ["2021-10-12", "2021-10-12"], id="the same day"),
        pytest.param("比赛今天开幕", ["2021-10-13"], id="today"),
        pytest.param("比赛昨日开幕", ["2021-10-12"], id="yesterday"),
        pytest.param("8日至10日举行", ["2021-10-08"], id="beginning of a span"),
        pytest.param("到2025年建成", [], id="aim"),
        pytest.param("明天开幕，前天报名", ["2021-10-14", "2021-10-11"], id="days around today"),
        pytest.param("3月1日开幕，同月闭幕", ["2021-03-01", "2021-03"], id="the same month"),
        pytest.param("截至8日已报名，当天开赛", ["2021-10-08"], id="until a day, and on it"),
        pytest.param("气温3.5度", [], id="no date"),
        pytest.param("去年十月二十三日开幕", ["2020-10-23"], id="month and day in characters"),
        pytest.param("一九九八年五月创办，历时三个月", ["1998-05"], id="year in characters"),
        pytest.param("展览昨在滨海揭幕", ["2021-10-12"], id="yesterday in one character"),
        pytest.param("如今在滨海", [], id="nowadays"),
        pytest.param("上月开班，本月8日结业", ["2021-09", "2021-10-08"], id="last month"),
        pytest.param("2015年挂牌，次年获奖", ["2015", "2016"], id="the year after"),
    ],
)
def test_find(text: str, found: list[str]) -> None:
    assert [iso for _, _, iso in dates.find(text, "2021-10-13", None)] == found


def test_without_a_year_there_is_no_date() -> None:
    assert dates.find("10月12日，比赛今天开幕", None, None) == []
    assert dates.find("10月12日，比赛开幕", None, 2021) == [(0, 6, "2021-10-12")]


def test_in_january_december_is_last_year() -> None:
    assert dates.find("12月30日，比赛开幕", "2022-01-04", None)[0][2] == "2021-12-30"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("发布时间：2021-10-13　来源：滨海市总工会", "2021-10-13"),
        ("2021-10-13 08:31 来源：滨海晚报", "2021-10-13"),
        ("（《滨海日报》2021年10月13日02版）", "2021-10-13"),
        ("2021年10月13日　来源：滨海晚报", "2021-10-13"),
        ("滨海日报 2021年10月13日 第B2版", "2021-10-13"),
        ("2021年10月13日，大会开幕。", None),
        ("发布时间：2021-10-13 …… 发布时间：2021-10-14", None),
    ],
)
def test_the_date_that_a_text_was_published_on(text: str, iso: str | None) -> None:
    assert dates.stated(text) == iso


def test_dateline() -> None:
    assert dates.dateline("新华社滨海12月5日电（记者王强）大会今天开幕。", 2021) == "2021-12-05"
    assert dates.dateline("新华社滨海12月5日电", None) is None
    assert dates.dateline("12月5日，大会开幕。", 2021) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param("10月12日，工会举办*歌咏比赛*。", "2021-10-12", id="before"),
        pytest.param("*歌咏比赛*10月12日开幕，15日闭幕。", "2021-10-12", id="right behind"),
        pytest.param("2020年12月12日，*2021年春节歌咏比赛*开幕。", "2020-12-12", id="eve of the year in the name"),
        pytest.param("*2020年歌咏比赛*受欢迎。", "2020", id="in the name"),
        pytest.param("10月12日，*2021年歌咏比赛*开幕。", "2021-10-12", id="the exact one"),
        pytest.param(
            "10月12日上午，2021年焊工比赛开幕，*歌咏比赛*同时开场。", "2021-10-12", id="before a year in a name"
        ),
        pytest.param(
            "工会2019年在新建成的滨海市职工文化活动中心大楼的二层大厅里筹办了*歌咏比赛*。", None, id="a year far away"
        ),
        pytest.param(
            "2019年，工会在新建成的滨海市职工文化活动中心大楼里筹办了*歌咏比赛*。",
            "2019",
            id="a year that a clause begins with",
        ),
        pytest.param("*歌咏比赛*受欢迎，工会将在10月12日总结。", None, id="far behind"),
        pytest.param(
            "10月12日市里举行了渔民书画展、港口工人摄影展、海员家属手工艺品展、码头美食品鉴、临江龙舟邀请赛、"
            "桃源中学田径运动会、滨海剧院折子戏专场和*歌咏比赛*。",
            "2021-10-12",
            id="the last of a long list in the clause",
        ),
    ],
)
def test_of(text: str, iso: str | None) -> None:
    start = text.index("*")
    plain = text.replace("*", "")
    end = text.index("*", start + 1) - 1
    assert dates.of(dates.find(plain, "2021-10-13", None), plain, start, end) == iso


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2021滨海国际论坛", "2021"),
        ("“春雨·2021关爱渔民”行动", "2021"),
        ("《焊工职业标准（2021年版）》", "2021"),
        ("关于表彰2021滨海论坛志愿者的决定", None),
        ("“2000个微心愿”活动", None),
    ],
)
def test_in_name(name: str, year: str | None) -> None:
    assert dates.in_name(name) == year


@pytest.mark.parametrize(
    ("text", "name", "same"),
    [
        ("启动仪式上，工会举办焊工竞赛。", "焊工竞赛", True),
        ("首届码头歌会在此举行。", "首届码头歌会", True),
        ("仪式上，主席说，累计举办焊工竞赛40场。", "焊工竞赛", False),
        ("工会举办焊工竞赛。", "焊工竞赛", False),
    ],
)
def test_what_belongs_to_the_same_occasion(text: str, name: str, same: bool) -> None:
    assert dates.goes_on(text, text.index(name)) is same
