"""The command line: each command parses its arguments, calls one public function and prints."""

from __future__ import annotations

import os
import re
import shutil
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


_path = click.Path(path_type=Path)  # a missing file is a bad page (1), not a wrong use of the command (2)
_tagger = click.option(
    "--tagger", type=click.Choice(["lac", "jieba"]), default="lac", show_default=True, help="What finds words."
)


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
      kg build seeds -o graphs
    """


@main.command()
@click.argument("paths", nargs=-1, required=True, type=_path, metavar="PAGE|FOLDER...")
@click.option("-o", "--output", required=True, type=_path, metavar="DIR", help="The folder to write the graph to.")
@_tagger
@click.option("--published", callback=_iso_date, metavar="DATE", help="The date of pages whose name holds none.")
@click.option("--base", callback=_base_iri, default=BASE, show_default=True, metavar="IRI", help="The start of IRIs.")
def build(paths: tuple[Path, ...], output: Path, tagger: str, published: str | None, base: str) -> None:
    """Build the graph of pages, text or Markdown in UTF-8.

    Writes graph.ttl, graph.html and report.md. A page that cannot be read is named and left out, and the exit status
    is then 1.

    \b
    Example:
      kg build page.txt more-pages/ -o graphs --published 2020-10-30
    """
    from kg.build import build

    _check_output(output)
    errors: list[KgError] = []
    progress = _progress if sys.stderr.isatty() else iter
    graph = build(paths, tagger=tagger, published=published, base=base, on_error=errors.append, progress=progress)
    for error in errors:
        click.ClickException(str(error)).show()
    if graph.pages:
        graph.write(output)
        files = ", ".join(str(output / name) for name in ("graph.ttl", "graph.html", "report.md"))
        click.echo(f"{_counts(graph)} -> {files}")
    if errors:
        sys.exit(1)


@main.command()
@click.argument("page", type=_path)
@_tagger
def show(page: Path, tagger: str) -> None:
    """Draw the stages of a page: its articles, the names under each sentence, the facts with their rule.

    \b
    Example:
      kg show page.txt | less
    """
    from kg.build import show

    columns = shutil.get_terminal_size((80, 24)).columns
    click.echo(show(page, tagger=tagger, width=max(columns // 2, 10)), nl=False)


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
