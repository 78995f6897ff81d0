"""Which words of a question were looked for, and which of them the articles have: literally, in another form, misspelt.

Says nothing of words that only mean alike: a reader who is told that a word is missing shall find it nowhere.
"""

from collections.abc import Callable, Sequence

from article_index.article import Token
from article_qa.answer import Sought
from article_qa.asking.question import Question
from article_qa.weighing.comparison import Comparison


def sought(held: Sequence[Comparison], elsewhere: Callable[[str], bool]) -> tuple[Sought, ...]:
    """Return the words of a question; ``elsewhere`` tells whether articles that were not held have a term."""
    there = {token.start for one in held for token, row in zip(one.tokens, one.forms, strict=True) if row.any()}

    def found(token: Token) -> bool:
        return token.start in there or elsewhere(token.term)

    return _joined(held[0].question.text, _words(held[0].question, found))


def unmet(question: Question) -> tuple[Sought, ...]:
    """Return the words of a question that met nothing."""
    return _joined(question.text, _words(question, lambda _: False))


def _words(question: Question, found: Callable[[Token], bool]) -> tuple[Sought, ...]:
    words = (token for token in question.tokens if token.term)
    return tuple(Sought(question.text[t.start : t.end], t.start, t.end, found(t)) for t in words)


def _joined(text: str, words: Sequence[Sought]) -> tuple[Sought, ...]:
    """Return ``words`` with those joined that a hyphen joins in ``text``, where all are found or none is."""
    joined: list[Sought] = []
    for word in words:
        before = joined[-1] if joined else None
        if before and before.found == word.found and text[before.end : word.start] == "-":
            joined[-1] = Sought(text[before.start : word.end], before.start, word.end, word.found)
        else:
            joined.append(word)
    return tuple(joined)
