"""People in tagged sentences: the tagger's names mended, lists, posts, transliterated names, and what is none."""

from __future__ import annotations

import pytest

import kg
from kg.mentions import people
from kg.mentions.tagged import Tagged
from kg.model import Block, Sentence, Word


def _tagged(marked: str) -> Tagged:
    """A sentence from words with their tags: 王强/PER 说/v."""
    words, text = [], ""
    for item in marked.split():
        word, _, tag = item.rpartition("/")
        words.append(Word(word, len(text), tag))
        text += word
    return Tagged(Sentence(text, 0, Block("body", 0, len(text))), tuple(words))


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        pytest.param("王强/PER 表示/v 感谢/v", ["王强"], id="the tagger's name"),
        pytest.param("主席/n 陈国/PER 中/f 出席/v", ["陈国中"], id="a third character cut off, behind a post"),
        pytest.param("主席/n 陈国/PER 在/p 京/LOC 会见/v 来宾/n", ["陈国"], id="a particle is no third character"),
        pytest.param("常委/n 程/n 海波/PER 、/w 李敏/PER 出席/v", ["程海波", "李敏"], id="a surname cut off"),
        pytest.param("李明/PER 远/a 、/w 王强/PER 出席/v", ["李明远", "王强"], id="a third cut off, in a list"),
        pytest.param("会上/s ，/w 白芸/n 、/w 王强/PER 发言/v", ["白芸", "王强"], id="first of a list"),
        pytest.param("王强/PER 、/w 白小芸/n 、/w 李敏/PER 发言/v", ["王强", "白小芸", "李敏"], id="amid a list"),
        pytest.param("副/b 主任/n 严加/d 宽说/v ，/w 好/a", ["严加宽"], id="behind a post, before a verb of saying"),
        pytest.param("区委/n 书记/n 秦海/LOC 亮等/a 出席/v", ["秦海亮"], id="behind a post, before 等"),
        pytest.param("主任/n 王强/PER 、/w 卫生/an 和/c 计划生育/vn 到会/v", ["王强"], id="a word in a list"),
        pytest.param("王强同志/PER 出席/v", ["王强"], id="a title behind the name"),
        pytest.param("种菜/vn 大户/n 李有/PER 东/f 讲解/v", ["李有东"], id="a third cut off that is a direction"),
        pytest.param("会上/s ，/w 李士/PER 发任/v 名誉/n 会长/n", ["李士发"], id="a third in the word behind"),
        pytest.param("徒弟/n 李婷/PER 合开/v 了/u 夜校/n", ["李婷"], id="a word of its own behind the name"),
        pytest.param("督学/n 李伴/PER 好/a ，/w 王强/PER 出席/v", ["李伴好", "王强"], id="a third before a comma"),
        pytest.param("会长/n 布小林/PER 主持/v 会议/n", ["布小林"], id="a rare surname behind a post"),
        pytest.param("馆长/n 次仁卓玛/PER 致辞/v", ["次仁卓玛"], id="a Tibetan name"),
        pytest.param("副主席/n 古丽·买买提/PER 在/p 会/n 上/f 说/v", ["古丽·买买提"], id="a name with a dot"),
        pytest.param("副主席/n 巴图/PER ·/w 孟克/n 说/v", ["巴图·孟克"], id="a name cut at its dot"),
        pytest.param("副主席/n 阿不都·买买/PER 提出/v 席/n", ["阿不都·买买提"], id="a name cut behind its dot"),
        pytest.param("劳动模/n 范王强/PER 发言/v", ["王强"], id="a name that took the end of an honour"),
        pytest.param("秘书长次/n 仁卓玛/PER 发言/v", ["次仁卓玛"], id="a name whose head went to the post"),
        pytest.param("骑手/n 王强/PER 则/d 是/v 新手/n", ["王强"], id="an adverb is no third character"),
        pytest.param("从/p 王强处/PER 获悉/v", ["王强"], id="the place where somebody is"),
        pytest.param("主席/n 李守/PER 正/d 主持/v 会议/n", ["李守正"], id="an adverb that ends names more often"),
        pytest.param("从/p 主席/n 李玉/PER 成/v 手/s 中/f 接过/v", ["李玉成"], id="a verb that is no verb before 手中"),
        pytest.param("理货员/n 赵磊/PER 交/v 完/v 班/n", ["赵磊"], id="a verb with its complement"),
        pytest.param("研究员/n 谈/v 建军/v 一边/d 说/v", ["谈建军"], id="a name taken for verbs, behind a post"),
        pytest.param(
            "女工/n 程一舟/v 得/v 了/u 奖/n", ["程一舟"], id="a name taken for a verb, behind a kind of people"
        ),
        pytest.param("农民/n 周知省/PER 说/v", ["周知省"], id="a name that ends like a place, before a word of speech"),
        pytest.param(
            "教育厅/n 调研员/n 白/a 翀/n ，/w 校长/n 王强/PER 出席/v",
            ["白翀", "王强"],
            id="two characters that are no word",
        ),
        pytest.param("主讲人/n 萨仁其/PER 木格/n 是/v 部长/n", ["萨仁其木格"], id="a Mongolian name cut up"),
        pytest.param(
            "部长/n 其/r 其/r 格日勒/PER 去年/TIME", ["其其格日勒"], id="a Mongolian name that begins like a pronoun"
        ),
        pytest.param("官员/n 安娜·施密特/PER 考察/v 后/f", ["安娜·施密特"], id="a foreign name before a verb"),
        pytest.param("学生/n 帕玛·巴索/nr 说/v", ["帕玛·巴索"], id="a name with a dot that the tagger missed"),
        pytest.param("徒弟/n 李敏/PER 、/w 王/PER 茜茜/n 已/d 出师/v", ["李敏", "王茜茜"], id="only a surname known"),
        pytest.param("技师/n 王/PER 春风/n 演示/v", ["王春风"], id="a word as given name, behind a post"),
        pytest.param("教授/n 陈国/PER 中/f 风趣/a 地/u 说/v", ["陈国中"], id="a third character before how it is done"),
        pytest.param("副主席王东升/n ，/w 主任/n 李敏/PER 到场/v", ["王东升", "李敏"], id="one word with the post"),
        pytest.param("站长/n 赵/n 起/v 平/n 。/w", ["赵起平"], id="three words, behind a post, at a sentence's end"),
        pytest.param("主席方/n 中/f 平/a 表示/v", ["方中平"], id="a surname that stuck to the post"),
        pytest.param("王强/PER 号召/v 大家/r", ["王强"], id="a verb that begins like a ship's name"),
        pytest.param("王强/PER 会见/v 代表/n 时/n 强调/v ，/w", ["王强"], id="when somebody says it"),
        pytest.param("王强/PER 主席/n 和/c 李敏/PER 厂长/n 等/u", ["王强", "李敏"], id="with the title between"),
        pytest.param("书记/n 沙马/PER 木呷/PER 、/w 王强/PER 到场/v", ["沙马木呷", "王强"], id="torn in two"),
        pytest.param("歌手/n 王伟/PER 李明/PER 到场/v", ["王伟", "李明"], id="two without a comma"),
        pytest.param("江/PER 主席/n 到场/v", [], id="a surname and a title"),
        pytest.param("王强/PER 班长/n 到场/v", ["王强"], id="a post behind the name"),
        pytest.param("书记/n 陈志/PER 和/c 在/p 会上/s 讲话/v", ["陈志和"], id="a name that ends in 和"),
        pytest.param("副市长/n 冀/LOC 晓东/LOC 向/p 她/r 颁奖/v", ["冀晓东"], id="a surname that is a province"),
        pytest.param("司机/n 穆拉提/LOC 吃/v 饭/n", ["穆拉提"], id="a transliterated name taken for a place"),
    ],
)
def test_finds(marked: str, names: list[str]) -> None:
    assert [m.text for m in people.find(_tagged(marked))] == names


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("王某/PER 表示/v", id="a name withheld"),
        pytest.param("金盾奖/PER 揭晓/v", id="an award"),
        pytest.param("心理咨询师/PER 上门/v", id="an occupation"),
        pytest.param("应建/PER 尽/d 建/v", id="a set phrase"),
        pytest.param("雷海/PER 号/n 出航/v", id="a ship named after someone"),
        pytest.param("学习/v 王强/PER 精神/n", id="a spirit named after someone"),
        pytest.param("以/p “/w 阅读/v ·/w 分享/v ”/w 为/v 主题/n", id="a motto with a dot"),
        pytest.param("主任/n 高度/d 重视/v ，/w 马上/d 去/v", id="no name behind a post"),
        pytest.param("教育/vn 、/w 卫健/PER 、/w 妇联/ORG 等/u 部门/n", id="a trade in a list of others"),
        pytest.param("从/p 滨职/PER 院/n 走出来/v", id="half of an abbreviation"),
        pytest.param("举行/v “/w 海歌/PER ”/w 联欢/vn", id="a quoted word"),
        pytest.param("教师/n 向/p 社会/n 公布/v", id="a preposition that is a surname too"),
        pytest.param("学生/n 干部/n ，/w 都/d 来/v 了/u", id="a word that begins like a surname"),
        pytest.param("班长/n 高/a 技能/n 人才/n", id="an adjective that is a surname too"),
        pytest.param("同处/v 长江/LOC 上游/s ，/w 水/n 清/a", id="a post within a word"),
        pytest.param("王婆婆/PER 摔/v 了/u", id="kinship, no given name"),
        pytest.param("陈老/PER 先生/n 捐/v 了/u", id="an honorific"),
        pytest.param("韩方/PER 提出/v", id="a side that meets another"),
        pytest.param("她/r 向/p 林场/PER 借/v 钱/n", id="a kind of body"),
    ],
)
def test_finds_nothing(marked: str) -> None:
    assert people.find(_tagged(marked)) == []


