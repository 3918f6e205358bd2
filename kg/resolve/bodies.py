"""Full names of organizations: region + level + body, from short and relative names and from a story's own place.

Organizations are compared by the structure of their names (region, level, body, branch), never by the likeness of
strings: 第一 and 第二, 南 and 北, a bureau and its union stay apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import lexicon, regions
from kg.mentions.short_names import SHORTENED, kind_of
from kg.regions import Region

_LEVEL = re.compile(r"^(自治区|自治州|自治县|地区|街道|社区|省|市|区|县|州|旗|盟|镇|乡|村)(?=.)")
_LEVEL_KINDS = {
    "省": ("Province",),
    "自治区": ("Province",),
    "市": ("Prefecture", "County", "Province"),
    "州": ("Prefecture",),
    "自治州": ("Prefecture",),
    "地区": ("Prefecture",),
    "区": ("County", "Zone"),
    "县": ("County",),
    "自治县": ("County",),
    "旗": ("County",),
    "盟": ("Prefecture",),
    "镇": ("Township",),
    "乡": ("Township",),
    "街道": ("Township",),
    "社区": ("Village",),
    "村": ("Village",),
}
_FULL_FORM = re.compile(r"[省市区县州旗盟镇乡村]$|街道$|社区$")
_UNION = frozenset({"总", "工会", "总会", "总工会"})
_UNION_REGIONS = frozenset({"Province", "Prefecture", "County", "Zone"})
MARKS = str.maketrans("", "", "“”‘’『』「」《》\"' ")
_REGIONAL_KINDS = frozenset({"TradeUnion", "PartyBody", "Government", "Legislature", "Association"})


_BY_THE_WAY = 3  # a region that a story names so much less often than another is not what it is about


class Places:
    """The regions of a story in order, for relative names and for regions of one name."""

    def __init__(
        self,
        home: Sequence[Region],
        named: Mapping[Region, int] | None = None,
        paper: Region | None = None,
        dateline: Region | None = None,
    ) -> None:
        self.seen: list[Region] = []  # latest first
        self.home = list(home)
        self.named = Counter(named or {})  # how often the whole story names a region or what is in it
        self.counts: Counter[str] = Counter()
        self.acting: Region | None = None  # whose body was named last
        self.acts_here = False  # and in this sentence
        self.topic: Region | None = None  # with which a clause of the sentence began
        self.dateline = dateline
        self.paper = paper  # where the newspaper is, by its name
        self.page: Counter[Region] = Counter()  # in how many stories of the page a region or what is in it is named

    def note(self, region: Region, kind: str | None = None) -> None:
        """A region is named, by itself or by a body of some kind."""
        self.counts[region.key] += 1
        if kind in _REGIONAL_KINDS:
            self.acting, self.acts_here = region, True
        if region in self.seen:
            self.seen.remove(region)
        self.seen.insert(0, region)

    def note_by_the_way(self, region: Region) -> None:
        """A region is part of a name that says little of where the story is: 苏州 of 苏州大学."""
        if region not in self.seen:
            self.seen.append(region)

    def context(self) -> list[Region]:
        return [*self.seen, *self.home]

    def of_level(self, level: str) -> Region | None:
        """The region that 市, 省 … means here: that of the body named last, else the latest, or one that holds it.

        What a sentence's clause begins with goes before, and a region that is named by the way is none.
        """
        kinds = _LEVEL_KINDS[level]
        fitting = [
            place
            for region in self.context()
            for place in (region, *regions.ancestors(region))
            if place.kind in kinds and _is_level(place, level)
        ]
        if not fitting:
            return (self.of_level("自治区") if level == "区" else None) or self._of_page(level)
        if self.topic in fitting:
            return self.topic
        if level in ("村", "社区", "镇", "乡", "街道"):
            return regions.resolve([fitting[0]], self.context())
        holders = (self.acting, *regions.ancestors(self.acting)) if self.acting else ()
        told = (self.dateline, *regions.ancestors(self.dateline)) if self.dateline else ()
        home = next((place for place in told if place in fitting), None)
        if acting := next((place for place in holders if place in fitting), None):
            if home is None and not self.acts_here:
                return self._unless_by_the_way([acting, *fitting])
            return home if home and self.named[home] > self.named[acting] else acting
        latest, paper = fitting[0], self.paper
        if paper in fitting and self.named[paper] >= self.named[latest] and paper not in regions.ancestors(latest):
            return paper
        return self._unless_by_the_way(fitting)

    def named_last(self, level: str) -> Region | None:
        """The region of this level that was named last: 该市."""
        kinds = _LEVEL_KINDS[level]
        return next((place for place in self.seen if place.kind in kinds and _is_level(place, level)), None)

    def _of_page(self, level: str) -> Region | None:
        """The region of this level that the stories of the page are about, for one that names none."""
        kinds = _LEVEL_KINDS[level]
        fitting = Counter({r: n for r, n in self.page.items() if r.kind in kinds and _is_level(r, level)})
        found = fitting.most_common(2)
        clear = len(found) == 1 or (len(found) == 2 and found[0][1] >= 2 * found[1][1])
        return found[0][0] if clear else None

    def _unless_by_the_way(self, fitting: Sequence[Region]) -> Region:
        main = max(fitting, key=lambda place: self.named[place])
        return main if self.named[main] >= _BY_THE_WAY * self.named[fitting[0]] else fitting[0]


def _is_level(place: Region, level: str) -> bool:
    if level == "区":
        return place.name.endswith("区") and not place.name.endswith("自治区")
    if level == "省":
        return place.name.endswith("省")
    return place.name.endswith(level) or (level == "街道" and place.name.endswith("街"))


@dataclass(frozen=True)
class Name:
    """An organization's name taken apart."""

    canonical: str
    aliases: frozenset[str]
    region: Region | None
    kind: str | None
    body: str | None = None  # what stands behind the region, in its full form: with the region it identifies the body


