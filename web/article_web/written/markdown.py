"""An answer as Markdown: the short answer, each quote under its number with its place, how sure it is; and back.

Quotes read as the article has them, to the character: what would be markup is escaped. Decides nothing: where a
quote's link leads is said by who calls.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from article_qa.answer import Answer, ArticleInfo, Quotation
from article_web.shell.printed import NEAREST, confidence, notes_of, place_of
from article_web.written.escaping import escaped, unescaped

Link = Callable[[Quotation], str | None]
_GAP: Final = "\n\n"
_LEAD: Final = re.compile(r"> \[\d{1,3}\] ")
_SOURCE: Final = "> — "
_WHERE: Final = re.compile(r"\A(?:.*[(\[])?([a-z0-9-]+), sentence \d+, characters (\d+)–(\d+)")
_BRACKET: Final = re.compile(r"(\\.)|([\[\]])")
_READ_AS: Final = re.compile(r"\A\*Read as: .*\*\s+")
_WEB: Final = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Markdown:
    """The Markdown, without a newline at its end, and the ``[start, end)`` of each citation's quote in it."""

    text: str
    quotes: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer's Markdown said: the answer's ``text``, and the places (article, start, end) that it cited."""

    text: str
    places: tuple[tuple[str, int, int], ...] = ()


def markdown(answer: Answer, link: Link, *, asked: bool = False) -> Markdown:
    """Return ``answer`` as Markdown, with ``asked`` under its question; None from ``link`` is no link."""
    text = ""
    quotes = []
    for part, quote in _parts(answer, link, asked=asked):
        text += _GAP if text else ""
        if quote is not None:
            start = len(text) + quote[0]
            quotes.append((start, start + quote[1]))
        text += part
    return Markdown(text, tuple(quotes))


def read(content: str) -> Said:
    """Return what ``content`` said where ``markdown`` wrote it; of anything else, what stands there."""
    blocks = list(_blocks(content))
    if blocks:
        found = [place for _, where in blocks if (place := _WHERE.match(where))]
        return Said(
            " ".join(quote for quote, _ in blocks),
            tuple((place[1], int(place[2]), int(place[3])) for place in found),
        )
    begun = _READ_AS.match(content)
    own = content[begun.end() if begun else 0 :].partition(NEAREST)[0]
    return Said(unescaped(own.partition(f"{_GAP}Note: ")[0].strip()))


def _blocks(content: str) -> Iterator[tuple[str, str]]:
    """Yield the quote of each block with a number, and what its last line says of where it is from."""
    quote: list[str] = []
    for line in content.split("\n"):
        if lead := _LEAD.match(line):
            quote = [line[lead.end() :]]
        elif line.startswith(_SOURCE) and len(quote) > 1 and quote[-1].strip() == ">":
            yield unescaped("\n".join(quote[:-1]).rstrip("\r")), line[len(_SOURCE) :]
            quote = []
        elif quote:
            quote.append(line)


def link_of(answer: Answer, quotation: Quotation) -> str | None:
    """Return the address of the article that ``quotation`` is from, at the sentence where that is known; None: none."""
    address = quotation.link or (_article(answer, quotation).url or "")
    return address if _WEB.match(address) else None


def title_of(answer: Answer, quotation: Quotation) -> str:
    """Return what the article that ``quotation`` is from is called."""
    return _article(answer, quotation).title or quotation.article


def _parts(answer: Answer, link: Link, *, asked: bool) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """Yield each paragraph or block, with where in it the quote of a citation starts, and how long that is."""
    if asked:
        yield f"**{_line(answer.question)}**", None
    if answer.understood_as != answer.question:
        yield f"*Read as: {_line(answer.understood_as)}*", None
    if answer.short:
        yield "; ".join(f"**{_line(short.text)}** [{short.citation}]" for short in answer.short), None
    if answer.outcome != "answered":
        yield escaped(answer.text), None
    named: set[str] = set()
    for citation in answer.citations:
        lead, quote = f"> [{citation.number}] ", escaped(citation.quotation.quote)
        yield f"{lead}{quote}\n>\n> — {_where(answer, citation.quotation, link, named)}", (len(lead), len(quote))
    if answer.outcome == "answered" and answer.confidence is not None:
        yield f"*{confidence(answer.confidence)}*", None
    if answer.nearest:
        yield NEAREST, None
    for quotation in answer.nearest:
        yield f"> • {escaped(quotation.quote)}\n>\n> — {_where(answer, quotation, link, named)}", None
    if answer.notice is not None:
        yield f"Note: {_line(answer.notice.text)}", None


def _where(answer: Answer, quotation: Quotation, link: Link, named: set[str]) -> str:
    """Return the place and whose words they are, on one line; the article's title where it is not yet ``named``."""
    place = place_of(quotation)
    title = _line(title_of(answer, quotation))
    first = quotation.article not in named and title != quotation.article
    named.add(quotation.article)
    shown = title if first else place
    if address := link(quotation):
        label = _BRACKET.sub(lambda mark: mark[1] or "\\" + mark[2], shown)
        shown = f"[{label}](<{address.replace('<', '%3C').replace('>', '%3E')}>)"
    notes = [f"{shown} ({place})" if first else shown]
    if quotation.page is not None:
        notes.append(f"page {quotation.page}")
    return "; ".join([*notes, *notes_of(quotation, _line)])


def _line(text: str) -> str:
    """Return ``text`` as Markdown on one line."""
    return escaped(" ".join(text.split()))


def _article(answer: Answer, quotation: Quotation) -> ArticleInfo:
    return next(article for article in answer.articles if article.id == quotation.article)
