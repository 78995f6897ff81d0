"""A question as it is meant: rightly spelt, complete without the turns before it, and what those turns cited.

The one step between what is typed and what is searched, the same when answering and when the weights are fitted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from article_index.languages import spoken
from article_qa.asking.repair import repair
from article_qa.asking.smalltalk import small_talk
from article_qa.asking.wish import read_wish
from article_qa.conversing.conversation import ALONE, Conversation
from article_qa.conversing.followup import understand
from article_qa.history import Turn
from article_qa.text.readings import Readings


@dataclass(frozen=True, slots=True)
class Asked:
    """``text`` is what is searched, ``turns`` what the evidence needs to know of the conversation."""

    text: str
    turns: Conversation = ALONE


def asked(text: str, history: Sequence[Turn], readings: Readings, articles: Sequence[str] | None) -> Asked:
    """Return what ``text`` means after ``history``, asked of ``articles`` (default: the whole shelf).

    A question in another language than English is taken as it stands.
    """
    if spoken(text, readings.languages(articles)) != "en":  # what follows knows English only
        return Asked(text)
    wording = readings.wording(readings.shelf.ids if articles is None else articles)
    spelt = repair(text, wording) if wording else text
    wish = read_wish(spelt)
    if wish and not wish.leans:
        return Asked(spelt)
    telling = [turn for turn in history if not small_talk(turn.question)]  # thanks and greetings speak of nothing
    meant = understand(spelt, telling, readings, articles)
    return Asked(meant.text, meant.conversation(spelt))
