"""HTML as an article: the main text of a page without what surrounds it, by trafilatura, and what its head tells.

Runs in the process that reads files (``worker``). Never fetches anything: it is handed the bytes.
"""

from typing import Final

from article_index.languages import detect
from article_index.loading.blocks import shown, tree
from article_index.loading.charset import declared
from article_index.loading.extracted import Extracted, UnreadableError, day, language, line, lines
from article_index.loading.text import decode
from article_index.paragraphs import title_of

MOST: Final = 30_000_000  # bytes of a page
_DATED: Final = {"original_date": True, "extensive_search": False}


def read_html(data: bytes) -> Extracted:
    """Return the article of a page; raises UnreadableError where it has none, and LoadError for no text at all."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - an extra, and half a second

    if len(data) > MOST:
        raise UnreadableError(f"is a page of more than {MOST // 1_000_000} MB")
    page = tree(decode(data, "", declared(data)).replace("\r", "\n"))
    head = line(page.findtext("head/title"))
    tag = language(page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang"))
    found = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=_DATED)
    if found is None or isinstance(found, dict) or not (text := shown(found.body)).strip():
        raise UnreadableError("has no text that reads like an article")
    return Extracted(
        text=text,
        title=_title(head, text) or line(found.title),
        author=", ".join(lines((found.author or "").split(";"))) or None,
        url=line(found.url) or None,
        published=day(found.date),
        lang=detect(text) or tag,
        tags=lines(part for one in found.tags or () for part in one.split(",")),
    )


def _title(head: str, text: str) -> str:
    """Return the heading that ``text`` starts with, where the page's own title has it beside the name of the site."""
    heading = title_of(text)
    return heading if heading.casefold() in head.casefold() else ""
