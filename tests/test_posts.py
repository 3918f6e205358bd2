"""Whose post it is that a story names without its body."""

from pathlib import Path

import pytest
from conftest import Stated

import kg

STORIES = [
    # a body and the post of its head share a character
    (
        "青岛市委常委、宣传部长王小强，市公安局长李小敏，副市长、财政局局长陈小东到会。",
        {
            ("王小强", "青岛市委"),
            ("王小强", "青岛市委宣传部"),
            ("李小敏", "青岛市公安局"),
            ("陈小东", "青岛市政府"),
            ("陈小东", "青岛市财政局"),
        },
    ),
    # bodies of the region in a row of posts, and a department of the body before
    (
        "青岛市人大常委会副主任、总工会主席王小强，市委常委、纪委书记李小敏，市总工会副主席、女职工委员会主任陈小敏到会。",
        {
            ("王小强", "青岛市人大常委会"),
            ("王小强", "青岛市总工会"),
            ("李小敏", "青岛市委"),
            ("李小敏", "青岛市纪委"),
            ("陈小敏", "青岛市总工会"),
            ("陈小敏", "青岛市总工会女职工委员会"),
        },
    ),
    # a vice-head is of the same body
    ("民政部党组成员、副部长王小强到会。", {("王小强", "民政部")}),
    # whom somebody's post passes to
    (
        "青岛市慈善基金会换届，名誉理事长由滨海机械有限公司董事长王小强担任。",
        {("王小强", "青岛市慈善基金会"), ("王小强", "滨海机械有限公司")},
    ),
    # the organ of a school or a firm is its own, not the region's
    (
        "青岛大学党委副书记、纪委书记王小强到会。",
        {("王小强", "青岛大学"), ("王小强", "青岛大学党委"), ("王小强", "青岛大学纪委")},
    ),
    ("青岛市人民医院副院长、红十字会会长王小强到会。", {("王小强", "青岛市人民医院")}),
    ("三年级学生王小强来自青岛实验小学。王小强是青岛大学教授、博士生导师。", {("王小强", "青岛大学")}),
    (
        "王小强曾任青岛市教育局局长，现任青岛大学党委书记。",
        {("王小强", "青岛市教育局"), ("王小强", "青岛大学"), ("王小强", "青岛大学党委")},
    ),
    ("青岛市人民医院院长为王小强。", {("王小强", "青岛市人民医院")}),
    (
        "会议选举王小强为青岛市总工会主席，李小敏、陈小东为副主席。",
        {("王小强", "青岛市总工会"), ("李小敏", "青岛市总工会"), ("陈小东", "青岛市总工会")},
    ),
    (
        "青岛市总工会第一次会员大会选举王小强为青岛市总工会主席，李小敏为副主席。",
        {("王小强", "青岛市总工会"), ("李小敏", "青岛市总工会")},
    ),
    # a post in a body, and at the head of a government
    ("青岛市慈善总会会长、四川省副省长王小强到会。", {("王小强", "青岛市慈善总会"), ("王小强", "四川省政府")}),
    # what somebody has joined or gets is not his workplace's
    ("王小强现任青岛市环卫公司队长，先后荣获山东省劳动模范。", {("王小强", "青岛市环卫公司")}),
    # who leads what is set up
    (
        "青岛市渔歌协会成立，王小强任会长，李小敏、陈小东任副会长。",
        {
            ("王小强", "青岛市渔歌协会"),
            ("李小敏", "青岛市渔歌协会"),
            ("陈小东", "青岛市渔歌协会"),
        },
    ),
    # who is elected beside somebody else
    (
        "会议在滨海大学开幕。王小强当选青岛市妇联主席，李小敏、陈小东当选副主席。",
        {("王小强", "青岛市妇联"), ("李小敏", "青岛市妇联"), ("陈小东", "青岛市妇联")},
    ),
    # the organ of a body that a post names, the secretariat, a body's own union
    ("青岛大学党委副书记王小强到会。", {("王小强", "青岛大学"), ("王小强", "青岛大学党委")}),
    ("中国作家协会党组成员、书记处书记王小强到会。", {("王小强", "中国作家协会")}),
    (
        "青岛港务公司党委委员、工会主席王小强到会。",
        {("王小强", "青岛港务公司"), ("王小强", "青岛港务公司党委"), ("王小强", "青岛港务公司工会")},
    ),
    # the second to lead a school, and no head of another body
    (
        "滨海师范学院党委书记王小强、院长李小敏到会。",
        {("王小强", "滨海师范学院"), ("王小强", "滨海师范学院党委"), ("李小敏", "滨海师范学院")},
    ),
    ("青岛市卫生局局长王小强、院长李小敏到会。", {("王小强", "青岛市卫生局")}),
    ("青岛市政府宣布，比赛由市长王小强主持。", {("王小强", "青岛市政府")}),
    # 和 at the end of a name that joins nothing
    ("民进中央常务副主席罗小和出席画展并剪彩。", {("罗小和", "中国民主促进会")}),
    # a head is named by the post that fits the body named before
    ("滨海机械有限公司搬进新厂区。董事长王小强说，明年再建一座。", {("王小强", "滨海机械有限公司")}),
    (
        "滨海讲师团由46人组成，团长、青岛市科协副主席王小强说，人人都是专家。",
        {("王小强", "滨海讲师团"), ("王小强", "青岛市科协")},
    ),
    ("滨海市第一中学建成。校长王小强说，明年招生。", {("王小强", "滨海市第一中学")}),
    # who heads a school heads none of a university's faculties
    (
        "滨海市第一中学建成。滨海大学物理学院讲师李小敏讲课。校长王小强说，明年招生。",
        {("王小强", "滨海市第一中学"), ("李小敏", "滨海大学物理学院")},
    ),
    # a school that tells of itself calls itself 我校; who runs a contest there is another
    ("比赛由南京大学承办。我校由副校长王小强带队。", set()),
    # the last word of the body's name, and the post
    ("滨海晴川助学基金会在青岛市捐款。基金会理事长王小强说，明年再捐。", {("王小强", "滨海晴川助学基金会")}),
    # the head of a government who holds a post elsewhere too
    ("青岛市副市长、市科协主席王小强到会。", {("王小强", "青岛市政府"), ("王小强", "青岛市科协")}),
    # 原 is of the post, and a verb is of no department
    ("青岛第一机床厂原团委书记王小强讲话。", {("王小强", "青岛第一机床厂")}),
    # a body's own meeting is about the body
    (
        "滨海市总工会到会祝贺。滨海市快递行业工会联合会成立大会召开，王小强当选为主席。",
        {("王小强", "滨海市快递行业工会联合会")},
    ),
    # and not by another
    ("滨海机械有限公司搬进新厂区。校长王小强说，明年招生。", set()),
    # of two that fit, the nearer
    ("滨海渔业合作社卖鱼。当天来了“渔家”合作社，社长王小强说好。", {("王小强", "渔家合作社")}),
    # a row of posts in a firm, with that in its union
    (
        "滨海市总工会主席李小敏，滨海机械有限公司董事长陈小东，党委副书记、工会主席王小强到场。",
        {
            ("李小敏", "滨海市总工会"),
            ("陈小东", "滨海机械有限公司"),
            ("王小强", "滨海机械有限公司"),
            ("王小强", "滨海机械有限公司党委"),
            ("王小强", "滨海机械有限公司工会"),
        },
    ),
    # what somebody gets to be
    (
        "近日，王小强任青岛市副市长，李小敏当选烟台市人大常委会主任。",
        {("王小强", "青岛市政府"), ("李小敏", "烟台市人大常委会")},
    ),
    (
        "清华大学美术学院教授王小强，《海港》杂志社主编李小敏到会。",
        {("王小强", "清华大学美术学院"), ("李小敏", "海港杂志社")},
    ),
    ("青岛市第九中学举办歌会，青岛九中校长王小强致辞。", {("王小强", "青岛市第九中学")}),
    (
        "会上，志愿者代表、青岛港务公司工人王小强作表态发言，青岛市市长李勇安排工作。",
        {("王小强", "青岛港务公司"), ("李勇", "青岛市政府")},
    ),
    # who says himself what body he heads holds no post in the last one
    ("滨海机械有限公司董事长李小敏到会，滨职院院长王小强签字。", {("李小敏", "滨海机械有限公司")}),
    # what somebody is or was
    (
        "王小强原是青岛糖厂的钳工。李小敏还是青岛市第九中学的校长。",
        {("王小强", "青岛糖厂"), ("李小敏", "青岛市第九中学")},
    ),
    ("获奖者有王小强（女，青岛市人民医院护士）。", {("王小强", "青岛市人民医院")}),
    ("青岛港务公司造出新船。据总经理王小强介绍，新船下月交付。", {("王小强", "青岛港务公司")}),
    ("广西壮族自治区副主席王小强到会。", {("王小强", "广西壮族自治区政府")}),
]


