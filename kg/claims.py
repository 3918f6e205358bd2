"""Claims: what the sentences of a story say about its names, and what names say by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise, takewhile

from kg import lexicon, rules
from kg.mentions import groups
from kg.mentions.organizations import is_parent
from kg.mentions.tagged import Reading
from kg.model import GROUP, ORGANIZATION, PERSON, PROGRAM, REGION, Mention, Word
from kg.typed import LETTERS, Slot, Typed, typed


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation at one place: names as mentions, `start`/`end` in the story's view."""

    relation: str
    subject: Mention
    object: Mention
    start: int
    end: int
    rule: str
    confidence: float
    count: int | None = None
    position: str | None = None
    role: str | None = None


_ORGANIZATION, _PROGRAM, _PERSON = LETTERS[ORGANIZATION], LETTERS[PROGRAM], LETTERS[PERSON]
_SUBJECT_PERSON = re.compile(
    "(?:^|[，；：。”])(?:[^，；：。ＰＮＧ]{0,24}的?)?$"
)  # what may stand before a person that 他 means
_NO_SUBJECT = re.compile("(?:记者|通讯员|[和与向对为给由被、听据])$")
# Ｎ和Ｎ, Ｎ的母亲, Ｎ教他…: not the one person that 他 means
_HAS = re.compile(
    "[、和与及]Ｎ|的(?!确)|等|"
    "[^，。；！？ＯＰＮ]{0,6}?(?:[教带帮劝领喊夸叫陪给对让向跟]|告诉|提醒|叮嘱|鼓励|教导|批评|推荐|指导|安慰|邀请|动员|支持)"
    "[了过着]?[他她](?!们|自己|的)"
)
_BEFORE_OBJECT = re.compile(
    "(?:[由与和向对为在给从到被同、及跟让使据赴经]|贯彻|落实|学习|宣传|联合|配合|协助|邀请|走进|前往|加入|"
    "通过|依托|获悉|按照|根据|提升|提高|增强|展示|展现|推动|促进|支持|指导|帮助|服务|覆盖|围绕|位于|来自|成为|作为|参观|"
    "考察|调研|访问|慰问|看望|获得|授予|成立|组建|建成|打造|开展|举办|发放|发送|发行|制定|编写|落实|使用|利用|入选|列入|纳入|"
    "了解|登录|注册|下载|扫码|接入|拨打|关注)了?$|"
    "(?:加上|除了?|包括|连同|力克|战胜|击败|险胜|大胜|完胜|轻取|不敌|负于|输给|逼平|淘汰)[^，。；：ＯＰＮＧ]{0,12}$"
)
# what may stand in a clause before the name that it begins with: an adverbial, or who has it (Ｏ组织的) and how
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[，；：。”—])"
    r"(?:[^，。；：ＯＰＮＧ]{0,12}(?:Ｏ[^，。；：、ＯＰＮＧ]{0,6}的)?|[^，。；：ＯＰＮＧ]{0,24}的)$"
)
_PLANNED = re.compile(r"拟|将(?!近|军|来)|计划(?!》|”)|准备|打算|力争|即将")
_SERIES = re.compile(r"\d[\d.万余多]*(?:场|届|期|批)次?")  # 举办活动30余场次: many events, not the story's
# a sentence that brings in a new event says when it is
_DATED = re.compile(r"\d日|日前|近日|[当同次昨今]日|[当昨今]天|[上下]午|\d月|[当昨今前同那]晚")
# a sentence that tells of earlier or repeated events, not of the one that the story is about
_BACKGROUND = re.compile("以来|去年|前年|此前|曾经?|每年|历年|历届|相继|陆续|先后")
# of the words for a time before an event the last tells whether it is the story's own (今年) or another
_WHEN = re.compile(
    r"(?P<own>今[年天日晚]|昨[天日晚]|[当同近]日|日前|当天|[本此这][届次])"
    r"|去年|前年|往年|此前|早前|曾|[上往历]届|前[一二两三四五六几]届|自\d{4}年|明年|后年|下个?[月周]|下[届半]年?|拟|将(?!近|军|来)|即将|计划(?!》|”)"
)
_ASKED = re.compile("要求|号召|呼吁|倡导|希望|各级")  # others are to do what follows
_OTHERS_SHALL = re.compile("各[^，。；]{1,14}(?:要|应|须)")  # 各级工会要举办…: whoever says so doesn't hold it
_FOR_PLANS = 0.85  # what is only planned is stated less surely
_ATTENDED = frozenset({"Event", "Meeting", "Contest", "Training"})
_ENJOYED = frozenset({"Event", "Campaign"})
_TEACHERS = re.compile("专家|教授|教师|老师|讲师|讲解员|辅导员|指导员|嘉宾|领导")  # whom a training doesn't train
_HELPERS = re.compile("医护|医务|医生|医师|护士|演员|艺术家|裁判|教练|民警|社工|咨询师|服务队|工作人员")  # at an event
_PRIZE = re.compile("奖[”』]?$|[冠亚季]军|[金银铜][奖牌]")  # what contests give, unlike titles of honour
_VISITS = re.compile("送温暖|送清凉|慰问|走访|看望|帮扶|帮困|解困|扶贫|一帮一|结对|献爱心|关爱")  # campaigns of visits
_AT_EVENT = re.compile("参[赛训]")
# those who are counted at an event, by its kind, where the sentence tells of nothing else
_COUNTED_AT = {"Contest": re.compile("(?:选手|运动员)$"), "Training": re.compile("(?:学员|营员)$")}
_ELSEWHERE = re.compile(
    r"[\d一二两三四五六七八九十几多]年[来中间]|[从自]\d{4}年|历年|往年|上届|去年|前年|此前|累计|至今|获|奖|前[\d一二三四五六七八九十]+名"
)
_MEMBERS = ("会员", "成员", "队员", "社员")  # who belong to a body that names no other
_TEAMS = ("队", "团")  # what is formed by calling for people
_ENTERS = re.compile("加入|加盟|入[会社股](?!Ｇ)|成为|成了|当上")  # what anybody does who becomes a member
_NAMED = re.compile("命名|称号|[获被]评|荣获|被授予|在列|名列其中|上榜")  # then any program is an honour
# what names of events say they are for
_FOR = {
    "jobs": re.compile("招聘|就业|求职|带岗|用工|双选|人才"),
    "donations": re.compile("捐|助学|慈善|募|公益"),
    "works": re.compile("赛|展评|评选|征文|评比"),
}
_KINDS = {"Training": "培训", "Contest": "比赛"}  # events of a kind, and what points to them
_NEVER_ATTENDED = frozenset({"Award", "Document", "Work", "Model", "Platform"})
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


_ORGANIZED = re.compile(r"主办|承办|协办")
_LEAD = 6  # sentences, with bylines and the like, that name what a story is about
_RUN_BY = re.compile("[^，。；ＯＰＮＧ]{0,6}由")  # behind a program: who runs it follows
_CONGRESS = re.compile("[一二三四五六七八九十]大$|全会$")  # named for what it decided more often than attended
_ATTENDING = re.compile("(?:(?:主持|出席|参加|列席)了?[^，。；ＰＮ]{0,8}|(?:召开|举行|举办)了?[^，。；ＰＮ的]{0,8})$")
# 这是联谊会的开场一幕: what is told before happens there
_SCENE = re.compile("这(?:(?:正|就|便)?是[^，。；ＰＮ]{0,8}|[场次])$")
# 这是滨海市总工会开展的宣讲活动的第一场
_SCENE_OF = re.compile("这(?:正|就|便)?是[^，。；ＰＮ]{0,40}$")
_PART_OF_IT = re.compile(r"Ｒ?的?(?:第[一二三四五六七八九十\d]|首[场站期]|一[幕场]|现场|开场|启动现场|场景|镜头)")
_AT = re.compile("(?:在|(?:出席|参加|列席|参与|观摩|见证)了?)$")
_SETTING = re.compile("(?:上|中|现场|期间)，")  # 座谈会上，…: what follows happens at it
# 典礼上，…: the same of an event that stands elsewhere
_SET_AT = re.compile("(?:^|[，；：”])[^，。；：ＯＰＮＧ]{0,7}?(?:仪式|典礼|[开闭揭][幕班营学]式)(?:上|中|现场|期间)，")
# 在研讨会上: the clause names its event by the last word of its name
_THERE = re.compile("([一-鿿]{2}[会式班赛坛礼训展])(?:上|中|现场|期间|时)")
# 出席开学典礼: attends what the ceremony opens, unless the story names the ceremony itself
_NAMELESS = re.compile(
    "(?:启动|开[幕班学营赛工馆机]|[闭揭]幕|结业|毕业|颁奖|签约|签字|[揭授]牌|授旗|命名|入会|聘任|捐赠|交接|发布|首发|奠基|表彰)"
    "(?:仪式|典礼)|[开闭][幕班营学]式|结业式|启动会"
)
_CEREMONIAL = re.compile("揭牌|揭幕|授旗|授牌|颁奖|签约|奠基|首发|捐赠")
_ANYTHING = ("活动", "项目", "工作")  # whatever a story tells of may be called so
_CEREMONY = re.compile(r"(?:仪式|典礼|开幕式|闭幕式)$")  # of two, the event itself has the hosts


