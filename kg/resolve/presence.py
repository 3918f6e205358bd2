"""Who was at a story's one event, where no sentence says what they did there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.claims.happening import ATTENDED
from kg.claims.subjects import says
from kg.mentions.tagged import Reading
from kg.model import ORGANIZATION, PERSON, PROGRAM, Evidence
from kg.resolve.gathered import Gathered, StoryThings

_SURE = 0.55
_KINDS = ("Contest", "Event")  # at meetings those who are named without more are talked of


# who is said to be absent or honoured, or to have done something at another time
_AWAY = re.compile(
    "荣获|获得.{2,24}称号|被授予|被评为|没有?(?:到场|参加|来)|缺席|因故|已故|去世|病逝|去年|前年|未能|未获|曾于|通过电话|打来电话|来电|来信|视频连线"
)
# 王强算了一笔账, 李敏测算: speakers too
_RECKONS = re.compile(
    "[^，。；！？“”]{0,6}(?:算了?一?笔|算账|报了一笔|测算|估算|估计|预计|推算|评价|称赞|笑称|感叹|说)"
)
_TOLD = re.compile("(?:告诉|告知|联系)[^，。；！？]{0,24}$")  # 李敏告诉海员王强: at another time


def infer(gathered: Gathered, here: StoryThings, readings: Sequence[Reading]) -> None:
    """Teams and players of a contest compete; who works somewhere and is named in a story of one event was there.

    Not its journalists, nor those of whom the story tells what they attended, nor who only speaks of it: of those on
    labelled pages one in ten was there, of the others one in two.
    """
    _compete(gathered, here, readings)
    if (event := _only_event(gathered, here)) is None:
        return
    article = here.story.article.key
    decided = {fact[0] for fact, found in gathered.facts.items() if fact[1] == "took-part-in" and _told(found, article)}
    employed = {fact[0] for fact, found in gathered.facts.items() if fact[1] == "works-for" and _told(found, article)}
    for reading in readings:
        sentence = reading.tagged.sentence
        for m in (m for m in reading.mentions if m.type == PERSON):
            key = here.keys[sentence.start + m.start, sentence.start + m.end, PERSON]
            known = key in employed and gathered.things[key].kind != "Journalist"
            speaks = says().match(sentence.text, m.end) or _RECKONS.match(sentence.text, m.end)
            told = _TOLD.search(sentence.text[: m.start])
            there = not (speaks or told or _AWAY.search(sentence.text))
            if known and key not in decided and there:
                fact = (key, "took-part-in", event)
                gathered.evidence(here, fact, sentence.start, sentence.end, "named at the event", _SURE)
            decided.add(key)  # by the story's first mention


_PLAYER = re.compile("(?:选手|队员|队长|门将|前锋|后卫|中锋|主攻手?|投手|舵手|主帅|主教练|裁判长?)$|队的$")
_SURE_OF_PLAYERS = 0.75


def _compete(gathered: Gathered, here: StoryThings, readings: Sequence[Reading]) -> None:
    """Teams, and people named as players, judges or coaches, took part in the contest that was named last."""
    contest: str | None = None
    article = here.story.article.key
    for reading in readings:
        sentence = reading.tagged.sentence
        for m in sorted(reading.mentions):
            key = here.keys.get((sentence.start + m.start, sentence.start + m.end, m.type))
            if key is None:
                continue
            if m.type == PROGRAM and gathered.things[key].kind == "Contest":
                contest = key
            team = m.type == ORGANIZATION and (m.rule == "team" or m.text.endswith(("代表队", "代表团")))
            team = team and not sentence.text.startswith(("教练", "主教练"), m.end)  # whose coach may be a judge here
            player = m.type == PERSON and _PLAYER.search(sentence.text[: m.start])
            fact = (key, "took-part-in", contest or "")
            hosts = (key, "hosted", contest or "") in gathered.facts
            stated = fact in gathered.facts and _told(gathered.facts[fact], article)
            if contest and (team or player) and not (hosts or stated or _AWAY.search(sentence.text)):
                gathered.evidence(here, fact, sentence.start, sentence.end, "competes", _SURE_OF_PLAYERS)


def _only_event(gathered: Gathered, here: StoryThings) -> str | None:
    """The one event of a story that somebody holds, else its only one, if it is a contest or an event to go to."""
    article = here.story.article.key
    named = {key for (_, _, type_), key in here.keys.items() if type_ == PROGRAM}
    events = {key for key in named if gathered.things[key].kind in ATTENDED}
    held = {fact[2] for fact, found in gathered.facts.items() if fact[1] == "hosted" and _told(found, article)} & events
    only = next((keys for keys in (held, events) if len(keys) == 1), set())
    return next((key for key in only if gathered.things[key].kind in _KINDS), None)


def _told(found: Iterable[Evidence], article: str) -> bool:
    return any(e.article == article for e in found)
