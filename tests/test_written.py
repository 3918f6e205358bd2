"""How right the builder is on pages that it was not made on: 140 pages of invented news (`tests/written/README.md`)."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.rdf import to_turtle
from kg.score import Scores, score

WRITTEN = Path(__file__).parent / "written"


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    """The score of one graph of all pages."""
    place = tmp_path_factory.mktemp("written") / "graph.ttl"
    place.write_text(to_turtle(kg.build(WRITTEN / "pages")), encoding="utf-8")
    return score(place, WRITTEN / "gold", WRITTEN / "pages")


def test_things(scores: Scores) -> None:
    rows = scores.rows("entities")
    assert rows["ALL"].f1 >= 0.86
    assert rows["ALL"].precision >= 0.9
    assert rows["Person"].f1 >= 0.93
    assert rows["Region"].f1 >= 0.92
    assert rows["Organization"].f1 >= 0.85


def test_facts(scores: Scores) -> None:
    rows = scores.rows("facts")
    assert rows["ALL"].f1 >= 0.68
    assert rows["ALL"].precision >= 0.85


def test_stories(scores: Scores) -> None:
    assert scores.rows("articles")["ALL"].f1 >= 0.8


def test_every_quote_stands_where_it_says(scores: Scores) -> None:
    right, of = scores.share("evidence")
    assert right == of > 3000


def test_facts_are_as_often_right_as_they_say(scores: Scores) -> None:
    """Facts of a confidence from 0.9 on are right nine times in ten."""
    sure = [fact for fact in scores.judged if fact.evidence.confidence >= 0.9]
    assert sum(fact.right for fact in sure) >= 0.9 * len(sure) > 1000
