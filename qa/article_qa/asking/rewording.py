"""What a question writes rightly but otherwise than its article: 'cease fire' and 'ceasefire', 'twenty-five', 'EU'.

Changes only what the article lacks into what it has. Mends no mistakes.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from article_index.article import Token
from article_index.words import analyzer
from article_qa.asking.wording import Wording
from article_qa.knowledge.english import is_english
from article_qa.knowledge.lexicon import data_lines
from article_qa.knowledge.variants import number_of, number_words, variants

PARTED: Final = re.compile(r"[ \u00a0-]")  # what stands between the halves of a word that others write as one
HALF: Final = 3  # letters at least of a half that a space parts off; a hyphen may part off one ('e-mail')
DECADE: Final = re.compile(r"(?<![\w'’])['’]?([1-9]0)['’]?s(?!\w)")
TENS: Final = re.compile("[2-9][1-9]")
CENTURIES: Final = ("19", "18", "20", "17")


class Change(NamedTuple):
    """What is put in the place of the question's characters ``[start, end)``."""

    start: int
    end: int
    text: str


def reworded(text: str, tokens: Sequence[Token], wording: Wording) -> Iterator[Change]:
    """Yield the changes that make ``text`` (of ``tokens``) write what it says as ``wording`` writes it."""
    strange = [token for token in tokens if token.word not in wording.words]
    yield from _joined(text, tokens, wording)
    yield from _parted(text, strange, wording)
    yield from _numbers(tokens, wording)
    yield from _decades(text, wording)
    yield from _expanded(text, strange, wording)
    yield from _abbreviated(tokens, wording)


def _joined(text: str, tokens: Sequence[Token], wording: Wording) -> Iterator[Change]:
    for first, second in pairwise(tokens):
        whole = first.word + second.word
        if whole not in wording.words or not (first.term and second.term and whole.isalpha()):
            continue
        gap = PARTED.fullmatch(text[first.end : second.start])
        if gap and not wording.together(first.word, second.word):
            written, typed = wording.written(whole), text[first.start]
            if typed.isupper() or written.islower() or not is_english(first.word):  # 'new town' is no Newtown
                yield Change(first.start, second.end, _led(written, typed))


def _parted(text: str, strange: Sequence[Token], wording: Wording) -> Iterator[Change]:
    """Yield each word that no text has as the two that a text has in a row."""
    for token in strange:
        word = token.word
        if not token.term or not word.isalpha():
            continue
        for at in range(1, len(word) - HALF + 1):
            if word[:at] not in wording.words or word[at:] not in wording.words:
                continue
            row = wording.together(word[:at], word[at:])
            if "-" in row or (row and at >= HALF and len(analyzer().terms(f"{word[:at]} {word[at:]}")) == 2):
                yield Change(token.start, token.end, _led(row, text[token.start]))
                break


def _numbers(tokens: Sequence[Token], wording: Wording) -> Iterator[Change]:
    """Yield 'twenty-five' as '25' and '25' as 'twenty-five', each where the texts have only the other."""
    at, named = 0, number_words()
    while at < len(tokens):
        end = at
        while end < len(tokens) and (tokens[end].word in named or (end > at and tokens[end].word == "and")):
            end += 1
        if end == at and not tokens[at].word.isdigit():
            at += 1
            continue
        end -= end > at and tokens[end - 1].word == "and"
        words = [token.word for token in tokens[at:end]]
        number = str(number_of(words)) if len(words) > 1 else ""
        if number in wording and not wording.together(*words):
            yield Change(tokens[at].start, tokens[end - 1].end, wording.written(number))
        elif TENS.fullmatch(tokens[at].word) and tokens[at].word not in wording:
            ten, unit = tuple(tokens[at].word)
            if row := wording.together(*variants(ten + "0"), *variants(unit)):
                yield Change(tokens[at].start, tokens[at].end, row)
        at = max(at + 1, end)


def _decades(text: str, wording: Wording) -> Iterator[Change]:
    for match in DECADE.finditer(text):
        decade = match.group(1)
        written = [c + decade for c in CENTURIES if c + decade in wording]
        if decade not in wording and written:
            yield Change(*match.span(), f"{written[0]}s")


@cache
def _expansions() -> dict[str, tuple[str, ...]]:
    """Return acronym -> the words that it stands for, in the order of likelihood."""
    rows = (line.split("|") for line in data_lines("acronyms-en.txt"))
    return {short.strip(): tuple(x.strip() for x in long.split(",")) for short, long in rows}


def _expanded(text: str, strange: Sequence[Token], wording: Wording) -> Iterator[Change]:
    """Yield each acronym that no text has as the words that a text has for it."""
    for token in strange:
        if token.word not in _expansions():
            continue
        capital = text[token.start : token.end].isupper() and not text.isupper()
        if not (capital or token.term):
            continue
        rows = (wording.together(*(t.word for t in analyzer().tokens(x))) for x in _expansions()[token.word])
        if row := next(filter(None, rows), ""):
            yield Change(token.start, token.end, row)


def _abbreviated(tokens: Sequence[Token], wording: Wording) -> Iterator[Change]:
    """Yield the words of an acronym as the acronym, where the texts have it alone."""
    acronyms = _by_first_word()
    for first, token in enumerate(tokens):
        for words, short in acronyms.get(token.word, ()):
            row = tokens[first : first + len(words)]
            if tuple(t.word for t in row) != words or short not in wording or wording.together(*words):
                continue
            if wording.written(short).isupper():
                yield Change(token.start, row[-1].end, wording.written(short))
                break


@cache
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return first word -> (all words, acronym) of the expansions that begin with it, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for short, rows in _expansions().items():
        for long in rows:
            words = tuple(t.word for t in analyzer().tokens(long))
            found.setdefault(words[0], []).append((words, short))
    return {first: sorted(rows, key=lambda pair: -len(pair[0])) for first, rows in found.items()}


def _led(written: str, typed: str) -> str:
    """Return ``written`` with a capital where the question typed one."""
    return written[0].upper() + written[1:] if typed.isupper() else written