def _name(slot: Slot) -> str:
    return slot.mention.text.rstrip("”’』》")


@dataclass
class _Carried:
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
    new_bodies: list[Slot] = field(default_factory=list)  # organizations that the story says are set up
    speaker: Slot | None = None  # the organization for which the sentence is spoken
    named: list[Slot] = field(default_factory=list)  # all programs so far
    organizations: list[Slot] = field(default_factory=list)  # all so far, in order
    last: list[Slot] = field(default_factory=list)  # those of the latest sentence that names any
    words: tuple[Word, ...] = ()  # of the sentence
    peopled: set[str] = field(default_factory=set)  # events in which a group is said to take part

    def _main(self) -> list[Slot]:
        return [slot for slot in self.held if not _CEREMONY.search(_name(slot))]

    def _others(self) -> list[Slot]:
        return [s for s in self.programs if not _CONGRESS.search(s.mention.text) and s.mention.kind != "Service"]

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
        fits = any(_name(slot).endswith(head) or slot.mention.kind == pointer.kind for slot in events)
        return not fits and head not in _ANYTHING and any(head in slot.mention.text for slot in events)

    def event(self, clause: str) -> Slot | None:
        """The event that a clause without one speaks of: the latest held of the kind it points to, else the latest."""
        if _ORGANIZED.search(clause):
            return next(iter([*self._main()[:1], *self.held[:1], *self.attended[:1], *self._others()]), None)
        if there := _THERE.search(clause):
            for slots in (self.held, self.attended):
                if same := [slot for slot in slots if _name(slot).endswith(there[1])]:
                    return same[-1]
        for pattern, kinds in _POINTS_TO:
            if pattern.search(clause):
                for slots in (self.held, self.attended):
                    if same := [slot for slot in slots if slot.mention.kind in kinds]:
                        return same[-1]
        # a contest is more than its ceremony; guests of a course attend the ceremony
        main = self.scene or [slot for slot in self._main()[-1:] if slot.mention.kind == "Contest"] or self.held
        return next(iter([*main[-1:], *self.attended[:1], *self.campaigns[-1:], *self._others(), *self.ahead]), None)

    def ceremony(self, clause: str) -> Slot | None:
        """The ceremony of the story that a clause attends: 启动仪式 the one whose name ends so, 仪式 the only one."""
        if word := _NAMELESS.search(clause):
            named = [s for s in self.ceremonies if _name(s).endswith(word[0])]
        elif act := _CEREMONIAL.search(clause):  # 为学院揭牌: at the 揭牌仪式
            named = [s for s in self.ceremonies if re.search(f"{act[0]}(?:仪式|典礼)$", _name(s))]
        else:
            named = self.ceremonies if re.search("仪式|典礼", clause) else []
        return max(named, key=lambda slot: len(_name(slot)), default=None)


def _pointed_kinds(clause: str) -> tuple[str, ...]:
    """The kinds of event to which the words of a clause point: a prize to a contest."""
    return next((kinds for pattern, kinds in _POINTS_TO if pattern.search(clause)), ())


def _has_post(sentence: Typed, place: int) -> bool:
    """Whether a post and a name follow the organization: then the person acts, not the organization."""
    return _post(sentence, place) is not None


def _post(sentence: Typed, place: int) -> re.Match[str] | None:
    """The post and the name behind an organization, or who speaks for it without a name."""
    return rules.post_and_name().match(sentence.text, place + 1) or _NAMELESS_POST.match(sentence.text, place + 1)


_NAMELESS_POST = re.compile("的?(?:有关|相关|主要)?(?:负责人|负责同志|发言人|工作人员)")


@cache
def _sets_up() -> re.Pattern[str]:
    """What stands before an organization that a clause sets up or sends, and so is not about: 创建了三家…."""
    verbs = sorted({*lexicon.word_classes()["host"], "成立", "组建", "新建"}, key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, verbs))})(?!的$)[^，。；：]{{0,8}}$")


@cache
def _modifies() -> re.Pattern[str]:
    """What follows an organization that only says whose something is: 滨海市总工会提供的数据, …派出的医疗队."""
    verbs = sorted({*lexicon.word_classes()["host"], *_GIVEN_BY}, key=lambda w: (-len(w), w))
    return re.compile(rf"(?:[、和与]Ｏ)*[^，。；、ＯＰＮＧ]{{0,4}}?(?:{'|'.join(map(re.escape, verbs))})的(?!是)")


def _topics(sentence: Typed, letters: str, before: int) -> list[Slot]:
    """Names that a clause begins with, up to a place of the typed text."""
    return [slot for _, slot in _subjects(sentence, letters, before)]


def _subjects(sentence: Typed, letters: str, before: int) -> list[tuple[int, Slot]]:
    """The names that a clause begins with and their places."""
    found = []
    for place, slot in sorted(sentence.slots.items()):
        left = sentence.text[:place]
        if slot.mention.kind in ("Media", "Award"):
            continue  # a news agency says it, it doesn't do it; nor does an honour
        begins = place < before and sentence.text[place] in letters and _CLAUSE_BEGINS.search(left)
        if not begins or _BEFORE_OBJECT.search(left) or _sets_up().search(left[-20:]):  # what it finds is shorter
            continue
        if sentence.text[place] == _ORGANIZATION and (
            _has_post(sentence, place)
            or sentence.text.startswith("的Ｐ", place + 1)
            or _modifies().match(sentence.text, place + 1)
        ):
            continue
        found.append((place, slot))
    return found


_GIVEN_BY = ("提供", "统计", "选派", "派出", "抽调", "组建", "招募", "选送", "承建", "聘请", "下属")
# a head alone, where something is said of it: 项目每周为…, 合同覆盖…, 热线开通以来
_HEAD_ALONE = re.compile(
    r"(?:^|[，；：。])(?:目前|如今|现在|截至[^，]{1,8}，)?(?:[该这此本](?:[只个项座家处间支条类笔款所]|次)?)?([一-鿿]{2,4}?)"
    r"(?=已|将|还|又|也|共|均|都|每|由|以|自|为|在|从|今|去|现|是|使|让|帮|对|把|给|其|可|能|先后|目前|累计|主要|重点|专门|免费|"
    r"面向|覆盖|惠及|服务|吸引|吸纳|聚焦|旨在|持续|实施|运行|运营|启动|开通|开展|开行|启用|开放|规定|明确|约定|推广|投用|建成|成立|上线|推出|落地|带动|资助|\d)"
)
# “小屋”已接待…, where the story has named a “晨光小屋”项目
_SHORT_NAME = re.compile("(?:^|[，；：。])[^，；：。“”ＯＰＮＧ]{0,8}“([^“”ＯＰ]{2,8})”(?=[已将共累先也还又为从自每正])")
_ANY_PROGRAM = frozenset({"项目", "工程", "行动", "计划", "平台", "品牌", "活动", "机制", "服务"})
_TEAM_ITSELF = ("团队", "队伍")  # what a team is called whose name ends otherwise: “晨光”服务队, “博士团”项目
_TEAM = re.compile("(?:队|团|组|小队|分队)”?(?:项目|活动|行动)?$")
_NO_SERVER = frozenset({"Award", "Meeting"})
_NEXT_CLAUSE = re.compile("[^，。；ＯＰＮ]{0,26}，(?:由[^，。；ＰＮ]{1,30}，)?")
# the same of one that the sentence goes on telling of, where nobody else is its subject
_NEXT_CLAUSES = re.compile(
    "[^，。；ＯＰＮ]{0,26}，(?!Ｇ)(?:(?!，Ｇ|成立|组建|建立|设立|兴办|举办|开办|建成|开展)[^。；ＯＰＮ]|(?<=由)Ｏ){0,40}(?<=，)"
)


