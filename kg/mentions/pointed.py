"""What a text points to without its name: 该公司, 公司工会, 校团委、人事处, 该县.

Which organization or region is meant is decided in the story. All offsets count in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from kg import lexicon
from kg.mentions.organizations import departments, ending_of, team_of
from kg.mentions.short_names import kind_of
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, REGION, Mention

_POINTS_BACK = re.compile(
    r"(?:我(?P<own>[校厂馆])|(?:该|本|这家|我们)(?P<marked>总公司|集团公司|公司|集团|企业|学校|学院|大学|医院|中心|协会|学会|基金会|会(?!议|[上场员])|厂|局|院|馆|校|所|行|社|庭|[大中支总]队)"
    r"|(?<![\u4e00-\u9fff])(?P<bare>总公司|集团公司|公司|集团|学校|学院|医院|中心|协会|联合会|商会|学会|研究会|基金会|[校院局厂所馆段矿]|[大支中]队)"
    r"(?=(?:工会|党委|团委|党组|党总支)?(?:副|常务|总|董|党|书记|主席|主任|经理|院长|校长|会长|秘书长|教导员|指导员|政委|负责人|相关负责人|职工|员工)))"
)
_CLASSES = {
    "厂": "Company",
    "企业": "Company",
    "局": "Government",
    "院": "Other",
    "校": "School",
    "所": "Other",
    "行": "Company",
    "社": "Media",
    "会": "Association",
    "馆": "Center",
}


_BEGINS = r"(?:(?<![\u4e00-\u9fff])|(?<=[在由向和与经对及据从给到、]))(?:[我该本])?"
# 公司工会, 我校团委: a body of the organization that the head points to
_BODY_POINTED = re.compile(
    _BEGINS
    + r"(?P<head>集团公司|总公司|公司|集团|企业|学校|学院|大学|医院|农场|林场|牧场|茶场|煤矿|油田|电厂|酒店|银行|商场"
    r"|研究院|研究所|设计院|[校厂矿局段院])"
    r"(?P<body>党(?:委|总支)(?!书记|副书记|委员|成员|常委)|纪委|团委|(?:教代会)?工会"
    r"|(?<=校)(?:青年志愿者协会|志愿者协会|学生会|研究生会))"
    r"(?!小组|会员|法|干部|工作|活动|[员议]|组织(?:建设|体系|覆盖|[的和、，]))"
)
# 公司人力资源部, 该校中文系: what may have departments
_HEAD = re.compile(
    _BEGINS + r"(?P<head>集团公司|公司|集团|学校|学院|大学|医院|(?<=[我该本])[校厂矿局院所馆社段]|[校局])"
)


def find(tagged: Tagged) -> Iterator[Mention]:
    """该公司, 公司董事长, 公司工会, and bodies in a list behind it (公司工会、人力资源部)."""
    for match in _POINTS_BACK.finditer(tagged.text):
        head = match["own"] or match["marked"] or match["bare"]
        start = match.start("bare") if match["bare"] else match.start()
        yield Mention(start, match.end(), ORGANIZATION, _kind_of_head(head), head, "pointer", 0.6)
    for match in _COMMITTEE.finditer(tagged.text):
        yield Mention(match.start(), match.end(), ORGANIZATION, "Other", match["body"], "committee", 0.8)
    bodies = [*_bodies(tagged), *_departments(tagged)]
    for whole, body in bodies:
        yield whole
        yield body
    yield from _listed(tagged, [body.end for _, body in bodies])


# who runs or judges an event, which may stand before it or be the story's: 赛事组委会
_COMMITTEE = re.compile("(?:大会|赛事|比赛|大赛|联赛|活动|论坛)?(?P<body>组委会|评委会|执委会|筹委会)(?![员会])")


_REGION_POINTED = re.compile(
    "(?<!驻)该(?P<level>省|市|县|区|州|旗|镇|乡|街道|村|社区)(?![委府长民场域城级内里外上政党总团部局])"
)


def places(tagged: Tagged, names: Iterable[Mention]) -> Iterator[Mention]:
    """该县, where no body's name goes on with it (该县总工会)."""
    begins = {m.start for m in names if m.type == ORGANIZATION}
    for match in _REGION_POINTED.finditer(tagged.text):
        if not begins & {match.start(), match.start("level")} and match.end() in tagged.boundaries:
            yield Mention(match.start(), match.end(), REGION, None, match[0], "pointer", 0.6)


