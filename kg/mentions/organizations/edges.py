"""Where an organization's name begins and ends: the words that build it, its region chain, its level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.mentions.organizations.endings import ending_of
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, Mention

_NOUNS = {"n", "nz", "nw", "nr", "ns", "nt", "vn", "an", "b", "j", "s", "f", "ORG", "LOC", "eng", "l", "i", "t"}
_MOST = 32  # characters of a name; the longest official names of Chinese bodies stay below
NATIONAL = re.compile(r"^(?:中国|中华|全国|国家|中央|国际|世界|亚洲|中共)")
_ORDINAL = re.compile(r"^(?:第?[一二三四五六七八九十百零\d]+|[东南西北中]|[A-Za-z0-9]+)$")
# 总 stands for 总工会 after a region, unless it begins another word
_SHORT_UNION = re.compile(
    r"总(?!领事|经(?!济(?:工作|技术)))(?![裁部体是共能数量额会督监之有要理算计书医院公队决长值站编务产台面工局支出店统参后装政司令])"
)
# a department of a union called so: 市总|女职工部
_NO_UNION = "裁体能数量额督监之理算计院队决长值站编务产台面局支店统装政司令商人需收的是共要会有部工经公书医分评结价动"
_OF_UNION = (
    r"(?:(?![工经体公])[\u4e00-\u9fff]{2,8}?(?:部|办公室|中心|委员会|服务队)(?=[副部主负常的等和与及、，。；]|$)"
    r"|(?:女职工|女工|权益|法律|保障|生活|劳动|生产|经济|组织|基层|宣传|宣教|教育|文体|网络|财务|资产|经审|经费审查|民主|民管"
    r"|政策|研究|社会联络|国际联络|帮扶|困难职工|职工服务|职工帮扶|机关)[\u4e00-\u9fff]{0,8}?(?:部|办公室|室|中心|委员会))"
)
_LEVEL_UNION = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[由在与和向对为给从经到据]))(?:省|市|区|县|州|旗|盟|全)总(?!工会)"
    rf"(?=[工机关领导有相主副权联为与和的在将、，推开举制出通积坚多投组印下同则还也把拿：]|会同|每年|经济(?:工作|技术)|{_OF_UNION}|[一-鿿\d](?<![{_NO_UNION}])|$)"
)
RELATIVE = re.compile(r"^(?:省|市|区|县|州|旗|盟(?![军友国主邦约誓])|镇|乡|街道|社区|村|自治区|自治州|自治县|地区)")


def joins_name(tagged: Tagged, index: int, begun: bool) -> bool:
    """Whether the word may stand inside an organization's name."""
    word = tagged.words[index]
    if word.text == "之":
        return begun
    noun = word.tag == "vn" and word.text in lexicon.word_classes()["name_verb"]  # 养老服务|指导|中心
    if word.text in lexicon.word_classes()["edge"] and not noun:
        return False
    if word.tag == "PER":
        return _after_person(tagged, word.end)
    if word.tag in _NOUNS or _ORDINAL.match(word.text):
        return True
    if word.text in lexicon.word_classes()["name_verb"] or word.text in lexicon.word_classes()["name_adjective"]:
        return True
    if word.tag == "m":
        numbered = word.text.startswith("第") and word.text[-1] not in "个家批次名位支"
        return numbered or bool(_ORDINAL.match(word.text))
    if word.tag in ("a", "ad", "v", "nr") and len(word.text) == 1 and begun:
        return word.text not in lexicon.word_classes()["edge"] and word.tag == "a"
    return False


_OF_A_PERSON = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}?)(?:纪念馆|纪念地|研究分会|故居|工作室|研究会|院士工作站|工作站|思想研究|基金会|图书馆|艺术馆|美术馆|有限公司|股份公司|有限责任公司)"
)


def _after_person(tagged: Tagged, offset: int) -> bool:
    """Whether a person's name begins an organization's name (鲁迅纪念馆, 张强劳模创新工作室)."""
    return _OF_A_PERSON.match(tagged.text, offset) is not None


