"""From names at places to real things: mentions become entities, claims become facts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg import dates, lexicon, occasions, regions
from kg.claims import Claim
from kg.mentions import programs as program_names
from kg.mentions.groups import canonical as group_name
from kg.mentions.groups import longer_names
from kg.mentions.pointed import is_campus
from kg.mentions.short_names import SHORTENED, kind_of, shortens
from kg.mentions.tagged import Reading
from kg.model import (
    GROUP,
    ORGANIZATION,
    PERSON,
    PROGRAM,
    REGION,
    Article,
    Entity,
    Evidence,
    Fact,
    Mention,
    Page,
    PageGraph,
    Story,
)
from kg.regions import Region
from kg.resolve import groups
from kg.resolve.bodies import MARKS, Name, Places, branches_meant, full_name, is_relative, same_bodies
from kg.resolve.programs import (
    belongs,
    called_by_core,
    ceremony_name,
    ceremony_of,
    is_part,
    lacks_host,
    level_of,
    of_edition,
    opens,
    program_text,
    proper_name,
    whole_of,
    without_later_sessions,
)  # fmt: skip


@dataclass
class _Thing:
    """An entity that is being gathered."""

    key: str
    type: str
    kind: str | None
    name: str
    aliases: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    code: str | None = None
    date: str | None = None


@dataclass
class _Story:
    """What one story's mentions turned out to be: entity keys by place and type."""

    story: Story
    keys: dict[tuple[int, int, str], str] = field(default_factory=dict)
    places: Places | None = None  # that its regions and bodies have named


# a school that tells of itself says 我校承办; one that it calls by its whole name is another
_RUNS_IT = re.compile("[^，。；、]{2,16}?(?:承办|协办)")


def _shifted(readings: Sequence[Reading]) -> list[tuple[Reading, Mention, int, int]]:
    return [
        (r, m, m.start + r.tagged.sentence.start, m.end + r.tagged.sentence.start) for r in readings for m in r.mentions
    ]


def _with_wholes(readings: Sequence[Reading]) -> list[tuple[Mention, int, int]]:
    """Programs with their places, and what their ceremonies, finals and prizes are of; those of common words last."""
    found = [(m, start, end) for _, m, start, end in _shifted(readings) if m.type == PROGRAM]
    wholes = [
        (replace(m, text=whole, kind=program_names.kind_of(whole), rule="whole"), start, start + len(whole))
        for m, start, _ in found
        if (whole := whole_of(m.text))
    ]
    return sorted([*found, *wholes], key=lambda item: item[0].rule == "bare object")


_OPENED = frozenset({"Event", "Meeting", "Contest", "Training", "Campaign"})  # what people attend
_PLACELESS = frozenset({"Work", "Platform", "Model", "Document", "Award"})  # their hosts' region isn't theirs
_PEOPLE_OF = ("籍", "返", "人", "援")  # 滨海籍: where people come from, not where something takes place
_FAR = 20  # characters of a clause between 全市 and what there is in it
# 全市新增骑手驿站|62个, 我市|“春雨”系列活动, 在该市召开|现场会
_OURS = re.compile(
    r"(?:全([省市区县州旗])[^，。；：、\n]{0,8}?(?:新增|新建|建成|建立|建起|建设|设立|培育|打造|布设|开设|共有|已有|现有|共|有)[^，。；：、\n]{0,6}|[我本该]([省市区县州旗])"
    r"(?:隆重|正式|成功|联合)?(?:召开|举行|举办|启动|开展|承办)?了?)$"
)
_REACHES = re.compile(
    r"[^。；，\n]{0,8}，?(?:已|将|累计|先后|共)*(?:覆盖|推动|带动|遍布|推广到|走遍)了?全([省市区县州旗])"
)
_WHOLE = re.compile("[“《]?[全我本]([省市区县州旗])(?=.{3})")
_IN_OURS = re.compile(
    r"[^。；！？\n]{0,12}?在[我本]([省市区县州旗])[^，。；\n]{0,14}?(?:举行|举办|召开|启动|开[幕赛班]|闭幕|结束|落幕)"
)


_TERTIARY = re.compile(
    "大学$|(?:师范|职业|技术|技师|理工|科技|财经|民族|应用|城市|开放)学院$"
)  # no faculty is called so


def _innermost(found: Sequence[Region]) -> Region | None:
    """The one of these regions that all others hold."""
    return next((region for region in found if {*found} <= {region, *regions.ancestors(region)}), None)


