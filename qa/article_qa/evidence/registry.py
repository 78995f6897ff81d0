"""The named evidence of a sentence: functions that write one number per sentence in a row for each name.

What is worked out together is written together; a function that is not asked leaves its rows at 0.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from article_qa.arrays import Floats
from article_qa.weighing.comparison import Comparison

Fill = Callable[[Comparison, Floats], None]


@dataclass(frozen=True, slots=True)
class Feature:
    """A piece of evidence: what its number means, and the module of ``article_qa.evidence`` that it comes from."""

    meaning: str
    group: str


FEATURES: Final[dict[str, Feature]] = {}  # by name; the order is that of the columns
FILLS: Final[list[tuple[slice, Fill]]] = []  # the rows, and the function that writes them


def features(**meanings: str) -> Callable[[Fill], Fill]:
    """Register the function below as the one that writes the rows named here, in this order."""

    def registered(fill: Fill) -> Fill:
        group = fill.__module__.rsplit(".", 1)[-1]
        FILLS.append((slice(len(FEATURES), len(FEATURES) + len(meanings)), fill))
        FEATURES.update({name: Feature(meaning, group) for name, meaning in meanings.items()})
        return fill

    return registered
