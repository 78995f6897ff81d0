"""Fits the weights: ``python -m article_qa.training --articles DIR --out FILE QUESTIONS...`` (extra ``train``).

Cross-validates by document, prints the figures of the folds, fits on everything and writes both into the weights file.
Seedless and deterministic: the same files give the same bytes on the same machine.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from article_index.article import Article
from article_qa.comparison import compare
from article_qa.deciding import SIGNS, rank, signs
from article_qa.evidence import FEATURES, evidence
from article_qa.question import read_question
from article_qa.reading import Floats
from article_qa.training.examples import Example, read_examples, reading_of
from article_qa.training.logistic import fit_logistic, probabilities
from article_qa.training.ranker import Lists, fit_ranker, folds
from article_qa.weights import Weights

FOLDS = 5

Doubles = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(prog="python -m article_qa.training", description=__doc__.splitlines()[0])
    parser.add_argument(
        "questions", nargs="+", type=Path, metavar="QUESTIONS", help="question files in the scorer's format"
    )
    parser.add_argument("--articles", type=Path, required=True, help="the folder of the texts that question files name")
    parser.add_argument("--out", type=Path, required=True, help="the weights file to write")
    parser.add_argument("--penalty", type=float, default=1e-3, help="L2 factor of the ranker (default %(default)s)")
    parser.add_argument("--strange", type=float, default=0.3, help="weight of a question put to a text it is not about")
    args = parser.parse_args()
    examples = [e for path in args.questions for e in read_examples(path, args.articles)]
    table = fit(examples, args.penalty, args.strange)
    table["made_by"] = {
        "command": "python -m article_qa.training --articles DIR --out FILE QUESTIONS...",
        "penalty": args.penalty, "strange": args.strange, "folds": FOLDS,
        "sets": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in args.questions},
    }  # fmt: skip
    args.out.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    json.dump(table["cross_validated"], sys.stdout, indent=1)


def fit(examples: list[Example], penalty: float, strange: float) -> dict[str, Any]:
    """Return the weights by name, and the figures that cross-validation by group gives."""
    compared = [compare(read_question(e.question), reading_of(e.article)) for e in examples]
    rows = [evidence(c) for c in compared]
    fold = folds([e.group for e in examples], FOLDS)
    per_fold = [_ranker(rows, examples, fold != k, penalty) for k in range(FOLDS)]
    # what the ranker of the other folds makes of each question, and of one that is put to a text of somebody else
    made: list[tuple[Floats, bool, bool, float]] = []
    place: list[int] = []
    for i, example in enumerate(examples):
        ranked = rank(compared[i], rows[i], _only(per_fold[fold[i]]))
        made.append((signs(ranked), ranked.first in example.gold, example.answerable, 1.0))
        place.append(i)
        if not example.history:
            other = compare(read_question(example.question), reading_of(_stranger(examples, i)))
            if other.best.any():
                ranked = rank(other, evidence(other), _only(per_fold[fold[i]]))
                made.append((signs(ranked), False, False, strange))
                place.append(i)
    columns, weight = np.stack([m[0] for m in made]).astype(np.float64), np.array([m[3] for m in made])
    right, answered = np.array([m[1] for m in made]), np.array([m[2] for m in made])
    of = fold[np.array(place)]
    held = {
        name: probabilities(
            columns, of, [fit_logistic(columns[of != k], y[of != k], weight[of != k]) for k in range(FOLDS)]
        )
        for name, y in (("first_is_right", right), ("is_answered", answered))
    }
    return {
        "ranking": dict(zip(FEATURES, _rounded(_ranker(rows, examples, fold >= 0, penalty)), strict=True)),
        "first_is_right": _named(fit_logistic(columns, right, weight)),
        "is_answered": _named(fit_logistic(columns, answered, weight)),
        "cross_validated": _figures(examples, place, weight, right, answered, held),
    }


def _ranker(rows: list[Floats], examples: list[Example], among: Mask, penalty: float) -> Floats:
    chosen = np.flatnonzero(among)
    return fit_ranker(Lists.of([rows[i] for i in chosen], [examples[i].gold for i in chosen]), penalty).astype(
        np.float32
    )


def _only(ranking: Floats) -> Weights:
    return Weights(ranking, np.zeros(0, np.float32), np.zeros(0, np.float32))


def _stranger(examples: list[Example], at: int) -> Article:
    """Return the next text of the same set that the question is not about."""
    same = [e for e in examples if e.source == examples[at].source]
    start = same.index(examples[at])
    return next((e.article for e in same[start:] + same[:start] if e.group != examples[at].group), same[start].article)


def _figures(
    examples: list[Example], place: list[int], weight: Doubles, right: Mask, answered: Mask, held: dict[str, Doubles]
) -> dict[str, Any]:
    out: dict[str, Any] = {}
    mean = (held["first_is_right"] + held["is_answered"]) / 2
    for source in dict.fromkeys(e.source for e in examples):
        own = np.array([examples[i].source == source for i in place])
        real, other = own & (weight == 1), own & (weight != 1)
        says = mean >= 0.5
        out[source] = {
            "questions": int(real.sum()),
            "first": round(float(right[real & answered].mean()), 4),
            "right": round(float(np.where(answered[real], right[real] & says[real], ~says[real]).mean()), 4),
            "auc": _auc(held["first_is_right"][real], answered[real]),
            "ece": _ece(held["first_is_right"][real], right[real]),
            "foreign": round(float((~says[other]).mean()), 4) if other.any() else None,
        }
    return out


def _auc(scores: Doubles, truth: Mask) -> float | None:
    yes, no = scores[truth], scores[~truth]
    return (
        round(float((yes[:, None] > no).mean() + 0.5 * (yes[:, None] == no).mean()), 4)
        if len(yes) and len(no)
        else None
    )


def _ece(scores: Doubles, truth: Mask) -> float:
    bins = np.minimum((scores * 10).astype(int), 9)
    return round(float(sum(abs((truth[bins == b] - scores[bins == b]).sum()) for b in range(10)) / len(scores)), 4)


def _rounded(weights: Floats | Doubles) -> list[float]:
    return [round(float(w), 5) for w in weights]


def _named(weights: Doubles) -> dict[str, float]:
    return dict(zip([*SIGNS, "constant"], _rounded(weights), strict=True))


main()
