"""Names of programs: which of a story's names are one program, and which are parts of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg import lexicon, regions
from kg.mentions.programs import CEREMONY, head_of
from kg.mentions.short_names import is_subsequence
from kg.numbers import count_of
from kg.resolve.bodies import MARKS

_NAMES = 4096  # of a page's programs, each compared with each

_CEREMONY = re.compile(
    r"(?:启动|开[幕班营赛题工市球]|起跑|发车|出征|闭幕|揭幕|结业|首发|发布)(?:仪式|典礼|式|会|大会)$"
)
_RITE = re.compile(rf"(?:仪式|典礼|颁奖[大晚]?会)$|{_CEREMONY.pattern}")
_ROUND = re.compile(
    r"(?:总决赛|半决赛|决赛|预赛|复赛|初赛|选拔赛|分赛|全国赛|国赛|省赛|市赛|区域赛|分站赛|海选|晋级赛)$"
)  # a part of a contest


_FINAL = re.compile(r"(?<=.{4})(?<=[大竞比]赛|标赛|请赛|开赛|战赛|比武|动会)(?:总决赛|决赛|[一-鿿]{2,10}赛项)$")


def without_final(name: str) -> str:
    """The contest's name in that of its final or of one trade (滨海市焊工大赛|决赛); any other name as it is."""
    return _FINAL.sub("", name)


@lru_cache(maxsize=_NAMES)
def _part(name: str) -> tuple[bool, ...]:
    """Whether a name is that of a ceremony, a round or a notice of something larger."""
    return tuple(bool(part.search(program_text(name))) for part in (_RITE, _ROUND, _ANNOUNCED))


_ANNOUNCED = re.compile(
    r"关于(?:组织|部署|联合|深入|集中)?(?:开展|举办|实施|启动|举行|推进|组织)(.+)的(?:通知|公告|倡议书?|函|意见|方案|决定)$"
)


def is_part(name: str, whole: str) -> bool:
    """Whether a name is the opening or a round of another program, or the notice that announces it."""
    announced = _ANNOUNCED.search(name)
    if announced:
        return announced[1] == whole
    part = _CEREMONY.search(name) or _ROUND.search(name)
    joined = (other for _, other in joined_in(name))
    return part is not None and len(whole) >= 5 and (name[: part.start()].endswith(whole) or whole in joined)


_HELD = r"(?:大赛|竞赛|比赛|运动会|锦标赛|联赛|挑战赛|邀请赛|公开赛|争霸赛|大奖赛|选拔赛|比武)"
# “金秋”计划|助学金发放仪式, 爱心行动|物资发放仪式
_GIVES_OUT = "(?:慈善|困难)?(?:救助|帮扶|助学|慰问|专项)*(?:资金|[基奖学]?金|款|物资|物品)?发放仪式"
_WHOLE = re.compile(
    rf"(.{{3,60}}?)(?:{_GIVES_OUT}|(?:启动|开幕|开班|开营|开赛|开学|闭幕|结业|结营|发布|颁奖)(?:仪式|典礼|式))$|"
    rf"(.{{2,60}}?{_HELD})(?:[^，、和]{{0,10}}?(?:奖|冠军|亚军|季军|[金银铜]牌|竞赛|比赛|决赛|预赛|复赛|初赛)|全国赛|省赛|"
    r"(?:总结|表彰|颁奖|动员|誓师|筹备|部署|推进|新闻|发布|说明){1,2}(?:大会|会议|会|晚会|仪式|典礼))$|"
    r"(.{5,60}?(?:活动|行动|计划|工程))(?:动员|誓师|总结|部署|推进|启动){1,2}(?:大会|会议|会)$"
)


@cache
def _of_games() -> re.Pattern[str]:
    """A name that begins with what goes by one word: 滨海亚运会|开幕式演出."""
    games = "|".join(head.text for head in lexicon.program_heads().values() if head.strength == "name")
    return re.compile(rf"(.{{0,16}}?(?:{games}))(?=.{{3}})()")