def _bodies(tagged: Tagged) -> Iterator[tuple[Mention, Mention]]:
    for match in _BODY_POINTED.finditer(tagged.text):
        whole = _head(match)
        yield whole, _body(match.start(), match.end(), match["body"])


def _departments(tagged: Tagged) -> Iterator[tuple[Mention, Mention]]:
    for match in _HEAD.finditer(tagged.text):
        whole = _head(match)
        for unit in departments(tagged, [whole]):
            name = tagged.text[whole.end : unit.end]
            of_school = whole.text == "校" and _OF_SCHOOL.search(name) is not None
            if (len(name) > 3 or name.endswith("学院")) and (of_school or _is_department(name)):
                yield whole, _body(whole.start, unit.end, name)
        if team := team_of(tagged, whole):
            yield whole, _body(whole.start, team.end, tagged.text[whole.end : team.end])


def _head(match: re.Match[str]) -> Mention:
    head = match["head"]
    return Mention(match.start(), match.end("head"), ORGANIZATION, _kind_of_head(head), head, "pointer", 0.6)


def _body(start: int, end: int, name: str) -> Mention:
    return Mention(start, end, ORGANIZATION, kind_of(name), name, "body pointed to", 0.92)


# what stands behind the last word of a name where a clause goes on about the body: 工作站由…设立, 小院被评为…
_GOES_ON = (
    r"(?=由|将|已|还(?!有)|又|共(?!同)|均|每[年月周天日]|先后|目前|如今|现有|累计|近年|日前|近日|今年|去年|自(?!己)|从\d"
    r"|与|同时|联合|为(?!期)|向|被|在|通过|聘|邀请|举办|组织|开展|推出|启动|成立以来|成立后|成立于|投入|拿出|获|荣获|安排|承担|负责"
    r"|推动|推进|聚焦|针对|围绕|扎实|积极|大力|坚持|充分|深入|不断|持续|专门|主动|免费|多方|及时)"
)


@cache
def _ending_alone() -> re.Pattern[str]:
    leads = lexicon.any_of(word for word, kind in lexicon.posts().items() if kind == "lead")
    heads = rf"(?=(?:副|常务|执行|名誉|创始|有关|相关)?(?:{leads}|负责人|创始人|发起人))"
    return re.compile(rf"(?:^|(?<=[，。；：“]))(?P<word>[一-鿿]{{2,4}}?)(?:{_GOES_ON}|{heads})")


def by_ending(
    tagged: Tagged, names: Sequence[Mention], full: Sequence[Mention], programs: Mapping[str, str | None]
) -> Iterator[Mention]:
    """The last word of a body's name where a clause goes on about it: 工作站由…设立, 工作站站长, of 滨海法律援助工作站.

    学校 is any school.

    `names` are the sentence's, `full` the story's organizations; no word in which one of its programs ends.
    """
    names = [m for m in names if m.rule != "pointer"]
    for match in _ending_alone().finditer(tagged.text):
        word = match["word"]
        kinds = {m.kind for m in full if m.text.endswith(word) and len(m.text) > len(word) + 1}
        if word == "学校":
            kinds |= {m.kind for m in full if m.kind == "School"}
        free = all(m.end <= match.start() or match.end() <= m.start for m in names)
        program = any(name.endswith(word) and kind != "Award" for name, kind in programs.items())
        if len(kinds) == 1 and free and not program and match.end() in tagged.boundaries:
            yield Mention(match.start(), match.end(), ORGANIZATION, kinds.pop(), word, "pointer", 0.6)


_OF_SCHOOL = re.compile("(?:基金会|校友会|总会|协会|学会|图书馆|出版社|医院|中心)$")  # 校|教育发展基金会
_DEPARTMENT = re.compile(
    r"(?:[部处科系队]|学院|学部|办公室|研究院|研究所|委员会|团队|文工团|分厂|项目部|工会|党委|团委|纪委)$"
)


def _is_department(name: str) -> bool:
    """Whether a department is one by its name: 人力资源部, but not 生产部."""
    ending = ending_of(name)
    own = ending is not None and name[: -len(ending)] not in lexicon.generic_words()
    return own and _DEPARTMENT.search(name) is not None


_UNIT = r"[\u4e00-\u9fff]{2,12}?(?:[部处科系]|学院|学部|办公室|中心|研究院|委员会|工会|党委|团委|纪委)"
_JOIN = r"(?:以及|[、和与及])"
_LAST = (
    r"(?=[、，。；和与及）\s]|以及|等|有关|相关|主要|负责|代表|的|参加|出席|主办|承办|协办|联合|共同|举办|邀请|启动|选派|发起|牵头|开展|推出|组织"
    r"|[两三四五六七八九十\d]+[家个])"
)
_ITEM = re.compile(rf"{_JOIN}(?P<name>{_UNIT}){_LAST}")


