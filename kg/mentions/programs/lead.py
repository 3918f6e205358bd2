"""What a story is about, where it calls it by common words alone: 昨天，市红十字会开展弘扬红十字精神的宣传活动."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg import lexicon
from kg.mentions.programs.extent import QUANTITY, cut_off, has_host, host_pattern, inside_marks, phrase_end
from kg.mentions.programs.heads import heads, program_mention
from kg.mentions.tagged import Tagged
from kg.model import PROGRAM, Mention

_HELD = ("Event", "Meeting", "Contest", "Training", "Campaign", "Service")
_SENTENCES = 2  # of the text, in which a story says what it is about
_ONCE = re.compile(r"\d日|日前|近日|[当同昨今]日|[昨今当]天|[上下]午|[当昨今]晚|周[一二三四五六日]")
_ENDS = re.compile("[，。；：！？、]|$|在|结束|正式|启动|期间")
_LONGEST = 32  # characters of a phrase that names an event
_LEAST = 4
_NO_NAME = re.compile("各|多|一系列|系列|相关|有关|丰富|形式|等|本|该|此|这")
_TAKES_PLACE = re.compile(
    r"，?(?:(?:昨|今|当)[天日晚])?(?:在|于)[^，。；！？]{2,30}?(?:举行|举办|召开|启幕|开幕|启动|开展|进行|开讲|拉开帷幕|拉开序幕|上演)"
)


def of_lead(told: Sequence[tuple[Tagged, Sequence[Mention]]]) -> Iterator[tuple[int, Mention]]:
    """The event of a story that names none at its head: the sentence's number and the program."""
    kinds = [tagged.sentence.block.kind for tagged, _ in told]
    lead = [number for number, kind in enumerate(kinds) if kind == "body"][:_SENTENCES]
    top = [number for number, kind in enumerate(kinds) if kind in ("headline", "kicker")]
    if any(m.type == PROGRAM and m.rule != "pointer" for number in (*top, *lead) for m in told[number][1]):
        return
    for number in lead:
        if event := _event(told[number][0]):
            yield number, event
            return


def _event(tagged: Tagged) -> Mention | None:
    if not _ONCE.search(tagged.text):
        return None
    known = lexicon.program_heads()
    verbs = [v for v in host_pattern().finditer(tagged.text) if v.start() in tagged.boundaries]
    for start, end in heads(tagged.text):
        kind, marked = known[tagged.text[start:end]].kind, inside_marks(tagged.text, end)
        if kind not in _HELD or marked or end not in tagged.boundaries or not _ENDS.match(tagged.text, end):
            continue
        before = [v.end() for v in verbs if v.end() <= start and phrase_end(tagged, v.end()) >= end]
        held = before and has_host(tagged, before[-1])
        begin = before[-1] if held else None
        if begin is None and _TAKES_PLACE.match(tagged.text, end):
            begin = cut_off(tagged, max(0, end - _LONGEST), end)
        if begin is None:
            continue
        if quantity := QUANTITY.match(tagged.text, begin, end):
            begin = quantity.end()
        phrase = tagged.text[begin:end]
        if (
            begin in tagged.boundaries
            and _LEAST <= len(phrase) <= _LONGEST
            and not _NO_NAME.match(phrase)
            and "，" not in phrase
        ):
            return program_mention(tagged, begin, end, kind, "lead", 0.6)
    return None
