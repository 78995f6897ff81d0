"""What the sentences around add to what a sentence covers: the one before and after, the paragraph, the headings."""

import numpy as np

from article_qa.arrays import Floats
from article_qa.evidence.registry import features
from article_qa.text.neighbours import neighbours
from article_qa.weighing.comparison import Comparison


@features(
    before_adds="What the sentence before adds, within the paragraph or as a heading or question right above.",
    after_adds="What the sentence after adds.",
    second_before_adds="What the last sentence but one adds to this one and the one before.",
    paragraph_adds="What the rest of the paragraph adds.",
    paragraph_covered="Share of the question that the whole paragraph covers.",
    heading_adds="What the nearest heading above adds.",
    title_adds="What the article's title adds.",
)
def added(c: Comparison, out: Floats) -> None:
    """Write what is covered together with another sentence, less what is covered without it."""
    around = np.maximum(c.meaning.take(c.reading.once(neighbours).sentences, axis=1), c.meaning[:, None])
    before, _, second, _, _ = pairs = around.swapaxes(0, 1)
    np.maximum(second, before, out=second)
    shares = c.share(pairs)  # with the one before, after, second before, the heading, the title
    out[:2] = shares[:2] - c.covered
    out[2] = shares[2] - shares[0]
    out[4] = c.share(c.in_paragraph)
    out[3] = out[4] - c.covered
    out[5:] = shares[3:] - c.covered


@features(
    after_question="Share covered by the question right above: interviews and how-tos answer below it.",
    after_lead_in="Share covered by a line right above that ends with a colon: list items stand below it.",
    is_heading_above="Share covered by the nearest heading above.",
)
def lines_above(c: Comparison, out: Floats) -> None:
    """Write what the lines above cover that announce what is below them."""
    above = c.reading.once(neighbours)
    np.multiply(c.covered.take(above.lines), above.announce, out=out)
