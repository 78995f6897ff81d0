"""Noun phrases: which are understood by themselves, and where those behind a verb begin and end.

Rules over word lists; a phrase that points elsewhere ('this', 'the other one') or lacks a part is refused.
"""

import re
from collections.abc import Sequence
from typing import Final

from article_qa.suggesting.lists import finite_helpers, little
from article_qa.suggesting.verbs import base_of_participle, base_of_past, is_base
from article_qa.suggesting.words import Chunk, Word
from article_qa.text.reading import Reading

LONGEST: Final = 8  # words
OFTEN: Final = 2  # sentences that name a thing from which on a bare 'the thing' is understood
INNER_MARKS: Final = frozenset({"'", "’", "&"})


def sound(words: Sequence[Word], reading: Reading, *, whole: bool = True) -> bool:
    """Tell whether ``words`` are a noun phrase, and if they are ``whole``, one understood without the text around."""
    bare = [w for w in words if w.low not in little("determiners")]
    if not bare or len(words) > LONGEST or bare[-1].mark or any(w.mark and w.text not in INNER_MARKS for w in words):
        return False
    if any(w.named for w in words) and all(w.named or w.low in little("in_names") for w in words):
        return bare[-1].named and not (len(bare) == 1 and bare[0].kind in {"role", "demonym"})
    return (
        not any(_breaks(words, at) for at in range(len(words)))
        and _ends_well(bare)
        and (not whole or _stands_alone(words, bare, reading))
    )


def _breaks(words: Sequence[Word], at: int) -> bool:
    """Tell whether word ``at`` shows that the words are no phrase, or one that points elsewhere."""
    word = words[at]
    if word.named:
        return False
    if word.low == "and":
        return at in {0, len(words) - 1} or any(w.low == "and" for w in words[:at])
    if word.low == "to":
        return at in {0, len(words) - 1} or is_base(words[at + 1].low)
    if at == 0 and _going_on(word):
        return True
    elsewhere = little("pointing") | little("adverbs") | little("ends") | finite_helpers()
    return word.low in elsewhere or word.kind == "date" or (at == 0 and word.low in little("prepositions"))


def _ends_well(bare: Sequence[Word]) -> bool:
    last = bare[-1]
    if last.named:
        return True
    if last.low in little("no_ends") or last.low in little("prepositions") or is_adverb(last) or last.text[0].isdigit():
        return False
    if last.low.endswith("ing") and last.low not in little("things_in_ing"):
        return False
    return not (base_of_past(last.low) or base_of_participle(last.low))


def _stands_alone(words: Sequence[Word], bare: Sequence[Word], reading: Reading) -> bool:
    if words[0].kind == "demonym" and not bare[-1].named and not is_plural(bare[-1]):
        return False  # 'Greek court has ruled'
    if len(bare) > 1 or bare[0].named or words[0].low != "the":
        return True
    stem = reading.vocabulary.stems[reading.vocabulary.number.get(bare[0].low, 0)]
    title = {word.casefold().rstrip("s") for word in re.findall(r"\w+", reading.split.article.title)}
    return bool(stem) and (bare[0].low.rstrip("s") in title or _held(stem, reading) >= OFTEN)


def _held(stem: str, reading: Reading) -> int:
    """Return how many sentences have a word of ``stem``."""
    numbers = reading.vocabulary.by_stem.get(stem, ())
    return len({int(reading.sentence_of[i]) for n in numbers for i in (reading.word_of == n).nonzero()[0]})


def is_adverb(word: Word) -> bool:
    """Tell whether ``word`` is an adverb by its ending, as far as that tells."""
    return word.low.endswith("ly") and len(word.low) > 4 and not word.named and word.low not in little("things_in_ly")


def is_plural(word: Word) -> bool:
    """Tell whether ``word`` is a noun of more than one thing, by its ending or as one of a few."""
    ending = word.low.endswith("s") and not word.low.endswith(("ss", "us", "is"))
    return (ending and not word.named) or word.low in little("plurals")


def chunks_of(rest: Sequence[Word]) -> tuple[Chunk, ...]:
    """Return the phrases with which ``rest``, the words behind a verb, begins: each next to the one before."""
    found: list[Chunk] = []
    at = 0
    while at < len(rest) and not _stops(rest, at):
        preposition = rest[at].low if rest[at].low in little("prepositions") and not rest[at].named else ""
        first = at + (1 if preposition else 0)
        last = first
        while last < len(rest) and not _stops(rest, last) and not _opens(rest, last, first):
            last += 1
        if last == first:
            break
        found.append(Chunk(preposition, tuple(rest[first:last])))
        at = last
    return tuple(found)


def _opens(rest: Sequence[Word], at: int, first: int) -> bool:
    """Tell whether the next phrase begins at ``at``: with a preposition, or where a date begins or ends."""
    word = rest[at]
    within = word.mention is not None and word.mention.start < word.start and word.end < word.mention.end
    if word.low in little("prepositions") and not within:
        return True
    return at > first and (word.kind == "date") != (rest[first].kind == "date")


def _stops(rest: Sequence[Word], at: int) -> bool:
    """Tell whether the phrases behind a verb end before word ``at``."""
    word = rest[at]
    within = word.mention is not None and word.mention.start < word.start
    if within:
        return False
    if word.mark:
        return word.text not in INNER_MARKS
    if word.low == "and":
        return not (0 < at < len(rest) - 1 and rest[at - 1].named and rest[at + 1].named)
    if word.low in little("ends"):
        return True
    if word.low == "to" and at + 1 < len(rest) and (is_base(rest[at + 1].low) or rest[at + 1].low == "be"):
        return True
    if word.named:
        return False
    return word.low in finite_helpers() or _going_on(word)


def _going_on(word: Word) -> bool:
    return word.low.endswith("ing") and len(word.low) > 5 and word.low not in little("things_in_ing")
