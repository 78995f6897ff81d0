"""What of the service can be configured, as one frozen value; each setting is declared here once, and nowhere else.

Opens nothing and serves nothing. Where a value comes from (a flag, the environment) is the module ``configured``'s.
"""

import re
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from article_index.errors import ArticleQAError

MEBIBYTE: Final = 1024 * 1024
LAST_PORT: Final = 65_535
ORIGIN: Final = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?|https?://\[[0-9a-f:]+\](?::[0-9]{1,5})?")
COLLECTION: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,254}")
PUBLIC_URL: Final = re.compile(rf"(?:{ORIGIN.pattern})(?:/[^\s?#\"'<>]*)?", re.IGNORECASE)


class SettingError(ArticleQAError):
    """A setting has a value that it cannot have."""


def _setting(
    default: Any,  # noqa: ANN401
    told: str,
    *,
    least: float | None = None,
    most: float | None = None,
    choices: tuple[str, ...] = (),
) -> Any:  # noqa: ANN401
    """Declare a setting: its default, what it is told to be, for numbers the least and the most, for words which."""
    return field(default=default, metadata={"help": told, "least": least, "most": most, "choices": choices})


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration of one service; every default suits one user on one machine.

    Raises SettingError for a number out of its range, or an origin that is none.
    """

    host: str = _setting("127.0.0.1", "address to listen on; its name may stand in a request's Host header")
    port: int = _setting(8000, "port to listen on, 0 for any free one", least=0, most=LAST_PORT)
    trusted_hosts: tuple[str, ...] = _setting((), "further names that a Host header may have, behind a proxy")
    max_body_bytes: int = _setting(32 * MEBIBYTE, "the longest request body that is read", least=1024)
    public: bool = _setting(False, "listen on an address that other machines reach; rate limits are then on")
    trusted_proxies: int = _setting(
        0, "proxies in front whose X-Forwarded-For and -Proto are believed", least=0, most=9
    )
    rate_per_client: str = _setting("", "requests that one client may make, as 60 per minute; public: 120 per minute")
    rate_in_all: str = _setting("", "requests that all clients together may make; public: 3000 per minute")
    rate_store: str = _setting("memory://", "where requests are counted: memory:// or, for several processes, redis://")
    public_url: str = _setting(
        "", "address at which readers have the page, as https://ask.example/; quotes of articles without one link there"
    )
    tokens: Path | None = _setting(None, "file of tokens, a NAME HASH a line; the API then answers only with one")
    open_page: bool = _setting(False, "with tokens: let the page, and whoever opens it, ask without one")
    cors_origins: tuple[str, ...] = _setting((), "origins whose pages may call the API, as https://news.example")
    frame_ancestors: tuple[str, ...] = _setting((), "origins whose pages may show the page in a frame")
    threads: int = _setting(4, "answers that are worked out at a time in one process", least=1, most=64)
    log: str = _setting("off", "a line a request on stderr: off, text or json", choices=("off", "text", "json"))
    log_questions: bool = _setting(False, "with a log: write the questions, too")
    log_clients: bool = _setting(False, "with a log: write the clients' addresses, too")
    metrics: bool = _setting(False, "figures for Prometheus at /metrics, for this machine or who has a token")
    declined: Path | None = _setting(None, "SQLite file to keep questions in that the article does not answer")
    declined_days: int = _setting(30, "days after which such a question is deleted", least=1, most=3650)
    workers: int = _setting(
        1, "processes that answer, more than one only on Linux; they share the shelf's memory", least=1, most=64
    )
    silent_seconds: float = _setting(
        30.0, "how long a worker may give no sign of life; it is then killed and replaced", least=3
    )
    waiting: int = _setting(100, "requests that may wait in one process; others are told that it is busy", least=1)
    connections: int = _setting(
        500, "connections of one process; for another, the one longest without a request ends", least=10
    )
    receive_seconds: float = _setting(60.0, "how long a client may take to send a request", least=1)
    grace_seconds: float = _setting(30.0, "how long what is in flight may take when the service ends", least=0)
    time_budget: float = _setting(10.0, "seconds that one question, or a text to read, may take", least=0.01)
    watch: bool = _setting(False, "open the articles anew when their files change, as SIGHUP does")
    engine: str = _setting(
        "bm25",
        "what finds passages: bm25, rank_bm25 (slow, to compare) or milvus",
        choices=("bm25", "milvus", "rank_bm25"),
    )
    milvus_uri: str = _setting("", "with the engine milvus: its server, as http://127.0.0.1:19530")
    milvus_collection: str = _setting("article_qa", "with the engine milvus: the collection that is this shelf's alone")
    milvus_token: Path | None = _setting(None, "with the engine milvus: file of its token, or of user:password")
    answer_cache_bytes: int = _setting(16 * MEBIBYTE, "answers that one process keeps for equal requests", least=0)
    document_cache_chars: int = _setting(8_000_000, "characters of sent documents that one process keeps", least=0)

    def __post_init__(self) -> None:
        """Refuse numbers out of range."""
        for one in fields(self):
            check_range(one, getattr(self, one.name))
        if self.public_url and not PUBLIC_URL.fullmatch(self.public_url):
            said = f"The setting public_url is {self.public_url!r}; it is written https://ask.example/ or with a path."
            raise SettingError(said)
        if self.engine == "milvus" and not self.milvus_uri:
            raise SettingError("The engine milvus needs the setting milvus_uri, as http://127.0.0.1:19530.")
        if self.engine == "milvus" and self.workers > 1:  # what speaks to the server does not outlive a fork
            raise SettingError("The engine milvus goes with one worker; run several services to have more processes.")
        if not COLLECTION.fullmatch(self.milvus_collection):
            said = f"The setting milvus_collection is {self.milvus_collection!r}; it is of letters, digits and _."
            raise SettingError(said)
        for name in ("cors_origins", "frame_ancestors"):
            for origin in getattr(self, name):
                if not ORIGIN.fullmatch(origin):
                    raise SettingError(f"The setting {name} has {origin!r}; an origin is written https://news.example.")


def check_range(one: "Field[Any]", value: object) -> None:
    """Raise SettingError unless ``value`` is within what the setting ``one`` allows, if that has bounds."""
    least, most, choices = (one.metadata[key] for key in ("least", "most", "choices"))
    if choices and value not in choices:
        raise SettingError(
            f"The setting {one.name} is {value!r}; it may be {', '.join(choices[:-1])} or {choices[-1]}."
        )
    if not isinstance(value, int | float) or isinstance(value, bool):
        return
    if (least is not None and value < least) or (most is not None and value > most):
        span = f"{least:,} or more" if most is None else f"{least:,} to {most:,}"
        raise SettingError(f"The setting {one.name} is {value:,}; it may be {span}.")
