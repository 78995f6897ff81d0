"""The people of an article, and whom 'he', 'she' or 'it' means: an answer only where one of them alone fits.

Knows names, given names' sex and the order of sentences. Does not follow pronouns that are no subject of speaking.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from article_qa.knowledge.gazetteer import is_role
from article_qa.knowledge.lexicon import data_lines
from article_qa.voices.clause import Clause, Phrase
from article_qa.voices.wordrow import listed

BODIES: Final = frozenset({"organisation", "outlet", "place"})


@cache
def _sexes() -> dict[str, str]:
    """Return given name -> 'm' or 'f', for those that tell."""
    cells = (line.split("|") for line in data_lines("firstnames.txt"))
    return {c[0].strip(): c[1].strip() for c in cells if len(c) > 1 and c[1].strip() in {"m", "f"}}


class Persons:
    """The named people of an article, by surname."""

    def __init__(self, clauses: Sequence[Clause], speaking: set[str]) -> None:
        """Collect the people of all sentences; ``speaking`` are surnames that are subjects of a verb of speaking."""
        self._clauses = clauses
        self._speaking = speaking
        self._full: dict[str, Phrase] = {}  # surname -> the fullest form of the name, the first of its length
        self._sex: dict[str, str] = {}
        for clause in clauses:
            for name in clause.names():
                if self.is_person(clause, name):
                    key = surname(clause.text, name)
                    if key not in self._full or len(name.of(clause.text)) > len(self._full[key].of(clause.text)):
                        self._full[key] = name
                    if sex := sex_of(name.of(clause.text)):
                        self._sex.setdefault(key, sex)

    def is_person(self, clause: Clause, name: Phrase) -> bool:
        """Tell whether ``name`` names a person, as far as its shape and its verbs tell."""
        if name.kind == "person":
            return True
        key = surname(clause.text, name)
        alone = " " not in name.of(clause.text)
        return (alone and key in self._full) or (name.kind == "name" and key in self._speaking)

    def full(self, text: str, name: Phrase) -> Phrase:
        """Return the fullest form of ``name`` in the article."""
        return self._full.get(surname(text, name), name)

    def fits(self, text: str, name: Phrase, pronoun: str) -> bool:
        """Tell whether 'he' or 'she' may mean ``name``."""
        sex = sex_of(name.of(text)) or self._sex.get(surname(text, name))
        return sex is None or sex == {"he": "m", "she": "f"}[pronoun]

    def meant(
        self, pronoun: str, sentence: int, at: int, reach: Sequence[int], spoke: Sequence[Phrase | None]
    ) -> Phrase | None:
        """Return whom ``pronoun``, at code point ``at`` of ``sentence``, means, or None where that is not sure.

        ``reach`` are the sentences before it that count, nearest first; ``spoke`` says who speaks in each.
        """
        if pronoun in {"it", "they"}:
            return self._body(sentence, at, reach, spoke)
        text = self._clauses[sentence].text
        own, barred = self._before(sentence, at, pronoun)
        if own:
            return own[0] if len(own) == 1 else None
        for i in reach:
            speaker = spoke[i]
            human = speaker is not None and speaker.kind in {"person", "name", "phrase"}
            if speaker and human and self.fits(text, speaker, pronoun) and surname(text, speaker) not in barred:
                return speaker
            found = self._people(i, pronoun, barred)
            if len(found) > 1:
                return None
            if found:
                return found[0]
        return None

    def _before(self, sentence: int, at: int, pronoun: str) -> tuple[list[Phrase], set[str]]:
        """Return who is named in the sentence before ``at`` and fits, and who cannot be meant: 'asked by X, he'."""
        clause = self._clauses[sentence]
        own: dict[str, Phrase] = {}
        barred: set[str] = set()
        for name in clause.names():
            if name.start >= at or not self.is_person(clause, name) or not self.fits(clause.text, name, pronoun):
                continue
            before = next((w for w in reversed(clause.words) if w.end <= name.start and w.low != "the"), None)
            key = surname(clause.text, name)
            if before and before.low in listed("prepositions"):
                barred.add(key)
            else:
                own.setdefault(key, name)
        return list(own.values()), barred

    def _people(self, sentence: int, pronoun: str, barred: set[str]) -> list[Phrase]:
        """Return the people of a sentence who fit, each once; where it names nobody, the person it opens with."""
        clause = self._clauses[sentence]
        named = [n for n in clause.names() if self.is_person(clause, n)]
        fitting = {surname(clause.text, n): n for n in named if self.fits(clause.text, n, pronoun)}
        if fitting and self._topic_before(clause, min(n.start for n in fitting.values()), pronoun):
            return [*fitting.values()] * 2  # 'he met John Cole': another he is the topic
        if named:
            return [n for key, n in fitting.items() if key not in barred]
        first = clause.beginning(0)
        if first and first.kind == "phrase" and is_role(first.of(clause.text).split()[-1].casefold()):
            return [first] if self.fits(clause.text, first, pronoun) else []
        return []

    def _topic_before(self, clause: Clause, at: int, pronoun: str) -> bool:
        """Tell whether the sentence speaks of a he (or she) before it names anybody who fits."""
        forms = {"he": {"he", "his", "him"}, "she": {"she", "her"}}[pronoun]
        return any(w.low in forms for w in clause.words if w.end <= at)

    def _body(self, sentence: int, at: int, reach: Sequence[int], spoke: Sequence[Phrase | None]) -> Phrase | None:
        """Return the body that 'it' means: the one that the sentence opens with, or that has just spoken."""
        first = self._clauses[sentence].beginning(0)
        if first and first.end <= at and first.kind in BODIES:
            return first
        speaker = spoke[reach[0]] if reach else None
        return speaker if speaker and speaker.kind in BODIES else None


def surname(text: str, name: Phrase) -> str:
    """Return the last word of ``name``, folded: what tells people apart."""
    return name.of(text).casefold().split()[-1]


def sex_of(name: str) -> str | None:
    """Return 'm' or 'f' where a form of address, a noun or a given name tells, else None."""
    words = [w.strip(".,").casefold() for w in name.split()]
    for word in words:
        if word in listed("male"):
            return "m"
        if word in listed("female"):
            return "f"
    given = [w for w in words[:-1] if not is_role(w)] if len(words) > 1 else []
    return next((s for w in given if (s := _sexes().get(w.split("-")[0]))), None)