# one of a series: “春雨”巡回宣讲|首场报告会
_FIRST_OF = re.compile(
    "(.{5,60}?)(?:首场|首站|首期|第[一二三四五六]场)(?:报告会?|活动|宣讲会?|讲座|演出|培训|招聘会)$()"
)


def whole_of(name: str) -> str | None:
    """What a ceremony, a final or a prize is of, where its name tells: 滨海市焊工大赛 of its 一等奖."""
    match = _WHOLE.fullmatch(name) or _of_games().match(name) or _FIRST_OF.match(name)
    whole = next(filter(None, match.groups()), "") if match else ""
    named = head_of(whole) or whole.endswith(("”", "’", "》"))
    fits = len(whole) >= 5 and all(whole.count(a) == whole.count(b) for a, b in ("“”", "‘’", "《》"))
    return whole if named and fits and "暨" not in whole and head_of(whole) != whole else None


_JOINED = re.compile(r"(?<=.{6})[暨和](?=.{6})")


def joined_in(name: str) -> list[tuple[int, str]]:
    """What a ceremony of several programs opens, with its place in the name: 滨海市读书节|暨|读书征文活动|启动仪式."""
    match = _WHOLE.fullmatch(name)
    whole = match[1] if match else None
    if not whole or "暨" not in whole:
        return []
    ends = [*(joint.start() for joint in _JOINED.finditer(whole) if head_of(whole[: joint.start()])), len(whole)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    parts = [(start, whole[start:end]) for start, end in zip(starts, ends, strict=True)]
    return parts if len(parts) > 1 and all(head_of(part) not in (None, part) for _, part in parts) else []


_CLOSING = ("闭幕", "结业", "首发", "发布")


def ceremony_of(name: str, whole: str) -> bool:
    """Whether a name is that of the ceremony that opens or closes another program."""
    return _CEREMONY.search(name) is not None and is_part(name, whole)


def opens(name: str, whole: str) -> bool:
    """Whether a name is that of the ceremony with which another program begins."""
    ceremony = _CEREMONY.search(name)
    return ceremony is not None and not ceremony[0].startswith(_CLOSING) and is_part(name, whole)


_OPENED = ("Event", "Meeting", "Contest", "Training", "Campaign")  # what has a ceremony of its own
_FITS = (
    (re.compile("[班学训业]"), ("Training",)),
    (re.compile("奖|赛"), ("Contest",)),
    (re.compile("营"), ("Training", "Event")),
)


_OF_BODIES = ("成立", "落成")  # rites of what is no program
_RITE_WORD = re.compile("(?:仪式|典礼|式)$")  # one rite goes by all of them: 开幕仪式, 开幕式


def ceremony_name(text: str, named: Sequence[tuple[bool, str, str | None]]) -> str | None:
    """The name of a ceremony that a story calls 启动仪式 or 论坛开幕式, after the program that it opens or closes.

    `named` are the story's programs in order: whether one stands before the ceremony, its name and kind. None where the
    story has nothing that fits; the ceremony's own name where the story tells it elsewhere.
    """
    word = CEREMONY.search(text)
    if word is None:
        return None
    same = re.compile(rf"{_RITE_WORD.sub('', word[0])}{_RITE_WORD.pattern}")
    if whole := [name for _, name, _ in named if same.search(name)]:
        return whole[-1]
    if word[0].startswith(_OF_BODIES):
        return None
    opened = text[: word.start()]
    programs = [(before, name, kind) for before, name, kind in named if kind in _OPENED and not _CEREMONY.search(name)]
    for kinds in [kinds for pattern, kinds in _FITS if pattern.search(word[0])]:
        programs = [item for item in programs if item[2] in kinds] or programs
    programs = [item for item in programs if item[1].endswith(opened[-2:])] if opened else programs
    before = [name for earlier, name, _ in programs if earlier] or [name for _, name, _ in programs[:1]]
    return f"{before[0]}{word[0]}" if before else None


_COUNTED = re.compile(r"^(?:\d+|[几数多])?[名个位](?:同志|单位|集体|个人|职工|企业)(?=.{4})")  # 授予甲等100个单位…称号


_TITLE = re.compile(r"(?<=.{3})(?:荣誉)?称号$")  # “技术能手”称号 is named 技术能手


_FIRST_PLACE = re.compile("(?<=培训|活动|行动|巡讲|宣讲|巡演|大赛)(?:首站|首场|首期)$")  # where it begins


_ASIDE = re.compile(r"^(?:（[^（）]{2,8}）|\d{4}年(?:起|以来|开始))(?=.{3})")  # （全文另发）座谈会, 2005年起对口支援


@lru_cache(maxsize=_NAMES)
def program_text(text: str) -> str:
    """A program's name without marks, without who is counted before it and the word for a title behind it."""
    name = _ASIDE.sub("", re.sub(r"\s+", " ", text.translate(MARKS))).strip("、，的")
    name = _FIRST_PLACE.sub("", name)
    return _TITLE.sub("", _COUNTED.sub("", name))


# what a name is, behind the name itself: “智慧渔港”品牌
_SORT = re.compile(
    r"(?<=[”》’』])(?:公益|服务|文化|工作|特色|线上){0,2}"
    r"(?:品牌|平台|小程序|微信公众号|公众号|APP|App|客户端|项目|系统|商城|信箱|[奖铜]牌|牌匾|奖杯|聘书|证书)$"
)


_MODEL = re.compile("(?<=.)劳模$")  # 全国劳模 in full


@lru_cache(maxsize=_NAMES)
def proper_name(text: str) -> str:
    """A program's name without the word that only says what it is, and without the larger region of a chain."""
    name = _MODEL.sub("劳动模范", program_text(_SORT.sub("", text)))
    places = regions.find(name)[:2]
    chain = len(places) == 2 and places[0].start == 0 and places[0].end == places[1].start
    return name[places[1].start :] if chain else name


_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]+[届次](?:会员代表大会|职工代表大会|代表大会|党代会|职代会|团代会|妇代会|理事会|常务会议|全体会议|工作会议|调度会议?|会议|全会)"
)


