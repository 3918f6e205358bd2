"""Programs: titles in 《》, quoted names with a head, and noun phrases that end in a head (竞赛, 培训班, 行动 …)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from kg import lexicon
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, PROGRAM, Mention

_TITLE = re.compile(r"《([^《》]{2,60})》")
_QUOTED = re.compile(r"“([^“”]{1,60})”|(?<!“)‘([^“”‘’]{1,30})’|[『「]([^『』「」]{1,60})[』」]")
_OPENING, _CLOSING = "“《（‘『「", "”》）’』」"
_LONG_QUOTE = 30  # a longer quotation is a name only where it ends in a head
_BEHIND = 20  # characters between a quotation and the head of its program
# one of many: 一个…, 一人一策
_COUNTED = re.compile(
    r"[一两二三四五六七八九十][个张间座盏把份道扇根颗双杯碗]|一[\u4e00-\u9fff]一[\u4e00-\u9fff]{1,2}$"
)
_ITEMS = r"(?:家|个|座|处|场次?|项|批次?|期|次|张|份|辆|套|支|届|堂|门|类|种|所|间|节|档|条|系列)"
_QUANTITY = re.compile(
    rf"(?:逾|近|超过?|约|共|首批|第[一二三四五六七八九十]批)?(?:[一两二三四五六七八九十百千万数多几\d.,]+(?:余|多)?{_ITEMS}|一系列|系列)"
)
_EDITION = re.compile(
    r"(?:首届|第[一二三四五六七八九十百\d]+(?:届|次|期|季|批)|\d{4}(?:[—\-~至]\d{2,4})?年度?|首个|首次)"
)
_NOUNS = {"n", "nz", "nw", "ns", "nt", "vn", "an", "b", "j", "ORG", "LOC", "eng", "l", "i", "s"}
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_CLAUSE_END = "，。；！？：\n"
_LONG, _LONGEST = 45, 60  # characters that a name may have, and one with a year or edition
_MODIFIER_LEAST = 2  # characters before a head that say which undertaking it is
_MODIFIER_LONG = 6  # a modifier of so many characters says it even in common words
_MODIFIER_MANY = 4  # the same for a weak head behind a loose verb (开展…活动)


@cache
def _heads_by_length() -> tuple[tuple[int, ...], frozenset[str]]:
    heads = frozenset(lexicon.program_heads())
    return tuple(sorted({len(h) for h in heads}, reverse=True)), heads


@lru_cache(maxsize=1024)
def heads(text: str) -> tuple[tuple[int, int], ...]:
    """Every place where the longest head of a program stands: `[start, end)`."""
    return tuple(_head_places(text))


def _head_places(text: str) -> Iterator[tuple[int, int]]:
    lengths, known = _heads_by_length()
    for end in range(1, len(text) + 1):
        for length in lengths:
            if length <= end and text[end - length : end] in known:
                yield end - length, end
                break


def head_of(name: str) -> str | None:
    """The longest head that the name ends in."""
    lengths, known = _heads_by_length()
    return next((name[-n:] for n in lengths if name[-n:] in known), None)


_STOP = re.compile(r"(?<=.{2})(?:首|末|第[一二三四五六七八九十\d]+)[站场期课讲季]$")  # of a series: of its kind


def kind_of(name: str) -> str | None:
    """The kind of the longest head that the name ends in."""
    head = lexicon.program_heads().get(head_of(_STOP.sub("", name)) or "")
    return head.kind if head else None


def _mention(tagged: Tagged, start: int, end: int, kind: str | None, rule: str, confidence: float) -> Mention:
    return Mention(start, end, PROGRAM, kind, tagged.text[start:end], rule, confidence)


_DOCUMENT_HEADS = re.compile(
    r"(?:通知|意见|方案|办法|条例|规划|措施|细则|规定|决定|书|合同|协议|备忘录|报告|指南|手册|宣言|公报|法|纲要|章程|标准|清单|规范|目录|计划|要点|函|令|公告|制度|规则|预案|公约|导则|倡议|条约|协定|守则|准则|承诺|封信|感谢信|公开信|声明|议定书|指引|决议|安排)(?:[（(].*[）)])?$"
)
_PERIODICALS = re.compile(r"(?:报|日报|晚报|周刊|杂志|月刊|周报|学报|时报|晨报|商报|导报)$")


# a notice whose title says what is held: 《关于开展春雨行动的通知》
_ANNOUNCED = re.compile(
    r".{0,24}?关于(?:组织|部署|联合|深入|集中)?(?:开展|举办|实施|启动|举行|推进|组织)(.{4,40})的[^的]{2,6}$"
)
_NEVER_ANNOUNCED = ("Award", "Document", "Work", "Model")


_HELD_KINDS = ("Event", "Meeting", "Contest", "Training")


def _held_title(title: str) -> str | None:
    """The kind of a title that is an event's: 《码头之歌——最美海员发布仪式》."""
    head = lexicon.program_heads().get(head_of(title) or "")
    return head.kind if head and head.strong and head.kind in _HELD_KINDS else None


def _titles(tagged: Tagged) -> Iterator[Mention]:
    for match in _TITLE.finditer(tagged.text):
        if _PERIODICALS.search(match[1]) and len(match[1]) <= 8:
            yield Mention(match.start(), match.end(), ORGANIZATION, "Media", match[0], "periodical", 0.85)
            continue
        document = _DOCUMENT_HEADS.search(match[1])
        if document and document[0] == match[1]:  # 《通知》: the document that was named before
            yield Mention(match.start(), match.end(), PROGRAM, "Document", match[1], "pointer", 0.7)
            continue
        sort = "Document" if document else _held_title(match[1]) or "Work"
        told = _head_after(tagged, match.end()) if sort == "Work" else None
        held = kind_of(tagged.text[slice(*told)]) if told else None
        if told and held in _HELD_KINDS:  # 《滨海水文化》通识课
            yield _mention(tagged, match.start(), told[1], held, "title+head", 0.9)
            continue
        yield _mention(tagged, match.start(), match.end(), sort, "title", 0.9)
        if document and (announced := _ANNOUNCED.match(match[1])):
            head = head_of(announced[1])
            kind = lexicon.program_heads()[head].kind if head else None
            if head and kind not in _NEVER_ANNOUNCED and len(announced[1]) >= len(head) + 2:
                start = match.start(1) + announced.start(1)
                yield _mention(tagged, start, start + len(announced[1]), kind, "announced", 0.75)


def _closes(tagged: Tagged, at: int) -> bool:
    """Whether a head of one character closes a noun: “渔民”航模班, but not “渔民”值班."""
    char = tagged.text[at]
    return char == "奖" or (char in "班节赛营" and tagged.words[tagged.word_at(at)].tag in _NOUNS - {"vn"})


_RITE = re.compile("(?:仪式|典礼|[启开闭揭]幕式)$")  # of what stands in quotation marks before it
_MEMBERS = ("队", "团", "员", "者")  # “春雨”志愿服务队 is no service


