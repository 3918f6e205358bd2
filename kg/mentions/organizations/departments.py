"""Departments and branches: parts of an organization, named right behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg import lexicon, regions
from kg.mentions.organizations.edges import LEAD, RELATIVE, goes_on, inside_word, is_post, joins_name
from kg.mentions.organizations.endings import ending_of, endings
from kg.mentions.organizations.words import end_of_first
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, Mention, Word

_NO_UNITS = frozenset(
    {
        "有限公司",
        "有限责任公司",
        "股份公司",
        "公司",
        "集团",
        "控股",
        "银行",
        "总工会",
        "大学",
        "煤矿",
        "油田",
        "酒店",
        "宾馆",
        "饭店",
        "商场",
        "超市",
    }
)


def _can_be_unit(ending: lexicon.OrganizationEnding) -> bool:
    """Whether what ends so can be a part of another organization: not a company, a bank or a body of a region."""
    return (ending.needs != "region" or ending.kind == "PartyBody") and ending.text not in _NO_UNITS


# their departments are of the same kind
_PASSED_ON = frozenset({"TradeUnion", "PartyBody", "Government", "Legislature", "Association"})


def unit_kind(parent: str | None, ending: str) -> str:
    """The kind of a department: that of its organization, if it is an office (宣传部, 委员会), else its own."""
    own = lexicon.organization_endings()[ending]
    office = own.kind in ("Other", "Government") and (own.needs == "unit" or ending in _LONG_NAMED)
    return parent if office and parent in _PASSED_ON else own.kind


def with_unit_kind(name: Mention, names: list[Mention]) -> Mention:
    """A department, with the kind that its organization passes on to it."""
    parents = [o for o in names if name.text.startswith(o.text) and len(o.text) < len(name.text) and is_parent(name, o)]
    ending = ending_of(name.text)
    if not parents or ending is None:
        return name
    return replace(name, kind=unit_kind(max(parents, key=lambda o: len(o.text)).kind, ending))


def departments(tagged: Tagged, parents: list[Mention]) -> Iterator[Mention]:
    """Departments right behind an organization: 宣传部, 第二研究院一厂."""
    known = lexicon.organization_endings()
    ends = {}
    for start, end in endings(tagged.text):
        if end in tagged.boundaries or end - start > 1:
            ends[start] = end
    by_end = sorted(ends.items())
    for parent in parents:
        base = parent.end
        if led := _LED_UNIT.match(tagged.text, base):
            end = led.end("unit")
            kind = unit_kind(parent.kind, ending_of(tagged.text[base:end]) or "部")
            yield Mention(parent.start, end, ORGANIZATION, kind, tagged.text[parent.start : end], "unit", 0.9)
        rail = _RAIL_STATION.match(tagged.text, base) if "铁路" in parent.text else None
        if parent.kind == "Company" and (crew := rail or _CREW.match(tagged.text, base)):
            yield Mention(
                parent.start, crew.end(), ORGANIZATION, "Company", tagged.text[parent.start : crew.end()], "unit", 0.85
            )
        for start, end in by_end:
            ending = known[tagged.text[start:end]]
            if start < base or end - base > (_LONG_NAMED.get(ending.text, 14)):
                continue
            between = tagged.text[base:start]
            posted = between.startswith("驻") and _POSTED.fullmatch(ending.text)  # 市纪委监委驻市教育局|纪检监察组
            branch = _is_branch(tagged, parent, start, ending)
            if not _APART_FROM_IT.fullmatch(between) and not (posted or branch or _joined(tagged, base, start, ending)):
                continue
            torn = inside_word(tagged, start, end) and not _is_unit_word(tagged, end)
            if goes_on(tagged, end) or torn or is_post(tagged, end):
                continue
            if not between and ((ending.needs == "unit" and len(ending.text) == 1) or ending.text == "学校"):
                continue
            if end_of_first(tagged.text[parent.start : end]):
                continue
            if not (posted or branch or _can_be_unit(ending)):
                continue
            if ending.text in ("系", "学部") and parent.kind != "School":
                continue
            kind = unit_kind(parent.kind, ending.text)
            yield Mention(parent.start, end, ORGANIZATION, kind, tagged.text[parent.start : end], "unit", 0.85)


def _is_unit_word(tagged: Tagged, end: int) -> bool:
    """Whether a word of three characters ends there, a unit that an ordinary word seems to end: 外语系, 管理科."""
    word = tagged.words[tagged.word_at(end - 1)]
    return word.end == end and len(word.text) == 3 and word.tag in ("n", "nz") and word.text[1:] != "干部"


def _is_branch(tagged: Tagged, parent: Mention, start: int, ending: lexicon.OrganizationEnding) -> bool:
    """Whether only a region stands between a body and its branch there: 国家统计局|滨海|局, 市公安局|临江|分局."""
    between = tagged.text[parent.end : start]
    region = regions.parse(between) if 2 <= len(between) <= 5 else None
    if region is None or region.kind == "Country":
        return False
    if parent.rule == "national body" and ending.text in ("局", "委员会", "总队", "分公司", "代表处", "分社", "记者站"):
        return True
    return ending.text in _BRANCHES.get((ending_of(parent.text) or "")[-1:], ())


# what a body has in several places, by the last character of its own ending
_BRANCHES = {
    "局": ("分局", "公安处", "办事处", "监督局", "支队", "大队", "派出所", "管理处", "管理所"),
    "院": ("法庭", "人民法庭", "分院", "校区", "研究院", "检察室"),
    "学": ("校区", "研究院", "天文台", "分校", "医院"),
    "司": ("支公司", "分公司", "办事处", "代表处", "项目部"),
    "行": ("分行", "支行"),
    "社": ("分社", "记者站"),
    "台": ("记者站",),
    "所": ("分所",),
}


# a department that the post of its head confirms: 滨海市疾控中心|急性传染病防制科|科长
_LED_UNIT = re.compile(
    r"(?P<unit>(?:(?!联合|委托|邀请|组织|来自|原任|现任|担任)[\u4e00-\u9fff]){2,16}?(?P<last>[科处股所站部庭司室队]))(?=副?(?P=last)长)"
)
# crews and sections of mines and works: 临江煤矿|采煤三队, 滨海铁矿|开拓作业区|爆破班
_CREW = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}作业[区部])?(?:综采|采煤|采掘|掘进|综掘|开拓|开采|机电|运输|通风|爆破|选煤|选矿|准备|安装|巷修|检修|维修|机修|运维|炼钢|炼铁|轧钢|动力|质检|施工)"
    r"(?:[一二三四五六七八九十\d]{1,2}|第[一二三四五六七八九十]+)?(?:区队|[队区班组科段])(?![员长域别伍])"
)
_RAIL_STATION = re.compile(r"(?!的)[\u4e00-\u9fff]{2,4}站(?![长台点])")  # 中国铁路滨海局集团公司|临江站
_LONG_NAMED = {"领导小组": 26, "领导小组办公室": 30, "委员会": 20}  # characters of a department's name
_POSTED = re.compile(r"纪检监察组|办事处|代表处")
_APART_FROM_IT = re.compile(r"“[^“”]{1,8}”|(?:第[一二三四五六七八九十\d]+)?临时")  # “先锋号”机车组, 第二临时党支部


# no department's name holds or begins so: 滨海市总工会|联合|滨海车务段
_APART = re.compile(
    r"[，。、：；（）“”《》\s]|请来|邀请|联[建办]|合[建办]|签约|(?<!自)由|组[成建]|培训(?![部中处科学基班站室])|[双两三四五多各]方|担任|兼任|出任|本报|命名|授予|表彰|接收|承包|慰问|看望|走访|捐赠|派出|[开走驶送]进|来到|致电|加大|加快|推动|推进|深化|送给|赠送|赠予|送[来去到往]|转交|交给|发放|获批|获评|入选|建成(?!区)|决定|通知|批复|同意|要求|结为|升级为|更名|启用|共建(?!共治)|全[市省区县]|[还正曾已将]在|直属|[收接]到|蝉联|夺得|击败|战胜|组织(?![部处科室人建工联宣])|[首第][一]?[个家批支]|^(?:[与和并原现向给把将]|对(?!外|台|口)|为(?!民)|共建|联合(?!会|国|工会)|会同|携手|联手|协同)"
)


def _joined(tagged: Tagged, start: int, end: int, ending: lexicon.OrganizationEnding) -> bool:
    """Whether the words between an organization and the ending of a department make one name."""
    between = tagged.text[start:end]
    if _APART.search(between) or _holds_another(between):
        return False
    workplace = _WORKPLACES.fullmatch(ending.text) is not None
    return _all_join(tagged, start, end) or (workplace and _is_place(tagged, start, end))


_FIELDS = ("博物馆", "图书馆", "出版社", "学校")  # that an office is for: 国家文物局|博物馆与社会文物司


def _holds_another(between: str) -> bool:
    """Whether a whole name or a post ends before 和: 滨海市总|工会和省教育|工会, 滨海学校|校长和滨海|艺术团."""
    heads = [between[: glue.start()] for glue in re.finditer("[和与及]", between)]
    heads = [head for head in heads if head not in _FIELDS]
    return any(ending_of(head) or head.endswith(tuple(lexicon.posts())) for head in heads)


# workplaces are named after places: 滨海铁路局|迎水桥|机务段
_WORKPLACES = re.compile(
    r"(?:[机车工电]务|工电|车辆|供电|客运)段|车站|车间|班组|煤矿|[\u4e00-\u9fff]{0,2}厂|项目部|分公司|支行"
)


def _is_place(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a place that the gazetteer lacks, or a town's short name and nouns, stand there."""
    words = [tagged.words[i] for i in range(tagged.word_at(start), tagged.word_at(max(start, end - 1)) + 1)]
    town = tagged.region_starting(start)
    if town is not None and town.text[-1] not in "省市区县":
        return town.end == end or _all_join(tagged, town.end, end)
    return 2 < end - start < 5 and all(word.tag in ("n", "v", "nz", "ns", "LOC") for word in words)


