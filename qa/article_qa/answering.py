"""The way from a question to an answer: passages, sentences, evidence, choice; every surface calls this function."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from article_index import deadline
from article_qa.answer import Answer, ArticleInfo, Notice, Outcome, Quotation, Reason, ShortAnswer, Sought
from article_qa.asking.question import Question, read_question, search_terms
from article_qa.asking.smalltalk import SmallTalk, example_line, small_talk
from article_qa.asking.understanding import Asked, asked
from article_qa.asking.wish import read_wish
from article_qa.brief.short import short_span
from article_qa.choice.byline import KINDS, unsaid
from article_qa.choice.choosing import choose
from article_qa.choice.citing import joined, quotation
from article_qa.choice.conflict import conflict, with_other
from article_qa.choice.elsewhere import with_places
from article_qa.choice.explaining import NOTHING, explanation
from article_qa.choice.headed import SURE, headed
from article_qa.choice.overview import overview
from article_qa.choice.premise import DOUBT, Premise, false_premise
from article_qa.choice.refusing import refusal
from article_qa.choice.sought import sought, unmet
from article_qa.conversing.conversation import ALONE, Conversation
from article_qa.evidence import evidence
from article_qa.history import Turn
from article_qa.knowledge.lexicon import data_table
from article_qa.limits import NEAREST
from article_qa.suggesting.suggesting import Pool
from article_qa.text.lives import life_span
from article_qa.text.readings import Readings
from article_qa.voices.saying import speaker_span
from article_qa.voices.speech import speeches
from article_qa.weighing.articles import best_passages, near_copies, standing, worth_reading
from article_qa.weighing.comparison import compare
from article_qa.weighing.deciding import Verdict, judge
from article_qa.weighing.ranking import Ranked, rank
from article_qa.weighing.weights import load_weights

PASSAGES: Final = 50  # that BM25 hands on
ARTICLES: Final = 8  # whose sentences are weighed, at most


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
    meant = Asked(text) if small_talk(text) else asked(text, history, readings, articles)
    told = _answer(meant.text, history, readings, articles, limit, explain=explain, turns=meant.turns)
    if meant.otherwise and told.outcome == "not_in_article":
        alone = _answer(meant.otherwise, history, readings, articles, limit, explain=explain)
        told = alone if alone.outcome == "answered" else told
    return told if told.question == text else replace(told, question=text)


def suggested(readings: Readings, article_id: str, history: Sequence[Turn], count: int) -> Iterator[str]:
    """Yield up to ``count`` questions that the article answers and ``history`` has not asked, the best first."""

    def ask(question: str, turns: Sequence[Turn]) -> Answer:
        return answer(question, turns, readings, (article_id,), 1, explain=False)

    return readings.of(article_id).once(Pool.of).suggest(ask, history, count)


def _answer(
    text: str,
    history: Sequence[Turn],
    readings: Readings,
    articles: Sequence[str] | None,
    limit: int,
    *,
    explain: bool,
    in_short: bool = False,
    turns: Conversation = ALONE,
) -> Answer:
    """Return the answer to ``text``, rightly spelt and complete; ``in_short`` if it is a topic to be summed up."""
    deadline.check()
    if line := small_talk(text):
        return _small_talk(text, line, readings, articles, explain=explain)
    asked = {lang: read_question(text, lang) for lang in readings.languages(articles)}
    scope = readings.shelf.ids if articles is None else tuple(dict.fromkeys(articles))
    if wish := read_wish(text):
        if told := overview(text, wish, history, readings, scope, limit, explain=explain):
            return told
        if wish.kind in KINDS and len(scope) == 1 and not (wish.leans and history):
            unknown = unsaid(readings.shelf.article(scope[0]).article, wish.kind)
            return _wordless(text, "not_in_article", "low_confidence", unknown, explain=explain)
        if wish.kind is None:  # few words about a topic: an ordinary question once the wish is cut off
            told = _answer(wish.rest, history, readings, articles, limit, explain=explain, in_short=True, turns=turns)
            return replace(told, question=text)
    few = len(scope) <= ARTICLES  # all sentences of a few articles are weighed, whichever passages BM25 would hand on
    alone = len(scope) == 1 and not explain
    hits = [] if alone else readings.shelf.search(search_terms(asked.values()), PASSAGES, articles)
    passages = best_passages(hits)
    worth = list(scope) if few else worth_reading(next(iter(asked.values())), passages, readings.shelf.title)
    ranked = _ranked(asked, readings, worth, turns, passages, follows_up=turns.leans)
    if not ranked:
        told = _wordless(text, "not_in_article", "no_match", data_table("lines-en.toml")["no_match"], explain=explain)
        return replace(told, looked_for=unmet(next(iter(asked.values()))) if asked else ())
    best = ranked[0].comparison.reading.split.article.id
    others = [] if len(scope) == 1 else [*worth, *near_copies(passages, best)]
    deadline.check()
    verdict = judge(ranked[0], load_weights())
    if ranked[0].asked:  # what stands below the very question is its answer, whatever its words
        verdict = replace(verdict, confidence=max(SURE, verdict.confidence), says_so=True)
    elsewhere = false_premise(ranked[0])
    says_so = verdict.says_so and not elsewhere
    words: tuple[Sought, ...] = ()
    if explain or not says_so:
        words = sought(
            [one.comparison for one in ranked],
            lambda term: not few and bool(readings.shelf.search([term], 1, articles)),
        )
    why = partial(explanation, readings, hits, ranked, verdict, words)
    if not says_so:
        grounds = why([elsewhere.sentence] if elsewhere else []) if explain else None
        declined = _declined(text, ranked, verdict, readings, grounds, elsewhere, others)
        return replace(declined, looked_for=words)
    deadline.check()
    chosen = choose(ranked[0], limit, in_short=in_short)
    if clash := conflict(ranked[0]):
        chosen = with_other(chosen, clash.sentence, limit)
    grounds = why(chosen) if explain else None
    return _answered(text, ranked[0], verdict, chosen, readings, grounds, clash.notice if clash else None, others)


def _small_talk(
    text: str, line: SmallTalk, readings: Readings, articles: Sequence[str] | None, *, explain: bool
) -> Answer:
    """Return the line for small talk, and where there is one a question that the first article does answer."""
    said = line.text
    scope = readings.shelf.ids if articles is None else articles
    if line.example and scope:
        shown = next(suggested(readings, scope[0], (), 1), None)
        said += f" {example_line(shown)}" if shown else ""
    return _wordless(text, "chat", line.reason, said, explain=explain)


def _ranked(
    asked: Mapping[str, Question],
    readings: Readings,
    ids: list[str],
    turns: Conversation,
    passages: Mapping[str, float],
    *,
    follows_up: bool,
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
            found.append(headed(rank(comparison, evidence(comparison), weights.ranking, follows_up=follows_up)))
    if len(found) < 2:
        return found
    return sorted(found, key=lambda r: -standing(r, passages.get(r.comparison.reading.split.article.id, 0.0), weights))


def _answered(
    text: str,
    best: Ranked,
    verdict: Verdict,
    chosen: list[int],
    readings: Readings,
    why: Mapping[str, Any] | None,
    notice: Notice | None,
    others: Sequence[str],
) -> Answer:
    quotes, citations = joined(with_places((_quotation(best, i) for i in chosen), readings.shelf, others))
    short = []
    held = best.comparison
    told = speaker_span(held, chosen[0]) or life_span(held.question, held.reading, chosen[0])
    if span := told or short_span(held, chosen[0], verdict.confidence):
        short.append(ShortAnswer(1, held.reading.text[span[0] : span[1]], *span))
    return Answer(
        "answered", None, text, text, quotes, tuple(short), verdict.confidence, citations, (), notice,
        _infos(readings, [c.quotation for c in citations]), why,
    )  # fmt: skip


def _declined(
    text: str,
    ranked: list[Ranked],
    verdict: Verdict,
    readings: Readings,
    why: Mapping[str, Any] | None,
    elsewhere: Premise | None,
    others: Sequence[str],
) -> Answer:
    best = sorted(((-float(r.scores[i]), n, i) for n, r in enumerate(ranked) for i in r.order[:NEAREST]))
    places = list(dict.fromkeys([(0, ranked[0].first), *((n, i) for _, n, i in best)]))  # the verdict is on that one
    reason, line = refusal(text, ranked[0], several=len(readings.shelf) > 1)
    sure = verdict.confidence
    if elsewhere:
        places = [(0, elsewhere.sentence), *(p for p in places if p != (0, elsewhere.sentence))]
        reason = "false_premise"
        sure = min(sure, DOUBT)
    shown = [_quotation(ranked[n], i) for n, i in places[: 2 * NEAREST]]
    nearest = tuple(with_places(shown, readings.shelf, others)[:NEAREST])
    return Answer(
        "not_in_article", reason, text, text, line, (), sure, (), nearest,
        elsewhere.notice if elsewhere else None, _infos(readings, list(nearest)), why,
    )  # fmt: skip


def _quotation(ranked: Ranked, sentence: int) -> Quotation:
    reading = ranked.comparison.reading
    return quotation(reading.split, sentence, ranked.comparison.matched(sentence), reading.once(speeches)[sentence])


def _infos(readings: Readings, quotations: list[Quotation]) -> tuple[ArticleInfo, ...]:
    return tuple(
        ArticleInfo.of(readings.shelf.article(name).article)
        for name in dict.fromkeys(
            [*(q.article for q in quotations), *(place.article for q in quotations for place in q.also)]
        )
    )


def _wordless(text: str, outcome: Outcome, reason: Reason, line: str, *, explain: bool) -> Answer:
    confidence = None if outcome == "chat" else 0.0
    why = NOTHING if explain else None
    return Answer(outcome, reason, text, text, line, (), confidence, (), (), None, (), why)
