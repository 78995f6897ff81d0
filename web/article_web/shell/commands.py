"""The commands that run once and end: ``token`` and ``report``.

Thin: each opens, calls the one function behind it and prints; what the command line may hold is settled in
``arguments``.
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from article_web.shell.grid import Grid
from article_web.shell.parser import UsageError
from article_web.shell.terminal import neutral_json


def token(options: argparse.Namespace) -> None:
    """Print the line of a new token for the file of tokens; the token itself on stderr, shown this once."""
    from article_web.serving.tokens import make  # noqa: PLC0415 - it brings flask

    if len(options.name.split()) != 1 or "#" in options.name:
        raise UsageError(f"{options.name!r} is no name for a token; it may have no white space and no #.")
    secret, hashed = make()
    print(f"The token, which is shown only now: {secret}", file=sys.stderr)
    print(f"{options.name} {hashed}")


def report(options: argparse.Namespace) -> None:
    """Print the questions that a service declined, equal ones as one."""
    from article_web.serving.declined import groups  # noqa: PLC0415 - it brings flask

    found = groups(Path(options.file), options.days)[: options.limit]
    if options.json:
        for group in found:
            print(neutral_json(json.dumps(asdict(group), ensure_ascii=False)))
        return
    rows = [[one.question, str(one.count), one.first, one.last, ", ".join(one.reasons)] for one in found]
    print(Grid("Not in the articles", ["question", "asked", "first", "last", "reasons"], rows).text())
