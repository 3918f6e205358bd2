"""Groups: kinds of people, with the number that stands before or behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.mentions.tagged import Tagged, longest
from kg.model import GROUP, Mention, Word
from kg.numbers import COUNT, count_of

_MODIFIER_TAGS = frozenset({"n", "nz", "vn", "b", "an", "j", "nw", "s"})
_MODIFIERS = frozenset(
    """困难 困境 弱势 多余 贫困 贫穷 卓越 杰出 最美 骨干 广义 失智 半失能 失业 下岗 转岗 退休 离退休 留守 流动 受灾 受困 伤亡 外来 进城 务工 新 优秀 先进 模范 单身 残疾 残障 孤独 特困 特殊 重点 低保 低收入 生活
    患病 重度 高危 重病 大病 病困 因病致困 因疫致困 失能 失独 高龄 独居 空巢 脱贫 致困 致贫 返乡 返岗 创业 就业 灵活 从业 在校 在读 在职 在岗 在档 在册 建档 立卡 建档立卡 应届 往届 毕业 待业 服刑
    户外 一线 女 男 老 老年 中老年 青年 中青年 青壮年 少数民族 适龄 育儿 哺乳期 孕期 怀孕 驾驶 配送 送餐 外卖 快递 货运 物流 网约 网约车 家政 护理 养老 保洁 环卫 物业 建筑 电力 高技能 紧缺 急需 高层次 高素质
    志愿 注册 协商 集体 专职 兼职 专业 业务 技术 技能 科技 科研 普通 优胜 决赛 参赛 参训 参会 获奖 受助 受援 救灾 救援 抗疫 防疫 援建 支教 驻村 农村 城市 城镇 社区 乡村 山区 边远 偏远 贫困地区 地震 受损 欠薪 加班 外勤 脱产 海外 外籍 国际 民间""".split()
)  # fmt: skip
# words that taggers take for nouns but that begin no name of a group
_NO_MODIFIERS = frozenset(
    """线上 线下 网上 互联网 网络 数字 云端 城区 领域 行业 层级 方面 上下游 各业 同志 同时 服务 培训 维护 保障 关爱 慰问 帮扶 救助 帮助 资助 援助 覆盖 惠及 补助 补贴 畅通 选派 互派 输送 照护 陪护 新增 便利 加快 建设 聘请 招募 招聘 派出 抽调 邀请 重要 合格 现实 虚假 时期 征程 机制 三方 班子 党组 党委 委员会 机车组 关心 引导 组织 吸引 培养 培育 发展 选树 表彰 奖励 支持 鼓励 动员 带动 推动 促进 教育 发动 凝聚 团结
    党管 聚焦 面向 针对 心理 权益 需求 发布 介绍 活动 工作 问题 本报 记者 相关 有关 主要 其他 部分 全部 现场 个体 大会 大赛 竞赛 比赛 会议 节目 方式 模式 平台 项目 工程 行动 计划""".split()
)  # fmt: skip
_AT_WORK = ("在档", "在册", "在职", "在岗", "在校", "在读")  # tagged as preposition and noun
_WHOSE = (
    "广大|全体|各族|各行各业的?|各行业|各业|各类|全市|全省|全区|全县|全州|全国|全校|全院|全网|辖区内?|所辖|区域内?|县域内?|所有|更多|部分|许多|众多|数|大批|各地|基层|当地|本地|外地|所在地|"
    "现场|在场|各界|省内|市内|区内|我国|各级|到场的?|一批|身边|普通|相关|有关|附近|周边|过往|沿线|企业|本?单位|公司|厂里|行业"
)
_DROP = re.compile(rf"^(?:{_WHOSE})+(?=..)")
_POLITE = re.compile(r"(?<=职工|居民|村民|市民|农民|妇女|青年|牧民|会员|党员)群众$|(?<=[者员工机手人民生女])群体$")
# behind a head: what makes it part of another name (职工书屋, 会员企业, 律师事务所)
_COMPOUND = re.compile(
    "之家|驿站|书屋|书吧|之歌|之声|之星|服务中心|服务站|活动中心|文化宫|俱乐部|工作站|工作室|事务所|互助|代表大会|大会|大赛|竞赛|比武|运动会|企业|单位|公司|医院|学校|大学|学院|联谊会|联合会|"
    "协会|学会|商会|工会|委员会|小组|之友|专版|先锋号|节|证|卡|制|馆|报|网(?!约)|号(?!召)|岗位?(?!前|后)|精神(?!文化|生活|慰|需|健|障)|会(?!员)|长(?!期|年|时|远|效)|组(?!织|建|成|团)|库|团(?!结|圆|聚|购)|队(?!伍)|部(?!分)|热线|费|票|房|公寓|宿舍|食堂|套餐|本科|待遇|法(?!律)|条例|办法"
)
_BEFORE = re.compile(
    rf"(?<!第)(?<![\d一二三四五六七八九十百千万.])({COUNT})(?:余|多)?(?P<unit>名|位|个|户|对|人次|人)?(?:[^，。；：！？、“”]{{1,20}}的|(?:{_WHOSE})+|(?:以上|左右)的?|[男女]|在)?$"
)
_AFTER = re.compile(
    rf"^(?:（[^）]{{0,10}}）)?(?:等(?!级))?(?:总数|人数|总人数)?(?:已?达到?|超过?|近|共计?|总计|约|逾|突破|累计|已有|有)*({COUNT})(?:余|多)?(?:名|人次|人|户|位)"
)


@cache
def _heads() -> tuple[tuple[int, ...], dict[str, str]]:
    heads = lexicon.group_heads()
    return tuple(sorted({len(h) for h in heads}, reverse=True)), heads


def _head_ending(tagged: Tagged, end: int) -> tuple[int, str] | None:
    """The head that ends at a place, with where it begins: at a word's beginning, or the whole word that it ends."""
    lengths, heads = _heads()
    for length in lengths:
        head = tagged.text[max(0, end - length) : end]
        if length > end or head not in heads:
            continue
        start = end - length
        word = tagged.words[tagged.word_at(start)]
        if start in tagged.boundaries:
            return start, head
        if word.end == end and word.tag not in ("PER", "ORG", "LOC"):
            return word.start, head
    return None


