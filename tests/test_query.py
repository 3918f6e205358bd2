"""Every question is asked of the five pages, and its answer is computed a second time, from the graph's values."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from pathlib import Path

import pytest
import rdflib
from conftest import Kg
from pyoxigraph import RdfFormat, parse

import kg as library
from kg import iris
from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.model import Fact
from kg.ontology import TYPES
from kg.query import Question, ask, questions
from kg.rdf import to_turtle

Row = tuple[object, ...]
QUESTIONS = {question.name: question for question in questions()}


# ---------------------------------------------------------------- the answers, from the graph's values


class Answers:
    """A graph's answers without SPARQL."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.things = {entity.key: entity for entity in graph.entities}
        self.articles = {article.key: article for article in graph.articles}
        self.files = {page.key: page.name for page in graph.pages}
        self.name = {e.key: e.name for e in graph.entities} | {a.key: a.headline for a in graph.articles}
        self.facts: dict[str, list[Fact]] = defaultdict(list)
        for fact in graph.facts:
            self.facts[fact.relation].append(fact)
        self.hosts: dict[str, set[str]] = defaultdict(set)
        for fact in self.facts["hosted"]:
            self.hosts[fact.object].add(fact.subject)

    def ends(self, fact: Fact) -> tuple[str, str]:
        return self.name[fact.subject], self.name[fact.object]

    def up(self, relation: str, key: str) -> set[str]:
        """All that is reached from a thing in one step or more."""
        found: set[str] = set()
        todo = [key]
        while todo:
            here = todo.pop()
            new = {fact.object for fact in self.facts[relation] if fact.subject == here} - found
            found |= new
            todo += new
        return found

    def of_type(self, *types: str) -> list[str]:
        return [key for key, thing in self.things.items() if thing.type in types]

    def provinces(self, key: str) -> set[str]:
        places = {place for k in {key, *self.hosts[key]} for place in self.up("located-in", k)}
        return {self.name[place] for place in places if self.things[place].kind == "Province"}

    def file(self, article: str) -> str:
        return self.files[self.articles[article].page]

    def called(self, name: str) -> set[str]:
        return {key for key, thing in self.things.items() if name in (thing.name, *thing.aliases)}

    # one method a question, named as it is

    def about(self, name: str) -> Iterator[Row]:
        for fact in self.graph.facts:
            if fact.evidence and {fact.subject, fact.object} & self.called(name):
                subject, object_ = self.ends(fact)
                yield subject, fact.relation, object_, max(e.confidence for e in fact.evidence)

    def across_pages(self) -> Iterator[Row]:
        for thing in self.things.values():
            pages = {self.articles[article].page for article in thing.articles}
            if len(pages) > 1:
                yield thing.name, thing.type, len(pages), len(thing.articles)

    def articles_(self) -> Iterator[Row]:
        stated = Counter(key for fact in self.graph.facts for key in {e.article for e in fact.evidence})
        named = Counter(key for thing in self.things.values() for key in thing.articles)
        for key, article in self.articles.items():
            yield self.file(key), article.headline, named[key], stated[key]

    def awards(self) -> Iterator[Row]:
        return (self.ends(fact)[::-1] for fact in self.facts["received"])

    def co_hosts(self) -> Iterator[Row]:
        together = Counter(pair for hosts in self.hosts.values() for pair in combinations(sorted(hosts), 2))
        return ((self.name[one], self.name[other], count) for (one, other), count in together.items())

    def data_set(self) -> Iterator[Row]:
        triples = len(rdflib.Graph().parse(data=to_turtle(self.graph), format="turtle"))
        yield "新闻知识图谱", triples, library.__version__, " ".join(page.name for page in self.graph.pages)

    def evidence(self, relation: str) -> Iterator[Row]:
        for fact in self.facts[relation]:
            subject, object_ = self.ends(fact)
            for e in fact.evidence:
                place = (self.file(e.article), e.start, e.end)
                yield subject, relation, object_, e.quote, *place, e.rule, e.confidence

    def facts_below(self, below: str) -> Iterator[Row]:
        for fact in self.graph.facts:
            confidence = max((e.confidence for e in fact.evidence), default=1.0)
            if confidence < float(below):
                subject, object_ = self.ends(fact)
                yield confidence, subject, fact.relation, object_

    def facts_by_relation(self) -> Iterator[Row]:
        for relation, facts in self.facts.items():
            sure = [e.confidence for fact in facts for e in fact.evidence]
            yield relation, sum(bool(fact.evidence) for fact in facts), len(sure), mean(sure)

    def facts_of_page(self, page: str) -> Iterator[Row]:
        for fact in self.graph.facts:
            subject, object_ = self.ends(fact)
            for e in fact.evidence:
                if self.file(e.article) == page:
                    yield page, e.start, subject, fact.relation, object_, e.quote

    def founded(self) -> Iterator[Row]:
        return map(self.ends, self.facts["founded"])

    def groups_served(self) -> Iterator[Row]:
        for group in self.of_type("Group"):
            facts = [fact for fact in self.facts["served"] if fact.object == group]
            if facts:
                yield self.name[group], len(facts), max(map(largest, facts), key=lambda count: count or 0)

    def hosted(self, organization: str | None = None) -> Iterator[Row]:
        for fact in self.facts["hosted"]:
            if organization is None or fact.subject in self.called(organization):
                yield *self.ends(fact), in_order({e.role for e in fact.evidence if e.role}, "、")

    def hosted_for_whom(self) -> Iterator[Row]:
        for fact in self.facts["hosted"]:
            for served in self.facts["served"]:
                if served.subject == fact.object:
                    yield *self.ends(fact), self.name[served.object], largest(served)

    def joined(self) -> Iterator[Row]:
        return ((*self.ends(fact), largest(fact)) for fact in self.facts["joined"])

    def journalists_by_articles(self) -> Iterator[Row]:
        articles = Counter(fact.object for fact in self.facts["reported-by"])
        return ((self.name[key], count) for key, count in articles.items())

    def largest_numbers(self, least: str) -> Iterator[Row]:
        for fact in self.graph.facts:
            subject, object_ = self.ends(fact)
            for e in fact.evidence:
                if e.count is not None and e.count >= float(least):
                    yield e.count, subject, fact.relation, object_, e.quote

    def organizations_by_programs(self) -> Iterator[Row]:
        programs = Counter(fact.subject for fact in self.facts["hosted"])
        return ((self.name[key], programs[key]) for key in self.of_type("Organization") if programs[key])

    def organizations_by_province(self) -> Iterator[Row]:
        inside: dict[str, list[str]] = defaultdict(list)
        for key in self.of_type("Organization"):
            for place in self.up("located-in", key):
                if self.things[place].kind == "Province":
                    inside[place].append(key)
        for place, keys in inside.items():
            yield self.name[place], len(keys), sum(self.things[key].kind == "TradeUnion" for key in keys)

    def participants(self, program: str) -> Iterator[Row]:
        for fact in self.facts["took-part-in"]:
            if fact.object in self.called(program):
                yield *self.ends(fact)[::-1], largest(fact)

    def partners(self) -> Iterator[Row]:
        return map(self.ends, self.facts["partnered-with"])

    def parts_of(self) -> Iterator[Row]:
        for key in self.of_type("Organization"):
            for whole in self.up("part-of", key):
                yield self.name[whole], self.name[key]

    def people_of_organization(self, organization: str) -> Iterator[Row]:
        for fact in self.facts["works-for"]:
            if fact.object in self.called(organization):
                person, employer = self.ends(fact)
                for position in {e.position for e in fact.evidence if e.position} or {""}:
                    yield employer, person, position

    def posts(self) -> Iterator[Row]:
        facts = self.facts["works-for"]
        held = {(e.position, fact.subject) for fact in facts for e in fact.evidence if e.position}
        return iter(Counter(position for position, _ in held).items())

    def programs_by_kind(self) -> Iterator[Row]:
        kinds: dict[str, list[str]] = defaultdict(list)
        for key in self.of_type("Program"):
            kinds[self.things[key].kind or ""].append(key)
        for kind, keys in kinds.items():
            if kind:
                yield kind, len(keys), len({host for key in keys for host in self.hosts[key]})

    def programs_of_region(self, region: str) -> Iterator[Row]:
        for key in self.of_type("Program"):
            places = {place for k in {key, *self.hosts[key]} for place in self.up("located-in", k)}
            for place in places & self.called(region):
                yield self.name[place], self.name[key], self.things[key].date

    def regions_in(self, region: str) -> Iterator[Row]:
        for key in self.of_type("Region"):
            for place in self.up("located-in", key) & self.called(region):
                yield self.name[place], self.name[key], self.things[key].code

    def reports_of_journalist(self, journalist: str) -> Iterator[Row]:
        for fact in self.facts["reported-by"]:
            if fact.object in self.called(journalist):
                headline, person = self.ends(fact)
                for role in [e.role for e in fact.evidence if e.role] or [""]:
                    yield person, role, headline, self.file(fact.subject)

    def rules(self) -> Iterator[Row]:
        found: dict[tuple[str, str], list[float]] = defaultdict(list)
        for fact in self.graph.facts:
            for e in fact.evidence:
                found[fact.relation, e.rule].append(e.confidence)
        return ((*rule, len(sure), mean(sure)) for rule, sure in found.items())

    def served_by_organization(self) -> Iterator[Row]:
        programs = {(host, program) for program, hosts in self.hosts.items() for host in hosts}
        numbers = {
            (key, fact.object, e.count)
            for key in self.of_type("Organization")
            for fact in self.facts["served"]
            if fact.subject == key or (key, fact.subject) in programs
            for e in fact.evidence
            if e.count
        }
        return summed((self.name[key], count) for key, _, count in numbers)

    def served_by_province_and_month(self) -> Iterator[Row]:
        numbers = {
            (province, (self.articles[e.article].published or "")[:7], fact.object, e.count)
            for fact in self.facts["served"]
            for e in fact.evidence
            if e.count
            for province in self.provinces(fact.subject) or {""}
        }
        return summed((province, month, count) for province, month, _, count in numbers)

    def several_posts(self) -> Iterator[Row]:
        posts: dict[str, set[str]] = defaultdict(set)
        for fact in self.facts["works-for"]:
            posts[fact.subject] |= {self.name[fact.object] + e.position for e in fact.evidence if e.position}
        for key, held in posts.items():
            if len(held) > 1:
                yield self.name[key], len(held), in_order(held, "；")

    def things_by_type(self) -> Iterator[Row]:
        counts = Counter((thing.type, thing.kind) for thing in self.things.values())
        return ((*sort, count) for sort, count in counts.items())

    def timeline(self) -> Iterator[Row]:
        for key in self.of_type("Program"):
            if self.things[key].date:
                for host in self.hosts[key] or {""}:
                    yield self.things[key].date, self.name[key], self.name.get(host)


