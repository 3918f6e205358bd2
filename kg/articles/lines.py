"""A page's lines, and the paragraphs that they were before a column's width, OCR or Markdown cut them up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.articles import words
from kg.articles.bylines import PHOTOGRAPHER, closing, is_byline, is_printed, names_editors, opening
from kg.articles.furniture import is_furniture, is_notice
from kg.articles.repair import CLOSING, OPENING, fold, quotes
from kg.tagger import jieba_words

_HEADING = re.compile(r"\s*(#{1,6})\s+")
_BOLD = re.compile(r"\s*\*\*(.+?)\*\*\s*")
_RULE = re.compile(r"\s*([-*_=]\s?){3,}\s*")
_MARKS = re.compile(r"\s*(?:>+|[-*+](?=\s)|!?\[(?=[^\]]*\]\())\s*")
_SENTENCE_END = re.compile(r"[。！？][”’）]*\s*|（完）\s*|【[^】]*(?:编辑|责编)[^】]*】\s*")
BOLD = 7  # the level of a line that is set bold as a whole, one deeper than Markdown's headings
ENDS = "。！？…"
_STOPS = "，、；：《“‘（"  # a line that ends so goes on in the next
_LINKS = "暨的被把"  # and one that ends so in the next that is near


@dataclass(frozen=True)
class Line:
    """A line of the page without its Markdown: `text` is the folded page's [start, end), the same length."""

    text: str
    start: int
    level: int = 0  # 1 to 6 for a Markdown heading, BOLD, or 0
    gap: int = 0  # blank lines before it
    run_in: bool = False  # a headline behind which its text goes on in the same line

    @cached_property
    def tight(self) -> str:
        """The text without spaces and emphasis."""
        return "".join(self.text.replace("**", "").split())


@dataclass(frozen=True)
class Paragraph:
    """Lines that make one paragraph, heading or byline."""

    lines: tuple[Line, ...]

    @cached_property
    def tight(self) -> str:
        return "".join(line.tight for line in self.lines)

    @property
    def level(self) -> int:
        return self.lines[0].level

    @property
    def gap(self) -> int:
        return self.lines[0].gap

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].start + len(self.lines[-1].text)


def paragraphs(text: str) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs of a page's text, in order, and the lines of its furniture, which are in none of them."""
    found = list(_lines(text))
    edges = {0, len(found) - 1}
    if sum(is_printed(line.text) for line in found) > 1:
        edges = {0}  # below the last story stands where this one was printed, as below the others
    apart = [
        i for i, line in enumerate(found) if is_furniture(line.text, edge=i in edges) and not _signed_day(found, i)
    ]
    if apart == [len(found) - 1] and names_editors(found[-1].text):
        apart = []  # no page of a newspaper: its one story is signed by its editor
    lines = _without(found, apart)
    full = _full(lines)
    blank_ends = _blank_lines_end_paragraphs(lines, full)
    groups: list[list[Line]] = []
    for i, line in enumerate(lines):
        if i and _goes_on(lines, i - 1, full, blank_ends, groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(tuple(group)) for group in groups], [found[i].text for i in apart]


SIGNATURE = re.compile("[^，。；：、！？（）]{2,24}")  # who signs a letter or notice


