"""The way from a question to an answer: passages, sentences, evidence, choice; every surface calls this function."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from article_index import deadline
from article_index.article import Hit
from article_qa.answer import Answer, Sought
from article_qa.asking.question import Question, read_question, search_terms
from article_qa.asking.smalltalk import SmallTalk, example_line, small_talk
from article_qa.asking.understanding import Asked, asked
from article_qa.asking.wish import Wish, read_wish
from article_qa.choice.byline import KINDS, unsaid
from article_qa.choice.choosing import choose
from article_qa.choice.conflict import conflict, with_other
from article_qa.choice.explaining import explanation
from article_qa.choice.headed import SURE, headed
from article_qa.choice.negated import negated
from article_qa.choice.overview import overview
from article_qa.choice.premise import false_premise
from article_qa.choice.replies import answered, declined, wordless
from article_qa.choice.sought import sought, unmet
from article_qa.conversing.conversation import ALONE, Conversation
from article_qa.evidence import evidence
from article_qa.history import Turn
from article_qa.knowledge.lexicon import data_table
from article_qa.suggesting.suggesting import Pool
from article_qa.text.readings import Readings
from article_qa.weighing.articles import best_passages, near_copies, standing, worth_reading
from article_qa.weighing.comparison import compare
from article_qa.weighing.deciding import judge
from article_qa.weighing.ranking import Ranked, rank
from article_qa.weighing.weights import load_weights

PASSAGES: Final = 50  # that BM25 hands on
ARTICLES: Final = 8  # whose sentences are weighed, at most


@dataclass(frozen=True, slots=True)
class _Request:
    """What comes with a question: the turns before it, the articles that are asked, how much is to be told."""

    history: Sequence[Turn]
    readings: Readings
    articles: Sequence[str] | None  # as they were named; None for the whole shelf
    ids: Sequence[str]  # the same, each once
    limit: int
    explain: bool

    @property
    def few(self) -> bool:
        """Whether all sentences of the articles are weighed, whichever passages BM25 would hand on."""
        return len(self.ids) <= ARTICLES


class _Found(NamedTuple):
    """What a question found: the passages, the articles that were held against it, the one that stands best first."""

    question: Question  # as it is read in the first language of the articles
    hits: Sequence[Hit]
    ranked: Sequence[Ranked]  # empty where no word met any
    others: Sequence[str]  # articles that may say the same as the best


def answer(
    text: str,
    history: Sequence[Turn],
    readings: Readings,
    articles: Sequence[str] | None,
    limit: int,
    *,
    explain: bool,
) -> Answer:
    """Return the answer of ``articles`` (default: the whole shelf) to the question ``text``."""
    request = _Request(history, readings, articles, readings.ids(articles), limit, explain)
    meant = Asked(text) if small_talk(text) else asked(text, history, readings, articles)
    told = _answer(meant.text, request, meant.turns)
    if meant.otherwise and told.outcome == "not_in_article":
        alone = _answer(meant.otherwise, request)
        told = alone if alone.outcome == "answered" else told
    if meant.topic and told.nearest:
        told = _of_topic(told, meant, request)
    return told if told.question == text else replace(told, question=text)


def _of_topic(told: Answer, meant: Asked, request: _Request) -> Answer:
    """Return the answer found with the name of what all is about, where it was doubted without; else ``told``."""
    again = _answer(meant.text, request, replace(meant.turns, but=frozenset()))
    doubted = [(one.start, one.end) for one in told.nearest[:1]]
    cited = [(one.quotation.start, one.quotation.end) for one in again.citations[:1]]
    return again if cited == doubted else told


def suggested(readings: Readings, article_id: str, history: Sequence[Turn], count: int) -> Iterator[str]:
    """Yield up to ``count`` questions that the article answers and ``history`` has not asked, the best first."""

    def ask(question: str, turns: Sequence[Turn]) -> Answer:
        return answer(question, turns, readings, (article_id,), 1, explain=False)

    return readings.of(article_id).once(Pool.of).suggest(ask, history, count)


def _answer(text: str, request: _Request, turns: Conversation = ALONE, *, in_short: bool = False) -> Answer:
    """Return the answer to ``text``, rightly spelt and complete; ``in_short`` if it is a topic to be summed up."""
    deadline.check()
    if talk := small_talk(text):
        return _small_talk(text, talk, request)
    if (wish := read_wish(text)) and (told := _wished(text, wish, request, turns)):
        return told
    found = _search(text, request, turns)
    deadline.check()
    if found.ranked:
        return _decided(text, found, request, in_short=in_short)
    line = data_table("lines-en.toml")["no_match"]
    told = wordless(text, "not_in_article", "no_match", line, explain=request.explain)
    return replace(told, looked_for=unmet(found.question))


def _small_talk(text: str, talk: SmallTalk, request: _Request) -> Answer:
    """Return the line for small talk, and where there is one a question that the first article does answer."""
    said = talk.text
    if talk.example and request.ids:
        shown = next(suggested(request.readings, request.ids[0], (), 1), None)
        said += f" {example_line(shown)}" if shown else ""
    return wordless(text, "chat", talk.reason, said, explain=request.explain)


def _wished(text: str, wish: Wish, request: _Request, turns: Conversation) -> Answer | None:
    """Return what ``text`` wishes of a whole article, or in few words of a topic; None for an ordinary question."""
    readings, ids, explain = request.readings, request.ids, request.explain
    if told := overview(text, wish, request.history, readings, ids, request.limit, explain=explain):
        return told
    if wish.kind in KINDS and len(ids) == 1 and not (wish.leans and request.history):
        unknown = unsaid(readings.shelf.article(ids[0]).article, wish.kind)
        return wordless(text, "not_in_article", "low_confidence", unknown, explain=explain)
    if wish.kind is None:  # few words about a topic: an ordinary question once the wish is cut off
        return replace(_answer(wish.rest, request, turns, in_short=True), question=text)
    return None


def _search(text: str, request: _Request, turns: Conversation) -> _Found:
    """Return what ``text`` found in the articles."""
    readings, ids = request.readings, request.ids
    asked = {lang: read_question(text, lang) for lang in readings.languages(request.articles)}
    question = next(iter(asked.values()))
    alone = len(ids) == 1 and not request.explain  # whose passages are neither needed nor shown
    hits = [] if alone else readings.shelf.search(search_terms(asked.values()), PASSAGES, request.articles)
    passages = best_passages(hits)
    worth = ids if request.few else worth_reading(question, passages, readings.shelf.title)
    ranked = _ranked(asked, readings, worth, turns, passages)
    if not ranked or len(ids) == 1:
        return _Found(question, hits, ranked, ())
    best = ranked[0].comparison.reading.split.article.id
    return _Found(question, hits, ranked, [*worth, *near_copies(passages, best)])


def _ranked(
    asked: Mapping[str, Question],
    readings: Readings,
    ids: Sequence[str],
    turns: Conversation,
    passages: Mapping[str, float],
) -> list[Ranked]:
    """Return each article's sentences ranked, the article that stands best first; none without any match.

    ``asked`` is the question as it is read in each language of the articles, ``passages`` the score of each article's
    best one.
    """
    weights, found = load_weights(), []
    for article_id in ids:
        deadline.check()
        reading = readings.of(article_id)
        comparison = compare(asked[reading.lang], reading, turns)
        deadline.check()
        if comparison.best.any():
            ranked = rank(comparison, evidence(comparison), weights.ranking, follows_up=turns.leans)
            found.append(headed(negated(ranked)))
    if len(found) < 2:
        return found
    return sorted(found, key=lambda r: -standing(r, passages.get(r.comparison.reading.split.article.id, 0.0), weights))


def _decided(text: str, found: _Found, request: _Request, *, in_short: bool) -> Answer:
    """Return the answer of the best article, or that none answers ``text``."""
    best, shelf = found.ranked[0], request.readings.shelf
    verdict = judge(best, load_weights())
    if best.asked:  # what stands below the very question is its answer, whatever its words
        verdict = replace(verdict, confidence=max(SURE, verdict.confidence), says_so=True)
    premise = false_premise(best)
    says_so = verdict.says_so and not premise
    words = _looked_for(found, request) if request.explain or not says_so else ()
    deadline.check()
    if says_so:
        shown = choose(best, request.limit, in_short=in_short)
        if clash := conflict(best):
            shown = with_other(shown, clash.sentence, request.limit)
        notice = clash.notice if clash else None
        told = answered(text, best, shown, verdict.confidence, notice, shelf, found.others)
    else:
        shown = [premise.sentence] if premise else []
        told = declined(text, found.ranked, verdict.confidence, premise, shelf, found.others)
        told = replace(told, looked_for=words)
    if not request.explain:
        return told
    why = explanation(request.readings, found.hits, found.ranked, verdict, words, shown)
    return replace(told, explanation=why)


def _looked_for(found: _Found, request: _Request) -> tuple[Sought, ...]:
    """Return the words of the question; one that the articles read do not have may stand in one that was not read."""
    shelf = request.readings.shelf

    def elsewhere(term: str) -> bool:
        return not request.few and bool(shelf.search([term], 1, request.articles))

    return sought([one.comparison for one in found.ranked], elsewhere)
