"""What a build found, for a reader: a short Markdown report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from kg import calibration
from kg.graph import KnowledgeGraph
from kg.model import ORGANIZATION, PROGRAM, REGION, Entity
from kg.tables import surest

_FEW = 10  # rows of a list that is cut


def report(graph: KnowledgeGraph) -> str:
    """The report as Markdown: the same text for the same graph, without times or names of machines."""
    parts = (_overview, _pages, _nodes, _facts, _confidence, _least_sure, _open)
    return "\n".join(line for part in parts for line in part(graph))


def _overview(graph: KnowledgeGraph) -> Iterator[str]:
    counts = {
        "pages": len(graph.pages),
        "articles": len(graph.articles),
        "nodes": len(graph.entities),
        "facts": len(graph.facts),
        "quotes": sum(len(fact.evidence) for fact in graph.facts),
    }
    yield from ("# Report", "", " · ".join(f"{name} {count}" for name, count in counts.items()), "")


def _pages(graph: KnowledgeGraph) -> Iterator[str]:
    articles = Counter(article.page for article in graph.articles)
    rows = ((page.name, page.published or "", articles[page.key]) for page in graph.pages)
    yield from _table("Pages", ("page", "published", "articles"), rows)


def _nodes(graph: KnowledgeGraph) -> Iterator[str]:
    kinds = Counter((entity.type, entity.kind or "") for entity in graph.entities)
    rows = ((type_, kind, count) for (type_, kind), count in sorted(kinds.items()))
    yield from _table("Nodes by type and kind", ("type", "kind", "nodes"), rows)


def _facts(graph: KnowledgeGraph) -> Iterator[str]:
    facts = Counter(fact.relation for fact in graph.facts)
    quotes: Counter[str] = Counter()
    for fact in graph.facts:
        quotes[fact.relation] += len(fact.evidence)
    rows = ((relation, count, quotes[relation]) for relation, count in sorted(facts.items()))
    yield from _table("Facts by relation", ("relation", "facts", "quotes"), rows)


def _confidence(graph: KnowledgeGraph) -> Iterator[str]:
    """How sure the facts are, and how many of that band were right where readers counted."""
    facts = Counter(calibration.band(best.confidence) for fact in graph.facts if (best := surest(fact)))
    counted = {low: (right, read) for low, right, read in calibration.by_band(calibration.measured())}
    rows = [
        (f"from {low:.1f}", facts[low], "" if low not in counted else _share(*counted[low]))
        for low in calibration.BANDS
        if facts[low] or low in counted
    ]
    yield from _table("Facts by confidence", ("confidence", "facts", "right on the gold pages"), rows)


def _share(right: int, read: int) -> str:
    return f"{right} of {read} ({right / read:.0%})"


def _least_sure(graph: KnowledgeGraph) -> Iterator[str]:
    """Facts by their best evidence: one sure quote is enough."""
    names = {e.key: e.name for e in graph.entities} | {a.key: a.headline for a in graph.articles}
    best = [(max(fact.evidence, key=lambda e: e.confidence), fact) for fact in graph.facts if fact.evidence]
    best.sort(key=lambda pair: (pair[0].confidence, pair[1].key))
    rows = (
        (f"{e.confidence:.2f}", *(names.get(part, part) for part in fact.key), e.rule, e.quote)
        for e, fact in best[:_FEW]
    )
    yield from _table("Least sure facts", ("confidence", "subject", "relation", "object", "rule", "quote"), rows)


def _open(graph: KnowledgeGraph) -> Iterator[str]:
    """What resolution left open."""
    linked = {key for fact in graph.facts for key in (fact.subject, fact.object)}
    questions: dict[str, Callable[[Entity], bool]] = {
        "organizations and programs without a kind": lambda e: e.type in (ORGANIZATION, PROGRAM) and e.kind is None,
        "regions without a code": lambda e: e.type == REGION and e.code is None,
        "nodes without a fact": lambda e: e.key not in linked,
    }
    found = {what: sorted({e.name for e in graph.entities if asks(e)}) for what, asks in questions.items()}
    rows = ((what, len(names), _list(names)) for what, names in found.items())
    yield from _table("Not resolved", ("what", "names", "for example"), rows)


def _list(names: list[str]) -> str:
    return "、".join(names[:_FEW]) + ("…" if len(names) > _FEW else "")


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield _row(head)
    yield _row("---" for _ in head)
    yield from (_row(row) for row in rows)
    yield ""


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(_cell(str(cell)) for cell in cells)} |"


def _cell(text: str) -> str:
    """Text of a page as it may stand in a table: on one line, nothing of it Markdown or HTML."""
    flat = " ".join(text.split())
    for mark in "\\`*_[]<>|":
        flat = flat.replace(mark, f"\\{mark}")
    return flat
