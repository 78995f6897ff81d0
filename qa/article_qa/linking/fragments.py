"""The shortest text fragment that leads a browser to one sentence of an article and to no other.

A fragment is ``[prefix-,]start[,end][,-suffix]``, as https://wicg.github.io/scroll-to-text-fragment/ has it: browsers
look for it in the page's words, whatever the white space and case, and take the first place where it fits.
What else the page says beside the article is not known here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote as percent_encoded

from article_index.article import Span, SplitArticle
from article_index.deadline import check

LONG: Final = (
    300  # characters of a quote that is given whole, as Chromium does; of a longer one, how it starts and ends
)
_ENDS: Final = 4  # words of either end at least
_CONTEXT: Final = 16  # words of a prefix or suffix at most
_UNSPACED: Final = (("\u0e00", "\u0edf"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"))  # scripts
_QUOTES: Final = (
    ("\u2018", "'"),
    ("\u2019", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
)  # which browsers take for straight


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a text directive says: the whole quote or its ``start`` and ``end``, and what stands around it."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        """The directive as it stands in an address."""
        parts = [f"{_encoded(self.prefix)}-"] if self.prefix else []
        parts += [_encoded(one) for one in (self.start, self.end) if one]
        parts += [f"-{_encoded(self.suffix)}"] if self.suffix else []
        return ",".join(parts)


def fragment(split: SplitArticle, span: Span) -> Fragment:
    """Return the fragment for the words at ``span``: with as little around them as tells them from the same words.

    Where nothing around tells them apart it has all that may be said, and browsers go to the first such place.
    """
    text = _whole_text(split.article.text)
    before = _folded(split.article.text[: span.start])
    start = len(before) + (bool(before) and split.article.text[span.start - 1].isspace())
    here = Span(start, start + len(_folded(span.of(split.article.text))))
    words = span.of(split.article.text).split()
    made = Fragment(" ".join(words))
    for made in _candidates(words, *_around(split, span)):
        check()
        if _places(text, made) == [here]:
            break
    return made


def _places(text: str, made: Fragment) -> list[Span]:
    """Return the first two places of the folded ``text`` where ``made`` fits."""
    words, closing = _folded(made.start), _folded(made.end)
    prefix, suffix = _folded(made.prefix), _folded(made.suffix)
    found: list[Span] = []
    at = -1
    while len(found) < 2 and (at := text.find(words, at + 1)) >= 0:
        end = at + len(words)
        if not (_whole(text, at, end) and _follows(text, at, prefix)):
            continue
        if closing:
            end = _closed(text, end, closing, suffix)
            if end < 0:
                break
        elif not _precedes(text, end, suffix):
            continue
        found.append(Span(at, end))
    return found


def _closed(text: str, after: int, closing: str, suffix: str) -> int:
    """Return the end of the first ``closing`` after that place, before ``suffix``; -1 where there is none."""
    at = after - 1
    while (at := text.find(closing, at + 1)) >= 0:
        end = at + len(closing)
        if _whole(text, at, end) and _precedes(text, end, suffix):
            return end
    return -1


def _follows(text: str, at: int, prefix: str) -> bool:
    """Tell whether ``prefix`` stands right before the place ``at``."""
    end = at - 1 if text[at - 1 : at] == " " else at
    return not prefix or (text.endswith(prefix, 0, end) and _whole(text, end - len(prefix), end))


def _precedes(text: str, at: int, suffix: str) -> bool:
    """Tell whether ``suffix`` stands right behind the place ``at``."""
    start = at + 1 if text[at : at + 1] == " " else at
    return not suffix or (text.startswith(suffix, start) and _whole(text, start, start + len(suffix)))


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether no word is cut at ``start`` or ``end``; where words are not spaced, none is seen to be."""
    return not any(_spaced(text[at - 1 : at]) and _spaced(text[at : at + 1]) for at in (start, end))


def _spaced(character: str) -> bool:
    """Tell whether this is a letter or digit of a script that has spaces between words."""
    return character.isalnum() and not any(low <= character <= high for low, high in _UNSPACED)


def _candidates(words: list[str], before: list[str], after: list[str]) -> Iterator[Fragment]:
    """Yield fragments for the quote of ``words``, the shortest first, the last with all that may stand around."""
    for plain in _plain(words):
        yield plain
    most = max(len(before), len(after))
    for count in range(1, most + 1):
        prefix, suffix = " ".join(before[-count:]), " ".join(after[:count])
        around = [(prefix, ""), ("", suffix), (prefix, suffix)]
        for left, right in dict.fromkeys(one for one in around if any(one)):
            yield Fragment(plain.start, plain.end, left, right)


def _plain(words: list[str]) -> Iterator[Fragment]:
    """Yield the quote whole, or, where it is long, more and more of its start and its end; the last is the surest."""
    whole = " ".join(words)
    if len(whole) <= LONG or len(words) < 2 * _ENDS:
        yield Fragment(whole)
        return
    for count in range(_ENDS, len(words) // 2 + 1):
        start, end = " ".join(words[:count]), " ".join(words[-count:])
        if len(start) + len(end) > LONG and count > _ENDS:
            return
        yield Fragment(start, end)


def _around(split: SplitArticle, span: Span) -> tuple[list[str], list[str]]:
    """Return the words before and after ``span``: of its paragraph, or of the next one where it is at the edge.

    Not of several: browsers look for a prefix and a suffix within one block each.
    """
    text = split.article.text
    before: list[str] = []
    after: list[str] = []
    for paragraph in split.paragraphs:
        if paragraph.start < span.start:
            before = text[paragraph.start : min(paragraph.end, span.start)].split() or before
        if paragraph.end > span.end:
            after = text[max(paragraph.start, span.end) : paragraph.end].split()
            if after:
                break
    return before[-_CONTEXT:], after[:_CONTEXT]


def _folded(text: str) -> str:
    """Return ``text`` as it is searched: without case and curly quotes, white space as single spaces."""
    for curly, straight in _QUOTES if not text.isascii() else ():
        text = text.replace(curly, straight)
    return " ".join(text.casefold().split())


@lru_cache(maxsize=4)
def _whole_text(text: str) -> str:
    """Return the text of an article folded, which all citations of an answer need."""
    return _folded(text)


def _encoded(words: str) -> str:
    """Return ``words`` percent-encoded: nothing in them ends the address or splits the directive."""
    return percent_encoded(words, safe="").replace("-", "%2D")
