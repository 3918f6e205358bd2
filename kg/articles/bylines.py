"""Credits: who wrote and photographed a story, as datelines, bylines and captions tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.articles import words
from kg.articles.names import is_name, split_names

JOURNALIST, CORRESPONDENT, PHOTOGRAPHER, EDITOR = "记者", "通讯员", "摄影", "编辑"
_AGENCY = re.compile(r"/\s?(?:[一-鿿]{2,8}(?:社|网|报|中国|图片|影像)|CFP|IC|\w+photo|Getty\w*)\s*$", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[。！？，；“”《》…]")


@dataclass(frozen=True, slots=True)
class Credit:
    """A journalist in a text: [start, end) is the name, [whole_start, whole_end) the name with its role word."""

    name: str
    role: str
    start: int
    end: int
    whole_start: int
    whole_end: int
    employer: str | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # role, after, other or names
    start: int
    end: int
    role: str = ""
    employer: str | None = None


@cache
def _role() -> re.Pattern[str]:
    outlet = rf"(?P<outlet>(?:(?:{words.outlet()}|{words.HAN}{{2,14}}{words.any_of('outlet-end')})\s?)+)"
    posted = rf"(?:驻{words.HAN}{{1,4}}?)?(?P<role>{words.any_of('role')})[：:/]?"
    return re.compile(rf"{outlet}?(?:{posted}|发(?=\s?（))")


@cache
def _after() -> re.Pattern[str]:
    """A role word behind names; 文 and 图 alone end many a given name and need a space before them."""
    alone = rf"(?:(?<!{words.HAN})|(?![文图](?:\s|$)))"
    return re.compile(rf"{alone}{words.any_of('after')}(?!{words.HAN}|·)")


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.any_of('other')})[：:]?\s?[^\s，。）】]*")


def parse(text: str) -> list[Credit] | None:
    """The journalists of a text that is a credit and nothing else; None if something in it is neither role nor name."""
    tokens = list(_tokens(text))
    if not any(token.kind in ("role", "after") for token in tokens):
        return None
    found: list[Credit] = []
    pending = 0  # the first credit that a role word behind the names may still change
    role, whole, employer = JOURNALIST, -1, None
    for token in tokens:
        if token.kind == "role":
            role, whole, employer = token.role, token.start, token.employer
        elif token.kind == "names":
            for a, b in split_names(text[token.start : token.end]):
                start, end = token.start + a, token.start + b
                name = "".join(text[start:end].split())
                if not _may_be_name(name):
                    return None
                found.append(Credit(name, role, start, end, whole if whole >= 0 else start, end, employer))
        elif token.kind == "after":
            found[pending:] = [_changed(credit, token) for credit in found[pending:]]
            pending = len(found)
    return found


def _changed(credit: Credit, after: _Token) -> Credit:
    role = credit.role if after.role == JOURNALIST and credit.role == CORRESPONDENT else after.role
    start = credit.start if after.role == PHOTOGRAPHER else credit.whole_start
    return replace(credit, role=role, whole_start=start, whole_end=max(after.end, credit.whole_end))


def _may_be_name(name: str) -> bool:
    if any(char.isdigit() for char in name):
        return False
    return 2 <= len(name) <= 4 or "·" in name or (name.isascii() and len(name) > 3)


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    agency = _AGENCY.search(text)
    end = agency.start() if agency else len(text)
    names_start = -1
    while at < end:
        token = _word_at(text, at, end)
        if token is None and text[at] not in " ：:/（）()、，■◆●□▲△◎○★☆▌|—":
            names_start = at if names_start < 0 else names_start
            at += 1
            continue
        if token is None and text[at] in " 、，" and names_start >= 0:
            at += 1
            continue
        if names_start >= 0:
            yield _Token("names", names_start, at)
            names_start = -1
        if token:
            yield token
        at = token.end if token else at + 1
    if names_start >= 0:
        yield _Token("names", names_start, end)


def _word_at(text: str, at: int, end: int) -> _Token | None:
    """The role word that stands at `at`, with the outlet before it."""
    if match := _other().match(text, at, end):
        return _Token("other", at, match.end())
    if (match := _role().match(text, at, end)) and _free(text, match.end()):
        employer = _employer(match["outlet"]) if match["role"] else None
        role = words.table("role").get("".join((match["role"] or "").split()), PHOTOGRAPHER)
        return _Token("role", at, match.end(), role, employer)
    if match := _after().match(text, at, end):
        return _Token("after", at, match.end(), words.table("after")["".join(match[0].split())])
    return None


def _free(text: str, at: int) -> bool:
    """Whether a role word that ends at `at` has a name to come (in 张三 摄影 it has none)."""
    return bool(text[at:].strip(" ）)：:报道")) or not text[:at].strip()


def _employer(outlet: str | None) -> str | None:
    if not outlet:
        return None
    name = "".join(outlet.split()).strip("《》")
    return None if words.table("outlet").get(name[:2]) == "self" else name


def is_byline(text: str) -> bool:
    """Whether a line is nothing but a credit: 本报记者 李明 本报通讯员 张小红, 李明 摄/视觉中国."""
    bare = text.strip()
    if not 3 <= len(bare) <= 60 or _FORBIDDEN.search(bare) or bare.count("（") != bare.count("）"):
        return False
    if words.dateline().match(bare):
        return False
    found = parse(bare)
    sure = words.dateline_outlet().match(bare)
    return bool(found) and (bool(sure) or all(is_name(c.name) or "·" in c.name for c in found or ()))


def bare_names(text: str) -> list[Credit] | None:
    """The journalists of a text that holds only names, without a role word: 李明张小红."""
    if not 2 <= len(text) <= 20 or _FORBIDDEN.search(text):
        return None
    pieces = split_names(text)
    found = [Credit("".join(text[a:b].split()), JOURNALIST, a, b, a, b) for a, b in pieces]
    return found if found and all(is_name(credit.name) for credit in found) else None


def shifted(credit: Credit, by: int) -> Credit:
    """The same credit in a longer text, `by` characters on."""
    return replace(
        credit,
        start=credit.start + by,
        end=credit.end + by,
        whole_start=credit.whole_start + by,
        whole_end=credit.whole_end + by,
    )


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline with its credit at the beginning of a body: `text[:end]`."""

    end: int
    credits: tuple[Credit, ...]
    place: str | None
    employer: str | None


