"""One collection of a Milvus server: made, filled, emptied and searched, with patience for a server that is away.

Every call has a time limit and is tried again with a growing pause before it is given up with EngineAwayError. Speaks
in keys and written terms; what passages those are is the module ``engine``'s affair.
"""

import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

from article_index.bm25.weighing import K1, B
from article_index.errors import EngineAwayError, UnknownEngineError
from article_index.milvus.spelling import TEXT_BYTES

if TYPE_CHECKING:
    from pymilvus import MilvusClient

T = TypeVar("T")
SECONDS: Final = 3.0  # that one call may take
FILLING_SECONDS: Final = 30.0  # that a call which writes may take
TRIES: Final = 3
FILLING_TRIES: Final = 5  # of a call that reads or writes the whole
PAUSE: Final = 0.2  # seconds before the second try; twice as long before each one after that
REST: Final = 0.5  # seconds after that, within which a server that is away is not tried again
BATCH: Final = 500  # passages written at once
PAGE: Final = 5_000  # keys read at once
MOST: Final = 16_384  # hits that a server gives at once
SOON_AGAIN: Final = {  # a server that is back is tried at our pace, not at gRPC's, which waits for up to two minutes
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.max_reconnect_backoff_ms": 500,
    "grpc.use_local_subchannel_pool": 1,
}
TERMS, WEIGHTS = "terms", "weights"


class Collection:
    """The collection ``name`` of the server at ``uri``; made when it is first needed; safe to share between threads."""

    def __init__(self, uri: str, name: str, token: str = "", seconds: float = SECONDS) -> None:
        self.name, self._uri, self._token, self._seconds = name, uri, token, seconds
        self.address = re.sub(r"//[^/@]*@", "//", uri)  # without the password that it may hold
        self._away_until = 0.0
        self._client: MilvusClient | None = None

    def keys(self) -> set[int]:
        """Return the keys that it has; raises EngineAwayError, as every method does."""
        return self._patiently(lambda client: set(self._pages(client)))

    def add(self, rows: Iterable[tuple[int, str]]) -> None:
        """Write ``rows`` of a key and written terms; one whose key is there already takes its place."""
        for part in _parts(rows, BATCH):
            told = [{"key": key, TERMS: written} for key, written in part]
            self._patiently(partial(self._write, told))

    def remove(self, keys: Iterable[int]) -> None:
        """Remove the rows of ``keys``."""
        for part in _parts(keys, PAGE):
            self._patiently(partial(self._delete, part))

    def search(self, written: str, limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Return pairs (key, score) of at most ``limit`` rows, best first; higher scores are better."""
        only = "" if among is None else f"key in {list(among)}"
        found = self._patiently(
            lambda client: client.search(
                self.name,
                data=[written],
                anns_field=WEIGHTS,
                limit=min(limit, MOST),
                filter=only,
                output_fields=["key"],
                search_params={"metric_type": "BM25"},
                timeout=self._seconds,
            ),
            TRIES,
        )
        return [(hit["key"], abs(hit["distance"])) for hit in found[0]]  # milvus-lite gives them below 0

    def drop(self) -> None:
        """Remove the collection from the server."""
        self._patiently(lambda client: client.drop_collection(self.name, timeout=FILLING_SECONDS))

    def _write(self, rows: list[dict[str, Any]], client: "MilvusClient") -> None:
        client.upsert(self.name, rows, timeout=FILLING_SECONDS)

    def _delete(self, keys: list[int], client: "MilvusClient") -> None:
        client.delete(self.name, ids=keys, timeout=FILLING_SECONDS)

    def _pages(self, client: "MilvusClient") -> Iterator[int]:
        pages = client.query_iterator(self.name, batch_size=PAGE, output_fields=["key"], consistency_level="Strong")
        try:
            while page := pages.next():
                yield from (row["key"] for row in page)
        finally:
            pages.close()

    def _patiently(self, call: Callable[["MilvusClient"], T], tries: int = FILLING_TRIES) -> T:
        """Return what ``call`` gives, tried again while the server is away."""
        _import()
        from grpc import RpcError  # noqa: PLC0415 - as below
        from pymilvus.exceptions import MilvusException  # noqa: PLC0415

        if time.monotonic() < self._away_until:  # who asks meanwhile need not wait to be told the same
            raise self._away()
        for number in range(tries):
            if number:
                time.sleep(PAUSE * 2 ** (number - 1))
            try:
                return call(self._connected())
            except (MilvusException, RpcError, OSError) as error:
                self._client, failed = None, error
        self._away_until = time.monotonic() + REST
        raise self._away() from failed

    def _away(self) -> EngineAwayError:
        return EngineAwayError(f"The search engine at {self.address} does not answer; try again in a while.")

    def _connected(self) -> "MilvusClient":
        client = self._client  # another thread may forget it at any time
        if client is None:
            client = _client(self._uri, self._token, self._seconds)
            if not client.has_collection(self.name, timeout=self._seconds):
                _make(client, self.name)
            client.load_collection(self.name, timeout=FILLING_SECONDS)
            self._client = client
        return client


def _import() -> None:
    """Import what speaks to the server, 1.5 s that only those pay who have one; raises UnknownEngineError."""
    try:
        import pymilvus  # noqa: F401, PLC0415
    except ImportError:
        raise UnknownEngineError("The engine milvus is an extra: pip install 'article-qa[milvus]'.") from None
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # it logs what we raise, with its inside


def _client(uri: str, token: str, seconds: float) -> "MilvusClient":
    from pymilvus import MilvusClient  # noqa: PLC0415

    return MilvusClient(uri, token=token, timeout=seconds, grpc_options=SOON_AGAIN)


def _parts(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    left = iter(rows)
    while part := list(islice(left, size)):
        yield part


def _make(client: "MilvusClient", name: str) -> None:
    from pymilvus import DataType, Function, FunctionType  # noqa: PLC0415

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("key", DataType.INT64, is_primary=True)
    analyzer: Mapping[str, Any] = {"type": "standard"}
    schema.add_field(TERMS, DataType.VARCHAR, max_length=TEXT_BYTES, enable_analyzer=True, analyzer_params=analyzer)
    schema.add_field(WEIGHTS, DataType.SPARSE_FLOAT_VECTOR)
    bm25 = Function(
        name="bm25", function_type=FunctionType.BM25, input_field_names=[TERMS], output_field_names=[WEIGHTS]
    )
    schema.add_function(bm25)
    index = client.prepare_index_params()
    params = {"bm25_k1": K1, "bm25_b": B}
    index.add_index(WEIGHTS, index_type="SPARSE_INVERTED_INDEX", metric_type="BM25", params=params)
    client.create_collection(name, schema=schema, index_params=index, timeout=FILLING_SECONDS)
