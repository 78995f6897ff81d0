"""Mirror of article_web/serving/serve.py: a real server, in a process of its own."""

import http.client
import json
import signal
import socket
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from urllib.parse import urlsplit

import pytest

from article_web.serving.serve import ServeError, address, bind, check_public
from article_web.serving.settings import Settings

QUESTION = {"question": "When was the second ceasefire signed?"}


def post(url, sent):
    """Return the status and the bytes that a server answers a question with."""
    request = urllib.request.Request(
        url + "/api/v1/ask", json.dumps(sent).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        return response.status, response.read()


def test_a_served_answer_is_the_same_bytes_as_without_a_network(server, client):
    """Over HTTP, asked twice, and through the test client: one answer."""
    first, second = post(server, QUESTION), post(server, QUESTION)
    assert first == second == (200, client.post("/api/v1/ask", json=QUESTION).data)


def test_a_second_server_gives_the_same_bytes(server, start_server):
    """Nothing of an answer depends on the process."""
    _, other, _ = start_server()
    assert post(other, QUESTION) == post(server, QUESTION)


def test_a_text_on_stdin_is_served(start_server, tmp_path):
    """``serve -`` answers from the text that is piped in, whose hash is that of its bytes."""
    story = tmp_path / "story.txt"
    story.write_bytes("The mill – “Otto’s” – burnt in 1931.\nNobody was hurt.\n".encode())
    with story.open("rb") as piped:
        _, url, _ = start_server("-", stdin=piped)
    with urllib.request.urlopen(f"{url}/api/v1/articles/stdin", timeout=60) as response:
        served = json.load(response)
    assert served["sha256"] == sha256(story.read_bytes()).hexdigest()
    assert served["text"].encode() == story.read_bytes()


def test_every_path_is_served(start_server, command, tmp_path):
    """A file, all that is under a folder, and a built shelf, together; equal names get numbers."""
    for name in ("mill.txt", "texts/dam.txt", "texts/deep/mill.txt", "old/fair.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The {name} was built in 1931.\n", encoding="utf-8")
    assert command("index", "old", "--out", "shelf").returncode == 0
    _, url, said = start_server(*(str(tmp_path / name) for name in ("mill.txt", "texts", "shelf")))
    with urllib.request.urlopen(f"{url}/api/v1/articles", timeout=60) as response:
        assert [one["id"] for one in json.load(response)["articles"]] == ["dam", "fair", "mill", "mill-2"]
    assert said.read_text(encoding="utf-8").startswith("article-qa serves 4 articles at ")


def test_the_server_does_not_name_its_software(server):
    """No Server header, and our guards on what is sent."""
    with urllib.request.urlopen(server + "/api/v1/health", timeout=60) as response:
        assert response.headers["Server"] is None
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_body_that_is_too_large_is_a_problem(server):
    """A body beyond the limit is answered by the application, in its own words."""
    place = urlsplit(server)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=60)
    try:
        headers = {"Content-Type": "application/json"}
        connection.request("POST", "/api/v1/ask", b" " * (32 * 1024 * 1024 + 1), headers)
        response = connection.getresponse()
        assert (response.status, json.loads(response.read())["type"]) == (413, "/problems/too-large")
    finally:
        connection.close()


def test_a_chunked_body_is_read(server):
    """A client that does not know the length beforehand is answered, too."""
    place = urlsplit(server)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=60)
    try:
        headers = {"Content-Type": "application/json"}
        connection.request("POST", "/api/v1/ask", iter([json.dumps(QUESTION).encode()]), headers, encode_chunked=True)
        response = connection.getresponse()
        assert (response.status, json.loads(response.read())["outcome"]) == (200, "answered")
    finally:
        connection.close()


