"""Numbers as Chinese text writes them."""

from __future__ import annotations

import re

import pytest

from kg.numbers import COUNT, count_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("320", 320),
        ("1,200", 1200),
        ("12,345,678", 12_345_678),
        ("3万", 30_000),
        ("3.6万", 36_000),
        ("13.1万", 131_000),
        ("1.2亿", 120_000_000),
        ("3万余", 30_000),
        ("5000多", 5000),
        ("200余", 200),
        ("8百", 800),
        ("万", 10_000),
        ("百万", 1_000_000),
        ("千", 1000),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("四百二十", 420),
        ("一千一百", 1100),
        ("二十余", 20),
        ("二百三十万", 2_300_000),
        ("三千余", 3000),
    ],
)
def test_value(text: str, value: int) -> None:
    assert count_of(text) == value


@pytest.mark.parametrize("text", ["", "余", "多", "职工", "3人", "约5", "3万5千名", "一名"])
def test_no_number(text: str) -> None:
    assert count_of(text) is None


@pytest.mark.parametrize("text", ["320", "1,200", "3.6万", "百万", "四百二十", "5000多"])
def test_pattern_covers_what_is_read(text: str) -> None:
    assert re.fullmatch(COUNT, text)
