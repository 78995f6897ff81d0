"""The command ``verify``: whether the articles still say what an answer quotes. Ends with 1 where they do not."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from article_index.errors import LoadError
from article_index.loading.paths import STDIN
from article_qa.answer import shortened
from article_qa.checking.verifying import Check, Verification, verify
from article_qa.errors import AnswerError
from article_qa.library import Library
from article_web.shell.parser import UsageError
from article_web.shell.skipped import Skipped
from article_web.shell.terminal import neutral, neutral_json
from article_web.written.counted import counted

NOT_EXACT: Final = 1
_QUOTE: Final = 90  # characters of a part that are shown


def verify_answer(options: argparse.Namespace) -> int:
    """Print what became of each part of the answer in the file; return 0 where all are exact, else 1."""
    if options.answer == STDIN and STDIN in options.paths:
        raise UsageError("standard input can be the answer or an article, not both")
    skipped = Skipped()
    found = verify(_read(options.answer), Library.open(*options.paths, skipped=skipped).shelf)
    if options.json:
        print(neutral_json(json.dumps(found.to_dict(), ensure_ascii=False, indent=2)))
    else:
        print(neutral(told(found)))
    return skipped.code if found else NOT_EXACT


def told(found: Verification) -> str:
    """Return ``found`` as lines: one a part, below it what it has become, and last what it comes to."""
    lines = [line for one in found.checks for line in _lines(one)]
    for article in found.articles:
        if article.found_as is None:
            lines.append(f"There is no article {article.id}.")
        elif article.same is False:
            here = "" if article.found_as == article.id else f", here {article.found_as},"
            lines.append(f"The text of {article.id}{here} has changed since the answer.")
        elif article.found_as != article.id:
            lines.append(f"The article {article.id} is here called {article.found_as}.")
    parts = counted(len(found.checks), "part")
    exact = sum(one.status == "exact" for one in found.checks)
    lines.append(f"Verified: {parts}, all exact." if found else f"Not verified: {exact} of {parts} exact.")
    return "\n".join(lines)


def _lines(one: Check) -> list[str]:
    name = " ".join(part if not part.isdigit() else str(int(part) + 1) for part in one.part.split("/") if part)
    name = name.replace("citations", "citation").replace("reported_by", "reporter")
    lines = [f"{one.status:9}  {name}: {shortened(one.text, _QUOTE)}"]
    if one.status in ("moved", "ambiguous"):
        places = ", ".join(f"{at.start}–{at.end}" for at in one.places)
        lines.append(f"{'':9}  stands at {places}")
    if one.now is not None:
        lines.append(f"{'':9}  now {one.now.start}–{one.now.end}: {shortened(one.now.text, _QUOTE)}")
    return lines


def _read(path: str) -> dict[str, Any]:
    """Return the object in the file; raises LoadError and AnswerError."""
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        raise LoadError(f"{path} cannot be read ({error.strerror}).") from None
    try:
        answer = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise AnswerError("", "is no JSON") from None
    if not isinstance(answer, dict):
        raise AnswerError("", "is no object")
    return answer
