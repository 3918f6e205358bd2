"""People: the tagger's names, repaired by surnames, posts, lists and bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg import data, lexicon, regions
from kg.articles.names import split_names
from kg.mentions.tagged import Tagged
from kg.model import PERSON, Mention, Word
from kg.tagger import jieba_words

_HAN = r"[\u3400-\u9fff]"
_LIST_ITEM = re.compile(
    rf"(?:(?<=[、（，：])|^){_HAN}{{2,4}}?(?=、|等|和{_HAN}{{2,4}}|）|在(?:主席台|会上|现场|台上)|出席|列席|应邀|分别(?:荣?获|当选|作|致|介绍|讲))"
)
# single characters that follow a name in a sentence and are no part of it
_FOLLOWS = frozenset(
    "说在等和与是为也就都对从将已获向到及的被又正曾不还要把会能想用看着了过去来上下中里外前后一二三四五六七八九十"
    "多家人称表介告坦出作指走给让讲"
)
# grammatical words alone: the only ones that end a name behind a post
_PARTICLES = frozenset("说在等和与是为也就都对从将已获向到及的被又曾不还要把会能称一给让则便却仍即既虽于")
_COMPLEMENTS = frozenset("完到过出起成好住着上下进回来去")  # behind a verb: 交完, 走到
_OFTEN_LAST = frozenset("才正")  # end a name behind a post more often than they begin what somebody does
# behind 和, which then joins nothing: 陈志|和|出席会议。, but not 陈志|和|出席会议的代表
_ENDS_CLAUSE = re.compile(
    "(?:(?:出席|参加|主持|致辞|讲话|表示|指出|强调|介绍|宣布|宣读|会见|陪同)[^，。；的]*)?(?:[，。；、）]|$)"
)
# surnames that end a noun: 学习活动周|启幕, 慰问金|和米
_NOUNS_BEFORE = {
    "周": (
        frozenset(("活动", "宣传", "文化", "科技", "服务", "艺术", "读书", "电影", "志愿", "学习", "安全")),
        frozenset("启开活期系举主现将在即正落闭结作由让"),
    ),
    "金": (frozenset(("慰问", "助学", "救助", "帮扶", "奖学", "抚恤", "补助")), frozenset("和与及等的发已共由将为被")),
}  # with how a clause goes on behind the noun: 慰问|金志强 is somebody
_IN_HAND = re.compile("手[中里上]")
# what makes of the name before it the name of something else
_NAMED_AFTER = re.compile(
    r"之(?=[春夏秋冬家路星光歌声友窗夜旅约乡城])|号(?!召)|班(?!长|主任)|杯|奖(?!励)|精神(?!抖擞|饱满|矍铄)|思想|基金|故居|纪念|学堂|工坊|体育[场馆]|[中小大]学|图书馆|大街|[中东西南北]路|[东西]部"
    r"|式(?!说)|等\d+[余多]?家"
)
_FROM = re.compile("处(?:获悉|得知|了解|获知)")  # 从王强处获悉
# what a tagger takes into a name: 王平|宣读, 李平|和师生, 苏童|来宁
_TORN = re.compile(
    "(?<=..)(?:宣[读布]|和(?:师生|职工|学生|同学|同事|家人|队友|大家)|来[宁锡苏京沪杭穗汉鲁浙粤]|来到|率(?=[“领队团]|$)|摄于?|安(?=排)|因(?=[殴涉违故病伤公染])|代(?=[为表])|记[一二三大]|作(?=[了工政专主重题动关总]|报告|表态|典型|交流|发言)|任(?=[^，。；、]{0,8}(?:主席|主任|组长|队长|会长|评委|裁判|主编|导演|总指挥|委员|书记|理事|领队|秘书长|顾问|干事)))"
)
_TITLES = ("原", "曾", "系", "总书记", "总理", "同志", "先生", "女士", "小姐", "院士", "老人", "师傅", "烈士")
_DOTTED = re.compile(rf"{_HAN}{{1,8}}(?:[·•・]{_HAN}{{1,8}})+")
_NO_NAME_ENDS = tuple("局号奖杯赛厂县省队院部墓")
# who is meant without a name: 王婆婆, 李大姐, 陈老, 阿婆; sides that meet: 韩方
_NO_FULL_NAME = re.compile(
    r".{1,2}(?:婆婆?|爹爹|[爷奶]{1,2}|公公|阿姨|[大二三小老][爷妈娘叔婶伯嫂姐哥姨舅]|[婶嫂姐哥姨叔嬷]|老[师板]|师傅|老)"
    r"|阿[婆公伯叔嬷姨妈爸嫂]|[中美英法德日韩朝俄蒙哈吉塔乌越泰老缅印巴意西葡欧港澳台劳资甲乙]方的?"
)
# nouns that stand right behind a person's name
_OF_PEOPLE = re.compile(
    "夫妇|夫妻|父[子女亲]|母[子女亲]|妻子|丈夫|爱人|儿子|女儿|姐妹|兄弟|兄妹|姐弟|老[人师板总乡]|一[家行人]|全家|家[人属中里庭长]?|本人|自己|个人|团队|小组|等?[人两二三四几]"
    "|[手心眼身嘴脸肩][中里上前边下]|面前|身后|工作室|劳模|[这那先女第最]"
)


@cache
def _transliterated() -> str:
    """The characters of transliterated names, as a character class."""
    return "[" + "".join(line for _, line in data.lines("transliteration.txt")) + "]"


@cache
def _dotted() -> re.Pattern[str]:
    part = rf"(?:{_transliterated()}|不|外(?![教交地])|先(?!生)){{1,8}}"
    return re.compile(rf"{part}(?:[·•・]{part})+")


@cache
def posts() -> tuple[str, ...]:
    """The words of posts, without those that only stand before one."""
    return tuple(word for word, kind in lexicon.posts().items() if kind != "prefix")


@cache
def _behind_post() -> re.Pattern[str]:
    """A post, and a surname with one or two characters before a word that follows people."""
    words = [word for word, kind in lexicon.posts().items() if kind in ("lead", "title") and len(word) > 1]
    classes = lexicon.word_classes()
    surnames = lexicon.any_of(lexicon.surnames())
    says = lexicon.any_of((*classes["say"], *classes["after_person"]))
    given = rf"(?:{_HAN}{{1,2}}?(?={says})|{_HAN}{{2}}(?=等|、|，|在))"
    return re.compile(rf"(?P<post>{lexicon.any_of(words)})(?P<name>{surnames}{given})")


@cache
def _common_word() -> re.Pattern[str]:
    """A word that no person's name holds: a post, a kind of people, an organization."""
    tables = (lexicon.posts(), lexicon.group_heads(), lexicon.organization_endings())
    return re.compile(lexicon.any_of(word for table in tables for word in table if len(word) > 1))


