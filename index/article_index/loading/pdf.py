"""A PDF as an article: the text of each page, by pypdf, put together where it runs on.

Pages that are pictures have no text here. Runs in the process that reads files.
"""

from io import BytesIO
from typing import Final

from article_index.loading.extracted import LOCKED, Extracted, UnreadableError, bounded, keywords, line
from article_index.loading.flowing import flowing
from article_index.loading.sheets import bound

PAGES: Final = 5_000
_NO_TITLES: Final = ("untitled", "microsoft word - ", "microsoft powerpoint - ", "powerpoint presentation", "slide 1")


def read_pdf(data: bytes) -> Extracted:
    """Return the article of a document; raises UnreadableError."""
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415 - an extra
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise UnreadableError(LOCKED)
        if len(reader.pages) > PAGES:
            raise UnreadableError(f"has more than {PAGES:,} pages")
        sheets = bounded(page.extract_text() for page in reader.pages)
        told = reader.metadata
    except DependencyError:
        raise UnreadableError(LOCKED) from None
    except PyPdfError as wrong:
        raise UnreadableError(f"is damaged: {line(wrong) or type(wrong).__name__}") from None
    text, pages = flowing(*bound(sheets))
    if not text.strip():
        raise UnreadableError("has no text, only pictures; recognise its text (OCR) first")
    title = line(told.title) if told else ""
    return Extracted(
        text=f"{text}\n",
        title="" if title.lower().startswith(_NO_TITLES) or title.lower().endswith((".doc", ".docx")) else title,
        author=(line(told.author) if told else "") or None,
        tags=keywords(told.keywords) if told else (),
        pages=pages,
    )
