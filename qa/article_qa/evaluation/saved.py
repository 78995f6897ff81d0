"""The marks of a run in a file, to compare a later run with: no question's text, nothing of any article.

The same marks give the same bytes: no date, one line for each question, so that Git shows which answers changed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final, get_type_hints

from article_index.errors import ArticleQAError
from article_qa.evaluation.marks import Mark

FORMAT: Final = 1
_KINDS: Final = get_type_hints(Mark)
_DEFAULTS: Final = {field.name: field.default for field in fields(Mark)}


class SavedRunError(ArticleQAError):
    """A saved run cannot be read or written; the message names the file."""


def save(path: Path, marks: Mapping[str, Sequence[Mark]]) -> None:
    """Write the marks of each question file, under its name, to ``path``; raises SavedRunError."""
    parts = []
    for name, of_file in marks.items():
        rows = ",\n".join(f"  {json.dumps(_row(mark), ensure_ascii=False)}" for mark in of_file)
        parts.append(f" {json.dumps(name, ensure_ascii=False)}: [\n{rows}\n ]")
    text = f'{{"format": {FORMAT}, "files": {{\n' + ",\n".join(parts) + "\n}}\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SavedRunError(f"Cannot write the run to {str(path)!r}: {error.strerror}.") from error


def load(path: Path) -> dict[str, list[Mark]]:
    """Return the marks of each question file, by its name, as ``save`` wrote them; raises SavedRunError."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SavedRunError(f"Cannot read the saved run {str(path)!r}: {error.strerror}.") from error
    except ValueError as error:
        raise SavedRunError(f"{str(path)!r} is no saved run; make one with 'article-qa eval --save'.") from error
    try:
        if read["format"] != FORMAT:
            raise SavedRunError(f"{str(path)!r} was saved by another version; save it anew.")
        return {name: [_mark(row) for row in rows] for name, rows in read["files"].items()}
    except (TypeError, KeyError, AttributeError) as error:
        raise SavedRunError(f"{str(path)!r} is no saved run; make one with 'article-qa eval --save'.") from error


def _row(mark: Mark) -> dict[str, Any]:
    """Return the fields of ``mark`` that say something."""
    return {name: value for name, value in asdict(mark).items() if value != _DEFAULTS[name]}


def _mark(row: dict[str, Any]) -> Mark:
    if not all(isinstance(value, _KINDS[name]) for name, value in row.items()):
        raise TypeError
    return Mark(**row)
