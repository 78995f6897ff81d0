"""What a sentence has in common with those cited already: words that the question lacks, who speaks, what it names.

The members of an enumeration are built alike and name something new each. Numbers only: what they are worth is fitted.
"""

from collections.abc import Sequence
from itertools import chain

from article_qa.text.reading import Reading
from article_qa.voices.speech import speeches
from article_qa.weighing.comparison import Comparison


def shared(c: Comparison, chosen: Sequence[int], numbers: Sequence[int]) -> list[float]:
    """Return for each of ``numbers`` the share, 0 to 1, of its words' weight that ``chosen`` have too.

    Words of the question do not count, as all that ranks well has them.
    """
    asked = {token.term for token in c.tokens}
    known = set(chain.from_iterable(_words(c.reading, i) for i in chosen)) - asked
    found = []
    for number in numbers:
        own = {stem: weight for stem, weight in _words(c.reading, number).items() if stem not in asked}
        found.append(sum(own[stem] for stem in known & own.keys()) / (1 + sum(own.values())))
    return found


def same_voice(c: Comparison, chosen: Sequence[int], numbers: Sequence[int]) -> list[bool]:
    """Tell for each of ``numbers`` whether it gives the words of somebody who speaks in one of ``chosen``."""
    speech = c.reading.once(speeches)
    heard = {speaker.text for i in chosen if (speaker := speech[i].speaker)}
    return [(speaker := speech[number].speaker) is not None and speaker.text in heard for number in numbers]


def repeats(c: Comparison, chosen: Sequence[int], numbers: Sequence[int]) -> list[bool]:
    """Tell for each of ``numbers`` whether it names things of the asked kind, all of which ``chosen`` name already."""
    if not len(c.answering.mention):
        return [False] * len(numbers)
    told: dict[int, set[str]] = {}
    for mention, sentence in zip(c.answering.mention.tolist(), c.answering.sentence.tolist(), strict=True):
        span = c.reading.spans.mentions[mention]
        told.setdefault(sentence, set()).add(c.reading.text[span.start : span.end].casefold())
    known = set(chain.from_iterable(told.get(i, ()) for i in chosen))
    return [number in told and told[number] <= known for number in numbers]


def _words(reading: Reading, number: int) -> dict[str, float]:
    """Return the stems of sentence ``number`` and what each tells, 0 to 1."""
    stems, low, high = reading.vocabulary.stems, int(reading.first[number]), int(reading.first[number + 1])
    weights = reading.weights[reading.word_of[low:high]].tolist()
    return {stems[i]: w for i, w in zip(reading.word_of[low:high].tolist(), weights, strict=True) if stems[i]}
