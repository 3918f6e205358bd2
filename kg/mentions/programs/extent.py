"""How far the name of a program reaches: what is cut off, what belongs to it, what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import lexicon
from kg.mentions.programs.heads import STOP, head_of, kind_of, least_head
from kg.mentions.tagged import Tagged
from kg.model import Mention

OPENING, CLOSING = "“《（‘『「", "”》）’』」"
_ITEMS = r"(?:家|个|座|处|场次?|项|批次?|期|次|张|份|辆|套|支|届|堂|门|类|种|所|间|节|档|条|系列)"
QUANTITY = re.compile(
    rf"(?:逾|近|超过?|约|共|首批|第[一二三四五六七八九十]批)?(?:[一两二三四五六七八九十百千万数多几\d.,]+(?:余|多)?{_ITEMS}|一系列|系列)"
)
_EDITION = re.compile(
    r"(?:首届|第[一二三四五六七八九十百\d]+(?:届|次|期|季|批)|\d{4}(?:[—\-~至]\d{2,4})?年度?|首个|首次)"
)
NOUNS = {"n", "nz", "nw", "ns", "nt", "vn", "an", "b", "j", "ORG", "LOC", "eng", "l", "i", "s"}
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
CLAUSE_END = "，。；！？：【】\n"
_LONG, _LONGEST = 45, 60  # characters that a name may have, and one with a year or edition
MODIFIER_LEAST = 2  # characters before a head that say which undertaking it is
_MODIFIER_LONG = 6  # a modifier of so many characters says it even in common words
_MODIFIER_MANY = 4  # the same for a weak head behind a loose verb (开展…活动)


# when something is, in its name: “情暖万家”2012年春节送温暖活动
_IN_NAMES = re.compile(
    r"(?:\d{4}年度?)?(?:元旦|春节|两节|(?:元宵|清明|端午|中秋|国庆|重阳)节?|[春夏秋冬]季|[寒暑]假|暑期)?"
)


def nominal(tagged: Tagged, start: int, end: int) -> bool:
    """Whether only words that build names stand in the range."""
    if start >= end:
        return True
    verbs = lexicon.word_classes()["name_verb"]
    return all(
        w.tag in NOUNS
        or w.text in verbs
        or (w.tag in ("a", "m", "v") and len(w.text) in (2, 3) and w.text not in _no_part())
        or (w.tag == "a" and w.text in "男女老新")
        or (w.tag == "TIME" and _IN_NAMES.fullmatch(w.text) is not None)
        for w in tagged.words[tagged.word_at(start) : tagged.word_at(end - 1) + 1]
    )


@cache
def word_class(name: str) -> frozenset[str]:
    """A class of words.toml."""
    return frozenset(lexicon.word_classes()[name])


@cache
def in_names() -> frozenset[str]:
    """Verbs with which the second part of a name begins: “春雨”帮扶困难渔民行动."""
    return frozenset().union(
        *(word_class(name) for name in ("name_verb", "care", "give", "serves", "secure", "host_in_names"))
    )


@cache
def _no_part() -> frozenset[str]:
    """Verbs that are no part of a name between quotation marks and a head."""
    return word_class("host") | word_class("before_program") | word_class("wins")


@cache
def host_pattern() -> re.Pattern[str]:
    verbs = lexicon.any_of(lexicon.word_classes()["host"])
    return re.compile(rf"{verbs}(?:了|过|起|出(?!台)|好|的)?")


def goes_on(tagged: Tagged, end: int) -> bool:
    """Whether a noun follows."""
    return end < len(tagged.text) and tagged.words[tagged.word_at(end)].tag in NOUNS


def before_quote(tagged: Tagged, offset: int) -> int:
    """Include an edition, a year, a region or an organization that stands right before the quotation mark."""
    start = offset
    while True:
        before = tagged.text[:start]
        edition = next((m for m in _EDITION.finditer(before) if m.end() == len(before)), None)
        region = tagged.region_ending(start)
        if edition is not None:
            start = edition.start()
        elif region is not None:
            start = region.start
        else:
            return start


_FIELD_LEAST = 4  # characters that say what a mechanism or a platform of common words is for
_FIGURE = ("搭建", "打造", "形成", "推动")  # what they build is mostly a figure of speech: 搭建交流合作平台


def set_up(tagged: Tagged, verb: str, behind: int, start: int, end: int) -> bool:
    """Whether what is set up is a mechanism or platform whose words say what it is for: 建立定期会商机制."""
    head = head_of(tagged.text[start:end])
    if head is None:
        return False
    known, field = lexicon.program_heads()[head], tagged.text[start : end - len(head)]
    named = known.strength == "weak" and len(field) >= _FIELD_LEAST and re.fullmatch(r"[\u4e00-\u9fff]+", field)
    fits = known.kind in ("Model", "Platform") and (
        start == behind or (known.kind == "Model" and tagged.text[start - 1] == "的")
    )
    return bool(named) and fits and verb not in _FIGURE and not COMMON.search(field)


_ISSUING = re.compile(r"(?:联合|共同)?(?:出台|印发|下发|编制|颁布|公布|发布|修订|起草|签发|印制|编写)")
_SUBJECT_LEAST = 4  # characters that say what a document without title marks is about


def is_issued(verb: str, name: str, head: str) -> bool:
    """Whether what is issued is a document of common words that say what it is about: 出台渔民创业补贴办法."""
    least = least_head(name) or head
    about = len(name) - len(least) >= _SUBJECT_LEAST and not COMMON.search(name)
    document = lexicon.program_heads()[head].kind == "Document"
    return document and about and _ISSUING.fullmatch(verb) is not None and CHINESE.fullmatch(name) is not None


_DEED_LEAST = 3  # characters of a deed that names an activity by itself


def is_deed(name: str) -> bool:
    """Whether a name is a deed that makes an activity, with or without the word for one: 送温暖, 走访慰问活动."""
    known = lexicon.program_heads()
    deed = re.sub("(?<=..)(?:主题|系列|专项)?(?:活动|行动)$", "", name)
    return (
        deed in known and known[deed].kind in ("Campaign", "Service") and (len(deed) >= _DEED_LEAST or deed != name)
        and deed[-2:] not in ("活动", "行动", "工作", "工程")
    )  # fmt: skip


_VAGUE = re.compile(r"相应|具体|更多|有力|各项|各类|各种|多样|类似|同类|其他|各式|日常|丰富多彩|形式多样")
# what says too little about one of them, and ceremonies, which are of something that is named elsewhere
COMMON = re.compile(
    r"^(?:各|相关|有关|专项|专题|主题|系列|日常|重点|全面|此|本|该|这|其|多|新|大)|每|犯罪|违法|非法|"
    r"仪式$|[幕班营赛工]式$|以[上下]|(?:^|个)公益(?:活动|项目|行动)$|" + _VAGUE.pattern
)
# an organization that goes without its name: 市总, 我校, 该公司, 学院则…
_NAMELESS_HOST = re.compile(
    r"(?:^|[，；：。”])(?:[^，；：。]{0,8}，)?(?:[省市区县州旗]总(?!量|数|体|共|计|的)|[我该本][省市区县州旗校院局会厂社馆站园]|"
    r"(?:该|这家|两家)?(?:公司|集团|学院|学校|医院|协会|工会|妇联|残联|中心|社区|街道|法院))(?!的|里|内|中|外|长|员|主|上)"
)


def has_host(tagged: Tagged, before: int, within: int = 1000) -> bool:
    """Whether an organization stands before the verb, at most so many characters away."""
    part = max(map(tagged.text[:before].rfind, "；。！？")) + 1
    if within >= 1000 and _NAMELESS_HOST.search(tagged.text[part:before]):
        return True
    ends = [word.end for word in tagged.words if word.tag in ("ORG", "nt")] + [body.end for body in tagged.bodies]
    return any(0 <= before - end <= within for end in ends)


def has_region(tagged: Tagged, before: int) -> bool:
    """Whether a region stands before the verb in its clause."""
    return any(clause_start(tagged, before) <= region.start and region.end <= before for region in tagged.regions)


def phrase_end(tagged: Tagged, start: int) -> int:
    """The end of the clause, quotation marks and brackets respected."""
    depth = 0
    for offset in range(start, min(len(tagged.text), start + 60)):
        char = tagged.text[offset]
        if char in OPENING:
            depth += 1
        elif char in CLOSING:
            depth -= 1
            if depth < 0:
                return offset
        elif depth == 0 and char in CLAUSE_END:
            return offset
    return min(len(tagged.text), start + 60)


def leads_to(tagged: Tagged, end: int, head: int) -> bool:
    """Whether one verb of two characters joins what ends there to the next head: 母婴安全行动|提升|计划."""
    word = tagged.words[tagged.word_at(end)] if end < head else None
    if word is None or (word.start, word.end) != (end, head) or len(word.text) != 2 or word.tag not in ("v", "vn"):
        return False
    return word.text not in (word_class("before_program") | word_class("host") | word_class("edge")) - word_class(
        "host_in_names"
    )


def is_apart(tagged: Tagged, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a coordination that only the last head closes: 码头书画展、海员歌咏比赛在…举行."""
    commas = [at for at in range(start, end) if tagged.text[at] == "、" and not inside_marks(tagged.text, at)]
    last = commas[-1] + 1 if commas else start
    if commas and _EDITION.match(tagged.text, start) and re.search("等[^、等]{2,8}$", tagged.text[last:end]):
        yield start, end  # one contest in several trades: 首届车工、焊工等技能比赛
        return
    if commas and (
        re.search(r"等(?!\d)", tagged.text[last:end]) or tagged.text[last:end] == head_of(tagged.text[last:end])
    ):
        return  # its items are found by themselves
    if commas and tagged.text[end : end + 1] in ("、", "等"):
        yield last, end
        return
    for comma in commas:
        head = head_of(tagged.text[start:comma])
        known = lexicon.program_heads().get(head or "")
        if known and not known.marked and known.kind != "Award" and head != tagged.text[start:comma]:
            yield start, comma
            start = comma + 1
    yield start, end