RAW = [
    (b"GET /api/v1/ask?q=caf\xc3\xa9+%E2%80%9C HTTP/1.1\r\nHost: localhost\r\n\r\n", 200, None),
    (b"GET /api/v1/ask?q=caf\xe9 HTTP/1.1\r\nHost: localhost\r\n\r\n", 422, "invalid-request"),
    (b"GET /api/v1//health HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "not-found"),
    (b"GET /static//etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "not-found"),
    (b"GET /static/%2e%2e/app.py HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "not-found"),
    (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400, "untrusted-host"),
    (b"GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n\r\n", 400, "untrusted-host"),
    (b"nonsense\r\n\r\n", 400, "bad-request"),
    (b"POST /api/v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400, "bad-request"),
    (
        b"POST /api/v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999999\r\n\r\n",
        413,
        "too-large",
    ),
]


@pytest.mark.parametrize(("sent", "status", "name"), RAW)
def test_bytes_on_the_wire_are_answered_in_one_shape(server, sent, status, name):
    """Raw UTF-8 in an address is read; what is no HTTP, or not for us, is a problem with our guards."""
    place = urlsplit(server)
    with socket.create_connection((place.hostname, place.port), timeout=60) as connection:
        connection.sendall(sent)
        response = http.client.HTTPResponse(connection)
        response.begin()
        said = json.loads(response.read())
    assert response.status == status
    assert said.get("type") == (f"/problems/{name}" if name else None)
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_many_at_once_get_the_same_bytes(server, client):
    """Answers that are worked out side by side do not disturb each other."""
    questions = ["When was the second ceasefire signed?", "Who brokered it?", "What do zebras eat?", "Hello!"]
    expected = {q: client.post("/api/v1/ask", json={"question": q}).data for q in questions}
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda q: (q, post(server, {"question": q})[1]), questions * 6))
    assert answers == [(q, expected[q]) for q in questions * 6]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(start_server, number):
    """Stopped as a service manager or a user stops it, it exits with 0 and says nothing more."""
    process, url, said = start_server()
    assert post(url, QUESTION)[0] == 200
    process.send_signal(number)
    assert process.wait(timeout=60) == 0
    assert said.read_text(encoding="utf-8") == f"article-qa serves 1 article at {url}/ (Ctrl+C stops it)\n"


def test_a_port_that_is_taken_is_one_clear_line(server, rooms_environment):
    """The command ends with 1, names the port and says what to do; no traceback."""
    port = str(urlsplit(server).port)
    command = [sys.executable, "-m", "article_web", "serve", "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=rooms_environment, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    advice = "choose another with --port, or --port 0 for any free one."
    assert done.stderr == f"article-qa: Port {port} of 127.0.0.1 is in use; {advice}\n"


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [
        ("127.0.0.1", 70_000, "70000 is no port; choose one from 0 (any free one) to 65535."),
        ("192.0.2.1", 0, "'192.0.2.1' is no address of this machine; try --host 127.0.0.1."),
        ("no such host", 0, "'no such host' is no address of this machine; try --host 127.0.0.1."),
        (
            "x" * 64 + ".example",
            0,
            f"'{'x' * 64}.example' is no address of this machine; try --host 127.0.0.1.",
        ),
    ],
)
def test_an_address_that_cannot_be_bound_is_one_clear_sentence(host, port, said):
    """Each reason has its own sentence, with what to do."""
    with pytest.raises(ServeError) as caught:
        bind(host, port)
    assert str(caught.value) == said


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::", "0"])
def test_other_machines_reach_it_only_where_that_is_asked_for(host):
    """Every way to say all addresses, an empty one too, is refused without ``public``."""
    with pytest.raises(ServeError) as caught:
        check_public(Settings(host=host))
    said = f"{host!r} is an address that other machines reach; add --public to serve there, with rate limits."
    assert str(caught.value) == said
    check_public(Settings(host=host, public=True))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "no such host"])
def test_this_machine_is_served_without_asking(host):
    """Its loopback names and addresses; what is no address at all is left to what binds it."""
    check_public(Settings(host=host))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_command_opens_nothing_that_was_not_opened(command, workers):
    """An empty host, as from a variable that nobody filled in, is every address: it is refused in one line."""
    done = command("serve", "--host", "", "--port", "0", "--workers", workers)
    assert (done.returncode, done.stdout) == (1, "")
    said = "'' is an address that other machines reach; add --public to serve there, with rate limits."
    assert done.stderr == f"article-qa: {said}\n"


def test_the_address_is_one_that_a_browser_takes():
    """The port is the real one, IPv6 stands in brackets, and every address is reached as localhost."""
    with bind("127.0.0.1", 0) as listener:
        assert address(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}/"
    with bind("0.0.0.0", 0) as listener:
        assert address(listener).startswith("http://localhost:")
    if socket.has_ipv6:
        try:
            listener = bind("::1", 0)
        except ServeError:
            pytest.skip("this machine has no IPv6 loopback")
        with listener:
            assert address(listener).startswith("http://[::1]:")
