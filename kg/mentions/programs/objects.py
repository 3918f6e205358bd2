"""What somebody holds, runs or issues: the object of a verb of hosting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import lexicon
from kg.mentions.programs.extent import (
    COMMON,
    cut_off,
    has_host,
    has_region,
    host_pattern,
    identifies,
    inside_marks,
    is_apart,
    is_clause,
    is_deed,
    is_issued,
    leads_to,
    phrase_end,
    set_up,
    word_class,
)
from kg.mentions.programs.heads import head_of, heads, least_head, program_mention
from kg.mentions.programs.quoted import BARE_LEAST
from kg.mentions.tagged import Tagged
from kg.model import Mention

_EXECUTIVE = re.compile("执行(?:主席|主任|会长|院长|秘书长|董事|总裁|总经理|校长|主编|理事)")
_HOLDING = re.compile(r"(?:联合|共同|组织|主持|牵头|成功)?(?:召开|举行|举办|主办)")


def hosted_objects(tagged: Tagged) -> Iterator[Mention]:
    """The noun phrase behind a hosting verb, up to a head: 举办全省焊工技能大赛."""
    known = lexicon.program_heads()
    loose = frozenset(lexicon.word_classes()["host_loose"])
    places = [(at, end) for at, end in heads(tagged.text) if _names_objects(known[tagged.text[at:end]])]
    for verb in host_pattern().finditer(tagged.text):
        if verb.end() not in tagged.boundaries or verb.start() not in tagged.boundaries or verb[0].startswith("设置"):
            continue
        if tagged.text[verb.end() : verb.end() + 1] == "等" or _EXECUTIVE.match(tagged.text, verb.start()):
            continue  # a noun: 设计、创作等, 执行主席
        if tagged.text[verb.start() - 1 : verb.start()] in tuple("”’》") or _is_noun(tagged, verb.start(), verb.end()):
            continue  # a noun: “最美海员”评选活动, 优秀组织奖
        stop = phrase_end(tagged, verb.end())
        several = False
        split = _split_objects(tagged, verb.end(), stop, places)
        for start, end in (part for phrase in split for part in is_apart(tagged, *phrase)):
            head = head_of(tagged.text[start:end])
            if head is None:
                continue
            verb_word = verb[0].rstrip("了过起出好的")
            held = known[head].kind in ("Meeting", "Training") and _HOLDING.fullmatch(verb_word) is not None
            start = cut_off(tagged, start, end, whole=held)
            if is_clause(tagged, start, end - len(head)):
                continue
            if known[head].kind in ("Campaign", "Service") and tagged.text[:start].endswith(_GOING):
                continue  # 组织青年赴临江支教: what they go for
            weak = not known[head].strong
            if known[head].kind in _NOT_DONE and verb_word in word_class("host_loose") and verb_word not in _GIVEN:
                continue
            if not identifies(tagged, start, end, head, weak and verb_word in loose):
                name = tagged.text[start:end]
                issued = is_issued(verb_word, name, head)
                names = (
                    issued or _is_compound(name, verb_word) or (several and name == head and len(name) >= BARE_LEAST)
                )
                named = names or set_up(tagged, verb_word, verb.end(), start, end)
                host = has_host(tagged, verb.start()) or (issued and has_region(tagged, verb.start()))
                told = verb[0].endswith("的") and name.startswith(_SORTS)
                if named and host and not told and not _ASPECT.match(tagged.text, end):
                    yield program_mention(tagged, start, end, known[head].kind, "bare object", 0.65)
                continue
            several = True
            yield program_mention(tagged, start, end, known[head].kind, "hosted object", 0.7 if weak else 0.8)


_GOING = ("赴", "到", "前往", "来到", "奔赴", "深入", "走进")


def _names_objects(head: lexicon.ProgramHead) -> bool:
    """Whether a name without marks may end in the head: 法 of 依法 is none."""
    return head.strength != "behind" and not (head.marked and len(head.text) == 1)


_NOT_DONE = ("Award", "Document")  # what nobody 推动 or 组织
_GIVEN = ("设立", "设置", "制定", "建立", "研发", "开发", "执行")


def _is_noun(tagged: Tagged, start: int, end: int) -> bool:
    """Whether the tagger takes a word for a noun, and no other stands in the range: 优秀组织奖."""
    word = tagged.words[tagged.word_at(start)]
    return word.tag == "n" and (word.start, word.end) == (start, end)


_ASPECT = re.compile(r"的新?(?:模式|路径|途径|方式|方法|机制|办法|经验)")  # 探索阅读活动的新模式: not the activity
_SORTS = ("公益", "品牌", "惠民", "民生")  # 由…发起的公益项目: what it is, not its name
_SETTING_UP = ("设立", "设", "建立", "建成", "开设", "开通", "开办", "推出")
_DEEDS = re.compile("(?:体检|疗休养|筛查|巡诊|义诊|改造|援助|救助|集体生日|疗养|连线|认定|服务)$")  # what services are
_SERVICE_LEAST = 6  # characters of a service that say what it is
_DOING = ("开展", "组织", "实施", "举办", "推行", "启动", "组织开展")


def _serves(name: str, verb: str) -> bool:
    """Whether the verb sets a service up, or the name is a deed that serves: 组织劳模疗休养."""
    whole = lexicon.program_heads().get(head_of(name) or "")
    strong = whole is not None and whole.strong
    deed = _DEEDS.search(name) is not None and (len(name) >= _SERVICE_LEAST or not name.endswith("服务"))
    return verb in _SETTING_UP or (verb in _DOING and (strong or deed))


def _is_compound(name: str, verb: str) -> bool:
    """Whether a name of common words says what is held or set up: 劳动竞赛, 医疗普惠活动, 法律服务点."""
    if is_deed(name):
        return True
    head = least_head(name)
    known = lexicon.program_heads().get(head or "")
    return (
        known is not None
        and not known.marked
        and known.kind in ("Event", "Contest", "Meeting", "Training", "Campaign", *(["Service"] * _serves(name, verb)))
        and len(name) - len(known.text) >= (4 if known.kind == "Campaign" else 2)
        and not COMMON.search(name)
        and re.fullmatch(r"[\u4e00-\u9fff]+", name) is not None
    )


def _split_objects(tagged: Tagged, start: int, stop: int, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Coordinated objects: a phrase ends at a head that a joiner, a mark or a verb follows."""
    known = lexicon.program_heads()
    begin = start
    within = [(at, end) for at, end in places if start < end <= stop and end in tagged.boundaries]
    for at, end in within:
        if end <= begin:
            continue
        if any(a == end for a, _ in within):
            continue  # 行动计划推进会: the next head goes on
        more = any(end < later and known[tagged.text[a:later]].kind != "Award" for a, later in within)
        if more and (
            tagged.text[end : end + 1] == "暨"
            or (known[tagged.text[at:end]].kind == "Award" and not _AWARDING.search(tagged.text[:start]))
        ):
            continue  # 劳动模范、先进工作者表彰大会: honours inside the name of a meeting
        if any(leads_to(tagged, end, later) for later, _ in within):
            continue
        after = tagged.text[end : end + 1]
        index = tagged.word_at(end) if end < len(tagged.text) else -1
        closes = (
            end == stop
            or after in "和、及暨与，。；"
            or tagged.words[index].tag in ("v", "p", "c", "u", "m", "f", "r", "d", "w", "t", "TIME")
        )
        if not closes or inside_marks(tagged.text, end):
            continue
        yield begin, end
        begin = end + 1 if after in "和、及与" else end
        if after not in "和、及与":
            return


_AWARDING = re.compile(r"(?:授予|颁发|评选|获得?|荣获|评定|评为)[了出]?$")
