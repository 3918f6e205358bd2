"""What points back to a program, and its name where it stands again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from kg import lexicon
from kg.mentions.programs.extent import (
    CHINESE,
    CLOSING,
    COMMON,
    OPENING,
    before_quote,
    cut_off,
    inside_marks,
    is_clause,
    walk_back,
)
from kg.mentions.programs.heads import head_of, kind_of, program_mention
from kg.mentions.tagged import Tagged
from kg.model import PROGRAM, Mention

# a head alone points back too where the sentence speaks about it: 大赛面向…, 座谈会上
_BARE = re.compile(
    r"(?<![\u4e00-\u9fffA-Za-z0-9”])(?:\d+天的)?(大赛|竞赛|比赛|论坛|研讨会|座谈会|宣讲会|仪式|启动仪式|活动|培训班|培训|会议|大会|招聘会|运动会|展览|发布会|交流会|讲座|宣讲活动|推进会|晚会|决赛|项目|平台|行动|赛事|演出|义诊|比武|演练|夏令营|研修班|课程|基金|热线|年会|峰会|报告会|洽谈会|招募)(?=上，?|期间|现场|面向|吸引|由|自|共|分为|设置|旨在|围绕|以|还|将|邀请|为期|历时|当天|开始|结束|后，|前，|中，)"
)
_KINDS = {"赛事": "Contest", "课程": "Training", "招募": "Campaign"}  # of words in which no program's name ends
# 出席(论坛)开幕式: a ceremony without a name, which is named after what it opens or closes
CEREMONY = re.compile(
    r"(?:启动|开[幕班学营赛馆训市球镰渔]|起跑|发车|出征|闭幕|结业|毕业|颁奖)(?:仪式|典礼)|[开闭][幕班营学]式|结业式|启动会|(?:成立|落成)(?:仪式|典礼)|成立大会"
)
_OPENED = r"(?:论坛|活动|大会|大赛|比赛|竞赛|决赛|赛事|会议|运动会|培训班|研修班|研讨班|培训|展览)"
_CEREMONIES = re.compile(
    rf"(?:(?<![\u4e00-\u9fff”》』])|(?<=[在席加行办持的了过会天日午届次]))(?P<opened>{_OPENED})?(?P<word>{CEREMONY.pattern})"
)


def ceremonies(tagged: Tagged) -> Iterator[Mention]:
    """Ceremonies of an event that stands elsewhere."""
    for match in _CEREMONIES.finditer(tagged.text):
        if match.start() in tagged.boundaries and not inside_marks(tagged.text, match.end()):
            yield program_mention(tagged, match.start(), match.end(), "Event", "ceremony", 0.7)


# a head alone that something is run by: 夏令营由…发起, 驿站由…共建
_BARE_BY = re.compile(r"(?<![\u4e00-\u9fffA-Za-z0-9”])([\u4e00-\u9fff]{2,6}?)(?=由(?![于此来衷]))")
# 它由…发起: the program that was named last
_IT = re.compile(
    "(?:(?<=[，。；：])|^)它(?=由[^，。；]{2,40}(?:[^。；]{0,60}?)(?:主办|承办|协办|发起|举办|打造|推出|开发|设立|创办|实施|运营))"
)
_NOTICE_SAYS = re.compile(
    r"(?:^|[，。；：])(通知|公告|倡议书?|指导意见|实施意见)(?=要求|指出|强调|明确|提出|规定|号召|部署)"
)
_POINTED = 12  # characters that a phrase behind a demonstrative may have


def _points(phrase: str) -> bool:
    """Whether a phrase behind a demonstrative is a head, or a phrase that ends in one."""
    known = lexicon.program_heads()
    if phrase in known or phrase in _KINDS:
        return len(phrase) > 1 or not known[phrase].marked
    ending = known.get(head_of(phrase) or "")
    return ending is not None and not ending.marked and len(phrase) > 2 and CHINESE.fullmatch(phrase) is not None


_DEEDS = ("培训", "宣讲", "招聘", "演出", "展览", "评选", "服务", "慰问")  # verbs as well
_SAID_OF = re.compile(
    r"$|[，。；：、！？”）\s]|[的由在将已共期上中后前为旨与分吸面结开历以还正从和及等是于邀设覆惠采围聚针主]"
)


def pointers(tagged: Tagged) -> Iterator[Mention]:
    """此次竞赛, 该活动: a demonstrative with a head; which program is meant is decided in the story."""
    known = lexicon.program_heads()
    for match in _BARE.finditer(tagged.text):
        kind = kind_of(match[1]) or _KINDS.get(match[1])
        yield Mention(match.start(1), match.end(1), PROGRAM, kind, match[1], "pointer", 0.55)
    for match in _BARE_BY.finditer(tagged.text):
        alone = known.get(match[1])
        if alone and match.end() in tagged.boundaries and alone.kind not in ("Award", "Document", "Work"):
            yield Mention(match.start(1), match.end(1), PROGRAM, alone.kind, match[1], "pointer", 0.55)
    for match in _IT.finditer(tagged.text):
        yield Mention(match.start(), match.end(), PROGRAM, None, match[0], "pointer", 0.55)
    for match in _NOTICE_SAYS.finditer(tagged.text):
        yield Mention(match.start(1), match.end(1), PROGRAM, "Document", match[1], "pointer", 0.55)
    for word in lexicon.word_classes()["demonstrative"]:
        for match in re.finditer(word, tagged.text):
            for length in range(_POINTED, 1, -1):
                head = tagged.text[match.end() : match.end() + length]
                if _points(head):
                    end = match.end() + len(head)
                    if head.endswith(_DEEDS) and not _SAID_OF.match(tagged.text, end):
                        break  # 该县培训|教师150名: what somebody does
                    if is_clause(tagged, match.end(), end):
                        break  # 该院负责人|随即启动预案
                    if end in tagged.boundaries and not re.search(
                        r"[被由的在是将已对向为把了与和及]|举[办行]|召开|开展", head
                    ):
                        yield Mention(
                            match.start(),
                            end,
                            PROGRAM,
                            _KINDS.get(head) or known[head_of(head) or head].kind,
                            tagged.text[match.start() : end],
                            "pointer",
                            0.6,
                        )
                        break


_VAGUE_HEADS = frozenset(("活动", "项目", "工作", "行动", "服务", "计划", "平台", "会议", "大会", "仪式", "招募"))
_OF_KIND = frozenset(("比赛", "大赛", "竞赛", "决赛", "赛事", "培训", "培训班", "展览"))  # any of the kind may be meant
_HELD_KINDS = frozenset(("Event", "Meeting", "Contest", "Training"))


def introduced(told: Sequence[tuple[Tagged, Sequence[Mention]]]) -> Iterator[tuple[int, Mention]]:
    """What a pointer means that the story calls by no name before it: 听了一堂家庭教育讲座。讲座由….

    `told` are the sentences with their names; yields the sentence's number and the program.
    """
    programs = [m for _, names in told for m in names if m.type == PROGRAM and m.rule != "pointer"]
    named, kinds = [m.text.rstrip("”》』") for m in programs], {m.kind for m in programs}
    seen: set[str] = set()
    for number, (_, names) in enumerate(told):
        for pointer in names:
            head = head_of(pointer.text) or pointer.text
            pointed = pointer.type == PROGRAM and pointer.rule == "pointer" and pointer.kind in _HELD_KINDS
            if not pointed or head in seen or head in _VAGUE_HEADS or any(name.endswith(head[-2:]) for name in named):
                continue
            if head in _OF_KIND and pointer.kind in kinds:
                continue
            seen.add(head)
            for back in range(number, -1, -1):
                limit = pointer.start if back == number else None
                if (program := _phrase_before(told[back][0], head, limit)) is not None:
                    yield back, program
                    break


@cache
def _meets() -> re.Pattern[str]:
    """A meeting that its story calls by nothing but the common word."""
    word = lexicon.any_of(lexicon.word_classes()["meeting"])
    return re.compile(
        rf"(?:[此本这]次|[该场]|当[天日]的|(?:出席|参加|主持|召开|举[行办])[了的]?|^|[，。；：”）])在?(?P<word>{word})"
        r"(?=上|[现会]场|由|将?[于在][^，。；]{2,16}(?:召开|举行)|[，。；]|召开|举行|期间)"
    )


def unnamed(told: Sequence[tuple[Tagged, Sequence[Mention]]]) -> Iterator[tuple[int, Mention]]:
    """The meeting of a story that names no event at all: 座谈会上，…; by its first place.

    `told` are the sentences with their names; yields the sentence's number and the program.
    """
    named = (m for _, names in told for m in names if m.type == PROGRAM and m.rule not in ("pointer", "congress"))
    if any(m.kind in ("Event", "Meeting", "Contest") for m in named):
        return
    for number, (tagged, _) in enumerate(told):
        if match := _meets().search(tagged.text):
            kind = kind_of(match["word"])
            yield number, program_mention(tagged, *match.span("word"), kind, "meeting of", 0.6)
            return


_SEVERAL = re.compile("很多|许多|不少|几|多|各|一些|若干")
_INTRODUCED_LEAST = 2  # characters before the head that say what it is about


def _phrase_before(tagged: Tagged, head: str, limit: int | None) -> Mention | None:
    """The last phrase of a sentence that ends in a head and says more than the head."""
    text = tagged.text[:limit]
    at = text.rfind(head)
    while at > 0:
        end = at + len(head)
        start = cut_off(tagged, walk_back(tagged, at), end)
        apart = end in tagged.boundaries and at in tagged.boundaries
        several = _SEVERAL.match(tagged.text, start)
        if apart and not several and at - start >= _INTRODUCED_LEAST and not COMMON.search(tagged.text[start:at]):
            return program_mention(tagged, start, end, kind_of(head), "introduced", 0.7)
        at = text.rfind(head, 0, at)
    return None


def again(tagged: Tagged, names: Sequence[Mention], known: Mapping[str, str | None]) -> Iterator[Mention]:
    """Later uses of a program's name without its head or marks; `known` has the story's names and their kinds."""
    taken = [m for m in names if m.type == PROGRAM and m.rule != "pointer"]
    for name, kind in known.items():
        for match in re.finditer(re.escape(name), tagged.text):
            start, end = match.span()
            if tagged.text[start - 1 : start] in tuple(OPENING) and tagged.text[end : end + 1] in tuple(CLOSING):
                start, end = start - 1, end + 1
            elif len(name) < 4 or start not in tagged.boundaries or end not in tagged.boundaries:
                continue
            if not any(m.start < end and start < m.end for m in taken):
                yield program_mention(tagged, before_quote(tagged, start), end, kind, "again", 0.75)


# programs that a story doesn't go on about by a part of their names
_NOT_CALLED_AGAIN = ("pointer", "award", "prize", "ceremony", "item")


def whole_names(mentions: Iterable[Mention]) -> dict[str, str | None]:
    """The names of a story's programs without the marks around them, with kinds."""
    named = (m for m in mentions if m.type == PROGRAM and m.rule not in _NOT_CALLED_AGAIN)
    return {m.text.strip("“”《》‘’『』"): m.kind for m in named}