# “晨光”小屋为…: what no finder names, right before what it does
_OWN_SUBJECT = re.compile("(?:^|[，；：。])[^，；：。“”ＯＰＮＧ]{0,6}“[^“”ＯＰ]{2,14}”(?![、，。；ＯＰＧ的])")
# 滨海市已…, 该市将…: a region acts
_REGION_ACTS = re.compile(
    "(?:^|[，；：。])[^，；：。ＯＰＮＧ]{0,6}"
    "(?:Ｒ(?=[已将还也正从通推组率先共坚]|先后|积极|投入|全面|大力)|该[省市区县镇乡村州]|[省市县区镇村]里|我[院局会社厂所])"
)


# 论坛期间，还举行了…: whoever holds the forum, no body named before
_DURING = re.compile("(?:^|[；。])[^，。；ＯＰＮ]{0,6}Ｐ(?:期间|现场|当天|同期|上|中)，")


_NOUNS = frozenset({"n", "nz", "nw", "ORG"})
_PREDICATES = frozenset({"v", "vd", "p", "d", "ad", "TIME"})
_TELLERS = ("记者", "笔者")  # 记者从…获悉: what follows isn't about them


def _unknown_subject(sentence: Typed, place: int, words: Sequence[Word]) -> bool:
    """Whether a clause up to a place begins with a noun that is part of no name, and says what it does."""
    before = sentence.offsets[place] + 10
    named = [(slot.start, slot.end) for slot in sentence.slots.values()]
    for number, word in enumerate(words):
        begins = word.start == 0 or sentence.source[word.start - 1] in "，；：。”"
        if not begins or word.start >= before:
            continue
        number += word.tag == "m" and word.text.endswith(("名", "位", "支"))  # 8名|讲师
        nouns = list(takewhile(lambda w: w.tag in _NOUNS, words[number:]))
        free = all(end <= noun.start or noun.end <= start for noun in nouns for start, end in named)
        behind = words[number + len(nouns) :][:1]
        if nouns and free and word.text not in _TELLERS and behind and behind[0].tag in _PREDICATES:
            return True
    return False


def _other_subject(sentence: Typed, place: int, words: Sequence[Word]) -> bool:
    """Whether a sentence is about somebody who is none of its organizations and programs: a person, a region."""
    text = sentence.text[:place]
    if _OWN_SUBJECT.search(text) or _REGION_ACTS.search(text) or _DURING.search(text):
        return True
    if _unknown_subject(sentence, place, words):
        return True
    people = [p for p in sentence.slots if p < place and sentence.text[p] == _PERSON]
    return bool(people) and _person(sentence, place) is not None and not _says().match(sentence.text, max(people) + 1)


def _called(sentence: Typed, before: int, base: int, carried: _Carried) -> tuple[int, Slot] | None:
    """Who serves whom a clause calls by the last word of its name, and where: 项目每周三次为…, 中心已安置…."""
    here = [_shift_slot(s, base) for p, s in sorted(sentence.slots.items()) if p < before and _is_named(s.mention)]
    known = [slot for slot in (*carried.named, *here) if slot.mention.kind not in _NO_SERVER]
    bodies = [slot for slot in carried.organizations if slot.mention.kind != "Media"]
    for match in reversed(list(_HEAD_ALONE.finditer(sentence.text, 0, before + 8))):
        if match.start(1) > before:
            continue
        same = [slot for slots in (known, bodies) for slot in slots if _name(slot).endswith(match[1])]
        if match[1] in _TEAM_ITSELF:
            same = [slot for slots in (known, bodies) for slot in slots if _TEAM.search(slot.mention.text)]
        if not same and match[1] in _ANY_PROGRAM:
            same = known
        if same:
            return match.start(1), max(same, key=lambda slot: slot.mention.start)
    if short := _SHORT_NAME.search(sentence.text, 0, before):
        same = [slot for slot in (*known, *bodies) if re.search(f"“[^”]*{re.escape(short[1])}", slot.mention.text)]
        return (short.start(1), same[-1]) if same else None
    return None


def _is_pointer(m: Mention) -> bool:
    return m.type == PROGRAM and m.rule == "pointer"


def _is_named(m: Mention) -> bool:
    return m.type == PROGRAM and m.rule != "pointer"


_RUNS = ("办起", "办了", "开办了", "建起", "建了", "搭起", "开起", "开了", "拿出", "联办", "合办")


@cache
def _undertakes() -> re.Pattern[str]:
    """What stands before a program that somebody runs: 开展了, 设立."""
    hosts = sorted({*lexicon.word_classes()["host"], *_RUNS}, key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, hosts))})[^，。；ＯＰＮ]{{0,10}}$")


def _is_series(text: str, place: int, program: Mention) -> bool:
    """Whether courses or events without a name of their own are counted there: 举办培训班46期."""
    return program.kind in _ATTENDED and "“" not in program.text and _SERIES.match(text, place + 1) is not None


def _is_run(sentence: Typed, place: int) -> bool:
    """Whether a program or body stands there that somebody runs or sets up."""
    if _is_series(sentence.text, place, sentence.slots[place].mention):
        return False
    before = {PROGRAM: _undertakes(), ORGANIZATION: _SET_UP}.get(sentence.slots[place].mention.type)
    return before is not None and before.search(sentence.text[:place]) is not None


# 在滨海市文体中心，…: who does what is done there
_AT_HOME = re.compile("(?:[^，。；ＯＰＮＧ]{0,8}，)?(?:走进|来到|在)Ｒ?(Ｏ)，")


def _server(sentence: Typed, place: int, base: int, carried: _Carried) -> list[Slot] | None:
    """Who serves where a clause doesn't say: what the sentence is about, or the program that somebody runs in it.

    None where the sentence leaves it open, no names where it is about what serves nobody.
    """
    found = _subjects(sentence, _ORGANIZATION + _PROGRAM, place)
    found = [item for item in found if item[1].mention.kind != "Document"] or found
    follows = _NEXT_CLAUSE if found else _NEXT_CLAUSES
    run = [
        (p, slot) for p, slot in sorted(sentence.slots.items())
        if p < place and slot.mention.kind not in (*_NO_SERVER, "Document") and _is_run(sentence, p)
        and follows.fullmatch(sentence.text[p + 1 : place])
    ]  # fmt: skip
    at, slot = max([*found[-1:], *run[-1:]], key=lambda item: item[0], default=(-1, None))
    called = _called(sentence, place, base, carried)
    if called and called[0] > at:
        return [called[1]]
    if slot is None:
        at_home = _AT_HOME.match(sentence.text)
        return [_shift_slot(sentence.slots[at_home.start(1)], base)] if at_home and at_home.end() <= place else None
    serving = [s for s in _list_from(sentence, slot) if s.mention.kind not in _NO_SERVER]
    return [_shift_slot(s, base) for s in serving]


@cache
def _says() -> re.Pattern[str]:
    """What stands behind the post and name of somebody whose words are told."""
    words = "|".join(map(re.escape, lexicon.word_classes()["say"]))
    return re.compile(rf"(?:[在于][^，。；]{{2,30}}?[上中时])?[^，。；]{{0,4}}?(?:{words})")


def _spoken_for(reading: Reading, sentence: Typed) -> Slot | None:
    """The organization whose head says what follows, and which it is about: 滨海市妇联副主席王强介绍，…."""
    for place, slot in sorted(sentence.slots.items()):
        if sentence.text[place] != _ORGANIZATION:
            continue
        post = _post(sentence, place)
        if post and _says().match(sentence.text, post.end()):
            return _shift_slot(_whole(slot, reading.mentions), reading.tagged.sentence.start)
    return None


def _whole(slot: Slot, mentions: Sequence[Mention]) -> Slot:
    """The head of a department speaks for the whole: for 滨海市妇联 in 滨海市妇联妇女发展部."""
    department = slot.mention
    if department.kind == "PartyBody" or not department.text.endswith(_DEPARTMENT):
        return slot
    wholes = [m for m in _inside(department, mentions, ORGANIZATION) if m.start == department.start]
    return replace(slot, mention=max(wholes, key=lambda m: m.end)) if wholes else slot


_DEPARTMENT = ("部", "处", "科", "办公室")
_SPEECH_ENDS = re.compile("[。！？…，]”")
_LONG_SPEECH = 6  # sentences; a quotation mark that nothing closes is a misprint


