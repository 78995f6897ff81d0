"""How far each word of an article means a word of the question: 1 the same stem, less for related words, 0 unrelated.

One row of numbers per question word, over the article's vocabulary. Which sentence the words stand in is not looked at.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from article_index.words import analyzer
from article_qa.arrays import Floats
from article_qa.knowledge.frequency import zipf
from article_qa.knowledge.relations import related
from article_qa.knowledge.spelling import close_words
from article_qa.knowledge.variants import variants
from article_qa.text.reading import Reading

PREFIX: Final = 5  # letters at least that two words of one family share
PREFIX_SHARE: Final = 0.7  # and the share of the longer word that they make up
FAMILY: Final = 0.75
# Chosen on questions of 35 articles, one half held against the other; flat around these values.
FLOOR: Final = 0.15  # cosine at and below which two words are strangers
CAP: Final = 0.7  # cosine at and above which they are as close as the next two say
MEANING: Final = 0.5  # the match of words close in meaning, where the article has the question's word itself
ONLY_MEANING: Final = 1.0  # and where it does not


@dataclass(frozen=True, slots=True)
class Match:
    """The rows of one question word over the vocabulary, each holding the former: same, form (spelling), meaning."""

    same: Floats
    form: Floats
    meaning: Floats


def match(reading: Reading, word: str, term: str, cosine: Floats) -> Match:
    """Return how far each word of ``reading`` matches the question's ``word`` with the stem ``term``.

    ``cosine`` says how alike in meaning the vocabulary's stems are to that one.
    """
    by_stem, english = reading.vocabulary.by_stem, reading.lang == "en"
    found = list(by_stem.get(term, ()))
    if english and not (word.isdigit() and found):  # 'exemption 9' among 'nine exemptions'
        for other in analyzer().terms(" ".join(variants(word))):
            found += by_stem.get(other, ())
    same = np.zeros(len(cosine), dtype=np.float32)
    same[found] = 1
    form = same.copy()
    for number, strength in _formed(reading, word):
        form[number] = max(form[number], strength)
    near = np.minimum(np.maximum((cosine - FLOOR) / (CAP - FLOOR), 0), 1)
    meaning = np.maximum(form, (MEANING if found else ONLY_MEANING) * near)
    for stem, strength in related(term).items() if english else ():
        for number in by_stem.get(stem, ()):
            meaning[number] = max(meaning[number], strength)
    return Match(same, form, meaning)


def _formed(reading: Reading, word: str) -> list[tuple[int, float]]:
    """Return the vocabulary's words that look like ``word``: of one family, or its misspelling."""
    if len(word) < PREFIX or word.isdigit():
        return []
    head = word[:PREFIX]
    found = []
    for number in reading.by_prefix.get(head, ()):
        other = reading.vocabulary.words[number]
        shared = next(
            (i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b),
            min(len(word), len(other)),
        )
        if shared >= PREFIX_SHARE * max(len(word), len(other)):
            found.append((number, FAMILY))
    if word not in reading.vocabulary.number and (reading.lang != "en" or zipf(word) is None):
        found += close_words(word, reading.spellings)
    return found
