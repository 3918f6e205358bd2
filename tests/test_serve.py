"""`kg serve` and `kg push`, met as their users meet them: curl, SPARQLWrapper, a browser's requests, Ctrl-C."""

from __future__ import annotations

import http.server
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Kg

from kg.errors import GraphError, ServerError
from kg.graph import KnowledgeGraph
from kg.push import push
from kg.query import questions
from kg.serve import Server, serve

pytest.importorskip("SPARQLWrapper")
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a kgo:Program }"
ASKED = f"PREFIX kgo: <https://w3id.org/kg-news/ontology#> {COUNT}"


@pytest.fixture(scope="module")
def reading(five_pages_file: Path) -> Iterator[Server]:
    with serve(five_pages_file) as server:
        yield server


@pytest.fixture(scope="module")
def writing(five_pages_file: Path) -> Iterator[Server]:
    with serve(five_pages_file, writable=True) as server:
        yield server


def fetch(url: str, data: bytes | None = None, **headers: str) -> tuple[int, str]:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, names), timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def programs(graph: KnowledgeGraph) -> int:
    return sum(entity.type == "Program" for entity in graph.entities)


# ---------------------------------------------------------------- reading


def test_sparqlwrapper_is_answered(reading: Server, five_pages: KnowledgeGraph) -> None:
    from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

    client = SPARQLWrapper(reading.address + "query")
    client.setQuery(ASKED)
    client.setReturnFormat(JSON)
    for method in ("GET", POST):
        client.setMethod(method)
        answer: Any = client.queryAndConvert()
        assert answer["results"]["bindings"][0]["n"]["value"] == str(programs(five_pages))
    client.setQuery("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3")
    client.setReturnFormat(TURTLE)
    answer = client.queryAndConvert()
    assert answer.count(b" .") == 3


def test_curl_is_answered(reading: Server, five_pages: KnowledgeGraph) -> None:
    if not shutil.which("curl"):
        pytest.skip("curl is not installed (Debian: curl)")
    command = ["curl", "-sS", "-H", "Accept: text/csv", "--data-urlencode", f"query={ASKED}", reading.address + "query"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.stdout.split(), done.stderr) == (["n", str(programs(five_pages))], "")


def test_the_questions_and_the_drawing_are_at_the_root(reading: Server, five_pages: KnowledgeGraph) -> None:
    status, page = fetch(reading.address)
    assert status == 200
    assert '"graph.html"' in page
    assert all(question.zh in page for question in questions())
    assert not re.search(r"""(src|href)=["']?https?:""", page)
    status, drawing = fetch(reading.address + "graph.html")
    assert status == 200
    assert five_pages.entities[0].name in drawing


def test_the_page_asks_in_a_browser(reading: Server, five_pages: KnowledgeGraph) -> None:
    api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium here (Debian: chromium)")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(reading.address + "#query", wait_until="domcontentloaded")
        page.locator("#text").fill(ASKED)
        page.locator("#run").click()
        page.wait_for_selector("#answer td")
        assert page.locator("#answer td").inner_text() == str(programs(five_pages))
        page.locator("#questions").select_option(index=1)
        page.wait_for_function("document.querySelectorAll('#answer tr').length > 2")
        page.locator("#text").fill("SELEC")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#answer pre")
        assert "error at 1:" in page.locator("#answer").inner_text()
        page.goto(reading.address)
        page.frame_locator("#graph-view").locator("canvas").first.wait_for()
        assert errors == []
        browser.close()


def test_reading_is_all_that_is_allowed(reading: Server) -> None:
    update = b"update=CLEAR+ALL"
    assert fetch(reading.address + "update", update)[0] == 403
    assert fetch(reading.address + "store?default", b"<a:a> <b:b> <c:c> .", Content_Type="text/turtle")[0] == 403


def test_a_wrong_query_is_400(reading: Server) -> None:
    status, text = fetch(reading.address + "query", b"SELEC", Content_Type="application/sparql-query")
    assert status == 400
    assert "error at 1:" in text


def test_pages_of_others_are_kept_out(reading: Server) -> None:
    assert fetch(reading.address, Host="attacker.example")[0] == 403
    assert fetch(reading.address, Host="[")[0] in (400, 403)
    assert fetch(reading.address + "query?query=ASK%20%7B%7D", Origin="https://attacker.example")[0] == 403
    assert fetch(reading.address + "query?query=ASK%20%7B%7D", Origin=reading.address.rstrip("/"))[0] == 200


def test_it_listens_on_loopback_only(reading: Server) -> None:
    assert reading.server_address[0] == "127.0.0.1"


def test_writing_where_it_is_asked_for(writing: Server) -> None:
    insert = b"INSERT DATA { <http://a/b> <http://a/c> 1 }"
    assert fetch(writing.address + "update", insert, Content_Type="application/sparql-update")[0] == 204
    assert '"boolean":true' in fetch(
        writing.address + "query?query=ASK%20%7B%20%3Chttp%3A%2F%2Fa%2Fb%3E%20%3Fp%201%20%7D",
        Accept="application/sparql-results+json",
    )[1].replace(" ", "")


