"""Organizations by the grammar of their names: region chain + level + field + ending, and departments behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from kg import lexicon
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, Mention, Word

_NOUNS = {"n", "nz", "nw", "nr", "ns", "nt", "vn", "an", "b", "j", "s", "f", "ORG", "LOC", "eng", "l", "i", "t"}
_MOST = 32  # characters of a name; the longest official names of Chinese bodies stay below
_LEVELS = re.compile(r"(?:省|市|区|县|州|旗|镇|乡|街道|社区|村|自治区|自治州|自治县|地区|校|院|厂|矿|局)$")
_NATIONAL = re.compile(r"^(?:中国|中华|全国|国家|中央|国际|世界|亚洲|中共)")
_ORDINAL = re.compile(r"^(?:第?[一二三四五六七八九十百零\d]+|[东南西北中]|[A-Za-z0-9]+)$")
# 总 stands for 总工会 after a region, unless it begins another word
_SHORT_UNION = re.compile(
    r"总(?![经裁部体是共能数量额会督监之有要理算计书医院公队决长值站编务产台面工局支出店统参后装政司令])"
)
_LEVEL_UNION = re.compile(
    r"(?<![\u4e00-\u9fff])(?:省|市|区|县|州|全)总(?=[工机关领导有相主副权联为与和的在将、，推开举制出通积坚多投组印下]|$)"
)
_RELATIVE = re.compile(r"^(?:省|市|区|县|州|旗|镇|乡|街道|社区|村|自治区|自治州|自治县|地区)")


@cache
def _endings_by_length() -> tuple[tuple[int, ...], frozenset[str]]:
    endings = frozenset(lexicon.organization_endings())
    return tuple(sorted({len(e) for e in endings}, reverse=True)), endings


@lru_cache(maxsize=1024)
def endings(text: str) -> tuple[tuple[int, int], ...]:
    """Every place where the longest ending of an organization's name stands: `[start, end)`."""
    return tuple(_ending_places(text))


def _ending_places(text: str) -> Iterator[tuple[int, int]]:
    lengths, known = _endings_by_length()
    for end in range(2, len(text) + 1):
        for length in lengths:
            if text[end - length : end] in known and length <= end:
                yield end - length, end
                break


def _joins_name(tagged: Tagged, index: int, begun: bool) -> bool:
    """Whether the word may stand inside an organization's name."""
    word = tagged.words[index]
    if word.text == "之":
        return begun
    if word.text in lexicon.word_classes()["edge"]:
        return False
    if word.tag == "PER":
        return _after_person(tagged, word.end)
    if word.tag in _NOUNS or _ORDINAL.match(word.text):
        return True
    if word.tag == "m":
        return word.text.startswith("第") or bool(_ORDINAL.match(word.text))
    if word.text in lexicon.word_classes()["name_verb"]:
        return True
    if word.tag in ("a", "ad", "v", "nr") and len(word.text) == 1 and begun:
        return word.text not in lexicon.word_classes()["edge"] and word.tag == "a"
    return False


_OF_A_PERSON = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}?)(?:纪念馆|纪念地|故居|工作室|研究会|思想研究|基金会|图书馆|艺术馆|美术馆|有限公司|股份公司|有限责任公司)"
)


def _after_person(tagged: Tagged, offset: int) -> bool:
    """Whether a person's name begins an organization's name (鲁迅纪念馆, 张强劳模创新工作室)."""
    return _OF_A_PERSON.match(tagged.text, offset) is not None