_OF_INDUSTRY = re.compile("(?<=..)工业(?=[厅局]$)")  # 煤炭|工业|厅 is 煤炭厅


def _body(rest: str) -> str:
    """What follows the region in a body's name, in full form: 法院 → 人民法院, 作协书画院 → 作家协会书画院."""
    rest = re.sub(r"工会委员会$", "工会", re.sub(r"(?<=.)[和与](?=..)", "", rest))
    rest = _OF_INDUSTRY.sub("", rest)
    rest = re.sub(r"(?<=[\u4e00-\u9fff]{3})(?<![纪监党工团村居常])委$", "委员会", rest)
    for short, full in lexicon.full_forms().items():
        full = full.replace("和", "").replace("与", "")
        if rest.endswith(short) and not rest.endswith(full):
            return rest[: -len(short)] + full
        if rest.startswith(short) and not rest.startswith(full) and kind_of(rest[len(short) :]):
            return full + rest[len(short) :]  # 作协|书画联谊会
    return rest


def _official(rest: str) -> str:
    """What follows the region, as the body itself writes it: 人力资源社会保障局 and 律协 in full."""
    for short, full in lexicon.full_forms().items():
        if rest == full.replace("和", "") or (rest == short and short in lexicon.expanded()):
            return full
    return rest


def _with_full_forms(name: str, region_end: int) -> set[str]:
    """Other forms of a regional body's name: 人社局 ↔ 人力资源和社会保障局, 市总 for its 总工会."""
    found = set()
    rest = name[region_end:]
    for short, full in lexicon.full_forms().items():
        if rest == short:
            found.add(name[:region_end] + full)
        elif rest == full and not _LEVEL.match(short):  # 滨海市|市政府 is said by nobody
            found.add(name[:region_end] + short)
        elif rest.startswith(short) and rest[len(short) :] in ("党组", "工会", "机关工会"):
            found.add(name[:region_end] + full + rest[len(short) :])
    return found


_UNION_DEPARTMENT = re.compile(
    r"^(?:.{0,12}[省市县区州旗])?总(?=(?![工公经商体支分](?!济)).{2,8}(?:部|办公室|中心|委员会|服务队)$)"
)


# 中国教育工会|滨海市|委员会: 滨海市教育工会
_UNION_OF_PLACE = re.compile(r"(?:中国)?(?P<union>[\u4e00-\u9fff]{2,12}工会)(?P<place>[\u4e00-\u9fff]{2,8})委员会")


