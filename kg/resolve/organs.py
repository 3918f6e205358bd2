"""Organs of a company, school or office that only a post in them tells: 滨海港务局党委书记、工会主席."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import ORGANIZATION
from kg.resolve.gathered import Gathered, StoryThings

_POST = re.compile(
    r"(?P<organ>党委|纪委|党总支|党支部)(?P<post>(?:第一|常务|专职)?(?:副?书记|委员|常委))(?:[、兼](?:.*[、兼])?(?:(?P<union>工会)|.+工会)(?P<chair>副?主席))?"
)
_SURE = 0.85
_REGIONAL = ("PartyBody", "Legislature")  # whose own committee it would be: 滨海市委, 滨海市人大


def gather(gathered: Gathered, here: StoryThings) -> None:
    """Who has no post but in such an organ works for it too, and it is a part of the body; not 党委书记、董事长."""
    for (person, relation, body), found in sorted(gathered.facts.items()):
        whole = gathered.things.get(body) if relation == "works-for" else None
        if whole is None or whole.kind in _REGIONAL:
            continue
        for stated in sorted((e for e in found if e.article == here.story.article.key), key=lambda e: (e.start, e.end)):
            if match := _POST.fullmatch(stated.position or ""):
                told = replace(stated, rule="organ", confidence=_SURE)
                for organ, post in ((match["organ"], match["post"]), (match["union"], match["chair"])):
                    if organ:
                        key = _organ(gathered, here, body, organ)
                        gathered.facts[person, relation, key].add(replace(told, position=post))
                        gathered.facts[key, "part-of", body].add(replace(told, position=None))
                        _place(gathered, key, body)


def _organ(gathered: Gathered, here: StoryThings, body: str, organ: str) -> str:
    name = gathered.things[body].name + organ
    full = f"中共{gathered.things[body].name}委员会" if organ == "党委" else ""
    kind = "TradeUnion" if organ == "工会" else "PartyBody"
    gathered.thing(f"organization/{name}", ORGANIZATION, kind, name, here.story.article.key, full)
    return f"organization/{name}"


def _place(gathered: Gathered, organ: str, body: str) -> None:
    """An organ is where its body is by its name."""
    for (subject, relation, region), found in sorted(gathered.facts.items()):
        if (subject, relation) != (body, "located-in"):
            continue
        if named := {evidence for evidence in found if evidence.rule == "name"}:
            gathered.facts[organ, relation, region] |= named
