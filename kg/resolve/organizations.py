"""Regions and organizations of a story: which region, which body a name means, and what points back to one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg import regions
from kg.mentions.pointed import is_campus
from kg.mentions.short_names import SHORTENED, kind_of, shortens
from kg.mentions.tagged import Reading
from kg.model import ORGANIZATION, REGION, Mention, Story
from kg.regions import Region
from kg.resolve.bodies import ABOUT, MARKS, Name, Places, branches_meant, full_name, is_relative, same_bodies
from kg.resolve.gathered import Gathered, StoryThings, shifted
from kg.resolve.places import innermost

# a school that tells of itself says 我校承办; one that it calls by its whole name is another
_RUNS_IT = re.compile("[^，。；、]{2,16}?(?:承办|协办)")
# no faculty is called so
_TERTIARY = re.compile("大学$|(?:师范|职业|技术|技师|理工|科技|财经|民族|应用|城市|开放)学院$")
_LEVELS = frozenset({"Province", "Prefecture", "County"})
_ENDS_ANYWHERE = ("基金会", "商会")
_ANYWHERE = frozenset({"School", "Company", "Hospital", "Media"})  # they go by a region and act beyond it
_BRANCH = re.compile(r"局(?P<place>[一-鿿]{2,4})分局$")  # 滨海市公安局临江分局


def _begins_clause(reading: Reading, region: Mention) -> bool:
    """Whether a clause is about a region: 临江县则打响品牌."""
    text = reading.tagged.text
    alone = not any(o.start == region.start and o.end > region.end for o in reading.mentions)
    begins = region.start == 0 or text[region.start - 1] in "，；"
    return alone and begins and not text.startswith(("、", "和", "与", "及"), region.end)


def _acts_anywhere(kind: str | None, name: str) -> bool:
    """Whether a body's region says little of where it acts: 滨海机械有限公司, 滨海教育基金会."""
    return kind in _ANYWHERE or name.endswith(_ENDS_ANYWHERE)


def _is_by_the_way(reading: Reading, m: Mention, region: Region) -> bool:
    """Whether a region is only part of a name that says little of where the story is: 苏州 of 苏州大学."""
    return m.text != region.name and any(
        o.start <= m.start and m.end < o.end and _acts_anywhere(o.kind, o.text)
        for o in reading.mentions
        if o.type == ORGANIZATION
    )


def _is_one_of_several(reading: Reading, body: Mention) -> bool:
    """Whether a body shares its words with those of other regions: 滨海市、临江市|残联."""
    return body.rule == "shared body" or any(
        o.rule == "shared body" and o.end == body.start - 1 for o in reading.mentions
    )


def _agree(one: Region | None, other: Region | None, kind: str | None) -> bool:
    """Whether a short name and a longer one, of bodies in these regions, can mean one of this kind.

    A region may stand for a larger one that holds it.
    """
    if one is not None and other is None and kind == "Association":
        return False  # 滨海省红十字会 is no short name of the international federation
    if one is None or other is None or one == other:
        return True
    if {one.kind, other.kind} <= (_LEVELS - {"Province"} if kind == "Company" else _LEVELS):
        return False  # 滨海市就业服务中心 and 临江区就业服务中心
    return one in regions.ancestors(other) or other in regions.ancestors(one)


def _of_full_names(names: Iterable[str], longer: Mapping[str, str]) -> dict[str, str]:
    """Departments whose body has a longer name, with that name: 文保院科研部 → 文物保护研究院科研部."""
    found = {}
    for name in names:
        heads = [short for short in longer if name.startswith(short) and kind_of(name[len(short) :])]
        head = max(heads, key=len, default="")
        if head and not name.startswith(longer[head]):
            found[name] = longer[head] + name[len(head) :]
    return found


_THAT = tuple(f"该{level}" for level in "省市区县州旗镇乡")  # 该市|总工会: of the place named last


def note_page(gathered: Gathered, stories: Iterable[tuple[Story, Sequence[Reading]]]) -> None:
    """Counts in how many stories of a page each region is named."""
    for story, readings in stories:
        gathered.named.update(_home(story, readings).named.keys())


