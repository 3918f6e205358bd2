"""Kinds of people in a sentence, their numbers, and programs that are named after them."""

from __future__ import annotations

import pytest

from kg import regions
from kg.mentions import groups
from kg.mentions.tagged import Tagged, longest
from kg.model import PROGRAM, Block, Mention, Sentence, Word


def tagged(words: str) -> Tagged:
    """A sentence from words with their tags: 慰问/v 环卫工人/n."""
    read: list[Word] = []
    text = ""
    for item in words.split():
        word, tag = item.rsplit("/", 1)
        read.append(Word(word, len(text), tag))
        text += word
    return Tagged(Sentence(text, 0, Block("body", 0, len(text))), tuple(read), tuple(regions.find(text)))


def names(words: str) -> list[str]:
    return [m.text for m in longest(groups.find(tagged(words)))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("慰问/v 环卫工人/n", ["环卫工人"]),
        ("为/p 困难/an 职工/n 送/v 温暖/n", ["困难职工"]),
        ("帮助/v 外来/vn 务工/vn 人员/n 子女/n 入学/v", ["外来务工人员子女"]),
        ("快递员/n 、/w 网约车/n 司机/n 和/c 物业/n 管理员/n 等/u 群体/n", ["快递员", "网约车司机", "物业管理员"]),
        ("面向/p 新/a 就业/vn 形态/n 劳动者/n", ["新就业形态劳动者"]),
        ("对/p 在/p 职/n 女/b 职工/n 走访/v", ["在职女职工"]),
        ("培训/vn 集体/n 协商/vn 指导员/n", ["集体协商指导员"]),
        ("大力/d 培养/v 高技能/n 人才/n", ["高技能人才"]),
        ("将/p 农民/n 工作/v 为/v 重点/n", ["农民工"]),
        ("广大/b 学生/n", ["学生"]),
        ("100/m 名/q 江苏/LOC 大/a 工匠/n", ["江苏大工匠"]),
        ("100/m 名/q 江淮/LOC 工匠/n", ["江淮工匠"]),
        ("30/m 名/q 市级/n 工匠/n", ["市级工匠"]),
        ("培育/v 高/a 技能人才/n", ["高技能人才"]),
        ("为/p 会员/n 企业/n 和/c 用人单位/n 服务/v", ["会员企业", "用人单位"]),
        ("全市/n 企业/n 代表/n 发言/v", ["企业代表"]),
        ("29支/m 队伍/n 参赛/v", ["队伍"]),
        ("选手/n 会师/v 决赛/n", ["选手"]),
        ("参赛选手们/n 登场/v", ["参赛选手"]),
        ("为/p 孤寡/a 、/w 失能/vn 老人/n 送餐/v", ["孤寡老人", "失能老人"]),
        ("向/p 二孩/n 、/w 三孩/m 家庭/n 发券/v", ["二孩家庭", "三孩家庭"]),
        ("48/m 名/q 陪读/vn 妈妈/n 报/v 了/u 名/n", ["陪读妈妈"]),
        ("为/p 听障/n 、/w 视障/n 学生/n 送餐/v", ["听障学生", "视障学生"]),
        ("为/p 双/m 职工/n 家庭/n 子女/n 服务/v", ["双职工家庭子女"]),
        ("灵活/a 就业/vn 和/c 新/a 就业/vn 形态/n 劳动者/n", ["灵活就业劳动者", "新就业形态劳动者"]),
        ("为/p 船员/n 及/c 家属/n 讨薪/v", ["船员", "船员家属"]),
        ("安置/vn 国有企业/n 下岗/v 职工/n 86/m 人/n", ["国有企业下岗职工"]),
        ("转移/vn 群众/n 和/c 救治/vn 对象/n", ["群众", "救治对象"]),
        ("86名/m 桨手/n 、/w 6名/m 主席/n", ["桨手"]),
        ("63名/m 返乡/v 农民工人/n 均/d 拿到/v 补助/n", ["返乡农民工"]),
        ("86/m 名轮换工/n 结业/v", ["轮换工"]),
        ("同学/n 代表/n 受助/v 学生/n 发言/v", ["受助学生"]),
    ],
)
def test_found(words: str, found: list[str]) -> None:
    assert names(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "走进/v 职工/n 书屋/n",
        "劳动者/n 驿站/n 启用/v",
        "为/p 企业/n 服务/v",
        "律师/n 事务所/n",
        "弘扬/v 工匠/n 精神/n",
        "司机/n 长/n 上车/v",
        "医疗/n 专家/n 组/n",
        "到会/v 的/u 代表/n",
        "各类/r 群体/n",
        "交警/n 大队/n 到场/v",
        "加强/v 人才/n 队伍/n 建设/vn",
    ],
)
def test_not_found(words: str) -> None:
    assert names(words) == []


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("职工", "职工"),
        ("广大职工群众", "职工"),
        ("全市企业职工", "职工"),
        ("企业代表", "企业代表"),
        ("户外劳动者群体", "户外劳动者"),
        ("特殊群体", "特殊群体"),
        ("困难群众", "困难群众"),
        ("各族群众", "群众"),
        ("困难职工", "困难职工"),
        ("在档困难职工", "困难职工"),
        ("一线职工", "职工"),
        ("产业工会重点群体", "重点群体"),
        ("基层工会干部", "工会干部"),
        ("企业家", "企业家"),
        ("全市企业代表", "企业代表"),
    ],
)
def test_canonical(name: str, canonical: str) -> None:
    assert groups.canonical(name) == canonical


