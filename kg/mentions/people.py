"""People: the tagger's names, repaired by surnames, lists and bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg import lexicon
from kg.mentions.tagged import Tagged
from kg.model import PERSON, Mention

_HAN = r"[\u3400-\u9fff]"
_DOTTED = re.compile(rf"{_HAN}{{1,8}}(?:[·•・]{_HAN}{{1,8}})+")
_LIST_ITEM = re.compile(rf"(?<=[、（]){_HAN}{{2,4}}(?=、|等|和{_HAN}{{2,4}}|）)")
# single characters that follow a name in a sentence and are no part of it
_FOLLOWS = frozenset("说在等和与是为也就都对从将已获到向及的被又正曾不还要把会能想用看着了过去来上下中里外前后一二三四五六七八九十多家人称表介告坦出作指走给让")


def plausible(name: str) -> bool:
    """Whether the characters can be a Chinese person's full name, or a foreign one with its dot."""
    if _DOTTED.fullmatch(name):
        return True
    if not re.fullmatch(rf"{_HAN}{{2,4}}", name) or "某" in name:
        return False
    surnames = lexicon.surnames()
    return (name[:2] in surnames and len(name) >= 3) or (name[0] in surnames and len(name) <= 3)


def _tagger_names(tagged: Tagged) -> Iterator[tuple[int, int, float]]:
    for index, word in enumerate(tagged.words):
        if word.tag != "PER" or "某" in word.text or len(word.text) < 2:
            continue
        start, end = word.start, word.end
        if not re.search(_HAN, word.text) or re.search(r"[，。、\s“”（）《》]", word.text.strip()):
            continue
        if len(word.text) == 2 and index + 1 < len(tagged.words):
            after = tagged.words[index + 1]
            ends_item = after.end == len(tagged.text) or tagged.text[after.end] in "、，。等）和"
            in_list = tagged.text[start - 1 : start] == "、" or tagged.text[after.end : after.end + 1] == "、"
            if len(after.text) == 1 and after.tag != "w" and after.text not in _FOLLOWS and ends_item and in_list:
                end = after.end
        yield start, end, 0.9 if plausible(tagged.text[start:end]) else 0.6


def _listed(tagged: Tagged, names: set[tuple[int, int]]) -> Iterator[tuple[int, int, float]]:
    """Items of an enumeration in which another item is a name already."""
    if not names:
        return
    ends, starts = {end for _, end in names}, {start for start, _ in names}
    for match in _LIST_ITEM.finditer(tagged.text):
        near = match.start() - 1 in ends or match.end() + 1 in starts
        if near and plausible(match[0]):
            yield match.start(), match.end(), 0.85


def find(tagged: Tagged, known: Iterable[str] = ()) -> list[Mention]:
    """People of a sentence; `known` are names that the story establishes elsewhere (bylines, posts)."""
    found = {(s, e): c for s, e, c in _tagger_names(tagged)}
    for start, end, confidence in _listed(tagged, set(found)):
        found.setdefault((start, end), confidence)
    for match in _DOTTED.finditer(tagged.text):
        found.setdefault(match.span(), 0.8)
    for name in known:
        for match in re.finditer(re.escape(name), tagged.text):
            found[match.span()] = 0.95
    return sorted(
        Mention(start, end, PERSON, None, tagged.text[start:end], "person", confidence)
        for (start, end), confidence in found.items()
        if confidence > 0.6 or tagged.text[start:end].count("·") or end - start > 3
    )
