"""Speaker labels: "Wikinews:", "Nick Bos:" or "Q:" at the head of the paragraphs of an interview.

A label is who speaks, not what is said: it belongs to its paragraph but to no sentence. It takes two who
speak, twice each, or a title of several words in capitals; other words with a colon ("Note: …", "Image: …")
are text. A name said once in full is a speaker's where its initials speak on: "Ada Holm:", then "AH:".
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from article_index.article import Span

_LABEL = re.compile(
    r"(?P<name>[A-Z](?:[^\s:]|[ ](?=[A-Z(\[]|(?:van|von|der|den|de|da|di|del|du|la|le|bin|al|el) )){0,39}):"
    r"\s+(?=[\"“‘'(\[]?[A-Z])"
)
_ENDED = re.compile(r"[.!?…—–-][\"”’')\]]*\Z")
_SHOUTED = re.compile(r"(?<![A-Z.])[A-Z][A-Z.]*+(?: [A-Z][A-Z.]*+)++")  # THE VICE PRESIDENT
_TIMES: Final = 2  # a speaker speaks at least so often
_PARTIES: Final = 2  # and to another one


def speaker_labels(text: str, spans: Sequence[Span]) -> dict[int, Span]:
    r"""Return the labels of the paragraphs ``spans`` that have one: paragraph number -> place of the name.

    >>> talk = "Q: Why ants?\n\nA: They are small.\n\nQ: Really?\n\nA: Yes."
    >>> from article_index.paragraphs import paragraphs
    >>> [label.of(talk) for label in speaker_labels(talk, paragraphs(talk)).values()]
    ['Q', 'A', 'Q', 'A']
    """
    found = {number: match for number, span in enumerate(spans) if (match := _LABEL.match(text, span.start, span.end))}
    said = Counter(match["name"] for number, match in found.items() if _ENDED.search(spans[number].of(text)))
    speakers = {name for name, times in said.items() if times >= _TIMES}
    if len(speakers) < _PARTIES:
        speakers = set()
    speakers |= {name for name in said if _SHOUTED.fullmatch(name)}
    speakers |= {name for name in said if " " in name and initials(name) in {s.casefold() for s in speakers}}
    return {number: Span(*match.span("name")) for number, match in found.items() if match["name"] in speakers}


def initials(name: str) -> str:
    """Return the folded first letters of the words of ``name``: "jvr" of "Joost van Rijn"."""
    return "".join(word[0] for word in name.split()).casefold()
