"""The plots of a run as SVG files: what is wrong among the surest answers, and whether confidence keeps its word.

Only draws: the numbers are ``article_qa.evaluation``'s, the paper and the axes are ``plot``'s.
"""

from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from typing import Final

from article_index.errors import ArticleQAError
from article_qa.evaluation.calibration import Bin, Pair, reliability
from article_qa.evaluation.marks import Mark
from article_qa.evaluation.risk import COVERAGES, curve, precision_at
from article_qa.evaluation.tables import pairs
from article_web.shell.plot import dot, label, picture, stroke, x, y

NORMAL: Final = 1.96  # standard deviations either side that hold 95 of 100


class PlotError(ArticleQAError):
    """A plot cannot be written; the message names the file."""


def write_plots(marks: Sequence[Mark], folder: Path) -> None:
    """Write ``risk-coverage.svg`` and ``reliability.svg`` of ``marks`` to ``folder``, made where it is not there.

    Raises PlotError.
    """
    sure = pairs(marks)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "risk-coverage.svg").write_text(risk_coverage(sure), encoding="utf-8")
        (folder / "reliability.svg").write_text(reliability_diagram(sure), encoding="utf-8")
    except OSError as error:
        raise PlotError(f"Cannot write plots to {str(folder)!r}: {error.strerror}.") from error


def risk_coverage(sure: Sequence[Pair]) -> str:
    """Return the share that is wrong among the surest answers, from few of them to all, as an SVG document."""
    points = " ".join(f"{x(point.coverage)},{y(1 - point.precision)}" for point in curve(sure))
    marks = [f'<polyline points="{points}" class="line"/>']
    told = []
    for row in (found for coverage in COVERAGES if (found := precision_at(sure, coverage))):
        wrong = f"{1 - row.precision:.0%}"
        told.append(f"{wrong} of the surest {row.coverage:.0%}")
        at = x(row.coverage), y(1 - row.precision)
        marks += [
            dot(*at, f"{told[-1]}: wrong, with a confidence of {row.confidence:.2f} or more"),
            label(at[0], y(1 - row.precision, 12), wrong, "value middle"),
        ]
    title = f"Wrong among the surest of {len(sure):,} answers"
    return picture(title, f"Wrong are {', '.join(told)}.", "surest answers", "wrong first citation", marks)


def reliability_diagram(sure: Sequence[Pair]) -> str:
    """Return how often answers of each confidence were right, against how often they should be, as an SVG document.

    The thin lines are Wilson's 95% intervals of the shares.
    """
    marks = [stroke(x(0), y(0), x(1), y(1), "fair")]
    told = []
    for held in reliability(sure):
        if held.confidence is None or held.right is None:
            continue
        low, high = _wilson(held)
        tip = f"{held.n} {'answer' if held.n == 1 else 'answers'} at {held.confidence:.2f}: {held.right:.0%} right"
        told.append(tip)
        across = x(held.confidence)
        marks += [
            stroke(across, y(low), across, y(high), "range"),
            dot(across, y(held.right), tip),
            label(across, y(0, 6), f"{held.n}", "small middle"),
        ]
    title = f"Right at each confidence, {len(sure):,} answers"
    return picture(title, f"{'; '.join(told)}.", "confidence (answers above the axis)", "right first citation", marks)


def _wilson(held: Bin) -> tuple[float, float]:
    """Return the 95% interval of the bin's share (Wilson, JASA 22, 1927)."""
    share, n, z = held.right or 0.0, held.n, NORMAL
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - reach), min(1.0, middle + reach)
