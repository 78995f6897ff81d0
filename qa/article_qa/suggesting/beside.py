"""Questions that need no clause: a heading that asks, who somebody named beside an office is, tolls, what there is."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from article_qa.knowledge.gazetteer import follows_as_role, is_first_name, is_honorific, is_role
from article_qa.knowledge.lexicon import data_table
from article_qa.suggesting.candidate import Candidate
from article_qa.suggesting.lists import TABLE, little
from article_qa.suggesting.opinions import opinions
from article_qa.text.mentions import Mention
from article_qa.text.reading import Reading

NAME: Final = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]++(?: [A-Z]\.)? [A-Z][\w’'-]++")
BEFORE: Final = re.compile(r"(?<!\w)(\w++\.?)\s++$")
BEHIND: Final = re.compile(r", (?!with |by |and |who |whom |whose )(?:an? |the )?((?:[\w’'-]+ ){0,4}[\w’'-]+)")
OFFICE_BEFORE: Final = re.compile(
    r"(?<![\w.-])((?:[A-Z][\w.-]++ ){0,3}[A-Z][\w.-]++(?:[’']s|[’'])?) ((?:[a-z][\w-]++ ){0,2}[a-z][\w-]++) $"
)
OFFICE_BEHIND: Final = re.compile(
    r", (?:the )?((?!an? |one )[a-z][\w-]*(?: [a-z][\w-]*){0,2} of (?:the )?(?:[A-Z][\w’'-]*|[a-z]{4,})"
    r"(?: (?:[A-Z][\w’'-]*|of|the|for)){0,5})(?=[,.])"
)
NOT_WHOLE: Final = re.compile(
    r"(?:-|\b(?:of|for|the|and|on|in) (?:the )?)$"
)  # before a name that may have begun before
FAR: Final = 60  # characters before a name that may hold an office


def beside(reading: Reading, sentence: int) -> Iterator[Candidate]:
    """Yield the questions of ``sentence`` that are made from a span and what stands beside it."""
    if reading.split.sentences[sentence].heading:
        yield from _heading(reading, sentence)
        return
    yield from _introduced(reading, sentence)
    yield from opinions(reading, sentence)
    yield from _toll(reading, sentence)
    yield from _there_are(reading, sentence)


def _heading(reading: Reading, sentence: int) -> Iterator[Candidate]:
    """Yield a heading that is a question already."""
    line = " ".join(reading.split.sentences[sentence].span.of(reading.text).split())
    if sentence and line.endswith("?") and line[0].isupper():
        yield Candidate("heading", line, sentence, None)


def _introduced(reading: Reading, sentence: int) -> Iterator[Candidate]:
    """Yield 'Who is Anna Berg?' and 'Who is the mayor of Brenz?' of 'Anna Berg, the mayor of Brenz'."""
    for mention in reading.mentions[sentence]:
        name = " ".join(reading.text[mention.start : mention.end].split())
        given = name.split()[0].casefold().split("-")[0]
        if mention.kind == "person" and NAME.fullmatch(name) and is_first_name(given) and _tells_who(reading, mention):
            yield Candidate("who is", f"Who is {name}?", sentence, None)
            for office in _offices(reading, sentence, mention):
                yield Candidate("office", f"Who is {office}?", sentence, (mention.start, mention.end))


def _tells_who(reading: Reading, mention: Mention) -> bool:
    """Tell whether an office stands beside the name."""
    before = BEFORE.search(reading.text, max(0, mention.start - FAR), mention.start)
    word = before.group(1).casefold() if before else ""
    if is_role(word) and not is_honorific(word):
        return True
    behind = BEHIND.match(reading.text, mention.end, mention.end + FAR)
    return behind is not None and follows_as_role(behind.group(1).casefold())


def _offices(reading: Reading, sentence: int, mention: Mention) -> Iterator[str]:
    """Yield what somebody is called beside the name: 'Russia’s defense minister', 'the director of the gallery'."""
    start = max(reading.split.sentences[sentence].start, mention.start - FAR)
    if found := OFFICE_BEFORE.search(reading.text, start, mention.start):
        whose, office = found.groups()
        whole = not NOT_WHOLE.search(reading.text[start : found.start()])
        if whole and is_role(office.split()[-1].casefold()) and not set(office.split()) & little("not_now"):
            yield f"{whose} {office}" if re.search(r"[’']s?$", whose) else f"the {whose} {office}"
    if found := OFFICE_BEHIND.match(reading.text, mention.end, mention.end + 2 * FAR):
        office = found.group(1)
        title = office.split(" of ")[0].split()
        if (is_role(title[0]) or is_role(title[-1])) and not set(title) & little("not_now"):
            yield f"the {office}"


def _toll(reading: Reading, sentence: int) -> Iterator[Candidate]:
    """Yield 'How many people were injured?' of 'injuring 12'."""
    span = reading.split.sentences[sentence].span
    for match in _tolls().finditer(reading.text, span.start, span.end):
        number = _number(reading, sentence, match.start(2))
        if number is not None:
            who = match.group(3) or "people"
            question = f"How many {who} were {data_table(TABLE)['toll'][match.group(1)]}?"
            yield Candidate("how many", question, sentence, (number.start, number.end))


def _there_are(reading: Reading, sentence: int) -> Iterator[Candidate]:
    """Yield 'How many states are there in Brazil?' of 'There are 26 states in Brazil'."""
    span = reading.split.sentences[sentence].span
    if match := _existing().match(reading.text, span.start, span.end):
        verb, _, things, where = match.groups()
        number = _number(reading, sentence, match.start(2))
        if number is not None and not set(things.split()) & little("pointing"):
            question = f"How many {things} {verb} there{where or ''}?"
            yield Candidate("how many", question, sentence, (number.start, number.end))


def _number(reading: Reading, sentence: int, at: int) -> Mention | None:
    return next((m for m in reading.mentions[sentence] if m.kind == "number" and m.start <= at < m.end), None)


@cache
def _tolls() -> re.Pattern[str]:
    hedges, victims = "|".join(little("hedges")), "|".join(little("victims"))
    toll = "|".join(data_table(TABLE)["toll"])
    return re.compile(rf"\b({toll}) (?:(?:{hedges}) )*(\d[\d,]*)(?: ({victims}))?\b(?! \w+s\b| of\b)")


@cache
def _existing() -> re.Pattern[str]:
    hedges = "|".join([*little("hedges"), "only", "currently"])
    where = r" (?:in|on|at|of) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*"
    return re.compile(
        rf"There (are|were) (?:(?:{hedges}) )*(\w[\w,]*) ((?:[a-z-]+ ){{0,2}}[a-z]+s)({where})?"
        r"(?=[.,]|$| (?:in|on|that|which|who|with|across|worldwide)\b)"
    )
