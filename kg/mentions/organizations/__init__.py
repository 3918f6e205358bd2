"""Organizations by the grammar of their names: region chain + level + field + ending, and departments behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import lexicon, regions
from kg.mentions.organizations.departments import departments, is_parent, is_torn, wholes, with_unit_kind
from kg.mentions.organizations.edges import (
    GENERIC_NAMES,
    LEAD,
    NATIONAL,
    RELATIVE,
    behind_union,
    chain_start,
    goes_on,
    inside_word,
    is_any,
    is_no_end,
    is_post,
    is_specific,
    left_edge,
    short_unions,
    trimmed,
)
from kg.mentions.organizations.endings import ending_of, endings
from kg.mentions.organizations.places import acting_places, police, stations
from kg.mentions.organizations.posts import beside_committee, headed, in_rows, led
from kg.mentions.organizations.shared import (
    in_lists,
    of_committee_and_government,
    of_counted_regions,
    of_industries,
    of_one_region,
    of_partners,
    of_roles,
    of_shared_body,
    of_shared_prefix,
    with_listed_regions,
    with_shared_league,
    without_counted,
)
from kg.mentions.organizations.teams import team_of, teams
from kg.mentions.organizations.words import (
    end_of_first,
    only_regions,
    split_glued,
    without_lead,
    without_post,
    without_tail,
)
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, Mention, Word

__all__ = ["departments", "ending_of", "endings", "find", "is_parent", "split_glued", "team_of"]
_LEAGUE = tuple(f"团{level}委" for level in "省市区县州旗盟")  # the Youth League's committee of the place


def _candidates(tagged: Tagged) -> Iterator[Mention]:
    """Names by their endings; those of common words alone (技能发展中心) have the rule `common`."""
    known = lexicon.organization_endings()
    for start, end in endings(tagged.text):
        ending = known[tagged.text[start:end]]
        if inside_word(tagged, start, end) or goes_on(tagged, end):
            continue
        if is_post(tagged, end):
            continue
        left = trimmed(tagged, behind_union(tagged, left_edge(tagged, start), start), start)
        if (lead := LEAD.match(tagged.text, left, start)) and tagged.region_starting(lead.end()):
            left = lead.end()  # 家住|临江街道办
        if RELATIVE.match(tagged.text[left:start]) and tagged.region_starting(left + 1):
            left += 0 if tagged.region_starting(left) else 1  # 我|市|临江县实验小学
        if tagged.text[left] in "向由为与和给从" and RELATIVE.match(tagged.text[left + 1 : start]):
            left += 1  # 向|市服务中心
        if (posted := tagged.region_ending(left - 1)) and tagged.text[left - 1] == "驻":
            left = chain_start(tagged, posted.start)
        if ending.text in _LEAGUE and not any(left <= r.start < start for r in tagged.regions):
            left = start  # 联合|团市委
            yield Mention(left, end, ORGANIZATION, ending.kind, ending.text, "grammar", 0.9)
            continue
        if ending.kind == "PartyBody" and _LEAGUE_BEFORE.search(tagged.text[:left]):
            name = f"共青{tagged.text[left - 1 : end]}"
            yield Mention(left - 1, end, ORGANIZATION, "Association", name, "grammar", 0.9)
            continue
        if ending.text in _BRANCHES and (firm := _CARRIER_BEFORE.search(tagged.text[:left])):
            left = firm.start()  # 移动|滨海分公司
        elif ending.text in _BRANCHES:
            left = _firm_before(tagged, left)
        if tagged.text[left - 1 : left] == "《" and tagged.text[end : end + 1] == "》":
            continue  # 《茶馆》 is a play
        if tagged.text[left - 1 : left] == "“" and _APP.match(tagged.text, end):
            continue  # “滨海反诈中心”APP
        if end_of_first(tagged.text[left:end]):
            continue  # 公安部|民政部: each is found by itself
        if tagged.text.count("（", left, end) > tagged.text.count("）", left, end):
            continue  # 滨海船厂（集团|）有限公司
        if left == start and not (RELATIVE.match(ending.text) or ending.text in lexicon.full_forms()):
            continue
        office = ending.text == "办公室" and start - left >= _FIELDS and is_specific(tagged, left, start, "region")
        if (ending.needs == "unit" and not office) or (
            ending.text == "基金"
            and (
                not re.match("中[国华]", tagged.text[left:start])
                or tagged.text[end - 4 : end] in lexicon.program_heads()
            )
        ):
            continue
        specific = left == start or is_specific(tagged, left, start, ending.needs)
        common = ending.needs == "name" and start - left >= _FIELDS and not is_any(tagged, left, "")
        if not (specific or common):
            continue
        if RELATIVE.fullmatch(tagged.text[left:start]) and ending.text in _OFFICES:
            continue  # 省厅: any of them
        if left == start and ending.text in ("人大", "政协", "总工会") and end not in tagged.boundaries:
            continue
        if left == start and not RELATIVE.match(ending.text):
            continue
        rule, confidence = ("grammar", 0.9) if specific else ("common", 0.75)
        yield Mention(left, end, ORGANIZATION, ending.kind, tagged.text[left:end], rule, confidence)


def _firm_before(tagged: Tagged, left: int) -> int:
    """Where the name of a branch begins before whose region a firm stands by a short name: 中铁集装箱|滨海分公司."""
    at = left
    while at and (word := tagged.words[tagged.word_at(at - 1)]).tag in ("n", "nz", "ORG") and left - word.start < 8:
        if ending_of(word.text) or word.text in lexicon.posts():
            return left
        if word.tag in ("nz", "ORG"):
            return word.start
        at = word.start
    return left


_APP = re.compile("”(?:APP|App|app|小程序|平台)")
_LEAGUE_BEFORE = re.compile("(?:^|[由在与和及、，。经向“（])团$")  # 团临江县委
_BRANCHES = ("分公司", "支公司", "分行", "支行")
_FIRMS = "移动|联通|电信|铁塔|石化|石油|烟草|邮政|人寿|人保|太平洋|平安|国网|南网|工行|农行|中行|建行|交行"
_CARRIER_BEFORE = re.compile(rf"(?:中国)?(?:{_FIRMS})$")
_OFFICES = frozenset("厅局处科办部")
_FIELDS = 4  # characters before the ending that make a name of common words in a list of names


def _tagger_names(tagged: Tagged) -> Iterator[Mention]:
    """What the tagger calls an organization, with the regions that stand before it."""
    bodies = lexicon.national_bodies()
    known = lexicon.organization_endings()
    unions = list(short_unions(tagged))
    for word in tagged.words:
        if any(word.start < union.end < word.end for union in unions):
            continue
        if word.tag != "ORG" or len(word.text) < 2 or word.text in lexicon.generic_words():
            continue
        if only_regions(tagged, word) or _of_states(tagged.text, word.start, word.end):
            continue
        if word.text.count("）") > word.text.count("（"):
            continue  # the grammar reads names with a region in brackets
        word = without_post(tagged, without_tail(without_lead(tagged, word)))
        if RELATIVE.match(word.text) and tagged.region_starting(word.start + 1):
            word = word if tagged.region_starting(word.start) else Word(word.text[1:], word.start + 1, word.tag)
        text = word.text
        ending = ending_of(text)
        kind = known[ending].kind if ending else None
        if text in bodies or (text[:-1] in bodies and ending_of(text) != text[-1:]):
            end = word.end if text in bodies else word.end - 1
            text = tagged.text[word.start : end]
            yield Mention(word.start, end, ORGANIZATION, bodies[text].kind, text, "national body", 0.95)
            continue
        national = NATIONAL.match(text) or tagged.region_starting(word.start)
        if text.endswith("基金") and not national:
            continue  # a program
        if ending is None and (outlet := _outlet_before(text)):  # 新华社|莫斯科
            yield Mention(word.start, word.start + len(outlet), ORGANIZATION, "Media", outlet, "national body", 0.95)
            continue
        if ending is None and tagged.text[word.end : word.end + 1] in ("月", "周", "节", "杯"):
            continue  # 滨海红十字博爱|月
        start = chain_start(tagged, word.start)
        if RELATIVE.match(text) and start == word.start and not is_specific(tagged, start, word.end, "region"):
            continue
        own = start < word.start or tagged.region_starting(start) is not None
        own = (
            own or RELATIVE.match(text) is not None or (re.search("[A-Za-z]", text) is not None and not text.isascii())
        )
        listed = None if kind or _looks_generic(tagged, start, word.end) else _LISTED.match(tagged.text, word.end)
        if listed:
            kind = "Company" if listed["what"] in ("企业", "公司", "厂家") else "Other"
        if text in GENERIC_NAMES or (
            kind is None and (len(text) < 3 or not own or _looks_generic(tagged, word.start, word.end))
        ):
            continue
        if is_any(tagged, start, text) or (ending and is_any(tagged, start, text.removesuffix(ending))):
            continue
        if kind is not None and is_no_end(tagged, word.end):
            continue
        if (
            ending is not None
            and start == word.start
            and not any(r.start >= word.start and r.end <= word.end for r in tagged.regions)
        ):
            if known[ending].needs == "unit" and not RELATIVE.match(text) and not NATIONAL.match(text):
                continue
            rest = text[: -len(ending)]
            if rest in lexicon.generic_words() or (not rest and not RELATIVE.match(ending)):
                continue
        yield Mention(start, word.end, ORGANIZATION, kind, tagged.text[start : word.end], "tagger", 0.8)


def _outlet_before(name: str) -> str | None:
    """The agency or paper whose name a tagger joined to the place of its dateline."""
    bodies = lexicon.national_bodies()
    heads = (name[:end] for end in range(len(name) - 1, 2, -1) if name[:end] in bodies)
    head = next(heads, None)
    return head if head and bodies[head].kind == "Media" else None


# 滨钢、滨海通用等企业: what a list says its members are
_LISTED = re.compile(
    r"(?:[、和与及][^，。；：、和与及（）“”]{2,16})*等(?:[\d一二两三四五六七八九十百几多余]+[家所个])?"
    r"(?:知名|重点|大型|中小|骨干|龙头|参与|本地|有关|相关)?(?P<what>企业|公司|厂家|单位|机构|部门|院校|高校|学校|医院|商会|协会)"
)
_FIELD = re.compile(r"系统|领域|事业|行业|部门|工作")  # 滨海市卫健系统: no name before it


def _looks_generic(tagged: Tagged, start: int, end: int) -> bool:
    text = tagged.text[start:end]
    return bool(
        re.search(
            r"(?:企业|机构|单位|部门|组织|时代|系统|企业工会|路|街|广场|公园|号|会议|论坛|峰会|大会|大厦|景区|村|镇|乡|社区|街道|园区|市场|站)$",
            text,
        )
        or _FIELD.match(tagged.text, end)
        or any(r.start == start and tagged.text[r.end : end] in lexicon.generic_words() for r in tagged.regions)
    )


# 市长王强; 副市长、科协主席王强
_HEAD_OF_GOVERNMENT = re.compile(
    r"(?<![\d社园校景])(?P<level>省|市|区|县|州|旗|镇|乡)(?=长(?:[\u4e00-\u9fff]{2,4}|[、兼][^，。；、]{2,20}(?:长|主席|书记|主任)))"
)
# 王强任滨海市副|市长: the post that somebody gets, its region before it
_OFFICE = re.compile(r"(?:常务)?副?(?P<level>省|市|区|县|州|旗|镇|乡)(?=长(?:[，。；、）]|$))")
_GETS_OFFICE = re.compile("[为任]$|当选$")


@cache
def _brand() -> re.Pattern[str]:
    return re.compile(rf"{lexicon.any_of(lexicon.word_classes()['brand'])}$")


# behind a region: the branch of a firm that has one in every region
_CARRIERS = re.compile(r"(?:移动|联通|电信|铁塔|石化|烟草|人寿|邮政)(?=[、，。；等与和及的协承主联]|公司)")


def _brands(tagged: Tagged) -> Iterator[Mention]:
    """Short names of companies: what the tagger knows as one (滨海药业), and what stands in a list with others."""
    for index, word in enumerate(tagged.words):
        before = tagged.words[index - 1] if index else None
        own = _brand().sub("", word.text)
        if word.tag in ("ORG", "nz") and own != word.text and _is_own(tagged, word.start, own):
            yield _company(tagged, word.start, word.end, "brand" if word.tag == "ORG" else "common")
        elif before and before.tag in ("nz", "ORG", "PER") and not own and _is_own(tagged, before.start, before.text):
            yield _company(tagged, before.start, word.end, "common")
    for region in tagged.regions:
        if (carrier := _CARRIERS.match(tagged.text, region.end)) and region.kind != "Country":
            yield _company(tagged, region.start, carrier.end(), "common")


def _is_own(tagged: Tagged, start: int, stem: str) -> bool:
    """Whether what stands before the trade is a firm's own name: no trade (新能源), no place, no other ending."""
    region = tagged.region_starting(start)
    common = stem in lexicon.generic_words() or _brand().fullmatch(stem) or any(b - a > 1 for a, b in endings(stem))
    return len(stem) > 1 and not common and (region is None or region.end < start + len(stem))


