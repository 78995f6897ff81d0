"""A follow-up understood: the question as it would be asked without the turns before it.

Decides first whether the question leans on them; one that stands alone is left alone, however long the history. Then
borrows only what is missing: what a pronoun stands for, the clause that a fragment leaves out. The history tells what
is meant, never what is answered.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from article_index.words import analyzer
from article_qa.answer import Place
from article_qa.conversing.clause import opening
from article_qa.conversing.conversation import ALONE, Conversation
from article_qa.conversing.grammar import pattern, words
from article_qa.conversing.listening import BESIDE, Leaning, Listener
from article_qa.conversing.people import cast_of
from article_qa.history import Turn
from article_qa.knowledge.lexicon import data_table
from article_qa.text.readings import Readings

SEARCHED: Final = 500  # articles at most in which an answer without citations is looked for
PROBE: Final = 60  # characters of an answer that are looked for where the whole is not found
SHORT: Final = 8  # words of a question that may be a fragment
PLAIN: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it should be searched, whether it leant on them or on the article, and what each turn cited."""

    text: str
    leans: bool
    cited: tuple[tuple[Place, ...], ...] = ()
    topic: str = ""  # what 'what about the mayor?' names: it may as well be asked of all that is said of it

    @property
    def about(self) -> tuple[Place, ...]:
        """The places that the last turn cited."""
        return self.cited[-1] if self.cited else ()

    def conversation(self, typed: str) -> Conversation:
        """Return what the evidence needs to know of the turns; ``typed`` is the question as it was typed."""
        if not self.cited and not self.leans:
            return ALONE
        tokens = analyzer("en").utterance
        terms = frozenset(t.term for t in tokens(typed) if t.term)
        beside = BESIDE.match(self.text) if self.leans else None
        aside = self.text if not self.cited else beside.group(1) if beside else ""
        but = frozenset(t.term for t in tokens(aside) if t.term)  # whom a whole article is about tells none of it apart
        return Conversation(self.cited, self.leans, terms, but - terms)


def understand(text: str, turns: Sequence[Turn], readings: Readings, articles: Sequence[str] | None) -> Understood:
    """Return ``text`` completed out of ``turns`` (oldest first), asked of ``articles`` (default: the whole shelf)."""
    ids = readings.ids(articles)
    told = tuple(cited(turn, readings, ids) for turn in turns)
    alone = Understood(text, leans=False, cited=told)
    if not _may_lean(text, alone=not turns):
        return alone
    homes = [places[0].article for places in told if places]
    home = homes[-1] if homes else ids[0] if len(ids) == 1 else None
    if home is None:
        return alone
    reading = readings.of(home)
    listener = Listener(reading.once(cast_of), reading.names)
    clause = listener.parse(text)
    leaning = listener.leaning(clause)
    if not leaning or (not turns and not leaning.anaphors):
        return alone
    for turn, places in zip(turns, told, strict=True):
        listener.hear(turn, _heard(turn, readings), answered=bool(places))
    whole = listener.rewrite(clause, leaning)
    if whole == text and leaning == Leaning(None, (), counting=True):
        return alone
    said = leaning.fragment
    named = said is not None and not leaning.anaphors and pattern("about").match(text, opening(text))
    topic = said.text if said and named and whole != text else ""
    return Understood(whole, leans=bool(turns) or whole != text, cited=told, topic=topic)


def cited(turn: Turn, readings: Readings, ids: Sequence[str]) -> tuple[Place, ...]:
    """Return what ``turn`` cited: as it says, or else where its answer stands in one of the articles ``ids``."""
    if turn.citations:
        return tuple(p for p in turn.citations if p.article in ids)
    answer = turn.answer.strip()
    for part in (answer, answer[:PROBE]):
        if len(part) < 3:
            return ()
        for article_id in ids[:SEARCHED]:
            at = readings.shelf.article(article_id).article.text.find(part)
            if at >= 0:
                return (Place(article_id, at, at + len(part)),)
    return ()


def _heard(turn: Turn, readings: Readings) -> str:
    """Return the text of a turn's answer, or of the places that it cites, as far as they are on the shelf."""
    if turn.answer:
        return turn.answer
    shelf = readings.shelf
    there = [place for place in turn.citations if place.article in shelf.ids][:3]
    return " ".join(shelf.article(place.article).article.text[place.start : place.end] for place in there)


def _may_lean(text: str, *, alone: bool) -> bool:
    """Tell, quickly, whether ``text`` has a word that may lean or is short enough for a fragment."""
    low = PLAIN.findall(text.casefold().replace("’", "'"))
    pronouns = data_table("followup-en.toml")["pronouns"].keys() & low
    if alone:
        return bool(pronouns - {"there"})
    leans = pronouns or not words("leaning").isdisjoint(low)
    return len(low) <= SHORT + 3 or bool(leans) or bool(pattern("about").match(text))
