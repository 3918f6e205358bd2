"""The word lists of `ontology/`, loaded once: what names end in, posts, heads of programs and groups, word classes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg import data
from kg.errors import OntologyError


@dataclass(frozen=True, slots=True)
class OrganizationEnding:
    """An ending of organization names; `needs` is region, name or unit (see organizations.tsv)."""

    text: str
    kind: str
    needs: str
    example: str


@dataclass(frozen=True, slots=True)
class ProgramHead:
    """A head of program names; `strength` is strong, weak, quoted, behind or name (see programs.tsv)."""

    text: str
    kind: str
    strength: str
    example: str

    @property
    def strong(self) -> bool:
        return self.strength in ("strong", "name")

    @property
    def marked(self) -> bool:
        """Whether it names a program only with quotation marks."""
        return self.strength in ("quoted", "behind")


@dataclass(frozen=True, slots=True)
class NationalBody:
    """A body with one fixed full name and the short names that news uses for it."""

    name: str
    kind: str
    short: tuple[str, ...]


def _table(name: str, columns: int) -> list[list[str]]:
    """Rows of a table with exactly `columns` cells (missing cells at the end are empty)."""
    table = []
    for line, cells in data.rows(name):
        if len(cells) > columns:
            raise OntologyError(
                f"{data.path(name)}:{line}: {len(cells)} cells, expected {columns}; separate them by one tab"
            )
        table.append(cells + [""] * (columns - len(cells)))
    return table


def _pairs(name: str) -> list[tuple[str, str]]:
    return [(first, second) for first, second in _table(name, 2)]


@cache
def organization_endings() -> dict[str, OrganizationEnding]:
    """Endings of organization names by their text."""
    return {row[0]: OrganizationEnding(*row) for row in _table("organizations.tsv", 4)}


@cache
def program_heads() -> dict[str, ProgramHead]:
    """Heads of program names by their text."""
    return {r[0]: ProgramHead(*r) for r in _table("programs.tsv", 4)}


@cache
def national_bodies() -> dict[str, NationalBody]:
    """National bodies by every name they go by."""
    found: dict[str, NationalBody] = {}
    for name, kind, short in _table("abbreviations.tsv", 3):
        body = NationalBody(name, kind, tuple(short.split()))
        for form in (name, *body.short):
            found.setdefault(form, body)
    return found


@cache
def minor_parties() -> frozenset[str]:
    """The parties beside the ruling one by their short names, of each of which a national committee is known: 民盟."""
    bodies = national_bodies()
    return frozenset(n for n, body in bodies.items() if body.kind == "PartyBody" and f"{n}中央" in bodies)


@cache
def full_forms() -> dict[str, str]:
    """Short form of a regional body → its full form (人社局 → 人力资源和社会保障局)."""
    return {short: full for short, full, _ in _table("bodies.tsv", 3)}


@cache
def school_forms() -> dict[str, str]:
    """How a university's name ends for short → in full (农大 → 农业大学)."""
    return dict(_pairs("schools.tsv"))


@cache
def congresses() -> tuple[tuple[str, str, str, str], ...]:
    """Congresses: names, first day, last day, and the last month in which their results are news."""
    return tuple((names, opened, closed, until) for names, opened, closed, until in _table("congresses.tsv", 4))


@cache
def anniversaries() -> tuple[tuple[str, int, str], ...]:
    """What is counted by the year: names, the year counted as nought, and how it is counted (周年, 个)."""
    return tuple((names, int(nought), how) for names, nought, how in _table("anniversaries.tsv", 3))


@cache
def expanded() -> frozenset[str]:
    """Short forms that no body goes by: its full form is its name."""
    return frozenset(short for short, _, mark in _table("bodies.tsv", 3) if mark)


@cache
def generic_words() -> frozenset[str]:
    """Words that make no name by themselves."""
    return frozenset(word for _, line in data.lines("generic.txt") for word in line.split())


@cache
def posts() -> dict[str, str]:
    """Words of posts → lead, staff, title or prefix."""
    return dict(_pairs("posts.tsv"))


@cache
def leading_post() -> str:
    """A pattern for a post that leads, with the words that may stand before it: 常务副校长, 校长助理."""
    ends, before = (any_of(word for word, use in posts().items() if use == sort) for sort in ("lead", "prefix"))
    return f"(?:{before}*{ends}(?:助理)?)"


@cache
def group_heads() -> dict[str, str]:
    """Heads of groups of people → person, unit or vague."""
    return {head: use for head, use, _ in _table("groups.tsv", 3)}


@cache
def same_groups() -> tuple[frozenset[str], ...]:
    """Names that mean the same people (骑手, 外卖小哥)."""
    return tuple(frozenset([head, *others.split()]) for head, _, others in _table("groups.tsv", 3) if others)


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames, one or two characters."""
    return frozenset(word for _, line in data.lines("surnames.txt") for word in line.split())


@cache
def given_names() -> frozenset[str]:
    """Ordinary words that serve as given names."""
    return frozenset(word for _, line in data.lines("given_names.txt") for word in line.split())


@cache
def word_classes() -> dict[str, tuple[str, ...]]:
    """The classes of words.toml: name → words, longest first."""
    table = data.toml(data.path("words.toml"))
    return {name: tuple(sorted(set(text.split()), key=lambda w: (-len(w), w))) for name, text in table.items()}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words; of several that fit, the longest."""
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))})"
