"""The drawing: what the file holds, and what a reader meets in a browser."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.draw import draw
from kg.draw.layout import layout
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Evidence, Fact, Page, Span

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`${alert(3)}&lt;\u2028\u2029<!--{{7*7}}"
TEXT = "青山市总工会举办读书节\n本报讯 青山市总工会日前举\n办读书节。120名职工参加，主席张三到场。"


def small(odd: str = "") -> KnowledgeGraph:
    """Five things of an invented city; `odd` is put into every text that comes from a page."""
    text = TEXT + odd
    page = Page(f"2020-01-01-01{odd}.txt", text, "0" * 64, "2020-01-01")
    headline, span = f"青山市总工会举办读书节{odd}", Span(0, len(text))
    article = Article("article/2020-01-01-01/01", page.key, headline, span, page.published)

    def thing(key: str, type_: str, kind: str | None = None, *aliases: str) -> Entity:
        return Entity(key, type_, kind, key.partition("/")[2] + odd, aliases, (article.key,))

    def said(quote: str, **attributes: Any) -> tuple[Evidence, ...]:
        start = text.index(quote)
        found = text[start:] if odd and quote.endswith("到场。") else quote
        return (Evidence(article.key, start, start + len(found), found, "test", 0.9, **attributes),)

    union, festival = "organization/青山市总工会", "program/读书节"
    entities = (
        Entity("country/中国", "Region", "Country", f"中国{odd}"),
        thing("group/职工", "Group"),
        thing(union, "Organization", "TradeUnion", f"青山市总{odd}"),
        thing("person/张三", "Person"),
        thing("person/李四", "Person", "Journalist"),
        Entity(festival, "Program", "Event", f"读书节{odd}", (), (article.key,), None, "2020-01"),
        thing("region/青山市", "Region", "Prefecture"),
    )
    facts = (
        Fact(article.key, "reported-by", "person/李四", said("本报讯", role="记者")),
        Fact("group/职工", "took-part-in", festival, said("120名职工参加", count=120)),
        Fact(union, "hosted", festival, said("青山市总工会日前举\n办读书节")),
        Fact(union, "located-in", "region/青山市", said("青山市总工会")),
        Fact("person/张三", "works-for", union, said("主席张三到场。", position=f"主席{odd}")),
        Fact("region/青山市", "located-in", "country/中国"),
    )
    return KnowledgeGraph((page,), (article,), entities, facts)


def wider() -> KnowledgeGraph:
    """Two pages of three invented cities, two of one province, with a dated contest of each city's union."""
    pages = tuple(Page(f"2021-0{n}-01-01.txt", f"第{n}版", "0" * 64, f"2021-0{n}-01") for n in (1, 2))
    articles, entities, facts = [], [], []
    province, country = "region/长山省", "country/中国"
    entities += [Entity(province, "Region", "Province", "长山省"), Entity(country, "Region", "Country", "中国")]
    facts.append(Fact(province, "located-in", country))
    cities = (("青山市", "2019-06-01", 0), ("吕河市", "2019-08", 0), ("白水市", "2020", 1))
    for i, (city, date, n) in enumerate(cities):
        article = Article(
            f"article/{pages[n].name[:-4]}/{i}", pages[n].key, f"{city}举行竞赛", Span(0, 3), pages[n].published
        )
        union, contest, region = f"organization/{city}总工会", f"program/{city}竞赛", f"region/{city}"
        articles.append(article)
        entities += [
            Entity(union, "Organization", "TradeUnion", f"{city}总工会", (), (article.key,)),
            Entity(contest, "Program", "Contest", f"{city}竞赛", (), (article.key,), None, date),
            Entity(region, "Region", "Prefecture", city, (), (article.key,)),
        ]
        evidence = (Evidence(article.key, 0, 2, f'=第{n + 1}版，"原文"', "test", 0.9),)
        facts += [Fact(union, "hosted", contest, evidence), Fact(union, "located-in", region, evidence)]
        facts.append(Fact(region, "located-in", province if i < 2 else country))
    return KnowledgeGraph(pages, tuple(articles), tuple(entities), tuple(facts))