def _left(tagged: Tagged, start: int) -> int:
    """Where the name whose ending begins at `start` begins."""
    left = start
    unions = {union.end for union in _short_unions(tagged)}
    while left > 0 and start - left < _MOST:
        region = tagged.region_ending(left)
        if region is not None:
            return _chain(tagged, region.start)
        if left in unions:
            return left
        if (
            tagged.text[left - 1] == "）"
            and (branch := tagged.region_ending(left - 1))
            and tagged.text[branch.start - 1] == "（"
        ):
            left = (
                tagged.words[tagged.word_at(branch.start - 2)].start if branch.start > 1 else 0
            )  # 安居（上海）物业公司
            continue
        index = tagged.word_at(left - 1)
        word = tagged.words[index]
        if word.text in "和与及、" and _coordinated(tagged, index, start):
            left = word.start
            continue
        if not _joins_name(tagged, index, left < start):
            break
        inner = next(
            (r for r in tagged.regions if word.start <= r.start < left < r.end or r.start < word.start < r.end), None
        )
        if inner is not None and inner.start < word.start:
            return _chain(tagged, inner.start)
        left = word.start
        if word.text in _levels() or word.tag in ("LOC", "ORG"):
            before = tagged.region_ending(left)
            return _chain(tagged, before.start) if before else left
    return left


def _behind_union(tagged: Tagged, left: int, start: int) -> int:
    """Where the name begins when the tagger glued it to a short union and a verb: 淮北市总联手|滨海集团."""
    inner = max((u.end for u in _short_unions(tagged) if left < u.end < start), default=left)
    if inner > left and (lead := _LEAD.match(tagged.text, inner)):
        inner = lead.end()
    return inner


@cache
def _levels() -> frozenset[str]:
    return frozenset(lexicon.word_classes()["level"])


def _chain(tagged: Tagged, start: int) -> int:
    """The left end of the regions that stand directly one behind the other, 中共 included."""
    while (before := tagged.region_ending(start)) is not None:
        start = before.start
    if tagged.text[max(0, start - 2) : start] == "中共":
        return start - 2
    return start


def _coordinated(tagged: Tagged, index: int, start: int) -> bool:
    """Whether 和 joins two fields of one name (人力资源和社会保障局): then a region or level begins the left part."""
    if start - tagged.words[index].end > 8 or tagged.words[index].text == "、":
        return False
    left = tagged.words[index].start
    for back in range(index - 1, max(-1, index - 4), -1):
        word = tagged.words[back]
        if tagged.region_ending(left) or word.text in _levels() or _NATIONAL.match(word.text):
            return left != tagged.words[index].start
        if word.tag not in ("n", "nz", "vn"):
            return False
        left = word.start
    return tagged.region_ending(left) is not None


_LEAGUE = ("团省委", "团市委", "团区委", "团县委")  # the Youth League's committee of the place
_GENERIC_NAMES = frozenset({"中国工会", "全国工会", "中国企业", "中国公司", "国家机关", "中国社会"})


def _specific(tagged: Tagged, start: int, end: int, needs: str) -> bool:
    """Whether the words before the ending make a name, not a kind of organization."""
    text = tagged.text[start:end]
    if tagged.region_starting(start) or any(start <= r.start and r.end <= end for r in tagged.regions):
        return True
    if re.match(r"\d{3,}", text) or text in _GENERIC_NAMES:
        return False
    if re.search(r"(?:企业|单位|各级|各地|系统|基层|街镇|镇街)$", text):
        return False
    if re.match(r"(?:[省市区县州]、?){2,}", text) or (
        start
        and _RELATIVE.match(text)
        and tagged.text[start - 1] in "省市区县州各）)/、和及与"
        and re.search(r"[省市区县州各）)/](?:[、和及与])?$", tagged.text[:start])
        and not tagged.region_ending(start)
    ):
        return False
    if _NATIONAL.match(text):
        return len(text) > 2
    if _RELATIVE.match(text):
        return True
    if needs != "name":
        return False
    generic = lexicon.generic_words()
    registered = text.endswith(("有限公司", "有限责任公司", "股份公司"))  # only a registered name ends so
    left, proper = start, False
    while left < end:
        word = tagged.words[tagged.word_at(left)]
        piece = tagged.text[max(left, word.start) : min(word.end, end)]
        if piece not in generic and (
            registered or word.tag in ("nz", "nw", "ORG", "LOC", "PER", "nr", "eng") or re.search(r"[A-Za-z]", piece)
        ):
            proper = True
        left = word.end
    return proper


