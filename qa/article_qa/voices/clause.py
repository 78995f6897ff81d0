"""The noun phrases of a sentence: the one that ends at a word, the one that begins at it.

Knows the shapes of English phrases ('Kessock's manager, Iain Muldoon', 'the mayor of Brenz'), not what verbs mean.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from article_qa.knowledge.gazetteer import is_demonym, is_organisation_word, is_role
from article_qa.voices.names import Kind, NamedWords
from article_qa.voices.wordrow import POSSESSIVE, listed

DOTTED: Final = re.compile(r"\w\.\w\Z")
JOINTS: Final = 4  # phrases that prepositions join, at most: 'the mayor of Brenz in the north of …'
REACH: Final = 7  # words of a noun phrase without a name, at most


@dataclass(frozen=True, slots=True)
class Phrase:
    """Who stands at a place in a sentence: a span of the article, and what kind of phrase it is."""

    kind: Kind
    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the phrase covers."""
        return text[self.start : self.end]


class Clause(NamedWords):
    """The words of one sentence (or of a quotation's inside), with the names and phrases among them."""

    @property
    def asks(self) -> bool:
        """Whether the sentence is a question, its quotations aside."""
        return bool(self.words) and self.words[-1].text == "?"

    def nearest(self, at: int) -> Phrase | None:
        """Return the shortest noun phrase whose last word is number ``at``, whatever stands before it."""
        first = self._first(at)
        return None if first is None else Phrase(self._kind(first, at), self.words[first].start, self._end(at))

    def ending(self, at: int, joined: int = 0) -> Phrase | None:
        """Return the noun phrase whose last word is number ``at``, its head first where 'of' or 'for' joins two.

        ``joined`` counts the phrases that have been joined to it already.
        """
        first = self._first(at)
        if first is None:
            return None
        kind, single = self._kind(first, at), first
        if first > 1 and self.words[first - 1].low == "and" and kind not in {"pronoun", "generic"}:
            first = self._listed(first - 1, first)
        if first and self.words[first - 1].low in listed("prepositions"):
            return self._joined(first - 1, first, at, joined) if joined < JOINTS else None
        return Phrase(kind if first == single else "name", self.words[first].start, self._end(at))

    def beginning(self, at: int) -> Phrase | None:
        """Return the noun phrase whose first word is number ``at``; the name in it where there is one."""
        words = self.words
        if at >= len(words) or words[at].mark:
            return None
        if words[at].low in listed("subjects"):
            return Phrase("pronoun", words[at].start, words[at].end)
        last = at
        while last < len(words) and last < at + REACH:
            if last in self.runs and (found := self._names_at(at, last)):
                return found
            if last in self.runs:
                last = self.runs[last][1]
            elif words[last].mark or (last > at and words[last].low in listed("boundaries") | listed("prepositions")):
                break
            last += 1
        if last == at or words[at].low not in listed("determiners"):
            return None
        following = self._apposed(last)
        if following is not None:
            return following
        return Phrase(self._kind(at, last - 1), words[at].start, words[last - 1].end)

    def names(self) -> list[Phrase]:
        """Return the names of the sentence in order."""
        return [self._named(*run) for run in dict.fromkeys(self.runs.values())]

    def _names_at(self, at: int, run: int) -> Phrase | None:
        """Return the name at word ``run`` of the phrase from ``at`` on, unless it only describes what follows it."""
        words, (first, last) = self.words, self.runs[run]
        after = words[last + 1] if last + 1 < len(words) and self.adjoins(last) else None
        plain = after.low if after and not after.mark and not after.capital else ""  # the common word behind the name
        if words[last].owner and plain:
            return None
        if words[last].owner and last + 1 in self.runs:
            owned = self.runs[last + 1]
            return Phrase(self._kind(*owned), words[first].start, self._end(owned[1]))
        if plain and words[at].low in listed("determiners") and plain not in _ends():
            described = words[at].low != "the" or self._describes(last)
            return None if described else self._from(at, first, last)
        role = all(is_role(w.low) or is_demonym(w.low) for w in words[first : last + 1])
        if role and plain in {"to", "of", "for"}:  # 'Afghan Ambassador to Spain Lena Vogt'
            later = (r for r in self.runs.values() if last < r[0] < last + REACH and self.name_kind(*r) == "person")
            if person := next(later, None):
                return self._named(*person)
        return self._from(at, first, last)

    def _describes(self, last: int) -> bool:
        """Tell whether the name that ends at word ``last`` only describes the noun or the name behind it."""
        words, at = self.words, last + 1
        while at < len(words) and at - last < REACH - 2 and not words[at].mark and words[at].low not in _ends():
            if at in self.runs or _can_speak(words[at].bare) or words[at].bare in listed("documents"):
                return True
            at += 1
        return False

    def _from(self, at: int, first: int, last: int) -> Phrase:
        owner = first > at and self.words[first - 1].owner
        the = owner or (first == at + 1 and self.words[at].low == "the")
        return Phrase(self._kind(first, last), self.words[at if the else first].start, self._end(last))

    def _apposed(self, comma: int) -> Phrase | None:
        """Return the name that stands behind the comma number ``comma``: 'the manager, Iain Muldoon'."""
        if comma + 1 < len(self.words) and self.words[comma].text == "," and comma + 1 in self.runs:
            first, last = self.runs[comma + 1]
            return self._named(first, last)
        return None

    def _named(self, first: int, last: int) -> Phrase:
        kind = self._kind(first, last)
        return Phrase(kind, self.words[first].start, self._end(last))

    def _end(self, last: int) -> int:
        """Return where the word ends: without a possessive ending, with the full stop of 'R.F.E.'."""
        word = self.words[last]
        if ending := POSSESSIVE.search(word.text):
            return word.end - len(ending.group())
        return word.end + (DOTTED.search(word.text) is not None and self.text[word.end : word.end + 1] == ".")

    def _first(self, at: int, *, owner: bool = False) -> int | None:
        """Return the first word of the phrase that ends at word ``at`` (as ``owner``, in a possessive), or None."""
        words = self.words
        if at < 0 or words[at].mark or words[at].contracted:
            return None
        if words[at].low in listed("subjects") | listed("generic"):
            return at
        if at in self.runs and (owner or not words[at].owner):
            return self._article(self.runs[at][0])
        first = at
        while first >= 0 and at - first < REACH:
            low = words[first].low
            if low in listed("passives") | listed("auxiliaries"):
                return None
            if low in listed("determiners"):
                return first if first < at else None
            if words[first].owner and words[first].text[0].isalpha():
                if first != at:
                    return self._first(first, owner=True)
                if not owner:
                    return None
            if first in self.runs and first != at:
                first = self.runs[first][0]
            stop = first == 0 or words[first - 1].mark or words[first - 1].low in listed("boundaries")
            if stop or words[first - 1].low in listed("prepositions"):
                return first if self._stands_bare(first, at) else None
            first -= 1
        return None

    def _stands_bare(self, first: int, at: int) -> bool:
        """Tell whether words ``first`` to ``at`` are a phrase without an article: 'critics', 'airport staff'."""
        low = self.words[first].low
        stop = (
            listed("openers")
            | listed("boundaries")
            | listed("prepositions")
            | listed("adverbs")
            | listed("auxiliaries")
            | listed("passives")
            | listed("generic")
        )
        return at - first < 4 and low not in stop and _can_speak(self.words[at].bare)

    def _article(self, first: int) -> int:
        """Return the place of 'the' right before the name at ``first``, or of a title word with a capital."""
        words = self.words
        if first and words[first - 1].low in {"the", "a", "an"} and words[first - 1].end + 1 == words[first].start:
            return first - 1
        return first

    def _joined(self, preposition: int, first: int, at: int, joined: int) -> Phrase | None:
        """Return the phrase before ``preposition`` with what it joins: a name stands alone, a noun takes it along."""
        word = self.words[preposition].low
        if word not in listed("joining") | {"by"} or preposition == 0:
            return None
        head = self.ending(preposition - 1, joined + 1)
        if word == "by":
            by_document = head is not None and head.kind == "document"
            return Phrase(self._kind(first, at), self.words[first].start, self._end(at)) if by_document else None
        if head is None or head.kind == "pronoun":
            return None
        return head if head.kind in {"person", "outlet"} else Phrase(head.kind, head.start, self._end(at))

    def _listed(self, conjunction: int, first: int) -> int:
        """Return the first word of 'A, B and C' where names are listed, else ``first``."""
        at = conjunction - 1
        if at > 0 and self.words[at].text == ",":
            at -= 1
        while at >= 0 and at in self.runs:
            first = self._article(self.runs[at][0])
            at = first - 2 if first > 1 and self.words[first - 1].text == "," else -1
        return first

    def _kind(self, first: int, last: int) -> Kind:
        words = self.words[first : last + 1]
        if len(words) == 1 and words[0].low in listed("subjects"):
            return "pronoun"
        if words[-1].low in listed("generic") or words[0].low in {"no", "every"}:
            return "generic"
        if last in self.runs:
            return self.name_kind(*self.runs[last])
        head = words[-1].bare
        if head in listed("documents") or head.rstrip("s") in listed("documents"):
            return "document"
        return "phrase" if _can_speak(head) else "generic"


@lru_cache(10_000)
def _can_speak(noun: str) -> bool:
    """Tell whether ``noun``, singular or plural, names persons or a body."""
    forms = {noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("ies") + "y", noun[:-3] + "man"}
    return any(f in listed("speakers") or is_role(f) or is_organisation_word(f) or is_demonym(f) for f in forms if f)


@cache
def _ends() -> frozenset[str]:
    """Return the words that no noun phrase goes on with."""
    lists = ("boundaries", "prepositions", "auxiliaries", "passives", "adverbs")
    return frozenset().union(*(listed(name) for name in lists))