_HELD = ("Event", "Meeting", "Contest", "Training")
_DATED = (*_HELD, "Campaign")
_GIVEN = re.compile("[获授评荣膺颁夺摘捧]|拿下|表彰|入选|当选|命名|认定|列入|公布|揭晓|名单")


def _is_given(kind: str | None, text: str, start: int) -> bool:
    """Whether an honour is given there, rather than who has it named by it: 全国劳动模范王强."""
    clause = re.split("[，。；]", text[:start])[-1] + re.split("[，。；]", text[start:])[0]
    return kind == "Award" and _GIVEN.search(clause) is not None


_BRANCH = re.compile(r"局(?P<place>[一-鿿]{2,4})分局$")  # 滨海市公安局临江分局


def _outlet(name: str) -> lexicon.NationalBody | None:
    """The newspaper that a journalist works for: a national one, or any that is called so."""
    paper = lexicon.NationalBody(name, "Media", ()) if _PAPER.fullmatch(name) else None
    return lexicon.national_bodies().get(name, paper)


_PAPER = re.compile("[一-鿿]{2,6}(?:日|晚|晨|早|商|时|快|导|新|都市|青年|工人|法[制治]|农民|经济|教育|妇女)报")


def _begins_clause(reading: Reading, region: Mention) -> bool:
    """Whether a clause is about a region: 临江县则打响品牌."""
    text = reading.tagged.text
    alone = not any(o.start == region.start and o.end > region.end for o in reading.mentions)
    begins = region.start == 0 or text[region.start - 1] in "，；"
    return alone and begins and not text.startswith(("、", "和", "与", "及"), region.end)


def _is_one_of_several(reading: Reading, body: Mention) -> bool:
    """Whether a body shares its words with those of other regions: 滨海市、临江市|残联."""
    return any(o.rule == "shared body" and o.end == body.start - 1 for o in reading.mentions)


def _set_up(text: str, start: int, end: int) -> bool:
    """Whether a word by which something begins to be stands next to a name."""
    behind = re.split("[，。；]", text[end : end + 24].lstrip("，"))[0]
    return any(dates.BEGINS.search(beside) is not None for beside in (text[max(0, start - 8) : start], behind))


def _told_apart(m: Mention, others: Sequence[Mention]) -> bool:
    """Whether a sentence says that a bare name is of another kind: “春雨”是服务品牌, beside “春雨”培训班."""
    told = m.rule == "quoted as" or any(other.rule == "quoted as" for other in others)
    return told and m.kind is not None and all(other.kind not in (None, m.kind) for other in others)


_LEVELS = frozenset({"Province", "Prefecture", "County"})


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


