"""Why an answer is what it is: the passages considered, each sentence's evidence, the signs behind the verdict.

Only reports numbers that were computed before.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from article_index.article import Hit
from article_qa.answer import Sought
from article_qa.arrays import Floats
from article_qa.evidence import FEATURES
from article_qa.limits import NEAREST
from article_qa.signs import sign_names, signs
from article_qa.text.readings import Readings
from article_qa.weighing.deciding import Verdict
from article_qa.weighing.ranking import Ranked
from article_qa.weighing.weights import MODELS, load_weights

SENTENCES: Final = 2 * NEAREST  # explained of each article

NOTHING: Final[Mapping[str, Any]] = {"words": [], "passages": [], "sentences": [], "verdict": None}


def explanation(
    readings: Readings,
    hits: Sequence[Hit],
    ranked: Sequence[Ranked],
    verdict: Verdict | None,
    words: Sequence[Sought],
    shown: Sequence[int],
) -> Mapping[str, Any]:
    """Return the contract's ``explanation``.

    ``words``, those of the question as they are given; ``passages`` with their BM25 scores; of the best sentences of
    each article, and of those of the first that are ``shown``, which words of the question they met, the pieces of
    evidence and what each adds to the score, also by ``groups`` of them; under ``verdict`` the probabilities, and of
    each model the signs and what each adds to its logit.
    """
    passages = [
        {
            "article": h.article, "passage": h.passage, "start": p.start, "end": p.end, "bm25": h.score,
            "text": split.article.text[p.start : p.end],
        }
        for h in hits
        for split in [readings.shelf.article(h.article)]
        for p in [split.passages[h.passage]]
    ]  # fmt: skip
    best = [(r, i) for r in ranked for i in r.order[:SENTENCES]]
    others = [(ranked[0], i) for i in shown if i not in ranked[0].order[:SENTENCES]]
    sentences = [_sentence(r, i) for r, i in [*best, *others]]
    told = _verdict(ranked[0], verdict) if ranked and verdict else None
    return {"words": list(words), "passages": passages, "sentences": sentences, "verdict": told}


def _sentence(ranked: Ranked, sentence: int) -> dict[str, Any]:
    split, row = ranked.comparison.reading.split, ranked.evidence[sentence]
    adds = row * load_weights().ranking
    groups: dict[str, float] = {}
    for feature, worth in zip(FEATURES.values(), adds.tolist(), strict=True):
        groups[feature.group] = groups.get(feature.group, 0.0) + worth
    return {
        "article": split.article.id,
        "sentence": sentence,
        "start": split.sentences[sentence].start,
        "end": split.sentences[sentence].end,
        "score": float(ranked.scores[sentence]),
        "met": [
            {"word": word, "start": start, "end": end} for word, start, end in ranked.comparison.met_words(sentence)
        ],
        "evidence": _named(list(FEATURES), row),
        "contributions": _named(list(FEATURES), adds),
        "groups": groups,
    }


def _verdict(ranked: Ranked, verdict: Verdict) -> dict[str, Any]:
    weights, row = load_weights(), signs(ranked)
    return {
        "confidence": verdict.confidence,
        "answered": verdict.answered,
        "about": verdict.about,
        "least_answered": weights.least_answered,
        "least_about": weights.least_about,
        "signs": _named(sign_names(), row),
        "contributions": {
            name: _named(sign_names(), row * model) for name, model in zip(MODELS, weights.models, strict=True)
        },
    }


def _named(names: Sequence[str], row: Floats) -> dict[str, float]:
    """Return the numbers of ``row`` that are not 0, by name."""
    return {names[i]: float(row[i]) for i in np.flatnonzero(row).tolist()}