def _speakers(readings: Sequence[Reading], sentences: Sequence[Typed]) -> list[Slot | None]:
    """For whom each sentence is spoken, if its speaker is named in it or behind the quotation that it is part of.

    “我们举办了比赛。”临江县妇联主席王强说.
    """
    found = [_spoken_for(reading, sentence) for reading, sentence in zip(readings, sentences, strict=True)]
    begun: int | None = None
    for number, sentence in enumerate(sentences):
        if sentence.text.rfind("“") > sentence.text.rfind("”"):
            begun = None if "：“" in sentence.text else number
        if _SPEECH_ENDS.search(sentence.text) and "：“" not in sentence.text:
            speaker = next((slot for slot in found[number : number + 2] if slot), None)
            first = number if begun is None or number - begun > _LONG_SPEECH else begun
            found[first : number + 1] = [found[n] or speaker for n in range(first, number + 1)]
            begun = None
    return found


def _person(sentence: Typed, before: int) -> Slot | None:
    """The person that 他 means: the last that is the subject of a clause."""
    found = [
        slot for place, slot in sorted(sentence.slots.items())
        if place < before and sentence.text[place] == _PERSON and _SUBJECT_PERSON.search(sentence.text[:place])
        and not _NO_SUBJECT.search(sentence.text[:place])
        and not _HAS.match(sentence.text, place + 1)
    ]  # fmt: skip
    return found[-1] if found else None


def _awards(sentence: Typed, before: int) -> list[Slot]:
    """Awards named up to a place of the typed text."""
    return [slot for place, slot in sorted(sentence.slots.items()) if place < before and slot.mention.kind == "Award"]


def _programs(sentence: Typed, before: int) -> list[Slot]:
    """Programs that people can hold or attend, up to a place of the typed text."""
    return [
        slot for place, slot in sorted(sentence.slots.items())
        if place < before and slot.mention.type == PROGRAM and slot.mention.kind not in ("Award", "Document", "Work")
    ]  # fmt: skip


@cache
def _holding() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a program that is held."""
    classes = lexicon.word_classes()
    hosts = sorted(set(classes["host"]) - set(classes["host_loose"]), key=lambda w: (-len(w), w))
    before, behind = ("|".join(map(re.escape, words)) for words in (hosts, classes["occur"]))
    when = r"[\d今昨当本]|日前|近日|上午|下午"
    between = f"(?:[^，。；ＯＰＮ]|(?<=[在于由、和与及同称])Ｏ|(?<=[在于])Ｐ|，(?=[在由于]|{when})){{0,24}}?"
    return re.compile(rf"(?:{before})[^，。；ＰＮ]{{0,8}}(?:Ｐ(?:和|与|及|以及|、)?)*$"), re.compile(
        rf"{between}(?:{behind})(?![^，。；！？]{{0,12}}Ｐ)"
    )


def _occurs(sentence: Typed, place: int) -> bool:
    """Whether a program is said to take place; behind 在 it is where another does: 启动仪式在博览会举行."""
    held = _holding()[1].match(sentence.text, place + 1)
    return held is not None and not sentence.text[:place].endswith(("在", "于"))


def _is_scene(sentence: Typed, place: int) -> bool:
    before = sentence.text[:place]
    part = _SCENE_OF.search(before) and _PART_OF_IT.match(sentence.text, place + 1)
    return bool(part) or _SCENE.search(before) is not None


def _is_held(sentence: Typed, place: int) -> bool:
    if _SERIES.match(sentence.text, place + 1):
        return False  # 举办培训班15期
    held = _holding()[0].search(sentence.text[:place]) is not None
    return held or _is_scene(sentence, place) or _occurs(sentence, place)


def _is_new(text: str) -> bool:
    """Whether a sentence brings in a new event: says when it is, and isn't about what was before."""
    return _DATED.search(text) is not None and _BACKGROUND.search(text) is None


def _other_time(sentence: Typed, place: int) -> bool:
    """Whether an event is told of as past or planned: 去年举行的Ｐ, 自Ｐ举行以来, 将参加Ｐ."""
    begin = max(map(sentence.text[:place].rfind, "。；：”")) + 1
    told = [*_WHEN.finditer(sentence.text, begin, place)]
    since = re.match("[^，。；ＰＮ]{0,24}以来", sentence.text[place + 1 :])
    return since is not None or (bool(told) and told[-1]["own"] is None)


def _is_part(m: Mention) -> bool:
    """Whether only the quoted part of a program's name stands there, which several programs may share."""
    return m.rule == "again" and m.text[-1] in "”』"


def _set_at(sentence: Typed, base: int, carried: _Carried) -> list[Slot]:
    """The event at which what a sentence tells happens, where it begins with it: 开幕式上，…."""
    named = [
        _shift_slot(slot, base) for place, slot in sorted(sentence.slots.items())
        if _is_event(slot.mention) and _SETTING.match(sentence.text, place + 1)
    ]  # fmt: skip
    setting = _SET_AT.search(sentence.text)
    ceremony = carried.ceremony(setting[0]) if setting else None
    return named[-1:] or ([ceremony] if ceremony else [])


def _carry(sentence: Typed, base: int, carried: _Carried, headline: bool) -> None:
    end = len(sentence.text)
    carried.scene = _set_at(sentence, base, carried) or carried.scene
    carried.document = _telling(sentence, carried, base)
    for place, slot in sorted(sentence.slots.items()):
        if (
            slot.mention.kind == "Campaign"
            and slot.mention.rule != "pointer"
            and not _is_part(slot.mention)
            and not carried.held
            and (_occurs(sentence, place) or _is_scene(sentence, place))
        ):
            carried.held.append(_shift_slot(slot, base))  # 活动在某地举行
        if _is_event(slot.mention):
            congress = _CONGRESS.search(slot.mention.text) is not None
            other = bool(carried.attended) and _other_time(sentence, place)
            if _is_part(slot.mention) or other:
                continue
            # the first that the text itself tells of
            first = not carried.held or (carried.told < _LEAD and len(carried.attended) == carried.titles)
            if not congress and not _SERIES.match(sentence.text, place + 1):
                carried.attended.append(_shift_slot(slot, base))
            if (headline and not congress) or (_is_held(sentence, place) and (first or _is_new(sentence.text))):
                carried.held.append(_shift_slot(slot, base))
                carried.titles += headline
    carried.told += not headline
    if allies := _allies(sentence, end):
        carried.allies = [_shift_slot(slot, base) for slot in allies]
    named = [_shift_slot(s, base) for _, s in sorted(sentence.slots.items()) if s.mention.type == ORGANIZATION]
    carried.organizations += named
    carried.last = named or carried.last
    for letter in (_ORGANIZATION, _PROGRAM):
        if found := _topics(sentence, letter, end):
            carried.topics[letter] = _shift_slot(found[0], base)
        elif letter == _ORGANIZATION and carried.speaker:
            carried.topics[letter] = carried.speaker
    carried.new_bodies.extend(_shift_slot(slot, base) for slot in _new_body(sentence, end))
    if person := _person(sentence, end):
        carried.topics[_PERSON] = _shift_slot(person, base)
    if campaigns := [
        s
        for _, s in sorted(sentence.slots.items())
        if s.mention.kind == "Campaign" and s.mention.rule != "pointer" and not _is_part(s.mention)
    ]:
        carried.campaigns = [_shift_slot(campaigns[0], base)]
    if awards := _awards(sentence, end):
        carried.awards = [_shift_slot(awards[-1], base)]
    if here := _programs(sentence, end):
        carried.programs = [_shift_slot(here[0], base)]
    carried.named += [_shift_slot(s, base) for _, s in sorted(sentence.slots.items()) if _is_named(s.mention)]


_ALLIES = re.compile("Ｏ(?:[^，。；：ＯＰＮ]{0,12}?(?:[、和与同跟及]|会同|联合|携手)[该其]?Ｏ)+")
_PARTIES = re.compile("[双两三四五六七八](?=[方家所个部单校院])")


def _allies(sentence: Typed, before: int) -> list[Slot]:
    """The last list of organizations up to a place of the typed text: Ｏ、Ｏ, Ｏ会同Ｏ."""
    lists = [sentence.within(*found.span()) for found in _ALLIES.finditer(sentence.text, 0, before)]
    return [slot for slot in lists[-1] if slot.mention.type == ORGANIZATION] if lists else []


