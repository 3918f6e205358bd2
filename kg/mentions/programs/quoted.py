"""Programs by their names in quotation marks, with or without a head behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg import lexicon
from kg.mentions.programs.extent import (
    CLAUSE_END,
    CLOSING,
    OPENING,
    before_quote,
    cut_off,
    goes_on,
    host_pattern,
    inside_marks,
    is_deed,
    phrase_end,
    word_class,
)
from kg.mentions.programs.heads import head_of, heads, kind_of, program_mention
from kg.mentions.programs.titles import head_after
from kg.mentions.tagged import Tagged
from kg.model import Mention

_QUOTED = re.compile(r"“([^“”]{1,60})”|(?<!“)‘([^“”‘’]{1,30})’|[『「]([^『』「」]{1,60})[』」]")
_LONG_QUOTE = 30  # a longer quotation is a name only where it ends in a head
# one of many: 一个…, 一人一策
_COUNTED = re.compile(
    r"[一两二三四五六七八九十][个张间座盏把份道扇根颗双杯碗]|一[\u4e00-\u9fff]一[\u4e00-\u9fff]{1,2}$"
)
_RITE = re.compile("(?:仪式|典礼|[启开闭揭]幕式)$")  # of what stands in quotation marks before it
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


_PRAISE = "[一-鿿]{1,5}[强优好高快美新实佳精准稳硬有][一-鿿]{0,2}"
_PRAISES = re.compile(f"{_PRAISE}(?:、{_PRAISE})+")  # “技能强、服务优、有品牌”的队伍


def quoted(tagged: Tagged) -> Iterator[Mention]:
    """“X” with a head behind it, “X” that ends in a strong head, “X” as object of a hosting verb."""
    known = lexicon.program_heads()
    for match in _quotations(tagged.text):
        inner = match[1] or match[2] or match[3]
        if re.search(r"[。！？；]", inner) or (len(inner) < 2 and not inner.isdigit()):
            continue
        if inner in lexicon.national_bodies() and not tagged.text.startswith(("杯", "奖", "号"), match.end()):
            continue  # “饿了么”等平台
        if inner in _FEASTS or _PRAISES.fullmatch(inner):
            continue
        counted = _COUNTED.match(inner) and not _DONE.search(tagged.text[: match.start()])
        head = head_after(tagged, match.end())
        if (
            (counted and head is None)
            or (len(inner) > _LONG_QUOTE and head_of(inner) is None)
            or _THEME.match(tagged.text, match.end())
        ):
            continue
        if head is not None and tagged.text[match.end() : head[1]] in ("颁奖", "授奖"):
            head = None  # 为“十大工匠”|颁奖
        if head is not None and (len(inner) >= 4 or known[tagged.text[slice(*head)]].strength != "behind"):
            kind = known[tagged.text[head[0] : head[1]]].kind
            yield program_mention(tagged, before_quote(tagged, match.start()), head[1], kind, "quoted+head", 0.88)
            parted = _RITE.search(tagged.text, head[0], head[1]) or kind in ("Award", "Meeting")
            if parted and (own := known.get(head_of(inner) or "")):
                longer = len(inner) > len(own.text) and own.strength in ("strong", "weak")
                if longer or own.strength == "name":
                    yield program_mention(tagged, match.start(), match.end(), own.kind, "opened", 0.75)
            continue
        if (several := _SEVERAL.match(tagged.text, match.end())) and (sort := head_of(several[1])):
            yield program_mention(tagged, match.start(), match.end(), known[sort].kind, "quoted of several", 0.75)
            continue
        if "，" not in inner and (sort := _told_by_number(tagged, match.start(), match.end())):
            verb = tagged.text[: match.start() - len(_edition_before(tagged.text, match.start()))]
            honour = _HONOUR.search(inner) and _before_person(tagged, match.end())
            sort = "Award" if honour or _NAMED_AS.search(verb) else sort
            yield program_mention(
                tagged, before_quote(tagged, match.start()), match.end(), sort, "quoted and counted", 0.8
            )
            continue
        if head_of(inner) in (None, "展") and _EXHIBITION.search(inner):
            start = before_quote(tagged, match.start())
            yield program_mention(tagged, start, match.end(), "Event", "exhibition", 0.8)
            continue
        inside = head_of(inner)
        if inside and (known[inside].strength == "behind" or _is_verb(tagged, match.start(), match.end(), inside)):
            inside = None
        if (
            inside
            and (len(inner) > len(inside) + 1 or len(inner) >= BARE_LEAST or _is_campaign(inner))
            and not re.search(r"，|成为|更加|不是|就是", inner)
        ):
            strong = known[inside].strong
            named = _TITLED.search(tagged.text[: match.start()])
            yield program_mention(
                tagged,
                before_quote(tagged, match.start()),
                match.end(),
                "Award" if named else known[inside].kind,
                "quoted",
                0.85 if strong else 0.7,
            )
            continue
        if "，" not in inner and 3 <= len(inner) <= 16 and (before := _named_by(tagged, match.start())) is not None:
            yield program_mention(tagged, match.start(), match.end(), before, "quoted after head", 0.75)
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
            yield program_mention(
                tagged, before_quote(tagged, match.start()), match.end(), "Award", "quoted honour", 0.75
            )
            continue
        if "，" not in inner and (told := _told_by(tagged, match.start(), match.end())):
            yield program_mention(tagged, match.start(), match.end(), told, "quoted as", 0.7)
            continue
        if "，" not in inner and len(inner) >= _TALK_LEAST and _is_setting(tagged, match.start(), match.end()):
            yield program_mention(tagged, match.start(), match.end(), "Event", "quoted setting", 0.7)
            continue
        if _BODY.search(inner):
            continue
        if "，" not in inner and 3 <= len(inner) <= 12 and _WORKS.match(tagged.text, match.end()):
            yield program_mention(tagged, match.start(), match.end(), "Service", "quoted and at work", 0.7)
            continue
        if len(inner) <= _LONG_QUOTE and _after_host(tagged, match.start()) and "，" not in inner and len(inner) >= 3:
            yield program_mention(tagged, match.start(), match.end(), None, "quoted object", 0.7)


def _is_campaign(name: str) -> bool:
    """Whether a name is a deed of a campaign that goes by it: “送清凉”."""
    head = lexicon.program_heads().get(name)
    return head is not None and is_deed(name) and (head.kind == "Campaign" or head.strength == "name")


def _is_verb(tagged: Tagged, start: int, end: int, head: str) -> bool:
    """Whether a head of one character at the end of a quotation only ends a verb: “二次上岗”."""
    word = tagged.words[tagged.word_at(end - 2)]
    return len(head) == 1 and word.tag == "v" and start < word.start < end - 2


# “渔火：滨海瓷器展”, “图书漂流会”, but not “高质量发展” and no body
_EXHIBITION = re.compile(
    "(?<=.{5})(?<![发施拓扩舒伸进开参招看观办布策撤逛])展$|(?<=[一-鿿]{4})(?<!员)(?<![社协学商工总分机合金社都知约幸])会$"
)
_PLACES = re.compile(r"[点站屋家间室角吧亭岗园廊馆店坊台所堂]”$")
_SOME = r"\d[\d.万千]*(?:余|多)?(?:家|个|座|处|间|所)"
_SOME_BEFORE, _SOME_BEHIND = re.compile(rf"(?:{_SOME}|一批|多[家个处间])$"), re.compile(_SOME)


def _edition_before(text: str, at: int) -> str:
    edition = re.search(rf"(?:{NUMBERED.pattern})$", text[:at])
    return edition[0] if edition else ""


def _told_by_number(tagged: Tagged, start: int, end: int) -> str | None:
    """The kind of what has an edition before it, or of places that are counted: 第三届“邻里节”, “渔家小屋”30个."""
    text = tagged.text
    if _edition_before(text, start):
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
    r"(?:[、和]?“[^“”]{2,20}”){0,5}等(?:一?系列|多[个项种]|特色|主题|专项)*"
    r"([\u4e00-\u9fff]{0,6}?(?:活动|行动|项目|工程|计划|服务|品牌|栏目|专栏|课程|赛事|机制|平台))(?=[，。；！？、的和与及]|$|[已在持将也还陆先由共近今等上中期后]|走进|启动|开展|推进|落地|举行|受|让|为)"
)
_HONOUR = re.compile(r"(?:工匠|之星|标兵|能手|好人|先锋|楷模|状元|人物|卫士|榜样)$|^(?:十[大佳]|最美)")
_HONOURED = re.compile(r"表彰|授予|评选|评为|荣获|获得|称号|荣誉|命名|入选|颁奖|选树|推选|当选|发布")
_TITLED_ROW = re.compile(r"、?[^，。；！？“”]{0,40}$")


def _before_person(tagged: Tagged, end: int) -> bool:
    """Whether a title is followed by who has it, with posts at most in between: “最美养路工”、滨海公路段段长王强."""
    person = next((w.start for w in tagged.words if w.start >= end and w.tag == "PER"), None)
    return person is not None and _TITLED_ROW.fullmatch(tagged.text[end:person]) is not None


_NAMED_AS = re.compile(
    r"(?:(?:评为|追授为?|授为|命名为|评选为|评定为|认定为?|获评|荣膺|荣获|获|获得|授予|夺得|捧回|摘得|入选)了?(?:首批|一批|\d+[个家名])?"
    r"|(?:命名|评选出|评出|选树|选树出|推选出)了?(?:首批|一批|\d+[个家名位]))(?:“[^“”]{2,16}”[、和]?)*$"
)
_TITLED = re.compile(
    r"(?:评为|追授为?|授为|命名为|评选为|评定为|认定为|表彰为|获评|荣膺|授予|荣获|入选)了?"
    r"(?:[\u4e00-\u9fff]{2,10}?[部厅局委会协联办院])?(?:首批|一批|\d+[个家名])?(?:“[^“”]{2,16}”[、和]?)*$"
)
_AWARDED = re.compile(r"(?:代表|获得者|获奖者)?(?:颁发?|授|发放)了?(?:奖|牌|匾|证|荣誉|聘书)")  # “金牌渔民”颁发奖牌
# what cups and lists of honour are won by: 捧走“码头杯”, 登上“滨海好人榜”
_WON = re.compile(
    "(?:[捧夺摘领拿揽][走得起下回取获到]|[登荣]上|荣登|登|上榜|入围|入选|列入|跻身|收获|斩获|赢得|喜获|问鼎|染指|折桂|卫冕)了?$"
)
_NAMING = re.compile(
    r"(?:公众号|小程序|APP|App|客户端|网站|平台|热线|专栏|栏目|品牌|项目|活动|系列活动|主题活动|专项行动|行动|工程|歌曲|话剧|电影|纪录片|课程|微电影|机制|服务包|大赛|论坛|计划"
    r"|展览|[特画书]展|(?:生肖|科普|图片|书画|摄影|主题|文物|美术|专题|艺术|成果|文化)展|晚会|音乐会|演唱会|讲座|沙龙|夏令营|训练营|培训班|基金)(?:——)?$"
)


def _named_by(tagged: Tagged, offset: int) -> str | None:
    """The kind that a head right before a quotation gives it: 微信公众号“滨海职工”."""
    before = _NAMING.search(tagged.text[max(0, offset - 8) : offset])
    word = before[0].rstrip("—") if before else ""
    head = head_of(word)
    return lexicon.program_heads()[head].kind if head else "Event" if word.endswith("展") else None


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
    stop = phrase_end(tagged, end)
    places = [(a, e) for a, e in heads(tagged.text) if end < a and e <= stop and e in tagged.boundaries]
    for at, behind in places:
        told = tagged.text[end:at]
        before = tagged.text[:start]
        called = _CALLED.search(before) and re.fullmatch(r"的[^，。；“”]{0,8}", told)
        way = told == "的" and known[tagged.text[at:behind]].kind == "Model" and _FOUND_WAY.search(before)
        if called or way or (_IS.fullmatch(told) and not goes_on(tagged, behind)):
            return known[tagged.text[at:behind]].kind
    return None


_QUOTED_LIST = re.compile(
    r"[“‘][^“”‘’，。]{2,24}[”’](?:[、和及与]?[“‘][^“”‘’，。]{2,24}[”’])+(?:等)?"
    r"(?:\d+余?[期个项场节门次批类种档]|[一二两三四五六七八九十多数]+[大个项期场节门类种档])?"
    r"(?:[\u4e00-\u9fff]{0,12}?)(?=[，。；！？“]|\d|$|[的为和])"
)


def quoted_lists(tagged: Tagged) -> Iterator[Mention]:
    """“甲”“乙”等品牌: a head behind the last of several quoted names stands for each of them."""
    known = lexicon.program_heads()
    for match in _QUOTED_LIST.finditer(tagged.text):
        tail = match[0][max(match[0].rfind("”"), match[0].rfind("’")) + 1 :].removeprefix("等")
        head = head_of(tail) or ("活动" if tail.endswith(("方式", "形式", "措施", "载体")) else None)
        if head is None:
            continue
        for item in _QUOTED.finditer(tagged.text, match.start(), match.end()):
            if item[0][1:-1] in lexicon.national_bodies():
                continue  # “美团”“饿了么”等平台
            yield program_mention(tagged, item.start(), item.end(), known[head].kind, "quoted list", 0.78)


# 春雨行动、码头夜校、“金秋”等项目: several undertakings and the word for all of them
_AND_MORE = re.compile(
    r"等(?P<number>\d+[个项])?(?:一?系列|多[个项种]|各[项类])?[\u4e00-\u9fff]{0,6}?"
    r"(?P<head>活动|行动|项目|工程|计划|服务|品牌|课程|赛事)(?=[，。；、向为给在的，]|$)"
)
_ITEM_LEAST, _ITEM_MOST = 3, 20  # characters of an item that no mark and no head shows
_OF_CONTEST = re.compile("赛|角逐|比拼|竞技|较量|选手|比武|比试")


def listed_names(tagged: Tagged, found: Iterable[Mention]) -> Iterator[Mention]:
    """Items of a list that are programs like the others in it: 送春联、义诊、“春雨”行动等活动."""
    known = [m for m in found if m.rule != "pointer"]
    for more in _AND_MORE.finditer(tagged.text):
        if inside_marks(tagged.text, more.start()):
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
                yield program_mention(tagged, start, end, kind, "listed", 0.65)


def sums_up(tagged: Tagged, mention: Mention, listed: Sequence[Mention]) -> bool:
    """Whether a name is only the word for all of a list: 甲、乙等3个合作项目."""
    return any(re.fullmatch(r"等\d+[个项]", tagged.text[item.end : mention.start]) for item in listed)


def _items_before(tagged: Tagged, end: int) -> Iterator[tuple[int, int]]:
    """The items of the list that ends at an offset, the last one first."""
    depth, stop = 0, end
    for offset in range(end - 1, -1, -1):
        char = tagged.text[offset]
        depth += (char in CLOSING) - (char in OPENING)
        if depth < 0 or (depth == 0 and char in CLAUSE_END + "、"):
            yield (offset + 1 if char == "、" else cut_off(tagged, offset + 1, stop)), stop
            stop = offset
            if char != "、":
                return
    yield cut_off(tagged, 0, stop), stop


_COUNTED_OBJECT = re.compile(r"\d+(?:余|多)?(?:家|个|项|座|处|间|所|场|期|款|档|门)$")  # 推出8项“…”


# what only an undertaking does or undergoes: “春雨”资助…, “春雨”自去年启动以来
_WORKS = re.compile(
    "(?:已|共|累计|今年|现已)*(?:资助|救助|惠及|帮扶|覆盖了?|开讲|上线|开播)(?!的)|(?:自|于)?[^，。；“”]{0,12}?(?:启动|实施|开展|推行|开通|设立|开办|推出|上线|运行)(?:以来|至今|后，)"
)


def _after_host(tagged: Tagged, offset: int) -> bool:
    counted = _COUNTED_OBJECT.search(tagged.text[:offset])
    offset = counted.start() if counted else offset
    before = tagged.text[max(0, offset - 6) : offset]
    if before.endswith("组织的"):
        return False  # a noun here: 工会组织的“朋友圈”
    verb = next((m[0].rstrip("了过起出好的") for m in host_pattern().finditer(before) if m.end() == len(before)), None)
    if (verb is not None and (counted or verb not in word_class("host_figure"))) or before.endswith("名为"):
        return True
    if _SET_UP.search(tagged.text[:offset]):
        return True
    modified = _MODIFIED.search(tagged.text[:offset])
    return modified is not None and modified[1] not in (word_class("host_figure") | word_class("host_loose"))


# set up or made of something else: 办起了“爱心小饭桌”, 把旧车棚改成“邻里修理铺”
_SET_UP = re.compile(
    "(?:办起|开办|建起|增设|新设|试行|兴办|领办|开起|设起|搭起|支起|挂[起上出]|换上|改成|改造成|改建成|升级为|升级成|打造成)(?:了|的)?"
    "(?:首个|全[省市区县]首[个家]|[^，。；：“”、]{0,8}的)?$"
)
# a verb of hosting with what its object is like: 推出面向渔民的“春雨贷”
_MODIFIED = re.compile(
    r"(?:^|[，。；：\u4e00-\u9fff])(推出|推行|开通|上线|创办|开设|开办|设立|举办|举行|发起|启动|实施|发放|给予|申请|办理)了?[^，。；：“”]{1,24}的$"
)
BARE_LEAST = 4  # characters of a head that names something by itself behind another name: 司机之家和爱心驿站
NUMBERED = re.compile(r"首届|第[一二三四五六七八九十百\d]+届")
