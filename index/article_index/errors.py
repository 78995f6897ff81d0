"""What can go wrong, as sentences that may be shown to a user; no error here carries a traceback's words."""


class ArticleQAError(Exception):
    """The root of every error of ours: its message says what is wrong, where we looked, what to do next."""


class LoadError(ArticleQAError):
    """A path, or the bytes behind it, cannot be read as an article."""


class UnknownArticleError(ArticleQAError):
    """An article id that is not on the shelf; ``article_id`` is the id that was asked for."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        super().__init__(f"There is no article {article_id!r} on this shelf.")


class UnknownEngineError(ArticleQAError):
    """An engine name that nothing is registered under."""


class EngineAwayError(ArticleQAError):
    """An engine of another server does not answer; nothing is lost, and it may be asked again."""


class StoreError(ArticleQAError):
    """A shelf cannot be written where it was asked for."""
