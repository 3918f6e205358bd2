"""Who serves where a clause does not say."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon
from kg.claims.bodies import SET_UP
from kg.claims.carried import Carried
from kg.claims.claim import ORGANIZATION_LETTER, PROGRAM_LETTER, name_of, shift_slot
from kg.claims.happening import ATTENDED, SERIES
from kg.claims.subjects import clause_subjects, is_named, list_from
from kg.model import ORGANIZATION, PROGRAM, Mention
from kg.typed import Slot, Typed

# a head alone, where something is said of it: 项目每周为…, 合同覆盖…, 热线开通以来
_HEAD_ALONE = re.compile(
    r"(?:^|[，；：。])(?:目前|如今|现在|截至[^，]{1,8}，)?(?:[该这此本](?:[只个项座家处间支条类笔款所]|次)?)?([一-鿿]{2,4}?)"
    r"(?=已|将|还|又|也|共|均|都|每|由|以|自|为|在|从|今|去|现|是|使|让|帮|对|把|给|其|可|能|先后|目前|累计|主要|重点|专门|免费|"
    r"面向|覆盖|惠及|服务|吸引|吸纳|聚焦|旨在|持续|实施|运行|运营|启动|开通|开展|开行|启用|开放|规定|明确|约定|推广|投用|建成|成立|上线|推出|落地|带动|资助|\d)"
)
# “小屋”已接待…, where the story has named a “晨光小屋”项目
_SHORT_NAME = re.compile("(?:^|[，；：。])[^，；：。“”ＯＰＮＧ]{0,8}“([^“”ＯＰ]{2,8})”(?=[已将共累先也还又为从自每正])")
_ANY_PROGRAM = frozenset({"项目", "工程", "行动", "计划", "平台", "品牌", "活动", "机制", "服务"})
_TEAM_ITSELF = ("团队", "队伍")  # what a team is called whose name ends otherwise: “晨光”服务队, “博士团”项目
_TEAM = re.compile("(?:队|团|组|小队|分队)”?(?:项目|活动|行动)?$")
NO_SERVER = frozenset({"Award", "Meeting"})
_NEXT_CLAUSE = re.compile("[^，。；ＯＰＮ]{0,26}，(?:由[^，。；ＰＮ]{1,30}，)?")
# the same of one that the sentence goes on telling of, where nobody else is its subject
_NEXT_CLAUSES = re.compile(
    "[^，。；ＯＰＮ]{0,26}，(?!Ｇ)(?:(?!，Ｇ|成立|组建|建立|设立|兴办|举办|开办|建成|开展)[^。；ＯＰＮ]|(?<=由)Ｏ){0,40}(?<=，)"
)


def _called(sentence: Typed, before: int, base: int, carried: Carried) -> tuple[int, Slot] | None:
    """Who serves whom a clause calls by the last word of its name, and where: 项目每周三次为…, 中心已安置…."""
    here = [shift_slot(s, base) for p, s in sorted(sentence.slots.items()) if p < before and is_named(s.mention)]
    known = [slot for slot in (*carried.named, *here) if slot.mention.kind not in NO_SERVER]
    bodies = [slot for slot in carried.organizations if slot.mention.kind != "Media"]
    for match in reversed(list(_HEAD_ALONE.finditer(sentence.text, 0, before + 8))):
        if match.start(1) > before:
            continue
        same = [slot for slots in (known, bodies) for slot in slots if name_of(slot).endswith(match[1])]
        if match[1] in _TEAM_ITSELF:
            same = [slot for slots in (known, bodies) for slot in slots if _TEAM.search(slot.mention.text)]
        if not same and match[1] in _ANY_PROGRAM:
            same = known
        if same:
            return match.start(1), max(same, key=lambda slot: slot.mention.start)
    if short := _SHORT_NAME.search(sentence.text, 0, before):
        same = [slot for slot in (*known, *bodies) if re.search(f"“[^”]*{re.escape(short[1])}", slot.mention.text)]
        return (short.start(1), same[-1]) if same else None
    return None


_RUNS = ("办起", "办了", "开办了", "建起", "建了", "搭起", "开起", "开了", "拿出", "联办", "合办")


@cache
def _undertakes() -> re.Pattern[str]:
    """What stands before a program that somebody runs: 开展了, 设立."""
    hosts = lexicon.any_of(sorted({*lexicon.word_classes()["host"], *_RUNS}))
    return re.compile(rf"{hosts}[^，。；ＯＰＮ]{{0,10}}$")


def is_series(text: str, place: int, program: Mention) -> bool:
    """Whether courses or events without a name of their own are counted there: 举办培训班46期."""
    return program.kind in ATTENDED and "“" not in program.text and SERIES.match(text, place + 1) is not None


def _is_run(sentence: Typed, place: int) -> bool:
    """Whether a program or body stands there that somebody runs or sets up."""
    if is_series(sentence.text, place, sentence.slots[place].mention):
        return False
    before = {PROGRAM: _undertakes(), ORGANIZATION: SET_UP}.get(sentence.slots[place].mention.type)
    return before is not None and before.search(sentence.text[:place]) is not None


# 在滨海市文体中心，…: who does what is done there
_AT_HOME = re.compile("(?:[^，。；ＯＰＮＧ]{0,8}，)?(?:走进|来到|在)Ｒ?(Ｏ)，")


# 本次竞赛由Ｏ主办，Ｏ协办，旨在为…: the contest does
_AIMS = re.compile("(?P<what>Ｐ)[^，。；ＯＰＮＧ]{0,6}由[^。；！？Ｐ]*?[办导持施展织]，(?:旨在|意在|目的)")


def server_of(sentence: Typed, place: int, base: int, carried: Carried) -> list[Slot] | None:
    """Who serves where a clause doesn't say: what the sentence is about, or the program that somebody runs in it.

    None where the sentence leaves it open, no names where it is about what serves nobody.
    """
    if (aims := _AIMS.search(sentence.text, 0, place + 4)) and aims.start("what") < place:
        return [shift_slot(sentence.slots[aims.start("what")], base)]
    found = clause_subjects(sentence, ORGANIZATION_LETTER + PROGRAM_LETTER, place)
    found = [item for item in found if item[1].mention.kind != "Document"] or found
    follows = _NEXT_CLAUSE if found else _NEXT_CLAUSES
    run = [
        (p, slot) for p, slot in sorted(sentence.slots.items())
        if p < place and slot.mention.kind not in (*NO_SERVER, "Document") and _is_run(sentence, p)
        and follows.fullmatch(sentence.text[p + 1 : place])
    ]  # fmt: skip
    at, slot = max([*found[-1:], *run[-1:]], key=lambda item: item[0], default=(-1, None))
    called = _called(sentence, place, base, carried)
    if called and called[0] > at:
        return [called[1]]
    if slot is None:
        at_home = _AT_HOME.match(sentence.text)
        return [shift_slot(sentence.slots[at_home.start(1)], base)] if at_home and at_home.end() <= place else None
    serving = [s for s in list_from(sentence, slot) if s.mention.kind not in NO_SERVER]
    return [shift_slot(s, base) for s in serving]
