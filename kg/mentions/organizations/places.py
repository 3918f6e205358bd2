"""Organizations that go by the name of their place: its police, its office where it acts, its stations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.organizations.edges import chain_start, is_specific, left_edge, trimmed
from kg.mentions.tagged import Tagged
from kg.model import ORGANIZATION, Mention

# 滨海大道工会驿站, 临江社区志愿服务站: one of many that goes by the name of its place
_STATION = re.compile(
    r"(?:社区|小区|街道|公园|广场|园区|会址|公厕|[路街店]|[支分]行|大厦|市场|服务区|车站|中心|公司|医院|学校|(?<![总省市区县州])工会)"
    r"(?:工会|职工|户外|新就业形态|劳动者|货车|司机|骑手|快递员|环卫工人?|爱心|暖心|暖新|志愿|服务|便民|零工|就业"
    r"|青年|党群|养老|消防|综合|共享|“[^”]{1,6}”)*(?:驿站|服务站点?)(?![长点])"
)


def stations(tagged: Tagged) -> Iterator[Mention]:
    """Stations for those who work outdoors, by the names of their places; those of a whole city are a program."""
    for match in _STATION.finditer(tagged.text):
        start = trimmed(tagged, left_edge(tagged, match.start()), match.start())
        if match.end() in tagged.boundaries and is_specific(tagged, start, match.start(), "name"):
            yield Mention(start, match.end(), ORGANIZATION, "Center", tagged.text[start : match.end()], "station", 0.93)


# 滨海公安, 临江警方: the police of a place
_POLICE = re.compile(r"警方|公安(?=民?辅?警|[交特巡刑]警|[在的已将通发破抓对向]|[，。、])")


def police(tagged: Tagged) -> Iterator[Mention]:
    """The police of a region by the words that stand for them, named in full: 滨海公安局."""
    for region in tagged.regions:
        found = _POLICE.match(tagged.text, region.end)
        if found and region.kind in ("Province", "Prefecture", "County"):
            meant = tagged.candidates(region)
            place = meant[0].name if len(meant) == 1 else region.text
            name = place + ("公安厅" if region.kind == "Province" else "公安局")
            start = chain_start(tagged, region.start)
            yield Mention(start, found.end(), ORGANIZATION, "Government", name, "police", 0.85)


# who acts for a subdistrict, a town, a community, a village
_ACTS_FOR = {"街道": "办事处", "镇": "政府", "乡": "政府", "社区": "居委会", "村": "村委会"}
_ACTS_TOGETHER = re.compile(
    "联合|携手|会同|联手|(?:共同|联合)(?:主办|承办|协办|举办|发起)|[与和][^，。；]{2,20}?(?:联合|共同|合作|签[约订署])"
)
_ACTS = re.compile(
    "(?:率先|积极|创新|还|也|已|将|先后|近日|日前|今年|目前|不断|扎实|精心)*"
    "(?:举办|主办|承办|协办|开展|推出|启动|组织|引进|打造|召开|投入|邀请|出资|为[^，。；]{1,20}?(?:提供|送|发放)"
    "|(?:成立|建立|设立|建成|依托)(?![已于以]|而建|后|[，。；]|$))"
)
_LIST_ACTS = re.compile("[^。；]{0,40}?(?:主办|承办|协办|联合|共同|参加|出席|负责人|等单位|等部门|组织|开展|举办)")
_HOSTS_TOO = re.compile("[^，。；]{0,30}?(?:共同|联合)?(?:主办|承办|协办)")
_THERE = re.compile("(?:[在到于赴往至]|走进|来到|来自|进入|位于|深入)$")


def acting_places(tagged: Tagged, names: Sequence[Mention]) -> Iterator[Mention]:
    """A subdistrict that acts stands for its office (滨海街道联合…); towns do beside bodies, villages that host."""
    starts, ends = {m.start for m in names}, {m.end for m in names}
    for region in tagged.regions:
        place = next((ending for ending in _ACTS_FOR if region.text.endswith(ending)), "")
        start = chain_start(tagged, region.start)
        if not place or _THERE.search(tagged.text[:start]):
            continue
        if any(m.start <= region.start < m.end for m in names):
            continue
        after = tagged.text[region.end : region.end + 1]
        beside = (after in ("、", "和", "与") and region.end + 1 in starts) or (
            tagged.text[start - 1 : start] in ("、", "和", "与") and start - 1 in ends
        )
        said = _HOSTS_TOO if place in ("社区", "村") else _LIST_ACTS
        listed = beside and said.match(tagged.text, region.end) is not None
        together = _ACTS_TOGETHER.match(tagged.text, region.end) is not None
        if listed or together or (place == "街道" and _ACTS.match(tagged.text, region.end)):
            kind = "Other" if place in ("社区", "村") else "Government"
            name = region.text + _ACTS_FOR[place]
            yield Mention(start, region.end, ORGANIZATION, kind, name, "office of place", 0.75)
