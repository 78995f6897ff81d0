"""The shelf: the articles that are searched together, in memory or on disk, and the engine over all their passages.

Builds the engine at the first search. Nothing of a shelf changes afterwards, so that threads may share it. Knows
nothing of questions: a search is a list of terms.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from article_index.article import Article, Hit, SplitArticle
from article_index.engine import DEFAULT, ENGINES, Builder, Engine, builder
from article_index.errors import UnknownArticleError
from article_index.holding import Holding, InMemory
from article_index.loading.paths import Skipped, load_paths
from article_index.loading.text import default_article
from article_index.passages import passage_terms
from article_index.store.kind import FIRST, version


class Shelf:
    """Articles by id, and their passages ranked by BM25.

    Raises LoadError for an id that two articles have, UnknownEngineError for an engine that there is not.

    >>> shelf = Shelf.open()
    >>> shelf.ids
    ('armenia-azerbaijan',)
    >>> best = shelf.search(["ceasefir", "second"], limit=1)[0]
    >>> passage = shelf.article(best.article).passages[best.passage]
    >>> "second ceasefire" in shelf.article(best.article).article.text[passage.start : passage.end]
    True
    """

    def __init__(self, articles: Iterable[Article] = (), engine: str | Builder = DEFAULT) -> None:
        self._hold(InMemory(articles), engine)

    @classmethod
    def over(cls, holding: Holding, engine: str | Builder = DEFAULT) -> "Shelf":
        """Return the shelf of what ``holding`` holds, which need not lie in memory."""
        made = cls.__new__(cls)
        made._hold(holding, engine)
        return made

    def _hold(self, holding: Holding, engine: str | Builder) -> None:
        self._holding, self._builder = holding, builder(engine) if isinstance(engine, str) else engine
        self._engine: Engine | None = None
        self._building = Lock()

    @classmethod
    def open(
        cls, paths: Sequence[str | Path] = (), engine: str | Builder = DEFAULT, skipped: Skipped | None = None
    ) -> "Shelf":
        """Return the shelf of the articles behind ``paths``; without a path, of the one that comes with us.

        A single shelf on disk is read as it is asked, anything else is held in memory. Raises LoadError for a path
        that cannot be read as articles; with ``skipped``, which is told of each file that cannot, only where none can.
        """
        if len(paths) == 1 and version(Path(paths[0])) not in (None, FIRST):
            from article_index.store.opening import open_store  # noqa: PLC0415 - it brings numpy

            return cls.over(open_store(Path(paths[0])), engine)
        return cls(load_paths(paths, skipped) if paths else [default_article()], engine)

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the articles, sorted; in a big shelf each is read when it is looked at."""
        return self._holding.ids

    @property
    def passages(self) -> int:
        """How many passages all articles have together."""
        return self._holding.passages

    @property
    def text_bytes(self) -> int:
        """The size of all texts in UTF-8."""
        return self._holding.text_bytes

    @property
    def languages(self) -> Sequence[str | None]:
        """The different languages of the articles, as they tell them."""
        return self._holding.languages

    @property
    def sha256(self) -> str:
        """Hex digest of the ids and texts: the same for the same articles, in whatever order they came."""
        return self._holding.sha256

    @property
    def digest(self) -> str:
        """Hex digest of all that is told of the articles, texts included."""
        return self._holding.digest

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[SplitArticle]:
        return map(self.article, self.ids)

    def article(self, id: str) -> SplitArticle:  # noqa: A002 - the field's name in the contract
        """Return the article ``id``; raises UnknownArticleError."""
        try:
            return self._holding.article(id)
        except KeyError:
            raise UnknownArticleError(id) from None

    def facts(self) -> Iterator[Mapping[str, Any]]:
        """Yield what is known of each article beside its text, in the order of the ids, without reading the texts."""
        return self._holding.facts()

    def title(self, id: str) -> str:  # noqa: A002 - the field's name in the contract
        """Return the title of the article ``id``; raises UnknownArticleError."""
        try:
            return str(self._holding.told(id)["title"])
        except KeyError:
            raise UnknownArticleError(id) from None

    def with_text(self, sha256: str) -> str | None:
        """Return the first id of an article whose text has this digest; None where there is none."""
        return self._holding.with_text(sha256)

    def search(self, terms: Sequence[str], limit: int, articles: Collection[str] | None = None) -> list[Hit]:
        """Return at most ``limit`` passages that share a term, best first, of all or of the named articles.

        Scores weigh a term by the whole shelf, whichever articles are named. Raises UnknownArticleError.
        """
        among: list[int] | None = None
        if articles is not None and articles is not self.ids:
            among = [number for name in sorted(set(articles)) for number in self._numbers(name)]
        place = self._holding.place
        return [Hit(*place(number), score) for number, score in self._built().search(terms, limit, among)]

    def _numbers(self, name: str) -> range:
        try:
            return self._holding.numbers(name)
        except KeyError:
            raise UnknownArticleError(name) from None

    def _built(self) -> Engine:
        """Return the engine, built by the first thread that asks."""
        with self._building:
            if self._engine is None:
                own = self._holding.engine() if self._builder is ENGINES[DEFAULT] else None
                corpus = (terms for item in self for terms in passage_terms(item))
                self._engine = own or self._builder(list(corpus))
            return self._engine