def largest(fact: Fact) -> int | None:
    return max((e.count for e in fact.evidence if e.count is not None), default=None)


def mean(numbers: list[float]) -> Decimal:
    """To two digits, a half up, as SPARQL rounds: exact where floats would not be."""
    exact = sum(map(Decimal, map(str, numbers)), Decimal(0)) / len(numbers)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def in_order(parts: set[str], mark: str) -> str:
    return mark.join(sorted(parts))


def summed(rows: Iterator[Row]) -> Iterator[Row]:
    sums: Counter[Row] = Counter()
    for *group, count in rows:
        sums[tuple(group)] += count  # type: ignore[operator]
    return ((*group, count) for group, count in sums.items())


def plain(value: object) -> str:
    """A cell: no difference between nothing and "", 3 and 3.0, one order of joined parts and another."""
    text = "" if value is None else str(value)
    if re.fullmatch(r"\d+\.\d+", text):
        text = f"{float(text):.2f}".rstrip("0").rstrip(".")
    return " ".join("、".join(sorted(text.split("、"))).split())


def table(rows: Iterator[Row]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(map(plain, row)) for row in rows)


def example(name: str, answers: Answers) -> dict[str, str]:
    """Values for a question's parameters that the graph at hand has an answer to."""

    def often(relation: str, end: Callable[[Fact], str]) -> str:
        [(key, _)] = Counter(end(fact) for fact in answers.facts[relation]).most_common(1)
        return answers.name[key]

    asked: dict[str, Callable[[], dict[str, str]]] = {
        "about": lambda: {"name": often("hosted", lambda fact: fact.subject)},
        "evidence": lambda: {"relation": "hosted"},
        "facts-below": lambda: {"below": "0.8"},
        "facts-of-page": lambda: {"page": answers.graph.pages[1].name},
        "largest-numbers": lambda: {"least": "500"},
        "participants": lambda: {"program": often("took-part-in", lambda fact: fact.object)},
        "people-of-organization": lambda: {"organization": often("works-for", lambda fact: fact.object)},
        "programs-of-region": lambda: {"region": often("located-in", lambda fact: fact.object)},
        "regions-in": lambda: {"region": often("located-in", lambda fact: fact.object)},
        "reports-of-journalist": lambda: {"journalist": often("reported-by", lambda fact: fact.object)},
    }
    return asked.get(name, dict)()