def _company(tagged: Tagged, start: int, end: int, rule: str) -> Mention:
    return Mention(start, end, ORGANIZATION, "Company", tagged.text[start:end], rule, 0.8)


@cache
def _quoted_pattern() -> re.Pattern[str]:
    bodies = lexicon.any_of(lexicon.word_classes()["quoted_body"])
    behind = rf"“(?P<name>[^“”，。；！？《》+]{{1,12}})”(?P<field>[\u4e00-\u9fff]{{0,4}}?)(?P<body>{bodies})"
    return re.compile(rf"{behind}|“(?P<own>[^“”，。；！？《》、+]{{1,16}}?)(?P<last>{bodies})”")


# what is set up, in common words: 成立码头风电职工创新联盟, 组建的智能泵阀产业学院挂牌
_FOUNDED = (
    r"(?:实验室|研究所|(?:研究|研发|创新|技术)中心|推广站|试验站|学院|联盟|联合会|协会|工会|委员会|联合体|"
    r"服务队|志愿队|突击队|研究院|基金会|分会|医联体|调解室)"
)
_NEW_BODY = re.compile(
    rf"(?:发起|组建|联合|挂牌|正式|签约|合作)?(?:成立|组建|筹建|创建|新建|共建|联建|合建|共同建立)(?:了|起|的)?"
    rf"(?:首[个家支]|全[省市区县]首[个家])?"
    rf"(?P<name>[\u4e00-\u9fff]{{4,24}}?{_FOUNDED})(?=[，。；、！]|正式|揭牌|挂牌|成立|获批|落成|启用|投用|首[批届]|$)"
)
_ANY_FIELD = re.compile("(?:创新|创业|联合|合作|产业|教育|培训|技术|研究|研发|科研|建设|服务)*")
_NOT_IN_BODIES = re.compile("[的了在与和及为将由]|各|一批|多个")


