"""What the drawing holds, as plain values for JSON: nodes, edges with their quotes, and the words of the legend."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.draw.communities import communities
from kg.draw.layout import layout
from kg.draw.pinyin import sounds
from kg.model import Article, Entity, Evidence, Fact, Page
from kg.ontology import TYPES, labels, relations

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

Values = dict[str, Any]
Tie = tuple[int, int, float]

_ARTICLE = "Article"
_AROUND = 60  # how many characters of its sentence a quote is shown with on each side, at most
_LABEL = 24  # pixels around a community for its label
_STOP = re.compile("[。！？!?]")


@dataclass(frozen=True, slots=True)
class Content:
    """`nodes` and `edges` as vis-network takes them, with our own fields beside; `book` is what they share."""

    nodes: list[Values]
    edges: list[Values]
    book: Values


def gather(graph: KnowledgeGraph) -> Content:
    """Everything the drawing holds. Nodes are numbered: entities first, then articles, each in the graph's order.

    An edge joins two nodes and holds all facts between them.
    """
    keys = [entity.key for entity in graph.entities] + [article.key for article in graph.articles]
    number = {key: i for i, key in enumerate(keys)}
    nodes = [_entity(entity, number) for entity in graph.entities] + [_article(a, number) for a in graph.articles]
    texts = _texts(graph)
    pairs: dict[tuple[int, int], list[Values]] = defaultdict(list)
    for fact in graph.facts:
        if fact.subject in number and fact.object in number:
            one, other = sorted((number[fact.subject], number[fact.object]))
            pairs[one, other].append(_fact(fact, number, texts))
    edges = [_edge(i, pair, pairs[pair]) for i, pair in enumerate(sorted(pairs))]
    ties = _place(nodes, sorted(pairs))
    names = [name for node in nodes for name in (node["label"], *node.get("aliases", ()))]
    return Content(nodes, edges, _book(graph) | {"communities": _overview(nodes, ties), "pinyin": sounds(names)})


def _entity(entity: Entity, number: Mapping[str, int]) -> Values:
    return _present(
        id=number[entity.key],
        key=entity.key,
        label=entity.name,
        group=entity.type,
        kind=entity.kind,
        aliases=list(entity.aliases),
        articles=[number[key] for key in entity.articles if key in number],
        code=entity.code,
        date=entity.date,
    )


def _article(article: Article, number: Mapping[str, int]) -> Values:
    return _present(
        id=number[article.key],
        key=article.key,
        label=article.headline,
        group=_ARTICLE,
        page=article.page,
        date=article.published,
    )


def _fact(fact: Fact, number: Mapping[str, int], texts: Mapping[str, tuple[Article, Page]]) -> Values:
    evidence = [_evidence(e, number, texts) for e in fact.evidence]
    return {
        "subject": number[fact.subject],
        "relation": fact.relation,
        "object": number[fact.object],
        "evidence": evidence,
    }


def _evidence(e: Evidence, number: Mapping[str, int], texts: Mapping[str, tuple[Article, Page]]) -> Values:
    before, after = _around(e, *texts[e.article]) if e.article in texts else ("", "")
    return _present(
        article=number.get(e.article),
        start=e.start,
        end=e.end,
        quote=e.quote,
        before=before,
        after=after,
        rule=e.rule,
        confidence=round(e.confidence, 4),
        count=e.count,
        position=e.position,
        role=e.role,
    )


def _around(e: Evidence, article: Article, page: Page) -> tuple[str, str]:
    """The page's words on both sides of a quote, within its article and sentence."""
    before = page.text[max(e.start - _AROUND, article.span.start) : e.start]
    after = page.text[e.end : min(e.end + _AROUND, article.span.end)]
    if _STOP.search(e.quote[-1:]):
        after = ""
    elif stop := _STOP.search(after):
        after = after[: stop.end()]
    return _STOP.split(before)[-1], after


