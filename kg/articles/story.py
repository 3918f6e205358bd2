"""A page's drafts made into stories: blocks of repaired text that know their place in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.articles import furniture, layout, lines, repair, words
from kg.articles.bylines import Credit, bare_names, closing, credits_of, editors, opening, shifted, source
from kg.articles.layout import Draft, Part
from kg.model import Article, Block, Byline, Page, Span, Story
from kg.text import View


def split(page: Page) -> tuple[Story, ...]:
    """The articles of a page in page order; photo captions with a credit are articles of their own."""
    paragraphs, apart = lines.paragraphs(page.text)
    stem = page.key.removeprefix("page/")
    day = page.published or furniture.day_in(apart)
    spaced = not repair.spaces_are_noise(page.text)
    school = furniture.school_in(apart)
    drafts = enumerate(layout.drafts(paragraphs), start=1)
    return tuple(_story(page, draft, f"article/{stem}/{number:02}", day, spaced, school) for number, draft in drafts)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block before it has its place in the story; credits count in `text`."""

    kind: str
    text: str
    places: list[int]
    credits: tuple[Credit, ...] = ()


def _story(page: Page, draft: Draft, key: str, day: str | None, spaced: bool, school: str | None) -> Story:
    pieces = [piece for piece in _pieces(draft, spaced) if piece.text]
    text = ""
    places: list[int] = []
    blocks: list[Block] = []
    found: list[tuple[Credit, int]] = []
    for piece in pieces:
        if text:
            text += "\n"
            places.append(places[-1] + 1 if places[-1] + 1 < len(page.text) else places[-1])
        blocks.append(Block(piece.kind, len(text), len(text) + len(piece.text)))
        found += [(credit, len(text)) for credit in piece.credits]
        text += piece.text
        places += piece.places
    view = View(text, tuple(places))
    parts = draft.all
    span = Span(min(p.paragraph.start for p in parts), max(p.paragraph.end for p in parts))
    place = next((start.place for p in parts if p.dated and (start := opening(p.tight))), None)
    article = Article(key, page.key, _headline(draft, spaced), span, furniture.day_in(_dated(parts)) or day)
    return Story(article, view, tuple(blocks), _bylines(view, found), place, school)


def _dated(parts: Sequence[Part]) -> Iterator[str]:
    """What tells the day that a story was published: its source, above it or at its end."""
    for part in parts:
        if mark := words.END_MARK.search(part.tight):
            yield mark[0]
        if part.kind == layout.BYLINE and not part.photo:
            yield layout.spaced(part.paragraph)


def _bylines(view: View, found: Sequence[tuple[Credit, int]]) -> tuple[Byline, ...]:
    """Each journalist once for each role."""
    bylines: dict[tuple[str, str], Byline] = {}
    for credit, at in found:
        span = view.span(at + credit.whole_start, at + credit.whole_end)
        byline = Byline(credit.name, credit.role, span, at + credit.start, at + credit.end, credit.employer)
        bylines.setdefault((credit.name, credit.role), byline)
    return tuple(bylines.values())


def _headline(draft: Draft, spaced: bool) -> str:
    """The main one of the lines above a story, else how its text begins."""
    main = _main(draft.headings)
    if main is not None:
        return _repaired(main, spaced=spaced)[0]
    return re.split(r"(?<=[。！？])", _repaired(draft.all[0], spaced=False)[0])[0][:40]


_LABEL = 4  # a label above a headline is no longer than this: 新闻特写
_SUBJECT = re.compile(r"总工会|[省市县区州]|工会|总")


def _main(headings: Sequence[Part]) -> Part | None:
    """The headline proper among kicker, headline and deck: the highest Markdown level, else the one with a subject."""
    headings = [part for part in headings if len(part.tight) > _LABEL] or headings
    if not headings:
        return None
    leveled = [part for part in headings if part.paragraph.level]
    if leveled:
        return min(leveled, key=lambda part: part.paragraph.level)
    if len(headings) > 2:
        return headings[1]
    first, last = headings[0], headings[-1]
    kicker = first.tight.endswith("—") or re.search("[，、：]", first.tight)
    return last if kicker or (_SUBJECT.search(last.tight) and not _SUBJECT.search(first.tight[:10])) else first


