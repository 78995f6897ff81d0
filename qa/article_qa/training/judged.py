"""The figures of cross-validation, by the scorer's definitions: how often right, how sure, how well it declines."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from article_qa.evaluation.calibration import auc, ece
from article_qa.evaluation.figures import rounded
from article_qa.evaluation.risk import COVERAGES, precision_at

TOGETHER: Final = "readers"  # the name under which the readers' files are counted together


@dataclass(frozen=True, slots=True)
class Judged:
    """A question as it came out: ``own`` if it was put to its own text, ``says`` if it was answered."""

    source: str
    own: bool
    right: bool  # the first sentence is right
    answerable: bool
    confidence: float
    says: bool


def figures(judged: Sequence[Judged], readers: Collection[str]) -> dict[str, Any]:
    """Return source -> figure -> number, and the readers' files together."""
    out = {source: _of([j for j in judged if j.source == source]) for source in dict.fromkeys(j.source for j in judged)}
    if readers:
        out[TOGETHER] = _of([j for j in judged if j.source in readers])
    return out


def _of(judged: Sequence[Judged]) -> dict[str, Any]:
    own, strange = [j for j in judged if j.own], [j for j in judged if not j.own]
    sure = [(j.right, j.confidence) for j in own]
    return {
        "questions": len(own),
        "first": _share([j.right for j in own if j.answerable]),
        "right": _share([j.right and j.says if j.answerable else not j.says for j in own]),
        "declined": _share([not j.says for j in own if not j.answerable]),
        "over": _share([not j.says for j in own if j.answerable]),
        "auc": rounded(auc([(j.answerable, j.confidence) for j in own])),
        "ece": rounded(ece(sure)),
        "foreign": _share([not j.says for j in strange]),
        "precision_at": {str(c): round(s.precision, 4) for c in COVERAGES if (s := precision_at(sure, c))},
    }


def _share(values: Sequence[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
