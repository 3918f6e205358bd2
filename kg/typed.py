"""The typed sentence: names become one letter a type, so that rules read like sentences.

Full-width Ｏ Ｒ Ｐ Ｎ Ｇ stand for an organization, region, program, person (name) and group; views fold full-width
letters of the page to half-width ones, so that these can't come from the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.mentions import groups
from kg.mentions.tagged import longest
from kg.model import GROUP, ORGANIZATION, PERSON, PROGRAM, REGION, Mention

LETTERS = {ORGANIZATION: "Ｏ", REGION: "Ｒ", PROGRAM: "Ｐ", PERSON: "Ｎ", GROUP: "Ｇ"}


@dataclass(frozen=True)
class Slot:
    """A letter of the typed text: its mention and, for groups, the number that counts it (and the words for it)."""

    mention: Mention
    start: int  # in the sentence, the number's words included
    end: int
    count: int | None = None


@dataclass(frozen=True)
class Typed:
    """`text` with letters for names; `slots` by place in it; `offsets` leads back to the sentence."""

    text: str
    source: str  # the sentence itself
    slots: dict[int, Slot]
    offsets: tuple[int, ...] = field(
        repr=False
    )  # start of each typed character in the sentence, and the sentence's end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the sentence of `text[start:end]`."""
        last = self.slots.get(end - 1)
        return self.offsets[start], last.end if last else self.offsets[end]

    def within(self, start: int, end: int) -> list[Slot]:
        """The names in `text[start:end]`, in order."""
        return [self.slots[i] for i in range(start, end) if i in self.slots]


def _slot(text: str, mention: Mention) -> Slot:
    start, end, count = mention.start, mention.end, None
    if mention.type == GROUP:
        if before := groups.count_before(text, start):
            count, start = before
        elif after := groups.count_after(text, end):
            count, end = after
    return Slot(mention, start, end, count)


# 组织 as a noun, which is no verb of hosting: 相关组织荣获…, 团组织
_AS_NOUN = re.compile(
    "(?:(?<=相关)|(?<=有关)|(?<=社会)|(?<=公益)|(?<=慈善)|(?<=国际)|(?<=民间)|(?<=[群党]团)|(?<=青团)|(?<=级团)|(?<=党))组织"
)


def typed(text: str, mentions: Sequence[Mention]) -> Typed:
    """The typed form of a sentence; of overlapping mentions the longest count. Offsets of mentions in the sentence."""
    slots: list[Slot] = []
    for mention in longest(mentions):
        slot = _slot(text, mention)
        if slots and slot.start < slots[-1].end:
            slot = Slot(mention, mention.start, slot.end, slot.count)
        if not slots or slot.start >= slots[-1].end:
            slots.append(slot)
    letters: list[str] = []
    offsets: list[int] = []
    by_place: dict[int, Slot] = {}
    at = 0
    for slot in slots:
        letters.extend(_AS_NOUN.sub("机构", text[at : slot.start]))
        offsets.extend(range(at, slot.start))
        by_place[len(letters)] = slot
        letters.append(LETTERS[slot.mention.type])
        offsets.append(slot.start)
        at = slot.end
    letters.extend(_AS_NOUN.sub("机构", text[at:]))
    offsets.extend(range(at, len(text)))
    offsets.append(len(text))
    return Typed(_BY_SEVERAL.sub(_one_list, "".join(letters)), text, by_place, tuple(offsets))


# the bodies of a list whose parts are lists themselves: 由Ｏ，Ｏ、Ｏ，Ｏ共同举办
_BY_SEVERAL = re.compile(
    "由(?:本报、)?Ｏ[^。；！？ＰＮＧ]*?(?=(?:共同|联合|携手|联手)*(?:主办|举办|承办|协办|发起|开展|组织))"
)


def _one_list(by: re.Match[str]) -> str:
    return re.sub("(?<=[Ｏ局部厅委会办院社])，(?=Ｏ)", "、", by[0])


_MARKED = re.compile(r"\{(?P<letter>[ORPNG]):(?P<text>[^{}]+)\}")
_TYPES = {"O": ORGANIZATION, "R": REGION, "P": PROGRAM, "N": PERSON, "G": GROUP}


def marked(example: str) -> tuple[str, list[Mention]]:
    """The sentence of a rule's example and its mentions, from text with names marked as {O:滨海市总工会}."""
    text, mentions, at = "", [], 0
    for match in _MARKED.finditer(example):
        text += example[at : match.start()]
        kind = _TYPES[match["letter"]]
        mentions.append(Mention(len(text), len(text) + len(match["text"]), kind, None, match["text"], "example"))
        text += match["text"]
        at = match.end()
    return text + example[at:], mentions
