"""The values that go through the builder, from the page's text to the graph.

Text level: `Page` → `Story` (an article's repaired text) → `Sentence` → `Mention` → `Claim`.
Graph level: `Article`, `Entity`, `Fact` with its `Evidence`, `PageGraph`.

All offsets are Unicode code points, half-open `[start, end)`. Offsets of `Mention`, `Claim`, `Block` and
`Sentence` count in the story's view (`kg.text.View`); a `Span` and everything at graph level counts in the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.text import View

ORGANIZATION, REGION, PROGRAM, PERSON, GROUP = "Organization", "Region", "Program", "Person", "Group"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of the page's own text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A newspaper page as read: `text` is the decoded file without byte-order mark, line ends as they are."""

    name: str  # file name, e.g. "2020-10-30-02.txt"
    text: str
    sha256: str  # of the file's bytes
    published: str | None = None  # ISO date, where known

    @property
    def key(self) -> str:
        return f"page/{self.name.rsplit('.', 1)[0]}"


@dataclass(frozen=True, slots=True)
class Byline:
    """One journalist of an article."""

    name: str
    role: str  # 记者, 通讯员, 摄影 or 编辑
    span: Span  # of the name with its role word, in the page
    start: int  # of the name alone, in the story's view
    end: int
    employer: str | None = None  # as written, e.g. 新华社; never 本报


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the graph knows it."""

    key: str  # "article/<page stem>/03"
    page: str  # key of the page
    headline: str
    span: Span
    published: str | None = None  # ISO date


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a story that layout sets apart."""

    kind: str  # headline, kicker, subhead, byline, box, caption, body
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Story:
    """An article with its repaired text: blocks are separated by a line feed in `view.text`, and hold none inside."""

    article: Article
    view: View
    blocks: tuple[Block, ...]
    bylines: tuple[Byline, ...] = ()
    place: str | None = None  # region name of the dateline, as written
    school: str | None = None  # whose paper it stands in, by the head of the page: 滨海大学 of 滨海大学报


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a story's block, its end mark included."""

    text: str
    start: int
    block: Block

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the tagger: `tag` is a part of speech, or PER, LOC, ORG, TIME."""

    text: str
    start: int  # in the sentence
    tag: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name at one place of a text."""

    start: int
    end: int
    type: str
    kind: str | None
    text: str
    rule: str = field(default="", compare=False)  # what found it
    confidence: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True)
class Entity:
    """A real thing. `key` is type and canonical name, e.g. "organization/苏州大学"; the IRI is made from it."""

    key: str
    type: str
    kind: str | None
    name: str
    aliases: tuple[str, ...] = ()  # sorted, without `name`
    articles: tuple[str, ...] = ()  # keys of the articles that name it, sorted
    code: str | None = None  # GB/T 2260, six digits (regions)
    date: str | None = None  # 2020, 2020-10 or 2020-10-29 (programs)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One place of a page that states a fact: `quote == page.text[start:end]`."""

    article: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    count: int | None = None
    position: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation between two things. `reported-by` goes from an article's key to a person's.

    Region `located-in` region may come from the gazetteer alone; then there is no evidence.
    """

    subject: str
    relation: str
    object: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.subject, self.relation, self.object)


@dataclass(frozen=True, slots=True)
class PageGraph:
    """What one page says: a pure function of the page's text and the ontology."""

    page: Page
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