def _all_join(tagged: Tagged, start: int, end: int) -> bool:
    if start >= end:
        return True
    if tagged.text[start] in "和与" or any(start <= r.start and r.end <= end for r in tagged.regions):
        return False
    return all(
        joins_name(tagged, i, True)
        or tagged.words[i].text in "和与"
        or _is_field(tagged.words[i])
        or (tagged.words[i].end > end and tagged.words[i].tag != "PER")  # one word with the ending: 安全保卫部
        for i in range(tagged.word_at(start), tagged.word_at(end - 1) + 1)
    )


def _is_field(word: Word) -> bool:
    """Whether a verb can name what a department is for: 犯罪检察科, 执行局."""
    classes = lexicon.word_classes()
    return (
        word.tag == "v"
        and len(word.text) == 2
        and not LEAD.fullmatch(word.text)
        and all(
            word.text not in classes[name]
            for name in ("host", "host_more", "found", "joint", "say", "edge", "wins", "attends")
        )
    )


def is_torn(outer: Mention, inner: Mention) -> bool:
    """Whether the inner name ends inside the outer name's ending: 滨海市人大 in 滨海市人大常委会 is no name."""
    if inner.start != outer.start or inner.end >= outer.end:
        return False
    ending = ending_of(outer.text)
    return ending is not None and inner.end > outer.end - len(ending)


