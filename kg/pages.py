"""Files of a newspaper's pages, read whole: UTF-8 text or Markdown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from os import PathLike
from pathlib import Path

from kg.errors import PageError
from kg.model import Page

SUFFIXES = (".txt", ".md")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


def find_pages(paths: Iterable[str | PathLike[str]]) -> list[Path]:
    """The page files of `paths`, sorted, each once: files as given, folders searched to the bottom for .txt and .md.

    Raises PageError for a missing path and for a folder without pages. Two pages of one file name would get one key;
    `kg.build` refuses the second.
    """
    return sorted({place.resolve(): place for path in paths for place in _pages_in(Path(path))}.values())


def _pages_in(path: Path) -> list[Path]:
    if not path.exists():
        raise PageError(f"{path}: no such file or folder; check the path")
    if not path.is_dir():
        return [path]
    pages = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES and p.is_file()]
    if not pages:
        raise PageError(f"{path}: no .txt or .md file in this folder; give a folder that holds pages")
    return pages


def read_page(path: str | PathLike[str], published: str | None = None) -> Page:
    """The page in the file `path`; its date is the one that the file name holds, else `published` (ISO), else none.

    Raises PageError for a file that cannot be read, is binary, is not UTF-8 or holds no text.
    """
    place = Path(path)
    try:
        raw = place.read_bytes()
    except OSError as error:
        raise PageError(f"{place}: {error.strerror or error}; check the path and its permissions") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PageError(_wrong_encoding(place, raw, error)) from None
    if "\0" in text:
        raise PageError(f"{place}: a binary file (null byte at byte {raw.index(0)}); give the page as text")
    if not text.strip():
        raise PageError(f"{place}: an empty page; leave it out or fill it")
    return Page(place.name, text, hashlib.sha256(raw).hexdigest(), date_in(place.stem) or published)


def _wrong_encoding(place: Path, raw: bytes, error: UnicodeDecodeError) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return f"{place}: UTF-16, not UTF-8 (byte 0); convert it: iconv -f utf-16 -t utf-8"
    if b"\0" in raw:
        return f"{place}: a binary file (null byte at byte {raw.index(0)}); give the page as text"
    # the decoder counts from behind a byte-order mark, the file's reader from its first byte
    offset = error.start + (3 if raw.startswith(b"\xef\xbb\xbf") else 0)
    return f"{place}: not UTF-8 at byte {offset}; convert it, e.g. iconv -f gb18030 -t utf-8"


def page_of(text: str, name: str, published: str | None = None) -> Page:
    """A page of a text that is in no file; `name` is the file name it would have."""
    return Page(name, text, hashlib.sha256(text.encode("utf-8")).hexdigest(), date_in(name) or published)


def date_in(name: str) -> str | None:
    """The ISO date that a file name holds (2020-10-30, 2020_10_30, 20201030), where it is a day of the calendar."""
    for match in _DATE.finditer(name):
        try:
            return date(int(match[1]), int(match[3]), int(match[4])).isoformat()
        except ValueError:
            continue
    return None
