"""Repair: what a view reads, and that each of its characters knows where it stands in the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import sentences
from kg.articles import split
from kg.articles.names import split_names
from kg.articles.repair import fold, quotes
from kg.pages import page_of

REPAIRED = [
    ("工会组织职 工参加 2019 年的竞赛,共有1,200 人报名。", "工会组织职工参加2019年的竞赛，共有1,200人报名。"),
    ("总额达３．５万元（含税），占６０％。", "总额达3.5万元（含税），占60%。"),
    ("会议(扩大)于9:30召开:内容有三项;请准时到会!", "会议（扩大）于9:30召开：内容有三项；请准时到会！"),
    ('他说:"这件事"很好"。', "他说：“这件事”很好”。"),
    ("这套软件叫 Open Office，可在 App Store 下载。", "这套软件叫Open Office，可在App Store下载。"),
    ("人很多.会开了两天.\nVR来了.", "人很多。会开了两天。\nVR来了。"),
    ("**重点**是安全，\n\n也是质量。", "重点是安全，也是质量。"),
]


@pytest.mark.parametrize(("text", "repaired"), REPAIRED)
def test_repair(text: str, repaired: str) -> None:
    (story,) = split(page_of(text, "page.txt"))
    assert story.view.text == repaired


def test_a_wrapped_paragraph_is_one_block_with_or_without_blank_lines() -> None:
    sentence = "市里的五家工厂今年一起办起了夜校，请老师傅给刚进厂的年轻人讲机床的保养，听课的人一次比一次多。"
    rows = [sentence[i : i + 14] for i in range(0, len(sentence), 14)]
    for gap in ("\n", "\r\n", "\n\n"):
        (story,) = split(page_of(gap.join(rows), "page.txt"))
        assert story.view.text == sentence


@settings(deadline=None)  # the first call loads the words of ontology/
@given(st.text(alphabet="工会在北京举行大会，。！“”\"'()（）,.:;#*- \n\r\t1２aＢ摄记者本报讯电", max_size=120))
def test_every_character_of_a_view_stands_in_the_page(text: str) -> None:
    page = page_of(text, "page.txt")
    assert len(fold(text)) == len(text)
    for story in split(page):
        view = story.view
        assert len(view.text) == len(view.offsets)
        assert all(0 <= place < len(text) for place in view.offsets)
        for char, place in zip(view.text, view.offsets, strict=True):
            if char not in "\n “”‘’":
                assert fold(text)[place] == char
        assert all(view.text[b.start : b.end].strip() and "\n" not in view.text[b.start : b.end] for b in story.blocks)
        for sentence in sentences.split(story):
            assert view.text[sentence.start : sentence.end] == sentence.text


def test_spaces_in_a_headline_mean_something_where_the_text_has_none() -> None:
    def headline(body: str) -> str:
        (story,) = split(page_of("夜校办进车间 学员过了百人\n本报讯（记者李明）" + body, "page.txt"))
        return story.article.headline

    body = "市里昨天开了会，讨论怎样把夜校办好，来的人很多。"
    assert headline(body) == "夜校办进车间 学员过了百人"
    assert headline("市里昨天 开了会，讨论怎样 把夜 校办好，来的 人很多。") == "夜校办进车间学员过了百人"


def test_a_lost_quotation_mark_turns_only_its_neighbour() -> None:
    assert quotes('"甲"和"乙，"丙"。') == "“甲”和“乙，“丙”。"
    assert quotes('甲"的"乙"，"丙"等') == "甲”的“乙”，“丙”等"


def test_quotes_by_turns_and_by_neighbours() -> None:
    assert quotes('"甲"和"乙"，说："丙。"') == "“甲”和“乙”，说：“丙。”"


SENTENCES = [
    ("今天下雨。明天晴！后天呢？", ["今天下雨。", "明天晴！", "后天呢？"]),
    ("一是学；二是练。", ["一是学；二是练。"]),
    ("“我很高兴。”老张说。他笑了。", ["“我很高兴。”老张说。", "他笑了。"]),
    ("“来吧！”队长说，“大家都来。”人到齐了。", ["“来吧！”队长说，“大家都来。”", "人到齐了。"]),
    ("他问：“谁去？”没有人答应。", ["他问：“谁去？”", "没有人答应。"]),
    ("票价3.5元。车很多……人也多。", ["票价3.5元。", "车很多……", "人也多。"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    (story,) = split(page_of(text, "page.txt"))
    assert [sentence.text for sentence in sentences.split(story)] == expected


NAMES = [
    ("李明张小红", ["李明", "张小红"]),
    ("欧阳明王芳", ["欧阳明", "王芳"]),
    ("李 明 张小红", ["李 明", "张小红"]),
    ("阿依古丽·买买提 李明", ["阿依古丽·买买提", "李明"]),
    ("赵一、钱小二，孙三", ["赵一", "钱小二", "孙三"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_without_spaces_are_split_by_surname(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in split_names(text)] == names


def test_a_text_without_end_marks_is_read_in_pieces() -> None:
    text = "滨海市总工会慰问渔民，" * 200 + "滨海市总工会慰问渔民" * 120
    (story,) = split(page_of(text, "page"))
    pieces = [sentence.text for sentence in sentences.split(story)]
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 1000
    assert all(piece.endswith("，") for piece in pieces[:2])
