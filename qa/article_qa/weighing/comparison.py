"""One question held against one article: which words met which, how much each word counts.

Everything that the evidence is computed from, computed once. Gives no opinion which sentence answers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from article_index.article import Token
from article_qa.asking.question import Question
from article_qa.asking.statement import Statement, read_statement
from article_qa.brief.wanted import Wanted, wanted
from article_qa.conversing.conversation import ALONE, Conversation
from article_qa.knowledge.gazetteer import is_place
from article_qa.knowledge.vectors import table
from article_qa.text.lives import lived
from article_qa.text.reading import Floats, Reading
from article_qa.voices.saying import Sayings, sayings, understood
from article_qa.weighing.held import BEST, GRADES, VOCABULARY, holder

if TYPE_CHECKING:
    from article_qa.evidence.kinds import Answering

MATCHED: Final = 0.6  # a match at and above which a question word counts as met
MET: Final = 0.5  # and one at and above which a word of the article is shown as met
NOUN_SHARE: Final = 0.3  # of its weight that the noun keeps which only names the kind of answer ('year')


@dataclass(frozen=True)
class Comparison:
    """The question's content words in order, and one row of matches each.

    ``same``, ``form`` and ``meaning`` are (question words x sentences): the best match of the word in the sentence, by
    stem alone, also by spelling, also by meaning; ``closest`` is the closest word of each sentence, -1 to 1.
    ``weights`` says how much each question word counts, 0 to 1.
    """

    question: Question
    reading: Reading
    tokens: tuple[Token, ...]
    weights: Floats
    names: npt.NDArray[np.bool_]
    same: Floats
    form: Floats
    meaning: Floats
    closest: Floats
    graded: Floats  # (grades x question words x sentences): how many words are about so close; see the module held
    best_places: Floats  # (question words x sentences): the position of the best match by meaning, if there is any
    forms: Floats  # (question words x vocabulary): the match by form
    words: Floats  # (question words x vocabulary): the match by meaning
    close_words: Floats  # (question words x vocabulary): cosine, -1 to 1, or the match by form where that is higher
    vectors: Floats  # question word -> its vector
    sayings: Sayings  # sentence -> whether it gives the words that are asked for, or somebody else's
    conversation: Conversation = ALONE

    @cached_property
    def positions(self) -> Floats:
        """(question words x positions): the match of the word with the token there."""
        return self.words.take(self.reading.word_of, axis=1)

    @cached_property
    def places(self) -> Floats:
        """(question words x sentences): the position of the word's best match in the sentence, -1 without one."""
        return np.where(self.met, self.best_places, np.float32(-1))

    @cached_property
    def met(self) -> npt.NDArray[np.bool_]:
        """(question words x sentences): whether the word counts as met."""
        return self.meaning >= MATCHED

    @cached_property
    def in_paragraph(self) -> Floats:
        """(question words x sentences): the best match by meaning in the sentence's paragraph."""
        if not self.meaning.size:
            return self.meaning
        starts, lengths = self.reading.paragraphs
        return np.repeat(np.maximum.reduceat(self.meaning, starts, axis=1), lengths, axis=1)

    @cached_property
    def cited(self) -> tuple[frozenset[int], ...]:
        """Turn of the conversation -> the sentences that it cited here."""
        return self.conversation.sentences(self.reading)

    @cached_property
    def wanted(self) -> Wanted:
        """What the question wants said in a few words."""
        return wanted(self.question)

    @cached_property
    def statement(self) -> Statement:
        """What the question asks about words: whose, or who said or carried some."""
        return read_statement(self.question)

    @cached_property
    def same_anywhere(self) -> Floats:
        """Question word -> 1 where the article has its stem."""
        return np.asarray(self.same.max(axis=1, initial=0) > 0, dtype=np.float32)

    @cached_property
    def closest_anywhere(self) -> Floats:
        """Question word -> how close the article's closest word comes to it."""
        return np.asarray(self.closest.max(axis=1, initial=-1), dtype=np.float32)

    @cached_property
    def asked(self) -> Floats:
        """The weighted mean of the question's vectors, unit length; zero where none is known."""
        return self._mean(self.weights)

    @cached_property
    def gist(self) -> Floats:
        """Sentence -> cosine of its weighted mean vector with the question's."""
        return np.asarray(self.reading.centroids @ self.asked, dtype=np.float32)

    def cosine(self, weights: Floats) -> Floats:
        """Return the cosine of each sentence's mean vector with the question's, its words weighted by ``weights``."""
        return np.asarray(self.reading.centroids @ self._mean(weights), dtype=np.float32)

    def _mean(self, weights: Floats) -> Floats:
        mean = weights @ self.vectors
        return np.asarray(mean / (math.sqrt(mean @ mean) or 1), dtype=np.float32)

    @cached_property
    def answering(self) -> "Answering":
        """The spans of the asked kind, of all sentences; see evidence.kinds."""
        from article_qa.evidence.kinds import answering  # noqa: PLC0415 - it reads this class

        return answering(self)

    @cached_property
    def total(self) -> float:
        """The summed weight of the question's words; never 0."""
        return float(self.weights.sum()) or 1.0

    @cached_property
    def best(self) -> Floats:
        """Question word -> its best match anywhere in the article."""
        return (
            self.meaning.max(axis=1, initial=0) if self.meaning.size else np.zeros(len(self.tokens), dtype=np.float32)
        )

    def share(self, rows: Floats, among: npt.NDArray[np.bool_] | None = None) -> Floats:
        """Return the share, 0 to 1, of the question's weight that each sentence covers; of ``among`` where given."""
        if among is None:
            return np.asarray(self.weights @ rows / self.total, dtype=np.float32)
        weights = self.weights * among
        return np.asarray(weights @ rows / (float(weights.sum()) or 1.0), dtype=np.float32)

    @cached_property
    def covered(self) -> Floats:
        """The share that each sentence covers by meaning."""
        return self.share(self.meaning)

    def matched(self, sentence: int) -> list[tuple[int, int]]:
        """Return the spans of the article in ``sentence`` that met words of the question, in order."""
        return [(start, end) for _, start, end in self.met_words(sentence)]

    def met_words(self, sentence: int) -> list[tuple[int, int, int]]:
        """Return the same spans, each behind the number of the question's word that it meets best."""
        if not self.tokens:
            return []
        low, high = self.reading.first[sentence : sentence + 2].tolist()
        near = self.words.take(self.reading.word_of[low:high], axis=1)
        met = np.flatnonzero(near.max(axis=0) >= MET).tolist()
        found = ((int(near[:, at].argmax()), self.reading.tokens[low + at]) for at in met)
        return [(word, token.start, token.end) for word, token in found if token is not None]