_LATER = re.compile(r"第[二三四五六七八九十\d]+期")


def without_later_sessions(names: list[str]) -> list[str]:
    """A program's names in the order of the text, without 第二期… where the story first tells of the program itself."""
    return [name for name in names if not _LATER.search(name)] if not _LATER.search(names[0]) else names


def without_finals(names: list[str]) -> list[str]:
    """A contest's names without those of its final, where the story names the contest itself."""
    return [name for name in names if without_final(name) == name] or names


_CHOOSING = re.compile("评选(?:活动)?$")


def without_choosing(names: list[str]) -> list[str]:
    """A title's names without those of how it is given, 滨海好人评选活动, where the story names the title itself."""
    return [name for name in names if not _CHOOSING.search(name)] or names


def lacks_host(text: str) -> bool:
    """Whether a name is only a number and a common word, of whoever holds it: 第五届会员代表大会."""
    return _NUMBERED.fullmatch(text) is not None


_OF_LEVEL = re.compile(r"(省|市|县|区|州|旗)(?![级属直内外委])(?=.{3})")


def level_of(name: str) -> str | None:
    """The level with which a title begins that does not tell its region: 省 of 省劳动模范."""
    level = _OF_LEVEL.match(name)
    return level[1] if level else None


_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+[届次期季批]|首届")
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
_CONTEST = re.compile(r"(?:大|比|竞)赛$")  # one contest goes by all of them
_MEETING = re.compile(r"(?<=.{4})大会$")  # and 表彰大会 is 表彰会
_ACTIVITY = re.compile(r"(?<=.{4})(?:主题|系列|专项)*(?:活动|工作)$")  # 送温暖活动 is 送温暖


