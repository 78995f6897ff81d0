"""Whose words each sentence of an article gives, who passes them on, and whether it is the author's own view.

A speaker is told only where the text leaves no doubt; a wrong one is worse than none. Knows no question.
"""

from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from article_index.article import Span
from article_index.deadline import checked
from article_qa.answer import Named
from article_qa.voices.antecedent import Persons, surname
from article_qa.voices.attribution import NOBODY, Attribution, attributions, verbs
from article_qa.voices.clause import Clause, Phrase
from article_qa.voices.opinion import holds_opinion
from article_qa.voices.quotemarks import inner_quotations, meeting, quotations
from article_qa.voices.turns import turns
from article_qa.voices.wordrow import listed

if TYPE_CHECKING:
    from article_qa.text.reading import Reading

FAR: Final = 40  # sentences of one quotation, at most, that one cue gives a speaker
MOSTLY: Final = 0.6  # share of a sentence's characters in quotation marks from which it counts as quoted whole
SELF: Final = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Speech:
    """Whose words a sentence gives.

    ``speaker`` says or thinks them, ``reported_by`` carries them (an outlet, or who quotes the speaker); both are spans
    of the article. ``quoted``: some stand in quotation marks. ``own``: the author's own view. ``voice``: in a talk,
    whose turn the sentence stands in.
    """

    speaker: Named | None = None
    reported_by: Named | None = None
    quoted: bool = False
    own: bool = False
    voice: Named | None = None


def speeches(reading: "Reading") -> tuple[Speech, ...]:
    """Return one ``Speech`` for each sentence of ``reading``; of an article that is not English, silent ones."""
    return _Listener(reading).speeches() if reading.lang == "en" else (Speech(),) * reading.size