@pytest.mark.parametrize(("text", "facts"), STORIES)
def test_whose_post(stated: Stated, text: str, facts: set[tuple[str, str]]) -> None:
    assert stated(f"新闻一则\n{text}", "works-for") == facts


@pytest.mark.parametrize(
    ("called", "position"),
    [
        ("30岁的女教师", "教师"),
        ("干了6年的教师", "教师"),
        ("优秀教师", "教师"),
        ("女工委员", "女工委员"),
        ("副校长", "副校长"),
    ],
)
def test_a_post_is_told_without_what_its_holder_is_like(called: str, position: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"滨海市第一中学{called}王小强到场。", encoding="utf-8")
    posts = [f for f in kg.build(tmp_path / "page.txt").facts if f.relation == "works-for"]
    assert [{evidence.position for evidence in fact.evidence} for fact in posts] == [{position}]


def test_who_signs_for_a_body_writes_for_it(tmp_path: Path) -> None:
    text = "职工运动会开幕\n昨天，运动会在市体育馆开幕，来自各县的职工参加比赛。（滨海市总工会 李小明）"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    graph = kg.build(tmp_path / "page.txt")
    by_relation = {
        fact.relation: fact.evidence[0].quote for fact in graph.facts if "李小明" in fact.subject + fact.object
    }
    assert by_relation == {"reported-by": "李小明", "works-for": "滨海市总工会 李小明"}


def test_an_organ_that_a_post_tells_is_named_in_its_story_alone(tmp_path: Path) -> None:
    first = "夜校开课\n\n本报讯（记者李明）昨天，青岛大学党委副书记王小强来到夜校，来的人很多。"
    second = "老师傅进课堂\n\n本报讯（记者张小红）昨天，烟台市的老师傅走进课堂讲电焊，来的人也很多。"
    (tmp_path / "page.txt").write_text(f"{first}\n\n{second}", encoding="utf-8")
    graph = kg.build(tmp_path / "page.txt")
    (organ,) = [e for e in graph.entities if e.name == "青岛大学党委"]
    assert len(organ.articles) == 1
