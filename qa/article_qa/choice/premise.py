"""Whether a question takes for granted what the article tells otherwise: words of another speaker, another's office.

Says so only where the article leaves no doubt; a question that is merely not answered has no false premise.
"""

from dataclasses import dataclass
from typing import Final

from article_qa.answer import Notice
from article_qa.choice.misattribution import misattribution
from article_qa.choice.offices import other_office
from article_qa.knowledge.lexicon import data_table
from article_qa.weighing.ranking import Ranked

DOUBT: Final = 0.1  # the most that the nearest sentence of a false premise can be sure to answer


@dataclass(frozen=True, slots=True)
class Premise:
    """Sentence number ``sentence`` tells what the ``notice`` says, against what the question takes for granted."""

    sentence: int
    notice: Notice


def false_premise(ranked: Ranked) -> Premise | None:
    """Return what the article says instead, or None where the question's premise holds or cannot be judged."""
    lines = data_table("lines-en.toml")
    if said := misattribution(ranked.comparison):
        text = str(lines["attributed"]).format(speaker=said.speaker.text)
        return Premise(said.sentence, Notice("attributed_to_other", text))
    question, reading = ranked.comparison.question, ranked.comparison.reading
    if question.asks != "person":
        return None
    words = reading.split.sentences[ranked.first].span.of(reading.text)
    if office := other_office(question.text, words):
        text = str(lines["office"]).format(office=words[office.start : office.end])
        return Premise(ranked.first, Notice("other_office", text))
    return None