def gather(gathered: Gathered, here: StoryThings, readings: Sequence[Reading]) -> None:
    """Names the regions and organizations of a story, in the order in which it does."""
    places = here.places = _home(here.story, readings)
    places.page = gathered.named
    article = here.story.article.key
    named: list[tuple[Mention, int, int, Name]] = []
    pointers: list[tuple[Mention, int, int]] = []
    sentence: Reading | None = None
    for reading, m, start, end in shifted(readings):
        if reading is not sentence:
            sentence, places.topic, places.acts_here = reading, None, False
        if here.story.view.text[start - 1 : start + 1] in _THAT:
            places.topic = places.named_last(m.text[0])
        if m.type == REGION and m.rule == "pointer":
            meant = places.named_last(m.text[1:]) if m.text[0] == "该" else None
            if meant := meant or places.of_level(m.text[1:]):
                here.keys[start, end, REGION] = gathered.region(meant, article)
        elif m.type == REGION:
            region = _which_region(here, reading.tagged.candidates(m), start, places)
            here.keys[start, end, REGION] = gathered.region(region, article, m.text)
            if _is_by_the_way(reading, m, region):
                places.note_by_the_way(region)
            else:
                places.note(region)
            if _begins_clause(reading, m):
                places.topic = region
        elif m.type == ORGANIZATION and m.rule in ("pointer", "body pointed to", "faculty"):
            pointers.append((m, start, end))
        elif m.type == ORGANIZATION and m.rule != "committee":
            if m.rule == "head of government" and (whose := _right_before(here, start)):
                places.topic = whose
            row = _ROW.search(here.story.view.text, 0, start) is not None  # 滨海市政协副主席、|市工商联主席
            name = (None if row else _named_before(m.text, named)) or full_name(m.text, m.kind, places)
            if name is None:
                continue
            if m.rule == "office of place":  # 中山街道 is not in 中山
                place = next(r for r in reading.tagged.regions if r.end == m.end)
                seat = _which_region(here, reading.tagged.candidates(place), end - len(place.text), places)
                name = replace(name, region=seat)
            if name.region is not None and name.region.kind != "Country":
                acts = not is_relative(m.text) and not _is_one_of_several(reading, m)
                if not acts or not _acts_anywhere(name.kind, name.canonical):
                    places.note(name.region, name.kind if acts else None)
            named.append((m, start, end, name))
    _organizations(gathered, here, named)
    _point_back(gathered, here, pointers, [(start, here.keys[start, end, ORGANIZATION]) for _, start, end, _ in named])


_ROW = re.compile("(?:主席|书记|主任|委员|[部局厅处会]长)、$")


def _named_before(text: str, named: Sequence[tuple[Mention, int, int, Name]]) -> Name | None:
    """The body that the story has named whole, where it is the only one of that name: 市公安局|交警大队."""
    if not is_relative(text):
        return None
    wholes = {name.canonical: name for _, _, _, name in named if name.region is not None}
    fits = [n for full, n in wholes.items() if n.region and n.region.name + text[1:] == full and full.endswith(text)]
    return fits[0] if len(fits) == 1 else None


def _right_before(here: StoryThings, start: int) -> Region | None:
    """The region named before the post of its government's head: 滨海省|副省长."""
    before = here.story.view.text[:start].removesuffix("副").removesuffix("常务")
    found = (regions.at(key) for (_, end, t), key in here.keys.items() if t == REGION and end == len(before))
    return next(filter(None, found), None)


def _home(story: Story, readings: Sequence[Reading]) -> Places:
    """The regions that a story is about: its dateline's, then those of its text, the most frequent first."""
    found = [
        reading.tagged.candidates(m)
        for reading in readings
        for m in reading.mentions
        if m.type == REGION and m.rule != "pointer"
    ]
    sure = [region for region, _ in Counter(one[0] for one in found if len(one) == 1).most_common()]
    counts = Counter(regions.resolve(one, sure if len(one) > 1 else ()) for one in found)
    home = [region for region, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0].key))]
    dateline = regions.parse(story.place, home) if story.place else None
    if dateline:
        home.insert(0, dateline)
        counts[dateline] += 1
    named: Counter[Region] = Counter()
    for region, count in counts.items():
        named.update(dict.fromkeys((region, *regions.ancestors(region)), count))
    papers = (regions.smallest_in(b.employer) for b in story.bylines if b.employer)
    return Places(home, named, next((found[0] for found in papers if found), None), dateline)


def _which_region(here: StoryThings, candidates: Sequence[Region], start: int, places: Places) -> Region:
    """The region meant: the one before it in a chain decides first, then what the story named last."""
    chain = [found for (_, e, t), key in here.keys.items() if t == REGION and e == start and (found := regions.at(key))]
    region = regions.resolve(candidates, [*chain, *places.context()])
    if (
        chain
        and region.code is None
        and region.parent not in (None, chain[0].key)
        and region.kind in ("Township", "Village")
    ):
        return regions.at(chain[0].key + region.name) or region
    return region


