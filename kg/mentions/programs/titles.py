"""Documents and works by their titles: 《…通知》."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg import lexicon
from kg.mentions.programs.extent import NOUNS, in_names, nominal
from kg.mentions.programs.heads import head_of, heads, kind_of, program_mention
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, PROGRAM, Mention

_TITLE = re.compile(r"《([^《》]{2,60})》")
_BEHIND = 20  # characters between a quotation and the head of its program
_DOCUMENT_HEADS = re.compile(
    r"(?:通知|意见|方案|办法|条例|规划|措施|细则|规定|决定|书|合同|协议|备忘录|报告|指南|手册|宣言|公报|法|纲要|章程|标准|清单|规范|目录|计划|要点|函|令|公告|制度|规则|预案|公约|导则|倡议|条约|协定|守则|准则|承诺|封信|感谢信|公开信|声明|议定书|指引|决议|安排)(?:[（(].*[）)])?$"
)
_PERIODICALS = re.compile(r"(?:报|日报|晚报|周刊|杂志|月刊|周报|学报|时报|晨报|商报|导报)$")
_OF_PAPER = re.compile("杂志社?|编辑部|月刊社|周刊社|报社")  # 《滨海文学》|杂志
# a notice whose title says what is held: 《关于开展春雨行动的通知》
_ANNOUNCED = re.compile(
    r".{0,24}?关于(?:组织|部署|联合|深入|集中)?(?:开展|举办|实施|启动|举行|推进|组织)(.{4,40})的[^的]{2,6}$"
)
_NEVER_ANNOUNCED = ("Award", "Document", "Work", "Model")
_HELD_KINDS = ("Event", "Meeting", "Contest", "Training")


def _held_title(title: str) -> str | None:
    """The kind of a title that is an event's: 《码头之歌——最美海员发布仪式》."""
    head = lexicon.program_heads().get(head_of(title) or "")
    return head.kind if head and head.strong and head.kind in _HELD_KINDS else None


def titles(tagged: Tagged) -> Iterator[Mention]:
    for match in _TITLE.finditer(tagged.text):
        if _PERIODICALS.search(match[1]) and len(match[1]) <= 8:
            yield Mention(match.start(), match.end(), ORGANIZATION, "Media", match[0], "periodical", 0.85)
            continue
        if paper := _OF_PAPER.match(tagged.text, match.end()):
            name = match[1] + paper[0]
            yield Mention(match.start(), paper.end(), ORGANIZATION, "Media", name, "periodical", 0.85)
            continue
        document = _DOCUMENT_HEADS.search(match[1])
        if document and document[0] == match[1]:  # 《通知》: the document that was named before
            yield Mention(match.start(), match.end(), PROGRAM, "Document", match[1], "pointer", 0.7)
            continue
        sort = "Document" if document else _held_title(match[1]) or "Work"
        told = head_after(tagged, match.end()) if sort == "Work" else None
        held = kind_of(tagged.text[slice(*told)]) if told else None
        if told and held in _HELD_KINDS:  # 《滨海水文化》通识课
            yield program_mention(tagged, match.start(), told[1], held, "title+head", 0.9)
            continue
        yield program_mention(tagged, match.start(), match.end(), sort, "title", 0.9)
        if document and (announced := _ANNOUNCED.match(match[1])):
            head = head_of(announced[1])
            kind = lexicon.program_heads()[head].kind if head else None
            if head and kind not in _NEVER_ANNOUNCED and len(announced[1]) >= len(head) + 2:
                start = match.start(1) + announced.start(1)
                yield program_mention(tagged, start, start + len(announced[1]), kind, "announced", 0.75)


def _closes(tagged: Tagged, at: int) -> bool:
    """Whether a head of one character closes a noun: “渔民”航模班, but not “渔民”值班."""
    char = tagged.text[at]
    return char == "奖" or (char in "班节赛营" and tagged.words[tagged.word_at(at)].tag in NOUNS - {"vn"})


_HOLDERS = ("获得者", "获奖者", "得主")  # “渔民奖”获得者|颁奖
_MEMBERS = ("队", "团", "员", "者")  # “春雨”志愿服务队 is no service


def _tells(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a verb says what is done, or where it goes: “海员之星”注重表彰…, “春雨”走进滨海."""
    words = [w for w in tagged.words if start <= w.start < end]
    if len(words) > 1 and words[0].tag == "v" and len(words[0].text) == 2 and words[0].text not in in_names():
        return True
    return any(a.tag == "v" and b.tag in ("LOC", "ORG", "ns", "nt") for a, b in pairwise(words))


def _does(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a head behind a quotation is the verb of what the program does, its object behind it."""
    word = tagged.words[tagged.word_at(start)]
    verb = (word.start, word.end, word.tag) == (start, end, "v")
    behind = lexicon.program_heads()[tagged.text[start:end]].strength == "behind"
    return verb and behind and end < len(tagged.text) and tagged.words[tagged.word_at(end)].tag in NOUNS


def head_after(tagged: Tagged, start: int) -> tuple[int, int] | None:
    """A head behind a closing quotation mark, with nouns at most in between."""
    best = None
    for head_start, head_end in heads(tagged.text):
        if head_start < start or head_start - start > _BEHIND:
            continue
        between = tagged.text[start:head_start]
        if re.search(r"[，。；！？：、“”《》的（）\s]|\d[元名人]", between) or not nominal(tagged, start, head_start):
            break
        if _tells(tagged, start, head_start) or between.startswith(_HOLDERS):
            break
        if head_end - head_start == 1 and head_start > start and not _closes(tagged, head_start):
            continue  # “渔民”卡, but no card in “渔民”刷卡
        if tagged.text[head_start - 1] in _MEMBERS and tagged.words[tagged.word_at(head_start)].tag == "v":
            break  # who does it: “春雨”会员上门
        if _does(tagged, head_start, head_end):
            break  # “春雨助学”资助|大学新生1860名
        if best and any(best[1] <= w.start < head_start and w.tag == "v" for w in tagged.words):
            break  # “点对点”包车鸣笛发车
        if head_end in tagged.boundaries and tagged.text[head_end : head_end + 1] not in _MEMBERS:
            best = (head_start, head_end)
    return best
