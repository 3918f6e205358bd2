"""Credits: who wrote and photographed a story, as datelines, bylines and captions tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg import lexicon, regions
from kg.articles import words
from kg.articles.names import is_common, is_name, is_transliterated, split_names

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
    ends = f"(?:{words.any_of('outlet-end')}|{words.any_of('outlet-short')})"
    outlet = rf"(?P<outlet>(?:(?:{words.outlet()}|{words.HAN}{{1,14}}{ends})[\s·—-]?){{1,3}})"
    posted = rf"(?:驻{words.HAN}{{1,4}}?|特派{words.HAN}{{0,6}}?)?(?P<role>{words.any_of('role')})(?:站|团)?[：:/]?"
    return re.compile(rf"{outlet}?(?:{posted}|发(?=\s?（))")


@cache
def _after() -> re.Pattern[str]:
    """A role word behind names; 文 and 图 alone end many a given name and need a space before them."""
    alone = rf"(?:(?<!{words.HAN})|(?![文图](?:[\s、，）]|$)))"
    return re.compile(rf"{alone}{words.any_of('after')}(?!{words.HAN}|·)")


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{words.any_of('other')})[：:/]?\s?(?P<names>[^\s，。）】]*)")


_DAY = re.compile(r"\d{4}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?(?:\s*\d{1,2}[：:]\d\d(?:[：:]\d\d)?)?")


_TAKEN_IN = re.compile(r"(?<=摄)\s?于\s?[一-鿿\s]{2,10}$")  # where a picture was taken


_FROM = re.compile(r"^据(?=.{0,12}(?:记者|通讯员).+报道$)")  # 据记者李明报道


def _without_days(text: str) -> str:
    """The text with blanks for days, and for the place behind 摄于."""
    blank = _DAY.sub(lambda day: " " * len(day[0]), text)
    return _TAKEN_IN.sub(lambda place: " " * len(place[0]), blank)


def parse(text: str) -> list[Credit] | None:
    """The journalists of a text that is a credit and nothing else; None if something in it is neither role nor name."""
    tokens = list(_tokens(text := _FROM.sub(" ", _without_days(text))))
    if not any(token.kind in ("role", "after") for token in tokens):
        return _marked(text)
    found: list[Credit] = []
    pending = 0  # the first credit that a role word behind the names may still change
    role, whole, employer = JOURNALIST, -1, None
    for before, token, behind in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        if token.kind == "role":
            same = before is not None and before.kind == "role" and role == PHOTOGRAPHER  # 图/本报记者 李明
            role, whole, employer = role if same else token.role, token.start, token.employer
            pending = len(found) if text[token.end - 1] == "/" else pending
        elif token.kind == "names":
            beside = behind and behind.employer and text[token.end : behind.start] == "/"
            if whole < 0 and beside and text[token.end - 1] in "网报台云端社号":
                continue  # a site and its paper: 滨海云/滨海日报记者李明
            for a, b in split_names(text[token.start : token.end]):
                start, end = token.start + a, token.start + b
                name = "".join(text[start:end].split())
                if _is_unit(name) or (found and _is_place(name, text[end:])):
                    continue
                if not _may_be_name(name):
                    return None
                found.append(Credit(name, role, start, end, whole if whole >= 0 else start, end, employer))
        elif token.kind == "after":
            found[pending:] = [_changed(credit, token) for credit in found[pending:]]
            pending = len(found)
    return found


_MARK = re.compile(r"\s*[□■○◎]\s?(?=[一-鿿])")


def _marked(text: str) -> list[Credit] | None:
    """The journalists whom nothing but a mark before them tells, or their body too: □李明, □滨海市总工会：李明."""
    mark = _MARK.match(text)
    rest = text[mark.end() :].rstrip() if mark else ""
    found = bare_names(rest) or _of_unit(rest)
    if mark is None or found is None or any(regions.parse(credit.name) for credit in found):
        return None
    return [shifted(credit, mark.end()) for credit in found]


def _changed(credit: Credit, after: _Token) -> Credit:
    role = credit.role if after.role == JOURNALIST and credit.role == CORRESPONDENT else after.role
    start = credit.start if after.role == PHOTOGRAPHER else credit.whole_start
    return replace(credit, role=role, whole_start=start, whole_end=max(after.end, credit.whole_end))


def _may_be_name(name: str) -> bool:
    if any(char.isdigit() for char in name):
        return False
    return 2 <= len(name) <= 4 or "·" in name or (name.isascii() and len(name) > 3) or is_transliterated(name)


def _is_place(name: str, behind: str) -> bool:
    """Whether it is where journalists named before it report from: 本报记者 王强 安宁报道."""
    return name.startswith("发自") or (behind.lstrip().startswith("报道") and regions.parse(name) is not None)


def _is_unit(name: str) -> bool:
    """Whether it is where somebody works, not who it is: 通讯员所在的 滨海市总工会宣传部."""
    office = name.endswith(("部", "处", "系", "厅", "局", "社"))  # no given name: 宣传部
    place = regions.parse(name)
    if place is not None and (place.kind == "Province" or name.endswith(("街道", "社区"))):
        return True  # 江西 李明
    office = office or (name.endswith("科") and not is_common(name))  # 宣传科, but 蒋建科
    return name.endswith(tuple(lexicon.organization_endings())) and len(name) > 2 and (office or not is_name(name))


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
    after = _after().match(text, at, end)
    if match := _other().match(text, at, end):
        if words.table("other")["".join(match["word"].split())] == EDITOR:
            return _Token("role", at, match.start("names"), EDITOR)
        return _Token("other", at, match.end())
    match = _role().match(text, at, end)
    if match and _free(text, match.end()) and (after is None or after.end() <= match.end()):
        employer = _employer(match["outlet"]) if match["role"] else None
        role = words.table("role").get("".join((match["role"] or "").split()), PHOTOGRAPHER)
        return _Token("role", at, match.end(), role, employer)
    if after:
        return _Token("after", at, after.end(), words.table("after")["".join(after[0].split())])
    return None


def _free(text: str, at: int) -> bool:
    """Whether a role word that ends at `at` has a name to come (in 张三 摄影 it has none)."""
    return bool(text[at:].strip(" ）)：:报道")) or not text[:at].strip()


def _employer(outlet: str | None) -> str | None:
    if not outlet:
        return None
    name = "".join(outlet.split("（")[0].split()).strip("《》")
    known = lexicon.national_bodies()  # of two, the one that is known: 中青报·中青网
    name = next((part for part in re.split("[·/—-]", name) if part in known), name)
    return None if words.table("outlet").get(name[:2]) == "self" else name


def is_byline(text: str) -> bool:
    """Whether a line is nothing but a credit: 本报记者 李明 本报通讯员 张小红, 李明 摄/视觉中国."""
    bare = text.strip()
    if source(bare) is not None:
        return True
    if not 3 <= len(bare) <= 60 or _FORBIDDEN.search(bare) or bare.count("（") != bare.count("）"):
        return False
    if words.dateline().match(bare):
        return False
    found = parse(bare)
    sure = words.dateline_outlet().match(bare)
    odd = sum(not _is_any_name(credit.name) for credit in found or ())
    return bool(found) and (bool(sure) or odd == 0 or (odd == 1 and len(found or ()) > 2))  # 滨宣文: a pen name


def _is_any_name(name: str) -> bool:
    return is_name(name) or "·" in name or is_transliterated(name)


@cache
def _field() -> re.Pattern[str]:
    """A label of a web page's source line with what it tells, or a button: 来源：某某日报, 【打印】."""
    label = words.any_of("label")
    return re.compile(
        rf"{label}[：:]\s?(?:(?!(?:{label}|{words.any_of('role')})[：:])[^\s：:，。；])*|[【\[（]?{words.any_of('button')}[】\]）]?(?=\W|$)"
    )