def compare(question: Question, reading: Reading, conversation: Conversation = ALONE) -> Comparison:
    """Return ``question`` held against ``reading``; a question without content words gives empty rows."""
    tokens = tuple(t for t in question.tokens if t.term)
    holding = reading.once(holder)
    held = [holding(t.word, t.term) for t in tokens]
    noun = question.tokens[question.noun] if question.noun is not None else None
    shares = (0.0 if t.term in conversation.but else NOUN_SHARE if t == noun else 1.0 for t in tokens)
    weights = [h.weight * share for h, share in zip(held, shares, strict=True)]
    best = _laid([h.best for h in held], BEST, reading.size)
    said = sayings(read_statement(question), reading)
    met = understood(question, tokens, said)
    if (told := lived(question, reading)) is not None:
        met = np.maximum(met, told)
    same, form, meaning, closest = np.maximum(best, met) if met.any() else best
    forms, words, close_words = _laid([h.words for h in held], VOCABULARY, len(reading.vocabulary.words))
    return Comparison(
        question, reading, tokens, np.array(weights, dtype=np.float32), _names(tokens, question, reading),
        same, form, meaning, closest,
        _laid([h.graded for h in held], len(GRADES), reading.size),
        _laid([h.places for h in held], 1, reading.size)[0],
        forms, words, close_words,
        _laid([h.vector for h in held], 1, table().dims)[0], said, conversation,
    )  # fmt: skip


def _laid(found: Sequence[Floats], rows: int, width: int) -> Floats:
    """Return (rows x question words x width) of what was ``found`` for each question word, (rows x width)."""
    if not found:
        return np.zeros((rows, 0, width), dtype=np.float32)
    return np.concatenate(found, axis=-1).reshape(rows, len(found), width)


def _names(tokens: tuple[Token, ...], question: Question, reading: Reading) -> npt.NDArray[np.bool_]:
    """Tell which of the question's words are names: so the article writes them, or else the question or an atlas."""
    found = []
    for token in tokens:
        number = reading.vocabulary.number.get(token.word)
        typed = (question.text[token.start].isupper() and token.start > 0) or is_place(token.word)
        found.append(typed if number is None else bool(reading.vocabulary.names[number]))
    return np.array(found, dtype=bool)
