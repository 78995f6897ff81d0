"""Whether a sentence gives words of somebody else than the one whom the question asks about, or those of an outlet.

That a sentence gives the asked words counts already where the question is held against it: see ``saying.understood``.
"""

from article_qa.evidence.registry import column, feature
from article_qa.text.reading import Floats
from article_qa.weighing.comparison import Comparison


@feature
def others_words(c: Comparison) -> Floats:
    """1 where the sentence gives the words of a known speaker who is somebody else than the one that is asked about."""
    return c.sayings.others


@feature
def has_outlet(c: Comparison) -> Floats:
    """1 where the question asks which outlet reported something and the sentence names one that reports."""
    return c.sayings.theirs if c.statement.kind == "outlet" else column(0, c.reading.size)
