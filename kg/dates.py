"""Dates that a text gives: the year of a page, and when something happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg import numbers

_HAN_MONTH = "十[一二]|[一二三四五六七八九十]"
_HAN_DAY = "三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_MONTHS = f"1[0-2]|0?[1-9]|{_HAN_MONTH}"
_DAYS_OF_MONTH = "3[01]|[12]\\d|0?[1-9]"

# a year that stands as the year of what is told: 2020年全市竞赛, 2023年是…, 2023年12月5日;
# not 2019年，…, 2018年起, 2015年至今
_CURRENT = re.compile(
    r"(?<![\d自从到至在于早约~])(?<![\d年][—\-])(?<!\d——)((?:19|20)\d{2})(?:"
    r"\s*年\s*度?(?=[\u4e00-\u9fff“‘《])(?![初末底之以后起前至到来间内月日的版由]|[春夏秋冬](?!季[学招运开入征]|节(?!期间|前|后|以|假|长|里|刚|，))|中(?![小国华])|.{0,3}[前后])|"
    r"\s*年\s*(?:1[0-2]|0?[1-9])\s*月\s*(?:3[01]|[12]\d|0?[1-9])\s*日(?!起|至|—|施行|生效)|"
    r"(?=(?:全国|中国|国际|世界|第|[“‘《]|(?!余?[多个万亿人名家户元项次场件部台])[\u4e00-\u9fffA-Za-z·“”]{2,24}?"
    r"(?:论坛|峰会|大赛|联赛|锦标赛|公开赛|马拉松|博览会|运动会|年会|大会|歌会|[术化食游书影技乐]节|[读览动]季|宣传[周月]|科技周|"
    r"培训班|夏令营|竞赛|比赛|活动|行动))))|"
    # an edition of what is told, whatever stands before it: 在2023年首届焊工竞赛中
    r"(?<!\d)((?:19|20)\d{2})\s*年?(?=首届|第[一二三四五六七八九十百\d]{1,4}届)|"
    # what the story itself is about: 这是“春雨”行动2018年的收官站
    r"(?:这|此次|本[次场站期])[正也]?是[^，。；“”]{0,12}(?:“[^“”]{2,20}”)?((?:19|20)\d{2})\s*年的"
)
# what lies ahead when the text is written: 未来…，2025年推动…
_AHEAD = re.compile("(?:未来|下一步|今后|将|力争|预计|计划(?![》”])|打算|规划)[^。！？\n]*$")
# a year that is over when the text is written: 截至2020年底, 2020年全年
_ENDED = re.compile(r"截[至止]到?\s*((?:19|20)\d{2})\s*年\s*(?:底|末|12\s*月)|((?:19|20)\d{2})\s*年全年")
_PUBLISHED = re.compile(
    r"(?:(?:发布|发稿|更新)(?:时间|日期)|时间|日期)[：:]\s*{0}|{0}\s*\d{{1,2}}:\d{{2}}|"
    r"{0}\s*(?:来源|作者|第?[A-Z]?\d{{1,2}}版)|[报网》]\s*[（(]?{0}".format(
        r"((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?:\s*日)?"
    )
)
_DATELINE = re.compile(
    rf"({_MONTHS})\s*月\s*({_DAYS_OF_MONTH}|{_HAN_DAY})\s*日\s*[电讯]|今[天日]\s*[（(](1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])日"
)
_MONTH = re.compile(r"((?:19|20)\d{2})年(1[0-2]|0?[1-9])月(?!底?前)")
_LOOKED_BACK_ON = re.compile(r"(?:[自从]|早在)((?:19|20)\d{2})年(?![^。]{0,8}至)[^。]{0,30}(?:以来|至今|已)")
_EARLY = 6  # until this month a text may look back on the year that is over
_HAPPENS = "[在于]|上午|下午|正式|举|召|启|开|揭|落|闭|发"
_DATE = re.compile(
    rf"(?P<today>今[天日晚晨早]|[昨前明后][天日]|[昨明]晚|昨(?={_HAPPENS})|(?<![如而当至从迄古])今(?={_HAPPENS}))|"
    r"(?P<same>当天|当日|同日|当晚)|(?P<month_of>同月|当月)|"
    r"(?P<moon>上个?月|本月)(?:(?P<of_moon>3[01]|[12]\d|0?[1-9])日)?|"
    r"(?:(?P<year>(?:19|20)\d{2}|[一二][九〇零○][一二三四五六七八九〇零○]{2})年|(?P<relative>[今去前明次翌同当]年))?"
    rf"(?:(?<![一二三四五六七八九十几近每数])(?P<month>{_MONTHS})月(?!份?[底末初]?前))?"
    rf"(?:(?:(?<![\d.])(?P<day>{_DAYS_OF_MONTH})|(?<=月)(?P<han_day>{_HAN_DAY}))日)?"
)
_DAYS = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_SHIFT = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}
_FROM_LATEST = {"次年": 1, "翌年": 1, "同年": 0, "当年": 0}  # counted from the date that was named last
_SPAN_OR_AIM = re.compile(r"(?:到|至|截至|截止到?|力争|预计|(?<!—)—|-|~)$")


_BACK = 80  # characters before a year in which a word for the future stands


def year_of(text: str) -> int | None:
    """The year in which a text seems written; None where nothing tells it.

    It is the last of the years that stand as the year of what is told (2020年全市竞赛, 2020年10月29日). Years of
    background (2018年起, 2015年至今, 于2019年6月) and years that lie ahead (到2025年) tell nothing.
    """
    years = [m for m in _CURRENT.finditer(text) if not _AHEAD.search(text[max(0, m.start() - _BACK) : m.start()])]
    told = max((int(match[1] or match[2] or match[3]) for match in years), default=None)
    ended = max((int(match[1] or match[2]) for match in _ENDED.finditer(text)), default=None)
    sent = _DATELINE.search(text[:200])
    month = _number(sent[1] or sent[3]) if sent else 12
    if ended and month <= _EARLY and ended >= (told or 0):
        return ended + 1
    past = [
        int(m[2]) for m in _MONTH.finditer(text) if int(m[1]) == told and not _AHEAD.search(text[: m.start()][-_BACK:])
    ]
    if told and told < max((int(m[1]) for m in _LOOKED_BACK_ON.finditer(text)), default=0):
        return None  # written later than all that stands as its year
    return told + 1 if told and month <= _EARLY < max(past, default=0) else told


def stated(text: str) -> str | None:
    """The ISO date that a text gives as the one on which it was published (发布时间：2021-10-13); None if several."""
    found = {tuple(int(part) for part in match.groups() if part) for match in _PUBLISHED.finditer(text)}
    year, month, day = next(iter(found)) if len(found) == 1 else (0, 0, 0)
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def dateline(text: str, year: int | None) -> str | None:
    """The ISO date on which a story was sent, from its dateline (新华社滨海12月5日电) and the page's year."""
    match = _DATELINE.search(text[:200])
    if match is None or year is None:
        return None
    return f"{year}-{_number(match[1] or match[3]):02d}-{_number(match[2] or match[4]):02d}"


