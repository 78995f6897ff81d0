"""Finds what the contract forbids an answer to say: a quote that is no slice, a citation that is no sentence.

Judges form alone, never whether the answer is right.
"""

from collections.abc import Collection, Iterator

from article_index.article import Span
from article_qa.answer import Answer, ShortAnswer


def faults(answer: Answer, article: str, text: str, sentences: Collection[Span] | None = None) -> list[str]:
    """Return what is broken in ``answer``, which was asked of ``article`` alone; [] where all is well.

    ``sentences`` are the places of the article's sentences, where they are known.
    """
    return [*_places(answer, article, text, sentences), *_parts(answer, text)]


def _places(answer: Answer, article: str, text: str, sentences: Collection[Span] | None) -> Iterator[str]:
    for shown in [citation.quotation for citation in answer.citations] + list(answer.nearest):
        if not 0 <= shown.start < shown.end <= len(text) or text[shown.start : shown.end] != shown.quote:
            yield "a quote is not the article's text at its place"
        elif "\n\n" in shown.quote or (sentences is not None and Span(shown.start, shown.end) not in sentences):
            yield "a quote is not one sentence"
        if shown.article != article:
            yield "a quote is of an article that was not asked"


def _parts(answer: Answer, text: str) -> Iterator[str]:
    for citation in answer.citations:
        if answer.text[citation.answer_start : citation.answer_end] != citation.quotation.quote:
            yield "a quote is not where the answer's text should have it"
    answered = answer.outcome == "answered"
    if answered != bool(answer.citations) or (answer.nearest and answer.outcome != "not_in_article"):
        yield "citations and outcome disagree"
    if not all(_inside(short, answer, text) for short in answer.short):
        yield "a short answer is not inside its citation"
    sure = answer.confidence
    if (sure is None) != (answer.outcome == "chat") or (sure is not None and not 0 <= sure <= 1):
        yield "the confidence is no probability"


def _inside(short: ShortAnswer, answer: Answer, text: str) -> bool:
    if not 0 < short.citation <= len(answer.citations):
        return False
    cited = answer.citations[short.citation - 1].quotation
    return cited.start <= short.start < short.end <= cited.end and text[short.start : short.end] == short.text
