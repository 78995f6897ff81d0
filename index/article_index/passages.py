"""The passages of an article: windows of neighbouring sentences of one paragraph, the units that BM25 ranks.

Does not rank them. Three sentences, each window sharing one with the next, are a choice by measurement: of
1,463 questions (on our own 35 articles, XQuAD, SQuAD 2.0) the sentence that answers lies in the best ten
passages for

    one sentence .69 .96 .94   two of two .71 .98 .95   three, sharing one .74 .98 .96   paragraphs .75 .99 .97

where ten paragraphs are 61 sentences to read in a long article and ten of these windows 24.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from article_index.article import Passage, Sentence, Span, SplitArticle
from article_index.words import analyzer

SIZE: Final = 3  # sentences of a window
STEP: Final = 2  # sentences from one window to the next


def windows(sentences: Sequence[Sentence], paragraphs: Sequence[Span] = ()) -> tuple[Passage, ...]:
    """Return the windows over ``sentences``, in their order; each sentence lies in at least one.

    The first of a paragraph begins where the paragraph does: with its speaker's label, if it has one.

    >>> windows([Sentence(at, at + 4, 0) for at in (0, 5, 10, 15)])
    (Passage(start=0, end=14, first=0, last=2), Passage(start=10, end=19, first=2, last=3))
    """
    return tuple(_windows(sentences, paragraphs))


def _windows(sentences: Sequence[Sentence], paragraphs: Sequence[Span]) -> Iterable[Passage]:
    """Yield the windows paragraph by paragraph; a short paragraph is one passage."""
    for paragraph, group in groupby(range(len(sentences)), key=lambda number: sentences[number].paragraph):
        run = list(group)
        start = paragraphs[paragraph].start if paragraphs else sentences[run[0]].start
        for at in range(0, max(1, len(run) - (SIZE - STEP)), STEP):
            first, last = run[at], run[min(at + SIZE, len(run)) - 1]
            yield Passage(sentences[first].start if at else start, sentences[last].end, first, last)


def passage_terms(split: SplitArticle) -> list[list[str]]:
    """Return the terms of each of the article's passages, as they are indexed."""
    terms, text = analyzer(split.article.lang).terms, split.article.text
    return [terms(text[p.start : p.end]) for p in split.passages]
