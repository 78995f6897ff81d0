"""``serve --engine milvus``: answers of a shelf that a Milvus server searches, and what is told while that is away."""

import json
import signal
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from milvus_server import Server

pytestmark = pytest.mark.slow

ANIMALS = ["Lion", "Tiger", "Whale", "Eagle", "Otter", "Camel", "Zebra", "Horse", "Mouse", "Sloth", "Lemur", "Moose"]


def ask(address: str, question: str) -> tuple[int, dict, dict]:
    """Return the status, the headers and the object that answer."""
    try:
        with urllib.request.urlopen(f"{address}/api/v1/ask?q={urllib.parse.quote(question)}", timeout=60) as reply:
            return reply.status, dict(reply.headers), json.load(reply)
    except urllib.error.HTTPError as refused:
        return refused.code, dict(refused.headers), json.load(refused)


@pytest.fixture
def milvus(tmp_path: Path) -> Iterator[Server]:
    """A Milvus server that runs."""
    server = Server(tmp_path / "milvus")
    server.start()
    yield server
    server.kill()


def test_a_shelf_is_served_through_milvus(milvus: Server, tmp_path: Path, start_server) -> None:
    """Questions are answered, articles added and removed at SIGHUP; 503 while the server is away, and nothing lost."""
    folder = tmp_path / "animals"
    folder.mkdir()
    for number, name in enumerate(ANIMALS):
        text = f"{name}\n\nThe {name.lower()} was first seen in {1800 + number}.\n"
        (folder / f"{name.lower()}.txt").write_text(text)
    service, address, said = start_server(str(folder), "--engine", "milvus", "--milvus-uri", milvus.uri)
    status, _, answer = ask(address, "When was the whale first seen?")
    assert (status, answer["citations"][0]["quote"]) == (200, "The whale was first seen in 1802.")

    milvus.kill()
    status, headers, problem = ask(address, "When was the otter first seen?")
    assert (status, headers["Retry-After"], problem["type"]) == (503, "5", "/problems/engine-away")
    assert problem["detail"].startswith(f"The search engine at {milvus.uri} does not answer")
    milvus.start()
    status, _, answer = ask(address, "When was the otter first seen?")
    assert (status, answer["citations"][0]["quote"]) == (200, "The otter was first seen in 1804.")

    (folder / "whale.txt").unlink()
    (folder / "gecko.txt").write_text("Gecko\n\nThe gecko was first seen in 1900.\n")
    service.send_signal(signal.SIGHUP)
    end = time.monotonic() + 60
    while "has opened 12 articles anew" not in said.read_text("utf-8"):
        assert time.monotonic() < end, said.read_text("utf-8")
        time.sleep(0.05)
    assert ask(address, "When was the gecko first seen?")[2]["citations"][0]["article"] == "gecko"
    assert not any("whale" in one["id"] for one in ask(address, "When was the whale first seen?")[2]["articles"])