def opening(text: str) -> Opening | None:
    """The dateline or leading credit of a body, or None; spaces may stand anywhere."""
    line = words.dateline().match(text)
    if line is None and not words.credit_start().match(text):
        return None
    at = line.end() if line else 0
    while text[at : at + 1] == " ":
        at += 1
    place = "".join((line["place"] or line["town"] or "").split()) if line else ""
    employer = _employer(line["outlet"]) if line else None
    found: list[Credit] | None = None
    if text[at : at + 1] == "（" and 0 < (close := text.find("）", at)) - at <= 80:
        inside = text[at + 1 : close]
        found = parse(inside) or bare_names(inside) or (_told_names(inside) if line else None)
        if found is not None:
            found = [shifted(credit, at + 1) for credit in found]
            at = close + 1
    elif loose := _loose(text, at):
        found, at = loose
    credits = tuple(found or ())
    if employer:
        credits = tuple(replace(c, employer=c.employer or employer) if c.role == JOURNALIST else c for c in credits)
    return Opening(at, credits, place or None, employer) if line or credits else None


def _told_names(text: str) -> list[Credit] | None:
    """A name in a dateline's brackets that no known surname begins."""
    return [Credit(text, JOURNALIST, 0, len(text), 0, len(text))] if re.fullmatch(r"[一-鿿·]{2,4}", text) else None


def _loose(text: str, at: int) -> tuple[list[Credit], int] | None:
    """A credit without brackets: 记者李明报道：, or a role and a name that run on into the text."""
    role = _role().match(text, at)
    if not role:
        return None
    told = re.compile(r"(?:摄影)?(?:综合)?\s?报\s?道\s?[：:]?").search(text, role.end(), at + 60)
    if told and (found := _strict(text[at : told.start()])):
        return [shifted(credit, at) for credit in found], told.end()
    size = 2 if words.opener().match(text, role.end() + 2) else 3
    name = text[role.end() : role.end() + size]
    if not is_name(name):
        return None
    found = parse(text[at : role.end() + size])
    return ([shifted(credit, at) for credit in found], role.end() + size) if found else None


_BRACKET_END = re.compile(r"（([^（）]{2,40})）$")
_AFTER_SENTENCE = re.compile(r"(?:[。！？][”’）]*|[”’）])\s*([^。！？，；“”]{3,50})$")


def closing(text: str) -> tuple[int, list[Credit]]:
    """Where the credit at the end of a body begins (end marks included), and its journalists; `len(text)` if none."""
    mark = words.END_MARK.search(text)
    end = mark.start() if mark else len(text)
    at, credits = _signature(text, end)
    return at, credits + (editors(text, end) if mark else [])


_EDITED = re.compile(r"【[^】]*?(?P<whole>(?:编辑|责编)[：:/]?\s?(?P<names>[^】]{2,20}))】")


def editors(text: str, start: int = 0) -> list[Credit]:
    """The editors that an article's end mark names: 【编辑：李明】; who made the whole page is furniture."""
    found = []
    for match in _EDITED.finditer(text, start):
        for a, b in split_names(match["names"]):
            name = "".join(match["names"][a:b].split())
            if _may_be_name(name):
                at = match.start("names")
                found.append(Credit(name, EDITOR, at + a, at + b, *match.span("whole")))
    return found


def _signature(text: str, end: int) -> tuple[int, list[Credit]]:
    """Where the credit before the end marks begins, and its journalists; `end` if there is none."""
    body = text[:end].rstrip()
    if (match := _BRACKET_END.search(body)) and (found := parse(match[1]) or _signed(body, match)):
        found = [shifted(credit, match.start(1)) for credit in found]
        sent = _sent().search(body, 0, match.start())
        if sent is None:
            return match.start(), found
        return sent.start(1), [replace(credit, role=PHOTOGRAPHER) for credit in found]
    if (match := _AFTER_SENTENCE.search(body)) and (found := parse(match[1])):
        return match.start(1), [shifted(credit, match.start(1)) for credit in found]
    return end, []


def _signed(body: str, match: re.Match[str]) -> list[Credit] | None:
    """Names without a role in brackets behind a whole sentence; elsewhere they may be anything: 柳东（高新区）."""
    return bare_names(match[1]) if body[: match.start()].rstrip()[-1:] in "。！？”…" else None


@cache
def _sent() -> re.Pattern[str]:
    """The outlet before a photographer in brackets: 新华社发（李明 摄）."""
    return re.compile(rf"(?:^|[。！？”）])\s?({words.outlet()}\s?发\s?)$")


def _strict(text: str) -> list[Credit] | None:
    return None if _FORBIDDEN.search(text.replace("，", "、")) else parse(text)
