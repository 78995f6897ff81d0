"""Whether the words that a question asks of somebody are in truth somebody else's.

Says so only where the article leaves no doubt. Does not choose what is cited.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from article_qa.answer import Named
from article_qa.arrays import Floats
from article_qa.text.reading import Reading
from article_qa.voices.saying import place_of_who
from article_qa.voices.speech import speeches
from article_qa.voices.wordrow import listed
from article_qa.weighing.comparison import Comparison

LEANS: Final = re.compile(r"[“\"‘«']|(?:But |And |Yet )?(?:he|she|it|they|these|this|that|those|such)\b", re.IGNORECASE)
CLEARLY: Final = 0.6  # share of the topic that another's words must cover where the asked one is said not to say it
MARGIN: Final = 0.45  # and by how much more than any of the asked one's words do
SLIGHT: Final = 0.08  # and than anything that is nobody's words


@dataclass(frozen=True, slots=True)
class Misattribution:
    """Sentence number ``sentence`` gives the words that were asked for, but they are ``speaker``'s."""

    sentence: int
    speaker: Named


def misattribution(comparison: Comparison) -> Misattribution | None:
    """Return who really says what the question asks of somebody else, or None where that is not sure.

    Sure is: the article knows the one who is asked about, one sentence of another speaker covers nearly all that the
    words are to be about, and nothing that is not another's comes near.
    """
    c, statement = comparison, comparison.statement
    if statement.kind != "words_of" or not _is_known(c) or any(t.word in listed("replies") for t in c.tokens):
        return None
    who = place_of_who(c.question, statement)
    topic = np.array([t.start not in who and t.word not in listed("saying_verbs") for t in c.tokens], dtype=bool)
    if not topic.any():
        return None
    covered = c.share(c.meaning, topic)
    speech = c.reading.once(speeches)
    others = c.sayings.others if c.sayings.theirs.any() else np.array([s.speaker is not None for s in speech])
    others = others * (1 - c.reading.traits["question"])
    sentence = int((covered * others).argmax())
    speaker = speech[sentence].speaker
    if speaker is None or not others[sentence] or covered[sentence] < CLEARLY or _may_be_anybody(speaker, c.reading):
        return None
    plain = covered * (others == 0)
    # 'He spoke of the crack. “It was the frost.”' and 'She praised the dances. These pleased him'
    before = np.roll(covered, 1) * _leaning(c.reading)
    around = np.maximum(before, np.roll(plain, -1)) * (c.sayings.theirs > 0)
    spoken = speech[sentence].voice == speaker  # in a talk, what is said of X may be X's words
    margins = (float(plain.max()), MARGIN if spoken else SLIGHT), (float(around.max()), MARGIN)
    clear = all(covered[sentence] - rest >= margin for rest, margin in margins)
    return Misattribution(sentence, speaker) if clear else None


def _leaning(reading: Reading) -> Floats:
    """Return 1 for each sentence that opens with a quotation or a word that points back, or that rejoins."""
    opens = [LEANS.match(reading.text, s.start) is not None for s in reading.split.sentences]
    tokens = (reading.tokens[a:b] for a, b in pairwise(reading.first))
    rejoins = [any(t is not None and t.word in listed("rejoinders") for t in row) for row in tokens]
    return np.asarray(np.logical_or(opens, rejoins), dtype=np.float32)


def _may_be_anybody(speaker: Named, reading: Reading) -> bool:
    """Tell whether 'the forward' speaks: that may be the very one who is asked about."""
    words = speaker.text.split()
    return words[0].casefold() == "the" and not reading.text[speaker.end - len(words[-1])].isupper()


def _is_known(c: Comparison) -> bool:
    """Tell whether the article knows the one whose words are asked for: by name, or as somebody who speaks."""
    if float(c.sayings.theirs.max(initial=0)) == 1:
        return True
    who = place_of_who(c.question, c.statement)
    vocabulary = c.reading.vocabulary
    called = [t for t in c.question.tokens if t.start in who and t.term]
    names = [t.word in vocabulary.number and bool(vocabulary.names[vocabulary.number[t.word]]) for t in called]
    return bool(names) and names[-1]
