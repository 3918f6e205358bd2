"""Which paragraphs of a page make one story: headlines open it, datelines confirm it, captions stand by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg import regions
from kg.articles import words
from kg.articles.bylines import EDITOR, PHOTOGRAPHER, bare_names, closing, credits_of, is_byline, opening, source
from kg.articles.furniture import is_notice
from kg.articles.lines import BOLD, SIGNATURE, Paragraph, cuts_word, ended, unbalanced
from kg.articles.names import is_name

_UNFINISHED = "是把被"  # no headline ends so
HEADING, BYLINE, BOX, TAIL, BODY = "heading", "byline", "box", "tail", "body"
_HEADLINE, _DECK, _KICKER, _CAPTION, _CAPTIONS = 45, 60, 90, 400, 200  # the longest there are, in characters


@dataclass(frozen=True)
class Part:
    """A paragraph and what it is on the page."""

    paragraph: Paragraph
    kind: str

    @property
    def tight(self) -> str:
        return self.paragraph.tight

    @cached_property
    def dated(self) -> bool:
        """Whether a dateline or a leading credit stands at its beginning."""
        return bool(words.dateline().match(self.tight) or words.credit_start().match(self.tight))

    @cached_property
    def only_dated(self) -> bool:
        """Whether it is a dateline and nothing more: its text follows in a paragraph of its own."""
        found = opening(self.tight) if self.kind == BODY else None
        return found is not None and found.end == len(self.tight)

    @cached_property
    def photo(self) -> bool:
        """Whether it is or ends with a photographer's credit."""
        text = spaced(self.paragraph)
        if self.kind == BYLINE:
            credits = credits_of(words.END_MARK.sub("", text))
        elif self.kind == BODY and not self.dated:
            credits = closing(text)[1]
        else:
            return False
        return bool(credits) and all(credit.role == PHOTOGRAPHER for credit in credits)

    @cached_property
    def signs(self) -> bool:
        """Whether it is a byline with a role word, not a photographer's."""
        found = credits_of(spaced(self.paragraph)) if self.kind == BYLINE and not self.photo else []
        return any(credit.role != EDITOR for credit in found)

    @cached_property
    def rubric(self) -> bool:
        """Whether it begins with the rubric of a story of its own: 图片新闻, 又讯."""
        return words.rubric().match(spaced(self.paragraph)) is not None

    @cached_property
    def item(self) -> bool:
        """Whether it begins like one of several short news, with a mark or the name of a place."""
        return self.kind == BODY and (words.ITEM.match(self.tight) is not None or self.of_place)

    @cached_property
    def of_place(self) -> bool:
        """Whether it is or begins with the name of a place, set apart: one of those that a story goes through."""
        if self.kind not in (HEADING, BODY):
            return False
        text = self.tight if self.kind == HEADING else spaced(self.paragraph).split(maxsplit=1)[0]
        text = text.lstrip(words.MARKS)
        return 2 <= len(text) <= _PLACE and regions.parse(text.rstrip("：")) is not None

    @cached_property
    def closes(self) -> bool:
        """Whether an end mark or a credit stands at its end: （完）, 【编辑：…】, （记者 李明）."""
        text = spaced(self.paragraph)
        signed = self.kind == BODY and not self.only_dated and closing(text)[0] < len(text.rstrip())
        return (
            signed or words.END_MARK.search(self.tight) is not None or words.DAY_ALONE.fullmatch(self.tight) is not None
        )


@dataclass
class Draft:
    """A story in the making; `headings` are the parts above its text, `subheads` and captions are told by kind."""

    headings: list[Part] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    caption: bool = False
    closed: bool = False
    brief: bool = False  # one of several short news in a column

    @property
    def all(self) -> list[Part]:
        return self.headings + self.parts

    @property
    def signed(self) -> bool:
        """Whether a credit has been seen."""
        return any(part.dated or part.kind == BYLINE for part in self.parts)

    @property
    def level(self) -> int:
        return min((part.paragraph.level for part in self.headings if part.paragraph.level), default=0)

    @property
    def start(self) -> int:
        return min(part.paragraph.start for part in self.all)


def spaced(paragraph: Paragraph) -> str:
    return "".join(line.text for line in paragraph.lines)


