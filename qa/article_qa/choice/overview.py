"""The answer to a question about a whole article: which article is meant, its digest, quoted.

Which sentences make the digest is the module ``digest``'s affair, what counts as such a question ``wish``'s.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from article_qa.answer import Answer
from article_qa.asking.wish import Wish, topic
from article_qa.choice.citing import joined, quotation
from article_qa.choice.digest import CONFIDENCE, digest
from article_qa.choice.elsewhere import with_places
from article_qa.choice.explaining import NOTHING
from article_qa.choice.replies import infos
from article_qa.history import Turn
from article_qa.text.readings import Readings
from article_qa.voices.speech import speeches

GIST: Final = frozenset({"about", "news", "finding"})  # of what one sentence of an article tells something


def overview(
    text: str,
    wish: Wish,
    history: Sequence[Turn],
    readings: Readings,
    scope: Sequence[str],
    limit: int,
    *,
    explain: bool,
) -> Answer | None:
    """Return the digest of the article of ``scope`` that ``text`` wishes to have told; None if it wishes none.

    Of several articles it is the one that has the topic named, else the one that was cited last; without either a
    sentence of each, where there are no more than ``limit``. A bare 'it' or 'this' is left to what earlier turns were
    about.
    """
    meant = [] if wish.leans and history else _meant(wish, history, readings, scope, limit)
    each = wish if len(meant) == 1 else replace(wish, most=1)
    told = [(readings.of(name), i) for name in meant for i in digest(readings.of(name), each)[:limit]]
    if not told:
        return None
    quoted = (quotation(reading.split, i, [], reading.once(speeches)[i]) for reading, i in told)
    quotes, citations = joined(with_places(quoted, readings.shelf, meant))
    return Answer(
        "answered", None, text, text, quotes, (), CONFIDENCE, citations, (), None,
        infos([one.quotation for one in citations], readings.shelf), NOTHING if explain else None,
    )  # fmt: skip


def _meant(wish: Wish, history: Sequence[Turn], readings: Readings, scope: Sequence[str], limit: int) -> Sequence[str]:
    """Return the articles of ``scope`` that the wish is for."""
    if len(scope) == 1:
        return scope
    named = [] if wish.kind else topic(wish.rest)[0]
    if named and (hits := readings.shelf.search(named, 1, scope)):
        return [hits[0].article]
    if named:
        return []
    cited = [place.article for turn in history for place in turn.citations]
    if cited and cited[-1] in scope:
        return cited[-1:]
    return scope if wish.kind in GIST and len(scope) <= limit else []