def _new_bodies(tagged: Tagged) -> Iterator[Mention]:
    """Bodies behind a verb of setting up whose words say what they are for."""
    for match in _NEW_BODY.finditer(tagged.text):
        start, end = match.span("name")
        ending = ending_of(match["name"]) or ""
        specific = end - start - len(ending) >= _FIELDS and not _NOT_IN_BODIES.search(match["name"])
        specific = specific and _ANY_FIELD.fullmatch(match["name"], 0, len(match["name"]) - len(ending)) is None
        if specific and start in tagged.boundaries and end in tagged.boundaries:
            kind = lexicon.organization_endings()[ending].kind if ending else "Other"
            yield Mention(start, end, ORGANIZATION, kind, match["name"], "new body", 0.8)


# 市十二中, 滨海二小, 滨海市一院: schools and hospitals by their numbers
_NUMBERED = (
    (
        "School",
        re.compile(
            r"第?[一二三四五六七八九十]{1,3}(?:中(?:学(?!生)|(?=学生)|(?![学国心央部旬间午等层东西南北期共方年外全会]))|小学|小(?![时组]))"
        ),
    ),
    ("Hospital", re.compile("第?[一二三四五六]院(?![士校子])")),
)


def _numbered(tagged: Tagged) -> Iterator[Mention]:
    """Schools and hospitals of a place that go by a number, each a word or several: 滨海|十二|中, 市|二院."""
    for kind, pattern in _NUMBERED:
        for match in pattern.finditer(tagged.text):
            place = tagged.region_ending(match.start())
            start = chain_start(tagged, place.start) if place else match.start() - 1
            placed = place is not None or tagged.text[start : match.start()] in ("市", "县", "区", "旗", "州")
            word = tagged.words[tagged.word_at(match.start())]
            county = tagged.text[word.start : match.start()] if word.tag == "ORG" else ""
            if not placed and len(county) == 2 and regions.parse(county) is not None:
                start, placed = word.start, True  # 桃源|二中, which the tagger knows
            ends = match.end() in tagged.boundaries or tagged.text.startswith("学生", match.end())
            if ends and placed and (place or start in tagged.boundaries):
                text = tagged.text[start : match.end()]
                yield Mention(start, match.end(), ORGANIZATION, kind, text, "numbered", 0.85)