_SECOND_NAME = re.compile(r"（[^（）]{1,9}[省市县区州旗]）$")  # 滨海新区（高新区）总工会

_QUOTED_TEAM = re.compile(r"“[^“”]{1,9}”(?=(?:志愿|服务|宣讲|突击|救援|合唱|艺术|讲师)).{2}$")  # 滨海市“先锋”志愿服务队


_FORM_IN_BRACKETS = re.compile("(?<=[\u4e00-\u9fff])（(?:集团|控股|股份|中国)）$")


def left_edge(tagged: Tagged, start: int) -> int:
    """Where the name whose ending begins at `start` begins."""
    left = start
    unions = {union.end for union in short_unions(tagged)}
    while left > 0 and start - left < _MOST:
        region = tagged.region_ending(left)
        if region is not None:
            return chain_start(tagged, region.start)
        if left in unions:
            return left
        if bracket := _FORM_IN_BRACKETS.search(tagged.text[:left]):
            left = tagged.words[tagged.word_at(bracket.start() - 1)].start  # 海东航运（集团）|总公司
            continue
        if (
            tagged.text[left - 1] == "）"
            and (branch := tagged.region_ending(left - 1))
            and tagged.text[branch.start - 1] == "（"
        ):
            left = (
                tagged.words[tagged.word_at(branch.start - 2)].start if branch.start > 1 else 0
            )  # 安居（上海）物业公司
            continue
        before = _SECOND_NAME.search(tagged.text[max(0, left - 12) : left]) or (
            _QUOTED_TEAM.search(tagged.text[max(0, left - 12) : start + 2]) if left == start else None
        )
        if before and (region := tagged.region_ending(max(0, left - 12) + before.start())):
            return chain_start(tagged, region.start)
        index = tagged.word_at(left - 1)
        word = tagged.words[index]
        if word.text in "和与及、" and _coordinated(tagged, index, start):
            left = word.start
            continue
        whole = left == start < word.end and word.tag == "a"  # one word with the ending: 滑稽剧团
        if not whole and not joins_name(tagged, index, left < start):
            break
        inner = next(
            (r for r in tagged.regions if word.start <= r.start < left < r.end or r.start < word.start < r.end), None
        )
        if inner is not None and inner.start < word.start:
            return chain_start(tagged, inner.start)
        left = word.start
        if word.text in _levels() or (word.tag in ("LOC", "ORG") and tagged.text[left - 1 : left] != "）"):
            return chain_start(tagged, left)
    return left


# words that a tagger takes into a name, or that stand between a short union and the next name
LEAD = re.compile(
    r"(?:新增|家住|位于|联合|联手|会同|联同|包括|组织|通过|走进|依托|协同|携手|来自|任职|担任|经|由|与|和|及|向|对|为|在|据|驻)"
)


def behind_union(tagged: Tagged, left: int, start: int) -> int:
    """Where the name begins when the tagger glued it to a short union and a verb: 滨海市总联手|临江集团."""
    inner = max((u.end for u in short_unions(tagged) if left < u.end < start), default=left)
    if inner > left and (lead := LEAD.match(tagged.text, inner)):
        inner = lead.end()
    return inner


@cache
def _levels() -> frozenset[str]:
    return frozenset(lexicon.word_classes()["level"])


_TEAM = re.compile("[\u4e00-\u9fff]{2,12}?(?:队|指挥部|工作组|联络组)")


def chain_start(tagged: Tagged, start: int) -> int:
    """The left end of the regions that stand directly one behind the other, 中共 and who helps whom included."""
    while (before := tagged.region_ending(start)) is not None:
        start = before.start
    for helps in ("对口支援", "援助", "支援"):  # 滨海省援助|海东医疗队
        at = start - len(helps)
        if tagged.text.endswith(helps, 0, start) and tagged.region_ending(at) and _TEAM.match(tagged.text, start):
            return chain_start(tagged, at)
    for prefix in ("中共", "共青团", "世界"):
        if tagged.text.endswith(prefix, 0, start):
            return start - len(prefix)
    return start


