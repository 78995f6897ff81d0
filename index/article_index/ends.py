"""Whether a stop ends a sentence: rules on the words at either side, and Punkt's opinion where they are silent.

Looks at one stop at a time and holds no word of a list: abbreviations and the words that begin sentences are in
``data/abbreviations.txt`` and ``data/stops.txt``.
"""

import re
from typing import Final

from article_index.stops import Stop
from article_index.wordlist import sections

_MARK_OF_LIST: Final = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{2,5})")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")
_MIXED: Final = re.compile(r"[a-z]{1,2}[A-Z]")  # iPhone, eBay: as good as a capital
_DASHES: Final = "-–—―&+=/|"


class Ends:
    """Tells ends of sentences from other stops.

    ``small`` is for a text that begins its sentences with small letters; ``inside`` are words that the text itself
    has, with a full stop, in the middle of a sentence.
    """

    def __init__(self, small: bool = False, inside: frozenset[str] = frozenset()) -> None:
        self._small = small
        self._inside = inside
        kinds = sections("abbreviations")
        self._kinds = {word: kind for kind, words in kinds.items() for word in words}
        self._words = sections("stops")

    def at(self, stop: Stop, text: str, sentence: int, punkt: bool) -> bool:
        """Return whether ``stop`` ends the sentence that begins at ``sentence``; ``punkt`` is Punkt's opinion."""
        if not stop.mark:  # a full stop of a script without spaces
            return True
        starter = self._starter(stop)
        if stop.glued:
            return starter
        if not self._can_begin(stop):
            return False
        if stop.mark[-1] in "!?‽":
            return starter or not self._goes_on(stop, text)
        if len(stop.mark) > 1 or stop.mark == "…":
            return starter or bool(stop.before.strip(".…")) or stop.tail.startswith("]")
        if stop.start - sentence <= 4 and _MARK_OF_LIST.fullmatch(text[sentence : stop.start]):
            return False
        return stop.mark != "." or self._full_stop(stop, text, starter, punkt)

    def _can_begin(self, stop: Stop) -> bool:
        """Return whether what follows can begin a sentence: not a small letter, not a dash."""
        first = stop.after[:1]
        if not first:
            return stop.opened
        if first.islower():
            return bool(_MIXED.match(stop.after)) or (self._small and not self._kind(stop.before))
        return first not in _DASHES

    def _starter(self, stop: Stop) -> bool:
        """Return whether a word follows that, with a capital, begins sentences."""
        word = stop.after.replace("’", "'")
        return word[:1].isupper() and word.lower() in self._words["starters"]

    def _goes_on(self, stop: Stop, text: str) -> bool:
        """Return whether a question or a cry is only part of its sentence: '"Why?" Smith asked', "Yahoo! Inc."."""
        if not stop.tail:
            return stop.before.lower() in self._words["cries"]
        words = text[stop.next : stop.next + 80].split()[:4]
        for number, word in enumerate(words):
            if number and word.strip(".,:;").lower() in self._words["reporting"]:
                return True
            if not word[:1].isupper():
                return False
        return False

    def _full_stop(self, stop: Stop, text: str, starter: bool, punkt: bool) -> bool:
        """Return whether a single full stop, with a possible beginning after it, ends a sentence."""
        word, digit = stop.before, stop.after[:1].isdigit()
        if len(word) == 1 and word.isalpha() and word.isupper():
            return starter or self._lettered(stop, text) or (bool(stop.tail) and not stop.after[:1].isupper())
        kind = self._kind(word)
        if not kind or (stop.tail and kind not in {"inner", "honorific"}):
            return punkt or not self._abbreviated(word)
        if kind in {"honorific", "inner"}:
            return False
        if kind in {"number", "month"}:
            return not digit
        if kind == "last":
            return not digit and stop.after.strip(".,").lower() not in self._words["calendar"]
        return starter or stop.opened  # title, end

    def _kind(self, word: str) -> str:
        """Return the section that lists ``word`` as an abbreviation; dots within make one of the kind "end"."""
        plain = word.replace("’", "'")
        kind = (
            self._kinds.get(plain.lower())
            or self._kinds.get(plain)
            or self._kinds.get(plain.capitalize(), "")
        )
        if kind and plain.lower() not in self._kinds and not plain[:1].isupper():
            return ""
        return kind or ("end" if _DOTTED.fullmatch(plain) else "")

    def _abbreviated(self, word: str) -> bool:
        """Return whether ``word``, on no list, may be an abbreviation that Punkt found: the text must show it too."""
        return word in self._inside or (
            1 < len(word) <= 5 and word.isalpha() and not re.search("[aeiouyAEIOUY]", word)
        )

    def _lettered(self, stop: Stop, text: str) -> bool:
        """Return whether the single letter before the stop is a name of its own: "vitamin C"."""
        words = text[max(0, stop.start - 30) : stop.start].split()
        return len(words) > 1 and words[-2].lower() in self._words["lettered"]