_ASSOCIATING = re.compile(r"(?:协会|学会|研究会|联合会|商会|促进会|联盟|馆|社|委员会|企业|会)$")
_OF_ASSOCIATIONS = re.compile(r"(?:分会|委员会|部|办公室|秘书处|工会|中心|党委|党组|党支部|团委|志愿服务队|支会)$")


_LEGAL_FORM = re.compile(r"）?(?:控股|股份|有限|责任|投资|发展|总)*公司")  # 滨海集团|有限公司 is one body


def is_parent(outer: Mention, inner: Mention) -> bool:
    """Whether a name at the head of a longer one names the body that the longer one belongs to.

    滨海大学 in 滨海大学医学院, but not 滨海博物馆 in 滨海博物馆协会.
    """
    rest = outer.text[len(inner.text) :]
    if outer.rule == "team" or _CREW.fullmatch(rest) or ("铁路" in inner.text and _RAIL_STATION.fullmatch(rest)):
        return True
    ending = ending_of(rest)
    named = ending_of(inner.text) is not None or inner.rule in ("national body", "short union")
    national = inner.kind == "Company" and inner.rule == "national body" and ending is not None
    if national and (rest.endswith("段") or regions.smallest_in(rest)):
        return True  # 中国铁路上海局|徐州机务段
    if rest.startswith(("与", "和", "及")):
        return False  # 国家文物局博物馆|与社会文物司
    if inner.kind == "PartyBody" and inner.rule == "national body" and rest.endswith(("委", "委会", "委员会")):
        return False  # 民盟|滨海市委 is the party there
    if ending is None or not named or (rest == ending and ending in ("联合会", "委员会")):
        return False
    if rest.endswith(("专业委员会", "专委会")) and inner.kind != "Association":
        return False
    if inner.text.endswith("集团") and rest.endswith("公司") and not _LEGAL_FORM.fullmatch(rest):
        return True
    if _FIRMS.search(inner.text) and _WORKS.search(rest) and len(rest) - len(ending) > 1:
        return True
    if inner.kind == "Association":
        return _OF_ASSOCIATIONS.search(rest) is not None
    if not (_can_be_unit(lexicon.organization_endings()[ending]) or rest.endswith("委员会")):
        return False
    return (
        lexicon.organization_endings()[ending].needs == "unit"
        or not _ASSOCIATING.search(rest)
        or rest.endswith(("工会", "专业委员会", "专委会", "分会", "分社", "支部委员会", "读书会"))
    )


