"""An answer as Python's prompt shows it: the question, what it came to, each quote on one line, with its place."""

from typing import Final

from article_qa.answer import Answer, Quotation, shortened
from article_qa.certainty import band_of

_QUOTE: Final = 100  # characters of a quote


def lines(answer: Answer) -> str:
    """Return ``answer`` on two to sixteen lines, each cut to fit a window."""
    head: str = answer.outcome
    if answer.outcome == "answered" and answer.confidence is not None:
        head += f", {band_of(answer.confidence).word} ({answer.confidence:.2f})"
    elif answer.reason:
        head += f", {answer.reason}"
    shown = [f"<Answer {head}", f"  Q: {shortened(answer.question, _QUOTE)}"]
    if answer.understood_as != answer.question:
        shown.append(f"  read as: {shortened(answer.understood_as, _QUOTE)}")
    if answer.outcome != "answered":
        shown.append(f"  {shortened(answer.text, _QUOTE)}")
    if answer.short:
        shown.append("  in short: " + shortened("; ".join(one.text for one in answer.short), _QUOTE))
    shown += [f"  [{one.number}] {_quoted(one.quotation)}" for one in answer.citations]
    shown += [f"  near: {_quoted(one)}" for one in answer.nearest]
    if answer.notice:
        shown.append(f"  note: {shortened(answer.notice.text, _QUOTE)}")
    return "\n".join(shown) + ">"


def _quoted(one: Quotation) -> str:
    return f"{shortened(one.quote, _QUOTE)} ({one.article} {one.start}–{one.end})"
