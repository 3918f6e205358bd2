"""Chinese newspaper pages in, a knowledge graph out.

    import kg
    graph = kg.build(["page.txt"])
    graph.write("graphs")

The names below are imported when first used, so that `import kg` is instant.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.build import build, mentions
    from kg.errors import KgError
    from kg.graph import KnowledgeGraph
    from kg.model import Mention
    from kg.rdf import load

__version__ = "0.1.0"
__all__ = ["KgError", "KnowledgeGraph", "Mention", "__version__", "build", "load", "mentions"]

_HOMES = {
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.graph",
    "Mention": "kg.model",
    "build": "kg.build",
    "load": "kg.rdf",
    "mentions": "kg.build",
}


class _FrontDoor(ModuleType):
    """Keeps `kg.build` and `kg.mentions` functions: importing a submodule would bind its name here over them."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _FrontDoor


if not TYPE_CHECKING:  # a type checker is to see the names above, and no others

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