_KINDS_OF_TEAMS = re.compile(
    r"(?:职工|劳模|工匠|技能|大师|创新|志愿|服务|先锋|党员|巾帼|青年|妇女|法律|科技|红色|流动|个)*"
)


# 成立“法律维权中心”: what is set up, though a program may have such a name
_SET_UP_BODY = re.compile(
    "(?:成立|组建|设立|建立|挂牌成立|揭牌成立)了?“(?P<name>[^“”，。；：、]{3,14}(?:中心|委员会|研究院|研究所|法庭|仲裁庭))”"
)


def _quoted(tagged: Tagged) -> Iterator[Mention]:
    """Bodies whose own name stands in quotation marks: “平安”服务队, “平安服务队”."""
    known = lexicon.organization_endings()
    for match in _SET_UP_BODY.finditer(tagged.text):
        kind = known[ending_of(match["name"]) or "中心"].kind
        start, end = match.start("name") - 1, match.end()
        yield Mention(start, end, ORGANIZATION, kind, match["name"], "quoted body", 0.9)
    for match in _quoted_pattern().finditer(tagged.text):
        if _KINDS_OF_TEAMS.fullmatch(match["own"] or match["name"]) or (match["body"] and goes_on(tagged, match.end())):
            continue
        if tagged.text.startswith(("称号", "荣誉", "奖"), match.end()):
            continue
        ending = ending_of(match["body"] or match["last"])
        kind = known[ending].kind if ending else "Other"
        start = chain_start(tagged, match.start())
        if is_any(tagged, start, ""):
            continue  # 20个“书香”读书会
        text = re.sub("[“”]", "", tagged.text[start : match.end()])
        yield Mention(start, match.end(), ORGANIZATION, kind, text, "quoted body", 0.93)


