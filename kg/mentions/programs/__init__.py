"""Programs: titles in 《》, quoted names with a head, and noun phrases that end in a head (竞赛, 培训班, 行动 …)."""

from __future__ import annotations

import re

from kg.mentions.programs.awards import awards, honours, prizes, titled
from kg.mentions.programs.extent import of_series, with_round
from kg.mentions.programs.heads import head_of, kind_of, program_mention
from kg.mentions.programs.held import held_subjects
from kg.mentions.programs.lead import of_lead
from kg.mentions.programs.objects import hosted_objects
from kg.mentions.programs.patterns import by_patterns
from kg.mentions.programs.phrases import editions, items, networks, phrases, sessions, takes_as_occasion
from kg.mentions.programs.pointers import (
    CEREMONY,
    again,
    by_ending,
    ceremonies,
    introduced,
    names_of,
    pointers,
    unnamed,
    whole_names,
)
from kg.mentions.programs.quoted import listed_names, quoted, quoted_lists, sums_up
from kg.mentions.programs.titles import titles
from kg.mentions.tagged import Tagged
from kg.model import Mention

__all__ = [
    "CEREMONY",
    "again",
    "by_ending",
    "find",
    "head_of",
    "introduced",
    "kind_of",
    "names_of",
    "of_lead",
    "unnamed",
    "whole_names",
]


# 公益项目|经理, “春风”包裹|着
_NO_PROGRAM_BEFORE = re.compile("经理|主管(?!部门|单位|机构)|总监|专员|着(?![力眼重手实])")
# 滨海16个青年志愿服务项目, 水窖2万余口、小型供水工程: several
_COUNTED = re.compile(
    r"(?<![第\d])\d[\d.]*[万千百余多几]*(?:大类|[个口支幅处台辆])|第\d+[支幅]|^[一二三四五六七八九十百\d]+[多余]?年来|共有\d"
)
# 代表学校向大会…, 运动会除传统项目外, 工会广泛征集: more than a name
_SAYS_MORE = re.compile("^代表[^，。]{1,8}向|(?<=会)除|广泛|踊跃")
_GOES_INTO = re.compile("进[一-鿿]{1,6}")  # 进学校、进社区等“五进”活动
_BY_WORDS = ("hosted object", "phrase", "held subject")


def _is_none(tagged: Tagged, program: Mention) -> bool:
    """Whether what reads like a program is a post, a count or an item of several, or the station of a place."""
    counted = program.rule in _BY_WORDS and "“" not in program.text and _COUNTED.search(program.text) is not None
    station = any(body.rule == "station" and body.end == program.end for body in tagged.bodies)
    item = _GOES_INTO.fullmatch(program.text) or ("“" not in program.text and _SAYS_MORE.search(program.text))
    behind = program.text.endswith(_AIDING) and (
        tagged.region_starting(program.end) or any(body.start == program.end for body in tagged.bodies)
    )
    aids = program.rule in _BY_WORDS and behind  # 滨海公司对口支援|临江县
    return counted or station or bool(item or aids) or _NO_PROGRAM_BEFORE.match(tagged.text, program.end) is not None


_AIDING = ("对口支援", "对口帮扶", "结对帮扶")


def find(tagged: Tagged) -> list[Mention]:
    """Programs of a sentence (periodicals in 《》 as organizations); offsets in the sentence."""
    found: dict[tuple[int, int], Mention] = {}
    for source in (
        phrases,
        by_patterns,
        takes_as_occasion,
        sessions,
        editions,
        items,
        networks,
        hosted_objects,
        held_subjects,
        honours,
        prizes,
        titled,
        quoted,
        quoted_lists,
        awards,
        titles,
        pointers,
        ceremonies,
    ):
        for mention in source(tagged):
            found[(mention.start, mention.end)] = mention
    found = {place: m for place, m in found.items() if not _is_none(tagged, m)}
    listed = list(listed_names(tagged, found.values()))
    found = {place: m for place, m in found.items() if not sums_up(tagged, m, listed)}
    found |= {(m.start, m.end): m for m in listed}
    for first in [m for m in found.values() if m.rule == "quoted+head"]:
        for second in [m for m in found.values() if m.rule == "quoted+head" and m.start == first.end]:
            found[(first.start, second.end)] = program_mention(
                tagged, first.start, second.end, second.kind, "quoted+head", 0.88
            )  # “甲”行动“乙”活动
    return sorted({of_series(with_round(tagged, m)) for m in found.values()})
