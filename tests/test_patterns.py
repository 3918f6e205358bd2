"""Every pattern of ontology/program_patterns.toml finds what its examples name, and nothing in its counterexamples."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from kg import data, tagger
from kg.errors import OntologyError
from kg.mentions.programs import patterns
from kg.mentions.programs.patterns import Pattern
from kg.pages import page_of

PATTERNS = patterns.patterns()


def _found(text: str, rule: str) -> list[str]:
    """The programs that a pattern finds in a text."""
    stories = importlib.import_module("kg.build").read(page_of(text, "text"), tagger.tagger("lac"))
    sentences = [reading.tagged for _, readings in stories for reading in readings]
    return [m.text for tagged in sentences for m in patterns.by_patterns(tagged) if m.rule == rule]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_examples(pattern: Pattern) -> None:
    assert pattern.examples, "a pattern needs an example"
    for example in pattern.examples:
        assert _found(example["text"], pattern.name) == [example["name"]]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_counterexamples(pattern: Pattern) -> None:
    assert pattern.counterexamples, "a pattern needs a counterexample"
    for text in pattern.counterexamples:
        assert _found(text, pattern.name) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[pattern]]\nname = "x"\npattern = "("\n', "pattern x: .*; mend it"),
        ('[[pattern]]\nname = "x"\npattern = "a"\n', "pattern x: .*; mend it"),
        ('[[pattern]]\nname = "x"\nbegins = "words"\n', "pattern x: begins is none of .*; mend it"),
        ("[[pattern]\n", "mend the file"),
    ],
)
def test_a_broken_pattern_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, words: str) -> None:
    place = tmp_path / "program_patterns.toml"
    place.write_text(text, encoding="utf-8")
    monkeypatch.setattr(data, "path", lambda name: place)
    with pytest.raises(OntologyError, match=words) as error:
        patterns.patterns.__wrapped__()
    assert str(place) in str(error.value)