def _signed_day(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is the day of a letter or notice, under who signs it."""
    signed = i > 1 and words.DAY_ALONE.fullmatch(lines[i].tight) and SIGNATURE.fullmatch(lines[i - 1].tight)
    return bool(signed) and ended(lines[i - 2].tight)


def _without(lines: Sequence[Line], apart: Sequence[int]) -> list[Line]:
    """The lines but those at `apart`; the blank lines above one of these go to the line below it."""
    kept: list[Line] = []
    gap = 0
    for i, line in enumerate(lines):
        if i in apart:
            gap = max(gap, line.gap)
        else:
            kept.append(replace(line, gap=max(gap, line.gap)))
            gap = 0
    return kept


def _lines(text: str) -> Iterator[Line]:
    folded, gap = fold(text), 0
    for match in re.finditer(r"[^\r\n\f\v\u2028]+", folded):
        gap += folded.count("\n", _previous_end(folded, match.start()), match.start()) - 1
        start, end, level = match.start(), match.end(), 0
        if _RULE.fullmatch(match[0]) or not match[0].strip():
            continue
        if heading := _HEADING.match(folded, start, end):
            start, level = heading.end(), len(heading[1])
        elif mark := _MARKS.match(folded, start, end):
            start = mark.end()
        if bold := _BOLD.fullmatch(folded, start, end):
            start, end, level = bold.start(1), bold.end(1), level or BOLD
        for piece_start, piece_end, run_in in _pieces(folded, start, end):
            piece = folded[piece_start:piece_end]
            stripped = piece.strip()
            if stripped.replace("**", "").strip():
                yield Line(stripped, piece_start + piece.index(stripped), level, max(gap, 0), run_in)
                gap = 0


def _previous_end(text: str, start: int) -> int:
    while start and text[start - 1] in "\r\n\f\v\u2028":
        start -= 1
    return start


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A line cut where a story begins inside it: after a sentence's end comes a headline, then a dateline.

    With each piece, whether it is a headline behind which its text goes on.
    """
    for match in words.inner_dateline().finditer(text, start, end):
        head = max((end.end() for end in _SENTENCE_END.finditer(text, start, match.start())), default=start)
        if match.start() - head > 60:
            continue
        for cut in (head, match.start()):
            if cut > start:
                yield start, cut, False
                start = cut
    if (body := _run_in(text, start, end)) is not None:
        yield start, body, True
        start = body
    yield start, end, False


# 英才学校获评先进 在4月20日闭幕的…: a headline, a space, and the sentence with which its story begins
_RUN_IN = re.compile(r"(?P<head>[^\s，。；：、（）！？]{5,30}) +(?P<body>\S{2,})")
_BODY, _SHORT = 40, 6  # characters of a body that go on with its headline; fewer in its line tell nothing
# a day in the first clause, or a cause or aim that a comma sets apart
_FIRST_CLAUSE = re.compile(
    r"[^，。；：]{0,30}?(?:\d{1,2}日|日前|近日|[昨今][天日])|(?:受|为|因|针对|由于|随着)[^，。；：]{3,40}，"
)


def _run_in(text: str, start: int, end: int) -> int | None:
    """Where the story begins whose headline stands at a line's beginning with a space behind it, under a whole text."""
    match = _RUN_IN.match(text, start, end)
    if match is None or not text[:start].rstrip().endswith(tuple(ENDS + CLOSING)):
        return None
    head, body = match["head"], "".join(text[match.start("body") : end + _BODY].split())
    if unbalanced(head) or cuts_word(head, body) or words.opener().match(head):
        return None  # a stray space: 临江县委委 员
    pairs = {head[i : i + 2] for i in range(len(head) - 1)}
    if len(match["body"]) < _SHORT and not words.dateline().match(body):
        return None
    told = words.dateline().match(body) or _FIRST_CLAUSE.match(body) or sum(pair in body[:_BODY] for pair in pairs) >= 3
    return match.start("body") if told else None


# who or what paper signs behind the last sentence: 。（本报记者）, 。2015年11月9日《滨海日报》
_SIGNED = re.compile(r"[。！？”](?:（[^（）]{2,12}）|\d{4}年\d{1,2}月\d{1,2}日《[^《》]{2,10}》)$")


def ended(tight: str) -> bool:
    """Whether a text ends like a sentence."""
    if tight.rfind("【") > tight.rfind("】"):
        return False  # an end mark that goes on in the next line
    if tight.rstrip(CLOSING + '"')[-1:] in ENDS:
        return True
    if tight.rfind("（") > tight.rfind("）"):
        return False  # a credit that goes on in the next line
    if words.END_MARK.search(tight) or _SIGNED.search(tight):
        return True
    if (line := opening(tight)) and line.end == len(tight):
        return False  # a dateline alone: the text follows
    start, credits = closing(tight)
    return any(credit.role == PHOTOGRAPHER for credit in credits) or (bool(credits) and tight[start] == "（")


def _full(lines: Sequence[Line]) -> list[bool]:
    """Whether each line is as long as its column is wide: about the longest of those around it, above it or below it.

    Two stories of one page may have columns of different widths.
    """
    sizes = [(len(line.text), len(line.tight), sum(1 + (c > "\u2000") for c in line.tight)) for line in lines]
    found = []
    for i, size in enumerate(sizes):
        above = [sizes[j] for j in range(max(0, i - _NEAR), i) if not lines[j].level]
        below = [sizes[j] for j in range(i + 1, min(len(lines), i + _NEAR + 1)) if not lines[j].level]
        around = [*above, size, *below] if not lines[i].level else above + below
        found.append(
            any(
                (len(around) > 3 and _about_longest(size[k], [other[k] for other in around], _WIDEST[k]))
                or _as_wide(size[k], [other[k] for other in above])
                or _as_wide(size[k], [other[k] for other in below])
                for k in range(3)
            )
        )
    return found


_NEAR = 8  # lines that share a column's width


_WIDEST = (45, 45, 90)  # characters of a column's line, at most; the third size counts full-width ones twice


def _about_longest(size: int, around: Sequence[int], widest: int) -> bool:
    """Whether a line is about as long as the longest around it; a line that sticks out of its column is a headline."""
    second = sorted(around)[-2]
    return size >= 8 and size >= 0.87 * second and (size > widest or size <= 1.15 * second)


def _as_wide(size: int, column: Sequence[int]) -> bool:
    """Whether a line is as long as most of `column`, give or take a character."""
    if size < 8 or len(column) < 3:
        return False
    return 2 * sum(abs(size - other) <= max(1, size // 15) for other in column) >= len(column)


def _blank_lines_end_paragraphs(lines: Sequence[Line], full: Sequence[bool]) -> bool:
    """Whether the page's blank lines part paragraphs: no if they stand inside sentences as well."""
    cut = [full[i] and not line.level and not ended(line.tight) for i, line in enumerate(lines[:-1])]
    inside = [lines[i + 1].gap > 0 for i in range(len(cut)) if cut[i]]
    return len(inside) >= 5 and sum(inside) < 0.25 * len(inside)


def _goes_on(lines: Sequence[Line], i: int, full: Sequence[bool], blank_ends: bool, group: Sequence[Line]) -> bool:
    """Whether line i + 1 continues the paragraph that line i is in; `group` is that paragraph so far."""
    before = "".join(part.tight for part in group)
    line, following = lines[i], lines[i + 1]
    if line.level or following.level or not line.tight or not following.tight:
        return False
    if words.dateline().match(before + following.tight) and not words.dateline().match(before):
        return True
    if words.rubric().match(following.text) and (ended(before) or not full[i]):
        return False
    below = following.tight + (lines[i + 2].tight if i + 2 < len(lines) else "")  # a dateline may be cut
    if _stands_alone(before, following.tight) or words.dateline().match(below):
        return False
    if is_byline(credit := " ".join(part.text for part in group)):
        return full[i] and not following.gap and is_byline(f"{credit} {following.text}")
    if is_byline(following.text) or is_notice(following.text):
        return False
    if is_notice(group[0].text):
        near = full[i] and not following.gap and not ended(before)
        return near and (full[i + 1] or ended(following.tight)) and not _headline_follows(lines, i + 1, full)
    if following.tight[0] in "，。、；：！？”’）》】…":
        return True
    if ended(before):
        return False
    if line.tight[-1] in _STOPS:
        return line.tight[-1] != "：" or full[i]
    if line.tight[-1] in _LINKS and following.gap < 2:
        return True
    running = full[i] and len(before) > 30 and re.search("[，。、]", before)
    if blank_ends and following.gap and not (running and following.gap < 3):
        return False
    if following.gap >= 3 and len(following.tight) <= 30 and not full[i + 1] and not ended(following.tight):
        return False
    if unbalanced(before):
        return not unbalanced(before + following.tight) or not _headline_follows(lines, i + 1, full)
    if _starts_body(following) and (not full[i] or _reads_like_headline(before)):
        return False
    if len(before) <= 45:
        return full[i] or (not following.gap and cuts_word(line.tight, following.tight))
    headline = full[i] and len(before) <= 60 and "。" not in before
    return headline or not _headline_follows(lines, i + 1, full)


def _stands_alone(before: str, following: str) -> bool:
    """Whether either is a thing of its own: a byline, a box's label, a tail."""
    return bool(
        words.credit_start().match(following)
        or words.TAIL.match(following)
        or words.box().fullmatch(following)
        or words.box().fullmatch(before)
        or words.END_MARK.match(following)
        or words.TAIL.fullmatch(before)
    )


def unbalanced(tight: str) -> bool:
    """Whether a quotation mark or bracket is open at the end."""
    tight = quotes(tight) if '"' in tight else tight
    pairs = zip(OPENING, CLOSING, strict=True)
    return tight.count('"') % 2 == 1 or any(tight.count(a) > tight.count(b) for a, b in pairs)


def cuts_word(left: str, right: str) -> bool:
    """Whether a word stands across the seam of two texts: 发 / 展."""
    head = left[-6:]
    at = 0
    for word in jieba_words.words(head + right[:6]):
        if at < len(head) < at + len(word):
            return bool(word.isalpha() and not word.isascii())
        at += len(word)
    return False


def _starts_body(line: Line) -> bool:
    match = words.opener().match(line.tight)
    return bool(match and "，" in line.tight[: match.end() + 8])


def _reads_like_headline(tight: str) -> bool:
    """Whether a text is a whole headline by its words: 某地举办技能大赛, not half a sentence: 某地于."""
    if not 8 <= len(tight) <= 45 or re.search("[，。；：]", tight) or tight[-1] in "于在到自从至和与及的是":
        return False
    return any(len(word) > 1 and word in tight for word in words.table("news"))


def _headline_follows(lines: Sequence[Line], i: int, full: Sequence[bool]) -> bool:
    """Whether line i looks like a headline with its story below."""
    if i + 1 >= len(lines) or ended(lines[i].tight) or len(lines[i].tight) > 45:
        return False
    below = lines[i + 1].tight
    return bool(words.dateline().match(below) or is_byline(below)) or not (full[i] or (i and full[i - 1]))
