"""Relation rules: patterns over typed sentences, read from `ontology/rules/*.toml`.

A pattern is a regular expression over the typed text with these additions:

    {s:ON}    one name of the types O or N that is the subject; {o:P} the object
    {s:O+}    a list of names (A、B和C等), each of which is a subject
    {s:N*}    a list of names with the posts and organizations that stand before each; only the N are subjects
    <host>    any word of the class `host` of words.toml
    <adv>     words that may stand between subject and verb, none included
    <np>      up to 24 characters of a noun phrase before its head
    <mid>     up to 26 characters between subject and verb; names only behind a preposition (在…, 通过…)
    <near>    the same within one clause
    <speech>  gives a speech (作了专题报告, 进行授课)
    <of_award> what may stand between 荣获 and the award, who gives it included (某单位颁发的)
    <given>   who gave it in the passive (被某单位授予, 被评为)
    <places>  takes a place or a prize in a contest; <prize> which; <beats> wins or loses against
    <joins_in> how a clause goes on whose bodies act together
    <are>     before the bodies of a list, counted or not (有两家：, 多达三家，分别是)
    <about>   what a speech is about (围绕“…”“…”)
    <start>   the beginning of a clause
    <subject> not behind a preposition
    <unasked> the subject doesn't ask others to do it (要求, 呼吁 …)
    <to_whom> what may stand between 为 and a group; <gets> what the group gets (…提供免费体检)
    <whose>   words before a group that say which of them (广大, 全市, 来自…的)
    <posts>   one post or several (党组书记、副主席); <lead> one that leads; <bare> the same without words of its own;
    <more>    further posts up to the name of who holds them, in other organizations too (、市长, 兼市总工会主席)

Further named groups become attributes: (?P<role>…), (?P<position>…), (?P<count>…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg import data, lexicon, numbers
from kg.errors import OntologyError
from kg.model import ORGANIZATION
from kg.typed import LETTERS, Slot, Typed

_BY_INITIAL = {
    "O": LETTERS["Organization"],
    "R": LETTERS["Region"],
    "P": LETTERS["Program"],
    "N": LETTERS["Person"],
    "G": LETTERS["Group"],
}
# what joins the names of a list, with who stands for each (、…等单位负责人，)
_JOIN = (
    r"(?:等)?(?:代表[队团])?(?:各?(?:有关|相关|所属)?(?:单位|部门|机构))?(?:的?(?:有关|相关|主要|分管)*(?:负责人|领导|负责同志|代表))?"
    r"(?:[、和与](?:(?:与会)?(?:[^，。；、和与及ＯＰＮＧ]{2,20}|[^，。；、ＯＰＮＧ]{4,16}[局办委会室厅部院校司所站])[、和及]){0,2}|及|以及|，以及|，|暨|；|(?:联合|会同|携手|联手|协同|[同跟])(?=[该其]?Ｏ)"
    r"|(?<=Ｇ)(?=Ｇ))(?:[该其](?=Ｏ))?"
)
_OF_THEM = "(?<![，；])[^，。；！？、和与ＯＲＰＮＧ]{0,4}?"  # which of a group
_PIECE = "(?:(?<=[、和及])(?:Ｒ|[一-鿿]){1,2}?(?<![在由为向对与给]))?"  # of a name that begins earlier than its letter
_ASIDE = "(?:（[^（）。]{0,20}）|Ｐ(?=[、和与]))?"  # （以下简称…）, and the column of a broadcaster 《…》
_BODIES = "(?:部门|单位|机构|企业|方)"
_TOGETHER = rf"(?:双方|[几多两三四五六七八九十\d]{{1,2}}(?:[个家](?:{_BODIES}|(?=[一共联携]))|{_BODIES}))"
_SLOT = re.compile(r"\{(?P<group>[a-z]\d?):(?P<types>[ORPNG]+)(?P<many>[+*]?)\}")
_MACROS = {
    "np": "[^。！？；，：ＯＰＮ]{0,24}?",
    "mid": "(?:[^。！？；ＯＰＮ]|(?:(?<=[在于到赴据从对向为将用以按])|(?<=[已将还也]与))[ＯＰＮ](?:[、和与及][ＯＰＮ])*"
    "|(?<=通过|依托|围绕|根据|按照|借助|组织|发动|动员|邀请|协调|联合|会同|携手|联手|协同)[ＯＰ](?:[、和与及]Ｏ)*){0,26}?",
    "near": "(?:[^，。！？；ＯＰＮ]|(?<=[在于到赴据从对向为将用以按与同跟])[ＯＰＮ](?:[、和与及][ＯＰＮ])*"
    "|(?<=通过|依托|围绕|根据|按照|借助|会同|联合)[ＯＰ]){0,26}?",
    "unasked": "(?![^。；！？]{0,26}(?:要求|号召|倡导|呼吁|希望|鼓励|建议))",
    "subject": "(?<!Ｏ[、和与及])(?<![在于到自赴对向给被从据至往用把将让进入])(?<!(?<!作)为)"
    "(?<!参观|走访|探访|观摩)(?<![新筹构组创共]建)",
    "start": "(?:^|(?<=[，；：。”]))",
    "to_whom": "(?:[^，。；！？、ＯＰＮＧ的]{1,10}的)?(?:Ｏ(?:等[^，。；！？、ＯＰＮＧ]{0,8})?的?)?<whose>"
    "(?:Ｒ籍[^，。；！？、的ＯＰＮＧ]{0,4})?"
    "(?:[^，。；！？、ＯＰＮＧ]{1,8}(?:对象|群体|人群|家庭|人员|[者户员民])[，、]|[^，。；！？、ＯＰＮＧ]{2,8}、)?",
    "gets": "[^。；！？，ＯＰ]{0,20}?(?:<give>|带来(?!了?[^，。]{0,8}(?:困难|影响|损失|冲击|不便|风险|压力))"
    "|(?:进行|作)[^，。；]{0,16}?(?:宣传|讲解|普及|体检|义诊|培训|辅导|讲座|报告|宣讲))",
    "whose": "(?:广大|入会|参赛|参训|受灾|获奖|建档立卡的?"
    "|在档|全体|全市|全省|全区|全县|全国|全州|全校|各族|各类|当地|本地|外地|辖区内?"
    "|本?单位|本?企业|基层|一线|沿线|沿途|周边|附近|过往|在校|在册|所有|各地|[省市区县州镇乡村校厂园]内|更多|部分|众多"
    "|许多|每一?[个名位]|到场的?|在场|[现进入]场|与会|参会|到会|来访|返乡|求职|Ｒ|来自[^，。；]{1,20}?的|[^，。；！？ＯＰＮＧ为向给对]{1,10}的)*",
    "about": "(?:(?:围绕|就|结合|聚焦|以|从)[^。；！？]{1,120}?|向(?:大会|会议|论坛|与会(?:代表|人员|嘉宾))+)?",
    "speech": "(?:(?:[作做发](?:表)?|带来)了?[^，。；！？ＯＮＧ]{0,12}?"
    "(?:报告|讲座|讲话|发言|演讲|致辞|总结|辅导|点评|宣讲|讲解|介绍|推介|解读|分享|汇报|授课)|"
    "(?:进行|展开)了?[^，。；！？ＯＰＮＧ]{0,8}?"
    "(?:授课|讲解|辅导|宣讲|点评|演讲|解读|交流发言|对话|对谈|推介|汇报|演示|示范|分享))",
    "of_award": "(?:了|过|为)?(?:由?Ｏ(?:[^，。；！？ＯＰＮ]{0,4}(?:颁发|授予|评选|颁授|评出|认定)的)?)?"
    "[^。；！？，ＯＰＮ]{0,12}?",
    "given": "被(?:[^，。；！？ＰＮＧ]{0,10}?Ｏ(?:[、和与及]Ｏ)*)?(?:联合|共同|正式|同时)?"
    "(?:(?:追|颁)?授予?|(?:评|评选|评定|命名|认定|表彰|确定|推选|推荐|选树|遴选|树|选|列|授)为|(?:列|选|评|纳)入)",
    "places": "(?:获得?|荣获|夺得|斩获|摘得|摘下|摘取|赢得|捧得|捧走|捧回|捧起|拿下|收获|囊括|包揽|独揽|独得|勇夺"
    "|力夺|拔得|分获|分列|位列|位居|名列|列|[进闯杀挺]入|闯进|晋级|取得|拿走|排名|跻身|屈居|摘走|夺|摘|获评|被评为|荣膺|喜获|[得拿]了)",
    "prize": "(?:[一二三特]等奖|[冠亚季]军|[金银铜][奖牌]|[一二两三四五六七八九十\\d][金银铜]"
    "|第?[一二三四五六七八](?:、第?[一二三四五六七八])*[名位]"
    "|[前第][一二三四五六七八九十](?=[，。；、])|前[一二两三四五六七八九十\\d]+名|优胜奖|优秀奖|头奖|头筹|桂冠|团体总分"
    "|最佳[^，。；、ＯＰＮ]{1,5}|优秀(?:赛区|选手|教练员|裁判员|运动员|组织)|体育道德风尚)",
    "beats": "(?:力克|战胜|击败|险胜|完胜|大胜|轻取|力压|逆转|不敌|负于|惜败于?|迎战|对阵)",
    "joins_in": "[^，。；！？]{0,30}?(?:签[约署订字]|联合|合作|共同|共建|携手|联手|达成|举办|举行|主办|战略)",
    "are": "(?:(?:共|一共)?(?:有|多达|达)?[\\d一二三四五六七八九十两]+[多余]?[家个](?:单位)?"
    "(?:：|，(?:分别)?(?:是|为|系|有|包括))"
    "|(?:分别)?(?:是|为|系|有|包括|：))(?:Ｒ|该[院校局厂会市县区])*",
    "place": "(?:(?:[在于赴到]|以(?!及)|通过)[^，。；！？]{1,20}?)?",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """How a sentence states a relation. `subject` and `object` may be carried over instead of matched."""

    name: str
    relation: str
    pattern: re.Pattern[str]
    confidence: float
    subject: (
        str  # "s", or "topic:OP", "topic:N", "topic:ON": who or what is carried over from what was said before;
        # "first:O": the same without those that a list joins to it;
        # "clause": who the clauses before it are about; "here:OP": from the same sentence or the document
        # that is told of; "parties": all of the latest list (双方)
    )
    # "o", "topic:P", "event": what the story's people attend, "meeting", "Training", "Contest", "occasion": the same
    # if it is one, occasions being all events but campaigns,
    # "jobs", "donations", "works", "signing", "care": the same if it is a job fair, for donations, a contest of works,
    # where something is signed, or where doctors treat people,
    # "visits": the latest campaign of visits, "award": the last named, "employer": the organization of the last post,
    # "headed": the body whose head is called so, "new body": what the sentence sets up or says somebody is elected in,
    # or "body": what members join, set up in the sentence or else the topic
    object: str
    examples: tuple[dict[str, Any], ...]
    counterexamples: tuple[str, ...]
    types: dict[str, str]  # letters of the subjects and objects, for lists that hold other names too


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's reading of a typed sentence; subjects or objects are empty where they are carried over."""

    rule: Rule
    start: int  # in the sentence
    end: int
    subjects: tuple[Slot, ...]
    objects: tuple[Slot, ...]
    position: str | None
    role: str | None
    count: int | None  # where the pattern names it; a group's own number is in its slot
    place: int  # where it begins in the typed text
    text: str  # what it covers of the typed text


