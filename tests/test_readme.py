"""The README's commands run as written, and print what it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _commands() -> list[tuple[str, list[str]]]:
    """Each `kg` command of the console blocks that shows what it prints, with the lines shown."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE):
            command, *shown = part.rstrip("\n").split("\n")
            if command.startswith("kg ") and any(line.strip() for line in shown):
                found.append((command, [line.rstrip() for line in shown if line.strip() and line.strip() != "…"]))
    return found


COMMANDS = _commands()


def test_the_readme_shows_commands() -> None:
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[command[:60] for command, _ in COMMANDS])
def test_a_command_prints_what_the_readme_shows(command: str, shown: list[str]) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    run = subprocess.run(
        command,
        shell=True,
        cwd=ROOT,
        env={**os.environ, "PATH": path, "COLUMNS": "110", "TERM": "dumb"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    printed = {line.rstrip() for line in (run.stdout + run.stderr).splitlines()}
    assert [line for line in shown if line not in printed] == []


def test_make_has_the_two_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("graph", "test"):
        assert f"$ make {target} " in README
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("place", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", README))))
def test_links_lead_somewhere(place: str) -> None:
    assert (ROOT / place).exists()
