"""A logistic regression with L2 on standardised columns: how signs become a probability."""

import numpy as np

from article_qa.arrays import Doubles, Mask

PENALTY = 1e-3


def fit_logistic(columns: Doubles, truth: Mask, weight: Doubles, penalty: float = PENALTY) -> Doubles:
    """Return one coefficient per column; the last column is the constant 1 and is not penalised."""
    from scipy.optimize import minimize  # noqa: PLC0415 - the extra ``train``

    scale = columns.std(axis=0)
    scale[scale == 0] = 1
    rows = columns / scale
    held = np.append(np.ones(columns.shape[1] - 1), 0) * penalty
    total = weight.sum()

    def loss(w: Doubles) -> tuple[float, Doubles]:
        z = rows @ w
        value = (weight * (np.logaddexp(0, z) - truth * z)).sum() / total + held @ w**2
        slope = rows.T @ (weight * (1 / (1 + np.exp(-z)) - truth)) / total + 2 * held * w
        return float(value), slope

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x / scale)
