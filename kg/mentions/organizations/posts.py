"""Bodies that only the posts of those who head them tell: 公安局长, 县委常委、宣传部长, 副主任、总工会主席."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.mentions.organizations.departments import is_parent, unit_kind
from kg.mentions.organizations.edges import RELATIVE, left_edge
from kg.mentions.organizations.endings import ending_of
from kg.mentions.organizations.shared import SHARING, shared_prefix
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, Mention

# a body and the post of its head share a character: 公安|局|长, 宣传|部|长
_HEADED = re.compile(r"(?<![副代部局厅][部局厅])(?<=[部局厅])(?=长)")


def headed(tagged: Tagged) -> Iterator[Mention]:
    """临江县公安局|长王强, 县委宣传部|长王强: the body in the post of its head."""
    for match in _HEADED.finditer(tagged.text):
        end = match.end()
        start = left_edge(tagged, end - 1)
        if not _is_held(tagged, end + 1) or end - start < _LEAST or end + 1 not in tagged.boundaries:
            continue
        text = tagged.text[start:end]
        if not (RELATIVE.match(text) or tagged.region_starting(start)) or _place_only(tagged, start, end):
            continue
        known = lexicon.organization_endings()[ending_of(text) or text[-1]]
        yield Mention(start, end, ORGANIZATION, known.kind, text, "headed", 0.85)


# 镇煤管|站|站长王强, 县扶贫|办|主任王强: an office of a level or region that no list of endings holds
_LED = re.compile(
    r"(?P<office>[\u4e00-\u9fff]{1,12}?(?:(?P<last>[科处股所站部庭队馆])(?=副?(?P=last)长)|(?<![主承协督])办(?=副?主任)))(?:副?[科处股所站部庭队馆]长|副?主任)"
)
_LEVEL = re.compile(r"(?:(?<=^)|(?<=[，。；：、“”（）和与及由在向对]))(?:自治区|街道|[省市区县州旗镇乡村])")
_NOT_OFFICE = re.compile("[，、的和与及是在由向对让请了]|[省市区县镇乡村]长|书记|主席|副|担任|[现原曾]任")


def led(tagged: Tagged) -> Iterator[Mention]:
    """Offices of a place that the post of their head tells: its last character is the office's own."""
    places = [(region.start, region.end) for region in tagged.regions]
    for start, end in (*places, *(match.span() for match in _LEVEL.finditer(tagged.text))):
        match = _LED.match(tagged.text, end)
        if match is None or _NOT_OFFICE.search(match["office"]) or not _is_held(tagged, match.end()):
            continue
        kind = lexicon.organization_endings().get(ending_of(match["office"]) or "")
        text = tagged.text[start : match.end("office")]
        yield Mention(
            start, match.end("office"), ORGANIZATION, kind.kind if kind else "Government", text, "headed", 0.85
        )


_LEAST = 4  # characters that name a body: 县农业局, not 市局


def _place_only(tagged: Tagged, start: int, end: int) -> bool:
    """Whether nothing but a region stands before the last character: 临江县|局."""
    region = tagged.region_starting(start)
    return region is not None and region.end >= end - 1


def _is_held(tagged: Tagged, at: int) -> bool:
    """Whether a post that ends there is somebody's: a name follows, or another post."""
    if tagged.text[at : at + 1] in ("、", "兼"):
        return True
    behind = at + (tagged.text[at : at + 1] == " ")
    return any(word.start == behind and word.tag == "PER" for word in tagged.words)


