"""What a sentence is like, whatever is asked; for some kinds of question it counts differently."""

from typing import Final

from article_qa.evidence.registry import column, feature
from article_qa.text.reading import Floats
from article_qa.weighing.comparison import Comparison

TRAITS: Final = (
    "heading", "title", "question", "unfinished", "verbless", "long", "short", "length",
    "place", "first", "opens", "last", "quotation", "label", "item", "colon",
)  # fmt: skip


def _trait(name: str) -> None:
    def held(c: Comparison) -> Floats:
        return c.reading.traits[name]

    held.__name__ = f"is_{name}"
    held.__doc__ = f"The trait ``{name}`` of the sentence; see the module traits."
    feature(held)


for _name in TRAITS:
    _trait(_name)


def _when(name: str, asks: str, trait: str) -> None:
    def held(c: Comparison) -> Floats:
        return c.reading.traits[trait] if c.question.asks == asks else column(0, c.reading.size)

    held.__name__ = name
    held.__doc__ = f"The trait ``{trait}`` where the question asks for a {asks}."
    feature(held)


_when("first_for_definition", "definition", "first")
_when("long_for_reason", "reason", "long")
_when("long_for_manner", "manner", "long")
_when("item_for_list", "list", "item")
_when("length_for_list", "list", "length")
_when("length_for_number", "number", "length")
_when("length_for_yes_no", "yes_no", "length")