@pytest.fixture(scope="module")
def answers(five_pages: KnowledgeGraph) -> Answers:
    return Answers(five_pages)


# ---------------------------------------------------------------- the questions


def test_there_are_questions_enough() -> None:
    assert len(QUESTIONS) >= 25


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name != "co-host-network"])
def test_a_question_is_answered_as_the_values_say(name: str, answers: Answers, five_pages_file: Path) -> None:
    values = example(name, answers)
    method = getattr(answers, name.replace("-", "_") + "_" * (name == "articles"))
    expected = table(method(**values))
    columns, rows = ask(five_pages_file, name, values).rows()
    found = table(tuple(row) for row in rows)
    assert found == expected
    assert found, "nothing was asked"
    assert {len(row) for row in rows} == {len(columns)}


def test_the_network_of_co_hosts_is_a_graph(answers: Answers, five_pages_file: Path) -> None:
    network = rdflib.Graph().parse(data=ask(five_pages_file, "co-host-network").serialize("ttl"), format="turtle")
    partners = set(network.subject_objects(rdflib.URIRef(iris.ontology(iris.BASE) + "partnered-with")))
    assert len(partners) == sum(1 for _ in answers.co_hosts()) > 0


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))
def test_a_question_is_well_written(question: Question, answers: Answers) -> None:
    assert re.search("[\u4e00-\u9fff]", question.zh)
    assert not re.search("[\u4e00-\u9fff]", question.en)
    assert all(name in question.zh and name in question.en for name in question.parameters)
    assert "ORDER BY" in question.text or question.name in ("co-host-network", "data-set")
    text = "\n".join(line for line in question.text.splitlines() if not line.startswith("#"))
    assert [name for name in answers.name.values() if len(name) > 1 and name in text] == []
    rdflib.Graph().query(text)  # plain SPARQL, without our prefixes