_SPEECH = 40  # so long is what somebody says, and names stand in it as anywhere


def inside_marks(text: str, offset: int) -> bool:
    """Whether an offset is inside marks, those of direct speech apart."""
    before = text[:offset]
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        if before.count(opening) > before.count(closing):
            end = text.find(closing, offset)
            if opening != "“" or 0 <= end < before.rfind(opening) + _SPEECH:
                return True
    return False


def is_clause(tagged: Tagged, start: int, end: int) -> bool:
    """Whether words stand in the range, outside marks, that only clauses have: “春雨”宣讲团也走进了课堂."""
    words = tagged.words[tagged.word_at(start) : tagged.word_at(end - 1) + 1] if start < end else ()
    return any(w.text in word_class("in_clause") and not inside_marks(tagged.text, w.start) for w in words)


_ENUMERATED = re.compile(  # 甲、乙等3个…, 组织17家…
    r"(?:等|、[^、，]{1,10}?)(?<!第)(?:\d+(?:余|多)?|[两三四五六七八九十几多]+)(?:个|项|家|场|期|所|支|批|类)|(?<=[\u4e00-\u9fff])(?<!第)\d+(?:余|多)?[家所支]|进[^、，“”]{1,8}等(?=“)"
)
_RECIPIENTS = re.compile("(?<=[名个位])(?:同志|单位|集体|个人|职工|企业(?!家))(?=.{4})")  # 等100个|单位|省先进集体
_WHEN = re.compile("(?:[今去前明昨]年|[今昨前明当]天|[今昨当]日|近日|日前|近期)(?=.{4})")
RITES = ("仪式", "典礼")
_ANNIVERSARY = re.compile(r"\d+周年")