_OF_LEVEL = re.compile("[省市县区州](?![民场域容长])[\u4e00-\u9fff]{2}")  # 市工业, for a tagger one word


def _coordinated(tagged: Tagged, index: int, start: int) -> bool:
    """Whether 和 joins two fields of one name (人力资源和社会保障局): then a region or level begins the left part."""
    between = start - tagged.words[index].end
    if between > 8 or between == 0 or tagged.words[index].text == "、":
        return False
    left = tagged.words[index].start
    for back in range(index - 1, max(-1, index - 4), -1):
        word = tagged.words[back]
        post = word.text in lexicon.posts() and word.text != "行政"
        if post or word.text in lexicon.organization_endings():
            return False  # 滨海戏曲学校校长|和, 滨海歌舞团|和
        if tagged.region_ending(left) or word.text in _levels() or NATIONAL.match(word.text):
            return left != tagged.words[index].start
        placed = RELATIVE.match(word.text) or tagged.region_starting(word.start)
        field = word.tag == "ORG" or (word.tag == "n" and _OF_LEVEL.fullmatch(word.text) is not None)
        if field and ending_of(word.text) is None and placed:
            return True  # 省工业|和|信息化厅, 滨海市工业|和|信息化局
        if word.tag not in ("n", "nz", "vn", "an") and word.text not in lexicon.word_classes()["name_adjective"]:
            return False
        left = word.start
    return tagged.region_ending(left) is not None