def test_any_name_of_a_thing_will_do(answers: Answers, five_pages_file: Path) -> None:
    hosts = {fact.subject for fact in answers.facts["hosted"]}
    alias = next(alias for key in sorted(hosts) for alias in answers.things[key].aliases)
    _, rows = ask(five_pages_file, "hosted", {"organization": alias}).rows()
    assert table(tuple(row) for row in rows) == table(answers.hosted(alias)) != Counter()


def test_a_question_works_on_any_base(five_pages: KnowledgeGraph, tmp_path: Path, answers: Answers) -> None:
    moved = tmp_path / "moved.ttl"
    moved.write_text(to_turtle(replace(five_pages, base="https://example.org/news/")), encoding="utf-8", newline="")
    for name in ("hosted", "things-by-type", "data-set"):
        assert ask(moved, name).rows() == ask(five_pages, name).rows()
    assert ask(moved, "ASK { ?x a kgo:TradeUnion }").rows() == (["answer"], [["yes"]])
    assert "https://example.org/news/id/" in ask(moved, "co-host-network").serialize("ttl")


# ---------------------------------------------------------------- the command

COUNT = "SELECT (COUNT(?x) AS ?n) { ?x a kgo:Program }"


def test_a_table(kg: Kg, five_pages_file: Path, answers: Answers) -> None:
    done = kg("query", five_pages_file, COUNT)
    assert (done.returncode, done.stderr) == (0, "")
    head, rule, row = done.stdout.splitlines()
    assert (head.strip(), set(rule.strip()), row.strip()) == ("n", {"─"}, str(len(answers.of_type("Program"))))


