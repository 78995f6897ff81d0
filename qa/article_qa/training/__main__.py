"""Fits the weights: ``python -m article_qa.training --articles DIR --out FILE QUESTIONS...`` (extra ``train``).

Cross-validates by document, prints the figures of the folds, fits on everything and writes both into the weights file.
Seedless and deterministic: the same files give the same bytes on the same machine.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from article_qa.training.examples import read_examples
from article_qa.training.fitting import FOLDS, fit


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(prog="python -m article_qa.training", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "questions", nargs="+", type=Path, metavar="QUESTIONS", help="question files in the scorer's format"
    )
    parser.add_argument("--articles", type=Path, required=True, help="the folder of the texts that the files name")
    parser.add_argument("--readers", nargs="+", default=[], help="the files (by stem) whose base rate thresholds serve")
    parser.add_argument(
        "--shares", nargs="*", default=[], metavar="STEM=NUMBER", help="how much a set's questions count in ranking"
    )
    parser.add_argument(
        "--verdict", nargs="*", default=[], metavar="STEM=NUMBER", help="and in the verdict, where not as others do"
    )
    parser.add_argument("--out", type=Path, required=True, help="the weights file to write")
    parser.add_argument("--penalty", type=float, default=3e-3, help="L2 factor of the ranker (default %(default)s)")
    args = parser.parse_args()
    examples = [e for path in args.questions for e in read_examples(path, args.articles)]
    shares, verdict = _numbers(args.shares), _numbers(args.verdict)
    table = fit(examples, args.penalty, frozenset(args.readers), shares, verdict)
    table["made_by"] = {
        "command": "python -m article_qa.training --articles DIR --out FILE --readers … --shares … --verdict … -- …",
        "readers": args.readers,
        "shares": shares,
        "verdict": verdict,
        "penalty": args.penalty,
        "folds": FOLDS,
        "sets": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in args.questions},
    }
    args.out.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    json.dump(table["cross_validated"], sys.stdout, indent=1)


def _numbers(given: list[str]) -> dict[str, float]:
    """Return stem -> number of what is written STEM=NUMBER."""
    return {stem: float(number) for stem, _, number in (one.partition("=") for one in given)}


if __name__ == "__main__":
    main()
