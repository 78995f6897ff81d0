"""The articles of a shelf, read: each when it is first asked, the least recently asked forgotten first."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache, partial
from typing import Final

from article_index.remembered import Remembered
from article_index.shelf import Shelf
from article_index.stemmers import language_of
from article_qa.asking.wording import Wording
from article_qa.scope import Scope, Told, told
from article_qa.text.reading import Reading, read_article

KEPT: Final = 256  # articles whose arrays are held; up to 1.5 MB for an article of 5,000 characters that is asked much
WORDINGS: Final = 16  # sets of articles whose words are held
WORDED: Final = 5_000_000  # characters whose words are held; of more text, none are
MANY: Final = 1_000  # articles that are named, of which no more than their number is looked at
SCOPES: Final = 32  # dates and tags whose articles are remembered


class Readings:
    """A shelf and the readings of its articles; safe to share between threads."""

    def __init__(self, shelf: Shelf, kept: int = KEPT) -> None:
        self.shelf = shelf
        self._kept = Remembered[str, Reading](kept)
        self._wordings = Remembered[tuple[str, ...], Wording](WORDINGS)

    def ids(self, articles: Sequence[str] | None = None) -> Sequence[str]:
        """Return the ids ``articles``, each once, or those of the whole shelf."""
        return self.shelf.ids if articles is None else tuple(dict.fromkeys(articles))

    def of(self, article_id: str) -> Reading:
        """Return the article read; raises UnknownArticleError."""
        if (kept := self._kept.get(article_id)) is not None:
            return kept
        made = read_article(self.shelf.article(article_id))
        self._kept.keep(article_id, made)
        return made

    def languages(self, articles: Sequence[str] | None = None) -> tuple[str, ...]:
        """Return the languages of ``articles`` (default: all), English first if it is one of them or there are none."""
        if articles is None:
            return self._languages
        if len(articles) > MANY:  # to look at each would take longer than the answer
            return self._languages
        return _in_order(self.shelf.article(article_id).article.lang for article_id in articles)

    def within(self, scope: Scope) -> tuple[str, ...]:
        """Return the ids of the articles within ``scope``, sorted; the last few scopes are remembered."""
        return self._within(scope)

    @cached_property
    def _within(self) -> Callable[[Scope], tuple[str, ...]]:
        return lru_cache(SCOPES)(partial(_holding, told(self.shelf.facts())))

    @cached_property
    def _languages(self) -> tuple[str, ...]:
        return _in_order(self.shelf.languages)

    def wording(self, articles: Sequence[str]) -> Wording | None:
        """Return the words of ``articles`` as they write them, or None where they are too long to be held."""
        if articles is self.shelf.ids and self.shelf.text_bytes > 4 * WORDED:  # too long, however it is written
            return None
        if len(articles) > MANY and articles is not self.shelf.ids:
            return None
        scope = tuple(articles)
        if (kept := self._wordings.get(scope)) is not None:
            return kept
        chosen = [self.shelf.article(article_id).article for article_id in scope]
        if sum(len(article.text) for article in chosen) > WORDED:
            return None
        english = any((article.lang or "en").lower().startswith("en") for article in chosen)
        made = Wording([f"{article.title}\n{article.text}" for article in chosen], english=english)
        self._wordings.keep(scope, made)
        return made


def _holding(articles: Sequence[Told], scope: Scope) -> tuple[str, ...]:
    """Return the ids of ``articles`` within ``scope``."""
    return tuple(one.id for one in articles if scope.holds(one.published, one.tags))


def _in_order(languages: Iterable[str | None]) -> tuple[str, ...]:
    """Return the different ``languages``, English first if it is one of them or there are none."""
    found = {language_of(lang) for lang in languages}
    return tuple(sorted(found, key=lambda lang: (lang != "en", lang))) or ("en",)
