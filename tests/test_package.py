"""What is installed is whole: the front door, and a wheel that carries the ontology."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet", f"--wheel-dir={folder}"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True, timeout=300)
    [path] = folder.glob("kg_news-*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_carries_the_ontology(wheel: zipfile.ZipFile) -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "ontology").rglob("[!.]*") if path.is_file()}
    assert {"ontology/kg.ttl", "ontology/regions.tsv"} <= files
    assert {f"kg/{name}" for name in files} <= set(wheel.namelist())


def test_the_wheel_carries_all_modules_and_no_tests(wheel: zipfile.ZipFile) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "kg").rglob("*.py")}
    packed = {name for name in wheel.namelist() if name.endswith(".py")}
    assert len(modules) > 15
    assert packed == modules


def test_a_wheel_runs_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """From a folder that holds nothing but the wheel's content, the ontology is found inside of the package."""
    wheel.extractall(tmp_path)
    code = "import kg.data; print(kg.data.path('kg.ttl'))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.stderr, done.stdout) == ("", f"{tmp_path.resolve() / 'kg' / 'ontology' / 'kg.ttl'}\n")


def test_the_front_door() -> None:
    assert kg.__all__ == sorted(kg.__all__)
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing  # type: ignore[attr-defined]


def test_functions_are_not_hidden_by_modules_of_the_same_name() -> None:
    """Importing kg.build would put the module in the function's place."""
    code = (
        "import kg, kg.build, kg.mentions, sys\n"
        "assert callable(kg.build) and callable(kg.mentions)\n"
        "assert kg.build is sys.modules['kg.build'].build"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = project["dependencies"] + project["optional-dependencies"]["dev"]
    assert needed
    assert [name for name in needed if ">=" not in name] == []
