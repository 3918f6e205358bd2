"""Where a program is when no sentence says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg import regions
from kg.model import PROGRAM, REGION
from kg.regions import Region
from kg.resolve.gathered import Gathered, StoryThings, surest

_PLACELESS = frozenset({"Work", "Platform", "Model", "Document", "Award"})  # their hosts' region isn't theirs
_PEOPLE_OF = ("籍", "返", "人", "援")  # 滨海籍: where people come from, not where something takes place
_FAR = 20  # characters of a clause between 全市 and what there is in it
# 全市新增骑手驿站|62个, 我市|“春雨”系列活动, 在该市召开|现场会
_OURS = re.compile(
    r"(?:全([省市区县州旗])[^，。；：、\n]{0,8}?(?:新增|新建|建成|建立|建起|建设|设立|培育|打造|布设|开设|共有|已有|现有|共|有)[^，。；：、\n]{0,6}"
    r"|[我本该]([省市区县州旗])"
    r"(?:隆重|正式|成功|联合)?(?:召开|举行|举办|启动|开展|承办)?了?)$"
)
# 在全市推行|“春雨”模式
_IN_ALL = re.compile(
    r"在全([省市区县州旗])(?:范围内?)?[^，。；：、\n]{0,10}?(?:开展|推行|推广|实施|推出|启动|举办|部署|试行|创建|设立|建立)(?:了|的)?$"
)
_REACHES = re.compile(
    r"[^。；，\n]{0,8}，?(?:已|将|累计|先后|共)*(?:覆盖|推动|带动|遍布|推广到|走遍)了?全([省市区县州旗])"
)
_WHOLE = re.compile("[“《]?[全我本]([省市区县州旗])(?=.{3})")
_IN_OURS = re.compile(
    r"[^。；！？\n]{0,12}?在[我本]([省市区县州旗])[^，。；\n]{0,14}?(?:举行|举办|召开|启动|开[幕赛班]|闭幕|结束|落幕)"
)


def innermost(found: Sequence[Region]) -> Region | None:
    """The one of these regions that all others hold."""
    return next((region for region in found if {*found} <= {region, *regions.ancestors(region)}), None)


def place(gathered: Gathered, here: StoryThings) -> None:
    """Where a program is when no sentence says it: the region in its own name, else the smallest of its hosts'."""
    named = sorted(here.keys.items())
    for (start, end, type_), key in named:
        if type_ != PROGRAM or gathered.things[key].kind in ("Work", "Award"):
            continue
        region = _region_in_name(gathered, here, start, end) or _region_of_level(gathered, here, start, end)
        if region is not None and region.kind != "Country" and not is_inside(gathered, key, region):
            gathered.evidence(here, (key, "located-in", region.key), start, end, "region in name", 0.85)
            _forget_wider(gathered, key, region)
    placed = {subject for subject, relation, _ in gathered.facts if relation == "located-in"}
    programs = {key for (_, _, type_), key in named if type_ == PROGRAM and gathered.things[key].kind not in _PLACELESS}
    for key in sorted(programs - placed):
        hosting = {fact[0]: found for fact, found in gathered.facts.items() if fact[1:] == ("hosted", key)}
        if seat := seat_of(gathered, hosting):
            best = surest(e for found in hosting.values() for e in found)
            inferred = replace(best, rule="region of hosts", confidence=0.6, count=None, role=None)
            gathered.facts[key, "located-in", seat.key].add(inferred)
            placed.add(key)
    for (start, end, type_), key in named:
        if type_ != PROGRAM or key in placed or gathered.things[key].kind in ("Work", "Award", "Document"):
            continue
        level = _IN_ALL.search(here.story.view.text, max(0, start - _FAR), start)
        if level and here.places and (area := here.places.of_level(level[1])):
            gathered.evidence(here, (key, "located-in", area.key), level.start(), end, "all of region", 0.7)


def _forget_wider(gathered: Gathered, program: str, region: Region) -> None:
    """A college of the province where a city's event is held says nothing of where that is."""
    for wider in regions.ancestors(region):
        found = gathered.facts.get((program, "located-in", wider.key), set())
        if found and all(evidence.rule in ("held-at", "host-at", "part of program") for evidence in found):
            del gathered.facts[program, "located-in", wider.key]


def seat_of(gathered: Gathered, organizations: Iterable[str]) -> Region | None:
    """The smallest region that organizations are in; None where they are in several."""
    among = {*organizations}
    seats = sorted(fact[2] for fact in gathered.facts if fact[0] in among and fact[1] == "located-in")
    return innermost([region for seat in seats if (region := regions.at(seat))])


def is_inside(gathered: Gathered, program: str, region: Region) -> bool:
    """Whether the text puts a program into a part of the region."""
    places = [regions.at(fact[2]) for fact in gathered.facts if fact[:2] == (program, "located-in")]
    return any(place is not None and region in regions.ancestors(place) for place in places)


# of what the name of an exhibition tells: 滨海壁画展 goes anywhere
_SHOWS = re.compile(
    "(?:艺术|文物|精品|珍品|[瓷陶]器?|壁画|书画|[国版年油名]画|美术|作品|摄影|影像|剪纸|刺绣|非遗|专题|文化|历史|古代|出土|民俗|图片|特)展览?[”》]?$"
)


def _region_in_name(gathered: Gathered, here: StoryThings, start: int, end: int) -> Region | None:
    """The smallest region in a name; None where two are named apart, people come from it, or an exhibition shows it."""
    if _SHOWS.search(here.story.view.text, start, end):
        return None
    inside = [(e, key) for (s, e, t), key in sorted(here.keys.items()) if t == REGION and start <= s and e <= end]
    if not inside or here.story.view.text[inside[-1][0]] in _PEOPLE_OF:
        return None
    return innermost([region for _, key in inside if (region := regions.at(key))])


def _region_of_level(gathered: Gathered, here: StoryThings, start: int, end: int) -> Region | None:
    """The region that a program's name, or what is told behind it, leaves out: 全省…大赛, …大赛在我市举行."""
    text = here.story.view.text
    happens = gathered.things[here.keys[start, end, PROGRAM]].kind not in _PLACELESS
    told = _IN_OURS.match(text, end) or _REACHES.match(text, end) or _OURS.search(text, max(0, start - _FAR), start)
    level = told or (_WHOLE.match(text, start, end) if happens else None)
    return here.places.of_level(level[level.lastindex or 1]) if level and here.places else None
