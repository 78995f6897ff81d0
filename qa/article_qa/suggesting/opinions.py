"""Questions for what somebody says about an organisation: 'What did Anna Berg say about the Red Cross?'."""

import re
from collections.abc import Iterator
from typing import Final

from article_qa.conversing.people import cast_of
from article_qa.suggesting.candidate import Candidate
from article_qa.text.mentions import Mention
from article_qa.text.reading import Reading
from article_qa.voices.speech import speeches

NAME: Final = re.compile(r"(?<![\w’'-])(?!The )[A-Z][\w’'-]++(?: [A-Z]\.)? [A-Z][\w’'-]++")
SAYING: Final = re.compile(r"\b(?:said|says|claim(?:ed|s)|argue[ds]|warned|stated|believe[ds]|explained)\b[^.;]*$")
SHORTEST: Final = 5  # characters of what is spoken of


def opinions(reading: Reading, sentence: int) -> Iterator[Candidate]:
    """Yield those of ``sentence``, if the text tells whose words it gives."""
    speaker = reading.once(speeches)[sentence].speaker
    who = _full_name(reading, speaker.text) if speaker else ""
    if not who:
        return
    span = reading.split.sentences[sentence].span
    for mention in reading.mentions[sentence]:
        named = " ".join(reading.text[mention.start : mention.end].split())
        other = mention.kind == "organisation" and named.split()[-1] not in who
        if other and len(named) >= SHORTEST and _said(reading, span.start, mention):
            the = "the " if reading.text[max(0, mention.start - 4) : mention.start].casefold() == "the " else ""
            yield Candidate("said", f"What did {who} say about {the}{named}?", sentence, (span.start, span.end))


def _said(reading: Reading, start: int, mention: Mention) -> bool:
    """Tell whether the mention stands in what is said: behind 'said', or inside quotation marks."""
    before = reading.text[start : mention.start]
    if re.search(r"\b(?:of|from|in|at|for) (?:the )?$", before):
        return False  # 'the mayor of Brenz': not what is spoken of
    if SAYING.search(before):
        return True
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _full_name(reading: Reading, name: str) -> str:
    """Return the fullest name of a speaker, or '' where it is no person's."""
    bare = " ".join(name.split())
    full = reading.once(cast_of).full.get(bare.casefold(), "")
    for said in (reading.once(cast_of).written.get(full.casefold(), ""), bare):
        if NAME.fullmatch(said) and reading.once(cast_of).kind_of(said, "") == "person":
            return said
    return ""
