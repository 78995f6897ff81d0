"""How close in meaning a sentence comes to the question where what the whole article says is taken off both."""

from article_qa.arrays import Floats
from article_qa.evidence.registry import features
from article_qa.weighing.comparison import Comparison


@features(
    apart="Cosine of question and sentence without what all sentences of the article share.",
    apart_with_before="The same for the sentence together with the one before.",
    apart_with_after="The same for the sentence together with the one after.",
)
def apart(c: Comparison, out: Floats) -> None:
    """Write the cosines; 0 where no word of the question is known."""
    if c.asked.any():
        out[:] = c.reading.apart.cosines(c.asked)
