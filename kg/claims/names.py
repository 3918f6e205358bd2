"""What names say by themselves: parts of organizations, hosts in names, chains of regions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg import regions
from kg.claims.claim import Claim, names_inside, shift
from kg.mentions import groups
from kg.mentions.organizations import is_parent
from kg.mentions.tagged import Reading
from kg.model import ORGANIZATION, PROGRAM, REGION, Mention

_ISSUED = re.compile(r"关于|章程|[与和、]|\d|第|工作")  # behind the organization that a document's title begins with


def by_name(reading: Reading) -> Iterator[Claim]:
    """What names say: a department is part of its organization, the bodies at the head of a program's name host it."""
    base = reading.tagged.sentence.start
    for whole, team in _teams(reading):
        yield Claim("part-of", shift(team, base), shift(whole, base), base + whole.start, base + team.end, "name", 0.85)
    for outer in reading.mentions:
        heads = _heads(outer, reading) if outer.rule != "pointer" else []
        start, end, named = base + outer.start, base + outer.end, shift(outer, base)
        for head in (shift(m, base) for m in heads):
            if outer.type == ORGANIZATION:
                yield Claim("part-of", named, head, start, end, "name", 0.85)
            elif not _is_sort(head.text):
                yield Claim("hosted", head, named, start, end, "name", 0.72)
        for other in heads[1:]:  # 滨海大学与临江县政府签约仪式
            yield Claim("partnered-with", shift(heads[0], base), shift(other, base), start, end, "name", 0.75)


_SORT = re.compile(
    "(?:社区|企业|民营|职业|公立|基层)?(?:医院|中学|小学|中小学|高中|幼儿园|学校|企业工会|博物馆|图书馆)|[男女][足篮排]"
)


def _is_sort(name: str) -> bool:
    """Whether a name is a region and a common word, so that it is all of that sort: 滨海市中学|田径运动会."""
    place = regions.smallest_in(name)
    return place is not None and _SORT.fullmatch(name[place[2] :]) is not None


def _teams(reading: Reading) -> Iterator[tuple[Mention, Mention]]:
    """Organizations with the team that stands behind them in quotation marks: 滨海学院(的)“春雨”志愿服务队."""
    text = reading.tagged.text
    ends = {m.end: m for m in sorted(reading.mentions, key=lambda m: -m.start) if m.type == ORGANIZATION}
    for team in reading.mentions:
        whole = ends.get(team.start - 1 if text[team.start - 1] == "的" else team.start)
        listed = whole is not None and whole.rule == "quoted body"  # “春雨”服务队“晨光”服务队
        if whole and not listed and team.rule == "quoted body" and team.text.endswith(("队", "团", "社")):
            yield whole, team


def _heads(outer: Mention, reading: Reading) -> list[Mention]:
    """The organization whose name begins that of a department or a program, and those that 与 or 、 join to it."""
    text = reading.tagged.text
    if outer.rule == "shared prefix":  # 滨海集团宣传部、|财务部
        before = [m for m in reading.mentions if m.type == ORGANIZATION and m.end < outer.start]
        found = [m for m in before if outer.text.startswith(m.text) and is_parent(outer, m)]
        return _longest(found)
    begin = outer.start + outer.text.startswith(("《", "“"))
    inside = names_inside(outer, reading.mentions, ORGANIZATION) if outer.type in (ORGANIZATION, PROGRAM) else []
    issued = begin == outer.start or outer.kind == "Document"  # books and plays are about whom their titles name
    found = _longest(m for m in inside if m.start == begin and (issued or _ISSUED.match(text, m.end)))
    more = found if outer.type == PROGRAM else []
    while more and text.startswith(("与", "和", "同", "—", "·", "、"), found[-1].end):
        more = _longest(m for m in inside if m.start == found[-1].end + 1)
        found = [*found, *more]
    return found


def _longest(names: Iterable[Mention]) -> list[Mention]:
    return sorted(names, key=lambda m: -len(m.text))[:1]


def named_for(reading: Reading, named: set[str]) -> Iterator[Claim]:
    """Programs whose own name says whom they are for: 女职工素质提升大讲堂.

    Only of people whom the story names outside of it too: 盲人按摩 and 母亲水窖 are no more than names.
    """
    base = reading.tagged.sentence.start
    for program in reading.mentions:
        if program.type == PROGRAM and program.rule != "pointer":
            for group in groups.in_program(reading.tagged, program):
                if not groups.among(groups.canonical(group.text), named):
                    continue
                yield Claim(
                    "served",
                    shift(program, base),
                    shift(group, base),
                    base + program.start,
                    base + program.end,
                    "name",
                    0.76,
                )


def region_chains(reading: Reading) -> Iterator[Claim]:
    """Regions that stand directly one behind the other: 江苏省苏州市, 滨海国首都临江市."""
    base = reading.tagged.sentence.start
    regions = [m for m in reading.mentions if m.type == REGION]
    for outer, inner in pairwise(regions):
        two = len(outer.text) == len(inner.text) == 1 or outer.kind == inner.kind == "Zone"  # 京沪, 南亚东南亚
        if reading.tagged.text[outer.end : inner.start] in ("", "首都", "首府", "省会") and not two:
            yield Claim(
                "located-in",
                shift(inner, base),
                shift(outer, base),
                base + outer.start,
                base + inner.end,
                "region chain",
                0.95,
            )
