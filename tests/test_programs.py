"""Programs in tagged sentences: where their names begin and end, what is none, and how a story gathers them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg import lexicon, regions
from kg.mentions import programs
from kg.mentions.tagged import Tagged, longest
from kg.model import Block, Sentence, Word
from kg.resolve import program_names


def _tagged(marked: str) -> Tagged:
    """A sentence from words with their tags: 工会/n 举办/v; the gazetteer finds its regions."""
    words, text = [], ""
    for item in marked.split():
        word, _, tag = item.rpartition("/")
        words.append(Word(word, len(text), tag))
        text += word
    return Tagged(Sentence(text, 0, Block("body", 0, len(text))), tuple(words), tuple(regions.find(text)))


def _found(marked: str) -> list[str]:
    """Programs of the sentence, without those inside longer ones and without pointers."""
    return [m.text for m in longest(m for m in programs.find(_tagged(marked)) if m.rule != "pointer")]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        pytest.param(
            "工会/n 举办/v 了/u 首届/m 职工/n 歌咏/vn 比赛/vn 。/w",
            ["首届职工歌咏比赛"],
            id="object of a hosting verb",
        ),
        pytest.param(
            "王强/PER 获得/v 优秀/a 指导/vn 教师/n 奖/n 。/w",
            ["优秀指导教师奖"],
            id="a prize with a verb in its name",
        ),
        pytest.param(
            "第三届/m 码头/n 艺术节/n 在/p 京/LOC 开幕/v 。/w",
            ["第三届码头艺术节"],
            id="what is held",
        ),
        pytest.param(
            "开展/v “/w 春雨/n 润/v 企/n ”/w 行动/vn 。/w",
            ["“春雨润企”行动"],
            id="quotation and head",
        ),
        pytest.param(
            "“/w 春雨/n ”/w 全国/n 女/a 职工/n 阅读/vn 活动/n 启动/v 。/w",
            ["“春雨”全国女职工阅读活动"],
            id="short adjective between quotation and head",
        ),
        pytest.param(
            "记者/n 从/p 滨海市卫健委/ORG 召开/v 的/u 新闻/n 发布会/n 上/f 获悉/v 。/w",
            ["新闻发布会"],
            id="meeting of common words behind its organization",
        ),
        pytest.param(
            "王强/PER 出席/v 学习/v 贯彻/v 全会/n 精神/n 培训班/n 并/c 讲话/v 。/w",
            ["学习贯彻全会精神培训班"],
            id="what is studied",
        ),
        pytest.param("记者/n 从/p 新闻/n 发布会/n 上/f 获悉/v 。/w", [], id="meeting of common words of nobody"),
        pytest.param(
            "“/w 先/d 亮/v ‘/w 滨海/n 码/n ’/w 就/d 行/v 。/w ”/w 他/r 说/v 。/w",
            ["‘滨海码’"],
            id="in quotation marks in what somebody says",
        ),
        pytest.param(
            "建成/v 6个/m “/w 渔家/n 小/a 车间/n ”/w ，/w “/w 渔家/n 早餐/n 点/n ”/w 37家/m 。/w",
            ["“渔家小车间”", "“渔家早餐点”"],
            id="places in quotation marks that are counted",
        ),
        pytest.param(
            "第三届/m “/w 码头/n 邻居/n 聚/v ”/w 开场/v 。/w",
            ["第三届“码头邻居聚”"],
            id="edition before quotation marks",
        ),
        pytest.param(
            "在/p 第五届/m 码头/n （/w 国际/n ）/w 帆船/n 周期间/n 送/v 水/n 。/w",
            ["第五届码头（国际）帆船周"],
            id="edition and what ends like something held",
        ),
        pytest.param(
            "“/w 渔火/n ”/w 之/u 法律/n 服务/vn 活动/vn 走进/v 滨海大学/ORG 。/w",
            ["“渔火”之法律服务活动"],
            id="what comes to a place",
        ),
        pytest.param("奥运/nz 冠军/n 来到/v 校园/n 。/w", [], id="people who come to a place"),
        pytest.param(
            "“/w 渔火/n ：/w 滨海/LOC 瓷器展/n ”/w 同时/d 开幕/v 。/w", ["“渔火：滨海瓷器展”"], id="exhibition in marks"
        ),
        pytest.param("推进/v “/w 高质量/n 发展/vn ”/w 。/w", [], id="a verb that ends like an exhibition"),
        pytest.param("开展/v “/w 春雨/n ”/w 行动/vn 着眼/v 基层/n 。/w", ["“春雨”行动"], id="before 着眼"),
        pytest.param("渔火/nz 文学奖/n 获得者/n 王强/PER 到会/v 。/w", ["渔火文学奖"], id="prize by who has it"),
        pytest.param("首届/m 职工/n 运动会/n 历届/n 来/v 。/w", ["首届职工运动会"], id="first edition"),
        pytest.param("一并/d 举办/v 的/u 还有/v 渔港/n 招聘会/n 。/w", ["渔港招聘会"], id="what is held besides"),
        pytest.param(
            "全国/n 三八/m 红旗手/n 标兵/n 10/m 名/q 。/w", ["全国三八红旗手标兵"], id="honour above an honour"
        ),
        pytest.param(
            "第二届/m 职工/n 运动会/n 由/p 市总工会/ORG 、/w 市体育局/ORG 主办/v 。/w",
            ["第二届职工运动会"],
            id="edition before who holds it",
        ),
        pytest.param(
            "牵头/v 的/u “/w 春雨/n ”/w 宣讲/n 团/n 也/d 走进/v 了/u 课堂/n 。/w", [], id="clause taken for a name"
        ),
        pytest.param("请/v “/w 春雨/n ”/w 会员/n 上门/v 辅导/v 。/w", [], id="who does it behind quotation marks"),
        pytest.param(
            "选手/n 参加/v 烹饪/n 、/w 收银/n 、/w 缝纫/n 等/u 12个/m 项目/n 的/u 角逐/vn 。/w",
            [],
            id="disciplines of a contest",
        ),
        pytest.param(
            "市/n 总/d 开展/v 义诊/vn 活动/n 。/w", ["义诊活动"], id="deed of an organization without its name"
        ),
        pytest.param("滨海工会/ORG 组织/v 走访/v 慰问/vn 。/w", ["走访慰问"], id="deed alone"),
        pytest.param("滨海工会/ORG 组织/v 劳模/n 疗休养/vn 。/w", ["劳模疗休养"], id="deed that serves"),
        pytest.param("滨海工会/ORG 建立/v 欠薪/n 预警/vn 制度/n 。/w", ["欠薪预警制度"], id="system of common words"),
        pytest.param("滨海工会/ORG 发放/v 生活/n 补助/n 5万元/m 。/w", [], id="what anybody may give"),
        pytest.param("滨海医院/ORG 组织/v 专家/n 到/v 码头/n 义诊/v 。/w", [], id="clause with a deed"),
        pytest.param(
            "为/p 渔民/n 办理/v 免费/vn 意外/n 伤害/n 保险/n ，/w 参加/v 工伤/n 保险/n 。/w",
            ["意外伤害保险"],
            id="insurance beyond those of the law",
        ),
        pytest.param("办/v 起/v “/w 小/a 渔民/n ”/w 航模/n 班/n 。/w", ["“小渔民”航模班"], id="class behind marks"),
        pytest.param("“/w 渔民/n ”/w 值班/v 。/w", [], id="no class behind marks"),
        pytest.param(
            "在/p 次日/TIME 的/u “/w 渔歌/n 四人/n 聊/v ”/w 上/f ，/w 争论/vn 不少/a 。/w",
            ["“渔歌四人聊”"],
            id="what something happens at",
        ),
        pytest.param(
            "列入/v 2017年/TIME 女职工/n 工作/n 十大/m 案例/n 。/w",
            ["2017年女职工工作十大案例"],
            id="title that something is listed as",
        ),
        pytest.param("共建/v “/w 码头/n 工匠/n 学院/n ”/w 。/w", [], id="body in quotation marks"),
        pytest.param(
            "签订/v 覆盖/v 码头/n 行业/n 的/u 集体/n 合同/n 。/w", ["集体合同"], id="agreement with what it covers"
        ),
        pytest.param(
            "滨海市教育工会/ORG 五届/m 二次/m 全委/n 会议/n 通过/v 决议/n 。/w",
            ["滨海市教育工会五届二次全委会议"],
            id="session of a body",
        ),
        pytest.param("为/p 获奖/vn 职工/n 和/c 单位/n 颁奖/v 。/w", [], id="giving prizes is no prize"),
        pytest.param(
            "滨海市总工会/ORG 出台/v 渔民/n 创业/vn 补贴/vn 办法/n 。/w",
            ["渔民创业补贴办法"],
            id="document of common words behind a verb of issuing",
        ),
        pytest.param(
            "王强/PER 被/p 评为/v 优秀/a 海员/n 、/w 滨海/LOC 最美/a 渔民/n 。/w",
            ["优秀海员", "滨海最美渔民"],
            id="titles in a list",
        ),
        pytest.param(
            "为/p 滨海市/LOC 岗位/n 标兵/n 代表/n 颁奖/v 。/w", ["滨海市岗位标兵"], id="whom a prize is given to"
        ),
        pytest.param(
            "工会/n 的/u 做法/n 是/v “/w 三/m 张/q 单子/n 管/v 到底/d ”/w 。/w",
            ["“三张单子管到底”"],
            id="a way of working",
        ),
        pytest.param(
            "一/m 套/q 被/p 称为/v “/w 船/n +/w 港/n ”/w 的/u 联动/vn 机制/n 运转/v 。/w",
            ["“船+港”"],
            id="called so, and told what it is",
        ),
        pytest.param(
            "工会/n 推出/v 面向/v 渔民/n 的/u “/w 春雨/n 贷/v ”/w 。/w",
            ["“春雨贷”"],
            id="object of a hosting verb with what it is like",
        ),
        pytest.param(
            "“/w 码头/n 已/d 建成/v 渔民/n 服务/vn 中心/n 34个/m ，/w 海员/n 服务站/n 20个/m ，/w "
            "三年/TIME 来/v 受到/v 渔民/n 欢迎/v ，/w 大家/r 都/d 说/v 办/v 得/u 好/a 。/w ”/w",
            ["渔民服务中心", "海员服务站"],
            id="in direct speech",
        ),
        pytest.param(
            "举办/v “/w 春潮/n 之/u 歌/n ”/w “/w 码头/n 书声/n ”/w 等/u 7期/m 主题/n 活动/n 。/w",
            ["“春潮之歌”", "“码头书声”"],
            id="several and their number",
        ),
        pytest.param(
            "王强/PER 讲授/v 《/w 滨海/LOC 水/n 文化/n 》/w 通识/n 课/n 。/w",
            ["《滨海水文化》通识课"],
            id="course behind a title",
        ),
        pytest.param("滨海/LOC 十大/m 案例/n 发布/v", ["滨海十大案例"], id="what is announced"),
        pytest.param(
            "2021年/TIME 码头/n 文化节/n 主场/n 活动/n 中/f 。/w", ["2021年码头文化节主场活动"], id="by its year"
        ),
        pytest.param(
            "王强/PER 被/p 评为/v “/w 爱岗/v 敬业/v 职工/n ”/w 。/w",
            ["“爱岗敬业职工”"],
            id="honour behind a verb of naming",
        ),
        pytest.param("开展/v 『/w 春雨/n 』/w 活动/vn 。/w", ["『春雨』活动"], id="other marks"),
        pytest.param(
            "公众/n 号/n 推出/v 专栏/n “/w 码头/n 书声/n ”/w 。/w",
            ["“码头书声”"],
            id="head before the quotation",
        ),
        pytest.param(
            "举行/v 全市/n 劳动模范/n 、/w 先进/a 工作者/n 和/c 先进集体/n 表彰/vn 大会/n 。/w",
            ["全市劳动模范、先进工作者和先进集体表彰大会"],
            id="honours inside the name of a meeting",
        ),
        pytest.param(
            "举行/v 职工/n 书法/n 项目/n 启动/vn 仪式/n 暨/c 首场/n 书画/n 沙龙/n 。/w",
            ["职工书法项目启动仪式暨首场书画沙龙"],
            id="two in one, joined by 暨",
        ),
        pytest.param(
            "举办/v 焊工/n 技能/n 竞赛/vn 、/w 码头/n 书画展/n 和/c 消防/vn 运动会/n 。/w",
            ["焊工技能竞赛", "码头书画展", "消防运动会"],
            id="coordinated objects",
        ),
        # the discipline and the round of a contest, but not what somebody does in it
        (
            "滨海市/LOC 第四届/m 职工/n 运动会/n 气/v 排球/n 项目/n 决赛/vn 昨日/TIME 举行/v 。/w",
            ["滨海市第四届职工运动会气排球项目决赛"],
        ),
        ("滨海市/LOC 第四届/m 职工/n 运动会/n 进入/v 决赛/vn 阶段/n 。/w", ["滨海市第四届职工运动会"]),
        pytest.param("建成/v 3000/m 家/q 司机/n 驿站/n 。/w", ["司机驿站"], id="counted stations"),
        pytest.param(
            "发出/v 关于/p 做好/v 防汛/vn 工作/n 的/u 通知/n 。/w",
            ["关于做好防汛工作的通知"],
            id="document without marks",
        ),
        pytest.param("《/w 码头/n 之/u 歌/n 》/w 传唱/v 。/w", ["《码头之歌》"], id="title"),
        pytest.param(
            "双方/n 签署/v 全面/ad 合作/vn 框架/n 协议/n 。/w",
            ["全面合作框架协议"],
            id="what is signed",
        ),
        pytest.param(
            "他/r 荣获/v 码头/n 杯/n 金奖/n 、/w 海员/n 奖/n 。/w",
            ["码头杯金奖", "海员奖"],
            id="prizes of a list",
        ),
        pytest.param(
            "滨海大学/ORG 工匠/n 本科班/n 开学/v 。/w",
            ["滨海大学工匠本科班"],
            id="named by its owner",
        ),
        pytest.param(
            "进行/v 了/u 第二届/m 育婴/n 技能/n 决赛/n 。/w",
            ["第二届育婴技能决赛"],
            id="weak head with an edition",
        ),
        pytest.param(
            "滨海市总工会/ORG 开展/v 医疗/n 普惠/vn 活动/vn 。/w",
            ["医疗普惠活动"],
            id="common words that somebody runs",
        ),
        pytest.param(
            "滨海市总工会/ORG 建成/v 码头/n 司机之家/n 和/c 爱心驿站/n 。/w",
            ["码头司机之家", "爱心驿站"],
            id="a head by itself behind another name",
        ),
        pytest.param(
            "滨海市总工会/ORG 举行/v 启动/vn 仪式/n 。/w",
            ["启动仪式"],
            id="a ceremony of something that stands elsewhere",
        ),
        pytest.param("推出/v 企业/n “/w 双推/n ”/w 等/u 活动/vn 。/w", ["“双推”"], id="the last of several"),
        pytest.param(
            "他/r 在/p 庆祝/v 滨海港/n 建成/v 七十/m 周年/n 大会/n 上/f 致辞/v 。/w",
            ["庆祝滨海港建成七十周年大会"],
            id="meeting by its occasion",
        ),
        pytest.param(
            "将/d 送/v 春联/n 、/w 金秋/n 义诊/vn 、/w “/w 春雨/n ”/w 行动/n 等/u 项目/n 向/p 渔民/n 倾斜/v 。/w",
            ["送春联", "金秋义诊", "“春雨”行动"],
            id="a list that one of them shows to be undertakings",
        ),
        pytest.param(
            "第二届/m 海员/n 歌咏/vn 比赛/vn 、/w 码头/n 书画展/n 在/p 京/LOC 举行/v 。/w",
            ["第二届海员歌咏比赛", "码头书画展"],
            id="coordinated subjects",
        ),
        pytest.param(
            "工会/n 开展/v 海员/n 朗诵/vn 、/w 第二届/m 歌咏/vn 比赛/vn 等/u 活动/n 。/w",
            ["第二届歌咏比赛"],
            id="the last of a list",
        ),
        pytest.param(
            "滨海市总工会/ORG 与/p 医院/n 共同/ad 建立/v 定期/a 会商/vn 机制/n 。/w",
            ["定期会商机制"],
            id="a mechanism by what it is for",
        ),
        pytest.param(
            "工会/n 以/p 困难/a 渔民/n 慰问/vn 活动/n 为/v 契机/n ，/w 走访/v 码头/n 。/w",
            ["困难渔民慰问活动"],
            id="what work is tied to",
        ),
        pytest.param(
            "滨海市总工会/ORG 日前/TIME 下发/v 通知/n ，/w 要求/v 做好/v 防汛/vn 。/w",
            ["通知"],
            id="a notice without a title",
        ),
        pytest.param(
            "滨海市总工会/ORG 召开/v 新闻/n 发布会/n 介绍/v 情况/n 。/w",
            ["新闻发布会"],
            id="press conference without a title",
        ),
        pytest.param(
            "第三届/m 码头/n 艺术节/n 今天/TIME 在/p 京/LOC 开幕/v 。/w",
            ["第三届码头艺术节"],
            id="held today at a place",
        ),
        pytest.param(
            "首届/m “/w 海员/n 之/u 星/n ”/w “/w 码头/n 先锋/n ”/w 评选/vn 发布/v 仪式/n 在/p 京/LOC 举行/v 。/w",
            ["首届“海员之星”“码头先锋”评选发布仪式"],
            id="a verb of holding behind quotation marks is a noun",
        ),
        pytest.param(
            "工会/n 为/p 300名/m 渔民/n 提供/v 免费/vn 健康/a 体检/vn 服务/vn 。/w",
            ["免费健康体检服务"],
            id="a service that a number of people got",
        ),
        pytest.param(
            "为/p 312名/m 渔民/n 免费/ad 做/v 了/u 肝癌/n 、/w 肺癌/n 筛查/vn 。/w",
            ["肝癌、肺癌筛查"],
            id="a screening that a number of people got",
        ),
        pytest.param("用好/v 12399/m 渔民/n 热线/n 。/w", ["12399渔民热线"], id="hotline by its number"),
        pytest.param(
            "服务/v 亚运会/nz 、/w 国庆/TIME 70周年/TIME 庆典/n 。/w", ["亚运会", "国庆70周年庆典"], id="great events"
        ),
        pytest.param(
            "拨打/v 渔民/n 培训/vn 热线/n 8612345/m 报名/v 。/w", ["渔民培训热线"], id="hotline and its number"
        ),
        pytest.param(
            "滨海卫健委/ORG 实施/v 母婴/n 安全/an 行动/n 提升/v 计划/n 和/c 渔民/n 健康/a 行动/n 提升/v 计划/n 。/w",
            ["母婴安全行动提升计划", "渔民健康行动提升计划"],
            id="verb between two heads",
        ),
        pytest.param(
            "举办/v 首届/m 职工/n 美发/vn 、/w 叉车/n 、/w 电焊/n 等/u 技能/n 比赛/vn 。/w",
            ["首届职工美发、叉车、电焊等技能比赛"],
            id="one contest in several trades",
        ),
        pytest.param("捧/v 走/v 了/u “/w 海鸥杯/nz ”/w 和/c 奖金/n 。/w", ["“海鸥杯”"], id="cup that is won"),
        pytest.param("王强/PER 登上/v “/w 中国/LOC 好人榜/n ”/w 。/w", ["“中国好人榜”"], id="list of honour"),
        pytest.param("2009年/TIME 被/p 评为/v 国家二级博物馆/n 。/w", ["国家二级博物馆"], id="honour like a body"),
        pytest.param(
            "全国/n 优秀/a 科技/n 辅导员/n 王强/PER 说/v 。/w", ["全国优秀科技辅导员"], id="title before a name"
        ),
        pytest.param(
            "浙江/LOC 工匠/n 、/w 滨海港务公司/ORG 焊工/n 王强/PER 说/v 。/w",
            ["浙江工匠"],
            id="title before an affiliation",
        ),
        pytest.param(
            "陇原/n 工匠/n 、/w 焊工/n 王强/PER 说/v 。/w", ["陇原工匠"], id="title of a province's other name"
        ),
        pytest.param("工会/n “/w 送/v 清凉/an ”/w 来/v 了/u 。/w", ["“送清凉”"], id="deed in quotation marks"),
        pytest.param("职工/n “/w 二次/m 上岗/v ”/w 。/w", [], id="verb in quotation marks"),
        pytest.param("提出/v 了/u “/w 同乡/n 编组/v ”/w 的/u 思路/n 。/w", ["“同乡编组”"], id="way that is found"),
        pytest.param("组织/v 青年/n 赴/p 码头/n 扶贫/vn 支教/vn 。/w", [], id="what people go for"),
        pytest.param("经费/n 来自/v 科技局/n “/w 科普/vn 惠民/vn ”/w 专项/a 。/w", ["“科普惠民”专项"], id="fund"),
        pytest.param(
            "提供/v “/w 一/m 站/n 办好/v ”/w 上门/vn 服务/vn 。/w", ["“一站办好”上门服务"], id="service behind marks"
        ),
        pytest.param("社区/n 办起/v “/w 爱心/n 小/a 饭桌/n ”/w 。/w", ["“爱心小饭桌”"], id="set up"),
        pytest.param("把/p 车棚/n 改成/v “/w 邻里/n 修理铺/n ”/w 。/w", ["“邻里修理铺”"], id="made of something else"),
        pytest.param("“/w 春雨/n 助学/vn ”/w 资助/v 新生/n 1860名/m 。/w", ["“春雨助学”"], id="a verb behind marks"),
        pytest.param("团体/n 一等奖/n ：/w 港务/n 队/n 。/w", ["团体一等奖"], id="over winners"),
        pytest.param("派出所/n 荣立/v 集体/n 三等功/n 。/w", ["集体三等功"], id="merit"),
        pytest.param("为/p 10名/m “/w 十大/m 工匠/n ”/w 颁奖/v 。/w", ["“十大工匠”"], id="handed over"),
    ],
)
def test_finds(marked: str, names: Sequence[str]) -> None:
    assert _found(marked) == names


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("开展/v 各类/r 文体/n 活动/vn 。/w", id="of all sorts"),
        pytest.param("开展/v 活动/vn 。/w", id="bare head"),
        pytest.param("打击/v 敲诈/v 犯罪/vn 活动/vn 。/w", id="crime"),
        pytest.param("“/w 一个/m 平台/n ”/w 建成/v 。/w", id="a counted quotation"),
        pytest.param("构建/v “/w 朋友圈/n ”/w 。/w", id="a figure of speech"),
        pytest.param("推出/v 有力/a 措施/n 。/w", id="measures"),
        pytest.param("以/p “/w 渔港/n 安全/an 行动/vn ”/w 为/v 主题/n 。/w", id="a theme"),
        pytest.param("滨海市/LOC 总/d 试点/vn 启动/v 夜校/n 。/w", id="a trial of something"),
        pytest.param("亚运会/nz 冠军/n 王强/PER 讲课/v 。/w", id="who won, not where"),
        pytest.param("扩大/v 工会/n 组织/n 的/u “/w 渔友圈/n ”/w 。/w", id="a noun like a hosting verb"),
        pytest.param("滨海市总工会/ORG 搭建/v 交流/vn 合作/vn 平台/n 。/w", id="a platform of no one's name"),
        pytest.param("签订/v 劳动/n 合同/n 。/w", id="contract of work"),
        pytest.param("示范/vn 单位/n 开展/v 帮扶/vn 。/w", id="who holds something"),
        pytest.param("码头/n 依法/vd 维护/v 权益/n 。/w", id="law inside a word"),
        pytest.param("发现/v “/w 一/m 间/q 屋/n ”/w 。/w", id="something counted"),
        pytest.param("开展/v 医疗/n 普惠/vn 活动/vn 。/w", id="common words that nobody runs"),
    ],
)
def test_finds_nothing(marked: str) -> None:
    assert _found(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "它/r 由/p 工会/n 发起/v 。/w",
        "此次/r 竞赛/vn 由/p 工会/n 主办/v 。/w",
        "驿站/n 由/p 工会/n 建设/v 。/w",
        "赛事/n 期间/f ，/w 工会/n 提供/v 饮水/n 。/w",
        "课程/n 面向/v 渔民/n 。/w",
        "《/w 通知/n 》/w 要求/v 整改/v 。/w",
    ],
)
def test_pointers(marked: str) -> None:
    assert [m.rule for m in programs.find(_tagged(marked))] == ["pointer"]


def test_a_name_is_found_again_without_its_head() -> None:
    first = programs.find(_tagged("开展/v “/w 春雨/n 润/v 企/n ”/w 行动/vn 。/w"))
    known = programs.names_of(first)
    assert known == {"春雨润企": "Campaign"}
    later = _tagged("“/w 春雨润企/nz ”/w 受/v 欢迎/v ，/w 春雨润企/nz 继续/v 。/w")
    assert [m.text for m in programs.again(later, [], known)] == ["“春雨润企”", "春雨润企"]


def test_a_program_is_pointed_to_by_the_end_of_its_name() -> None:
    def pointers(marked: str) -> list[str]:
        return [m.text for m in programs.by_ending(_tagged(marked), [], {"星光驿站": "Service", "2016年读书日": None})]

    assert pointers("目前/t ，/w 驿站/n 由/p 工会/n 管/v 。/w") == ["驿站"]
    assert pointers("读书日/n 由/p 工会/n 设立/v ，/w 新/a 驿站/n 由/p 工会/n 建/v 。/w") == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("“春雨润企”行动", "“春雨润企”活动", True),
        ("“春雨润企”行动", "“春雨润企”", True),
        ("“春雨”论坛", "“春雨”基金", False),
        ("政协第十三届滨海市委员会第五次会议", "市政协十三届五次会议", True),
        ("政协第十三届滨海市委员会第五次会议", "省政协十三届五次会议", False),
        ("滨海市第十六届人民代表大会第三次会议", "市十六届人大三次会议", True),
        ("滨海市总工会第十五届委员会第三次全体会议", "滨海市总工会十五届三次全委会", True),
        ("滨海市总工会第十五届委员会第三次全体会议", "滨海市总工会十五届四次全委会", False),
        ("市总工会十五届三次全委会", "省总工会十五届三次全委会", False),
        ("苏州市总工会十五届三次全委会", "无锡市总工会第十五届委员会第三次全体会议", False),
        ("第六届“码头杯”技能大赛", "第六届“码头杯”技能大赛焊工赛项", True),
        ("“滨海工匠杯”暨第六届“码头杯”技能大赛", "第六届“码头杯”技能大赛", True),
        ("“春雨润企”行动", "“秋风助学”行动", False),
        ("首届职工歌咏比赛", "职工歌咏比赛", True),
        ("首届职工歌咏比赛", "第二届职工歌咏比赛", False),
        ("首届职工歌咏比赛", "首届职工歌咏比赛启动仪式", False),
        ("2021年职工歌咏比赛", "“码头杯”职工歌咏大赛", True),
        ("2021年职工歌咏比赛", "2022年职工歌咏比赛", False),
        ("第三届职工歌咏比赛", "2021年职工歌咏比赛", True),
        ("“春雨”暨职工歌咏大赛", "“春雨暨读书月”职工歌咏大赛", True),
        ("“春雨”职工大讲堂", "“春雨润企”职工歌咏大赛", False),
        ("全省职工歌咏大赛", "山东省第六届职工歌咏大赛", True),
        ("全省职工歌咏大赛", "青岛市职工歌咏大赛", False),
        ("滨海市女职工标兵表彰会", "滨海市女职工“双文明”标兵表彰大会", True),
        ("“春雨”急救培训首站", "“春雨”急救培训", True),
        ("“经纬”特展", "“经纬——滨海蓝印花布特展”", True),
        ("“红十字春雨送万家”暨义诊活动", "“春雨送万家”活动", True),
        ("“最美渔家小屋”", "“渔家小屋”", False),
        ("“经纬：滨海花布特展”", "“潮声：滨海花布特展”", False),
        ("滨海研学“春雨”码头主场活动", "“行远”滨海研学“春雨”主题码头主场活动", True),
        ("滨海市大学生下乡计划", "滨海市大学生下乡计划志愿者培训班", False),
        ("滨海市大学生下乡计划", "滨海市大学生下乡计划启动大会", False),
        ("首届职工歌咏比赛", "第一届职工歌咏比赛", True),
        ("首届职工歌咏比赛", "首届职工歌咏比赛总决赛", True),
        ("首届职工歌咏比赛", "首届职工歌咏比赛选拔赛", False),
        ("首届滨海市手工艺品大赛", "首届滨海市手工艺品大赛银奖", False),
        ("滨海市三八红旗手", "滨海市三八红旗手标兵", False),
        ("“母亲邮包”公益项目", "“母亲邮包”项目年度推进工作电视电话会议", False),
    ],
)
def test_same_program(a: str, b: str, same: bool) -> None:
    assert program_names.same_program(a, b) is same


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("2022年首届大赛", "首届滨海焊工技能大赛"),
        ("第三届大赛", "第三届滨海焊工技能大赛"),
        ("第三届运动会", "第三届运动会"),
        ("首届滨海艺术节", "首届滨海艺术节"),
    ],
)
def test_another_edition_of_what_a_story_names(name: str, full: str) -> None:
    others = ["2024年滨海省技能竞赛暨第二届滨海焊工技能大赛", "滨海艺术节"]
    assert program_names.of_edition(name, others) == full


@pytest.mark.parametrize(
    ("name", "whole", "part"),
    [
        pytest.param("第三届焊工技能竞赛决赛", "第三届焊工技能竞赛", True, id="final"),
        pytest.param("滨海市焊工培训班开班仪式", "滨海市焊工培训班", True, id="opening"),
        pytest.param("关于开展码头安全行动的通知", "码头安全行动", True, id="notice"),
        pytest.param("第三届焊工技能竞赛", "焊工技能竞赛", False, id="the same without its edition"),
        pytest.param("关于表彰码头安全行动的通知", "码头安全行动", False, id="notice about something else"),
    ],
)
def test_parts_of_programs(name: str, whole: str, part: bool) -> None:
    assert program_names.is_part(name, whole) is part


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“码头能手”荣誉称号", "码头能手"),
        ("滨海市劳动模范称号", "滨海市劳动模范"),
        ("100个单位滨海市文明单位", "滨海市文明单位"),
        ("“春雨润企”行动", "春雨润企行动"),
    ],
)
def test_the_name_of_a_program(text: str, name: str) -> None:
    assert program_names.program_text(text) == name


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("滨海市焊工培训班开班仪式", "滨海市焊工培训班"),
        ("滨海市焊工技能大赛决赛", "滨海市焊工技能大赛"),
        ("滨海市焊工技能大赛一等奖", "滨海市焊工技能大赛"),
        ("滨海亚运会开幕式演出", "滨海亚运会"),
        ("2018年滨海市焊工技能大赛总结表彰会", "2018年滨海市焊工技能大赛"),
        ("“情系渔家”活动动员会", "“情系渔家”活动"),
        ("“春雨”巡回宣讲首场报告会", "“春雨”巡回宣讲"),
        ("“春雨”助学计划助学金发放仪式", "“春雨”助学计划"),
        ("海员之家揭牌仪式", None),
        ("技能大赛一等奖", None),
        ("焊工论坛暨电工大赛启动仪式", None),
    ],
)
def test_what_a_ceremony_a_final_or_a_prize_is_of(name: str, whole: str | None) -> None:
    assert program_names.whole_of(name) == whole


@pytest.mark.parametrize(
    ("name", "joined"),
    [
        ("滨海市读书节暨“春雨”征文活动启动仪式", ["滨海市读书节", "“春雨”征文活动"]),
        ("“春雨”行动启动仪式", []),
    ],
)
def test_what_else_a_ceremony_is_of(name: str, joined: list[str]) -> None:
    assert [other for _, other in program_names.joined_in(name)] == joined


def test_titles_of_a_level_and_numbered_sessions() -> None:
    assert program_names.level_of("省劳动模范") == "省"
    assert program_names.level_of("市级劳动模范") is None
    assert program_names.lacks_host("第五届会员代表大会")
    assert not program_names.lacks_host("第五届职工歌咏大会")


def test_a_ceremony_opens_a_program() -> None:
    assert program_names.opens("滨海市焊工培训班开班仪式", "滨海市焊工培训班")
    assert not program_names.opens("滨海市焊工培训班结业仪式", "滨海市焊工培训班")


STORY = [(True, "码头论坛", "Meeting"), (True, "焊工培训班", "Training"), (False, "职工歌咏比赛", "Contest")]


@pytest.mark.parametrize(
    ("called", "name"),
    [
        pytest.param("启动仪式", "码头论坛启动仪式", id="of what the story is about"),
        pytest.param("开班式", "焊工培训班开班式", id="of what can have one"),
        pytest.param("论坛开幕式", "码头论坛开幕式", id="of what it is called after"),
        pytest.param("展览开幕式", None, id="of nothing that is named"),
    ],
)
def test_a_ceremony_without_a_name_is_called_after_its_event(called: str, name: str | None) -> None:
    assert program_names.ceremony_name(called, STORY) == name


def test_a_ceremony_without_a_name_is_the_one_that_is_named_elsewhere() -> None:
    named = [*STORY, (True, "第三届码头论坛启动仪式", "Event")]
    assert program_names.ceremony_name("启动仪式", named) == "第三届码头论坛启动仪式"


def test_a_notice_names_what_it_announces() -> None:
    found = programs.find(_tagged("印发/v 《/w 关于/p 开展/v 码头/n 安全/an 行动/vn 的/u 通知/n 》/w 。/w"))
    assert [m.text for m in found if m.rule == "announced"] == ["码头安全行动"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“心桥”服务品牌", "心桥"),
        ("“春雨”行动", "春雨行动"),
        ("智慧渔港平台", "智慧渔港平台"),
        ("“救在码头”项目", "救在码头"),
        ("“优胜企业”奖牌", "优胜企业"),
        ("广东省深圳市海员运动会", "深圳市海员运动会"),
    ],
)
def test_proper_name(text: str, name: str) -> None:
    assert program_names.proper_name(text) == name


@pytest.mark.parametrize(
    ("title", "kind"),
    [("码头安全倡议", "Document"), ("最美海员发布仪式", "Event"), ("码头之歌", "Work")],
)
def test_kind_of_title(title: str, kind: str) -> None:
    found = programs.find(_tagged(f"《/w {title}/nz 》/w 。/w"))
    assert [m.kind for m in found if m.rule == "title"] == [kind]


def test_a_name_without_edition_makes_no_one_program_of_two_editions() -> None:
    cluster = ["第二届滨海职工运动会", "滨海职工运动会"]
    assert program_names.belongs("滨海职工运动会", cluster)
    assert not program_names.belongs("第一届滨海职工运动会", cluster)


def test_a_bare_core_makes_no_one_program_of_two() -> None:
    assert not program_names.belongs("“春晖班”创建活动", ["第十届“春晖班”研讨会", "春晖班"])


def test_heads_are_their_own_longest_head() -> None:
    for text, head in lexicon.program_heads().items():
        assert programs.head_of(head.example.strip("“”《》")) is not None, text
        assert head.strength in ("strong", "weak", "quoted", "behind", "name")
