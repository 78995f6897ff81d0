"""Texts that come with a question: checked, split, and remembered for the next question by their hash.

Nothing of them is written anywhere; what is remembered is bounded in number and in characters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from article_index.article import ARTICLE_ID
from article_index.loading.text import article_from_text
from article_index.remembered import Remembered
from article_index.shelf import Shelf
from article_qa.errors import DocumentError
from article_qa.limits import DOCUMENT_CHARACTERS, DOCUMENTS
from article_qa.text.readings import Readings

KEPT_SHELVES: Final = 64
KEPT_CHARACTERS: Final = 8_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """A text sent with the question, instead of the shelf's articles; ``id`` is made as an article's is."""

    id: str
    text: str
    title: str = ""


class DocumentCache:
    """Shelves of documents, the least recently used forgotten first; safe to share between threads."""

    def __init__(self, shelves: int = KEPT_SHELVES, characters: int = KEPT_CHARACTERS) -> None:
        self._kept = Remembered[str, Readings](shelves, characters) if characters else None

    def readings(self, documents: Sequence[Document]) -> Readings:
        """Return ``documents`` as readings; raises DocumentError where they do not fit."""
        length = check_documents(documents)
        key = sha256(repr([(d.id, d.title, d.text) for d in documents]).encode("utf-8", "surrogatepass")).hexdigest()
        if self._kept and (kept := self._kept.get(key)) is not None:
            return kept
        made = Readings(Shelf([article_from_text(d.text, d.id, d.title) for d in documents]))
        if self._kept:
            self._kept.keep(key, made, length)
        return made


def check_documents(documents: Sequence[Document]) -> int:
    """Return the characters of all documents together; raises DocumentError where they do not fit."""
    length = sum(len(d.text) for d in documents)
    if not documents:
        raise DocumentError("No document was sent; leave the field out to ask the articles that are served.")
    if len(documents) > DOCUMENTS:
        raise DocumentError(f"{len(documents)} documents are too many; send at most {DOCUMENTS}.")
    if length > DOCUMENT_CHARACTERS:
        raise DocumentError(f"The documents have {length:,} characters together; send at most {DOCUMENT_CHARACTERS:,}.")
    seen: set[str] = set()
    for document in documents:
        if not ARTICLE_ID.fullmatch(document.id):
            raise DocumentError(f"The document id {document.id!r} is not made of the letters a-z, digits and hyphens.")
        if document.id in seen:
            raise DocumentError(f"Two documents have the id {document.id!r}; give each its own.")
        seen.add(document.id)
        try:
            document.title.encode()
            document.text.encode()
        except UnicodeEncodeError:
            raise DocumentError(
                f"The document {document.id!r} is not valid Unicode: it holds half of a surrogate pair."
            ) from None
    return length
