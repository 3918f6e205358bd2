"""Page furniture: running heads, folios, imprints and notices, which are no part of any story."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from kg.articles import words
from kg.articles.bylines import is_byline, is_printed, names_editors
from kg.articles.names import is_name

_DATE = re.compile(r"((?:19|20)\d\s?\d)\s?(?:年|[-./])\s?(\d{1,2})\s?(?:月|[-./])\s?(\d{1,2})\s?日?")
_WEEKDAY = re.compile(r"(?:星\s?期|周)\s?[一二三四五六日天]|农\s?历[一-鿿\s]{4,14}")
_EDITION = re.compile(
    r"第\s?[0-9A-D一二三四五六七八九十]{1,3}\s?版|(?<![0-9])[0-9A-D]?[0-9]\s?版|[今本]\s?[日期]\s?[0-9一二三四五六七八九十]+\s?版"
    r"|[总第]\s?\d+\s?期|CN\s?\d\d-\d{4}\S*"
)
_FOLIO = re.compile(r"(?<![0-9A-Za-z.])[A-D]?\d{1,2}(?![0-9.])")
_TOLD = re.compile(r"来\s?源|[，。！？；、“”《【】]")  # what stands in running text and in the source of a story
_LONGEST = 160  # characters of an imprint's line
_REST = re.compile(r"[一-鿿0-9]")
_SECTION_SIZE = 8  # the name of a section, with what stands beside it, is no longer
# a paper at the head of a line, with its weekly: 滨海矿工报, 滨海教育报·周刊
_PAPER = re.compile("^《?[一-鿿]{2,12}(?:报|(?:报|网|社)[·•\\s][一-鿿]{2,8})》?(?![一-鿿])")
_ADDRESS = 16  # the characters of an address or name behind its label, at most


@cache
def _staff() -> re.Pattern[str]:
    """Who made the page, after the words of the kind `other`: 责编：张三, 美编 李四."""
    return re.compile(
        rf"{words.any_of('other')}(?P<gap>[：:/]\s?|\s|)(?P<name>(?!{words.any_of('other')}){words.HAN}\s?{words.HAN}{{1,3}}?)"
        rf"(?={words.any_of('other')}|\s|[^一-鿿]|$)"
    )


@cache
def _contact() -> re.Pattern[str]:
    """A label and what stands behind it: 电话：010-12345678, 社址：和平路12号."""
    value = rf"[：:]\s?[^\s：]{{1,{_ADDRESS}}}|\s?[(（]?\d[\d()（）—\- ]{{4,}}"
    label = rf"{words.HAN}{{0,4}}{words.any_of('contact')}(?:{value})"
    return re.compile(rf"{label}|[\w.-]+@[\w.-]+|(?:https?：?//|www\.)\S+")


@cache
def _section() -> re.Pattern[str]:
    return re.compile(rf"{words.any_of('section')}(?:[·•/]{words.HAN}{{2,4}})?")


def is_furniture(text: str, *, edge: bool) -> bool:
    """Whether a line is nothing but a running head, a folio or an imprint; `edge`: it is the page's first or last."""
    if len(text) > _LONGEST or _TOLD.search(text) or words.TAIL.search(text):
        return False
    if is_byline(text) and not (edge and is_printed(text)) and (text.startswith("（") or not names_editors(text)):
        return False
    rest, strong = text, 0
    rest, dates = _DATE.subn(" ", rest)
    rest, weekdays = _WEEKDAY.subn(" ", rest)
    for pattern in (_contact(), _EDITION):
        rest, count = pattern.subn(" ", rest)
        strong += count
    rest, count = _without_staff(rest)
    strong += count + bool(dates and weekdays)
    if not strong and not (dates or edge):
        return False
    bare = rest.strip()
    named = _section().search(bare) or re.search(words.any_of("outlet-end") + "|报$", bare) or _PAPER.match(bare)
    if not strong and not dates:
        return bool(_section().fullmatch(bare) or (_FOLIO.sub("", bare).strip() != bare and _only_section(bare)))
    left = len(_REST.findall(_FOLIO.sub("", _PAPER.sub("", bare) if dates and (strong or edge) else bare)))
    if strong:
        return left <= _SECTION_SIZE
    return left == 0 or (edge and bool(named) and left <= _SECTION_SIZE)


def _only_section(text: str) -> bool:
    name = _FOLIO.sub("", text).strip()
    return not name or bool(_section().fullmatch(name))


def _without_staff(text: str) -> tuple[str, int]:
    """`text` without the people who made the page, and how many they are; a name without a mark has a known surname."""
    found = [m for m in _staff().finditer(text) if m["gap"] or is_name("".join(m["name"].split()))]
    for match in reversed(found):
        text = text[: match.start()] + " " + text[match.end() :]
    return text, len(found)


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(rf"[【\[■◆●]?\s?{words.any_of('notice')}(?=[】\]：:\s]|$)")


def is_notice(text: str) -> bool:
    """Whether a paragraph is an advertisement or a notice that somebody paid for: 遗失声明, 拍卖公告."""
    return bool(_notice().match(text))


_SCHOOL = re.compile("《?(?P<school>[一-鿿]{2,12}?(?:大学|学院))[校学]?报》?(?![一-鿿])")


def school_in(lines: Iterable[str]) -> str | None:
    """The university whose paper a page is from, by its running head: 滨海大学报."""
    return next((match["school"] for line in lines if (match := _SCHOOL.match(line.strip()))), None)


def day_in(lines: Iterable[str]) -> str | None:
    """The one day that furniture tells, as an ISO date; None if it tells none or several."""
    days = {day for line in lines for match in _DATE.finditer(line) if (day := _iso(match))}
    return days.pop() if len(days) == 1 else None


def _iso(match: re.Match[str]) -> str | None:
    try:
        return date(int("".join(match[1].split())), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None
