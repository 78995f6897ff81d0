"""Signs of the best sentence: how far it stands out, and what it and its neighbours cover of the question."""

from article_qa.signs.registry import CLOSE, FAR, MET, sign
from article_qa.weighing.ranking import Ranked


def _near(r: Ranked) -> list[int]:
    """Return the best sentence and its neighbours."""
    return [i for i in (r.first - 1, r.first, r.first + 1) if 0 <= i < len(r.scores)]


@sign
def share_of_first(r: Ranked) -> float:
    """The softmax share of the best score among all."""
    return float(1 / r.mass.sum())


@sign
def share_of_three(r: Ranked) -> float:
    """The softmax share of the best three scores."""
    return float(r.mass[r.order[:3]].sum() / r.mass.sum())


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
    return float(r.scores.max() - r.scores.mean())


@sign
def covered_around(r: Ranked) -> float:
    """Share of the question's weight met by the best sentence, its neighbours and the title together."""
    near = sorted({0, *_near(r)})
    return float(r.comparison.weights @ r.comparison.meaning[:, near].max(axis=1) / r.comparison.total)


@sign
def covered_by_three(r: Ranked) -> float:
    """Mean share met by the best three sentences."""
    return float(r.comparison.covered[r.order[:3]].mean())


@sign
def least_around(r: Ranked) -> float:
    """How close the best sentence and its neighbours come to the question word that they meet least."""
    return float(r.around.min(initial=1))


@sign
def least_other_around(r: Ranked) -> float:
    """The same among the words that are no names."""
    return float(r.around[~r.comparison.names].min(initial=1))


@sign
def others_around(r: Ranked) -> float:
    """Weighted mean closeness there of the words that are no names."""
    weights = r.comparison.weights * ~r.comparison.names
    return float(weights @ r.around / max(float(weights.sum()), 1e-6))


@sign
def others_far(r: Ranked) -> float:
    """How many of the words that are no names nothing there comes near to."""
    return float(((r.around < FAR) & ~r.comparison.names).sum())


@sign
def others_not_close(r: Ranked) -> float:
    """Share of the words that are no names to which nothing there is close."""
    others = ~r.comparison.names
    return float(((r.around < CLOSE) & others).sum() / max(1, others.sum()))


@sign
def heaviest_far(r: Ranked) -> float:
    """Weight of the rarest word that nothing there is close to."""
    return float((r.comparison.weights * (r.around < CLOSE)).max(initial=0))


@sign
def weight_far(r: Ranked) -> float:
    """Summed weight of the words that nothing there is close to."""
    return float((r.comparison.weights * (r.around < CLOSE)).sum())


@sign
def names_missing_around(r: Ranked) -> float:
    """Share of the question's names that the best sentence and the one before do not have."""
    c = r.comparison
    near = c.form[:, [max(0, r.first - 1), r.first]].max(axis=1)
    return float(((near < MET) & c.names).sum() / max(1, c.names.sum()))