def _parties(sentence: Typed, place: int, base: int, carried: _Carried) -> tuple[Slot, ...]:
    """Whom 双方 or 三家 means: the organizations of the latest list or sentence, if they are as many."""
    told = _PARTIES.search(sentence.text, place)
    number = "..双三四五六七八".find(told[0].replace("两", "双")) if told else 0
    here = [_shift_slot(slot, base) for slot in _allies(sentence, place)] or carried.allies
    return next((tuple(found) for found in (here, carried.last) if len(found) == number), ())


def _shift(mention: Mention, base: int) -> Mention:
    return replace(mention, start=mention.start + base, end=mention.end + base)


def _shift_slot(slot: Slot, base: int) -> Slot:
    return replace(slot, mention=_shift(slot.mention, base))


def _is_event(m: Mention) -> bool:
    return m.type == PROGRAM and m.kind in _ATTENDED and m.rule != "pointer"


def _run_by(sentence: Typed, place: int) -> Slot | None:
    """The program of which a sentence tells by whom it is run: Ｐ由Ｏ主办，Ｏ承办."""
    found = [
        slot for p, slot in sorted(sentence.slots.items())
        if p < place and slot.mention.type == PROGRAM and slot.mention.rule != "pointer"
        and _RUN_BY.match(sentence.text, p + 1)
    ]  # fmt: skip
    return found[-1] if found else None


def _happens(sentence: Typed, place: int) -> bool:
    """Whether an event stands there, or a campaign that the sentence says is opened."""
    program = sentence.slots[place].mention
    campaign = program.kind == "Campaign" and program.rule != "pointer"
    return _is_event(program) or (campaign and (_occurs(sentence, place) or _is_scene(sentence, place)))


# 活动结束后，王强走访了…: no part of the event
_AFTERWARDS = re.compile("(?:^|[。；”])[^，。；]{0,8}(?:(?:结束|闭幕|落幕)(?:之?后|以后)|会后)，[^。；]*$")


def _event(sentence: Typed, place: int, clause: str, base: int, carried: _Carried) -> tuple[Slot, ...]:
    """The event that a clause leaves out: one of the same sentence that is held, else what the story tells of."""
    if _AFTERWARDS.search(sentence.text[:place]):
        return ()
    if _ORGANIZED.search(clause) and (run := _run_by(sentence, place)):
        return (_shift_slot(run, base),)
    before = [(p, slot) for p, slot in sorted(sentence.slots.items()) if p < place and _happens(sentence, p)]
    setting = _SET_AT.search(sentence.text[:place])
    if ceremony := carried.ceremony(clause) or (setting and carried.ceremony(setting[0])):
        return (ceremony,)
    here = [slot for p, slot in before if _is_held(sentence, p) or _SETTING.match(sentence.text, p + 1)]
    if not here and "报名" in clause.replace("报了名", "报名"):  # for what the sentence has just named
        here = _programs(sentence, place)
    if not carried.held:  # in a portrait each sentence has its own
        here = here or [slot for _, slot in before if slot.mention.kind in _pointed_kinds(clause)]
    if not here and _SERIES.search(sentence.text[:place]):
        return ()
    pointers = [s for p, s in sorted(sentence.slots.items()) if p < place and _is_pointer(s.mention)]
    if not here and pointers and carried.of_it(pointers[-1].mention):
        return (_shift_slot(pointers[-1], base),)  # left to the names of all the story
    pointed = carried.pointed(pointers[-1].mention) if pointers and _ORGANIZED.search(clause) else None
    found = _shift_slot(here[-1], base) if here else pointed or carried.event(clause)
    if found is None:  # 随着王强鸣响发令枪，马拉松开跑
        later = [s for p, s in sorted(sentence.slots.items()) if p > place and _occurs(sentence, p)]
        return tuple(_shift_slot(slot, base) for slot in later if _is_event(slot.mention))[:1]
    return (found,)


def _list_from(sentence: Typed, slot: Slot) -> list[Slot]:
    """The names of a list that begins with this one: 甲、乙和丙."""
    places = sorted(sentence.slots)
    place = next(p for p in places if sentence.slots[p] is slot)
    found = [slot]
    for later in places[places.index(place) + 1 :]:
        if sentence.text[later] != sentence.text[place] or sentence.text[
            places[places.index(later) - 1] + 1 : later
        ] not in ("、", "和", "与", "及", "以及"):
            break
        found.append(sentence.slots[later])
    return found


_SAYS = re.compile("(?:还|也|同时|明确|特别)*(?:要求|提出|明确|指出|强调|规定|部署|聚焦|从|围绕|共|分为|包括)")
_ISSUED_TO_SAY = re.compile("，(?:还|也|同时|明确|特别)*(?:要求|提出|明确|规定|强调)")


def _telling(sentence: Typed, carried: _Carried, base: int, before: int | None = None) -> list[Slot]:
    """The document whose contents a sentence tells: 《通知》要求…; or goes on telling, with no other subject."""
    end = len(sentence.text) if before is None else before
    for place, slot in sorted(sentence.slots.items()):
        if slot.mention.kind == "Document" and place < end and _ISSUED_TO_SAY.match(sentence.text, place + 1):
            return [_shift_slot(slot, base)]  # 印发《通知》，提出…
        if slot.mention.kind == "Document" and _CLAUSE_BEGINS.search(sentence.text[:place]):
            return [_shift_slot(slot, base)] if _SAYS.match(sentence.text, place + 1) else []
    own = _topics(sentence, _ORGANIZATION + _PROGRAM, len(sentence.text)) or _person(sentence, len(sentence.text))
    return [] if own else carried.document


# what bodies are called whose head is called so; 长 without more goes with the same character: 院长 of a 学院
_HEADED = (
    (
        re.compile("董事|监事|总裁|总经理|创始人|创办人|总监|CEO|首席执行官|老板"),
        "公司|集团|控股|股份|厂|企业|银行|实业|工坊",
    ),
    (re.compile("理事长"), "合作社|会"),
    (re.compile("社长"), "合作社|[社报刊]"),
    (re.compile("会长"), "会|工商联"),
    (re.compile("校长"), "大学|^(?!.*大学.).*学院|学校|[中小]学|[附党职技]校|[附高]中|^校"),
    (re.compile("主席"), "会|[妇文侨残]联|[科作记政]协"),
    (re.compile("主任"), "中心|委|办|办公室|[室科]"),
)


def _heads(position: str, body: str) -> bool:
    """Whether the holder of a post heads a body of this name: 厂长, 滨海机械厂."""
    for post, name in _HEADED:
        if post.search(position):
            return re.search(f"(?:{name})$", body) is not None
    of = re.search("([一-鿿])长(?:助理)?$", position)
    return of is not None and body.rstrip("”").endswith(of[1])


def _names_another(position: str) -> bool:
    """Whether a post says itself what body it is in, which is no department: 滨职院院长."""
    body = re.match(
        "(.{2,}?[院校厂局厅站所馆园台社团场行会司])(?:常务|执行|党委)?副?(?:.长|主席|书记|总?经理)", position
    )
    return body is not None


def _headed(match: rules.Match, sentence: Typed, base: int, carried: _Carried) -> tuple[Slot, ...]:
    """The body that somebody heads who is named by the post alone: the last before that its head is called so."""
    before = sorted((place, slot) for place, slot in sentence.slots.items() if place < match.place)
    here = [_shift_slot(slot, base) for _, slot in before if slot.mention.type == ORGANIZATION]
    topic = [carried.topics[_ORGANIZATION]] if _ORGANIZATION in carried.topics else []
    position, clause = match.position or "", sentence.text[: match.place].rstrip("，；：“由")
    if _heads(position, clause[-12:]):
        return ()  # a body right before that nothing knows: “渔家”合作社，社长…
    for slots in (here, topic, carried.organizations):
        if found := [slot for slot in slots if _heads(position, _name(slot))]:
            return (found[-1],)
    return ()


