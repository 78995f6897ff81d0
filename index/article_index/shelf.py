"""The shelf: the articles that are searched together, split, and the engine over all their passages.

Splits each article when the shelf is made and builds the engine at the first search. Nothing of a shelf
changes afterwards, so that threads may share it. Knows nothing of questions: a search is a list of terms.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from threading import Lock

from article_index.article import Article, Hit, SplitArticle
from article_index.engine import ENGINES, Engine, build_engine
from article_index.errors import LoadError, UnknownArticleError, UnknownEngineError
from article_index.loading.text import default_article, load_paths
from article_index.split import split
from article_index.words import analyzer


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

    def __init__(self, articles: Iterable[Article], engine: str = "rank_bm25") -> None:
        if engine not in ENGINES:
            raise UnknownEngineError(f"There is no engine {engine!r}; choose one of: {', '.join(sorted(ENGINES))}.")
        self._split: dict[str, SplitArticle] = {}
        for article in sorted(articles, key=lambda article: article.id):
            if article.id in self._split:
                raise LoadError(f"Two articles have the id {article.id!r}; give each its own.")
            self._split[article.id] = split(article)
        sizes = [len(item.passages) for item in self._split.values()]
        ends = list(accumulate(sizes))
        # article id -> numbers of its passages, counted over the whole shelf
        self._numbers = {name: range(end - size, end) for name, size, end in zip(self._split, sizes, ends, strict=True)}
        self._owners = [name for name, numbers in self._numbers.items() for _ in numbers]
        self._engine_name = engine
        self._engine: Engine | None = None
        self._building = Lock()

    @classmethod
    def open(cls, paths: Sequence[str | Path] = (), engine: str = "rank_bm25") -> "Shelf":
        """Return the shelf of the articles behind ``paths``; without a path, of the one that comes with us.

        Raises LoadError for a path that cannot be read as articles.
        """
        return cls(load_paths(paths) if paths else [default_article()], engine)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the articles, sorted."""
        return tuple(self._split)

    @property
    def passages(self) -> int:
        """How many passages all articles have together."""
        return len(self._owners)

    @property
    def sha256(self) -> str:
        """Hex digest of the ids and texts: the same for the same articles, in whatever order they came."""
        lines = "".join(f"{item.article.id} {item.article.sha256}\n" for item in self)
        return sha256(lines.encode()).hexdigest()

    def __len__(self) -> int:
        return len(self._split)

    def __iter__(self) -> Iterator[SplitArticle]:
        return iter(self._split.values())

    def article(self, id: str) -> SplitArticle:  # noqa: A002 - the field's name in the contract
        """Return the article ``id``; raises UnknownArticleError."""
        try:
            return self._split[id]
        except KeyError:
            raise UnknownArticleError(id) from None

    def search(self, terms: Sequence[str], limit: int, articles: Collection[str] | None = None) -> list[Hit]:
        """Return at most ``limit`` passages that share a term, best first, of all or of the named articles.

        Scores weigh a term by the whole shelf, whichever articles are named. Raises UnknownArticleError.
        """
        among: list[int] | None = None
        if articles is not None:
            unknown = sorted(name for name in articles if name not in self._numbers)
            if unknown:
                raise UnknownArticleError(unknown[0])
            among = [number for name in sorted(set(articles)) for number in self._numbers[name]]
        found = self._built().search(terms, limit, among)
        return [
            Hit(self._owners[number], number - self._numbers[self._owners[number]].start, score)
            for number, score in found
        ]

    def _built(self) -> Engine:
        """Return the engine, built by the first thread that asks."""
        with self._building:
            if self._engine is None:
                self._engine = build_engine(self._engine_name, self._corpus())
            return self._engine

    def _corpus(self) -> list[list[str]]:
        """Return the terms of every passage of the shelf, in the order of their numbers."""
        corpus: list[list[str]] = []
        for item in self:
            terms = analyzer(item.article.lang).terms
            text = item.article.text
            corpus += [terms(text[passage.start : passage.end]) for passage in item.passages]
        return corpus
