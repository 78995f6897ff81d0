"""An article cut into paragraphs, sentences and passages.

Sentences are found paragraph by paragraph: NLTK's Punkt, trained on the text, and rules on what stands around
each stop (see ``ends``). A heading, an item of a list and a title are sentences of their own; a speaker's
label is in no sentence; none is endless. White space and labels apart, every character of the text lies in
exactly one sentence.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from article_index.article import Article, Sentence, Span, SplitArticle
from article_index.deadline import checked
from article_index.ends import Ends
from article_index.labels import speaker_labels
from article_index.paragraphs import headings, paragraphs
from article_index.passages import windows
from article_index.stemmers import language_of
from article_index.stops import Stop, stops

LONGEST: Final = 1_500  # code points of a sentence; a longer one is cut at white space
_INNER: Final = 3  # stops before a capital that one sentence may hold
_INNER_ELSEWHERE: Final = 8  # and one that is not English: "Am 3. Oktober kam z. B. Prof. Voss"
_SHORT: Final = 12  # code points that cannot hold more stops than that
_STOPPED = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z])")
_SPACE = re.compile(r"\s*+")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞΑ-ΫЀ-Я]")
_SMALL: Final = 200  # a text with fewer capitals than one in so many characters does without them


def split(article: Article) -> SplitArticle:
    """Return ``article`` with its paragraphs, sentences and passages.

    >>> text = "Dr. No left. We stayed."
    >>> [sentence.span.of(text) for sentence in split(Article("a", "", text)).sentences]
    ['Dr. No left.', 'We stayed.']
    """
    text, spans = article.text, paragraphs(article.text)
    found = sentence_spans(text, spans, language_of(article.lang))
    lone = headings(text, spans)
    sentences = tuple(
        Sentence(span.start, span.end, number, number in lone) for number, inside in enumerate(found) for span in inside
    )
    _check(text, sentences)
    return SplitArticle(article, spans, sentences, windows(sentences, spans))


def sentence_spans(text: str, spans: Sequence[Span], lang: str = "en") -> list[list[Span]]:
    """Return the sentences of each of the paragraphs ``spans`` of ``text``, in order."""
    labels = speaker_labels(text, spans)
    bodies = [_body(text, span, labels.get(number)) for number, span in enumerate(spans)]
    found = [list(checked(stops(text, start, end))) for start, end in bodies]
    most = _INNER if lang == "en" else _INNER_ELSEWHERE
    ends = Ends(text, _without_capitals(text), _inside(found), lang)
    return [
        [short for span in _sentences(body, inside, ends) for short in _bounded(text, span, most)]
        for body, inside in checked(zip(bodies, found, strict=True))
    ]


def _body(text: str, span: Span, label: Span | None) -> Span:
    """Return a paragraph without its speaker's label."""
    if label is None:
        return span
    return Span(_past_space(text, label.end + 1), span.end)


def _past_space(text: str, start: int) -> int:
    """Return the first place from ``start`` on that is not white space."""
    space = _SPACE.match(text, start)
    return space.end() if space else start


def _sentences(body: Span, inside: Sequence[Stop], ends: Ends) -> Iterator[Span]:
    """Yield the sentences of one paragraph, however long."""
    begin = body.start
    for stop in checked(inside):
        if ends.at(stop, begin, body.start):
            yield Span(begin, stop.end)
            begin = stop.next
    yield Span(begin, body.end)


def _inside(found: Sequence[Sequence[Stop]]) -> frozenset[str]:
    """Return the words that the text has, with a full stop, before a small letter: its own abbreviations."""
    return frozenset(
        stop.before for inside in found for stop in inside if stop.mark == "." and stop.after[:1].islower()
    )


def _without_capitals(text: str) -> bool:
    """Return whether sentences of ``text`` begin with small letters, as in a chat."""
    return len(_CAPITAL.findall(text)) * _SMALL < len(text)


def _bounded(text: str, span: Span, inner: int) -> Iterator[Span]:
    """Yield ``span`` cut into parts that read as one sentence: no more than LONGEST, ``inner`` stops inside."""
    start, end = span
    if end - start < _SHORT:
        yield span
        return
    stopped = [match.end() for match in _STOPPED.finditer(text, start, end)]
    number = 0  # of the first stop that is not behind us
    while end - start > LONGEST or len(stopped) - number > inner:
        limit = start + LONGEST
        marks: tuple[str, ...] = (". ", "; ", "\n", ", ", " ")
        if len(stopped) - number > inner and stopped[number + inner] <= limit:
            # Most often a list of names with initials: better parted between two of them than within one.
            limit, marks = stopped[number + inner], ("; ", ", ")
        found = (text.rfind(mark, (start + limit) // 2, limit) + 1 for mark in marks)
        cut = next((at for at in found if at), limit)
        yield Span(start, start + len(text[start:cut].rstrip()))
        start = _past_space(text, cut)
        while number < len(stopped) and stopped[number] <= start:
            number += 1
    yield Span(start, end)


def _check(text: str, sentences: Sequence[Sentence]) -> None:
    """Assert what every caller relies on: spans in order, apart, and without white space around them."""
    for sentence in sentences:
        assert 0 <= sentence.start < sentence.end <= len(text), sentence
        assert not text[sentence.start].isspace(), sentence
        assert not text[sentence.end - 1].isspace(), sentence
    assert all(left.end <= right.start for left, right in pairwise(sentences))
