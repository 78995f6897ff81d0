"""What a sentence is like, whatever is asked; for some kinds of question it counts differently."""

from typing import Final

import numpy as np

from article_qa.arrays import Floats
from article_qa.evidence.registry import features
from article_qa.text.reading import Reading
from article_qa.text.traits import SHAPE
from article_qa.weighing.comparison import Comparison

WHEN: Final = {  # name -> what is asked, and the trait that counts then
    "first_for_definition": ("definition", "first"),
    "long_for_reason": ("reason", "long"),
    "long_for_manner": ("manner", "long"),
    "item_for_list": ("list", "item"),
    "length_for_list": ("list", "length"),
    "length_for_number": ("number", "length"),
    "length_for_yes_no": ("yes_no", "length"),
}


@features(**{f"is_{name}": f"The trait ``{name}`` of the sentence; see the module traits." for name in SHAPE})
def traits(c: Comparison, out: Floats) -> None:
    """Write what holds whatever is asked."""
    out[:] = c.reading.once(_rows)


def _rows(reading: Reading) -> Floats:
    return np.stack([reading.traits[name] for name in SHAPE])


@features(**{n: f"The trait ``{trait}`` where the question asks for a {asks}." for n, (asks, trait) in WHEN.items()})
def asked_traits(c: Comparison, out: Floats) -> None:
    """Write what counts for some questions alone."""
    for row, (asks, trait) in enumerate(WHEN.values()):
        if asks == c.question.asks:
            out[row] = c.reading.traits[trait]