def drafts(paragraphs: Sequence[Paragraph]) -> list[Draft]:
    """The stories of a page, in page order."""
    parts = _kinds([paragraph for paragraph in paragraphs if not is_notice(paragraph.lines[0].text)])
    captions = _captions(parts)
    found: list[Draft] = []
    current: Draft | None = None
    confirmed: set[int] = set()  # levels of headings that a dateline has shown to be headlines
    i = 0
    while i < len(parts):
        if i in captions:
            found.append(_caption(parts, i, captions[i]))
            i = captions[i]
            continue
        part = parts[i]
        if part.kind == HEADING:
            j = next((k for k in range(i, len(parts)) if parts[k].kind != HEADING or k in captions), len(parts))
            group, below = parts[i:j], parts[j] if j < len(parts) and j not in captions else None
            if current is None or _opens(group, below, _text_from(parts, j), current, confirmed):
                current = Draft(headings=group, brief=words.column().fullmatch(group[-1].tight) is not None)
                found.append(current)
                if below and (below.dated or below.kind == BYLINE) and current.level:
                    confirmed.add(current.level)
            else:
                current.parts += group
            i = j
            continue
        brief = current is not None and _is_next_brief(part, current)
        apart = current is not None and (
            part.rubric
            or brief
            or _set_apart(part, current)
            or _begins(part, current)
            or (current.closed and not _trails(part) and not _goes_on_to_place(part, current))
        )
        if part.kind == TAIL or current is None or apart:
            current = Draft(headings=[part] if part.kind == TAIL and not ended(part.tight) else [], brief=brief)
            found.append(current)
            if current.headings:
                i += 1
                continue
        owner = _unsigned(found, current) if part.signs and current.signed else current
        owner.parts.append(part)
        current.closed = current.closed or (_is_told(current) and (part.closes or part.kind == BYLINE))
        i += 1
    return sorted((draft for draft in found if draft.all), key=lambda draft: draft.start)


def _has_text(draft: Draft) -> bool:
    return any(part.kind == BODY for part in draft.parts)


def _is_told(draft: Draft) -> bool:
    """Whether a draft has a text besides its box, above which no byline ends the story."""
    parts = draft.parts
    return any(part.kind == BODY and (i == 0 or parts[i - 1].kind != BOX) for i, part in enumerate(parts))


def _is_next_brief(part: Part, current: Draft) -> bool:
    """Whether a part is the next of the short news in a column: the first has the column's head above it."""
    return part.item and current.brief and any(other.item for other in current.parts)


def _goes_on_to_place(part: Part, current: Draft) -> bool:
    """Whether a story goes from place to place, and the part is the next of them."""
    if current.brief:
        return False
    under_place = current.parts[-1].kind == HEADING  # no other heading is taken into a closed story
    return under_place or (part.of_place and any(other.of_place for other in current.all))


def _set_apart(part: Part, current: Draft) -> bool:
    """Whether blank lines set a text off from a finished one above it that has none inside: its headline is lost."""
    bodies = [other for other in current.parts if other.kind == BODY]
    if part.kind != BODY or len(bodies) < 2 or not ended(bodies[-1].tight):
        return False
    return part.paragraph.gap >= 3 and max(other.paragraph.gap for other in bodies) <= 1


def _begins(part: Part, current: Draft) -> bool:
    """Whether a dateline behind a finished text begins a story whose headline is lost; a deck may stand above one."""
    bodies = [other for other in current.parts if other.kind == BODY]
    if not bodies or current.parts[-1].kind == HEADING or not words.dateline().match(part.tight):
        return False
    if any(_shares(heading.tight, part.tight[:_KICKER]) for heading in current.headings):
        return False  # one headline over the news of two places
    told = current.signed or len(bodies) > 1 or len(bodies[0].tight) > _DECK
    return part.kind == BODY and told and (ended(bodies[-1].tight) or _is_writer(bodies[-1].tight))


def _trails(part: Part) -> bool:
    """Whether a part can only belong to the story before it: an end mark, a credit."""
    return part.kind == BYLINE or bool(words.END_MARK.fullmatch(part.tight))


def _unsigned(found: Iterable[Draft], current: Draft) -> Draft:
    """The story that a late credit belongs to: the last one that has none; else the current one."""
    unsigned = [draft for draft in found if not draft.signed and not draft.caption and _has_text(draft)]
    return unsigned[-1] if unsigned else current


def _kinds(paragraphs: Sequence[Paragraph]) -> list[Part]:
    kinds: list[Part] = []
    for i, paragraph in enumerate(paragraphs):
        below = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        above = kinds[-1].kind if kinds else None
        kinds.append(Part(paragraph, _kind(paragraph, above, below)))
    return kinds