_DAY = re.compile(r"\d{1,2}月\d{1,2}[日号]")
_OF_A_DAY = re.compile("(?:纪念|宣传|主题|“)")  # 12月4日宣传活动


def cut_off(tagged: Tagged, start: int, end: int, whole: bool = False) -> int:
    """Drop what stands before the last 的 outside marks, and words and quantities that begin no name.

    `whole` keeps verbs inside: the object of 召开 may be 落实…行动计划推进会.
    """
    depth = 0
    for offset in range(end - 1, start - 1, -1):
        char = tagged.text[offset]
        depth += char in CLOSING
        depth -= char in OPENING
        if char == "的" and depth == 0:
            start = offset + 1
            break
    before = end - len(head_of(tagged.text[start:end]) or "")  # 实施 begins no name in 实施方案
    for word in tagged.words:
        inside = start <= word.start < before and word.end < end and not inside_marks(tagged.text, word.start)
        rite = word.text != "主持" and tagged.text.startswith(RITES, word.end)  # 颁奖|仪式
        if not inside or word.tag not in ("v", "vn", "p", "vd") or rite:
            continue
        host = (
            word.text in word_class("host")
            and not _ANNIVERSARY.match(tagged.text, word.end)
            and (
                word.text not in word_class("host_in_names")
                or (word.start and tagged.text[word.start - 1] in "、，和并及" and word.tag == "v")
            )
        )
        if host or (word.text in word_class("before_program") and not whole):
            start = word.end
    for count in _ENUMERATED.finditer(tagged.text, start, end):
        if not inside_marks(tagged.text, count.start()):
            start = count.end()
    edge = lexicon.word_classes()["edge"]
    while start < end:
        word = tagged.words[tagged.word_at(start)]
        piece = tagged.text[start : word.end]
        quantity = QUANTITY.match(tagged.text, start, end)
        if quantity and not _EDITION.match(tagged.text, start):
            start = quantity.end()
        elif recipients := _RECIPIENTS.match(tagged.text, start, end):
            start = recipients.end()
        elif told := _WHEN.match(tagged.text, start, end):
            start = told.end()
        elif word.tag == "TIME" and _DAY.fullmatch(word.text) and not _OF_A_DAY.match(tagged.text, word.end):
            start = word.end  # 自7月1日|竞赛启动以来
        elif piece in edge or (word.tag in ("r", "u", "d", "c", "p", "w") and piece[:1] not in OPENING):
            start = max(word.end, start + 1)
        else:
            return start
    return start


