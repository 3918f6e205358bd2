"""The words of `ontology/newspapers.tsv` and the patterns made of them; texts are tight (`kg.articles.lines`)."""

from __future__ import annotations

import re
from functools import cache

from kg import data
from kg.errors import OntologyError

KINDS = (
    *("outlet", "outlet-end", "outlet-short", "dateline", "role", "after", "other", "label", "button"),
    *("box", "rubric", "column", "opener", "says", "news", "section", "contact", "notice"),
)
_NUMERAL = "[0-9〇零一二三四五六七八九十]"
_DAY = f"(?:{_NUMERAL}{{4}}年)?(?:{_NUMERAL}{{1,3}}月)?{_NUMERAL}{{1,3}}日"
_NO_WIRE = "子视话脑力动商池影台站信灵"  # behind 电 or 讯 in other words: 电子, 电视
_TOLD_WHEN = r"\d{1,2}[月日]|近日|日前|[昨今][天日]"  # a story's first words
_LOCAL = "[日晚晨早快商时]报"  # the paper by the last word of its name: 晚报讯
HAN = "[一-鿿㐀-䶿]"


@cache
def table(kind: str) -> dict[str, str]:
    """The words of a kind with their role or gloss, longest word first."""
    found = {}
    for number, cells in data.rows("newspapers.tsv"):
        if len(cells) < 2 or cells[0] not in KINDS:
            place = f"{data.path('newspapers.tsv')}:{number}"
            raise OntologyError(f"{place}: write kind, word and role; kinds are {', '.join(KINDS)}")
        if cells[0] == kind:
            found[cells[1]] = cells[2] if len(cells) > 2 else ""
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def any_of(kind: str) -> str:
    """A pattern for any word of a kind, longest first; spaces may stand inside a word."""
    return "(?:" + "|".join(r"\s?".join(map(re.escape, word)) for word in table(kind)) + ")"


@cache
def outlet() -> str:
    """A pattern for the name of an outlet: a known one, or any that ends like one."""
    return f"(?:{any_of('outlet')}|《?{HAN}{{2,7}}?{any_of('outlet-end')}》?)"


@cache
def dateline_outlet() -> re.Pattern[str]:
    """A known outlet at the beginning of a byline: 本报, 新华社."""
    return re.compile(any_of("outlet"))


@cache
def dateline() -> re.Pattern[str]:
    """The beginning of a story's body up to 讯 or 电, groups outlet and place: 本报讯, 新华社北京1月2日电."""
    kinds = any_of("dateline")
    sure = rf"(?:{HAN}{{2,4}})?讯(?:[（）“]|\d|{_TOLD_WHEN}|{any_of('role')})|{HAN}{{0,8}}?{_DAY}{kinds}"
    short = rf"(?:(?!{any_of('outlet')}){HAN}){{0,8}}?{any_of('outlet-short')}(?={sure})"
    local = rf"(?={HAN}{{2,4}}讯(?:（\s?{any_of('role')}|{_TOLD_WHEN}))"  # 滨海讯（记者 李明）: the paper's own town
    bracket = rf"(?:（{HAN}{{2,8}}）)?"  # 滨海网消息（滨海日报）记者李明, 滨海网（滨海日报网）讯（记者 李明）
    told = rf"{bracket}(?:{HAN}{{0,8}}?{_DAY})?{kinds}\s?{bracket}\s?（?\s?{any_of('role')}"
    site = rf"{HAN}{{1,5}}网(?={told}){bracket}"
    return re.compile(
        rf"(?:【{HAN}{{1,10}}】)?(?:（(?=[^（）]{{2,30}}）.)|【(?=[^【】]{{2,30}}】.))?据?(?:{HAN}{{2,8}}[/·—-])?(?P<outlet>{outlet()}|{short}|{local}|{site}|{_LOCAL}(?=讯))"
        rf"(?:{kinds}(?![{_NO_WIRE}])|(?P<place>{HAN}{{0,8}}?){_DAY}{kinds}|(?P<town>(?!{any_of('role')}){HAN}{{2,4}}?){kinds}(?![{_NO_WIRE}息问号飞报梯器]))"
        r"(?:（新闻联播）)?(?:(?<=讯|电)[）】](?=.))?"
    )