# a division of the Corps in Xinjiang and its city are one: 兵团第九师|临江市总工会
_DIVISION = re.compile(r"^(?:(?:新疆生产建设)?兵团)?第[一二三四五六七八九十\d]+师(?=[\u4e00-\u9fff]{2,4}市)")


@cache
def _short_school() -> re.Pattern[str]:
    forms = lexicon.any_of(lexicon.school_forms())
    return re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?P<form>{forms})(?![学家会堂厦酒])(?P<part>.*)$")


def _with_school_in_full(name: str) -> str:
    """滨海农大团委 → 滨海农业大学团委."""
    short = _short_school().search(name)
    if short is None or (short["part"] and kind_of(short["part"]) is None):
        return name
    part = re.sub(r"^(附)?属?([一二三四])(附)?院$", _numbered_hospital, short["part"])
    return name[: short.start()] + lexicon.school_forms()[short["form"]] + part


def _numbered_hospital(short: re.Match[str]) -> str:
    """二院 → 第二医院, 附一院 → 附属第一医院 or 第一附属医院, as most are called."""
    return f"第{short[2]}附属医院" if short[1] or short[3] else f"第{short[2]}医院"


def full_name(text: str, kind: str | None, places: Places) -> Name | None:
    """The full canonical name of an organization as a story names it; None for a relative name without its region."""
    bodies = lexicon.national_bodies()
    if text in bodies:
        body = bodies[text]
        inside = regions.smallest_in(body.name) if body.kind in ("School", "Media") else None
        seat = inside[0] if inside and inside[0].kind != "Zone" else None  # 华中科技大学 is in no place of its name
        return Name(body.name, frozenset({text, *body.short}), seat, body.kind)
    plain = _UNION_DEPARTMENT.sub(r"\g<0>工会", text.translate(MARKS))  # 市总|女职工部
    if plain.startswith("中国") and (ministry := bodies.get(plain[2:])) is not None:
        return Name(ministry.name, frozenset({plain, text[2:], *ministry.short}), None, ministry.kind)  # 中国教育部
    if (of_place := _UNION_OF_PLACE.fullmatch(plain)) and (area := regions.parse(of_place["place"], places.context())):
        union = full_name(_place_name(area) + of_place["union"], "TradeUnion", places)
        return replace(union, aliases=union.aliases | {plain}) if union else None
    if (longer := _with_school_in_full(plain)) != plain and (school := full_name(longer, kind, places)):
        return replace(school, aliases=school.aliases | {plain})
    if party := _party_of_place().fullmatch(plain):
        area = regions.parse(party["place"], places.context()) if party["place"] else places.of_level(party["level"])
        return _party(party["party"], plain, area) if area else None
    for length in range(min(len(plain) - 1, 20), 1, -1):
        if (whole := bodies.get(plain[:length])) is None:
            continue
        if len(whole.name) == length:
            break  # 清华大学|美术学院 needs no more, though 清华 alone would
        if whole.kind != "Company" and kind_of(plain[length:]) is not None:
            branch = regions.smallest_in(plain[length:], places.context())
            again = branch is not None and plain.startswith(plain[length : length + branch[2]])  # 中山大学|中山医院
            begins = branch is not None and branch[1] == 0 and not ABOUT.match(plain, length + branch[2])
            seat = branch[0] if branch and begins and not again else None
            return Name(whole.name + plain[length:], frozenset({plain}), seat, kind)  # a department or branch of it
    head = _DIVISION.sub("", plain.removeprefix("中共").removeprefix("共青团"))
    if league := _LEAGUE.fullmatch(plain):
        area = regions.parse(league["place"], places.context()) if league["place"] else places.of_level(league["level"])
        return _league(plain, area) if area else None
    inside = regions.smallest_in(head, places.context())
    if inside is not None:
        region, start, end = inside
        if region.kind == "Country" and region.name == "中国":
            seat = _branch_seat(plain, places) or _seat_of_branch(plain, places)
            return Name(plain, frozenset(), seat or region, kind)
        tertiary = kind == "Media" or (kind == "School" and not _SCHOOL.search(head))
        if region.kind == "County" and tertiary and not _FULL_FORM.search(head[start:end]):
            return Name(plain, frozenset(), None, kind)  # a university, or its paper, that shares a county's short name
        if region.kind == "Zone" and end - start == 2 and kind in SHORTENED:
            return Name(plain, frozenset(), None, kind)  # 西北师范大学
        if plain.startswith("共青团"):
            return _league(plain, region)
        name = _regional(plain, head, region, start, end, kind)
        elsewhere = _seat_of_branch(head, places) if kind in SHORTENED else None
        return replace(name, region=elsewhere) if elsewhere else name
    if level := _LEVEL.match(plain):
        region_ = places.of_level(level[1])
        if region_ is None:
            return None
        rest = plain[level.end() :]
        rest = "总工会" if rest in _UNION and region_.kind in _UNION_REGIONS else _official(rest)
        if len(region_.name) == 2 and rest.startswith("委"):
            rest = level[1] + rest  # 兴县|县委
        canonical = _place_name(region_) + rest
        aliases = {plain, region_.name + rest, *_with_full_forms(canonical, len(_place_name(region_)))}
        aliases |= {form + rest for form in region_.forms if rest == "总工会" and _FULL_FORM.search(form)}
        return Name(canonical, frozenset(aliases), region_, kind, _body(rest))
    seat = next((r for r in places.context() if len(r.name) > 2 and plain.startswith(r.name)), None)  # 桃源村|委会
    if seat is not None and seat.parent is None:
        seat = regions.resolve([seat], places.context())
    return Name(plain, frozenset(), seat, kind)


