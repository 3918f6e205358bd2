"""How right a graph is: a comparison with gold, what careful readers wrote down of the same pages.

Gold is a folder with one JSON file for each page, `<page stem>.json`:

    {"page": "2021-10-13",
     "articles": [
       {"id": "1", "title": "…", "begins": "its first 10–20 characters", "ends": "its last ones",
        "entities": [
          {"id": "o1", "type": "Organization", "kind": "TradeUnion", "names": ["滨海市总工会", "市总工会"]},
          {"id": "p1", "type": "Program", "kind": "Contest", "names": ["职工歌咏比赛"], "date": "2021-10-12"}],
        "facts": [
          {"s": "o1", "r": "hosted", "o": "p1", "quote": "滨海市总工会举办职工歌咏比赛", "role": "主办"}]}]}

The first of `names` is the canonical one, any of them counts. `begins` and `ends` are copied from the page (or give
`start` and `end`, in code points of the page); an article whose pieces lie scattered has `"scattered": true`. Facts
have the graph's relations, but a journalist's is written `{"s": …, "r": "reported", "o": "article"}`; they may have
count, position and role. `"optional": true` on a thing or fact means: right if found, no harm if not. Regions may have
a `code`, programs a `date`.

A thing of the graph is the gold's if they have a type and a name in common, marks and widths aside; programs and
groups also if their names are alike. A fact is right if its ends are. `located-in` is right also through regions
between, and regions that only the gazetteer adds count neither way.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from kg import iris
from kg.calibration import Count, band
from kg.errors import GoldError, PageError
from kg.graph import KnowledgeGraph
from kg.lookup import fold, of_page
from kg.model import GROUP, PROGRAM, REGION, Entity, Evidence, Fact, Span
from kg.ontology import TYPES, relations
from kg.pages import SUFFIXES, read_page
from kg.rdf import load
from kg.tables import surest

_ARTICLE, _REPORTED = "Article", "reported"
_ALIKE = 0.6  # from here on names of programs and groups are taken for one
_SAME_RANGE, _SAME_ARTICLE = 0.8, 0.3  # shares of overlap: an article is found; its journalists are compared
_ATTRIBUTES = ("count", "position", "role")

Key = tuple[str, str, str]


# ---------------------------------------------------------------- gold


@dataclass
class GoldThing:
    """A thing of the gold; of several articles that name it, the first says its kind."""

    key: str
    type: str
    names: list[str]  # folded, the canonical one first
    kind: str | None
    optional: bool
    code: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact of the gold with its attributes' values, e.g. {"role": "主办"}."""

    optional: bool
    quote: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article of the gold; `span` is None where the page does not hold its beginning and end."""

    key: str
    span: Span | None
    scattered: bool


@dataclass
class Gold:
    """What one page says, by careful readers; facts by keys of things, `reported` from a person to an article."""

    things: list[GoldThing] = field(default_factory=list)
    facts: dict[Key, GoldFact] = field(default_factory=dict)
    articles: list[GoldArticle] = field(default_factory=list)


def read_gold(path: Path, text: str) -> Gold:
    """The gold of one page with this text: one thing for all articles that give it the same type and first name.

    GoldError for a file that cannot be read or lacks something.
    """
    try:
        page = json.loads(path.read_text(encoding="utf-8"))
        gold = Gold()
        for article in page["articles"]:
            _read_article(gold, article, text)
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror}); give a folder of gold files") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise GoldError(f"{path}: not JSON in UTF-8: {error}") from None
    except KeyError as error:
        raise GoldError(f"{path}: {error} is missing or not declared; see the format in kg score --help") from None
    return gold


def _read_article(gold: Gold, article: dict[str, Any], text: str) -> None:
    here = {entry["id"]: _thing(gold, article, entry) for entry in article["entities"]}
    scattered = bool(article.get("scattered"))
    gold.articles.append(GoldArticle(f"article {article['id']}", _range(article, text), scattered))
    for entry in article["facts"]:
        target = gold.articles[-1].key if entry["o"] == "article" else here[entry["o"]].key
        key = (here[entry["s"]].key, entry["r"], target)
        values = {name: fold(str(entry[name])) for name in _ATTRIBUTES if entry.get(name) not in (None, "")}
        fact = GoldFact(bool(entry.get("optional")), entry.get("quote") or "", values)
        if old := gold.facts.get(key):
            fact = GoldFact(old.optional and fact.optional, old.quote or fact.quote, fact.values | old.values)
        gold.facts[key] = fact


def _thing(gold: Gold, article: dict[str, Any], entry: dict[str, Any]) -> GoldThing:
    names = [name for name in dict.fromkeys(map(fold, entry["names"])) if name]
    optional, code, date = bool(entry.get("optional")), entry.get("code"), entry.get("date")
    new = GoldThing(f"{article['id']}/{entry['id']}", entry["type"], names, entry.get("kind"), optional, code, date)
    same = next((old for old in gold.things if names and (old.type, old.names[:1]) == (new.type, names[:1])), None)
    if same is None:
        gold.things.append(new)
        return new
    same.names += [name for name in names if name not in same.names]
    same.optional = same.optional and optional
    same.code, same.date = same.code or code, same.date or date
    return same


def _range(article: dict[str, Any], text: str) -> Span | None:
    if "start" in article:
        return Span(article["start"], article["end"])
    start = text.find(article["begins"])
    end = text.find(article["ends"], max(start, 0))
    return Span(start, end + len(article["ends"])) if 0 <= start <= end else None


# ---------------------------------------------------------------- figures


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, too many, and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact of the graph that the gold decides on, with its surest quote."""

    relation: str
    evidence: Evidence
    right: bool


