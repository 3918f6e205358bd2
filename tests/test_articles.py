"""Pages split into stories: where each begins and ends, and who reported it."""

import pytest

from kg.articles import split
from kg.articles.bylines import closing, is_byline, opening, parse
from kg.articles.furniture import day_in, is_furniture, is_notice
from kg.model import Story
from kg.pages import page_of

BODY = "市里昨天开了会，讨论怎样把夜校办好，来的人很多。"
MORE = "会上还说，明年要请更多的老师傅来讲课。"

CREDITS = [
    ("本报记者 李明 本报通讯员 张小红", [("李明", "记者"), ("张小红", "通讯员")]),
    ("记者李明通讯员张小红赵刚", [("李明", "记者"), ("张小红", "通讯员"), ("赵刚", "通讯员")]),
    ("特约记者 李明", [("李明", "记者")]),
    ("见习记者 李明 实习生 张小红", [("李明", "记者"), ("张小红", "记者")]),
    ("李明 摄/视觉中国", [("李明", "摄影")]),
    ("本报记者 李明 通讯员 张小红摄", [("李明", "摄影"), ("张小红", "摄影")]),
    ("新华社发（李明 摄）", [("李明", "摄影")]),
    ("本报记者 李明 摄影报道", [("李明", "摄影")]),
    ("文/图 本报记者 李明", [("李明", "记者")]),
    ("本报记者 李明 文 张小红 图", [("李明", "记者"), ("张小红", "摄影")]),
    ("记 者 李 明", [("李明", "记者")]),
    ("记者：李明 编辑：张小红", [("李明", "记者"), ("张小红", "编辑")]),
    ("文/滨海日报记者 李明 图/实习记者 张小红 责编/赵刚", [("李明", "记者"), ("张小红", "摄影"), ("赵刚", "编辑")]),
    ("滨海工人报记者 李明", [("李明", "记者")]),
    ("李明/文 张小红/图", [("李明", "记者"), ("张小红", "摄影")]),
    ("供稿：滨海市第一医院宣传处 李明", [("李明", "通讯员")]),
    ("校团委 学生记者团 李明 报道", [("李明", "记者")]),
    ("本报通讯员 李明 乌云高娃 2018年3月12日", [("李明", "通讯员"), ("乌云高娃", "通讯员")]),
    ("责任编辑：李明", [("李明", "编辑")]),
    ("记者李孙文、张小红", [("李孙文", "记者"), ("张小红", "记者")]),
    ("记者张农科", [("张农科", "记者")]),
    ("压题照片：李明摄", [("李明", "摄影")]),
    ("摄影：大学生记者团 李明", [("李明", "摄影")]),
    ("作者：学工处 李明 宣传部 张小红", [("李明", "记者"), ("张小红", "记者")]),
    (
        "文字：李明 图片：张小红 视频：赵刚 审核：钱进 制作：孙丽",
        [("李明", "记者"), ("张小红", "摄影"), ("赵刚", "摄影")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CREDITS)
def test_credits(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(credit.name, credit.role) for credit in parse(text) or []] == expected
    assert is_byline(text)


def test_where_journalists_report_from_is_none_of_them() -> None:
    assert [credit.name for credit in parse("本报记者 李明 安宁报道") or []] == ["李明"]
    assert [credit.name for credit in parse("本报记者 安宁报道") or []] == ["安宁"]


@pytest.mark.parametrize("text", ["记者手记", "通讯员培训班开班", "摄影比赛开幕", "本报讯（记者李明）昨天", "李明说"])
def test_what_is_no_byline(text: str) -> None:
    assert not is_byline(text)


OPENINGS = [
    ("本报讯（记者李明 通讯员张小红）昨天", None, None, ["李明", "张小红"]),
    ("本报讯 记者 李明报道：昨天", None, None, ["李明"]),
    ("新华社北京1月2日电（记者李明、张小红）昨天", "北京", "新华社", ["李明", "张小红"]),
    ("中新网扬州3月8日电（李明）昨天", "扬州", "中新网", ["李明"]),
    ("本报成都一月五日电记者李明报道：昨天", "成都", None, ["李明"]),
    ("本报成都电记者李明报道：昨天", "成都", None, ["李明"]),
    ("本报讯昨天下午", None, None, []),
    ("（记者 李明 摄影 张小红）昨天", None, None, ["李明", "张小红"]),
    ("据滨海日报记者李明报道：昨天", None, None, ["李明"]),
    ("滨海网讯（记者 李明）昨天", None, "滨海网", ["李明"]),
    ("（本网讯 记者 李明）昨天", None, None, ["李明"]),
    ("（本网讯）昨天", None, None, []),
    ("滨海网·码头新闻讯（记者 李明）昨天", None, "码头新闻", ["李明"]),
    ("港新闻讯（记者 李明）昨天", None, "港新闻", ["李明"]),
    ("滨海讯（通讯员 李明）昨天", "滨海", None, ["李明"]),
    ("滨海工人报讯 特约记者 李明 昨天", None, "滨海工人报", ["李明"]),
    ("【滨海工人报讯】（记者 李明）昨天", None, "滨海工人报", ["李明"]),
    ("（滨海云/滨海日报记者李明）昨天", None, None, ["李明"]),
    ("滨海网消息（滨海日报）记者李明 昨天", None, "滨海网", ["李明"]),
    ("中新网扬州3月8日电（巴图·孟克 李明）昨天", "扬州", "中新网", ["巴图·孟克", "李明"]),
]


@pytest.mark.parametrize(("text", "place", "employer", "names"), OPENINGS)
def test_datelines(text: str, place: str | None, employer: str | None, names: list[str]) -> None:
    found = opening(text)
    assert found is not None
    assert (found.place, found.employer) == (place, employer)
    assert [credit.name for credit in found.credits] == names
    assert text[found.end :].startswith("昨天")


def test_no_dateline() -> None:
    assert opening("新华社记者昨天来到这里。") is None


@pytest.mark.parametrize(
    ("text", "tail", "names"),
    [
        ("来的人很多。本报记者 李明 摄", "本报记者 李明 摄", ["李明"]),
        ("来的人很多。新华社发（李明 摄）", "新华社发（李明 摄）", ["李明"]),
        ("来的人很多。（李明 张小红）", "（李明 张小红）", ["李明", "张小红"]),
        ("来的人很多。（完）【编辑：李明】", "（完）【编辑：李明】", ["李明"]),
        ("来的人很多（见图）", "", []),
        ("来的人很多。（宣传部）", "（宣传部）", []),
        ("来的人很多。（滨海市总工会 李明）", "李明）", ["李明"]),
        ("来的人很多。（滨海日报 李明）", "（滨海日报 李明）", ["李明"]),
        ("来的人很多（滨海市总工会主席）。", "", []),
        ("来的人很多。（滨海街道 李明/滨海网记者 张小红）", "（滨海街道 李明/滨海网记者 张小红）", ["李明", "张小红"]),
        ("来的人很多。（摄影：李明 责任编辑：张小红）", "（摄影：李明 责任编辑：张小红）", ["李明", "张小红"]),
        ("来的人很多。（本报记者 李明 对本文亦有贡献）", "（本报记者 李明 对本文亦有贡献）", ["李明"]),
    ],
)
def test_the_end_of_a_body(text: str, tail: str, names: list[str]) -> None:
    end, credits = closing(text)
    assert (text[end:], [credit.name for credit in credits]) == (tail, names)


def stories(*lines: str, gap: str = "\n") -> tuple[str, tuple[Story, ...]]:
    text = gap.join(lines)
    return text, split(page_of(text, "page.txt"))


def beginnings(text: str, found: tuple[Story, ...]) -> list[str]:
    return [text[story.article.span.start :].splitlines()[0] for story in found]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_stories_that_run_together(gap: str) -> None:
    text, found = stories(
        "夜校办到车间里", "本报讯（记者李明）" + BODY, MORE, "老师傅进课堂", "本报记者 张小红", BODY, MORE, gap=gap
    )
    assert beginnings(text, found) == ["夜校办到车间里", "老师傅进课堂"]
    assert [[byline.name for byline in story.bylines] for story in found] == [["李明"], ["张小红"]]
    assert [story.article.key for story in found] == ["article/page/01", "article/page/02"]
    for story in found:
        assert all(byline.name == story.view.text[byline.start : byline.end] for byline in story.bylines)
        assert all(byline.name in text[byline.span.start : byline.span.end] for byline in story.bylines)


def test_kicker_headline_deck_box_and_subhead_belong_to_one_story() -> None:
    _, found = stories(
        "学技术，长本领——", "夜校办到车间里", "阅读提示", MORE, BODY, "“学了就能用”", BODY, MORE, gap="\n\n"
    )
    (story,) = found
    assert [block.kind for block in story.blocks] == [
        "kicker",
        "headline",
        "box",
        "box",
        "body",
        "subhead",
        "body",
        "body",
    ]
    assert story.article.headline == "夜校办到车间里"


def test_a_caption_is_a_story_and_the_interrupted_one_goes_on() -> None:
    text, found = stories(
        "夜校办到车间里",
        "本报记者 李明",
        BODY,
        "夜校里的",
        "",
        "",
        "",
        "夜校开课",
        BODY,
        "张小红 摄/视觉中国",
        "灯亮到了十点，人还没有散。",
    )
    first, photo = found
    assert beginnings(text, found) == ["夜校办到车间里", "夜校开课"]
    assert [(byline.name, byline.role) for byline in photo.bylines] == [("张小红", "摄影")]
    assert "夜校开课" not in first.view.text
    assert first.view.text.endswith("灯亮到了十点，人还没有散。")


def test_a_tail_from_another_page_is_a_story() -> None:
    text, found = stories("夜校办到车间里", "本报讯（记者李明）" + BODY, "(上接第1版)", MORE)
    assert beginnings(text, found) == ["夜校办到车间里", "(上接第1版)"]


def test_a_late_byline_goes_to_the_story_without_one() -> None:
    _, found = stories("# 夜校办到车间里", BODY, MORE, "# 老师傅进课堂", "本报讯（记者李明）" + BODY, "本报记者 张小红")
    assert [[byline.name for byline in story.bylines] for story in found] == [["张小红"], ["李明"]]


def test_a_dateline_inside_a_line_begins_a_story() -> None:
    _, found = stories("夜校办到车间里 本报讯（记者李明）" + BODY + "老师傅进课堂 本报讯（记者张小红）" + BODY)
    assert [story.article.headline for story in found] == ["夜校办到车间里", "老师傅进课堂"]


def test_a_text_without_any_layout_is_one_story() -> None:
    _, (story,) = stories(BODY + MORE)
    assert [block.kind for block in story.blocks] == ["body"]
    assert split(page_of("  \n", "page.txt")) == ()


def test_a_dateline_that_fills_its_line_is_followed_by_its_text() -> None:
    _, found = stories("夜校办到车间里", "本报讯（记者李明）", BODY, MORE)
    (story,) = found
    assert [byline.name for byline in story.bylines] == ["李明"]


def test_a_byline_with_a_photographer_under_a_headline_is_no_caption() -> None:
    text, found = stories("夜校办到车间里", "本报记者 李明 摄影 张小红", BODY, MORE)
    assert beginnings(text, found) == ["夜校办到车间里"]


def test_a_caption_takes_no_long_paragraphs_of_the_story_above() -> None:
    text, found = stories(
        "夜校办到车间里",
        "本报讯（记者李明）" + BODY,
        "“学了就能用”",
        BODY * 8,
        "夜校里的学员在听课。张小红 摄",
        gap="\n\n",
    )
    assert beginnings(text, found) == ["夜校办到车间里", "夜校里的学员在听课。张小红 摄"]


def test_a_headline_with_half_its_quotation_marks_above_a_dateline() -> None:
    text, found = stories("夜校办到车间里", "本报讯（记者李明）" + BODY, "“老师傅进课堂", "本报讯（记者张小红）" + BODY)
    assert beginnings(text, found) == ["夜校办到车间里", "“老师傅进课堂"]


def test_a_story_of_a_narrow_column_under_one_of_a_wide_column() -> None:
    def wrapped(text: str, width: int) -> list[str]:
        return [text[i : i + width] for i in range(0, len(text), width)]

    text, found = stories(
        "夜校办到车间里",
        *wrapped("本报讯（记者李明）" + BODY * 3, 28),
        "老师傅进课堂",
        *wrapped("本报讯（记者张小红）" + BODY * 3, 15),
    )
    assert beginnings(text, found) == ["夜校办到车间里", "老师傅进课堂"]
    assert all({block.kind for block in story.blocks} == {"headline", "byline", "body"} for story in found)


def test_a_headline_set_off_by_the_only_blank_line_opens_a_story() -> None:
    page = ("夜校办到车间里", BODY, MORE, "", "百余名码头工人在渔港迎中秋佳节", "昨晚，码头上灯火通明。" + BODY)
    _, found = stories(*page)
    assert [story.article.headline for story in found] == ["夜校办到车间里", "百余名码头工人在渔港迎中秋佳节"]


def test_a_headline_over_a_text_of_other_things_opens_a_story_and_a_subhead_does_not() -> None:
    told = (
        "船厂的老师傅每周二晚上到夜校讲电焊，码头上的年轻工人下了班就往教室赶，有人连饭也顾不上吃。" * 2
        + "夜校校长说，明年还要加开三个班。"
    )
    other = (
        "因暖气管道检修，阅览室从下周起暂停开放，到期的图书顺延归还，不计滞纳金，少儿部照常接待，"
        "借书证可在一楼服务台补办，由此带来的不便请读者谅解。"
    )
    same = (
        "老师傅讲完电焊，码头上的年轻工人围着不肯走，夜校校长只好把教室的灯多留了一个钟头，"
        "明年加开的班里还要请船厂的女焊工来讲。"
    )
    text, found = stories("夜校办到车间里", told, "暂停开放公告", other, gap="\n\n")
    assert beginnings(text, found) == ["夜校办到车间里", "暂停开放公告"]
    assert len(stories("夜校办到车间里", told, "灯亮到十点", same, gap="\n\n")[1]) == 1


@pytest.mark.parametrize(
    "signature",
    ["（本刊综合）", "（厂团委 李明）", "（根据录音整理）", "滨海市图书馆\n2016年9月8日"],
)
def test_who_signs_a_text_on_a_line_of_its_own_ends_it(signature: str) -> None:
    text, found = stories("夜校办到车间里", BODY, signature, "老师傅进课堂", MORE + BODY, gap="\n\n")
    assert beginnings(text, found) == ["夜校办到车间里", "老师傅进课堂"]
    assert text[found[0].article.span.end :].startswith("\n\n老师傅进课堂")


def test_who_signs_a_letter_does_not_part_it_from_its_answer() -> None:
    _, found = stories("夜校为何停了课", "编辑同志：", BODY, "读者 李明", "回音", MORE, gap="\n\n")
    assert len(found) == 1


@pytest.mark.parametrize(
    "run_in",
    [
        "老师傅进课堂本报滨海讯 （记者 张小红）",
        "滨海船厂的夜校捧回一面锦旗 在3月5日的会上，",
        "民政部门辟谣 针对网上流传的消息，",
        "在码头办婚礼 5月30日，",
        "船厂捐口罩 滨海船厂日前把口罩送到医院，",
    ],
)
def test_a_headline_run_into_its_text_opens_a_story(run_in: str) -> None:
    text, found = stories("夜校办到车间里", "本报讯（记者李明）" + BODY, run_in + MORE)
    assert beginnings(text, found) == ["夜校办到车间里", run_in + MORE]


@pytest.mark.parametrize("rubric", ["图片新闻 昨天，码头上的夜校开了课。", "又讯 渔港的夜校也开了课。"])
def test_a_rubric_begins_a_story(rubric: str) -> None:
    text, found = stories("夜校办到车间里", "本报讯（记者李明）" + BODY, rubric + MORE)
    assert beginnings(text, found) == ["夜校办到车间里", rubric + MORE]


def test_a_story_that_goes_from_place_to_place_is_one() -> None:
    text, found = stories(
        "各地把夜校办到车间里",
        "四川宜宾",
        BODY + "（李明）",
        "安徽六安",
        MORE + "（张小红）",
        "湖北荆门",
        MORE,
        gap="\n\n",
    )
    assert beginnings(text, found) == ["各地把夜校办到车间里"]
    text, found = stories(
        "各地办夜校见闻", "●四川 " + BODY + "（李明）", "●安徽 " + MORE + "（张小红）", "●湖北 " + MORE + "（赵刚）"
    )
    assert beginnings(text, found) == ["各地办夜校见闻"]


def test_each_of_the_short_news_in_a_column_is_a_story() -> None:
    text, found = stories(
        "夜校短波", "●" + BODY + "（李明）", "●" + MORE, "●" + BODY, "老师傅进课堂", "本报讯（记者李明）" + BODY
    )
    assert beginnings(text, found) == ["夜校短波", "●" + MORE, "●" + BODY, "老师傅进课堂"]


def test_a_text_far_below_a_finished_story_is_another() -> None:
    text, found = stories("夜校办到车间里", "本报讯（记者李明）" + BODY, MORE, "", "", "", MORE, BODY)
    assert beginnings(text, found) == ["夜校办到车间里", MORE]


def test_a_dateline_behind_a_finished_text_begins_a_story_whose_headline_is_lost() -> None:
    first, second = "本报讯（记者李明）" + BODY, "本报讯（记者张小红）" + BODY
    text, found = stories(first, MORE, second, MORE)
    assert beginnings(text, found) == [first, second]
    second = "本报讯（记者张小红）西城把夜校办到车间里，" + BODY
    _, (story,) = stories("东城西城把夜校办到车间里", first, second)
    assert [byline.name for byline in story.bylines] == ["李明", "张小红"]


@pytest.mark.parametrize(
    "lines",
    [
        ("本报讯（记者李明）" + BODY + "（完）【", "编辑：张小红】"),
        ("本报讯（记者李明）" + BODY + "（完）【编辑：张", "小红】"),
        ("本报讯（记者李", "明）" + BODY + "【编辑：张小红】"),
        (BODY + "（记者李", "明 来源：某某日报）【编辑：张小红】"),
    ],
)
def test_credits_cut_by_the_end_of_a_line(lines: tuple[str, ...]) -> None:
    _, (story,) = stories("夜校办到车间里", *lines)
    assert {byline.name for byline in story.bylines} == {"李明", "张小红"}


def test_a_dateline_cut_by_the_end_of_a_line() -> None:
    _, (story,) = stories("夜校办到车间里", "中新网扬州11月23", "日电（李明）" + BODY)
    assert [block.kind for block in story.blocks] == ["headline", "byline", "body"]


def test_a_straight_quotation_mark_closes_a_curved_one() -> None:
    _, (story,) = stories('市里办了“夜校"和"讲堂”，来的人很多。')
    assert story.view.text == "市里办了“夜校”和“讲堂”，来的人很多。"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("发布时间：2019-05-04 来源：某某局 作者：李明", BODY, MORE), ["李明"]),
        (("滨海学院新闻网  发布时间：2019-05-04  作者：学工处 李明  浏览：83", BODY, MORE), ["李明"]),
        (("本报讯（记者李明）" + BODY, "●一张网 连上两头", BODY, "●一个班 带出一批能手", "5月4日，" + BODY), ["李明"]),
        (("2019-05-04 09:16 来源：某某日报 【打印】", BODY, MORE, "编辑：李明"), ["李明"]),
        (("本报讯（记者李明）" + BODY, MORE, "张小红 摄影报道"), ["李明", "张小红"]),
        (("本报讯（记者李明）" + BODY, "【学了就能用，大家都说好】", BODY, "△全市都来学，明年还办", BODY), ["李明"]),
    ],
)
def test_what_parts_no_story(lines: tuple[str, ...], names: list[str]) -> None:
    _, (story,) = stories("夜校办到车间里", *lines)
    assert [byline.name for byline in story.bylines] == names


