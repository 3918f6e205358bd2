"""What the rules read off one sentence, with the names that it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg import lexicon, numbers, rules
from kg.claims.bodies import elected_in, electing_body, headed_body, names_another, new_bodies
from kg.claims.carried import Carried
from kg.claims.claim import PROGRAM_LETTER, Claim, shift_slot
from kg.claims.documents import documents_told
from kg.claims.events import attended_events, event_meant, setting_of
from kg.claims.happening import ATTENDED
from kg.claims.left_out import left_out
from kg.claims.servers import NO_SERVER, is_series
from kg.claims.subjects import CLAUSE_BEGINS, PREDICATE, clause_subject, has_post, meant_by, programs_before
from kg.mentions.tagged import Reading
from kg.model import GROUP, Mention
from kg.typed import Slot, Typed

_PLANNED = re.compile(r"拟|将(?!近|军|来)|计划(?!》|”)|准备|打算|力争|即将")
_ASKED = re.compile("要求|号召|呼吁|倡导|希望|各级")  # others are to do what follows
_OTHERS_SHALL = re.compile("各[^，。；]{1,14}(?:要|应|须)")  # 各级工会要举办…: whoever says so doesn't hold it
_FOR_PLANS = 0.85  # what is only planned is stated less surely
_VISITS = re.compile("送温暖|送清凉|慰问|走访|看望|帮扶|帮困|解困|扶贫|一帮一|结对|献爱心|关爱")  # campaigns of visits
_MEMBERS = ("会员", "成员", "队员", "社员")  # who belong to a body that names no other
_TEAMS = ("队", "团")  # what is formed by calling for people
_NAMED = re.compile("命名|称号|[获被]评|荣获|被授予|在列|名列其中|上榜")  # then any program is an honour
# what names of events say they are for
_FOR = {
    "jobs": re.compile("招聘|就业|求职|带岗|用工|双选|人才"),
    "donations": re.compile("捐|助学|慈善|募|公益"),
    "works": re.compile("赛|展评|评选|征文|评比"),
    "signing": re.compile("签约|签字|签署|签订"),
    "care": re.compile("义诊|健康|医疗|诊疗|手术|复明|光明|体检|眼"),
}
KINDS = {"Training": "培训", "Contest": "比赛"}  # events of a kind, and what points to them
# but 我们 and 他们 may speak of a body
_SOMEBODY = re.compile(
    "[^，；：。为给把向ＯＰＧ]{0,4}?(?:我(?![们国省市县区校厂院局馆社队团台])|[她你](?!们)|(?<!其)他(?!们))(?!的)"
)
_NEVER_JOINED = frozenset({"Government", "Legislature"})
_NEVER_ATTENDED = frozenset({"Award", "Document", "Work", "Model", "Platform"})


def _who(match: rules.Match, sentence: Typed) -> tuple[Slot, ...]:
    """The subjects that a match holds; for a group that says what somebody is, who that is."""
    subjects = _shared_count(match.subjects, sentence)
    place = next((p for p, s in sentence.slots.items() if s in match.subjects), 0)
    if match.rule.relation == "served" or {s.mention.type for s in subjects} != {GROUP}:
        return subjects
    before = sentence.text[:place]
    begins = CLAUSE_BEGINS.search(before) or SENT_BY.search(before)
    if match.rule.relation == "received" and "，" in match.text and not begins:
        return tuple(clause_subject(sentence, place))  # 工会服务船员，被评为…: the union was
    return tuple(meant_by(subjects[0], place, sentence)) if PREDICATE.search(before) else subjects


def _negated(text: str) -> bool:
    words = lexicon.word_classes()["negation"]
    return (
        any(word in text for word in words if len(word) > 1) or re.search(r"[未没][举开参出获能再有]", text) is not None
    )


# who hopes for an award, is like somebody who has it, or lost to them
_HOPED = re.compile("希望(?!小学|工程)|有望|有朝一日|梦想|渴望|候选")
_NOT_HE = re.compile(
    "(?:像|如|[战力]胜|击败|力克|险胜|完胜|大胜|轻取|力压|逆转|淘汰|不敌|负于|输给)[^，。；！？]{0,8}$"
)


def _only_hoped(match: rules.Match, sentence: Typed) -> bool:
    """Whether an award is not received by those whom a match holds."""
    text, end = sentence.text, match.place + len(match.text)
    candidate = text.startswith(("候选", "提名", "”候选", "”提名"), end)
    return candidate or _HOPED.search(match.text) is not None or _NOT_HE.search(text[: match.place]) is not None


_DONE = frozenset({"hosted", "located-in", "took-part-in", "received", "founded", "served"})
_SUPPOSED = re.compile("(?:^|[，；：。“])(?:如果|假如|倘若|假设|要是)[^。；！？]{0,40}$")


def _is_supposed(sentence: Typed, place: int) -> bool:
    """Whether a clause says what would happen: 如果申办成功，滨海市将举办运动会."""
    return _SUPPOSED.search(sentence.text[:place]) is not None


def _fits(match: rules.Match, target: Mention) -> bool:
    """Whether an object of this kind can be attended, joined or received."""
    relation = match.rule.relation
    if relation == "took-part-in":
        return target.kind not in _NEVER_ATTENDED
    if relation == "joined":
        return target.kind not in _NEVER_JOINED
    if match.rule.name == "forms-team":
        return target.text.rstrip("”").endswith(_TEAMS)
    honour = target.kind not in ATTENDED and _NAMED.search(match.text) is not None
    return relation != "received" or target.kind in ("Award", None) or honour


def _body(match: rules.Match, sentence: Typed, base: int, carried: Carried) -> tuple[Slot, ...]:
    """What members join where a clause doesn't name it: the body that is set up, else whom the story is about."""
    if here := new_bodies(sentence, match.place):
        return (shift_slot(here[-1], base),)
    return left_out("topic:O", sentence, match.place, base, carried)


