"""What the sentences around add to what a sentence covers: the one before and after, the paragraph, the headings."""

import numpy as np

from article_qa.evidence.registry import column, feature
from article_qa.text.reading import Floats
from article_qa.weighing.comparison import Comparison


def _shifted(rows: Floats, by: int) -> Floats:
    """Return ``rows`` with each sentence's column replaced by its neighbour's ``by`` before; zeros at the edge."""
    out = np.zeros_like(rows)
    if by > 0:
        out[:, by:] = rows[:, :-by]
    else:
        out[:, :by] = rows[:, -by:]
    return out


def _gain(c: Comparison, others: Floats) -> Floats:
    """Return the share of the question that ``others`` cover and the sentence itself does not."""
    return c.share(np.maximum(c.meaning, others)) - c.covered


@feature
def before_adds(c: Comparison) -> Floats:
    """What the sentence before adds, within the paragraph or as a heading or question right above."""
    return _gain(c, _shifted(c.meaning, 1))


@feature
def after_adds(c: Comparison) -> Floats:
    """What the sentence after adds."""
    return _gain(c, _shifted(c.meaning, -1))


@feature
def second_before_adds(c: Comparison) -> Floats:
    """What the last sentence but one adds to this one and the one before."""
    last = np.maximum(c.meaning, _shifted(c.meaning, 1))
    return c.share(np.maximum(last, _shifted(c.meaning, 2))) - c.share(last)


@feature
def paragraph_adds(c: Comparison) -> Floats:
    """What the rest of the paragraph adds."""
    return _gain(c, c.in_paragraph)


@feature
def paragraph_covered(c: Comparison) -> Floats:
    """Share of the question that the whole paragraph covers."""
    return c.share(c.in_paragraph)


@feature
def heading_adds(c: Comparison) -> Floats:
    """What the nearest heading above adds."""
    heading = c.reading.heading_of
    rows = np.where(heading >= 0, c.meaning[:, np.maximum(heading, 0)], 0)
    return _gain(c, np.asarray(rows, dtype=np.float32))


@feature
def title_adds(c: Comparison) -> Floats:
    """What the article's title adds."""
    return _gain(c, np.repeat(c.meaning[:, :1], c.reading.size, axis=1)) if c.reading.size else c.covered


@feature
def after_question(c: Comparison) -> Floats:
    """Share of the question covered by the question right above: interviews and how-tos answer below it."""
    asked = c.reading.traits["question"]
    above = np.concatenate([[0.0], (c.covered * asked)[:-1]]) if c.reading.size else c.covered
    return column(above, c.reading.size)


@feature
def after_lead_in(c: Comparison) -> Floats:
    """Share covered by a line right above that ends with a colon: list items stand below it."""
    lead = c.covered * c.reading.traits["colon"]
    return column(np.concatenate([[0.0], lead[:-1]]) if c.reading.size else lead, c.reading.size)


@feature
def is_heading_above(c: Comparison) -> Floats:
    """Share covered by the nearest heading above."""
    heading = c.reading.heading_of
    return (
        np.asarray(np.where(heading >= 0, c.covered[np.maximum(heading, 0)], 0), dtype=np.float32)
        if c.reading.size
        else c.covered
    )
