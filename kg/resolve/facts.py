"""Facts of a story: its claims, said of the things that its mentions turned out to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg import regions
from kg.claims import Claim
from kg.mentions.groups import canonical as group_name
from kg.mentions.groups import longer_names
from kg.model import GROUP, ORGANIZATION, Mention
from kg.resolve import places
from kg.resolve.gathered import Gathered, StoryThings


def state(gathered: Gathered, here: StoryThings, claims: Sequence[Claim], told: set[str]) -> None:
    """Adds the facts that the claims state; an organization at which a program is held tells its region."""
    stated = {group_name(m.text) for c in claims for m in (c.subject, c.object) if m.type == GROUP}
    longer = longer_names(stated | told)
    venues: list[tuple[Claim, str, str]] = []
    for c in claims:
        subject, target = _key(gathered, here, c.subject, longer), _key(gathered, here, c.object, longer)
        if subject is None or target is None or subject == target or _are_peers(subject, target):
            continue
        if c.relation == "located-in" and c.object.type == ORGANIZATION:
            venues.append((c, subject, target))
            continue
        gathered.evidence(
            here, (subject, c.relation, target), c.start, c.end, c.rule, c.confidence, c.count, c.position, c.role
        )
    for c, program, venue in venues:
        hosts = [fact[0] for fact in gathered.facts if fact[1:] == ("hosted", program)]
        seat = places.seat_of(gathered, [venue, *hosts]) or places.seat_of(gathered, [venue])
        if seat is not None and not places.is_inside(gathered, program, seat):
            gathered.evidence(here, (program, "located-in", seat.key), c.start, c.end, c.rule, c.confidence)
    _groups(gathered, here, sorted(told), longer)


def _are_peers(inner: str, outer: str) -> bool:
    """Whether two regions only stand side by side (潮州揭阳, 上海|温州商会), so that neither is in the other."""
    one, other = regions.at(inner), regions.at(outer)
    if one is None or other is None or one.code is None:
        return False
    return one.kind == other.kind or (other.code is not None and not regions.lies_in(one, other))


def _key(gathered: Gathered, here: StoryThings, m: Mention, longer: Mapping[str, str]) -> str | None:
    if m.type != GROUP:
        return here.keys.get((m.start, m.end, m.type))
    own = group_name(m.text)
    name = longer.get(own, own)
    key = f"group/{name}"
    gathered.thing(key, GROUP, None, name, here.story.article.key, m.text, own)
    return key


def _groups(gathered: Gathered, here: StoryThings, told: Iterable[str], longer: Mapping[str, str]) -> None:
    """Groups that a story tells of without saying what they do or get, if no fact is of a part of them."""
    known = {gathered.things[key].name for fact in gathered.facts for key in fact if key.startswith("group/")}
    for name in told:
        whole = longer.get(name, name)
        if whole in known or not any(other.endswith(whole) or whole.endswith(other) for other in known):
            gathered.thing(f"group/{whole}", GROUP, None, whole, here.story.article.key, name)
            gathered.told.add(f"group/{whole}")
