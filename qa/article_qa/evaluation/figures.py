"""Adds marks up to figures: of a file, of each type of question, the plain mean of the files, and over all.

Pure; the figures' meanings are in ``article-qa eval --help``. Rounded to 4 places, None where nothing bears
on one.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from article_qa.answer import PLACES
from article_qa.evaluation.calibration import auc, brier, ece
from article_qa.evaluation.marks import Mark

Figures = dict[str, float | int | None]  # name of the figure -> its value

MEANS: Final = (
    "right", "first", "top3", "precision", "complete", "declined", "over", "short", "rewrite", "foreign"
)  # fmt: skip


def figures(marks: Sequence[Mark]) -> Figures:
    """Return the figures over ``marks``; ``n`` counts the questions but for the foreign ones."""
    out: Figures = {"n": sum(not mark.foreign_question for mark in marks)}
    for name in MEANS:
        values = [value for mark in marks if (value := getattr(mark, name)) is not None]
        out[name] = round(sum(values) / len(values), PLACES) if values else None
    sure = [mark for mark in marks if mark.confidence is not None]
    hit = [(mark.hit, mark.confidence or 0.0) for mark in sure]
    out["auc"] = rounded(auc([(bool(mark.answerable), mark.confidence or 0.0) for mark in sure]))
    out["ece"], out["brier"] = rounded(ece(hit)), rounded(brier(hit))
    out["broken"] = sum(mark.broken for mark in marks)
    out["failed"] = sum(mark.failed for mark in marks)
    return out


def table(marks: Mapping[str, Sequence[Mark]], *, by_type: bool = False) -> dict[str, Figures]:
    """Return the figures of each file, of several also MEAN and ALL, and ``by_type`` those of each type."""
    every = [mark for of_file in marks.values() for mark in of_file]
    out = {name: figures(of_file) for name, of_file in marks.items()}
    if len(out) > 1:
        out |= {"MEAN": _mean(list(out.values())), "ALL": figures(every)}
    if by_type:
        types = sorted({mark.type for mark in every})
        out |= {f"type {kind}": figures([mark for mark in every if mark.type == kind]) for kind in types}
    return out


def _mean(rows: Sequence[Figures]) -> Figures:
    """Return the plain mean of each figure over the files that have it."""
    out: Figures = {}
    for name in rows[0]:
        if values := [value for row in rows if (value := row[name]) is not None]:
            out[name] = round(sum(values) / len(values), PLACES)
    return out


def rounded(value: float | None) -> float | None:
    """Return ``value`` rounded as all figures are; None where there is none."""
    return None if value is None else round(value, PLACES)
