"""The command ``ask``: one question or many, as text, JSON, Markdown or CSV.

Thin: opens the articles, calls the one answering function and prints. What the command line may hold is settled in
``arguments``.
"""

import argparse
import json
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from article_index.errors import ArticleQAError
from article_index.shelf import Shelf
from article_qa.answer import Answer
from article_qa.library import Library
from article_web.shell.explained import explained
from article_web.shell.parser import UsageError
from article_web.shell.printed import printed
from article_web.shell.skipped import Skipped
from article_web.shell.terminal import Terminal, neutral, neutral_json

if TYPE_CHECKING:
    from collections.abc import Callable


def ask(options: argparse.Namespace) -> int:
    """Print the answer to one question, or to each of a file; return 1 where a line or a file was passed over."""
    _check(options)
    skipped = Skipped()
    library = Library.open(*options.on, skipped=skipped)
    form = Form(library.shelf, options.format, many=options.questions is not None, explain=options.explain)
    if options.questions is None:
        print(form.of(library.ask(options.question, **_wanted(options))))
        return skipped.code
    return _ask_many(library, form, options) or skipped.code


def _wanted(options: argparse.Namespace) -> dict[str, Any]:
    """Return what is asked for beside the question, by the names of the contract's fields."""
    named = ("published_after", "published_before", "tags")
    told = {name: getattr(options, name) for name in named if getattr(options, name) is not None}
    return {"limit": options.limit, "explain": options.explain, **told}


def _check(options: argparse.Namespace) -> None:
    """Raise UsageError where the options do not go together."""
    if (options.question is None) == (options.questions is None):
        raise UsageError("ask takes either a QUESTION or --questions FILE (see 'article-qa ask --help')")
    if options.questions == "-" and "-" in options.on:
        raise UsageError("the questions and the article cannot both come from stdin; name a file for one of them")
    if options.explain and options.format not in ("text", "json"):
        raise UsageError("--explain goes with --format text or json")


def _ask_many(library: Library, form: "Form", options: argparse.Namespace) -> int:
    """Print each answer as soon as it is there; what a line that cannot be asked lacks is told on stderr."""
    from article_web.api.asking import ask_library  # noqa: PLC0415 - it brings flask, which one question does without
    from article_web.shell.questions import lines, request_of  # noqa: PLC0415

    failed = 0
    for number, line in lines(options.questions):
        try:
            answer = ask_library(library, request_of(line, _wanted(options)))
        except ArticleQAError as wrong:
            failed = 1
            print(neutral(f"article-qa: line {number}: {' '.join(str(wrong).split())}"), file=sys.stderr, flush=True)
        else:
            print(form.of(answer), flush=True)
    return failed


@dataclass(slots=True)
class Form:
    """How answers are printed; what stands between two of them comes before the second."""

    shelf: Shelf
    name: str
    many: bool
    explain: bool = False
    _begun: bool = field(default=False, init=False)

    def of(self, answer: Answer) -> str:
        """Return ``answer``, without a newline at its end, after what parts it from the one before."""
        forms: dict[str, tuple[str, str, Callable[[Answer], str]]] = {  # what is first, what is between, how
            "text": ("", "\n", self._text),
            "json": ("", "", self._json),
            "markdown": ("", "\n---\n\n", self._markdown),
            "csv": (self._columns(), "", self._rows),
        }
        first, between, write = forms[self.name]
        lead = between if self._begun else first
        self._begun = True
        return lead + write(answer)

    def _text(self, answer: Answer) -> str:
        terminal = Terminal.of(sys.stdout)
        asked = [terminal.block(answer.question, "Question: ")] if self.many else []
        why = [explained(answer, self.shelf, terminal)] if self.explain else []
        return "\n\n".join([*asked, printed(answer, terminal), *why])

    def _json(self, answer: Answer) -> str:
        """Return the endpoint's object, on one line where there are many; what the output cannot carry is escaped."""
        value, indent = answer.to_dict(), None if self.many else 2
        text = neutral_json(json.dumps(value, ensure_ascii=False, indent=indent))
        try:
            text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
        except UnicodeEncodeError:
            return json.dumps(value, indent=indent)
        return text

    def _markdown(self, answer: Answer) -> str:
        from article_web.written.markdown import link_of, markdown  # noqa: PLC0415 - paid for by who wants it

        return neutral(markdown(answer, lambda quotation: link_of(answer, quotation), asked=True).text)

    def _columns(self) -> str:
        from article_web.written.table import header  # noqa: PLC0415

        return header()

    def _rows(self, answer: Answer) -> str:
        from article_web.written.table import rows  # noqa: PLC0415

        return neutral(rows(answer)).removesuffix("\n")