@cache
def _offices() -> frozenset[str]:
    """What stands behind a surname where the full name is said elsewhere: 王主席, but 王女士 has no other."""
    return frozenset(word for word in (*posts(), "总书记", "总理", "院士", "教授") if len(word) > 1)


def plausible(name: str) -> bool:
    """Whether the characters can be a Chinese person's full name, or a transliterated one."""
    if _dotted().fullmatch(name):
        return True
    if all(regions.abbreviation(char) for char in name):
        return False  # 鲁渝: two provinces
    if not re.fullmatch(rf"{_HAN}{{2,}}", name) or "某" in name or name.endswith(_NO_NAME_ENDS):
        return False
    if _NO_FULL_NAME.fullmatch(name) or name[1:] in _offices():
        return False  # 王|主席
    surnames = lexicon.surnames()
    if len(name) <= 3:
        return name[0] in surnames or (len(name) == 3 and name[:2] in surnames)
    if len(name) == 4 and (name[:2] in surnames or (name[0] in surnames and name[1] in surnames)):
        return True
    return re.fullmatch(rf"{_transliterated()}{{4,8}}", name) is not None


def _ends_with_post(text: str) -> bool:
    return text.endswith(posts())


def _title(name: str) -> str:
    """The title behind a name that a tagger takes for a part of it (王强主席)."""
    if len(name) < 4:
        return ""
    titles = (word for word in (*_TITLES, *posts()) if name.endswith(word) and plausible(name[: -len(word)]))
    return max(titles, key=len, default="")


