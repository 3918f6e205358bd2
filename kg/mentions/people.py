"""People: the tagger's names, repaired by surnames, posts, lists and bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg import data, lexicon, regions
from kg.mentions.tagged import Tagged
from kg.model import PERSON, Mention

_HAN = r"[\u3400-\u9fff]"
_LIST_ITEM = re.compile(rf"(?:(?<=[、（，：])|^){_HAN}{{2,4}}(?=、|等|和{_HAN}{{2,4}}|）)")
# single characters that follow a name in a sentence and are no part of it
_FOLLOWS = frozenset(
    "说在等和与是为也就都对从将已获向到及的被又正曾不还要把会能想用看着了过去来上下中里外前后一二三四五六七八九十"
    "多家人称表介告坦出作指走给让"
)
# grammatical words alone: the only ones that end a name behind a post
_PARTICLES = frozenset("说在等和与是为也就都对从将已获向到及的被又正曾不还要把会能称一给让则便却才仍即既虽于")
# what makes of the name before it the name of something else
_NAMED_AFTER = re.compile(
    r"[号班杯奖]|精神|思想|基金|故居|纪念|学堂|工坊|体育[场馆]|[中小大]学|图书馆|大街|[中东西南北]路|[东西]部"
    r"|式(?!说)|等\d+[余多]?家"
)
_FROM = re.compile("处(?:获悉|得知|了解|获知)")  # 从王强处获悉
_TITLES = ("原", "曾", "系", "总书记", "总理", "同志", "先生", "女士", "小姐", "院士", "老人", "师傅", "烈士")
_DOTTED = re.compile(rf"{_HAN}{{1,8}}(?:[·•・]{_HAN}{{1,8}})+")
_NO_NAME_ENDS = tuple("局号奖杯赛厂县省队院部")


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + ")"


@cache
def _transliterated() -> str:
    """The characters of transliterated names, as a character class."""
    return "[" + "".join(line for _, line in data.lines("transliteration.txt")) + "]"


@cache
def _dotted() -> re.Pattern[str]:
    part = rf"(?:{_transliterated()}|不|先(?!生)){{1,8}}"
    return re.compile(rf"{part}(?:[·•・]{part})+")


@cache
def posts() -> tuple[str, ...]:
    """The words of posts, without those that only stand before one."""
    return tuple(word for word, kind in lexicon.posts().items() if kind != "prefix")


@cache
def _behind_post() -> re.Pattern[str]:
    """A post, and a surname with one or two characters before a word that follows people."""
    words = [word for word, kind in lexicon.posts().items() if kind in ("lead", "title") and len(word) > 1]
    surnames, says = _any_of(lexicon.surnames()), _any_of((*lexicon.word_classes()["say"], "出席", "主持", "致辞"))
    given = rf"(?:{_HAN}{{1,2}}?(?={says})|{_HAN}{{2}}(?=等|、|，|在))"
    return re.compile(rf"(?P<post>{_any_of(words)})(?P<name>{surnames}{given})")


@cache
def _common_word() -> re.Pattern[str]:
    """A word that no person's name holds: a post, a kind of people, an organization."""
    tables = (lexicon.posts(), lexicon.group_heads(), lexicon.organization_endings())
    return re.compile(_any_of(word for table in tables for word in table if len(word) > 1))


def plausible(name: str) -> bool:
    """Whether the characters can be a Chinese person's full name, or a transliterated one."""
    if _dotted().fullmatch(name):
        return True
    if all(regions.abbreviation(char) for char in name):
        return False  # 鲁渝: two provinces
    if not re.fullmatch(rf"{_HAN}{{2,}}", name) or "某" in name or name.endswith(_NO_NAME_ENDS):
        return False
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


