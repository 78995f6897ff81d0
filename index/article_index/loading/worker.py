"""The process that reads what strangers wrote: one file after the other from standard input, each answered by a line.

Its memory is bounded, it may open no connection and start no program, and who started it ends it when it takes too
long. What it is asked is ``reader``'s.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from typing import Any, Final

from article_index.errors import LoadError
from article_index.loading.extracted import LONGEST, TOO_LONG, Extracted, UnreadableError

MEMORY: Final = 3_000_000_000  # bytes of address space
READERS: Final = {
    "html": ("web", "read_html"),
    "pdf": ("pdf", "read_pdf"),
    "docx": ("word", "read_docx"),
    "epub": ("epub", "read_epub"),
}
_REFUSED: Final = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "ftplib.",
    "urllib.",
)


def main() -> None:
    """Answer until standard input ends."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what a library prints is no answer
        _bound_memory()
        sys.addaudithook(_refuse)
        while asked := sys.stdin.buffer.readline():
            kind, size = json.loads(asked)
            answers.write(json.dumps(answer(kind, sys.stdin.buffer.read(size))).encode() + b"\n")
            answers.flush()


def answer(kind: str, data: bytes) -> dict[str, Any]:
    """Return what the reader of ``kind`` makes of ``data``: the fields of an ``Extracted``, or what is wrong."""
    try:
        found = _reader(kind)(data)
    except UnreadableError as wrong:
        return {"wrong": str(wrong)}
    except LoadError as wrong:  # of the bytes of a text, whose name is not known here
        return {"wrong": str(wrong).strip(" .")}
    except ImportError:
        return {"missing": kind}
    except MemoryError:
        return {"wrong": "takes too much memory to read"}
    except RecursionError:
        return {"wrong": "is nested too deeply"}
    except Exception as wrong:  # noqa: BLE001 - a reader of strangers' bytes raises whatever it meets
        return {"wrong": f"cannot be read ({type(wrong).__name__})"}
    if not found.text.strip():
        return {"wrong": "has no text"}
    if len(found.text) > LONGEST:
        return {"wrong": TOO_LONG}
    return {"found": asdict(found)}


def _reader(kind: str) -> Callable[[bytes], Extracted]:
    module, name = READERS[kind]
    reader: Callable[[bytes], Extracted] = getattr(import_module(f"article_index.loading.{module}"), name)
    return reader


def _bound_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # there is no such bound on Windows
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _refuse(event: str, _: object) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(f"{event} is not for a reader of files")


if __name__ == "__main__":
    main()
