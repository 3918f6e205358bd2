"""Programs by phrases of nouns, and by words that go before their heads: numbers, editions, occasions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import lexicon
from kg.mentions.programs.extent import (
    MODIFIER_LEAST,
    QUANTITY,
    before_quote,
    cut_off,
    has_host,
    identifies,
    inside_marks,
    is_apart,
    walk_back,
)
from kg.mentions.programs.heads import head_of, heads, kind_of, program_mention
from kg.mentions.programs.quoted import NUMBERED
from kg.mentions.tagged import Tagged
from kg.model import Mention


def phrases(tagged: Tagged) -> Iterator[Mention]:
    """Noun phrases with a strong head, wherever they stand."""
    known = lexicon.program_heads()
    for start, end in heads(tagged.text):
        head = known[tagged.text[start:end]]
        if head.marked or head.kind in ("Award", "Document") or end not in tagged.boundaries or end - start == 1:
            continue
        begin = walk_back(tagged, start)
        begin = cut_off(tagged, begin, end)
        numbered = NUMBERED.search(tagged.text, begin, start) or _yearly(tagged, begin, head.kind)
        if not head.strong and not _owned(tagged, begin, start, end) and not numbered:
            continue
        if head.strength == "name" and tagged.words[tagged.word_at(begin)].tag == "v":
            begin = tagged.words[tagged.word_at(begin)].end  # 服务亚运会
        if _STUDIED.match(tagged.text, begin) and tagged.text.startswith("精神", end):
            continue  # 学习大会精神: what was said at one that stands elsewhere
        named = head.strength == "name" and not _WINNERS.match(tagged.text, end)
        if named or (begin < start and identifies(tagged, begin, end, head.text, False)):
            yield program_mention(tagged, begin, end, head.kind, "phrase", 0.7)


_STUDIED = re.compile("学习|宣传|贯彻|传达|落实|领会")
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


def meetings_of(tagged: Tagged) -> Iterator[Mention]:
    """Meetings of common words right behind their organization and a verb of holding."""
    for match in _MEETING_OF.finditer(tagged.text):
        if has_host(tagged, match.start(), _HELD_WITHIN):
            yield program_mention(tagged, match.start(1), match.end(1), "Meeting", "meeting of", 0.7)


# a notice that a story is about and never calls by its title: 滨海市总工会近日下发通知，要求…
_NOTICE = re.compile(
    r"(?:下发|印发|发出|发布|出台)(?:了)?((?:专门|联合|紧急)?(?:通知|公告|通告|倡议|倡议书|指导意见|实施意见))(?=[，。；]|$|要求|部署|明确|号召)"
)
_ISSUED_WITHIN = 24  # characters between the organization and what it issues


def notices(tagged: Tagged) -> Iterator[Mention]:
    """Documents of common words behind their organization and a verb of issuing."""
    for match in _NOTICE.finditer(tagged.text):
        if has_host(tagged, match.start(), _ISSUED_WITHIN):
            yield program_mention(tagged, match.start(1), match.end(1), "Document", "notice of", 0.65)


_OCCASIONED = re.compile(r"以((?!此|本|该|这|开展|举办)[^，。；：！？]{4,40}?)为(?:契机|抓手|载体|依托)(?=[，。；、])")


def takes_as_occasion(tagged: Tagged) -> Iterator[Mention]:
    """What work is tied to, where it ends like an undertaking: 以送温暖慰问活动为契机."""
    known = lexicon.program_heads()
    for match in _OCCASIONED.finditer(tagged.text):
        for start, end in is_apart(tagged, match.start(1), match.end(1)):
            head = known.get(head_of(tagged.text[start:end]) or "")
            if head and head.kind in ("Campaign", "Event", "Meeting", "Contest") and end - start >= len(head.text) + 4:
                yield program_mention(tagged, start, end, head.kind, "occasion taken", 0.7)


_PROVIDED = re.compile(
    r"(?:为|给|向)[^，。；]{0,24}?\d[余多]?[万千]?[余多]?[名人户位][^，。；]{1,20}?"
    r"(?:提供(?:了|过)?((?![了过])[^，。；、等的]{4,20}服务)|"
    r"(?:免费|义务)?(?:做|进行|开展|组织)(?:了|过)?((?![了过])[^，。；等的]{2,16}(?:筛查|体检|义诊)))(?=[，。；]|$)"
)


def provided(tagged: Tagged) -> Iterator[Mention]:
    """Services that a number of people got: 为300名渔民提供免费体检服务."""
    for match in _PROVIDED.finditer(tagged.text):
        start, end = match.span(match.lastindex or 1)
        if start in tagged.boundaries:
            yield program_mention(tagged, start, end, "Service", "provided", 0.65)


_INSURANCE = re.compile(
    r"(?:办理?|购买|投保|赠送?|送上?|参加|推出|提供|买|上)(?:了|过|上)?(?:[一每两]?\d*[份款种]|[^，。；、“”]{0,16}的|免费|补充)?"
    r"((?:(?!办理|社会|基本|养老|工伤|失业|生育|[的和与及])[\u4e00-\u9fff]){0,8}"
    r"(?:意外伤害|意外|长期护理|护理|特殊疾病|特病|重疾|重大疾病|雇主责任|责任|补充医疗|大病|互助|住院)(?:保险|险|保障计划))(?![种类柜公条业])"
)


def insurances(tagged: Tagged) -> Iterator[Mention]:
    """Insurances that somebody gets beyond those of the law: 为渔民办理意外伤害保险."""
    for match in _INSURANCE.finditer(tagged.text):
        if match.start(1) in tagged.boundaries and match.end() in tagged.boundaries:
            yield program_mention(tagged, match.start(1), match.end(1), "Service", "insurance", 0.7)


_HOTLINE = re.compile(r"(?<!\d)(?:1\d{4}|9\d{4})[\u4e00-\u9fff]{0,10}?热线")
_LINE_WITH_NUMBER = re.compile(r"热线(?:电话)?(?=[（(：:\s为是]?(?:0\d{2,3}[-—]?)?\d{5,8})")


def hotlines(tagged: Tagged) -> Iterator[Mention]:
    """Hotlines by their short number, and those whose number is told: 12345政务服务热线, 渔民维权热线8612345."""
    for match in _HOTLINE.finditer(tagged.text):
        yield program_mention(tagged, match.start(), match.end(), "Platform", "hotline", 0.85)
    for match in _LINE_WITH_NUMBER.finditer(tagged.text):
        start = cut_off(tagged, walk_back(tagged, match.start()), match.end())
        if match.start() - start >= MODIFIER_LEAST:
            yield program_mention(tagged, start, match.end(), "Platform", "hotline", 0.8)


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
    rf"(?:首|第{_NUMBER})届(?:[^，。；！？：、“”《》（）的在于上了等\s]|（[^（）]{{1,8}}）){{2,24}}?(?:(?<!开)[节会展赛周季营坛杯]|活动|行动)"
    r"(?=期间|[上中昨今，。；、]|在|于|将|开幕|闭幕|落幕|启动|举行|举办|$)"
)
_OF_BODY = re.compile(r"(?:委员|理事|监事|常委|全委|执委|代表大)会$")


def editions(tagged: Tagged) -> Iterator[Mention]:
    """What has an edition and ends like something held, whatever its head: 第五届滨海（国际）帆船周期间."""
    for match in _OF_EDITION.finditer(tagged.text):
        if match.start() in tagged.boundaries and not _OF_BODY.search(match[0]):
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


_ABOUT = re.compile(
    r"(?<!《)关于[^，。；！？《》“”]{4,60}?的(?:若干|紧急|补充|专门|有关)?(?:\d+条)?(?:通知|意见|方案|办法|措施|决定|倡议|倡议书|公告|规定|指导意见|实施意见|实施方案|报告|建议|细则|决议)(?![书》\u4e00-\u9fff]{0,1}》)"
)


def about(tagged: Tagged) -> Iterator[Mention]:
    """关于……的通知 without title marks: the document's own name."""
    for match in _ABOUT.finditer(tagged.text):
        yield program_mention(tagged, match.start(), match.end(), "Document", "about", 0.85)


