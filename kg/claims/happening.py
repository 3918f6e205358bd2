"""Whether an event takes place where it is named: held, a scene, of another time, attended."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon
from kg.model import PROGRAM, Mention
from kg.typed import Typed

SERIES = re.compile(r"\d[\d.万余多]*(?:场|届|期|批)次?")  # 举办活动30余场次: many events, not the story's
# a sentence that brings in a new event says when it is
DATED = re.compile(r"\d日|日前|近日|[当同次昨今]日|[当昨今]天|[上下]午|\d月|[当昨今前同那]晚")
# a sentence that tells of earlier or repeated events, not of the one that the story is about
_BACKGROUND = re.compile("以来|去年|前年|此前|曾经?|每年|历年|历届|相继|陆续|先后")
# of the words for a time before an event the last tells whether it is the story's own (今年) or another
_WHEN = re.compile(
    r"(?P<own>今[年天日晚]|昨[天日晚]|[当同近]日|日前|当天|[本此这][届次])"
    r"|去年|前年|往年|此前|早前|曾|[上往历]届|前[一二两三四五六几]届|自\d{4}年|明年|后年|下个?[月周]|下[届半]年?|拟|将(?!近|军|来)|即将|计划(?!》|”)"
)
ATTENDED = frozenset({"Event", "Meeting", "Contest", "Training"})
_ATTENDING = re.compile("(?:(?:主持|出席|参加|列席)了?[^，。；ＰＮ]{0,8}|(?:召开|举行|举办)了?[^，。；ＰＮ的]{0,8})$")
# 这是联谊会的开场一幕: what is told before happens there
_SCENE = re.compile("这(?:(?:正|就|便)?是[^，。；ＰＮ]{0,8}|[场次])$")
# 这是滨海市总工会开展的宣讲活动的第一场
_SCENE_OF = re.compile("这(?:正|就|便)?是[^，。；ＰＮ]{0,40}$")
_PART_OF_IT = re.compile(r"Ｒ?的?(?:第[一二三四五六七八九十\d]|首[场站期]|一[幕场]|现场|开场|启动现场|场景|镜头)")
SETTING = re.compile("(?:上|中|现场|期间)，")  # 座谈会上，…: what follows happens at it


@cache
def _holding() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a program that is held."""
    classes = lexicon.word_classes()
    hosts = sorted(set(classes["host"]) - set(classes["host_loose"]))
    before, behind = (lexicon.any_of(words) for words in (hosts, classes["occur"]))
    when = r"[\d今昨当本]|日前|近日|上午|下午"
    between = f"(?:[^，。；ＯＰＮ]|(?<=[在于由、和与及同称])Ｏ|(?<=[在于])Ｐ|，(?=[在由于]|{when})){{0,24}}?"
    return re.compile(rf"(?:{before})[^，。；ＰＮ]{{0,8}}(?:Ｐ(?:和|与|及|以及|、)?)*$"), re.compile(
        rf"{between}(?:{behind})(?![^，。；！？]{{0,12}}Ｐ)"
    )


def occurs(sentence: Typed, place: int) -> bool:
    """Whether a program is said to take place; behind 在 it is where another does: 启动仪式在博览会举行."""
    held = _holding()[1].match(sentence.text, place + 1)
    return held is not None and not sentence.text[:place].endswith(("在", "于"))


def is_scene(sentence: Typed, place: int) -> bool:
    before = sentence.text[:place]
    part = _SCENE_OF.search(before) and _PART_OF_IT.match(sentence.text, place + 1)
    return bool(part) or _SCENE.search(before) is not None


def is_held(sentence: Typed, place: int) -> bool:
    if SERIES.match(sentence.text, place + 1):
        return False  # 举办培训班15期
    held = _holding()[0].search(sentence.text[:place]) is not None
    return held or is_scene(sentence, place) or occurs(sentence, place)


def is_new(text: str) -> bool:
    """Whether a sentence brings in a new event: says when it is, and isn't about what was before."""
    return DATED.search(text) is not None and _BACKGROUND.search(text) is None


def is_of_other_time(sentence: Typed, place: int) -> bool:
    """Whether an event is told of as past or planned: 去年举行的Ｐ, 自Ｐ举行以来, 将参加Ｐ."""
    begin = max(map(sentence.text[:place].rfind, "。；：”")) + 1
    told = [*_WHEN.finditer(sentence.text, begin, place)]
    since = re.match("[^，。；ＰＮ]{0,24}以来", sentence.text[place + 1 :])
    return since is not None or (bool(told) and told[-1]["own"] is None)


def is_event(m: Mention) -> bool:
    """Whether a program is an event by itself: no pointer to one, and no item of a contest."""
    return m.type == PROGRAM and m.kind in ATTENDED and m.rule not in ("pointer", "item")


def happens(sentence: Typed, place: int) -> bool:
    """Whether an event stands there, or a campaign that the sentence says is opened."""
    program = sentence.slots[place].mention
    campaign = program.kind == "Campaign" and program.rule != "pointer"
    return is_event(program) or (campaign and (occurs(sentence, place) or is_scene(sentence, place)))


def is_attended(sentence: Typed, place: int) -> bool:
    """Whether a clause says that somebody attends a program, that something happens at it, or that it is a scene."""
    attended = _ATTENDING.search(sentence.text[:place]) or SETTING.match(sentence.text, place + 1)
    return attended is not None or is_scene(sentence, place)
