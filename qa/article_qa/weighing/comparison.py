"""One question held against one article: which words met which, how much each word counts.

Everything that the evidence is computed from, computed once. Gives no opinion which sentence answers.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from article_index.article import Token
from article_qa.asking.question import Question
from article_qa.asking.statement import Statement, read_statement
from article_qa.conversing.conversation import ALONE, Conversation
from article_qa.knowledge.vectors import stem_vectors
from article_qa.text.reading import MIXED, Floats, Reading, idf_of
from article_qa.voices.saying import Sayings, sayings, understood
from article_qa.weighing.matching import match

if TYPE_CHECKING:
    from article_qa.evidence.kinds import Answering

ALMOST: Final = 0.97  # the most that a cosine counts: only the same stem is 1
MATCHED: Final = 0.6  # a match at and above which a question word counts as met
NOUN_SHARE: Final = 0.3  # of its weight that the noun keeps which only names the kind of answer ('year')


@dataclass(frozen=True)
class Comparison:
    """The question's content words in order, and one row of matches each.

    ``same``, ``form`` and ``meaning`` are (question words x sentences): the best match of the word in the sentence, by
    stem alone, also by spelling, also by meaning. ``weights`` says how much each question word counts, 0 to 1.
    """

    question: Question
    reading: Reading
    tokens: tuple[Token, ...]
    weights: Floats
    names: npt.NDArray[np.bool_]
    same: Floats
    form: Floats
    meaning: Floats
    words: Floats  # (question words x vocabulary): the match by meaning
    forms: Floats  # (question words x vocabulary): the match by form
    vectors: Floats  # question word -> its vector
    understood: Floats  # (question words x sentences): 1 where who speaks is asked for and the sentence gives the words
    conversation: Conversation = ALONE

    @cached_property
    def positions(self) -> Floats:
        """(question words x positions): the match of the word with the token there."""
        return self.words[:, self.reading.word_of]

    @cached_property
    def places(self) -> Floats:
        """(question words x sentences): the position of the word's best match in the sentence, -1 without one."""
        out = np.full(self.meaning.shape, -1.0, dtype=np.float32)
        first = self.reading.first.tolist()
        for row, sentence in np.argwhere(self.meaning >= MATCHED).tolist():
            low, high = first[sentence], first[sentence + 1]
            out[row, sentence] = int(self.positions[row, low:high].argmax()) + low
        return out

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
    def statement(self) -> Statement:
        """What the question asks about words: whose, or who said or carried some."""
        return read_statement(self.question)

    @cached_property
    def sayings(self) -> Sayings:
        """Sentence -> whether it gives the words that are asked for, or somebody else's."""
        return sayings(self.statement, self.reading)

    @cached_property
    def close_words(self) -> Floats:
        """(question words x vocabulary): cosine, -1 to 1, or the match by form where that is higher."""
        vocabulary = self.reading.vocabulary
        cosine = np.clip(self.vectors @ vocabulary.vectors.T, -1, ALMOST)
        return np.asarray(np.where(vocabulary.content, np.maximum(cosine, self.forms), -1), dtype=np.float32)

    @cached_property
    def closest(self) -> Floats:
        """(question words x sentences): the closest word of each sentence."""
        return np.maximum(self.peaks(self.close_words[:, self.reading.word_of]), self.understood)

    @cached_property
    def same_anywhere(self) -> Floats:
        """Question word -> 1 where the article has its stem."""
        return np.asarray(self.same.max(axis=1, initial=0) > 0, dtype=np.float32)

    @cached_property
    def closest_anywhere(self) -> Floats:
        """Question word -> how close the article's closest word comes to it."""
        return np.asarray(self.closest.max(axis=1, initial=-1), dtype=np.float32)

    @cached_property
    def gist(self) -> Floats:
        """Sentence -> cosine of its weighted mean vector with the question's."""
        return self.cosine(self.weights)

    def cosine(self, weights: Floats) -> Floats:
        """Return the cosine of each sentence's mean vector with the question's, its words weighted by ``weights``."""
        mean = weights @ self.vectors
        norm = float(np.linalg.norm(mean))
        return np.asarray(self.reading.centroids @ (mean / (norm or 1)), dtype=np.float32)

    def peaks(self, rows: Floats) -> Floats:
        """Return each row's highest value within each sentence."""
        if not len(rows) or not self.reading.size:
            return np.zeros((len(rows), self.reading.size), dtype=np.float32)
        return np.asarray(np.maximum.reduceat(rows, self.reading.first[:-1], axis=1), dtype=np.float32)

    def sums(self, rows: Floats) -> Floats:
        """Return each row's sum within each sentence."""
        if not len(rows) or not self.reading.size:
            return np.zeros((len(rows), self.reading.size), dtype=np.float32)
        return np.asarray(np.add.reduceat(rows, self.reading.first[:-1], axis=1), dtype=np.float32)

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
        weights = self.weights if among is None else self.weights * among
        total = float(weights.sum())
        return np.asarray(weights @ rows / total if total else np.zeros(rows.shape[1]), dtype=np.float32)

    @cached_property
    def covered(self) -> Floats:
        """The share that each sentence covers by meaning."""
        return self.share(self.meaning)

    def matched(self, sentence: int) -> list[tuple[int, int]]:
        """Return the spans of the article in ``sentence`` that met words of the question, in order."""
        low, high = int(self.reading.first[sentence]), int(self.reading.first[sentence + 1])
        rows = self.positions[:, low:high]
        met = np.flatnonzero(rows.max(axis=0, initial=0) >= MET) if rows.size else np.zeros(0, dtype=np.int64)
        found = (self.reading.tokens[low + int(i)] for i in met)
        return [(token.start, token.end) for token in found if token is not None]


