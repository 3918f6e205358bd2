"""The graph as tables: rows for data frames and CSV, and a short table for notebooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from html import escape
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph import KnowledgeGraph
from kg.model import Evidence, Fact

if TYPE_CHECKING:
    import pandas

_FEW = 20  # facts that a notebook shows


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A thing or an article; `articles` are the keys of those that name the thing."""

    key: str
    type: str
    kind: str | None
    name: str
    aliases: tuple[str, ...]
    articles: tuple[str, ...]
    code: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A fact: `confidence` is its surest quote's, `quotes` their number, `count` the largest."""

    subject: str
    relation: str
    object: str
    subject_name: str
    object_name: str
    confidence: float | None
    quotes: int
    count: int | None
    position: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A fact's keys and one of its quotes, with the fields of `kg.model.Evidence`."""

    subject: str
    relation: str
    object: str
    article: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    count: int | None
    position: str | None
    role: str | None


Row = NodeRow | EdgeRow | QuoteRow


def nodes(graph: KnowledgeGraph) -> list[NodeRow]:
    """The things, then the articles."""
    return [
        *(NodeRow(e.key, e.type, e.kind, e.name, e.aliases, e.articles, e.code, e.date) for e in graph.entities),
        *(NodeRow(a.key, "Article", None, a.headline, (), (), None, a.published) for a in graph.articles),
    ]


def edges(graph: KnowledgeGraph) -> list[EdgeRow]:
    """The facts."""
    names = {row.key: row.name for row in nodes(graph)}
    return [_edge(fact, names) for fact in graph.facts]


def _edge(fact: Fact, names: dict[str, str]) -> EdgeRow:
    best = surest(fact)
    return EdgeRow(
        *fact.key,
        names.get(fact.subject, fact.subject),
        names.get(fact.object, fact.object),
        best.confidence if best else None,
        len(fact.evidence),
        max((e.count for e in fact.evidence if e.count is not None), default=None),
        next((e.position for e in fact.evidence if e.position), None),
        next((e.role for e in fact.evidence if e.role), None),
    )


def surest(fact: Fact) -> Evidence | None:
    """The fact's quote of the highest confidence, the first of several; None where it has no quote."""
    return max(fact.evidence, key=lambda e: e.confidence, default=None)


def evidence(graph: KnowledgeGraph) -> list[QuoteRow]:
    """The quotes, fact by fact."""
    return [
        QuoteRow(*fact.key, e.article, e.start, e.end, e.quote, e.rule, e.confidence, e.count, e.position, e.role)
        for fact in graph.facts
        for e in fact.evidence
    ]


def frame(rows: Iterable[Row], kind: type[Row]) -> pandas.DataFrame:
    """The rows as a data frame, nodes by their key; counts are whole numbers also where some are missing."""
    try:
        from pandas import DataFrame
    except ImportError:
        raise KgError('data frames need pandas; install it: pip install "kg-news[notebook]"') from None
    table = DataFrame(list(rows), columns=[field.name for field in fields(kind)])
    if "count" in table:
        table = table.astype({"count": "Int64"})
    return table.set_index("key") if "key" in table else table


def to_html(graph: KnowledgeGraph) -> str:
    """What a notebook shows: counts by type and relation, and the first facts; text of pages is escaped."""
    sizes = (graph.pages, graph.articles, graph.entities, graph.facts)
    counts = dict(zip(("pages", "articles", "nodes", "facts"), map(len, sizes), strict=True))
    types = Counter(entity.type for entity in graph.entities)
    relations = Counter(fact.relation for fact in graph.facts)
    lines = "".join(f"<div>{_counted(line)}</div>" for line in (counts, types, relations) if line)
    rows = [(e.subject_name, e.relation, e.object_name, _share(e.confidence)) for e in edges(graph)[:_FEW]]
    more = f"<p>… {len(graph) - _FEW} more</p>" if len(graph) > _FEW else ""
    return lines + _table(("subject", "relation", "object", "confidence"), rows) + more


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _counted(counts: dict[str, int]) -> str:
    return " · ".join(f"{escape(name)} {count}" for name, count in counts.items())


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    cells = "".join(f"<th>{name}</th>" for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"
