"""Names in a text: one finder a file, reconciled into one typed sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg import lexicon, regions
from kg.mentions import groups, organizations, people, pointed, programs, short_names
from kg.mentions.tagged import Reading, Tagged, longest
from kg.model import GROUP, ORGANIZATION, PERSON, PROGRAM, REGION, Mention, Sentence, Story, Word

__all__ = ["Reading", "Tagged", "flat", "read"]


# 在京举行, 抵沪: a city or province by its one character, where nothing else can be meant
_IN_CITY = re.compile(
    r"(?<=[在赴抵来])[京沪津渝杭穗蓉邕榕甬汉肥深锡哈筑昆济冀晋皖闽赣鲁豫鄂湘粤桂琼黔滇](?=[举召启开发揭成正隆出签落闭参会结颁])"
)
# 川渝两地, 苏浙皖三省: several provinces by one character each
_PROVINCES = re.compile(r"[\u4e00-\u9fff]{2,6}(?=[两三四五六七八九2-9](?:地|省|市))")


def _abbreviated(text: str) -> Iterator[regions.Match]:
    """Provinces and cities that stand for themselves by one character."""
    for match in _IN_CITY.finditer(text):
        if (city := regions.abbreviation(match[0])) is not None:
            yield regions.Match(match.start(), match.end(), (city,))
    for match in _PROVINCES.finditer(text):
        start = match.end()
        while start > match.start() and regions.abbreviation(text[start - 1]):
            start -= 1
        if match.end() - start > 1:
            for at in range(start, match.end()):
                if (province := regions.abbreviation(text[at])) is not None:
                    yield regions.Match(at, at + 1, (province,))


_SHORT_PLACE = 4  # characters of a place inside which none is named
_TORN_VERBS = ("会同",)  # also the name of a county: 会同|县财政局


def _torn(place: regions.Match, words: Sequence[Word]) -> bool:
    """Whether a place is the end of one word, or a verb, and the beginning of the next: 其|中|山|西."""
    first = next(w for w in words if w.start <= place.start < w.end)
    last = next(w for w in words if w.start < place.end <= w.end)
    verb = first.tag == "v" and first.text in _TORN_VERBS and first.start == place.start
    inner = first == last and first.tag == "LOC" and first.start < place.start and place.end < first.end
    if inner and len(first.text) <= _SHORT_PLACE:
        return regions.parse(first.text[: place.start - first.start]) is None  # 庐|山西|海
    return first != last and (first.start < place.start or verb) and place.end < last.end


def _tagged_places(words: Sequence[Word]) -> Iterator[regions.Match]:
    """Counties of two characters, which only the tagger tells from other words; it may have glued one on: 光|临县."""
    for word in words:
        for start in (0, 1) if word.tag == "LOC" and len(word.text) in (2, 3) else ():
            if len(word.text) - start == 2 and (meant := regions.exact(word.text[start:])):
                yield regions.Match(word.start + start, word.end, meant)


_SUFFIX_WORD = re.compile("社区|街道|嘎查|苏木|[一-鿿]{1,4}族[乡镇]")


def _with_suffix(words: Sequence[Word]) -> Iterator[Word]:
    """The words; a place and the word for what it is are one: 桃源|社区, 临江|畲族乡."""
    whole = None
    for word in words:
        if whole and whole.tag == "LOC" and whole.end == word.start and _SUFFIX_WORD.fullmatch(word.text):
            word = Word(whole.text + word.text, whole.start, "LOC")
        elif whole:
            yield whole
        whole = word
    if whole:
        yield whole


# what a tagger takes into a place: 驻|桃源村, 市郊|桃源乡, 仪式上|桃源街道
_NOT_OF_PLACE = re.compile(
    "(?:驻(?![操马跸])|[在到从与及赴给]|为(?![民公国家])|[市城近远]郊|.{1,4}[式会班赛]上)(?=[一-鿿]{2,}(?:[村镇乡]|街道|社区)$)"
)


def _places(text: str, words: Sequence[Word]) -> tuple[regions.Match, ...]:
    """The gazetteer's regions, and places that only the tagger knows where their suffix says region."""
    known = [p for p in regions.find(text) if not _torn(p, words)]
    known += [p for p in _tagged_places(words) if all(p.end <= o.start or p.start >= o.end for o in known)]
    known.sort(key=lambda p: p[:2])
    found = [*known, *regions.find_small(text, known)]
    found += [p for p in _abbreviated(text) if all(p.end <= o.start or p.start >= o.end for o in found)]
    for word in _with_suffix(words):
        if word.tag == "LOC" and (before := _NOT_OF_PLACE.match(word.text)):
            word = Word(word.text[before.end() :], word.start + before.end(), "LOC")
        free = word.tag == "LOC" and all(word.end <= p.start or word.start >= p.end for p in found)
        if free and (region := regions.by_suffix(word.text)) is not None:
            found.append(regions.Match(word.start, word.end, (region,)))
    return tuple(sorted(found, key=lambda p: (p.start, p.end)))


