"""What a graph knows of a thing, and why: the names that are one, the facts with quote, rule and confidence."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from kg import calibration, lexicon, regions
from kg.errors import KgError
from kg.graph import KnowledgeGraph
from kg.lookup import find, fold, named, unknown
from kg.model import GROUP, ORGANIZATION, PERSON, PROGRAM, REGION, Entity, Evidence, Fact
from kg.tables import surest

_FEW = 2  # quotes of a fact that are shown for a name
_LEVEL = re.compile("自治区|自治州|自治县|地区|街道|社区|[省市区县州旗镇乡村]")
_UNION = (("总工会", "工会"), ("总工会", "总会"), ("总工会", "总"), ("工会委员会", "工会"))  # full and short
_LEGAL = re.compile("(?:股份|有限|责任|集团|控股|公司|总部|本部)+$")
_OPENING = re.compile("(?:启动|开幕|开班|闭幕|揭幕|开营|结业|开赛|首发|发布|开工)(?:仪式|典礼|式|会)$")
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届次期季批]|首届|\d{4}年?度?")


# ---------------------------------------------------------------- reasons


def reason(entity: Entity, alias: str) -> str:
    """Why an alias is another name of a thing, read off the two names as the builder compares them."""
    found = _REASONS[entity.type](entity.name, alias)
    if fold(alias) == fold(entity.name):
        found = "the same but for marks, spaces and widths"
    return found or _by_form(entity.name, alias)


def _by_form(name: str, alias: str) -> str:
    if alias in name:
        return "a part of the name, in an article that names it whole"
    if name in alias:
        return "a longer form in an article that names it shorter too"
    if _subsequence(alias, name):
        return "a short form, in an article that names it whole: characters of the name in their order"
    return "a name that the text gives it"


def _subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def _organization(name: str, alias: str) -> str:
    if national := _national(name, alias):
        return national
    name_region, name_body = _apart(name, name)
    alias_region, alias_body = _apart(alias, name)
    body = _body(name_body, alias_body)
    if body is None:
        return ""
    return "; ".join(filter(None, (_place(name_region, alias_region), body)))


def _national(name: str, alias: str) -> str:
    """全总 of 中华全国总工会, and 全总基层工作部 of its department."""
    bodies = lexicon.national_bodies()
    for end in range(len(alias), 1, -1):
        body = bodies.get(alias[:end])
        if body and body.name == name[: len(name) - len(alias) + end]:
            return f"{alias[:end]} is another name of {body.name} (ontology/abbreviations.tsv)"
    return ""


def _apart(alias: str, name: str) -> tuple[str, str]:
    """A name's regions, or the level that stands for one, and the body behind them: 市|总工会, 山东省聊城市|总工会."""
    inside, known = regions.smallest_in(alias), regions.smallest_in(name)
    forms = known[0].forms if known else ()
    end = inside[2] if inside else max((len(form) for form in forms if alias.startswith(form)), default=0)
    if level := _LEVEL.match(alias, end):
        end = level.end()
    return alias[:end], alias[end:]


def _place(name: str, alias: str) -> str:
    """Why a region's name at the head of a body's name is another."""
    if name == alias:
        return ""
    if not alias:
        return f"without its region, {name}"
    if _LEVEL.fullmatch(alias):
        return f"{alias} means {name} in its article"
    if alias.endswith(name):
        return f"with the region that {name} lies in" if name else f"with its region, {alias}"
    if name.endswith(alias):
        return f"without the region that {alias} lies in"
    return f"{alias} is another name of {name}"


def _body(name: str, alias: str) -> str | None:
    """Why a body's name behind its region is another; "" where it is not, None where nothing is known of it."""
    if name == alias:
        return ""
    for full, short in (*_UNION, *((full, short) for short, full in lexicon.full_forms().items())):
        if alias in (name.replace(full, short), name.replace(short, full)):
            return f"{short} is short for {full}"
    if _LEGAL.sub("", name) == _LEGAL.sub("", alias):
        return "the same but for the company's legal form"
    return None


def _program(name: str, alias: str) -> str:
    if _OPENING.sub("", alias) == name:
        return "its opening stands for the program itself"
    if _EDITION.sub("", name) == _EDITION.sub("", alias):
        return "the same but for its year or edition"
    return ""


def _region(name: str, alias: str) -> str:
    place = regions.parse(alias)
    if place is not None and place.name == name:
        return "with the regions that it lies in" if alias.endswith(name) else "another form in the gazetteer"
    return ""


def _group(name: str, alias: str) -> str:
    return f"{name} with what stands before it" if alias.endswith(name) else ""


