"""A small page of invented people and organizations, and `kg` as a user runs it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import kg as library
from kg.rdf import to_turtle

PAGE = """# 青禾机械有限公司工会举办职工歌咏比赛

本报讯（记者顾云帆）10月12日，青禾机械有限公司工会在衢州市举办“秋光杯”职工歌咏比赛，320名职工参加比赛。

　　青禾机械有限公司工会主席叶知远介绍，公司工会还为货车司机开展免费体检服务。
"""

Kg = Callable[..., "subprocess.CompletedProcess[str]"]
Stated = Callable[[str, str], set[tuple[str, str]]]


def pytest_configure() -> None:
    """Lets the commands under test hear Ctrl-C also where a script runs the tests in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A good page, in a folder of its own."""
    place = tmp_path / "pages" / "2021-10-13.txt"
    place.parent.mkdir()
    place.write_text(PAGE, encoding="utf-8")
    return place


@pytest.fixture
def kg(tmp_path: Path) -> Kg:
    """Runs the installed `kg` outside of the checkout: kg("build", page, "-o", folder)."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *map(str, arguments)]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120)

    return run


@pytest.fixture
def stated(tmp_path: Path) -> Stated:
    """Builds a text and returns the names that a relation links: stated(text, "hosted")."""

    def build(text: str, relation: str) -> set[tuple[str, str]]:
        file = tmp_path / "page.txt"
        file.write_text(text, encoding="utf-8")
        graph = library.build(file)
        names = {entity.key: entity.name for entity in graph.entities}
        return {(names[f.subject], names[f.object]) for f in graph.facts if f.relation == relation}

    return build


@pytest.fixture(scope="session")
def five_pages() -> library.KnowledgeGraph:
    """The graph of seeds/, built once."""
    return library.build(Path(__file__).parent.parent / "seeds")


@pytest.fixture(scope="session")
def five_pages_file(five_pages: library.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph as a Turtle file."""
    file = tmp_path_factory.mktemp("five") / "graph.ttl"
    file.write_text(to_turtle(five_pages), encoding="utf-8", newline="")
    return file