def _modifies(word: Word) -> bool:
    if word.text in _MODIFIERS:
        return True
    known = word.text in _NO_MODIFIERS or word.text in lexicon.word_classes()["edge"]
    return word.tag in _MODIFIER_TAGS and not known and re.fullmatch("[一-鿿]{2,}", word.text) is not None


def _beginning(tagged: Tagged, start: int, end: int) -> int:
    """Where the name begins whose head stands at `start`: the words before it that say which people."""
    left = start
    while left > 0 and end - left < 14:
        word = tagged.words[tagged.word_at(left - 1)]
        if word.end > left or tagged.region_ending(left) or not _modifies(word):
            break
        left = word.start
    if tagged.text[left - 2 : left] in _AT_WORK:
        left -= 2
    region = tagged.region_ending(left)
    if region is not None and tagged.text[left:end] in ("工匠", "大工匠"):  # a title: 滨海大工匠
        left = region.start
    return left


def canonical(name: str) -> str:
    """The kind of people without words for how many or whose (广大职工群众 → 职工)."""
    return _POLITE.sub("", _DROP.sub("", name))


def _found(tagged: Tagged) -> Iterator[Mention]:
    _, heads = _heads()
    for end in sorted(tagged.boundaries):
        if (at := _head_ending(tagged, end)) is None:
            continue
        start, head = at
        if end < len(tagged.text) and head + tagged.text[end] in heads:  # 农民|工作为 for 农民工|作为
            head, end = head + tagged.text[end], end + 1
        if _COMPOUND.match(tagged.text, end):
            continue
        left = _beginning(tagged, start, end)
        name = tagged.text[left:end]
        left += len(name) - len(_DROP.sub("", name))
        if lexicon.group_heads()[head] == "vague" and tagged.text[left:end] == head:
            continue
        yield Mention(left, end, GROUP, None, tagged.text[left:end], "group", 0.8)


def find(tagged: Tagged) -> list[Mention]:
    """Groups of a sentence; offsets in the sentence, without the number before them."""
    return list(_found(tagged))


# people who run or lead what is named after them, and the kinds of programs that are named after those they serve
_ACTIVE = re.compile("(?:志愿者|义工|劳模|劳动模范|工匠|工匠人才|专家|专家学者|学者|院士|代表|党员|干部|律师|先进工作者|先锋|嘉宾|选手|运动员|科学家|企业家|工程师|教授|产业工人)$")
_SERVING_KINDS = frozenset({"Service", "Platform", "Training", "Campaign", "Model"})
_CARE_BEFORE = re.compile("(?:服务|关爱|关心|关怀|慰问|帮扶|救助|援助|帮助|资助|促进|保障|维护|支持|助力|培训|为|对|给|致)[^，。；]{0,6}$")
_CARE_AFTER = re.compile("^(?:和[^，。；]{2,8})?[^，。；]{0,4}(?:帮扶|服务|关爱|救助|慰问|援助|资助|解困|脱困|权益|保护|保障|疗休养|体检|招聘|就业)")


def in_program(tagged: Tagged, program: Mention) -> list[Mention]:
    """The groups that a program is for by its own name (关爱货车司机行动); people who run it are none (劳模宣讲团)."""
    if program.kind in ("Award", "Work"):
        return []
    served = []
    for group in longest(find(tagged)):
        if program.start <= group.start and group.end < program.end and not _ACTIVE.search(canonical(group.text)):
            before, after = tagged.text[program.start : group.start], tagged.text[group.end : program.end]
            if program.kind in _SERVING_KINDS or _CARE_BEFORE.search(before) or _CARE_AFTER.match(after):
                served.append(group)
    return served


def count_before(text: str, start: int) -> tuple[int, int] | None:
    """The number that counts the group beginning at `start`: (value, where its words begin)."""
    match = _BEFORE.search(text, max(0, start - 40), start)
    if match is None or not (value := count_of(match[1])) or not (match["unit"] or value >= 100):
        return None
    return value, match.start()


def count_after(text: str, end: int) -> tuple[int, int] | None:
    """The number that counts the group ending at `end`: (value, where its words end)."""
    match = _AFTER.match(text[end : end + 30])
    if match is None or not (value := count_of(match[1])):
        return None
    return value, end + match.end()