def source(text: str) -> list[Credit] | None:
    """The journalists of a line that tells the source and day of a text; None for any other line.

    It is a web page's line of labels, or the paper and the day alone: 2011-04-18 滨海日报,
    （原载《滨海日报》2011年4月18日）.
    """
    return [] if is_printed(text) else _labelled(text)


def _labelled(text: str) -> list[Credit] | None:
    outlet = _SITE.match(text)
    if outlet and (inner := _labelled(text[outlet.end() :])) is not None:
        return [shifted(credit, outlet.end()) for credit in inner]
    if len(text) > _LONGEST_SOURCE or not (re.match(words.any_of("label") + "[：:]", text) or _DAY.match(text)):
        return None
    labelled = words.any_of("label") + "[：:]"
    if re.search(labelled, text) is None:
        return None
    rest = _field().sub(lambda field: " " * len(field[0]), _without_days(text))
    if not re.search(words.HAN, rest):
        return []
    found = parse(rest)
    return found if found is not None and all(_is_any_name(credit.name) for credit in found) else None


_LONGEST_SOURCE = 120
# of any paper, site or station, whether known by name or not, and where it is printed
_OUTLET = r"《?[一-鿿·]{2,14}(?:[报网台刊社端]|新闻|在线|发布)》?"
_EDITION = r"(?:\s*第?\s?[A-D]?\d[\d、]{0,4}\s?版)?"
_PRINTED = re.compile(
    rf"[（(【\[]?(?:原载|摘自|选自|刊于|转自)?\s?(?:{_OUTLET}[\s|，,]*[（(]?{_DAY.pattern}[）)]?"
    rf"|{_DAY.pattern}[\s|，,]*{_OUTLET}){_EDITION}[）)】\]]?"
)
_SITE = re.compile(r"[一-鿿]{2,12}(?:网|网站|报|日报|晚报|台|客户端|公众号)\s+(?=\S)")  # what stands before its labels


