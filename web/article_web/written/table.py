"""Answers as rows of a table (CSV): one for each citation, and one without a quote where nothing is cited.

Quotes stand in their cells word for word. Decides nothing and writes to nothing.
"""

import csv
import io
from collections.abc import Iterable
from typing import Final

from article_qa.answer import Answer

COLUMNS: Final = (
    "question", "understood_as", "outcome", "reason", "confidence", "number", "article", "sentence", "start", "end",
    "quote", "short", "speaker", "notice",
)  # fmt: skip
Cell = str | int | float | None


def header() -> str:
    """Return the first line: the names of the columns."""
    return _csv([COLUMNS])


def rows(answer: Answer) -> str:
    """Return the rows of ``answer``, each ended by a line break."""
    said = answer.to_dict()
    whole = {name: said[name] for name in COLUMNS[:5]} | {"notice": answer.notice.text if answer.notice else None}
    found = []
    for cited in said["citations"]:
        short = [one.text for one in answer.short if one.citation == cited["number"]]
        speaker = cited["speaker"] and cited["speaker"]["text"]
        found.append(cited | whole | {"short": "; ".join(short), "speaker": speaker})
    return _csv([one.get(name) for name in COLUMNS] for one in found or [whole])


def _csv(lines: Iterable[Iterable[Cell]]) -> str:
    """Return ``lines`` as CSV; a cell that holds None is empty."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()