def _left_out(what: str, sentence: Typed, place: int, base: int, carried: _Carried) -> tuple[Slot, ...]:
    """The name that a clause leaves out: the nearest before it in the sentence, else what the story carries."""
    if what == "parties":
        return _parties(sentence, place, base, carried)
    if what == "employer":
        found = [
            s
            for p, s in sorted(sentence.slots.items())
            if p < place and s.mention.type == ORGANIZATION and _has_post(sentence, p)
        ]
    elif what == "award":
        found = _awards(sentence, place)[-1:]
        if not found:
            return tuple(carried.awards)
    elif what == "clause":
        found = _clause_subject(sentence, place)
    elif what == "topic:ON":
        found = _clause_subject(sentence, place)
        if not found:
            last = [carried.topics[letter] for letter in (_ORGANIZATION, _PERSON) if letter in carried.topics]
            return tuple(sorted(last, key=lambda slot: slot.mention.start)[-1:])
    elif what == "topic:N":
        person = _person(sentence, place)
        if person is None:
            return tuple(carried.topics[letter] for letter in (_PERSON,) if letter in carried.topics)
        found = [person]
    elif what == "topic:P":
        found = _programs(sentence, place)[-1:]
        if not found:
            return tuple(carried.programs)
    else:
        letters = "".join(LETTERS[t] for t in (ORGANIZATION, PROGRAM) if t[0] in what.partition(":")[2])
        if _PROGRAM in letters and (document := _telling(sentence, carried, base, place)):
            return tuple(document)
        if letters == _ORGANIZATION + _PROGRAM:
            if (server := _server(sentence, place, base, carried)) is not None:
                return tuple(server)
            found = []
        else:
            found = _topics(sentence, letters, place)
            found = ([slot for slot in found if slot.mention.kind != "Document"] or found)[-1:]
        if not found and (what.startswith("here") or _other_subject(sentence, place, carried.words)):
            return ()
        if not found and carried.speaker and "O" in what:
            return (carried.speaker,)
        if not found:
            known = [carried.topics[letter] for letter in letters if letter in carried.topics]
            known = [slot for slot in known if slot.mention.kind != "Document"] or known
            return tuple(sorted(known, key=lambda slot: slot.mention.start)[-1:])  # what was named last
        return tuple(_shift_slot(slot, base) for slot in _list_from(sentence, found[0]))
    return tuple(_shift_slot(slot, base) for slot in found[-1:])


# 是第三期的学员, no 尤其是学员: a group that says what somebody is
_PREDICATE = re.compile("(?:(?<![其别仅论管只但而])是|作为|成为|担任)[^，。；：！？ＰＮ]*$")


def _doer(sentence: Typed, before: int) -> list[Slot]:
    """The person that 他 means, unless it only says what follows: 王强介绍，该行动获评…."""
    person = _person(sentence, before)
    place = next((p for p, slot in sentence.slots.items() if slot is person), 0)
    return [person] if person and not _says().match(sentence.text, place + 1) else []


def _clause_subject(sentence: Typed, before: int) -> list[Slot]:
    """The organization or person that the clauses of a sentence up to a place are about."""
    found = [*_topics(sentence, _ORGANIZATION, before), *_doer(sentence, before)]
    begin = sentence.offsets[max(map(sentence.text[:before].rfind, "；。！？")) + 1]  # each part has its own subject
    own = [slot for slot in found if slot.start >= begin and sentence.source[max(slot.start - 1, 0)] not in "是系为"]
    return sorted(own, key=lambda slot: slot.start)[-1:]


def _who(match: rules.Match, sentence: Typed) -> tuple[Slot, ...]:
    """The subjects that a match holds; for a group that says what somebody is, who that is."""
    subjects = _shared_count(match.subjects, sentence)
    place = next((p for p, s in sentence.slots.items() if s in match.subjects), 0)
    if match.rule.relation == "served" or {s.mention.type for s in subjects} != {GROUP}:
        return subjects
    before = sentence.text[:place]
    begins = _CLAUSE_BEGINS.search(before) or _SENT_BY.search(before)
    if match.rule.relation == "received" and "，" in match.text and not begins:
        return tuple(_clause_subject(sentence, place)) or subjects  # 工会服务船员，被评为…: the union was
    return tuple(_meant(subjects[0], place, sentence)) if _PREDICATE.search(before) else subjects


def _meant(group: Slot, place: int, sentence: Typed) -> list[Slot]:
    """The group, or whom the clause calls so."""
    said = _PREDICATE.search(sentence.text[:place]) is not None
    return (_clause_subject(sentence, place) if said else []) or [group]


def _negated(text: str) -> bool:
    words = lexicon.word_classes()["negation"]
    return (
        any(word in text for word in words if len(word) > 1) or re.search(r"[未没][举开参出获能再有]", text) is not None
    )


def _fits(match: rules.Match, target: Mention) -> bool:
    """Whether a program of this kind can be attended, or received."""
    relation = match.rule.relation
    if relation == "took-part-in":
        return target.kind not in _NEVER_ATTENDED
    if match.rule.name == "forms-team":
        return target.text.rstrip("”").endswith(_TEAMS)
    honour = target.kind not in _ATTENDED and _NAMED.search(match.text) is not None
    return relation != "received" or target.kind in ("Award", None) or honour


def _setting(match: rules.Match, sentence: Typed) -> Slot | None:
    """The event in which a match says that its people act: 王强在开幕式上致辞."""
    end = match.place + len(match.text)
    found = [
        slot for place, slot in sorted(sentence.slots.items())
        if match.place < place < end and slot.mention.kind in _ATTENDED and _AT.search(sentence.text[:place])
    ]  # fmt: skip
    return found[-1] if found else None


def _attended(
    named: tuple[Slot, ...], match: rules.Match, sentence: Typed, base: int, carried: _Carried
) -> tuple[Slot, ...]:
    """The events that people attend: of a pointer or of a ceremony without a name, what it means."""
    first = named[0].mention
    if _is_pointer(first) and carried.of_it(first):
        return tuple(_shift_slot(slot, base) for slot in named)
    nameless = first.rule == "pointer" or _NAMELESS.fullmatch(first.text) is not None
    meant = _event(sentence, match.place, first.text, base, carried) if nameless else ()
    return meant or tuple(_shift_slot(slot, base) for slot in named)


# what stands before and behind an organization that is set up
_SET_UP = re.compile("(?:成立|组建|创办|创立|建立|建起|办起|设立|发起)了?(?!、)[^，。；：ＯＰＮＧ]{0,8}$")
_IS_SET_UP = re.compile("[^，。；：！？ＯＰＮＧ]{0,12}?(?:成立|揭牌|组建)(?!的|大会|仪式)|[^。；：！？Ｐ]{0,24}?挂牌")


def _new_body(sentence: Typed, before: int) -> list[Slot]:
    """Organizations that a sentence says are set up, up to a place of its typed text."""
    return [
        slot for place, slot in sorted(sentence.slots.items())
        if place < before and sentence.text[place] == _ORGANIZATION
        and (_SET_UP.search(sentence.text[:place]) or _IS_SET_UP.match(sentence.text, place + 1))
    ]  # fmt: skip


def _body(match: rules.Match, sentence: Typed, base: int, carried: _Carried) -> tuple[Slot, ...]:
    """What people join where a clause doesn't name it: the body that was set up, else whom the story is about."""
    pointer = re.search("该|这|其中", match.text)
    if "加入" in match.text and not pointer:
        return ()  # 加入工会: any
    if here := _new_body(sentence, match.place):
        return (_shift_slot(here[-1], base),)
    if _ENTERS.search(match.text):
        return tuple(carried.new_bodies[-1:]) if pointer else ()
    return _left_out("topic:O", sentence, match.place, base, carried)


def _objects(match: rules.Match, sentence: Typed, base: int, carried: _Carried) -> tuple[Slot, ...]:
    """The objects of a match: those it holds, or what its rule says is carried over."""
    what = match.rule.object
    if what == "event":
        if setting := _setting(match, sentence):
            return _attended((setting,), match, sentence, base, carried)
        return _event(sentence, match.place, match.text, base, carried)
    if what == "occasion":
        found = _event(sentence, match.place, match.text, base, carried)
        return tuple(slot for slot in found if slot.mention.kind in _ATTENDED)
    if what == "body":
        return _body(match, sentence, base, carried)
    if what == "employer" and _names_another(match.position or ""):
        return ()
    if what == "headed":
        return _headed(match, sentence, base, carried)
    if what == "meeting":
        return tuple(slot for slot in carried.held[-1:] if slot.mention.kind == "Meeting")
    if what == "visits":
        here = [slot for slot in _programs(sentence, match.place) if slot.mention.kind == "Campaign"]
        latest = [_shift_slot(slot, base) for slot in here[-1:]] or carried.campaigns
        return tuple(slot for slot in latest if _VISITS.search(slot.mention.text))
    if what in _FOR:
        found = _event(sentence, match.place, match.text, base, carried)
        return tuple(slot for slot in found if _FOR[what].search(slot.mention.text))
    if what in _KINDS:
        found = _event(sentence, match.place, _KINDS[what], base, carried)
        return tuple(slot for slot in found if slot.mention.kind == what)
    if match.rule.relation == "took-part-in" and match.objects:
        return _attended(match.objects, match, sentence, base, carried)
    found = _shared_count(match.objects, sentence)
    if match.rule.relation == "served":
        found = (*found, *_among(match, sentence))
    if match.rule.relation == "founded":
        found = tuple(slot for slot in found if not _acts_for(slot, sentence))
        if match.objects and not found:
            return ()
    objects = tuple(_shift_slot(o, base) for o in found)
    return objects or _left_out(what, sentence, match.place, base, carried)


