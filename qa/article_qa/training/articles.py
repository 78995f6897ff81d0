"""Fits what makes an article the one that answers, among those of a shelf: the weights of ``weighing.articles``.

    python -m article_qa.training.articles FILE.jsonl …

Each FILE holds documents with questions, a document a line, and makes one shelf. Of every question that its document
answers, the articles with the best passages are described, and the weights are those under which a softmax over them
gives the right document the most (the likelihood that McFadden's conditional logit has, with a small penalty). Prints
``data/articles.json`` and writes nothing.
"""

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from scipy.optimize import minimize

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.answering import PASSAGES
from article_qa.arrays import Floats
from article_qa.asking.question import read_question
from article_qa.asking.understanding import asked
from article_qa.choice.headed import headed
from article_qa.choice.negated import negated
from article_qa.evaluation.questions import Question, read_questions
from article_qa.evidence import evidence
from article_qa.text.readings import Readings
from article_qa.weighing.articles import LOOKED_AT, after, before, best_passages
from article_qa.weighing.comparison import compare
from article_qa.weighing.ranking import rank
from article_qa.weighing.weights import load_weights

MOST: Final = 400  # questions of each file, always the same
PENALTY: Final = 0.003  # on the squares of the weights, each in units of what it weighs
LEAST: Final = 1e-6  # standard deviation of what differs at all
NAMES: Final = {"before": ("passage", "title"), "after": ("sentence", "passage", "about", "title", "words")}

Row = Mapping[str, float]
Described = tuple[list[Row], list[Row], int]  # before, after, which of them is right


def described(questions: Sequence[Question]) -> Iterator[Described]:
    """Yield the articles that come into question for each of ``questions`` that one of them answers."""
    ids: dict[str, str] = {}
    titles: dict[str, str] = {}
    for one in questions:
        titles[ids.setdefault(one.text or "", f"d{len(ids):06}")] = one.title
    readings = Readings(Shelf(Article(name, titles[name], text) for text, name in ids.items()), len(ids))
    fitting = [q for q in questions if q.answerable and not q.history and q.rewrite is None]
    random.Random(0).shuffle(fitting)  # noqa: S311 - a reproducible choice, no secret
    weights = load_weights()
    for one in fitting[:MOST]:
        meant = asked(one.question, (), readings, None)
        question = read_question(meant.text)
        passages = best_passages(readings.shelf.search(question.terms, PASSAGES))
        first: list[Row] = []
        second: list[Row] = []
        right = -1
        for name in list(passages)[:LOOKED_AT]:
            comparison = compare(question, readings.of(name), meant.turns)
            if comparison.best.any():
                ranked = headed(negated(rank(comparison, evidence(comparison), weights.ranking)))
                right = len(first) if name == ids[one.text or ""] else right
                first.append(before(question, passages[name], titles[name]))
                second.append(after(ranked, passages[name], weights))
        if right >= 0 and len(first) > 1:
            yield first, second, right


def fitted(groups: Sequence[tuple[Sequence[Row], int]], names: Sequence[str]) -> dict[str, float]:
    """Return the weight of each of ``names``."""
    tables = [(np.array([[row[name] for name in names] for row in rows]), right) for rows, right in groups]
    spread = np.concatenate([table for table, _ in tables]).std(axis=0)
    spread[spread < LEAST] = 1

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = PENALTY * float(weights @ weights), 2 * PENALTY * weights
        for table, right in tables:
            scaled = table / spread
            logits = scaled @ weights
            shares = np.exp(logits - logits.max())
            shares /= shares.sum()
            total -= float(np.log(shares[right])) / len(tables)
            slope = slope + (shares @ scaled - scaled[right]) / len(tables)
        return total, slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x / spread
    return {name: round(float(weight), 3) for name, weight in zip(names, found, strict=True)}


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description="Fit which article of a shelf answers a question.")
    parser.add_argument("files", type=Path, nargs="+")
    found = [one for file in parser.parse_args().files for one in described(read_questions(file))]
    weights = {
        "before": fitted([(first, right) for first, _, right in found], NAMES["before"]),
        "after": fitted([(second, right) for _, second, right in found], NAMES["after"]),
    }
    print(json.dumps(weights, indent=1))  # noqa: T201 - a command


if __name__ == "__main__":
    main()