_SIGNED = re.compile(
    r"(?:签订|签署|续签|签下|达成)(?:了|的)?([^，。；！？《》“”了]{2,24}?(?:协议书?|合同|备忘录|协定))(?=[，。；！？、”]|$|和|并)"
)


def agreements(tagged: Tagged) -> Iterator[Mention]:
    """What is signed: 签署全面合作框架协议."""
    for match in _SIGNED.finditer(tagged.text):
        start = cut_off(tagged, match.start(1), match.end(1))
        name = tagged.text[start : match.end(1)]
        named = len(name) >= 6 or name.endswith(("集体合同", "集体协议"))
        if named and not re.match(r"劳动合同|就业协议|聘用合同", name):
            yield program_mention(tagged, start, match.end(1), "Document", "signed", 0.75)


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


def occasions(tagged: Tagged) -> Iterator[Mention]:
    """Meetings by the occasion that they mark: 纪念滨海解放七十周年大会."""
    for match in (*_OCCASION.finditer(tagged.text), *_STUDY.finditer(tagged.text)):
        head = head_of(match[0])
        if head is None or match.start() not in tagged.boundaries or "的" in match[0][-8:]:
            continue
        if not inside_marks(tagged.text, match.end()):
            start = before_quote(tagged, match.start())
            yield program_mention(tagged, start, match.end(), lexicon.program_heads()[head].kind, "occasion", 0.8)


def congresses(tagged: Tagged) -> Iterator[Mention]:
    """National congresses of the party by their short name, where the meeting itself is meant."""
    for match in _CONGRESS.finditer(tagged.text):
        yield program_mention(tagged, match.start(), match.end(), "Meeting", "congress", 0.85)