@cache
def credit_start() -> re.Pattern[str]:
    """The beginning of a credit in brackets, or without them, at a story's beginning: （记者李明, 记者李明报道."""
    return re.compile(rf"（\s?(?:(?:{HAN}{{2,8}}[/·])?{outlet()}\s?)?{any_of('role')}")


@cache
def credit_word() -> re.Pattern[str]:
    """A role word, before or behind a name."""
    return re.compile(rf"{any_of('role')}|摄(?=）)")


@cache
def opener() -> re.Pattern[str]:
    """How a sentence of a body begins: 据悉, 日前, 5月4日."""
    return re.compile(rf"(?:{any_of('opener')}|{_DAY})")


@cache
def dated() -> re.Pattern[str]:
    """How the first sentence of a news story often begins: with a day, or one not named."""
    return re.compile(rf"(?:.{{0,12}}[，（])?(?:.{{0,10}}{_DAY}|日前|近日|近期|今天|昨天|昨日|今日|今年|去年)|[“‘]")


@cache
def just_now() -> re.Pattern[str]:
    """A day at the very beginning of a body, set apart by a comma: 近日，."""
    return re.compile(rf"(?:{_DAY}|日前|近日|近期|今天|昨天|昨日|今日)(?:[上下]午|晚)?，")


@cache
def box() -> re.Pattern[str]:
    """The label of a box, alone or before its text."""
    return re.compile(rf"[■◆●【\[]?{any_of('box')}[】\]：:]?")


@cache
def rubric() -> re.Pattern[str]:
    """What stands over or before a story of its own: a line with nothing else, or the beginning of its first line."""
    return re.compile(rf"[{MARKS}【\[]?(?:{any_of('rubric')}|{any_of('column')})(?:[】\]]|\s|$)")


@cache
def column() -> re.Pattern[str]:
    """What stands over a column of short news: 赛场短讯, 便民服务台."""
    return re.compile(f"【?{HAN}{{0,6}}{any_of('column')}】?")


# a day, with or without the body that signs a notice: 滨海市图书馆2016年9月8日
DAY_ALONE = re.compile(f"[^，。；：、！？]{{0,24}}?{_NUMERAL}{{4}}年{_NUMERAL}{{1,3}}月{_NUMERAL}{{1,3}}日")
MARKS = "●○◇◆△▲▽▼■□★☆※▪•·"
ITEM = re.compile(f"[{MARKS}]|【[^】]{{2,8}}】")  # before each of several short news

TAIL = re.compile(r"[（(]?(?:紧接|上接|接)第?[0-9一二三四五六七八九十A-D]{1,3}版(?:[^）)]{0,16})[）)]?")
END_MARK = re.compile(
    r"(?:（(?:完|[一-鿿]{2,12}(?:报|网|社|版|端|新闻))）|【[^】]{0,6}(?:编辑|责编)[^】]{0,16}】"
    r"|[（]?来源：[^。，]{2,20}[）]?|《[^》]{2,10}》（[^）]{4,24}版[^）]{0,4}）)+$"
)


@cache
def inner_dateline() -> re.Pattern[str]:
    """A dateline that surely begins a story, wherever it stands in a line: with its credit, or after a space."""
    return re.compile(
        rf"(?:(?<!{HAN}){_LOCAL}讯\s?（\s?(?={any_of('role')}))|(?:{any_of('outlet')})\s?(?:讯\s?(?:（\s?|\s)(?={any_of('role')})|讯\s?(?={_TOLD_WHEN})|{HAN}{{2,4}}讯\s?(?:（\s?|\s(?=\S))|{HAN}{{2,8}}\s?{_DAY}\s?(?:电|讯)\s?(?:（|{any_of('role')}))"
    )
