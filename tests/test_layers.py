"""Imports only go down, only cli prints, and only the edges touch files: read from the source, not from memory."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kg

ROOT = Path(kg.__path__[0])

# From the top to the bottom; modules of one line do not know each other.
LAYERS = [
    {"__main__"},
    {"cli"},
    {"build", "training"},
    {"serve"},
    {"check", "explain", "export", "push", "query", "score"},
    {"rdf", "draw", "report", "show"},
    {"lookup", "tables"},
    {"card"},
    {"graph"},
    {"resolve"},
    {"claims"},
    {"rules"},
    {"typed"},
    {"mentions"},
    {"sentences"},
    {"articles"},
    {"pages"},
    {"occasions", "regions", "tagger"},
    {"calibration", "lexicon", "ontology"},
    {"turtle"},
    {"iris"},
    {"text"},
    {"model"},
    {"dates", "endings"},
    {"data", "numbers"},
    {"errors"},
]
LEVEL = {module: -depth for depth, layer in enumerate(LAYERS) for module in layer}
# KnowledgeGraph's methods call what stands above them, when called.
LAZY_UPWARD = {("graph", module) for module in ("draw", "lookup", "rdf", "report", "tables")}
LOADERS = {
    "data",
    "lexicon",
    "ontology",
    "pages",
    "rdf",
    "regions",
    "rules",
    "score",
    "tagger",
    "training",
}
EDGES = {"build", "check", "cli", "draw", "graph", "push", "query", "serve"}

SOURCES = {path: path.relative_to(ROOT).parts[0].removesuffix(".py") for path in sorted(ROOT.rglob("*.py"))}
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def test_every_module_has_its_place() -> None:
    assert len(SOURCES) > 15
    assert set(SOURCES.values()) - {"__init__"} <= LEVEL.keys()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down(path: Path) -> None:
    module = SOURCES[path]
    if module == "__init__":
        return  # the front door names its homes and imports them when asked
    typing = set(_below(TREES[path], _is_for_types))
    lazy = set(_below(TREES[path], lambda node: isinstance(node, ast.FunctionDef)))
    wrong = []
    for node, target in _own_imports(TREES[path]):
        down = target == module or LEVEL[target] < LEVEL[module]
        if not down and node not in typing and not (node in lazy and (module, target) in LAZY_UPWARD):
            wrong.append(f"line {node.lineno}: {module} imports {target}")
    assert wrong == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_cli_prints_or_exits(path: Path) -> None:
    if SOURCES[path] == "cli" or path == ROOT / "training" / "__main__.py":  # a command of its own
        return
    wrong = {"print", "input", "exit", "quit", "sys.exit", "os._exit", "sys.stdout", "sys.stderr", "click.echo"}
    assert [f"line {line}: {name}" for line, name in _names(TREES[path]) if name in wrong] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_edges_touch_files(path: Path) -> None:
    if SOURCES[path] in LOADERS | EDGES:
        return
    methods = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "iterdir", "rglob"}
    touched = [f"line {line}: {name}" for line, name in _names(TREES[path]) if name.rpartition(".")[2] in methods]
    assert touched == []


def _own_imports(tree: ast.AST) -> Iterator[tuple[ast.Import | ast.ImportFrom, str]]:
    """Each import of our own, with the module right under `kg` that it names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        parts = [name.split(".") for name in names]
        yield from ((node, part[1]) for part in parts if part[0] == "kg" and part[1:] != ["__version__"])


def _below(tree: ast.AST, chosen: Callable[[ast.AST], bool]) -> Iterator[ast.AST]:
    """Everything inside of the chosen nodes."""
    return (inner for node in ast.walk(tree) if chosen(node) for inner in ast.walk(node))


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Names and attributes as they are written, e.g. "print" or "sys.exit"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            yield node.lineno, ast.unparse(node)