def is_printed(text: str) -> bool:
    """Whether a line is the paper in which a text stood and the day: 2011-04-18 滨海日报."""
    return _PRINTED.fullmatch(text.strip()) is not None


def credits_of(text: str) -> list[Credit]:
    """The journalists of a line that is a credit."""
    return source(text) or parse(text) or bare_names(text) or []


def names_editors(text: str) -> bool:
    """Whether a line names editors and nobody else: 编辑：李明."""
    found = parse(text)
    return bool(found) and all(credit.role == EDITOR for credit in found or ())


def bare_names(text: str) -> list[Credit] | None:
    """The journalists of a text that holds only names, without a role word: 李明张小红."""
    if not 2 <= len(text) <= 20 or _FORBIDDEN.search(text):
        return None
    pieces = split_names(text)
    found = [Credit("".join(text[a:b].split()), JOURNALIST, a, b, a, b) for a, b in pieces]
    return found if found and all(is_name(c.name) and not _is_unit(c.name) for c in found) else None


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
        told = _told(text, 0)
        return Opening(told[1], tuple(told[0]), None, None) if told else None
    at = line.end() if line else 0
    while text[at : at + 1] == " ":
        at += 1
    if line and (paper := re.compile(rf"（{words.outlet()}）(?={words.any_of('role')})").match(text, at)):
        at = paper.end()
    place = "".join((line["place"] or line["town"] or "").split()) if line else ""
    employer = _employer(line["outlet"]) if line else None
    found: list[Credit] | None = None
    if line and line[0].startswith("（") and not line[0].endswith("）"):
        close = text.find("）", at)
        found = parse(text[at:close])
        at = close + 1
    elif text[at : at + 1] == "（" and 0 < (close := text.find("）", at)) - at <= 80:
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
    """Names in a dateline's brackets, foreign ones too (巴图·孟克 李明), or one that no known surname begins."""
    pieces = split_names(text)
    if len(pieces) > 1 and all(_is_any_name(text[a:b]) for a, b in pieces):
        return [Credit(text[a:b], JOURNALIST, a, b, a, b) for a, b in pieces]
    return [Credit(text, JOURNALIST, 0, len(text), 0, len(text))] if re.fullmatch(r"[一-鿿·]{2,4}", text) else None


