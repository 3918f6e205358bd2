"""Train, write and measure the weights: about a quarter of an hour on two cores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from kg.model import Word
from kg.tagger import tagger
from kg.tagger.news import MODEL, NewsTagger
from kg.training.corpus import read_month
from kg.training.figures import figures
from kg.training.fine_tune import fine_tuned
from kg.training.labels import NAMES, PHRASES, Labelled, Spans, read_labels
from kg.training.network import write_onnx
from kg.training.relabel import relabel, relabelled

TAGS = ("PER", "LOC", "ORG")


@click.command()
@click.option("--passes", default=3, show_default=True, help="Passes over the month.")
@click.option("--seed", default=1, show_default=True, help="For the order of sentences and their variants.")
def main(passes: int, seed: int) -> None:
    """Relabel the month, fine-tune LAC's network on it, write kg/tagger/news.onnx and print its figures."""
    month = read_month()
    labelled = read_labels(month)
    examples = [example for example in relabelled(month, labelled) if not example.held_out]
    click.echo(f"{len(labelled)} sentences labelled by reading, {len(examples)} to train on")
    write_onnx(fine_tuned(examples, passes, seed, click.echo), MODEL)
    _print_figures(labelled)


def _print_figures(labelled: Sequence[Labelled]) -> None:
    held_out = [item for item in labelled if item.held_out]
    texts = [item.text for item in held_out]
    words = [item.paragraph.words_in(item.start, item.end) for item in labelled]
    lac = tagger("lac").tag([item.text for item in labelled])
    relabeller = relabel(words, lac, [None if item.held_out else item for item in labelled])
    own = [found for found, item in zip(relabeller, labelled, strict=True) if item.held_out]
    news = NewsTagger().read(texts)
    for name, found, labels in (
        ("LAC, names", [_spans(ws) for ws in tagger("lac").tag(texts)], TAGS),
        ("news, names", [_spans(ws) for ws, _ in news], TAGS),
        ("news, phrases", [_spans(ws) for _, ws in news], PHRASES),
        ("relabeller, names", [names for names, _ in own], NAMES),
        ("relabeller, phrases", [phrases for _, phrases in own], PHRASES),
    ):
        click.echo(f"\n{name}, {len(held_out)} sentences held out")
        for figure in figures([item.spans for item in held_out], found, labels):
            click.echo(f"  {figure}")


def _spans(words: Iterable[Word]) -> Spans:
    return [(word.start, word.end, word.tag) for word in words]


if __name__ == "__main__":
    main()
