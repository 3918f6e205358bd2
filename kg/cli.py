"""The command line: each command parses its arguments, calls one public function and prints."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import __version__
from kg.errors import KgError, OutputError
from kg.iris import BASE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph


class _Commands(click.Group):
    """Says what the user can mend in one line, and nothing at Ctrl-C."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise click.ClickException(str(error)) from None
        except KeyboardInterrupt:
            ctx.exit(130)


_FEW = 20  # findings of kg validate that are shown
_path = click.Path(path_type=Path)  # a missing file is a bad page (1), not a wrong use of the command (2)
_tagger = click.option(
    "--tagger", type=click.Choice(["lac", "news", "jieba"]), default="lac", show_default=True, help="What finds words."
)

_graph = click.argument("graph", type=_path, metavar="GRAPH")
_share = click.FloatRange(0, 1)
_format = click.Choice(["nt", "jsonld", "graphml", "gexf", "csv", "neo4j"])  # kg.export.FORMATS


def _iso_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date like 2020-10-30") from None


def _base_iri(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if not re.fullmatch(r'https?://[^\s<>"{}|\\^`?#]+/', value):
        raise click.BadParameter(f"{value!r} is not an IRI like https://example.org/news/")
    return value


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
def main() -> None:
    """Build a knowledge graph from Chinese newspaper pages.

    \b
    Example:
      $ kg build seeds -o graphs
    """


@main.command()
@click.argument("paths", nargs=-1, required=True, type=_path, metavar="PAGE|FOLDER...")
@click.option("-o", "--output", required=True, type=_path, metavar="DIR", help="The folder to write the graph to.")
@_tagger
@click.option("--published", callback=_iso_date, metavar="DATE", help="The date of pages whose name holds none.")
@click.option("--base", callback=_base_iri, default=BASE, show_default=True, metavar="IRI", help="The start of IRIs.")
@click.option("--min-confidence", type=_share, default=0.0, metavar="X", help="Leave out what is less sure, 0 to 1.")
@click.option("--export", "formats", type=_format, multiple=True, help="Write this too; may be given several times.")
def build(
    paths: tuple[Path, ...],
    output: Path,
    tagger: str,
    published: str | None,
    base: str,
    min_confidence: float,
    formats: tuple[str, ...],
) -> None:
    """Build the graph of pages, text or Markdown in UTF-8.

    Writes graph.ttl, graph.html and report.md. A page that cannot be read is named and left out, and the exit status
    is then 1.

    \b
    Example:
      $ kg build seeds -o mine
      5 pages, 51 articles, 720 nodes, 903 facts, 1156 quotes -> mine/graph.ttl, mine/graph.html, mine/report.md
    """
    from kg.build import build

    _check_output(output)
    errors: list[KgError] = []
    progress = _progress if sys.stderr.isatty() else iter
    graph = build(
        paths,
        tagger=tagger,
        published=published,
        base=base,
        min_confidence=min_confidence,
        on_error=errors.append,
        progress=progress,
    )
    for error in errors:
        click.ClickException(str(error)).show()
    if graph.pages:
        graph.write(output)
        written = ["graph.ttl", "graph.html", "report.md", *_export(graph, output, formats)]
        click.echo(f"{_counts(graph)} -> {_files(output, written)}")
    if errors:
        sys.exit(1)


@main.command()
@click.argument("page", type=_path)
@_tagger
def show(page: Path, tagger: str) -> None:
    """Draw the stages of a page: its articles, the names under each sentence, the facts with their rule.

    \b
    Example:
      $ kg show seeds/004_84d3452d873df631.txt | less
    """
    from kg.build import show

    columns = shutil.get_terminal_size((80, 24)).columns
    click.echo(show(page, tagger=tagger, width=max(columns // 2, 10)), nl=False)


def _assignments(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    for name, equals, _ in pairs:
        if not (name and equals):
            raise click.BadParameter(f"{name!r} is not like name=value")
    return {name: value for name, _, value in pairs}


def _list_questions(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from kg.query import questions

    for question in questions():
        click.echo(f"{question.name}\n    {question.zh}\n    {question.en}")
    ctx.exit()


@main.command()
@click.argument("graph", type=_path)
@click.argument("query")
@click.option("--format", type=click.Choice(["table", "csv", "json", "xml", "ttl"]), default="table", show_default=True)
@click.option("--set", "values", multiple=True, callback=_assignments, metavar="NAME=VALUE", help="Set a parameter.")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list_questions, help="Questions.")
def query(graph: Path, query: str, format: str, values: dict[str, str]) -> None:
    """Ask a graph: QUERY is SPARQL, a file FILE.rq, or the name of a question (see --list).

    The graph's prefixes need no declaration: kgo: for classes and relations, kgr: for things, skos:, schema:, prov:, …

    \b
    Example:
      $ kg query graphs/graph.ttl people-of-organization --set organization=天津市总工会
       employer       person   position
      ──────────────────────────────────
       天津市总工会   梁宝明   主席
      $ kg query graphs/graph.ttl people-of-organization --set organization=天津市总工会 --format csv
      employer,person,position
      天津市总工会,梁宝明,主席
      $ kg query graphs/graph.ttl "SELECT (COUNT(?x) AS ?unions) { ?x a kgo:TradeUnion }"
       unions
      ────────
       91
    """
    from kg.query import ask, unknown_terms

    answer = ask(graph, query, values)
    if format != "table":
        click.echo(answer.serialize(format), nl=False)
        return
    columns, rows = answer.rows()
    _table(columns, rows)
    if not rows:
        for term in unknown_terms(query):
            click.echo(f"Note: {term}", err=True)


@main.command()
@click.argument("graph", type=_path)
@click.option("--port", type=click.IntRange(1, 65535), help="The port; 7878, or any that is free, if not given.")
@click.option("--writable", is_flag=True, help="Allow updates; they end with the server.")
def serve(graph: Path, port: int | None, writable: bool) -> None:
    """Serve a graph on this machine: the drawing and a page for SPARQL at /, the endpoint at /query.

    It listens on loopback only and reads only; --writable adds /update and /store. Ctrl-C stops it.

    \b
    Example:
      $ kg serve graphs/graph.ttl --port 7878 &
      http://127.0.0.1:7878/ (SPARQL: http://127.0.0.1:7878/query), Ctrl-C stops it
      $ curl -s http://127.0.0.1:7878/query -H "Accept: text/csv" -d "query=SELECT(COUNT(*)AS ?n){?s ?p ?o}"
      n
      16971
    """
    from kg.serve import serve

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with serve(graph, port=port, writable=writable) as server:
            click.echo(f"{server.address} (SPARQL: {server.address}query), Ctrl-C stops it")
            server.wait()
    except KeyboardInterrupt:
        click.echo("stopped")


@main.command()
@click.argument("graph", type=_path)
@click.argument("url")
@click.option("--graph", "name", metavar="IRI", help="The store's graph to write to, if not the default one.")
@click.option("--replace", is_flag=True, help="Put it in the place of what that graph holds.")
def push(graph: Path, url: str, name: str | None, replace: bool) -> None:
    """Send a graph to a server with the SPARQL Graph Store Protocol; URL is its graph store.

    \b
    Example:
      $ kg serve graphs/graph.ttl --port 7878 --writable &
      $ kg push graphs/graph.ttl http://127.0.0.1:7878/store --replace
      16971 triples -> the default graph

    \b
    Graph stores of other servers:
      http://localhost:3030/news/data                                 Fuseki
      http://localhost:7200/repositories/news/rdf-graphs/service      GraphDB
    """
    from kg.push import push

    count = push(graph, url, graph=name, replace=replace)
    click.echo(f"{count} triples -> {name or 'the default graph'}")


@main.command()
@click.argument("graph", type=_path)
def validate(graph: Path) -> None:
    """Check a Turtle graph against the ontology's shapes (SHACL). The exit status is 1 if it has errors.

    \b
    Example:
      $ kg validate graphs/graph.ttl
      graphs/graph.ttl: no errors, no warnings
    """
    from kg.check import ERROR, WARNING, check

    findings = check(graph)
    for finding in findings[:_FEW]:
        click.echo(f"{finding.severity}: {finding.node}: {finding.message}")
    if len(findings) > _FEW:
        click.echo(f"… and {len(findings) - _FEW} more")
    counts = {severity: sum(finding.severity == severity for finding in findings) for severity in (ERROR, WARNING)}
    click.echo(f"{graph}: " + ", ".join(f"{n or 'no'} {severity}{'s' * (n != 1)}" for severity, n in counts.items()))
    if counts[ERROR]:
        sys.exit(1)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table as wide as the terminal, or, for a file or pipe, as wide as it needs to be."""
    from rich import box
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    table = Table(*(Column(name, overflow="fold") for name in columns), box=box.SIMPLE_HEAD, show_edge=False)
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(width=None if sys.stdout.isatty() else 10_000)
    with console.capture() as text:
        console.print(table)
    for line in text.get().splitlines():
        click.echo(line.rstrip())


@main.command()
@_graph
@click.option("-o", "--output", required=True, type=_path, metavar="DIR", help="The folder to write to.")
@click.option("--format", "formats", type=_format, multiple=True, required=True, help="May be given several times.")
def export(graph: Path, output: Path, formats: tuple[str, ...]) -> None:
    """Write a graph, a Turtle file or a folder with graph.ttl, for other tools.

    \b
      nt       graph.nt, N-Triples
      jsonld   graph.jsonld, JSON-LD
      graphml  graph.graphml, for yEd, Cytoscape, igraph, networkx
      gexf     graph.gexf, for Gephi
      csv      nodes.csv, edges.csv, evidence.csv, for spreadsheets
      neo4j    neo4j-nodes.csv, neo4j-relationships.csv, for neo4j-admin database import

    \b
    Example:
      $ kg export graphs -o exports --format gexf --format nt
      5 pages, 51 articles, 720 nodes, 903 facts, 1156 quotes -> exports/graph.gexf, exports/graph.nt
    """
    from kg.rdf import load

    _check_output(output)
    said = load(graph)
    click.echo(f"{_counts(said)} -> {_files(output, _export(said, output, formats))}")


@main.command()
@click.argument("what", nargs=-1, required=True, metavar="NAME | SUBJECT RELATION OBJECT")
@click.option("--graph", type=_path, default="graphs", show_default=True, metavar="GRAPH", help="The graph to ask.")
def explain(what: tuple[str, ...], graph: Path) -> None:
    """Tell what a graph knows of a name, or of one fact, and why.

    For a name or alias: its other names with the reason of each, the articles, the facts. For each fact its quotes,
    with their place, rule and confidence.

    \b
    Example:
      $ kg explain 吴忠市总
      吴忠市总工会  Organization · TradeUnion  organization/吴忠市总工会
      $ kg explain 无锡市总 located-in 无锡 --graph graphs
      无锡市总工会 located-in 无锡市  0.93
    """
    from kg.explain import explain, explain_fact
    from kg.rdf import load

    if len(what) not in (1, 3):
        raise click.UsageError("give one name, or a subject, a relation and an object; put quotes around blanks")
    said = load(graph)
    click.echo(explain(said, what[0]) if len(what) == 1 else explain_fact(said, what[0], what[1], what[2]), nl=False)


@main.command()
@_graph
@click.argument("gold", type=_path)
@click.option("--pages", type=_path, metavar="DIR", help="The pages' folder, if they do not lie beside the gold.")
@click.option("--details", is_flag=True, help="List what is missed and what is too much.")
@click.option("--calibration", is_flag=True, help="Compare confidence with what is right.")
@click.option("--write-calibration", type=_path, metavar="FILE", help="Write counts of right facts by rule as a table.")
def score(
    graph: Path, gold: Path, pages: Path | None, details: bool, calibration: bool, write_calibration: Path | None
) -> None:
    """Compare a graph with gold: what careful readers wrote down of the same pages.

    GRAPH is a Turtle file, a folder with graph.ttl, or one with a <page>.ttl for each page. GOLD is a folder with a
    <page>.json for each page:

    \b
      {"page": "2021-10-13", "articles": [{
        "id": "1", "begins": "the first 10-20 characters", "ends": "the last ones",
        "entities": [
          {"id": "o1", "type": "Organization", "kind": "TradeUnion", "names": ["滨海市总工会", "市总工会"]},
          {"id": "p1", "type": "Program", "names": ["职工歌咏比赛"], "date": "2021-10-12"}],
        "facts": [
          {"s": "o1", "r": "hosted", "o": "p1", "quote": "滨海市总工会举办职工歌咏比赛", "role": "主办"}]}]}

    The first of the names is the canonical one. A journalist's fact is {"s": "n1", "r": "reported", "o": "article"}.
    What careful readers may differ on is "optional": true.

    \b
    Example:
      $ kg score graphs tests/gold --pages seeds
      entities         right extra missed      P      R     F1
    """
    from kg import calibration as counted
    from kg.graph import write_whole
    from kg.score import calibration as counts_of
    from kg.score import score

    scores = score(graph, gold, pages)
    for part in ("entities", "facts", "articles"):
        click.echo(f"{part:16} right extra missed      P      R     F1")
        for name, tally in scores.rows(part).items():
            shares = f"{tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f}"
            click.echo(f"  {name:14} {tally.right:5} {tally.extra:5} {tally.missed:6} {shares}")
    click.echo("also             share right")
    for name in dict.fromkeys(name for name, _ in scores.shares):
        right, read = scores.share(name)
        click.echo(f"  {name:14} {right / read:6.3f} of {read}")
    if calibration:
        click.echo("confidence       facts right  share")
        for low, right, read in counted.by_band(counts_of(scores)):
            click.echo(f"  from {low:.1f}       {read:5} {right:5} {right / read:6.3f}")
    if details:
        click.echo("\n".join(scores.details))
    if write_calibration:
        write_whole(write_calibration, counted.to_table(counts_of(scores)))


def _export(graph: KnowledgeGraph, folder: Path, formats: Iterable[str]) -> list[str]:
    """Writes the graph in these formats; the names of the files."""
    from kg.export import export
    from kg.graph import write_whole

    files = {name: text for format in formats for name, text in export(graph, format).items()}
    for name, text in files.items():
        write_whole(folder / name, text)
    return list(files)


def _files(folder: Path, names: Iterable[str]) -> str:
    return ", ".join(str(folder / name) for name in names)


def _check_output(folder: Path) -> None:
    """Tells before the work, not after it, that the folder cannot be written."""
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        reason = "may not be written" if nearest.is_dir() else "is a file, not a folder"
        raise OutputError(f"{folder}: {nearest} {reason}; choose another folder with -o")


def _progress(files: Sequence[Path]) -> Iterable[Path]:
    from rich.console import Console
    from rich.progress import track

    return track(files, "Reading pages", console=Console(stderr=True), transient=True)


def _counts(graph: KnowledgeGraph) -> str:
    counts = {
        "page": len(graph.pages),
        "article": len(graph.articles),
        "node": len(graph.entities),
        "fact": len(graph.facts),
        "quote": sum(len(fact.evidence) for fact in graph.facts),
    }
    return ", ".join(f"{count} {name}{'s' * (count != 1)}" for name, count in counts.items())