def _number(written: str) -> int:
    """The value of a number in digits or characters; the characters of a year stand for one digit each."""
    if len(written) == 4 and not written.isdigit():
        return int("".join(str("〇一二三四五六七八九".find(c)) for c in re.sub("[零○]", "〇", written)))
    return numbers.count_of(written) or 0


def find(text: str, published: str | None, year: int | None, latest: str | None = None) -> list[tuple[int, int, str]]:
    """Dates in a text as (start, end, ISO date): 10月29日 → 2020-10-29; `year` stands in where none is named.

    With neither a year named nor known a date is left out; so are ends of spans and aims (到2025年). 今天 and 昨天
    count from `published`. `latest` is the date that was named last: 当天 means it, and 29日 alone takes its month.
    """
    found: list[tuple[int, int, str]] = []
    for match in _DATE.finditer(text):
        if match[0] and (iso := _iso(match, published, year, latest)):
            latest = iso
            if not _SPAN_OR_AIM.search(text[: match.start()]):
                found.append((match.start(), match.end(), iso))
    return found


def _iso(match: re.Match[str], published: str | None, year: int | None, latest: str | None) -> str | None:
    """The ISO date that a match of `_DATE` means, as exact as it says."""
    if match["same"]:
        return latest if latest and len(latest) == 10 else None
    if match["month_of"]:
        return latest[:7] if latest and len(latest) >= 7 else None
    if match["today"]:
        if not published or len(published) < 10:
            return None
        return (date.fromisoformat(published) + timedelta(days=_DAYS[match["today"][0]])).isoformat()
    if match["moon"]:
        return _moon(match, published)
    month, day = match["month"], match["day"] or match["han_day"]
    if day and not month:
        known = latest if latest and len(latest) >= 7 else published
        return (
            f"{known[:7]}-{int(day):02d}"
            if known and len(known) >= 7 and not (match["year"] or match["relative"])
            else None
        )
    this_year = int(published[:4]) if published else year
    if match["year"]:
        base = _number(match["year"])
    elif match["relative"] in _FROM_LATEST:
        if latest is None:
            return None
        base = int(latest[:4]) + _FROM_LATEST[match["relative"]]
    elif this_year is None:
        return None
    else:
        base = this_year + _SHIFT.get(match["relative"] or "今年", 0)
        late = published is not None and published[5:7] in ("01", "02")
        if late and month and not match["relative"] and _number(month) >= 11:
            base -= 1  # told in January, it was last December
    return "-".join(_parts(base, month, day))


def _moon(match: re.Match[str], published: str | None) -> str | None:
    """The date of 上月 or 本月8日, counted from the day of publication."""
    if not published or len(published) < 7:
        return None
    first = date.fromisoformat(f"{published[:7]}-01")
    meant = first - timedelta(days=1) if match["moon"][0] == "上" else first
    return "-".join(_parts(meant.year, str(meant.month), match["of_moon"]))


def _parts(year: int, month: str | None, day: str | None) -> Iterator[str]:
    yield str(year)
    if month:
        yield f"{_number(month):02d}"
        if day:
            yield f"{_number(day):02d}"