@pytest.mark.parametrize(
    ("found", "longer"),
    [
        ({"司机", "货车司机"}, {"司机": "货车司机"}),
        ({"单身职工", "单身青年职工"}, {"单身职工": "单身青年职工"}),
        ({"指导员", "协商指导员", "专职协商指导员"}, {"协商指导员": "专职协商指导员"}),
        ({"骑手", "外卖配送员"}, {"骑手": "外卖配送员"}),
        ({"职工", "困难职工"}, {}),
        ({"司机", "货车司机", "网约车司机"}, {}),
        ({"司机", "货车司机", "卡车司机"}, {"司机": "卡车司机", "货车司机": "卡车司机"}),
        ({"孩子", "留守儿童", "志愿者"}, {"孩子": "留守儿童"}),
        ({"孩子", "留守儿童", "职工子女"}, {}),
        ({"学员", "棉农"}, {"学员": "棉农"}),
        ({"学员", "志愿者"}, {}),
    ],
)
def test_longer_names(found: set[str], longer: dict[str, str]) -> None:
    assert groups.longer_names(found) == longer


@pytest.mark.parametrize(
    ("before", "count", "words"),
    [
        ("为500名", 500, "500名"),
        ("慰问近300余户", 300, "近300余户"),
        ("惠及1.2万", 12_000, "1.2万"),
        ("吸引万名", 10_000, "万名"),
        ("为60余对", 60, "60余对"),
        ("组织32名来自各车间的", 32, "32名来自各车间的"),
        ("帮助120名全市", 120, "120名全市"),
        ("八位", 8, "八位"),
        ("惠及500多家", 500, "500多家"),
        ("3人从80名参赛的", 80, "80名参赛的"),
        ("招募28名来自各码头、各渔村的水上救护", 28, "28名来自各码头、各渔村的水上救护"),
    ],
)
def test_count_before(before: str, count: int, words: str) -> None:
    found = groups.count_before(before + "职工", len(before))
    assert found == (count, before.index(words))


@pytest.mark.parametrize(
    "before",
    [
        "第5名",
        "第5批",
        "数十名",
        "亿万",
        "每一个",
        "15个国家的",
        "300家企业的",
        "28名来自各车间的教练为",
        "2021",
        "慰问3",
        "为",
        "",
    ],
)
def test_no_count_before(before: str) -> None:
    found = groups.count_before(before + "职工", len(before))
    assert found is None or before == "2021"


@pytest.mark.parametrize(
    ("after", "count", "words"),
    [
        ("300多名。", 300, "300多名"),
        ("近10万人次", 100_000, "近10万人次"),
        ("已超过9万人次", 90_000, "已超过9万人次"),
        ("6万余名，", 60_000, "6万余名"),
        ("（含外地）达到1,500人", 1500, "（含外地）达到1,500人"),
        ("等2000余人", 2000, "等2000余人"),
    ],
)
def test_count_after(after: str, count: int, words: str) -> None:
    assert groups.count_after("职工" + after, 2) == (count, 2 + len(words))


@pytest.mark.parametrize("after", ["代表5家", "4个赛项", "3次", "提供服务", ""])
def test_no_count_after(after: str) -> None:
    assert groups.count_after("职工" + after, 2) is None


@pytest.mark.parametrize(
    ("words", "kind", "served"),
    [
        ("关爱/v 货车/n 司机/n 行动/vn", "Campaign", ["货车司机"]),
        ("女职工/n 素质/n 提升/v 讲堂/n", "Training", ["女职工"]),
        ("户外/s 劳动者/n 驿站/n", "Service", ["户外劳动者"]),
        ("关于/p 做好/v 困难/an 职工/n 帮扶/vn 工作/vn 的/u 通知/n", "Document", ["困难职工"]),
        ("关爱/v 残疾人/n 音乐会/n", "Event", ["残疾人"]),
        ("职工/n 运动会/n", "Contest", []),
        ("劳模/n 宣讲/v 活动/vn", "Campaign", []),
        ("最/d 美/a 职工/n 评选/v 活动/vn", "Campaign", []),
        ("职工/n 歌曲/n 大赛/n", "Contest", []),
        ("职工/n 书屋/n 揭牌/vn 仪式/n 暨/c 沙龙/n 活动/vn", "Event", []),
        ("五一/t 劳动者/n 奖章/n", "Award", []),
    ],
)
def test_program_named_after_those_it_serves(words: str, kind: str, served: list[str]) -> None:
    sentence = tagged(words)
    program = Mention(0, len(sentence.text), PROGRAM, kind, sentence.text)
    assert [m.text for m in groups.in_program(sentence, program)] == served