_NUMBER_ALONE = re.compile(rf"(?:{_YEAR.pattern})?((?:{_ORDINAL.pattern}))([一-鿿]{{2,3}})")


def of_edition(name: str, others: Sequence[str]) -> str:
    """The whole name of another edition of what a story names: 首届大赛 where it tells of 第二届滨海焊工大赛."""
    alone = _NUMBER_ALONE.fullmatch(name)
    if alone is None or alone[2] not in lexicon.program_heads():
        return name
    for other in others:
        told = _ORDINAL.search(other)
        if told and other.endswith(alone[2]) and len(other) - told.end() > len(alone[2]):
            place = _YEAR.sub("", other[: told.start()].split("暨")[-1])
            return f"{place}{alone[1]}{other[told.end() :]}"
    return name


_SAME_WORDS = (("互联网", "网络"), ("网上", "线上"))  # as a story changes them


@lru_cache(maxsize=_NAMES)
def _gist(name: str) -> str:
    """A program's name without edition and year, and with one word for a contest."""
    bare = _YEAR.sub("", _ORDINAL.sub("", program_text(name)))
    for other, word in _SAME_WORDS:
        bare = bare.replace(other, word)
    return _MEETING.sub("会", _CONTEST.sub("赛", bare.replace("（）", "")))


_SCOPE = re.compile("[全我本](省|市|县|区|州|旗)(?=.{4})")


def _without_scope(name: str, other: str) -> str:
    """A name without 全省 where the other one tells which: 全省焊工比赛, 滨海省焊工比赛."""
    scope = _SCOPE.match(name)
    told = re.match(rf"[^全我本]{{1,7}}?{scope[1]}", other) if scope else None
    return name[scope.end() :] if scope and told else name


def _other_edition(a: str, b: str) -> bool:
    """Whether both names tell their edition, or their year, and not the same."""
    return any(one and other and not one & other for one, other in zip(_editions(a), _editions(b), strict=True))