# what no list holds: right before a name it is what the person does
_OCCUPATION = "(?:(?![与和同跟向对为给被让])[一-鿿]){1,3}[员师工匠](?=的?Ｎ)"


@cache
def _post(kinds: tuple[str, ...]) -> str:
    """One post: prefixes and its word (党组书记, 常务副主席, 车间主任), as a pattern."""
    words = lexicon.posts()
    known = lexicon.any_of(w for w, k in words.items() if k in kinds)
    ends = f"(?:{known}|{_OCCUPATION})" if "staff" in kinds else known
    before = lexicon.any_of(w for w, k in words.items() if k == "prefix")
    verbs = lexicon.any_of(lexicon.word_classes()["before_person"])
    own = f"(?:[干做当]了[^，。；了]{{1,5}}的)?(?:(?!{verbs})[^了，。；！？、（）“”：ＯＲＰＮＧ ]){{0,10}}?"
    return f"(?:{own}{before}*{ends}(?:助理)?)"


def _posts() -> str:
    one = _post(("lead", "staff", "title"))
    return f"(?:{one}(?:[、兼]{one})*)"


@cache
def post_and_name() -> re.Pattern[str]:
    """A post and the name of who holds it, as they stand behind an organization."""
    return re.compile(rf"的?{_posts()}{_more()}Ｎ")


