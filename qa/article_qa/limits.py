"""How much may be asked at once; the contract's figures, the same on every surface."""

from typing import Final

QUESTION_CHARACTERS: Final = 1_000
HISTORY_TURNS: Final = 200  # accepted
HISTORY_READ: Final = 20  # the last ones, that are read
ANSWER_CHARACTERS: Final = 5_000  # of a turn of the history
CITATIONS: Final = 10
NEAREST: Final = 3
DOCUMENTS: Final = 20
DOCUMENT_CHARACTERS: Final = 1_000_000  # of all documents of one request together
SUGGESTIONS: Final = 4  # questions to start with, unless asked otherwise
SUGGESTIONS_MOST: Final = 10
ARTICLES_SUGGESTING: Final = 4  # of a shelf, at most, that questions are suggested from at once
TAGS: Final = 20  # that a question names
TAG_CHARACTERS: Final = 200
