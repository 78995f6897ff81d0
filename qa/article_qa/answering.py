"""The way from a question to an answer: passages, sentences, evidence, choice; every surface calls this function."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from article_index.article import Hit
from article_qa.answer import Answer, ArticleInfo, Outcome, Quotation, Reason, ShortAnswer
from article_qa.choosing import choose
from article_qa.citing import joined, quotation
from article_qa.comparison import compare
from article_qa.conversation import ALONE, Conversation
from article_qa.deciding import Verdict, judge
from article_qa.evidence import evidence
from article_qa.example import example
from article_qa.explaining import NOTHING, explanation
from article_qa.followup import understand
from article_qa.history import Turn
from article_qa.lexicon import data_table
from article_qa.limits import NEAREST
from article_qa.overview import overview
from article_qa.question import Question, read_question
from article_qa.ranking import Ranked, rank
from article_qa.readings import Readings
from article_qa.refusing import refusal
from article_qa.repair import repair
from article_qa.short import short_span
from article_qa.smalltalk import SmallTalk, example_line, small_talk
from article_qa.weights import load_weights
from article_qa.wish import read_wish

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
    wording = None if small_talk(text) else readings.wording(readings.shelf.ids if articles is None else articles)
    spelt = repair(text, wording) if wording else text
    wish = read_wish(spelt)
    if small_talk(text) or (wish and not wish.leans):
        told = _answer(spelt, history, readings, articles, limit, explain=explain)
    else:
        meant = understand(spelt, history, readings, articles)
        turns = meant.conversation(spelt)
        told = _answer(meant.text, history, readings, articles, limit, explain=explain, turns=turns)
    return replace(told, question=text)


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
    if line := small_talk(text):
        return _small_talk(text, line, readings, articles, explain=explain)
    question = read_question(text)
    hits = readings.shelf.search(question.terms, PASSAGES, articles)
    scope = readings.shelf.ids if articles is None else tuple(dict.fromkeys(articles))
    if wish := read_wish(text):
        if told := overview(text, wish, history, readings, scope, limit, explain=explain):
            return told
        if wish.kind is None:  # few words about a topic: an ordinary question once the wish is cut off
            told = _answer(wish.rest, history, readings, articles, limit, explain=explain, in_short=True, turns=turns)
            return replace(told, question=text)
    ranked = _ranked(question, readings, _worth_reading(scope, hits), turns, follows_up=bool(history))
    if not ranked:
        return _wordless(text, "not_in_article", "no_match", data_table("lines-en.toml")["no_match"], explain=explain)
    verdict = judge(ranked[0], load_weights())
    why = explanation(readings, hits, ranked, verdict) if explain else None
    if not verdict.says_so:
        return _declined(question, ranked, verdict, readings, why)
    return _answered(question, ranked[0], verdict, choose(ranked[0], limit, in_short=in_short), readings, why)


def _small_talk(
    text: str, line: SmallTalk, readings: Readings, articles: Sequence[str] | None, *, explain: bool
) -> Answer:
    """Return the line for small talk, and where there is one a question that the first article does answer."""
    said = line.text
    scope = readings.shelf.ids if articles is None else articles
    if line.example and scope:
        asked = example(
            readings.of(scope[0]), lambda question: _answer(question, (), readings, scope[:1], 1, explain=False)
        )
        said += f" {example_line(asked)}" if asked else ""
    return _wordless(text, "chat", line.reason, said, explain=explain)


def _worth_reading(scope: Sequence[str], hits: list[Hit]) -> list[str]:
    """Return the articles whose sentences are weighed: all of a few, else those of the best passages."""
    return list(scope) if len(scope) <= ARTICLES else list(dict.fromkeys(hit.article for hit in hits))[:ARTICLES]


def _ranked(
    question: Question, readings: Readings, ids: list[str], turns: Conversation, *, follows_up: bool
) -> list[Ranked]:
    """Return each article's sentences ranked, the article with the best sentence first; none without any match."""
    weights, found = load_weights().ranking, []
    for article_id in ids:
        comparison = compare(question, readings.of(article_id), turns)
        if comparison.best.any():
            found.append(rank(comparison, evidence(comparison), weights, follows_up=follows_up))
    return sorted(found, key=lambda r: -float(r.scores[r.first]))


def _answered(
    question: Question,
    best: Ranked,
    verdict: Verdict,
    chosen: list[int],
    readings: Readings,
    why: Mapping[str, Any] | None,
) -> Answer:
    text, citations = joined([_quotation(best, i) for i in chosen])
    short = []
    if span := short_span(best.comparison, chosen[0]):
        short.append(ShortAnswer(1, best.comparison.reading.text[span[0] : span[1]], *span))
    return Answer(
        "answered", None, question.text, question.text, text, tuple(short), verdict.confidence, citations, (), None,
        _infos(readings, [c.quotation for c in citations]), why,
    )  # fmt: skip


def _declined(
    question: Question,
    ranked: list[Ranked],
    verdict: Verdict,
    readings: Readings,
    why: Mapping[str, Any] | None,
) -> Answer:
    best = sorted(((-float(r.scores[i]), n, i) for n, r in enumerate(ranked) for i in r.order[:NEAREST]))[:NEAREST]
    nearest = tuple(_quotation(ranked[n], i) for _, n, i in best)
    reason, text = refusal(question.text, ranked[0], several=len(readings.shelf) > 1)
    return Answer(
        "not_in_article", reason, question.text, question.text, text, (), verdict.confidence, (), nearest,
        None, _infos(readings, list(nearest)), why,
    )  # fmt: skip


def _quotation(ranked: Ranked, sentence: int) -> Quotation:
    reading = ranked.comparison.reading
    return quotation(reading.split, sentence, ranked.comparison.matched(sentence), reading.speech[sentence])


def _infos(readings: Readings, quotations: list[Quotation]) -> tuple[ArticleInfo, ...]:
    return tuple(
        ArticleInfo.of(readings.shelf.article(i).article) for i in dict.fromkeys(q.article for q in quotations)
    )


def _wordless(text: str, outcome: Outcome, reason: Reason, line: str, *, explain: bool) -> Answer:
    confidence = None if outcome == "chat" else 0.0
    why = NOTHING if explain else None
    return Answer(outcome, reason, text, text, line, (), confidence, (), (), None, (), why)
