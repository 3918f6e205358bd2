"""Groups: kinds of people, with the number that stands before or behind them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import pairwise

from kg import lexicon
from kg.endings import Endings
from kg.mentions.tagged import Tagged, longest
from kg.model import GROUP, Mention, Word
from kg.numbers import COUNT, count_of

_MODIFIER_TAGS = frozenset({"n", "nz", "vn", "b", "an", "j", "nw", "s"})
_NATIVE = re.compile("籍(?:[返来赴留驻][一-鿿])?$")  # 湖南籍(返京)务工人员
_AT_WORK = ("在职", "在岗", "在校", "在读")  # tagged as preposition and noun
_POLITE = re.compile(
    "(?<=职工|居民|村民|市民|农民|妇女|青年|牧民|会员|党员)群众$|(?<=[者员工机手人民生女])群体$|"
    "(?<=[者工机手])(?:工会)?会员$|^会员(?=职工$)|^一线(?=(?:职工|员工|工人)$)"
)
# single characters behind a head that make it part of another name: 学生会, 司机长, 专家组
_COMPOUND_CHARACTER = re.compile(
    "制(?![作造定订约])|网(?!约)|号(?!召)|岗位?(?![前后])|法(?!律)|精神(?!文化|生活|慰|需|健|障)|会(?![员师聚合面晤谈集餐])|长(?![期年时远效])|"
    "组(?![织建成团])|团(?![结圆聚购])|[大中支总]?队(?!伍)|部(?!分)|报(?![名到考告销警道送了])"
)
_AFTER = re.compile(
    r"^(?:（[^）]{0,10}）)?(?:等(?!级))?(?:总数|人数|总人数)?"
    rf"(?:已|达到?|超过?|近|共计?|总计|约|逾|突破|累计|已有|有|目前|如今|现在?)*({COUNT})(?:余|多)?(?:名|人次|人|户|位|家|支)"
)


def _any(words: str) -> str:
    """A pattern for the words of a class of words.toml."""
    return lexicon.any_of(lexicon.word_classes()[words])


@cache
def _whose() -> re.Pattern[str]:
    unions = "(?:产业|行业|地方|企业|各级)?工会(?=.?.?职工|.?.?员工|重点|困难|特殊)"
    return re.compile(rf"^(?:{_any('group_whose')}|{unions})+(?=..)(?!代表$)")


@cache
def _before() -> re.Pattern[str]:
    """A count and what may stand between it and its group: 300多名(来自各地的)."""
    return re.compile(
        rf"(?:近|约|逾|超过?|共计?|累计|全部|这)?(?<![第每数几\d一二三四五六七八九十百千万亿.])(?:(?<![余多])|(?![百千万亿]))(?=[\d一二两三四五六七八九十百千万])"
        rf"({COUNT})(?!\d)(?:余|多)?"
        rf"(?P<unit>名|位|[个家支]$|户|对|人次|人)?"
        rf"(?:(?![家个支所项场次件元年月日天时分公米吨斤亩岁度%\d])[^，。；：！？、“”]{{1,20}}的|来自[^，。；：！？“”]{{2,40}}?的(?:(?![为给向对与和在走])[一-鿿]){{0,8}}|{_any('group_whose')}+|(?:以上|左右)的?|[男女]|在)?$"
    )


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(f"{_any('group_compound')}|{_any('quoted_body')}|{_COMPOUND_CHARACTER.pattern}")


@cache
def _heads() -> Endings:
    return Endings(lexicon.group_heads())


def _head_ending(tagged: Tagged, end: int) -> tuple[int, str] | None:
    """The head that ends at a place, with where it begins: at a word's beginning, or the whole word that it ends."""
    for head in _heads().at(tagged.text, end):
        start = end - len(head)
        word = tagged.words[tagged.word_at(start)]
        if start in tagged.boundaries:
            return start, head
        within = tagged.text[end : word.end] in ("", "们") or (len(head) > 2 and word.end < end)  # 阅读障碍|者
        if within and word.tag not in ("PER", "ORG", "LOC"):
            return word.start, head
    return None


