"""Questions that the sentences of an article may answer, made by their shape; whether they are answered is not tried.

Each is made from one clause: what it asks for is cut out, the rest put in the order of a question. English only.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from article_index.deadline import checked
from article_qa.knowledge.spankinds import AMOUNTS
from article_qa.suggesting.amounts import amounts, counted_subject
from article_qa.suggesting.beside import beside
from article_qa.suggesting.candidate import Candidate
from article_qa.suggesting.circumstances import circumstances
from article_qa.suggesting.clause import Clause, read_clauses
from article_qa.suggesting.doers import doers
from article_qa.suggesting.frame import Frame
from article_qa.suggesting.lists import little
from article_qa.suggesting.naming import naming
from article_qa.suggesting.things import things
from article_qa.text.reading import Reading

WORDS: Final = range(3, 13)  # of a question
UNLIKELY: Final = re.compile(r"[\[\]“”\"()…;:/@]| [’'.,]")  # marks that nobody types in a question


def candidates(reading: Reading, sentences: Sequence[int]) -> Iterator[Candidate]:
    """Yield the questions of ``sentences``, those of one sentence together."""
    if reading.lang != "en":
        return
    for sentence in checked(sentences):
        clauses = () if reading.split.sentences[sentence].heading else read_clauses(reading, sentence)
        made = (question for clause in clauses for question in _questions(reading, clause))
        yield from filter(_well_formed, [*made, *beside(reading, sentence)])


def _questions(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    if any(w.low in little("negations") or w.low.endswith(("n't", "n’t")) for w in clause.rest):
        return
    frame = Frame(reading, clause)
    if not clause.base:
        yield from naming(frame)
    elif clause.subject[0].kind in AMOUNTS:
        yield from counted_subject(frame)
    elif frame.plain:
        yield from circumstances(frame)
        yield from doers(frame)
        yield from things(frame)
        yield from amounts(frame)


def _well_formed(candidate: Candidate) -> bool:
    words = candidate.question.split()
    return len(words) in WORDS and len(set(words)) >= len(words) - 2 and not UNLIKELY.search(candidate.question)
