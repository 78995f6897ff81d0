"""A question as it is meant: rightly spelt, complete without the turns before it, and what those turns cited.

The one step between what is typed and what is searched, the same when answering and when the weights are fitted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from article_index.languages import spoken
from article_index.words import analyzer
from article_qa.asking.repair import repair
from article_qa.asking.smalltalk import small_talk
from article_qa.asking.wish import read_wish
from article_qa.conversing.conversation import ALONE, Conversation
from article_qa.conversing.followup import cited, understand
from article_qa.conversing.people import cast_of
from article_qa.history import Turn
from article_qa.text.reading import Reading
from article_qa.text.readings import Readings

SHOUTED: Final = 3  # words in capitals that are no acronym or title typed by itself


@dataclass(frozen=True, slots=True)
class Asked:
    """``text`` is what is searched, ``turns`` what the evidence needs to know of the conversation.

    ``otherwise`` is what is searched where that is not answered: of 'what about records?' the records alone. ``topic``
    are the terms by which the question names the place or thing that the whole article is about: they tell none of it
    apart, as it says 'the town', and so ``turns`` has them count for nothing.
    """

    text: str
    turns: Conversation = ALONE
    otherwise: str = ""
    topic: frozenset[str] = frozenset()


def asked(text: str, history: Sequence[Turn], readings: Readings, articles: Sequence[str] | None) -> Asked:
    """Return what ``text`` means after ``history``, asked of ``articles`` (default: the whole shelf).

    A question in another language than English is taken as it stands, unless it has no word to be searched for.
    """
    text = _quiet(text)
    lang = spoken(text, readings.languages(articles))
    if lang != "en":  # what follows knows English only
        return _behind(text, history, readings, articles, lang)
    wording = readings.wording(readings.ids(articles))
    spelt = repair(text, wording) if wording else text
    wish = read_wish(spelt)
    if wish and not wish.leans:
        return Asked(spelt)
    telling = [turn for turn in history if not small_talk(turn.question)]  # thanks and greetings speak of nothing
    if wording:
        telling = [replace(turn, question=repair(_quiet(turn.question), wording)) for turn in telling]
    meant = understand(spelt, telling, readings, articles)
    otherwise = f"What about {meant.topic}?" if meant.topic and analyzer("en").terms(meant.topic) else ""
    turns, ids = meant.conversation(spelt), readings.ids(articles)
    topic = _topic(meant.text, readings, ids[0]) if len(ids) == 1 and not turns.but else frozenset()
    turns = replace(turns, but=turns.but | topic)
    return Asked(meant.text, turns, otherwise, topic)


def _topic(text: str, readings: Readings, article_id: str) -> frozenset[str]:
    """Return the terms of what the article's title names where ``text`` names it, too, and asks for more; no person."""
    reading = readings.of(article_id)
    said = frozenset(token.term for token in analyzer("en").utterance(text) if token.term)
    if said.isdisjoint(reading.once(_titled)):
        return frozenset()  # a long article's names need not be looked at
    cast = reading.once(cast_of)
    topic = frozenset(analyzer("en").terms(cast.topic))
    person = cast.topic_gender in {"m", "f"} or cast.topic_kind == "person"
    return topic if topic and topic < said and not person else frozenset()


def _titled(reading: Reading) -> frozenset[str]:
    """Return the terms of the article's title."""
    return frozenset(analyzer("en").terms(reading.split.article.title))


def _quiet(text: str) -> str:
    """Return ``text`` in small letters but the first where it is written all in capitals: they tell no names then."""
    return text.capitalize() if text.isupper() and len(text.split()) >= SHOUTED else text


def _behind(text: str, history: Sequence[Turn], readings: Readings, articles: Sequence[str] | None, lang: str) -> Asked:
    """Return ``text`` with the last question that has words behind it, where it has none itself: '¿Y por qué?'."""
    terms = analyzer(lang).terms
    before = next((turn.question for turn in reversed(history) if terms(turn.question)), "")
    if terms(text) or not before:
        return Asked(text)
    ids = readings.ids(articles)
    places = tuple(cited(turn, readings, ids) for turn in history)
    return Asked(f"{text.strip()} {before}", Conversation(places))