_DONE_TO = ("人员", "对象")


def _modifies(word: Word, start: int, head: str) -> bool:
    """Whether a word belongs to the name of the group whose head begins at a place."""
    classes = lexicon.word_classes()
    if word.text in classes["group_modifier"] or word.text in classes["group_alone"]:
        return True
    if word.text.endswith("们"):
        return False  # 学员们|教授
    known = word.text in classes["group_stop"] or word.text in classes["edge"]
    done = word.text in classes["done_to"] or word.text in classes["serves"]
    if (word.tag == "vn" and word.end < start) or (done and head not in _DONE_TO):
        return False  # 安置|国有企业职工, 转移|群众: what is done to them, unlike 培训|学员, 救治|对象
    return word.tag in _MODIFIER_TAGS and not known and re.fullmatch("[一-鿿]{2,}", word.text) is not None


def _beginning(tagged: Tagged, start: int, end: int) -> int:
    """Where the name begins whose head stands at `start`: the words before it that say which people."""
    left = start
    while left > 0 and end - left < 14:
        word = tagged.words[tagged.word_at(left - 1)]
        if word.end > left or tagged.region_ending(left) or not _modifies(word, start, tagged.text[start:end]):
            break
        left = word.start
    if tagged.text[left - 2 : left] in _AT_WORK:
        left -= 2
    native = _NATIVE.search(tagged.text, max(0, left - 3), left)
    if native is not None and (home := tagged.region_ending(native.start())) is not None:
        left = home.start
    if tagged.text[left:end] in ("工匠", "大工匠") and left > 0:  # a title: 滨海大工匠, 市级工匠
        region, word = tagged.region_ending(left), tagged.words[tagged.word_at(left - 1)]
        if region is not None or word.tag == "LOC" or re.fullmatch("[省市区县]级", word.text):
            left = region.start if region is not None else word.start
    return left


def canonical(name: str) -> str:
    """The kind of people without words for how many or whose (广大职工群众 → 职工), and whom delegates stand for."""
    return _OF_FIRMS.sub("", _POLITE.sub("", _DELEGATES.sub("", _whose().sub("", name))))


# 骑手代表 are 骑手; but some delegates hold an office, or are of a body
_DELEGATES = re.compile(
    "(?<=..)(?<!职工|会员|劳模|党员|妇女|团员|青年|工会|企业|村民|居民|股东|学生|读者|协商|获奖|与会|参会|到会|全体|各界|各方)(?<![大党])代表$"
)


_OF_FIRMS = re.compile("(?<=..)(?:企业|行业|公司)(?=从业人员$)")  # 航运企业从业人员 are 航运从业人员
_WHICH_OF_THEM = re.compile("(?<=..)(?:青年|中青年|大龄|适龄|年轻|女|男)(?=..)")


_KIDS, _CHILDREN = ("孩子", "小朋友", "娃娃"), ("子女", "儿童", "女童", "学生")


def _called_in_general(names: Collection[str]) -> dict[str, str]:
    """What a story calls its only children, and its only people, whom it says are taught: 孩子, 学员."""
    children = {name for name in names if name.endswith(_CHILDREN)}
    others = {name for name in names if name != "学员"}
    found = dict.fromkeys(set(_KIDS) & set(names), next(iter(children))) if len(children) == 1 else {}
    if "学员" in names and len(others) == 1 and not _is_active(only := next(iter(others))):
        found["学员"] = only
    return found


def longer_names(names: Collection[str]) -> dict[str, str]:
    """Other names of one story with the longest name of the same people: 司机 → 货车司机, 骑手 → 外卖配送员.

    Wide groups (职工, 学生: `group_broad` of words.toml) stay apart from a part of them; so do short names of two.
    """
    broad = lexicon.word_classes()["group_broad"]
    same_people: dict[str, str] = {}
    for same in lexicon.same_groups():
        if here := sorted(same & set(names), key=lambda name: (-len(name), name)):
            same_people |= dict.fromkeys(here[1:], here[0])
    found = {}
    for short in (name for name in names if name not in broad):
        longer = [long for long in names if long != short]
        fits = [long for long in longer if long.endswith(short) or _WHICH_OF_THEM.sub("", long) == short]
        if len(meant := {same_people.get(long, long) for long in fits}) == 1:
            found[short] = meant.pop()
    found |= same_people
    found |= _called_in_general(names)
    return {short: found.get(long, long) for short, long in found.items()}


