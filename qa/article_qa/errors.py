"""The errors of asking; like all of ours, each message is one sentence for the user."""

from article_index.errors import ArticleQAError


class QuestionError(ArticleQAError):
    """The question is empty or too long, or what comes with it does not fit; ``field`` says what of the request."""

    def __init__(self, message: str, field: str = "question") -> None:
        self.field = field
        super().__init__(message)


class DocumentError(ArticleQAError):
    """The documents sent with a question do not fit (too many, too long, an id twice, an empty text)."""
