"""Who takes part in which of a story's events, and who receives its awards, when a sentence alone does not say it."""

from pathlib import Path

import pytest
from conftest import Stated

import kg

CONTEST = "滨海市烹饪大赛举行\n10月8日，滨海市第五届烹饪技能大赛在滨海市举行。"
FORUM = "滨海合唱论坛举行\n10月8日，首届滨海合唱论坛在滨海市举行。"
TRAINING = "滨海市举办培训班\n10月8日，滨海市第三期养老护理员培训班在滨海市开班。"

STORIES = [
    (
        "首届滨海马拉松赛举行\n10月8日，首届滨海马拉松赛在滨海市举行，滨海市总工会主席王强出席起跑仪式。",
        "took-part-in",
        {("王强", "首届滨海马拉松赛起跑仪式")},
    ),
    # the ceremony that the story names, not what it launches
    (
        "首届滨海合唱论坛举行\n10月8日，首届滨海合唱论坛在滨海市举行，滨海市总工会主席王强出席论坛启动仪式。",
        "took-part-in",
        {("王强", "首届滨海合唱论坛启动仪式")},
    ),
    (
        "滨海市关爱旅客\n10月8日，“暖冬”志愿服务行动在滨海市启动，滨海市总工会主席王强出席启动仪式。",
        "took-part-in",
        {("王强", "暖冬志愿服务行动启动仪式")},
    ),
    (
        "滨海市烹饪大赛举行\n近日，王强参与仪式。颁奖仪式在滨海市举行。",
        "took-part-in",
        {("王强", "滨海市烹饪大赛颁奖仪式")},
    ),
    # a ceremony without a name of its own is named after its event, and who opens an event is there
    (
        f"{FORUM}滨海市总工会主席王强出席开幕式并致辞。",
        "took-part-in",
        {("王强", "首届滨海合唱论坛开幕式"), ("王强", "首届滨海合唱论坛")},
    ),
    # what the text tells of first, not what the headline calls it, nor what was or will be
    (
        "“开学第一课”受欢迎\n10月8日，由滨海大学主办的首届滨海合唱论坛在此举行。王强到场聆听。",
        "took-part-in",
        {("王强", "首届滨海合唱论坛")},
    ),
    (f"{FORUM}去年，临江县合唱研讨会在临江县举行。王强到会祝贺。", "took-part-in", {("王强", "首届滨海合唱论坛")}),
    (
        "厨师比武\n10月8日，滨海市第五届烹饪技能大赛落下帷幕。自临江县首届烹饪大赛举行以来，厨师更多了。王强夺冠。",
        "took-part-in",
        {("王强", "滨海市第五届烹饪技能大赛")},
    ),
    # what the speeches are about, long as it is
    (
        f"{FORUM}王强、李敏等5位歌手围绕“歌声里的城市”“歌声里的港口”“歌声里的乡村”“歌声里的工厂”等主题发表主旨演讲。",
        "took-part-in",
        {("王强", "首届滨海合唱论坛"), ("李敏", "首届滨海合唱论坛"), ("歌手", "首届滨海合唱论坛")},
    ),
    (f"{FORUM}应邀出席论坛的还有临江县总工会主席王强。", "took-part-in", {("王强", "首届滨海合唱论坛")}),
    # what a meeting is of, where the story names nothing else that is called so
    (
        "焊工受表彰\n10月8日，2018年滨海市焊工大赛总结表彰会在滨海市举行。此次大赛吸引了300名选手参赛。",
        "took-part-in",
        {("选手", "2018年滨海市焊工大赛")},
    ),
    # a meeting that the story does not name, and whom somebody sends to one that it does
    ("职工座谈\n1月5日，滨海市总工会召开座谈会。王强出席并讲话。", "took-part-in", {("王强", "滨海市总工会座谈会")}),
    (f"{FORUM}临江县总工会派王强前来参加。", "took-part-in", {("王强", "首届滨海合唱论坛")}),
    (
        "爱心基金发放\n1月5日，“暖冬”爱心基金发放仪式在滨海市举行，王强出席仪式。",
        "took-part-in",
        {("王强", "暖冬爱心基金发放仪式")},
    ),
    # an opening that the story names twice
    (
        "合唱论坛开幕\n1月5日，首届滨海合唱论坛在滨海大学开幕，开幕式由王强主持，李敏出席开幕式。",
        "took-part-in",
        {
            ("王强", "首届滨海合唱论坛"),
            ("王强", "首届滨海合唱论坛开幕式"),
            ("李敏", "首届滨海合唱论坛"),
            ("李敏", "首届滨海合唱论坛开幕式"),
        },
    ),
    # who speaks to a congress
    (
        "滨海市工会第八次代表大会举行\n滨海市工会第八次代表大会举行。市委副书记王强代表市委、市政府向大会致祝词。",
        "took-part-in",
        {("王强", "滨海市工会第八次代表大会")},
    ),
    (f"{FORUM}滨海市总工会主席王强深入滨海机械厂，开展送清凉活动。", "took-part-in", {("王强", "送清凉活动")}),
    # who sends others is not there
    (
        "合唱论坛举行\n滨海市总工会组织300名货车司机参加首届滨海合唱论坛。",
        "took-part-in",
        {("货车司机", "首届滨海合唱论坛")},
    ),
    # what follows an event is no part of it
    (f"{FORUM}论坛结束后，王强一行走访了3户家庭。", "took-part-in", set()),
    # at a ceremony, also what the next sentences of the paragraph tell
    (
        "滨海市烹饪大赛\n10月8日，滨海市烹饪大赛举行颁奖典礼。典礼上，王强致辞。临江县妇联主席陈芳讲话。",
        "took-part-in",
        {(name, "滨海市烹饪大赛颁奖典礼") for name in ("王强", "陈芳")},
    ),
    # a contest that only one sentence of a portrait tells of
    (
        "码头工人\n2006年，滨海市职业技能大赛首次设立焊工项目，王强很高兴，他一举夺冠。",
        "took-part-in",
        {("王强", "滨海市职业技能大赛")},
    ),
    # 他 is who learns, not who teaches him
    (f"{CONTEST}王强当学徒，师傅李敏教他炒菜，他一举夺冠。", "took-part-in", {("王强", "滨海市第五届烹饪技能大赛")}),
    # not who runs it with others, nor in its disciplines
    (
        f"{CONTEST}滨海港务公司协办，29支队伍的86名厨师参加刀工、面点等12个项目的角逐。",
        "took-part-in",
        {("厨师", "滨海市第五届烹饪技能大赛")},
    ),
    # who offers work is at a job fair
    (
        "滨海市春季招聘会举行\n10月8日，滨海市春季招聘会举行。滨海港务公司、滨海机械厂等46家企业带来岗位872个。",
        "took-part-in",
        {("滨海港务公司", "滨海市春季招聘会"), ("滨海机械厂", "滨海市春季招聘会")},
    ),
    (f"{FORUM}滨海港务公司等46家企业带来岗位872个。", "took-part-in", set()),
    # prizes are won in contests; titles of honour are not
    (f"{CONTEST}王强获一等奖。", "took-part-in", {("王强", "滨海市第五届烹饪技能大赛")}),
    (f"{CONTEST}王强曾获滨海市五一劳动奖章。", "took-part-in", set()),
    # the many events of a year are not the one of the story
    (f"{CONTEST}今年，滨海市共举办比赛30余场次，300名职工参加。", "took-part-in", set()),
    (f"{CONTEST}29支队伍同台竞技。", "took-part-in", {("队伍", "滨海市第五届烹饪技能大赛")}),
    (f"{FORUM}学员李敏很高兴。", "took-part-in", set()),
    # called by what they do there, unless others are said to take part
    (f"{CONTEST}参赛选手须在两小时内做四道菜。", "took-part-in", {("参赛选手", "滨海市第五届烹饪技能大赛")}),
    (
        f"{CONTEST}40名厨师参赛，参赛选手须在两小时内做四道菜。",
        "took-part-in",
        {("厨师", "滨海市第五届烹饪技能大赛")},
    ),
    (f"{TRAINING}学员代表、滨海市第一医院护士李敏很高兴。", "took-part-in", {("李敏", "滨海市第三期养老护理员培训班")}),
    # who is counted at a contest, unless the sentence tells of other years
    (f"{CONTEST}86名选手决出三个项目的名次。", "took-part-in", {("选手", "滨海市第五届烹饪技能大赛")}),
    (f"{CONTEST}十年来，1200名选手走出滨海市。", "took-part-in", set()),
    # who gets the prize of a contest has competed in it
    (
        "柳编能手\n去年，王强带着作品获得首届滨海市手工艺品大赛银奖。",
        "took-part-in",
        {("王强", "首届滨海市手工艺品大赛")},
    ),
    # a group that says who somebody is
    (f"{CONTEST}王强是滨海港务公司的参赛选手。", "took-part-in", {("王强", "滨海市第五届烹饪技能大赛")}),
    # who sends those who compete
    (
        f"{CONTEST}来自滨海港务公司、滨海机械厂的86名厨师，在赛场一决高下。",
        "took-part-in",
        {(name, "滨海市第五届烹饪技能大赛") for name in ("厨师", "滨海港务公司", "滨海机械厂")},
    ),
    # attended with unnamed others, whose number stands behind them
    (
        f"{FORUM}滨海市总工会主席王强，临江县总工会主席李敏，以及滨海市妇联负责人和300名歌手参加。",
        "took-part-in",
        {(name, "首届滨海合唱论坛") for name in ("王强", "李敏", "歌手", "滨海市妇联")},
    ),
    # a date behind the comma, and the second of two that are held
    (
        "滨海市烹饪大赛举行\n由滨海市总工会举办的滨海市第五届烹饪技能大赛，8日在滨海市举行。300名厨师参赛。",
        "took-part-in",
        {("厨师", "滨海市第五届烹饪技能大赛")},
    ),
    # the campaign that the sentence opens, not the service named before
    (
        "滨海市关爱旅客\n滨海市有“暖心驿站”。10月8日，“暖冬”志愿服务行动在滨海市启动，团市委副书记王强授旗。",
        "took-part-in",
        {("王强", "暖冬志愿服务行动")},
    ),
    # a course held many times is not the story's event
    (f"{FORUM}滨海市总工会举办烹饪技能培训班15期。专家授课。", "took-part-in", {("专家", "首届滨海合唱论坛")}),
    # what is told before its event is named
    (
        "劳模走进校园\n王强走上舞台。这是滨海市总工会与滨海大学联合开展的“春雨”宣讲活动的第一场。",
        "took-part-in",
        {("王强", "春雨宣讲活动")},
    ),
    # an act of the ceremony that the story names
    (
        "滨海市烹饪大赛举行\n近日，王强、李敏共同为学院揭牌。揭牌仪式后，滨海市烹饪大赛开赛。",
        "took-part-in",
        {("王强", "揭牌仪式"), ("李敏", "揭牌仪式")},
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
    ("滨海市扩大覆盖面\n滨海市总工会忙着宣传，300名货车司机加入工会。", "joined", set()),
    ("滨海市总工会扩大覆盖面\n滨海市总工会今年新增困难职工300名。", "joined", set()),
    # given in the passive, and without saying again to whom
    ("滨海市表彰职工\n王强被滨海市总工会授予“滨海工匠”称号。", "received", {("王强", "滨海工匠")}),
    (
        "滨海市表彰职工\n滨海市海员工会服务船员，去年被滨海市总工会评为“滨海市先进集体”。",
        "received",
        {("滨海市海员工会", "滨海市先进集体")},
    ),
    # whom it is given to is counted right before it
    (
        "滨海省表彰职工\n滨海省总工会授予滨海港务公司等100个单位省先进集体荣誉称号。",
        "received",
        {("滨海港务公司", "省先进集体")},
    ),
    ("滨海市表彰职工\n滨海市总工会命名王强等10人为“滨海工匠”。", "received", {("王强", "滨海工匠")}),
    ("滨海市表彰职工\n滨海港务公司获评“全国模范职工之家”。", "received", {("滨海港务公司", "全国模范职工之家")}),
    # a list of many bodies is read like one of few
    (
        "首届滨海合唱论坛举行\n10月8日，首届滨海合唱论坛在滨海市举行。"
        + "、".join(f"滨海市第{number}中学" for number in "一二三四五六七八九十" * 4)
        + "等单位负责人参加论坛。",
        "took-part-in",
        {(f"滨海市第{number}中学", "首届滨海合唱论坛") for number in "一二三四五六七八九十"},
    ),
    # a ceremony that somebody chairs is where the others speak; who is there is at what it opens too
    (
        "年会举行\n滨海园艺学会2020年学术年会在滨海举行。开幕式由青岛市总工会主席王小强主持，青岛市科协主席李小敏致辞。",
        "took-part-in",
        {
            ("王小强", "滨海园艺学会2020年学术年会"),
            ("王小强", "滨海园艺学会2020年学术年会开幕式"),
            ("李小敏", "滨海园艺学会2020年学术年会"),
            ("李小敏", "滨海园艺学会2020年学术年会开幕式"),
        },
    ),
    # teams and players of a contest, but not whose coach somebody is
    (
        f"{CONTEST}滨海市代表队以三道菜领先，队员王强说，不容易。江海市队教练李敏担任裁判。",
        "took-part-in",
        {
            ("滨海市代表队", "滨海市第五届烹饪技能大赛"),
            ("王强", "滨海市第五届烹饪技能大赛"),
            ("李敏", "滨海市第五届烹饪技能大赛"),
        },
    ),
    # who works somewhere and is named in the story of one event, but not who only speaks of it
    (f"{CONTEST}滨海饭店的王强操作熟练。", "took-part-in", {("王强", "滨海市第五届烹饪技能大赛")}),
    (f"{FORUM}滨海饭店经理王强说，歌声很美。", "took-part-in", set()),
    (f"{CONTEST}在场边，王强操作熟练。", "took-part-in", set()),
    (f"{CONTEST}滨海饭店的王强因故没有到场。", "took-part-in", set()),
    (f"{CONTEST}滨海饭店经理王强通过电话表示祝贺。", "took-part-in", set()),
    ("滨海过节\n10月8日，首届渔民文化节在滨海市举行。渔民李敏告诉滨海饭店经理王强，歌声很美。", "took-part-in", set()),
    ("滨海饭店有奖\n10月8日，滨海市总工会开展劳动竞赛。滨海饭店经理王强说，奖金不少。", "took-part-in", set()),
    # recipients give nothing, and no storm takes part
    (
        "滨海市献爱心\n10月8日，“春雨”捐款活动在滨海市举行。接受捐款的单位有滨海小学。",
        "took-part-in",
        set(),
    ),
    (f"{CONTEST}滨海港务公司战胜台风。", "took-part-in", set()),
    # lecturers whom a list names, and learners
    (
        f"{TRAINING}主讲人是首席专家王强和滨海大学教授李敏。37名下岗女工成为首批学员。",
        "took-part-in",
        {
            ("王强", "滨海市第三期养老护理员培训班"),
            ("李敏", "滨海市第三期养老护理员培训班"),
            ("下岗女工", "滨海市第三期养老护理员培训班"),
        },
    ),
    # who signs at a signing, not at another event
    (
        "滨海大学办学院\n10月8日，产业学院签约仪式在滨海市举行。滨海大学与临江港务公司共建港务产业学院。",
        "took-part-in",
        {("滨海大学", "产业学院签约仪式"), ("临江港务公司", "产业学院签约仪式")},
    ),
    (f"{CONTEST}滨海大学与临江港务公司共建港务产业学院。", "took-part-in", set()),
    # whom a delegate stands for, whom somebody attends for
    (
        f"{FORUM}骑手代表、会员代表参加。",
        "took-part-in",
        {("骑手", "首届滨海合唱论坛"), ("会员代表", "首届滨海合唱论坛")},
    ),
    (
        f"{CONTEST}王强代表滨海饭店参加大赛。",
        "took-part-in",
        {("王强", "滨海市第五届烹饪技能大赛"), ("滨海饭店", "滨海市第五届烹饪技能大赛")},
    ),
    # winners and losers; a school's team is the school
    (
        f"{CONTEST}王强战胜李敏。",
        "took-part-in",
        {("王强", "滨海市第五届烹饪技能大赛"), ("李敏", "滨海市第五届烹饪技能大赛")},
    ),
    (f"{CONTEST}滨海市第九中学队获得冠军。", "took-part-in", {("滨海市第九中学", "滨海市第五届烹饪技能大赛")}),
    # who hopes for an award or lost to its winner has not got it
    ("滨海市表彰职工\n王强希望获得“最美厨师”称号，李敏获得“最美厨师”称号。", "received", {("李敏", "最美厨师")}),
    ("滨海市表彰职工\n全国劳模、滨海饭店厨师王强到场。", "received", {("王强", "全国劳动模范")}),
    # the opening of what is no program; who opens a contest is at its ceremony
    (
        "滨海博物馆开馆\n10月8日，滨海博物馆开馆。滨海市总工会主席王强出席开馆仪式。",
        "took-part-in",
        {("王强", "滨海博物馆开馆仪式")},
    ),
    # who comes from somewhere, is greeted for
    (
        f"{FORUM}歌手分别来自滨海合唱团、临江大学等多家单位。王强代表滨海市妇联向论坛表示祝贺。",
        "took-part-in",
        {
            ("滨海合唱团", "首届滨海合唱论坛"),
            ("临江大学", "首届滨海合唱论坛"),
            ("王强", "首届滨海合唱论坛"),
            ("滨海市妇联", "首届滨海合唱论坛"),
        },
    ),
    # who only tells of it gets nothing
    ("滨海市表彰职工\n滨海市总工会主席王强介绍，该车间很好，去年获评“全国工人先锋号”。", "received", set()),
]


def test_who_works_somewhere_in_one_story_is_nobody_known_in_the_next(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "青岛饭店换新颜\n\n本报讯（记者李明）近日，青岛饭店经理王强说，饭店已换新。客房都铺上了地毯，餐厅里挂起了灯笼。"
        "来往的客人说，住在这里像回到了家。\n\n\n海员同台比武\n\n本报讯（记者张伟）10月8日，首届海员技能大赛在青岛市举行。"
        "市民王强在路边卖早点。码头上锣鼓喧天，彩旗飘扬，汽笛声此起彼伏。\n",
        encoding="utf-8",
    )
    graph = kg.build(page)
    assert len(graph.articles) == 2
    assert [f for f in graph.facts if f.relation == "took-part-in"] == []


@pytest.mark.parametrize(("text", "relation", "facts"), STORIES, ids=[text.split("\n")[1] for text, _, _ in STORIES])
def test_stories(stated: Stated, text: str, relation: str, facts: set[tuple[str, str]]) -> None:
    assert stated(text, relation) == facts
