"""The command ``article-qa``: runs one command and turns what happens into an exit code and one clear line.

Knows no command's workings: ``arguments`` says what may be typed, ``commands`` and ``chat`` do it. Imports
nothing heavy, so that ``--help`` is there at once.
"""

import contextlib
import os
import sys
import threading
from collections.abc import Sequence
from typing import Final, NoReturn, TextIO

from article_index.errors import ArticleQAError
from article_web.shell.arguments import parse
from article_web.shell.parser import UsageError
from article_web.shell.terminal import neutral

DONE: Final = 0
FAILED: Final = 1
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130  # 128 + SIGINT, as a shell reports it
DEBUG: Final = "ARTICLE_QA_DEBUG"


def run() -> NoReturn:
    """Run ``main`` for this process and end it with its exit code, at once where a thread still works beside it.

    The interpreter's own end aborts the process where it meets a thread inside numpy's C++ or an import of it.
    """
    code = main()
    if any(thread.daemon for thread in threading.enumerate()):
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                _flush(stream)
        os._exit(code)
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` (default: the process's own) name and return its exit code.

    0 when it is done ('not in the article' and a closed pipe included), 1 when it failed, 2 for wrong usage,
    130 after Ctrl+C. Failures are one line on stderr; the traceback of an unexpected one is shown with
    ARTICLE_QA_DEBUG=1.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # what a terminal cannot show must not end the command
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")  # nor a line typed in another encoding, as words after it
    try:
        code = _run(arguments)
        _flush(sys.stdout)
    except BrokenPipeError:
        _discard(sys.stdout)
        return DONE
    except KeyboardInterrupt:
        _discard(sys.stdout)
        return INTERRUPTED
    except Exception as error:  # the last resort: a user is shown a sentence, never a traceback
        if os.environ.get(DEBUG, "") not in ("", "0"):
            raise
        _discard(sys.stdout)
        return _fail(_sentence(error), FAILED)
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = parse(sys.argv[1:] if arguments is None else arguments)
        return int(options.run(options) or DONE)
    except UsageError as error:
        return _fail(str(error), WRONG_USAGE)
    except ArticleQAError as error:
        return _fail(str(error), FAILED)
    except SystemExit as stop:  # argparse ends so after --help and --version
        return stop.code if isinstance(stop.code, int) else DONE


def _sentence(error: Exception) -> str:
    """Return what to tell of an error that nobody foresaw."""
    if isinstance(error, OSError) and error.strerror:
        where = f" {os.fspath(error.filename)!r}" if isinstance(error.filename, str | os.PathLike) else ""
        return f"{error.strerror}{where}."
    return f"This is a bug ({type(error).__name__}: {error}); {DEBUG}=1 shows where it happened."


def _fail(message: str, code: int) -> int:
    line = " ".join(neutral(message).split())
    with contextlib.suppress(OSError, ValueError):  # stderr itself may be closed
        print(f"article-qa: {line}", file=sys.stderr)
    return code


def _flush(stream: TextIO | None) -> None:
    if stream is not None and not stream.closed:
        stream.flush()


def _discard(stream: TextIO | None) -> None:
    """Send what is still buffered nowhere, so that the interpreter's flush at exit cannot fail."""
    if stream is None:
        return
    with contextlib.suppress(OSError, ValueError):  # a stream that is no file has no number
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