def _candidates(tagged: Tagged) -> Iterator[Mention]:
    known = lexicon.organization_endings()
    for start, end in endings(tagged.text):
        ending = known[tagged.text[start:end]]
        if _inside_word(tagged, start, end) or _continues(tagged, end):
            continue
        if _is_post(tagged, end):
            continue
        left = _trim(tagged, _behind_union(tagged, _left(tagged, start), start), start)
        if (posted := tagged.region_ending(left - 1)) and tagged.text[left - 1] == "驻":
            left = _chain(tagged, posted.start)
        if left == start and ending.text in _LEAGUE:
            yield Mention(left, end, ORGANIZATION, ending.kind, ending.text, "grammar", 0.9)
            continue
        if left == start and not (_RELATIVE.match(ending.text) or ending.text in lexicon.full_forms()):
            continue
        if ending.needs == "unit" or (ending.text == "基金" and not re.match("中[国华]", tagged.text[left:start])):
            continue
        if left < start and not _specific(tagged, left, start, ending.needs):
            continue
        if left == start and ending.text in ("人大", "政协", "总工会") and end not in tagged.boundaries:
            continue
        if left == start and not _RELATIVE.match(ending.text):
            continue
        yield Mention(left, end, ORGANIZATION, ending.kind, tagged.text[left:end], "grammar", 0.9)


