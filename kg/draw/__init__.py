"""The drawing: a graph as one HTML file that needs no network, made by pyvis."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.draw.content import Content, gather

if TYPE_CHECKING:
    from pyvis.network import Network

    from kg.graph import KnowledgeGraph

_PAGE = Path(__file__).resolve().parent / "page"


def draw(graph: KnowledgeGraph) -> str:
    """The graph as one HTML file: no request leaves it, and the same graph gives the same bytes.

    Text from pages is only ever data: it stands in JSON blocks that it cannot end, and the page shows it as text.
    """
    html: str = _network(gather(graph)).generate_html()
    return html


def _network(shown: Content) -> Network:
    """pyvis's network, our page its template; nodes and edges are set at once: adding one by one is quadratic."""
    from jinja2 import FileSystemLoader
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line", height="100%")
    net.nodes, net.edges = shown.nodes, shown.edges
    net.options = {
        "physics": {"enabled": False},  # things stay where the layout puts them
        "layout": {"improvedLayout": False},
        "nodes": {"font": {"size": 0}},  # the page draws the labels itself, as many as there is room for
        "edges": {"smooth": False, "arrows": {"to": {"enabled": False}}, "selectionWidth": 0, "hoverWidth": 0},
        "interaction": {"hover": True, "tooltipDelay": 120},
    }
    net.path = "page.html"
    templates = net.templateEnv
    templates.loader = FileSystemLoader([str(_PAGE), net.template_dir])
    templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    templates.globals["book"] = shown.book
    return net
