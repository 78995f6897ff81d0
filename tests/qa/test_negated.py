"""Promises of ranking first what denies where a denial is asked for."""

import pytest

from article_qa.library import Library

TEXT = """Bathing at Vargen

Swim at Long Cove, half an hour's walk east of the pier. There is no shade and nothing to buy there.

Do not swim at the New Beach: a sewer ends beside it.

In November a fire damaged the sheds at the pier. Nobody was hurt. The owner was hurt by what people said of him.

You need a lamp to see the caves. A candle will do if you have no lamp."""


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Where should I not swim?", "Do not swim at the New Beach: a sewer ends beside it."),
        ("Where should I swim?", "Swim at Long Cove, half an hour's walk east of the pier."),
        ("what if I don't have a lamp", "A candle will do if you have no lamp."),
        ("Was anyone hurt in the fire at the pier?", "Nobody was hurt."),
        ("Was there a fire at the pier?", "In November a fire damaged the sheds at the pier."),
    ],
)
def test_a_denial_is_cited_where_it_is_asked_for(question: str, quote: str) -> None:
    """What is not, or whether there was any, is told by the sentence that denies; what is, by the one that affirms."""
    assert Library.from_text(TEXT).ask(question).citations[0].quote == quote
