"""Occasions that tell when a text was written, where it gives no year: congresses, anniversaries, counted days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import lexicon, numbers

_MONTH_AND_DAY = re.compile(r"(?<![\d年])(1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])日")
_COUNT = r"([一二三四五六七八九十百\d]{1,5})"


@dataclass(frozen=True, slots=True)
class _Congress:
    """A congress; months are ISO (2020-10), `until` the last in which its results are news."""

    spoken: re.Pattern[str]
    awaited: re.Pattern[str]
    opened: str
    closed: str
    until: str


@cache
def _congresses() -> list[_Congress]:
    found = []
    for names, opened, closed, until in lexicon.congresses():
        name = lexicon.any_of(names.split())
        spoken = re.compile(rf"{name}(?:[和、及与][^，。；]{{0,24}})?(?:会议)?精神")
        awaited = re.compile(rf"(?:喜迎|迎接|献礼){name}")
        found.append(_Congress(spoken, awaited, opened[:7], closed[:7], until))
    return found


@cache
def _counted() -> list[tuple[re.Pattern[str], int]]:
    """Patterns with a number in their only group that is set, and the year to which it is added."""
    found = []
    for names, nought, how in lexicon.anniversaries():
        name = lexicon.any_of(names.split())
        counted = f"{name}{_COUNT}周年" if how == "周年" else f"第{_COUNT}[个届](?:“[^”]{{1,6}}”)?{name}"
        found.append((re.compile(counted), nought))
    return found


def year_of(text: str) -> int | None:
    """The year in which a text was written, as its occasions tell it: 学习贯彻十八届四中全会精神 in a November: 2014.

    Of several congresses the newest counts. Where its results stay news over two years, the month of the first date
    without a year decides; None where nothing tells the year, or occasions tell different ones.
    """
    text = re.sub(r"\s+", "", text)
    dated = _MONTH_AND_DAY.search(text)
    months = [int(dated[1])] if dated else [*range(1, 13)]
    told: list[set[int]] = []
    for pattern, nought in _counted():
        told += [{nought + (numbers.count_of(match[1]) or 0)} for match in pattern.finditer(text)]
    told += [_years(c.opened[:4] + "-01", c.opened, months) for c in _congresses() if c.awaited.search(text)]
    spoken = [congress for congress in _congresses() if congress.spoken.search(text)]
    if newest := max(spoken, key=lambda congress: congress.closed, default=None):
        told.append(_years(newest.closed, newest.until, months))
    years = set.intersection(*told) if told else set()
    return years.pop() if len(years) == 1 else None


def _years(first: str, last: str, months: list[int]) -> set[int]:
    """The years in which one of the months lies from one ISO month to another."""
    return {
        year
        for year in range(int(first[:4]), int(last[:4]) + 1)
        if any(first <= f"{year}-{month:02d}" <= last for month in months)
    }
