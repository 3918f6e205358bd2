"""Who takes part in which of a story's events, and who receives its awards, when a sentence alone does not say it."""

from pathlib import Path

import pytest

import kg

CONTEST = "滨海市烹饪大赛举行\n10月8日，滨海市第五届烹饪技能大赛在滨海市举行。"
FORUM = "滨海合唱论坛举行\n10月8日，首届滨海合唱论坛在滨海市举行。"
TRAINING = "滨海市举办培训班\n10月8日，滨海市第三期养老护理员培训班在滨海市开班。"

STORIES = [
    # the ceremony that the story names, not the event that it opens
    (
        "首届滨海合唱论坛举行\n10月8日，首届滨海合唱论坛在滨海市举行，滨海市总工会主席王强出席论坛启动仪式。",
        "took-part-in",
        {("王强", "首届滨海合唱论坛启动仪式")},
    ),
    (
        "滨海市烹饪大赛举行\n近日，王强参与仪式。颁奖仪式在滨海市举行。",
        "took-part-in",
        {("王强", "滨海市烹饪大赛颁奖仪式")},
    ),
    # a ceremony without a name of its own is named after its event
    (f"{FORUM}滨海市总工会主席王强出席开幕式并致辞。", "took-part-in", {("王强", "首届滨海合唱论坛开幕式")}),
    # what the speeches are about, long as it is
    (
        f"{FORUM}王强、李敏等5位歌手围绕“歌声里的城市”“歌声里的港口”“歌声里的乡村”“歌声里的工厂”等主题发表主旨演讲。",
        "took-part-in",
        {("王强", "首届滨海合唱论坛"), ("李敏", "首届滨海合唱论坛"), ("歌手", "首届滨海合唱论坛")},
    ),
    (f"{FORUM}应邀出席论坛的还有临江县总工会主席王强。", "took-part-in", {("王强", "首届滨海合唱论坛")}),
    # prizes are won in contests; titles of honour are not
    (f"{CONTEST}王强获一等奖。", "took-part-in", {("王强", "滨海市第五届烹饪技能大赛")}),
    (f"{CONTEST}王强曾获滨海市五一劳动奖章。", "took-part-in", set()),
    # the many events of a year are not the one of the story
    (f"{CONTEST}今年，滨海市共举办比赛30余场次，300名职工参加。", "took-part-in", set()),
    (f"{CONTEST}29支队伍同台竞技。", "took-part-in", {("队伍", "滨海市第五届烹饪技能大赛")}),
    (f"{TRAINING}学员李敏很高兴。", "took-part-in", {("李敏", "滨海市第三期养老护理员培训班")}),
    (f"{FORUM}学员李敏很高兴。", "took-part-in", set()),
    # called by what they do there, unless others are said to take part
    (f"{CONTEST}参赛选手须在两小时内做四道菜。", "took-part-in", {("参赛选手", "滨海市第五届烹饪技能大赛")}),
    (
        f"{CONTEST}40名厨师参赛，参赛选手须在两小时内做四道菜。",
        "took-part-in",
        {("厨师", "滨海市第五届烹饪技能大赛")},
    ),
    # visits belong to the campaign of visits
    (
        "滨海市送温暖\n近日，滨海市总工会开展“冬日”送温暖活动，主席王强走进困难职工家中。",
        "took-part-in",
        {("王强", "冬日送温暖活动")},
    ),
    # each of a list receives, who is counted with them does not
    (
        "滨海市表彰职工\n滨海大学王强、滨海港务公司职工李敏等3名志愿者获“优秀志愿者”称号。",
        "received",
        {("王强", "优秀志愿者"), ("李敏", "优秀志愿者")},
    ),
    # members join whom the story is about; who is counted otherwise does not
    ("滨海市总工会扩大覆盖面\n滨海市总工会今年新增会员300名。", "joined", {("会员", "滨海市总工会")}),
    ("滨海市总工会扩大覆盖面\n滨海市总工会今年新增困难职工300名。", "joined", set()),
    ("滨海市表彰职工\n滨海港务公司获评“全国模范职工之家”。", "received", {("滨海港务公司", "全国模范职工之家")}),
]


@pytest.mark.parametrize(("text", "relation", "facts"), STORIES, ids=[text.split("\n")[1] for text, _, _ in STORIES])
def test_stories(tmp_path: Path, text: str, relation: str, facts: set[tuple[str, str]]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    graph = kg.build(page)
    names = {entity.key: entity.name for entity in graph.entities}
    assert {(names[f.subject], names[f.object]) for f in graph.facts if f.relation == relation} == facts