def _loose(text: str, at: int) -> tuple[list[Credit], int] | None:
    """A credit without brackets: 记者李明报道：, or a role and a name that run on into the text."""
    role = _role().match(text, at)
    if not role:
        return None
    if told := _told(text, at):
        return told
    start = role.end() + len(text[role.end() :]) - len(text[role.end() :].lstrip())
    stop = next((place for place in range(start, len(text)) if text[place] in "“《，。：；"), len(text))
    size = 2 if words.opener().match(text, start + 2) else 3
    for end in (stop, start + size):  # nothing but names up to a quotation, or one name that runs on into the text
        found = parse(text[at:end]) if end - at < 40 else None
        if found and all(is_name(credit.name) for credit in found):
            return [shifted(credit, at) for credit in found], end
    return None


_REPORTS = re.compile(r"(?:摄影)?(?:综合)?\s?报\s?道\s?[：:]?|\s?发自[一-鿿]{2,4}(?:报道)?")


def _told(text: str, at: int) -> tuple[list[Credit], int] | None:
    """Journalists who are said to report: 记者李明、通讯员张小红报道：."""
    at += text.startswith("据", at)  # 据滨海日报记者李明报道
    role = _role().match(text, at)
    told = _REPORTS.search(text, role.end(), at + 60) if role else None
    found = _strict(text[at : told.start()]) if told else None
    return ([shifted(credit, at) for credit in found], told.end()) if told and found else None


_ENDS = "。！？”…"
_BRACKET_END = re.compile(r"（([^（）]{2,40})）$")
_AFTER_SENTENCE = re.compile(r"(?:[。！？][”’）]*|[”’）])\s*([^。！？，；“”]{3,50})$")


def closing(text: str) -> tuple[int, list[Credit]]:
    """Where the credit at the end of a body begins (end marks included), and its journalists; `len(text)` if none.

    A unit that signs (宣传部) is a credit without journalists.
    """
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
        unit = next((credit for credit in found if credit.role == CORRESPONDENT and credit.employer), None)
        begin = match.start(1) + unit.start if unit else match.start()  # a body is named where it stands in the text
        found = [shifted(credit, match.start(1)) for credit in found]
        sent = _sent().search(body, 0, match.start())
        if sent is None:
            return begin, found
        return sent.start(1), [replace(credit, role=PHOTOGRAPHER) for credit in found]
    if match and body[: match.start()].rstrip()[-1:] in _ENDS and _is_unit("".join(match[1].split())):
        return match.start(), []  # who writes for a school's paper: （宣传部）
    if (match := _AFTER_SENTENCE.search(body)) and (found := parse(match[1])):
        return match.start(1), [shifted(credit, match.start(1)) for credit in found]
    return end, []


def _signed(body: str, match: re.Match[str]) -> list[Credit] | None:
    """Names without a role in brackets behind a whole sentence; elsewhere they may be anything: 柳东（高新区）."""
    if body[: match.start()].rstrip()[-1:] not in _ENDS:
        return None
    return bare_names(match[1]) or _of_unit(match[1])


def _of_unit(text: str) -> list[Credit] | None:
    """Who writes for the body that stands before the names: 滨海市总工会 李明, 滨海市总工会：李明."""
    for at in range(len(text) - 2, 2, -1):
        unit = "".join(text[:at].rstrip("：:").split())
        rest = text[at:].lstrip("：:")
        if _is_unit(unit) and (names := bare_names(rest)):
            role = JOURNALIST if re.fullmatch(words.outlet(), unit) else CORRESPONDENT
            return [replace(shifted(credit, len(text) - len(rest)), role=role, employer=unit) for credit in names]
    return None


@cache
def _sent() -> re.Pattern[str]:
    """The outlet before a photographer in brackets: 新华社发（李明 摄）."""
    return re.compile(rf"(?:^|[。！？”）])\s?({words.outlet()}\s?发\s?)$")


def _strict(text: str) -> list[Credit] | None:
    return None if _FORBIDDEN.search(text.replace("，", "、")) else parse(text)
