"""The gazetteer: administrative regions of China, zones and countries, and how a text names them.

`find` gives names of the gazetteer, `find_small` the towns, streets, villages and development zones that
no list holds; `resolve` chooses among regions of one name. The names and their marks are in
`ontology/regions.tsv`, `countries.tsv`, `zones.tsv`, `world.tsv`, `small_regions.tsv` and `not_regions.txt`.
All offsets are code points of the text given, half-open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg import data
from kg.errors import OntologyError

COUNTRY, PROVINCE, PREFECTURE, COUNTY = "Country", "Province", "Prefecture", "County"
TOWNSHIP, VILLAGE, ZONE = "Township", "Village", "Zone"
_LEVELS = (COUNTRY, PROVINCE, PREFECTURE, COUNTY, TOWNSHIP, VILLAGE, ZONE)
_HOME = "region/中国"
_ABROAD = "abroad "  # before the name of a country where a code of the parent stands else

# Marks of a form, from free to bound; see the head of regions.tsv.
_FREE, _BOUNDED, _CHAINED, _ABBREVIATION = "", "~", "?", "*"

_HAN = "一-鿿㐀-䶿〇"
_OUTSIDE = rf"[^{_HAN}0-9０-９A-Za-z]"  # punctuation, blanks
_BEFORE_NAME = re.compile(
    rf"(?:{_OUTSIDE}|[在到从于赴往由自对将让被是为至和与及或向给驻访去来抵经离进入达回的日者]|\A)\Z"
)
_ROAD = re.compile(
    r"[东南西北中]{0,2}[一二三四五]?(?:路(?![桥政局段网况面灯线透过上演途])|大道|大街(?!小巷)|街(?![道头坊上心舞区镇乡])|胡同|巷(?!道))"
)
_SMALLER = re.compile(r"镇(?![村街级长政江])|乡(?![村镇下亲情土间音愁贤])|村(?![镇民委级里落寨庄])")
_STREET = re.compile(r"街道|社区|苏木|嘎查")
_DAY = re.compile(r"[0-9０-９一二三四五六七八九十今昨当近明即每次同周生节]\Z")  # 29日 + 本报 is not 日本
# the suffix begins another word: 临洮|县城, but not 临洮县|城关镇
_TORN = re.compile(r"市[场值况面价]|区[域间别位块段]|县(?:[级域]|城(?!关|.{1,2}(?:街道|镇|乡|社区)))")


@dataclass(frozen=True, slots=True)
class Region:
    """An area with a name. `key` is "region/" and the name, led by the parent's name where one name is not enough."""

    key: str
    code: str | None  # GB/T 2260, six digits
    name: str  # official
    kind: str
    parent: str | None  # key
    years: tuple[int | None, int | None] = (None, None)  # first and last; None: before 1981, still valid
    forms: tuple[str, ...] = field(default=(), compare=False)  # short forms, without one-character ones
    former: tuple[str, ...] = field(default=(), compare=False)  # codes that it had before


class Match(NamedTuple):
    """A place of the text that names one of `regions`."""

    start: int
    end: int
    regions: tuple[Region, ...]


class _Gazetteer(NamedTuple):
    regions: dict[str, Region]  # by key
    forms: dict[str, tuple[Region, ...]]  # an empty tuple: a string that hides no region
    marks: dict[str, str]
    lengths: dict[str, tuple[int, ...]]  # first two characters → lengths of the forms that begin so, longest first
    abbreviations: dict[str, Region]
    by_code: dict[str, tuple[Region, ...]]


class _Grammar(NamedTuple):
    kinds: dict[str, str]  # suffix → kind
    suffix: re.Pattern[str]
    stop: re.Pattern[str]
    whole: frozenset[str]
    lead: re.Pattern[str]


# ---------------------------------------------------------------- loading


class _Row(NamedTuple):
    code: str | None
    name: str
    kind: str
    parent: str  # a code; "" is the country
    forms: tuple[str, ...]
    years: tuple[int | None, int | None]
    former: tuple[str, ...]


