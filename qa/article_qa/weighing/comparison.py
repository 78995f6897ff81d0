"""One question held against one article: which words met which, how much each word counts.

Everything that the evidence is computed from, computed once. Gives no opinion which sentence answers. Here and in what
reads it ``dot`` stands for ``@``, which takes three times as long where arrays are as small as these.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from article_index.article import Token
from article_index.deadline import checked
from article_qa.arrays import Floats, Mask
from article_qa.asking.question import Question
from article_qa.asking.statement import Statement, read_statement
from article_qa.brief.wanted import Wanted, wanted
from article_qa.conversing.conversation import ALONE, Conversation
from article_qa.knowledge.embedding import added
from article_qa.knowledge.gazetteer import is_place
from article_qa.knowledge.vectors import table
from article_qa.text.apart import cosines, unit
from article_qa.text.distinct import Distinct
from article_qa.text.lives import lived
from article_qa.text.reading import Reading
from article_qa.voices.saying import Sayings, sayings, understood
from article_qa.weighing.held import BEST, CLOSEST, COUNTED, ROWS, VOCABULARY, bounded, counted, either, holder
from article_qa.weighing.phrased import meant

if TYPE_CHECKING:
    from article_qa.evidence.kinds import Answering

MATCHED: Final = 0.6  # a match at and above which a question word counts as met
MET: Final = 0.5  # and one at and above which a word of the article is shown as met
ABSENT: Final = 0.6  # a match by form below which the article does not have a word
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
    total: float  # the summed weight of the question's words; never 0
    names: Mask
    rows: Floats  # (rows of the module held x question words x sentences)
    same: Floats
    form: Floats
    meaning: Floats
    closest: Floats
    forms: Floats  # (question words x vocabulary): the match by form
    words: Floats  # (question words x vocabulary): the match by meaning
    close_words: Floats  # (question words x vocabulary): cosine, -1 to 1, or the match by form where that is higher
    vocabulary: Floats  # the last three in one
    vectors: Floats  # question word -> its vector
    statement: Statement  # what the question asks about words: whose, or who said or carried some
    sayings: Sayings  # sentence -> whether it gives the words that are asked for, or somebody else's
    conversation: Conversation = ALONE

    @cached_property
    def positions(self) -> Floats:
        """(question words x positions): the match of the word with the token there."""
        return self.words.take(self.reading.word_of, axis=1)

    @cached_property
    def met_weights(self) -> Floats:
        """(2 x distinct words of the sentences): the best match, by ``words`` and ``close_words``, times the weight."""
        best: Floats = np.maximum.reduce(self.vocabulary[1:], axis=1, initial=-1) * self.reading.weights
        return best.take(self.reading.once(Distinct.of).words, axis=1)

    @cached_property
    def accounted(self) -> Floats:
        """(2 x sentences): the sum of the same over the words of each sentence, those below 0 left out."""
        distinct = self.reading.once(Distinct.of)
        return distinct.summed(np.maximum(self.met_weights, 0))

    @cached_property
    def met(self) -> Mask:
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
    def anywhere(self) -> Floats:
        """(4 x question words): the highest of ``same``, ``form``, ``meaning`` and ``closest`` in any sentence."""
        highest: Floats = np.maximum.reduce(self.rows[BEST], axis=2, initial=-1)
        return highest if self.reading.size else np.zeros_like(highest)

    @cached_property
    def best(self) -> Floats:
        """Question word -> its best match anywhere in the article."""
        best: Floats = self.anywhere[2]
        return best

    @cached_property
    def directions(self) -> Floats:
        """(3 x dimensions): the sum of the words' vectors, each by its weight; by that squared; of those not there."""
        sums = np.empty((3, self.vectors.shape[-1]), dtype=np.float32)
        absent = self.weights * (self.anywhere[1] < ABSENT)
        for row, weights in zip(sums, (self.weights, self.weights * self.weights, absent), strict=True):
            weights.dot(self.vectors, out=row)
        return sums

    @cached_property
    def asked(self) -> Floats:
        """The weighted mean of the question's vectors, unit length; zero where none is known."""
        mean = self.directions[0]
        return np.asarray(mean / (math.sqrt(mean.dot(mean)) or 1), dtype=np.float32)

    @cached_property
    def gists(self) -> Floats:
        """(3 x sentences): the cosine of its weighted mean vector with each of ``directions``."""
        return cosines(self.reading.centroids, self.directions)

    @cached_property
    def embeddings(self) -> tuple[Floats, Floats]:
        """The question's: of all its words, and of its content words, each by its weight; not of unit length."""
        tokens = self.question.tokens
        rows = added([t.word for t in tokens], [t.term for t in tokens], self.reading.lang)
        content = [i for i, t in enumerate(tokens) if t.term][: len(self.tokens)]
        return rows.sum(axis=0), self.weights.dot(rows[content])

    @cached_property
    def directions_asked(self) -> Floats:
        """(dimensions x 2): the same, of unit length; zeros where nothing is known."""
        return unit(np.stack(self.embeddings)).T

    @cached_property
    def embedded(self) -> Floats:
        """(5 x sentences): the cosines of their embeddings with the question's, by the views of ``Embedded``."""
        return self.reading.embedded.cosines(*self.embeddings)

    @cached_property
    def answering(self) -> "Answering":
        """The spans of the asked kind, of all sentences; see evidence.kinds."""
        from article_qa.evidence.kinds import answering  # noqa: PLC0415 - it reads this class

        return answering(self)

    def share(self, rows: Floats, among: Mask | None = None) -> Floats:
        """Return the share, 0 to 1, of the question's weight that each sentence covers; of ``among`` where given."""
        if among is None:
            return np.asarray(self.weights @ rows / self.total, dtype=np.float32)
        weights = self.weights * among
        return np.asarray(weights.dot(rows) / (float(weights.sum()) or 1.0), dtype=np.float32)

    @cached_property
    def shares(self) -> Floats:
        """(rows x sentences): the share that each sentence covers, by ``BEST`` and by what is ``COUNTED``."""
        return self.share(self.rows[: COUNTED.stop])

    @cached_property
    def covered(self) -> Floats:
        """The share that each sentence covers by meaning."""
        covered: Floats = self.shares[2]
        return covered

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
    content = tuple(t for t in question.tokens if t.term)
    tokens = content[: bounded(len(content), reading)]
    holding, instead = reading.once(holder), meant(question, reading)
    held = [either(holding(t.word, t.term), [holding(*other) for other in instead.get(t, ())]) for t in checked(tokens)]
    noun = question.tokens[question.noun] if question.noun is not None else None
    shares = (0.0 if t.term in conversation.but else NOUN_SHARE if t == noun else 1.0 for t in tokens)
    weights = np.array([h.weight * share for h, share in zip(held, shares, strict=True)], dtype=np.float32)
    rows = _laid([h.sentences for h in held], ROWS, reading.size)
    statement = read_statement(question)
    said = sayings(statement, reading)
    for met in (understood(question, statement, tokens, said), lived(question, reading)):
        if met is not None:
            rows[BEST] = np.maximum(rows[BEST], met[: len(tokens)])
            rows[COUNTED] = counted(rows[CLOSEST])
    same, form, meaning, closest = rows[BEST]
    forms, words, close_words = vocabulary = _laid([h.words for h in held], VOCABULARY, len(reading.vocabulary.words))
    return Comparison(
        question, reading, tokens, weights, float(weights.sum()) or 1.0, _names(tokens, question, reading),
        rows, same, form, meaning, closest, forms, words, close_words, vocabulary,
        _laid([h.vector for h in held], 1, table().dims)[0], statement, said, conversation,
    )  # fmt: skip


def _laid(found: Sequence[Floats], rows: int, width: int) -> Floats:
    """Return (rows x question words x width) of what was ``found`` for each question word, (rows x width)."""
    if not found:
        return np.zeros((rows, 0, width), dtype=np.float32)
    return np.concatenate(found, axis=-1).reshape(rows, len(found), width)


def _names(tokens: tuple[Token, ...], question: Question, reading: Reading) -> Mask:
    """Tell which of the question's words are names: so the article writes them, or else the question or an atlas."""
    found = []
    for token in tokens:
        number = reading.vocabulary.number.get(token.word)
        typed = (question.text[token.start].isupper() and token.start > 0) or is_place(token.word)
        found.append(typed if number is None else bool(reading.vocabulary.names[number]))
    return np.array(found, dtype=bool)
