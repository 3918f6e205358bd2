"""The tagger's words mended where it glued organizations together or took in a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg import lexicon, regions
from kg.mentions.organizations.edges import LEAD, RELATIVE, is_post
from kg.mentions.organizations.endings import ending_of
from kg.mentions.tagged import Tagged
from kg.model import Word


def only_regions(tagged: Tagged, word: Word) -> bool:
    """Whether the tagger took a region, or a chain of regions, for an organization."""
    covered = {at for r in tagged.regions for at in range(r.start, r.end)}
    return all(at in covered for at in range(word.start, word.end))


def without_tail(word: Word) -> Word:
    """The tagger's name without a verb of two characters, or 与, behind its ending: 滨海公司建会, 滨海市政府与."""
    if word.text[-1] in "与和及" and len(word.text) > 4 and _whole(word.text[:-1]):
        return Word(word.text[:-1], word.start, word.tag)
    if (
        ending_of(word.text) is None
        and word.text not in lexicon.national_bodies()
        and len(word.text) > 4
        and _whole(word.text[:-2])
    ):
        return Word(word.text[:-2], word.start, word.tag)
    return word


def without_lead(tagged: Tagged, word: Word) -> Word:
    """The tagger's name without a verb that it took in: 新增县财政局, 会同教育部."""
    lead = LEAD.match(word.text)
    if lead is None or lead.end() == len(word.text):
        return word
    start = word.start + lead.end()
    rest = word.text[lead.end() :]
    if tagged.region_starting(start) or RELATIVE.match(rest.removeprefix("团")) or rest in lexicon.national_bodies():
        return Word(rest, start, word.tag)
    return word


_PARTY_ORGAN = re.compile(r"(?:纪委|党组|党委|党总支|党支部|党工委)$")


def without_post(tagged: Tagged, word: Word) -> Word:
    """The tagger's name without what belongs to the post behind it: 滨海市政府党组|成员."""
    if is_post(tagged, word.end) and (organ := _PARTY_ORGAN.search(word.text)) and _whole(word.text[: organ.start()]):
        return Word(word.text[: organ.start()], word.start, word.tag)
    return word


_OF_LEVEL = re.compile("[省市区县州](?![场域容])(?=.{2})")  # 第六检察部|联合|区消保委
_WORD_MOST = 8  # characters of a word that is no name
_GLUE = re.compile(r"联合|代表(?!处|大会|会|团|队|人)|[与和及向]")
# where a tagger's word is two: 滨海市科协|向, 同|市教育局, 滨海市文化馆|馆长, 省总|会同, 滨海集团|协办
_SEAMS = (
    re.compile(
        r"(?P<name>.{3,}(?:工会|委员会|[委局厅院校]|公司|集团|协会|中心))(?P<rest>在|收到|来到|走进|慰问|看望|走访)(?P<other>.{2,})$"
    ),
    re.compile(r"(?P<name>.{3,}[院校学局委厅司会团])(?P<rest>[双两三四五六多各]方.{2,})$"),
    re.compile(r"(?P<other>[^由]{2,}[队会社团院校部处室司厂站所局])(?P<rest>由)(?P<name>.{4,})$"),
    re.compile(r"(?P<name>.{3,})(?P<rest>[向将已的在于为对把被由以])$"),
    re.compile(r"(?P<lead>会同|联同|联合|携手|同)(?P<name>(?:省|市|区|县|州|旗)(?!区).{2,})$"),
    re.compile(
        r"(?P<lead>承蒙|方|(?:校友|爱心|成员|会员)?企业)(?P<name>.{2,6}[省市区县州旗].{2,}|(?<!方).{4,}(?:公司|集团|学院|大学|馆))$"
    ),
    re.compile(r"(?P<name>.{3,}[团队师旅营连局院校厂])(?P<rest>[同与])(?P<other>.{2,6}[省市区县州旗].{2,})$"),
    re.compile(
        r"(?P<name>.{3,}(?:政府|工会|委员会|[委局厅院校协联会]|大学|公司|集团|银行|中心))(?P<rest>[与和及同跟])$"
    ),
    re.compile(r"(?P<name>.+(?P<head>[馆院厂校局所部厅社台站]))(?P<rest>(?P=head)(?:长.?)?)$"),
    re.compile(r"(?P<name>.{2,}队)(?P<rest>连胜|战胜|击败|险胜|力克|不敌|负于|淘汰|逼平|大胜)(?P<other>.{2,})$"),
    re.compile(r"(?P<name>.*[省市区县州国]总)(?P<rest>会同)$"),
    re.compile(r"(?P<place>.{2,4})(?P<rest>代表)(?P<name>团(?:中央|[省市县区州]委).*)$"),
    re.compile(r"(?P<name>.{3,}报)(?P<rest>讯|电)$"),
    re.compile(r"(?P<place>.{2,4})(?P<rest>讯)$"),
    re.compile(r"(?P<name>.{2,})(?P<rest>主办|承办|协办|合办|联办|举办|举行|召开|参加|出席|派员|派人)$"),
    re.compile(r"(?P<name>.+?(?:工会|[委局厅院]|大学|公司|集团))(?P<rest>共建)(?P<other>.{3,})$"),
    re.compile(
        r"(?P<place>.{1,5}[省市县区州旗])(?P<rest>同(?![江心德仁里安])|向|对)"
        r"(?P<name>(?:.{1,4}[省市县区州旗].{3,}|.{2,8}(?:大学|学院|公司|集团|银行)))$"
    ),
)