def _pieces(draft: Draft, spaced: bool) -> Iterator[_Piece]:
    """The blocks of a draft; `spaced`: spaces in its headlines part them."""
    main = _main(draft.headings)
    for part in draft.headings:
        kind = "headline" if part is main else "kicker"
        yield _Piece(kind, *_repaired(part, spaced=spaced))
    boxed = False
    for part in _mended(draft.parts):
        if part.kind == layout.HEADING or part.kind == layout.BOX:
            yield _Piece("box" if part.kind == layout.BOX else "subhead", *_repaired(part, spaced=spaced))
        elif part.kind == layout.BYLINE:
            text, places = _repaired(part, spaced=spaced)
            credit = words.END_MARK.sub("", text)
            journalists = source(text) or credits_of(credit)
            yield _Piece("byline", text, places, (*journalists, *editors(text)))
        else:
            yield from _body(part, "box" if boxed else "caption" if draft.caption else "body")
        boxed = part.kind == layout.BOX


def _mended(parts: Sequence[Part]) -> list[Part]:
    """The parts, with a sentence that something else interrupted (a photo, a box) in one piece again."""
    mended: list[Part] = []
    for i, part in enumerate(parts):
        open_ = next((k for k in range(len(mended) - 1, -1, -1) if mended[k].kind == layout.BODY), None)
        boxed = i > 0 and parts[i - 1].kind == layout.BOX
        goes_on = part.kind == layout.BODY and not boxed and open_ is not None
        if open_ is not None and goes_on and _continues(mended[open_], part, mended[open_ + 1 :]):
            joined = lines.Paragraph(mended[open_].paragraph.lines + part.paragraph.lines)
            mended[open_] = replace(mended[open_], paragraph=joined)
        else:
            mended.append(part)
    return mended


def _continues(before: Part, part: Part, between: Sequence[Part]) -> bool:
    if lines.ended(before.tight) or part.dated or words.opener().match(part.tight):
        return False
    return all(other.kind == layout.BOX for other in between) and not before.paragraph.level


def _body(part: Part, kind: str) -> Iterator[_Piece]:
    """A paragraph of the text, its dateline and its credit at the end as blocks of their own."""
    text, places = _repaired(part, spaced=False)
    start = opening(text)
    at = start.end if start else 0
    end, credits = closing(text)
    if start:
        yield _Piece("byline", text[:at].rstrip(), places[: len(text[:at].rstrip())], start.credits)
    at += len(text[at:]) - len(text[at:].lstrip())
    stop = len(text[:end].rstrip())
    if stop > at:
        yield _Piece(kind, text[at:stop], places[at:stop])
    if end < len(text):
        moved = tuple(shifted(credit, -end) for credit in credits)
        yield _Piece("byline", text[end:], places[end:], moved)


_CREDIT = re.compile(r"（[^（）。]{0,80}）")


def _repaired(part: Part, *, spaced: bool) -> tuple[str, list[int]]:
    """The text of a part and the page's place of each of its characters."""
    chars: list[str] = []
    offsets: list[int] = []
    gaps: dict[int, int] = {}
    for line in part.paragraph.lines:
        shown = line.text.replace("**", "\0\0")
        inside = False
        for i, char in enumerate(shown):
            if char.isspace():
                if inside:
                    gaps.setdefault(len(chars), line.start + i)
            elif char != "\0":
                inside = True
                chars.append(char)
                offsets.append(line.start + i)
    tight = repair.quotes("".join(chars))
    return repair.assemble(tight, offsets, gaps, _kept(tight, gaps, part, spaced))


def _kept(tight: str, gaps: dict[int, int], part: Part, spaced: bool) -> set[int]:
    """Where a space between Chinese characters means something: in credits, and between the parts of a headline."""
    if part.kind == layout.BYLINE:
        return _without_roles(tight, set(gaps))
    if spaced:
        marks = [0, *sorted(gaps), len(tight)]
        return {b for a, b, c in zip(marks, marks[1:], marks[2:], strict=False) if b - a >= 3 and c - b >= 3}
    line = words.dateline().match(tight)
    ranges = [
        match.span()
        for match in _CREDIT.finditer(tight)
        if words.credit_word().search(match[0]) or bare_names(match[0][1:-1]) or (line and match.start() == line.end())
    ]
    if (start := opening(tight)) and start.credits:
        ranges.append((start.credits[0].whole_start, start.end))
    end, credits = closing(tight)
    if credits:
        ranges.append((end, len(tight)))
    between = {gap for gap in gaps if any(a < gap < b for a, b in ranges) and (tight[gap - 1] + tight[gap]).isalpha()}
    return _without_roles(tight, between)


def _without_roles(tight: str, kept: set[int]) -> set[int]:
    """`kept` without the spaces inside role words: 记 者."""
    word = re.compile("|".join((words.any_of("role"), words.any_of("outlet"), words.any_of("dateline"))))
    inner = {i for match in word.finditer(tight) for i in range(match.start() + 1, match.end())}
    return kept - inner
