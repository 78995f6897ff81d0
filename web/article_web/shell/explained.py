"""Why an answer is what it is, as a table for a terminal: each sentence weighed, its score, what the score is made of.

Decides nothing and rounds only what it shows; ``ask --json --explain`` has every number.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from article_index.article import Span
from article_index.shelf import Shelf
from article_qa.answer import Answer
from article_web.shell.terminal import DIM, Terminal
from article_web.written.counted import counted

SHOWN: Final = 10  # pieces of evidence of a sentence; the others are added up
NAME: Final = 26  # columns of a piece of evidence's name
HEAD: Final = f"{'evidence':{NAME}}{'value':>9}{'contribution':>14}"


def explained(answer: Answer, shelf: Shelf, terminal: Terminal) -> str:
    """Return the explanation of ``answer``, which was asked of ``shelf``, without a newline at its end.

    The sentences come in the order of their scores; one that is cited has its number, the others a dash. Their
    evidence is ordered by what it adds to the score or takes from it, the largest first.
    """
    if answer.explanation is None:
        return "No sentence was weighed."
    given: Mapping[str, Any] = answer.explanation
    cited = {(c.quotation.article, c.quotation.sentence): c.number for c in answer.citations}
    ranked = sorted(given["sentences"], key=lambda sentence: -sentence["score"])
    passages: list[Mapping[str, Any]] = given["passages"]
    parts = [_opening(len(ranked), len(passages), answer)]
    for place, sentence in enumerate(ranked):
        number = cited.get((sentence["article"], sentence["sentence"]))
        sure = answer.confidence if place == 0 else None
        text = shelf.article(sentence["article"]).article.text
        parts.append("\n".join(_sentence(sentence, number, sure, text, passages, terminal)))
    return "\n\n".join(parts)


def _opening(sentences: int, passages: int, answer: Answer) -> str:
    why = f"{answer.outcome}, {answer.reason}" if answer.reason else answer.outcome
    best = "the best sentence" if sentences == 1 else f"the best {counted(sentences, 'sentence')}"
    return f"Why ({why}): {counted(passages, 'passage')} found, {best}, {len(answer.citations)} cited."


def _sentence(
    sentence: Mapping[str, Any],
    number: int | None,
    sure: float | None,
    text: str,
    passages: list[Mapping[str, Any]],
    terminal: Terminal,
) -> Iterator[str]:
    lead = "-" if number is None else f"[{number}]"
    yield terminal.block(Span(sentence["start"], sentence["end"]).of(text), f"{lead} ")
    indent = " " * (len(lead) + 1)
    facts = [f"score {sentence['score']:.2f}"]
    if sure is not None:
        facts.append(f"confidence {sure:.2f}")
    facts.append(_found(sentence, passages))
    place = f"{sentence['article']}, sentence {sentence['sentence']}: {'; '.join(facts)}"
    yield terminal.style(terminal.block(place, indent), DIM)
    yield terminal.style(f"{indent}{HEAD}", DIM)
    values: Mapping[str, float] = sentence["evidence"]
    adds = sorted(sentence["contributions"].items(), key=lambda item: (-abs(item[1]), item[0]))
    for name, contribution in adds[:SHOWN]:
        yield f"{indent}{name:{NAME}}{values.get(name, 0.0):>9.2f}{contribution:>+14.2f}"
    if others := adds[SHOWN:]:
        yield f"{indent}{f'{len(others)} more':{NAME}}{'':9}{sum(value for _, value in others):>+14.2f}"


def _found(sentence: Mapping[str, Any], passages: list[Mapping[str, Any]]) -> str:
    """Return the best BM25 score of a passage that the sentence stands in."""
    around = [
        passage["bm25"]
        for passage in passages
        if passage["article"] == sentence["article"]
        and passage["start"] <= sentence["start"]
        and sentence["end"] <= passage["end"]
    ]
    return f"BM25 of its passage {max(around):.2f}" if around else "in no passage that BM25 found"