@dataclass
class Scores:
    """The comparison of one page or, added up, of several.

    `tallies` are by part (entities, facts, articles) and type or relation; `shares` tell of how many matched things
    and facts the canonical name, kind, code, date, count, position and role are right, and how many facts have a quote
    that stands where it says; `details` has a line for each miss and each extra.
    """

    tallies: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # part, type or relation, field of Tally
    shares: Counter[tuple[str, bool]] = field(default_factory=Counter)
    details: list[str] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def add(self, other: Scores) -> None:
        self.tallies.update(other.tallies)
        self.shares.update(other.shares)
        self.details += other.details
        self.judged += other.judged

    def tally(self, part: str, name: str) -> Tally:
        return Tally(*(self.tallies[part, name, column] for column in ("right", "extra", "missed")))

    def rows(self, part: str) -> dict[str, Tally]:
        """The tallies of a part by type or relation, in the ontology's order, then of ALL."""
        names = {"entities": TYPES, "facts": (*relations(), _REPORTED), "articles": (_ARTICLE,)}[part]
        known = {name: self.tally(part, name) for name in names}
        rows = {name: tally for name, tally in known.items() if tally != Tally()}
        return rows | {"ALL": sum(rows.values(), Tally())}

    def share(self, what: str) -> tuple[int, int]:
        """Of how many the name, kind, … is right, and of how many it was compared."""
        right = self.shares[what, True]
        return right, right + self.shares[what, False]


# ---------------------------------------------------------------- one page


def score_page(graph: KnowledgeGraph, gold: Gold, text: str) -> Scores:
    """Compares what a graph says of one page with the page's gold; `text` is the page's."""
    return _Comparison(graph, gold, text).scores


