"""What a question says in a verb of several words is looked for in the single words that an article has for it.

An article that has the phrase itself is left to it.
"""

import numpy as np

from article_index.article import Token
from article_qa.asking.question import Question
from article_qa.knowledge.phrases import BETWEEN, Phrase, phrases
from article_qa.text.reading import Reading


def meant(question: Question, reading: Reading) -> dict[Token, tuple[tuple[str, str], ...]]:
    """Return the question's verbs that begin a phrase -> the words, with their stems, that are held in their place."""
    if reading.lang != "en":
        return {}
    found = phrases([token.word for token in question.tokens])
    return {question.tokens[at]: _had(phrase, reading) for at, phrase in found if not _written(phrase, reading)}


def _had(phrase: Phrase, reading: Reading) -> tuple[tuple[str, str], ...]:
    """Return the meanings whose stem the article has, or else the first."""
    stems = reading.vocabulary.by_stem
    return tuple(meaning for meaning in phrase.meanings if meaning[1] in stems) or phrase.meanings[:1]


def _written(phrase: Phrase, reading: Reading) -> bool:
    """Tell whether the article has the phrase itself."""
    number, words = reading.vocabulary.number, reading.vocabulary.words
    verbs = [number[form] for form in phrase.forms if form in number]
    if not verbs or any(word not in number for word in phrase.behind):
        return False
    places = np.flatnonzero(np.isin(reading.word_of, verbs)).tolist()
    longest = 1 + BETWEEN + len(phrase.behind)
    return any(phrase.at([words[i] for i in reading.word_of[at : at + longest].tolist()], 0) for at in places)