def _lead() -> str:
    return _post(("lead",))


def _bare() -> str:
    """A post that leads, with nothing before it that says where: 副校长, not 滨海学院院长."""
    return lexicon.leading_post()


def _more() -> str:
    post = rf"Ｏ?的?{_posts()}|Ｒ?(?:常务)?副?Ｏ长|“?Ｐ”?(?:称号)?(?:获得者|得主|入选者)?"
    return rf"(?:[、，兼及暨]{{0,2}}(?:{post})){{0,4}}"


def _expand(pattern: str, where: str) -> str:
    def name(match: re.Match[str]) -> str:
        letters = "[" + "".join(_BY_INITIAL[c] for c in match["types"]) + "]"
        if not match["many"]:
            return f"(?P<{match['group']}>{letters})"
        if match["types"] == "G" and match["many"] == "+":
            letters = "(?:Ｇ(?:（Ｇ）)?)"  # 困难职工（农民工）
        if match["many"] == "*":
            titled = "Ｐ(?=[^，。；！？ＰＮ]{0,20}Ｎ)"  # Ｎ、Ｐ获得者Ｎ, Ｎ、Ｐ创始人Ｎ
            between = f"(?:[^。！？ＰＮ{letters[1:-1]}]|{titled})"  # a list is read in one way only, or it takes ages
            with_posts = f"{letters}(?:{_JOIN}{between}{{0,44}}?{letters})*"
            return f"(?P<{match['group']}>{with_posts})(?:等[^，。；！？ＯＰＮ]{{0,24}}?|Ｇ)?"
        of_them = _OF_THEM if "G" in match["types"] else _PIECE if "O" in match["types"] else ""
        join = f"(?:{_JOIN})?" if match["types"] == "P" else _JOIN  # “甲”“乙”
        more = f"{_ASIDE}(?:等[^，。；！？ＯＰＮＧ]{{0,8}}?|{_TOGETHER})?"
        return f"(?P<{match['group']}>{letters}(?:{_ASIDE}{join}{of_them}{letters})*){more}"

    def word_class(match: re.Match[str]) -> str:
        key = match[1]
        if key in _MACROS:
            return _MACROS[key]
        if key == "adv":
            words = lexicon.any_of(lexicon.word_classes()["adverb"])
            return rf"(?:{words}|[于自从]?\d{{1,4}}[年月日][^，。；ＯＰＮＧ]{{0,8}}?|，(?=[^，。]{{0,8}}$))*?"
        if key not in lexicon.word_classes():
            raise OntologyError(f"{where}: <{key}> is no class of words.toml; add it or correct the name")
        return lexicon.any_of(lexicon.word_classes()[key])

    posts = {"posts": _posts, "lead": _lead, "bare": _bare, "more": _more}
    for key, post in posts.items():
        pattern = pattern.replace(f"<{key}>", post()) if f"<{key}>" in pattern else pattern
    expanded = _SLOT.sub(name, pattern)
    for _ in ("macros", "classes in them"):
        expanded = re.sub(r"(?<!\?P)<([a-z_]+)>", word_class, expanded)
    return expanded


