"""The table of contents: how page files become a graph."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from os import PathLike
from pathlib import Path

from kg import articles, claims, iris, sentences
from kg import tagger as taggers
from kg.errors import KgError, PageError
from kg.graph import KnowledgeGraph, drop_unsure, merge
from kg.mentions import Reading, flat
from kg.mentions import read as read_names
from kg.model import Mention, Page, PageGraph, Story
from kg.pages import find_pages, page_of, read_page
from kg.resolve import page_graph
from kg.show import draw_page
from kg.tagger import Tagger

OnError = Callable[[PageError], None]


def build(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    tagger: str = "lac",
    published: str | None = None,
    base: str = iris.BASE,
    min_confidence: float = 0.0,
    on_error: OnError | None = None,
    progress: Callable[[Sequence[Path]], Iterable[Path]] = iter,
) -> KnowledgeGraph:
    """The graph of all pages in `paths`, files and folders.

    `published` is the ISO date of pages whose file name holds none. A page that cannot be read is given to `on_error`
    as a PageError and left out; without `on_error` the first one is raised. `progress` goes through the pages' files.
    What is stated with less than `min_confidence` is left out.
    """
    words = taggers.tagger(tagger)
    files: dict[Path, None] = {}
    graphs: dict[str, PageGraph] = {}
    for path in [paths] if isinstance(paths, str | PathLike) else paths:
        with _told(on_error):
            files |= dict.fromkeys(find_pages([Path(path)]))
    for file in progress(sorted(files)):
        with _told(on_error):
            page = read_page(file, published)
            if page.key in graphs and graphs[page.key].page != page:
                raise PageError(f"{file}: another page has this name too, and names make IRIs; rename one of them")
            graphs[page.key] = _extract(page, words, file)
    return merge((drop_unsure(graph, min_confidence) for graph in graphs.values()), base)


def read(page: Page, tagger: Tagger) -> list[tuple[Story, tuple[Reading, ...]]]:
    """The stories of a page, each with its sentences and the names in them."""
    stories = articles.split(page)
    split = [sentences.split(story) for story in stories]
    words = iter(tagger.tag([sentence.text for group in split for sentence in group]))
    return [
        (story, read_names(story, group, [next(words) for _ in group]))
        for story, group in zip(stories, split, strict=True)
    ]


def extract(page: Page, tagger: Tagger) -> PageGraph:
    """What one page says: depends on nothing but the page's text and `ontology/`."""
    return page_graph(page, [(story, readings, tuple(claims.find(readings))) for story, readings in read(page, tagger)])


def _extract(page: Page, tagger: Tagger, file: Path) -> PageGraph:
    """As `extract`; a fault of ours is told like a page that cannot be read, so that the others are built."""
    try:
        return extract(page, tagger)
    except KgError:
        raise
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
        raise PageError(f"{file}: the builder fails on this text ({fault}); leave it out and report it") from error


def mentions(text: str, *, tagger: str = "news") -> list[Mention]:
    """The names in a plain text, in order; offsets are code points of `text`.

    The tagger `news` finds names best; `lac` is best for facts, whose rules were written on its parts of speech.

    Of people, regions and organizations the longest names only, none inside another (苏州市总工会, not 苏州市 in it);
    programs and groups may hold them. What points back without a name (该公司, 此次竞赛) is left out.
    """
    found = []
    for story, readings in read(page_of(text, "text"), taggers.tagger(tagger)):
        for reading in readings:
            base = reading.tagged.sentence.start
            for name in flat(reading.mentions):
                span = story.view.span(base + name.start, base + name.end)
                found.append(replace(name, start=span.start, end=span.end, text=text[span.start : span.end]))
    return sorted(found, key=lambda name: (name.start, -name.end))


def show(path: str | PathLike[str], *, tagger: str = "lac", width: int = 40) -> str:
    """The stages of a page, drawn with at most `width` full-width characters a line."""
    page, words = read_page(Path(path)), taggers.tagger(tagger)
    return draw_page(read(page, words), extract(page, words), width)


@contextmanager
def _told(on_error: OnError | None) -> Iterator[None]:
    try:
        yield
    except PageError as error:
        if on_error is None:
            raise
        on_error(error)
