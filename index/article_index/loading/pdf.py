"""A PDF as an article: the text of each page, by pypdf, put together where it runs on.

Pages that are pictures have no text here. Runs in the process that reads files.
"""

from io import BytesIO
from typing import Final

from article_index.loading.extracted import LONGEST, Extracted, UnreadableError, line, lines
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
            raise UnreadableError("is encrypted; save it without a password")
        if len(reader.pages) > PAGES:
            raise UnreadableError(f"has more than {PAGES:,} pages")
        sheets, length = [], 0
        for page in reader.pages:
            sheets.append(page.extract_text())
            length += len(sheets[-1])
            if length > LONGEST:
                raise UnreadableError(f"has more than {LONGEST:,} characters")
        told = reader.metadata
    except DependencyError:
        raise UnreadableError("is encrypted; save it without a password") from None
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
        tags=lines((line(told.keywords) if told else "").replace(";", ",").split(",")),
        pages=pages,
    )