# a year that begins a name or a part set off in it: 2021滨海国际论坛, “春雨·2021”, 《…标准（2021年版）》
_YEAR_IN_NAME = re.compile(r"(?:^|[“‘《（(·—])((?:19|20)\d{2})(?!\d|[余多]?[个万亿人名])")


def in_name(name: str) -> str | None:
    """The year of what has this name, where the name holds it."""
    match = _YEAR_IN_NAME.search(name)
    return match[1] if match else None


# words by which something begins to be
BEGINS = re.compile(
    r"启动|推出|推行|开通|上线|建成|建立|出台|印发|发布|下发|发出|设立|创设|签订|签署|签|制定|颁布|实施|开馆|开业|开设|启用|挂牌|揭牌|投用|投入使用|"
    r"开发|研发|开办|办起|建起|创建|发起|创办|创立|首创|起步|问世|诞生|首发|开行|发车|落成|运营|运行|首播|首演|首映"
)
_NEAR = 60  # characters between a date and the name of what happens then
_YEAR_NEAR = 24  # the same where only a year is named
_LEAD = re.compile(r"(?:^.{0,4}|[，；：“][自从]?)$")  # what stands before a date that a clause begins with
_LED = 3  # so many times farther does a date reach that begins a clause: 12月3日，由…主办的…


def _reach(text: str, start: int, end: int, iso: str) -> int:
    """How far behind a date what it dates may stand."""
    near = _NEAR if len(iso) > 4 else _YEAR_NEAR
    leads = _LEAD.search(text[:start]) and re.match("[起初底末春夏秋冬]?[天季]?[，,]", text[end : end + 3])
    return near * (_LED if leads else 1)


_JUST_BEHIND = 6  # characters between a name and when it began: “春雨”行动这一工程，2008年由…发起


def _clause(text: str, start: int) -> str:
    return re.split("[，。；]", text[start : start + 24])[0]


def _one_clause(text: str) -> bool:
    """Whether nothing ends a clause there: 当天举行了歌咏比赛、书画展、…和龙舟赛."""
    return re.search("[，。；：！？]", text) is None


def of(found: list[tuple[int, int, str]], text: str, start: int, end: int) -> str | None:
    """The date of what is named in `text[start:end]`: the nearest before it, right behind it, or in it; else None."""
    behind = [
        iso for s, e, iso in found
        if (0 <= s - end <= 3 and len(iso) > 4) or (0 <= s - end <= _JUST_BEHIND and BEGINS.search(_clause(text, e)))
    ]  # fmt: skip
    before = [
        iso for s, e, iso in found
        if e <= start + 1 and (start - e <= _reach(text, s, e, iso) or (len(iso) > 4 and _one_clause(text[e:start])))
    ]  # fmt: skip
    inside = [iso for s, e, iso in found if start <= s and e <= end]
    if before and len(before[-1]) == 4:  # a year in a name between them: 2月7日，2018年“春雨”仪式举行，“渔火”晚会开场
        before += [iso for iso in before if iso.startswith(before[-1]) and len(iso) > 4][-1:]
    exact = [*[iso for iso in behind[:1] if len(iso) > 4], *[iso for iso in before[-1:] if len(iso) > 4]]
    if inside:  # the year in the name is right; what doesn't agree with it isn't the date
        exact = [iso for iso in exact if iso.startswith(inside[0][:4]) or _eve(iso, inside[0])]
    return next(iter([*exact, *inside, *behind[:1], *before[-1:]]), None)


def _eve(iso: str, year: str) -> bool:
    """Whether a date is at the end of the year before: the 2012年春节 campaign begins in December 2011."""
    return int(iso[:4]) + 1 == int(year[:4]) and iso[5:7] in ("11", "12")


# words by which a sentence goes on with what was told, on the same day: 仪式上, 在此启动
_SAME_DAY = re.compile(
    "当[天日]|在此|[会式礼幕班营赛动典]上[，,]|(?:^|[，。；])会上|仪式|典礼|[开闭]幕式|现场|(?:会|赛|课|活动|仪式|典礼)[后中]，|随后|期间，|^这(?:场|次|正)?是|开场的?|拉开(?:序|帷|大)幕"
)


_OTHER_TIME = re.compile("以来|累计|先后|相继|每年|历[年届]|曾|[去前明]年|此前|将|下[月周]|[年月]")


_AHEAD_THERE = re.compile("将(?!近|军)|拟|计划(?![》”])|[定推]于")


def lies_ahead(text: str, start: int, end: int) -> bool:
    """Whether the clause of what is named says what it will be: 12月，培训班将转到临江县."""
    clause = re.split("[，。；：]", text[:start])[-1] + _clause(text, end)
    return _AHEAD_THERE.search(clause) is not None


def goes_on(text: str, start: int) -> bool:
    """Whether what is named at `start` belongs to the occasion that the sentence before told of."""
    clause = re.split("[，。；：]", text[:start])[-1]
    return _SAME_DAY.search(text) is not None and _OTHER_TIME.search(clause) is None