# a body in the term of its members, who meet in it: 滨海市十三届人大常委会|第二十七次会议
_TERM = re.compile(
    r"(?P<level>自治区|自治州|[省市县区州旗])?第?[一二三四五六七八九十百\d]{1,3}届"
    r"(?P<body>人民代表大会常务委员会|人大常委会|政协常委会|(?:人民代表大会|人大|政协|党委|纪委)(?=第?[一二三四五六七八九十\d]|[五三]年|[一-鿿]{0,4}会议))"
)


# and its official form, the place inside: 政协第十三届|滨海市|委员会, 中国共产党|滨海市|第十二届委员会
_IN_FULL = re.compile(
    r"(?P<body>政协|中国人民政治协商会议|中国共产党|中共)(?P<term>第[一二三四五六七八九十百\d]{1,3}届)?(?P<place>[\u4e00-\u9fff]{2,12}?)"
    r"(?(term)|第[一二三四五六七八九十百\d]{1,3}届)委员会(?P<standing>常务委员会)?"
)


def _sitting(tagged: Tagged) -> Iterator[Mention]:
    """Bodies with the number of their term, by the name without it: 滨海市人大常委会, 滨海市政协."""
    for match in _IN_FULL.finditer(tagged.text):
        place, party = match["place"], "共" in match["body"]
        home = regions.parse(place)
        if home is None or home.kind == "Country":
            continue
        organ = "政协" if not party else "党委" if place.endswith("自治区") else "委"  # 滨海市|委
        name = place + organ + ("常委会" if match["standing"] else "")
        kind = "PartyBody" if party else "Legislature"
        yield Mention(match.start(), match.end(), ORGANIZATION, kind, name, "in its term", 0.9)
    for match in _TERM.finditer(tagged.text):
        region = tagged.region_ending(match.end("level") if match["level"] else match.start())
        if region or match["level"]:
            start = region.start if region else match.start()
            name = (region.text if region else match["level"]) + match["body"]
            yield Mention(start, match.end(), ORGANIZATION, "Legislature", name, "in its term", 0.9)