def _objects(match: rules.Match, sentence: Typed, base: int, carried: Carried) -> tuple[Slot, ...]:
    """The objects of a match: those it holds, or what its rule says is carried over."""
    what = match.rule.object
    if what == "event":
        if setting := setting_of(match, sentence):
            return attended_events((setting,), match, sentence, base, carried)
        return event_meant(sentence, match.place, match.text, base, carried)
    if what == "occasion":
        found = event_meant(sentence, match.place, match.text, base, carried)
        return tuple(slot for slot in found if slot.mention.kind in ATTENDED)
    if what == "body":
        return _body(match, sentence, base, carried)
    if what == "employer" and names_another(match.position or ""):
        return ()
    if what == "new body":
        bodies = new_bodies(sentence, match.place) or elected_in(sentence, match.place)
        return tuple(shift_slot(slot, base) for slot in bodies[-1:])
    if what == "elects":
        return electing_body(sentence, match.place + len(match.text), base, carried)
    if what == "headed":
        return headed_body(match, sentence, base, carried)
    if what == "meeting":
        return tuple(slot for slot in carried.held[-1:] if slot.mention.kind == "Meeting")
    if what == "visits":
        here = [slot for slot in programs_before(sentence, match.place) if slot.mention.kind == "Campaign"]
        latest = [shift_slot(slot, base) for slot in here[-1:]] or carried.campaigns
        return tuple(slot for slot in latest if _VISITS.search(slot.mention.text))
    if what in _FOR:
        found = event_meant(sentence, match.place, match.text, base, carried)
        return tuple(slot for slot in found if _FOR[what].search(slot.mention.text))
    if what in KINDS:
        found = event_meant(sentence, match.place, KINDS[what], base, carried)
        return tuple(slot for slot in found if slot.mention.kind == what)
    if match.rule.relation == "took-part-in" and match.objects:
        return attended_events(match.objects, match, sentence, base, carried)
    found = _shared_count(match.objects, sentence)
    if match.rule.relation == "served":
        found = (*found, *_among(match, sentence))
    if match.rule.relation == "founded":
        found = tuple(slot for slot in found if not _acts_for(slot, sentence))
        if match.objects and not found:
            return ()
    objects = tuple(shift_slot(o, base) for o in found)
    return objects or left_out(what, sentence, match.place, base, carried)


_AMONG = re.compile(
    "[^。；！？ＰＯＮ]{0,30}?，其中(?:，|有|含|包括)?[^，。；ＯＰＮＧ]{0,6}(Ｇ(?:、Ｇ)*)(?=[，。；]|[^，。；]{0,3}[占近达])"
)


def _among(match: rules.Match, sentence: Typed) -> tuple[Slot, ...]:
    """Parts of those who are served, counted behind them: 吸纳工人86人，其中残疾人6人."""
    found = _AMONG.match(sentence.text, match.place + len(match.text))
    return tuple(sentence.within(*found.span(1))) if found else ()


def _acts_for(body: Slot, sentence: Typed) -> bool:
    """Whether the post and name of somebody follow a body: 组建滨海服务中心，临江市委|副书记王强担任主任."""
    return any(slot is body and has_post(sentence, place) for place, slot in sentence.slots.items())


