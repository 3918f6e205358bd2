"""Asking a graph: SPARQL by text, by file, or one of the questions in `ontology/queries/` by name.

A parameter of a query is a line `VALUES ?name { UNDEF }` (or with a default in place of UNDEF), so that a query is
plain SPARQL and runs on any engine as it stands; a value that is given takes the place of what the braces hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg import data, iris, rdf
from kg.errors import OntologyError, QueryError
from kg.graph import KnowledgeGraph
from kg.ontology import labels
from kg.turtle import literal

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

FORMATS = ("csv", "json", "xml", "ttl")

_PARAMETER = re.compile(r"\bVALUES\s+\?(\w+)\s*\{\s*([^\s{}]+|\"[^\"]*\")\s*\}", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_TOKEN = re.compile(
    r"""(?P<skip>\#[^\n]* | <[^<>"{}|^`\\\s]*> | "{3}.*?"{3} | '{3}.*?'{3}
        | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | [?$]\w+ | @[\w-]+ | _:\w+ | \d[\w.]*)
      | (?P<prefix>[^\W\d_](?:[\w.-]*\w)?)?:(?P<local>[\w%-]?(?:[\w%.:-]*[\w%-])?)
      | (?P<word>[A-Za-z_]\w*) | (?P<open>["'])""",
    re.VERBOSE | re.DOTALL,
)
# The words of the grammar of SPARQL 1.1 Query, and two that Oxigraph adds (ADJUST, LATERAL).
_GRAMMAR = (
    "a ABS ADD ADJUST ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT "
    "DATATYPE DAY DESC DESCRIBE DISTINCT ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT "
    "HAVING HOURS IF IN IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LATERAL LCASE LIMIT MAX MD5 "
    "MIN MINUS MINUTES MONTH NAMED NOT NOW OFFSET OPTIONAL ORDER PREFIX RAND REDUCED REGEX REPLACE ROUND SAMETERM "
    "SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512 SILENT STR STRAFTER STRBEFORE STRDT "
    "STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TRUE TZ UCASE UNDEF UNION URI UUID VALUES WHERE "
    "YEAR "
)
_WORDS = frozenset(_GRAMMAR.split())
_UPDATES = {"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"}


@dataclass(frozen=True, slots=True)
class Question:
    """A query with a name; `zh` and `en` say in a sentence what it asks."""

    name: str
    zh: str
    en: str
    text: str

    @property
    def parameters(self) -> dict[str, str]:
        """What may be set, with its default as it stands in SPARQL ("UNDEF": any)."""
        return dict(_PARAMETER.findall(self.text))


def questions() -> list[Question]:
    """The questions of `ontology/queries/`, by name. OntologyError where one lacks its sentences."""
    return [_question(path) for path in sorted(data.path("queries").glob("*.rq"))]


def _question(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    said = dict(re.findall(r"^# (zh|en): (.+)$", text, re.MULTILINE))
    if said.keys() != {"zh", "en"}:
        raise OntologyError(f"{path}: lacks a line '# zh: …' or '# en: …' that says what it asks")
    return Question(path.stem, said["zh"], said["en"], text)


# ---------------------------------------------------------------- asking


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found. It can be read once: in one of the three ways below, or by going through `result`."""

    result: QuerySolutions | QueryBoolean | QueryTriples  # of pyoxigraph
    base: str  # of the graph

    def rows(self) -> tuple[list[str], list[list[str]]]:
        """Columns and rows for a reader: literals without quotation marks, IRIs short."""
        from pyoxigraph import QueryBoolean, QuerySolutions

        spaces = rdf.prefixes(self.base)
        if isinstance(self.result, QueryBoolean):
            return ["answer"], [["yes" if self.result else "no"]]
        if isinstance(self.result, QuerySolutions):
            columns = [variable.value for variable in self.result.variables]
        else:
            columns = ["subject", "predicate", "object"]
        with _carried_out():
            return columns, [[_text(term, spaces) for term in row] for row in self.result]

    def serialize(self, format: str) -> str:
        """The answer in a standard format: "csv", "json" or "xml" of SPARQL; "ttl" of CONSTRUCT and DESCRIBE, whose
        "json" is JSON-LD and whose "xml" is RDF/XML. QueryError where an answer of its kind has no such format.
        """
        from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, serialize

        if isinstance(self.result, QueryTriples):
            graphs = {"json": RdfFormat.JSON_LD, "xml": RdfFormat.RDF_XML, "ttl": RdfFormat.TURTLE}
            if format not in graphs:
                raise QueryError(f"{format} is for SELECT and ASK; CONSTRUCT and DESCRIBE give ttl, json or xml")
            spaces = {name: space for name, space in rdf.prefixes(self.base).items() if name != "kgr"}  # it has slashes
            with _carried_out():
                return (serialize(self.result, format=graphs[format], prefixes=spaces) or b"").decode()
        tables = {"csv": QueryResultsFormat.CSV, "json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML}
        if format not in tables:
            raise QueryError(f"{format} is for CONSTRUCT and DESCRIBE; SELECT and ASK give csv, json or xml")
        with _carried_out():
            return (self.result.serialize(format=tables[format]) or b"").decode()


def ask(graph: str | Path | KnowledgeGraph, query: str, values: Mapping[str, str] | None = None) -> Answer:
    """The answer of a graph, or of a Turtle file, to a query.

    `query` is SPARQL, a file `….rq` or the name of a question; `values` go to its parameters. The graph's own
    prefixes need no declaration, and questions ask about the graph's own base. GraphError for a file that is no
    graph; QueryError where the query cannot be read, parsed or carried out.
    """
    store = rdf.open_store(graph)
    base = _base(store)
    name, text = _find(query, base)
    text = _set(text, values or {}, name)
    try:
        with _carried_out():
            return Answer(store.query(text, prefixes=rdf.prefixes(base)), base)
    except SyntaxError as error:
        raise QueryError(_explain(name, text, rdf.prefixes(base), str(error))) from None


@contextmanager
def _carried_out() -> Iterator[None]:
    """An answer is looked for while it is read, so that an engine's error may come late."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from None


def _base(store: Store) -> str:
    from pyoxigraph import QuerySolutions

    classes = store.query("SELECT DISTINCT ?class { ?thing a ?class }")
    assert isinstance(classes, QuerySolutions)
    return rdf.base_of_classes(row["class"].value for row in classes if hasattr(row["class"], "value"))


def _find(query: str, base: str) -> tuple[str, str]:
    """What to call a query in a message, and its text."""
    known = {question.name: question.text for question in questions()}
    if query in known:
        return query, known[query].replace(iris.BASE, base)
    if query.endswith(".rq"):
        return query, _read(query)
    if re.fullmatch(r"[\w.-]+", query):
        raise QueryError(f"{query}: no question of kg query --list has this name{_near(query, known)}")
    return "query", query


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QueryError(f"{path}: cannot be read ({error.strerror}); give a file of SPARQL") from None
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _set(text: str, values: Mapping[str, str], name: str) -> str:
    """The query with values in its parameters: numbers as they are, everything else as a string."""
    known = [parameter for parameter, _ in _PARAMETER.findall(text)]
    for parameter in values.keys() - known:
        takes = f"it takes {', '.join(known)}" if known else "it takes none"
        raise QueryError(f"{name}: no parameter {parameter}; {takes}")

    def given(match: re.Match[str]) -> str:
        value = values.get(match[1])
        if value is None:
            return match[0]
        return f"VALUES ?{match[1]} {{ {value if _NUMBER.fullmatch(value) else literal(value)} }}"

    return _PARAMETER.sub(given, text)


# ---------------------------------------------------------------- what is wrong


def _explain(name: str, text: str, prefixes: Mapping[str, str], message: str) -> str:
    """One line that says where a query is not SPARQL, and what may have been meant."""
    declared = {*prefixes, *re.findall(r"\bPREFIX\s+([\w.-]*):", text, re.IGNORECASE)}
    for match in _tokens(text):
        place = f"{name}:{_place(text, match.start())}"
        word, prefix = match["word"], match["prefix"] or ""
        if word and word.upper() in _UPDATES:
            return f"{place}: {word} changes a graph, but a query only reads; see kg serve --writable"
        if word and word not in _WORDS and word.upper() not in _WORDS - {"a"}:
            return f"{place}: {word} is no word of SPARQL{_near(word.upper(), _WORDS)}"
        if match["open"]:
            return f"{place}: the string that begins here has no end"
        if match["local"] is not None and prefix not in declared and not _declares(text, match):
            return f"{place}: prefix {prefix}: is not declared{_near(prefix, declared, after=':')}"
    return _locate(name, text, message)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """The words and prefixed names of a query: not what stands in strings, IRIs and comments."""
    return (match for match in _TOKEN.finditer(text) if match["skip"] is None)


def _declares(text: str, match: re.Match[str]) -> bool:
    return re.search(r"\bPREFIX\s+$", text[: match.start()], re.IGNORECASE) is not None


def _locate(name: str, text: str, message: str) -> str:
    """rdflib's parser is slower than Oxigraph's but tells the place where it stopped, not the farthest one it tried."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    if not text.strip():
        return f"{name}:1:1: empty; give a query such as SELECT ?name {{ ?thing skos:prefLabel ?name }}"
    try:
        parseQuery(text)
    except ParseException as error:
        rest = text[error.loc :].split("\n")[0].strip()
        shown = f"“{rest[:30]}{'…' * (len(rest) > 30)}”"
        here = f"{shown} does not fit here" if rest else "the query ends too early; does it lack a }?"
        return f"{name}:{_place(text, error.loc)}: {here}"
    except Exception:  # rdflib raises bare exceptions for what it parses and then does not like
        pass
    found = re.match(r"error at (\d+:\d+): expected (?:one of )?(.*)", message.replace("\n", " "))
    said = re.findall(r"(?:^|, )([A-Z][^,\[\]]* [^,\[\]]*)", found[2]) if found else []
    return f"{name}:{found[1] if found else '1:1'}: {said[0] if said else 'not SPARQL'}"


def _place(text: str, offset: int) -> str:
    """Line and column, from 1, in code points."""
    return f"{text.count(chr(10), 0, offset) + 1}:{offset - text.rfind(chr(10), 0, offset)}"


def _near(word: str, known: Iterable[str], before: str = "", after: str = "") -> str:
    close = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return f"; did you mean {before}{close[0]}{after}?" if close else ""


def unknown_terms(query: str) -> list[str]:
    """The terms of `kgo:` in a query that the ontology does not have, each with what may have been meant."""
    _, text = _find(query, iris.BASE)
    used = {match["local"] for match in _tokens(text) if match["prefix"] == "kgo" and match["local"]}
    return [f"the ontology has no kgo:{term}{_near(term, labels(), 'kgo:')}" for term in sorted(used - labels().keys())]


def _text(term: object, spaces: Mapping[str, str]) -> str:
    """A term for a reader. Control characters of a page's text do not reach the terminal."""
    if term is None:
        return ""
    value = str(getattr(term, "value", term))
    if type(term).__name__ == "NamedNode":
        prefix, space = next(((p, s) for p, s in spaces.items() if value.startswith(s)), ("", ""))
        value = f"{prefix}:{unquote(value.removeprefix(space))}" if prefix else value
    return _CONTROL.sub("\ufffd", " ".join(value.split()))
