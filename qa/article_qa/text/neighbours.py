"""Which sentences stand around each sentence, as numbers: what they add to it is weighed as evidence."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from article_qa.arrays import Floats, Places

if TYPE_CHECKING:
    from article_qa.text.reading import Reading


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """Sentence -> others around it; itself where there is no such sentence."""

    sentences: Places  # (5 x sentences): the one before, after, second before, the heading above, title
    lines: Places  # (3 x sentences): the one before, again, and the heading above
    announce: Floats  # (3 x sentences): 1 where that line is a question, ends with a colon, is a heading


def neighbours(reading: "Reading") -> Neighbours:
    """Return the sentences around those of ``reading``."""
    here = np.arange(reading.size)
    before, second = (np.where(here >= by, here - by, here) for by in (1, 2))
    heading = np.where(reading.heading_of >= 0, reading.heading_of, here)
    after = np.minimum(here + 1, max(0, reading.size - 1))
    below = here > 0
    announce = [below * reading.traits[kind][before] for kind in ("question", "colon")]
    return Neighbours(
        np.array([before, after, second, heading, 0 * here]),
        np.array([before, before, heading]),
        np.array([*announce, reading.heading_of >= 0], dtype=np.float32),
    )