# ---------------------------------------------------------------- starting and stopping


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_clean_stop(five_pages_file: Path, how: signal.Signals, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", str(five_pages_file)]
    environment = {"TMPDIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment) as process:
        assert process.stdout
        line = process.stdout.readline()
        address = line.split()[0]
        assert fetch(address)[0] == 200
        process.send_signal(how)
        output, errors = process.communicate(timeout=30)
    assert (process.returncode, output, errors) == (0, "stopped\n", "")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(address, timeout=5)


def test_a_port_that_is_taken(kg: Kg, five_pages_file: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = kg("serve", five_pages_file, "--port", str(port))
    message = f"Error: port {port}: cannot be used (Address already in use); choose another with --port\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", message)


def test_two_servers_find_ports_of_their_own(reading: Server, writing: Server) -> None:
    assert reading.server_port != writing.server_port


def test_a_graph_of_others_can_be_served(tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_text("<http://a/b> <http://a/c> 3 .", encoding="utf-8")
    with serve(tmp_path / "other.ttl") as server:
        assert fetch(server.address + "graph.html")[0] == 200


@pytest.mark.parametrize(("name", "message"), [("missing.ttl", "cannot be read"), ("broken.ttl", "not Turtle")])
def test_a_bad_file_is_told(kg: Kg, tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "broken.ttl").write_text("what", encoding="utf-8")
    for arguments in (["serve", name], ["push", name, "http://127.0.0.1:1/store"]):
        done = kg(*arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert f"{name}" in done.stderr
        assert message in done.stderr


def test_without_the_program_it_says_what_to_install(five_pages_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(ServerError, match=r"pip install oxigraph"), serve(five_pages_file):
        pass


# ---------------------------------------------------------------- pushing


def count(server: Server, graph: str = "") -> int:
    where = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    query = f"SELECT (COUNT(*) AS ?n) {{ {where} }}".encode()
    _, text = fetch(server.address + "query", query, Content_Type="application/sparql-query", Accept="text/csv")
    return int(text.split()[1])


def test_push_to_a_running_oxigraph(kg: Kg, writing: Server, five_pages_file: Path, tmp_path: Path) -> None:
    small = tmp_path / "small.ttl"
    small.write_text("<http://a/1> <http://a/c> 1 .", encoding="utf-8")
    name = "https://example.org/图/1"
    assert push(small, writing.address + "store", graph=name) == 1
    done = kg("push", five_pages_file, writing.address + "store", "--graph", name)
    triples = re.fullmatch(rf"(\d+) triples -> {name}\n", done.stdout)
    assert triples, done.stderr
    assert count(writing, name) == int(triples[1]) + 1
    push(small, writing.address + "store", graph=name, replace=True)
    assert count(writing, name) == 1
    before = count(writing)
    push(small, writing.address + "store")
    assert count(writing) == before + 1


class _Refusing(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012

    def do_POST(self) -> None:
        self.asked.append(f"{self.path} {self.headers['Authorization']}")
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_error(401)

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_a_server_that_refuses(kg: Kg, reading: Server, five_pages_file: Path) -> None:
    done = kg("push", five_pages_file, reading.address + "store")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "the server refused it (403 Forbidden: The server is read-only)" in done.stderr
    done = kg("push", five_pages_file, reading.address + "nowhere")
    assert re.search(r"refused it \(40\d .*\); give the address of its graph store", done.stderr)


def test_user_and_password_are_sent_and_not_shown(five_pages_file: Path) -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), _Refusing) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        with pytest.raises(ServerError) as caught:
            push(five_pages_file, f"http://me:pass%20word@127.0.0.1:{server.server_port}/data")
    assert "pass" not in str(caught.value).replace("password", "")
    assert _Refusing.asked == ["/data?default Basic bWU6cGFzcyB3b3Jk"]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1:1/store", "no answer (Connection refused)"),
        ("http://no-such-host.invalid/store", "no answer ("),
        ("localhost:7878/store", "not an address of the web"),
        ("http://localhost:port/store", "not an address ("),
    ],
)
def test_a_server_that_cannot_be_reached(url: str, message: str, five_pages_file: Path) -> None:
    with pytest.raises(ServerError) as caught:
        push(five_pages_file, url)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_server_that_does_not_speak_http(five_pages_file: Path) -> None:
    def rude(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        connection.recv(100)
        connection.sendall(b"220 mail\r\n")
        time.sleep(0.2)
        connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=rude, args=(listener,), daemon=True).start()
        with pytest.raises(ServerError, match="no answer"):
            push(five_pages_file, f"http://127.0.0.1:{listener.getsockname()[1]}/store")


def test_nothing_is_sent_of_a_broken_file(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("<http://a/b> <http://a/c> 3 .\nwhat", encoding="utf-8")
    with pytest.raises(GraphError, match=r"broken\.ttl:2"):
        push(tmp_path / "broken.ttl", "http://127.0.0.1:1/store")
