"""The command ``manual``: the page of this command for ``man``, made from the parser and the texts of the help.

Knows roff, and nothing of what the commands do.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from typing import Final

from article_index.version import __version__
from article_web.shell.arguments import build_parser
from article_web.shell.parser import HELP
from article_web.shell.typed import Command, Option, Takes, typed

_LEADING: Final = re.compile(r"^(?=[.'])", re.MULTILINE)  # would be a request to roff


def manual(_options: argparse.Namespace) -> None:
    """Print the manual page."""
    print(page())


def page() -> str:
    """Return the manual page, in roff."""
    whole, *commands = typed(build_parser())
    lines = [
        f'.TH ARTICLE-QA 1 "" "article-qa {__version__}" "User Commands"',
        ".SH NAME",
        f"article\\-qa \\- {_roff(whole.help[:1].lower() + whole.help[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        *(_synopsis(command) for command in commands),
        ".SH OPTIONS",
        *_options_of(whole.options),
        ".SH COMMANDS",
    ]
    for command in commands:
        lines += [f".SS {_roff(command.name)}", f"{_roff(command.help[:1].upper() + command.help[1:])}."]
        lines += _options_of(command.options)
        lines += _text(command.name)
    return "\n".join([*lines, ".SH GENERAL", *_text("article-qa")])


def _synopsis(command: Command) -> str:
    words = "".join(f" {_word(word)}" for word in command.words)
    return f"\\fBarticle\\-qa {_roff(command.name)}\\fR [\\fIOPTION\\fR]...{words}\n.br"


def _word(word: Option) -> str:
    name = _roff("|".join(word.choices) or word.metavar)
    shown = f"\\fI{name}\\fR..." if word.repeated else f"\\fI{name}\\fR"
    return f"[{shown}]" if word.optional else shown


def _options_of(options: Iterable[Option]) -> Iterator[str]:
    """Yield a paragraph for each option."""
    for option in options:
        names = ", ".join(f"\\fB{_roff(name)}\\fR" for name in option.names)
        value = "" if option.takes is Takes.NOTHING else f" \\fI{_roff('|'.join(option.choices) or option.metavar)}\\fR"
        yield f".TP\n{names}{value}\n{_roff(option.help)}"


def _text(name: str) -> Iterator[str]:
    """Yield the help text ``name``: its paragraphs filled, its lists and examples as they stand."""
    for block in (HELP / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        filled, _, kept = block.partition("\n  ")
        if not block.startswith(" ") and filled:
            heading = filled.endswith(":") and "\n" not in filled
            yield f".PP\n.B {_roff(filled)}" if heading else f".PP\n{_roff(filled)}"
        if kept:
            yield f".EX\n{_roff('  ' + kept)}\n.EE"


def _roff(text: str) -> str:
    r"""Return ``text`` as roff shows it.

    >>> _roff("a --b\n.c")
    'a \\-\\-b\n\\&.c'
    """
    return _LEADING.sub(r"\\&", text.replace("\\", "\\e").replace("-", "\\-"))