def _edge(i: int, pair: tuple[int, int], facts: list[Values]) -> Values:
    width = 1 + min(math.log2(sum(max(len(fact["evidence"]), 1) for fact in facts)), 4) / 2
    return {"id": i, "from": pair[0], "to": pair[1], "facts": facts, "width": round(width, 2)}


def _place(nodes: list[Values], pairs: Iterable[tuple[int, int]]) -> list[Tie]:
    """Gives the nodes their size, by the number of their neighbours, and their place; returns what ties them.

    Things that one article names are drawn together, also where no fact joins them; what many articles name stands
    between them.
    """
    joined = [pair for pair in pairs if pair[0] != pair[1]]
    degree = Counter(end for pair in joined for end in pair)
    ties = [(*pair, 1 / math.sqrt(max(degree[end] for end in pair))) for pair in joined]
    for node in nodes:
        named_in = node.get("articles", ())
        ties += [(node["id"], article, 1 / len(named_in)) for article in named_in]
        node["degree"] = degree[node["id"]]
        node["size"] = round(min(6 + 2.4 * math.sqrt(degree[node["id"]]), 28), 1)
    places = layout([node["size"] for node in nodes], ties)
    for node, (x, y) in zip(nodes, places, strict=True):
        node["x"], node["y"] = x, y
    return ties


def _overview(nodes: list[Values], ties: list[Tie]) -> list[Values]:
    """The communities with their busiest thing, size and place; gives the nodes the number of theirs."""
    kept, rest = communities(len(nodes), ties)
    groups = [*kept, rest] if rest else kept
    for i, members in enumerate(groups):
        for member in members:
            nodes[member]["community"] = i
    between: dict[tuple[int, int], float] = defaultdict(float)
    for one, other, strength in ties:
        pair = sorted((nodes[one]["community"], nodes[other]["community"]))
        between[pair[0], pair[1]] += strength
    sizes = [round(min(9 + 2 * math.sqrt(len(members)), 42), 1) for members in groups]
    heads = [min(members, key=lambda i: (nodes[i]["group"] == _ARTICLE, -nodes[i]["degree"], i)) for members in groups]
    joined = [(*pair, between[pair] / min(sizes[end] for end in pair)) for pair in sorted(between) if len({*pair}) > 1]
    places = layout([size + _LABEL for size in sizes], joined)
    return [
        _present(head=head, size=size, x=x, y=y, rest=members is rest or None)
        for head, size, (x, y), members in zip(heads, sizes, places, groups, strict=True)
    ]


def _texts(graph: KnowledgeGraph) -> dict[str, tuple[Article, Page]]:
    """The articles with their pages, where the page's text is known."""
    pages = {page.key: page for page in graph.pages if page.text}
    return {article.key: (article, pages[article.page]) for article in graph.articles if article.page in pages}


def _book(graph: KnowledgeGraph) -> Values:
    """Pages, and the types, kinds and relations that occur: in the ontology's order, with zh and en labels."""
    types = {entity.type for entity in graph.entities} | ({_ARTICLE} if graph.articles else set())
    return {
        "pages": [_present(key=page.key, name=page.name, date=page.published) for page in graph.pages],
        "types": _words(types, (*TYPES, _ARTICLE)),
        "kinds": _words({entity.kind for entity in graph.entities if entity.kind}, labels()),
        "relations": [
            word | ({"symmetric": True} if _symmetric(word["name"]) else {})
            for word in _words({fact.relation for fact in graph.facts}, relations())
        ],
    }


def _symmetric(name: str) -> bool:
    return name in relations() and relations()[name].symmetric


def _words(found: set[str], known: Iterable[str]) -> list[Values]:
    """What was found, in the order of `known`, then what the ontology does not know."""
    ordered = [name for name in known if name in found]
    words = []
    for name in (*ordered, *sorted(found.difference(ordered))):
        label = labels().get(name)
        words.append({"name": name, "zh": label.zh if label else name, "en": label.en if label else name})
    return words


def _present(**values: Any) -> Values:
    """The values that say something: None, "" and empty lists are left out."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}
