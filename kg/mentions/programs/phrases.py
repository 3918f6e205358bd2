"""Programs by phrases of nouns, and by words that go before their heads: numbers, editions, occasions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import lexicon
from kg.mentions.programs.extent import (
    QUANTITY,
    RITES,
    before_quote,
    cut_off,
    goes_on,
    identifies,
    inside_marks,
    is_apart,
    nominal,
    walk_back,
)
from kg.mentions.programs.heads import head_of, heads, kind_of, program_mention
from kg.mentions.programs.quoted import NUMBERED
from kg.mentions.tagged import Tagged
from kg.model import Mention

_DEEDS = ("培训", "宣讲", "招聘", "评选", "慰问")  # verbs as well


def phrases(tagged: Tagged) -> Iterator[Mention]:
    """Noun phrases with a strong head, wherever they stand."""
    known = lexicon.program_heads()
    for start, end in heads(tagged.text):
        head = known[tagged.text[start:end]]
        if head.marked or head.kind in ("Award", "Document") or end not in tagged.boundaries or end - start == 1:
            continue
        if head.text == "选举" and end < len(tagged.text) and tagged.words[tagged.word_at(end)].tag == "PER":
            continue  # 滨海市妇联第一次大会|选举王强为…
        if head.text in _DEEDS and goes_on(tagged, end):
            continue  # 全年计划|培训|农民3000人
        begin = walk_back(tagged, start)
        begin = _item_start(tagged, cut_off(tagged, begin, end), head.text[-2:])
        numbered = NUMBERED.search(tagged.text, begin, start) or _yearly(tagged, begin, head.kind)
        rite = begin < start - 4 and tagged.region_starting(begin) and tagged.text.endswith(RITES, begin, end)
        fund = head.text == "基金" and tagged.words[tagged.word_at(start)].tag == "ORG"  # 春雨基金, for a tagger a body
        if not (head.strong or _owned(tagged, begin, start, end) or numbered or rite or fund):
            continue
        if _FAIR.fullmatch(head.text):
            begin = before_quote(tagged, start)
        elif head.strength == "name" and begin < start and tagged.words[tagged.word_at(begin)].tag == "v":
            begin = tagged.words[tagged.word_at(begin)].end  # 服务亚运会
        if _STUDIED.match(tagged.text, begin) and tagged.text.startswith("精神", end):
            continue  # 学习大会精神: what was said at one that stands elsewhere
        if _ONLY_YEAR.fullmatch(tagged.text, begin, start):
            continue  # 2014年|试点
        named = head.strength == "name" and not _WINNERS.match(tagged.text, end)
        if named or (begin < start and identifies(tagged, begin, end, head.text, False)):
            yield program_mention(tagged, begin, end, head.kind, "phrase", 0.7)


_ONLY_YEAR = re.compile("(?:19|20)\\d{2}年度?")
_ITEM = re.compile("[、和](?:[^、和，。；：？！的“”《》（）]){1,10}$")


def _item_start(tagged: Tagged, begin: int, last: str) -> int:
    """Where an item of a list of the same sort begins: 春雨助老基金、|新晨光助学基金."""
    item = _ITEM.search(tagged.text, max(0, begin - 11), begin)
    same = item is not None and tagged.text[: item.start()].endswith(last)
    return item.start() + 1 if item and same else begin


# fairs by their short names: 农产品|农交会 is not called so
_FAIR = re.compile("[一-鿿][博交洽]会")


_STUDIED = re.compile("学习|宣传|贯彻|传达|落实|领会")
_YEARLY = ("Event", "Meeting", "Contest", "Training", "Campaign")


def _yearly(tagged: Tagged, begin: int, kind: str) -> bool:
    """Whether the year of something held begins its name: 2021年滨海文化节主场活动."""
    return (
        kind in _YEARLY
        and re.compile(r"(?:“[^“”]{2,24}”)?(?:19|20)\d{2}年?度?[^年月日度]").match(tagged.text, begin) is not None
    )


_WINNERS = re.compile(r"冠军|亚军|季军|金牌|银牌|铜牌|奖牌|选手|纪录|项目")  # 冬奥会冠军 says who, not where
_OCCASIONED = re.compile(r"以((?!此|本|该|这|开展|举办)[^，。；：！？]{4,40}?)为(?:契机|抓手|载体|依托)(?=[，。；、])")


def takes_as_occasion(tagged: Tagged) -> Iterator[Mention]:
    """What work is tied to, where it ends like an undertaking: 以送温暖慰问活动为契机."""
    known = lexicon.program_heads()
    for match in _OCCASIONED.finditer(tagged.text):
        for start, end in is_apart(tagged, match.start(1), match.end(1)):
            head = known.get(head_of(tagged.text[start:end]) or "")
            if head and head.kind in ("Campaign", "Event", "Meeting", "Contest") and end - start >= len(head.text) + 4:
                yield program_mention(tagged, start, end, head.kind, "occasion taken", 0.7)


_NUMBER = r"[一二三四五六七八九十百\d]{1,4}"
_SESSION = re.compile(
    rf"第?{_NUMBER}届(?:全国|省|市|区|县)?"
    r"(?:人民代表大会|人大|政协|委员会|全委会|理事会|常委会|会员代表大会|职工代表大会|职代会|教代会)?(?:常务委员会|常委会)?"
    rf"第?{_NUMBER}次(?:全体|常务|常委|委员|扩大|全委|理事|执委)?(?:[(（]扩大[)）])?"
    r"(?:会议|全会|全委会|理事会|常委会|执委会|职代会|教代会|代表大会)(?:议)?"
)


def sessions(tagged: Tagged) -> Iterator[Mention]:
    """Sessions of a body by their numbers, its name included: 滨海市十三届人大常委会第二十七次会议."""
    for match in _SESSION.finditer(tagged.text):
        before = tagged.words[tagged.word_at(match.start() - 1)] if match.start() else None
        region = tagged.region_ending(match.start())
        start = region.start if region else walk_back(tagged, match.start()) if before and before.tag == "ORG" else None
        if start is not None and not inside_marks(tagged.text, match.end()):
            yield program_mention(tagged, cut_off(tagged, start, match.end()), match.end(), "Meeting", "session", 0.85)


_OF_EDITION = re.compile(
    rf"(?:首届|第{_NUMBER}(?:届|次(?=[^，。；：、]{{6}})|期(?=[^，。；：、]{{6}})))(?:[^，。；！？：、“”《》（）的在于由上了等\s]|（[^（）]{{1,8}}）){{2,24}}?(?:(?<!开)[节会展赛周季营坛杯]|活动|行动|典型案例|十大案例|十大人物|榜单)"
    r"(?=期间|[上中昨今，。；、的]|在|于|由|将|拟|定于|计划|开幕|闭幕|落幕|启动|举行|举办|$)"
)
_OF_BODY = re.compile(r"(?:委员|理事|监事|常委|全委|执委|代表大|工|协|学|联合|总)会$")


def editions(tagged: Tagged) -> Iterator[Mention]:
    """What has an edition and ends like something held, whatever its head: 第五届滨海（国际）帆船周期间."""
    for match in _OF_EDITION.finditer(tagged.text):
        held = "届" in match[0] or nominal(tagged, match.start(), match.end())  # 第3次|负责布置展会
        if match.start() in tagged.boundaries and held and not _OF_BODY.search(match[0]):
            start = before_quote(tagged, match.start())
            yield program_mention(tagged, start, match.end(), kind_of(match[0]) or "Event", "edition", 0.75)


_STATION = re.compile(
    r"(?:服务站点?|驿站|之家|小屋|书屋|书吧|服务点|示范点|工作站|托管班|联系点|爱心超市|流动车|共享工间"
    r"|互助点|活动室|(?:服务|指导|照护|养老|活动|调解|培训|救助|体验|健康|文化|援助)中心|(?:养老|救助|文化|科普|志愿)站)(?!的|长|里|内)"
)


def networks(tagged: Tagged) -> Iterator[Mention]:
    """Networks of stations that are counted: 建成户外劳动者驿站300个, 3500家爱心驿站."""
    for match in _STATION.finditer(tagged.text):
        if match.end() not in tagged.boundaries or inside_marks(tagged.text, match.end()):
            continue
        start = walk_back(tagged, match.start())
        begin = cut_off(tagged, start, match.end())
        counted = QUANTITY.match(tagged.text, match.end()) or any(
            m.end() == begin for m in QUANTITY.finditer(tagged.text, max(0, begin - 10), begin)
        )
        if counted and match.end() - begin >= 4 and (begin < match.start()):
            yield program_mention(
                tagged, begin, match.end(), "Service", "network", 0.92
            )  # surer than a body of that name


_OWNER = re.compile(
    r"(?:工会|公司|集团|学院|大学|中学|小学|学校|医院|银行|协会|学会|博物馆|图书馆|研究院|研究所|总会|联合会|妇联)"
)


def _owned(tagged: Tagged, begin: int, head: int, end: int) -> bool:
    """Whether the phrase begins with an organization and says more: 滨海大学青年研修班."""
    owner = _OWNER.search(tagged.text, begin, head)
    return (
        owner is not None and tagged.words[tagged.word_at(begin)].tag in ("ORG", "LOC", "nt") and end - owner.end() >= 4
    )


# 比赛设半程马拉松、10公里精英赛和家庭亲子跑3个项目
_ITEMS = re.compile(
    r"(?:设|分|开展)(?:有|置|为|了)?(?P<items>[^，。；：！？“”《》]{4,90}?)"
    r"(?:等)?(?:[一二两三四五六七八九十\d]+(?:个|大|类|项)+|共\d+个)(?:竞赛|比赛|参赛|赛事)?(?:项目|赛项|单元|内容)"
)
_CONTEST_ITEM = re.compile(
    "(?:比赛|竞赛|(?:挑战|精英|邀请|接力|对抗|团体|个人|演讲|技能)赛|马拉松|(?:亲子|健康|欢乐|迷你)跑|竞速)$"
)


def items(tagged: Tagged) -> Iterator[Mention]:
    """The contests that a contest says it consists of."""
    for found in _ITEMS.finditer(tagged.text):
        for item in re.finditer("[^、和及]+", found["items"]):
            start, end = found.start("items") + item.start(), found.start("items") + item.end()
            if _CONTEST_ITEM.search(item[0]) and end - start >= 4 and start in tagged.boundaries:
                yield program_mention(tagged, start, end, "Contest", "item", 0.75)
