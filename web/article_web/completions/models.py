"""The models that a chat client may choose: the whole shelf, and each article by itself.

Knows ids only; what an article says is not asked here.
"""

from datetime import UTC, datetime
from typing import Any, Final

from article_index.shelf import Shelf
from article_web.api.problem import FieldError, Problem, echo

WHOLE: Final = "article-qa"
LISTED: Final = 100  # articles in the list: a menu of more is none; others can be named all the same


class Models:
    """The models over ``shelf``, which never changes."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def listed(self) -> dict[str, Any]:
        """Return the list of the models: the shelf, and its first articles by id."""
        names = [WHOLE, *(f"{WHOLE}/{one}" for one in self._shelf.ids[:LISTED])]
        return {"object": "list", "data": [self.one(name) for name in names]}

    def one(self, name: str) -> dict[str, Any]:
        """Return the model called ``name``; raises Problem ``unknown-model``."""
        article = self.article(name)
        published = self._shelf.article(article).article.published if article else None
        return {"id": name, "object": "model", "created": _seconds(published), "owned_by": WHOLE}

    def article(self, name: str) -> str | None:
        """Return the id of the article that ``name`` asks alone, None for the whole shelf; raises Problem."""
        if name == WHOLE:
            return None
        kind, _, article = name.partition("/")
        if kind != WHOLE or article not in self._shelf.ids:
            said = f"There is no model {echo(name)}; GET /v1/models lists those there are."
            raise Problem("unknown-model", said, errors=[FieldError("/model", said)])
        return article


def _seconds(published: str | None) -> int:
    """Return the day on which an article was published in seconds since 1970; 0 where that is not known."""
    try:
        day = datetime.fromisoformat(published or "")
    except ValueError:
        return 0
    return max(0, int(day.replace(tzinfo=day.tzinfo or UTC).timestamp()))