class _Comparison:
    def __init__(self, graph: KnowledgeGraph, gold: Gold, text: str) -> None:
        self.graph, self.gold, self.text = graph, gold, text
        self.folded = fold(text)
        self.scores = Scores()
        self.things = {entity.key: entity for entity in graph.entities}
        self.names = {entity.key: _names(entity) for entity in graph.entities}
        self.match = self._match()  # the graph's keys → gold things
        self.found = {thing.key: key for key, thing in self.match.items()}
        self.article = self._articles()  # the graph's keys → the gold's keys
        self.facts = {_key(fact): fact for fact in graph.facts if _key(fact)[0] in self.things}
        self._entities()
        self._facts()
        self._evidence()

    # ------------------------------------------------------------ things

    def _match(self) -> dict[str, GoldThing]:
        """Each thing of the graph with one of the gold, the best pairs first."""
        pairs = []
        for thing in self.gold.things:
            for entity in self.graph.entities:
                if entity.type == thing.type and (likeness := _likeness(self.names[entity.key], thing)):
                    order = -(likeness - (0.25 if thing.optional else 0.0))
                    pairs.append((order, iris.iri(entity.key, self.graph.base), thing.key, entity.key, thing))
        match: dict[str, GoldThing] = {}
        taken: set[str] = set()
        for *_, key, thing in sorted(pairs, key=lambda pair: pair[:3]):
            if key not in match and thing.key not in taken:
                match[key] = thing
                taken.add(thing.key)
        return match

    def _entities(self) -> None:
        for thing in self.gold.things:
            key = self.found.get(thing.key)
            if key is not None:
                self._compare(self.things[key], thing)
            if not thing.optional:
                self._count("entities", thing.type, "right" if key else "missed", "".join(thing.names[:1]))
        for key, entity in self.things.items():
            if key not in self.match and not self._only_gazetteer(key):
                self._count("entities", entity.type, "extra", entity.name)

    def _compare(self, entity: Entity, thing: GoldThing) -> None:
        shares = self.scores.shares
        shares["canonical", self.names[entity.key][0] == thing.names[0]] += 1
        if thing.kind and not thing.optional:
            shares["kind", entity.kind == thing.kind] += 1
        if thing.code:
            shares["code", (entity.code or "").startswith(thing.code)] += 1
        if thing.date:
            shares["date", (entity.date or "").startswith(thing.date)] += 1

    def _only_gazetteer(self, key: str) -> bool:
        """Whether a region stands in the graph without the page's naming it."""
        return self.things[key].type == REGION and not any(name in self.folded for name in self.names[key])

    # ------------------------------------------------------------ articles

    def _articles(self) -> dict[str, str]:
        """The graph's articles that are articles of the gold; of two, the first."""
        compared = [article for article in self.gold.articles if article.span]
        found: dict[str, str] = {}
        hits = 0
        for article in compared if self.graph.articles else []:
            assert article.span
            share, key = max((_overlap(a.span, article.span), a.key) for a in self.graph.articles)
            hits += share >= _SAME_RANGE and not article.scattered
            if share > _SAME_ARTICLE:
                found.setdefault(key, article.key)
        whole = sum(not article.scattered for article in compared)
        apart = len(self.gold.articles) - whole
        extra = max(0, len(self.graph.articles) - hits - apart)
        for column, count in (("right", hits), ("missed", whole - hits), ("extra", extra)):
            self.scores.tallies["articles", _ARTICLE, column] += count
        return found

    # ------------------------------------------------------------ facts

    def _facts(self) -> None:
        ends = {key: (self._end(key[0]), self._end(key[2])) for key in self.facts}
        stated: dict[Key, list[Key]] = defaultdict(list)  # the gold's keys → the graph's
        for key, (subject, target) in ends.items():
            if subject and target:
                stated[subject, key[1], target].append(key)
                if key[1] in relations() and relations()[key[1]].symmetric:
                    stated[target, key[1], subject].append(key)
        for key, expected in self.gold.facts.items():
            self._missed_or_not(key, expected, stated[key])
        right = {key for gold_key in self.gold.facts for key in stated[gold_key]}
        for key, fact in self.facts.items():
            if key in right or self._is_extra(key, *ends[key]):
                if key not in right:
                    self._count("facts", key[1], "extra", f"{self._name(key[0])} → {self._name(key[2])}")
                best = surest(fact)
                if best and self.things[key[0]].type != REGION:  # a region's place is never one too many
                    self.scores.judged.append(Judged(fact.relation, best, key in right))

    def _end(self, key: str) -> str | None:
        """The gold's key of an end of a fact."""
        return self.match[key].key if key in self.match else self.article.get(key)

    def _missed_or_not(self, key: Key, fact: GoldFact, stated: Sequence[Key]) -> None:
        subject, relation, target = key
        ends = (self.found.get(subject), self.found.get(target))
        through = relation == "located-in" and None not in ends and ends[1] in _reach(self._places, ends[0])
        if not fact.optional:
            names = {thing.key: thing.names[0] for thing in self.gold.things if thing.names}
            what = f"{names.get(subject, subject)} → {names.get(target, target)}\t{fact.quote!r}"
            self._count("facts", relation, "right" if stated or through else "missed", what)
        for name, value in fact.values.items() if stated else ():
            given = (getattr(e, name) for one in stated for e in self.facts[one].evidence)
            self.scores.shares[name, value in {fold(str(v)) for v in given if v is not None}] += 1

    @cached_property
    def _places(self) -> dict[str, set[str]]:
        return _edges(key for key in self.facts if key[1] == "located-in")

    @cached_property
    def _gold_places(self) -> dict[str, set[str]]:
        return _edges(key for key in self.gold.facts if key[1] == "located-in")

    def _is_extra(self, key: Key, subject: str | None, target: str | None) -> bool:
        """Whether a fact that the gold does not hold is one too many."""
        one, relation, other = key
        if relation == "located-in":
            known = other in self.match or not self._only_gazetteer(other)
            if self.things[one].type == REGION or not known:
                return False
            if subject and target and target in _reach(self._gold_places, subject):
                return False
        if relation == _REPORTED and subject and not any(article.span for article in self.gold.articles):
            return False
        return not any(key in self.match and self.match[key].optional for key in (one, other))

    def _evidence(self) -> None:
        """How many facts have a quote that stands at the offsets it gives."""
        for key, fact in self.facts.items():
            if not (key[1] == "located-in" and self.things[key[0]].type == REGION):
                self.scores.shares["evidence", any(map(self._stands, fact.evidence))] += 1

    def _stands(self, e: Evidence) -> bool:
        there = fold(self.text[e.start : e.end])
        return bool(there) and there == fold(e.quote)

    # ------------------------------------------------------------ counting

    def _count(self, part: str, name: str, column: str, what: str) -> None:
        self.scores.tallies[part, name, column] += 1
        if column != "right":
            self.scores.details.append(f"{column}\t{name}\t{what}")

    def _name(self, key: str) -> str:
        return self.things[key].name if key in self.things else key


