"""Groups: kinds of people, with the number that stands before or behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.mentions.tagged import Tagged
from kg.model import GROUP, Mention
from kg.numbers import COUNT, count_of

_MODIFIERS = {"n", "nz", "vn", "b", "an", "j", "nw"}
_ALLOWED = frozenset("困难 贫困 失业 下岗 退休 留守 受灾 外来 新 优秀 单身 残疾 孤独 特困 低保 生活 患病 失能 高龄 独居 空巢 脱贫 返乡 务工 创业 就业 流动 在校 毕业 服刑 待业 灵活 从业 一线 户外 女 男 老 青年 少数民族 各族 驻 驾驶 配送 外卖 快递 货运 网约 家政 护理 志愿 协商 集体 专职 兼职 技术 业务 参赛 获奖".split())
_DROP = re.compile(r"^(?:广大|全体|各族|各行各业的?|全市|全省|全区|全县|全州|全国|全校|全院|辖区|所有|更多|部分|许多|众多|数|各地|基层|当地|本地|现场|在场|各界|省内|市内|我国|各级|到场的?|一批)+")
_BEFORE = re.compile(rf"({COUNT})(?:余|多)?(?:名|位|个|户|对|人次|人|家|批)?(?:来自[^，。；]{{1,20}}的|以上的?|左右的?|多样化)?$")
_AFTER = re.compile(rf"^(?:（[^）]{{0,10}}）)?(?:总数|人数)?(?:达到?|超过?|超|近|共|约|逾|突破|累计|已达)?({COUNT})(?:余|多)?(?:名|人次|人|户|位|个)")


@cache
def _heads_by_length() -> tuple[tuple[int, ...], frozenset[str]]:
    heads = frozenset(lexicon.group_heads())
    return tuple(sorted({len(h) for h in heads}, reverse=True)), heads


def _places(text: str) -> Iterator[tuple[int, int]]:
    lengths, heads = _heads_by_length()
    for end in range(2, len(text) + 1):
        for length in lengths:
            if length <= end and text[end - length : end] in heads:
                yield end - length, end
                break


def canonical(name: str) -> str:
    """The kind of people without words for how many or whose (广大职工 → 职工)."""
    return _DROP.sub("", name) or name


def find(tagged: Tagged) -> list[Mention]:
    """Groups of a sentence; offsets in the sentence, without the number before them."""
    found = []
    for start, end in _places(tagged.text):
        if end not in tagged.boundaries or tagged.text[end : end + 1] in ("们",) and False:
            continue
        left = start
        while left > 0 and end - left < 14:
            word = tagged.words[tagged.word_at(left - 1)]
            if word.end > left or tagged.region_ending(left):
                break
            if word.text in lexicon.word_classes()["edge"] or not (word.tag in _MODIFIERS or word.text in _ALLOWED):
                break
            left = word.start
        name = tagged.text[left:end]
        left += len(name) - len(canonical(name))
        found.append(Mention(left, end, GROUP, None, tagged.text[left:end], "group", 0.8))
    return found


def count_before(text: str, start: int) -> tuple[int, int] | None:
    """The number that counts the group beginning at `start`: (value, where its words begin)."""
    match = _BEFORE.search(text, max(0, start - 40), start)
    if match is None or not (value := count_of(match[1])):
        return None
    return value, match.start()


def count_after(text: str, end: int) -> tuple[int, int] | None:
    """The number that counts the group ending at `end`: (value, where its words end)."""
    match = _AFTER.match(text[end : end + 30])
    if match is None or not (value := count_of(match[1])):
        return None
    return value, end + match.end()
