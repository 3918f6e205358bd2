"""How characters sound, so that names are found by pinyin."""

from __future__ import annotations

from collections.abc import Iterable


def sounds(texts: Iterable[str]) -> dict[str, str]:
    """The readings, without tones and apart by spaces, of each Chinese character in the texts: 长 → "zhang chang".

    Readings of characters and not of names, so that a name is found however it is read, by initials and by any mixture.
    """
    from pypinyin import Style, pinyin

    found = {}
    for char in sorted(set().union(*texts)):
        readings = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
        if readings:
            found[char] = " ".join(dict.fromkeys(readings[0]))
    return found
