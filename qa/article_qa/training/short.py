"""Fits the short answers: ``python -m article_qa.training.short`` (extra ``train``).

Learns, from questions with known short answers, which candidate of the right sentence is chosen and how sure that is.
Cross-validates by document, prints the figures of the folds and writes them with the weights fitted on everything.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from article_qa.arrays import Doubles, Mask
from article_qa.asking.question import read_question
from article_qa.brief.clues import Clues, matrix
from article_qa.brief.short import OPEN, Choice, Model, score, signs, weighed
from article_qa.evaluation.overlap import token_f1
from article_qa.evidence.kinds import SPANS
from article_qa.training.examples import Example, compared, read_examples
from article_qa.training.logistic import fit_logistic
from article_qa.training.ranker import Lists, fit_ranker, folds

FOLDS: Final = 5
PENALTY: Final = 5e-4
SURE_PENALTY: Final = 1e-3
RIGHT: Final = 0.5  # token F1 with a gold answer from which on a short answer is right
TIE: Final = 0.02  # below the best F1, still as good
SENTENCES: Final = 3  # right sentences that are looked at
RARE: Final = 3  # candidates that must have a clue for it to weigh anything
LEAST: Final = {"typed": 0.4, "open": 0.7}  # probability from which on one is shown; by hand, from the folds

UNFITTED: Final = Model({}, {}, LEAST)


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A question with its right sentence, the candidates in it, and the token F1 of each with the gold answers."""

    example: Example
    asks: str
    choice: Choice
    f1: Doubles


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(
        prog="python -m article_qa.training.short", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument(
        "questions", nargs="+", type=Path, metavar="QUESTIONS", help="question files with short answers"
    )
    parser.add_argument("--articles", type=Path, required=True, help="the folder of the texts that the files name")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    args = parser.parse_args()
    table = fit([e for path in args.questions for e in read_examples(path, args.articles)])
    table["made_by"] = {
        "command": "python -m article_qa.training.short --articles DIR --out FILE QUESTIONS...",
        "penalty": PENALTY, "folds": FOLDS,
        "sets": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in args.questions},
    }  # fmt: skip
    args.out.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    json.dump(table["cross_validated"], sys.stdout, indent=1)


def fit(examples: Sequence[Example]) -> dict[str, Any]:
    """Return the weights by name, the thresholds, and the figures that cross-validation by text gives."""
    cases = [case for e in examples if e.short and e.gold and (case := _case(e))]
    fold = folds([case.example.group for case in cases], FOLDS)
    names = _names(cases)
    per_fold = [_chooser(cases, fold != k, names) for k in range(FOLDS)]
    held = [_rescored(case.choice, per_fold[k]) for case, k in zip(cases, fold, strict=True)]
    right = np.array([case.f1[choice.best] >= RIGHT for case, choice in zip(cases, held, strict=True)])
    rows = [signs(choice) for choice in held]
    sure = np.zeros(len(cases))
    for k in range(FOLDS):
        fitted = _fitted(rows, right, fold != k)
        sure[fold == k] = [1 / (1 + np.exp(-score(rows[i], fitted))) for i in np.flatnonzero(fold == k)]
    return {
        "choice": _rounded(_chooser(cases, fold >= 0, names)),
        "shown": _rounded(_fitted(rows, right, fold >= 0)),
        "least": LEAST,
        "cross_validated": _figures(examples, cases, held, sure),
    }


def _case(example: Example) -> Case | None:
    """Return the question with that right sentence which has the best candidate; None where nothing can be shown."""
    comparison = compared(example)
    asks = comparison.question.asks
    if asks not in SPANS and asks not in OPEN:
        return None
    text, found = comparison.reading.text, []
    for sentence in sorted(example.gold)[:SENTENCES]:
        if choice := weighed(comparison, sentence, UNFITTED):
            f1 = [max(token_f1(text[one.start : one.end], gold) for gold in example.short) for one in choice.found]
            found.append(Case(example, asks, choice, np.array(f1)))
    return max(found, key=lambda case: float(case.f1.max()), default=None)


def _names(cases: Sequence[Case]) -> dict[str, int]:
    counts = Counter(name for case in cases for row in case.choice.clues for name in row)
    return {name: i for i, name in enumerate(sorted(n for n, count in counts.items() if count >= RARE))}


def _chooser(cases: Sequence[Case], among: Mask, names: dict[str, int]) -> Clues:
    """Return the worth of each clue, fitted on those of ``cases`` that have a right candidate."""
    chosen = [case for case, kept in zip(cases, among, strict=True) if kept]
    golds = [frozenset(np.flatnonzero((c.f1 >= RIGHT) & (c.f1 >= c.f1.max() - TIE)).tolist()) for c in chosen]
    weights = fit_ranker(Lists.of([matrix(c.choice.clues, names) for c in chosen], golds), PENALTY, even=False)
    return dict(zip(names, weights.tolist(), strict=True))


def _rescored(choice: Choice, weights: Clues) -> Choice:
    return replace(choice, scores=np.array([score(row, weights) for row in choice.clues]))


def _fitted(rows: Sequence[Clues], right: Mask, among: Mask) -> Clues:
    """Return the worth of each sign of how sure a choice is; the constant is not penalised."""
    names = [*sorted({name for row in rows for name in row} - {"constant"}), "constant"]
    columns = matrix(rows, {name: i for i, name in enumerate(names)}).astype(np.float64)[among]
    fitted = fit_logistic(columns, right[among], np.ones(len(columns)), SURE_PENALTY)
    return dict(zip(names, fitted.tolist(), strict=True))


def _figures(
    examples: Sequence[Example], cases: Sequence[Case], held: Sequence[Choice], sure: Doubles
) -> dict[str, dict[str, Any]]:
    """Return the figures of each set, of questions for a kind of span and of all others, on the right sentence.

    A question without a candidate counts among the questions, with nothing shown.
    """
    asked = Counter((e.source, read_question(e.question).asks) for e in examples if e.short and e.gold)
    out: dict[str, dict[str, Any]] = {}
    for source in dict.fromkeys(e.source for e in examples if e.short):
        for part, kinds in (("typed", SPANS), ("open", OPEN)):
            own = [i for i, c in enumerate(cases) if c.example.source == source and c.asks in kinds]
            every = max(len(own), sum(asked[source, asks] for asks in kinds))
            if own:
                f1 = np.array([cases[i].f1[held[i].best] for i in own])
                shown = sure[own] >= LEAST[part]
                out[f"{source} {part}"] = {
                    "questions": every,
                    "possible": round(float(sum(cases[i].f1.max() for i in own)) / every, 4),
                    "best": round(float(f1.sum()) / every, 4),
                    "f1": round(float(f1[shown].sum()) / every, 4),
                    "shown": round(float(shown.sum()) / every, 4),
                    "precision": round(float((f1[shown] >= RIGHT).mean()), 4) if shown.any() else None,
                }
    return out


def _rounded(weights: Clues) -> Clues:
    return {name: value for name, weight in weights.items() if (value := round(weight, 4))}


if __name__ == "__main__":
    main()