def _inside_word(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a one-character ending belongs to an ordinary word (干部, 全部, 好处)."""
    if end - start > 1:
        return False
    return end not in tagged.boundaries or tagged.text[max(0, end - 2) : end] in lexicon.word_classes()["not_ending"]


_POST = re.compile(
    r"(?:副|常务|第一|原)?(?:副?书记|主席|主任|部长|局长|厅长|院长|校长|会长|秘书长|常委|委员|经理|董事长)"
)
_PARTY = re.compile(r"(?:党(?:组|委|总支|支部|工委)|书记处|政治局|常委会?)$")


def _is_post(tagged: Tagged, end: int) -> bool:
    """党组书记, 党委委员: then 党组 is part of the post, not of the organization's name."""
    return bool(
        _PARTY.search(tagged.text[:end])
        and re.match(r"(?:第一|常务|候补)?(?:副?书记|委员|成员|常委)", tagged.text[end:])
    )


_AFTER = re.compile(
    r"(?:路|街(?!道)|化|性|法(?![学律院制治])|型|级|制|式|员|长|站牌|模式|联席|类|版|周边|门口|之间|建设(?=工)|经济|开放|通讯)"
)


def _continues(tagged: Tagged, end: int) -> bool:
    """Whether the ending is only the beginning of a longer word (学院路, 集团化, 公司法)."""
    if _AFTER.match(tagged.text, end) or tagged.text[end - 3 : end] == "大学校":
        return True
    if tagged.text[end - 2 : end + 1] in ("总会同", *(f"{c}{c}长" for c in "馆院厂校局所司处科部厅社台站")):
        return True  # 全总会同…, 博物馆馆长
    inside = end not in tagged.boundaries and tagged.words[tagged.word_at(end - 1)].tag != "ORG"
    return inside and not _POST.match(tagged.text, end)


def _trim(tagged: Tagged, left: int, start: int) -> int:
    """Drop words at the left edge that belong to the sentence, not to the name."""
    edge, generic = (
        lexicon.word_classes()["edge"],
        {
            "全省",
            "全市",
            "全区",
            "全县",
            "各级",
            "各",
            "该",
            "本",
            "首家",
            "新",
            "多",
            "全州",
            "我市",
            "我省",
            "所属",
            "下属",
            "隶属",
            "直属",
            "所在",
        },
    )
    while left < start:
        word = tagged.words[tagged.word_at(left)]
        piece = tagged.text[left : word.end]
        if word.end <= start and (piece in edge or piece in generic):
            left = word.end
        else:
            break
    return left


def _tagger_names(tagged: Tagged) -> Iterator[Mention]:
    """What the tagger calls an organization, with the regions that stand before it."""
    bodies = lexicon.national_bodies()
    known = lexicon.organization_endings()
    unions = list(_short_unions(tagged))
    for word in tagged.words:
        if any(word.start < union.end < word.end for union in unions):
            continue
        if word.tag != "ORG" or len(word.text) < 2 or word.text in lexicon.generic_words():
            continue
        if _only_regions(tagged, word):
            continue
        if word.text.count("）") > word.text.count("（"):
            continue  # the grammar reads names with a region in brackets
        word = _without_tail(_without_lead(tagged, word))
        text = word.text
        kind = next((known[text[-n:]].kind for n in range(min(9, len(text)), 0, -1) if text[-n:] in known), None)
        if text in bodies or (text[:-1] in bodies and ending_of(text) != text[-1:]):
            end = word.end if text in bodies else word.end - 1
            text = tagged.text[word.start : end]
            yield Mention(word.start, end, ORGANIZATION, bodies[text].kind, text, "national body", 0.95)
            continue
        region = tagged.region_ending(word.start)
        start = _chain(tagged, region.start) if region else word.start
        if _RELATIVE.match(text) and start == word.start and not _specific(tagged, start, word.end, "region"):
            continue
        own = start < word.start or tagged.region_starting(start) is not None or re.search("[A-Za-z]", text)
        if text in _GENERIC_NAMES or (
            kind is None and (len(text) < 3 or not own or _looks_generic(tagged, word.start, word.end))
        ):
            continue
        if (
            kind is not None
            and start == word.start
            and not any(r.start >= word.start and r.end <= word.end for r in tagged.regions)
        ):
            ending = next(text[-n:] for n in range(min(9, len(text)), 0, -1) if text[-n:] in known)
            if known[ending].needs == "unit" and not _RELATIVE.match(text) and not _NATIONAL.match(text):
                continue
            rest = text[: -len(ending)]
            if rest in lexicon.generic_words() or (not rest and not _RELATIVE.match(ending)):
                continue
        yield Mention(start, word.end, ORGANIZATION, kind, tagged.text[start : word.end], "tagger", 0.8)


def _only_regions(tagged: Tagged, word: Word) -> bool:
    """Whether the tagger took a region, or a chain of regions, for an organization."""
    covered = {at for r in tagged.regions for at in range(r.start, r.end)}
    return all(at in covered for at in range(word.start, word.end))


def _without_tail(word: Word) -> Word:
    """The tagger's name without a verb of two characters behind its ending: 滨海公司建会."""
    if (
        ending_of(word.text) is None
        and word.text not in lexicon.national_bodies()
        and len(word.text) > 4
        and _whole(word.text[:-2])
    ):
        return Word(word.text[:-2], word.start, word.tag)
    return word


def _without_lead(tagged: Tagged, word: Word) -> Word:
    """The tagger's name without a verb that it took in: 新增县财政局, 联合市科学院."""
    lead = _LEAD.match(word.text)
    if lead is None:
        return word
    start = word.start + lead.end()
    if tagged.region_starting(start) or _RELATIVE.match(word.text[lead.end() :]):
        return Word(word.text[lead.end() :], start, word.tag)
    return word


_LEAD = re.compile(
    r"(?:新增|联合|联手|会同|包括|组织|通过|走进|依托|协同|携手|来自|任职|担任|经|由|与|和|及|向|对|为|在|据|驻)"
)


def _looks_generic(tagged: Tagged, start: int, end: int) -> bool:
    text = tagged.text[start:end]
    return bool(
        re.search(
            r"(?:企业|机构|单位|部门|组织|时代|系统|企业工会|路|街|广场|公园|号|会议|大厦|景区|村|镇|乡|社区|街道|园区|市场|站)$",
            text,
        )
    )


_HEAD_OF_GOVERNMENT = re.compile(r"(?<!\d)(?P<level>省|市|区|县|州|镇|乡)(?=长[\u4e00-\u9fff]{2,4})")


def _governments(tagged: Tagged) -> Iterator[Mention]:
    """省长, 副市长 before a name: the level word stands for its government; `text` is 省政府, 市政府 …."""
    for match in _HEAD_OF_GOVERNMENT.finditer(tagged.text):
        yield Mention(
            match.start(), match.end(), ORGANIZATION, "Government", f"{match['level']}政府", "head of government", 0.85
        )


def _national(tagged: Tagged) -> Iterator[Mention]:
    """National bodies by any of their names, where no word is cut."""
    bodies = lexicon.national_bodies()
    longest_name = max(map(len, bodies))
    for start in sorted(tagged.boundaries):
        for end in range(min(len(tagged.text), start + longest_name), start + 1, -1):
            name = tagged.text[start:end]
            if name in bodies and (
                end in tagged.boundaries or len(name) > 3 or tagged.words[tagged.word_at(start)].tag == "ORG"
            ):
                yield Mention(start, end, ORGANIZATION, bodies[name].kind, name, "national body", 0.95)
                break


def _short_unions(tagged: Tagged) -> Iterator[Mention]:
    """滨海市总, 西藏区总: a region and 总; 省总, 市总 where only a level word stands before it."""
    for region in tagged.regions:
        if region.kind in ("Country", "Village"):
            continue
        for level in ("", "区", "市", "省", "县"):
            at = region.end + len(level)
            if tagged.text[region.end : at] == level and _SHORT_UNION.match(tagged.text, at) and at < len(tagged.text):
                yield Mention(
                    _chain(tagged, region.start),
                    at + 1,
                    ORGANIZATION,
                    "TradeUnion",
                    tagged.text[_chain(tagged, region.start) : at + 1],
                    "short union",
                    0.9,
                )
                break
    for match in _LEVEL_UNION.finditer(tagged.text):
        yield Mention(match.start(), match.end(), ORGANIZATION, "TradeUnion", match[0], "short union", 0.8)


_NO_UNITS = frozenset(
    {
        "有限公司",
        "有限责任公司",
        "股份公司",
        "公司",
        "集团",
        "控股",
        "银行",
        "总工会",
        "大学",
        "煤矿",
        "油田",
        "酒店",
        "宾馆",
        "饭店",
        "商场",
        "超市",
    }
)


def _can_be_unit(ending: lexicon.OrganizationEnding) -> bool:
    """Whether what ends so can be a part of another organization: not a company, a bank or a body of a region."""
    return (ending.needs != "region" or ending.kind == "PartyBody") and ending.text not in _NO_UNITS


_PASSED_ON = frozenset({"TradeUnion", "PartyBody", "Government"})  # their departments are of the same kind


def _units(tagged: Tagged, parents: list[Mention]) -> Iterator[Mention]:
    """Departments right behind an organization: 宣传部, 第二研究院一厂."""
    known = lexicon.organization_endings()
    ends = {}
    for start, end in endings(tagged.text):
        if end in tagged.boundaries or end - start > 1:
            ends[start] = end
    by_end = sorted(ends.items())
    for parent in parents:
        base = parent.end
        for start, end in by_end:
            if start < base or end - base > 14:
                continue
            between = tagged.text[base:start]
            if re.search(r"[，。、：；（）“”《》\s]", between) or not _all_join(tagged, base, start):
                continue
            if _continues(tagged, end) or _inside_word(tagged, start, end) or _is_post(tagged, end):
                continue
            ending = known[tagged.text[start:end]]
            if (not between and ending.needs == "unit" and len(ending.text) == 1) or not _can_be_unit(ending):
                continue
            kind = parent.kind if ending.kind == "Other" and parent.kind in _PASSED_ON else ending.kind
            yield Mention(parent.start, end, ORGANIZATION, kind, tagged.text[parent.start : end], "unit", 0.85)


def _all_join(tagged: Tagged, start: int, end: int) -> bool:
    if start >= end:
        return True
    if tagged.text[start] in "和与" or any(start <= r.start and r.end <= end for r in tagged.regions):
        return False
    return all(
        _joins_name(tagged, i, True) or tagged.words[i].text in "和与" or _is_field(tagged.words[i])
        for i in range(tagged.word_at(start), tagged.word_at(end - 1) + 1)
    )


def _is_field(word: Word) -> bool:
    """Whether a verb can name what a department is for: 犯罪检察科, 执行局."""
    classes = lexicon.word_classes()
    return (
        word.tag == "v" and len(word.text) == 2 and word.text not in classes["host"] and word.text not in classes["say"]
    )


def _is_torn(outer: Mention, inner: Mention) -> bool:
    """Whether the inner name ends inside the outer name's ending: 滨海市人大 in 滨海市人大常委会 is no name."""
    if inner.start != outer.start or inner.end >= outer.end:
        return False
    ending = ending_of(outer.text)
    return ending is not None and inner.end > outer.end - len(ending)


_ASSOCIATING = re.compile(r"(?:协会|学会|研究会|联合会|商会|促进会|联盟|馆|社|委员会|企业|会)$")


_OF_ASSOCIATIONS = re.compile(r"(?:分会|委员会|部|办公室|秘书处|工会|中心|党委|党组|党支部|团委|志愿服务队|支会)$")


def is_parent(outer: Mention, inner: Mention) -> bool:
    """Whether a name at the head of a longer one names the body that the longer one belongs to.

    滨海大学 in 滨海大学医学院, but not 滨海博物馆 in 滨海博物馆协会.
    """
    rest = outer.text[len(inner.text) :]
    ending = ending_of(rest)
    named = ending_of(inner.text) is not None or inner.rule in ("national body", "short union")
    if ending is None or not named or (rest == ending and ending in ("联合会", "委员会")):
        return False
    if inner.kind == "Association":
        return _OF_ASSOCIATIONS.search(rest) is not None
    if not (_can_be_unit(lexicon.organization_endings()[ending]) or rest.endswith("委员会")):
        return False
    return (
        lexicon.organization_endings()[ending].needs == "unit"
        or not _ASSOCIATING.search(rest)
        or rest.endswith(("工会", "专业委员会", "分会", "支部委员会"))
    )


def ending_of(name: str) -> str | None:
    """The longest known ending of an organization's name."""
    lengths, known = _endings_by_length()
    return next((name[-n:] for n in lengths if name[-n:] in known), None)


_GLUE = re.compile(r"联合|会同|携手|联手|[与和及]")


def split_glued(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, with two organizations that the tagger joined at 与, 和, 联合 … taken apart, and torn brackets freed."""
    found: list[Word] = []
    for word in (piece for whole in words for piece in _unbracketed(whole)):
        if word.tag == "ORG":
            for glue in _GLUE.finditer(word.text):
                left, right = word.text[: glue.start()], word.text[glue.end() :]
                if len(left) > 3 and len(right) > 2 and _whole(left) and _whole(right):
                    found.append(Word(left, word.start, "ORG"))
                    found.append(Word(glue[0], word.start + glue.start(), "c" if len(glue[0]) == 1 else "v"))
                    word = Word(right, word.start + glue.end(), "ORG")
                    break
        found.append(word)
    return tuple(found)


def _unbracketed(word: Word) -> list[Word]:
    """The word in pieces where it holds one bracket of a pair: 上海）科技公司."""
    if len(word.text) == 1 or word.text.count("（") == word.text.count("）"):
        return [word]
    pieces, at = [], word.start
    for text in filter(None, re.split(r"([（）])", word.text)):
        pieces.append(Word(text, at, "w" if text in "（）" else "n" if at > word.start else word.tag))
        at += len(text)
    return pieces


def _whole(name: str) -> bool:
    return name in lexicon.national_bodies() or ending_of(name) is not None


def find(tagged: Tagged) -> list[Mention]:
    """Organizations of a sentence, those inside longer ones included; offsets in the sentence.

    `text` is the full name where the sentence shares parts of it: 山东、山西省总工会 gives 山东总工会 at 山东.
    """
    found = {(m.start, m.end): m for m in _tagger_names(tagged)}
    for source in (_candidates(tagged), _short_unions(tagged), _governments(tagged), _national(tagged)):
        for mention in source:
            found[(mention.start, mention.end)] = mention
    names = list(found.values())
    for _ in range(2):  # a department of a department
        for mention in _units(tagged, names):
            found.setdefault((mention.start, mention.end), mention)
        names = list(found.values())
    heads = {m.start for m in names if m.rule != "tagger"}
    names = [m for m in names if m.kind is not None or m.start not in heads]  # 总工会劳动: cut by the tagger
    names = [m for m in names if not any(_is_torn(o, m) for o in names)]
    names = [m for m in names if all(is_parent(o, m) for o in names if o.start == m.start and o.end > m.end)]
    return sorted([*names, *_shared_regions(tagged, names), *_shared_prefixes(tagged, names), *_of_posts(tagged, names)])


_SHARING = frozenset({"TradeUnion", "Government", "PartyBody", "Legislature", "Association"})


def _shared_regions(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """滨海市及临江区总工会: regions before a name that share its body."""
    for name in names:
        first = tagged.region_starting(name.start)
        if first is None or name.kind not in _SHARING or first.end >= name.end:
            continue
        body, start = tagged.text[first.end : name.end], name.start
        while tagged.text[start - 1 : start] in ("、", "和", "及", "与") and (
            region := tagged.region_ending(start - 1)
        ):
            if region.kind != first.kind and not body.endswith("总工会"):
                break
            yield Mention(region.start, region.end, ORGANIZATION, name.kind, region.text + body, "shared body", 0.8)
            start = region.start


@cache
def _post_pattern() -> str:
    """One post with the words that may stand before it."""
    words = lexicon.posts()
    ends = "|".join(sorted((w for w, k in words.items() if k == "lead"), key=lambda w: (-len(w), w)))
    before = "|".join(sorted((w for w, k in words.items() if k == "prefix"), key=lambda w: (-len(w), w)))
    return f"(?:{before})*(?:{ends})"


def _of_posts(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """滨海市总工会副主席、女职工委员会主任: a department in a row of posts belongs to the body named before."""
    post = _post_pattern()
    row = re.compile(rf"(?:{post}[、兼])+(?P<unit>[\u4e00-\u9fff]{{0,8}}?(?:委员会|工会|办公室|部|中心))(?={post})")
    for name in names:
        match = row.match(tagged.text, name.end)
        if match is None or _RELATIVE.match(match["unit"]) or tagged.region_starting(match.start("unit")):
            continue
        start, end = match.span("unit")
        if all(end <= other.start or other.end <= start for other in names):
            ending = lexicon.organization_endings()[ending_of(match["unit"]) or "部"]
            kind = name.kind if name.kind in _PASSED_ON else ending.kind
            yield Mention(start, end, ORGANIZATION, kind, name.text + match["unit"], "shared prefix", 0.8)


def _shared_prefixes(tagged: Tagged, names: list[Mention]) -> Iterator[Mention]:
    """县教育局、财政局; 总工会宣传部、女工部: names in a list that share what stands before the first."""
    known = lexicon.organization_endings()
    ends = {name.end: name for name in sorted(names, key=lambda n: n.end - n.start)}
    covered = [(n.start, n.end) for n in names if n.rule != "tagger" or _specific(tagged, n.start, n.end, "region")]
    for start, end in endings(tagged.text):
        left = start
        while (
            left > 0
            and tagged.text[left - 1] not in "、和及"
            and end - left < 8
            and "\u4e00" <= tagged.text[left - 1] <= "\u9fff"
        ):
            left -= 1
        before = ends.get(left - 1)
        if (
            before is None
            or tagged.text[left - 1 : left] not in ("、", "和", "及")
            or any(s < end and left < e for s, e in covered)
        ):
            continue
        ending, first = known[tagged.text[start:end]], ending_of(before.text)
        if first is None or end not in tagged.boundaries or left == start:
            continue
        shared = _prefix(tagged, before, ending.needs, names)
        if (
            shared
            and (known[first].kind == ending.kind or ending.needs == "unit")
            and ending.needs in ("region", "unit")
        ):
            mention = Mention(
                left, end, ORGANIZATION, ending.kind, shared + tagged.text[left:end], "shared prefix", 0.8
            )
            ends[end] = mention
            yield mention


def _prefix(tagged: Tagged, name: Mention, needs: str, names: list[Mention]) -> str:
    """What a later item of a list takes from the first: its region or level, or the body before a department."""
    if needs == "unit":
        parents = [m.text for m in names if m.start == name.start and m.end < name.end and is_parent(name, m)]
        return max(parents, key=len, default="")
    region = tagged.region_starting(name.start)
    if region is not None:
        return region.text
    level = _RELATIVE.match(name.text)
    return level[0] if level else ""