class _Page:
    """Gathers the things of a page, story by story."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.things: dict[str, _Thing] = {}
        self.facts: dict[tuple[str, str, str], set[Evidence]] = defaultdict(set)
        self.told: set[str] = set()  # groups that are things without a fact too
        self.school: str | None = None  # that tells the page's stories: 我校
        self.published = page.published or dates.stated(page.text)
        self.year = (
            int(self.published[:4]) if self.published else dates.year_of(page.text) or occasions.year_of(page.text)
        )

    def thing(self, key: str, type_: str, kind: str | None, name: str, article: str, *aliases: str) -> _Thing:
        thing = self.things.setdefault(key, _Thing(key, type_, kind, name))
        thing.kind = thing.kind or kind
        thing.articles.add(article)
        thing.aliases.update(a for a in aliases if a and a != name)
        return thing

    def region(self, region: Region, article: str | None, *aliases: str) -> str:
        name = next(
            (
                a
                for a in aliases
                if region.kind == "Zone" and a.endswith(region.name[-4:]) and len(a) > len(region.name)
            ),
            region.name,
        )
        thing = self.things.setdefault(region.key, _Thing(region.key, REGION, region.kind, name, code=region.code))
        if article:
            thing.articles.add(article)
        thing.aliases.update({*aliases, region.name})
        parent = regions.at(region.parent) if region.parent else None
        if parent is not None:
            self.region(parent, None)
            self.facts[region.key, "located-in", parent.key]
        return region.key

    # ------------------------------------------------------------ one story

    def add(self, story: Story, readings: Sequence[Reading], claims: Iterable[Claim]) -> None:
        here = _Story(story)
        self._regions_and_organizations(here, readings)
        self._people(here, readings)
        self._programs(here, readings)
        self._claims(here, list(claims), groups.told_of(readings))
        self._parts_of_programs(here)
        self._places_of_programs(here)
        self._dates(here, readings)

    def _home(self, story: Story, readings: Sequence[Reading]) -> Places:
        """The regions that a story is about: its dateline's, then those of its text, the most frequent first."""
        counts: Counter[Region] = Counter()
        for reading in readings:
            for m in reading.mentions:
                if m.type == REGION:
                    counts[regions.resolve(reading.tagged.candidates(m))] += 1
        home = [region for region, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0].key))]
        if story.place and (dateline := regions.parse(story.place, home)):
            home.insert(0, dateline)
            counts[dateline] += 1
        named: Counter[Region] = Counter()
        for region, count in counts.items():
            named.update(dict.fromkeys((region, *regions.ancestors(region)), count))
        papers = (regions.smallest_in(b.employer) for b in story.bylines if b.employer)
        return Places(home, named, next((found[0] for found in papers if found), None))

    def _regions_and_organizations(self, here: _Story, readings: Sequence[Reading]) -> None:
        places = here.places = self._home(here.story, readings)
        article = here.story.article.key
        named: list[tuple[Mention, int, int, Name]] = []
        pointers: list[tuple[Mention, int, int]] = []
        sentence: Reading | None = None
        for reading, m, start, end in _shifted(readings):
            if reading is not sentence:
                sentence, places.topic = reading, None
            if m.type == REGION:
                region = self._which_region(here, reading.tagged.candidates(m), start, places)
                here.keys[start, end, REGION] = self.region(region, article, m.text)
                places.note(region)
                if _begins_clause(reading, m):
                    places.topic = region
            elif m.type == ORGANIZATION and m.rule in ("pointer", "body pointed to", "faculty"):
                pointers.append((m, start, end))
            elif m.type == ORGANIZATION:
                name = full_name(m.text, m.kind, places)
                if name is None:
                    continue
                if name.region is not None and name.region.kind != "Country":
                    acts = not is_relative(m.text) and not _is_one_of_several(reading, m)
                    places.note(name.region, name.kind if acts else None)
                named.append((m, start, end, name))
        self._organizations(here, named)
        self._point_back(here, pointers, [(start, here.keys[start, end, ORGANIZATION]) for _, start, end, _ in named])

    def _point_back(
        self, here: _Story, pointers: Iterable[tuple[Mention, int, int]], named: Sequence[tuple[int, str]]
    ) -> None:
        """该公司, 公司: the organization of that kind that was named last; 公司工会: a body of it."""
        wholes: dict[int, str] = {}  # of the body that ends there
        for m, start, end in sorted(pointers, key=lambda found: (found[1], found[2])):
            if m.rule == "body pointed to":
                whole = next((key for (s, _, t), key in here.keys.items() if s == start and t == ORGANIZATION), None)
                whole = whole or wholes.get(start - 1) or wholes.get(start - 2)  # 公司工会、|人力资源部
                if whole is not None:
                    wholes[end] = whole
                    self._body_of(here, whole, m, start, end)
                continue
            if m.rule == "faculty":
                if school := self._home_school(here, named):
                    self._body_of(here, school, m, start, end)
                elif m.text.endswith("学院"):
                    self.thing(f"organization/{m.text}", ORGANIZATION, m.kind, m.text, here.story.article.key)
                    here.keys[start, end, ORGANIZATION] = f"organization/{m.text}"
                continue
            if m.kind == "School" and here.story.view.text[start] != "该":
                faculty = max((found for found in named if found[0] < start), default=(0, ""))[1]
                if m.text == "学院" and faculty.endswith("学院"):
                    here.keys[start, end, ORGANIZATION] = faculty
                elif home := self._home_school(here, named):
                    here.keys[start, end, ORGANIZATION] = home
                continue
            before = [(s, key) for s, key in named if s < start]
            exact = [(s, key) for s, key in before if self.things[key].name.endswith(m.text)]
            if found := exact or [(s, key) for s, key in before if self.things[key].kind == m.kind]:
                here.keys[start, end, ORGANIZATION] = max(found)[1]

    def _home_school(self, here: _Story, named: Iterable[tuple[int, str]]) -> str | None:
        """The school that a story calls 我校, 学校: the one that it names most often, no faculty (外国语学院).

        A paper of a school has one: where a story names none twice, it is that of the story before on the page.
        """
        text = here.story.view.text
        schools = [(start, key) for start, key in named if self.things[key].kind == "School"]
        others = {key for start, key in schools if _RUNS_IT.match(text, start)}
        own = [key for _, key in schools if key not in others]
        names = {key: self.things[key].name for key in own}
        whole = {key for key, name in names.items() if not name.endswith("学院") or regions.smallest_in(name)}
        tertiary = {key for key, name in names.items() if _TERTIARY.search(name)}
        counts = Counter(key for key in own if key in (tertiary or whole))
        most, often = counts.most_common(1)[0] if counts else (None, 0)
        if not is_campus(text):
            return most
        if self.school is None or often > 1:
            self.school = most
        return self.school

    def _body_of(self, here: _Story, whole: str, m: Mention, start: int, end: int) -> None:
        """公司工会, 校党委: a body of the organization that the story calls so."""
        name = self.things[whole].name + m.text
        if m.text.endswith(("学院", "学部", "系")) and not name.removesuffix(m.text).endswith(("大学", "学院")):
            return
        surface = here.story.view.text[start:end]
        self.thing(f"organization/{name}", ORGANIZATION, m.kind, name, here.story.article.key, surface)
        here.keys[start, end, ORGANIZATION] = f"organization/{name}"
        if (start, ORGANIZATION) not in {(s, t) for s, e, t in here.keys if e < end}:  # else its name says it
            self._evidence(here, (f"organization/{name}", "part-of", whole), start, end, "name", 0.85)

    def _which_region(self, here: _Story, candidates: Sequence[Region], start: int, places: Places) -> Region:
        """The region meant: the one before it in a chain decides first, then what the story named last."""
        chain = [
            found for (_, e, t), key in here.keys.items() if t == REGION and e == start and (found := regions.at(key))
        ]
        region = regions.resolve(candidates, [*chain, *places.context()])
        if (
            chain
            and region.code is None
            and region.parent not in (None, chain[0].key)
            and region.kind in ("Township", "Village")
        ):
            return regions.at(chain[0].key + region.name) or region
        return region

    def _organizations(self, here: _Story, named: list[tuple[Mention, int, int, Name]]) -> None:
        """One thing for each organization of the story, short names with the long ones."""
        article = here.story.article.key
        full = {name.canonical: name.kind for _, _, _, name in named}
        longer = same_bodies([name for _, _, _, name in named]) | branches_meant(full)
        forms = {name.canonical: {name.canonical, *name.aliases} for _, _, _, name in named}
        seats = {name.canonical: name.region for _, _, _, name in named}
        own = {name.canonical for _, _, _, name in named if name.region is None}  # unions of companies and the like
        for short in full:
            if short in longer:
                continue
            if full[short] == "TradeUnion" and short in own:
                fits = [
                    long
                    for long in own
                    if full[long] == "TradeUnion" and long.endswith(short) and len(long) > len(short)
                ]
                if fits and len(short) >= 5:
                    longer[short] = max(fits, key=lambda long: (len(long), long))
            if full[short] in SHORTENED:
                fits = [
                    long for long in full
                    if full[long] in SHORTENED and len(long) > len(short)
                    and _agree(seats[short], seats[long], full[short])
                    and any(shortens(short, form) for form in forms[long])
                ]  # fmt: skip
                if fits:
                    longer[short] = max(fits, key=lambda long: (len(long), long))
        units = _of_full_names(full.keys() - {*longer, *longer.values()}, longer)
        longer |= units
        for m, start, end, name in named:
            target = name.canonical
            while target in longer:
                target = longer[target]
            key = f"organization/{target}"
            kind = full.get(target) or name.kind or kind_of(target) or "Other"
            surface = [here.story.view.text[start:end]] if m.rule == "defined short name" else []
            self.thing(
                key,
                ORGANIZATION,
                kind,
                target,
                article,
                m.text.translate(MARKS),
                name.canonical,
                *name.aliases,
                *surface,
            )
            here.keys[start, end, ORGANIZATION] = key
            whole = name.canonical not in longer or name.canonical in units
            if whole and (region := self._seat(here, name, start, end)) is not None:
                self.region(region, article)
                self._evidence(here, (key, "located-in", region.key), start, end, "name", 0.93)

    def _seat(self, here: _Story, name: Name, start: int, end: int) -> Region | None:
        """The region that an organization's name tells: the one it begins with, or that of its branch (…苏州分公司)."""
        inside = [key for (s, e, type_), key in sorted(here.keys.items()) if type_ == REGION and start < s and e < end]
        abroad = "驻" in name.canonical  # 中国驻泰国大使馆
        nowhere = name.region is None or name.region.kind == "Country"  # 中国教育工会|江苏省|委员会
        if (name.kind in SHORTENED or abroad or nowhere) and inside and (region := regions.at(inside[-1])) is not None:
            return _innermost([known for key in inside if (known := regions.at(key))]) or region
        if (branch := _BRANCH.search(name.canonical)) and name.region is not None:
            return regions.parse(branch["place"], [name.region]) or name.region
        return name.region if name.region is not None and name.region.name != "中国" else None

    def _people(self, here: _Story, readings: Sequence[Reading]) -> None:
        article = here.story.article.key
        journalists = {b.name for b in here.story.bylines}
        for b in here.story.bylines:
            key = f"person/{b.name}@{self.page.key.removeprefix('page/')}"
            self.thing(key, PERSON, "Journalist", b.name, article)
            self.things[key].kind = "Journalist"
            here.keys[b.start, b.end, PERSON] = key
            if b.employer and (outlet := _outlet(b.employer)):
                employer = f"organization/{outlet.name}"
                self.thing(employer, ORGANIZATION, outlet.kind, outlet.name, article, b.employer, *outlet.short)
                self._evidence(
                    here,
                    (key, "works-for", employer),
                    b.start,
                    b.end,
                    "byline",
                    0.9,
                    position=b.role,
                    span=(b.span.start, b.span.end),
                )
            self._evidence(
                here,
                (article, "reported-by", key),
                b.start,
                b.end,
                "byline",
                0.98,
                role=b.role,
                span=(b.span.start, b.span.end),
            )
        for _, m, start, end in _shifted(readings):
            if m.type == PERSON:
                key = f"person/{m.text}@{self.page.key.removeprefix('page/')}"
                self.thing(key, PERSON, "Journalist" if m.text in journalists else "Other", m.text, article)
                here.keys[start, end, PERSON] = key

    def _programs(self, here: _Story, readings: Sequence[Reading]) -> None:
        """Names of one program gathered; pointers (此次竞赛) sent to the program they point to."""
        article = here.story.article.key
        clusters: list[list[tuple[Mention, int, int]]] = []
        pointers: list[tuple[Mention, int, int]] = []
        ceremonies: list[tuple[Mention, int, int]] = []
        for m, start, end in _with_wholes(readings):
            if m.rule in ("pointer", "ceremony"):
                (pointers if m.rule == "pointer" else ceremonies).append((m, start, end))
                continue
            for cluster in clusters:
                names = [other.text for other, _, _ in cluster]
                shortened = m.rule == "bare object" and any(m.text in program_text(name) for name in names)
                if shortened or (belongs(m.text, names) and not _told_apart(m, [other for other, _, _ in cluster])):
                    cluster.append((m, start, end))
                    break
            else:
                clusters.append([(m, start, end)])
        placed: list[tuple[int, str, str | None, str]] = []
        for cluster in clusters:
            cluster = self._of_its_host(here, cluster)
            names = without_later_sessions(
                [proper_name(m.text) for m, _, _ in sorted(cluster, key=lambda item: item[1])]
            )
            name = max(names, key=lambda n: (len(n) <= 30, len(n), n))
            kinds = [m.kind for m, _, _ in cluster if m.kind and proper_name(m.text) == name]
            name = of_edition(name, [proper_name(m.text) for names in clusters for m, _, _ in names])
            kind = next(iter([*kinds, *(m.kind for m, _, _ in cluster if m.kind)]), None)
            level = level_of(name) if kind == "Award" else None
            if level and here.places and (region := here.places.of_level(level)):
                name = region.name + name[len(level) :]
            key = f"program/{name}"
            for m, start, end in cluster:
                self.thing(
                    key,
                    PROGRAM,
                    kind,
                    name,
                    article,
                    program_text(m.text),
                    m.text.translate(MARKS),
                    *filter(None, [called_by_core(m.text)]),
                )
                here.keys[start, end, PROGRAM] = key
                placed.append((start, key, kind, name))
        for m, start, end in pointers:
            if key_ := self._pointed(m, start, sorted(placed)):
                here.keys[start, end, PROGRAM] = key_
        for m, start, end in ceremonies:
            named = [(at < start, other, kind) for at, _, kind, other in sorted(placed)]
            if called := ceremony_name(m.text, named):
                self.thing(f"program/{called}", PROGRAM, "Event", called, article, m.text)
                here.keys[start, end, PROGRAM] = f"program/{called}"

    def _of_its_host(self, here: _Story, cluster: list[tuple[Mention, int, int]]) -> list[tuple[Mention, int, int]]:
        """A notice or meeting of common words, called by who gives it: 滨海市总工会通知."""
        first, start, end = cluster[0]
        if first.rule not in ("meeting of", "notice of") and not all(lacks_host(m.text) for m, _, _ in cluster):
            return cluster
        hosts = [(e, key) for (_, e, t), key in here.keys.items() if t == ORGANIZATION and e <= start]
        name = self.things[max(hosts)[1]].name + first.text if hosts else first.text
        return [*cluster, (replace(first, text=name), start, end)]

    @staticmethod
    def _pointed(m: Mention, start: int, placed: Sequence[tuple[int, str, str | None, str]]) -> str | None:
        if m.text == "它":
            return next((item[1] for item in reversed(placed) if item[0] < start and item[2] != "Award"), None)
        head = program_names.head_of(m.text) or m.text
        before = [item for item in placed if item[0] < start] or list(placed[:1])
        same = [item for item in before if item[3].endswith(head[-2:])] or [
            item for item in before if item[2] == m.kind
        ]
        if not same and head[-2:] in ("活动", "项目", "工作"):
            same = [item for item in before if item[2] not in ("Award", "Document", "Work")]
        return same[-1][1] if same else None

    def _claims(self, here: _Story, claims: Sequence[Claim], told: set[str]) -> None:
        stated = {group_name(m.text) for c in claims for m in (c.subject, c.object) if m.type == GROUP}
        longer = longer_names(stated | told)
        venues: list[tuple[Claim, str, str]] = []
        for c in claims:
            subject, target = self._key(here, c.subject, longer), self._key(here, c.object, longer)
            if subject is None or target is None or subject == target:
                continue
            if c.relation == "located-in" and c.object.type == ORGANIZATION:
                venues.append((c, subject, target))
                continue
            self._evidence(
                here, (subject, c.relation, target), c.start, c.end, c.rule, c.confidence, c.count, c.position, c.role
            )
        for c, program, venue in venues:
            hosts = [fact[0] for fact in self.facts if fact[1:] == ("hosted", program)]
            seat = self._seat_of([venue, *hosts]) or self._seat_of([venue])
            if seat is not None and not self._is_inside(program, seat):
                self._evidence(here, (program, "located-in", seat.key), c.start, c.end, c.rule, c.confidence)
        self._groups(here, sorted(told), longer)

    def _seat_of(self, organizations: Iterable[str]) -> Region | None:
        """The smallest region that organizations are in; None where they are in several."""
        among = {*organizations}
        seats = sorted(fact[2] for fact in self.facts if fact[0] in among and fact[1] == "located-in")
        return _innermost([region for seat in seats if (region := regions.at(seat))])

    def _key(self, here: _Story, m: Mention, longer: Mapping[str, str]) -> str | None:
        if m.type != GROUP:
            return here.keys.get((m.start, m.end, m.type))
        own = group_name(m.text)
        name = longer.get(own, own)
        key = f"group/{name}"
        self.thing(key, GROUP, None, name, here.story.article.key, m.text, own)
        return key

    def _groups(self, here: _Story, told: Iterable[str], longer: Mapping[str, str]) -> None:
        """Groups that a story tells of without saying what they do or get, if no fact is of a part of them."""
        known = {self.things[key].name for fact in self.facts for key in fact if key.startswith("group/")}
        for name in told:
            whole = longer.get(name, name)
            if whole in known or not any(other.endswith(whole) or whole.endswith(other) for other in known):
                self.thing(f"group/{whole}", GROUP, None, whole, here.story.article.key, name)
                self.told.add(f"group/{whole}")

    def _evidence(
        self, here: _Story, fact: tuple[str, str, str], start: int, end: int, rule: str, confidence: float,
        count: int | None = None, position: str | None = None, role: str | None = None,
        span: tuple[int, int] | None = None,
    ) -> None:  # fmt: skip
        place = here.story.view.span(start, end)
        begin, stop = span or (place.start, place.end)
        quote = self.page.text[begin:stop]
        self.facts[fact].add(
            Evidence(here.story.article.key, begin, stop, quote, rule, confidence, count, position, role)
        )

    def _parts_of_programs(self, here: _Story) -> None:
        """Who opens a program, or issues the notice of it, runs it; where it opens, it is."""
        programs = sorted({key for (_, _, type_), key in here.keys.items() if type_ == PROGRAM})
        names = {key: self.things[key].name for key in programs}
        wholes = {part: whole for part in programs for whole in programs if is_part(names[part], names[whole])}
        for (subject, relation, target), found in sorted(self.facts.items()):
            part = {"hosted": target, "located-in": subject}.get(relation)
            if part not in wholes or not found:
                continue
            whole = wholes[part]
            fact = (subject, relation, whole) if relation == "hosted" else (whole, relation, target)
            best = max(found, key=lambda e: (e.confidence, -e.start))
            if fact not in self.facts:
                self._inferred(fact, best)
        self._attended_wholes(names)
        self._prizes_of_contests(names)
        placed = {subject for subject, relation, _ in self.facts if relation == "located-in"}
        for (subject, relation, target), found in sorted(self.facts.items()):
            for part in [part for part, whole in wholes.items() if whole == subject and part not in placed]:
                if relation == "located-in" and found and opens(names[part], names[subject]):
                    self._inferred((part, relation, target), max(found, key=lambda e: (e.confidence, -e.start)))

    def _attended_wholes(self, names: Mapping[str, str]) -> None:
        """Who attends the ceremony that opens or closes an event attends that; a campaign that is launched is more."""
        wholes = {key: name for key, name in names.items() if self.things[key].kind in _OPENED}
        for (subject, relation, target), found in sorted(self.facts.items()):
            if relation != "took-part-in" or target not in names:
                continue
            for whole in [whole for whole, name in wholes.items() if ceremony_of(names[target], name)]:
                launched = self.things[whole].kind == "Campaign" and "幕" not in names[target][-4:]
                if not launched and (subject, relation, whole) not in self.facts:
                    self._inferred((subject, relation, whole), max(found, key=lambda e: (e.confidence, -e.start)))

    def _prizes_of_contests(self, names: Mapping[str, str]) -> None:
        """Who gets the prize of a contest has competed in it."""
        for (subject, relation, target), found in sorted(self.facts.items()):
            contest = f"program/{whole_of(names[target])}" if relation == "received" and target in names else ""
            fact = (subject, "took-part-in", contest)
            if contest in names and self.things[contest].kind == "Contest" and fact not in self.facts:
                best = max(found, key=lambda e: (e.confidence, -e.start))
                self._inferred(fact, replace(best, count=None))

    def _inferred(self, fact: tuple[str, str, str], stated: Evidence) -> None:
        """What holds of a program because it holds of what it is a part of, or of a part of it."""
        sure = round(0.85 * stated.confidence, 3)
        self.facts[fact].add(replace(stated, rule="part of program", confidence=sure))

    def _places_of_programs(self, here: _Story) -> None:
        """Where a program is when no sentence says it: the region in its own name, else the smallest of its hosts'."""
        named = sorted(here.keys.items())
        for (start, end, type_), key in named:
            if type_ != PROGRAM or self.things[key].kind == "Work":
                continue
            region = self._region_in_name(here, start, end) or self._region_of_level(here, start, end)
            if region is not None and region.kind != "Country" and not self._is_inside(key, region):
                self._evidence(here, (key, "located-in", region.key), start, end, "region in name", 0.85)
        placed = {subject for subject, relation, _ in self.facts if relation == "located-in"}
        programs = {key for (_, _, type_), key in named if type_ == PROGRAM and self.things[key].kind not in _PLACELESS}
        for key in sorted(programs - placed):
            hosting = {fact[0]: found for fact, found in self.facts.items() if fact[1:] == ("hosted", key)}
            if seat := self._seat_of(hosting):
                best = max((e for found in hosting.values() for e in found), key=lambda e: (e.confidence, -e.start))
                inferred = replace(best, rule="region of hosts", confidence=0.6, count=None, role=None)
                self.facts[key, "located-in", seat.key].add(inferred)

    def _is_inside(self, program: str, region: Region) -> bool:
        """Whether the text puts a program into a part of the region."""
        places = [regions.at(fact[2]) for fact in self.facts if fact[:2] == (program, "located-in")]
        return any(place is not None and region in regions.ancestors(place) for place in places)

    def _region_in_name(self, here: _Story, start: int, end: int) -> Region | None:
        """The smallest region in a name; None where two are named apart, or people come from it."""
        inside = [(e, key) for (s, e, t), key in sorted(here.keys.items()) if t == REGION and start <= s and e <= end]
        if not inside or here.story.view.text[inside[-1][0]] in _PEOPLE_OF:
            return None
        return _innermost([region for _, key in inside if (region := regions.at(key))])

    def _region_of_level(self, here: _Story, start: int, end: int) -> Region | None:
        """The region that a program's name, or what is told behind it, leaves out: 全省…大赛, …大赛在我市举行."""
        text = here.story.view.text
        happens = self.things[here.keys[start, end, PROGRAM]].kind not in _PLACELESS
        told = _IN_OURS.match(text, end) or _REACHES.match(text, end) or _OURS.search(text, max(0, start - _FAR), start)
        level = told or (_WHOLE.match(text, start, end) if happens else None)
        return here.places.of_level(level[level.lastindex or 1]) if level and here.places else None

    def _dates(self, here: _Story, readings: Sequence[Reading]) -> None:
        """When a program is held: the most exact date that stands right before or behind its name, or in it."""
        published = here.story.article.published or self.published
        year = int(published[:4]) if published else self.year
        span = here.story.article.span
        published = dates.dateline(self.page.text[span.start : span.end], year) or published
        latest: str | None = None
        day: str | None = None  # the first that the story tells, when what it is about took place
        for reading in readings:
            text = reading.tagged.text
            found = dates.find(text, published, self.year, latest)
            days = [iso for _, end, iso in found if len(iso) == 10 and text[end : end + 1] not in ("电", "讯")]
            days = [] if dates.stated(text) else days  # of publication
            told = latest if not days and latest == day else None
            for m in reading.mentions:
                start = reading.tagged.sentence.start + m.start
                key = here.keys.get((start, start + m.end - m.start, PROGRAM))
                if m.type != PROGRAM or key is None:
                    continue
                if m.rule == "pointer" and dates.lies_ahead(text, m.start, m.end):
                    continue
                thing = self.things[key]
                thing.date = thing.date or dates.in_name(m.text)
                own = dates.of(found, text, m.start, m.end)
                same = told if dates.goes_on(text, m.start) else None
                new = thing.kind != "Work" and _set_up(text, m.start, m.end)
                for iso, kinds in ((own, _DATED), (same, _HELD)):
                    if (
                        iso
                        and (thing.kind in kinds or new or _is_given(thing.kind, text, m.start))
                        and iso.startswith(thing.date or own or iso)
                    ):
                        thing.date = iso  # the most exact of those that agree
            latest = next((iso for _, _, iso in reversed(found) if len(iso) == 10), latest)
            day = next(iter([*filter(None, [day]), *days]), None)
        self._dates_of_openings(here)

    def _dates_of_openings(self, here: _Story) -> None:
        """What opens on a day is held from then on."""
        things = [self.things[key] for key in sorted({k for (_, _, t), k in here.keys.items() if t == PROGRAM})]
        for opening in (thing for thing in things if thing.date):
            for whole in things:
                if whole_of(opening.name) == whole.name and opening.kind == "Award":
                    whole.date = whole.date or opening.date  # a prize is won when its contest is held
                elif opens(opening.name, whole.name) and str(opening.date).startswith(whole.date or ""):
                    whole.date = opening.date
                elif opens(whole.name, opening.name) and not whole.date and len(opening.date or "") == 10:
                    whole.date = opening.date  # a ceremony on the first day

    def graph(self, articles: Sequence[Article]) -> PageGraph:
        """The page's graph, sorted."""
        used = {key for fact in self.facts for key in (fact[0], fact[2])}
        entities = tuple(
            Entity(
                t.key,
                t.type,
                t.kind,
                t.name,
                tuple(sorted(t.aliases - {t.name})),
                tuple(sorted(t.articles)),
                t.code,
                t.date,
            )
            for key, t in sorted(self.things.items())
            if t.type != GROUP or key in used or key in self.told
        )
        facts = tuple(
            Fact(*key, tuple(sorted(found, key=_evidence_order))) for key, found in sorted(self.facts.items())
        )
        return PageGraph(self.page, tuple(articles), entities, facts)


def _evidence_order(e: Evidence) -> tuple[str, int, int, str]:
    return e.article, e.start, e.end, e.rule


def page_graph(page: Page, stories: Iterable[tuple[Story, Sequence[Reading], Sequence[Claim]]]) -> PageGraph:
    """The graph of one page from its stories, their readings and claims."""
    gathered = _Page(page)
    articles = []
    for story, readings, claims in stories:
        gathered.add(story, readings, claims)
        articles.append(story.article)
    return gathered.graph(articles)