def _types(pattern: str) -> dict[str, str]:
    return {m["group"]: "".join(_BY_INITIAL[c] for c in m["types"]) for m in _SLOT.finditer(pattern)}


def _rule(relation: str, table: dict[str, Any], where: str) -> Rule:
    try:
        return Rule(
            table["name"], relation, re.compile(_expand(table["pattern"], where)), float(table["confidence"]),
            table.get("subject", "s"), table.get("object", "o"),
            tuple(table.get("examples", ())), tuple(table.get("counterexamples", ())), _types(table["pattern"]),
        )  # fmt: skip
    except KeyError as error:
        raise OntologyError(f"{where}: a rule has no {error.args[0]}; add it") from None
    except re.error as error:
        raise OntologyError(f"{where}: rule {table['name']}: {error}; mend its pattern") from None


def load(place: Path) -> tuple[Rule, ...]:
    """The rules of one file `<relation>.toml`; OntologyError names the file and rule that is broken."""
    return tuple(_rule(place.stem, entry, str(place)) for entry in data.toml(place).get("rule", ()))


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, sorted by file, in the order of each file."""
    return tuple(rule for place in sorted(data.path("rules").glob("*.toml")) for rule in load(place))


def _may_read(rule: Rule, letters: frozenset[str]) -> bool:
    """Whether a sentence with names of these types may hold the subjects and objects that a rule must find in it."""
    needed = (rule.types.get(group, "") for group, names in (("s", rule.subject), ("o", rule.object)) if names == group)
    return all(letters.intersection(types) for types in needed)


@cache
def _for_letters(letters: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if _may_read(rule, letters))


def rules_for(sentence: Typed) -> tuple[Rule, ...]:
    """The rules that may read something off a sentence with such names, in order."""
    return _for_letters(frozenset(LETTERS[slot.mention.type] for slot in sentence.slots.values()))


def _names(rule: Rule, sentence: Typed, found: re.Match[str], group: str) -> tuple[Slot, ...]:
    """The subjects or objects that a pattern has found, without the other names of a list with posts."""
    if group not in rule.types or not found[group]:
        return ()
    return tuple(
        slot for slot in sentence.within(*found.span(group)) if LETTERS[slot.mention.type] in rule.types[group]
    )


def _post_words(sentence: Typed, start: int, end: int) -> str:
    """The sentence's own words at `text[start:end]`; a group that stands there alone is named without its number.

    Of a body whose last character the post shares only that one: 部长 of 宣传部|长.
    """
    if (slot := sentence.slots.get(start)) and end == start + 1:
        return slot.mention.text
    begin, stop = sentence.span(start, end)
    bodies = [slot for slot in sentence.within(start, end) if slot.mention.type == ORGANIZATION]
    prefix = sentence.source[begin : bodies[0].start] if bodies else ""
    return prefix + sentence.source[bodies[0].end - 1 if bodies else begin : stop]


# what is said of who holds a post, before it: 30岁的投递员, 女骑手, but 女工委员
_HOLDER = re.compile(
    r"^(?:\d+岁的?|[干做当]了[^，。；了]{1,5}的|优秀|著名|知名|年轻的?|[男女](?![工职子生性兵足排篮]|企业|科技|法官|检察))+(?=[\u4e00-\u9fff]{2})"
)


# of a student only the class
_CLASS = re.compile(r"^[\u4e00-\u9fff\d]{0,8}?(?:级|班|[大高初小][一二三四五六]|[一二三四五六]年级)(?=学生$)")


def _post_alone(position: str) -> str:
    return _CLASS.sub("", _HOLDER.sub("", position))


_UNION_POST = re.compile("[、兼]Ｏ副?主席")
_OWN_UNION = re.compile("(?:系统|机关|教代会)?工会")


def _post_in_union(sentence: Typed, place: int) -> str:
    """A post in a body's own union that ends a row of its posts, as it is written: 党委副书记|、工会主席."""
    post = _UNION_POST.match(sentence.text, place)
    union = sentence.slots[place + 1] if post else None
    if post is None or union is None or not _OWN_UNION.fullmatch(sentence.source, union.start, union.end):
        return ""
    return sentence.source[union.start - 1 : union.end] + post[0][2:]


def matches(rule: Rule, sentence: Typed) -> Iterator[Match]:
    """The places where a rule reads its relation off a typed sentence."""
    for found in rule.pattern.finditer(sentence.text):
        groups = found.groupdict()
        subjects = _names(rule, sentence, found, "s")
        objects = _names(rule, sentence, found, "o")
        if (rule.subject == "s" and not subjects) or (rule.object == "o" and not objects):
            continue
        places = [place for name in ("s", "o") if groups.get(name) for place in found.span(name)]
        begin, stop = min([found.start(), *places]), max([found.end(), *places])
        start, end = sentence.span(begin, stop)
        position = _post_alone(_post_words(sentence, *found.span("position"))) if groups.get("position") else None
        if position:
            position += _post_in_union(sentence, found.end("position"))
        count = numbers.count_of(groups.get("count") or "")
        yield Match(
            rule,
            start,
            end,
            subjects,
            objects,
            position,
            groups.get("role"),
            count,
            found.start(),
            sentence.text[begin:stop],
        )