def among(name: str, named: Collection[str]) -> bool:
    """Whether a group is one of those named, a part of one, or called by a shorter name."""
    return any(name.endswith(other) for other in named) or name in longer_names({name, *named})


def _undefined(tagged: Tagged, head: str, start: int, end: int) -> bool:
    """Whether a head says too little by itself: 代表, and 队伍 where nobody counts them."""
    use = lexicon.group_heads()[head]
    if use == "counted":
        return tagged.text[start:end] != head or count_before(tagged.text, start) is None
    return use == "vague" and tagged.text[start:end] == head


_MEASURE = re.compile("[\\d余多万][名位]..")  # 146|名轮换工, as taggers may cut it
_PERSONAL = re.compile("[名位](?<![第前])$")  # measure words of people
_SOMEBODY = re.compile("[工师员手匠者民户商友娘嫂哥娃童生兵]$")  # the last character of nouns for people


def _counted(tagged: Tagged) -> Iterator[Mention]:
    """Kinds of people that no lexicon knows, named right behind their number: 1100多名桨手."""
    for number, word in pairwise(tagged.words):
        counts = number.tag == "m" and number.end == word.start and _PERSONAL.search(number.text) is not None
        noun = word.tag in ("n", "nz") and len(word.text) > 1 and _SOMEBODY.search(word.text) is not None
        if counts and noun and word.text not in lexicon.posts() and count_before(tagged.text, word.start):
            yield Mention(word.start, word.end, GROUP, None, word.text, "counted", 0.75)


def _found(tagged: Tagged) -> Iterator[Mention]:
    """Kinds of people, those inside longer names (职工书屋) included."""
    heads = lexicon.group_heads()
    plural = {end - 1 for end in tagged.boundaries if tagged.text[end - 1 : end] == "们"}
    for end in sorted(tagged.boundaries | plural):
        if (at := _head_ending(tagged, end)) is None:
            continue
        start, head = at
        if end < len(tagged.text) and head + tagged.text[end] in heads:  # 农民|工作为 for 农民工|作为
            head, end = head + tagged.text[end], end + 1
        left = _beginning(tagged, start, end)
        name = tagged.text[left:end]
        left += len(name) - len(_whose().sub("", name))
        left += _MEASURE.match(tagged.text, max(left - 1, 0)) is not None
        if tagged.text[end - 1 : end + 1] == "人均" and tagged.text[end - 4 : end - 1] in heads:
            head, end = tagged.text[end - 4 : end - 1], end - 1  # 农民工|人均
        others = tagged.text.startswith("等单位", left - 1)  # 滨海市教委、财政局等|单位代表
        if others or _undefined(tagged, head, left, end):
            continue
        yield Mention(left, end, GROUP, None, tagged.text[left:end], "group", 0.8)
        yield from _of_one_head(tagged, left, end - len(head), head)
        yield from _their_families(tagged, end)


_AND = re.compile("[、和与及]$")


def _of_one_head(tagged: Tagged, start: int, head_start: int, head: str) -> Iterator[Mention]:
    """What shares the head of the name behind it: 孤寡老人 in 孤寡、失能老人."""
    known = {*lexicon.word_classes()["group_modifier"], *lexicon.word_classes()["group_alone"]}
    while start < head_start and _AND.search(tagged.text, 0, start) and start > 1:
        word = tagged.words[tagged.word_at(start - 2)]
        if word.end != start - 1 or word.text not in known:
            return
        start, head_start = _beginning(tagged, word.start, word.end), word.end
        yield Mention(start, word.end, GROUP, None, tagged.text[start : word.end] + head, "shared head", 0.75)


