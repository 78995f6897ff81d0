"""Whose turn of a talk each paragraph is, by the speaker labels: "Q:", "Agathe Rommel:".

A turn goes on over paragraphs without a label; behind the last label it ends where somebody else writes again. Initials
stand for the name that was a label before them: "AR:" behind "Agathe Rommel:".
"""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from article_index.article import Span
from article_index.labels import initials, speaker_labels

STOPPED: Final = re.compile(r"[.!?…][\"”’')\]]*\s*\Z")  # a line that nothing stops is a caption or a heading
ABBREVIATED: Final = 2  # letters of a label that names nobody: Q, A


def turns(text: str, paragraphs: tuple[Span, ...], quoted: AbstractSet[int]) -> dict[int, Span]:
    """Return paragraph number -> the label of who speaks in it; ``quoted`` are paragraphs in which people are quoted.

    Behind the last label, a paragraph that names a party to the talk or quotes somebody is the author's again.
    """
    labels = speaker_labels(text, paragraphs)
    found: dict[int, Span] = {}
    whole = {initials(label.of(text)): label for label in reversed(labels.values()) if " " in label.of(text)}
    parties = {label.of(text).split()[-1] for label in labels.values()}
    current: Span | None = None
    last = max(labels, default=len(paragraphs))
    for number, paragraph in enumerate(paragraphs):
        if label := labels.get(number):
            label = whole.get(label.of(text).casefold(), label)
            current = label if len(label.of(text)) > ABBREVIATED else None
        elif number > last:
            named = any(word in parties for word in re.findall(r"\w+", paragraph.of(text)))
            current = None if named or number in quoted else current
        if current and (label or STOPPED.search(paragraph.of(text))):
            found[number] = current
    return found