_STOPS = ("，", "：", "；", "。")


def _whole_start(tagged: Tagged, index: int) -> int:
    """Where a tagger's name begins that lost its first character to the post before it, or took the post's last one."""
    word, text = tagged.words[index], tagged.text
    if len(word.text) > 2 and _ends_with_post(text[: word.start + 1]) and plausible(word.text[1:]):
        return word.start + 1  # 劳动模|范王强
    before = tagged.words[index - 1].text if index else ""
    listed = (
        len(word.text) == 2
        and text[word.end : word.end + 1] == "、"
        and text[word.start - 2 : word.start - 1] in _STOPS
    )
    if (
        listed
        and len(before) == 1
        and before not in "任由经应向时许管"
        and before in lexicon.surnames()
        and plausible(before + word.text)
    ):
        return word.start - 1  # ，涂|大明、王强
    cut = len(before) > 2 and before.startswith(posts()) and before[:-1].endswith(posts())
    return word.start - 1 if cut and not _ends_with_post(before) else word.start  # 秘书长次|仁卓玛


def _dotted_end(tagged: Tagged, index: int) -> int:
    """Where a tagger's name ends whose parts behind a dot were cut off: 巴图|·|孟克."""
    end = tagged.words[index].end
    while dotted := re.compile(rf"[·•・]{_HAN}{{1,8}}").match(tagged.text, end):
        at = tagged.word_at(end + 1)
        word = tagged.words[at]
        if word.end > dotted.end():
            break
        end = max(word.end, end + 1)
    return end


def _mended(tagged: Tagged, index: int) -> tuple[int, int]:
    """The range of a tagger's name; one of two characters takes back the third that was cut off."""
    word, text = tagged.words[index], tagged.text
    start, end = _whole_start(tagged, index), _dotted_end(tagged, index)
    if (start, end) != (word.start, word.end) or len(word.text) != 2:
        return start, end
    if index + 1 < len(tagged.words) and (torn := tagged.words[index + 1]).tag == "PER" and len(torn.text) == 2:
        return start, torn.end if len(split_names(text[start : torn.end])) == 1 else end  # 沙马|伍果
    before = text[start - 1 : start]
    behind_post = _ends_with_post(text[:start])
    joined = before == "和" and any(w.tag == "PER" for w in tagged.words[max(0, index - 3) : index])  # 王强主席|和
    if before in lexicon.surnames() and not joined and not behind_post and _ends_with_post(text[: start - 1]):
        return start - 1, end
    if index + 1 == len(tagged.words) or (after := tagged.words[index + 1]).tag == "w":
        return start, end
    if len(after.text) > 1:
        return start, end + _takes_last(after.text)
    ends_item = after.end == len(text) or text[after.end] in "、，。等）和"
    in_list = before == "、" or text[after.end : after.end + 1] == "、"
    if after.text not in _FOLLOWS and ends_item and (in_list or behind_post):
        return start, after.end
    if behind_post and text[after.end : after.end + 1] == "、" and after.text != "等":
        return start, after.end  # 理事长王强|让、: a list goes on
    following = tagged.words[index + 2] if index + 2 < len(tagged.words) else None
    if after.text == "和" and (
        _ENDS_CLAUSE.match(text, after.end) or (behind_post and following and following.tag == "p")
    ):
        return start, after.end  # 书记陈志|和|在…
    if after.text == "于" and behind_post and following and following.tag in ("v", "vn"):
        return start, after.end  # 主席王强|于|带领
    if after.tag == "f" and after.text in _last_of_names() and following and following.tag == "v":
        return start, after.end  # 大户王强|东|讲解
    if not behind_post or following is None or after.text in _PARTICLES:
        return start, end
    acts = following.tag in ("v", "vd", "ad") and following.text not in _COMPLEMENTS  # 主席王强走|到…
    acts = acts or (following.tag == "a" and text.startswith("地", following.end))
    if acts or (after.text in _OFTEN_LAST and following.tag in ("v", "p", "d") and following.text != "在"):
        return start, after.end
    return (start, after.end) if _IN_HAND.match(text, after.end) else (start, end)