def _shared_count(slots: tuple[Slot, ...], sentence: Typed) -> tuple[Slot, ...]:
    """The one number of a list of groups, at its beginning or end, goes for all: 150名快递员、骑手和货车司机."""
    counted = [slot for slot in slots if slot.count is not None]
    if len(slots) < 2 or len(counted) != 1:
        return slots
    only = counted[0]
    begins = only is slots[0] and only.start < only.mention.start
    ends = only is slots[-1] and only.mention.end < only.end
    places = [next(p for p, s in sentence.slots.items() if s is slot) for slot in slots]
    listed = all(re.fullmatch("[们和与及以其、]{1,3}", sentence.text[a + 1 : b]) for a, b in pairwise(places))
    return tuple(replace(slot, count=only.count) for slot in slots) if listed and (begins or ends) else slots


def _only_asked(match: rules.Match, sentence: Typed, base: int, carried: Carried) -> bool:
    """Whether others are asked to serve, and not by a document, which serves by asking; or others shall hold it."""
    if match.rule.relation == "hosted":
        return _OTHERS_SHALL.search(sentence.text[: match.place]) is not None
    if match.rule.relation != "served" or _ASKED.search(sentence.text[: match.place]) is None:
        return False
    return match.rule.subject in ("topic:O", "here:O") or not documents_told(sentence, carried, base)


def stated(reading: Reading, sentence: Typed, carried: Carried) -> Iterator[Claim]:
    """What the rules read off one sentence."""
    base = reading.tagged.sentence.start
    for rule in rules.rules_for(sentence):
        for match in rules.matches(rule, sentence):
            if _negated(match.text) or (rule.relation in _DONE and _is_supposed(sentence, match.place)):
                continue
            if rule.relation == "received" and _only_hoped(match, sentence):
                continue
            if not match.subjects and _only_asked(match, sentence, base, carried):
                continue
            subjects = tuple(shift_slot(s, base) for s in _who(match, sentence))
            if rule.object == "body" and rule.relation == "joined":
                subjects = tuple(s for s in subjects if s.mention.text.endswith(_MEMBERS))
            if rule.subject.startswith("topic:O") and _SOMEBODY.match(match.text):
                continue
            subjects = subjects or left_out(rule.subject, sentence, match.place, base, carried)
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
                        if rule.relation == "served" and target.mention.type == GROUP:
                            count = count or _total(match, sentence)
                        start, end = base + match.start, base + match.end
                        yield Claim(
                            rule.relation, subject.mention, target.mention, start, end, rule.name, confidence,
                            count, match.position, match.role,
                        )  # fmt: skip


# how many it was in all: 为环卫工人、骑手送去防暑用品，惠及1.2万人
_TOTAL = re.compile(
    "[^。；！？ＯＰＮＧ]{0,30}?(?:惠及|受益|服务|救助|帮扶|救治|手术|接待|送达|资助|慰问)(?:了|群众|人数)?"
    rf"(?:已|共|达|超过?|约|近)*(?P<count>{numbers.COUNT})(?:余|多)?(?:人次|人(?![\u4e00-\u9fff])|名(?![\u4e00-\u9fff])|户|例)"
)


def _total(match: rules.Match, sentence: Typed) -> int | None:
    """The number of those who were served that the sentence tells behind a match, without saying again who they are."""
    total = _TOTAL.match(sentence.text, match.place + len(match.text))
    return numbers.count_of(total["count"]) if total else None


_TAKES_IN = re.compile("吸纳|吸收|招收|接纳|发展")


def _can_serve(subject: Mention, target: Mention, words: str) -> bool:
    """Meetings, prizes and songs serve nobody, nor do courses of all kinds; members who are taken in join."""
    joins = target.text.endswith(_MEMBERS) and _TAKES_IN.search(words) is not None
    if target.text == "母亲":
        return False  # somebody's own: 给|母亲|买了一件衣服
    several = words.startswith(PROGRAM_LETTER) and is_series(words, 0, subject)
    return subject.kind not in NO_SERVER and not joins and not several


# 滨海大学等5所高校的300名学生: who sends those who take part
SENT_BY = re.compile(
    "(?<![在为向给对赴到])(?:Ｏ(?:[、和与及]|以及)){0,12}Ｏ(?:等[^，。；！？ＯＰＮＧ]{0,10})?(?:(?:选派|派出|抽调)?的?|组织的)$"
)
