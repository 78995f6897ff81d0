"""The places of a text where a sentence may end: a stop, a mark or an ellipsis with what closes after it.

Finds candidates in one linear pass and says what stands on either side. Whether one of them ends a sentence
is decided in ``ends``.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_CLOSER = r"[\"”’')\]}»›«‹“*_]"
_PAGE = r"(?::\d{1,4}(?:[–-]\d{1,4})?)?"
_CITED = rf"(?:\[(?:\d{{1,4}}|[a-z]{{1,2}}|(?:note|n|nb)\s\d{{1,3}}|citation\ needed)\]{_PAGE})"  # [3], [a]:12
_PICTURE = "[\u2190-\u21ff\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]"  # emoji belong to what they follow
_STOP = re.compile(
    rf"""
    (?: (?P<mark> (?<![.!?…‽]) (?: (?<=\s)\.(?:[ \xa0]\.){{1,5}}+ | [.!?…‽]++ ) | (?<![।॥؟۔։።])[।॥؟۔։።]++ )
        (?P<tail> (?: {_CLOSER} | [ ]?{_CITED} | [ ]?{_PICTURE} | [ ](?:''|”|["](?=\s|\Z)) | [ \xa0\u202f]» ){{0,12}}+ )
        (?: \s | \Z )
      | (?P<wide> [。！？｡]++ [」』）〉》”’"')]{{0,4}}+ )
      | (?<=[a-z]{{3}}) (?P<glued> \. ) (?= [A-Z][a-z]{{0,10}}+\s )
    )
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"\s*+")
_BEFORE = re.compile(r"(?<![^\s(\[\"“”‘«/—–-])([^\s(\[\"“”‘«/—–-]*+) ?\Z")  # a space stands there in tokenised texts
_AFTER = re.compile(r"[\"“”‘'’`(\[{«‹¿¡„*_]{0,4}+([^\s\"“”,;:!?)\]]{0,40})")
_MANY: Final = 50_000  # characters of a paragraph above which it must read like prose,
_DENSE: Final = 12  # with at least so many characters to a stop
_WORD: Final = 40  # characters of a neighbour that are looked at


class Stop(NamedTuple):
    """A possible end: ``end`` is where the sentence would end, ``next`` where the next would begin."""

    start: int
    end: int
    next: int
    mark: str  # the stop itself: ".", "?!", "…"; "" where no space is needed after it
    tail: str  # what closes after it
    before: str  # the word that it stands at, without it
    apart: bool  # a space is between the two
    after: str  # the word after it, without opening quotes and brackets; "" at the end
    opened: bool  # whether quotes or brackets open before that word
    glued: bool  # no space follows


def stops(text: str, start: int, end: int) -> Iterator[Stop]:
    """Yield the stops within ``text[start:end]`` behind which something stands; none where all is stops."""
    if end - start > _MANY and sum(text.count(mark, start, end) for mark in ".?!") * _DENSE > end - start:
        return
    for match in _STOP.finditer(text, start, end):
        stop = _stop(text, match, start, end)
        if stop.next < end:
            yield stop


def _stop(text: str, match: re.Match[str], start: int, end: int) -> Stop:
    """Return the stop of one match, with its neighbours."""
    at = match.start()
    mark, tail = match.group("mark") or "", match.group("tail") or ""
    glued = match.group("glued") is not None
    close = at + len(mark) + len(tail) if mark else match.end()
    if tail.endswith(' "') and text.count('"', max(start, at - 2000), at) % 2 == 0:
        close, tail = close - 2, tail[:-2]  # it opens the next sentence
    following = _SPACE.match(text, close, end)
    assert following is not None  # matches the empty string too
    begin = following.end()
    before = _BEFORE.search(text[max(start, at - _WORD) : at])
    after = _AFTER.match(text, begin, end)
    word = after.group(1) if after else ""
    return Stop(
        start=at,
        end=close,
        next=begin,
        mark=mark or ("." if glued else ""),
        tail=tail,
        before=before.group(1) if before else "",
        apart=text[at - 1 : at].isspace(),
        after=word,
        opened=after is not None and after.start(1) > begin,
        glued=glued,
    )
