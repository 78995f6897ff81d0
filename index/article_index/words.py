"""The words of a text as they are matched: each a place in the text, a folded form and a term.

Folding (case, accents, apostrophes, separators) is for matching only: it happens word by word, so that a
token's place stays a place in the text as it is written. Knows no grammar and no synonyms, and does not find out what
language a text is in. The stemmers, NLTK's Snowball, are imported when the first term is asked for.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from article_index.article import Token
from article_index.stemmers import CHARACTERWISE, STEMMED, language_of, stemmer
from article_index.wordlist import sections

_FOLDED: Final = 50_000  # folded forms remembered, of all texts together
_UTTERED: Final = 8  # questions whose tokens are remembered
_WORD_LENGTH = 100  # characters; what is longer (a hash, a text of one letter) is matched by its beginning

# Marks belong to the letter before them: accents, vowel signs of Indic scripts, soft hyphens and joiners.
MARK: Final = (
    r"\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0903"
    r"\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a3c-\u0a4d\u0abc-\u0acd\u0b3c-\u0b4d\u0bbe-\u0bcd\u0c3e-\u0c4d"
    r"\u0cbc-\u0ccd\u0d3e-\u0d4d\u200c\u200d"
)
RUN: Final = rf"[^\W_]++(?:[{MARK}]++[^\W_]*+)*+"  # letters and digits, each with the marks that belong to it
# Scripts without spaces between words: every character is a token.
_ALONE = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_HANGUL = r"\uac00-\ud7a3"  # words with spaces, but with their particles in them: read by syllables in a Korean text


def _token_pattern(alone: str) -> re.Pattern[str]:
    """Return the pattern of a token in texts in which each of the characters ``alone`` is one."""
    letter = rf"(?:(?![{alone}])[^\W\d_][{MARK}]*+)"
    return re.compile(
        rf"""
        (?P<plain> [A-Za-z]{{2,}}+ (?![\w'’ʼ&{MARK}]) )                                     # most words: a short way
      | (?P<alone> [{alone}][{MARK}]*+ )
      | (?P<acronym> (?<!\w) (?:[^\W\d_]\.){{2,12}}+ (?:[^\W\d_](?!\w))? )               # U.S.  R.F.E.  e.g.
      | (?P<number> \d{{1,3}}+ (?:,\d{{3}}(?!\d))++ (?:\.\d++)? | \d++ (?:\.\d++)? )
        (?: (?:st|nd|rd|th|s|['’]s) (?!\w) )?                                             # 6,500  3.5  16th
      | (?P<word> {letter} (?: {letter} | \d | ['’ʼ](?={letter}) | &(?=[A-Z]) )*+ )
      | (?P<other> [^\W_] )
        """,
        re.VERBOSE,
    )


_TOKEN = _token_pattern(_ALONE)
_SYLLABLE = _token_pattern(_ALONE + _HANGUL)
_APOSTROPHE = re.compile("[’ʼ]")
_POSSESSIVE = re.compile(r"(?<=.)['’ʼ][sS]$")
_ACCENTS = re.compile("[\u00ad\u0300-\u036f\u200c\u200d]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


@lru_cache(_FOLDED)
def fold(word: str) -> str:
    """Return ``word`` without case, accents and compatibility forms, its apostrophes straight.

    >>> fold("Dvořák’s")
    "dvorak's"
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("'", word)).casefold()
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", plain)).translate(_LETTERS))


class Analyzer:
    """Cuts texts into tokens: words, numbers and acronyms, with the terms that they are matched by.

    ``stop`` words (folded) have no term; the term of the others is ``stem(word)``, of the folded word or, where
    ``accents`` tell endings apart, of the word in small letters. ``elided`` words are cut off before an apostrophe.
    """

    def __init__(
        self,
        stop: frozenset[str],
        stem: Callable[[str], str],
        *,
        accents: bool = False,
        elided: frozenset[str] = frozenset(),
        pattern: re.Pattern[str] = _TOKEN,
    ) -> None:
        self._stop = stop
        self._stem = stem
        self._accents = accents
        self._elided = elided
        self._pattern = pattern
        self._remembered = lru_cache(_FOLDED)(self._word)  # few words are new
        self._uttered = lru_cache(_UTTERED)(lambda text: tuple(self.tokens(text)))

    def tokens(self, text: str, start: int = 0, end: int | None = None) -> list[Token]:
        """Return the tokens of ``text[start:end]``, in its order; places count from the beginning of ``text``.

        A hyphen parts words; "U.S." is one token, and so is "6,500". The place of "Russia's" leaves its 's
        out, that of "16th" has its th.

        >>> [token.word for token in analyzer().tokens("The U.S. Army’s 16th six-week camp: 6,500 men")]
        ['the', 'us', 'army', '16', 'six', 'week', 'camp', '6500', 'men']
        """
        end = len(text) if end is None else end
        shouted = text[start:end].isupper()
        found = []
        for match in self._pattern.finditer(text, start, end):
            begin, close = match.span()
            kind = match.lastgroup
            if kind in {"plain", "word"}:
                read = self._remembered if close - begin <= _WORD_LENGTH else self._word
                skipped, length, word, term = read(match.group(), shouted)
                begin += skipped
                close = begin + length
            else:
                word, term = self._mark(str(kind), match[str(kind)])
            found.append(Token(begin, close, word, term))
        return found

    def utterance(self, text: str) -> tuple[Token, ...]:
        """Return the tokens of a short text, the last few remembered: a question is read more than once on its way."""
        return self._uttered(text)

    def terms(self, text: str) -> list[str]:
        """Return the terms of ``text`` in its order, stop words left out.

        >>> analyzer().terms("Who brokered the ceasefires?")
        ['broker', 'ceasefir']
        >>> analyzer("fr").terms("Qui a construit l’église ?")
        ['construit', 'eglis']
        """
        return [token.term for token in self.tokens(text) if token.term]

    def _word(self, written: str, shouted: bool) -> tuple[int, int, str, str]:
        """Return how many letters stand before the word as it counts, how many it has, its folded form and its term.

        In a ``shouted`` text capitals tell nothing.
        """
        skipped = 0
        if self._elided:
            skipped, written = self._without_elided(written)
        written = _POSSESSIVE.sub("", written)
        word = fold(written[:_WORD_LENGTH])
        # "US" and "WHO" among small letters are names, "us" and "who" are not.
        named = not shouted and len(written) > 1 and written.isupper()
        return skipped, len(written), word, "" if word in self._stop and not named else self._term(written, word)

    def _mark(self, kind: str, written: str) -> tuple[str, str]:
        """Return the folded form and the term of what is no word of letters; of "16th" only the number is given."""
        if kind == "acronym":
            word = fold(written.replace(".", ""))
        elif kind == "alone":
            word = fold(written[:_WORD_LENGTH])
        else:
            word = fold(written[:_WORD_LENGTH].replace(",", ""))
        return word, "" if kind == "alone" and word in self._stop else word

    def _term(self, written: str, word: str) -> str:
        """Return the term of a word that is no stop word, ``word`` being its folded form."""
        if not self._accents:
            return self._stem(word)
        return fold(self._stem(unicodedata.normalize("NFC", _APOSTROPHE.sub("'", written[:_WORD_LENGTH])).lower()))

    def _without_elided(self, written: str) -> tuple[int, str]:
        """Return how long the article before a word's apostrophe is, and the rest: "église" of "l’église"."""
        head, mark, rest = written.partition("’" if "’" in written else "'")
        if mark and rest and fold(head) in self._elided:
            return len(head) + 1, rest
        return 0, written


def analyzer(lang: str | None = "en") -> Analyzer:
    """Return the analyzer of a language, such as "de" or "pt-BR"; of one that we have no words of, a plain one."""
    return _analyzer(language_of(lang))


@cache
def _analyzer(lang: str) -> Analyzer:
    if lang == "en":
        return Analyzer(stop_words(lang), stemmer(lang))
    elided = sections(f"stopwords-{lang}").get("elided", frozenset()) if stop_words(lang) else frozenset()
    return Analyzer(
        stop_words(lang), stemmer(lang), accents=True, elided=elided, pattern=_SYLLABLE if lang == "ko" else _TOKEN
    )


@cache
def stop_words(lang: str) -> frozenset[str]:
    """Return the folded stop words of the language with the code ``lang``; none of one that we do not know."""
    if lang not in STEMMED and lang not in CHARACTERWISE:
        return frozenset()
    return frozenset(fold(word) for words in sections(f"stopwords-{lang}").values() for word in words)