# a dateline that stuck to the body behind it: 北京电|最高人民法院, 讯|中央人民广播电台
_DATELINE = re.compile("(?P<place>[\u4e00-\u9fff]{2,5}?)?(?P<rest>[电讯])(?P<name>.{3,})")
_TOLD = re.compile(r"(?P<name>.*[报网社台])(?P<rest>讯|电)")
# somebody and the body of whom they meet, taken for one name: 王强|同|人社部
_PERSON_AND = re.compile(r"(?P<person>[\u4e00-\u9fff]{2,3})(?P<rest>[同与和])(?P<name>.{3,})")
_HEAD_TWICE = re.compile(r"(?P<body>.*([馆院厂校局所处部厅社台站科段庭园]))(?P<post>\2长)")
_JOINT = re.compile(r"(?P<name>.*?)(?P<rest>会同|联同|携手)(?P<other>.{2,})")  # 大队|会同|市人民法院


def split_glued(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words; two organizations that the tagger joined at 与, 联合, 成立 … are apart, torn brackets are free."""
    found: list[Word] = []
    for word in (part for whole in _joined(words) for piece in _at_seams(whole) for part in _apart(piece)):
        if word.tag == "ORG" or (word.tag == "n" and len(word.text) > _WORD_MOST):
            for glue in _GLUE.finditer(word.text):
                left, right = word.text[: glue.start()], word.text[glue.end() :]
                place = left.endswith(("社区", "街道"))
                if (
                    min(len(left), len(right)) > 1
                    and (place or _whole(left))
                    and (_whole(right) or _OF_LEVEL.match(right))
                ):
                    found.append(Word(left, word.start, "LOC" if place else "ORG"))
                    found.append(Word(glue[0], word.start + glue.start(), "c" if len(glue[0]) == 1 else "v"))
                    word = Word(right, word.start + glue.end(), "ORG")
                    break
        found.append(word)
    return tuple(found)


def _apart(word: Word) -> Iterator[Word]:
    for part in _before_verb(word):
        yield from _unbracketed(part)


def _joined(words: Sequence[Word]) -> list[Word]:
    """The words; what the tagger tore off the head of a name is part of it again: 市|市场监管局, 总工会和团|市委."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None and word.text == "处在" and last.text.endswith("办事"):
            found[-1] = Word(last.text + "处", last.start, last.tag)
            found.append(Word("在", word.start + 1, "p"))
            continue
        if last is not None and last.end == word.start and _BOOKED_ONLINE.fullmatch(last.text + word.text):
            found[-1] = Word(last.text + word.text, last.start, "n")  # 网|约|送|餐员
            continue
        if last is not None and last.end == word.start and _OF_ONE_WORD.get(last.text) == word.text:
            found[-1] = Word(last.text + word.text, last.start, word.tag)
            continue
        if torn_off := _torn_office(found, word):
            text = "".join(part.text for part in (*torn_off, word))
            found[-len(torn_off) :] = [Word(text, torn_off[0].start, "ORG")]
            continue
        torn = last is not None and last.tag == "ORG" and word.tag == "ORG" and last.end == word.start
        if last is not None and torn and (_TORN.fullmatch(last.text) or _TORN_LEAGUE.search(last.text + word.text)):
            found[-1] = Word(last.text + word.text, last.start, "ORG")
        else:
            found.append(word)
    return found


def _torn_office(found: Sequence[Word], rest: Word) -> Sequence[Word]:
    """The words that a tagger tore off an office at its 和: 滨海市文化|和, 市|文化|和 before 广电旅游体育局."""
    if len(found) < 2 or found[-1].text not in ("和", "与") or rest.tag != "ORG" or found[-1].end != rest.start:
        return ()
    if not rest.text.endswith(("局", "厅", "委员会", "办公室")) or regions.smallest_in(rest.text):
        return ()
    half = found[-2]
    if half.end != found[-1].start or _whole(half.text) or RELATIVE.match(rest.text):
        return ()
    before = found[-3] if len(found) > 2 else None
    alone = before is not None and _LEVEL_ALONE.fullmatch(before.text) is not None
    place, level = regions.smallest_in(half.text), RELATIVE.match(half.text)
    begun = place[2] if place else level.end() if level else 0
    told = begun or alone or (before is not None and before.tag == "LOC")
    return found[-3 if alone else -2 :] if told and 1 < len(half.text) - begun < 5 else ()


_LEVEL_ALONE = re.compile("[省市区县州]")
_BOOKED_ONLINE = re.compile(
    "网约(?:送(?:餐(?:员|工)?)?|配(?:送(?:员|工)?)?|车(?:司机|驾驶员)?|货(?:车(?:司机)?)?|工|家(?:政(?:员|工)?)?)?"
)
_OF_ONE_WORD = {"先": "心病"}  # as taggers tear them: 先|心病患儿
_TORN = re.compile(r"[^原同与和及向由在对为据经、，。“”]")
_TORN_LEAGUE = re.compile(r"[和与及]团[省市区县州]委$")


def _at_seams(word: Word) -> list[Word]:
    """The word in pieces where a pattern of two words fits it."""
    two = _PERSON_AND.fullmatch(word.text) if word.tag == "PER" else None
    if two and two["person"][0] in lexicon.surnames() and _whole(two["name"]):
        parts = (("person", "PER"), ("rest", "p"), ("name", "ORG"))
        return [Word(two[part], word.start + two.start(part), tag) for part, tag in parts]
    if word.tag == "PER" and len(word.text) > 4 and len(ending_of(word.text) or "") > 1:
        return [Word(word.text, word.start, "ORG")]  # 桃源区工会联合会
    if word.tag in ("c", "p") and len(word.text) > 3 and word.text[0] in "和与及在":
        return [Word(word.text[0], word.start, word.tag), Word(word.text[1:], word.start + 1, "n")]  # 和|理学部
    if (line := _DATELINE.fullmatch(word.text)) and line["name"] in lexicon.national_bodies():
        at = word.start + line.start("name")
        return [Word(word.text[: -len(line["name"])], word.start, "n"), Word(line["name"], at, "ORG")]
    if told := _TOLD.fullmatch(word.text):
        at = word.start + told.end("name")
        return [Word(told["name"], word.start, word.tag), Word(told["rest"], at, "n")]  # 妇女网|讯
    if twice := _HEAD_TWICE.fullmatch(word.text):  # 教育处|处长, 车务段|段长
        return [Word(twice["body"], word.start, "n"), Word(twice["post"], word.start + twice.end("body"), "n")]
    if word.tag != "ORG" and (joint := _JOINT.fullmatch(word.text)):
        pieces = sorted((joint.span(name), tag) for name, tag in (("name", "n"), ("rest", "v"), ("other", "n")))
        return [Word(word.text[a:b], word.start + a, tag) for (a, b), tag in pieces if a < b]
    if word.tag == "ORG" and (end := end_of_first(word.text)):
        others = _at_seams(Word(word.text[end:], word.start + end, "ORG"))
        return [Word(word.text[:end], word.start, "ORG"), *others]
    found = next((m for seam in _SEAMS if word.tag == "ORG" and (m := seam.match(word.text))), None)
    if found is None:
        return [word]
    rest = "v" if len(found.groupdict().get("rest", "")) > 1 else "p"
    tags = {"name": "ORG", "other": "ORG", "place": "LOC", "lead": "v", "rest": rest}
    pieces = sorted((found.span(name), tag) for name, tag in tags.items() if name in found.groupdict())
    return [Word(word.text[start:end], word.start + start, tag) for (start, end), tag in pieces]


_NAMES = 4096  # of a page, each of which several finders ask about
_FULL_PLACE = re.compile(".{1,10}[省市县区州旗]")


@lru_cache(maxsize=_NAMES)
def end_of_first(name: str) -> int | None:
    """Where the first of two bodies without a comma between them ends: 人社部|全国总工会, 滨海市科协|海东省妇联."""
    bodies = lexicon.national_bodies()
    if name in bodies:
        return None
    places = [p for p in regions.find(name) if _FULL_PLACE.fullmatch(name, p.start, p.end)]
    if len(places) > 1 and places[0].start == 0:
        home = places[0].regions[0]
        for place in places[1:]:
            inside = any(home in regions.ancestors(region) for region in place.regions)
            if not inside and place.start > places[0].end and _whole(name[: place.start]):
                return place.start
    return next((end for end in range(2, len(name) - 1) if name[:end] in bodies and name[end:] in bodies), None)


_VERB = re.compile(
    r"(?<=.)((?:全部|均|已|分别|正式)?(?:成立|组建|建起|办起|联同|会同|携手|联手|命名|授予|走进|共建(?!共治)|合建|联建))(?=.)"
)


def _before_verb(word: Word) -> list[Word]:
    """The word in pieces where it holds a verb that no name holds: 滨海公司|成立|工会."""
    if word.tag not in ("ORG", "LOC") or not _VERB.search(word.text) or ending_of(word.text) is None:
        return [word]
    pieces, at = [], word.start
    for index, text in enumerate(_VERB.split(word.text)):  # every second piece is the verb
        name = "ORG" if len(text) > 3 and _whole(text) else "n"
        pieces.append(Word(text, at, "v" if index % 2 else name))
        at += len(text)
    return pieces


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
