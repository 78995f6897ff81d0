"""An answer as a notebook shows it: question, quotes with numbered marks, the place of each, what to beware of.

Everything of the article and the reader is escaped; no script, no style sheet and no picture is asked for. Only
addresses of the web become links.
"""

from html import escape
from typing import Final

from article_qa.answer import Answer, ArticleInfo, Citation, Quotation
from article_qa.certainty import band_of
from article_qa.linking.links import is_web

_SMALL: Final = ' style="font-size: smaller; opacity: .8"'


def markup(answer: Answer) -> str:
    """Return ``answer`` as an HTML fragment."""
    infos = {one.id: one for one in answer.articles}
    parts = [f'<p><strong dir="auto">{escape(answer.question)}</strong></p>']
    if answer.understood_as != answer.question:
        parts.append(f'<p{_SMALL}>Read as: <span dir="auto">{escape(answer.understood_as)}</span></p>')
    if answer.outcome == "answered":
        parts += _answered(answer, infos)
    else:
        parts.append(f"<p>{escape(answer.text)}</p>")
    if answer.nearest:
        near = "".join(f"<li>{_quote(one, infos)}<br>{_place(one, infos)}</li>" for one in answer.nearest)
        parts.append(f"<p{_SMALL}>Nearest, not an answer:</p><ul>{near}</ul>")
    if answer.notice:
        parts.append(f'<p role="note">Note: {escape(answer.notice.text)}</p>')
    return f'<div class="article-qa">{"".join(parts)}</div>'


def _answered(answer: Answer, infos: dict[str, ArticleInfo]) -> list[str]:
    parts = []
    if answer.short:
        short = "; ".join(escape(one.text) for one in answer.short)
        parts.append(f'<p>Short answer: <strong dir="auto">{short}</strong></p>')
    quoted = ((one.number, _quote(one.quotation, infos, _marks(answer, one))) for one in answer.citations)
    quotes = "".join(f"<p>{quote} [{number}]</p>" for number, quote in quoted)
    parts.append(f"<blockquote>{quotes}</blockquote>")
    cited = "".join(f'<li value="{one.number}">{_place(one.quotation, infos)}</li>' for one in answer.citations)
    parts.append(f"<ol{_SMALL}>{cited}</ol>")
    if answer.confidence is not None:
        parts.append(f"<p{_SMALL}>{escape(band_of(answer.confidence).line)} ({answer.confidence:.2f}).</p>")
    return parts


def _marks(answer: Answer, citation: Citation) -> list[tuple[int, int]]:
    """Return the places of the short answers within the quote of ``citation``, in order."""
    start = citation.quotation.start
    return sorted((one.start - start, one.end - start) for one in answer.short if one.citation == citation.number)


def _quote(one: Quotation, infos: dict[str, ArticleInfo], marks: list[tuple[int, int]] | None = None) -> str:
    """Return the quote, its short answers marked."""
    html, at = [], 0
    for start, end in marks or ():
        if start >= at:
            html += [escape(one.quote[at:start]), f"<mark>{escape(one.quote[start:end])}</mark>"]
            at = end
    info = infos.get(one.article)
    lang = f' lang="{escape(info.lang)}"' if info and info.lang else ""
    return f'<span dir="auto"{lang}>{"".join(html)}{escape(one.quote[at:])}</span>'


def _place(one: Quotation, infos: dict[str, ArticleInfo]) -> str:
    """Return where a quote stands: the article, its source where that is known, the sentence, who says it."""
    info = infos.get(one.article)
    name = escape((info.title if info else "") or one.article)
    address = one.link or (info.url if info else None) or ""
    if is_web(address):
        name = f'<a href="{escape(address)}" rel="noreferrer">{name}</a>'
    told = [f'<cite dir="auto">{name}</cite>', f"sentence {one.sentence}", f"characters {one.start}–{one.end}"]
    told += [f"page {one.page}"] if one.page is not None else []
    told += [f"said by {escape(one.speaker.text)}"] if one.speaker else []
    told += [f"reported by {escape(one.reported_by.text)}"] if one.reported_by else []
    return ", ".join(told)