_SORTS = ("主题", "专题", "专项", "特色", "系列", "专场", "现场")  # before a head they say nothing: 主题讲座


def identifies(tagged: Tagged, start: int, end: int, head: str, strict: bool) -> bool:
    """Whether the phrase names one undertaking: a region, an edition, a quotation or a field before the head."""
    modifier = tagged.text[start : end - len(head)]
    known = lexicon.program_heads()[head]
    if (
        "”等" in modifier
        or modifier.startswith(("历届", "往届", "历年", "历次"))
        or modifier == "系列"
        or (
            not _EDITION.match(modifier)
            and modifier.endswith(("等", "各类", "各种", "等系列", "一个", "相关", "有关", "这一", "这些", "该"))
        )
        or re.match(r"一[个项批场种]|两[个项]|多[个项场]", modifier)
    ):
        return False
    if (
        modifier in _SORTS
        or modifier.endswith(("以上", "以下"))
        or _VAGUE.match(modifier)
        or re.search(r"(?:各类|各种|各项|多种|多样的|多彩的|各式|类似)$", tagged.text[:start])
    ):
        return False
    if (known.marked and not re.search(r"[“『‘]", modifier)) or re.search(r"犯罪|违法|非法", modifier):
        return False
    if (
        not modifier
        or end - start > (_LONGEST if _EDITION.search(modifier) else _LONG)
        or re.search(r"[，。；！？]", modifier.replace("“", "").replace("”", "") if "“" in modifier else modifier)
    ):
        return False
    if _EDITION.search(modifier) or "“" in modifier or any(start <= r.start and r.end <= end for r in tagged.regions):
        return True
    words = [w for w in tagged.words if start <= w.start and w.end <= end - len(head)]
    if (
        not known.strong
        and known.kind in ("Document", "Model", "Platform")
        and not any(w.tag in ("nz", "nw", "LOC", "ORG", "eng") for w in words)
    ):
        return False
    fields = [
        tagged.text[w.start : min(w.end, end - len(head))]
        for w in tagged.words
        if start <= w.start < end - len(head)
        and w.text not in lexicon.generic_words()
        and w.tag not in ("u", "p", "m", "q", "d", "c", "r")
    ]
    return len("".join(fields)) >= (_MODIFIER_MANY if strict else MODIFIER_LEAST) or (
        strict
        and len(modifier) >= _MODIFIER_LONG
        and head.endswith(("活动", "工作", "政策", "项目", "行动", "补贴", "补助", "资金"))
    )