def test_known_names_are_found_wherever_they_stand() -> None:
    sentence = _tagged("何小满/a 意地/d 笑/v 了/u")
    assert people.find(sentence) == []
    assert [(m.text, m.start, m.end) for m in people.find(sentence, ["何小满"])] == [("何小满", 0, 3)]


@pytest.mark.parametrize("name", ["王强", "李小敏", "欧阳小敏", "张王小敏", "次仁卓玛", "约翰·史密斯"])
def test_plausible(name: str) -> None:
    assert people.plausible(name)


@pytest.mark.parametrize("name", ["滨海", "王某", "林草局", "王", "心理咨询师", "悦读·分享"])
def test_not_plausible(name: str) -> None:
    assert not people.plausible(name)


def test_nobody_is_called_like_a_village_that_the_story_names() -> None:
    text = "苏州市的客人来到李家村。李家说要办夜校，王小明赞成。"
    assert [m.text for m in kg.mentions(text, tagger="lac") if m.type == "Person"] == ["王小明"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王强走访慰问金志强一家。", ["王强", "金志强"]),
        ("他们上门服务周建国老人。", ["周建国"]),
        ("王强之前在苏州工作。", ["王强"]),
        ("学习活动周启幕。", []),
        ("石校坤获得二等奖，涂仲廷、曾宪璋获得三等奖。", ["石校坤", "涂仲廷", "曾宪璋"]),
        ("大会执行主席霍明远、米志学、储建民在主席台前排就座。", ["霍明远", "米志学", "储建民"]),
        ("局长王平宣读决定，校长李平和师生一起植树，苏童来宁签售。", ["王平", "李平", "苏童"]),
    ],
)
def test_surnames_and_words_beside_a_name(text: str, names: list[str]) -> None:
    assert [m.text for m in kg.mentions(text, tagger="lac") if m.type == "Person"] == names