def _listed(tagged: Tagged, ends: Sequence[int]) -> Iterator[Mention]:
    """Bodies behind one that is pointed to: of the same organization."""
    for end in ends:
        while (item := _ITEM.match(tagged.text, end)) and _stands_apart(tagged, *item.span("name")):
            yield _body(*item.span("name"), item["name"])
            end = item.end()


_CAMPUS = re.compile(r"我校|(?<![\u4e00-\u9fff])校(?:党委|团委|工会|领导|长)")
_UNITS = re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[由与向对在同]))(?P<units>{_UNIT}(?:{_JOIN}{_UNIT})+){_LAST}")
_TEACHER = "的?(?:副?教授|讲师|教师|老师|研究员|实验师|辅导员)"
_DOES = (
    rf"邀请|供稿|负责|组织|主办|承办|举办|协办|开展|发布|印发|选派|代表队|{_TEACHER}"
    r"|的?(?:学生|同学|研究生|本科生|新生|毕业生)|大[一二三四]|(?:19|20)?\d\d级"
)
_FACULTY = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:[由与向对在应经请]|来自|会同)?"
    rf"(?P<name>[\u4e00-\u9fff]{{2,12}}?(?:学院(?!路)|学部|[处系](?={_DOES})|(?:教研室|中心|(?<![全干])部)(?={_TEACHER}|承办|主办|组织的))"
    r"|[文法商理医农工]学院(?!路))"
)
# 学生工作处处长王强, 团委副书记王强: an office of the school, by its head
_OFFICE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[由与向对和及经]))(?P<name>[\u4e00-\u9fff]{2,10}?(?:[部处]|办公室|中心)(?=副?(?:处长|部长|主任))"
    r"|(?:党委|纪委|团委)(?=副?书记)|(?:学生会|研究生会)(?=副?主席)|校友总?会(?=副?(?:会长|秘书长)))"
)
_NO_PART = frozenset({"r", "u", "m", "d", "p", "TIME"})  # tags of words that no part's name holds
_NO_UNIT = re.compile("上级|自治[区州县]|各|所属|下属|基层|以及|[省市区县校]|[由与向对在为和从把被将是让请]")


def is_campus(text: str) -> bool:
    """Whether a school tells the story: then its faculties and offices go without its name."""
    return _CAMPUS.search(text) is not None


def faculties(tagged: Tagged, names: Sequence[Mention]) -> Iterator[Mention]:
    """化学学院; 人事处、财务处: parts of the school that tells the story."""
    found = (*_FACULTY.finditer(tagged.text), *_OFFICE.finditer(tagged.text))
    spans = {match.span("name") for match in found}
    for row in _UNITS.finditer(tagged.text):
        items = re.finditer(rf"(?:^|{_JOIN})(?P<name>{_UNIT})(?={_JOIN}|$)", row["units"])
        spans |= {(row.start() + item.start("name"), row.start() + item.end("name")) for item in items}
    for start, end in sorted(spans):
        if _stands_apart(tagged, start, end) and _is_free(start, end, names):
            text = tagged.text[start:end]
            yield Mention(start, end, ORGANIZATION, kind_of(text), text, "faculty", 0.92)


def _is_free(start: int, end: int, names: Sequence[Mention]) -> bool:
    """Whether other names there are no longer than its end (材料与|化学学院), and none is whose part it is."""
    within = [n for n in names if n.start < end and start < n.end]
    whole = any(n.kind == "School" and n.start == start and n.end < end for n in within)  # 滨海大学|化学学院
    return not whole and all(start <= n.start and n.end <= end for n in within)


def _stands_apart(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a name begins and ends with words, is one name of nouns and holds no region."""
    name = tagged.text[start:end]
    words = tagged.words[tagged.word_at(start) : tagged.word_at(end - 1) + 1]
    two = any(ending_of(name[: glue.start()]) for glue in re.finditer(_JOIN, name))
    if two or _NO_UNIT.match(name) or any(word.tag in _NO_PART and word.text not in "与和" for word in words):
        return False
    return {start, end} <= tagged.boundaries and all(r.end <= start or end <= r.start for r in tagged.regions)


def _kind_of_head(head: str) -> str | None:
    return _CLASSES.get(head) or kind_of("某某" + head)
