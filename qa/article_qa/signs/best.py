"""Signs of the best sentence: how far it stands out, and what it and its neighbours cover of the question."""

from article_qa.signs.registry import CLOSE, FAR, MET, sign
from article_qa.weighing.ranking import Ranked, Word


def _near(r: Ranked) -> list[int]:
    """Return the best sentence and its neighbours."""
    return [i for i in (r.first - 1, r.first, r.first + 1) if 0 <= i < len(r.scores)]


def _others(r: Ranked) -> list[Word]:
    """Return the words of the question that are no names."""
    return [word for word in r.words if not word.name]


@sign
def share_of_first(r: Ranked) -> float:
    """The softmax share of the best score among all."""
    return float(r.shares[r.first])


@sign
def share_of_three(r: Ranked) -> float:
    """The softmax share of the best three scores."""
    return float(sum(r.mass[i] for i in r.order[:3]) / r.mass.sum())


@sign
def margin(r: Ranked) -> float:
    """How far the best score stands above the second, at most 5."""
    return float(min(5.0, r.scores[r.order[0]] - r.scores[r.order[1]])) if len(r.order) > 1 else 5.0


@sign
def margin_to_fifth(r: Ranked) -> float:
    """How far the best score stands above the fifth."""
    return float(r.scores[r.order[0]] - r.scores[r.order[min(4, len(r.order) - 1)]])


@sign
def above_mean(r: Ranked) -> float:
    """The best score less the mean score."""
    return float(r.scores[r.first] - r.scores.sum() / len(r.scores))


@sign
def covered_around(r: Ranked) -> float:
    """Share of the question's weight met by the best sentence, its neighbours and the title together."""
    near = sorted({0, *_near(r)})
    return float(r.comparison.weights.dot(r.comparison.meaning[:, near].max(axis=1)) / r.comparison.total)


@sign
def covered_by_three(r: Ranked) -> float:
    """Mean share met by the best three sentences."""
    best = r.order[:3]
    return float(sum(r.comparison.covered[i] for i in best) / len(best))


@sign
def least_around(r: Ranked) -> float:
    """How close the best sentence and its neighbours come to the question word that they meet least."""
    return min([1.0, *(word.around for word in r.words)])


@sign
def least_other_around(r: Ranked) -> float:
    """The same among the words that are no names."""
    return min([1.0, *(word.around for word in _others(r))])


@sign
def others_around(r: Ranked) -> float:
    """Weighted mean closeness there of the words that are no names."""
    others = _others(r)
    return sum(word.weight * word.around for word in others) / max(sum(word.weight for word in others), 1e-6)


@sign
def others_far(r: Ranked) -> float:
    """How many of the words that are no names nothing there comes near to."""
    return sum(word.around < FAR for word in _others(r))


@sign
def others_not_close(r: Ranked) -> float:
    """Share of the words that are no names to which nothing there is close."""
    others = _others(r)
    return sum(word.around < CLOSE for word in others) / max(1, len(others))


@sign
def heaviest_far(r: Ranked) -> float:
    """Weight of the rarest word that nothing there is close to."""
    return max((word.weight for word in r.words if word.around < CLOSE), default=0.0)


@sign
def weight_far(r: Ranked) -> float:
    """Summed weight of the words that nothing there is close to."""
    return sum(word.weight for word in r.words if word.around < CLOSE)


@sign
def names_missing_around(r: Ranked) -> float:
    """Share of the question's names that the best sentence and the one before do not have."""
    names, near = [i for i, word in enumerate(r.words) if word.name], (max(0, r.first - 1), r.first)
    return sum(all(r.comparison.form[i, k] < MET for k in near) for i in names) / max(1, len(names))
