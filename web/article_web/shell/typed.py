"""What may be typed after ``article-qa``, as plain data made from the parser, for whatever completes or describes it.

Knows no shell.
"""

import argparse
from dataclasses import dataclass
from enum import Enum
from typing import Final

Action = argparse.Action


class Takes(Enum):
    """What comes after an option, or where a word stands by itself."""

    NOTHING = "nothing"
    TEXT = "text"
    CHOICE = "choice"
    FILE = "file"
    FOLDER = "folder"


_PLACES: Final = {"FILE": Takes.FILE, "ANSWER": Takes.FILE, "PATH": Takes.FILE, "DIR": Takes.FOLDER}


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its ``names``, a line of help, what it takes, and the choices where it takes one."""

    names: tuple[str, ...]
    help: str
    takes: Takes
    metavar: str = ""
    choices: tuple[str, ...] = ()
    repeated: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its options, and the words that stand by themselves; without a name, all commands."""

    name: str
    help: str
    options: tuple[Option, ...]
    words: tuple[Option, ...]


def typed(parser: argparse.ArgumentParser) -> tuple[Command, ...]:
    """Return what ``parser`` takes: first the whole without a command's name, then each command."""
    (several,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    told = {one.dest: one.help or "" for one in several._get_subactions()}
    inner = [_command(name, told[name], sub) for name, sub in several.choices.items()]
    return (_command("", parser.description or "", parser), *inner)


def _command(name: str, summary: str, parser: argparse.ArgumentParser) -> Command:
    actions = [one for one in parser._actions if not isinstance(one, argparse._SubParsersAction)]
    words = [_option(one, parser) for one in actions if not one.option_strings]
    options = tuple(_option(one, parser) for one in actions if one.option_strings)
    return Command(name, summary, options, tuple(words))


def _option(action: Action, parser: argparse.ArgumentParser) -> Option:
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    choices = tuple(map(str, action.choices or ()))
    if not choices and metavar.startswith("{"):
        choices = tuple(metavar.strip("{}").split(","))
    takes = _PLACES.get(metavar, Takes.CHOICE if choices else Takes.TEXT)
    if action.option_strings and action.nargs == 0:
        takes = Takes.NOTHING
    told = parser._get_formatter()._expand_help(action) if action.help else ""
    return Option(
        tuple(action.option_strings),
        told.partition(" (default")[0],
        takes,
        metavar or action.dest.upper(),
        choices if takes is Takes.CHOICE else (),
        isinstance(action, argparse._AppendAction) or action.nargs in ("*", "+"),
        action.nargs in ("*", "?"),
    )
