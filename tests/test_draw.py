"""The drawing: what the file holds, and what a reader meets in a browser."""

from __future__ import annotations

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
        thing(festival, "Program", "Event"),
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
    """The names of the things that are drawn."""
    return set(
        tab.evaluate(
            """() => JSON.parse(document.getElementById("nodes").textContent)
                .filter(node => !network.body.nodes[node.id].options.hidden).map(node => node.label)"""
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


def test_search_by_alias(opened: Tab) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type("青山市总")
    opened.wait_for_selector(".hits button")
    opened.keyboard.press("Enter")
    assert opened.inner_text("#panel h1") == "青山市总工会"


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


def test_interface_in_english(opened: Tab) -> None:
    opened.click("#language")
    assert "Organization" in opened.inner_text("#legend")


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
    attacked.wait_for_timeout(200)
    after = set(attacked.evaluate("() => [...document.querySelectorAll('*')].map(e => e.localName)"))
    assert "img" not in after - tags
    assert attacked.evaluate("document.scripts.length") == 6


def _key(name: str) -> str:
    return next(entity.key for entity in small().entities if entity.name == name)