MET: Final = 0.5  # a match at and above which a word of the article is shown as met


def compare(question: Question, reading: Reading, conversation: Conversation = ALONE) -> Comparison:
    """Return ``question`` held against ``reading``; a question without content words gives empty rows."""
    tokens = tuple(t for t in question.tokens if t.term)
    vectors = stem_vectors([t.term for t in tokens], reading.lang)
    rows = [match(reading, t, vector) for t, vector in zip(tokens, vectors, strict=True)]
    width = len(reading.vocabulary.words)
    same, form, meaning = (
        np.array([getattr(r, kind) for r in rows], dtype=np.float32).reshape(len(tokens), width)
        for kind in ("same", "form", "meaning")
    )
    noun = question.tokens[question.noun] if question.noun is not None else None
    stems = reading.vocabulary
    weights = []
    for token, row in zip(tokens, form, strict=True):
        idf = float(stems.idf[np.flatnonzero(row == row.max())].min()) if row.any() else idf_of(0, reading.size)
        weight = MIXED * idf + (1 - MIXED) * reading.rarity(token.word)
        share = 0.0 if token.term in conversation.but else NOUN_SHARE if token == noun else 1.0
        weights.append(weight * share)
    met = understood(question, tokens, reading)
    same, form_met, meaning_met = (np.maximum(_best(r, reading), met) for r in (same, form, meaning))
    return Comparison(
        question, reading, tokens, np.array(weights, dtype=np.float32), _names(tokens, question, reading),
        same, form_met, meaning_met, meaning, form, vectors, met, conversation,
    )  # fmt: skip


def _best(rows: Floats, reading: Reading) -> Floats:
    """Return the best match of each row within each sentence."""
    if not rows.shape[0] or not reading.size:
        return np.zeros((rows.shape[0], reading.size), dtype=np.float32)
    return np.maximum.reduceat(rows[:, reading.word_of], reading.first[:-1], axis=1)


def _names(tokens: tuple[Token, ...], question: Question, reading: Reading) -> npt.NDArray[np.bool_]:
    """Tell which of the question's words are names: so the article writes them, or else the question."""
    found = []
    for token in tokens:
        number = reading.vocabulary.number.get(token.word)
        typed = question.text[token.start].isupper() and token.start > 0
        found.append(typed if number is None else bool(reading.vocabulary.names[number]))
    return np.array(found, dtype=bool)