_ENDING = re.compile(
    r"(?:^|(?<=[，。；：！？”]))(?!服务|工作|计划)[\u4e00-\u9fff]{2,6}?"
    r"(?=由|自(?!己)|为期|历时|期间|现场|目前|如今|现已|现由|[共均](?!同)|分为|设有|旨在|已|累计|启用|每[周月年日天]|面向|吸引|将(?:于|在|持续|继续|走进))"
)


def by_ending(tagged: Tagged, names: Sequence[Mention], known: Mapping[str, str | None]) -> Iterator[Mention]:
    """The last word of a program's name where the story goes on about it: 驿站由…共建, of “星光驿站”."""
    for match in _ENDING.finditer(tagged.text):
        whole = re.compile(rf".*[^年届度]{match[0]}")  # 2016年|读书日 is not the 读书日 of each year
        kinds = [kind for name, kind in known.items() if whole.fullmatch(name)]
        free = not any(m.start < match.end() and match.start() < m.end for m in names)
        if kinds and free and match.end() in tagged.boundaries:
            yield Mention(match.start(), match.end(), PROGRAM, kinds[-1], match[0], "pointer", 0.6)


_MARKED = re.compile(r"[“《『]([^“”《》『』，。；！？]{2,40})[”》』]")


def names_of(mentions: Iterable[Mention]) -> dict[str, str | None]:
    """The names by which a story may call its programs again, with kinds: whole names, and what is quoted in them."""
    found: dict[str, str | None] = {}
    for m in mentions:
        if m.type == PROGRAM and m.rule not in _NOT_CALLED_AGAIN:
            core = _MARKED.search(m.text)
            if core and len(core[1]) >= 3 and m.rule.startswith(("quoted", "title")):
                found.setdefault(core[1], m.kind)
            elif not core and len(m.text) >= 5 and not re.search(r"[、，]", m.text):
                found.setdefault(m.text, m.kind)
    return found
