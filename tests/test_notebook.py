"""graphs/analysis.ipynb runs from its first cell to its last on the graph beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parent.parent / "graphs" / "analysis.ipynb"


@pytest.fixture(scope="module")
def stored() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def executed() -> list[dict[str, Any]]:
    """The cells of the notebook, run anew."""
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    where = {"metadata": {"path": str(NOTEBOOK.parent)}}
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources=where).execute()
    return list(notebook.cells)


def _outputs(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [output for cell in cells for output in cell.get("outputs", ())]


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def test_it_runs_without_warnings(executed: list[dict[str, Any]]) -> None:
    assert [output for output in _outputs(executed) if output.get("name") == "stderr"] == []
    kinds = [kind for output in _outputs(executed) for kind in output.get("data", {})]
    assert kinds.count("image/svg+xml") >= 4
    assert kinds.count("text/html") >= 8


def test_its_outputs_are_those_of_the_graph(stored: dict[str, Any], executed: list[dict[str, Any]]) -> None:
    """The first output gives the graph's sizes: they differ where graph.ttl was built anew and the notebook was not."""
    first, again = (_outputs(cells)[0]["data"]["text/plain"] for cells in (stored["cells"], executed))
    assert _text(first) == _text(again), "run the notebook again: make graph"


def test_chinese_text_in_pictures_is_text(stored: dict[str, Any]) -> None:
    """The browser draws it, so that no machine without a Chinese font makes boxes of it."""
    shown = [output.get("data", {}).get("image/svg+xml") for output in _outputs(stored["cells"])]
    pictures = [_text(picture) for picture in shown if picture]
    assert len(pictures) >= 4
    assert sum("省</text>" in picture or "工会</text>" in picture for picture in pictures) >= 2


def test_the_stored_notebook_changes_only_with_its_graph(stored: dict[str, Any]) -> None:
    """Nothing of the time or machine of its run is kept."""
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert not any(cell["metadata"] for cell in stored["cells"])
    assert stored["metadata"] == {"language_info": {"name": "python"}}
    assert "iopub" not in text
    assert "<dc:date>" not in text
