"""Which articles a question is asked of: those that are named, published within some days, or tagged.

Compares what the articles tell of themselves; an article whose date is not told, or not readable, is within no days.
"""

import calendar
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from article_qa.errors import QuestionError
from article_qa.limits import TAG_CHARACTERS, TAGS

_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?![0-9]).*)?)?", re.DOTALL)
_PLAIN: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class Days(NamedTuple):
    """The first and the last day that a date may mean: '2020-11' means all of November."""

    first: date
    last: date


def days(written: str) -> Days | None:
    """Return what a date means that is written 2020, 2020-11, 2020-11-16, or so with a time behind; None else.

    >>> days("2020-02").last.isoformat()
    '2020-02-29'
    """
    found = _DAY.fullmatch(written.strip())
    if not found:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last = first.replace(month=int(month or 12))
        return Days(first, last if day else last.replace(day=calendar.monthrange(last.year, last.month)[1]))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Scope:
    """What articles have to be: published not before ``after`` and not after ``before``, with one of ``tags``."""

    after: date | None = None
    before: date | None = None
    tags: frozenset[str] = frozenset()

    @classmethod
    def of(cls, after: str | None, before: str | None, tags: Sequence[str] | None) -> "Scope":
        """Return the scope that is asked for; raises QuestionError for a date that is none, or none in between."""
        first, last = _day(after, "published_after"), _day(before, "published_before")
        if first and last and first.first > last.last:
            raise QuestionError("No day is both after published_after and before published_before.", "published_before")
        if tags is not None and len(tags) > TAGS:
            raise QuestionError(f"{len(tags):,} tags are too many; name at most {TAGS}.", "tags")
        for tag in tags or ():
            if not tag.strip() or len(tag) > TAG_CHARACTERS:
                raise QuestionError(f"A tag has 1 to {TAG_CHARACTERS} characters and is not only white space.", "tags")
        named = frozenset(tag.strip().casefold() for tag in tags or ())
        return cls(first.first if first else None, last.last if last else None, named)

    def __bool__(self) -> bool:
        return bool(self.after or self.before or self.tags)

    def holds(self, published: Days | None, tags: Collection[str]) -> bool:
        """Tell whether an article of that date, with those tags, is within it."""
        if self.tags and self.tags.isdisjoint(tags):
            return False
        if not (self.after or self.before):
            return True
        if published is None:
            return False
        late_enough = self.after is None or published.last >= self.after
        return late_enough and (self.before is None or published.first <= self.before)


class Told(NamedTuple):
    """What an article tells of itself that a scope is about."""

    id: str
    published: Days | None
    tags: frozenset[str]


def told(facts: Iterable[Mapping[str, Any]]) -> tuple[Told, ...]:
    """Return what each article tells, of ``facts`` as ``Shelf.facts`` gives them."""
    return tuple(
        Told(
            one["id"],
            days(one["published"]) if one.get("published") else None,
            frozenset(tag.casefold() for tag in one.get("tags") or ()),
        )
        for one in facts
    )


def _day(written: str | None, name: str) -> Days | None:
    if written is None:
        return None
    found = days(written) if _PLAIN.fullmatch(written) else None
    if found is None:
        raise QuestionError("This is no date; write it 2020, 2020-11 or 2020-11-16.", name)
    return found