def _path(name: str, longer: Mapping[str, str]) -> list[str]:
    """A name, its longer one, the longer one of that and so on."""
    path = [name]
    while path[-1] in longer:
        path.append(longer[path[-1]])
    return path


def _lead(longer: dict[str, str], short: str, names: Iterable[str]) -> None:
    """Makes the longest of the names the longer one of a short name, of those that do not lead back to it.

    They do where the story says 滨海市博物馆 once and 滨海博物馆 often: the common name stands for both.
    """
    if fits := [long for long in names if short not in _path(long, longer)]:
        longer[short] = max(fits, key=lambda long: (len(long), long))


def _organizations(gathered: Gathered, here: StoryThings, named: list[tuple[Mention, int, int, Name]]) -> None:
    """One thing for each organization of the story, short names with the long ones."""
    article = here.story.article.key
    full = {name.canonical: name.kind for _, _, _, name in named}
    longer: dict[str, str] = {}
    for short, long in (*same_bodies([name for _, _, _, name in named]).items(), *branches_meant(full).items()):
        _lead(longer, short, [long])
    forms = {name.canonical: {name.canonical, *name.aliases} for _, _, _, name in named}
    seats = {name.canonical: name.region for _, _, _, name in named}
    own = {name.canonical for _, _, _, name in named if name.region is None}  # unions of companies and the like
    for short in full:
        if short in longer:
            continue
        if full[short] == "TradeUnion" and short in own and len(short) >= 5:
            _lead(longer, short, [long for long in own if full[long] == "TradeUnion" and long.endswith(short)])
        zone = short.endswith("管委会")  # 临江新城管委会: 滨海市临江新城管理委员会
        if full[short] in SHORTENED or zone:
            fits = [
                long for long in full
                if (full[long] in SHORTENED or zone) and len(long) > len(short)
                and _agree(seats[short], seats[long], full[short])
                and any(shortens(short, form) for form in forms[long])
            ]  # fmt: skip
            _lead(longer, short, fits)
    units = _of_full_names(full.keys() - {*longer, *longer.values()}, longer)
    for unit, long in units.items():
        _lead(longer, unit, [long])
    for m, start, end, name in named:
        target = _path(name.canonical, longer)[-1]
        key = f"organization/{target}"
        kind = full.get(target) or name.kind or kind_of(target) or "Other"
        paper = {target + "社"} if kind == "Media" and target.endswith("报") else set()
        surface = [here.story.view.text[start:end]] if m.rule == "defined short name" else []
        aliases = (m.text.translate(MARKS), name.canonical, *name.aliases, *paper, *surface)
        gathered.thing(key, ORGANIZATION, kind, target, article, *aliases)
        here.keys[start, end, ORGANIZATION] = key
        whole = name.canonical not in longer or name.canonical in units
        if whole and (region := _seat(gathered, here, name, start, end)) is not None:
            gathered.region(region, article)
            told = end + (m.rule == "head of government")  # 市长, for 市 alone says nothing
            gathered.evidence(here, (key, "located-in", region.key), start, told, "name", 0.93)


def _seat(gathered: Gathered, here: StoryThings, name: Name, start: int, end: int) -> Region | None:
    """The region that an organization's name tells: the one it begins with, or that of its branch (…苏州分公司)."""
    within = [(e, key) for (s, e, t), key in sorted(here.keys.items()) if t == REGION and start < s and e < end]
    inside = [key for stop, key in within if not ABOUT.match(here.story.view.text, stop)]
    abroad = "驻" in name.canonical  # 中国驻泰国大使馆
    nowhere = name.region is None or name.region.kind == "Country"  # 中国教育工会|江苏省|委员会
    if (name.kind in SHORTENED or abroad or nowhere) and inside and (region := regions.at(inside[-1])) is not None:
        held = innermost([known for key in inside if (known := regions.at(key))])
        company = name.kind == "Company" and not _BRANCH.search(name.canonical)
        by_chance = held is None and (company or name.kind == "Government")
        # 滨海乌|临江|能源公司, 滨海市公安局|临江分局, where 临江 is elsewhere, too
        return held or (name.region if by_chance and name.region else region)
    if (branch := _BRANCH.search(name.canonical)) and name.region is not None:
        return regions.parse(branch["place"], [name.region]) or name.region
    return name.region if name.region is not None and name.region.name != "中国" else None


