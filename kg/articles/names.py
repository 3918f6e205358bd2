"""Names of journalists in a run of characters that may have lost its spaces, or have spaces inside names (李 明)."""

from __future__ import annotations

import re
from functools import cache
from math import log

from kg import data

Piece = tuple[int, int]
_TOKEN = re.compile(r"[^\s、，,；;/·]+(?:·[^\s、，,；;/]+)*")
_WHOLE = 10.0  # four characters that cost more than this as two names (rare surnames) are one name
_WHOLE_TRANSLITERATED = 8.0  # those that write names of other languages sooner: 乌云高娃


@cache
def _ranks() -> dict[str, int]:
    words = [word for _, line in data.lines("surnames.txt") for word in line.split()]
    return {word: rank for rank, word in reversed(list(enumerate(words)))}


def surname_of(text: str) -> str:
    """The surname that `text` begins with, the compound one first, or ""."""
    return next((text[:n] for n in (2, 1) if len(text) > n and text[:n] in _ranks() and len(text[:n]) == n), "")


def is_name(text: str) -> bool:
    """Whether `text` is built like a Chinese name: a surname and one or two characters."""
    family = surname_of(text)
    return bool(family) and 1 <= len(text) - len(family) <= 2


def is_common(text: str) -> bool:
    """Whether `text` is built like a name and its surname is one of the hundred commonest."""
    return is_name(text) and _ranks()[surname_of(text)] < 100


@cache
def _transliterated() -> re.Pattern[str]:
    return re.compile("[" + "".join(line for _, line in data.lines("transliteration.txt")) + "]{4,8}")


def is_transliterated(text: str) -> bool:
    """Whether `text` is made of the characters for names of other languages: 娜仁其其格."""
    return _transliterated().fullmatch(text) is not None


def split_names(text: str) -> list[Piece]:
    """The ranges `[start, end)` of the names in `text`, in order."""
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    return [piece for start, end in _mend(text, tokens) for piece in _split(text, start, end)]


def _mend(text: str, tokens: list[Piece]) -> list[Piece]:
    """Joins the halves of a name that is set with a space inside: 李 明, 张 小红."""
    mended: list[Piece] = []
    for start, end in tokens:
        if mended and text[mended[-1][1] : start].isspace() and _halves(text[slice(*mended[-1])], text[start:end]):
            mended[-1] = (mended[-1][0], end)
        else:
            mended.append((start, end))
    return mended


def _halves(left: str, right: str) -> bool:
    whole = "".join(left.split()) + right
    return (len(left) == 1 or len(right) == 1) and is_name(whole)


def _split(text: str, start: int, end: int) -> list[Piece]:
    """The likeliest names of a run without separators: each a surname with one or two characters."""
    if end - start <= 3 or not text[start:end].isalpha() or any(c.isspace() for c in text[start:end]):
        return [(start, end)]
    best: dict[int, tuple[float, list[Piece]]] = {start: (0.0, [])}
    for i in range(start, end):
        if i not in best:
            continue
        for j in range(i + 2, min(i + 4, end) + 1):
            family = surname_of(text[i:j])
            if family and 1 <= j - i - len(family) <= 2:
                cost = best[i][0] + log(_ranks()[family] + 2) - 0.5 * (j - i - len(family) == 2)
                if j not in best or cost < best[j][0]:
                    best[j] = (cost, [*best[i][1], (i, j)])
    whole = _WHOLE_TRANSLITERATED if is_transliterated(text[start:end]) else _WHOLE
    if end not in best or (end - start == 4 and best[end][0] > whole):
        return [(start, end)]
    return best[end][1]