_AMONG = re.compile(
    "[^。；！？ＰＯＮ]{0,30}?，其中(?:，|有|含|包括)?[^，。；ＯＰＮＧ]{0,6}(Ｇ(?:、Ｇ)*)(?=[，。；]|[^，。；]{0,3}[占近达])"
)


def _among(match: rules.Match, sentence: Typed) -> tuple[Slot, ...]:
    """Parts of those who are served, counted behind them: 吸纳工人86人，其中残疾人6人."""
    found = _AMONG.match(sentence.text, match.place + len(match.text))
    return tuple(sentence.within(*found.span(1))) if found else ()


def _acts_for(body: Slot, sentence: Typed) -> bool:
    """Whether the post and name of somebody follow a body: 组建滨海服务中心，临江市委|副书记王强担任主任."""
    return any(slot is body and _has_post(sentence, place) for place, slot in sentence.slots.items())


def _shared_count(slots: tuple[Slot, ...], sentence: Typed) -> tuple[Slot, ...]:
    """The one number of two groups that 和 joins goes for both: 150名困难家庭学生和优秀学生."""
    if len(slots) != 2 or (slots[0].count is None) == (slots[1].count is None):
        return slots
    first, second = (next(p for p, s in sentence.slots.items() if s is slot) for slot in slots)
    outer = slots[0].start < slots[0].mention.start or slots[1].mention.end < slots[1].end
    if not outer or re.fullmatch("[们和与及以其]{1,3}", sentence.text[first + 1 : second]) is None:
        return slots
    count = slots[0].count or slots[1].count
    return tuple(replace(slot, count=count) for slot in slots)


def _only_asked(match: rules.Match, sentence: Typed, base: int, carried: _Carried) -> bool:
    """Whether others are asked to serve, and not by a document, which serves by asking; or others shall hold it."""
    if match.rule.relation == "hosted":
        return _OTHERS_SHALL.search(sentence.text[: match.place]) is not None
    if match.rule.relation != "served" or _ASKED.search(sentence.text[: match.place]) is None:
        return False
    return match.rule.subject in ("topic:O", "here:O") or not _telling(sentence, carried, base)


def _stated(reading: Reading, sentence: Typed, carried: _Carried) -> Iterator[Claim]:
    """What the rules read off one sentence."""
    base = reading.tagged.sentence.start
    for rule in rules.rules():
        for match in rules.matches(rule, sentence):
            if _negated(match.text):
                continue
            if not match.subjects and _only_asked(match, sentence, base, carried):
                continue
            subjects = tuple(_shift_slot(s, base) for s in _who(match, sentence))
            if rule.object == "body" and not _ENTERS.search(match.text):
                subjects = tuple(s for s in subjects if s.mention.text.endswith(_MEMBERS))
            subjects = subjects or _left_out(rule.subject, sentence, match.place, base, carried)
            if rule.relation == "located-in":
                subjects = tuple(s for s in subjects if s.mention.rule != "national body")  # 滨海市美团: is everywhere
            objects = _objects(match, sentence, base, carried)
            objects = tuple(o for o in objects if _fits(match, o.mention))
            confidence = round(rule.confidence * (_FOR_PLANS if _PLANNED.search(match.text) else 1), 3)
            for subject in subjects:
                for target in objects:
                    if rule.relation == "served" and not _can_serve(subject.mention, target.mention, match.text):
                        continue
                    if subject.mention.start != target.mention.start:
                        count = match.count or (target.count if rule.relation == "served" else subject.count)
                        start, end = base + match.start, base + match.end
                        yield Claim(
                            rule.relation, subject.mention, target.mention, start, end, rule.name, confidence,
                            count, match.position, match.role,
                        )  # fmt: skip


_TAKES_IN = re.compile("吸纳|吸收|招收|接纳|发展")


def _can_serve(subject: Mention, target: Mention, words: str) -> bool:
    """Meetings, prizes and songs serve nobody, nor do courses of all kinds; members who are taken in join."""
    joins = target.text.endswith(_MEMBERS) and _TAKES_IN.search(words) is not None
    several = words.startswith(_PROGRAM) and _is_series(words, 0, subject)
    return subject.kind not in _NO_SERVER and not joins and not several


def _enjoyed(claim: Claim) -> Iterator[Claim]:
    """Those who take part in a training are served by it, and by an event those who neither run it nor compete."""
    people, program = claim.subject, claim.object
    if claim.relation != "took-part-in" or people.type != GROUP or _TEACHERS.search(people.text):
        return
    helps = groups.active(people.text) or _HELPERS.search(people.text) is not None
    enjoyed = program.kind in _ENJOYED and not helps and not _CEREMONY.search(program.text)
    if program.kind == "Training" or enjoyed:
        sure = round(claim.confidence * 0.9, 3)
        yield replace(claim, relation="served", subject=program, object=people, confidence=sure)


# 滨海大学等5所高校的300名学生: who sends those who take part
_SENT_BY = re.compile(
    "(?<![在为向给对赴到])(?:Ｏ(?:[、和与及]|以及)){0,12}Ｏ(?:等[^，。；！？ＯＰＮＧ]{0,10})?(?:选派|派出|抽调|组织)?的?$"
)


def _sent(claim: Claim, sentence: Typed, base: int) -> Iterator[Claim]:
    """The organizations named right before a group that takes part take part with it."""
    if claim.relation != "took-part-in" or claim.subject.type != GROUP:
        return
    place = next((p for p, s in sentence.slots.items() if s.mention.start + base == claim.subject.start), 0)
    if by := _SENT_BY.search(sentence.text[:place]):
        for slot in sentence.within(*by.span()):
            sure = round(claim.confidence * 0.95, 3)
            yield replace(claim, subject=_shift(slot.mention, base), count=None, confidence=sure, rule="sent by")


def _competed(claim: Claim, carried: _Carried) -> Iterator[Claim]:
    """A person or organization that wins a prize has taken part in the contest that the story is about."""
    contests = [slot for slot in carried.held if slot.mention.kind == "Contest"]
    if claim.relation == "received" and claim.subject.type != GROUP and contests and _PRIZE.search(claim.object.text):
        sure = round(claim.confidence * 0.95, 3)
        yield replace(claim, relation="took-part-in", object=contests[-1].mention, confidence=sure)


def _kinds_by_role(sentence: Typed, slot: Slot) -> tuple[str, ...]:
    """The kinds of event at which a group is that is called by what it does there: 参赛选手, 300名运动员."""
    text = slot.mention.text
    if slot.mention.type != GROUP or _SERIES.search(sentence.text):
        return ()
    if _AT_EVENT.match(text):
        return tuple(_COUNTED_AT)
    told = slot.count is not None and not _ELSEWHERE.search(sentence.text)
    return tuple(kind for kind, role in _COUNTED_AT.items() if told and role.search(text))


def _by_role(sentence: Typed, base: int, carried: _Carried) -> Iterator[Claim]:
    """Groups called by what they do at the story's event (参赛选手), where no other group is said to take part."""
    for place, slot in sorted(sentence.slots.items()):
        kinds = _kinds_by_role(sentence, slot)
        for event in _event(sentence, place, slot.mention.text, base, carried) if kinds else ():
            if event.mention.kind in kinds and event.mention.text not in carried.peopled:
                start, end = base + slot.start, base + slot.end
                for who in _meant(slot, place, sentence):  # 王强是参赛选手: who he is
                    named = _shift(who.mention, base)
                    yield Claim("took-part-in", named, event.mention, start, end, "role", 0.78, who.count)