def _is_short_district(place: regions.Match, text: str) -> bool:
    """Whether a place is a city's district without the word for it: 临江 for 临江区."""
    bare = not text[place.start : place.end].endswith("区")
    return bare and all(region.kind == "County" and region.name.endswith("区") for region in place.regions)


_IN_QUOTES = re.compile(r"“[^”，。；、]*$")


def _is_part_of_word(place: regions.Match, sentence: Tagged) -> bool:
    """Whether a place only begins a longer word that is no address, or stands in a figure of speech."""
    word = sentence.words[sentence.word_at(place.start)]
    chained = any(other.end == place.start for other in sentence.places)
    longer = word.start == place.start and word.end > place.end and not chained
    return longer or _IN_QUOTES.search(sentence.text[: place.start]) is not None


def _is_district(place: regions.Match, sentence: Tagged) -> bool:
    """Whether a list, its city or its own suffix says that a short name is a district's."""
    chained = any(other.end == place.start for other in sentence.places)
    return chained or sentence.text[place.end : place.end + 1] in ("、", "等", "区", "两", "三")


def _called_after(tagged: Sequence[Tagged], story: str) -> frozenset[str]:
    """Short names of districts that the story uses for something else: a temple, an ancient town, a brand."""
    part, district = set(), set()
    for sentence in tagged:
        for place in sentence.places:
            form = sentence.text[place.start : place.end]
            if _is_short_district(place, sentence.text):
                part |= {form} if _is_part_of_word(place, sentence) else set()
                district |= {form} if f"{form}区" in story or _is_district(place, sentence) else set()
    return frozenset(part - district)


def _districts_meant(tagged: Sequence[Tagged], story: str) -> list[Tagged]:
    """The sentences without short names of districts where the story means something else, or of other provinces."""
    called_after = _called_after(tagged, story)
    provinces = {
        holder.key
        for sentence in tagged
        for place in sentence.places
        if not _is_short_district(place, sentence.text)
        for region in place.regions
        for holder in (region, *regions.ancestors(region))
        if holder.kind == "Province"
    }

    def meant(place: regions.Match, text: str) -> bool:
        if not _is_short_district(place, text):
            return True
        holders = {holder.key for region in place.regions for holder in regions.ancestors(region)}
        university = f"{text[place.start : place.end]}大学" in story or text[place.start : place.end] in called_after
        return not university and (not provinces or bool(provinces & holders))

    return [
        replace(sentence, places=tuple(place for place in sentence.places if meant(place, sentence.text)))
        for sentence in tagged
    ]


_OF_TOWNS = frozenset({"School", "Hospital", "Company", "Center", "Government"})  # are called after their town


def _towns_in_names(tagged: Sequence[Tagged]) -> list[Tagged]:
    """The sentences with the story's towns and villages where they head a name without their suffix: 桃源|中学."""
    known = lexicon.organization_endings()
    towns = {
        sentence.text[p.start : p.end - 1]: p.regions
        for sentence in tagged
        for p in sentence.places
        if p.regions[0].kind in ("Township", "Village") and sentence.text[p.end - 1] in "镇乡村" and p.end - p.start > 2
    }

    def headed(sentence: Tagged) -> Tagged:
        found = [
            regions.Match(start - len(town), start, meant)
            for start, end in (organizations.endings(sentence.text) if towns else ())
            for town, meant in towns.items()
            if sentence.text.endswith(town, 0, start)
            and end - start > 1
            and known[sentence.text[start:end]].kind in _OF_TOWNS
            and all(p.end <= start - len(town) or start <= p.start for p in sentence.places)
        ]
        return replace(sentence, places=tuple(sorted([*sentence.places, *found], key=lambda p: p[:2])))

    return [headed(sentence) for sentence in tagged]


def _people_of(story: Story, tagged: Sequence[Tagged]) -> list[str]:
    """Names that the story establishes: journalists, and people named twice or right behind a post."""
    counts: Counter[str] = Counter()
    for sentence in tagged:
        counts.update({m.text for m in people.find(sentence) if people.plausible(m.text)})
    names = {b.name for b in story.bylines} | {name for name, count in counts.items() if len(name) >= 3}
    return sorted(names, key=lambda n: (-len(n), n))


