"""Every rule of ontology/rules/ reads its relation off its own examples, and nothing off its counterexamples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import rules
from kg.errors import OntologyError
from kg.ontology import relations
from kg.rules import Rule
from kg.typed import marked, typed

RULES = rules.rules()


def _read(rule: Rule, example: str) -> Iterator[str]:
    """What the rule reads off a marked sentence, as "subject relation object"; carried names are written …."""
    text, mentions = marked(example)
    for match in rules.matches(rule, typed(text, mentions)):
        for subject in [s.mention.text for s in match.subjects] or ["…"]:
            for target in [o.mention.text for o in match.objects] or ["…"]:
                yield f"{subject} {rule.relation} {target}"


def _left_out(rule: Rule, fact: str) -> str:
    """The fact as the rule alone reads it, without the name that is carried over."""
    subject, relation, target = fact.split(f" {rule.relation} ")[0], rule.relation, fact.split(f" {rule.relation} ")[1]
    return f"{subject if rule.subject == 's' else '…'} {relation} {target if rule.object == 'o' else '…'}"


def test_there_are_rules_for_every_relation_that_texts_state() -> None:
    assert {rule.relation for rule in RULES} == set(relations()) - {"reported-by"}


def test_rule_names_are_unique_within_a_relation() -> None:
    names = [(rule.relation, rule.name) for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.relation}/{rule.name}")
def test_examples(rule: Rule) -> None:
    assert rule.examples, "a rule needs an example"
    for example in rule.examples:
        read = set(_read(rule, example["text"]))
        assert read, f"nothing read off {example['text']}"
        assert {_left_out(rule, fact) for fact in example["facts"]} <= read


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.relation}/{rule.name}")
def test_counterexamples(rule: Rule) -> None:
    assert rule.counterexamples, "a rule needs a counterexample"
    for example in rule.counterexamples:
        assert list(_read(rule, example)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.relation}/{rule.name}")
def test_confidence_is_a_probability(rule: Rule) -> None:
    assert 0.5 <= rule.confidence < 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[rule]]\nname = "x"\npattern = "{s:O}"\n', "has no confidence"),
        ('[[rule]]\nname = "x"\npattern = "{s:O"\nconfidence = 0.9\n', None),
        ('[[rule]]\nname = "x"\npattern = "<nowhere>{s:O}"\nconfidence = 0.9\n', "<nowhere> is no class of words.toml"),
        ('[[rule]]\nname = "x"\npattern = "({s:O}"\nconfidence = 0.9\n', "mend its pattern"),
        ("[[rule]\n", "mend the file"),
    ],
)
def test_a_broken_rule_is_named(tmp_path: Path, text: str, words: str | None) -> None:
    place = tmp_path / "hosted.toml"
    place.write_text(text, encoding="utf-8")
    if words is None:
        assert rules.load(place)[0].name == "x"
        return
    with pytest.raises(OntologyError, match=words) as error:
        rules.load(place)
    assert str(place) in str(error.value)
