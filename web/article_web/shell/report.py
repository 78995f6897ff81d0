"""A run's figures, tables and comparison in the form that was asked for: text, one JSON object or Markdown.

Adds nothing up: every number is ``article_qa.evaluation``'s. Writes no file.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from article_qa.evaluation.figures import Figures
from article_qa.evaluation.resampling import RESAMPLES, Comparison
from article_qa.evaluation.tables import Tables
from article_web.shell.grid import Grid, number
from article_web.shell.terminal import neutral

NAME = 28  # columns of a file's name, as the scorer of the question files prints it


@dataclass(frozen=True, slots=True)
class Report:
    """What one run came to; ``tables`` and ``comparison`` where they were asked for."""

    figures: Mapping[str, Figures]  # of each file, MEAN, ALL, of each type
    tables: Tables | None = None
    comparison: Comparison | None = None

    def text(self) -> str:
        """Return a line of figures for each file, then the tables, aligned."""
        lines = [f"{neutral(name):{NAME}s} {_line(row)}" for name, row in self.figures.items()]
        return "\n\n".join(["\n".join(lines), *(grid.text() for grid in self._grids())])

    def json(self) -> str:
        """Return one JSON object: the files' figures by name, and TABLES and AGAINST beside MEAN and ALL."""
        out: dict[str, Any] = dict(self.figures)
        if self.tables is not None:
            out["TABLES"] = asdict(self.tables)
        if self.comparison is not None:
            out["AGAINST"] = asdict(self.comparison)
            for row, difference in zip(out["AGAINST"]["differences"], self.comparison.differences, strict=True):
                row |= {"difference": difference.difference, "verdict": difference.verdict}
        return json.dumps(out, ensure_ascii=False)

    def markdown(self) -> str:
        """Return everything as tables in Markdown."""
        names = list(dict.fromkeys(k for row in self.figures.values() for k, value in row.items() if value is not None))
        rows = [[name, *(number(row.get(column)) for column in names)] for name, row in self.figures.items()]
        grids = [Grid("Figures", ["file", *names], rows), *self._grids()]
        return "\n\n".join(grid.markdown() for grid in grids)

    def _grids(self) -> list[Grid]:
        grids = [] if self.tables is None else _tables(self.tables)
        return grids if self.comparison is None else [*grids, _compared(self.comparison)]


def _line(row: Figures) -> str:
    return "  ".join(f"{name} {value}" for name, value in row.items() if value is not None)


def _tables(tables: Tables) -> list[Grid]:
    coverage = [
        [f"{row.coverage:.0%}", number(row.precision, ".4f"), number(row.confidence, ".4f")] for row in tables.coverage
    ]
    bins = [
        [f"{b.low:.1f} to {b.high:.1f}", str(b.n), number(b.confidence, ".4f"), number(b.right, ".4f")]
        for b in tables.reliability
    ]
    words = [[w.word, f"{w.least:.2f}", str(w.n), number(w.share, ".4f"), number(w.right, ".4f")] for w in tables.words]
    return [
        Grid("Precision at coverage", ["surest", "right", "confidence from"], coverage),
        Grid("Reliability", ["confidence", "n", "mean", "right"], bins),
        Grid("Words for confidence", ["word", "from", "n", "share of answers", "right"], words),
    ]


def _compared(comparison: Comparison) -> Grid:
    rows = [
        [
            d.figure,
            f"{d.before:.4f}",
            f"{d.after:.4f}",
            f"{d.difference:+.4f}",
            f"{d.low:+.4f} to {d.high:+.4f}",
            d.verdict,
        ]
        for d in comparison.differences
    ]
    alone = f"; {comparison.only_before} only in it, {comparison.only_after} only here"
    title = (
        f"Against the saved run: {comparison.questions} questions"
        f"{alone if comparison.only_before or comparison.only_after else ''}, 95% of {RESAMPLES:,} resamples"
    )
    return Grid(title, ["figure", "saved", "now", "difference", "interval", "verdict"], rows)
