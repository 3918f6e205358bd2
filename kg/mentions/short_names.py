"""Short names of organizations that one story uses: defined ones (以下简称…), parts of the full name, 该公司."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg import lexicon, regions
from kg.mentions.organizations import ending_of, endings
from kg.mentions.organizations.edges import is_no_end
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, PROGRAM, Mention

_LEGAL_FORM = re.compile(r"(?:总公司|股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|公司|集团|总部|本部)$")
_GROUP = re.compile("集团(?:股份)?有限(?:责任)?公司$|集团公司$")
_NUMBER = re.compile(r"第[一二三四五六七八九十\d]+")
_NUMBERED = re.compile(r"第?([一二三四五六七八九十]+)([中小])学?$")
_HOSPITAL = re.compile(r"(.{2,})第?([一二三四五六])院")
_FULL_HOSPITAL = re.compile(r"第([一二三四五六])(?:人民|附属)?医院$")
_DIRECTION = re.compile(r"[东南西北中]")
_BRANCH = re.compile(r"分公司|支行|分行|工会")
SHORTENED = frozenset(
    {"Company", "School", "Center", "Hospital", "Other", "Association", "Media", None}
)  # kinds with names of their own


def kind_of(name: str) -> str | None:
    """The kind that an organization's ending tells."""
    ending = ending_of(name)
    return lexicon.organization_endings()[ending].kind if ending else None


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """A name without its region and its legal form: 滨海市安居物业有限公司 → 安居物业."""
    inside = regions.smallest_in(name)
    rest = name[inside[2] :] if inside and inside[0].kind != "Country" and len(name) - inside[2] > 2 else name
    previous = ""
    while rest != previous:
        previous, rest = rest, _LEGAL_FORM.sub("", rest)
    return rest or name


def is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def _own_part(name: str, first: str) -> str | None:
    """The part of a name that begins with `first`: the whole, or what follows the organization that it begins with."""
    at = name.find(first)
    return name[at:] if at == 0 or (at > 0 and kind_of(name[:at]) is not None) else None


def shortens(short: str, long: str) -> bool:
    """Whether an organization's name is a shorter form of another name of the same story."""
    if len(short) >= len(long) or len(short) < 2 or short in lexicon.national_bodies():
        return False
    if long.startswith(short) and not _LEGAL_FORM.fullmatch(long[len(short) :]):
        return False  # a branch or department, not the same body
    if long.startswith(short):
        return True  # 滨海油田, 滨海油田有限责任公司
    core_short, core_long = core(short), core(long)
    if _NUMBER.search(short) and (_NUMBER.search(core_long) or _DIRECTION.search(core_long)):
        return long.endswith(short)
    if short[-1] == "大" and core_long.endswith("大学") and core_long[-4:-2] != "大学":  # 哈医大: 哈尔滨医科大学
        return long[0] == short[0] and 3 <= len(short) <= 4 and is_subsequence(short[:-1], long[:-2])
    if (few := _NUMBERED.search(short)) and (many := _NUMBERED.search(long)):  # 滨海九中: 滨海市第九中学
        return few.groups() == many.groups() and long.startswith(short[: few.start()]) and few.start() > 1
    if short_hospital := _HOSPITAL.fullmatch(short):  # 滨海市一院: 滨海市第一人民医院
        many = _FULL_HOSPITAL.search(long)
        return many is not None and many[1] == short_hospital[2] and long.startswith(short_hospital[1])
    if kind_of(long) in ("Hospital", "School") and _NUMBER.search(long.replace(short, "")):
        return long.endswith(short)  # 滨海医院, 滨海二医院 are two
    if (core_short == core_long and len(core_short) >= 2) or (long.endswith(short) and len(short) >= 4):
        return True
    if kind_of(short) == kind_of(long) == "Company" and len(core_short) >= 2 and core_long.endswith(f"）{core_short}"):
        return True  # 渔歌公司: 滨海船厂（集团）渔歌有限公司
    same_sort = kind_of(short) == kind_of(long) and ("集团" in short) == ("集团" in long)  # a group is not its company
    if core_long.startswith(core_short) and same_sort and not _BRANCH.search(long):
        return len(core_short) >= 2
    if short.endswith("管委会") and long.endswith("管理委员会"):
        return long.endswith(short.replace("管委会", "管理委员会"))
    if short.endswith("集团") and _GROUP.search(long):  # 滨海城投集团: 滨海市城市建设投资集团有限公司
        initials = core_short[0] == core_long[0] and is_subsequence(core_short, core_long)
        return len(core_short) >= 2 and initials and regions.smallest_in(short) is not None
    ending = next((short[-n:] for n in (4, 3, 2) if short[-n:] in lexicon.organization_endings()), None)
    if ending is None and len(core_short) >= 3 and core_short[0] == core_long[0]:  # 化研院: 化学研究院
        return short[-1] == long[-1] and is_subsequence(core_short, core_long)
    head = short[: -len(ending)] if ending else ""
    if ending is None or not long.endswith(ending) or len(head) < 2:
        return False
    if ending == "集团" and long.startswith(head):
        return False  # a group, and one of its groups for a field: 海东电气集团, 海东电气环保集团
    own = _own_part(core_long, head[0])
    return own is not None and is_subsequence(head, own[: -len(ending)])


# ---------------------------------------------------------------- finding them

_DEFINED = re.compile(
    r"（(?:以下|下文|下|以下统一)?(?:简称|称)(?:为|作)?[“《]?(?P<short>[^“”《》（），。]{2,14})[”》]?）"
)


def definitions(tagged: Tagged, mentions: Iterable[Mention]) -> dict[str, Mention]:
    """Short names that the sentence defines: 滨海市机械工业学会（以下简称“滨海机械学会”）."""
    found = {}
    for match in _DEFINED.finditer(tagged.text):
        full = [m for m in mentions if m.end == match.start() and m.type in (ORGANIZATION, PROGRAM)]
        if full:
            found[match["short"]] = max(full, key=lambda m: m.end - m.start)
    return found


def find(tagged: Tagged, full_names: Sequence[Mention], defined: dict[str, Mention]) -> Iterator[Mention]:
    """Short forms of the story's names in a sentence; `text` of a defined one is the full name."""
    for short, full in defined.items():
        for match in re.finditer(re.escape(short), tagged.text):
            yield Mention(match.start(), match.end(), full.type, full.kind, full.text, "defined short name", 0.92)
    cores = {core(m.text): m for m in full_names if m.kind in SHORTENED and core(m.text) != m.text}
    for name, full in cores.items():
        if len(name) >= 3 and ending_of(name) != name:
            for match in re.finditer(re.escape(name), tagged.text):
                yield Mention(match.start(), match.end(), ORGANIZATION, full.kind, name, "short name", 0.85)
    for start, end in endings(tagged.text):
        if end - start < 2 or end not in tagged.boundaries or is_no_end(tagged, end):
            continue
        for left in range(start - 2, max(-1, start - 6), -1):
            name = tagged.text[left:end]
            if tagged.text[left:start] in lexicon.generic_words():
                continue  # 产业学院 is any of them
            if left in tagged.boundaries and any(shortens(name, m.text) for m in full_names if m.kind in SHORTENED):
                yield Mention(left, end, ORGANIZATION, kind_of(name), name, "short name", 0.8)
