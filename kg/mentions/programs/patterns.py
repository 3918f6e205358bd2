"""Programs that stand in fixed surroundings: the patterns of `ontology/program_patterns.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg import data
from kg.errors import OntologyError
from kg.mentions.programs.extent import before_quote, cut_off, has_host, inside_marks, walk_back
from kg.mentions.programs.heads import kind_of, program_mention
from kg.mentions.tagged import Tagged
from kg.model import Mention

_FILE = "program_patterns.toml"
_BEGINS = (None, "word", "name", "phrase", "mark")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern; the fields are explained at the top of its file."""

    name: str
    pattern: re.Pattern[str]
    kind: str
    confidence: float
    examples: tuple[dict[str, str], ...]
    counterexamples: tuple[str, ...]
    begins: str | None = None
    fits: re.Pattern[str] = re.compile(".*")
    host: int | None = None


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns, in the order of the file; OntologyError names the one that is broken."""
    return tuple(_pattern(entry) for entry in data.toml(data.path(_FILE)).get("pattern", ()))


def _pattern(entry: dict[str, Any]) -> Pattern:
    name = entry.get("name", "without a name")
    if entry.get("begins") not in _BEGINS:
        raise OntologyError(f"{data.path(_FILE)}: pattern {name}: begins is none of {_BEGINS[1:]}; mend it")
    try:
        compiled: dict[str, Any] = {key: re.compile(entry[key]) for key in ("pattern", "fits") if key in entry}
        examples: dict[str, Any] = {key: tuple(entry[key]) for key in ("examples", "counterexamples")}
        return Pattern(**(entry | compiled | examples))
    except (KeyError, TypeError, re.error) as error:
        raise OntologyError(f"{data.path(_FILE)}: pattern {name}: {error}; mend it") from None


def by_patterns(tagged: Tagged) -> Iterator[Mention]:
    """The programs that the patterns find."""
    for pattern in patterns():
        for match in pattern.pattern.finditer(tagged.text):
            if pattern.host is None or has_host(tagged, match.start(), pattern.host):
                yield from _named(tagged, pattern, *match.span("name" if match.re.groupindex else 0))


def _named(tagged: Tagged, pattern: Pattern, start: int, end: int) -> Iterator[Mention]:
    kind = kind_of(tagged.text[start:end]) if pattern.kind == "head" else pattern.kind
    torn = pattern.begins in ("word", "mark") and start not in tagged.boundaries
    if kind is None or torn or inside_marks(tagged.text, end):
        return
    if pattern.begins == "mark":
        start = before_quote(tagged, start)
    elif pattern.begins in ("name", "phrase"):
        start = cut_off(tagged, walk_back(tagged, start) if pattern.begins == "phrase" else start, end)
    if pattern.fits.fullmatch(tagged.text[start:end]):
        yield program_mention(tagged, start, end, kind, pattern.name, pattern.confidence)
