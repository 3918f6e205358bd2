"""How terms stand in our Turtle files: IRIs relative to `@base`, literals escaped, one block a subject."""

from __future__ import annotations

import re
from decimal import Decimal

from kg import iris

Pairs = list[tuple[str, str]]  # predicate and object, as they stand in Turtle

_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}  # by the length of 2020, 2020-10, 2020-10-29
_UNSAFE = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def block(key: str, pairs: Pairs) -> str:
    """All that is said of one subject."""
    values: dict[str, list[str]] = {}
    for predicate, value in pairs:
        values.setdefault(predicate, []).append(value)
    lines = " ;\n    ".join(f"{predicate} {', '.join(objects)}" for predicate, objects in values.items())
    return f"{ref(key)} {lines} ."


def ref(key: str) -> str:
    """The IRI of a key, relative to the resources' namespace."""
    return f"<{iris.path(key)}>"


def literal(text: str) -> str:
    """A string; SPARQL reads it too."""
    return f'"{_UNSAFE.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def zh(text: str) -> str:
    """A Chinese text."""
    return f"{literal(text)}@zh"


def decimal(value: float) -> str:
    """An xsd:decimal: never with an exponent."""
    digits = f"{Decimal(repr(value)):f}"
    return digits if "." in digits else f"{digits}.0"


def dated(predicate: str, date: str | None) -> Pairs:
    """An ISO date, month or year, where there is one."""
    if not date:
        return []
    return [(predicate, f"{literal(date)}^^{_DATES.get(len(date), 'xsd:string')}")]