def test_the_line_below_a_headline_tells_the_day() -> None:
    _, (story,) = stories("夜校办到车间里", "发布时间：2019-05-04 来源：某某局", BODY, MORE)
    assert story.article.published == "2019-05-04"


FURNITURE = [
    ("3 要闻 2019年5月4日 星期六 责任编辑：赵刚", True),
    ("第3版 综合新闻 2019年5月4日 星期六", True),
    ("责编 赵刚 美编 钱小二 电话：010-12345678", True),
    ("社址：和平路1号 邮编：100000 零售：每份1元", True),
    ("二版 2019年5月4日至6日举行", False),
    ("编辑手记", False),
    ("版式设计大赛落幕", False),
    ("本报记者 李明 编辑：张小红", False),
    ("咨询电话：010-12345678。", False),
    ("2019年5月4日，夜校开课", False),
    ("来源：某某日报 编辑：张小红", False),
    ("（责任编辑：张小红）", False),
    ("责任编辑：张小红", True),
]


@pytest.mark.parametrize(("text", "expected"), FURNITURE)
def test_furniture(text: str, expected: bool) -> None:
    assert is_furniture(text, edge=False) is expected


def test_furniture_tells_the_day_and_is_in_no_story() -> None:
    text, found = stories("3 要闻 2019年5月4日 星期六 责任编辑：赵刚", "夜校办到车间里", "本报讯（记者李明）" + BODY)
    assert beginnings(text, found) == ["夜校办到车间里"]
    assert [story.article.published for story in found] == ["2019-05-04"]
    assert day_in(["2019年5月4日 星期六", "2019年5月5日 星期日"]) is None
    assert day_in(["2019年13月4日"]) is None


