"""Names that share words with others in a list: 滨海市及临江区总工会, 县教育局、财政局."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import lexicon, regions
from kg.mentions.organizations.departments import is_parent
from kg.mentions.organizations.edges import RELATIVE, inside_word, is_specific
from kg.mentions.organizations.endings import ending_of, endings
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, Mention

SHARING = frozenset({"TradeUnion", "Government", "PartyBody", "Legislature", "Association"})


_JOINS = ("、", "和", "与", "及", "以及")


def in_lists(tagged: Tagged, names: list[Mention]) -> list[Mention]:
    """The names, of those of common words only what stands in a list with another: 职业教育发展中心、滨海市总工会."""
    sure = [name for name in names if name.rule != "common"]
    open_ = sorted((name for name in names if name.rule == "common"), key=lambda name: name.start)
    for _ in range(2):  # forward and back: 甲中心、乙中心、滨海市总工会
        for name in open_:
            beside = any(_joined(tagged, *sorted((name, other))) for other in sure)
            if beside and all(name.end <= other.start or other.end <= name.start for other in sure):
                sure.append(name)
    return sure


def _joined(tagged: Tagged, left: Mention, right: Mention) -> bool:
    return left.end <= right.start and tagged.text[left.end : right.start] in _JOINS


_TWO = re.compile(r"(?P<place>.*?)(?P<party>(?:党|省|市|区|县|州)委)(?P<government>[省市区县州]?政府)")


def of_committee_and_government(name: Mention) -> list[Mention]:
    """桃源镇党委政府, 滨海市委市政府 are two bodies; any other name is itself."""
    two = _TWO.fullmatch(name.text)
    if two is None or name.end - name.start != len(name.text):
        return [name]
    middle = name.start + two.end("party")
    party = replace(name, end=middle, kind="PartyBody", text=name.text[: two.end("party")])
    return [party, replace(name, start=middle, kind="Government", text=two["place"] + two["government"])]


def with_shared_league(tagged: Tagged, names: list[Mention]) -> list[Mention]:
    """共青团滨海省委、海东省委: the later ones are the Youth League's too."""
    found, ends = [], set()
    for name in sorted(names):
        listed = name.start - 1 in ends and tagged.text[name.start - 1] in "、和与及"
        if listed and name.kind == "PartyBody" and re.search("(?<!党)委$", name.text):
            name = replace(name, text=f"共青团{name.text}", kind="Association")
        if name.kind == "PartyBody" and name.text.startswith("团") and tagged.region_starting(name.start + 1):
            name = replace(name, text=f"共青{name.text}", kind="Association")  # 团临江县委
        if name.text.startswith("共青团"):
            ends.add(name.end)
        found.append(name)
    return found


_AND_OTHERS = re.compile(r"等(?:[\d两三四五六七八九十多几]+个?)?$")


def with_listed_regions(tagged: Tagged, names: list[Mention]) -> list[Mention]:
    """临江、桃源等区人社局: the body of each region that stands before 等, and none of its own."""
    found = []
    for name in names:
        others = _AND_OTHERS.search(tagged.text[max(0, name.start - 5) : name.start])
        region = tagged.region_ending(name.start - len(others[0])) if others and RELATIVE.match(name.text) else None
        if region is None:
            found.append(name)
        while region is not None:
            body = name.text.removeprefix(region.text[-1])
            text = region.text + (body if region.text[-1] == name.text[0] else name.text)
            found.append(Mention(region.start, region.end, ORGANIZATION, name.kind, text, "shared body", 0.8))
            listed = region.start > 0 and tagged.text[region.start - 1] in "、和及与"
            region = tagged.region_ending(region.start - 1) if listed else None
    return found


@cache
def _counted() -> re.Pattern[str]:
    """A number of regions and the body of each: 三省区|妇联, 两地|市总."""
    bodies = lexicon.any_of({*lexicon.full_forms(), "团委", "红十字会"})
    bodies = rf"{bodies}|[\u4e00-\u9fff]{{2,4}}?(?:局|馆|人民医院|中医院)|[\u4e00-\u9fff]{{4,10}}?委员会"
    kinds = "省区市|省区|省市|区县|市县|(?P<level>[省市区县州镇乡])|[地级]"
    return re.compile(
        rf"(?<!二)[两三四五六七八九十\d]+个?(?:{kinds})(?P<body>总工会|人大|(?:[省市区县州](?=总))?总|{bodies})"
    )


def without_counted(tagged: Tagged, names: list[Mention]) -> list[Mention]:
    """The names but those that take a number of regions for a part of the last one's name: 临江两县气象局."""
    spans = [match.span() for match in _counted().finditer(tagged.text)]
    return [m for m in names if not any(m.start < start and end <= m.end for start, end in spans)]