def _clear(found: list[Mention], text: str) -> list[Mention]:
    """Drop what a longer or surer reading of the same characters excludes."""
    kept = []
    for m in found:
        rivals = [o for o in found if o is not m and o.start < m.end and m.start < o.end]
        if m.type == PERSON and any(o.type in (ORGANIZATION, PROGRAM) and _holds(o, m) for o in rivals):
            continue
        if m.type == REGION and any(o.type == PERSON and _holds(o, m) and o.confidence >= 0.9 for o in rivals):
            continue
        if m.text == "中国" and any(o.type in (ORGANIZATION, PROGRAM) and _holds(o, m) for o in rivals):
            continue  # the country at the head of a name is no place that the text speaks of
        part_of_china = m.kind == "Zone" and len(m.text) == 2  # 西北|师范大学
        if m.type == REGION and part_of_china and any(o.type == ORGANIZATION and o.start == m.start for o in rivals):
            continue
        if m.type == REGION and any(
            o.type in (ORGANIZATION, PROGRAM) and not _holds(o, m) and not _holds(m, o) for o in rivals
        ):
            continue
        short_county = m.type == REGION and m.kind == "County" and m.text[-1] not in "市区县旗"
        if short_county and any(o.kind == "School" and o.start == m.start for o in rivals):
            continue  # a university that shares a county's short name
        if m.type == GROUP and any(o.type != GROUP and (o.start < m.start or m.end < o.end) for o in rivals):
            continue
        if m.type == GROUP and (any(o.kind == "Award" and _holds(m, o) for o in rivals) or _is_post(m, found, text)):
            continue
        if m.type == ORGANIZATION and any(_outdoes(o, m, rivals) for o in rivals):
            continue
        if m.type == PROGRAM and any(
            _crosses(o, m) and o.type in (ORGANIZATION, PROGRAM) and o.end - o.start >= m.end - m.start for o in rivals
        ):
            continue
        inside = m.type == PROGRAM and m.rule not in ("announced", "opened")  # by a notice, by a ceremony
        if inside and any(o.type == PROGRAM and _holds(o, m) and (o.start, o.end) != (m.start, m.end) for o in rivals):
            continue
        if (
            m.type == PROGRAM
            and m.rule == "quoted object"
            and any(o.type == ORGANIZATION and _holds(o, m) and o.end > m.end for o in rivals)
        ):
            continue  # what is set up is the body: “春雨”调解室
        if m.type == ORGANIZATION and any(
            o.type == ORGANIZATION and _holds(o, m) and o.start < m.start for o in rivals
        ):
            continue
        kept.append(m)
    return kept


_ROW_OF_POSTS = re.compile(r"[一-鿿、]{1,24}")


def _is_post(m: Mention, found: Sequence[Mention], text: str) -> bool:
    """Whether the words for a group are somebody's post: 快递员王强; 王强教授; 滨海大学副教授、博士生导师王强."""
    if any(o.type == PERSON and (o.start == m.end or (o.end == m.start and m.text in lexicon.posts())) for o in found):
        return True
    ends = [o.end for o in found if o.type == ORGANIZATION and o.end <= m.start]
    starts = [o.start for o in found if o.type == PERSON and o.start >= m.end]
    if ends and starts and _ROW_OF_POSTS.fullmatch(row := text[max(ends) : min(starts)]):
        return row.endswith(people.posts()) and not any(v in row for v in lexicon.word_classes()["before_person"])
    return text[m.end : m.end + 1] in ("、", "兼") and any(o.type == ORGANIZATION and o.end == m.start for o in found)


