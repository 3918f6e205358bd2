"""A SPARQL endpoint on loopback, with a page for questions and the drawing at its root.

The protocol is the `oxigraph` server's: this module starts one on a copy of the graph and puts two pages before it.
"""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import subprocess
import sysconfig
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from kg import iris, rdf
from kg.draw import draw
from kg.errors import ServerError
from kg.query import questions

HOST, PORT = "127.0.0.1", 7878
_PATIENCE = 30.0  # seconds that a server may take to answer
_OURS = {HOST, "localhost"}  # another name in Host or Origin: a web page from elsewhere reaches for this machine
_HOP = {"connection", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"}  # not passed on


class Server(ThreadingHTTPServer):
    """What is running: `address` ends with a slash, the endpoint is `address + "query"`."""

    daemon_threads = True
    engine: subprocess.Popen[bytes]
    inner: int  # the engine's port
    pages: dict[str, Callable[[], str]]  # by path

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/"

    def wait(self) -> None:
        """Until the engine ends, which it does not by itself: ServerError if it does."""
        code = self.engine.wait()
        raise ServerError(f"{self.address}: the oxigraph server has stopped (status {code}); start it again")


@contextmanager
def serve(path: str | Path, *, port: int | None = None, writable: bool = False) -> Iterator[Server]:
    """A server of a graph file, stopped when the context is left.

    It listens on loopback only: on `port`, or on 7878 if that is free and else on any free one. It reads only, unless
    `writable`; what is written then goes to a copy and ends with the server. GraphError for a file that is no graph;
    ServerError where the port is taken or there is no `oxigraph` program.
    """
    graph = rdf.load(path)
    program = _program()
    index = cache(lambda: _page(graph.base))
    drawing = cache(lambda: draw(graph))
    with _listen(port) as server, tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
        server.pages = {"/": index, "/graph.html": drawing}
        server.inner = _free_port()
        log = Path(folder, "log")
        store = str(Path(folder, "store"))
        load = [program, "load", "--location", store, "--file", str(path), "--format", "ttl"]
        done = subprocess.run(load, capture_output=True, encoding="utf-8")
        if done.returncode:
            raise ServerError(f"{path}: oxigraph cannot load it ({done.stderr.strip().splitlines()[-1:]})")
        mode = "serve" if writable else "serve-read-only"
        command = [program, mode, "--location", store, "--bind", f"{HOST}:{server.inner}"]
        with log.open("wb") as sink:  # in a session of its own, so that Ctrl-C reaches it through us alone
            server.engine = subprocess.Popen(command, stdout=sink, stderr=sink, start_new_session=True)
        try:
            _await(server, log)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                yield server
            finally:
                server.shutdown()
        finally:
            server.engine.terminate()
            server.engine.wait()


def _program() -> str:
    """The `oxigraph` program of this environment, or else of the machine."""
    found = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    if found is None:
        raise ServerError("kg serve needs the oxigraph server: pip install oxigraph")
    return found


def _listen(port: int | None) -> Server:
    try:
        return Server((HOST, PORT if port is None else port), _Handler)
    except OSError as error:
        if port is None:
            return Server((HOST, 0), _Handler)
        raise ServerError(f"port {port}: cannot be used ({error.strerror}); choose another with --port") from None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _await(server: Server, log: Path) -> None:
    """Until the engine answers."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.engine.poll() is None:
        try:
            socket.create_connection((HOST, server.inner), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    raise ServerError(f"the oxigraph server does not start ({said[-1] if said else 'no answer'})")


def _page(base: str) -> str:
    """The page for questions, with those of the ontology for this graph's base."""
    known = [{"zh": q.zh, "en": q.en, "text": q.text.replace(iris.BASE, base)} for q in questions()]
    data = json.dumps(known, ensure_ascii=False).replace("</", "<\\/")
    return Path(__file__).with_name("page.html").read_text(encoding="utf-8").replace("/* questions */ []", data)


class _Handler(BaseHTTPRequestHandler):
    """Gives our two pages, and passes everything else on to the engine as it is."""

    server: Server
    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        self.close_connection = True
        page = self.server.pages.get(urlsplit(self.path).path)
        if self._is_foreign():
            self._send(403, "only pages of this server may ask it\n", "text/plain")
        elif page and self.command in ("GET", "HEAD"):
            self._send(200, page(), "text/html")
        elif "Transfer-Encoding" in self.headers:
            self._send(411, "give the length of what you send\n", "text/plain")
        else:
            self._pass_on()

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = _answer

    def _is_foreign(self) -> bool:
        """Whether a page of another site asks, by its own name or by a name that it made point here."""
        callers = [f"//{self.headers.get('Host', HOST)}", self.headers.get("Origin", f"//{HOST}")]
        try:
            return any(urlsplit(caller).hostname not in _OURS for caller in callers)
        except ValueError:  # no name at all
            return True

    def _send(self, status: int, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _HOP}
        engine = http.client.HTTPConnection(HOST, self.server.inner)
        try:
            engine.request(self.command, self.path, body, headers)
            answer = engine.getresponse()
            self.send_response_only(answer.status, answer.reason)
            for name, value in answer.getheaders():
                if name.lower() not in _HOP:
                    self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            shutil.copyfileobj(answer, self.wfile)
        except (ConnectionError, http.client.HTTPException):
            return  # the asker or the engine has gone; closing the connection says so
        finally:
            engine.close()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: who asked what is nobody's business."""
