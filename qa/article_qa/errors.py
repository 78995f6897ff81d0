"""The errors of asking; like all of ours, each message is one sentence for the user."""

from article_index.errors import ArticleQAError


class QuestionError(ArticleQAError):
    """The question is empty or too long, or what comes with it does not fit; ``field`` says what of the request."""

    def __init__(self, message: str, field: str = "question") -> None:
        self.field = field
        super().__init__(message)


class DocumentError(ArticleQAError):
    """The documents sent with a question do not fit (too many, too long, an id twice, an empty text)."""


class AnswerError(ArticleQAError):
    """What should be an answer object is none; ``pointer`` is a JSON pointer (RFC 6901) to where it does not fit."""

    def __init__(self, pointer: str, wrong: str) -> None:
        self.pointer, self.wrong = pointer, wrong
        place = f"its field {pointer.lstrip('/')}" if pointer else "it"
        super().__init__(f"This is no answer of article-qa: {place} {wrong}.")