def _rows() -> Iterator[_Row]:
    """Every row of the four tables: countries, regions of China, zones, places abroad."""
    for _, cells in data.rows("countries.tsv"):
        yield _Row(None, cells[0], COUNTRY, "", tuple(cells[1].split()) if len(cells) > 1 else (), (None, None), ())
    for line, cells in data.rows("regions.tsv"):
        code, name, kind, parent, forms, first, last, former = (*cells, *[""] * 8)[:8]
        if kind not in _LEVELS or (code and not re.fullmatch(r"\d{6}", code)):
            raise OntologyError(f"{data.path('regions.tsv')}:{line}: no such kind or code: {kind} {code}")
        years = (int(first) if first else None, int(last) if last else None)
        yield _Row(code or None, name, kind, parent, tuple(forms.split()), years, tuple(former.split()))
    for _, cells in data.rows("zones.tsv"):
        name, kind, forms, parent = (*cells, *[""] * 4)[:4]
        yield _Row(None, name, kind, parent, tuple(forms.split()), (None, None), ())
    for _, cells in data.rows("world.tsv"):
        name, kind, forms, country = (*cells, *[""] * 4)[:4]
        yield _Row(None, name, kind, _ABROAD + country, tuple(forms.split()), (None, None), ())


def _split(form: str) -> tuple[str, str]:
    bare = form.rstrip("~?*")
    return bare, form[len(bare) :]


@cache
def _gazetteer() -> _Gazetteer:
    rows = list(_rows())
    latest: dict[str, _Row] = {}
    count: dict[str, int] = defaultdict(int)
    for row in rows:
        count[row.name] += 1
        if row.code and (row.code not in latest or row.years[1] is None):
            latest[row.code] = row

    def key(row: _Row) -> str:
        if row.kind == COUNTY and count[row.name] > 1:
            return f"region/{latest[row.parent].name}{row.name}"
        return f"region/{row.name}"

    regions: dict[str, Region] = {}
    marks: dict[str, str] = {}
    named: dict[str, list[Region]] = defaultdict(list)
    abbreviations: dict[str, Region] = {}
    by_code: dict[str, list[Region]] = defaultdict(list)
    for row in rows:
        abroad = row.parent.startswith(_ABROAD)
        if row.parent and not abroad and row.parent not in latest:
            raise OntologyError(f"{data.path('regions.tsv')}: {row.name} has an unknown parent: {row.parent}")
        if abroad:
            country = row.parent.removeprefix(_ABROAD)
            parent = f"region/{country}" if country else None
        else:
            parent = key(latest[row.parent]) if row.parent else None if row.kind == COUNTRY else _HOME
        forms = {row.name: _FREE} | dict(map(_split, row.forms))
        long = tuple(form for form, mark in forms.items() if mark != _ABBREVIATION and form != row.name)
        region = Region(key(row), row.code, row.name, row.kind, parent, row.years, long, row.former)
        if region.key in regions:
            raise OntologyError(f"{data.path('regions.tsv')}: two regions with the key {region.key}")
        regions[region.key] = region
        if row.code:
            by_code[row.code].append(region)
        for form, mark in forms.items():
            if mark == _ABBREVIATION:
                abbreviations[form] = region
            else:
                named[form].append(region)
                marks[form] = min(mark, marks.get(form, mark), key="~?".find)
    found: dict[str, tuple[Region, ...]] = {form: tuple(group) for form, group in named.items()}
    found.update((word, ()) for _, word in data.lines("not_regions.txt") if word not in found)
    return _Gazetteer(
        regions, found, marks, _lengths(found), abbreviations, {code: tuple(group) for code, group in by_code.items()}
    )


