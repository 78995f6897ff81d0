"""How the command line is read by argparse: what it says of wrong usage, and where its help comes from.

The texts before and after the options (what a command does, examples, exit codes) lie in ``data/help``.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

HELP: Final = Path(__file__).parents[1] / "data" / "help"


class UsageError(Exception):
    """The command line does not fit; the message says how, in one line."""


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Writes the help; leaves room for the longest command, as Python does itself from 3.13 on."""

    def add_argument(self, action: argparse.Action) -> None:
        """Add what may be typed."""
        super().add_argument(action)
        if isinstance(action, argparse._SubParsersAction):
            longest = max(map(len, action.choices)) + 4
            self._action_max_length = max(self._action_max_length, longest)


class Parser(argparse.ArgumentParser):
    """Reports wrong usage by raising and reads most of its help from ``data/help`` when it is shown."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with ``message`` and where to read more."""
        raise UsageError(f"{message} (see '{self.prog} --help')")

    def format_help(self) -> str:
        """Return the whole help, as ``--help`` prints it."""
        summary = self.description or ""
        text = (HELP / f"{self.prog.split()[-1]}.txt").read_text(encoding="utf-8").rstrip()
        about, opening, rest = text.partition("examples:\n")  # what it does stands before its options
        self.description, self.epilog = f"{summary}\n\n{about.rstrip()}", opening + rest
        try:
            return super().format_help()
        finally:
            self.description = summary

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Write ``message`` to ``file``; argparse's own way of doing it hides a disk that is full."""
        print(message, end="", file=file)