def _kind(paragraph: Paragraph, above: str | None, below: Paragraph | None) -> str:
    tight = paragraph.tight
    if words.TAIL.match(tight):
        return TAIL
    if words.box().fullmatch(tight):
        return BOX
    if _is_byline(paragraph) or words.END_MARK.fullmatch(tight) or _names_alone(paragraph, above, below):
        return BYLINE
    if above in (BODY, BYLINE) and _SIGN_OFF.fullmatch(tight) and not _SUBHEAD.match(tight):
        return BODY if closing(spaced(paragraph))[1] else BYLINE
    if above == BODY and (words.DAY_ALONE.fullmatch(tight) or _signs_letter(tight, below)):
        return BODY
    if not _is_heading(paragraph, below):
        return BODY
    if below is not None and not paragraph.level and not (below.level or _credited(below)) and ended(below.tight):
        # a sentence that a column's end has cut reads like a headline: 据统计有二十家工 / 会参加。
        return BODY if _is_clause(tight, above, below.tight) or cuts_word(tight, below.tight) else HEADING
    return HEADING


# alone in brackets under a text: （本刊综合）, （滨海市教育局供稿）, （校团委 王强）, （根据录音整理）
_SIGN_OFF = re.compile("（[^（）]{2,20}）")
_WRITER = re.compile("(?:读者|作者|学生|家长|职工|市民|网友|观众|听众|用户)")


def _signs_letter(tight: str, below: Paragraph | None) -> bool:
    """Whether a line is who signs a letter or notice: 读者 王强; a body with the day below it."""
    dated = below is not None and words.DAY_ALONE.fullmatch(below.tight) is not None
    return _is_writer(tight) or (dated and SIGNATURE.fullmatch(tight) is not None)


def _is_writer(tight: str) -> bool:
    writer = _WRITER.match(tight)
    return writer is not None and is_name(tight[writer.end() :])


_PLACE = 10  # characters of the place that a part of a story tells of, at most


def _is_clause(tight: str, above: str | None, below: str) -> bool:
    """Whether a line with a comma is half a sentence: a headline's halves are about as long as each other."""
    sizes = [len(half) for half in tight.split("，")]
    uneven = max(sizes) - min(sizes) > 4 and not words.dated().match(below)
    return len(sizes) > 1 and (above == HEADING or uneven)


