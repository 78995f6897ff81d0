"""What each group of evidence is worth: ``python -m article_qa.training.ablation --articles DIR QUESTIONS...``.

Cross-validates the ranker by document with all evidence, and again without each group (a module of
``article_qa.evidence``), and prints the share of answerable questions whose first sentence is right.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from article_qa.arrays import Floats, Mask
from article_qa.evidence import FEATURES, evidence
from article_qa.training.examples import Example, compared, read_examples
from article_qa.training.fitting import FOLDS
from article_qa.training.ranker import Lists, fit_ranker, folds


def main() -> None:
    """Print a line a group: the share of right first sentences without it, and the difference to all evidence."""
    parser = argparse.ArgumentParser(prog="python -m article_qa.training.ablation", description=__doc__)
    parser.add_argument("questions", nargs="+", type=Path, metavar="QUESTIONS")
    parser.add_argument("--articles", type=Path, required=True, help="the folder of the texts that the files name")
    parser.add_argument("--penalty", type=float, default=2e-3)
    args = parser.parse_args()
    examples = [e for path in args.questions for e in read_examples(path, args.articles) if e.gold]
    rows = [evidence(compared(e)) for e in examples]
    everything = first_right(examples, rows, np.ones(len(FEATURES), dtype=bool), args.penalty)
    print(f"{'all evidence':24s} {everything:.4f}")  # noqa: T201 - the command's output
    for group in dict.fromkeys(FEATURES[name].group for name in FEATURES):
        kept = np.array([FEATURES[name].group != group for name in FEATURES])
        without = first_right(examples, rows, kept, args.penalty)
        print(f"without {group:16s} {without:.4f} {without - everything:+.4f}")  # noqa: T201


def first_right(examples: Sequence[Example], rows: Sequence[Floats], kept: Mask, penalty: float) -> float:
    """Return the share of questions whose first sentence is right by rankers that did not see their document."""
    fold = folds([e.group for e in examples], FOLDS)
    right = []
    for k in range(FOLDS):
        seen, held = np.flatnonzero(fold != k).tolist(), np.flatnonzero(fold == k).tolist()
        ranker = fit_ranker(Lists.of([rows[i][:, kept] for i in seen], [examples[i].gold for i in seen]), penalty)
        right += [int((rows[i][:, kept] @ ranker).argmax()) in examples[i].gold for i in held]
    return float(np.mean(right))


if __name__ == "__main__":
    main()