def _point_back(
    gathered: Gathered,
    here: StoryThings,
    pointers: Iterable[tuple[Mention, int, int]],
    named: Sequence[tuple[int, str]],
) -> None:
    """该公司, 公司: the organization of that kind that was named last; 公司工会: a body of it."""
    wholes: dict[int, str] = {}  # of the body that ends there
    for m, start, end in sorted(pointers, key=lambda found: (found[1], found[2])):
        if m.rule == "body pointed to":
            here_too = [(e, key) for (s, e, t), key in here.keys.items() if s == start and t == ORGANIZATION]
            whole = max(here_too, default=(0, None))[1]
            whole = whole or wholes.get(start - 1) or wholes.get(start - 2)  # 公司工会、|人力资源部
            if whole is not None:
                wholes[end] = whole
                _body_of(gathered, here, whole, m, start, end)
            continue
        if m.rule == "faculty":
            if school := _home_school(gathered, here, named):
                _body_of(gathered, here, school, m, start, end)
            elif m.text.endswith("学院"):
                gathered.thing(f"organization/{m.text}", ORGANIZATION, m.kind, m.text, here.story.article.key)
                here.keys[start, end, ORGANIZATION] = f"organization/{m.text}"
            continue
        if m.kind == "School" and here.story.view.text[start] != "该":
            before = [found for found in named if found[0] < start]
            faculty = max(before, default=(0, ""))[1]
            colleges = [(s, key) for s, key in before if key.endswith("学院") and _TERTIARY.search(key)]
            if m.text == "学院" and (colleges or faculty.endswith("学院")):
                here.keys[start, end, ORGANIZATION] = max(colleges)[1] if colleges else faculty
            elif home := _home_school(gathered, here, named):
                here.keys[start, end, ORGANIZATION] = home
            continue
        before = [(s, key) for s, key in named if s < start]
        exact = [(s, key) for s, key in before if gathered.things[key].name.endswith(m.text)]
        if found := exact or [(s, key) for s, key in before if gathered.things[key].kind == m.kind]:
            here.keys[start, end, ORGANIZATION] = max(found)[1]


def _home_school(gathered: Gathered, here: StoryThings, named: Iterable[tuple[int, str]]) -> str | None:
    """The school that a story calls 我校, 学校: the one that it names most often, no faculty (外国语学院).

    A paper of a school has one, by the head of its page; else, where a story names none twice, it is that of the
    story before on the page.
    """
    if here.story.school is not None:
        key = f"organization/{here.story.school}"
        gathered.thing(key, ORGANIZATION, "School", here.story.school, here.story.article.key)
        return key
    text = here.story.view.text
    schools = [(start, key) for start, key in named if gathered.things[key].kind == "School"]
    others = {key for start, key in schools if _RUNS_IT.match(text, start)}
    own = [key for _, key in schools if key not in others]
    names = {key: gathered.things[key].name for key in own}
    whole = {key for key, name in names.items() if not name.endswith("学院") or regions.smallest_in(name)}
    tertiary = {key for key, name in names.items() if _TERTIARY.search(name)}
    counts = Counter(key for key in own if key in (tertiary or whole))
    most, often = counts.most_common(1)[0] if counts else (None, 0)
    if not is_campus(text):
        return most
    known = gathered.school
    lower = known is not None and most is not None and _TERTIARY.search(known) and most not in tertiary
    if known is None or (often > 1 and not lower):
        gathered.school = most
    return gathered.school


def _body_of(gathered: Gathered, here: StoryThings, whole: str, m: Mention, start: int, end: int) -> None:
    """公司工会, 校党委: a body of the organization that the story calls so."""
    name = gathered.things[whole].name + m.text
    if m.text.endswith(("学院", "学部", "系")) and not name.removesuffix(m.text).endswith(("大学", "学院")):
        return
    surface = here.story.view.text[start:end]
    gathered.thing(f"organization/{name}", ORGANIZATION, m.kind, name, here.story.article.key, surface)
    here.keys[start, end, ORGANIZATION] = f"organization/{name}"
    if (start, ORGANIZATION) not in {(s, t) for s, e, t in here.keys if e < end}:  # else its name says it
        gathered.evidence(here, (f"organization/{name}", "part-of", whole), start, end, "name", 0.85)
