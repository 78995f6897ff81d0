"""Reads HTML, PDF, .docx and EPUB in a process apart, so that a hostile or broken file costs a bounded time and memory.

The process is started with the first such file and serves the others. Knows no format.
"""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import article_index
from article_index.loading.extracted import Extracted, UnreadableError

if TYPE_CHECKING:
    import subprocess

SECONDS: Final = 120.0  # for one file; a book of a thousand pages takes about one minute
WORKER: Final = "article_index.loading.worker"


class Reader:
    """The other process, for as long as it is needed; a context manager. Not for two threads at once."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(self, kind: str, data: bytes) -> Extracted:
        """Return what stands in ``data``, a file of the format ``kind``; raises UnreadableError."""
        process = self._process = self._process or _started()
        late: list[bool] = []

        def end() -> None:
            late.append(True)
            process.kill()

        timer = Timer(self._seconds, end)
        timer.start()
        try:
            told = _exchange(process, kind, data)
        finally:
            timer.cancel()
        if told is None:
            self.close()
            raise UnreadableError(
                f"takes more than {self._seconds:g} seconds to read"
                if late
                else "cannot be read: its reader broke down"
            )
        if "missing" in told:
            raise UnreadableError(f"needs a reader that is not installed: pip install 'article-qa[{kind}]'")
        if "wrong" in told:
            raise UnreadableError(told["wrong"])
        found = told["found"]
        return Extracted(**{**found, "tags": tuple(found["tags"]), "pages": tuple(found["pages"])})

    def close(self) -> None:
        """End the process, where there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def _exchange(process: "subprocess.Popen[bytes]", kind: str, data: bytes) -> Mapping[str, Any] | None:
    """Return the answer of ``process``; None where it ended without one."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps([kind, len(data)]).encode() + b"\n")
        process.stdin.write(data)
        process.stdin.flush()
        line = process.stdout.readline()
    except OSError:
        return None
    return json.loads(line) if line.endswith(b"\n") else None


def _started() -> "subprocess.Popen[bytes]":
    """Return a process that knows our package and nothing of the folder that we are in."""
    import subprocess  # noqa: PLC0415 - paid for by those who read such files

    ours = str(Path(article_index.__file__).parents[1])
    path = os.pathsep.join([ours, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))])
    try:
        return subprocess.Popen(  # noqa: S603 - our own module, by our own Python
            [sys.executable, "-P", "-m", WORKER],  # -P: what lies in the folder that we are in is no code of ours
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
    except OSError as wrong:
        raise UnreadableError(f"cannot be read: no process can be started ({wrong.strerror})") from None
