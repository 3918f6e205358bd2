"""What a story carries from sentence to sentence, and which of its events a clause without one means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.claims.claim import name_of
from kg.model import Mention, Word
from kg.typed import Slot

# words by which a clause points to the event it speaks of, and the kinds of event they mean
_POINTS_TO = (
    (
        re.compile(
            r"赛|角逐|竞技|夺[冠魁金]|折桂|登顶|摘[金银铜]|卫冕"
            r"|[一二三特]等奖|[冠亚季]军|[金银铜][奖牌]|第[一二三]名|选手"
        ),
        ("Contest",),
    ),
    (re.compile(r"培训|研修|学员|开班|结业|课(?!题)"), ("Training",)),
    (re.compile(r"仪式|典礼|展[览会演评]|[参布画影书]展|婚礼|晚会|演出|授牌|授旗|揭牌|揭幕"), ("Event",)),
    (re.compile(r"会(?:上|议|场|$)|到会|与会|参会|座谈|论坛|发言|研讨"), ("Meeting",)),
)  # fmt: skip
ORGANIZED = re.compile(r"主办|承办|协办")
CONGRESS = re.compile("[一二三四五六七八九十]大$|全会$")  # named for what it decided more often than attended
# 在研讨会上: the clause names its event by the last word of its name
_THERE = re.compile("([一-鿿]{2}[会式班赛坛礼训展])(?:上|中|现场|期间|时)")
# 出席开学典礼: attends what the ceremony opens, unless the story names the ceremony itself
NAMELESS = re.compile(
    "(?:启动|开[幕班学营赛工馆机]|[闭揭]幕|结业|毕业|颁奖|签约|签字|[揭授]牌|授旗|命名|入会|聘任|捐赠|交接|发布|首发|奠基|表彰)"
    "(?:仪式|典礼)|[开闭][幕班营学]式|结业式|启动会"
)
_CEREMONIAL = re.compile("揭牌|揭幕|授旗|授牌|颁奖|签约|奠基|首发|捐赠")
_ANYTHING = ("活动", "项目", "工作")  # whatever a story tells of may be called so
_GUESTS = re.compile("出席|到会|致[开闭欢]?[幕迎]?[辞词]|宣布|主持|宣读|宣誓")
_RITE = re.compile("[开闭]幕(?:式|仪式|典礼)$")
CEREMONY = re.compile(r"(?:仪式|典礼|开幕式|闭幕式)$")  # of two, the event itself has the hosts


@dataclass
class Carried:
    """What a story has been about so far: names that later clauses leave out."""

    topics: dict[str, Slot]
    programs: list[Slot]
    attended: list[Slot] = field(default_factory=list)  # events that people can attend, in order
    held: list[Slot] = field(default_factory=list)  # those of them that the story says are held, and the headline's
    titles: int = 0  # how many of those held the headline names
    told: int = 0  # sentences so far, without the headline's
    campaigns: list[Slot] = field(default_factory=list)  # the latest
    awards: list[Slot] = field(default_factory=list)  # the latest
    ahead: list[Slot] = field(default_factory=list)  # the first event that anybody in the story attends
    document: list[Slot] = field(default_factory=list)  # the document whose contents the story is telling
    ceremonies: list[Slot] = field(default_factory=list)  # all of the story
    scene: list[Slot] = field(default_factory=list)  # the event at which the paragraph's last sentences happen
    allies: list[Slot] = field(default_factory=list)  # the latest list of organizations that act together
    speaker: Slot | None = None  # the organization for which the sentence is spoken
    named: list[Slot] = field(default_factory=list)  # all programs so far
    organizations: list[Slot] = field(default_factory=list)  # all so far, in order
    last: list[Slot] = field(default_factory=list)  # those of the latest sentence that names any
    words: tuple[Word, ...] = ()  # of the sentence
    peopled: set[str] = field(default_factory=set)  # events in which a group is said to take part

    def _main(self) -> list[Slot]:
        return [slot for slot in self.held if not CEREMONY.search(name_of(slot))]

    def _others(self) -> list[Slot]:
        return [s for s in self.programs if not CONGRESS.search(s.mention.text) and s.mention.kind != "Service"]

    def pointed(self, pointer: Mention) -> Slot | None:
        """What 本次竞赛 points to: what is held and ends like it, the first that the text itself names."""
        if pointer.text.endswith(_ANYTHING):
            return None
        same = [slot for slot in self.held if slot.mention.text.endswith(pointer.text[-2:])]
        in_text = [slot for slot in same if slot not in self.held[: self.titles]]
        return next(iter([*in_text, *same]), None)

    def of_it(self, pointer: Mention) -> bool:
        """Whether 此次大赛 means what an event is of: 焊工大赛, where the story holds only its 总结会."""
        events, head = [*self.held, *self.attended], pointer.text[-2:]
        edition = pointer.text.startswith(("本届", "该届", "这届", "此届"))  # no final by itself has editions
        fits = any(
            name_of(slot).endswith(head)
            or (slot.mention.kind == pointer.kind and not (edition and head in name_of(slot)))
            for slot in events
        )
        return not fits and head not in _ANYTHING and any(head in slot.mention.text for slot in events)

    def event(self, clause: str) -> Slot | None:
        """The event that a clause without one speaks of: the latest held of the kind it points to, else the latest."""
        if ORGANIZED.search(clause):
            return next(iter([*self._main()[:1], *self.held[:1], *self.attended[:1], *self._others()]), None)
        if there := _THERE.search(clause):
            for slots in (self.held, self.attended):
                if same := [slot for slot in slots if name_of(slot).endswith(there[1])]:
                    return same[-1]
        for pattern, kinds in _POINTS_TO:
            if pattern.search(clause):
                for slots in (self.held, self.attended):
                    if same := [slot for slot in slots if slot.mention.kind in kinds]:
                        return same[-1]
        rites = {name_of(slot): slot for slot in reversed(self.ceremonies) if _RITE.search(name_of(slot))}
        if _GUESTS.search(clause) and len(rites) == 1:
            return next(iter(rites.values()))  # who opens or closes a contest is at the ceremony
        # a contest is more than its ceremony; guests of a course attend the ceremony
        main = self.scene or [slot for slot in self._main()[-1:] if slot.mention.kind == "Contest"] or self.held
        return next(iter([*main[-1:], *self.attended[:1], *self.campaigns[-1:], *self._others(), *self.ahead]), None)

    def ceremony(self, clause: str) -> Slot | None:
        """The ceremony of the story that a clause attends: 启动仪式 the one whose name ends so, 仪式 the only one."""
        if word := NAMELESS.search(clause):
            named = [s for s in self.ceremonies if name_of(s).endswith(word[0])]
        elif act := _CEREMONIAL.search(clause):  # 为学院揭牌: at the 揭牌仪式
            named = [s for s in self.ceremonies if re.search(f"{act[0]}(?:仪式|典礼)$", name_of(s))]
        else:
            named = self.ceremonies if re.search("仪式|典礼", clause) else []
        return max(named, key=lambda slot: len(name_of(slot)), default=None)


def pointed_kinds(clause: str) -> tuple[str, ...]:
    """The kinds of event to which the words of a clause point: a prize to a contest."""
    return next((kinds for pattern, kinds in _POINTS_TO if pattern.search(clause)), ())
