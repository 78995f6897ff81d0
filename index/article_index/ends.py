"""Whether a stop ends a sentence: rules on the words around it, and Punkt's opinion where they are silent.

Looks at one stop at a time and holds no word of a list: abbreviations and the words that begin sentences are
in ``data/abbreviations.txt`` and ``data/stops.txt``.
"""

import re
from functools import cache
from typing import Final

from article_index.punkt import Punkt
from article_index.stemmers import STEMMED
from article_index.stops import Stop
from article_index.wordlist import sections
from article_index.words import fold, stop_words

_MARK_OF_LIST: Final = re.compile(r"(?:[-*•] )?\(?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{2,5})")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")
_MIXED: Final = re.compile(r"[a-z]{1,2}[A-Z]")  # iPhone, eBay: as good as a capital
_UNSPOKEN: Final = re.compile(r"[A-Z]?[b-df-hj-np-tv-xz]+")
_LIST_MARK: Final = 6  # characters of it at most
_GO_ON: Final = "-–—―&+=/|."


class Ends:
    """Tells the ends of the sentences of one text from its other stops.

    ``small`` is for a text that begins its sentences with small letters; ``inside`` are words that the text
    itself has, with a full stop, in the middle of a sentence; ``lang`` is its language, such as "en".
    """

    def __init__(self, text: str, small: bool = False, inside: frozenset[str] = frozenset(), lang: str = "en") -> None:
        self._text = text
        self._small = small
        self._inside = inside
        self._punkt = Punkt(text)
        self._kinds = _kinds(lang)
        self._words = sections("stops")
        self._starters = self._words["starters"] if lang == "en" else stop_words(lang)

    def at(self, stop: Stop, sentence: int, paragraph: int) -> bool:
        """Return whether ``stop`` ends the sentence, of the paragraph, that begin at the given places."""
        starter = self._starter(stop)
        if stop.glued or not stop.mark:  # scripts without spaces have marks of their own, which mean nothing else
            return starter if stop.glued else not self._said(stop)
        if not self._can_begin(stop):
            return False
        if stop.mark[-1] in "!?‽":
            return starter or not self._goes_on(stop)
        if len(stop.mark) > 1 or stop.mark == "…":
            return starter or not stop.apart or stop.tail.startswith("]")
        if stop.start - sentence <= _LIST_MARK and _MARK_OF_LIST.fullmatch(self._text, sentence, stop.start):
            return False
        return stop.mark != "." or self._full_stop(stop, starter, paragraph)

    def _can_begin(self, stop: Stop) -> bool:
        """Return whether what follows can begin a sentence: not a small letter, not a dash."""
        first = stop.after[:1]
        if not first:
            return stop.opened
        if first.islower():
            return bool(_MIXED.match(stop.after)) or (self._small and not self._kind(stop.before))
        return first not in _GO_ON

    def _starter(self, stop: Stop) -> bool:
        """Return whether a word follows that, with a capital, begins sentences."""
        word = stop.after.replace("’", "'")
        return word[:1].isupper() and (word.lower() in self._starters or fold(word) in self._starters)

    def _said(self, stop: Stop) -> bool:
        """Return whether a Japanese quotation is part of a sentence: "「はい。」と言った"."""
        return self._text[stop.end - 1] in "」』" and stop.after.startswith("と")

    def _goes_on(self, stop: Stop) -> bool:
        """Return whether a question or a cry is part of a sentence: '"Why?" Smith asked', "Yahoo! Inc"."""
        if not stop.tail:
            return stop.before.lower() in self._words["cries"]
        words = self._text[stop.next : stop.next + 80].split()[:4]
        for number, word in enumerate(words):
            if number and word.strip(".,:;").lower() in self._words["reporting"]:
                return True
            if not word[:1].isupper():
                return False
        return False

    def _full_stop(self, stop: Stop, starter: bool, paragraph: int) -> bool:
        """Return whether a single full stop, with a possible beginning after it, ends a sentence."""
        word, digit = stop.before, stop.after[:1].isdigit()
        if len(word) == 1 and word.isupper():
            return starter or self._lettered(stop) or (bool(stop.tail) and not stop.after[:1].isupper())
        kind = self._kind(word)
        if not kind or (stop.tail and kind not in {"inner", "honorific"}):
            return not self._abbreviated(word) or self._punkt.ends(stop, paragraph)
        if kind in {"honorific", "inner"}:
            return False
        if kind in {"number", "last", "month"}:
            dated = kind != "month" and stop.after.strip(".,").lower() in self._words["calendar"]
            return not digit and not dated
        return starter or stop.opened  # title, end

    def _kind(self, word: str) -> str:
        """Return the section that lists ``word`` as an abbreviation; dots within make it one of "end"."""
        plain = word.replace("’", "'")
        kind = self._kinds.get(plain) or self._kinds.get(plain.lower(), "")
        if not kind and plain[:1].isupper():
            kind = self._kinds.get(plain.capitalize(), "")
        return kind or ("end" if _DOTTED.fullmatch(plain) else "")

    def _abbreviated(self, word: str) -> bool:
        """Return whether ``word``, on no list, may be one: the text shows it, or it cannot be spoken."""
        return word in self._inside or (1 < len(word) <= 5 and bool(_UNSPOKEN.fullmatch(word)))

    def _lettered(self, stop: Stop) -> bool:
        """Return whether the letter before the stop is no initial: "vitamin C", "so am I"."""
        words = self._text[max(0, stop.start - 30) : stop.start].split()
        if len(words) < 2:
            return False
        return words[-2].lower() in self._words["lettered"] or (stop.before == "I" and words[-2].islower())


@cache
def _kinds(lang: str) -> dict[str, str]:
    """Return the section of each abbreviation of ``lang``; there is none where we have no list."""
    if lang != "en" and lang not in STEMMED:
        return {}
    listed = sections("abbreviations" if lang in {"en", "ar"} else f"abbreviations-{lang}")
    return {word: kind for kind, words in listed.items() for word in words}
