"""Names that share words with others in a list: 滨海市及临江区总工会, 县教育局、财政局."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.mentions.organizations.departments import is_parent, unit_kind
from kg.mentions.organizations.edges import RELATIVE, is_specific
from kg.mentions.organizations.endings import ending_of, endings
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, Mention

_SHARING = frozenset({"TradeUnion", "Government", "PartyBody", "Legislature", "Association"})


def of_shared_body(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """滨海市及临江区总工会: regions before a name that share its body."""
    for name in names:
        first = tagged.region_starting(name.start)
        if first is None or name.kind not in _SHARING or first.end >= name.end:
            continue
        body, start = tagged.text[first.end : name.end], name.start
        while tagged.text[start - 1 : start] in ("、", "和", "及", "与") and (
            region := tagged.region_ending(start - 1)
        ):
            if region.kind != first.kind and not body.endswith("总工会"):
                break
            yield Mention(region.start, region.end, ORGANIZATION, name.kind, region.text + body, "shared body", 0.8)
            start = region.start


@cache
def _post_pattern() -> str:
    """One post with the words that may stand before it."""
    words = lexicon.posts()
    ends = "|".join(sorted((w for w, k in words.items() if k == "lead"), key=lambda w: (-len(w), w)))
    before = "|".join(sorted((w for w, k in words.items() if k == "prefix"), key=lambda w: (-len(w), w)))
    return f"(?:{before})*(?:{ends})"


def of_posts(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """滨海市总工会副主席、女职工委员会主任: a department in a row of posts belongs to the body named before."""
    post = _post_pattern()
    row = re.compile(rf"(?:{post}[、兼])+(?P<unit>[\u4e00-\u9fff]{{0,8}}?(?:委员会|工会|办公室|部|中心))(?={post})")
    for name in names:
        match = row.match(tagged.text, name.end)
        if match is None or RELATIVE.match(match["unit"]) or tagged.region_starting(match.start("unit")):
            continue
        start, end = match.span("unit")
        if all(end <= other.start or other.end <= start for other in names):
            kind = unit_kind(name.kind, ending_of(match["unit"]) or "部")
            yield Mention(start, end, ORGANIZATION, kind, name.text + match["unit"], "shared prefix", 0.8)


def of_shared_prefix(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """县教育局、财政局; 总工会宣传部、女工部: names in a list that share what stands before the first."""
    known = lexicon.organization_endings()
    ends = {name.end: name for name in sorted(names, key=lambda n: n.end - n.start)}
    covered = [(n.start, n.end) for n in names if n.rule != "tagger" or is_specific(tagged, n.start, n.end, "region")]
    for start, end in endings(tagged.text):
        left = start
        while (
            left > 0
            and tagged.text[left - 1] not in "、和及"
            and end - left < 8
            and "\u4e00" <= tagged.text[left - 1] <= "\u9fff"
        ):
            left -= 1
        before = ends.get(left - 1)
        if (
            before is None
            or tagged.text[left - 1 : left] not in ("、", "和", "及")
            or any(s < end and left < e for s, e in covered)
        ):
            continue
        ending, first = known[tagged.text[start:end]], ending_of(before.text)
        if first is None or end not in tagged.boundaries or left == start:
            continue
        shared = _prefix(tagged, before, ending.needs, names)
        if (
            shared
            and (known[first].kind == ending.kind or ending.needs == "unit")
            and ending.needs in ("region", "unit")
        ):
            mention = Mention(
                left, end, ORGANIZATION, ending.kind, shared + tagged.text[left:end], "shared prefix", 0.8
            )
            ends[end] = mention
            yield mention


def _prefix(tagged: Tagged, name: Mention, needs: str, names: list[Mention]) -> str:
    """What a later item of a list takes from the first: its region or level, or the body before a department."""
    if needs == "unit":
        parents = [m.text for m in names if m.start == name.start and m.end < name.end and is_parent(name, m)]
        return max(parents, key=len, default="")
    region = tagged.region_starting(name.start)
    if region is not None:
        return region.text
    level = RELATIVE.match(name.text)
    return level[0] if level else ""
