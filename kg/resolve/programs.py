"""Programs of a story: names of one program gathered, pointers sent to the program they point to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg import lexicon
from kg.mentions.programs import head_of, kind_of
from kg.mentions.tagged import Reading
from kg.model import ORGANIZATION, PROGRAM, Mention
from kg.resolve.bodies import MARKS
from kg.resolve.gathered import Gathered, StoryThings, shifted
from kg.resolve.program_names import (
    ANY_HEAD,
    belongs,
    called_by_core,
    ceremony_name,
    joined_in,
    lacks_host,
    level_of,
    of_edition,
    program_text,
    proper_name,
    whole_of,
    without_choosing,
    without_finals,
    without_later_sessions,
)

_Placed = tuple[Mention, int, int]  # with its place in the story's text


def gather(gathered: Gathered, here: StoryThings, readings: Sequence[Reading]) -> None:
    """Names the programs of a story, then what points to one (此次竞赛) or opens one without a name (启动仪式)."""
    article = here.story.article.key
    found = _with_wholes(readings)
    clusters = _clusters([item for item in found if item[0].rule not in ("pointer", "ceremony")])
    every = [proper_name(m.text) for cluster in clusters for m, _, _ in cluster]
    placed: list[tuple[int, str, str | None, str]] = []
    for cluster in clusters:
        cluster = _of_its_host(gathered, here, cluster)
        name, kind = _name_of(here, cluster, every)
        key = f"program/{name}"
        for m, start, end in cluster:
            aliases = [program_text(m.text), m.text.translate(MARKS), *filter(None, [called_by_core(m.text)])]
            gathered.thing(key, PROGRAM, kind, name, article, *aliases)
            here.keys[start, end, PROGRAM] = key
            placed.append((start, key, kind, name))
    placed.sort()
    rites: list[tuple[int, str, str | None, str]] = []
    for m, start, end in found:
        if m.rule == "pointer" and (itself := _names_itself(m, placed)):
            gathered.thing(f"program/{itself}", PROGRAM, m.kind, itself, article)
            here.keys[start, end, PROGRAM] = f"program/{itself}"
        elif m.rule == "pointer" and (meant := _pointed(m, start, placed)):
            here.keys[start, end, PROGRAM] = meant
        elif m.rule == "ceremony":
            named = [(at < start, other, kind) for at, _, kind, other in [*placed, *rites]]
            if called := ceremony_name(m.text, named) or _of_what_opens(gathered, here, m.text):
                gathered.thing(f"program/{called}", PROGRAM, "Event", called, article, m.text)
                here.keys[start, end, PROGRAM] = f"program/{called}"
                rites.append((start, f"program/{called}", "Event", called))


def _with_wholes(readings: Sequence[Reading]) -> list[_Placed]:
    """Programs with their places, and what their ceremonies, finals and prizes are of; those of common words last."""
    found = [(m, start, end) for _, m, start, end in shifted(readings) if m.type == PROGRAM]
    wholes = [
        (replace(m, text=whole, kind=kind_of(whole), rule="whole"), start, start + len(whole))
        for m, start, _ in found
        if (whole := whole_of(m.text))
    ]
    wholes += [
        (replace(m, text=part, kind=kind_of(part), rule="whole"), start + at, start + at + len(part))
        for m, start, _ in found
        for at, part in joined_in(m.text)
    ]
    return sorted([*found, *wholes], key=lambda item: item[0].rule == "bare object")


def _clusters(found: Sequence[_Placed]) -> list[list[_Placed]]:
    """The names of each program together."""
    clusters: list[list[_Placed]] = []
    for m, start, end in found:
        for cluster in clusters:
            names = [other.text for other, _, _ in cluster]
            if m.rule == "item" and m.text not in names:
                continue  # of the contest that it is a part of
            shortened = m.rule == "bare object" and any(m.text in program_text(name) for name in names)
            if shortened or (belongs(m.text, names) and not _told_apart(m, [other for other, _, _ in cluster])):
                cluster.append((m, start, end))
                break
        else:
            clusters.append([(m, start, end)])
    return clusters


def _told_apart(m: Mention, others: Sequence[Mention]) -> bool:
    """Whether a sentence says that a bare name is of another kind: “春雨”是服务品牌, beside “春雨”培训班."""
    told = m.rule == "quoted as" or any(other.rule == "quoted as" for other in others)
    return told and m.kind is not None and all(other.kind not in (None, m.kind) for other in others)


def _name_of(here: StoryThings, cluster: Sequence[_Placed], every: Sequence[str]) -> tuple[str, str | None]:
    """What a program is called, and its kind; `every` holds the names of all programs of the story."""
    names = without_later_sessions([proper_name(m.text) for m, _, _ in sorted(cluster, key=lambda item: item[1])])
    names = without_choosing(without_finals(names))
    name = max(names, key=lambda n: (len(n) <= 30, len(n), n))
    kinds = [m.kind for m, _, _ in cluster if m.kind and proper_name(m.text) == name]
    kind = next(iter([*kinds, *(m.kind for m, _, _ in cluster if m.kind)]), None)
    name = of_edition(name, every)
    level = level_of(name) if kind == "Award" else None
    if level and here.places and (region := here.places.of_level(level)):
        name = region.name + name[len(level) :]
    return name, kind


def _of_its_host(gathered: Gathered, here: StoryThings, cluster: list[_Placed]) -> list[_Placed]:
    """A notice or meeting of common words, called by who gives it: 滨海市总工会通知."""
    first, start, end = cluster[0]
    if first.rule not in ("meeting of", "notice of") and not all(lacks_host(m.text) for m, _, _ in cluster):
        return cluster
    hosts = [(e, key) for (_, e, t), key in here.keys.items() if t == ORGANIZATION and e <= start]
    guests = here.story.view.text.endswith(("参加", "出席"), 0, start)  # 滨海市总工会的代表参加|座谈会
    name = gathered.things[max(hosts)[1]].name + first.text if hosts and not guests else first.text
    return [*cluster, (replace(first, text=name), start, end)]


def _of_what_opens(gathered: Gathered, here: StoryThings, rite: str) -> str | None:
    """开馆仪式 of the museum of which the story says that it opens, where it has no program that opens."""
    act = re.compile(f"[^，。；]{{0,10}}{re.escape(rite[:2])}(?!仪式|典礼)")
    bodies = sorted(
        (s, -e, key) for (s, e, t), key in here.keys.items() if t == ORGANIZATION and act.match(here.story.view.text, e)
    )
    return gathered.things[bodies[0][2]].name + rite if bodies and rite.endswith(("仪式", "典礼", "成立大会")) else None


_SAYS_WHICH = 4  # characters before a head that tell which program it is


_CLAUSE = re.compile("[从到获评在为是有的参]|大型|系列")


def _names_itself(m: Mention, placed: Sequence[tuple[int, str, str | None, str]]) -> str | None:
    """The name behind a demonstrative of what the story calls by no other: 夏送清凉活动 of 这次夏送清凉活动."""
    word = next((w for w in lexicon.word_classes()["demonstrative"] if m.text.startswith(w)), "")
    name = m.text.removeprefix(word)
    head = head_of(name) or ""
    field = name.removesuffix(head)
    if not word or len(field) < _SAYS_WHICH or _CLAUSE.search(field):
        return None
    if head not in ANY_HEAD and any(other.endswith(head) for _, _, _, other in placed):
        return None
    pairs = {field[i : i + 2] for i in range(len(field) - 1)}
    return name if all(sum(pair in other for pair in pairs) * 2 < len(pairs) for _, _, _, other in placed) else None


def _pointed(m: Mention, start: int, placed: Sequence[tuple[int, str, str | None, str]]) -> str | None:
    if m.text == "它":
        return next((item[1] for item in reversed(placed) if item[0] < start and item[2] != "Award"), None)
    head = head_of(m.text) or m.text
    before = [item for item in placed if item[0] < start] or list(placed[:1])
    same = [item for item in before if item[3].endswith(head[-2:])] or [item for item in before if item[2] == m.kind]
    if not same and head[-2:] in ("活动", "项目", "工作"):
        same = [item for item in before if item[2] not in ("Award", "Document", "Work")]
    return same[-1][1] if same else None