@cache
def _minor_party() -> re.Pattern[str]:
    """滨海市|民盟, 市|民革: the committee there, where the name ends."""
    parties = lexicon.any_of(lexicon.minor_parties())
    return re.compile(rf"(?P<level>自治区|[省市区县])(?P<party>{parties})(?=[、，。；）和与等及主副负代]|联合|界|$)")


def _minor_parties(tagged: Tagged) -> Iterator[Mention]:
    """Minor parties of a region, or of the level that the story tells of, by the name of their committee: 民盟市委."""
    for match in _minor_party().finditer(tagged.text):
        region = tagged.region_ending(match.end("level"))
        start = region.start if region else match.start()
        before = tagged.text[start - 1 : start]
        if region is None and before and before not in "、，。；：（由在和与及表对向":
            continue
        name = f"{match['party']}{region.text if region else match['level']}委"
        yield Mention(start, match.end(), ORGANIZATION, "PartyBody", name, "party of place", 0.85)


# a body for a task, in words that tell it: 滨海州|困难职工解困脱困工作领导小组办公室
_FOR_TASK = re.compile(
    r"(?:(?!成立|组建|召开|设立|调整|工会)[^\W的了是在将由向对到]){2,20}?(?:领导小组|协调小组|指挥部|指挥中心)(?:办公室)?"
)
_LEVEL_BEGINS = re.compile(r"(?:^|(?<=[，。；：、“”（）由在向对从据入]))(?:自治区|[省市区县州旗](?![场民区县政委]))")


def _task_forces(tagged: Tagged) -> Iterator[Mention]:
    """Leading groups and headquarters of a region, whose names may hold verbs."""
    places = [(chain_start(tagged, region.start), region.end) for region in tagged.regions]
    levels = [match.span() for match in _LEVEL_BEGINS.finditer(tagged.text)]
    for start, end in (*places, *levels):
        found = _FOR_TASK.match(tagged.text, end)
        if found and found.end() in tagged.boundaries:
            name = tagged.text[start : found.end()]
            yield Mention(start, found.end(), ORGANIZATION, "Government", name, "grammar", 0.9)


# an autonomous region's government is headed by its chairman: 自治区|副主席王强
_CHAIRED = re.compile("自治区(?=(?:党委副书记、)?(?:政府|代)?(?:常务)?副?主席(?!团|台)[\u4e00-\u9fff])")


def _governments(tagged: Tagged) -> Iterator[Mention]:
    """省长, 副市长 before a name or got by somebody: the level word stands for its government, 省政府 …."""
    for match in _CHAIRED.finditer(tagged.text):
        region = tagged.region_ending(match.end())
        start = region.start if region else match.start()
        name = f"{region.text if region else '自治区'}政府"
        yield Mention(start, match.end(), ORGANIZATION, "Government", name, "head of government", 0.85)
    for match in (*_HEAD_OF_GOVERNMENT.finditer(tagged.text), *_offices(tagged)):
        if match.end() + 1 not in tagged.boundaries:
            continue  # 社区|长者
        level = f"{match['level']}政府"
        yield Mention(match.start("level"), match.end(), ORGANIZATION, "Government", level, "head of government", 0.85)


def _offices(tagged: Tagged) -> Iterator[re.Match[str]]:
    for match in _OFFICE.finditer(tagged.text):
        region = tagged.region_ending(match.start())
        if region is not None and _GETS_OFFICE.search(tagged.text[: region.start]):
            yield match


def _of_states(text: str, start: int, end: int) -> bool:
    """Whether a league of states stands for its area: 东盟国家, 中国—东盟."""
    area = text[start - 1 : start] in "—-－–" or text.startswith(
        ("国家", "各国", "十国", "市场", "地区", "留学生"), end
    )
    return area and text[start:end] in ("东盟", "欧盟", "非盟", "阿盟", "金砖国家")


