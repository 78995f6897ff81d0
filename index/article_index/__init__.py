"""Finds the passages of articles that share words with a question: loading, splitting, words, passages, BM25.

Never heard of what a question means, nor of the web. The names below are imported when they are first
used; ``split`` is to be had from its module, whose name it shares.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from article_index.article import Article, Hit, Passage, Sentence, Span, SplitArticle, Token
    from article_index.engine import ENGINES, Engine, build_engine
    from article_index.errors import ArticleQAError, LoadError, UnknownArticleError, UnknownEngineError
    from article_index.loading.paths import iterate_paths, load_paths
    from article_index.loading.text import article_from_text, decode, default_article
    from article_index.shelf import Shelf
    from article_index.version import __version__
    from article_index.words import Analyzer, analyzer

_HOMES = {
    "article": ("Article", "Hit", "Passage", "Sentence", "Span", "SplitArticle", "Token"),
    "engine": ("ENGINES", "Engine", "build_engine"),
    "errors": ("ArticleQAError", "LoadError", "UnknownArticleError", "UnknownEngineError"),
    "loading.paths": ("load_paths", "iterate_paths"),
    "loading.text": ("article_from_text", "decode", "default_article"),
    "shelf": ("Shelf",),
    "version": ("__version__",),
    "words": ("Analyzer", "analyzer"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [  # noqa: RUF022 - in the order of _HOMES
    "Article", "Hit", "Passage", "Sentence", "Span", "SplitArticle", "Token",
    "ENGINES", "Engine", "build_engine",
    "ArticleQAError", "LoadError", "UnknownArticleError", "UnknownEngineError",
    "load_paths", "iterate_paths", "article_from_text", "decode", "default_article",
    "Shelf", "__version__", "Analyzer", "analyzer",
]  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Return the public ``name`` from the module that defines it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
