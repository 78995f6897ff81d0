"""An article as the answerer reads it: all that depends on the article alone, computed once, as arrays.

Tokens of all sentences lie in one array of vocabulary numbers, so that a question is compared with every sentence in
a few vector operations. Knows no question.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar, cast

import numpy as np

from article_index.article import SplitArticle, Token
from article_index.deadline import checked
from article_index.stemmers import language_of
from article_index.words import analyzer
from article_qa.arrays import Floats, Ints, Mask, Places
from article_qa.knowledge.embedding import added
from article_qa.knowledge.frequency import rarity
from article_qa.knowledge.spelling import WordIndex
from article_qa.text.apart import Apart, apart_with_neighbours, unit
from article_qa.text.embedded import Embedded
from article_qa.text.mentions import Mention, mentions, settle
from article_qa.text.plainspans import plain_spans
from article_qa.text.spans import Spans
from article_qa.text.traits import sentence_traits
from article_qa.text.vocabulary import Vocabulary, vocabulary_of

T = TypeVar("T")

MIXED: Final = 0.5  # share of the article's own idf in a word's weight; the rest is its rarity in general English
PLAIN: Final = 0.5  # the rarity of every word of another language than English
TOGETHER: Final = 1_000  # sentences whose words' vectors are held at once
LONGEST: Final = 400  # tokens of a sentence that are read; what stands behind them is cited but not searched


@dataclass(frozen=True)
class Reading:
    """A split article with the arrays that every question needs."""

    split: SplitArticle
    tokens: tuple[Token | None, ...]  # of all sentences, each sentence opened by None
    word_of: Ints  # position -> vocabulary number
    first: Ints  # sentence -> its first position; one more entry for the end
    vocabulary: Vocabulary
    mentions: tuple[tuple[Mention, ...], ...]  # sentence -> its typed spans

    @property
    def size(self) -> int:
        """The number of sentences."""
        return len(self.split.sentences)

    @cached_property
    def lang(self) -> str:
        """The language that the article is read in: ISO 639-1, English where it is not known."""
        return language_of(self.split.article.lang)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.split.article.text

    @cached_property
    def by_prefix(self) -> dict[str, tuple[int, ...]]:
        """First five letters -> the numbers of the words that begin with them."""
        found: dict[str, list[int]] = {}
        for number, word in enumerate(self.vocabulary.words):
            if len(word) >= 5 and self.vocabulary.content[number]:
                found.setdefault(word[:5], []).append(number)
        return {head: tuple(numbers) for head, numbers in found.items()}

    @cached_property
    def spellings(self) -> WordIndex:
        """The vocabulary, searched for words spelt nearly alike."""
        return WordIndex(self.vocabulary.words)

    @cached_property
    def sentence_of(self) -> Ints:
        """Position -> sentence."""
        return np.repeat(np.arange(self.size, dtype=np.int32), np.diff(self.first))

    @cached_property
    def paragraph_of(self) -> Ints:
        """Sentence -> paragraph."""
        return np.array([s.paragraph for s in self.split.sentences], dtype=np.int32)

    @cached_property
    def paragraphs(self) -> tuple[Places, Places]:
        """Paragraph -> its first sentence, and how many it has."""
        starts = np.flatnonzero(np.diff(self.paragraph_of, prepend=-1))
        return starts, np.diff(np.append(starts, self.size))

    @cached_property
    def centre(self) -> Floats:
        """The mean of the sentences' mean vectors."""
        return np.asarray(self.centroids.mean(axis=0), dtype=np.float32)

    @cached_property
    def kinds(self) -> dict[str, Mask]:
        """Kind of mention -> the sentences that hold one."""
        held = {m.kind for row in self.mentions for m in row}
        return {kind: np.array([any(m.kind == kind for m in row) for row in self.mentions]) for kind in held}

    @cached_property
    def spans(self) -> Spans:
        """All typed spans as arrays."""
        return Spans.of(self.mentions, self.tokens, self.first, self.split.sentences)

    @cached_property
    def heading_of(self) -> Ints:
        """Sentence -> the nearest heading before it, or -1."""
        last, found = -1, []
        for number, sentence in enumerate(self.split.sentences):
            found.append(last)
            if sentence.heading and number:
                last = number
        return np.array(found, dtype=np.int32)

    @cached_property
    def mass(self) -> Floats:
        """Sentence -> the summed weight of its distinct content words."""
        out = np.zeros(self.size, dtype=np.float32)
        for number in range(self.size):
            words = np.unique(self.word_of[self.first[number] : self.first[number + 1]])
            out[number] = self.weights[words].sum()
        return out

    @cached_property
    def weights(self) -> Floats:
        """Vocabulary number -> how much the word tells, 0 to 1; 0 for stop words."""
        general = np.array([self.rarity(word) for word in self.vocabulary.words], dtype=np.float32)
        mixed = MIXED * self.vocabulary.idf + (1 - MIXED) * general
        return (mixed * self.vocabulary.content).astype(np.float32)

    @cached_property
    def load(self) -> Floats:
        """Sentence -> the summed weight of its words, each as often as it stands there."""
        weights = self.weights[self.word_of][None]
        return np.asarray(np.add.reduceat(weights, self.first[:-1], axis=1)[0] if self.size else weights[0])

    @cached_property
    def centroids(self) -> Floats:
        """Sentence -> the weighted mean of its words' vectors, unit length."""
        return self._summed(lambda words: self.vocabulary.vectors(words) * self.weights[words][:, None])

    @cached_property
    def embedded(self) -> Embedded:
        """The sentences' embeddings."""
        rows = added(self.vocabulary.words, self.vocabulary.stems, self.lang)
        whole = self._summed(lambda words: rows[words])
        rows *= self.weights[:, None]
        return Embedded.of(whole, self._summed(lambda words: rows[words]))

    @cached_property
    def apart(self) -> Apart:
        """The sentences without what all of them mean: each by itself, with the one before, with the one after."""
        return apart_with_neighbours(self.centroids)

    def _summed(self, rows: Callable[[Ints], Floats]) -> Floats:
        """Return for each sentence the sum of the ``rows`` of its words, unit length."""
        parts = []  # a part at a time: the rows of all words of a long article would be 200 MB
        for start in range(0, max(1, self.size), TOGETHER):
            first = self.first[start : start + TOGETHER + 1]
            added_up = rows(self.word_of[first[0] : first[-1]])
            parts.append(np.add.reduceat(added_up, first[:-1] - first[0], axis=0) if self.size else added_up)
        return unit(np.concatenate(parts)) if self.size else parts[0]

    def rarity(self, word: str) -> float:
        """Return how much a folded word tells by being rare in its language, 0 to 1; half where that is not known."""
        return rarity(word) if self.lang == "en" else PLAIN

    def holds(self, cues: re.Pattern[str]) -> Floats:
        """Return 1 for each sentence in which ``cues`` match; remembered, as there are few sets of cues."""
        if cues not in self._held:
            found = [cues.search(self.text, s.start, s.end) is not None for s in self.split.sentences]
            self._held[cues] = np.asarray(found, dtype=np.float32)
        return self._held[cues]

    def opened_by(self, words: re.Pattern[str]) -> Mask:
        """Tell for each sentence whether it opens with ``words``; remembered, as there are few sets of them."""
        if words not in self._opened:
            found = [words.match(s.span.of(self.text)) is not None for s in self.split.sentences]
            self._opened[words] = np.array(found, dtype=bool)
        return self._opened[words]

    @cached_property
    def _opened(self) -> dict[re.Pattern[str], Mask]:
        return {}

    @cached_property
    def _held(self) -> dict[re.Pattern[str], Floats]:
        return {}

    @cached_property
    def names(self) -> frozenset[str]:
        """The folded words that the article writes with a capital wherever they stand inside a sentence."""
        return frozenset(self.vocabulary.words[i] for i in np.flatnonzero(self.vocabulary.names))

    @cached_property
    def telling(self) -> list[bool]:
        """Sentence -> whether it is one that tells something: no heading, no question."""
        return [not h and not q for h, q in zip(self.traits["heading"], self.traits["question"], strict=True)]

    def once(self, read: Callable[["Reading"], T]) -> T:
        """Return what ``read`` makes of the reading: made once, as it depends on the article alone.

        So the other packages keep with an article what they know of it, and nothing here has to know them.
        """
        if read not in self._made:
            self._made[read] = read(self)
        return cast("T", self._made[read])

    @cached_property
    def _made(self) -> dict[Callable[["Reading"], object], object]:
        return {}

    @cached_property
    def traits(self) -> dict[str, Floats]:
        """Name -> what holds of each sentence whatever the question is; see the module ``traits``."""
        return sentence_traits(self)


def read_article(split: SplitArticle) -> Reading:
    """Return ``split`` with its tokens, vocabulary and mentions, read by the rules of its language."""
    text, lang = split.article.text, language_of(split.article.lang)
    words = analyzer(lang)
    tokens: list[Token | None] = []
    first = [0]
    for sentence in checked(split.sentences):
        tokens.append(None)
        tokens.extend(words.tokens(text, sentence.start, sentence.end)[:LONGEST])
        first.append(len(tokens))
    vocabulary, word_of = vocabulary_of(text, tokens, first, lang)
    names = frozenset(vocabulary.words[i] for i in np.flatnonzero(vocabulary.names))
    if lang == "en":
        found = [mentions(text, s.start, s.end, names) for s in checked(split.sentences)]
    else:
        found = [plain_spans(text, s.start, s.end, names, lang) for s in checked(split.sentences)]
    return Reading(
        split, tuple(tokens), word_of, np.array(first, dtype=np.int32), vocabulary,
        tuple(tuple(row) for row in settle(found, text)),
    )  # fmt: skip
