"""How many sentences are cited: the best one, and another only where it carries something that the first lacks."""

from typing import Final

import numpy as np

from article_qa.ranking import Ranked

NEARLY: Final = 0.6  # softmax share, against the first, that a further sentence must have
LIST_NEARLY: Final = 0.3  # the same where the question asks for several things
MOST: Final = 3


def choose(ranked: Ranked, limit: int) -> list[int]:
    """Return the sentences to cite, the best first; at least one, at most ``limit``."""
    scores, first = ranked.scores, ranked.first
    chosen = [first]
    several = ranked.comparison.question.asks == "list"
    nearly = LIST_NEARLY if several else NEARLY
    for other in ranked.order[1 : 2 * MOST]:
        if len(chosen) >= min(limit, MOST) or float(np.exp(scores[other] - scores[first])) < nearly:
            break
        if several or _adds(ranked, chosen, other):
            chosen.append(other)
    return chosen


def _adds(ranked: Ranked, chosen: list[int], other: int) -> bool:
    """Tell whether ``other`` meets a word of the question that the chosen sentences do not."""
    met = ranked.comparison.meaning
    return bool(((met[:, other] - met[:, chosen].max(axis=1)) * ranked.comparison.weights).max(initial=0) > 0.3)
