"""The articles of a shelf, read: each when it is first asked, the least recently asked forgotten first."""

from collections import OrderedDict
from threading import Lock
from typing import Final

from article_index.shelf import Shelf
from article_qa.reading import Reading, read_article

KEPT: Final = 256  # articles whose arrays are held; some 40 KB for an article of 5,000 characters


class Readings:
    """A shelf and the readings of its articles; safe to share between threads."""

    def __init__(self, shelf: Shelf, kept: int = KEPT) -> None:
        self.shelf = shelf
        self._most = kept
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._lock = Lock()

    def of(self, article_id: str) -> Reading:
        """Return the article read; raises UnknownArticleError."""
        with self._lock:
            if article_id in self._kept:
                self._kept.move_to_end(article_id)
                return self._kept[article_id]
        made = read_article(self.shelf.article(article_id))
        with self._lock:
            self._kept[article_id] = made
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