@cache
def _party_of_place() -> re.Pattern[str]:
    """A minor party's committee of a region or a level: 民盟滨海市委, 民盟市委会."""
    return re.compile(
        rf"(?P<party>{lexicon.any_of(lexicon.minor_parties())})"
        r"(?:(?P<place>[\u4e00-\u9fff]{2,10}[省市区县])|(?P<level>自治区|省|市|区|县))(?:委员会|委会?)"
    )


_LEAGUE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,6})?团(?P<level>省|市|区|县|州|旗|盟)委")
_SCHOOL = re.compile("(?:中学|小学|幼儿园|[一二三四五六七八九十]+[中小]|附[中小])$")
ABOUT = re.compile("工作|事务|问题|研究")  # 中共中央|台湾|工作办公室 is not there
_BRANCH = re.compile(r"(?:分所|支行|分行|分公司|支公司|分院|校区|代表处|办事处|联络处|研究院)$")


def _seat_of_branch(name: str, places: Places) -> Region | None:
    """Where a branch is that says so behind the name of its body: 海东律师事务所|滨海分所."""
    branch = _BRANCH.search(name)
    starts = range(max(2, branch.start() - 6), branch.start() - 1) if branch else ()
    found = (regions.parse(name[start : branch.start()], places.context()) for start in starts) if branch else ()
    return next((region for region in found if region and region.code), None)


def _branch_seat(name: str, places: Places) -> Region | None:
    """Where the branch of a national body is, by its name: 中国农业银行|滨海支行."""
    bodies = lexicon.national_bodies()
    head = next((at for at in range(len(name) - 1, 3, -1) if name[:at] in bodies), None)
    branch = regions.smallest_in(name[head:], places.context()) if head else None
    return branch[0] if branch and branch[1] == 0 else None


def is_relative(text: str) -> bool:
    """Whether a name leaves its region out: 市总工会, 团省委."""
    return _LEVEL.match(text.removeprefix("团")) is not None


def _party(party: str, text: str, region: Region) -> Name:
    """A minor party's committee of a region: 民盟滨海市委."""
    name = f"{party}{region.name}委"
    full = lexicon.national_bodies()[party].name
    aliases = {text, f"{name}会", f"{name}员会", f"{full}{region.name}委员会", f"{region.name}{party}"}
    return Name(name, frozenset(aliases), region, "PartyBody")


