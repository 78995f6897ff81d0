"""How many sentences are cited: the best one, and further ones as the question asks for and they have something to add.

Whether one more is worth citing is a fitted probability; from which on it is cited depends on whether several things
are asked for. A list of the article is cited with its items. Ranks nothing itself.
"""

import json
from functools import cache
from itertools import takewhile
from typing import Final

from article_qa.asking.several import several_signs
from article_qa.choice.enumerated import enumerated
from article_qa.choice.further import NEAR, further, worth
from article_qa.choice.itemised import itemised
from article_qa.knowledge.lexicon import data_text
from article_qa.weighing.deciding import probability
from article_qa.weighing.ranking import Ranked

CONSIDERED: Final = 8  # further sentences in the order of scores
TIED: Final = 0.6  # of score, within which a sentence may say what the best one says where one thing is asked for
SUMMED: Final = 3  # sentences that sum up a topic
MOST: Final = 6  # sentences cited, but for the items of a list


def choose(ranked: Ranked, limit: int, *, in_short: bool = False) -> list[int]:
    """Return the sentences to cite, the best first, then by score; at least one, at most ``limit``.

    What is to be summed up ``in_short`` is told in several sentences, but few. Neighbours come in the order
    of their paragraph: nobody reads the second step before the first.
    """
    signs = several_signs(ranked.comparison.question.text)
    kind = "in_short" if in_short else "several" if signs["several"] else "one"
    signs["several"] = float(kind != "one")
    if items := _items(ranked, asked_for=kind != "one"):
        return [ranked.first, *items][:limit]
    chosen, places = [ranked.first], _tied(ranked) if kind == "one" else considered(ranked)
    if not places:
        return chosen
    most, least = min(limit, SUMMED if in_short else MOST), _fitted()["thresholds"][kind]
    weights = worth(signs, _fitted()["weights"])
    while places and len(chosen) < most:
        logits = weights.of_sentence @ further(ranked, chosen, places) + weights.of_question
        at = next((i for i, logit in enumerate(logits.tolist()) if probability(logit) >= least), None)
        if at is None:
            break
        chosen.append(ranked.order[places[at]])
        places = places[at + 1 :]
    return [chosen[0], *_as_written(ranked, chosen[1:])]


def _as_written(ranked: Ranked, chosen: list[int]) -> list[int]:
    """Return ``chosen`` with neighbours of one paragraph, in the places that they have, in the article's order."""
    paragraph, run = ranked.comparison.reading.paragraph_of, dict[int, int]()
    for i in sorted(chosen):
        run[i] = run[i - 1] if i - 1 in run and paragraph[i - 1] == paragraph[i] else i
    rows = {first: iter(sorted(i for i in chosen if run[i] == first)) for first in run.values()}
    return [next(rows[run[i]]) for i in chosen]


def _tied(ranked: Ranked) -> list[int]:
    """Return the places of what scores nearly as high as the best; so nothing is weighed where one thing stands out."""
    least = ranked.scores[ranked.first] - TIED
    nearly = takewhile(lambda place: ranked.scores[ranked.order[place]] >= least, range(1, len(ranked.order)))
    told = ranked.comparison.reading.telling
    return [place for place in nearly if told[ranked.order[place]]]


def considered(ranked: Ranked) -> list[int]:
    """Return the places, in the order of scores, of what may be cited beside the best: the next best, its neighbours.

    No heading and no question is among them.
    """
    order, first = ranked.order, ranked.first
    beside = (i for i in range(first - NEAR, first + NEAR + 1) if 0 <= i < len(order) and i != first)
    places = sorted({*range(1, min(CONSIDERED + 1, len(order))), *map(order.index, beside)})
    told = ranked.comparison.reading.telling
    return [place for place in places if told[order[place]]]


def _items(ranked: Ranked, *, asked_for: bool) -> list[int]:
    """Return the other items of the list that the best sentence leads into or, if several are asked for, is one of."""
    reading = ranked.comparison.reading
    for lead, *items in reading.once(itemised) + reading.once(enumerated):
        if ranked.first == lead or (asked_for and ranked.first in items):
            return [i for i in items if i != ranked.first]
    return []


@cache
def _fitted() -> dict[str, dict[str, float]]:
    """Return the tables ``weights`` and ``thresholds`` of the data file, by name."""
    table: dict[str, dict[str, float]] = json.loads(data_text("choosing.json"))
    return table
