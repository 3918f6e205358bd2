"""What takes place: the subject of a verb of happening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.mentions.programs.extent import clause_start, cut_off, identifies, inside_marks, is_apart
from kg.mentions.programs.heads import head_of, heads, program_mention
from kg.mentions.tagged import Tagged
from kg.model import Mention

_GOES_TO = "(?:走进|来到|走入|办到|开进|进驻)(?!尾声|高潮|[^，。；！？]{0,6}的)"  # 活动走进滨海大学


@cache
def _occur_pattern() -> re.Pattern[str]:
    verbs = rf"{lexicon.any_of(lexicon.word_classes()['occur'])}|{_GOES_TO}"
    when = (
        r"(?:已|以[^，。；！？]{2,10}?(?:形式|方式)|正式|顺利|成功|隆重|如期|圆满|同步|同时|日前|近日|今日|昨日|今天|昨天|火热|"
        r"(?:\d+月)?\d+日|上午|下午|晚|正|将|于[^，。；]{2,12}?)*"
    )
    return re.compile(rf"{when}(?:在[^，。；！？]{{1,30}}?)?{when}(?:{verbs})(?!\d+周年)")


_ADVERB = re.compile(r"试点(?:启动|开展|推出|实施|推行|建立)[^，。；]")  # 试点启动…培训: a trial of what follows
_TAKES_OBJECT = ("开展", "举办", "召开", "组织", "进行", "开启", "打响", "发布", "出台", "公布")


def _has_object(tagged: Tagged, verb: re.Match[str]) -> bool:
    """Whether the verb says what its subject holds, so that the subject is none: 示范单位开展帮扶."""
    if not verb[0].endswith(_TAKES_OBJECT) or verb.end() == len(tagged.text):
        return False
    word = tagged.words[tagged.word_at(verb.end())]
    return word.start == verb.end() and (word.tag in ("n", "vn", "nz", "a", "an") or word.text in ("“", "《", "了"))


_SEVERAL_WORKS = re.compile("《[^《》]+》(?:、?《|等)")  # 《甲》《乙》等话剧


def held_subjects(tagged: Tagged) -> Iterator[Mention]:
    """The noun phrase that is held: 第三届滨海艺术节在…举行."""
    known = lexicon.program_heads()
    for start, end in heads(tagged.text):
        if end not in tagged.boundaries or inside_marks(tagged.text, end):
            continue
        occurs = _occur_pattern().match(tagged.text, end)
        if occurs and known[tagged.text[start:end]].kind == "Award" and re.search(_GOES_TO, occurs[0]):
            continue  # 奥运冠军来到校园
        if not occurs or _ADVERB.match(tagged.text, start) or _has_object(tagged, occurs):
            continue
        for first, last in is_apart(tagged, clause_start(tagged, start), end):
            begin, head = cut_off(tagged, first, last), head_of(tagged.text[first:last]) or ""
            many = tagged.text[:begin].endswith("系列") or _SEVERAL_WORKS.match(tagged.text, first)
            if head and not many and identifies(tagged, begin, last, head, False):
                yield program_mention(tagged, begin, last, known[head].kind, "held subject", 0.85)