_CALLED = re.compile("Ｇ(?:代表)?(?:、|，)?(?:Ｏ的?[^，。；！？、ＯＰＮＧ]{0,12}、?){0,3}$")
# what people are called for what they do at an event, and the kinds of event
_ROLES = (
    (re.compile("选手|参赛|运动员|队员|跑者|骑手"), ("Contest",)),
    (re.compile("学员|参训|培训对象"), ("Training",)),
    (re.compile("与会|参会|到会|嘉宾"), ("Meeting", "Event")),
    (re.compile("志愿者|义工"), ("Event", "Meeting", "Contest", "Campaign")),
)


def _people_by_role(sentence: Typed, base: int, carried: _Carried) -> Iterator[Claim]:
    """People who are called by what they do at the story's event: 学员代表、滨海大学教师王强."""
    for place, slot in sorted(sentence.slots.items()):
        called = _CALLED.search(sentence.text[:place]) if sentence.text[place] == _PERSON else None
        group = sentence.slots[called.start()].mention.text if called else ""
        kinds = next((kinds for role, kinds in _ROLES if role.search(group)), ())
        for event in _event(sentence, place, _KINDS.get(kinds[0], ""), base, carried) if kinds else ():
            if event.mention.kind in kinds:
                start, end = base + slot.start, base + slot.end
                yield Claim("took-part-in", _shift(slot.mention, base), event.mention, start, end, "role", 0.8)


def _inside(outer: Mention, mentions: Sequence[Mention], type_: str) -> list[Mention]:
    return [
        m
        for m in mentions
        if m.type == type_
        and outer.start <= m.start
        and m.end <= outer.end
        and (m.start, m.end) != (outer.start, outer.end)
    ]


_ISSUED = re.compile(r"关于|章程|[与和、]|\d|第|工作")  # behind the organization that a document's title begins with


def _by_name(reading: Reading) -> Iterator[Claim]:
    """What names say: a department is part of its organization, the body at the head of a program's name hosts it."""
    base = reading.tagged.sentence.start
    for outer in reading.mentions:
        if outer.type not in (ORGANIZATION, PROGRAM) or outer.rule == "pointer":
            continue
        begin = outer.start + outer.text.startswith("《")
        parents = [
            m for m in _inside(outer, reading.mentions, ORGANIZATION)
            if m.start == begin and (begin == outer.start or _ISSUED.match(reading.tagged.text, m.end))
        ]  # fmt: skip
        if outer.rule == "shared prefix":  # 滨海集团宣传部、|财务部
            parents = [
                m for m in reading.mentions if m.type == ORGANIZATION and m.end < outer.start
                and outer.text.startswith(m.text) and is_parent(outer, m)
            ]  # fmt: skip
        if not parents:
            continue
        parent = max(parents, key=lambda m: len(m.text))
        relation, subject, target = (
            ("part-of", outer, parent) if outer.type == ORGANIZATION else ("hosted", parent, outer)
        )
        confidence = 0.85 if outer.type == ORGANIZATION else 0.72
        yield Claim(
            relation,
            _shift(subject, base),
            _shift(target, base),
            base + outer.start,
            base + outer.end,
            "name",
            confidence,
        )


def _for_whom(reading: Reading, named: set[str]) -> Iterator[Claim]:
    """Programs whose own name says whom they are for: 女职工素质提升大讲堂.

    Only of people whom the story names outside of it too: 盲人按摩 and 母亲水窖 are no more than names.
    """
    base = reading.tagged.sentence.start
    for program in reading.mentions:
        if program.type == PROGRAM and program.rule != "pointer":
            for group in groups.in_program(reading.tagged, program):
                if not groups.among(groups.canonical(group.text), named):
                    continue
                yield Claim(
                    "served",
                    _shift(program, base),
                    _shift(group, base),
                    base + program.start,
                    base + program.end,
                    "name",
                    0.76,
                )


def _chains(reading: Reading) -> Iterator[Claim]:
    """Regions that stand directly one behind the other: 江苏省苏州市, 滨海国首都临江市."""
    base = reading.tagged.sentence.start
    regions = [m for m in reading.mentions if m.type == REGION]
    for outer, inner in pairwise(regions):
        if reading.tagged.text[outer.end : inner.start] in ("", "首都", "首府", "省会"):
            yield Claim(
                "located-in",
                _shift(inner, base),
                _shift(outer, base),
                base + outer.start,
                base + inner.end,
                "region chain",
                0.95,
            )


def _is_attended(sentence: Typed, place: int) -> bool:
    """Whether a clause says that somebody attends a program, that something happens at it, or that it is a scene."""
    attended = _ATTENDING.search(sentence.text[:place]) or _SETTING.match(sentence.text, place + 1)
    return attended is not None or _is_scene(sentence, place)


_SCENES = 5  # sentences at most between what happens at an event and the event's name


def _ahead(readings: Sequence[Reading], sentences: Sequence[Typed]) -> tuple[list[Slot], int]:
    """The first event that a story says is attended, and the first sentence whose people may attend it."""
    for number, (reading, sentence) in enumerate(zip(readings, sentences, strict=True)):
        for place, slot in sorted(sentence.slots.items()):
            told = (_is_attended(sentence, place) or _occurs(sentence, place)) and not _other_time(sentence, place)
            if told and _happens(sentence, place) and not _CONGRESS.search(slot.mention.text):
                far = number - _SCENES if _DATED.search(sentence.text) else 0  # with a date of its own it is another's
                return [_shift_slot(slot, reading.tagged.sentence.start)], far
    return [], 0


# behind a body that meets itself: 滨海市工会联合会|成立大会, 滨海市妇联|第九届执委会第三次会议
_ASSEMBLY = re.compile(
    "成立|换届|揭牌|首[届次]|第[一二三四五六七八九十百0-9]+[届次]|[一-鿿]{0,4}(?:年会|全会|全委|理事会|代表大会)"
)


def _assembled(reading: Reading, sentence: Typed) -> Slot | None:
    """The body whose own meeting a sentence begins with: it is what the sentence is about."""
    for program in (slot.mention for _, slot in _subjects(sentence, _PROGRAM, len(sentence.text))):
        for body in _inside(program, reading.mentions, ORGANIZATION):
            if body.start == program.start and _ASSEMBLY.match(program.text, len(body.text)):
                return Slot(_shift(body, reading.tagged.sentence.start), body.start, body.end)
    return None


def _ceremonies(readings: Sequence[Reading], sentences: Sequence[Typed]) -> list[Slot]:
    return [
        _shift_slot(slot, reading.tagged.sentence.start)
        for reading, sentence in zip(readings, sentences, strict=True)
        for _, slot in sorted(sentence.slots.items())
        if _is_event(slot.mention) and _CEREMONY.search(_name(slot))
    ]


def find(readings: Sequence[Reading]) -> Iterator[Claim]:
    """The claims of one story's sentences, in order of the text; rules are those of `ontology/rules/`."""
    sentences = [typed(reading.tagged.text, reading.mentions) for reading in readings]
    ahead, first = _ahead(readings, sentences)
    carried = _Carried({}, [], ceremonies=_ceremonies(readings, sentences))
    speakers = _speakers(readings, sentences)
    paragraph = None
    people = {slot.mention for sentence in sentences for slot in sentence.slots.values() if slot.mention.type == GROUP}
    named = {groups.canonical(mention.text) for mention in people}
    for number, (reading, sentence, speaker) in enumerate(zip(readings, sentences, speakers, strict=True)):
        carried.speaker = speaker
        if reading.tagged.sentence.block != paragraph:
            paragraph, carried.scene = reading.tagged.sentence.block, []
        carried.words = reading.tagged.words
        carried.ahead = ahead if number >= first else []
        if body := _assembled(reading, sentence):
            carried.topics[_ORGANIZATION] = body
        told: set[int] = set()  # where those stand of whom the sentence says itself what they attend
        for claim in _stated(reading, sentence, carried):
            yield claim
            if claim.relation == "took-part-in":
                told.add(claim.subject.start)
            yield from _enjoyed(claim)
            yield from _sent(claim, sentence, reading.tagged.sentence.start)
            if claim.relation == "took-part-in" and claim.subject.type == GROUP:
                carried.peopled.add(claim.object.text)
            yield from _competed(claim, carried)
        for claim in (
            *_by_role(sentence, reading.tagged.sentence.start, carried),
            *_people_by_role(sentence, reading.tagged.sentence.start, carried),
        ):
            if claim.subject.start not in told:
                yield claim
        yield from _by_name(reading)
        yield from _for_whom(reading, named)
        yield from _chains(reading)
        _carry(sentence, reading.tagged.sentence.start, carried, reading.tagged.sentence.block.kind == "headline")
