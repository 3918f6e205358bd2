"""Sending a graph to a server that speaks the SPARQL 1.1 Graph Store Protocol: Fuseki, GraphDB, Oxigraph and others."""

from __future__ import annotations

import base64
import http.client
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from kg import rdf
from kg.errors import ServerError

_SECONDS = 300  # that a server may take for a large graph


def push(path: str | Path, url: str, *, graph: str | None = None, replace: bool = False) -> int:
    """Send a Turtle file to a graph store; returns how many triples it holds.

    `graph` is the IRI of the graph to write to, None for the default one; `replace` puts the file in the place of what
    that graph holds, else it is added. `url` may hold a user and password. Nothing is sent of a file that is no Turtle
    (GraphError). ServerError where the server cannot be reached or refuses.
    """
    triples = len(rdf.open_store(path))
    address, headers = _address(url, graph)
    headers["Content-Type"] = "text/turtle; charset=utf-8"
    method = "PUT" if replace else "POST"
    shown = address.split("?")[0]
    try:
        request = urllib.request.Request(address, Path(path).read_bytes(), headers, method=method)
        with urllib.request.urlopen(request, timeout=_SECONDS):
            return triples
    except urllib.error.HTTPError as error:
        with error:
            refused = f"{error.code} {error.reason}{_said(error)}"
        raise ServerError(f"{shown}: the server refused it ({refused}); {_hint(error.code)}") from None
    except (OSError, http.client.HTTPException) as error:
        why = getattr(error, "reason", None) or error
        why = getattr(why, "strerror", None) or why or type(error).__name__
        raise ServerError(f"{shown}: no answer ({why}); is a graph store running there?") from None


def _address(url: str, graph: str | None) -> tuple[str, dict[str, str]]:
    """The address of a graph in a store, and the header that tells who asks."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ServerError(f"{url}: not an address ({error}); give one like http://localhost:3030/ds/data") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ServerError(f"{url}: not an address of the web; give one like http://localhost:3030/ds/data")
    user, _, place = parts.netloc.rpartition("@")
    headers = {"Authorization": f"Basic {base64.b64encode(unquote(user).encode()).decode()}"} if user else {}
    asked = f"graph={quote(graph, safe='')}" if graph else "default"
    return urlunsplit((parts.scheme, place, quote(parts.path, safe="/%"), asked, "")), headers


def _said(error: urllib.error.HTTPError) -> str:
    """The first line of what the server answered, if it is plain text."""
    if error.headers.get_content_type() != "text/plain":
        return ""
    lines = error.read(500).decode("utf-8", "replace").split("\n")
    return f": {lines[0].strip()}" if lines[0].strip() else ""


def _hint(code: int) -> str:
    if code in (401, 403):
        return "give a user who may write in the address, http://user:password@…, or start the server writable"
    return "give the address of its graph store: …/data (Fuseki), …/rdf-graphs/service (GraphDB), …/store (Oxigraph)"
