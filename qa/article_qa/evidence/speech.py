"""Whether a sentence gives words of somebody else than the one whom the question asks about, or those of an outlet.

That a sentence gives the asked words counts already where the question is held against it: see ``saying.understood``.
"""

from article_qa.arrays import Floats
from article_qa.evidence.registry import features
from article_qa.weighing.comparison import Comparison


@features(
    others_words="1 where the sentence gives the words of a known speaker other than the one that is asked about.",
    has_outlet="1 where the question asks which outlet reported something and the sentence names one that reports.",
)
def speakers(c: Comparison, out: Floats) -> None:
    """Write whose words the sentence gives, where that is asked."""
    if c.statement.kind == "none":
        return
    out[0] = c.sayings.others
    if c.statement.kind == "outlet":
        out[1] = c.sayings.theirs