def _whole_start(tagged: Tagged, index: int) -> int:
    """Where a tagger's name begins that lost its first character to the post before it, or took the post's last one."""
    word, text = tagged.words[index], tagged.text
    if len(word.text) > 2 and _ends_with_post(text[: word.start + 1]) and plausible(word.text[1:]):
        return word.start + 1  # 劳动模|范王强
    before = tagged.words[index - 1].text if index else ""
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
    before = text[start - 1 : start]
    behind_post = _ends_with_post(text[:start])
    if before in lexicon.surnames() and not behind_post and _ends_with_post(text[: start - 1]):
        return start - 1, end
    if index + 1 == len(tagged.words) or len((after := tagged.words[index + 1]).text) != 1 or after.tag == "w":
        return start, end
    ends_item = after.end == len(text) or text[after.end] in "、，。等）和"
    in_list = before == "、" or text[after.end : after.end + 1] == "、"
    if after.text not in _FOLLOWS and ends_item and in_list:
        return start, after.end
    acts = index + 2 < len(tagged.words) and tagged.words[index + 2].tag == "v"
    if acts and after.text not in _PARTICLES and behind_post:
        return start, after.end
    return start, end


def _from_abroad(name: str) -> bool:
    """Whether a tagger's name can be a foreign one: transliterated (达尔文), or of the length of Japanese names."""
    if name.endswith(_NO_NAME_ENDS):
        return False
    if re.fullmatch(rf"{_transliterated()}{{2,8}}", name):
        return True
    return re.fullmatch(rf"{_HAN}{{4,5}}", name) is not None and not _common_word().search(name)


def _tagger_names(tagged: Tagged) -> Iterator[tuple[int, int, float]]:
    for index, word in enumerate(tagged.words):
        if word.tag != "PER" or "某" in word.text or len(word.text) < 2:
            continue
        if word.text[0] == "应" and tagged.text.startswith("尽", word.end):
            continue  # 应建尽建
        if not re.search(_HAN, word.text) or re.search(r"[，。、\s“”（）《》]", word.text.strip()):
            continue
        start, end = _mended(tagged, index)
        end -= len(_title(tagged.text[start:end]))
        if _FROM.match(tagged.text, end - 1) and end - start > 2:
            end -= 1
        name = tagged.text[start:end]
        yield start, end, 0.9 if plausible(name) or _DOTTED.fullmatch(name) else 0.7 if _from_abroad(name) else 0.6


def _listed(tagged: Tagged, names: set[tuple[int, int]]) -> Iterator[tuple[int, int, float]]:
    """Items of an enumeration in which another item is a name already."""
    if not names:
        return
    ends, starts = {end for _, end in names}, {start for start, _ in names}
    for match in _LIST_ITEM.finditer(tagged.text):
        follows = tagged.text[match.start() - 1 : match.start()] == "、" and match.start() - 1 in ends
        near = follows or (match.end() + 1 in starts and tagged.text[match.end()] in "、和")
        if near and plausible(match[0]):
            yield match.start(), match.end(), 0.85


def _posted(tagged: Tagged) -> Iterator[tuple[int, int, float]]:
    """Names behind a post that the tagger has missed."""
    for match in _behind_post().finditer(tagged.text):
        start, end = match.span("name")
        whole = start in tagged.boundaries or len(match["post"]) > 3  # a long post stands in no other word
        if whole and not _common_word().search(match["name"]):
            yield start, end, 0.8


def _foreign(tagged: Tagged) -> Iterator[tuple[int, int]]:
    """Transliterated names with a dot: whole words, not in quotation marks, where a dot parts the words of a motto."""
    text = tagged.text
    for match in _dotted().finditer(text):
        start, end = match.span()
        goes_on = re.match(_transliterated(), text[end : end + 1])
        if start in tagged.boundaries and text[start - 1 : start] not in ("“", "《") and not goes_on:
            yield start, end


def find(tagged: Tagged, known: Iterable[str] = ()) -> list[Mention]:
    """People of a sentence; `known` are names that the story establishes elsewhere (bylines, posts)."""
    text = tagged.text
    found = {(s, e): c for s, e, c in _tagger_names(tagged)}
    for start, end in _foreign(tagged):
        found.setdefault((start, end), 0.8)
    for finder in (_posted(tagged), _listed(tagged, set(found))):
        for start, end, confidence in finder:
            if all(end <= s or e <= start for s, e in found):
                found[start, end] = confidence
    for name in known:
        for match in re.finditer(re.escape(name), text):
            found[match.span()] = 0.95
    return sorted(
        Mention(start, end, PERSON, None, text[start:end], "person", confidence)
        for (start, end), confidence in found.items()
        if confidence > 0.6
        and not _NAMED_AFTER.match(text, end)
        and not any(s <= start and end <= e and (s, e) != (start, end) for s, e in found)
    )