@cache
def _row() -> re.Pattern[str]:
    """A row of posts up to the next body in it; its group is `regional` or `unit`."""
    post = lexicon.leading_post()
    regional = lexicon.any_of({*lexicon.full_forms(), *lexicon.word_classes()["regional_body"]})
    headed = r"(?:(?![局厅副])[\u4e00-\u9fff]){2,6}(?:[局厅](?=长[\u4e00-\u9fff、兼])|局(?=副?局长))"
    office = r"(?:(?![部副])[\u4e00-\u9fff]){2,6}部(?=长[\u4e00-\u9fff、兼])"
    units = "委员会|工会|办公室|部|中心|政法委|工委|党校|[司处科](?!长)|支队|大队|总队|学院|研究[院所]|分局"
    section = r"[\u4e00-\u9fff]{2,6}[司处科](?=[司处科]?长[\u4e00-\u9fff、兼])"
    unit = rf"{office}|[\u4e00-\u9fff]{{0,8}}?(?:{units})(?={post})|{section}"
    level = "(?:省|市|区|县|州|旗)?"
    return re.compile(
        rf"(?:长|{post})(?:[、兼]{post})*?[、兼](?:(?P<regional>{level}(?!政法委|工委|党校)(?:{regional}(?={post})|{headed}))|(?P<unit>(?!书记处(?:第一)?书记)(?:{unit})))"
    )


_WORKING = re.compile("(?P<place>.{2,}?)(?:党工委|工委)$")
_BESIDE_IT = re.compile(
    r"副?(?:书记|委员)(?:、副?(?:书记|委员))*[、兼](?P<body>管委会|管理委员会|街道办事处|办事处|总工会|工会)(?=副?(?:主席|主任))"
)


def beside_committee(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """桃源街道党工委副书记、|工会主席: the bodies of a street or a zone by the posts of who is in its committee too."""
    for name in names:
        whole = _WORKING.fullmatch(name.text)
        row = _BESIDE_IT.match(tagged.text, name.end) if whole and name.kind == "PartyBody" else None
        if whole and row:
            body = "总工会" if row["body"] == "工会" else row["body"]
            text = whole["place"] + body.removeprefix("街道" if whole["place"].endswith("街道") else "")
            kind = "TradeUnion" if body == "总工会" else "Government"
            yield Mention(*row.span("body"), ORGANIZATION, kind, text, "shared prefix", 0.82)


def in_rows(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """Bodies in a row of posts, by the one named before.

    滨海市总工会副主席、女职工委员会主任: a department of it; 市人大副主任、总工会主席: a body of the same region.
    """
    for name in names:
        whole = name
        if _WORKING.fullmatch(name.text):
            continue
        while match := _row().match(tagged.text, whole.end):
            found = match.lastgroup or ""
            start, end = match.span(found)
            free = all(end <= other.start or other.end <= start for other in names)
            of = _whole(name, names)
            regional = found == "regional" and of.kind in SHARING
            prefix = shared_prefix(tagged, name, "region", names) if regional else of.text
            text = match[found]
            if found == "regional" and not regional and text not in _ORGANS:
                break  # 滨海大学副校长、科协主席: whose, nobody knows
            level = RELATIVE.match(text)
            if not free or not prefix or tagged.region_starting(start) or (found == "unit" and level):
                break
            if level:
                text = text[len(level[0]) :] if prefix.endswith(level[0]) else text
                prefix = prefix if prefix.endswith(level[0]) else ""
            ending = ending_of(lexicon.full_forms().get(text, text)) or text[-1]
            own = lexicon.organization_endings()[ending]
            kind = own.kind if found == "regional" else unit_kind(of.kind, ending)
            whole = Mention(start, end, ORGANIZATION, kind, prefix + text, "shared prefix", 0.8)
            yield whole


_ORGANS = ("纪委", "团委", "工会", "妇联")  # what a school or a firm has, too


_BRANCH = re.compile("(?:分[院校局社]|分公司|支公司|分行|支行|校区)$")


def _whole(name: Mention, names: list[Mention]) -> Mention:
    """The body whose organ or department a name is: 滨海大学 of 滨海大学纪委; a firm in another's name is its own."""
    if name.kind == "Company" or _BRANCH.search(name.text):
        return name
    wholes = [m for m in names if m.start == name.start and m.end < name.end and is_parent(name, m)]
    return max(wholes, key=lambda m: m.end, default=name)
