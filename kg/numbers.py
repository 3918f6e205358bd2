"""Numbers in Chinese text: 3万余, 1,200, 百万, 四百二十."""

from __future__ import annotations

import re

# a count in digits or characters, with 万 and 亿; a thousands comma is allowed
COUNT = r"(?:\d+(?:,\d{3})+|\d+(?:\.\d+)?|[一二两三四五六七八九十百千零]+)?(?:余|多)?[百千]?[万亿]?"

_WRITTEN = re.compile(
    r"(\d+(?:,\d{3})*(?:\.\d+)?|[一二两三四五六七八九十百千零〇]*)(?:余|多)?([百千]?)([万亿]?)(?:余|多)?"
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def _characters(text: str) -> int | None:
    total, digit = 0, None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        else:
            return None
    return total + (digit or 0)


def count_of(text: str) -> int | None:
    """The value of a count as written, rounding words (余 多) ignored; None where there is no number."""
    match = _WRITTEN.fullmatch(text)
    if match is None or not text:
        return None
    digits, hundred, unit = match[1].replace(",", ""), match[2], match[3]
    value: float
    if digits == "":
        if not (hundred or unit):
            return None
        value = 1
    elif digits[0].isdigit():
        value = float(digits)
    else:
        number = _characters(digits)
        if number is None:
            return None
        value = number
    value *= {"": 1, "百": 100, "千": 1000}[hundred] * {"": 1, "万": 10_000, "亿": 100_000_000}[unit]
    return round(value)
