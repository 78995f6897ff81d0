"""The named signs that an article answers a question: each a function from its ranked sentences to one number."""

from collections.abc import Callable
from typing import Final

from article_qa.weighing.ranking import Ranked

Sign = Callable[[Ranked], float]

SIGNS: Final[dict[str, Sign]] = {}
CLOSE: Final = 0.6  # closeness at and above which a word counts as met
FAR: Final = 0.4  # closeness below which nothing is near to it
MET: Final = 0.6  # match by form at and above which a name counts as found


def sign(function: Sign) -> Sign:
    """Register ``function`` under its own name; its docstring says what the number means."""
    SIGNS[function.__name__] = function
    return function