@lru_cache(maxsize=_NAMES)
def _editions(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The editions that a name tells, and its years."""
    ordinals, years = (frozenset(map(_edition, told.findall(name))) for told in (_ORDINAL, _YEAR))
    return ordinals, years


def _edition(told: str) -> str:
    """An edition or a year in one form: 第33届 for 第三十三届."""
    number = told.strip("第届次期季批年度") if told != "首届" else "1"
    return f"{count_of(number)}{told[-1] if told.startswith(('第', '首')) else ''}"


_QUOTED = re.compile(r"[“《‘『「]([^“”《》‘’『』「」]{2,40})[”》’』」]")


@lru_cache(maxsize=_NAMES)
def quoted_core(text: str) -> str | None:
    match = _QUOTED.search(text)
    if match is None or (len(match[1]) < 3 and 2 * len(match[1]) < len(text) - 2):
        return None  # “五一” in a long name is no name of its own
    return match[1]


def called_by_core(text: str) -> str | None:
    """What stands in quotation marks in a name, where the program goes by it: “春雨” of “春雨”行动."""
    core = quoted_core(text)
    if not core or _RITE.search(text) or len(_behind_quotation(text)) > _HEAD_MOST:
        return None
    return None if _meeting_about(program_text(text), core) else core


def _meeting_about(name: str, program: str) -> bool:
    """Whether a name is that of a meeting about a program: “春雨行动”推进会."""
    meeting, about = (lexicon.program_heads().get(head_of(one) or "") for one in (name, program))
    return meeting is not None and about is not None and meeting.kind == "Meeting" != about.kind


_HEAD_MOST = 8  # characters of a head behind quotation marks


ANY_HEAD = frozenset(
    {
        "活动",
        "项目",
        "工程",
        "系列活动",
        "主题活动",
        "行动",
        "计划",
        "品牌",
        "专项行动",
        "公益活动",
        "平台",
        "服务项目",
        "公益项目",
    }
)


_SUBTITLE = re.compile("(?<=..)(?:——|[：:—]).{2,}$")


def _main_title(core: str) -> str:
    """What stands in quotation marks without the subtitle: 经纬 of 经纬——滨海蓝印花布特展."""
    return _SUBTITLE.sub("", core)


def _same_head(a: str, b: str) -> bool:
    """Whether names with one core can be one program: heads of one kind, or one that says nothing (活动, 项目).

    “春雨”活动 may be “春雨”讲座, but not “春雨”项目年度推进工作会议.
    """
    heads = [head_of(program_text(name)) for name in (a, b)]
    kinds = {lexicon.program_heads()[head].kind for head in heads if head}
    ends = [(_behind_quotation(name), head) for name, head in zip((a, b), heads, strict=True)]
    says_nothing = any(end in ANY_HEAD and head in ANY_HEAD for end, head in ends)
    return len(kinds) < 2 or (says_nothing and all(len(end) <= _HEAD_MOST for end, _ in ends))


def _ends_core(a: str, b: str) -> bool:
    """Whether what stands in quotation marks ends in the other's: “博爱送万家”, “红十字博爱送万家”."""
    short, long = sorted((a, b), key=len)
    honour = _HONOURS.search(long.removesuffix(short)) is not None
    return len(short) >= 4 and long != short and long.endswith(short) and not honour


def _ends_alike(a: str, b: str) -> bool:
    """Whether the same words stand behind both quotations: “春风”暨劳务招聘季, “春风暨援助月”劳务招聘季."""
    tails = sorted((_behind_quotation(name) for name in (a, b)), key=len)
    return len(tails[0]) > 2 and tails[1].endswith(tails[0])


def _quote_alike(a: str, b: str) -> bool:
    """Whether two names quote the same, or one core holds the other and the same words stand behind both."""
    cores = (quoted_core(a), quoted_core(b))
    if None in cores or {*_QUOTED.findall(a)} & {*_QUOTED.findall(b)}:
        return True
    return _ends_alike(a, b) and any(str(one) in str(other) for one, other in (cores, cores[::-1]))


def _behind_quotation(name: str) -> str:
    return re.split("[”》’』」]", name)[-1]


_HONOURS = re.compile(
    r"金牌|首席|最美|十佳|十大|优秀|模范|示范|标杆|星级|百佳"
)  # “最美驿站” is an honour, 驿站 is none


_TERM_AND_SESSION = re.compile(
    r"第?(?P<term>[一二三四五六七八九十百\d]{1,4})届(?P<between>[^届次，。]{0,16}?)第?(?P<session>[一二三四五六七八九十百\d]{1,4})次"
)
_SITS = (
    ("政协", "政治协商"),
    ("人大", "人民代表大会"),
    ("职代会", "职工代表大会"),
    ("工会", "总"),
    ("委员会", "委", ""),
)


@lru_cache(maxsize=_NAMES)
def session_of(name: str) -> tuple[str, str, bool, int | None, int | None] | None:
    """The sitting that a name tells: body, level of its place, whether of its standing committee, term and number.

    政协第十三届滨海市委员会第五次会议 and 市政协十三届五次会议 tell the same.
    """
    match = _TERM_AND_SESSION.search(name)
    if match is None:
        return None
    whose = name[: match.start()] + match["between"]
    body = next(words[0] for words in _SITS if any(word in whose for word in words))
    level = re.findall(r"自治区|[省市区县州旗盟]", whose)
    standing = "常务委员会" in name or "常委会" in name
    return body, level[-1] if level else "", standing, count_of(match["term"]), count_of(match["session"])


def same_program(a: str, b: str) -> bool:
    """Whether two names of one story are one program: same core in quotation marks, or one shortens the other."""
    if (sitting := session_of(program_text(a))) is not None and sitting == session_of(program_text(b)):
        places = {place[0].name for place in map(regions.smallest_in, (a, b)) if place}
        return len(places) < 2 and _part(a) == _part(b)
    if not (_ROUND.search(program_text(a)) and _ROUND.search(program_text(b))):
        a, b = without_final(a), without_final(b)
    contests = _without_series(a), _without_series(b)
    if contests != (a, b):
        return same_program(*contests)
    if "暨" in a + b and _part(a)[0] == _part(b)[0] and _first_of_two(program_text(a), program_text(b)):
        return True
    if _part(a) != _part(b):
        return False  # neither the opening of a contest nor its trials are the contest
    core_a, core_b = quoted_core(a), quoted_core(b)
    plain_a, plain_b = program_text(a), program_text(b)
    if plain_a == plain_b:
        return True
    if plain_b == core_a or plain_a == core_b:
        return not (_meeting_about(plain_a, plain_b) or _meeting_about(plain_b, plain_a))
    if core_a and core_a == core_b:
        return _same_head(a, b)
    if core_a and core_b and _main_title(core_a) == _main_title(core_b):
        return _same_head(a, b)
    if core_a and core_b and _ends_core(core_a, core_b) and _same_head(a, b):
        return True
    if not _quote_alike(a, b) or _other_edition(plain_a, plain_b) or _is_for(*sorted((plain_a, plain_b), key=len)):
        return False
    one, other = _without_scope(_gist(a), _gist(b)), _without_scope(_gist(b), _gist(a))
    return (
        _shortens(plain_a, plain_b)
        or _shortens(one, other)
        or _shortens(_ACTIVITY.sub("", one), _ACTIVITY.sub("", other))
    )


_SERIES = re.compile("^[^暨]{2,16}杯”?暨(?=.{6})")


def _without_series(name: str) -> str:
    """The contest in the name of one of a series (“滨海工匠杯”暨|第六届“码头杯”技能大赛); any other name as it is."""
    return _SERIES.sub("", name)


def _first_of_two(a: str, b: str) -> bool:
    """Whether one name is the first half of the other: 滨海洽谈会 of 滨海洽谈会|暨临江博览会."""
    if _other_edition(a, b):
        return False
    first, two = sorted((a, b), key=len)
    half, _, other = two.partition("暨")
    return bool(other) and len(first) > 4 and _gist(half) == _gist(first)


def _shortens(a: str, b: str) -> bool:
    """Whether one of the names shortens the other."""
    short, long = sorted((a, b), key=len)
    if len(short) < 4 or _HONOURS.search(long.partition(short)[0]):
        return False
    if short[-2:] == long[-2:] or (short[-1] == long[-1] == "赛"):
        return short in long or is_subsequence(short, long)
    return short in long and len(short) >= 0.6 * len(long)


_HIGHER = ("标兵", "集体", "提名", "提名奖", "金奖", "银奖", "铜奖", "特别奖")  # 三八红旗手, 三八红旗手标兵 are two


def _is_for(whole: str, name: str) -> bool:
    """Whether a name is that of a course, a prize or a document of another program: 下乡计划|志愿者培训班."""
    if name.removeprefix(whole) in _HIGHER:
        return True
    heads = [lexicon.program_heads().get(head_of(one) or "") for one in (whole, name)]
    kinds = [head.kind if head else None for head in heads]
    return (
        name.startswith(whole)
        and kinds[1] in ("Training", "Meeting", "Award", "Document")
        and kinds[0] not in (None, kinds[1])
    )


def belongs(text: str, cluster: Sequence[str]) -> bool:
    """Whether a name is one of a program's; a bare core (“春晖”) does not make “春晖”讲座 and “春晖”基金 one.

    Nor does 滨海运动会 make 第一届滨海运动会 and 第二届滨海运动会 one.
    """
    if any(_other_edition(program_text(text), program_text(name)) for name in cluster):
        return False
    cores = {quoted_core(name) for name in (text, *cluster)}
    whole = [name for name in cluster if program_text(name) not in cores] or cluster
    return any(same_program(text, name) for name in (whole if quoted_core(text) else cluster))