def _league(text: str, region: Region) -> Name:
    """The Youth League's committee of a region: 团省委, 共青团山东省委."""
    name = f"共青团{region.name}委"
    return Name(f"{name}员会", frozenset({text, name}), region, "Association", "团委")


def _is_full(form: str, region: Region) -> bool:
    """Whether a region's form may head a body's full name: 苏州市, 前郭县, but not 苏州 or 新疆区."""
    return _FULL_FORM.search(form) is not None and not (region.kind == "Province" and form != region.name)


def _place_name(region: Region) -> str:
    """The region's name at the head of a body's name: 前郭县 for 前郭尔罗斯蒙古族自治县, else the official one."""
    short = next((form for form in region.forms if form.endswith("县")), None)
    return short if short and region.name.endswith("自治县") else region.name


_IN_SCHOOL = re.compile("大学|学院|学校|中学|医院")  # 南京|工业大学工会 is no body of the city


def _regional(plain: str, head: str, region: Region, start: int, end: int, kind: str | None) -> Name:
    form, rest = head[start:end], head[end:]
    own_level = re.match("[市区](?=政府|人民政府|委)", rest) and not region.name.endswith(rest[0])
    former = form.endswith("县") and not region.name.endswith("县")
    torn = rest.startswith("域") and form.endswith("区")  # 新疆|区域总部
    if torn or former or (own_level and not _is_full(form, region)):
        return Name(head[start:], frozenset({plain, head}), region, kind)  # 潜江县政府, when 潜江 was no city yet
    if rest[:1] in "省市区县州" and rest[1:] in _UNION and region.name.endswith(rest[0]):
        rest = rest[1:]
    aliases = {plain, head}
    body = (
        rest in _UNION
        or rest in lexicon.full_forms()
        or (
            kind in _REGIONAL_KINDS
            and bool(re.match(r"[总工委市省县区州人妇残科文侨]", rest))
            and not _IN_SCHOOL.search(rest)
        )
    )
    if rest in _UNION and region.kind in _UNION_REGIONS:
        rest, body = "总工会", True
    if rest == "总":
        rest = "总工会"
    if kind == "PartyBody" and rest[:2] in ("省委", "市委", "区委", "县委", "州委") and not _is_full(form, region):
        form, rest, body = (region.name if region.name.endswith(rest[0]) else form + rest[0]), rest[1:], True
    if (body and not _is_full(form, region)) or (region.kind == "Zone" and region.name.endswith(form)):
        form = _place_name(region)
    rest = _official(rest)
    own = kind in ("Hospital", "School") and region.kind == "County" and not _FULL_FORM.search(form)
    canonical = head if own and start and not body else form + rest  # 南京鼓楼医院 is called so
    if not body and start:  # a chain before a name of its own: keep the smallest region
        aliases.add(head)
    aliases |= _with_full_forms(canonical, len(canonical) - len(rest))
    if body:
        aliases |= {region.name + rest} | {short + rest for short in region.forms if _FULL_FORM.search(short)}
    return Name(canonical, frozenset(aliases), region, kind, _body(rest))


def same_bodies(names: Sequence[Name]) -> dict[str, str]:
    """Names that are one body of one region, each with the name that stands for all: the commonest, longest."""
    bodies: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.region is not None and name.body:
            bodies[name.region.key, name.body][name.canonical] += 1
    found = {}
    for (_, body), forms in bodies.items():
        best = max(
            forms,
            key=lambda form: (
                _FULL_FORM.search(_OF_INDUSTRY.sub("", form)[: -len(body)] or form) is not None,
                forms[form],
                len(form),
                form,
            ),
        )
        found.update({form: best for form in forms if form != best})
    return found


_BRANCH_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:分局|分行|支行|分公司|支公司|分院|分校|分社|分会|办事处|代表处|支队|大队)"
)


def branches_meant(names: Collection[str]) -> dict[str, str]:
    """Branches that a story also calls by their place alone, with the whole name: 临江分局 → 滨海市公安局临江分局."""
    found = {}
    for short in filter(_BRANCH_NAME.fullmatch, names):
        wholes = [name for name in names if name.endswith(short) and kind_of(name.removesuffix(short))]
        if len(wholes) == 1:
            found[short] = wholes[0]
    return found