def _person(_name: str, _alias: str) -> str:
    return ""


_REASONS = {ORGANIZATION: _organization, REGION: _region, PROGRAM: _program, PERSON: _person, GROUP: _group}


# ---------------------------------------------------------------- text


def explain(graph: KnowledgeGraph, name: str) -> str:
    """All things of a name, alias or key with their names, articles and facts, as text. KgError for an unknown name."""
    found = named(graph, name)
    if not found:
        raise unknown(graph, name)
    return "\n".join("\n".join(_thing(graph, entity)) + "\n" for entity in found)


def explain_fact(graph: KnowledgeGraph, subject: str, relation: str, object: str) -> str:
    """The facts with these ends and this relation, each with its quotes, as text.

    KgError for an unknown name or relation, and where the graph holds no such fact.
    """
    found = find(graph, subject, relation, object)
    if not found:
        raise KgError(f"the graph does not say that {subject} {relation} {object}; see: kg explain {subject}")
    names = _names(graph)
    return "\n".join("\n".join(_stated(fact, names)) + "\n" for fact in found)


def _thing(graph: KnowledgeGraph, entity: Entity) -> Iterator[str]:
    known = [entity.kind or "no kind", entity.code and f"code {entity.code}", entity.date]
    yield f"{entity.name}  {entity.type} · {' · '.join(filter(None, known))}  {entity.key}"
    yield ""
    yield "Names"
    yield f"  {entity.name}"
    for alias in entity.aliases:
        yield f"  {alias}  = {reason(entity, alias)}"
    yield from _same_person(graph, entity)
    yield ""
    yield "Named in" if entity.articles else "Named in no article; the gazetteer adds it as the region of another"
    headlines = {article.key: article.headline for article in graph.articles}
    for article in entity.articles:
        yield f"  {article.removeprefix('article/')}  {_flat(headlines.get(article, ''))}"
    names = _names(graph)
    facts = [fact for fact in graph.facts if entity.key in (fact.subject, fact.object)]
    for relation in dict.fromkeys(fact.relation for fact in facts):
        yield ""
        yield relation
        for fact in facts:
            if fact.relation == relation:
                yield from (f"  {line}" for line in _stated(fact, names, _FEW))


def _same_person(graph: KnowledgeGraph, entity: Entity) -> Iterator[str]:
    """Why a name on several pages is one person."""
    pages = {article.rpartition("/")[0] for article in entity.articles}
    if entity.type != PERSON or len(pages) < 2:
        return
    names = _names(graph)
    employers = [names[fact.object] for fact in graph.facts if fact.key[:2] == (entity.key, "works-for")]
    shared = ["a journalist"] if entity.kind == "Journalist" else []
    yield f"  one person on {len(pages)} pages: {'、'.join(shared + employers) or 'a common post'}"


def _stated(fact: Fact, names: dict[str, str], quotes: int | None = None) -> Iterator[str]:
    """A fact with its quotes, the surest first, and at most so many."""
    best = surest(fact)
    words = (names.get(fact.subject, fact.subject), fact.relation, names.get(fact.object, fact.object))
    sentence = " ".join(words)
    yield f"{sentence}  {best.confidence:.2f}" if best else f"{sentence}  by the gazetteer"
    for e in sorted(fact.evidence, key=lambda e: -e.confidence)[:quotes]:
        yield f"  “{_flat(e.quote)}”"
        yield f"    {e.article.removeprefix('article/')} [{e.start}, {e.end})  {_rule(fact, e)}{_attributes(e)}"
    if quotes is not None and len(fact.evidence) > quotes:
        yield f"  … {len(fact.evidence) - quotes} more: kg explain {shlex.join(words)}"


def _rule(fact: Fact, e: Evidence) -> str:
    right, read = calibration.of_rule(fact.relation, e.rule)
    counted = f", on gold pages right {right} of {read}" if read else ""
    return f"rule {e.rule}, confidence {e.confidence:.2f}{counted}"


def _attributes(e: Evidence) -> str:
    values = {"count": e.count, "position": e.position, "role": e.role}
    return "".join(f", {name} {value}" for name, value in values.items() if value is not None)


def _names(graph: KnowledgeGraph) -> dict[str, str]:
    """The names of things and articles by key."""
    headlines = {article.key: _flat(article.headline) for article in graph.articles}
    return headlines | {entity.key: entity.name for entity in graph.entities}


def _flat(text: str) -> str:
    """A page's words on one line."""
    return re.sub(r"\s+", " ", text).strip()
