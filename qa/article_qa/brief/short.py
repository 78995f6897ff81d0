"""The words inside a cited sentence that answer by themselves.

Scores the candidates by fitted weights (data/short.json) and shows the best one where that is sure enough. Which
sentence is cited is settled before; a reason, a manner, a yes or no have no short answer.
"""

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import numpy as np

from article_qa.arrays import Floats
from article_qa.brief.candidates import FRACTION, candidates
from article_qa.brief.clues import Clues, asked_clues
from article_qa.brief.line import Candidate
from article_qa.brief.shape import REMEMBERED, Shape
from article_qa.brief.stretch import stretched
from article_qa.brief.surroundings import Facing
from article_qa.brief.wanted import WORDS, Wanted
from article_qa.evidence.kinds import SPANS
from article_qa.knowledge.lexicon import data_text
from article_qa.text.reading import Reading
from article_qa.weighing.comparison import Comparison

OPEN: Final = frozenset({"thing", "list", "definition"})  # what asks for no kind of span: only phrases and names
NEAREST: Final = 0.05  # nearness to what met the question below which no span is shown: 1 in 50 right ones is
BOTH: Final = 0.38  # the least probability that sentence and span are both right: so were .81 of those shown
COUNTED: Final = {  # what is told in numbers -> kinds of span that can tell it
    "date": ("date", "year", "duration"),
    "duration": ("duration", "number", "date"),
    "number": ("number", "percent", "quantity", "money", "duration"),
    "money": ("money", "number"),
    "percent": ("percent", "number"),
    "quantity": ("quantity", "number", "duration"),
}
FOLLOWING: Final = re.compile(r"(?: [\w'’-]+){1,5}(?=[,;.!?)])")  # what stands behind 'after', to a mark
NUMBERED: Final = frozenset(kind for kinds in COUNTED.values() for kind in kinds)
PHRASED: Final = frozenset({"person", "organisation", "place"}) | OPEN  # what a phrase without a name can answer


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of a sentence with their clues and scores; the best is the first with the highest score."""

    wanted: Wanted
    found: list[Candidate]
    shapes: list[Shape]
    asked: list[Clues]  # the clues that depend on the question; the others are those of the shapes
    scores: Floats

    @property
    def clues(self) -> list[Clues]:
        """All clues of each candidate."""
        return [shape.clues | row for shape, row in zip(self.shapes, self.asked, strict=True)]

    @property
    def best(self) -> int:
        """The number of the best candidate."""
        return int(self.scores.argmax())


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """What was fitted by ``python -m article_qa.training.short``: worth of clues, of signs, least probability shown."""

    choice: Clues
    shown: Clues
    least: dict[str, float]  # "typed", "open"


@cache
def load_model(name: str = "short.json") -> Model:
    """Return the weights of the data file ``name``; what it does not mention weighs nothing."""
    table = json.loads(data_text(name))
    return Model(table["choice"], table["shown"], table["least"])


def short_span(comparison: Comparison, sentence: int, confidence: float = 1.0) -> tuple[int, int] | None:
    """Return the span of the article that answers by itself, or None where that is not sure.

    ``confidence`` is the probability that ``sentence`` answers at all: a span is shown where both are likely right.
    """
    asks = comparison.question.asks
    english = comparison.reading.lang == "en"
    if confidence < BOTH or (asks not in SPANS and (asks not in OPEN or not english)):
        return None
    model = load_model()
    choice = weighed(comparison, sentence, model)
    if choice is None or choice.asked[choice.best].get("near", 0.0) < NEAREST:
        return None
    sure = 1 / (1 + math.exp(-score(signs(choice), model.shown)))
    if sure < model.least["open" if asks in OPEN else "typed"] or sure * confidence < BOTH:
        return None
    best = choice.found[choice.best]
    dates = [(m.start, m.end) for m in comparison.reading.mentions[sentence] if m.kind == "date"]
    if asks in OPEN and any(start < best.end and best.start < end for start, end in dates):
        return None  # a day tells when, not what
    if best.kind == "date" and english:
        asked = {t.word for t in comparison.question.tokens}
        return stretched(comparison.reading.text, (best.start, best.end), dates, asked)
    return best.start, _whole(comparison, sentence, best.end)


def _whole(comparison: Comparison, sentence: int, end: int) -> int:
    """Return where a span ends with what belongs to it: the half of '3½', what follows in 'a year after my mother'."""
    text, stop = comparison.reading.text, comparison.reading.split.sentences[sentence].end
    if end < stop and FRACTION.match(text, end):
        return end + 1
    if not text[:end].endswith((" after", " before")):
        return end
    match = FOLLOWING.match(text, end, stop)
    return match.end() if match else end


def weighed(comparison: Comparison, sentence: int, model: Model) -> Choice | None:
    """Return the candidates of ``sentence`` with their scores, None without any."""
    asked = comparison.wanted
    phrased = comparison.reading.lang == "en" and (asked.asks in PHRASED or asked.asks == "identity")
    facing = Facing.of(comparison, sentence)
    found = candidates(facing, phrases=phrased)
    if comparison.reading.lang != "en":  # the clues know English; elsewhere only a span of the asked kind will do
        found = [one for one in found if one.kind in SPANS.get(comparison.question.asks, ()) and one.items == 1]
    if asked.asks in SPANS:
        counted = COUNTED.get(asked.asks)
        found = [one for one in found if (one.kind in counted if counted else one.kind not in NUMBERED)]
    found = [one for one in found if not _of_other_sort(comparison, one, asked.asks)]
    if not found:
        return None
    shaped = [facing.shape(one) for one in found]
    rows = asked_clues(facing, found, shaped, asked)
    worth = comparison.reading.once(_shape_worths)
    scores = [worth(shape, model) + score(row, model.choice) for shape, row in zip(shaped, rows, strict=True)]
    return Choice(asked, found, shaped, rows, np.array(scores, dtype=np.float32))


def _of_other_sort(comparison: Comparison, one: Candidate, asks: str) -> bool:
    """Tell whether no such number answers: 'three' of 'how long', '14' of 'which ships' in '14 ships'."""
    asked = {t.word for t in comparison.question.tokens}
    if one.kind != "number" or asks not in OPEN:
        return one.kind == "number" and asks == "duration" and asked.isdisjoint(WORDS["aged"])
    behind = comparison.reading.tokens[one.high] if one.high < len(comparison.reading.tokens) else None
    counts = bool(behind and behind.term and behind.term in comparison.question.terms)
    return counts and asked.isdisjoint(WORDS["figures"])


def _shape_worths(reading: Reading) -> Callable[[Shape, Model], float]:  # noqa: ARG001 - they are remembered with it
    """Return what gives the score of a shape's own clues, and remembers the last ones."""
    return lru_cache(REMEMBERED)(lambda shape, model: score(shape.clues, model.choice))


def score(row: Clues, weights: Clues) -> float:
    """Return the weighted sum of a row."""
    return sum([value * weights[name] for name, value in row.items() if name in weights])


def signs(choice: Choice) -> Clues:
    """Return what tells how sure the best candidate is, by name; all but the constant may be 0."""
    scores: list[float] = choice.scores.tolist()
    row, asks = choice.asked[choice.best], choice.wanted.asks
    best, *others = sorted(scores, reverse=True)
    share = 1 / sum(math.exp(one - best) for one in scores)
    return {
        "share": share,
        "margin": min(5.0, best - others[0]) if others else 5.0,
        "score": best,
        "others": math.log(len(scores)),
        "near": row.get("near", 0.0),
        "choice 0": row.get("choice 0", 0.0),
        "other False": row.get("other False", 0.0),
        "other True": row.get("other True", 0.0),
        asks: 1.0,
        f"{asks} share": share,
        "constant": 1.0,
    }
