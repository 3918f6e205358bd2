"""Dates that a text gives: the year of a page, and when something happens."""

from __future__ import annotations

import re
from collections import Counter

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})年|(?P<relative>今年|去年|前年|明年))?(?:(?P<month>1[0-2]|0?[1-9])月)?(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?"
)
_SHIFT = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}


def year_of(text: str) -> int | None:
    """The year in which a text seems written: the last year it names as past or present; None where it names none.

    Years that lie ahead (到2025年, 2025年底前, 力争2030年) don't count.
    """
    years: Counter[int] = Counter()
    for match in _YEAR.finditer(text):
        before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() : match.end() + 4]
        if re.search(r"[到至]$|力争$|预计$|[—\-]$", before) or re.match(r"底?前|年?底|.{0,3}前", after):
            continue
        years[int(match[1])] += 1
    return max(years) if years else None


def find(text: str, published: str | None, year: int | None) -> list[tuple[int, int, str]]:
    """Dates in a text as (start, end, ISO date): 10月29日 → 2020-10-29; `year` stands in for a year not named.

    With neither a year named nor known a date is left out. 29日 alone takes year and month of `published`.
    """
    found = []
    this_year = int(published[:4]) if published else year
    for match in _DATE.finditer(text):
        if not match[0]:
            continue
        if match["year"]:
            base: int | None = int(match["year"])
        elif this_year is not None:
            base = this_year + _SHIFT.get(match["relative"] or "今年", 0)
        else:
            continue
        month, day = match["month"], match["day"]
        if day and not month:
            if not published or match["year"] or match["relative"]:
                continue
            month = published[5:7] if len(published) >= 7 else None
            if month is None:
                continue
        if not (month or match["year"] or match["relative"]):
            continue
        iso = f"{base}" + (f"-{int(month):02d}" if month else "") + (f"-{int(day):02d}" if month and day else "")
        found.append((match.start(), match.end(), iso))
    return found