def _is_byline(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a credit or, in brackets at a story's end, its dateline: （本报北京1月2日电）."""
    text = words.END_MARK.sub("", spaced(paragraph))
    return (
        source(spaced(paragraph)) is not None
        or is_byline(text)
        or bool(text[:1] == "（" and words.dateline().fullmatch(paragraph.tight.strip("（）")))
    )


def _names_alone(paragraph: Paragraph, above: str | None, below: Paragraph | None) -> bool:
    """Whether a line of names without a role signs the text above, or the headline above if there is more than one."""
    text = words.END_MARK.sub("", spaced(paragraph))
    credits = bare_names(text)
    if not credits or paragraph.level:
        return False
    marked = len(text) < len(spaced(paragraph))
    last = (
        marked
        or below is None
        or bool(below.level)
        or bool(bare_names(words.END_MARK.sub("", below.tight)) or words.END_MARK.match(below.tight))
    )
    return (above in (BODY, BYLINE) and last) or (above == HEADING and len(credits) > 1 and len(paragraph.tight) != 4)


def _is_heading(paragraph: Paragraph, below: Paragraph | None) -> bool:
    tight = paragraph.tight
    if words.dateline().match(tight) or words.credit_start().match(tight):
        return False
    if paragraph.level:
        return len(tight) <= _KICKER and (not ended(tight) or paragraph.level < BOLD or len(tight) < 20)
    if tight.endswith(("——", "—")) and len(tight) <= _KICKER:
        return below is not None
    credited = below is not None and _credited(below)
    if _is_kicker_of_place(tight, below):
        return True
    if len(tight) > (_DECK if credited else _HEADLINE) or tight[-1] in "，、；：":
        return False
    if not credited and (unbalanced(tight) or tight[-1] in _UNFINISHED):
        return False
    if ended(tight):
        short = tight[-1] in "？！”" and "。" not in tight and len(tight) <= 30
        return short and credited
    opener = words.opener().match(tight)
    if opener and "，" in tight[: opener.end() + 8]:
        return False
    return tight.count("，") <= 2 and "。" not in tight


def _is_kicker_of_place(tight: str, below: Paragraph | None) -> bool:
    """Whether a line names the place of the headline below it: 滨海区金沙镇："""
    if below is None or tight[-1] != "：" or len(tight) > _PLACE or ended(below.tight) or len(below.tight) > _HEADLINE:
        return False
    return regions.parse(tight[:-1]) is not None


def _credited(paragraph: Paragraph) -> bool:
    return bool(words.dateline().match(paragraph.tight)) or _is_byline(paragraph)


def _text_from(parts: Sequence[Part], start: int) -> str:
    """The text under a heading, up to the next heading."""
    text = ""
    for part in parts[start:]:
        if part.kind == HEADING or len(text) > _COMPARED_MOST:
            break
        text += part.tight if part.kind == BODY else ""
    return text


def _opens(group: Sequence[Part], below: Part | None, text: str, current: Draft, confirmed: set[int]) -> bool:
    """Whether headings open a new story rather than part the current one."""
    if not _has_text(current) or below is None:
        return below is not None and not current.headings
    if group[0].rubric or words.column().fullmatch(group[-1].tight) or _NOTICE.fullmatch(group[-1].tight):
        return True
    if below.dated or below.kind in (BYLINE, BOX):
        return below.kind == BOX or len(group) > 1 or len(group[0].tight) > 4 or not group[0].of_place
    if len(group) == 1 and group[0].of_place:
        return False
    if current.closed or group[0].paragraph.lines[0].run_in:
        return True
    if len(group) == 1 and (_SUBHEAD.match(group[0].tight) or _marked_alike(group[0], current)):
        return False
    levels = [part.paragraph.level for part in group if part.paragraph.level]
    if levels:
        level = min(levels)
        return level in confirmed or level <= 2 or level <= current.level
    score = _news_score(group[0], below) + 2 * _set_off(group[0], current)
    return len(group) > 1 or score >= 3 or _is_of_other_things(group[0], text, current)


# the headline of a notice in full: 关于2018年圆梦行动受理申请的公告
_NOTICE = re.compile("关于.{4,60}的(?:公告|通告|通知|启事|声明|说明|倡议书|公开信)")
_TOLD_ENOUGH, _COMPARED, _COMPARED_MOST = 80, 40, 160  # characters of the text above, threes of the text below
_ABOVE_MOST = 60  # paragraphs of the text above
_AFTERWORD = ("编后", "编者")  # what the paper says to a letter above
_ITEM_OF = re.compile("[一-鿿]{2,8}：")  # 滨海：…, one of the places that a story goes through


def _is_of_other_things(heading: Part, text: str, current: Draft) -> bool:
    """Whether next to nothing of the text under a heading was in the text above it.

    Compared are runs of three characters: under subheads one in fifty and more were told of before.
    """
    above = "".join(part.tight for part in current.all[-_ABOVE_MOST:])
    told = _threes(text)
    if len(above) < _TOLD_ENOUGH or len(told) < _COMPARED or _ITEM_OF.match(heading.tight):
        return False
    if text.startswith(_AFTERWORD):
        return False
    known = len(told & _threes(above))
    return 50 * known < len(told) if heading.paragraph.gap else not known


def _threes(text: str) -> set[str]:
    return {run[i : i + 3] for run in re.findall("[一-鿿]{3,}", text) for i in range(len(run) - 2)}


def _set_off(heading: Part, current: Draft) -> bool:
    """Whether blank lines stand before a heading and nowhere in the text above it."""
    bodies = [part for part in current.parts if part.kind == BODY]
    return heading.paragraph.gap > 0 and len(bodies) > 1 and not any(part.paragraph.gap for part in bodies)


# the marks and numbers of subheads: △ 一、 （二） 3. 【…】
_SUBHEAD = re.compile(
    r"[△▲▽▼▷▶►◇◆※☆★]|(?:[一二三四五六七八九十]{1,3}|0?\d)[、.]|（[一二三四五六七八九十]{1,3}）|【[^】]*】$"
)


def _marked_alike(heading: Part, current: Draft) -> bool:
    """Whether the mark before a heading (●, ■) stood before a subhead of the same story."""
    mark = heading.tight[0]
    before = [part for part in current.parts if part.kind == HEADING]
    return not mark.isalnum() and mark not in "“《【（" and any(part.tight[0] == mark for part in before)


def _news_score(heading: Part, below: Part) -> int:
    """How much a single line looks like a headline rather than a subhead."""
    tight = heading.tight
    return sum(
        (
            len(tight) >= 12,
            len(tight) >= 18,
            any(word in tight for word in words.table("news")),
            bool(words.dated().match(below.tight)),
            bool(words.just_now().match(below.tight)),
            heading.paragraph.gap >= 3,
            2 * tight.startswith("【"),
        )
    )


def _captions(parts: Sequence[Part]) -> dict[int, int]:
    """The photo stories: first part → the part behind the last one."""
    found: dict[int, int] = {}
    taken = 0
    for i, part in enumerate(parts):
        if part.photo and (start := _caption_start(parts, i, taken)) is not None:
            end = i + 1
            if parts[start].kind != HEADING and _title_below(parts, start, end):
                end += 1
            found[start] = taken = end
    return found


def _caption_start(parts: Sequence[Part], credit: int, taken: int) -> int | None:
    """Where the photo story that ends with a credit begins: at the heading above its few lines."""
    if parts[credit].kind == BYLINE and _under_headline(parts, credit):
        return None
    body = credit
    size = len(parts[credit].tight) if parts[credit].kind == BODY else 0
    while (
        body > taken
        and parts[body - 1].kind == BODY
        and credit - body < 3
        and not parts[body - 1].dated
        and not parts[body - 1].closes
    ):
        size += len(parts[body - 1].tight)
        alone = body == credit and parts[credit].kind == BYLINE
        if size > (_CAPTION if alone else _CAPTIONS):
            break
        body -= 1
    if body > taken and parts[body - 1].kind == HEADING:
        return body - 1
    if parts[credit].kind == BODY:
        return _with_first_sentence(parts, credit, taken)
    above = parts[credit - 1] if credit > taken else None
    if above and above.kind == BODY and not above.dated:
        start = _with_first_sentence(parts, credit - 1, taken)
        if credit < 2 or start < credit - 1 or _TELLS_PHOTO.search(above.tight):
            return start
    return None


def _with_first_sentence(parts: Sequence[Part], last: int, taken: int) -> int:
    """Where a caption without a title begins that ends in part `last`: there, or with the part above it."""
    if last <= taken or parts[last - 1].kind != BODY or parts[last - 1].dated:
        return last
    above, below = parts[last - 1].tight, parts[last].tight
    one = _SAME_PHOTO.match(below) is not None or not ended(above)
    short = len(above) + len(below) <= _CAPTIONS
    return last - 1 if one and short and _DATED_PHOTO.match(above) else last


# how a caption without a title begins, or points to its photo
_TELLS_PHOTO = re.compile(r"^.{0,12}(?:\d日|日前|近日|[昨今当][天日])|图[为中是①-⑨]|[上下左右]图")


_DATED_PHOTO = re.compile(r"(?:\d{1,2}月)?\d{1,2}日，|[昨今][天日]，|图[为①-⑨]")
# how the second sentence begins, which tells of the same day or thing
_SAME_PHOTO = re.compile("当[日天晚地]|[该这此]|据|目前|今年|近年|截至|期间|活动|现场|演练|图为")


def _under_headline(parts: Sequence[Part], credit: int) -> bool:
    """Whether a credit stands between a headline and its text: 本报记者 李明 摄影报道."""
    below = parts[credit + 1] if credit + 1 < len(parts) else None
    return credit > 0 and parts[credit - 1].kind == HEADING and below is not None and below.kind == BODY


def _title_below(parts: Sequence[Part], start: int, end: int) -> bool:
    """Whether the heading under a caption is the caption's: another heading follows, and it shares its words."""
    if end + 1 >= len(parts) or parts[end].kind != HEADING or parts[end + 1].kind != HEADING:
        return False
    return _shares(parts[end].tight, "".join(part.tight for part in parts[start:end]))


def _shares(title: str, text: str) -> bool:
    """Whether half of a title's pairs of characters stand in a text."""
    title, text = (re.sub(r"\W", "", part) for part in (title, text))
    pairs = {title[k : k + 2] for k in range(len(title) - 1)}
    return 2 * sum(pair in text for pair in pairs) >= len(pairs)


def _caption(parts: Sequence[Part], start: int, end: int) -> Draft:
    headings = [part for part in parts[start:end] if part.kind == HEADING]
    return Draft(headings, [part for part in parts[start:end] if part.kind != HEADING], caption=True, closed=True)