# what a body's name ends in whose offices and branches go by its name and theirs: 滨海县公安局|巡警大队
_WHOLES = re.compile(
    "(?:局|法院|检察院|科学院|农科院|社科院|研究院|(?<=.)厅|[省市区县州旗盟]委|总署|红十字会|妇联|科协|残联|文联|侨联|工商联|指挥部|总工会|(?<![分支])公司|集团|大学|学院|[^务]中心|医院|煤矿|油田|采油厂|电厂|钢铁厂"
    "|(?<!特)区?管委会|供电段|机务段|工务段|车务段|公路(?:管理)?段|总厂|[部厂矿段]工会|公司工会|局工会)$"
)
# works of a company without a region in its name: 川南集团安达公司|桃源煤矿
_FIRMS = re.compile("(?:(?<![分支])公司|集团)$")
_WORKS = re.compile("(?<=.{2})(?:[煤铁铜金油]矿|(?<!工)厂|分公司|项目部|车间|[机工车]务段|供电段|车站|油田|工区)$")
_SOCIETIES = re.compile("(?:协会|学会|研究会|联合会|商会)$")
_PARTS = re.compile(
    "(?:科学?院.{2,12}研究所|大队|支队|中队|分局|派出所|[^务研]所|庭|科|股|处|队|车间|班|站|执行局|(?<!小)组|(?<!公)司|团委|党委|女职工委员会|女工委员会|委员会|工会|窗口|法庭"
    "|分公司|分院|分校|支行|支局|部|系|[一二三四五]团|合唱团|艺术团|中心|办公室|[外澳台侨]办|图书馆|[训究范育]基地)$"
)


def wholes(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """The bodies at the head of longer names that nothing else finds: 滨海县公安局 of 滨海县公安局巡警大队."""
    known = lexicon.organization_endings()
    for name in names:
        placed = RELATIVE.match(name.text) or any(r.start == name.start for r in tagged.regions)
        if name.text != tagged.text[name.start : name.end]:
            continue
        if any(o.start == name.start and o.end < name.end for o in names):
            continue
        parts, of = (_PARTS, _WHOLES) if placed else (_WORKS, _FIRMS)
        if not parts.search(name.text):
            continue
        for start, end in reversed(endings(name.text)):
            text = name.text[:end]
            whole = Mention(
                name.start, name.start + end, ORGANIZATION, known[name.text[start:end]].kind, text, "whole", 0.85
            )
            society = _SOCIETIES.search(text) and _OF_ASSOCIATIONS.search(name.text[end:])
            closed = text.count("（") == text.count("）")  # no 滨海船厂（集团 of 滨海船厂（集团）有限公司
            torn = name.text.startswith("员会", end)  # 滨海市委|员会
            if closed and not torn and end < len(name.text) - 1 and start >= 2 and (society or of.search(text)):
                yield whole
                break
