"""The answer to a question about a whole article: which article is meant, its digest, quoted.

Which sentences make the digest is the module ``digest``'s affair, what counts as such a question ``wish``'s.
"""

from collections.abc import Sequence

from article_qa.answer import Answer, ArticleInfo
from article_qa.asking.wish import Wish, topic
from article_qa.choice.citing import joined, quotation
from article_qa.choice.digest import CONFIDENCE, digest
from article_qa.choice.explaining import NOTHING
from article_qa.history import Turn
from article_qa.text.readings import Readings


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

    Of several articles it is the one that has the topic named, else the one that was cited last; without either there
    is none. A bare 'it' or 'this' is left to what earlier turns were about.
    """
    meant = None if wish.leans and history else _meant(wish, history, readings, scope)
    if meant is None:
        return None
    reading = readings.of(meant)
    chosen = digest(reading, wish)[:limit]
    if not chosen:
        return None
    quotes, citations = joined([quotation(reading.split, i, [], reading.speech[i]) for i in chosen])
    return Answer(
        "answered", None, text, text, quotes, (), CONFIDENCE, citations, (), None,
        (ArticleInfo.of(reading.split.article),), NOTHING if explain else None,
    )  # fmt: skip


def _meant(wish: Wish, history: Sequence[Turn], readings: Readings, scope: Sequence[str]) -> str | None:
    if len(scope) == 1:
        return scope[0]
    named = [] if wish.kind else topic(wish.rest)[0]
    if named and (hits := readings.shelf.search(named, 1, scope)):
        return hits[0].article
    cited = [place.article for turn in history for place in turn.citations]
    return cited[-1] if cited and cited[-1] in scope and not named else None