def inside_word(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a one-character ending belongs to an ordinary word (干部, 全部, 好处)."""
    if end - start > 1:
        return False
    torn = end not in tagged.boundaries and not _OWN_BODY.match(tagged.text, end)
    return torn or tagged.text[max(0, end - 2) : end] in lexicon.word_classes()["not_ending"]


_OWN_BODY = re.compile("工会|党委|团委|纪委")  # 临江矿|工会


_POST = re.compile(
    r"(?:副|常务|第一|原)?(?:副?书记|主席|主任|部长|局长|厅长|院长|校长|会长|秘书长|常委|委员|经理|董事长)"
)
_PARTY = re.compile(r"(?:纪委|党(?:组|委|总支|支部|工委)|书记处|政治局|常委会?)$")


# 村|党支部书记: the body of the village that the story has named
_LEVEL_ALONE = re.compile(r"(?:^|[，。；：、“”（）！？—]|[由从在向与和对])(?:街道|社区|嘎查|苏木|镇|乡|村)$")


def is_post(tagged: Tagged, end: int) -> bool:
    """党组书记, 党委委员: then 党组 is part of the post, not of the organization's name; a region's own is a body."""
    organ = _PARTY.search(tagged.text[:end])
    if organ is None or tagged.region_ending(organ.start()) or _LEVEL_ALONE.search(tagged.text[: organ.start()]):
        return False
    return re.match(r"(?:第一|常务|候补)?(?:副?书记|委员|成员|常委)", tagged.text[end:]) is not None


_AFTER = re.compile(
    r"(?:路|街(?!道)|化|性|法(?![学律院制治官庭])|型|级|制(?![定订作造发])|式|员(?!工)|长(?![期年达三])|站牌|模式|联席|之(?=[春夏秋冬声友窗光星歌旅夜])|类|版|联展|联赛|局属|周边|门口|之间|建设(?=工)|经济(?!工作|技术|部)|开放(?=[区型式度]|大学|经济|战略|政策)|通讯)"
)


# 部门, 馆藏, 中心城区: the ending's last characters begin another word
_LONGER = re.compile(
    r".部门(?!头沟)|学校部(?!分)|[初高]中(?:组|段|阶段|部)|超市(?=事业部)|(?<=[院部区])[内外儿妇眼骨]科(?:医[生师]|护士|大夫)|.馆(?:藏|季(?!度)|之夜|奇妙夜)|中心(?:城|镇|店|会议|区域|地带|位置|环节|广场|小学|完小|校|学校|幼儿园|医院|卫生院|敬老院|血站|支行|校区|公园|图书馆|商务区|组(?!织))"
)


_COUNTED = re.compile(r"\d+余?(?:[家所座处]|个(?!集体|单位|班组))")  # 渔民培训中心12所


_ORDINARY = re.compile("(?<![民财邮市路行])政局$|[市城镇]中心$")  # 滨海市民政局 is a body


_SEVERAL = re.compile(r"(?<!二)[\d两三四五六七八九十]+个?[省市县区州](?:总工会|工会|团委|妇联|科协|残联)$")  # 5省|团委


def is_no_end(tagged: Tagged, end: int) -> bool:
    """Whether no name ends there, whatever the tagger says: the word goes on or is none, or bodies are counted."""
    longer = _LONGER.match(tagged.text, max(0, end - 2)) is not None
    ordinary = _ORDINARY.search(tagged.text[max(0, end - 3) : end]) is not None
    several = _SEVERAL.search(tagged.text[max(0, end - 10) : end]) is not None
    return longer or ordinary or several or _COUNTED.match(tagged.text, end) is not None


_DONE = re.compile(r"办(?:[起了过成好完妥结这那此]|[理事](?!处))")  # 临江街道|办起: a verb


def goes_on(tagged: Tagged, end: int) -> bool:
    """Whether the ending is only the beginning of a longer word (学院路, 集团化, 公司法)."""
    if _AFTER.match(tagged.text, end) or tagged.text[end - 3 : end] == "大学校":
        return True
    if is_no_end(tagged, end) or _DONE.match(tagged.text, end - 1):
        return True
    if tagged.text[end - 2 : end + 1] in ("总会同", *(f"{c}{c}长" for c in "馆院厂校局所司处科部厅社台站")):
        return True  # 全总会同…, 博物馆馆长
    word = tagged.words[tagged.word_at(end - 1)]
    own = word.tag == "ORG" or (word.tag == "LOC" and (ending_of(word.text) or tagged.region_starting(end)))
    inside = end not in tagged.boundaries and not own  # 滨海车务段|滨海站: one place for the tagger
    return inside and not _POST.match(tagged.text, end) and not _OWN_BODY.match(tagged.text, end)


def trimmed(tagged: Tagged, left: int, start: int) -> int:
    """Drop words at the left edge that belong to the sentence, not to the name."""
    edge, generic = (
        lexicon.word_classes()["edge"],
        {
            "全省",
            "全市",
            "全区",
            "全县",
            "各级",
            "各",
            "该",
            "本",
            "首家",
            "新",
            "多",
            "全州",
            "我市",
            "我省",
            "所属",
            "下属",
            "隶属",
            "直属",
            "所在",
        },
    )
    while left < start:
        word = tagged.words[tagged.word_at(left)]
        piece = tagged.text[left : word.end]
        if word.end <= start and (piece in edge or piece in generic):
            left = word.end
        else:
            break
    for joint in _JOINT.finditer(tagged.text, left, start):
        if RELATIVE.match(tagged.text[joint.end() :]) or tagged.region_starting(joint.end()):
            left = joint.end()
    return left


_JOINT = re.compile("(?<=.)(?:联合|会同|携手|联手)")  # 桃源社区|联合|市工商联


def short_unions(tagged: Tagged) -> Iterator[Mention]:
    """滨海市总, 西藏区总: a region and 总; 省总, 市总 where only a level word stands before it."""
    for region in tagged.regions:
        if region.kind in ("Country", "Village"):
            continue
        for level in ("", "区", "市", "省", "县"):
            at = region.end + len(level)
            if tagged.text[region.end : at] == level and _SHORT_UNION.match(tagged.text, at) and at < len(tagged.text):
                yield Mention(
                    chain_start(tagged, region.start),
                    at + 1,
                    ORGANIZATION,
                    "TradeUnion",
                    tagged.text[chain_start(tagged, region.start) : at + 1],
                    "short union",
                    0.9,
                )
                break
    for match in _LEVEL_UNION.finditer(tagged.text):
        yield Mention(match.start(), match.end(), ORGANIZATION, "TradeUnion", match[0], "short union", 0.8)


_PRAISED = re.compile(r"(?:数字|智慧|阳光|法治|服务型|学习型|地方)$")  # 数字政府, 智慧工会: what a body wants to be
# 第三届…工会(主席会议), 滨海一家物流公司, 两馆: no body of its own
_KIND = re.compile(
    r"第[一二三四五六七八九十百\d]+届|各级|^(?:外国|国际大)$|^全国性|^(?:国家|全国|省|市|省级|市级|国家级)(?:[一二三四五]级|重点|示范性?|级)|[一二三四五六七八九十两几多某数][十百千万]?余?家|[一几多某两]所|两$|^(?:大中|希望)$|流动$|(?<![第二])(?!二七区)[两二三四五六七八九十]+(?:省区|[省市区县州地])$"
)
_ONE_OF = re.compile(r"(?:第?[一几多这那每各两三数余百千\d][家所个座支]|[某])(?:大型|中型|小型|知名|著名|民营|国有)?$")
_EACH = re.compile("(?:[全各]|直辖|各地|有关|相关|部分|所有|其[他它])$")  # 全|市法院, 各省、直辖|市总工会
_LEVEL_WORD = re.compile("自治区|兵团|[省市区县州旗盟]")
GENERIC_NAMES = frozenset({"中国工会", "全国工会", "中国企业", "中国公司", "国家机关", "中国社会"})


def is_any(tagged: Tagged, start: int, text: str) -> bool:
    """Whether a name of this beginning is one of many (滨海一家物流公司) or the like, and no body of its own."""
    before = tagged.text[:start]
    each = _LEVEL_WORD.match(text) is not None and _EACH.search(before) is not None
    return each or _KIND.search(text) is not None or _ONE_OF.search(before) is not None


def is_specific(tagged: Tagged, start: int, end: int, needs: str) -> bool:
    """Whether the words before the ending make a name, not a kind of organization."""
    text = tagged.text[start:end]
    if _PRAISED.search(text) and (needs == "region" or tagged.text.startswith("工会", end)):
        return False
    if is_any(tagged, start, text) or text.endswith(("各级", "基层")):
        return False
    if any(start <= r.start < end for r in tagged.regions):
        return True  # also where they share a character: 江苏[省]委
    if re.fullmatch(r"\d{3,5}", text) and re.match("工?厂", tagged.text[end:]):
        return True  # 3303工厂: factories that go by a number
    if re.match(r"\d{3,}", text) or text in GENERIC_NAMES:
        return False
    if re.search(r"(?:企业|单位|各级|各地|系统|基层|街镇|镇街|高校|名人)$", text):
        return False
    if re.match(r"(?:(?:[省市区县州旗镇村]|乡(?!村))、?){2,}(?![场政容民])", text) or (
        start
        and RELATIVE.match(text)
        and tagged.text[start - 1] in "省市区县州各）)/、和及与"
        and re.search(r"[省市区县州各）)/](?:[、和及与])?$", tagged.text[:start])
        and not tagged.region_ending(start)
    ):
        return False
    if NATIONAL.match(text):
        return len(text) > 2
    if RELATIVE.match(text):
        return True
    if needs != "name":
        return False
    generic = lexicon.generic_words()
    registered = text.endswith(("有限公司", "有限责任公司", "股份公司"))  # only a registered name ends so
    left, proper = start, False
    while left < end:
        word = tagged.words[tagged.word_at(left)]
        piece = tagged.text[max(left, word.start) : min(word.end, end)]
        if piece not in generic and (
            registered or word.tag in ("nz", "nw", "ORG", "LOC", "PER", "nr", "eng") or re.search(r"[A-Za-z]", piece)
        ):
            proper = True
        left = word.end
    return proper
