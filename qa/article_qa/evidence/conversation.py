"""What the turns before a question tell: answers to a follow-up stand near the last one and are seldom the same again.

Nothing without a history. What was said in the turns is no evidence, only where their answers stand.
"""

from typing import Final

import numpy as np

from article_qa.arrays import Floats
from article_qa.evidence.kinds import SPANS
from article_qa.evidence.registry import features
from article_qa.weighing.comparison import Comparison

AGAIN: Final = 0.7  # how seldom a question that leans on the turns wants one of their sentences again
ANEW: Final = 0.3  # and one that stands alone


@features(cited_before="How seldom a sentence is wanted again that a turn before has cited; 0 for the others.")
def cited(c: Comparison, out: Floats) -> None:
    """Mark what was cited: less what the last turn cited where it has another span of the asked kind."""
    if not c.cited:
        return
    leans = c.conversation.leans
    out[0, list(frozenset().union(*c.cited))] = AGAIN if leans else ANEW
    if leans and c.cited[-1] and c.question.asks in SPANS:
        found = c.answering
        near = np.zeros(c.reading.size, dtype=np.float32)
        np.maximum.at(near, found.sentence, found.near)
        last = list(c.cited[-1])
        out[0, last] *= 1 - near[last]


@features(
    cited_last="1 for a sentence that the last turn cited, where the question leans on it.",
    right_behind_last="1 for the sentence right behind the last one cited, where the question leans on it.",
    behind_last="1 for all sentences behind the last one cited, where the question leans on it.",
    near_last="How near the last one cited stands, where the question leans on it: 1, falling to 1/e in ten.",
    in_last_paragraph="1 in the paragraph of the last one cited, where the question leans on it.",
)
def around_last(c: Comparison, out: Floats) -> None:
    """Write where the sentences stand to what the last turn cited."""
    if not c.conversation.leans or not c.cited or not c.cited[-1]:
        return
    last = max(c.cited[-1])
    behind = np.arange(c.reading.size, dtype=np.float32) - last
    out[0, list(c.cited[-1])] = 1
    out[1] = behind == 1
    out[2] = behind > 0
    out[3] = np.exp(-np.abs(behind) / 10)
    out[4] = c.reading.paragraph_of == c.reading.paragraph_of[last]


@features(
    typed_covered="Share covered of the words that were typed, of a question that was completed: others count for less."
)
def typed(c: Comparison, out: Floats) -> None:
    """Write what is covered of the words that are not borrowed from the turns."""
    if c.conversation.leans:
        out[0] = c.share(c.meaning, np.array([t.term in c.conversation.typed for t in c.tokens], dtype=bool))
