"""Answers put together from what was found and chosen: with citations, with what is nearest, with a line alone.

Decides nothing: which sentences are cited, how sure and why is settled before.
"""

from collections.abc import Iterable, Sequence

from article_index.shelf import Shelf
from article_qa.answer import Answer, ArticleInfo, Notice, Outcome, Quotation, Reason, ShortAnswer
from article_qa.brief.short import short_span
from article_qa.choice.citing import joined, quotation
from article_qa.choice.elsewhere import with_places
from article_qa.choice.explaining import NOTHING
from article_qa.choice.premise import DOUBT, Premise
from article_qa.choice.refusing import refusal
from article_qa.limits import NEAREST
from article_qa.text.lives import life_span
from article_qa.voices.saying import speaker_span
from article_qa.voices.speech import speeches
from article_qa.weighing.ranking import Ranked


def answered(
    text: str,
    best: Ranked,
    chosen: Iterable[int],
    confidence: float,
    notice: Notice | None,
    shelf: Shelf,
    others: Sequence[str],
) -> Answer:
    """Return the answer to ``text`` that cites the ``chosen`` sentences of the article ``best``, the first one first.

    ``others`` are the articles of ``shelf`` that may say the same.
    """
    quotes, citations = joined(with_places((_quotation(best, i) for i in chosen), shelf, others))
    return Answer(
        outcome="answered",
        reason=None,
        question=text,
        understood_as=text,
        text=quotes,
        short=_short(best, citations[0].quotation.sentence, confidence),
        confidence=confidence,
        citations=citations,
        nearest=(),
        notice=notice,
        articles=infos([c.quotation for c in citations], shelf),
    )


def declined(
    text: str,
    ranked: Sequence[Ranked],
    confidence: float,
    premise: Premise | None,
    shelf: Shelf,
    others: Sequence[str],
) -> Answer:
    """Return the answer that no article of ``ranked`` answers ``text``, with the sentences that come nearest.

    Where the question has a false ``premise``, the sentence against it comes first.
    """
    scored = sorted((-float(r.scores[i]), n, i) for n, r in enumerate(ranked) for i in r.order[:NEAREST])
    # The confidence is that of the first article's best sentence, whatever another article's scores.
    places = list(dict.fromkeys([(0, ranked[0].first), *((n, i) for _, n, i in scored)]))
    reason, line = refusal(text, ranked[0], several=len(shelf) > 1)
    if premise:
        places = [(0, premise.sentence), *(place for place in places if place != (0, premise.sentence))]
        reason, confidence = "false_premise", min(confidence, DOUBT)
    shown = [_quotation(ranked[n], i) for n, i in places[: 2 * NEAREST]]
    nearest = tuple(with_places(shown, shelf, others)[:NEAREST])
    return Answer(
        outcome="not_in_article",
        reason=reason,
        question=text,
        understood_as=text,
        text=line,
        short=(),
        confidence=confidence,
        citations=(),
        nearest=nearest,
        notice=premise.notice if premise else None,
        articles=infos(nearest, shelf),
    )


def wordless(text: str, outcome: Outcome, reason: Reason, line: str, *, explain: bool) -> Answer:
    """Return the answer to ``text`` that has no words of an article, but a ``line`` of the service's own."""
    return Answer(
        outcome=outcome,
        reason=reason,
        question=text,
        understood_as=text,
        text=line,
        short=(),
        confidence=None if outcome == "chat" else 0.0,
        citations=(),
        nearest=(),
        notice=None,
        articles=(),
        explanation=NOTHING if explain else None,
    )


def infos(quotations: Sequence[Quotation], shelf: Shelf) -> tuple[ArticleInfo, ...]:
    """Return what is told of the articles that ``quotations`` name, each once: those quoted, then the others."""
    quoted = [q.article for q in quotations]
    also = [place.article for q in quotations for place in q.also]
    return tuple(ArticleInfo.of(shelf.article(name).article) for name in dict.fromkeys([*quoted, *also]))


def _quotation(ranked: Ranked, sentence: int) -> Quotation:
    reading = ranked.comparison.reading
    return quotation(reading.split, sentence, ranked.comparison.matched(sentence), reading.once(speeches)[sentence])


def _short(best: Ranked, sentence: int, confidence: float) -> tuple[ShortAnswer, ...]:
    """Return the words of ``sentence``, the first that is cited, that answer by themselves, if any do."""
    held = best.comparison
    told = speaker_span(held, sentence) or life_span(held.question, held.reading, sentence)
    span = told or short_span(held, sentence, confidence)
    return (ShortAnswer(1, held.reading.text[span[0] : span[1]], *span),) if span else ()
