"""The command line as a user meets it: in a process of its own, outside of the checkout."""

from __future__ import annotations

import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import PAGE, Kg

import kg as library
from kg.cli import main

FILES = {"graph.ttl", "graph.html", "report.md"}


def test_version(kg: Kg) -> None:
    assert kg("--version").stdout == f"kg {library.__version__}\n"


def test_build_writes_three_files_and_says_so_in_one_line(kg: Kg, page: Path, tmp_path: Path) -> None:
    done = kg("build", page, "-o", "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(
        r"1 page, 1 article, \d+ nodes?, \d+ facts?, \d+ quotes? -> \S+graph.ttl, \S+graph.html, \S+report.md\n",
        done.stdout,
    )
    assert {place.name for place in (tmp_path / "out").iterdir()} == FILES
    assert library.load(tmp_path / "out" / "graph.ttl").facts


def test_build_leaves_nothing_elsewhere(kg: Kg, page: Path, tmp_path: Path) -> None:
    kg("build", page, "-o", "out")
    assert {place.name for place in tmp_path.iterdir()} == {"pages", "out"}


@pytest.mark.parametrize("tagger", ["lac", "jieba"])
def test_both_taggers_find_facts(kg: Kg, page: Path, tmp_path: Path, tagger: str) -> None:
    assert kg("build", page, "-o", "out", "--tagger", tagger).returncode == 0
    relations = {fact.relation for fact in library.load(tmp_path / "out" / "graph.ttl").facts}
    assert "hosted" in relations


def test_published_is_for_pages_whose_name_holds_no_date(kg: Kg, page: Path, tmp_path: Path) -> None:
    (page.parent / "front.md").write_bytes(page.read_bytes())
    kg("build", page.parent, "-o", "out", "--published", "2022-02-03")
    graph = library.load(tmp_path / "out" / "graph.ttl")
    assert [article.published for article in graph.articles] == ["2021-10-13", "2022-02-03"]


def test_base_begins_every_iri_of_ours(kg: Kg, page: Path, tmp_path: Path) -> None:
    kg("build", page, "-o", "out", "--base", "https://example.org/news/")
    turtle = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert library.load(tmp_path / "out" / "graph.ttl").base == "https://example.org/news/"
    assert "w3id.org/kg-news" not in turtle


BAD: dict[str, bytes | None] = {
    "missing.txt": None,
    "empty.txt": b"",
    "blank.txt": "\ufeff \n\u3000\n".encode(),
    "binary.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "gb18030.txt": PAGE.encode("gb18030"),
    "utf-16.txt": PAGE.encode("utf-16"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_is_named_and_the_good_ones_are_built(kg: Kg, page: Path, tmp_path: Path, name: str) -> None:
    content = BAD[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = kg("build", tmp_path / name, page, "-o", "out")
    assert done.returncode == 1
    assert _is_one_line_naming(name, done.stderr)
    assert done.stdout.startswith("1 page,")
    alone = kg("build", page, "-o", "alone")
    assert alone.returncode == 0
    assert _contents(tmp_path / "out") == _contents(tmp_path / "alone")


def test_a_bad_page_alone_writes_nothing(kg: Kg, tmp_path: Path) -> None:
    done = kg("build", "missing.txt", "-o", "out")
    assert (done.returncode, done.stdout) == (1, "")
    assert not (tmp_path / "out").exists()


def test_every_bad_page_has_its_line(kg: Kg, page: Path) -> None:
    done = kg("build", "one.txt", page, "two.txt", "-o", "out")
    first, second = done.stderr.splitlines()
    assert "one.txt" in first
    assert "two.txt" in second


def test_a_folder_without_pages(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    done = kg("build", "hollow", "-o", "out")
    assert done.returncode == 1
    assert _is_one_line_naming("hollow", done.stderr)


def test_two_pages_of_one_name(kg: Kg, page: Path, tmp_path: Path) -> None:
    other = tmp_path / "zz" / page.name
    other.parent.mkdir()
    other.write_text(PAGE.replace("青禾", "白杨"), encoding="utf-8")
    done = kg("build", other, page, "-o", "out")
    assert done.returncode == 1
    assert _is_one_line_naming(str(other), done.stderr)
    assert "青禾" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_an_output_folder_that_is_a_file(kg: Kg, page: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    for folder in ("taken", "taken/below"):
        done = kg("build", page, "-o", folder)
        assert (done.returncode, done.stdout) == (1, "")
        assert _is_one_line_naming("taken", done.stderr)
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_show_of_a_bad_page(kg: Kg) -> None:
    done = kg("show", "missing.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert _is_one_line_naming("missing.txt", done.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        "build",
        "build page.txt",
        "build -o out",
        "build page.txt -o out --tagger oracle",
        "build page.txt -o out --published 13.10.2021",
        "build page.txt -o out --base news",
        "show",
        "show one.txt two.txt",
        "draw page.txt",
    ],
)
def test_wrong_use_is_2(arguments: str) -> None:
    done = CliRunner().invoke(main, shlex.split(arguments))
    assert done.exit_code == 2
    assert done.output.startswith("Usage:")


def test_show_draws_names_under_their_sentence(kg: Kg, page: Path) -> None:
    done = kg("show", page)
    assert (done.returncode, done.stderr) == (0, "")
    assert "记者 顾云帆" in done.stdout
    lines = done.stdout.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("青禾") and "Ｏ" in lines[number + 1])
    marks = lines[place + 1]
    assert marks.startswith("Ｏ＝＝＝＝＝＝＝＝＝")  # 青禾机械有限公司工会
    assert re.search(r"^\d\.\d\d  .*—hosted→.*\n +“.*” \[\d+, \d+\)$", done.stdout, re.MULTILINE)


def test_every_help_has_an_example_that_is_right_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # no such files here: 1, where wrong use would be 2
    runner = CliRunner()
    for command in ([], *([name] for name in main.commands)):
        text = runner.invoke(main, [*command, "--help"]).output
        example = re.search(r"Example:\n +\$ kg (.*)", text)
        assert example, command
        assert runner.invoke(main, shlex.split(re.split("[|&]", example[1])[0])).exit_code == 1


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    heavy = {"jieba", "networkx", "numpy", "onnxruntime", "pyoxigraph", "pyshacl", "pyvis", "rdflib", "rich"}
    code = f"import sys, kg.cli; print({heavy} & set(sys.modules) or '')"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("\n", "")


def test_help_is_quick(kg: Kg) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        kg("--help")
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.3


@pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of Unix")
def test_a_closed_pipe_is_quiet(page: Path) -> None:
    command = shlex.join([sys.executable, "-m", "kg", "show", str(page)])
    done = subprocess.run(["bash", "-c", f"{command} | true"], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of Unix")
def test_ctrl_c_is_quiet(tmp_path: Path) -> None:
    """A named pipe that nobody writes to keeps the command waiting for its page."""
    import os

    pipe = tmp_path / "page.txt"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "kg", "build", str(pipe), "-o", str(tmp_path / "out")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        writer = os.open(pipe, os.O_WRONLY)  # returns when the command has opened the page
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
        os.close(writer)
    assert (process.returncode, output, errors.strip()) == (130, "", "")


def _is_one_line_naming(name: str, errors: str) -> bool:
    return errors.count("\n") == 1 and name in errors and errors.startswith("Error: ")


def _contents(folder: Path) -> dict[str, bytes]:
    return {place.name: place.read_bytes() for place in folder.iterdir()}
