"""What names say by themselves: parts of organizations, hosts in names, chains of regions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.claims.claim import Claim, names_inside, shift
from kg.mentions import groups
from kg.mentions.organizations import is_parent
from kg.mentions.tagged import Reading
from kg.model import ORGANIZATION, PROGRAM, REGION

_ISSUED = re.compile(r"关于|章程|[与和、]|\d|第|工作")  # behind the organization that a document's title begins with


def by_name(reading: Reading) -> Iterator[Claim]:
    """What names say: a department is part of its organization, the body at the head of a program's name hosts it."""
    base = reading.tagged.sentence.start
    for outer in reading.mentions:
        if outer.type not in (ORGANIZATION, PROGRAM) or outer.rule == "pointer":
            continue
        begin = outer.start + outer.text.startswith("《")
        parents = [
            m for m in names_inside(outer, reading.mentions, ORGANIZATION)
            if m.start == begin and (begin == outer.start or _ISSUED.match(reading.tagged.text, m.end))
        ]  # fmt: skip
        if outer.rule == "shared prefix":  # 滨海集团宣传部、|财务部
            parents = [
                m for m in reading.mentions if m.type == ORGANIZATION and m.end < outer.start
                and outer.text.startswith(m.text) and is_parent(outer, m)
            ]  # fmt: skip
        if not parents:
            continue
        parent = max(parents, key=lambda m: len(m.text))
        relation, subject, target = (
            ("part-of", outer, parent) if outer.type == ORGANIZATION else ("hosted", parent, outer)
        )
        confidence = 0.85 if outer.type == ORGANIZATION else 0.72
        yield Claim(
            relation,
            shift(subject, base),
            shift(target, base),
            base + outer.start,
            base + outer.end,
            "name",
            confidence,
        )


def named_for(reading: Reading, named: set[str]) -> Iterator[Claim]:
    """Programs whose own name says whom they are for: 女职工素质提升大讲堂.

    Only of people whom the story names outside of it too: 盲人按摩 and 母亲水窖 are no more than names.
    """
    base = reading.tagged.sentence.start
    for program in reading.mentions:
        if program.type == PROGRAM and program.rule != "pointer":
            for group in groups.in_program(reading.tagged, program):
                if not groups.among(groups.canonical(group.text), named):
                    continue
                yield Claim(
                    "served",
                    shift(program, base),
                    shift(group, base),
                    base + program.start,
                    base + program.end,
                    "name",
                    0.76,
                )


def region_chains(reading: Reading) -> Iterator[Claim]:
    """Regions that stand directly one behind the other: 江苏省苏州市, 滨海国首都临江市."""
    base = reading.tagged.sentence.start
    regions = [m for m in reading.mentions if m.type == REGION]
    for outer, inner in pairwise(regions):
        if reading.tagged.text[outer.end : inner.start] in ("", "首都", "首府", "省会"):
            yield Claim(
                "located-in",
                shift(inner, base),
                shift(outer, base),
                base + outer.start,
                base + inner.end,
                "region chain",
                0.95,
            )
