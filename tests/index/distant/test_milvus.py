"""The engine milvus against a server on this machine: what every engine promises, and what happens when it dies.

Slow, since it starts servers: ``pip install pymilvus milvus-lite``, then
``pytest -m slow tests/index/distant``. Two promises are weaker than those of ``test_engine``: the scores are
Milvus's own, and milvus-lite weighs terms within the named passages alone.
"""

import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from milvus_server import Server

from article_index.errors import EngineAwayError
from article_index.milvus.collection import Collection
from article_index.milvus.engine import Milvus

pytestmark = pytest.mark.slow

NAMES = count(1)
FEW = [["war", "end"], ["peac", "talk"], ["war", "war"], [], ["peac", "talk"]]
MANY = [[f"w{n % 97}", f"v{n}", "año", "all"] for n in range(2_500)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that runs."""
    one = Server(tmp_path_factory.mktemp("milvus"))
    one.start()
    yield one
    one.kill()


@pytest.fixture
def collection(server: Server) -> Collection:
    """A collection of its own."""
    return Collection(server.uri, f"shelf{next(NAMES)}")


def numbers(found: list[tuple[int, float]]) -> list[int]:
    """Return the passages found."""
    return [number for number, _ in found]


def test_hits_share_a_term_best_first(collection: Collection) -> None:
    """The hits are the passages that share a term, best first, ties by number, with scores above 0."""
    engine = Milvus(FEW, collection)
    found = engine.search(["war", "end"], 5)
    assert numbers(found) == [0, 2]
    assert all(score > 0 for _, score in found)
    assert numbers(engine.search(["peac"], 5)) == [1, 4]
    assert numbers(engine.search(["peac"], 1)) == [1]


def test_among(collection: Collection) -> None:
    """Only named passages are found."""
    engine = Milvus(FEW, collection)
    assert numbers(engine.search(["peac", "war"], 5, [4, 2, 99])) == [2, 4]
    assert engine.search(["peac"], 5, []) == []


@pytest.mark.parametrize("corpus", [[], [[]], [["a"]]])
def test_nothing_to_find(collection: Collection, corpus: list[list[str]]) -> None:
    """No passages, empty ones, no terms and unknown terms give no hits."""
    engine = Milvus(corpus, collection)
    assert engine.search(["zebra"], 5) == []
    assert engine.search([], 5) == []
    assert engine.search(["a"], 0) == []


def test_terms_that_an_analyzer_would_cut(collection: Collection) -> None:
    """Terms with accents, marks, capitals and of other scripts are found as they are, and only as they are."""
    terms = ["año", "ano", "u.s", "covid-19", "Año", "战争", "x" * 60, "zzano"]
    engine = Milvus([[term] for term in terms], collection)
    assert [numbers(engine.search([term], 9)) for term in terms] == [[n] for n in range(len(terms))]


def test_adding_and_removing(collection: Collection) -> None:
    """A shelf that changed is searched as a new one is, and only what changed is sent."""
    Milvus(FEW, collection)
    sent: list[int] = []
    add = collection.add
    collection.add = lambda rows: add((sent.append(key) or (key, text)) for key, text in rows)  # type: ignore[method-assign,func-returns-value]
    changed = Milvus([["new", "peac"], *FEW[1:]], collection)
    assert len(sent) == 1
    assert numbers(changed.search(["peac"], 5)) == [0, 1, 4]
    assert numbers(changed.search(["war", "end"], 5)) == [2]
    assert len(collection.keys()) == len(FEW)


def test_the_server_dies_while_indexing(tmp_path: Path) -> None:
    """The error is clear; nothing is lost: once the server is back, indexing goes on and all is found."""
    server = Server(tmp_path)
    server.start()
    try:
        collection = Collection(server.uri, "dying")
        killer = threading.Event()
        write = collection._write

        def dying(rows, client):
            write(rows, client)
            if not killer.is_set():
                killer.set()
                server.kill()

        collection._write = dying  # type: ignore[method-assign]
        with pytest.raises(EngineAwayError, match=r"^The search engine at http://127.0.0.1:\d+ does not answer; try"):
            Milvus(MANY, collection)
        server.start()
        engine = Milvus(MANY, collection)
        assert len(collection.keys()) == len(MANY)
        assert numbers(engine.search(["v17", "w17"], 1)) == [17]
        assert numbers(engine.search(["v2499"], 1)) == [2499]
    finally:
        server.kill()


def test_the_server_dies_while_searching(tmp_path: Path) -> None:
    """The error is clear and comes in time; once the server is back, the same engine answers again."""
    server = Server(tmp_path)
    server.start()
    try:
        engine = Milvus(FEW, Collection(server.uri, "dying", seconds=1))
        server.kill()
        with pytest.raises(EngineAwayError):
            engine.search(["war"], 5)
        server.start()
        assert numbers(engine.search(["war", "end"], 5)) == [0, 2]
    finally:
        server.kill()


def test_no_server() -> None:
    """Where no server is, the error says where it was looked for."""
    with pytest.raises(EngineAwayError, match=r"^The search engine at http://127\.0\.0\.1:9 does not answer"):
        Milvus(FEW, Collection("http://127.0.0.1:9", "none", seconds=0.2))
