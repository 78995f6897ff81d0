"""Keeps the questions that the article does not answer, in an SQLite file, and groups them for who would write more.

Off without a file. Keeps the question as it was searched, the reason and the day: no client, no conversation, no
answer, nothing of documents that were sent along. That the disk fails, fails no answer.
"""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from flask import Flask, Response, g

from article_index.errors import ArticleQAError
from article_web.serving.settings import SettingError, Settings

if TYPE_CHECKING:
    from article_qa.answer import Answer

LONGEST: Final = 300  # code points of a question that are kept
MOST: Final = 100_000  # questions that are kept at all; the oldest make room
_WAIT: Final = 0.25  # seconds for another process that writes
_SWEEP: Final = timedelta(hours=1)
_TABLE: Final = """
    CREATE TABLE IF NOT EXISTS declined (
        at TEXT NOT NULL, question TEXT NOT NULL, reason TEXT NOT NULL, confidence REAL NOT NULL
    )"""


class ReportError(ArticleQAError):
    """A file of declined questions that cannot be read."""


@dataclass(frozen=True, slots=True)
class Group:
    """Equal questions: how the last of them was written, how often, the days of the first and last, their reasons."""

    question: str
    count: int
    first: str
    last: str
    reasons: tuple[str, ...]


class Declined:
    """The file of declined questions, held open by one process; others may hold the same."""

    def __init__(self, path: Path, days: int) -> None:
        self._path = path
        self._kept = timedelta(days=days)
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None  # the device and the number of the file that is open
        self._swept: datetime | None = None

    def open(self) -> None:
        """Make the file, readable by its owner alone, and delete what is too old; raises sqlite3.Error and OSError."""
        with self._lock, self._connected() as connection:
            self._sweep(connection, datetime.now(UTC))

    def keep(self, question: str, reason: str, confidence: float, at: datetime | None = None) -> None:
        """Keep a question as of now (or ``at``); raises sqlite3.Error and OSError where that cannot be."""
        now = at or datetime.now(UTC)
        written = " ".join(question.split())[:LONGEST].encode(errors="replace").decode()
        with self._lock, self._connected() as connection:
            row = (now.isoformat(timespec="seconds"), written, reason, confidence)
            connection.execute("INSERT INTO declined VALUES (?, ?, ?, ?)", row)
            if self._swept is None or now - self._swept >= _SWEEP:
                self._sweep(connection, now)

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def __del__(self) -> None:
        self.close()  # Python 3.13 warns of a connection that nobody closed

    def _sweep(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Delete what is older than is kept, and what is more than is kept."""
        oldest = (now - self._kept).isoformat(timespec="seconds")
        connection.execute("DELETE FROM declined WHERE at < ?", (oldest,))
        connection.execute(
            "DELETE FROM declined WHERE rowid <= (SELECT rowid FROM declined ORDER BY rowid DESC LIMIT 1 OFFSET ?)",
            (MOST,),
        )
        self._swept = now

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Give the connection, a new one where the file is another than before, and commit; after a failure, let go."""
        try:
            if self._connection is None or self._file != _number(self._path):
                self.close()
                self._connection = _connect(self._path)
                self._file = _number(self._path)
            with self._connection:
                yield self._connection
        except (sqlite3.Error, OSError):
            self.close()
            raise


def _connect(path: Path) -> sqlite3.Connection:
    """Return a connection to the file at ``path``, which is made where there is none."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
    connection.execute(_TABLE)
    return connection


def _number(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another that takes its place."""
    try:
        told = path.stat()
    except FileNotFoundError:
        return None
    return told.st_dev, told.st_ino


def keep_declined(app: Flask, settings: Settings) -> None:
    """Make ``app`` keep declined questions, if the settings name a file; raises SettingError for one that is none."""
    if settings.declined is None:
        return
    declined = Declined(settings.declined, settings.declined_days)
    try:
        declined.open()
        declined.close()  # processes that are forked from this one open their own
    except (sqlite3.Error, OSError) as wrong:
        said = f"Declined questions cannot be kept in {settings.declined}: {wrong}."
        raise SettingError(said) from None
    failing = False

    @app.after_request
    def keep(response: Response) -> Response:
        nonlocal failing
        answer: Answer | None = g.get("answer")
        if answer is None or answer.outcome != "not_in_article" or g.get("of_documents"):
            return response
        try:
            declined.keep(answer.understood_as, answer.reason or "", answer.confidence or 0.0)
            failing = False
        except (sqlite3.Error, OSError) as wrong:
            if not failing:  # told once, not with each question
                app.logger.warning("Declined questions are not being kept: %s.", wrong)
            failing = True
        return response


def groups(path: Path, days: int | None = None) -> list[Group]:
    """Return the questions kept in ``path`` (of the last ``days``), equal ones as one, the most frequent first.

    Equal are those that differ in case, white space and the marks at their end. Raises ReportError.
    """
    if not path.is_file():
        raise ReportError(f"There is no file {path}; `article-qa serve --declined {path}` makes it.")
    since = "" if days is None else (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            rows = connection.execute(
                "SELECT at, question, reason FROM declined WHERE at >= ? ORDER BY at, rowid", (since,)
            ).fetchall()
    except sqlite3.Error as wrong:
        raise ReportError(f"{path} cannot be read as declined questions: {wrong}.") from None
    together: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows:
        together[" ".join(row[1].casefold().split()).rstrip("?!. ")].append(row)
    return sorted(map(_group, together.values()), key=lambda one: (-one.count, one.question.casefold()))


def _group(same: list[tuple[str, str, str]]) -> Group:
    """Return the group of the rows of equal questions, in their order of time."""
    (first, *_), (last, question, _) = same[0], same[-1]
    return Group(question, len(same), first[:10], last[:10], tuple(sorted({reason for _, _, reason in same})))