def many(count: int = 6500) -> KnowledgeGraph:
    """A graph of stars of fifty things, each tied to the next star."""
    entities = tuple(Entity(f"person/{i:05}", "Person", None, f"第{i}人") for i in range(count))
    ends = [(i, i - i % 50 if i % 50 else max(i - 50, 0)) for i in range(1, count)]
    facts = tuple(Fact(entities[one].key, "works-for", entities[other].key) for one, other in ends)
    return KnowledgeGraph(entities=entities, facts=facts)


class Tags(HTMLParser):
    """Every tag of a document with its attributes, and the text of its scripts by id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, traits = self.tags[-1] if self.tags else ("", {})
        if tag == "script":
            name = traits.get("id") or ""
            self.scripts[name] = self.scripts.get(name, "") + data

    def data(self, name: str) -> Any:
        return json.loads(self.scripts[name])


def test_every_thing_and_fact_is_in_the_file_with_its_quote() -> None:
    graph = small()
    page = Tags(draw(graph))
    nodes, edges = page.data("nodes"), page.data("edges")
    assert {node["key"] for node in nodes} == {e.key for e in graph.entities} | {a.key for a in graph.articles}
    assert [node["id"] for node in nodes] == list(range(len(nodes)))
    facts = {
        (nodes[f["subject"]]["key"], f["relation"], nodes[f["object"]]["key"]): [e["quote"] for e in f["evidence"]]
        for edge in edges
        for f in edge["facts"]
    }
    assert facts == {fact.key: [e.quote for e in fact.evidence] for fact in graph.facts}


def test_a_quote_stands_in_its_sentence() -> None:
    edges = Tags(draw(small())).data("edges")
    evidence = [e for edge in edges for f in edge["facts"] for e in f["evidence"] if f["relation"] == "took-part-in"]
    assert [(e.get("before"), e["after"], e["count"]) for e in evidence] == [(None, "，主席张三到场。", 120)]


def test_labels_come_from_the_ontology_in_both_languages() -> None:
    book = Tags(draw(small())).data("book")
    assert [word["en"] for word in book["types"]] == ["Organization", "Region", "Program", "Person", "Group", "Article"]
    assert {"name": "hosted", "zh": "举办", "en": "hosted"} in book["relations"]


def test_nothing_points_to_another_host() -> None:
    html = draw(small())
    tags = Tags(html).tags
    assert not [
        traits for tag, traits in tags if "src" in traits or "href" in traits or tag in ("link", "iframe", "base")
    ]
    assert not re.search(r"@import|url\(\s*['\"]?(https?:)?//|cdn\.jsdelivr|cdnjs", html)


def test_page_text_cannot_end_its_data() -> None:
    plain, odd = Tags(draw(small())), Tags(draw(small(HOSTILE)))
    assert [tag for tag, _ in odd.tags] == [tag for tag, _ in plain.tags]
    assert any(node["label"] == f"青山市总工会{HOSTILE}" for node in odd.data("nodes"))


def test_same_bytes_for_any_hash_seed() -> None:
    code = "import sys, test_draw; sys.stdout.buffer.write(test_draw.draw(test_draw.small()).encode())"
    here = Path(__file__).parent
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(here), str(here.parent)])},
            cwd=here,
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(made) == 1
    assert "青山市总工会".encode() in made.pop()


def test_nothing_to_draw() -> None:
    page = Tags(draw(KnowledgeGraph()))
    assert page.data("nodes") == page.data("edges") == []


def test_a_graph_that_is_not_ours_is_drawn() -> None:
    one = Entity("https://x.example/1", "Thing", None, "One")
    other = Entity("https://x.example/2", "Thing", "Odd", "Two")
    page = Tags(draw(KnowledgeGraph(entities=(one, other), facts=(Fact(one.key, "knows", other.key),))))
    assert page.data("book")["relations"] == [{"name": "knows", "zh": "knows", "en": "knows"}]


def test_things_do_not_overlap() -> None:
    ties = [(i, i // 3, 1.0) for i in range(1, 300)]
    places = layout([8.0] * 300, ties)
    assert len(set(places)) == 300
    near = [1 for i, (x, y) in enumerate(places) for u, v in places[:i] if (x - u) ** 2 + (y - v) ** 2 < 15**2]
    assert not near


def test_tied_things_are_near() -> None:
    ties = [(i, 100 * (i // 100), 1.0) for i in range(300) if i % 100]  # three stars
    places = layout([8.0] * 300, ties)

    def middle(star: int) -> tuple[float, float]:
        own = places[100 * star : 100 * star + 100]
        return sum(x for x, _ in own) / 100, sum(y for _, y in own) / 100

    middles = [middle(star) for star in range(3)]
    for i, (x, y) in enumerate(places):
        far = [(x - u) ** 2 + (y - v) ** 2 for u, v in middles]
        assert far.index(min(far)) == i // 100


@pytest.mark.parametrize(("radii", "ties"), [([], []), ([5.0], []), ([5.0, 5.0], [(0, 1, 1.0)]), ([5.0] * 40, [])])
def test_layout_of_little(radii: list[float], ties: list[tuple[int, int, float]]) -> None:
    assert len(set(layout(radii, ties))) == len(radii)


# ---------------------------------------------------------------- as a reader meets it


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    """A tab of a headless Chromium, 1,200 by 800."""
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install playwright")
    if CHROMIUM is None:
        pytest.skip("needs a browser: apt-get install chromium")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*flags, "--disable-component-update"])
        yield browser.new_page(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
        browser.close()


@pytest.fixture
def opened(tab: Tab, tmp_path: Path) -> Iterator[Tab]:
    """The small graph in the tab; afterwards nothing may have failed, asked another host, or opened a dialog."""
    yield from _open(tab, tmp_path / "graph.html", small())


@pytest.fixture
def roamed(tab: Tab, tmp_path: Path) -> Iterator[Tab]:
    """The wider graph in the tab."""
    yield from _open(tab, tmp_path / "graph.html", wider())


@pytest.fixture
def attacked(tab: Tab, tmp_path: Path) -> Iterator[Tab]:
    """The same with hostile text in all that comes from pages."""
    yield from _open(tab, tmp_path / "graph.html", small(HOSTILE))


def _open(tab: Tab, file: Path, graph: KnowledgeGraph) -> Iterator[Tab]:
    file.write_text(draw(graph), encoding="utf-8", newline="\n")
    trouble: list[str] = []

    def told(event: Any) -> None:
        if getattr(event, "type", "error") != "log":
            trouble.append(str(event))

    def asked(request: Any) -> None:
        if not request.url.startswith((file.as_uri(), "about:", "blob:")):
            trouble.append(request.url)

    def dismissed(dialog: Any) -> None:
        trouble.append(dialog.message)
        dialog.dismiss()

    watch: dict[Any, Any] = {"pageerror": told, "console": told, "request": asked, "dialog": dismissed}
    for event, handler in watch.items():
        tab.on(event, handler)
    tab.goto("about:blank")
    tab.goto(file.as_uri())
    tab.wait_for_selector("#legend h1")
    yield tab
    for event, handler in watch.items():
        tab.remove_listener(event, handler)
    assert trouble == []


def place(tab: Tab, *labels: str) -> tuple[float, float]:
    """Where a thing stands on the screen, or the middle between several."""
    tab.wait_for_timeout(50)
    spots = tab.evaluate(
        """labels => labels.map(label => {
            const node = JSON.parse(document.getElementById("nodes").textContent).find(node => node.label === label);
            return network.canvasToDOM(network.getPosition(node.id));
        })""",
        list(labels),
    )
    return sum(spot["x"] for spot in spots) / len(spots), sum(spot["y"] for spot in spots) / len(spots)


def visible(tab: Tab) -> set[str]:
    """The names of the things that are drawn, once an address that was just set has been read."""
    tab.wait_for_timeout(50)
    return set(
        tab.evaluate(
            """() => JSON.parse(document.getElementById("nodes").textContent)
                .filter(node => network.body.nodes[node.id]?.options.hidden === false).map(node => node.label)"""
        )
    )


def test_a_click_on_a_thing_shows_its_facts_with_their_quotes(opened: Tab) -> None:
    opened.mouse.click(*place(opened, "青山市总工会"))
    opened.wait_for_selector("#panel h1")
    panel = opened.inner_text("#panel")
    for words in ("机构 · 工会", "青山市总", "举办", "主席", "张三", "《青山市总工会举办读书节》", "2020-01-01"):
        assert words in panel
    assert "青山市总工会日前举办读书节" in opened.locator("#panel mark").all_inner_texts()


def test_a_click_on_a_line_shows_its_quotes(opened: Tab) -> None:
    opened.mouse.click(*place(opened, "职工", "读书节"))
    opened.wait_for_selector("#panel h1")
    assert opened.locator("#panel mark").all_inner_texts() == ["120名职工参加"]
    assert "× 120" in opened.inner_text("#panel")


def test_the_pointer_over_a_thing_shows_a_quote(opened: Tab) -> None:
    opened.mouse.move(*place(opened, "职工"))
    opened.wait_for_selector("#tip:not([hidden])")
    assert "120名职工参加" in opened.inner_text("#tip")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("青山市总", "青山市总工会"),  # its alias
        ("qingshanshizonggonghui", "青山市总工会"),
        ("qsszgh", "青山市总工会"),  # initials
        ("qingshan szgh", "青山市总工会"),
        ("青山szong", "青山市总工会"),
        ("zhangsan", "张三"),
        ("changsan", "没有找到"),
    ],
)
def test_search_by_alias_and_pinyin(opened: Tab, typed: str, found: str) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type(typed)
    opened.wait_for_selector(".hits > *")
    assert found in opened.locator(".hits > *").first.inner_text()
    opened.keyboard.press("Enter")
    if found in visible(opened):
        opened.wait_for_selector("#panel h1")
        assert opened.inner_text("#panel h1") == found
        opened.wait_for_timeout(100)
        x, y = place(opened, found)
        assert 296 < x < 780  # the middle of what the legend and the panel leave free
        assert 100 < y < 600


def test_search_by_keys(opened: Tab) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type("青山")
    opened.keyboard.press("ArrowDown")
    options = opened.locator(".hits button")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    assert opened.locator("#search").get_attribute("aria-activedescendant") == "hit1"
    name = options.nth(1).locator(".name").inner_text()
    opened.keyboard.press("Enter")
    opened.wait_for_selector("#panel h1")
    assert opened.inner_text("#panel h1") == name
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.querySelector('#panel').contains(document.activeElement)")
    opened.keyboard.press("Escape")
    opened.wait_for_selector("#panel", state="hidden")


def test_double_click_shows_the_neighbourhood_and_back_the_whole(opened: Tab) -> None:
    whole = visible(opened)
    opened.mouse.dblclick(*place(opened, "职工"))
    opened.wait_for_selector("#trail:not([hidden])")
    assert visible(opened) == {"职工", "读书节"}
    opened.get_by_text("全图", exact=True).click()
    opened.wait_for_selector("#trail", state="hidden")
    assert visible(opened) == whole


def test_legend_counts_and_switches_types_kinds_and_relations(opened: Tab) -> None:
    row = opened.locator("[data-name=Person]")
    assert row.locator(".count").inner_text() == "2"
    row.click()
    assert not visible(opened) & {"张三", "李四"}
    row.click()
    opened.locator(".type", has=row).locator(".more").click()
    opened.locator("[data-name='Person/Journalist']").click()
    assert visible(opened) & {"张三", "李四"} == {"张三"}
    for relation in ("hosted", "located-in", "works-for", "reported-by"):
        opened.locator(f"[data-name={relation}]").click()
    assert visible(opened) == {"职工", "读书节"}


def test_switches_stand_in_the_address(opened: Tab) -> None:
    opened.locator("[data-name=Group]").click()
    opened.locator("[data-name=hosted]").click(modifiers=["Shift"])  # this relation only
    opened.wait_for_timeout(50)
    assert visible(opened) == {"青山市总工会", "读书节"}
    opened.reload()
    opened.wait_for_selector("#legend h1")
    assert visible(opened) == {"青山市总工会", "读书节"}
    assert opened.locator("[data-name=Group]").get_attribute("aria-pressed") == "false"
    opened.go_back()
    opened.wait_for_timeout(50)
    assert visible(opened) == {entity.name for entity in small().entities} - {"职工"}
    opened.go_forward()
    opened.wait_for_timeout(50)
    assert visible(opened) == {"青山市总工会", "读书节"}


def test_articles_are_drawn_when_asked(opened: Tab) -> None:
    assert "青山市总工会举办读书节" not in visible(opened)
    opened.locator("[data-name=Article]").click()
    assert "青山市总工会举办读书节" in visible(opened)


def test_an_article_shows_its_things_and_journalists(opened: Tab) -> None:
    opened.get_by_text("版面与报道").click()
    opened.locator(".pages .row:not(.page)").click()
    opened.wait_for_selector("#panel h1")
    assert "李四" in opened.inner_text("#panel")
    assert visible(opened) == {"职工", "青山市总工会", "张三", "李四", "读书节", "青山市"}


def test_a_region_is_shown_with_everything_in_it(roamed: Tab) -> None:
    assert "　　青山市 (2)" in roamed.locator("#region option").all_inner_texts()
    roamed.select_option("#region", label="　长山省 (6)")
    roamed.wait_for_selector("#trail:not([hidden])")
    cities = {f"{city}{part}" for city in ("青山市", "吕河市") for part in ("", "总工会", "竞赛")}
    assert visible(roamed) == {"长山省"} | cities
    assert "吕河市竞赛" in roamed.inner_text("#panel")
    roamed.fill("#from", "2019-08")
    roamed.keyboard.press("Enter")
    roamed.wait_for_timeout(50)
    assert visible(roamed) == {"吕河市总工会", "吕河市竞赛"}
    roamed.fill("#from", "last year")
    roamed.keyboard.press("Enter")
    assert roamed.locator("#from").get_attribute("aria-invalid") == "true"


def test_a_page_is_shown_alone(roamed: Tab) -> None:
    roamed.select_option("#page", index=2)
    roamed.wait_for_selector("#trail:not([hidden])")
    assert visible(roamed) == {"白水市", "白水市总工会", "白水市竞赛"}
    roamed.select_option("#page", index=0)
    roamed.wait_for_selector("#trail", state="hidden")


def test_the_time_line_opens_and_selects(roamed: Tab) -> None:
    columns = roamed.locator("#time .column")
    assert [column.get_attribute("data-period") for column in columns.all()] == ["2019-06-01", "2019-08", "2020"]
    roamed.locator("#time .mark").nth(1).click()
    roamed.wait_for_selector("#panel h1")
    assert roamed.inner_text("#panel h1") == "吕河市竞赛"
    roamed.keyboard.press("Escape")
    roamed.wait_for_selector("#panel", state="hidden")
    start, end = columns.nth(0).bounding_box(), columns.nth(1).bounding_box()
    assert start is not None
    assert end is not None
    roamed.mouse.move(start["x"] + 4, start["y"] + 8)
    roamed.mouse.down()
    roamed.mouse.move(end["x"] + 8, end["y"] + 8, steps=4)
    roamed.mouse.up()
    roamed.wait_for_selector("#trail:not([hidden])")
    assert visible(roamed) == {"青山市总工会", "青山市竞赛", "吕河市总工会", "吕河市竞赛"}
    assert roamed.input_value("#from") == "2019-06-01"
    roamed.locator("#time .all").click()
    roamed.wait_for_selector("#trail", state="hidden")
    roamed.locator("#time .when").nth(2).click()
    roamed.wait_for_selector("#trail:not([hidden])")
    assert visible(roamed) == {"白水市总工会", "白水市竞赛"}


def test_the_time_line_of_publication(roamed: Tab) -> None:
    roamed.get_by_text("见报日期").click()
    roamed.locator("#time .when").nth(0).click()
    roamed.wait_for_selector("#trail:not([hidden])")
    assert {"青山市竞赛", "吕河市竞赛"} < visible(roamed)
    assert "白水市竞赛" not in visible(roamed)


def test_keys_move_through_the_graph_and_the_time_line(roamed: Tab) -> None:
    roamed.focus(".vis-network")
    roamed.keyboard.press("ArrowRight")
    roamed.wait_for_selector("#panel h1")
    name = roamed.inner_text("#panel h1")
    start = place(roamed, name)
    roamed.keyboard.press("ArrowLeft")
    roamed.wait_for_timeout(100)
    assert roamed.inner_text("#panel h1") != name
    assert place(roamed, name) != start  # the other stands in the middle now
    roamed.keyboard.press("Enter")
    roamed.wait_for_selector("#trail:not([hidden])")
    roamed.keyboard.press("Escape")
    roamed.keyboard.press("Escape")
    roamed.wait_for_selector("#trail", state="hidden")
    roamed.focus("#time .mark")
    roamed.keyboard.press("ArrowRight")
    assert roamed.evaluate("document.activeElement.className") == "when"
    roamed.keyboard.press("ArrowRight")
    roamed.keyboard.press("Enter")
    roamed.wait_for_selector("#panel h1")
    assert roamed.inner_text("#panel h1") == "吕河市竞赛"


def test_the_whole_page_is_reached_by_tab(opened: Tab) -> None:
    seen = []
    opened.focus("#search")
    for _ in range(60):
        opened.keyboard.press("Tab")
        seen.append(opened.evaluate("document.activeElement.closest('#legend, #mynetwork, #tools, #time')?.id ?? ''"))
        if seen[-1] == "time":
            break
    assert list(dict.fromkeys(seen)) == ["legend", "mynetwork", "tools", "time"]


def test_help_by_key(opened: Tab) -> None:
    opened.keyboard.press("?")
    assert "搜索" in opened.inner_text("#help[open]")
    opened.keyboard.press("Escape")
    opened.wait_for_selector("#help", state="hidden")


def test_the_view_is_saved_as_a_picture(opened: Tab) -> None:
    with opened.expect_download() as download:
        opened.click("#tool-png")
    assert download.value.suggested_filename == "graph.png"
    assert download.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_the_selection_is_saved_as_a_table(roamed: Tab) -> None:
    def saved() -> list[dict[str, str]]:
        with roamed.expect_download() as download:
            roamed.click("#tool-csv")
        text = download.value.path().read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    whole = saved()
    assert {(row["subject"], row["relation"], row["object"]) for row in whole} == {
        tuple(end.partition("/")[2] or end for end in fact.key) for fact in wider().facts
    }
    roamed.mouse.click(*place(roamed, "白水市总工会"))
    roamed.wait_for_selector("#panel h1")
    chosen = saved()
    assert {row["object"] for row in chosen} == {"白水市竞赛", "白水市"}
    assert chosen[0]["quote"] == '\'=第2版，"原文"'  # no spreadsheet takes it for a formula
    assert chosen[0]["page"] == "2021-02-01-01.txt"


def test_communities_are_one_thing_until_they_are_opened(tab: Tab, tmp_path: Path) -> None:
    for big in _open(tab, tmp_path / "graph.html", many()):
        drawn = big.evaluate("new Promise(done => requestAnimationFrame(() => done(performance.now())))")
        assert drawn < 8000  # a tenth of that where nothing else runs
        assert visible(big) == set()
        circle = big.evaluate("network.canvasToDOM(Object.values(network.getPositions())[0])")
        big.mouse.move(circle["x"], circle["y"])
        big.wait_for_selector("#tip:not([hidden])")
        big.mouse.click(circle["x"], circle["y"])
        big.wait_for_selector("#trail:not([hidden])")
        inside = visible(big)
        assert 20 < len(inside) < 600
        big.keyboard.press("/")
        big.keyboard.type("d6400r")  # 第6400人
        big.keyboard.press("Enter")
        big.wait_for_selector("#panel h1")
        assert len(visible(big)) == 52  # a star and the two beside it
        big.go_back()
        big.wait_for_timeout(100)
        assert visible(big) == inside


def test_communities_of_a_small_graph_when_asked(roamed: Tab) -> None:
    whole = visible(roamed)
    roamed.click("#tool-group")
    roamed.wait_for_selector("#tool-group[aria-pressed=true]")
    assert visible(roamed) == set()
    roamed.click("#tool-group")
    roamed.wait_for_selector("#tool-group[aria-pressed=false]")
    assert visible(roamed) == whole


def test_a_graph_without_articles_and_dates_says_so(tab: Tab, tmp_path: Path) -> None:
    one, other = (
        Entity("https://x.example/1", "constructor", None, "One"),
        Entity("https://x.example/2", "Odd", None, "Two"),
    )
    graph = KnowledgeGraph(entities=(one, other), facts=(Fact(one.key, "knows", other.key),))
    for opened in _open(tab, tmp_path / "graph.html", graph):
        assert "没有报道和引文" in opened.inner_text("#legend")
        assert "不显示时间线" in opened.inner_text("#legend")
        assert opened.is_hidden("#time")
        opened.mouse.click(*place(opened, "One", "Two"))
        opened.wait_for_selector("#panel h1")
        assert "图中没有这条事实的引文。" in opened.inner_text("#panel")


def test_an_empty_graph_says_so(tab: Tab, tmp_path: Path) -> None:
    for opened in _open(tab, tmp_path / "graph.html", KnowledgeGraph()):
        assert "图中没有事物。" in opened.inner_text("#legend")


def test_a_wrong_address_shows_the_whole_graph(opened: Tab) -> None:
    whole = visible(opened)
    opened.evaluate("location.hash = 'node=x&near=%FF&from=yesterday&edge=c1-2&group=7&region=person/张三&lang=fr'")
    opened.wait_for_timeout(100)
    assert visible(opened) == whole
    assert opened.is_hidden("#panel")


def test_on_a_telephone(opened: Tab) -> None:
    opened.set_viewport_size({"width": 390, "height": 844})
    opened.reload()
    opened.wait_for_selector("#legend h1", state="attached")
    try:
        assert opened.is_hidden("#region")
        opened.get_by_text("图例与筛选").click()
        assert opened.is_visible("#region")
        opened.get_by_text("图例与筛选").click()
        x, y = place(opened, "青山市总工会")
        assert 0 < x < 390
        opened.mouse.click(x, y)
        opened.wait_for_selector("#panel h1")
        assert opened.evaluate("document.documentElement.scrollWidth") == 390
    finally:
        opened.set_viewport_size({"width": 1200, "height": 800})


def test_light_and_dark(opened: Tab) -> None:
    def paper() -> int:
        """How light the picture is: the sum of red, green and blue in its corner."""
        corner = opened.evaluate(
            """() => {
                const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
                context.drawImage(document.querySelector("canvas"), 0, 0);
                return [...context.getImageData(2, 2, 1, 1).data];
            }"""
        )
        return sum(corner[:3])

    assert paper() > 600
    opened.emulate_media(color_scheme="dark")
    opened.wait_for_timeout(100)
    assert paper() < 150
    opened.emulate_media(color_scheme="light")


def test_interface_in_english(opened: Tab) -> None:
    opened.mouse.click(*place(opened, "职工", "读书节"))
    opened.click("#language")
    opened.wait_for_selector("html[lang=en]")
    assert "Organization" in opened.inner_text("#legend")
    assert "took part in" in opened.inner_text("#panel")
    assert "Time line" in opened.inner_text("#dock")


def test_hostile_text_is_only_text(attacked: Tab) -> None:
    tags = set(attacked.evaluate("() => [...document.querySelectorAll('*')].map(e => e.localName)"))
    for name in ("青山市总工会", "职工", "张三", "青山市"):
        attacked.mouse.move(*place(attacked, name + HOSTILE))
        attacked.wait_for_timeout(200)
        attacked.evaluate("key => { location.hash = new URLSearchParams({ near: key, node: key }) }", _key(name))
        attacked.wait_for_timeout(100)
        assert attacked.inner_text("#panel h1").startswith(f"{name}</script>")
        attacked.evaluate("location.hash = ''")
        attacked.wait_for_timeout(100)
    attacked.keyboard.press("/")
    attacked.keyboard.type("青山")
    attacked.get_by_text("版面与报道").click()
    attacked.keyboard.press("Escape")
    attacked.select_option("#region", index=1)
    attacked.wait_for_timeout(200)
    attacked.hover("#time .mark")
    attacked.click("#tool-group")
    attacked.wait_for_timeout(200)
    assert HOSTILE[:9] in attacked.inner_text("#trail")
    after = set(attacked.evaluate("() => [...document.querySelectorAll('*')].map(e => e.localName)"))
    assert "img" not in after - tags
    assert attacked.evaluate("document.scripts.length") == 6


def _key(name: str) -> str:
    return next(entity.key for entity in small().entities if entity.name == name)