def of_counted_regions(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """海东、滨海两地妇联, 海东省、滨海市两级红十字会: the body of each region that is counted."""
    for match in _counted().finditer(tagged.text):
        ending = ending_of(match["body"])
        kind = lexicon.organization_endings()[ending].kind if ending else "TradeUnion"
        region = tagged.region_ending(match.start())
        while region is not None:
            short = match["level"] if region.text[-1] not in "省市区县州旗" else None  # 桃源、临江两县|气象局
            text = region.text + (short or "") + match["body"]
            if match["body"] == "团委" and (level := _COUNTED_LEVEL.search(match[0])):  # 江苏、安徽两省|团委
                text = f"共青团{region.text.removesuffix(level[0])}{level[0]}委"
                kind = "Association"
            yield Mention(region.start, region.end, ORGANIZATION, kind, text, "shared body", 0.8)
            listed = region.start > 0 and tagged.text[region.start - 1] in "、和及与"
            region = tagged.region_ending(region.start - 1) if listed else None


_COUNTED_LEVEL = re.compile("[省市县区州](?=团委)")


@cache
def _partners() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Bodies that every region has, in a list behind a verb of joint action; one of them."""
    known = sorted({*lexicon.full_forms(), "总工会"}, key=lambda body: (-len(body), body))
    body = f"(?:{'|'.join(known)}|[\u4e00-\u9fff]{{2}}局)"
    return re.compile(f"(?:联合|会同|联同|协同|携手)(?P<bodies>{body}(?:[、和与及]{body})*)"), re.compile(body)


def of_partners(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """滨海市联合总工会、法院: bodies of the region, or of its level, that was named before."""
    several, one = _partners()
    for match in several.finditer(tagged.text):
        before = [(r.start, r.text) for r in tagged.regions if r.end <= match.start() and r.kind != "Country"]
        before += [(n.start, level[0]) for n in names if n.end <= match.start() and (level := RELATIVE.match(n.text))]
        for body in one.finditer(tagged.text, *match.span("bodies")):
            start, end = body.span()
            if before and all(end <= name.start or name.end <= start for name in names):
                ending = ending_of(lexicon.full_forms().get(body[0], body[0])) or "局"
                kind = lexicon.organization_endings()[ending].kind
                yield Mention(start, end, ORGANIZATION, kind, max(before)[1] + body[0], "shared prefix", 0.75)


@cache
def _listed() -> re.Pattern[str]:
    """The next in a list: a body that every region has, or another (工会 says too little of which)."""
    bodies = lexicon.any_of({*lexicon.full_forms(), *lexicon.full_forms().values(), "总工会"})
    return re.compile(f"(?:以及|[、和与及])(?:(?P<body>{bodies}|(?!各|有关|相关)[\u4e00-\u9fff]{{2,6}}?[局厅])|工会)")


def _is_bare(name: Mention) -> bool:
    """Whether it is an office that every region has, without its region: 民政局."""
    office = re.fullmatch("[\u4e00-\u9fff]{2,5}[局厅]", name.text) or name.text in lexicon.full_forms().values()
    return bool(office) and not RELATIVE.match(name.text) and regions.smallest_in(name.text) is None


def of_one_region(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """滨海市人社局、总工会、妇联: bodies that leave out the region of the first."""
    taken = {place for name in names if not _is_bare(name) for place in range(name.start, name.end)}
    for name in names:
        place = shared_prefix(tagged, name, "region", names) if name.kind in SHARING else ""
        at = name.end
        while place and (item := _listed().match(tagged.text, at)):
            start, at = item.start("body"), item.end()
            free = taken.isdisjoint(range(start, at))
            if item["body"] and free and at in tagged.boundaries:
                ending = ending_of(lexicon.full_forms().get(item["body"], item["body"])) or "局"
                kind = lexicon.organization_endings()[ending].kind
                yield Mention(start, at, ORGANIZATION, kind, place + item["body"], "shared prefix", 0.8)


_ROLES = "主办|承办|协办|冠名|赞助|支持"
_IN_ROLE = re.compile(
    rf"(?:{_ROLES})[，、](?P<body>(?!各|有关|相关|其他)[\u4e00-\u9fff]{{2,10}}?(?:[局委办院部]|总工会|工会|妇联|残联|协会|中心))(?=、|具体|共同|联合|{_ROLES})"
)


def of_roles(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """由滨海市总工会主办、体育局承办: a body by what it does beside others, without the region of the one before."""
    names = list(names)
    for match in _IN_ROLE.finditer(tagged.text):
        start, end = match.span("body")
        free = all(end <= name.start or name.end <= start or _is_bare(name) for name in names)
        before = max(
            (name for name in names if name.end <= start), key=lambda name: (name.end, len(name.text)), default=None
        )
        prefix = shared_prefix(tagged, before, "region", names) if before else ""
        ending = ending_of(match["body"])
        if free and prefix and ending and not RELATIVE.match(match["body"]) and not tagged.region_starting(start):
            kind = lexicon.organization_endings()[ending].kind
            names.append(Mention(start, end, ORGANIZATION, kind, prefix + match["body"], "shared prefix", 0.8))
            yield names[-1]


_INDUSTRIES = re.compile(
    r"(?P<list>(?:(?:(?![和及])[\u4e00-\u9fff]){2,6}[、和及])+)(?P<last>[\u4e00-\u9fff]{2,6})(?P<body>行业(?:工会联合会|联合工会|工会|协会|商会))"
)


def of_industries(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """滨海市快递、家政行业工会: a body for each industry of the list, all of one region."""
    for match in _INDUSTRIES.finditer(tagged.text):
        region = next((r for r in tagged.regions if match.start() <= r.start and r.end < match.end("list")), None)
        if region is None or "、" in tagged.text[match.start() : region.end]:
            continue
        ending = ending_of(match["body"]) or "工会"
        for item in re.finditer(r"[\u4e00-\u9fff]+?(?=[、和及]|$)", tagged.text[region.end : match.end("last")]):
            start = region.end + item.start()
            first, last = item.start() == 0, region.end + item.end() == match.end("last")
            span = (region.start if first else start, match.end() if last else region.end + item.end())
            if all(span[1] <= n.start or n.end <= span[0] or (last and n.start >= start) for n in names):
                kind = lexicon.organization_endings()[ending].kind
                text = region.text + item[0] + match["body"]
                yield Mention(*span, ORGANIZATION, kind, text, "shared prefix", 0.85)


def of_shared_body(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """滨海市及临江区总工会: regions before a name that share its body."""
    for name in names:
        first = tagged.region_starting(name.start)
        if first is None or name.kind not in SHARING or first.end >= name.end:
            continue
        body, start = tagged.text[first.end : name.end], name.start
        while tagged.text[start - 1 : start] in ("、", "和", "及", "与") and (
            region := tagged.region_ending(start - 1)
        ):
            unions = body.endswith("总工会") and region.kind not in ("Village", "Township")
            word = tagged.words[tagged.word_at(region.start)]
            if (region.kind != first.kind and not unions) or (word.tag == "PER" and word.start < region.start):
                break  # 校长房|玉林、延安市政府
            yield Mention(region.start, region.end, ORGANIZATION, name.kind, region.text + body, "shared body", 0.8)
            start = region.start


_LONG_UNITS = ("学院", "学部", "研究院", "研究所")  # 化学与化学工程|学院
_WHICH = re.compile("各|有关|相关|[本我该]")  # 县教育局、有关部门


def of_shared_prefix(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """县教育局、财政局; 总工会宣传部、女工部: names in a list that share what stands before the first."""
    known = lexicon.organization_endings()
    ends = {name.end: name for name in sorted(names, key=lambda n: n.end - n.start)}
    covered = [(n.start, n.end) for n in names if n.rule != "tagger" or is_specific(tagged, n.start, n.end, "region")]
    for start, end in endings(tagged.text):
        if inside_word(tagged, start, end):
            continue
        left = start
        while (
            left > 0
            and tagged.text[left - 1] not in "、和及"
            and end - left < (14 if tagged.text[start:end] in _LONG_UNITS else 8)
            and "\u4e00" <= tagged.text[left - 1] <= "\u9fff"
        ):
            left -= 1
        before = ends.get(left - 1)
        if (
            before is None
            or tagged.text[left - 1 : left] not in ("、", "和", "及")
            or any(s < end and left < e for s, e in covered)
            or (known[tagged.text[start:end]].needs == "unit" and tagged.region_starting(left))  # has its own
        ):
            continue
        ending, first = known[tagged.text[start:end]], ending_of(before.text)
        if first is None or end not in tagged.boundaries or left == start or _WHICH.match(tagged.text, left):
            continue
        shared = shared_prefix(tagged, before, ending.needs, names)
        if shared and tagged.text.startswith(shared[-1], left) and RELATIVE.match(tagged.text[left:end]):
            shared = shared[:-1]  # 市文明办、市|民生办
        if (
            shared
            and (known[first].kind == ending.kind or ending.needs == "unit")
            and ending.needs in ("region", "unit")
        ):
            mention = Mention(
                left, end, ORGANIZATION, ending.kind, shared + tagged.text[left:end], "shared prefix", 0.8
            )
            ends[end] = mention
            yield mention


def shared_prefix(tagged: Tagged, name: Mention, needs: str, names: list[Mention]) -> str:
    """What a later item of a list takes from the first: its region or level, or the body before a department."""
    if needs == "unit":
        parents = [m.text for m in names if m.start == name.start and m.end < name.end and is_parent(name, m)]
        return max(parents, key=len, default="")
    if name.rule == "shared prefix":  # itself without its region
        return name.text[: len(name.text) - (name.end - name.start)]
    region = tagged.region_starting(name.start)
    while region is not None and (inner := tagged.region_starting(region.end)) and inner.end < name.end:
        region = inner
    if region is not None:
        return region.text
    level = RELATIVE.match(name.text)
    return level[0] if level else ""