def test_a_folder_is_asked_as_its_graph(kg: Kg, five_pages_file: Path, tmp_path: Path) -> None:
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "graph.ttl").write_bytes(five_pages_file.read_bytes())
    of_file, of_folder = (kg("query", path, COUNT) for path in (five_pages_file, "built"))
    assert (of_folder.returncode, of_folder.stdout) == (0, of_file.stdout)


def test_all_formats(kg: Kg, five_pages_file: Path, answers: Answers) -> None:
    count = str(len(answers.of_type("Program")))
    assert kg("query", five_pages_file, COUNT, "--format", "csv").stdout == f"n\n{count}\n"
    found = json.loads(kg("query", five_pages_file, COUNT, "--format", "json").stdout)
    assert found["results"]["bindings"][0]["n"]["value"] == count
    assert f">{count}</literal>" in kg("query", five_pages_file, COUNT, "--format", "xml").stdout
    for name, format in {"ttl": RdfFormat.TURTLE, "json": RdfFormat.JSON_LD, "xml": RdfFormat.RDF_XML}.items():
        done = kg("query", five_pages_file, "co-host-network", "--format", name)
        assert len(list(parse(done.stdout, format=format))) > 0


def test_a_file_of_sparql_and_a_parameter(kg: Kg, five_pages_file: Path, tmp_path: Path) -> None:
    (tmp_path / "named.rq").write_text(
        "SELECT ?n { VALUES ?start { '职' } ?x a kgo:Group ; skos:prefLabel ?n FILTER (STRSTARTS(?n, ?start)) }",
        encoding="utf-8",
    )
    assert "职工" in kg("query", five_pages_file, "named.rq", "--format", "csv").stdout.split()
    assert "职工" not in kg("query", five_pages_file, "named.rq", "--set", "start=无", "--format", "csv").stdout


def test_a_value_is_data(five_pages_file: Path) -> None:
    for value in ('"} ?x ?y ?z #', "\\", "a\nb", "}"):
        assert ask(five_pages_file, "hosted", {"organization": value}).rows()[1] == []


def test_the_list(kg: Kg) -> None:
    lines = kg("query", "--list").stdout.splitlines()
    assert lines[::3] == list(QUESTIONS)
    assert lines[1::3] == [f"    {question.zh}" for question in QUESTIONS.values()]


def test_nothing_of_a_page_reaches_the_terminal_as_a_command(five_pages: KnowledgeGraph) -> None:
    graph = replace(five_pages, articles=(replace(five_pages.articles[0], headline="甲\x1b[31m乙\u202e丙\n丁"),))
    assert ask(graph, "SELECT ?h { ?a schema:headline ?h }").rows()[1] == [["甲\ufffd[31m乙\ufffd丙 丁"]]


