"""Addresses of quotes: the article's own, or that of the page on which a service shows it, with a text fragment."""

from dataclasses import replace
from typing import Final

from article_index.article import Span, SplitArticle
from article_index.shelf import Shelf
from article_qa.answer import Answer, Quotation
from article_qa.linking.fragments import fragment

DIRECTIVE: Final = "#:~:text="
_WEB: Final = ("https://", "http://")


def is_web(address: str) -> bool:
    """Tell whether ``address`` is one of the web; others have no text fragments and may run something."""
    return address.lower().startswith(_WEB)


def link(split: SplitArticle, span: Span, url: str | None) -> str | None:
    """Return ``url``, its own fragment cut off, with one that leads to ``span``; None where it is no web address."""
    if not url or not is_web(url):
        return None
    return f"{url.split('#')[0]}{DIRECTIVE}{fragment(split, span)}"


def with_links(answer: Answer, shelf: Shelf, page: str) -> Answer:
    """Return ``answer`` with links to ``page``, which shows an article as ``?article=ID``, where articles have none."""

    def linked(one: Quotation) -> Quotation:
        split = shelf.article(one.article)
        return replace(one, link=link(split, Span(one.start, one.end), f"{page}?article={one.article}"))

    if all(one.url for one in answer.articles):
        return answer
    return replace(
        answer,
        citations=tuple(
            one if one.quotation.link else replace(one, quotation=linked(one.quotation)) for one in answer.citations
        ),
        nearest=tuple(one if one.link else linked(one) for one in answer.nearest),
    )