_FAMILIES = re.compile("(?:们)?(?:及|和|以及|与|或)(?:其|他们的?)?(家属|子女|家庭成员|家人|遗属)(?![院区楼])")


def _their_families(tagged: Tagged, end: int) -> Iterator[Mention]:
    """Those who belong to the people named before them: 船员家属 in 船员及家属."""
    if match := _FAMILIES.match(tagged.text, end):
        whose, _ = _head_ending(tagged, end) or (end, "")
        name = tagged.text[_beginning(tagged, whose, end) : end]
        yield Mention(match.start(1), match.end(1), GROUP, None, canonical(name) + match[1], "family", 0.75)


def find(tagged: Tagged) -> list[Mention]:
    """Groups of a sentence; offsets in the sentence, without the number before them."""
    found = list(_found(tagged))
    begins = {m.start for m in found}
    known = [m for m in found if not (m.text.endswith("代表") and m.end in begins)]  # 同学|代表|学生发言
    new = [m for m in _counted(tagged) if all(m.end <= k.start or k.end <= m.start for k in known)]
    return sorted(m for m in (*known, *new) if not _compound().match(tagged.text, m.end))


_SERVING_KINDS = frozenset({"Service", "Platform", "Training", "Campaign", "Model"})  # named after those they serve

_HONOUR = re.compile("(?:称号|奖|评选)[”》]?$|仪式|典礼")
_CONTEST = re.compile("评选|评比|表彰|选树|推选|竞赛|比赛|大赛|比武|最美|十大|百佳|十佳|代表大会|调查|宣讲|巡讲|发布")


@cache
def _active() -> re.Pattern[str]:
    return re.compile(f"{_any('group_active')}$")


def _is_active(name: str) -> bool:
    """Whether people run, lead or compete in what they take part in, rather than are served by it (志愿者, 选手)."""
    return _active().search(canonical(name)) is not None


@cache
def _place_for() -> re.Pattern[str]:
    return re.compile(_any("group_place"))


@cache
def _care() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of care before and behind a group in a program's name."""
    before = re.compile(f"(?:{_any('care')}|[为对给致])[^，。；]{{0,6}}$")
    return before, re.compile(f"(?:和[^，。；]{{2,8}})?[^，。；]{{0,4}}{_any('care')}")


def in_program(tagged: Tagged, program: Mention) -> list[Mention]:
    """The groups that a program is for by its own name (关爱渔民行动); people who run it are none (劳模宣讲团)."""
    if program.kind in ("Award", "Work", "Meeting") or _HONOUR.search(program.text):
        return []
    cared_before, cared_after = _care()
    served = []
    serving = program.kind in _SERVING_KINDS and not _CONTEST.search(program.text)
    for group in longest(_found(tagged)):
        before, after = tagged.text[program.start : group.start], tagged.text[group.end : program.end]
        if group.start < program.start or not after or _is_active(group.text):
            continue
        if _compound().match(after) and not _place_for().match(after):
            continue
        if serving or cared_before.search(before) or (cared_after.match(after) and not _CONTEST.search(program.text)):
            served.append(group)
    return served


_COUNTED_WITHIN = 60  # characters between a number and the group that it counts


def count_before(text: str, start: int) -> tuple[int, int] | None:
    """The number that counts the group beginning at `start`: (value, where its words begin)."""
    found: tuple[int, int] | None = None
    at = max(0, start - _COUNTED_WITHIN)
    while match := _before().search(text, at, start):  # the nearest: 3人从80名参赛的|厨师
        value = count_of(match[1])
        if value and (match["unit"] or value >= 100):
            found = value, match.start()
        at = match.start() + len(match[0]) - len(match[0].lstrip("近约逾超过共计累全部这")) + 1
    return found


def count_after(text: str, end: int) -> tuple[int, int] | None:
    """The number that counts the group ending at `end`: (value, where its words end)."""
    match = _AFTER.match(text[end : end + 30])
    if match is None or not (value := count_of(match[1])):
        return None
    return value, end + match.end()
