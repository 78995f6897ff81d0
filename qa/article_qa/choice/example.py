"""A question that an article does answer, to show with small talk: made from the article itself and tried before.

'Who is Maria Keller?' where the text says beside the name who she is, or a question that is one of the article's own
headings; None where neither is answered well. Phrases nothing else.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from article_qa.answer import Answer
from article_qa.knowledge.gazetteer import follows_as_role, is_first_name, is_honorific, is_role
from article_qa.text.reading import Reading

TRIED: Final = 4  # questions of each kind at most that are asked
LEAST: Final = 0.5  # confidence that the answer must have
NAME: Final = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+")
BEFORE: Final = re.compile(r"(\w+\.?)\s+$")
BEHIND: Final = re.compile(
    r",? (?:is |was )?(?!with |by |and |who |whom |whose )(?:an? |the )?((?:[\w’'-]+ ){0,4}[\w’'-]+)"
)

Ask = Callable[[str], Answer]


def example(reading: Reading, ask: Ask) -> str | None:
    """Return a question that ``ask`` answers from the article, or None."""
    for question, place in _introductions(reading):
        found = ask(question)
        if _sure(found) and found.citations[0].start <= place < found.citations[0].end:
            return question
    for question, heading in _headings(reading):
        found = ask(question)
        if _sure(found) and int(reading.heading_of[found.citations[0].sentence]) == heading:
            return question
    return None


def _sure(found: Answer) -> bool:
    return found.outcome == "answered" and (found.confidence or 0.0) >= LEAST


def _introductions(reading: Reading) -> Iterator[tuple[str, int]]:
    """Yield ('Who is …?', where the text tells who that is) for the people most often named, most often first."""
    people = [(m, reading.text[m.start : m.end]) for row in reading.mentions for m in row if m.kind == "person"]
    named = Counter(name.split()[-1] for _, name in people)
    told: dict[str, int] = {}
    for mention, name in people:
        if NAME.fullmatch(name) and is_first_name(name.split()[0].casefold().split("-")[0]):
            before = BEFORE.search(reading.text, max(0, mention.start - 30), mention.start)
            behind = BEHIND.match(reading.text, mention.end, mention.end + 60)
            word = before.group(1).casefold() if before else ""
            if (is_role(word) and not is_honorific(word)) or (behind and _tells(behind)):
                told.setdefault(name, mention.start)
    for name in sorted(told, key=lambda name: -named[name.split()[-1]])[:TRIED]:
        yield f"Who is {name}?", told[name]


def _tells(behind: re.Match[str]) -> bool:
    """Tell whether what follows a name says who it is: a comma or 'is', and a role."""
    return behind.group().startswith((",", " is ", " was ")) and follows_as_role(behind.group(1).casefold())


def _headings(reading: Reading) -> Iterator[tuple[str, int]]:
    """Yield the headings that are questions, each with its sentence's number."""
    asked = [i for i, s in enumerate(reading.split.sentences) if s.heading and i]
    lines = [(" ".join(reading.split.sentences[i].span.of(reading.text).split()), i) for i in asked]
    yield from [(line, i) for line, i in lines if line.endswith("?") and len(line.split()) > 2][:TRIED]