@cache
def _last_of_names() -> frozenset[str]:
    return frozenset(lexicon.word_classes()["given_last"])


def _takes_last(word: str) -> bool:
    """Whether what a tagger takes for one word is the end of a name and a word: 王强|发任, 王强|保荣获."""
    rest = word[1:]
    known = jieba_words.is_common(word) or (len(rest) > 1 and not jieba_words.is_common(rest))
    return word[0] in _last_of_names() and not known and rest not in ("着", "了", "过")


def _from_abroad(name: str) -> bool:
    """Whether a tagger's name can be a foreign one: transliterated (达尔文), or of the length of Japanese names."""
    if name.endswith(_NO_NAME_ENDS):
        return False
    if re.fullmatch(rf"{_transliterated()}{{2,8}}", name) or _minority()[0].fullmatch(name):
        return True
    return re.fullmatch(rf"{_HAN}{{4,5}}", name) is not None and not _common_word().search(name)


def _something_else(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a tagger's name without a post is a place's, a dish's, a trade's: quoted, listed with or before nouns."""
    text = tagged.text
    if _ends_with_post(text[:start].rstrip("的")) or "·" in text[start:end]:
        return False
    if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
        return True
    if text[start:end] in lexicon.organization_endings():
        return True  # 林场: what a tagger takes for a surname and a given name
    place = tagged.region_starting(start)
    if place and place.end == end:
        return not _says_here(tagged, end)
    return _in_other_list(tagged, start, end) or (end - start == 2 and _before_noun(tagged, end))


def _says_here(tagged: Tagged, end: int) -> bool:
    """Whether a word of speech or a title follows a name."""
    return tagged.text.startswith((*lexicon.word_classes()["say"], *_TITLES, *posts()), end)


def _before_noun(tagged: Tagged, end: int) -> bool:
    """Whether a noun that people don't have follows: 滨职|院, 海汉|双语."""
    if end == len(tagged.text) or end not in tagged.boundaries or _says_here(tagged, end):
        return False
    word = tagged.words[tagged.word_at(end)]
    return word.tag in ("n", "nz", "vn") and not _OF_PEOPLE.match(tagged.text, end)


_SOME_OF_THEM = re.compile(r"等[\d一二两三四五六七八九十百余多]*(?:名|位|人|同[志学事])")
_REST_OF_LIST = re.compile(r"[^，。；：！？“”（）《》]*")


def _in_other_list(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a name is the whole item of a list that has no other people: 教育、卫健、妇联."""
    text = tagged.text
    if "、" not in (text[start - 1 : start], text[end : end + 1]):
        return False
    first = start - len(_REST_OF_LIST.match(text[:start][::-1])[0])  # type: ignore[index]
    last = _REST_OF_LIST.match(text, end).end()  # type: ignore[union-attr]
    people = any(w.tag == "PER" and w.start != start for w in tagged.words if first <= w.start and w.end <= last)
    if people or (end - start == 3 and plausible(text[start:end])) or _SOME_OF_THEM.match(text, end):
        return False
    return not any(plausible(item) for item in re.split("[、和与及]", text[first:start] + text[end:last]))


_ACTS = re.compile("[，、。；）和等]|(?:分别|先后)?(?:主持|出席|参加|宣布|宣读|致|作|在|到|为|向|带领|率)")


def _tagger_names(tagged: Tagged) -> Iterator[tuple[int, int, float]]:
    for index, word in enumerate(tagged.words):
        if word.tag != "PER" or "某" in word.text:
            continue
        if len(word.text) > 2 and word.start and jieba_words.is_common(tagged.text[word.start - 1 : word.end]):
            continue  # 南|丁格尔: the end of a longer word
        nouns, behind = _NOUNS_BEFORE.get(word.text[0], ((), ()))
        if tagged.text[word.start - 2 : word.start] in nouns and word.text[1:2] in behind:
            continue
        if len(word.text) < 2:
            if (end := _cut_off(tagged, index)) is not None:
                yield word.start, end, 0.8
            continue
        if _NO_FULL_NAME.fullmatch(word.text):
            continue
        if word.text[0] == "应" and tagged.text.startswith("尽", word.end):
            continue  # 应建尽建
        if not re.search(_HAN, word.text) or re.search(r"[，。、\s“”（）《》]", word.text.strip()):
            continue
        start, end = _mended(tagged, index)
        if _something_else(tagged, start, end):
            continue
        end -= len(_title(tagged.text[start:end]))
        if _FROM.match(tagged.text, end - 1) and end - start > 2:
            end -= 1
        if end - start > 2 and (torn := _TORN.search(tagged.text[start : end + 12])) and start + torn.start() < end:
            end = start + torn.start()
        name = tagged.text[start:end]
        acts = _says_here(tagged, end) or _ACTS.match(tagged.text, end) is not None
        posted = acts and _ends_with_post(tagged.text[:start])  # a surname that few have
        sure = plausible(name) or _DOTTED.fullmatch(name) or (name[0] in lexicon.surnames() and _says_here(tagged, end))
        yield start, end, 0.9 if sure else 0.7 if posted or _from_abroad(name) else 0.6


def _cut_off(tagged: Tagged, index: int) -> int | None:
    """Where a name ends of which the tagger knew only the surname: 李|婷婷, 技师王|玉环."""
    surname, following = tagged.words[index], tagged.words[index + 1 : index + 2]
    if not following or surname.text not in lexicon.surnames():
        return None
    given = following[0]
    posted = _ends_with_post(tagged.text[: surname.start])
    tags = ("n", "nz", "nr", "a", "v", *(("d", "ad", "vd", "LOC", "f") if posted else ()))
    if len(given.text) != 2 or given.tag not in tags or _common_word().search(given.text):
        return None
    return None if jieba_words.is_common(given.text) and not posted else given.end


def _listed(tagged: Tagged, names: set[tuple[int, int]]) -> Iterator[tuple[int, int, float]]:
    """Items of an enumeration in which another item is a name already."""
    if not names:
        return
    ends, starts = {end for _, end in names}, {start for start, _ in names}
    for match in _LIST_ITEM.finditer(tagged.text):
        follows = tagged.text[match.start() - 1 : match.start()] == "、" and match.start() - 1 in ends
        near = follows or (match.end() + 1 in starts and tagged.text[match.end()] in "、和")
        if near and plausible(match[0]) and not jieba_words.is_common(match[0]):  # 王强、|卫生和计划生育委员会
            yield match.start(), match.end(), 0.85


def _posted(tagged: Tagged) -> Iterator[tuple[int, int, float]]:
    """Names behind a post that the tagger has missed."""
    says = lexicon.word_classes()["say"]
    for match in _behind_post().finditer(tagged.text):
        start, end = match.span("name")
        word = tagged.words[tagged.word_at(start)]
        # 主席王东升, taken for one word; 主席王东|升, torn inside the name
        one = word.start <= match.start() and (word.end == end or word.start == match.start())
        whole = start in tagged.boundaries or len(match["post"]) > 3 or one  # a long post stands in no other word
        if match["name"][1:] in says:
            continue  # 会见代表|时|强调
        if whole and not _common_word().search(match["name"]):
            yield start, end, 0.8


# the verb and the name that a tagger takes for one word: 选举王建军|为
_CHOSEN = re.compile(rf"(?:选举|任命|推选|补选|增补)(?P<name>{_HAN}{{2,4}}?)(?:同志)?(?=[为任])")


def _chosen(tagged: Tagged) -> Iterator[tuple[int, int, float]]:
    """Who is elected or appointed, between the verb and 为."""
    for match in _CHOSEN.finditer(tagged.text):
        if plausible(match["name"]) and not jieba_words.is_common(match["name"]):
            yield *match.span("name"), 0.85


def _after_posts(tagged: Tagged) -> Iterator[tuple[int, int, float]]:
    """Names behind a post that the tagger cut up or took for other words: 研究员谈|建军|一边, 调研员白翀，."""
    for index, word in enumerate(tagged.words):
        start = word.start
        place = word.tag == "LOC" and tagged.region_starting(start) is None  # 司机努尔兰
        if place and re.fullmatch(rf"{_transliterated()}{{3,8}}", word.text) and _ends_with_post(tagged.text[:start]):
            yield start, word.end, 0.75
        if tagged.text[start] not in lexicon.surnames() or word.tag in _NO_NAME_BEGINS:
            continue
        if not _people_noun_before(tagged, start):
            continue
        if _is_full_name(tagged, index, start + 3):
            yield start, start + 3, 0.75
        elif tagged.text[start + 2 : start + 3] in _BEHIND_SHORT and _is_short_name(tagged.text[start : start + 2]):
            yield start, start + 2, 0.7
        elif tagged.text[start + 2 : start + 3] == "、" and word.tag in ("a", "an", "ad") and plausible(word.text):
            yield start, start + 2, 0.7  # 局长高强、


_NO_NAME_BEGINS = ("p", "c", "u", "m", "r", "ORG", "PER", "TIME")
_GOES_ON = (
    "n",
    "nz",
    "vn",
    "a",
    "m",
    "ORG",
    "LOC",
)  # words before which the characters are no name but go on: 高|技能|人才
_BEHIND_SHORT = frozenset("，、。；等）")


def _is_full_name(tagged: Tagged, index: int, end: int) -> bool:
    """Whether the words from `index` up to `end` are a surname and a given name of two characters."""
    words, last = tagged.words, tagged.word_at(end - 1)
    follows = words[last + 1].tag if last + 1 < len(words) else "w"
    apart = last - index > (2 if follows == "w" else 1)  # 站长钱|起|龙，
    if end not in tagged.boundaries or end > len(tagged.text) or apart:
        return False
    return follows not in _GOES_ON and _is_given(words[index], tagged.text[end - 2 : end], tagged.text)


def _is_short_name(name: str) -> bool:
    return plausible(name) and not jieba_words.is_common(name) and not _common_word().search(name)


def _people_noun_before(tagged: Tagged, start: int) -> bool:
    """Whether a post or a word for a kind of people ends there, or whose they are: 主席, 女工, 滨海大学的."""
    before = tagged.text[max(0, start - 6) : start]
    if before.endswith("的") and start > 1:
        return tagged.words[tagged.word_at(start - 2)].tag == "ORG"
    return before.endswith(posts()) or before.endswith(_singles())


@cache
def _singles() -> tuple[str, ...]:
    return tuple(head for head, use in lexicon.group_heads().items() if use == "person" and len(head) > 1)


def _is_given(word: Word, given: str, text: str) -> bool:
    """Whether the characters behind a surname can be a given name: no word of the language, or one that serves so."""
    name = text[word.start] + given
    if not re.fullmatch(rf"{_HAN}{{2}}", given) or _common_word().search(name) or len(word.text) not in (1, 3):
        return False
    if word.tag == "LOC" and len(word.text) == 1:
        return True  # 副市长|冀|晓东: a province where a post wants a name
    return given in lexicon.given_names() or not any(map(jieba_words.is_common, (name, name[:2], given)))


def _foreign(tagged: Tagged) -> Iterator[tuple[int, int]]:
    """Transliterated names with a dot: whole words, not in quotation marks, where a dot parts the words of a motto."""
    text = tagged.text
    for match in _dotted().finditer(text):
        start, end = match.span()
        if end not in tagged.boundaries and len(jieba_words.words(text[end - 1 : end + 3])[0]) > 1:
            end -= 1  # 约翰·史密斯|考察
        goes_on = re.match(_transliterated(), text[end : end + 1])
        quoted = text.rfind("“", 0, start) > text.rfind("”", 0, start) and "”" in text[end : end + 4]
        if quoted:
            continue
        if start in tagged.boundaries and text[start - 1 : start] not in ("“", "《") and not goes_on:
            yield start, end


@cache
def _minority() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An element of a name of China's minorities, and a string that can be such a name or a piece of it."""
    elements = lexicon.any_of(word for _, line in data.lines("minority_names.txt") for word in line.split())
    return re.compile(elements), re.compile(rf"(?:{elements}|{_transliterated()}){{1,8}}")


def _of_minorities(tagged: Tagged) -> Iterator[tuple[int, int]]:
    """Names of Mongols, Tibetans, Uyghurs … whose parts the tagger took for words: 萨仁其|木格."""
    taken = 0
    element, name = _minority()
    for match in element.finditer(tagged.text):
        first, last = tagged.word_at(match.start()), tagged.word_at(match.end() - 1)
        while first and _of_name(tagged.words[first - 1]):
            first -= 1
        while last + 1 < len(tagged.words) and _of_name(tagged.words[last + 1]):
            last += 1
        parts = tagged.words[first : last + 1]
        start, end = parts[0].start, parts[-1].end
        whole = 3 <= end - start <= 8 and name.fullmatch(tagged.text, start, end)
        named = parts[0].text == "其" or any(part.tag == "PER" for part in parts)
        named = named or (end - start > 3 and _ends_with_post(tagged.text[:start]))
        if start >= taken and whole and named and tagged.text[start - 1 : start] != "“":
            yield start, end
            taken = end


def _of_name(word: Word) -> bool:
    """Whether a word can be a piece of a transliterated name: 其, 木格."""
    if (word.tag not in ("PER", "n", "nz", "nr") and word.text != "其") or _common_word().search(word.text):
        return False
    return _minority()[1].fullmatch(word.text) is not None


def find(tagged: Tagged, known: Iterable[str] = ()) -> list[Mention]:
    """People of a sentence; `known` are names that the story establishes elsewhere (bylines, posts)."""
    text = tagged.text
    found = {(s, e): c for s, e, c in _tagger_names(tagged)}
    for start, end in (*_foreign(tagged), *_of_minorities(tagged)):
        found.setdefault((start, end), 0.8)
    for finder in (_posted(tagged), _chosen(tagged), _after_posts(tagged), _listed(tagged, set(found))):
        for start, end, confidence in finder:
            if all(end <= s or e <= start for s, e in found):
                found[start, end] = confidence
    for name in known:
        for match in re.finditer(re.escape(name), text):
            found[match.span()] = 0.95
            longer = (match.start(), match.end() + 1)
            if text[match.end() : match.end() + 1] in _FOLLOWS:
                found.pop(longer, None)  # 李小强|上届
    return sorted(
        Mention(start, end, PERSON, None, text[start:end], "person", confidence)
        for (start, end), confidence in found.items()
        if confidence > 0.6
        and not _NAMED_AFTER.match(text, end)
        and not any(s <= start and end <= e and (s, e) != (start, end) for s, e in found)
    )