def _tells(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a verb says what is done, or where it goes: “海员之星”注重表彰…, “春雨”走进滨海."""
    words = [w for w in tagged.words if start <= w.start < end]
    if len(words) > 1 and words[0].tag == "v" and len(words[0].text) == 2 and words[0].text not in _in_names():
        return True
    return any(a.tag == "v" and b.tag in ("LOC", "ORG", "ns", "nt") for a, b in pairwise(words))


def _head_after(tagged: Tagged, start: int) -> tuple[int, int] | None:
    """A head behind a closing quotation mark, with nouns at most in between."""
    best = None
    for head_start, head_end in heads(tagged.text):
        if head_start < start or head_start - start > _BEHIND:
            continue
        between = tagged.text[start:head_start]
        if re.search(r"[，。；！？：、“”《》的（）\s]|\d[元名人]", between) or not _nominal(tagged, start, head_start):
            break
        if _tells(tagged, start, head_start):
            break
        if head_end - head_start == 1 and head_start > start and not _closes(tagged, head_start):
            continue  # “渔民”卡, but no card in “渔民”刷卡
        if tagged.text[head_start - 1] in _MEMBERS and tagged.words[tagged.word_at(head_start)].tag == "v":
            break  # who does it: “春雨”会员上门
        if best and any(best[1] <= w.start < head_start and w.tag == "v" for w in tagged.words):
            break  # “点对点”包车鸣笛发车
        if head_end in tagged.boundaries and tagged.text[head_end : head_end + 1] not in _MEMBERS:
            best = (head_start, head_end)
    return best


def _nominal(tagged: Tagged, start: int, end: int) -> bool:
    """Whether only words that build names stand in the range."""
    if start >= end:
        return True
    verbs = lexicon.word_classes()["name_verb"]
    return all(
        w.tag in _NOUNS
        or w.text in verbs
        or (w.tag in ("a", "m", "v") and len(w.text) in (2, 3) and w.text not in _no_part())
        or (w.tag == "a" and w.text in "男女老新")
        for w in tagged.words[tagged.word_at(start) : tagged.word_at(end - 1) + 1]
    )


@cache
def _words(name: str) -> frozenset[str]:
    """A class of words.toml."""
    return frozenset(lexicon.word_classes()[name])


@cache
def _in_names() -> frozenset[str]:
    """Verbs with which the second part of a name begins: “春雨”帮扶困难渔民行动."""
    return frozenset().union(
        *(_words(name) for name in ("name_verb", "care", "give", "serves", "secure", "host_in_names"))
    )


@cache
def _no_part() -> frozenset[str]:
    """Verbs that are no part of a name between quotation marks and a head."""
    return _words("host") | _words("before_program") | _words("wins")


@cache
def _host_pattern() -> re.Pattern[str]:
    verbs = "|".join(lexicon.word_classes()["host"])
    return re.compile(rf"(?:{verbs})(?:了|过|起|出(?!台)|好|的)?")


# what is talked about: 以“…”为主题, “…”“…”等议题
_THEME = re.compile(
    r"(?:[、和]?“[^“”]{1,40}”)*等?(?:为主题|为题|多?[个项]?(?:主题|议题|话题|问题|领域)(?=[，。；、]|$|进行|[展作发开交分]))"
)


_FEASTS = ("三八", "五一", "六一", "七一", "八一", "十一", "五四", "双十一", "七夕")  # “三八”节


def _quotations(text: str) -> Iterator[re.Match[str]]:
    """What stands in quotation marks, also inside what somebody says: “先亮‘滨海码’就行。”"""
    for match in _QUOTED.finditer(text):
        yield match
        if match[1] and "‘" in match[1]:
            yield from _QUOTED.finditer(text, match.start(1) + 1, match.end(1))


def _quoted(tagged: Tagged) -> Iterator[Mention]:
    """“X” with a head behind it, “X” that ends in a strong head, “X” as object of a hosting verb."""
    known = lexicon.program_heads()
    for match in _quotations(tagged.text):
        inner = match[1] or match[2] or match[3]
        if re.search(r"[。！？；]", inner) or (len(inner) < 2 and not inner.isdigit()):
            continue
        if inner in _FEASTS:
            continue
        counted = _COUNTED.match(inner) and not _DONE.search(tagged.text[: match.start()])
        head = _head_after(tagged, match.end())
        if (
            (counted and head is None)
            or (len(inner) > _LONG_QUOTE and head_of(inner) is None)
            or _THEME.match(tagged.text, match.end())
        ):
            continue
        if head is not None and (len(inner) >= 4 or known[tagged.text[slice(*head)]].strength != "behind"):
            kind = known[tagged.text[head[0] : head[1]]].kind
            yield _mention(tagged, _before_quote(tagged, match.start()), head[1], kind, "quoted+head", 0.88)
            parted = _RITE.search(tagged.text, head[0], head[1]) or kind == "Award"
            if parted and (own := known.get(head_of(inner) or "")):
                longer = len(inner) > len(own.text) and own.strength in ("strong", "weak")
                if longer or own.strength == "name":
                    yield _mention(tagged, match.start(), match.end(), own.kind, "opened", 0.75)
            continue
        if (several := _SEVERAL.match(tagged.text, match.end())) and (sort := head_of(several[1])):
            yield _mention(tagged, match.start(), match.end(), known[sort].kind, "quoted of several", 0.75)
            continue
        if "，" not in inner and (sort := _told_by_number(tagged, match.start(), match.end())):
            yield _mention(tagged, _before_quote(tagged, match.start()), match.end(), sort, "quoted and counted", 0.8)
            continue
        inside = head_of(inner)
        if inside and (known[inside].strength == "behind" or _is_verb(tagged, match.start(), match.end(), inside)):
            inside = None
        if (
            inside
            and (len(inner) > len(inside) + 1 or len(inner) >= _BARE_LEAST or _is_campaign(inner))
            and not re.search(r"，|成为|更加|不是|就是", inner)
        ):
            strong = known[inside].strong
            named = _TITLED.search(tagged.text[: match.start()])
            yield _mention(
                tagged,
                _before_quote(tagged, match.start()),
                match.end(),
                "Award" if named else known[inside].kind,
                "quoted",
                0.85 if strong else 0.7,
            )
            continue
        if "，" not in inner and 3 <= len(inner) <= 16 and (before := _named_by(tagged, match.start())) is not None:
            yield _mention(tagged, match.start(), match.end(), before, "quoted after head", 0.75)
            continue
        if "，" not in inner and (
            (_HONOUR.search(inner) and (_HONOURED.search(tagged.text) or _before_person(tagged, match.end())))
            or _NAMED_AS.search(tagged.text[: match.start()])
            or _AWARDED.match(tagged.text, match.end())
            or (inner.endswith("杯") and re.match("奖[金杯牌品]", tagged.text[match.end() :]))
            or (
                _WON.search(tagged.text[: match.start()])
                and re.search("杯$|[金银铜]奖$|榜$|名[单录]$|百强$|十[强佳]$", inner)
            )
        ):
            yield _mention(tagged, _before_quote(tagged, match.start()), match.end(), "Award", "quoted honour", 0.75)
            continue
        if "，" not in inner and (told := _told_by(tagged, match.start(), match.end())):
            yield _mention(tagged, match.start(), match.end(), told, "quoted as", 0.7)
            continue
        if "，" not in inner and len(inner) >= _TALK_LEAST and _is_setting(tagged, match.start(), match.end()):
            yield _mention(tagged, match.start(), match.end(), "Event", "quoted setting", 0.7)
            continue
        if _BODY.search(inner):
            continue
        if len(inner) <= _LONG_QUOTE and _after_host(tagged, match.start()) and "，" not in inner and len(inner) >= 3:
            yield _mention(tagged, match.start(), match.end(), None, "quoted object", 0.7)


def _is_campaign(name: str) -> bool:
    """Whether a name is a deed of a campaign that goes by it: “送清凉”."""
    head = lexicon.program_heads().get(name)
    return head is not None and _is_deed(name) and (head.kind == "Campaign" or head.strength == "name")


def _is_verb(tagged: Tagged, start: int, end: int, head: str) -> bool:
    """Whether a head of one character at the end of a quotation only ends a verb: “二次上岗”."""
    word = tagged.words[tagged.word_at(end - 2)]
    return len(head) == 1 and word.tag == "v" and start < word.start < end - 2


_PLACES = re.compile(r"[点站屋家间室角吧亭岗园廊馆店坊台所堂]”$")
_SOME = r"\d[\d.万千]*(?:余|多)?(?:家|个|座|处|间|所)"
_SOME_BEFORE, _SOME_BEHIND = re.compile(rf"{_SOME}$"), re.compile(_SOME)


def _told_by_number(tagged: Tagged, start: int, end: int) -> str | None:
    """The kind of what has an edition before it, or of places that are counted: 第三届“邻里节”, “渔家小屋”30个."""
    text = tagged.text
    if re.search(rf"(?:{_NUMBERED.pattern})$", text[:start]):
        return kind_of(text[start + 1 : end - 1]) or "Event"
    counted = _SOME_BEHIND.match(text, end) or _SOME_BEFORE.search(text[:start])
    return "Service" if counted and end - start >= 6 and _PLACES.search(text[start:end]) else None


_BODY = re.compile(
    "(?:学院|大学|学校|医院|公司|集团|中心|实验室|研究[院所]|联盟|联合体|协会|学会|商会|工作室|合作社|[分支小]?队|团)$"
)
_TALK_LEAST = 4  # characters in quotation marks of what something happens at


def _is_setting(tagged: Tagged, start: int, end: int) -> bool:
    """Whether something happens at what stands in quotation marks: 在第二天的“渔歌四人谈”上，."""
    before = re.search("在[^，。；：“”]{1,20}的$", tagged.text[:start])
    return before is not None and re.match("(?:上|中|期间|现场)，", tagged.text[end:]) is not None


# “春晖”等活动: what the last of several is
_SEVERAL = re.compile(
    r"等(?:一?系列|多[个项种]|特色|主题|专项)*"
    r"([\u4e00-\u9fff]{0,6}?(?:活动|行动|项目|工程|计划|服务|品牌|栏目|专栏|课程|赛事|机制|平台))(?=[，。；！？、的]|$)"
)
_HONOUR = re.compile(r"(?:工匠|之星|标兵|能手|好人|先锋|楷模|状元|人物|卫士|榜样)$|^(?:十[大佳]|最美)")
_HONOURED = re.compile(r"表彰|授予|评选|评为|荣获|获得|称号|荣誉|命名|入选|颁奖|选树|推选|当选|发布")
_TITLED_ROW = re.compile(r"、?[^，。；！？“”]{0,40}$")


def _before_person(tagged: Tagged, end: int) -> bool:
    """Whether a title is followed by who has it, with posts at most in between: “最美养路工”、滨海公路段段长王强."""
    person = next((w.start for w in tagged.words if w.start >= end and w.tag == "PER"), None)
    return person is not None and _TITLED_ROW.fullmatch(tagged.text[end:person]) is not None


_NAMED_AS = re.compile(
    r"(?:评为|命名为|评选为|评定为|认定为?|获评|荣膺|荣获|获|获得|授予|夺得|捧回|摘得|入选)了?(?:首批|一批|\d+[个家名])?(?:“[^“”]{2,16}”[、和]?)*$"
)
_TITLED = re.compile(
    r"(?:评为|命名为|评选为|评定为|认定为|表彰为|获评|荣膺|授予|荣获|入选)了?"
    r"(?:[\u4e00-\u9fff]{2,10}?[部厅局委会协联办院])?(?:首批|一批|\d+[个家名])?(?:“[^“”]{2,16}”[、和]?)*$"
)
_AWARDED = re.compile(r"(?:代表|获得者|获奖者)?(?:颁发?|授|发放)了?(?:奖|牌|匾|证|荣誉|聘书)")  # “金牌渔民”颁发奖牌
# what cups and lists of honour are won by: 捧走“码头杯”, 登上“滨海好人榜”
_WON = re.compile(
    "(?:[捧夺摘领拿揽][走得起下回取获到]|[登荣]上|荣登|登|上榜|入围|入选|列入|跻身|收获|斩获|赢得|喜获|问鼎|染指|折桂|卫冕)了?$"
)
_NAMING = re.compile(
    r"(?:公众号|小程序|APP|App|客户端|网站|平台|热线|专栏|栏目|品牌|项目|活动|系列活动|主题活动|专项行动|行动|工程|歌曲|话剧|电影|纪录片|课程|微电影|机制|服务包|大赛|论坛|计划)(?:——)?$"
)


def _named_by(tagged: Tagged, offset: int) -> str | None:
    """The kind that a head right before a quotation gives it: 微信公众号“滨海职工”."""
    before = _NAMING.search(tagged.text[max(0, offset - 8) : offset])
    head = head_of(before[0].rstrip("—")) if before else None
    return lexicon.program_heads()[head].kind if head else None


_DONE = re.compile(r"(?:做法|办法|模式|经验|思路|机制|打法|战法|法宝|举措|制度)(?:就?是|叫|为|被称为)$")
_CALLED = re.compile(r"(?:称之为|称为|称作|叫做|叫作|名为|名叫|命名为|取名为?)$")
_FOUND_WAY = re.compile(  # 提出了“…”的思路
    r"(?:提出|探索|探索出|形成|总结|总结出|推行|推出|创新|实行|采取|采用|建立|创建|摸索|摸索出|走出|运用|首创)(?:了|一条|一套)*$"
)
_IS = re.compile(r"(?:正?是|系)[^，。；“”]{0,40}(?:“[^“”]{2,16}”)?的[^，。；“”]{0,12}$")


def _told_by(tagged: Tagged, start: int, end: int) -> str | None:
    """The kind that a sentence gives to what stands in quotation marks: 做法是“…”, 称作“…”的机制, “…”是工会的项目."""
    known = lexicon.program_heads()
    if _DONE.search(tagged.text[:start]):
        return "Model"
    stop = _phrase_end(tagged, end)
    places = [(a, e) for a, e in heads(tagged.text) if end < a and e <= stop and e in tagged.boundaries]
    for at, behind in places:
        told = tagged.text[end:at]
        before = tagged.text[:start]
        called = _CALLED.search(before) and re.fullmatch(r"的[^，。；“”]{0,8}", told)
        way = told == "的" and known[tagged.text[at:behind]].kind == "Model" and _FOUND_WAY.search(before)
        if called or way or (_IS.fullmatch(told) and not _goes_on(tagged, behind)):
            return known[tagged.text[at:behind]].kind
    return None


def _goes_on(tagged: Tagged, end: int) -> bool:
    """Whether a noun follows."""
    return end < len(tagged.text) and tagged.words[tagged.word_at(end)].tag in _NOUNS


_QUOTED_LIST = re.compile(
    r"[“‘][^“”‘’，。]{2,24}[”’](?:[、和及与]?[“‘][^“”‘’，。]{2,24}[”’])+(?:等)?"
    r"(?:\d+余?[期个项场节门次批类种档]|[一二两三四五六七八九十多数]+[大个项期场节门类种档])?"
    r"(?:[\u4e00-\u9fff]{0,12}?)(?=[，。；！？“]|\d|$|[的为和])"
)


def _quoted_lists(tagged: Tagged) -> Iterator[Mention]:
    """“甲”“乙”等品牌: a head behind the last of several quoted names stands for each of them."""
    known = lexicon.program_heads()
    for match in _QUOTED_LIST.finditer(tagged.text):
        tail = match[0][max(match[0].rfind("”"), match[0].rfind("’")) + 1 :].removeprefix("等")
        head = head_of(tail) or ("活动" if tail.endswith(("方式", "形式", "措施", "载体")) else None)
        if head is None:
            continue
        for item in _QUOTED.finditer(tagged.text, match.start(), match.end()):
            yield _mention(tagged, item.start(), item.end(), known[head].kind, "quoted list", 0.78)


# 春雨行动、码头夜校、“金秋”等项目: several undertakings and the word for all of them
_AND_MORE = re.compile(
    r"等(?P<number>\d+[个项])?(?:一?系列|多[个项种]|各[项类])?[\u4e00-\u9fff]{0,6}?"
    r"(?P<head>活动|行动|项目|工程|计划|服务|品牌|课程|赛事)(?=[，。；、向为给在的，]|$)"
)
_ITEM_LEAST, _ITEM_MOST = 3, 20  # characters of an item that no mark and no head shows


_OF_CONTEST = re.compile("赛|角逐|比拼|竞技|较量|选手|比武|比试")


def _listed(tagged: Tagged, found: Iterable[Mention]) -> Iterator[Mention]:
    """Items of a list that are programs like the others in it: 送春联、义诊、“春雨”行动等活动."""
    known = [m for m in found if m.rule != "pointer"]
    for more in _AND_MORE.finditer(tagged.text):
        if _inside_marks(tagged.text, more.start()):
            continue
        items = list(_items_before(tagged, more.start()))
        named = [item for item in items if any(item[0] <= m.start and m.end == item[1] for m in known)]
        marked = any(mark in tagged.text[start:end] for start, end in items for mark in "“《")
        if len(items) < 2 or not (marked or more["number"] or len(named) > 1):
            continue
        if not marked and more["head"] == "项目" and _OF_CONTEST.search(tagged.text):
            continue  # its disciplines
        kind = lexicon.program_heads()[more["head"]].kind if more["head"] in lexicon.program_heads() else None
        for start, end in items:
            single = not re.search("以及|的", tagged.text[start:end])
            if (start, end) not in named and single and _ITEM_LEAST <= end - start <= _ITEM_MOST:
                yield _mention(tagged, start, end, kind, "listed", 0.65)


def _sums_up(tagged: Tagged, mention: Mention, listed: Sequence[Mention]) -> bool:
    """Whether a name is only the word for all of a list: 甲、乙等3个合作项目."""
    return any(re.fullmatch(r"等\d+[个项]", tagged.text[item.end : mention.start]) for item in listed)


def _items_before(tagged: Tagged, end: int) -> Iterator[tuple[int, int]]:
    """The items of the list that ends at an offset, the last one first."""
    depth, stop = 0, end
    for offset in range(end - 1, -1, -1):
        char = tagged.text[offset]
        depth += (char in _CLOSING) - (char in _OPENING)
        if depth < 0 or (depth == 0 and char in _CLAUSE_END + "、"):
            yield (offset + 1 if char == "、" else _cut(tagged, offset + 1, stop)), stop
            stop = offset
            if char != "、":
                return
    yield _cut(tagged, 0, stop), stop


_COUNTED_OBJECT = re.compile(r"\d+(?:余|多)?(?:家|个|项|座|处|间|所|场|期|款|档|门)$")  # 推出8项“…”


def _after_host(tagged: Tagged, offset: int) -> bool:
    counted = _COUNTED_OBJECT.search(tagged.text[:offset])
    offset = counted.start() if counted else offset
    before = tagged.text[max(0, offset - 6) : offset]
    if before.endswith("组织的"):
        return False  # a noun here: 工会组织的“朋友圈”
    verb = next((m[0].rstrip("了过起出好的") for m in _host_pattern().finditer(before) if m.end() == len(before)), None)
    if (verb is not None and (counted or verb not in _words("host_figure"))) or before.endswith("名为"):
        return True
    modified = _MODIFIED.search(tagged.text[:offset])
    return modified is not None and modified[1] not in (_words("host_figure") | _words("host_loose"))


# a verb of hosting with what its object is like: 推出面向渔民的“春雨贷”
_MODIFIED = re.compile(
    r"(?:^|[，。；：\u4e00-\u9fff])(推出|推行|开通|上线|创办|开设|开办|设立|举办|举行|发起|启动|实施|发放|给予|申请|办理)了?[^，。；：“”]{1,24}的$"
)


def _before_quote(tagged: Tagged, offset: int) -> int:
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


_HOLDING = re.compile(r"(?:联合|共同|组织|主持|牵头|成功)?(?:召开|举行|举办|主办)")


def _objects(tagged: Tagged) -> Iterator[Mention]:
    """The noun phrase behind a hosting verb, up to a head: 举办全省焊工技能大赛."""
    known = lexicon.program_heads()
    loose = frozenset(lexicon.word_classes()["host_loose"])
    places = [(at, end) for at, end in heads(tagged.text) if _names_objects(known[tagged.text[at:end]])]
    for verb in _host_pattern().finditer(tagged.text):
        if verb.end() not in tagged.boundaries or verb.start() not in tagged.boundaries or verb[0].startswith("设置"):
            continue
        if tagged.text[verb.end() : verb.end() + 1] == "等":
            continue  # a noun: 设计、创作等
        if tagged.text[verb.start() - 1 : verb.start()] in tuple("”’》") or _is_noun(tagged, verb.start(), verb.end()):
            continue  # a noun: “最美海员”评选活动, 优秀组织奖
        stop = _phrase_end(tagged, verb.end())
        several = False
        split = _split_objects(tagged, verb.end(), stop, places)
        for start, end in (part for phrase in split for part in _apart(tagged, *phrase)):
            head = head_of(tagged.text[start:end])
            if head is None:
                continue
            verb_word = verb[0].rstrip("了过起出好的")
            held = known[head].kind in ("Meeting", "Training") and _HOLDING.fullmatch(verb_word) is not None
            start = _cut(tagged, start, end, whole=held)
            if _is_clause(tagged, start, end - len(head)):
                continue
            if known[head].kind in ("Campaign", "Service") and tagged.text[:start].endswith(_GOING):
                continue  # 组织青年赴临江支教: what they go for
            weak = not known[head].strong
            if known[head].kind in _NOT_DONE and verb_word in _words("host_loose") and verb_word not in _GIVEN:
                continue
            if not _identifies(tagged, start, end, head, weak and verb_word in loose):
                name = tagged.text[start:end]
                issued = _issued(verb_word, name, head)
                names = (
                    issued or _is_compound(name, verb_word) or (several and name == head and len(name) >= _BARE_LEAST)
                )
                named = names or _set_up(tagged, verb_word, verb.end(), start, end)
                host = _has_host(tagged, verb.start()) or (issued and _has_region(tagged, verb.start()))
                if named and host and not _ASPECT.match(tagged.text, end):
                    yield _mention(tagged, start, end, known[head].kind, "bare object", 0.65)
                continue
            several = True
            yield _mention(tagged, start, end, known[head].kind, "hosted object", 0.7 if weak else 0.8)


_GOING = ("赴", "到", "前往", "来到", "奔赴", "深入", "走进")


def _is_clause(tagged: Tagged, start: int, end: int) -> bool:
    """Whether words stand in the range, outside marks, that only clauses have: “春雨”宣讲团也走进了课堂."""
    words = tagged.words[tagged.word_at(start) : tagged.word_at(end - 1) + 1] if start < end else ()
    return any(w.text in _words("in_clause") and not _inside_marks(tagged.text, w.start) for w in words)


def _names_objects(head: lexicon.ProgramHead) -> bool:
    """Whether a name without marks may end in the head: 法 of 依法 is none."""
    return head.strength != "behind" and not (head.marked and len(head.text) == 1)


_NOT_DONE = ("Award", "Document")  # what nobody 推动 or 组织
_GIVEN = ("设立", "设置", "制定", "建立", "研发", "开发", "执行")


def _is_noun(tagged: Tagged, start: int, end: int) -> bool:
    """Whether the tagger takes a word for a noun, and no other stands in the range: 优秀组织奖."""
    word = tagged.words[tagged.word_at(start)]
    return word.tag == "n" and (word.start, word.end) == (start, end)


_FIELD_LEAST = 4  # characters that say what a mechanism or a platform of common words is for
_FIGURE = ("搭建", "打造", "形成", "推动")  # what they build is mostly a figure of speech: 搭建交流合作平台


def _set_up(tagged: Tagged, verb: str, behind: int, start: int, end: int) -> bool:
    """Whether what is set up is a mechanism or platform whose words say what it is for: 建立定期会商机制."""
    head = head_of(tagged.text[start:end])
    if head is None:
        return False
    known, field = lexicon.program_heads()[head], tagged.text[start : end - len(head)]
    named = known.strength == "weak" and len(field) >= _FIELD_LEAST and re.fullmatch(r"[\u4e00-\u9fff]+", field)
    fits = known.kind in ("Model", "Platform") and (
        start == behind or (known.kind == "Model" and tagged.text[start - 1] == "的")
    )
    return bool(named) and fits and verb not in _FIGURE and not _COMMON.search(field)


_ISSUING = re.compile(r"(?:联合|共同)?(?:出台|印发|下发|编制|颁布|公布|发布|修订|起草|签发|印制|编写)")
_SUBJECT_LEAST = 4  # characters that say what a document without title marks is about


def _issued(verb: str, name: str, head: str) -> bool:
    """Whether what is issued is a document of common words that say what it is about: 出台渔民创业补贴办法."""
    least = _least_head(name) or head
    about = len(name) - len(least) >= _SUBJECT_LEAST and not _COMMON.search(name)
    document = lexicon.program_heads()[head].kind == "Document"
    return document and about and _ISSUING.fullmatch(verb) is not None and _CHINESE.fullmatch(name) is not None


_ASPECT = re.compile(r"的新?(?:模式|路径|途径|方式|方法|机制|办法|经验)")  # 探索阅读活动的新模式: not the activity


_BARE_LEAST = 4  # characters of a head that names something by itself behind another name: 司机之家和爱心驿站


_SETTING_UP = ("设立", "设", "建立", "建成", "开设", "开通", "开办", "推出")


_DEED_LEAST = 3  # characters of a deed that names an activity by itself
_DEEDS = re.compile("(?:体检|疗休养|筛查|巡诊|义诊|改造|援助|救助|集体生日|疗养|连线|认定|服务)$")  # what services are
_SERVICE_LEAST = 6  # characters of a service that say what it is
_DOING = ("开展", "组织", "实施", "举办", "推行", "启动", "组织开展")


def _is_deed(name: str) -> bool:
    """Whether a name is a deed that makes an activity, with or without the word for one: 送温暖, 走访慰问活动."""
    known = lexicon.program_heads()
    deed = re.sub("(?<=..)(?:主题|系列|专项)?(?:活动|行动)$", "", name)
    return (
        deed in known and known[deed].kind in ("Campaign", "Service") and (len(deed) >= _DEED_LEAST or deed != name)
        and deed[-2:] not in ("活动", "行动", "工作", "工程")
    )  # fmt: skip


def _serves(name: str, verb: str) -> bool:
    """Whether the verb sets a service up, or the name is a deed that serves: 组织劳模疗休养."""
    whole = lexicon.program_heads().get(head_of(name) or "")
    strong = whole is not None and whole.strong
    deed = _DEEDS.search(name) is not None and (len(name) >= _SERVICE_LEAST or not name.endswith("服务"))
    return verb in _SETTING_UP or (verb in _DOING and (strong or deed))


def _is_compound(name: str, verb: str) -> bool:
    """Whether a name of common words says what is held or set up: 劳动竞赛, 医疗普惠活动, 法律服务点."""
    if _is_deed(name):
        return True
    head = _least_head(name)
    known = lexicon.program_heads().get(head or "")
    return (
        known is not None
        and not known.marked
        and known.kind in ("Event", "Contest", "Meeting", "Training", "Campaign", *(["Service"] * _serves(name, verb)))
        and len(name) - len(known.text) >= (4 if known.kind == "Campaign" else 2)
        and not _COMMON.search(name)
        and re.fullmatch(r"[\u4e00-\u9fff]+", name) is not None
    )


_VAGUE = re.compile(r"相应|具体|更多|有力|各项|各类|各种|多样|类似|同类|其他|各式|日常|丰富多彩|形式多样")
# what says too little about one of them, and ceremonies, which are of something that is named elsewhere
_COMMON = re.compile(
    r"^(?:各|相关|有关|专项|专题|主题|系列|日常|重点|全面|此|本|该|这|其|多|新|大)|每|犯罪|违法|非法|"
    r"仪式$|[幕班营赛工]式$|以[上下]|" + _VAGUE.pattern
)


def _least_head(name: str) -> str | None:
    """The shortest head that the name ends in, of those that need no quotation marks."""
    known = lexicon.program_heads()
    ends = (name[-n:] for n in sorted(_heads_by_length()[0]))
    return next((end for end in ends if end in known and not known[end].marked), None)


# an organization that goes without its name: 市总, 我校, 该公司, 学院则…
_NAMELESS_HOST = re.compile(
    r"(?:^|[，；：。”])(?:[^，；：。]{0,8}，)?(?:[省市区县州旗]总(?!量|数|体|共|计|的)|[我该本][省市区县州旗校院局会厂社馆站园]|"
    r"(?:该|这家|两家)?(?:公司|集团|学院|学校|医院|协会|工会|妇联|残联|中心|社区|街道|法院))(?!的|里|内|中|外|长|员|主|上)"
)


def _has_host(tagged: Tagged, before: int, within: int = 1000) -> bool:
    """Whether an organization stands before the verb, at most so many characters away."""
    part = max(map(tagged.text[:before].rfind, "；。！？")) + 1
    if within >= 1000 and _NAMELESS_HOST.search(tagged.text[part:before]):
        return True
    ends = [word.end for word in tagged.words if word.tag in ("ORG", "nt")] + [body.end for body in tagged.bodies]
    return any(0 <= before - end <= within for end in ends)


def _has_region(tagged: Tagged, before: int) -> bool:
    """Whether a region stands before the verb in its clause."""
    return any(_clause_start(tagged, before) <= region.start and region.end <= before for region in tagged.regions)


def _phrase_end(tagged: Tagged, start: int) -> int:
    """The end of the clause, quotation marks and brackets respected."""
    depth = 0
    for offset in range(start, min(len(tagged.text), start + 60)):
        char = tagged.text[offset]
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth -= 1
            if depth < 0:
                return offset
        elif depth == 0 and char in _CLAUSE_END:
            return offset
    return min(len(tagged.text), start + 60)


def _split_objects(tagged: Tagged, start: int, stop: int, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Coordinated objects: a phrase ends at a head that a joiner, a mark or a verb follows."""
    known = lexicon.program_heads()
    begin = start
    within = [(at, end) for at, end in places if start < end <= stop and end in tagged.boundaries]
    for at, end in within:
        if end <= begin:
            continue
        if any(a == end for a, _ in within):
            continue  # 行动计划推进会: the next head goes on
        more = any(end < later and known[tagged.text[a:later]].kind != "Award" for a, later in within)
        if more and (
            tagged.text[end : end + 1] == "暨"
            or (known[tagged.text[at:end]].kind == "Award" and not _AWARDING.search(tagged.text[:start]))
        ):
            continue  # 劳动模范、先进工作者表彰大会: honours inside the name of a meeting
        if any(_leads_to(tagged, end, later) for later, _ in within):
            continue
        after = tagged.text[end : end + 1]
        index = tagged.word_at(end) if end < len(tagged.text) else -1
        closes = (
            end == stop
            or after in "和、及暨与，。；"
            or tagged.words[index].tag in ("v", "p", "c", "u", "m", "f", "r", "d", "w", "t", "TIME")
        )
        if not closes or _inside_marks(tagged.text, end):
            continue
        yield begin, end
        begin = end + 1 if after in "和、及与" else end
        if after not in "和、及与":
            return


def _leads_to(tagged: Tagged, end: int, head: int) -> bool:
    """Whether one verb of two characters joins what ends there to the next head: 母婴安全行动|提升|计划."""
    word = tagged.words[tagged.word_at(end)] if end < head else None
    if word is None or (word.start, word.end) != (end, head) or len(word.text) != 2 or word.tag not in ("v", "vn"):
        return False
    return word.text not in (_words("before_program") | _words("host") | _words("edge")) - _words("host_in_names")


def _apart(tagged: Tagged, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a coordination that only the last head closes: 码头书画展、海员歌咏比赛在…举行."""
    commas = [at for at in range(start, end) if tagged.text[at] == "、" and not _inside_marks(tagged.text, at)]
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


_AWARDING = re.compile(r"(?:授予|颁发|评选|获得?|荣获|评定|评为)[了出]?$")


_SPEECH = 40  # so long is what somebody says, and names stand in it as anywhere


def _inside_marks(text: str, offset: int) -> bool:
    """Whether an offset is inside marks, those of direct speech apart."""
    before = text[:offset]
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        if before.count(opening) > before.count(closing):
            end = text.find(closing, offset)
            if opening != "“" or 0 <= end < before.rfind(opening) + _SPEECH:
                return True
    return False


_ENUMERATED = re.compile(  # 甲、乙等3个…, 组织17家…
    r"(?:等|、[^、，]{1,10}?)(?<!第)(?:\d+(?:余|多)?|[两三四五六七八九十几多]+)(?:个|项|家|场|期|所|支|批|类)|(?<=[\u4e00-\u9fff])(?<!第)\d+(?:余|多)?[家所支]"
)
_ANNIVERSARY = re.compile(r"\d+周年")


def _cut(tagged: Tagged, start: int, end: int, whole: bool = False) -> int:
    """Drop what stands before the last 的 outside marks, and words and quantities that begin no name.

    `whole` keeps verbs inside: the object of 召开 may be 落实…行动计划推进会.
    """
    depth = 0
    for offset in range(end - 1, start - 1, -1):
        char = tagged.text[offset]
        depth += char in _CLOSING
        depth -= char in _OPENING
        if char == "的" and depth == 0:
            start = offset + 1
            break
    before = end - len(head_of(tagged.text[start:end]) or "")  # 实施 begins no name in 实施方案
    for word in tagged.words:
        inside = start <= word.start < before and word.end < end and not _inside_marks(tagged.text, word.start)
        if not inside or word.tag not in ("v", "vn", "p", "vd"):
            continue
        host = (
            word.text in _words("host")
            and not _ANNIVERSARY.match(tagged.text, word.end)
            and (
                word.text not in _words("host_in_names")
                or (word.start and tagged.text[word.start - 1] in "、，和并及" and word.tag == "v")
            )
        )
        if host or (word.text in _words("before_program") and not whole):
            start = word.end
    for count in _ENUMERATED.finditer(tagged.text, start, end):
        if not _inside_marks(tagged.text, count.start()):
            start = count.end()
    edge = lexicon.word_classes()["edge"]
    while start < end:
        word = tagged.words[tagged.word_at(start)]
        piece = tagged.text[start : word.end]
        quantity = _QUANTITY.match(tagged.text, start, end)
        if quantity and not _EDITION.match(tagged.text, start):
            start = quantity.end()
        elif piece in edge or (word.tag in ("r", "u", "d", "c", "p", "w") and piece[:1] not in _OPENING):
            start = max(word.end, start + 1)
        else:
            return start
    return start


_SORTS = ("主题", "专题", "专项", "特色", "系列", "专场", "现场")  # before a head they say nothing: 主题讲座


def _identifies(tagged: Tagged, start: int, end: int, head: str, strict: bool) -> bool:
    """Whether the phrase names one undertaking: a region, an edition, a quotation or a field before the head."""
    modifier = tagged.text[start : end - len(head)]
    known = lexicon.program_heads()[head]
    if (
        "”等" in modifier
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
    return len("".join(fields)) >= (_MODIFIER_MANY if strict else _MODIFIER_LEAST) or (
        strict
        and len(modifier) >= _MODIFIER_LONG
        and head.endswith(("活动", "工作", "政策", "项目", "行动", "补贴", "补助", "资金"))
    )


@cache
def _occur_pattern() -> re.Pattern[str]:
    verbs = "|".join(lexicon.word_classes()["occur"])
    when = (
        r"(?:已|以[^，。；！？]{2,10}?(?:形式|方式)|正式|顺利|成功|隆重|如期|圆满|同步|同时|日前|近日|今日|昨日|今天|昨天|火热|"
        r"(?:\d+月)?\d+日|上午|下午|晚|正|将|于[^，。；]{2,12}?)*"
    )
    return re.compile(rf"{when}(?:在[^，。；！？]{{1,30}}?)?{when}(?:{verbs})(?!\d+周年)")


_ADVERB = re.compile(r"试点(?:启动|开展|推出|实施|推行|建立)[^，。；]")  # 试点启动…培训: a trial of what follows


_TAKES_OBJECT = ("开展", "举办", "召开", "组织", "进行", "开启", "打响", "发布", "出台", "公布")


def _has_object(tagged: Tagged, verb: re.Match[str]) -> bool:
    """Whether the verb says what its subject holds, so that the subject is none: 示范单位开展帮扶."""
    if not verb[0].endswith(_TAKES_OBJECT) or verb.end() == len(tagged.text):
        return False
    word = tagged.words[tagged.word_at(verb.end())]
    return word.start == verb.end() and (word.tag in ("n", "vn", "nz", "a", "an") or word.text in ("“", "《", "了"))


def _subjects(tagged: Tagged) -> Iterator[Mention]:
    """The noun phrase that is held: 第三届滨海艺术节在…举行."""
    known = lexicon.program_heads()
    for start, end in heads(tagged.text):
        if end not in tagged.boundaries or _inside_marks(tagged.text, end):
            continue
        occurs = _occur_pattern().match(tagged.text, end)
        if not occurs or _ADVERB.match(tagged.text, start) or _has_object(tagged, occurs):
            continue
        for first, last in _apart(tagged, _clause_start(tagged, start), end):
            begin, head = _cut(tagged, first, last), head_of(tagged.text[first:last]) or ""
            many = tagged.text[:begin].endswith("系列")
            if head and not many and _identifies(tagged, begin, last, head, False):
                yield _mention(tagged, begin, last, known[head].kind, "held subject", 0.85)


_OPENERS = re.compile(
    r"(?:\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?|\d{1,2}日|近日|日前|昨日|今日|当日|当天|上午|下午|晚上?|近期|随后|今年|此前|目前|由.{2,30}?(?:主办|举办|组织|承办)的|以.{2,30}?为主题的|为期.{1,4}天的)+"
)


def _clause_start(tagged: Tagged, offset: int) -> int:
    depth = 0
    at = offset
    while at > 0:
        char = tagged.text[at - 1]
        depth += char in _CLOSING
        if char in _OPENING:
            depth -= 1
            if depth < 0:
                break
        if depth == 0 and char in _CLAUSE_END:
            break
        at -= 1
    opener = _OPENERS.match(tagged.text, at)
    return opener.end() if opener and opener.end() < offset else at


def _phrases(tagged: Tagged) -> Iterator[Mention]:
    """Noun phrases with a strong head, wherever they stand."""
    known = lexicon.program_heads()
    for start, end in heads(tagged.text):
        head = known[tagged.text[start:end]]
        if head.marked or head.kind in ("Award", "Document") or end not in tagged.boundaries or end - start == 1:
            continue
        begin = _walk(tagged, start)
        begin = _cut(tagged, begin, end)
        numbered = _NUMBERED.search(tagged.text, begin, start) or _yearly(tagged, begin, head.kind)
        if not head.strong and not _owned(tagged, begin, start, end) and not numbered:
            continue
        if head.strength == "name" and tagged.words[tagged.word_at(begin)].tag == "v":
            begin = tagged.words[tagged.word_at(begin)].end  # 服务亚运会
        named = head.strength == "name" and not _WINNERS.match(tagged.text, end)
        if named or (begin < start and _identifies(tagged, begin, end, head.text, False)):
            yield _mention(tagged, begin, end, head.kind, "phrase", 0.7)


_YEARLY = ("Event", "Meeting", "Contest", "Training", "Campaign")


def _yearly(tagged: Tagged, begin: int, kind: str) -> bool:
    """Whether the year of something held begins its name: 2021年滨海文化节主场活动."""
    return kind in _YEARLY and re.compile(r"(?:19|20)\d{2}年?度?[^年月日度]").match(tagged.text, begin) is not None


_WINNERS = re.compile(r"冠军|亚军|季军|金牌|银牌|铜牌|奖牌|选手|纪录|项目")  # 冬奥会冠军 says who, not where


# a meeting of common words that its organization names: 滨海市卫健委召开的新闻发布会上
_MEETING_OF = re.compile(
    r"(?:召开|举行|举办)(?:的|了)?((?:新闻|情况|媒体|专题|例行|集中){0,2}(?:发布会|通气会|通报会|吹风会|座谈会|推进会|恳谈会|听证会))"
    r"(?=[上中，。]|获悉|期间|透露|介绍|通报|解读)"
)
_HELD_WITHIN = 12  # characters between the organization and what it holds


def _meetings_of(tagged: Tagged) -> Iterator[Mention]:
    """Meetings of common words right behind their organization and a verb of holding."""
    for match in _MEETING_OF.finditer(tagged.text):
        if _has_host(tagged, match.start(), _HELD_WITHIN):
            yield _mention(tagged, match.start(1), match.end(1), "Meeting", "meeting of", 0.7)


# a notice that a story is about and never calls by its title: 滨海市总工会近日下发通知，要求…
_NOTICE = re.compile(
    r"(?:下发|印发|发出|发布|出台)(?:了)?((?:专门|联合|紧急)?(?:通知|公告|通告|倡议|倡议书|指导意见|实施意见))(?=[，。；]|$|要求|部署|明确|号召)"
)
_ISSUED_WITHIN = 24  # characters between the organization and what it issues


def _notices(tagged: Tagged) -> Iterator[Mention]:
    """Documents of common words behind their organization and a verb of issuing."""
    for match in _NOTICE.finditer(tagged.text):
        if _has_host(tagged, match.start(), _ISSUED_WITHIN):
            yield _mention(tagged, match.start(1), match.end(1), "Document", "notice of", 0.65)


_OCCASIONED = re.compile(r"以((?!此|本|该|这|开展|举办)[^，。；：！？]{4,40}?)为(?:契机|抓手|载体|依托)(?=[，。；、])")


def _takes_as_occasion(tagged: Tagged) -> Iterator[Mention]:
    """What work is tied to, where it ends like an undertaking: 以送温暖慰问活动为契机."""
    known = lexicon.program_heads()
    for match in _OCCASIONED.finditer(tagged.text):
        for start, end in _apart(tagged, match.start(1), match.end(1)):
            head = known.get(head_of(tagged.text[start:end]) or "")
            if head and head.kind in ("Campaign", "Event", "Meeting", "Contest") and end - start >= len(head.text) + 4:
                yield _mention(tagged, start, end, head.kind, "occasion taken", 0.7)


_PROVIDED = re.compile(
    r"(?:为|给|向)[^，。；]{0,24}?\d[余多]?[万千]?[余多]?[名人户位][^，。；]{1,20}?"
    r"(?:提供(?:了|过)?((?![了过])[^，。；、等的]{4,20}服务)|"
    r"(?:免费|义务)?(?:做|进行|开展|组织)(?:了|过)?((?![了过])[^，。；等的]{2,16}(?:筛查|体检|义诊)))(?=[，。；]|$)"
)


def _provided(tagged: Tagged) -> Iterator[Mention]:
    """Services that a number of people got: 为300名渔民提供免费体检服务."""
    for match in _PROVIDED.finditer(tagged.text):
        start, end = match.span(match.lastindex or 1)
        if start in tagged.boundaries:
            yield _mention(tagged, start, end, "Service", "provided", 0.65)


_INSURANCE = re.compile(
    r"(?:办理?|购买|投保|赠送?|送上?|参加|推出|提供|买|上)(?:了|过|上)?(?:[一每两]?\d*[份款种]|[^，。；、“”]{0,16}的|免费|补充)?"
    r"((?:(?!办理|社会|基本|养老|工伤|失业|生育|[的和与及])[\u4e00-\u9fff]){0,8}"
    r"(?:意外伤害|意外|长期护理|护理|特殊疾病|特病|重疾|重大疾病|雇主责任|责任|补充医疗|大病|互助|住院)(?:保险|险|保障计划))(?![种类柜公条业])"
)


def _insurances(tagged: Tagged) -> Iterator[Mention]:
    """Insurances that somebody gets beyond those of the law: 为渔民办理意外伤害保险."""
    for match in _INSURANCE.finditer(tagged.text):
        if match.start(1) in tagged.boundaries and match.end() in tagged.boundaries:
            yield _mention(tagged, match.start(1), match.end(1), "Service", "insurance", 0.7)


_HOTLINE = re.compile(r"(?<!\d)(?:1\d{4}|9\d{4})[\u4e00-\u9fff]{0,10}?热线")
_LINE_WITH_NUMBER = re.compile(r"热线(?:电话)?(?=[（(：:\s为是]?(?:0\d{2,3}[-—]?)?\d{5,8})")


def _hotlines(tagged: Tagged) -> Iterator[Mention]:
    """Hotlines by their short number, and those whose number is told: 12345政务服务热线, 渔民维权热线8612345."""
    for match in _HOTLINE.finditer(tagged.text):
        yield _mention(tagged, match.start(), match.end(), "Platform", "hotline", 0.85)
    for match in _LINE_WITH_NUMBER.finditer(tagged.text):
        start = _cut(tagged, _walk(tagged, match.start()), match.end())
        if match.start() - start >= _MODIFIER_LEAST:
            yield _mention(tagged, start, match.end(), "Platform", "hotline", 0.8)


_NUMBER = r"[一二三四五六七八九十百\d]{1,4}"
_SESSION = re.compile(
    rf"第?{_NUMBER}届(?:全国|省|市|区|县)?"
    r"(?:人民代表大会|人大|政协|委员会|全委会|理事会|常委会|会员代表大会|职工代表大会|职代会|教代会)?(?:常务委员会|常委会)?"
    rf"第?{_NUMBER}次(?:全体|常务|常委|委员|扩大|全委|理事|执委)?(?:[(（]扩大[)）])?"
    r"(?:会议|全会|全委会|理事会|常委会|执委会|职代会|教代会|代表大会)(?:议)?"
)


def _sessions(tagged: Tagged) -> Iterator[Mention]:
    """Sessions of a body by their numbers, its name included: 滨海市十三届人大常委会第二十七次会议."""
    for match in _SESSION.finditer(tagged.text):
        before = tagged.words[tagged.word_at(match.start() - 1)] if match.start() else None
        region = tagged.region_ending(match.start())
        start = region.start if region else _walk(tagged, match.start()) if before and before.tag == "ORG" else None
        if start is not None and not _inside_marks(tagged.text, match.end()):
            yield _mention(tagged, _cut(tagged, start, match.end()), match.end(), "Meeting", "session", 0.85)


_OF_EDITION = re.compile(
    rf"(?:首|第{_NUMBER})届(?:[^，。；！？：、“”《》（）的在于上了等\s]|（[^（）]{{1,8}}）){{2,24}}?(?:(?<!开)[节会展赛周季营坛杯]|活动|行动)"
    r"(?=期间|[上中昨今，。；、]|在|于|将|开幕|闭幕|落幕|启动|举行|举办|$)"
)
_OF_BODY = re.compile(r"(?:委员|理事|监事|常委|全委|执委|代表大)会$")


def _editions(tagged: Tagged) -> Iterator[Mention]:
    """What has an edition and ends like something held, whatever its head: 第五届滨海（国际）帆船周期间."""
    for match in _OF_EDITION.finditer(tagged.text):
        if match.start() in tagged.boundaries and not _OF_BODY.search(match[0]):
            start = _before_quote(tagged, match.start())
            yield _mention(tagged, start, match.end(), kind_of(match[0]) or "Event", "edition", 0.75)


_STATION = re.compile(
    r"(?:服务站点?|驿站|之家|小屋|书屋|书吧|服务点|示范点|工作站|托管班|联系点|爱心超市|流动车|共享工间"
    r"|互助点|活动室|(?:服务|指导|照护|养老|活动|调解|培训|救助|体验|健康|文化|援助)中心|(?:养老|救助|文化|科普|志愿)站)(?!的|长|里|内)"
)


def _networks(tagged: Tagged) -> Iterator[Mention]:
    """Networks of stations that are counted: 建成户外劳动者驿站300个, 3500家爱心驿站."""
    for match in _STATION.finditer(tagged.text):
        if match.end() not in tagged.boundaries or _inside_marks(tagged.text, match.end()):
            continue
        start = _walk(tagged, match.start())
        begin = _cut(tagged, start, match.end())
        counted = _QUANTITY.match(tagged.text, match.end()) or any(
            m.end() == begin for m in _QUANTITY.finditer(tagged.text, max(0, begin - 10), begin)
        )
        if counted and match.end() - begin >= 4 and (begin < match.start()):
            yield _mention(tagged, begin, match.end(), "Service", "network", 0.92)  # surer than a body of that name


_OWNER = re.compile(
    r"(?:工会|公司|集团|学院|大学|中学|小学|学校|医院|银行|协会|学会|博物馆|图书馆|研究院|研究所|总会|联合会|妇联)"
)
_NUMBERED = re.compile(r"首届|第[一二三四五六七八九十百\d]+届")


def _owned(tagged: Tagged, begin: int, head: int, end: int) -> bool:
    """Whether the phrase begins with an organization and says more: 滨海大学青年研修班."""
    owner = _OWNER.search(tagged.text, begin, head)
    return (
        owner is not None and tagged.words[tagged.word_at(begin)].tag in ("ORG", "LOC", "nt") and end - owner.end() >= 4
    )


_FEAST = re.compile(r"\d+周年|国庆|国庆节|春节|元旦|元宵|端午|中秋|重阳|五一|六一|七一|八一|三八|五四|两节")


def _walk(tagged: Tagged, start: int) -> int:
    """Leftwards over the words that build names, quotations and editions included."""
    left = start
    while left > 0 and start - left < 40:
        if tagged.text[left - 1] in _CLOSING:
            opening = tagged.text.rfind(_OPENING[_CLOSING.index(tagged.text[left - 1])], 0, left)
            if opening < 0:
                break
            left = opening
            continue
        word = tagged.words[tagged.word_at(left - 1)]
        inside = (
            word.tag in _NOUNS
            or (word.tag == "a" and len(word.text) == 2)
            or word.text in ("暨", "·", "杯")
            or word.text in lexicon.word_classes()["name_verb"]
        )
        edition = word.tag in ("m", "TIME", "t", "q") and bool(
            _EDITION.search(word.text) or re.fullmatch(r"\d{4}年?|第.+", word.text) or _FEAST.fullmatch(word.text)
        )
        if not (inside or edition) or word.text in _words("host") or word.text in lexicon.word_classes()["edge"]:
            break
        left = word.start
    return left


_AWARD = re.compile(
    r"(?:全国|全省|全市|全区|自治区|国家(?:级)?|省级?|市级?|(?:\d{4}年(?:度)?)|首届|“[^“”]{2,12}”)*"
    r"(?:五一劳动奖[章状]|五一巾帼[奖标][章状兵]|工人先锋号|青年文明号|三八红旗手|三八红旗集体|劳动模范|先进工作者|道德模范|技术能手|青年岗位能手|"
    r"优秀共产党员|优秀党务工作者|先进基层党组织|(?:[\u4e00-\u9fff“”]{2,12}?)(?:先进个人|先进集体|先进单位))(?:荣誉)?(?:称号)?"
)


def _awards(tagged: Tagged) -> Iterator[Mention]:
    """Honours by their fixed names, with the level before them."""
    for match in _AWARD.finditer(tagged.text):
        across = (r for r in tagged.regions if r.start < match.start() < r.end)  # 天津|市五一劳动奖状
        region = tagged.region_ending(match.start()) or next(across, None)
        start = region.start if region else match.start()
        start = _cut(tagged, start, match.end())
        if tagged.text[start : match.end()] in lexicon.program_heads():
            continue
        bare = (
            not region
            and not re.match(r"全|国|省|市|自治区|首|“|\d", match[0])
            and not any(match.start() <= r.start < match.end() for r in tagged.regions)
        )
        if bare and re.match(r"劳动模范|先进工作者|技术能手|优秀", match[0]):
            continue
        yield _mention(tagged, start, match.end(), "Award", "award", 0.85)


_OF_LEVEL = r"(?:全[国省市区县州]|中国|国家级?|[省市县区州]级?)"
# what somebody is called by an honour: 全国优秀辅导员, 滨海工匠
_BEST = r"(?:优秀|最美|杰出|先进|十佳|十大|模范|金牌|首席|百佳|新锐)[^，。；、的和与及“”]{0,10}?"
_CALLED_SO = (
    r"(?:[者员师工手人家星匠兵]|模范|先锋|卫士|楷模|青年|村官|党员|干部|个人|医生|护士|[民交]警|妈妈|状元|英才|园丁)"
)
_TITLE_OF = re.compile(rf"{_OF_LEVEL}(?:\d{{4}}年度?)?{_BEST}{_CALLED_SO}")
_MASTER = re.compile(
    "(?:大国|大)?(?:工匠|名匠|好人|名师|名医|楷模|英才|首席技师|大工匠|巧匠|劳模|最美人物)|" + _BEST + _CALLED_SO
)
# provinces by the names that titles prefer
_LANDS = (
    "燕赵|三晋|齐鲁|中原|荆楚|湖湘|潇湘|南粤|岭南|八桂|八闽|江淮|赣鄱|吴越|三秦|陇原|天山|塞上|北疆|龙江|白山松水|辽沈|"
    "天府|巴渝|巴蜀|黔贵|云岭|彩云|琼州|雪域|江海|津门|京华|申城|羊城|鹏城|蓉城|泉城|江城|星城|春城"
)
_OF_OUR_LAND = re.compile(f"(?:{_LANDS})(?:大?工匠|名匠|好人|楷模|英才|首席技师|先锋|脊梁)")
_OTHERS_TITLE = re.compile(r"(?:获得者|得主)?(?:[、（][^，。；：！？]{0,60})?$")


def _titled(tagged: Tagged) -> Iterator[Mention]:
    """Honours before the name of who has them: 全国优秀辅导员王强, 滨海工匠、滨海港务公司焊工王强."""
    people = [word.start for word in tagged.words if word.tag == "PER"]
    found = [(m.start(), m.end()) for m in _TITLE_OF.finditer(tagged.text)]
    found += [(m.start(), m.end()) for m in _OF_OUR_LAND.finditer(tagged.text)]
    found += [(r.start, m.end()) for r in tagged.regions if (m := _MASTER.match(tagged.text, r.end))]
    for start, end in found:
        person = next((at for at in people if at >= end), None)
        whole = start in tagged.boundaries and end in tagged.boundaries
        whole = whole and not any(body.start < end and start < body.end for body in tagged.bodies)
        if whole and person is not None and _OTHERS_TITLE.fullmatch(tagged.text[end:person]):
            yield _mention(tagged, start, end, "Award", "title before name", 0.8)


_PRIZE_NAME = (
    r"[^，。；！？、获得为了者]{0,30}?"
    r"(?:[\u4e00-\u9fff]{1,7}(?<![颁获领发评得])奖|冠军|亚军|季军|金牌|银牌|铜牌|荣誉称号|称号)"
)
_PRIZES = re.compile(
    r"(?:获得|荣获|获评|获(?!奖)|设置|设立|设有|评选出|评出|颁出|拿下|夺得|摘得|摘取|斩获|捧得|赢得|荣膺|授予|颁发|评为|颁授)(?:了|过)?"
    rf"((?:{_PRIZE_NAME})(?:[、和及](?:{_PRIZE_NAME}))*)(?=[，。；！？、的和]|等)"
)


_TO_WHOM = re.compile(r".{0,16}(?:同志|个?单位|个?集体|名职工|\d+人|等人|选手|团队)(?=.{3})")


def _prizes(tagged: Tagged) -> Iterator[Mention]:
    """Prizes behind a verb of winning or giving, each of a list."""
    for found in _PRIZES.finditer(tagged.text):
        for match in re.finditer(r"[^、和及]+", found[1]):
            start, end = found.start(1) + match.start(), found.start(1) + match.end()
            if whom := _TO_WHOM.match(tagged.text, start, end):
                start = whom.end()
            start = _cut(tagged, start, end)
            if end - start >= 3 and start in tagged.boundaries:
                yield _mention(tagged, start, end, "Award", "prize", 0.75)


# what somebody is named: 被评为…, 入选…; up to a count, or the word for titles in general
_NAMED_SO = re.compile(
    r"(?:评为|获评为?|评选为|评定为|认定为|确定为|命名为|表彰为|授予|荣膺|荣获|获颁|获授|入选|跻身|荣登|列入|列为|评上|争创|创成|晋升为|升级为|获批)(?:了|过)?"
    r"([^，。；！？：《》]{4,60})"
)
_GIVEN_TO = re.compile(
    r"(?:为|向|给)([^，。；！？：《》]{4,40}?)(?:的?(?:代表|获得者|获奖者))?(?:颁奖|授牌|颁发|颁证|颁授|授匾)"
)
_TITLES_END = re.compile(
    r"等(?:多项|系列|一批)?(?:荣誉|称号|奖|\d)|等$|(?:荣誉)?称号|名[单录]|\d+[余多]?[家个人名次项所]|行列"
)
_TITLE_CUE = re.compile(
    r"国家[一二三特]级|强[镇县区市村乡企]|百强|高新技术企业|瞪羚|独角兽|教育基地|实践基地|之乡|特色小镇|优秀|优胜|先进|模范|示范|标兵|标杆|最美|十[佳大]|百[佳强]|\d+强|金牌|首席|文明|工匠|能手|状元|星级|红旗|先锋|明星|典型|"
    r"杰出|新锐|卓越|劳模|奖|之星|好人|小巨人|专精特新|国家级|省级|市级|[3-5三四五]A级|5A|4A|案例|首席|合格单位|试点"
)


def _honours(tagged: Tagged) -> Iterator[Mention]:
    """Titles behind a verb of naming, each of a list, and what prizes are given for."""
    for found in _NAMED_SO.finditer(tagged.text):
        end = next((m.start() for m in _TITLES_END.finditer(tagged.text, *found.span(1))), found.end(1))
        for start, stop in _listed_apart(tagged, found.start(1), end):
            yield from _honour(tagged, start, stop)
    for found in _GIVEN_TO.finditer(tagged.text):
        if kind_of(found[1]) == "Award":
            yield from _honour(tagged, *found.span(1))


def _honour(tagged: Tagged, start: int, end: int) -> Iterator[Mention]:
    """A title without whom it is given to and who gives it."""
    start = _cut(tagged, start, end)
    while start < end and (word := tagged.words[tagged.word_at(start)]).tag in ("PER", "ORG", "nt") and word.end < end:
        start = word.end
    text = tagged.text[start:end]
    whole = start in tagged.boundaries and end in tagged.boundaries and not _inside_marks(tagged.text, end)
    if whole and len(text) >= 4 and _TITLE_CUE.search(text) and "“" not in text and text not in _TITLES:
        yield _mention(tagged, start, end, "Award", "honour", 0.92)  # surer than a body of that name


_TITLES = ("荣誉称号", "先进典型", "优秀奖项")  # in general


def _listed_apart(tagged: Tagged, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list, marks and names of bodies respected: 全国劳模和工匠人才创新工作室 is one."""
    text, begin = tagged.text, start
    for at in [
        at for at in range(start, end)
        if text[at] in "、和及与" and not _inside_marks(text[start:end], at - start)
        and not any(body.start < at < body.end for body in tagged.bodies)
    ]:  # fmt: skip
        yield begin, at
        begin = at + 1
    yield begin, end


_ABOUT = re.compile(
    r"(?<!《)关于[^，。；！？《》“”]{4,60}?的(?:若干|紧急|补充|专门|有关)?(?:\d+条)?(?:通知|意见|方案|办法|措施|决定|倡议|倡议书|公告|规定|指导意见|实施意见|实施方案|报告|建议|细则|决议)(?![书》\u4e00-\u9fff]{0,1}》)"
)


def _about(tagged: Tagged) -> Iterator[Mention]:
    """关于……的通知 without title marks: the document's own name."""
    for match in _ABOUT.finditer(tagged.text):
        yield _mention(tagged, match.start(), match.end(), "Document", "about", 0.85)


_SIGNED = re.compile(
    r"(?:签订|签署|续签|签下|达成)(?:了|的)?([^，。；！？《》“”了]{2,24}?(?:协议书?|合同|备忘录|协定))(?=[，。；！？、”]|$|和|并)"
)


def _agreements(tagged: Tagged) -> Iterator[Mention]:
    """What is signed: 签署全面合作框架协议."""
    for match in _SIGNED.finditer(tagged.text):
        start = _cut(tagged, match.start(1), match.end(1))
        name = tagged.text[start : match.end(1)]
        named = len(name) >= 6 or name.endswith(("集体合同", "集体协议"))
        if named and not re.match(r"劳动合同|就业协议|聘用合同", name):
            yield _mention(tagged, start, match.end(1), "Document", "signed", 0.75)


_CONGRESS = re.compile(
    r"(?:党的|中共)(?:十[一二三四五六七八九]|二十[一二]?|八)届?大(?=召开|开幕|闭幕|代表|报告|期间|上|会场|胜利|[，。、])"
)


_HELD_HERE = r"(?=[，。；、上中]|在|举行|举办|召开|期间|现场|开幕|开班|结业|于|并|隆重|$)"
_OCCASION = re.compile(
    r"(?:庆祝|纪念|学习贯彻|学习宣传贯彻|深入学习贯彻)[^，。；！？：《》]{4,40}?(?:大会|座谈会|晚会|研讨会|报告会|宣讲会|推进会|文艺演出|音乐会|展览|成就展|系列活动|活动)"
    + _HELD_HERE
)
# what is studied is part of the name: 学习贯彻党的…精神|培训班
_STUDY = re.compile(
    "(?:深入|认真|专题)?(?:学习|宣传|贯彻|传达|宣讲|落实|领会)+[^，。；！？：《》“”]{2,36}?精神[^，。；！？：《》“”的]{0,8}?"
    "(?:大会|会议|座谈会|研讨会|报告会|宣讲会|推进会|动员会|部署会|交流会|分享会|培训会|培训班|轮训班|研讨班|研修班|读书班|专题班|专题党课|知识竞赛|演讲比赛|活动)"
    + _HELD_HERE
)


def _occasions(tagged: Tagged) -> Iterator[Mention]:
    """Meetings by the occasion that they mark: 纪念滨海解放七十周年大会."""
    for match in (*_OCCASION.finditer(tagged.text), *_STUDY.finditer(tagged.text)):
        head = head_of(match[0])
        if head is None or match.start() not in tagged.boundaries or "的" in match[0][-8:]:
            continue
        if not _inside_marks(tagged.text, match.end()):
            start = _before_quote(tagged, match.start())
            yield _mention(tagged, start, match.end(), lexicon.program_heads()[head].kind, "occasion", 0.8)


def _congresses(tagged: Tagged) -> Iterator[Mention]:
    """National congresses of the party by their short name, where the meeting itself is meant."""
    for match in _CONGRESS.finditer(tagged.text):
        yield _mention(tagged, match.start(), match.end(), "Meeting", "congress", 0.85)


# a head alone points back too where the sentence speaks about it: 大赛面向…, 座谈会上
_BARE = re.compile(
    r"(?<![\u4e00-\u9fffA-Za-z0-9”])(?:\d+天的)?(大赛|竞赛|比赛|论坛|研讨会|座谈会|宣讲会|仪式|启动仪式|活动|培训班|培训|会议|大会|招聘会|运动会|展览|发布会|交流会|讲座|宣讲活动|推进会|晚会|决赛|项目|平台|行动|赛事|演出|义诊|比武|演练|夏令营|研修班|课程|基金|热线|年会|峰会|报告会|洽谈会|招募)(?=上，?|期间|现场|面向|吸引|由|自|共|分为|设置|旨在|围绕|以|还|将|邀请|为期|历时|当天|开始|结束|后，|前，|中，)"
)


# 出席(论坛)开幕式: a ceremony without a name, which is named after what it opens or closes
CEREMONY = re.compile(r"(?:启动|开[幕班学营赛馆训]|闭幕|结业|毕业|颁奖)(?:仪式|典礼)|[开闭][幕班营学]式|结业式|启动会")
_OPENED = r"(?:论坛|活动|大会|大赛|比赛|竞赛|决赛|赛事|会议|运动会|培训班|研修班|研讨班|培训|展览)"
_CEREMONIES = re.compile(
    rf"(?:(?<![\u4e00-\u9fff”》』])|(?<=[在席加行办持的了过会天日午届次]))(?P<opened>{_OPENED})?(?P<word>{CEREMONY.pattern})"
)


def _ceremonies(tagged: Tagged) -> Iterator[Mention]:
    """Ceremonies of an event that stands elsewhere."""
    for match in _CEREMONIES.finditer(tagged.text):
        if match.start() in tagged.boundaries and not _inside_marks(tagged.text, match.end()):
            yield _mention(tagged, match.start(), match.end(), "Event", "ceremony", 0.7)


# a head alone that something is run by: 夏令营由…发起, 驿站由…共建
_BARE_BY = re.compile(r"(?<![\u4e00-\u9fffA-Za-z0-9”])([\u4e00-\u9fff]{2,6}?)(?=由(?![于此来衷]))")
# 它由…发起: the program that was named last
_IT = re.compile(
    "(?:(?<=[，。；：])|^)它(?=由[^，。；]{2,40}(?:[^。；]{0,60}?)(?:主办|承办|协办|发起|举办|打造|推出|开发|设立|创办|实施|运营))"
)
_NOTICE_SAYS = re.compile(
    r"(?:^|[，。；：])(通知|公告|倡议书?|指导意见|实施意见)(?=要求|指出|强调|明确|提出|规定|号召|部署)"
)
_POINTED = 12  # characters that a phrase behind a demonstrative may have


def _points(phrase: str) -> bool:
    """Whether a phrase behind a demonstrative is a head, or a phrase that ends in one."""
    known = lexicon.program_heads()
    if phrase in known:
        return len(phrase) > 1 or not known[phrase].marked
    ending = known.get(head_of(phrase) or "")
    return ending is not None and not ending.marked and len(phrase) > 2 and _CHINESE.fullmatch(phrase) is not None


def _pointers(tagged: Tagged) -> Iterator[Mention]:
    """此次竞赛, 该活动: a demonstrative with a head; which program is meant is decided in the story."""
    known = lexicon.program_heads()
    for match in _BARE.finditer(tagged.text):
        kind = known[head_of(match[1]) or match[1]].kind
        yield Mention(match.start(1), match.end(1), PROGRAM, kind, match[1], "pointer", 0.55)
    for match in _BARE_BY.finditer(tagged.text):
        alone = known.get(match[1])
        if alone and match.end() in tagged.boundaries and alone.kind not in ("Award", "Document", "Work"):
            yield Mention(match.start(1), match.end(1), PROGRAM, alone.kind, match[1], "pointer", 0.55)
    for match in _IT.finditer(tagged.text):
        yield Mention(match.start(), match.end(), PROGRAM, None, match[0], "pointer", 0.55)
    for match in _NOTICE_SAYS.finditer(tagged.text):
        yield Mention(match.start(1), match.end(1), PROGRAM, "Document", match[1], "pointer", 0.55)
    for word in lexicon.word_classes()["demonstrative"]:
        for match in re.finditer(word, tagged.text):
            for length in range(_POINTED, 1, -1):
                head = tagged.text[match.end() : match.end() + length]
                if _points(head):
                    end = match.end() + len(head)
                    if end in tagged.boundaries and not re.search(r"[被由的在是将已对向为把了]", head):
                        yield Mention(
                            match.start(),
                            end,
                            PROGRAM,
                            known[head_of(head) or head].kind,
                            tagged.text[match.start() : end],
                            "pointer",
                            0.6,
                        )
                        break


def again(tagged: Tagged, names: Sequence[Mention], known: Mapping[str, str | None]) -> Iterator[Mention]:
    """Later uses of a program's name without its head or marks; `known` has the story's names and their kinds."""
    taken = [m for m in names if m.type == PROGRAM and m.rule != "pointer"]
    for name, kind in known.items():
        for match in re.finditer(re.escape(name), tagged.text):
            start, end = match.span()
            if tagged.text[start - 1 : start] in tuple(_OPENING) and tagged.text[end : end + 1] in tuple(_CLOSING):
                start, end = start - 1, end + 1
            elif len(name) < 4 or start not in tagged.boundaries or end not in tagged.boundaries:
                continue
            if not any(m.start < end and start < m.end for m in taken):
                yield _mention(tagged, _before_quote(tagged, start), end, kind, "again", 0.75)


def whole_names(mentions: Iterable[Mention]) -> dict[str, str | None]:
    """The names of a story's programs without the marks around them, with kinds."""
    named = (m for m in mentions if m.type == PROGRAM and m.rule not in ("pointer", "award", "prize", "ceremony"))
    return {m.text.strip("“”《》‘’『』"): m.kind for m in named}


_ENDING = re.compile(
    r"(?:^|(?<=[，。；：！？”]))(?!服务|工作|计划)[\u4e00-\u9fff]{2,6}?"
    r"(?=由|自(?!己)|为期|历时|期间|现场|目前|如今|现已|现由|[共均](?!同)|分为|设有|旨在|已|累计|启用|每[周月年日天]|面向|吸引|将(?:于|在|持续|继续|走进))"
)


def by_ending(tagged: Tagged, names: Sequence[Mention], known: Mapping[str, str | None]) -> Iterator[Mention]:
    """The last word of a program's name where the story goes on about it: 驿站由…共建, of “星光驿站”."""
    for match in _ENDING.finditer(tagged.text):
        whole = re.compile(rf".*[^年届度]{match[0]}")  # 2016年|读书日 is not the 读书日 of each year
        kinds = [kind for name, kind in known.items() if whole.fullmatch(name)]
        free = not any(m.start < match.end() and match.start() < m.end for m in names)
        if kinds and free and match.end() in tagged.boundaries:
            yield Mention(match.start(), match.end(), PROGRAM, kinds[-1], match[0], "pointer", 0.6)


_MARKED = re.compile(r"[“《『]([^“”《》『』，。；！？]{2,40})[”》』]")


def names_of(mentions: Iterable[Mention]) -> dict[str, str | None]:
    """The names by which a story may call its programs again, with kinds: whole names, and what is quoted in them."""
    found: dict[str, str | None] = {}
    for m in mentions:
        if m.type == PROGRAM and m.rule not in ("pointer", "award", "prize", "ceremony"):
            core = _MARKED.search(m.text)
            if core and len(core[1]) >= 3 and m.rule.startswith(("quoted", "title")):
                found.setdefault(core[1], m.kind)
            elif not core and len(m.text) >= 5 and not re.search(r"[、，]", m.text):
                found.setdefault(m.text, m.kind)
    return found


_ROUND = re.compile(
    r"(?:(?!进入|晋级|闯入|杀入|入围|举行|进行|[上中的在])[\u4e00-\u9fff]){0,8}?(?:总决赛|半决赛|决赛|预赛|复赛|初赛)"
)
_NEVER_IN_ROUND = ("p", "c", "u", "r", "d", "TIME", "w")


def _with_round(tagged: Tagged, contest: Mention) -> Mention:
    """A contest with the discipline and round that follow its name: 滨海市第四届职工运动会|气排球项目决赛."""
    found = _ROUND.match(tagged.text, contest.end)
    if found is None or contest.kind != "Contest" or contest.rule == "pointer":
        return contest
    between = [w for w in tagged.words if contest.end <= w.start < found.end()]
    if any(w.tag in _NEVER_IN_ROUND for w in between):
        return contest
    return replace(contest, end=found.end(), text=tagged.text[contest.start : found.end()])


def _of_series(m: Mention) -> Mention:
    """The first of several is of the kind of all: 培训首站 a training, no station."""
    return replace(m, kind=kind_of(m.text) or m.kind) if _STOP.search(m.text) else m


def find(tagged: Tagged) -> list[Mention]:
    """Programs of a sentence (periodicals in 《》 as organizations); offsets in the sentence."""
    found: dict[tuple[int, int], Mention] = {}
    for source in (
        _phrases,
        _meetings_of,
        _notices,
        _takes_as_occasion,
        _hotlines,
        _insurances,
        _provided,
        _sessions,
        _editions,
        _networks,
        _objects,
        _subjects,
        _honours,
        _prizes,
        _titled,
        _about,
        _agreements,
        _quoted,
        _quoted_lists,
        _occasions,
        _congresses,
        _awards,
        _titles,
        _pointers,
        _ceremonies,
    ):
        for mention in source(tagged):
            found[(mention.start, mention.end)] = mention
    listed = list(_listed(tagged, found.values()))
    found = {place: m for place, m in found.items() if not _sums_up(tagged, m, listed)}
    found |= {(m.start, m.end): m for m in listed}
    for first in [m for m in found.values() if m.rule == "quoted+head"]:
        for second in [m for m in found.values() if m.rule == "quoted+head" and m.start == first.end]:
            found[(first.start, second.end)] = _mention(
                tagged, first.start, second.end, second.kind, "quoted+head", 0.88
            )  # “甲”行动“乙”活动
    return sorted({_of_series(_with_round(tagged, m)) for m in found.values()})