def test_the_source_of_a_story_tells_its_day() -> None:
    _, (story,) = stories("夜校办到车间里", "本报讯（记者李明）" + BODY, "《某某日报》（2019年05月04日02版）")
    assert story.article.published == "2019-05-04"


@pytest.mark.parametrize(
    "printed",
    [
        "2019-05-04 滨海日报",
        "滨海工人报　2019年5月4日",
        "（原载《滨海青年报》2019年5月4日第2版）",
        "《滨海晚报》(2019年5月4日)",
        "滨海新闻网 | 2019-05-04 09:16",
    ],
)
def test_the_paper_and_the_day_alone_are_no_headline_and_date_their_story(printed: str) -> None:
    text, found = stories("夜校办到车间里", printed, BODY, MORE, "渔民学了新手艺", "2019-06-07 滨海日报", BODY)
    assert beginnings(text, found) == ["夜校办到车间里", "渔民学了新手艺"]
    assert [story.article.published for story in found] == ["2019-05-04", "2019-06-07"]


def test_the_head_of_a_page_dates_its_stories() -> None:
    head = "滨海教育导报 2019年5月4日 来信·回音"
    text, found = stories(
        head, "夜校办到车间里", "本报讯（记者李明）" + BODY, "渔民学了新手艺", "本报讯（记者赵刚）" + BODY
    )
    assert beginnings(text, found) == ["夜校办到车间里", "渔民学了新手艺"]
    assert [story.article.published for story in found] == ["2019-05-04", "2019-05-04"]


