"""An answer as it is read in a terminal: quotes, places and confidence in words.

Decides nothing and prints nothing; the object behind it is the one that JSON shows. Without a terminal each
quote stands on its own, unwrapped, as the article has it.
"""

from collections.abc import Callable
from typing import Final

from article_qa.answer import Answer, Citation, Quotation
from article_qa.certainty import band_of
from article_web.shell.terminal import DIM, Terminal

NEAREST: Final = "Nearest, not an answer:"


def printed(answer: Answer, terminal: Terminal) -> str:
    """Return ``answer`` as text for ``terminal``, without a newline at its end."""
    parts = []
    if answer.understood_as != answer.question:
        parts.append(terminal.style(terminal.block(answer.understood_as, "Read as: "), DIM))
    if answer.outcome == "answered":
        parts += _answered(answer, terminal)
    else:
        parts.append(terminal.block(answer.text))
    if answer.nearest:
        nearest = [_quotation(quotation, "-", (), terminal) for quotation in answer.nearest]
        parts.append("\n".join([NEAREST, *nearest]))
    if answer.notice is not None:
        parts.append(terminal.block(answer.notice.text, "Note: "))
    return "\n\n".join(parts)


def confidence(value: float) -> str:
    """Return ``value``, 0 to 1, in words and as the number.

    >>> confidence(0.61)
    'Probably the answer (0.61).'
    """
    return f"{band_of(value).line} ({value:.2f})."


def place_of(quotation: Quotation) -> str:
    """Return where ``quotation`` stands, as all forms for people say it."""
    return f"{quotation.article}, sentence {quotation.sentence}, characters {quotation.start}–{quotation.end}"


def notes_of(quotation: Quotation, name: Callable[[str], str] = str) -> list[str]:
    """Return whose words ``quotation`` has, each person written as ``name`` does, and where they stand as well."""
    notes = []
    if quotation.speaker is not None:
        notes.append(f"said by {name(quotation.speaker.text)}")
    if quotation.reported_by is not None:
        notes.append(f"reported by {name(quotation.reported_by.text)}")
    if quotation.also:
        notes.append(f"also in {', '.join(dict.fromkeys(place.article for place in quotation.also))}")
    return notes


def _answered(answer: Answer, terminal: Terminal) -> list[str]:
    parts = []
    if answer.short:
        short = "; ".join(item.text for item in answer.short)
        parts.append(terminal.block(short, "Short answer: ", ((0, len(short)),)))
    parts += [_citation(citation, answer, terminal) for citation in answer.citations]
    if answer.confidence is not None:
        parts.append(terminal.style(terminal.block(confidence(answer.confidence)), DIM))
    return parts


def _citation(citation: Citation, answer: Answer, terminal: Terminal) -> str:
    start = citation.quotation.start
    marks = [(s.start - start, s.end - start) for s in answer.short if s.citation == citation.number]
    return _quotation(citation.quotation, f"[{citation.number}]", tuple(marks), terminal)


def _quotation(quotation: Quotation, lead: str, marks: tuple[tuple[int, int], ...], terminal: Terminal) -> str:
    place = place_of(quotation)
    if quotation.page is not None:
        place += f", page {quotation.page}"
    indent = " " * (len(lead) + 1)
    below = terminal.style(terminal.block("; ".join([place, *notes_of(quotation)]), indent), DIM)
    return f"{terminal.block(quotation.quote, f'{lead} ', marks)}\n{below}"
