"""Asking articles: a question in, cited sentences out. ``from article_qa import Library``."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from article_index.errors import ArticleQAError
    from article_qa.answer import Answer, Citation, Quotation
    from article_qa.checking.verifying import Verification, verify
    from article_qa.documents import Document
    from article_qa.errors import AnswerError, DocumentError, QuestionError
    from article_qa.history import Turn
    from article_qa.library import Library

__all__ = [
    "Answer", "AnswerError", "ArticleQAError", "Citation", "Document", "DocumentError", "Library", "QuestionError",
    "Quotation", "Turn", "Verification", "verify",
]  # fmt: skip

_HOME = {
    "Answer": "answer", "Citation": "answer", "Quotation": "answer", "Document": "documents", "DocumentError": "errors",
    "QuestionError": "errors", "AnswerError": "errors", "ArticleQAError": "errors", "Turn": "history",
    "Library": "library", "Verification": "checking.verifying", "verify": "checking.verifying",
}  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    """Import a public name from its module when it is first asked for: numpy is only paid for by those who ask."""
    from importlib import import_module  # noqa: PLC0415

    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"article_qa.{_HOME[name]}"), name)