def test_a_graph_of_others_can_be_asked(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_text('<http://a/b> <http://a/c> "d", 3 .', encoding="utf-8")
    done = kg("query", "other.ttl", "SELECT ?o { ?s ?p ?o } ORDER BY ?o", "--format", "csv")
    assert done.stdout.split() == ["o", "3", "d"]


def test_a_term_that_does_not_exist_is_told_when_nothing_is_found(kg: Kg, five_pages_file: Path) -> None:
    done = kg("query", five_pages_file, "SELECT ?x { ?x kgo:hostd ?y }")
    assert (done.returncode, done.stderr) == (0, "Note: the ontology has no kgo:hostd; did you mean kgo:hosted?\n")


WRONG = [
    ("SELEC * { ?s ?p ?o }", "query:1:1: SELEC is no word of SPARQL; did you mean SELECT?"),
    ("SELECT *\n{ ?s ?p ?o\n  FILTR (?o) }", "query:3:3: FILTR is no word of SPARQL; did you mean FILTER?"),
    ('ASK { ?s ?p "甲" ; FILTER (CONTAIN(?o)) }', "query:1:27: CONTAIN is no word of SPARQL; did you mean CONTAINS?"),
    ("SELECT * { ?s skso:prefLabel ?o }", "query:1:15: prefix skso: is not declared; did you mean skos:?"),
    ("SELECT * { ?s ?p ?o", "query:1:20: the query ends too early; does it lack a }?"),
    ('SELECT * { ?s ?p "o }', "query:1:18: the string that begins here has no end"),
    ("SELECT ?s, ?o { ?s ?p ?o }", "query:1:10: “, ?o { ?s ?p ?o }” does not fit here"),
    ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", "query:1:35: The SELECT contains a variable that is unbound"),
    ("DELETE WHERE { ?s ?p ?o }", "query:1:1: DELETE changes a graph, but a query only reads; see kg serve --writable"),
    (" ", "query:1:1: empty; give a query such as SELECT ?name { ?thing skos:prefLabel ?name }"),
    ("co-hots", "co-hots: no question of kg query --list has this name; did you mean co-hosts?"),
    ("no.rq", "no.rq: cannot be read (No such file or directory); give a file of SPARQL"),
    ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "the query cannot be answered: "),
]


@pytest.mark.parametrize(("query", "message"), WRONG, ids=[message.partition(";")[0] for _, message in WRONG])
def test_a_wrong_query_is_told_in_one_line(query: str, message: str, five_pages: KnowledgeGraph) -> None:
    with pytest.raises(QueryError) as caught:
        ask(five_pages, query).rows()
    assert re.match(message.replace("35", r"\d+") if "unbound" in message else re.escape(message), str(caught.value))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.ttl", "hosted"], "missing.ttl: cannot be read"),
        (["broken.ttl", "hosted"], "broken.ttl:2: not Turtle"),
        (["good.ttl", "SELEC"], "SELEC: no question"),
        (["good.ttl", "SELEC *"], "query:1:1: SELEC"),
        (["good.ttl", "hosted", "--set", "host=x"], "hosted: no parameter host; it takes organization"),
        (["good.ttl", "hosted", "--format", "ttl"], "ttl is for CONSTRUCT and DESCRIBE"),
        (["good.ttl", "co-host-network", "--format", "csv"], "csv is for SELECT and ASK"),
    ],
)
def test_bad_input_is_one_line_and_1(kg: Kg, tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "good.ttl").write_text("<http://a/b> <http://a/c> 3 .", encoding="utf-8")
    (tmp_path / "broken.ttl").write_text("<http://a/b> <http://a/c> 3 .\nwhat", encoding="utf-8")
    done = kg("query", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"Error: {message}")


def test_of_what_is_listed_all_types_are_known() -> None:
    listed = re.findall(r"VALUES \?class \{ (.*?) \}", QUESTIONS["things-by-type"].text)
    assert listed == [" ".join(f"kgo:{type_}" for type_ in TYPES)]
