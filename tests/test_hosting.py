"""Who holds what a story tells of, and where, when a sentence alone does not say it."""

from pathlib import Path

import pytest
from conftest import Stated

import kg

STORIES = [
    # bodies that leave out the region of the one before, across what each does
    (
        "运动会\n“码头杯”运动会由青岛市总工会、卫生局主办，体育局承办，交通局、民政局协办，运动管理中心支持。",
        "hosted",
        {
            ("青岛市总工会", "码头杯运动会"),
            ("青岛市卫生局", "码头杯运动会"),
            ("青岛市体育局", "码头杯运动会"),
            ("青岛市交通局", "码头杯运动会"),
            ("青岛市民政局", "码头杯运动会"),
        },
    ),
    # what a text tells of once and then points to
    (
        "家长上课\n100余名家长在这里听了一堂家庭教育知识讲座。讲座由青岛市妇联举办。",
        "hosted",
        {("青岛市妇联", "家庭教育知识讲座")},
    ),
    (
        "送清凉\n青岛市总工会主席走访工地。青岛市总工会举办这次夏送清凉活动。",
        "hosted",
        {("青岛市总工会", "夏送清凉活动")},
    ),
    (
        "焊工夺冠\n滨海市焊工大赛昨天开幕。大赛由两家单位举办，分别是青岛市总工会和滨海大学。",
        "hosted",
        {
            ("青岛市总工会", "滨海市焊工大赛"),
            ("滨海大学", "滨海市焊工大赛"),
        },
    ),
    # a verb behind a body that ends like a noun with it
    (
        "艺术团\n青岛市艺术团组织了首届职工歌咏比赛。",
        "hosted",
        {("青岛市艺术团", "首届职工歌咏比赛")},
    ),
    # what is said of the hosts without naming them
    ("码头歌会\n码头歌会由青岛市总工会主办，主办单位多达20家。", "hosted", {("青岛市总工会", "码头歌会")}),
    # one ceremony of two programs
    (
        "读书节\n1月5日，滨海市职工读书节暨“暖冬”征文活动启动仪式举行。启动仪式由青岛市总工会主办。",
        "hosted",
        {
            ("青岛市总工会", "滨海市职工读书节暨暖冬征文活动启动仪式"),
            ("青岛市总工会", "滨海市职工读书节"),
            ("青岛市总工会", "暖冬征文活动"),
        },
    ),
    # a list of lists
    (
        "线路工决赛举行\n线路工决赛由青岛市总工会，青岛港务公司调度部、机辆部，青岛大学共同举办。",
        "hosted",
        {
            ("青岛市总工会", "线路工决赛"),
            ("青岛港务公司调度部", "线路工决赛"),
            ("青岛港务公司机辆部", "线路工决赛"),
            ("青岛大学", "线路工决赛"),
        },
    ),
    # whom the hosts thank, and who takes part
    (
        "大赛\n青岛市焊工大赛成功举办，有青岛港务公司等20家企业参赛。主办方为青岛大学送上锦旗。",
        "hosted",
        set(),
    ),
    # who is given a title gives none
    (
        "爱心\n青岛港务公司向灾区捐款，被青岛市总工会授予“爱心企业”称号。",
        "hosted",
        {("青岛市总工会", "爱心企业")},
    ),
    # all schools of a place hold nothing
    (
        "基本功大赛\n山东省中学教师教学基本功大赛由山东省教育厅主办。",
        "hosted",
        {("山东省教育厅", "山东省中学教师教学基本功大赛")},
    ),
    # what would be
    (
        "申办\n如果申办成功，青岛市总工会将举办首届海员运动会。",
        "hosted",
        set(),
    ),
    # all at the head of its name
    (
        "捐赠仪式\n青岛市红十字会、青岛市总工会援助滨海灾区物资捐赠仪式昨天举行。",
        "hosted",
        {
            ("青岛市红十字会", "青岛市红十字会、青岛市总工会援助滨海灾区物资捐赠仪式"),
            ("青岛市总工会", "青岛市红十字会、青岛市总工会援助滨海灾区物资捐赠仪式"),
        },
    ),
    # what 此次竞赛 points to: the event of the text rather than the headline's, not a later one
    (
        "滨海市举办首届职工技能大赛\n"
        "10月8日，滨海市第五届家政服务职业技能竞赛在滨海市举行。此次竞赛由滨海市总工会主办，滨海职业学院承办。",
        "hosted",
        {
            ("滨海市总工会", "滨海市第五届家政服务职业技能竞赛"),
            ("滨海职业学院", "滨海市第五届家政服务职业技能竞赛"),
        },
    ),
    # an event that takes place at another is the one that is held
    (
        "“彩虹桥”落成\n"
        "日前，“彩虹桥·关爱老人”公益活动在2023第三届滨海国际书展儿童展区成功举办。此次活动由滨海市妇联主办。",
        "hosted",
        {("滨海市妇联", "彩虹桥·关爱老人公益活动")},
    ),
    # what is held during another event is not held by the body named last
    (
        "滨海论坛\n滨海市总工会举办首届滨海合唱论坛。滨海市妇联十分支持。论坛期间，还举办了“春雨”读书比赛。",
        "hosted",
        {("滨海市总工会", "首届滨海合唱论坛")},
    ),
    # a program goes by the last word of its name
    (
        "司机之家\n“星光驿站”在滨海市启用。据介绍，驿站由滨海市总工会与滨海港务公司共建。",
        "hosted",
        {("滨海市总工会", "星光驿站"), ("滨海港务公司", "星光驿站")},
    ),
    # both sides of a signing hold its ceremony
    (
        "校县合作\n10月8日，滨海大学与临江县政府合作协议签字仪式在滨海市举行。",
        "hosted",
        {
            ("滨海大学", "滨海大学与临江县政府合作协议签字仪式"),
            ("临江县政府", "滨海大学与临江县政府合作协议签字仪式"),
        },
    ),
    # 本届大赛 is the contest and not the final that the story reports
    (
        "焊工夺冠\n10月8日，滨海市第七届职工技能大赛焊工决赛在滨海市落幕。本届大赛由滨海市总工会主办。",
        "hosted",
        {("滨海市总工会", "滨海市第七届职工技能大赛")},
    ),
    # a course is not named after the session that comes next
    (
        "渔民上夜校\n滨海市总工会主办的“晨光夜校”昨天结业。第二期“晨光夜校”将于明年开班。",
        "hosted",
        {("滨海市总工会", "晨光夜校")},
    ),
    # whoever is named behind a quotation speaks in it, the head of a department for the whole
    (
        "读书成风\n“今年我们深入社区，通过开展“春雨润心”读书活动，让群众受益。”曲靖市妇联妇女发展部部长王强说。",
        "hosted",
        {("曲靖市妇联", "春雨润心读书活动")},
    ),
    # what a clause sets up is not what the next is about
    (
        "群众受益\n滨海市总工会回应关切，创建滨海市职工服务中心3所。关心女职工，开设“春雨”大讲堂。",
        "hosted",
        {("滨海市总工会", "春雨大讲堂"), ("滨海市总工会", "滨海市职工服务中心")},
    ),
    # what others shall hold is not held by whoever says so
    (
        "滨海市总工会下发《关于关爱职工的通知》\n各级工会要关心职工，举办职工歌咏比赛。",
        "hosted",
        {("滨海市总工会", "关于关爱职工的通知")},
    ),
    # by whom something is run is told of what stands before 由, even if it is no event
    (
        "职工歌咏比赛\n首届码头歌咏比赛在滨海市举行。“春雨润企”行动由滨海市总工会主办，滨海职业学院承办，滨海传媒有限公司负责运营。",
        "hosted",
        {
            ("滨海市总工会", "春雨润企行动"),
            ("滨海职业学院", "春雨润企行动"),
            ("滨海传媒有限公司", "春雨润企行动"),
        },
    ),
    # 双方 are the two of the latest list
    (
        "校企合作\n滨海职业学院与滨海港务有限公司签约。双方约定每年举办“码头杯”技能大赛。",
        "hosted",
        {("滨海职业学院", "码头杯技能大赛"), ("滨海港务有限公司", "码头杯技能大赛")},
    ),
    # 我市 is the city that the story is about
    (
        "我市举办歌咏比赛\n10月8日，首届码头歌咏比赛在我市开幕，曲靖市民热情高涨。",
        "located-in",
        {("首届码头歌咏比赛", "曲靖市"), ("曲靖市", "云南省"), ("云南省", "中国")},
    ),
    # what there is in the whole city
    (
        "曲靖市建驿站\n目前，全市建成户外劳动者驿站62个。",
        "located-in",
        {("户外劳动者驿站", "曲靖市"), ("曲靖市", "云南省"), ("云南省", "中国")},
    ),
    (
        "曲靖市关心渔民\n“春雨润企”行动已覆盖全市14个乡镇。",
        "located-in",
        {("春雨润企行动", "曲靖市"), ("曲靖市", "云南省"), ("云南省", "中国")},
    ),
    # what takes place at an organization is in its region, of several hosts' regions in the smallest
    (
        "职工歌咏比赛举行\n10月8日，首届码头歌咏比赛在曲靖市第一人民医院举行。",
        "located-in",
        {("曲靖市第一人民医院", "曲靖市"), ("首届码头歌咏比赛", "曲靖市"), ("曲靖市", "云南省"), ("云南省", "中国")},
    ),
    # the contest that was named last; what something is part of; what a document's title begins with
    (
        "青岛市办大赛\n10月8日，首届码头烹饪大赛举行。优胜者将参加第九届全国烹饪大赛。该项赛事由中国商业联合会主办。",
        "hosted",
        {("中国商业联合会", "第九届全国烹饪大赛")},
    ),
    (
        "青岛市开展活动\n作为青岛市总工会部署的“春雨行动”的一部分，歌会今天举行。",
        "hosted",
        {("青岛市总工会", "春雨行动")},
    ),
    (
        "青岛市开会\n会上宣读了《青岛市总工会关爱渔民倡议书》，有人朗诵了《青岛大学的故事》。",
        "hosted",
        {("青岛市总工会", "青岛市总工会关爱渔民倡议书")},
    ),
    # what is set up and given in common words
    (
        "青岛市关爱渔民\n近日，青岛市卫生局设立了心理援助热线。青岛市总工会为渔民办了一场“百家宴”。",
        "hosted",
        {("青岛市卫生局", "心理援助热线"), ("青岛市总工会", "百家宴")},
    ),
    # who is visited holds nothing; who runs something jointly has not acted together outside it
    ("渔民参观\n渔民们参观青岛市博物馆，开展“海上故事”活动。", "hosted", set()),
    ("青岛市歌会\n渔民歌咏比赛由青岛市总工会、青岛市妇联共同主办。", "partnered-with", set()),
    # a partner of the first of a list, in turn with others
    (
        "青岛大学办学院\n青岛大学与青岛奶业协会、青岛牧业公司共建牧业产业学院，与烟台科技公司共建科技产业学院。",
        "partnered-with",
        {("青岛大学", "青岛奶业协会"), ("青岛大学", "青岛牧业公司"), ("烟台科技公司", "青岛大学")},
    ),
    # 该县 is the one named last, where no body of it goes on
    (
        "曲靖市的基金\n10月8日，陆良县总工会走访曲靖市。该县先后成立“春雨”助学基金。",
        "located-in",
        {
            ("陆良县总工会", "陆良县"),
            ("春雨助学基金", "陆良县"),
            ("陆良县", "曲靖市"),
            ("曲靖市", "云南省"),
            ("云南省", "中国"),
        },
    ),
    # where it goes
    (
        "“春雨”文艺演出启动\n10月8日，“春雨”文艺演出活动在青岛市启动。演出队将先后走进烟台、威海等地。",
        "located-in",
        {
            ("春雨文艺演出活动", "青岛市"),
            ("春雨文艺演出活动", "烟台市"),
            ("春雨文艺演出活动", "威海市"),
            ("青岛市", "山东省"),
            ("烟台市", "山东省"),
            ("威海市", "山东省"),
            ("山东省", "中国"),
        },
    ),
    (
        "曲靖市举办歌咏比赛\n10月8日，云南省总工会、曲靖市总工会联合举办首届码头歌咏比赛。",
        "located-in",
        {
            ("云南省总工会", "云南省"),
            ("曲靖市总工会", "曲靖市"),
            ("曲靖市", "云南省"),
            ("云南省", "中国"),
            ("首届码头歌咏比赛", "曲靖市"),
        },
    ),
]


def test_a_contest_is_not_what_it_consists_of(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "马拉松开跑\n10月8日，首届青岛马拉松在青岛市开跑。赛事由青岛市体育局主办，设半程马拉松、10公里精英赛和家庭亲子跑3个项目。",
        encoding="utf-8",
    )
    graph = kg.build(page)
    programs = {entity.name for entity in graph.entities if entity.type == "Program"}
    names = {entity.key: entity.name for entity in graph.entities}
    assert programs == {"首届青岛马拉松", "半程马拉松", "10公里精英赛", "家庭亲子跑"}
    assert {names[f.object] for f in graph.facts if f.relation == "hosted"} == {"首届青岛马拉松"}


@pytest.mark.parametrize(("text", "relation", "facts"), STORIES, ids=[text.split("\n")[0] for text, _, _ in STORIES])
def test_stories(stated: Stated, text: str, relation: str, facts: set[tuple[str, str]]) -> None:
    assert stated(text, relation) == facts
