"""Teams in contests: a place or a body with 队 behind it, 滨海队, 滨海大学女子排球队, 桃源镇代表队."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg import lexicon
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, Mention


@cache
def _team() -> re.Pattern[str]:
    sports = lexicon.any_of(lexicon.word_classes()["sport"])
    return re.compile(rf"{sports}*(?:代表|联合|[一二])?队(?![员长伍友列形旗歌医])")


def team_of(tagged: Tagged, whose: Mention) -> Mention | None:
    """The team of a place or body, right behind its name."""
    match = _team().match(tagged.text, whose.end)
    if match is None or match.end() not in tagged.boundaries:
        return None
    if whose.type == ORGANIZATION and match[0] in ("队", "代表队") and whose.rule not in ("pointer", "team"):
        return replace(whose, end=match.end(), rule="team")  # 滨海小学|队 is the school in a contest
    name = tagged.text[whose.start : match.end()]
    return Mention(whose.start, match.end(), ORGANIZATION, "Other", name, "team", 0.85)


def teams(tagged: Tagged, names: Sequence[Mention]) -> Iterator[Mention]:
    """Teams of the sentence's regions, and of its organizations (`names`)."""
    yield from filter(None, (team_of(tagged, whose) for whose in (*tagged.regions, *names)))
