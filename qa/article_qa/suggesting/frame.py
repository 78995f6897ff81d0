"""What the questions of one clause are put together from: its subject as it is said, its verb, the phrases that stay.

Decides what may stay in a question, not what is asked.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from article_qa.conversing.people import cast_of
from article_qa.knowledge.english import is_english
from article_qa.knowledge.gazetteer import is_first_name
from article_qa.knowledge.lexicon import data_table
from article_qa.knowledge.spankinds import NAMES
from article_qa.suggesting.candidate import Candidate
from article_qa.suggesting.clause import Clause
from article_qa.suggesting.lists import finite_helpers, little
from article_qa.suggesting.phrases import sound
from article_qa.suggesting.subjects import is_finite
from article_qa.suggesting.words import Chunk, Word, spoken
from article_qa.text.mentions import Mention
from article_qa.text.reading import Reading

OWN: Final = {"his": {"person"}, "her": {"person"}, "its": {"organisation", "place"}}  # whose, by what the subject is
ARTICLES_OF: Final = frozenset({"", "of"})  # prepositions of what belongs to a phrase itself
NEEDED: Final = frozenset({"", "of", "to", "into", "as"})  # and of what a verb mostly needs
AT_TIME: Final = frozenset({"", "in", "on", "at", "during", "around"})
WORDS: Final = 6  # of all phrases kept, where some may go
PHRASES: Final = 3  # kept behind a verb


@cache
def _calendar() -> re.Pattern[str]:
    """Match what a date has that can be asked for by 'when': a number, a month, a weekday, a feast."""
    table = data_table("time-and-number-en.toml")
    named = [*table["months"], *table["weekdays"], *sorted(little("feasts"))]
    return re.compile("|".join([r"\d", *named]), re.IGNORECASE)


class Frame:
    """A clause with what its questions share."""

    def __init__(self, reading: Reading, clause: Clause) -> None:
        self.reading, self.clause, self.text = reading, clause, reading.text
        self.subject = clause.stands_for or self._named_in_full(clause.subject)
        self.kind = clause.subject[-1].kind  # of the subject
        if clause.stands_for:
            self.kind = "name" if clause.subject[0].low == "it" else "person"
        self.helper = clause.auxiliary or {"past": "did", "present": "does"}.get(clause.tense, "")
        self.verb = clause.form if clause.auxiliary else clause.base
        if clause.auxiliary == "had":  # 'When did she arrive', not 'When had she arrived'
            self.helper, self.verb = "did", clause.base

    def said(self, words: Sequence[Word]) -> str:
        """Return ``words`` as they stand inside a sentence: a first capital taken away if it is no name's."""
        said, first = spoken(words, self.text), words[0]
        if first.low in little("determiners"):
            return said[0].lower() + said[1:]
        name = first.named or first.low in self.reading.names or (first.text.isupper() and len(first.text) > 1)
        return said if name or not self._common(first) else said[0].lower() + said[1:]

    def _common(self, word: Word) -> bool:
        """Tell whether a word with a capital is no name: the article writes it small, too, or English knows it."""
        if f" {word.low}" in self.text:
            return True
        return all(is_english(part) and not is_first_name(part) for part in word.low.split("-"))

    def _named_in_full(self, words: Sequence[Word]) -> str:
        """Return the subject; a lone family name as the full name, unless the title has it."""
        bare = words[0].text
        if (
            len(words) == 1
            and words[0].kind == "person"
            and bare.casefold() not in self.reading.split.article.title.casefold()
        ):
            full = self.reading.once(cast_of).full.get(bare.casefold(), "")
            if len(full.split()) in {2, 3} and full.endswith(f" {bare}"):
                return full
        return self.said(words)

    def make(self, kind: str, question: str, expected: tuple[int, int] | None) -> Iterator[Candidate]:
        """Yield the candidate; ``question`` is without its mark."""
        yield Candidate(kind, f"{question}?", self.clause.sentence, expected)

    def inverted(self, asking: str, kept: Sequence[Chunk] = ()) -> str:
        """Return 'When did Ann buy the house': subject and helping verb changed about."""
        return f"{asking} {self.helper} {self.subject} {self.verb}{self.phrases(kept)}"

    def straight(self, asking: str, kept: Sequence[Chunk]) -> str:
        """Return 'Who bought the house': what is asked for in the place of the subject."""
        helper = f"{self.clause.auxiliary} " if self.clause.auxiliary else ""
        return f"{asking} {helper}{self.clause.form}{self.phrases(kept)}"

    def phrases(self, kept: Sequence[Chunk]) -> str:
        """Return the phrases, each with a space before it."""
        return "".join(f" {chunk.of(self.text)}" for chunk in kept)

    @property
    def plain(self) -> bool:
        """Whether the verb is one: no other follows where a joint should be, and it needs no other."""
        clause = self.clause
        titled = clause.subject[0].kind == "person" or any(w.kind == "person" for w in clause.subject)
        if titled and any(w.low in little("prepositions") - {"of"} and not w.mention for w in clause.subject):
            return False
        if clause.follows in finite_helpers():
            return False
        return not (clause.follows == "to" and clause.base in little("no_aims"))

    @property
    def weighty(self) -> bool:
        """Whether the subject is a name, or has more than one word."""
        return self.kind in NAMES or len(self.clause.subject) > 1

    def kept(self, without: Chunk | None = None) -> list[Chunk] | None:
        """Return the phrases behind the verb that stay in a question, those from ``without`` on and dates left out.

        None where one that the question needs is not sound.
        """
        found: list[Chunk] = []
        chunks = self.clause.chunks
        following = {id(one): other.preposition for one, other in pairwise(chunks)}
        for chunk in chunks:
            if chunk is without or len(found) == PHRASES:
                break
            if chunk.dated:
                continue
            if not self.sound(chunk, whole=following.get(id(chunk)) != "of"):
                if chunk.preposition in NEEDED:
                    return None
                break
            if chunk.preposition not in ARTICLES_OF and any(k.preposition not in ARTICLES_OF for k in found):
                break
            found.append(chunk)
        if self._cut_off(found):
            return None
        while sum(len(chunk.words) for chunk in found) > WORDS:
            last = max((i for i, chunk in enumerate(found) if chunk.preposition not in NEEDED), default=0)
            if not last:
                break
            found = found[:last]
        return found

    def _cut_off(self, kept: list[Chunk]) -> bool:
        """Tell whether the words behind the phrases belong to the last one kept."""
        clause = self.clause
        tail = clause.tail
        if not tail:
            return False
        if clause.chunks and tail[0].start == clause.chunks[-1].words[-1].end and tail[0].text not in {",", ";", ":"}:
            return True
        if kept and kept[-1] is clause.chunks[-1]:
            if tail[0].low == "and":
                return len(tail) < 2 or not is_finite(tail[1])
            if tail[0].low in little("binding") or tail[0].low.endswith("ing"):
                return True
        return tail[0].text in '“"' and (not kept or kept[-1] is clause.chunks[-1])

    def sound(self, chunk: Chunk, *, whole: bool = True) -> bool:
        """Tell whether the phrase, ``whole`` or going on behind it, is understood in a question about the subject."""
        words = chunk.words
        if words[0].low in little("owners"):
            theirs = self.kind in OWN.get(words[0].low, set())
            return (
                theirs
                and len(words) > 1
                and (sound(words[1:], self.reading) or (len(words) == 2 and words[1].text.isalpha()))
            )
        return sound(words, self.reading, whole=whole)

    def enough(self, kept: Sequence[Chunk]) -> bool:
        """Tell whether the verb says enough with these phrases: one that needs an object has one."""
        clause = self.clause
        if clause.base in little("light"):
            return False
        if kept:
            return kept[0].preposition != "of"
        if clause.follows in {"as", "that", "to", "than", "like"}:
            return False
        return clause.base in little("bare_passives" if clause.passive else "without_object")

    def specific(self, kept: Sequence[Chunk]) -> bool:
        """Tell whether the phrases tell one thing from others: a name, or two words of weight."""
        words = [w for chunk in kept for w in chunk.words if w.low not in little("determiners")]
        return any(w.named for w in words) or len(words) > 1

    def dates(self) -> Iterator[tuple[Mention, Chunk | None]]:
        """Yield the dates at which it happens, with the phrase behind the verb that each is."""
        lead = next((w.mention for w in self.clause.lead if w.kind == "date"), None)
        if lead and _calendar().search(self.text[lead.start : lead.end]):
            yield lead, None
        for chunk in self.clause.chunks:
            first = chunk.words[0].mention
            at_it = first is not None and first.kind == "date" and chunk.preposition in AT_TIME
            if first and at_it and _calendar().search(self.text[first.start : first.end]):
                yield first, chunk

    @property
    def dated(self) -> str:
        """The date behind the verb with its preposition and a space before it, or ''."""
        for mention, chunk in self.dates():
            if chunk and chunk.preposition in {"in", "on"} and chunk.words[-1].mention is mention:
                return f" {chunk.of(self.text)}"
        return ""
