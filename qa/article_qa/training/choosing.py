"""Fits what makes a further sentence worth citing: ``python -m article_qa.training.choosing`` (extra ``train``).

Learns from the sentences that the shipped ranking puts behind the first, each beside the right ones before it; so fit
the ranking first. Thresholds are chosen by hand from the figures of the folds, which are printed and written.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from article_qa.arrays import Doubles, Mask
from article_qa.asking.several import several_signs
from article_qa.choice.choosing import considered
from article_qa.choice.further import further, named
from article_qa.evidence import evidence
from article_qa.training.examples import Example, compared, read_examples
from article_qa.training.logistic import fit_logistic
from article_qa.training.ranker import folds
from article_qa.weighing.ranking import Ranked, rank
from article_qa.weighing.weights import load_weights

FOLDS: Final = 7
PENALTY: Final = 3e-3
THRESHOLDS: Final = {"several": 0.15, "in_short": 0.1, "one": 0.6}


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(
        prog="python -m article_qa.training.choosing", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("questions", nargs="+", type=Path, metavar="QUESTIONS", help="question files with all gold")
    parser.add_argument("--articles", type=Path, required=True, help="the folder of the texts that the files name")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    args = parser.parse_args()
    examples = [e for path in args.questions for e in read_examples(path, args.articles) if e.gold]
    table = fit(examples)
    table["made_by"] = {
        "command": "python -m article_qa.training.choosing --articles DIR --out FILE QUESTIONS...",
        "sets": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in args.questions},
    }
    args.out.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    json.dump(table["cross_validated"], sys.stdout, indent=1)


def fit(examples: Sequence[Example]) -> dict[str, Any]:
    """Return the weights by name, the thresholds, and the figures that cross-validation by text gives."""
    rows, right, of = _rows(examples)
    names = [name for name in rows[0] if name != "constant"] + ["constant"]
    columns = np.array([[row[name] for name in names] for row in rows])
    fold = folds([e.group for e in examples], FOLDS)[of]
    held = np.zeros(len(columns))
    for k in range(FOLDS):
        held[fold == k] = columns[fold == k] @ _fitted(columns[fold != k], right[fold != k])
    return {
        "weights": {n: round(float(w), 4) for n, w in zip(names, _fitted(columns, right), strict=True)},
        "thresholds": THRESHOLDS,
        "cross_validated": _figures(rows, right, 1 / (1 + np.exp(-held))),
    }


def _fitted(columns: Doubles, right: Mask) -> Doubles:
    return fit_logistic(columns, right, np.ones(len(columns)), PENALTY)


def _rows(examples: Sequence[Example]) -> tuple[list[dict[str, float]], Mask, npt.NDArray[np.int64]]:
    """Return the evidence for each further sentence considered, whether it is right, and its example's number."""
    rows, right, of = [], [], []
    for number, example in enumerate(examples):
        ranked, signs = _ranked(example), several_signs(example.question)
        chosen = [ranked.first]
        for place in considered(ranked):
            rows.append(named(further(ranked, chosen, [place])[:, 0], signs))
            right.append(ranked.order[place] in example.gold)
            of.append(number)
            if right[-1]:
                chosen.append(ranked.order[place])
    return rows, np.array(right), np.array(of)


def _ranked(example: Example) -> Ranked:
    comparison = compared(example)
    follows_up = bool(example.history)
    return rank(comparison, evidence(comparison), load_weights().ranking, follows_up=follows_up)


def _figures(rows: Sequence[dict[str, float]], right: Mask, sure: Doubles) -> dict[str, Any]:
    """Return how many further sentences are right, cited, and both, where several are asked for."""
    several = np.array([bool(row["several"]) for row in rows])
    cited = several & (sure >= THRESHOLDS["several"])
    return {
        "log_loss": round(float(-np.log(np.where(right, sure, 1 - sure)).mean()), 4),
        "several": {
            "considered": int(several.sum()),
            "right": int((several & right).sum()),
            "cited": int(cited.sum()),
            "cited_right": int((cited & right).sum()),
        },
    }


if __name__ == "__main__":
    main()