class _Listener:
    """Reads the sentences in order and remembers who has spoken."""

    def __init__(self, reading: "Reading") -> None:
        text = self.text = reading.text
        self.sentences = reading.split.sentences
        self.paragraphs = reading.split.paragraphs
        self.quotes = [quotations(self.text, p.start, p.end) for p in checked(self.paragraphs)]
        self.clauses = [
            Clause(self.text, s.span, self.quotes[s.paragraph], reading.mentions[i])
            for i, s in checked(enumerate(self.sentences))
        ]
        self.met = [meeting(self.quotes[s.paragraph], s.start, s.end) for s in self.sentences]
        self.mentions = reading.mentions
        # A quotation may be as long as the article, and meet each of its sentences: it is read once. What remembers it
        # holds the text, not the listener: the two would hold each other, and all that is read would stay for long.
        self._long = cache(lambda quote: len(quote.of(text).split()) > 1)
        self._inner = cache(lambda quote: inner_quotations(text, quote))
        self.told = [
            [] if s.heading or c.asks else attributions(c)
            for s, c in checked(zip(self.sentences, self.clauses, strict=True))
        ]
        speaking = {
            surname(self.text, a.who) for row in self.told for a in row if a.who.kind == "name" and a.lemma != "report"
        }
        self.persons = Persons(self.clauses, speaking)
        quoted = {s.paragraph for s, row in zip(self.sentences, self.told, strict=True) if any(a.quoting for a in row)}
        self.voices = {
            number: Phrase("person", *label) for number, label in turns(self.text, self.paragraphs, quoted).items()
        }
        self.spoke: list[Phrase | None] = [None] * len(self.sentences)
        self.carried: list[Phrase | None] = [None] * len(self.sentences)
        self.unsure = [False] * len(self.sentences)

    def speeches(self) -> tuple[Speech, ...]:
        for i in checked(range(len(self.sentences))):
            self._hear(i)
            self._hand_back(i)
        for i in checked(range(len(self.sentences))):
            self._retold(i)
            self._carry_on(i)
        return tuple(self._speech(i) for i in range(len(self.sentences)))

    def _speech(self, i: int) -> Speech:
        s, voice = self.sentences[i], self.voices.get(self.sentences[i].paragraph)
        speaker = self.spoke[i] or (None if self.unsure[i] or s.heading else voice)
        others = [a for a in self.told[i] if a.who.of(self.text).casefold() not in SELF]
        own = not (speaker or self.carried[i] or others or s.heading or voice) and holds_opinion(self.clauses[i])
        return Speech(
            self._named(speaker), self._named(self.carried[i]),
            any(self._long(q) for q in self.met[i]), own, self._named(None if s.heading else voice),
        )  # fmt: skip

    def _named(self, phrase: Phrase | None) -> Named | None:
        return None if phrase is None else Named(phrase.of(self.text), phrase.start, phrase.end)

    def _quoted_share(self, i: int) -> float:
        s = self.sentences[i]
        return sum(w.end - w.start for w in self.clauses[i].words if w.quote) / (s.end - s.start)

    def _hear(self, i: int) -> None:
        """Settle who speaks in sentence ``i`` from its own cues, else from the quotation it goes on with."""
        told = [a for a in self.told[i] if self._counts(i, a)]
        outlets = [a for a in told if self._is_outlet(i, a)]
        if outlets:
            self.carried[i] = outlets[0].who
        told = [a for a in told if a not in outlets and not any(_within(o.who, a.who) for o in outlets)]
        if not told and outlets and self._quoted_share(i) > MOSTLY:
            told = self._inside(i)
        resolved = [(a, self._resolve(i, a.who, a.at)) for a in told]
        if resolved:
            self._decide(i, resolved)
        elif not self.told[i] and self._quoted_share(i) >= MOSTLY:
            self.spoke[i] = self._goes_on(i)
        elif not outlets and (colon := self._behind_colon(i)):
            self.spoke[i] = colon
        self.carried[i] = self.carried[i] or self._hearer(i)

    def _retold(self, i: int) -> None:
        """Tell who speaks where a quotation quotes another: '“He told me, ‘I give what I see.’”'."""
        s = self.sentences[i]
        for quote in self.met[i]:
            inner = inner_quotations(self.text, Span(max(quote.start, s.start - 1), min(quote.end, s.end + 1)))
            if self.spoke[i] and any(len(q.of(self.text).split()) > 2 for q in inner):
                inside = Span(max(quote.start + 1, s.start), min(quote.end, s.end))
                told = [a for a in attributions(Clause(self.text, inside, inner, self.mentions[i])) if a.quoting]
                another = told and self._key(told[-1].who) != self._key(self.spoke[i])  # nobody carries their own words
                if another and told[-1].who.of(self.text).casefold() not in SELF:
                    self.carried[i] = self.spoke[i]
                    self.spoke[i] = told[-1].who if told[-1].who.kind == "person" else None
                    self.unsure[i] = True

    def _counts(self, i: int, told: Attribution) -> bool:
        """Tell whether the cue is heard: in somebody's turn of a talk only one that is surely another's words."""
        if told.who.kind == "generic":
            return False
        if self.sentences[i].paragraph not in self.voices:
            return True
        if told.who.kind == "pronoun":
            return told.who.of(self.text).casefold() not in SELF and told.quoting
        return told.who.kind != "document" and (_strong(told) or told.quoting)

    def _is_outlet(self, i: int, told: Attribution) -> bool:
        if told.who.kind == "outlet":
            return True
        unknown = told.who.kind == "name" and not self.persons.is_person(self.clauses[i], told.who)
        return unknown and told.lemma in listed("outlet_verbs")

    def _resolve(self, i: int, who: Phrase, at: int) -> Phrase | None:
        if who.kind in NOBODY:
            return None
        if who.kind != "pronoun":
            return who
        word = who.of(self.text).casefold()
        if word in SELF:
            return self.voices.get(self.sentences[i].paragraph)
        found = self.persons.meant(word, i, at, self._reach(i), self.spoke)
        return self.persons.full(self.text, found) if found and found.kind in {"person", "name"} else found

    def _reach(self, i: int) -> list[int]:
        """Return the sentences that a pronoun of sentence ``i`` may point back to, nearest first."""
        here = self.sentences[i].paragraph
        near = [j for j in range(i - 1, max(-1, i - 1 - 6), -1) if not self.sentences[j].heading]
        return [j for j in near if here - self.sentences[j].paragraph <= 1]

    def _decide(self, i: int, resolved: list[tuple[Attribution, Phrase | None]]) -> None:
        """Take the one who speaks; of several the one beside a quotation; of two still, nobody."""
        if len({self._key(who) for _, who in resolved}) > 1:
            beside = [(a, who) for a, who in resolved if a.quoting]
            through = [(a, who) for a, who in resolved if a.by]
            resolved = through or beside or resolved
        if len({self._key(who) for _, who in resolved}) > 1:
            resolved = [(a, who) for a, who in resolved if _strong(a)] or resolved
        if len({self._key(who) for _, who in resolved}) == 1:
            told, who = resolved[0]
            self.spoke[i] = who
            if told.by and (by := self._resolve(i, told.by, told.by.end)):
                self.carried[i] = by
        self.unsure[i] = self.spoke[i] is None

    def _key(self, who: Phrase | None) -> str:
        return "" if who is None else surname(self.text, who)

    def _goes_on(self, i: int) -> Phrase | None:
        """Return who is already speaking where sentence ``i`` is a quotation without a cue of its own."""
        s = self.sentences[i]
        if i == 0 or not self.clauses[i].words[0].quote or self._cued_later(i):
            return None
        before = self.sentences[i - 1]
        if before.paragraph == s.paragraph:
            return self.spoke[i - 1]
        last = self.quotes[before.paragraph][-1:]
        open_end = any(q.end == self.paragraphs[before.paragraph].end and not _closed(q.of(self.text)) for q in last)
        if open_end:
            return self.spoke[i - 1]
        words = self.clauses[i - 1].words
        if len(words) > 2 and words[-1].text in {",", ":"} and words[-2].low in verbs():
            return self._led_in(i - 1)
        return None

    def _cued_later(self, i: int) -> bool:
        """Tell whether the quotation that covers sentence ``i`` names its speaker in a later sentence."""
        s = self.sentences[i]
        end = max((q.end for q in self.met[i]), default=s.end)
        later = takewhile(lambda j: self.sentences[j].start < end, range(i + 1, min(len(self.sentences), i + FAR)))
        return any(self.told[j] for j in later)

    def _led_in(self, i: int) -> Phrase | None:
        who = self.spoke[i] or self.clauses[i].ending(len(self.clauses[i].words) - 3)
        return who if who and who.kind not in NOBODY | {"pronoun"} else None

    def _hand_back(self, i: int) -> None:
        """Give the speaker of sentence ``i`` to the sentences before it that the same quotation covers."""
        if self.spoke[i] is None:
            return
        for q in self.met[i]:
            for j in range(i - 1, max(-1, i - FAR), -1):
                if self.sentences[j].end <= q.start:
                    break
                if self.spoke[j] is None and not self.told[j]:
                    self.spoke[j] = self.spoke[i]

    def _carry_on(self, i: int) -> None:
        """Give the outlet of the sentence before, where the same quotation goes on from there."""
        s = self.sentences[i]
        if i and not self.told[i] and self.carried[i] is None and self.sentences[i - 1].paragraph == s.paragraph:
            before = self.sentences[i - 1]
            if any(q.start < before.end for q in self.met[i]):
                self.carried[i] = self.carried[i - 1]

    def _behind_colon(self, i: int) -> Phrase | None:
        """Return the subject of a sentence whose colon leads to a quotation: 'she pointed to Marsh: “…”'."""
        words = self.clauses[i].words
        at = next((n for n in range(1, len(words)) if words[n].quote and words[n - 1].text == ":"), None)
        if at is None:
            return None
        starts = [n + 1 for n in range(min(at, 4)) if words[n].text == ","]
        for n in [0, *starts]:
            who = self.clauses[i].beginning(n)
            if who and who.kind in {"person", "pronoun", "organisation"}:
                return self._resolve(i, who, who.start)
        return None

    def _inside(self, i: int) -> list[Attribution]:
        """Return who speaks inside the quotation that an outlet gives."""
        s = self.sentences[i]
        quote = self.met[i][0]
        inner = Span(max(quote.start + 1, s.start), min(quote.end - 1, s.end))
        clause = Clause(self.text, inner, self._inner(quote), self.mentions[i])
        return [a for a in attributions(clause) if a.who.kind in {"person", "organisation", "place"}]

    def _hearer(self, i: int) -> Phrase | None:
        """Return the outlet that the speaker of sentence ``i`` talks to: 'told the Wexley Herald'."""
        if not self.told[i]:
            return None
        words = self.clauses[i].words
        for name in self.clauses[i].names():
            if name.kind != "outlet" or (self.spoke[i] and self.spoke[i].start == name.start):  # type: ignore[union-attr]
                continue
            before = [w for w in words if w.end <= name.start]
            the = bool(before) and before[-1].low == "the"
            cue = before[-2:-1] if the else before[-1:]
            letter = any(w.low in {"letter", "letters"} for w in before[-4:])
            if cue and cue[0].low in listed("hearers") and not letter:
                return replace(name, start=before[-1].start) if the else name
        return None


def _strong(told: Attribution) -> bool:
    """Tell whether the cue always reports words."""
    return verbs()[told.lemma].strong if told.lemma in verbs() else True


def _within(inner: Phrase, outer: Phrase) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _closed(quotation: str) -> bool:
    return len(quotation) > 1 and quotation[-1] in "”\"»’'"