def test_notices_are_in_no_story() -> None:
    assert is_notice("遗失声明 某人遗失证件")
    assert not is_notice("广告法修订草案征求意见")
    _, found = stories("夜校办到车间里", "本报讯（记者李明）" + BODY, "遗失声明 钱小二遗失证件，声明作废。")
    assert [story.view.text.splitlines()[-1] for story in found] == [BODY]


def test_a_stray_space_in_a_sentence_begins_no_story() -> None:
    text, found = stories(
        "夜校办到车间里", "本报讯（记者李明）" + BODY, "老师傅们对这个夜校很满 意，说要一直办下去，" + MORE
    )
    assert beginnings(text, found) == ["夜校办到车间里"]


def test_the_whole_title_of_a_notice_and_the_place_above_a_headline_begin_a_story() -> None:
    title, place = "关于2018年码头助学行动受理申请的公告", "南京市：\n夜校开到江边"
    text, found = stories("夜校办到车间里", "本报讯（记者李明）" + BODY, title, MORE, place, BODY)
    assert beginnings(text, found)[:2] == ["夜校办到车间里", title]


def test_the_head_of_a_page_with_the_name_of_its_paper_is_furniture() -> None:
    text, found = stories("滨海红十字报 2008年6月10日", "夜校办到车间里", "本报讯（记者李明）" + BODY)
    assert beginnings(text, found) == ["夜校办到车间里"]
