"""Repair of a page's characters: widths and punctuation one to one, spaces inside words dropped."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

_WIDE: dict[int, str] = {
    code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_WIDE |= {ord(wide): narrow for wide, narrow in zip("％＋．／－", "%+./-", strict=True)}
_WIDE |= dict.fromkeys(map(ord, "\u3000\xa0\t\ufeff\u200b"), " ")
_WIDE |= {ord("巿"): "市", ord("囯"): "国"}  # characters that readers of print mistake
_NARROW = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_MARKS = re.compile(r"[,;:?!.()]")
OPENING, CLOSING = "“‘（《〈【「『〔", "”’）》〉】」』〕"
_AFTER_OPENING = frozenset("：（《，、；")
_BEFORE_CLOSING = frozenset("，。、；：！？）》的等")
_NOISE = 0.004  # spaces between Chinese characters, of all pairs of them in running text, from which they mean nothing


def fold(text: str) -> str:
    """`text` with digits and letters half-width and punctuation full-width, except inside numbers and foreign words.

    One character for one, so that offsets stay.
    """
    text = text.translate(_WIDE)
    return _MARKS.sub(_wide_mark, text)


def _wide_mark(match: re.Match[str]) -> str:
    text, at, mark = match.string, match.start(), match[0]
    before, after = _neighbour(text, at, -1), _neighbour(text, at, 1)
    if mark == ".":
        beside = text[at + 1 : at + 2]  # 中国.com, but not a line's end with a letter below it
        ends = _chinese(before) or (bool(before) and before in CLOSING + '"')
        return "。" if ends and not (beside.isascii() and beside.isalpha()) else mark
    if mark in "()":
        return _NARROW[mark] if _bracket_is_chinese(text, at) else mark
    if mark in ",:" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
        return mark
    return _NARROW[mark] if _chinese(before) or _chinese(after) else mark


def _neighbour(text: str, at: int, step: int) -> str:
    """The next character that is neither a space nor a line end within the paragraph, or ""."""
    at += step
    while 0 <= at < len(text) and text[at].isspace():
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _bracket_is_chinese(text: str, at: int) -> bool:
    start = max(text.rfind("(", 0, at + 1), text.rfind("（", 0, at + 1), at - 60)
    end = min((i for i in (text.find(")", at), text.find("）", at)) if i >= 0), default=at)
    inside = text[start : end + 1]
    return any(map(_chinese, (*inside, _neighbour(text, start, -1), _neighbour(text, end, 1))))


def _chinese(char: str) -> bool:
    return bool(char) and (
        "\u3400" <= char <= "\u9fff" or "\u3000" < char <= "\u303f" or char in "，。、；：？！“”‘’（）…—·％"
    )


def quotes(text: str) -> str:
    """`text` of one block with straight quotation marks made “ ” ‘ ’: by what stands beside them, else by turns."""
    chars, open_ = list(text), {'"': False, "'": False}
    if '"' not in text and "'" not in text:
        return text
    for at, char in enumerate(text):
        if char in "“”":
            open_['"'] = char == "“"  # a straight mark may close a curved one
        if char not in open_ or (char == "'" and _inside_word(text, at)):
            continue
        before, after = text[at - 1] if at else "", text[at + 1 : at + 2]
        if not before or (before in _AFTER_OPENING and after not in _BEFORE_CLOSING):
            closes = False
        elif not after or after in _BEFORE_CLOSING:
            closes = True
        else:
            closes = open_[char]
        open_[char] = not closes
        chars[at] = {'"': "“”", "'": "‘’"}[char][closes]
    return "".join(chars)


def spaces_are_noise(text: str) -> bool:
    """Whether a page has spaces inside its running text, so that those in its headlines mean nothing either."""
    lines = [line for line in text.splitlines() if "。" in line or "，" in line]
    spaces = sum(len(re.findall("(?<=[一-鿿]) (?=[一-鿿])", line)) for line in lines)
    return spaces > 3 and spaces > _NOISE * sum(map(len, lines))


def _inside_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isascii() and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isascii()


def assemble(text: str, offsets: Sequence[int], gaps: dict[int, int], kept: Container[int]) -> tuple[str, list[int]]:
    """`text`, which has no spaces, with the spaces that belong there, and where each character stands in the page.

    `gaps[i]` is the page's place of the space that stood before `text[i]`; of these, the ones between letters and
    the ones at `kept` are set, one space each.
    """
    chars: list[str] = []
    places: list[int] = []
    for i, char in enumerate(text):
        if i in gaps and i and (i in kept or _latin(text[i - 1], char)):
            chars.append(" ")
            places.append(gaps[i])
        chars.append(char)
        places.append(offsets[i])
    return "".join(chars), places


def _latin(left: str, right: str) -> bool:
    """Whether a space between these two is one between words: of letters, or of a letter and a digit."""
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum() and not (left + right).isdigit()
