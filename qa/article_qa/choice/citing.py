"""A sentence of an article as a quotation: its words, its place, what stands around it, a link to it.

Cuts slices, decides nothing.
"""

from article_index.article import SplitArticle
from article_qa.answer import CONTEXT, Citation, Quotation
from article_qa.linking.links import link
from article_qa.voices.speech import Speech

SILENT = Speech()


def quotation(split: SplitArticle, sentence: int, matched: list[tuple[int, int]], speech: Speech = SILENT) -> Quotation:
    """Return sentence number ``sentence`` of ``split``, the spans that met words of the question, and who speaks."""
    text, span = split.article.text, split.sentences[sentence].span
    words = span.of(text)
    return Quotation(
        article=split.article.id, sentence=sentence, quote=words, start=span.start, end=span.end,
        prefix=text[max(0, span.start - CONTEXT) : span.start], suffix=text[span.end : span.end + CONTEXT],
        matched=tuple(matched), speaker=speech.speaker, reported_by=speech.reported_by,
        page=split.article.page(span.start), link=link(split, span, split.article.url),
    )  # fmt: skip


def joined(quotations: list[Quotation]) -> tuple[str, tuple[Citation, ...]]:
    """Return the quotes joined by one space, and the citations that say where each stands in that text."""
    citations, at = [], 0
    for number, found in enumerate(quotations, 1):
        citations.append(Citation(number, found, at, at + len(found.quote)))
        at += len(found.quote) + 1
    return " ".join(q.quote for q in quotations), tuple(citations)
