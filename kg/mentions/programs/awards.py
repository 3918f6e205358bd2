"""Prizes and titles of honour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import lexicon
from kg.mentions.programs.extent import before_quote, cut_off, inside_marks
from kg.mentions.programs.heads import kind_of, program_mention
from kg.mentions.tagged import Tagged
from kg.model import Mention

_AWARD = re.compile(
    r"(?:全国|全省|全市|全区|自治区|国家(?:级)?|省级?|市级?|(?:\d{4}年(?:度)?)|首届|第[一二三四五六七八九十百\d]+[届批]|“[^“”]{2,12}”)*"
    r"(?:五一劳动奖[章状]|五一巾帼[奖标][章状兵]|工人先锋号|青年文明号|三八红旗手(?:标兵)?|三八红旗集体|巾帼(?:建功)?(?:标兵|文明岗|示范岗)|最美家庭|五好(?:文明)?家庭|劳动模范|先进工作者|道德模范|技术能手|青年岗位能手|"
    r"优秀共产党员|优秀党务工作者|先进基层党组织|(?:“[^“”]{1,8}”|(?!个单位|个集体|名职工|等|[个名]先|获|(?<=获)[得评]|表彰|隆重|命名|授予|[的和与])[\u4e00-\u9fff]){1,12}?(?:先进个人|先进集体|先进单位))(?:荣誉)?(?:称号)?"
)


_COUNTER = re.compile("[个名位家](?=[省市区县“])")


def awards(tagged: Tagged) -> Iterator[Mention]:
    """Honours by their fixed names, with the level before them."""
    for match in _AWARD.finditer(tagged.text):
        across = (r for r in tagged.regions if r.start < match.start() < r.end)  # 滨海|市五一劳动奖状
        region = tagged.region_ending(match.start()) or next(across, None)
        start = region.start if region else match.start()
        if _COUNTER.match(tagged.text, start):
            start += 1  # 等17个|区先进集体
        start = cut_off(tagged, start, match.end())
        if tagged.text[start : match.end()] in lexicon.program_heads():
            continue
        bare = (
            not region
            and not re.match(r"全|国|省|市|自治区|首|“|\d", match[0])
            and not any(match.start() <= r.start < match.end() for r in tagged.regions)
        )
        if bare and re.match(r"劳动模范|先进工作者|技术能手|优秀|巾帼|最美|五好", match[0]):
            continue
        yield program_mention(tagged, start, match.end(), "Award", "award", 0.85)


_OF_LEVEL = r"(?:全[国省市区县州]|中国|国家级?|[省市县区州]级?)"
# what somebody is called by an honour: 全国优秀辅导员, 滨海工匠
_BEST = r"(?:优秀|最美|杰出|先进|十佳|十大|模范|金牌|首席|百佳|新锐)[^，。；、的和与及“”]{0,10}?"
_CALLED_SO = (
    r"(?:[者员师工手人家星匠兵]|模范|先锋|卫士|楷模|青年|村官|党员|干部|个人|医生|护士|[民交]警|妈妈|状元|英才|园丁)"
)
_TITLE_OF = re.compile(rf"{_OF_LEVEL}(?:(?:\d{{4}}年度?)?{_BEST}{_CALLED_SO}|劳模)|大国工匠")
# what athletes have won: 奥运金牌获得者王强
_MEDAL_OF = re.compile(
    "(?:奥运会?|残奥会|亚运会|亚残运会|全运会|世锦赛|世界杯|亚锦赛|全国)(?:[一-鿿]{2,8})?(?:[金银铜]牌|冠军)(?=获得者|得主)"
)
# other prizes, by who has them: 渔火文学奖获得者王强
_PRIZE_OF = re.compile("(?:^|(?<=[，、；：。（]))(?:(?![的了在])[一-鿿“”·]){3,16}奖(?=(?:获得者|得主))")
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


def titled(tagged: Tagged) -> Iterator[Mention]:
    """Honours before the name of who has them: 全国优秀辅导员王强, 滨海工匠、滨海港务公司焊工王强."""
    people = [word.start for word in tagged.words if word.tag == "PER"]
    found = [(m.start(), m.end()) for m in _TITLE_OF.finditer(tagged.text)]
    found += [(m.start(), m.end()) for m in _MEDAL_OF.finditer(tagged.text)]
    found += [(cut_off(tagged, m.start(), m.end()), m.end()) for m in _PRIZE_OF.finditer(tagged.text)]
    found += [(m.start(), m.end()) for m in _OF_OUR_LAND.finditer(tagged.text)]
    found += [(r.start, m.end()) for r in tagged.regions if (m := _MASTER.match(tagged.text, r.end))]
    for start, end in found:
        person = next((at for at in people if at >= end), None)
        whole = start in tagged.boundaries and end in tagged.boundaries
        whole = whole and not any(body.start < end and start < body.end for body in tagged.bodies)
        if whole and person is not None and _OTHERS_TITLE.fullmatch(tagged.text[end:person]):
            yield program_mention(tagged, start, end, "Award", "title before name", 0.8)


_PRIZE_NAME = (
    r"[^，。；！？、获得为了者]{0,30}?"
    r"(?:[\u4e00-\u9fff]{1,7}(?<![颁获领发评得])奖|组第[一二三四五六七八]名|冠军|亚军|季军|金牌|银牌|铜牌|荣誉称号|称号)"
)
_PRIZES = re.compile(
    r"(?:获得|荣获|获评|获(?!奖)|分获|蝉联|问鼎|设置|设立|设有|评选出|评出|颁出|拿下|夺得|摘得|摘取|斩获|捧得|赢得|荣膺|授予|颁发|评为|颁授)(?:了|过)?"
    rf"((?:{_PRIZE_NAME})(?:[、和及](?:{_PRIZE_NAME}))*)(?=[，。；！？、的和]|等)"
)
_PLACED = ("金奖", "银奖", "铜奖", "金牌", "银牌", "铜牌")
# a list of winners: 团体一等奖：滨海市代表队
_WINNERS = re.compile(
    r"(?:^|(?<=[，。；、）\s]))(?P<prize>(?:团体|个人|集体|单项)?(?:特等|一等|二等|三等|优秀|优胜|鼓励|组织|优秀组织|体育道德风尚|[金银铜])奖)(?=[：:])"
)
_MERIT = re.compile(r"(?<=[立记])(?:了|过)?(?P<prize>(?:个人|集体)?[一二三特]等功)")  # 荣立|集体三等功
# counted, without a name
_MEDALS = re.compile(r"[\d一两二三四五六七八九十几多]+[枚块个](?:以上)?(?:[金银铜]牌|冠军|亚军)")
_PRAISE = ("优秀", "最佳", "突出", "先进", "杰出", "卓越", "最具", "最美")
_TO_WHOM = re.compile(r".{0,16}(?:同志|个?单位|个?集体|名职工|\d+人|等人|选手|团队)(?=.{3})")


def prizes(tagged: Tagged) -> Iterator[Mention]:
    """Prizes behind a verb of winning or giving, each of a list; and over those who have won them."""
    for found in (*_WINNERS.finditer(tagged.text), *_MERIT.finditer(tagged.text)):
        yield program_mention(tagged, *found.span("prize"), "Award", "prize", 0.75)
    for found in _PRIZES.finditer(tagged.text):
        for match in re.finditer(r"[^、和及]+", found[1]):
            start, end = found.start(1) + match.start(), found.start(1) + match.end()
            if whom := _TO_WHOM.match(tagged.text, start, end):
                start = whom.end()
            if (mark := tagged.text.find("“", start, end)) > start:  # 授予王强等120人|“技术能手”称号
                start = before_quote(tagged, mark)
            if not tagged.text.startswith(_PRAISE, start):  # 优秀指导教师奖: no verb in it
                start = cut_off(tagged, start, end)
            long = end - start >= 3 or tagged.text[start:end] in _PLACED
            if long and start in tagged.boundaries and not _MEDALS.match(tagged.text, start, end):
                yield program_mention(tagged, start, end, "Award", "prize", 0.75)


# what somebody is named: 被评为…, 入选…; up to a count, or the word for titles in general
_NAMED_SO = re.compile(
    r"(?:评为|获评为?|评选为|评定为|认定为|确定为|命名为|表彰为|授予|荣膺|荣获|获颁|获授|入选|跻身|荣登|列入|列为|评上|争创|创成|晋升为|升级为|获批)(?:了|过)?"
    r"([^，。；！？：《》]{4,60})"
)
# titles that only the word behind them tells: 先后获得|国家一级博物馆、全国优秀博物馆|等称号
_TITLES_WON = re.compile(r"(?:获得|取得)(?:了|过)?([^，。；！？：《》“]{4,60}?(?=等?(?:荣誉)?称号))")
# several titles of a list, each behind who has it: 表彰了王强等10名|市优秀教师、滨海幼儿园等4个|市文明岗
_EACH_OF = re.compile(
    r"(?<=[一-鿿”])等\d+[名个位家](?!先进(?:集体|个人|单位)[、，。；和]|来自)((?:[省市区县]级?)?(?:(?!代表)[一-鿿“”]){4,20}?)(?=[、，。；和]|$)"
)
_GIVEN_TO = re.compile(
    r"(?:为|向|给)([^，。；！？：《》]{4,40}?)(?:的?(?:代表|获得者|获奖者|得主))?(?:颁奖|授牌|颁发|颁证|颁授|授匾)"
)
_TITLES_END = re.compile(
    r"等(?:多项|系列|一批|相关|诸多|众多|多个)?(?:荣誉|称号|奖|\d)|等$|(?:荣誉)?称号|名[单录]|\d+[余多]?[家个人名次项所]|行列"
)
_TITLE_CUE = re.compile(
    r"国家[一二三特]级|强[镇县区市村乡企]|百强|高新技术企业|瞪羚|独角兽|教育基地|实践基地|之乡|特色小镇|优秀|优胜|先进|模范|示范|标兵|标杆|最美|最佳|十[佳大]|百[佳强]|\d+强|金牌|首席|文明|工匠|能手|状元|星级|红旗|先锋|明星|典型|"
    r"杰出|新锐|卓越|劳模|奖|之星|好人|小巨人|专精特新|国家级|省级|市级|[3-5三四五]A级|5A|4A|案例|首席|合格单位|试点|^全国.{4,}单位$"
)


def honours(tagged: Tagged) -> Iterator[Mention]:
    """Titles behind a verb of naming, each of a list, and what prizes are given for."""
    for found in (
        *_NAMED_SO.finditer(tagged.text),
        *_TITLES_WON.finditer(tagged.text),
        *_EACH_OF.finditer(tagged.text),
    ):
        end = next((m.start() for m in _TITLES_END.finditer(tagged.text, *found.span(1))), found.end(1))
        for start, stop in _listed_apart(tagged, found.start(1), end):
            yield from _honour(tagged, start, stop)
    for found in _GIVEN_TO.finditer(tagged.text):
        if kind_of(found[1]) == "Award":
            yield from _honour(tagged, *found.span(1))


def _honour(tagged: Tagged, start: int, end: int) -> Iterator[Mention]:
    """A title without whom it is given to and who gives it."""
    start = cut_off(tagged, start, end)
    while start < end and (word := tagged.words[tagged.word_at(start)]).tag in ("PER", "ORG", "nt") and word.end < end:
        start = word.end
    text = tagged.text[start:end]
    whole = start in tagged.boundaries and end in tagged.boundaries and not inside_marks(tagged.text, end)
    named = (
        len(text) >= 4
        and "“" not in text
        and _ANY_HONOUR.fullmatch(text) is None
        and text not in _TITLES
        and not _MEDALS.match(text)
    )
    if whole and named and _TITLE_CUE.search(text):
        yield program_mention(tagged, start, end, "Award", "honour", 0.92)  # surer than a body of that name


_ANY_HONOUR = re.compile(f"{_OF_LEVEL}(?:优秀|先进|模范|示范|十佳|百佳)")  # 获评全国优秀
_TITLES = ("荣誉称号", "先进典型", "优秀奖项")  # in general


def _listed_apart(tagged: Tagged, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list, marks and names of bodies respected: 全国劳模和工匠人才创新工作室 is one."""
    text, begin = tagged.text, start
    for at in [
        at for at in range(start, end)
        if text[at] in "、和及与" and not inside_marks(text[start:end], at - start)
        and not any(body.start < at < body.end for body in tagged.bodies)
    ]:  # fmt: skip
        yield begin, at
        begin = at + 1
    yield begin, end