def _key(fact: Fact) -> Key:
    """A fact as gold writes it: the journalist reports the article."""
    return (fact.object, _REPORTED, fact.subject) if fact.relation == "reported-by" else fact.key


def _names(entity: Entity) -> list[str]:
    return [name for name in dict.fromkeys(map(fold, (entity.name, *entity.aliases))) if name]


def _likeness(names: Sequence[str], thing: GoldThing) -> float:
    """0 for different things, up to 3.5 for one canonical name."""
    if not names or not thing.names:
        return 0.0
    if not set(names).isdisjoint(thing.names):
        return (3.0 if names[0] in thing.names else 2.0) + (0.5 if names[0] == thing.names[0] else 0.0)
    if thing.type not in (PROGRAM, GROUP):
        return 0.0
    best = max(alike(one, other) for one in names for other in thing.names)
    return best if best >= _ALIKE else 0.0


def alike(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1: their common pairs of characters, or how much of one the other is."""
    if one == other:
        return 1.0
    pairs, others = _pairs(one), _pairs(other)
    common = 2 * (pairs & others).total() / (pairs.total() + others.total())
    short, long = sorted((one, other), key=len)
    held = len(short) / len(long) if len(short) > 1 and short in long else 0.0
    return min(0.99, max(common, held))


def _pairs(name: str) -> Counter[str]:
    return Counter(name[i : i + 2] for i in range(len(name) - 1)) or Counter([name])


def _overlap(one: Span, other: Span) -> float:
    """What two ranges have in common, as a share of what they cover together."""
    covered = max(one.end, other.end) - min(one.start, other.start)
    return max(0, min(one.end, other.end) - max(one.start, other.start)) / covered if covered > 0 else 0.0


def _edges(keys: Iterable[Key]) -> dict[str, set[str]]:
    targets: dict[str, set[str]] = defaultdict(set)
    for subject, _, target in keys:
        targets[subject].add(target)
    return targets


def _reach(targets: Mapping[str, set[str]], start: str | None) -> set[str]:
    """Everything that can be reached from a key."""
    reached: set[str] = set()
    queue = [start or ""]
    while queue:
        new = targets.get(queue.pop(), set()) - reached
        reached |= new
        queue += new
    return reached


# ---------------------------------------------------------------- files


def score(graph: str | Path, gold: str | Path, pages: str | Path | None = None) -> Scores:
    """Compares graphs with gold, a folder of gold files or one file.

    `graph` is a Turtle file, a folder with `graph.ttl`, of which each page's part is compared, or a folder with a
    `<page stem>.ttl` for each page. The pages are in the folder `pages`, or beside the gold. A page that the graph does
    not know scores nothing. GoldError, GraphError or PageError for what cannot be read.
    """
    place, gold = Path(graph), Path(gold)
    files = [gold] if gold.is_file() else sorted(gold.glob("*.json"))
    if not files:
        raise GoldError(f"{gold}: no gold file (<page stem>.json) here; see the format in kg score --help")
    folder = gold if gold.is_dir() else gold.parent
    whole = None
    total = Scores()
    for file in files:
        text = read_page(_page_file(Path(pages) if pages else folder, file.stem)).text
        alone = place / f"{file.stem}.ttl"
        if alone.is_file():
            said = load(alone)
        else:
            whole = whole or load(place)
            said = of_page(whole, f"page/{file.stem}")
        scores = score_page(said, read_gold(file, text), text)
        total.add(replace(scores, details=[f"{file.stem}\t{line}" for line in scores.details]))
    return total


def _page_file(folder: Path, stem: str) -> Path:
    found = (folder / f"{stem}{suffix}" for suffix in SUFFIXES)
    place = next((file for file in found if file.is_file()), None)
    if place is None:
        raise PageError(f"{folder}: no page {stem}{' or '.join(SUFFIXES)} here; name the pages' folder with --pages")
    return place


def calibration(scores: Scores) -> list[Count]:
    """How many of the facts that the gold decides on are right, by relation, rule and band of confidence; sorted."""
    read: Counter[tuple[str, str, float]] = Counter()
    right: Counter[tuple[str, str, float]] = Counter()
    for fact in scores.judged:
        key = (fact.relation, fact.evidence.rule, band(fact.evidence.confidence))
        read[key] += 1
        right[key] += fact.right
    return [Count(*key, right[key], read[key]) for key in sorted(read)]
