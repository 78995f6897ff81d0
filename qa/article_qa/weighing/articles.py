"""Which articles of a shelf are read for a question, and whose best sentence comes first: by passages, title and words.

Sentences of different articles cannot be compared by their scores alone: each is weighed by what is rare in its own
article. So an article is judged as one: by its best passage, its title, how many of the question's words it has at
all, how sure it is that the question is about it. The weights are fitted; see ``training.articles``.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from article_index.article import Hit
from article_index.words import analyzer
from article_qa.asking.question import Question
from article_qa.knowledge.frequency import rarity
from article_qa.knowledge.lexicon import data_text
from article_qa.text.reading import PLAIN
from article_qa.weighing.deciding import about
from article_qa.weighing.ranking import Ranked
from article_qa.weighing.weights import Weights

READ: Final = 4  # articles of a large shelf whose sentences are weighed
BEHIND: Final = 4.0  # logits by which an article may stand behind the likeliest to be read as well
LOOKED_AT: Final = 16  # articles with the best passages, whose titles are looked at to choose those
COPIED: Final = 0.7  # of the score of a passage that another has, at least, in which one of its sentences may stand


@dataclass(frozen=True, slots=True)
class ArticleWeights:
    """What speaks for an article, before it is read (``before``) and after (``after``)."""

    before: Mapping[str, float]
    after: Mapping[str, float]


@cache
def article_weights() -> ArticleWeights:
    """Return the fitted weights."""
    table = json.loads(data_text("articles.json"))
    return ArticleWeights(table["before"], table["after"])


def best_passages(hits: Sequence[Hit]) -> dict[str, float]:
    """Return article -> the score of its best passage, in the order of ``hits``."""
    best: dict[str, float] = {}
    for hit in hits:
        best.setdefault(hit.article, hit.score)
    return best


def worth_reading(
    question: Question, passages: Mapping[str, float], title: Callable[[str], str], most: int = READ
) -> list[str]:
    """Return at most ``most`` articles of those that have ``passages``, the likeliest to answer first.

    What stands far behind the first is left out: to read it would take time and change next to nothing.
    """
    worth = {n: _sum(before(question, passages[n], title(n))) for n in list(passages)[:LOOKED_AT]}
    likely = sorted(worth, key=lambda name: -worth[name])[:most]
    return [name for name in likely if worth[name] >= worth[likely[0]] - BEHIND]


def before(question: Question, passage: float, title: str) -> dict[str, float]:
    """Return what speaks for an article that is not read yet, each with its name."""
    return {"passage": passage, "title": _share(question, _terms(title, question.lang))}


def near_copies(passages: Mapping[str, float], article: str) -> list[str]:
    """Return the articles whose best passage does about as well as that of ``article``: they may say the same."""
    least = COPIED * passages.get(article, 0.0)
    return [name for name in list(passages)[:LOOKED_AT] if passages[name] >= least]


def standing(ranked: Ranked, passage: float, weights: Weights) -> float:
    """Return how well an article that was read stands beside others; ``passage`` is the score of its best one."""
    return _sum(after(ranked, passage, weights), read=True)


def after(ranked: Ranked, passage: float, weights: Weights) -> dict[str, float]:
    """Return what speaks for an article that was read, each with its name."""
    held = ranked.comparison
    title = _terms(held.reading.split.article.title, held.reading.lang)
    same = held.anywhere[0].tolist()
    there = {token.term for token, met in zip(held.tokens, same, strict=True) if met > 0}
    return {
        "sentence": float(ranked.scores[ranked.first]),
        "passage": passage,
        "about": about(ranked, weights),
        "title": _share(held.question, title),
        "words": _share(held.question, title | there),
    }


def _sum(found: Mapping[str, float], *, read: bool = False) -> float:
    weights = article_weights().after if read else article_weights().before
    return sum(weights[name] * value for name, value in found.items())


def _share(question: Question, terms: frozenset[str]) -> float:
    """Return the share of the question's words that are among ``terms``, each counted by how rare it is."""
    words = {t.term: rarity(t.word) if question.lang == "en" else PLAIN for t in question.tokens if t.term}
    total = sum(words.values())
    return sum(weight for term, weight in words.items() if term in terms) / total if total else 0.0


@lru_cache(maxsize=4096)
def _terms(title: str, lang: str) -> frozenset[str]:
    return frozenset(analyzer(lang).terms(title))
