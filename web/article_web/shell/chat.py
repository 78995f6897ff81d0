"""The command ``chat``: a conversation in the terminal, each question with the turns before it.

Understands nothing itself; a turn is a question to the library. Works on a terminal and on a pipe.
"""

import argparse
import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from article_qa import limits
from article_qa.errors import QuestionError
from article_qa.history import Turn
from article_web.shell.parser import HELP, UsageError
from article_web.shell.printed import printed
from article_web.shell.skipped import Skipped
from article_web.shell.terminal import Terminal, neutral

if TYPE_CHECKING:
    from article_qa.library import Library

PROMPT: Final = "> "


def chat(options: argparse.Namespace) -> None:
    """Answer each line of stdin until it ends or says ``/quit``."""
    if "-" in options.on:
        raise UsageError("chat reads its questions from stdin, so that no article can come from there; name a file")
    from article_qa.library import Library  # noqa: PLC0415 - paid for by those who ask

    library = Library.open(*options.on, skipped=Skipped())
    history: list[Turn] = []
    for line in _lines():
        if line == "/quit":
            return
        if line == "/new":
            history.clear()
            print("A new conversation.\n", flush=True)
        elif line.startswith("/"):
            print(_help(), flush=True)
        else:
            history = _answer(library, line, history)


def _answer(library: "Library", question: str, history: list[Turn]) -> list[Turn]:
    """Print the answer and return the history with it, or as it was where the question cannot be asked."""
    try:
        answer = library.ask(question, history)
    except QuestionError as error:
        print(f"article-qa: {neutral(str(error))}", file=sys.stderr, flush=True)
        return history
    print(f"{printed(answer, Terminal.of(sys.stdout))}\n", flush=True)
    return [*history, Turn.of(answer)][-limits.HISTORY_READ :]


def _lines() -> Iterator[str]:
    """Yield each line typed, stripped, no blank ones; prompted for and editable where a person types."""
    if not sys.stdin.isatty():
        yield from filter(None, map(str.strip, sys.stdin))
        return
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - its import gives input() a history and editing
    print("Ask the article; /help says what else can be typed.\n")
    while True:
        try:
            line = input(PROMPT).strip()
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            print()  # so that what comes next in the terminal begins on a line of its own
            raise
        if line:
            yield line


def _help() -> str:
    return (HELP / "in-chat.txt").read_text(encoding="utf-8")