def _holds(outer: Mention, inner: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _crosses(a: Mention, b: Mention) -> bool:
    return a.start < b.end and b.start < a.end and not _holds(a, b) and not _holds(b, a)


def _outdoes(other: Mention, body: Mention, rivals: Sequence[Mention]) -> bool:
    """Whether a longer name crosses that of a body, and no body's name holds both; none does a body in its term."""
    if body.rule == "in its term":
        return False  # 中共滨海市第十二届委员会|第三次全体会议
    longer = other.type in (ORGANIZATION, PROGRAM) and other.end - other.start > body.end - body.start
    wholes = (o for o in rivals if o.type == ORGANIZATION and o != other)
    return longer and _crosses(other, body) and not any(_holds(o, other) and _holds(o, body) for o in wholes)


def _one_each(found: Iterable[Mention]) -> list[Mention]:
    """One reading for the same characters: the surest, but a region gives way to any other name."""
    best: dict[tuple[int, int], Mention] = {}
    for m in found:
        old = best.get((m.start, m.end))
        if old is None or (old.type == REGION, -old.confidence) > (m.type == REGION, -m.confidence):
            best[m.start, m.end] = m
    return sorted(best.values())


def read(story: Story, sentences: Sequence[Sentence], words: Sequence[Sequence[Word]]) -> tuple[Reading, ...]:
    """The story's sentences with their names; `words` are the tagger's, sentence by sentence."""
    split = [organizations.split_glued(w) for w in words]
    tagged = [Tagged(s, w, _places(s.text, w)) for s, w in zip(sentences, split, strict=True)]
    tagged = _towns_in_names(_districts_meant(tagged, story.view.text))
    known = _people_of(story, tagged)
    places = {s.text[p.start : p.end] for s in tagged for p in s.places if p.regions[0].kind in ("Village", "Township")}
    villages = frozenset(place[:-1] for place in places if place[-1] in "村镇乡")
    first = [organizations.find(sentence) for sentence in tagged]
    found = [
        [*sentence.regions, *names, *programs.find(replace(sentence, bodies=tuple(names)))]
        for sentence, names in zip(tagged, first, strict=True)
    ]
    for finder in (programs.of_lead, programs.introduced, programs.unnamed):
        for number, program in finder(list(zip(tagged, found, strict=True))):
            found[number].append(program)
    defined: dict[str, Mention] = {}
    for sentence, names in zip(tagged, found, strict=True):
        defined.update(short_names.definitions(sentence, names))
    called = programs.names_of(m for names in found for m in names)
    wholes = programs.whole_names(m for names in found for m in names)
    campus = story.school is not None or pointed.is_campus(story.view.text)
    full = sorted({m.text: m for names in first for m in names if len(m.text) >= 4}.values(), key=lambda m: m.text)
    return tuple(
        Reading(sentence, _of_byline(story, sentence, names))
        if sentence.sentence.block.kind == "byline"  # journalists are found by kg.articles; editors are left out
        else Reading(
            sentence,
            tuple(
                _clear(
                    _one_each(
                        [
                            *names,
                            *programs.again(sentence, names, called),
                            *programs.by_ending(sentence, names, wholes),
                            *_later(sentence, names, full, defined, wholes),
                            *pointed.places(sentence, names),
                            *(pointed.faculties(sentence, names) if campus else ()),
                            *_named(sentence, known, villages),
                        ]
                    ),
                    sentence.text,
                )
            ),
        )
        for sentence, names in zip(tagged, found, strict=True)
    )


def _of_byline(story: Story, tagged: Tagged, names: Sequence[Mention]) -> tuple[Mention, ...]:
    """Places, papers and the journalists that kg.articles found; no other people, who are editors."""
    base = tagged.sentence.start
    journalists = [
        Mention(b.start - base, b.end - base, PERSON, "Journalist", b.name, "byline", 0.98)
        for b in story.bylines
        if base <= b.start and b.end <= tagged.sentence.end
    ]
    kept = [
        m
        for m in names
        if m.type in (ORGANIZATION, REGION) and all(m.end <= j.start or m.start >= j.end for j in journalists)
    ]
    return tuple(sorted([*kept, *journalists]))


def _later(
    sentence: Tagged,
    names: Sequence[Mention],
    full: Sequence[Mention],
    defined: dict[str, Mention],
    programs_named: Mapping[str, str | None],
) -> Iterable[Mention]:
    """What can be found only when the whole story has been seen: short names, groups, and what points back."""
    taken = [m for m in names if m.type == ORGANIZATION]
    pointers = [*pointed.find(sentence), *pointed.by_ending(sentence, names, full, programs_named)]
    sure = ("defined short name", "body pointed to")
    wholes = {m.start for m in pointers if m.rule == "body pointed to"}
    shortened = list(short_names.find(sentence, full, defined))
    units = [m for m in organizations.departments(sentence, shortened) if _is_unit(m.text)]  # 化研院|科研部
    for m in (*shortened, *units, *pointers):
        if m.rule in sure or m.start in wholes or not any(o.start < m.end and m.start < o.end for o in taken):
            yield m
    yield from groups.find(sentence)


def _is_unit(name: str) -> bool:
    ending = organizations.ending_of(name)
    return ending is not None and lexicon.organization_endings()[ending].needs == "unit"


def _named(sentence: Tagged, known: Sequence[str], villages: frozenset[str]) -> Iterator[Mention]:
    """People, but none by the name of a village or town that the story names (李家 of 李家村)."""
    for m in people.find(sentence, known):
        if m.text not in villages:
            yield m


def _unmarked(m: Mention) -> Mention:
    """A periodical without its title marks."""
    return replace(m, start=m.start + 1, end=m.end - 1) if m.rule == "periodical" else m


_NAMED = frozenset({ORGANIZATION, PERSON, REGION})


def flat(mentions: Iterable[Mention]) -> list[Mention]:
    """Names as a reader marks them: people, regions and organizations without those inside longer ones, no pointers."""
    own = [_unmarked(m) for m in mentions if m.rule != "pointer"]
    regions_of_shared = [replace(m, type=REGION, kind=None) if m.rule == "shared body" else m for m in own]
    return sorted(
        [*longest(m for m in regions_of_shared if m.type in _NAMED), *(m for m in own if m.type not in _NAMED)]
    )