_OPENERS = re.compile(
    r"(?:\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?|\d{1,2}日|近日|日前|昨日|今日|当日|当天|上午|下午|晚上?|近期|随后|今年|此前|目前|由.{2,30}?(?:主办|举办|组织|承办)的|以.{2,30}?为主题的|为期.{1,4}天的)+"
)


def clause_start(tagged: Tagged, offset: int) -> int:
    depth = 0
    at = offset
    while at > 0:
        char = tagged.text[at - 1]
        depth += char in CLOSING
        if char in OPENING:
            depth -= 1
            if depth < 0:
                break
        if depth == 0 and char in CLAUSE_END:
            break
        at -= 1
    opener = _OPENERS.match(tagged.text, at)
    return opener.end() if opener and opener.end() < offset else at


_FEAST = re.compile(r"\d+周年|国庆|国庆节|春节|元旦|元宵|端午|中秋|重阳|五一|六一|七一|八一|三八|五四|两节")


_NO_RITE = frozenset(
    ("举行", "举办", "参加", "出席", "主持", "组织", "观看", "见证", "召开", "开展", "参与", "观摩", "列席")
)


def walk_back(tagged: Tagged, start: int) -> int:
    """Leftwards over the words that build names, quotations and editions included."""
    left = start
    while left > 0 and start - left < 40:
        if tagged.text[left - 1] in CLOSING:
            opening = tagged.text.rfind(OPENING[CLOSING.index(tagged.text[left - 1])], 0, left)
            if opening < 0:
                break
            left = opening
            continue
        word = tagged.words[tagged.word_at(left - 1)]
        inside = (
            word.tag in NOUNS
            or (word.tag == "a" and len(word.text) == 2)
            or word.text in ("暨", "·", "杯", "未来")
            or word.text in lexicon.word_classes()["name_verb"]
        )
        of_what = word.start > 0 and tagged.words[tagged.word_at(word.start - 1)].tag in NOUNS
        rite = left == start and of_what and tagged.text.startswith(RITES, start)  # 助学金|发放|仪式
        if rite and word.tag in ("v", "vn") and len(word.text) == 2 and word.text not in _NO_RITE:
            left = word.start
            continue
        edition = word.tag in ("m", "TIME", "t", "q") and bool(
            _EDITION.search(word.text) or re.fullmatch(r"\d{4}年?|第.+", word.text) or _FEAST.fullmatch(word.text)
        )
        if not (inside or edition) or word.text in word_class("host") or word.text in lexicon.word_classes()["edge"]:
            break
        left = word.start
    return left


_ROUND = re.compile(
    r"(?:(?!进入|晋级|闯入|杀入|入围|举行|进行|[上中的在])[\u4e00-\u9fff]){0,8}?(?:总决赛|半决赛|决赛|预赛|复赛|初赛|赛项(?!目))"
)
_NEVER_IN_ROUND = ("p", "c", "u", "r", "d", "TIME", "w")


def with_round(tagged: Tagged, contest: Mention) -> Mention:
    """A contest with the discipline and round that follow its name: 滨海市第四届职工运动会|气排球项目决赛."""
    found = _ROUND.match(tagged.text, contest.end)
    held = contest.kind == "Contest" or contest.text.endswith(("杯”", "杯"))
    if found is None or not held or contest.rule == "pointer":
        return contest
    between = [w for w in tagged.words if contest.end <= w.start < found.end()]
    if any(w.tag in _NEVER_IN_ROUND for w in between):
        return contest
    return replace(contest, end=found.end(), text=tagged.text[contest.start : found.end()])


def of_series(m: Mention) -> Mention:
    """The first of several is of the kind of all: 培训首站 a training, no station."""
    return replace(m, kind=kind_of(m.text) or m.kind) if STOP.search(m.text) else m