def _lengths(forms: dict[str, tuple[Region, ...]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in forms:
        lengths[form[:2]].add(len(form))
    return {head: tuple(sorted(group, reverse=True)) for head, group in lengths.items()}


@cache
def _grammar() -> _Grammar:
    table: dict[str, list[list[str]]] = defaultdict(list)
    for _, cells in data.rows("small_regions.tsv"):
        table[cells[0]].append(cells[1:])
    kinds = {cells[0]: cells[1] for cells in table["suffix"]}
    longest = sorted(kinds, key=len, reverse=True)
    return _Grammar(
        kinds,
        re.compile("|".join(longest)),
        re.compile("|".join(re.escape(cells[0]) for cells in table["stop"])),
        frozenset(cells[0] for cells in table["whole"]),
        re.compile(rf"(?:{'|'.join(re.escape(cells[0]) for cells in table['lead'])})\Z"),
    )


# ---------------------------------------------------------------- relations between regions


def regions() -> tuple[Region, ...]:
    """Every region of the gazetteer, in the order of the tables."""
    return tuple(_gazetteer().regions.values())


def abbreviation(char: str) -> Region | None:
    """The province or city that a one-character name stands for: 沪 → 上海市. `find` never gives these."""
    return _gazetteer().abbreviations.get(char)


def at(key: str) -> Region | None:
    """The region with this key; towns, villages and zones are read off the key itself."""
    known = _gazetteer().regions
    if key in known:
        return known[key]
    bases = (key[:end] for end in range(len(key) - 1, len("region/") + 1, -1))
    base = next((known[part] for part in bases if part in known), None)
    text = key.removeprefix("region/" if base is None else base.key)
    start, region = 0, base
    while start < len(text):
        end = _name_end(text, start, len(text)) or len(text)
        region = _small(text[start:end], region)
        start = end
    return region


def ancestors(region: Region) -> tuple[Region, ...]:
    """What holds the region, from its parent up to the country."""
    found: list[Region] = []
    parent = at(region.parent) if region.parent else None
    while parent:
        found.append(parent)
        parent = at(parent.parent) if parent.parent else None
    return tuple(found)


@cache
def _holders(region: Region) -> frozenset[str]:
    """Keys of all that holds or held the region: ancestors, and the units of its own and former codes' prefixes."""
    above = ancestors(region)
    keys = {holder.key for holder in above}
    for code in (code for one in (region, *above) for code in (one.code, *one.former) if code):
        for outer in {f"{code[:4]}00", f"{code[:2]}0000"} - {code}:
            keys.update(holder.key for holder in _gazetteer().by_code.get(outer, ()))
    return frozenset(keys - {region.key})


def lies_in(inner: Region, outer: Region) -> bool:
    """Whether the gazetteer puts a region in another, today or formerly."""
    return outer.key in _holders(inner)


def _inside(candidates: tuple[Region, ...], outer: tuple[Region, ...]) -> tuple[Region, ...]:
    """The candidates that lie in one of `outer`, the country apart: everything lies there."""
    keys = {region.key for region in outer}
    return tuple(region for region in candidates if keys & _holders(region))


def _order(region: Region) -> tuple[bool, int, bool, str, str]:
    held_by = () if region.code else ancestors(region)
    ended = any(one.years[1] is not None for one in (region, *held_by))
    return ended, _LEVELS.index(region.kind), region.code is None, region.code or "", region.key


def resolve(candidates: Sequence[Region], context: Sequence[Region | str] = ()) -> Region:
    """The one region that is meant: `candidates` is not empty, `context` goes from near to far.

    A province wins at once; then who is, holds or lies in a region of the context; then today's before
    former ones, then the highest level, then the lowest code. A town, village or zone of unknown parent is
    the one of that name in the context, or lies in the first region of the context that can hold it.
    """
    left = sorted(candidates, key=_order)
    if left[0].kind == PROVINCE:
        return left[0]
    around = [region for item in context if (region := at(item) if isinstance(item, str) else item)]
    for region in around:
        if len(left) == 1:
            break
        left = [one for one in left if _related(one, region)] or left
    best = left[0]
    placed = best.parent is None and best.kind in (TOWNSHIP, VILLAGE, ZONE) and best.key not in _gazetteer().regions
    return _placed(best, around) if placed else best  # 亚洲 is in no city


def _related(one: Region, other: Region) -> bool:
    return one.key == other.key or other.key in _holders(one) or one.key in _holders(other)


def _placed(small: Region, around: Sequence[Region]) -> Region:
    """The town, village or zone with a parent from the context, where there is one."""
    for region in around:
        if region.kind == small.kind and region.parent and region.key.endswith(small.name):
            return region
    fit = {TOWNSHIP: (COUNTY,), VILLAGE: (TOWNSHIP, COUNTY), ZONE: (COUNTY, PREFECTURE)}[small.kind]
    holder = next((region for region in around if region.kind in fit), None)
    return _small(small.name, holder)


# ---------------------------------------------------------------- finding names of the gazetteer


def find(text: str) -> list[Match]:
    """The gazetteer's names in the text, leftmost and longest, each with all its candidates.

    A chain (四川省绵阳市涪城区) gives one match a member; the candidates of a member lie in the one before it, where
    any does. Ordinary words that are also short forms count only inside a chain or in a list with another region of
    the same parent; what `not_regions.txt` holds never.
    """
    found = list(_find(text, edge=False))
    ends = {match.end for match in found}
    listed = (item for match in found if match.start - 1 not in ends for item in _listed_before(text, match))
    return sorted([*found, *listed], key=lambda match: match[:2])


def _listed_before(text: str, match: Match) -> Iterator[Match]:
    """The items of a list before a region that are its siblings: 通州、东城、海淀三区."""
    start = match.start
    while start > 2 and text[start - 1] in "、和与":
        end = start - 1
        item = next((at for at in range(max(0, end - 4), end - 1) if _is_listed(text, at, end, match)), None)
        if item is None:
            return
        yield Match(item, end, _siblings(_gazetteer().forms[text[item:end]], match.regions))
        start = item


def _is_listed(text: str, start: int, end: int, match: Match) -> bool:
    candidates = _gazetteer().forms.get(text[start:end], ())
    free = text[start - 1] == "、" or _BEFORE_NAME.search(text[:start][-1:]) is not None
    return bool(candidates) and free and bool(_siblings(candidates, match.regions))


def exact(name: str) -> tuple[Region, ...]:
    """The counties whose full name this is, where a tagger has found it: 临县 alone is no sure name."""
    known = _gazetteer().forms.get(name, ())
    return known if name[-1] in "县旗" else ()


def _find(text: str, edge: bool) -> Iterator[Match]:
    """As `find`; `edge`: the text begins with a name, so that bound forms count there too."""
    book = _gazetteer()
    lengths, forms = book.lengths, book.forms
    position, previous = 0, Match(0, 0, ())
    seen: tuple[Region, ...] = ()
    while position < len(text) - 1:
        sizes = lengths.get(text[position : position + 2])
        if sizes is None:
            position += 1
            continue
        for size in sizes:
            form = text[position : position + size]
            candidates = forms.get(form)
            if candidates is None or len(form) < size:
                continue
            if not candidates:
                position += size - 1  # the last character may begin a name
                break
            chain = previous.regions if previous.end == position else ()
            meant = _meant(text, position, form, candidates, chain, edge)
            if not meant and previous.end == position - 1 and text[position - 1] == "、":
                meant = _siblings(candidates, previous.regions)
            if not meant and _stands_free(text, position, position + size):
                meant = _siblings(candidates, seen)
            if meant:
                former = form[-1] not in "省市区县州旗" and _FORMER_COUNTY.match(text, position + size)
                previous = Match(position, position + size + bool(former), meant)
                seen += meant
                yield previous
                position = previous.end
                break
        else:
            position += 1


_FORMER_COUNTY = re.compile("县(?![城域级乡区市])")  # 无锡|县, a county before it was a city or part of one
_ETHNIC = re.compile("[一-鿿]{1,3}族[乡镇]")  # 凤阳|畲族乡 is a township, not in 凤阳县


def _meant(
    text: str, start: int, form: str, candidates: tuple[Region, ...], chain: tuple[Region, ...], edge: bool
) -> tuple[Region, ...]:
    """The regions that the form can mean here; none where it is no name."""
    end = start + len(form)
    if _TORN.match(text, end - 1) or text.startswith(("族", "姐", "哥", "嫂", "婶"), end):
        return ()
    if form[-1] not in "省市区县州" and _ETHNIC.match(text, end):
        return ()
    if end < len(text) and _other_name(text, end, form, candidates, chain):
        return ()
    if form[0] == "日" and _DAY.search(text[max(0, start - 1) : start]):
        return ()
    inside = _inside(candidates, chain) if chain else ()
    if inside:
        return inside
    if chain and form[-1] not in "省市区县州旗盟" and _is_part(text, end, candidates):
        return ()
    mark = _gazetteer().marks[form]
    if mark == _FREE or (edge and start == 0):
        return candidates
    return candidates if mark == _BOUNDED and not chain and _BEFORE_NAME.search(text[max(0, start - 1) : start]) else ()


def _is_part(text: str, end: int, candidates: tuple[Region, ...]) -> bool:
    """Whether a short form behind another region's name is part of a name of its own: 北京|广安体育馆."""
    listed = re.match("[、，和与等及]|[两二三四五六七八九]|$", text[end:])
    return listed is None and all(region.kind in (PREFECTURE, COUNTY) for region in candidates)


_AFTER_NAME = re.compile("[、，和与则也都两三四五六七八九十等市县区]|$")


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a form that may be a word stands like a name: at the beginning of a clause or in a list."""
    return re.search("[，；：、和与]$|^$", text[:start][-1:]) is not None and _AFTER_NAME.match(text, end) is not None


def _siblings(candidates: tuple[Region, ...], listed: tuple[Region, ...]) -> tuple[Region, ...]:
    """The candidates that lie where the region before them in a list lies: 通州、东城."""
    holders = {region.parent for region in listed if region.kind != PROVINCE}
    return tuple(region for region in candidates if region.parent in holders)


# what is named after a county or bears its name by chance: 临江河, 平安站
_FEATURE = re.compile(
    "(?<=[江河湖溪])[一-鿿]{2,3}桥|寺(?![镇乡村街沟])|河(?![北南源池间津曲口西])|(?:特大)?洪水|流域|干流|支流|水系|航[道路线]|[两沿]岸|畔|海域|渔场|诸岛|舰队|新区|半岛|群岛|岛|湖(?![北南州口])|山脉|岭|峡|水库|铁路|[火客汽]车站|站(?![点台长岗])|(?:国际)?机场|[一-鿿]{0,2}港(?![口澳闸北南])"
)
_BUILDING = re.compile("公园|广场|大厦|大桥|会展中心|国际机场|机场|车站|立交")


def _other_name(text: str, end: int, form: str, candidates: tuple[Region, ...], chain: tuple[Region, ...]) -> bool:
    """Whether a short form is only the first part of a road's, building's, town's or street's name."""
    if any(region.name == form for region in candidates):
        return False
    if _gazetteer().marks[form] != _FREE and _BUILDING.match(text, end):
        return True
    if _FEATURE.match(text, end) and all(region.kind == COUNTY for region in candidates):
        return True
    if _ROAD.match(text, end) or _SMALLER.match(text, end):
        return True
    start = end - len(form)
    if text.startswith("路上", end) and text[max(0, start - 1) : start] not in tuple("去往赴回返"):
        return True  # 在长沙路上, but 去长沙|路上
    if not _STREET.match(text, end):
        return False
    return _gazetteer().marks[form] != _FREE or any(region.kind in (PREFECTURE, COUNTY) for region in chain)


# ---------------------------------------------------------------- towns, streets, villages, zones


def _small(name: str, parent: Region | None) -> Region:
    kind = next(kind for suffix, kind in _endings() if name.endswith(suffix))
    if parent is None:
        return Region(f"region/{name}", None, name, kind, None)
    short = next((form for form in parent.forms if parent.name.startswith(form)), parent.name)
    # Zones carry the name of the city or county: 无锡 + 高新区.
    full = f"{short}{name}" if kind == ZONE and parent.kind in (PROVINCE, PREFECTURE, COUNTY) else name
    return Region(f"{parent.key}{name}", None, full, kind, parent.key)


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Suffix and kind, longest first; a key that ends in none of them is a village."""
    kinds = _grammar().kinds
    return (*sorted(kinds.items(), key=lambda item: -len(item[0])), ("", VILLAGE))


_HOLDERS = (PROVINCE, PREFECTURE, COUNTY, TOWNSHIP)
_AFTER = re.compile(rf"[{_HAN}]{{0,13}}")
_LONGER = re.compile(r"村(?:街道|镇|乡(?!村)|社区)|镇街道|新?区(?:街道|镇)")
_NOT_SUFFIX = re.compile(
    r"镇[江远平安宁雄原坪巴康沅赉海长静定]|镇政(?![府务协法])|乡[村镇下亲情土音愁贤]|村[民委镇级里落干]|新区[域间]|社区[工服卫医群居志党干]"
    r"|(?<=[下返回还离家故城老同异他思])乡|(?<=[城乡])镇"
)
# no village's name ends so: 农业农村局, 驻村, 滨海度假村
_NO_VILLAGE = re.compile("(?<=[农乡驻])村|(?<=度假|民俗|奥运|亚运|大运|影视|新闻|媒体|购物|美食)村")


def _name_end(text: str, start: int, limit: int) -> int | None:
    """Where the name of a town, street, village or zone ends that begins at `start` right after its parent."""
    run = _AFTER.match(text, start, limit)
    grammar = _grammar()
    for found in grammar.suffix.finditer(text, start, run.end() if run else start):
        longer = _LONGER.match(text, found.start())
        end = longer.end() if longer else found.end()
        kind = grammar.kinds[found.group()] if not longer else TOWNSHIP
        if _NO_VILLAGE.match(text, found.start()) and not longer:
            continue
        if _NOT_SUFFIX.match(text, found.start()) and not longer and kind != VILLAGE:
            continue
        return end if _plausible(text[start : found.start()], found.group(), kind, after=True) else None
    return None


_PEACE = re.compile("[太永人中仁义三泰保兴平元祥安顺清雍景]和")  # 太和|镇, but 全县和|镇
_POSTED_AT = re.compile("(?:驻(?![操马跸])|为(?![民公国家])|[市城近远]郊).")  # 开发区|驻桃源村
# 妇联和桃源|镇, 会和桃源|镇, 桃源村瑶|乡
_SEVERAL = re.compile("..(?:和..|村.)|(?![太永人中仁义三泰保兴平元祥安顺清雍景谐睦]).和..")


def _plausible(name: str, suffix: str, kind: str, after: bool) -> bool:
    """Whether the part before the suffix can be a name; `after`: it stands right after the name of its parent."""
    grammar = _grammar()
    if not re.fullmatch(f"[{_HAN}]*", name):
        return False
    if kind == ZONE:
        bare = after and not name and suffix not in ("新区", "合作区", "管理区", "度假区")
        sizes = range(2, 9)
        return bare or (len(name) in sizes and not grammar.stop.search(name) and (after or name not in grammar.whole))
    sizes = range(1 if after and kind != VILLAGE else 2, 7)
    conjunction = name.startswith("和") and name[:2] not in ("和平", "和睦", "和谐", "和顺", "和兴", "和美", "和田")
    several = _SEVERAL.search(name) is not None
    return (
        len(name) in sizes
        and not _POSTED_AT.match(name)
        and (name[-1] != "进" or len(name) == 2)
        and (name[-1] not in "两和与及去到在往" or _PEACE.fullmatch(name) is not None)
        and not conjunction
        and not several
        and name not in grammar.whole
        and not any(len(word[0]) > 1 or not after or word[0] in _NEVER for word in grammar.stop.finditer(name))
    )


# words of one character that stand in no name; others do, right behind its parent: 滨海县|多晓乡
_NEVER = frozenset(
    "与第的了在是有把被将由为向从对给让请使并就也还又再各每该此这那本全某等其所个家名位户场处间座所片块条只把共有到至及或以可能会要应须"
)


def find_small(text: str, known: Sequence[Match]) -> list[Match]:
    """Towns, streets, villages and development zones by their suffix, with what precedes them as the parent.

    `known` is what `find` gave for the text. A zone's match begins with the region before it (无锡高新区), others
    begin with their own name; those without a region before them have no parent (`resolve` can place them).
    """
    found: list[Match] = [abroad for match in known if (abroad := _abroad(text, match, known))]
    starts = sorted(match.start for match in known)
    for match in known:
        limit = next((start for start in starts if start >= match.end), len(text))
        found += _after(text, match, limit)
    taken = {place for match in (*known, *found) for place in range(match.start, match.end)}
    for match in _alone(text):
        if taken.isdisjoint(range(match.start, match.end)):
            chain = [match, *_after(text, match, len(text))]
            taken.update(range(match.start, chain[-1].end))
            found += chain
    found += [match for match in _sharing(text, known) if taken.isdisjoint(range(match.start, match.end))]
    return sorted(found, key=lambda match: (match.start, match.end))


_CITY_ABROAD = re.compile(f"[{_HAN}]{{2,7}}?(?:市(?![长民委政场区])|(?<!各)州(?![长际])|[省郡](?![长委]))")


def _abroad(text: str, country: Match, known: Sequence[Match]) -> Match | None:
    """A city, state or province right behind the name of its country: 日本|滨海市."""
    home = country.regions[0]
    if home.kind != COUNTRY or home.name == "中国":
        return None
    city = _CITY_ABROAD.match(text, country.end)
    if city is None or any(match.start < city.end() and city.start() < match.end for match in known):
        return None
    name = city[0]
    if _DOES.search(name) or re.search("[的和与在等驻及、]|[首各本多该]|一个", name):
        return None
    return Match(city.start(), city.end(), (Region(f"{home.key}{name}", None, name, PREFECTURE, home.key),))


_NUMBER = "(?:[0-9]+|[一两二三四五六七八九十]+)个"
_SHARED = re.compile(
    rf"(?P<items>[{_HAN}]{{2,8}}(?:、[{_HAN}]{{2,4}})*)(?:、[{_HAN}]{{2,4}}(?P<last>街道|镇|乡|社区)(?=等?{_NUMBER})"
    rf"|等(?:{_NUMBER})?(?P<all>街道|镇(?!街)|乡(?!镇)))"
    rf"|(?P<few>[{_HAN}]{{2,8}}(?:[、和][{_HAN}]{{2,4}}?)+)(?:[两三四五六七八九]|\d{{1,2}})个?(?:中心)?(?:城区)?(?P<each>街道|镇(?!街)|乡(?!镇)|村(?!民)|社区)"
)


def _sharing(text: str, known: Sequence[Match]) -> Iterator[Match]:
    """Towns and streets that share their suffix: 东山、西山、南山街道3个…; 东山、西山等镇."""
    for found in _SHARED.finditer(text):
        items, suffix = found["items"] or found["few"], found["last"] or found["all"] or found["each"]
        start = found.start("items" if found["items"] else "few")
        for index, item in enumerate(re.split("[、和]", items)):
            end = start + len(item)
            behind = next((match.end for match in known if start < match.end < end), None)
            edges = (start,) if index else tuple(at for at in (behind, _left_edge(text, end)) if at is not None)
            begin = max(edges, default=end)
            if begin < end and _plausible(text[begin:end], suffix, TOWNSHIP, after=False):
                yield Match(begin, end, (_small(text[begin:end] + suffix, None),))
            start = end + 1


_STREET_OFFICE = re.compile(f"[{_HAN}]{{2,3}}街(?!道)(?=[{_HAN}]{{2,5}}(?:社区|村))")  # 临江区|桃源街|二村社区


def _after(text: str, match: Match, limit: int) -> Iterator[Match]:
    """The chain of towns, villages and zones that begins where a region's name ends, up to `limit`."""
    start, holders = match.end, tuple(one for one in match.regions if one.kind in _HOLDERS)
    first = match.start
    if holders and holders[0].kind == COUNTY and (street := _STREET_OFFICE.match(text, start, limit)):
        holders = tuple(_small(f"{street[0]}道", holder) for holder in holders)
        yield Match(start, street.end(), holders)
        first, start = start, street.end()
    while holders and (end := _name_end(text, start, limit)):
        if end - start == 2 and holders[0].kind in (PROVINCE, PREFECTURE) and text[end - 1] in "镇乡":
            return  # 南京|浦镇车辆厂: counties have towns whose names are so short
        small = tuple(_small(text[start:end], holder) for holder in holders)
        if small[0].kind == VILLAGE and holders[0].kind in (PROVINCE, PREFECTURE) and end - start < 4:
            return
        yield Match(first if small[0].kind == ZONE else start, end, small)
        first, start, holders = start, end, small


_PLACE = re.compile(rf"[在于到赴从至进往由向给对以、]|{_OUTSIDE}")
_OPEN = re.compile(rf"(?:\A|(?!、){_OUTSIDE})\Z")  # too weak a boundary for a village or community


_DOES = re.compile("影响|服务|走进|带动|覆盖|辐射|共建|治理")
_ADMINISTRATIVE = re.compile(
    f"(?!沿|周边|边|贫|山区|农|牧|灾|老|欠|[东西南北中]部|城)[{_HAN}]{{2,}}(?:(?<!城)[市州县省]|地区|半岛|群岛)$"
)


def by_suffix(name: str) -> Region | None:
    """A region outside the gazetteer whose suffix tells what it is: a town or village, else an area of unknown parent.

    For names that a tagger finds; None where the suffix tells nothing.
    """
    ending = _grammar().suffix.search(name)
    own = name[: ending.start()] if ending and ending.end() == len(name) else ""
    ordinary = any(len(word[0]) > 1 for word in _grammar().stop.finditer(own))  # 都, 不 … are in many a name
    if own and _DOES.search(own):
        return None  # 以家庭影响社区
    if own and (own[-1] in "县市" or (own[-1] == "进" and len(own) > 2)):
        return None  # 临江县村|社区家长学校, 讲座进|社区
    if re.fullmatch("[省市州县区盟旗地镇乡村]+", name) or (ending and _NO_VILLAGE.match(name, ending.start())):
        return None  # 11个|地州市, 滨海度假村
    if own and (own[0] == "交" or own[-1] in "两三四五六七八九十" or re.search("[由被把将给]", own)):
        return None  # 交临江镇, 东山两镇, 场地由街道
    if 2 <= len(own) <= 6 and own not in _grammar().whole and not ordinary:
        return _small(name, None)
    return Region(f"region/{name}", None, name, ZONE, None) if _ADMINISTRATIVE.fullmatch(name) else None


def _alone(text: str) -> Iterator[Match]:
    """Towns, streets, villages and named zones that no region precedes."""
    grammar = _grammar()
    for found in grammar.suffix.finditer(text):
        kind = grammar.kinds[found.group()]
        no_name = _NOT_SUFFIX.match(text, found.start()) or _NO_VILLAGE.match(text, found.start())
        counted = found.group() in ("镇", "乡", "街道") and text[found.start() - 1] in "两三四五六七八九"
        if no_name or counted or text.startswith(("化", "们"), found.end()):
            continue  # 桃源、临江两|镇
        start = _left_edge(text, found.start())
        if start is None or not _plausible(text[start : found.start()], found.group(), kind, after=False):
            continue
        if kind == VILLAGE and _OPEN.search(text[max(0, start - 1) : start]):
            continue
        yield Match(start, found.end(), (_small(text[start : found.end()], None),))


def _left_edge(text: str, end: int) -> int | None:
    """Where a name of two to six characters begins that ends at `end`, at the nearest boundary on its left."""
    for start in range(end - 2, max(end - 7, -1), -1):
        if start == 0 or _PLACE.match(text, start - 1) or _grammar().lead.search(text[max(0, start - 2) : start]):
            return start
    return None


# ---------------------------------------------------------------- whole names


def smallest_in(name: str, context: Sequence[Region | str] = ()) -> tuple[Region, int, int] | None:
    """The smallest region that the name of an organization or place begins with, and where its own part stands.

    吉林省长白县总工会 → 长白朝鲜族自治县, 3, 6. None where the name begins with no region (南京路小学).
    """
    chain: list[Match] = []
    known = list(_find(name, edge=True))
    for match in known:
        if match.start == (chain[-1].end if chain else 0):
            chain.append(match)
    if not chain or (len(chain) == 1 and not _bound_at_edge(name[: chain[0].end], chain[0], context)):
        return _first_small(name, context) if not chain else None
    holder = _resolve_chain(chain, context)
    last = chain[-1]
    for match in _after(name, Match(last.start, last.end, (holder,)), len(name)):
        last, holder = match, match.regions[0]
    return holder, last.start, last.end


def _bound_at_edge(form: str, match: Match, context: Sequence[Region | str]) -> bool:
    """Whether a form at the head of a name is a region: an ordinary word (平安, 东方) needs the context to say so."""
    if _gazetteer().marks.get(form) != _CHAINED or any(region.name == form for region in match.regions):
        return True
    return any(_related(one, other) for item in context for one in match.regions if (other := _region(item)))


def _region(item: Region | str) -> Region | None:
    found = at(item) if isinstance(item, str) else item
    return found if found and found.kind != COUNTRY else None


def _resolve_chain(chain: Sequence[Match], context: Sequence[Region | str]) -> Region:
    holder = resolve(chain[-1].regions, context)
    for before, match in pairwise(chain):
        near = resolve(before.regions, context)
        holder = resolve(match.regions, (near, *context))
    return holder


def _first_small(name: str, context: Sequence[Region | str]) -> tuple[Region, int, int] | None:
    first = next((match for match in _alone(name) if match.start == 0), None)
    return (resolve(first.regions, context), first.start, first.end) if first else None


def parse(name: str, context: Sequence[Region | str] = ()) -> Region | None:
    """The region that the whole string names: 陕西省西安市, 吉林省长白县, 昆山市周庄镇; None where it names none."""
    known = list(_find(name, edge=True))
    chain = [match for index, match in enumerate(known) if match.start == (known[index - 1].end if index else 0)]
    if not chain or chain[0].start:
        found = _first_small(name, context)
        return found[0] if found and found[2] == len(name) else None
    holder, last = _resolve_chain(chain, context), chain[-1]
    for match in _after(name, Match(last.start, last.end, (holder,)), len(name)):
        last, holder = match, match.regions[0]
    return holder if last.end == len(name) else None