def _national(tagged: Tagged) -> Iterator[Mention]:
    """National bodies by any of their names, where no word is cut."""
    bodies = lexicon.national_bodies()
    longest_name = max(map(len, bodies))
    for start in sorted(tagged.boundaries):
        for end in range(min(len(tagged.text), start + longest_name), start + 1, -1):
            name = tagged.text[start:end]
            if (
                name in bodies
                and not is_no_end(tagged, end)
                and not _of_states(tagged.text, start, end)
                and (end in tagged.boundaries or len(name) > 3 or tagged.words[tagged.word_at(start)].tag == "ORG")
            ):
                yield Mention(start, end, ORGANIZATION, bodies[name].kind, name, "national body", 0.95)
                break


def with_campus(tagged: Tagged, school: Mention) -> Mention:
    """A university with the place of its branch in brackets: 滨海工业大学（临江）."""
    if (
        school.kind != "School"
        or not school.text.endswith(("大学", "学院"))
        or tagged.text[school.end : school.end + 1] != "（"
    ):
        return school
    close = tagged.text.find("）", school.end)
    place = tagged.region_starting(school.end + 1)
    if place is None or place.end != close:
        return school
    return replace(school, end=close + 1, text=tagged.text[school.start : close + 1], rule="campus")


def _sharing(tagged: Tagged, names: list[Mention]) -> list[Mention]:
    """What shares words with the names in a list or a row of posts."""
    return [
        *of_shared_body(tagged, names),
        *of_shared_prefix(tagged, names),
        *in_rows(tagged, names),
        *beside_committee(tagged, names),
    ]


# what an office is for, and no body: 滨海市教育局高中|招生办公室, 滨海市图书馆学会专业图书馆|分会
_SCHOOLS_OF = re.compile(
    "(?:局|厅|委员会|学会|协会)(?:高中|初中|小学|中学|中小学|高校|学校|专业图书馆|公共图书馆|医院|企业)$"
)


def find(tagged: Tagged) -> list[Mention]:
    """Organizations of a sentence, those inside longer ones included; offsets in the sentence.

    `text` is the full name where the sentence shares parts of it: 山东、山西省总工会 gives 山东总工会 at 山东.
    """
    found = {(m.start, m.end): m for m in _tagger_names(tagged)}
    by_words = (_new_bodies, _brands, _candidates, _task_forces, short_unions, _governments, police, _national)
    sources = (*by_words, headed, led, _minor_parties, _quoted, _sitting, stations, _numbered)
    for source in (finder(tagged) for finder in sources):
        for mention in source:
            found[(mention.start, mention.end)] = mention
    found = {(m.start, m.end): m for m in in_lists(tagged, list(found.values()))}
    names = [with_campus(tagged, m) for m in found.values()]
    found = {(m.start, m.end): m for m in (*names, *teams(tagged, names))}
    for _ in range(3):  # departments of departments
        for mention in departments(tagged, names):
            found.setdefault((mention.start, mention.end), mention)
        names = list(found.values())
    heads = {m.start for m in names if m.rule != "tagger"}
    names = without_counted(tagged, names)
    names = [m for m in names if m.kind is not None or m.start not in heads]  # 总工会劳动: cut by the tagger
    names = [m for m in names if not any(is_torn(o, m) for o in names)]
    names = [
        m for m in names if not (_SCHOOLS_OF.search(m.text) and any(o.start == m.start < m.end < o.end for o in names))
    ]
    names = [m for m in names if all(is_parent(o, m) for o in names if o.start == m.start and o.end > m.end)]
    names += wholes(tagged, names)
    names = [piece for name in names for piece in of_committee_and_government(name)]
    names = with_shared_league(tagged, with_listed_regions(tagged, names))
    for shared in (_sharing, of_roles, of_one_region):
        places = {(name.start, name.end): name for name in shared(tagged, names)}
        names = [name for name in names if (name.start, name.end) not in places] + list(places.values())
    names += acting_places(tagged, names)
    names += [*of_partners(tagged, names), *of_industries(tagged, names), *of_counted_regions(tagged, names)]
    return sorted(with_unit_kind(name, names) for name in names if name.text not in GENERIC_NAMES)
