"""Where the knowledge in `ontology/` lies, and how its tables are read."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError

_HERE = Path(__file__).resolve().parent


@cache
def folder() -> Path:
    """The `ontology` folder: inside the package once installed from a wheel, beside it in a checkout."""
    for place in (_HERE / "ontology", _HERE.parent / "ontology"):
        if place.is_dir():
            return place
    raise OntologyError(f"{_HERE.parent}: no folder ontology/ here; install the package again")


def path(name: str) -> Path:
    """The file or folder `name` of `ontology/`, e.g. `path("surnames.txt")`; OntologyError where there is none."""
    place = folder() / name
    if not place.exists():
        raise OntologyError(f"{place}: no such file; install the package again")
    return place


def lines(name: str) -> list[tuple[int, str]]:
    """The lines of an ontology file with their numbers from 1, without blank lines and `#` comment lines."""
    place = path(name)
    found = []
    for number, raw in enumerate(place.read_bytes().splitlines(), start=1):
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            at = f"{place}:{number}"
            raise OntologyError(f"{at}: not UTF-8 at byte {error.start} of the line; save it as UTF-8") from None
        if line.strip() and not line.startswith("#"):
            found.append((number, line))
    return found


def rows(name: str) -> list[tuple[int, list[str]]]:
    """The tab-separated rows of an ontology table with their line numbers; cells stripped, comments skipped."""
    return [(number, [cell.strip() for cell in line.split("\t")]) for number, line in lines(name)]


def toml(place: Path) -> dict[str, Any]:
    """The tables of a TOML file; OntologyError where it is none."""
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OntologyError(f"{place}: {error}; mend the file") from None
