"""The commands of the README and of `--help` run as written, one after the other, and print what is shown."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg import rules
from kg.cli import main
from kg.typed import marked, typed

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PORT = "7878"  # in the text; the test takes one that is free
NEXT = "=== next command ==="


@dataclass(frozen=True)
class Command:
    """A command with the lines that are shown of what it prints."""

    text: str
    shown: tuple[str, ...]


def _commands(block: str) -> list[Command]:
    parts = [part.rstrip("\n").split("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE) if part.strip()]
    return [Command(first, tuple(_lines(rest))) for first, *rest in parts]


def _lines(lines: list[str]) -> list[str]:
    return [line.rstrip() for line in lines if line.strip() and line.strip() != "…"]


def _examples(text: str) -> str:
    """The example of a help text, without what stands around it."""
    [example] = re.findall(r"^ +Example:\n(.*?)(?:\n\n|\Z)", text, re.DOTALL | re.MULTILINE)
    return textwrap.dedent(example)


# without the commands of `make`, which would run the tests
README_BLOCKS = [
    _commands(block)
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    if not block.startswith("$ make ")
]
HELP_BLOCKS = [_commands(_examples(command.help or "")) for command in main.commands.values()]
README_COMMANDS = [command for block in README_BLOCKS for command in block]
HELP_COMMANDS = [command for block in HELP_BLOCKS for command in block if "| less" not in command.text]


def _script(block: list[Command], port: str) -> str:
    """The block for bash: marks between what its commands print; a server is waited for, and stopped at the end."""
    wait = f"for _ in $(seq 300); do curl -s -o /dev/null http://127.0.0.1:{port}/ && break; sleep 0.1; done"
    lines = []
    for command in block:
        lines += [f"echo '{NEXT}'", command.text.replace(PORT, port), *([wait] if command.text.endswith("&") else [])]
    return "\n".join([*lines, "wait" if lines[-1].startswith("kill") else "kill %1 2>/dev/null", "wait"])


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the README's reader has: pages, graphs and gold."""
    place = tmp_path_factory.mktemp("readme")
    for folder in ("seeds", "graphs", "tests/gold"):
        shutil.copytree(ROOT / folder, place / folder)
    return place


@pytest.fixture(scope="module")
def printed(workspace: Path) -> dict[str, list[str]]:
    """What each command prints, all run in their order in one folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    found = {}
    for block in (*README_BLOCKS, *HELP_BLOCKS):
        run = subprocess.run(
            ["bash", "-c", _script(block, port)],
            cwd=workspace,
            env={**os.environ, "PATH": path, "COLUMNS": "110", "TERM": "dumb"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
        )
        outputs = run.stdout.replace(port, PORT).split(f"{NEXT}\n")[1:]
        found.update({c.text: _lines(out.split("\n")) for c, out in zip(block, outputs, strict=True)})
    return found


def test_the_readme_shows_all_commands() -> None:
    shown = {command.text.split()[1] for command in README_COMMANDS if command.text.startswith("kg ")}
    assert shown == main.commands.keys()
    assert all(command.shown for command in README_COMMANDS)


needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here")


@needs_curl
@pytest.mark.parametrize("command", README_COMMANDS, ids=lambda command: command.text[:60])
def test_a_command_prints_what_the_readme_shows(command: Command, printed: dict[str, list[str]]) -> None:
    rest = iter(printed[command.text])
    assert [line for line in command.shown if line not in rest] == []  # in this order


@needs_curl
@pytest.mark.parametrize("command", HELP_COMMANDS, ids=lambda command: command.text[:60])
def test_a_command_prints_what_its_help_shows(command: Command, printed: dict[str, list[str]]) -> None:
    """Numbers apart: they change with the graph."""
    rest = iter(re.sub(r"\d+", "0", line) for line in printed[command.text])
    assert [line for line in command.shown if re.sub(r"\d+", "0", line) not in rest] == []


def test_the_python_of_the_readme_runs(
    printed: dict[str, list[str]], workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line by line; a value in a comment behind a line is the line's value."""
    assert "kg build" in " ".join(printed)  # it reads what was built there
    monkeypatch.chdir(workspace)
    names: dict[str, object] = {}
    checked = 0
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    for line in code.splitlines():
        if value := re.fullmatch(r"(\S.*?)\s+# ('[^']*'|\d+).*", line):
            assert eval(value[1], names) == eval(value[2])
            checked += 1
        else:
            exec(line, names)
    assert checked


def test_the_rule_of_the_readme_reads_its_examples(tmp_path: Path) -> None:
    [stanza] = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "hosted.toml").write_text(stanza, encoding="utf-8")
    [rule] = rules.load(tmp_path / "hosted.toml")
    [example] = rule.examples
    text, mentions = marked(example["text"])
    assert list(rules.matches(rule, typed(text, mentions)))


def test_make_has_the_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake ([a-z]+)\b", README))
    assert targets >= {"graph", "test", "score", "ontology"}
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("place", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", README))))
def test_links_lead_somewhere(place: str) -> None:
    assert (ROOT / place).exists()
