"""Mirror of article_web/serving/metrics.py: what Prometheus reads, and who may read it."""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from urllib.parse import urlsplit

import pytest
from prometheus_client.parser import text_string_to_metric_families

from article_index.version import __version__
from article_web.app import create_app
from article_web.serving.settings import Settings
from article_web.serving.tokens import make


def samples(text):
    """Return each figure by its name and labels."""
    found = {}
    for family in text_string_to_metric_families(text):
        for one in family.samples:
            found[one.name, tuple(sorted(one.labels.items()))] = one.value
    return found


def test_what_was_asked_is_counted(library):
    """Requests by route, method and status; outcomes with their reasons; confidence; the shelf; the version."""
    client = create_app(library, Settings(metrics=True)).test_client()
    for question in ("When was the second ceasefire signed?", "Who brokered it in 2020?", "Hello!"):
        client.post("/api/v1/ask", json={"question": question})
    client.get("/nothing?q=secret")
    client.open("/nothing", method="SECRET")
    response = client.get("/metrics")
    assert response.mimetype == "text/plain"
    assert "secret" not in response.text.lower()
    found = samples(response.text)
    route = ("route", "/api/v1/ask")
    assert found["article_qa_requests_total", (("method", "POST"), route, ("status", "200"))] == 3
    assert found["article_qa_requests_total", (("method", "GET"), ("route", "none"), ("status", "404"))] == 1
    assert found["article_qa_requests_total", (("method", "other"), ("route", "none"), ("status", "404"))] == 1
    assert found["article_qa_request_seconds_count", (route,)] == 3
    assert found["article_qa_request_seconds_bucket", (("le", "+Inf"), route)] == 3
    assert found["article_qa_answers_total", (("outcome", "chat"), ("reason", "greeting"))] == 1
    assert sum(v for (name, _), v in found.items() if name == "article_qa_answers_total") == 3
    assert sum(v for (name, _), v in found.items() if name == "article_qa_confidence_count") == 2  # not of a greeting
    assert found["article_qa_articles", ()] == 1
    assert found["article_qa_passages", ()] == library.shelf.passages
    assert found["article_qa_build_info", (("version", __version__),)] == 1


def test_two_applications_count_for_themselves(library):
    """In one process, neither shows the other's requests."""
    first, second = (create_app(library, Settings(metrics=True)).test_client() for _ in "ab")
    first.get("/api/v1/health")
    health = ("article_qa_request_seconds_count", (("route", "/api/v1/health"),))
    assert samples(first.get("/metrics").text)[health] == 1
    assert health not in samples(second.get("/metrics").text)


@pytest.mark.parametrize(
    ("address", "host", "status"),
    [
        ("127.0.0.1", "localhost", 200),
        ("127.0.0.1", "127.0.0.1:8000", 200),
        ("::1", "[::1]:8000", 200),
        ("192.0.2.1", "localhost", 404),
        ("127.0.0.1", "qa.example", 404),  # a proxy of this machine passes on what others ask it
        ("", "localhost", 404),
    ],
)
def test_only_this_machine_sees_it(library, address, host, status):
    """Without tokens, others find nothing there."""
    client = create_app(library, Settings(metrics=True, trusted_hosts=("qa.example",))).test_client()
    environ = {"REMOTE_ADDR": address}
    assert client.get("/metrics", headers={"Host": host}, environ_overrides=environ).status_code == status


def test_with_tokens_it_takes_one(library, tmp_path):
    """From anywhere, as the API; without one, from nowhere."""
    token, hashed = make()
    path = tmp_path / "tokens"
    path.write_text(f"prometheus {hashed}\n", encoding="utf-8")
    client = create_app(library, Settings(metrics=True, tokens=path)).test_client()
    assert client.get("/metrics").status_code == 401
    far = {"REMOTE_ADDR": "192.0.2.1"}
    sent = {"Authorization": f"Bearer {token}"}
    assert client.get("/metrics", headers=sent, environ_overrides=far).status_code == 200


def test_there_is_nothing_by_default(client):
    """Who did not ask for it has no such address."""
    assert client.get("/metrics").status_code == 404


PROCESSES = """
import os, json
from article_qa.library import Library
from article_web.app import create_app
from article_web.serving.settings import Settings
app = create_app(Library.open(), Settings(metrics=True))
for n in range(2):
    if (child := os.fork()) == 0:
        for _ in range(n + 1):
            app.test_client().get("/api/v1/health")
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
print(app.test_client().get("/metrics").text)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are only forked on POSIX")
def test_the_processes_of_one_service_count_together(rooms_environment, tmp_path):
    """Two forked after the application was made count one and two requests; a third shows three, and the shelf once."""
    environ = rooms_environment | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", PROCESSES], capture_output=True, text=True, env=environ, check=False)
    assert done.stderr == ""
    found = samples(done.stdout)
    assert found["article_qa_request_seconds_count", (("route", "/api/v1/health"),)] == 3
    assert found["article_qa_articles", ()] == 1


def test_a_served_request_is_counted_and_logged(start_server):
    """The command's flags reach it: a line of JSON on stderr and a figure at /metrics."""
    _, url, said = start_server("--metrics", "--log", "json")
    with urllib.request.urlopen(url + "/api/v1/health/live", timeout=60) as response:
        given = response.headers["X-Request-ID"]
    with urllib.request.urlopen(url + "/metrics", timeout=60) as response:
        text = response.read().decode()
    assert samples(text)["article_qa_request_seconds_count", (("route", "/api/v1/health/live"),)] == 1
    _, line, *_ = said.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch("[0-9a-f]{16}", given)
    assert json.loads(line)["id"] == given


def test_the_workers_of_one_service_are_counted_together(start_server):
    """Whichever of two answers, each request is counted; and the folder of their figures goes with them."""
    process, url, _ = start_server("--metrics", "--workers", "2")
    for _ in range(6):
        with urllib.request.urlopen(url + "/api/v1/health/live", timeout=60) as response:
            assert response.status == 200
    with urllib.request.urlopen(url + "/metrics", timeout=60) as response:
        found = samples(response.read().decode())
    assert found["article_qa_request_seconds_count", (("route", "/api/v1/health/live"),)] == 6
    process.terminate()
    assert process.wait(timeout=60) == 0


def test_what_the_server_refuses_is_seen_too(start_server):
    """What is no HTTP reaches no route: it has an id, a line of log and a count all the same."""
    _, url, said = start_server("--metrics", "--log", "json")
    place = urlsplit(url)
    with socket.create_connection((place.hostname, place.port), timeout=60) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: bad-1\r\nContent-Length: x\r\n\r\n")
        response = http.client.HTTPResponse(connection)
        response.begin()
        given = response.headers["X-Request-ID"]
    with urllib.request.urlopen(url + "/metrics", timeout=60) as response:
        found = samples(response.read().decode())
    (count,) = [n for (name, of), n in found.items() if name == "article_qa_requests_total" and ("status", "400") in of]
    assert count == 1
    line = json.loads(said.read_text(encoding="utf-8").splitlines()[1])
    assert (line["id"], line["status"], line["problem"]) == (given, 400, "bad-request")
