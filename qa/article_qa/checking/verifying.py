"""Whether the articles still say what an answer quotes: each citation, short answer and speaker, and the texts' hashes.

Judges no answer: a quote may stand to the letter and answer nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from article_index.article import Article, Span, SplitArticle
from article_index.shelf import Shelf
from article_index.version import __version__
from article_qa.answer import Named, Place, ShortAnswer, shortened
from article_qa.checking.claims import Claim, Claims, claims_of
from article_qa.checking.quotes import PLACES, Found, Source, Standing, Status, find, occurrences, placed

if TYPE_CHECKING:
    from article_qa.library import Library

_ELSEWHERE: Final = ("moved", "ambiguous")


@dataclass(frozen=True, slots=True)
class Check:
    """What became of one part of an answer, which ``part`` points to (RFC 6901), as ``/citations/0/speaker``.

    ``start`` and ``end`` are where it was cited, ``places`` where it stands, ``now`` the sentence that it has become.
    """

    part: str
    status: Status
    article: str | None
    text: str
    start: int | None
    end: int | None
    places: tuple[Span, ...] = ()
    now: Standing | None = None


@dataclass(frozen=True, slots=True)
class ArticleCheck:
    """An article then and now: the hash that the answer gives, if it does, and the text's; what it is called now.

    ``same`` is None where the answer gives no hash.
    """

    id: str
    found_as: str | None
    sha256: str | None
    sha256_now: str | None
    same: bool | None


@dataclass(frozen=True, slots=True, repr=False)
class Verification:
    """What became of every part of an answer; true where all of them stand exactly where they were cited.

    An article may have changed elsewhere: ``articles`` says so, and it makes no quote less exact.
    """

    checks: tuple[Check, ...]
    articles: tuple[ArticleCheck, ...]

    @property
    def verified(self) -> bool:
        """Whether every part is exact."""
        return all(one.status == "exact" for one in self.checks)

    def __bool__(self) -> bool:
        return self.verified

    def __repr__(self) -> str:
        lines = [f"  {one.status:9} {one.part}  {shortened(one.text)!r}{_become(one)}" for one in self.checks]
        lines += [f"  {one.id} has changed since" for one in self.articles if one.same is False]
        return "\n".join([f"<Verification {'verified' if self else 'not verified'}", *lines]) + ">"

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that ``POST /api/v1/verify`` gives."""
        checks = [
            {**asdict(one), "places": [{"start": at.start, "end": at.end} for at in one.places]} for one in self.checks
        ]
        return {
            "verified": self.verified,
            "checks": checks,
            "articles": [asdict(one) for one in self.articles],
            "offset_unit": "code_point",
            "version": __version__,
        }


def verify(answer: Mapping[str, Any], articles: Iterable[Article | SplitArticle] | Shelf) -> Verification:
    """Return what became, in ``articles``, of all that ``answer`` quotes: its JSON object, or one of ``citations``.

    An article is known by its id, by its hash where the id has changed, or, where there is one on each side, by that.
    Raises AnswerError for what is no answer.
    """
    claims = claims_of(answer)
    sources = _Sources(articles, claims)
    cited = [_found(claim, sources) for claim in claims.citations]
    near = [_found(claim, sources) for claim in claims.nearest]
    checks = [
        *_quotations("/citations", claims.citations, cited, sources),
        *_quotations("/nearest", claims.nearest, near, sources),
        *_shorts(claims, cited, sources),
    ]
    if claims.outcome == "answered" and claims.text is not None:
        same = claims.text == " ".join(one.quote for one in claims.citations)
        checks.append(Check("/text", "exact" if same else "changed", None, claims.text, None, None))
    return Verification(tuple(checks), tuple(sources.told()))


def opened(articles: "Library | Shelf | Mapping[str, str]") -> Iterable[Article | SplitArticle] | Shelf:
    """Return the articles of texts by their ids, or the shelf itself, also of a library."""
    from article_qa.library import Library  # noqa: PLC0415 - it brings numpy, which texts alone do not need

    if isinstance(articles, Mapping):
        return [Article(name, "", text) for name, text in articles.items()]
    return articles.shelf if isinstance(articles, Library) else articles


class _Sources:
    """The texts by the names that the answer has for them."""

    def __init__(self, articles: Iterable[Article | SplitArticle] | Shelf, claims: Claims) -> None:
        self._hashes = {one.id: one.sha256 for one in claims.articles}
        quoted = [*claims.citations, *claims.nearest]
        also = [place.article for one in quoted for place in one.also]
        self._names = list(dict.fromkeys([*self._hashes, *(one.article for one in quoted), *also]))
        self._sources: dict[str, Source]
        if isinstance(articles, Shelf):  # of which only those are read that are asked for
            on = {name: articles.article(here) for name in self._names if (here := self._id_of(name, articles))}
            self._sources = {name: Source(split) for name, split in on.items()}
            return
        whole = list(articles)
        found = [one if isinstance(one, Article) else one.article for one in whole]
        by_id = {one.id: n for n, one in enumerate(found)}
        self._sources = {name: Source(whole[n]) for name in self._names if (n := self._known(name, found, by_id)) >= 0}

    def _id_of(self, name: str, shelf: Shelf) -> str | None:
        """Return the id that the article which the answer calls ``name`` has on ``shelf``; None where it has none."""
        digest, here = self._hashes.get(name), name in shelf.ids
        if here and digest in (None, shelf.article(name).article.sha256):
            return name
        if digest is not None and (same := shelf.with_text(digest)):
            return same
        return name if here else shelf.ids[0] if len(shelf) == len(self._names) == 1 else None

    def _known(self, name: str, found: list[Article], by_id: Mapping[str, int]) -> int:
        """Return the number of the article that the answer calls ``name``, -1 where there is none."""
        digest = self._hashes.get(name)
        if name in by_id and digest in (None, found[by_id[name]].sha256):
            return by_id[name]
        if digest is not None and (same := [n for n, one in enumerate(found) if one.sha256 == digest]):
            return same[0]
        return by_id.get(name, 0 if len(found) == len(self._names) == 1 else -1)

    def of(self, name: str) -> Source | None:
        return self._sources.get(name)

    def told(self) -> Iterator[ArticleCheck]:
        for name in self._names:
            source, then = self.of(name), self._hashes.get(name)
            now = source.article.sha256 if source else None
            same = None if then is None else then == now
            yield ArticleCheck(name, source.article.id if source else None, then, now, same)


def _found(claim: Claim, sources: _Sources) -> Found:
    """Return what became of a quote."""
    source = sources.of(claim.article)
    if source is None:
        return Found("gone")
    return find(source, claim.quote, claim.start, claim.end, claim.prefix, claim.suffix)


def _quotations(part: str, claims: Iterable[Claim], quotes: Iterable[Found], sources: _Sources) -> Iterator[Check]:
    for n, (claim, found) in enumerate(zip(claims, quotes, strict=True)):
        source = sources.of(claim.article)
        yield _check(f"{part}/{n}", claim.article, claim.quote, claim.start, claim.end, found)
        for name in ("speaker", "reported_by"):
            named: Named | None = getattr(claim, name)
            if named is not None:
                found_name = _named(source, claim, found, named) if source else Found("gone")
                yield _check(f"{part}/{n}/{name}", claim.article, named.text, named.start, named.end, found_name)
        for m, place in enumerate(claim.also):
            yield _also(f"{part}/{n}/also/{m}", place, claim, sources)


def _also(part: str, place: Place, claim: Claim, sources: _Sources) -> Check:
    """Return what became of another place of the same sentence."""
    source = sources.of(place.article)
    found = placed(source, claim.quote, place.start, place.end) if source else Found("gone")
    return _check(part, place.article, claim.quote, place.start, place.end, found)


def _named(source: Source, claim: Claim, quote: Found, named: Named) -> Found:
    """Return what became of a speaker: at the place, moved as far as the quote, or else anywhere in the text."""
    found = placed(source, named.text, named.start, named.end)
    if quote.status == "moved" and claim.start is not None and found.status == "ambiguous":
        by = quote.places[0].start - claim.start
        shifted = placed(source, named.text, named.start + by, named.end + by)
        return Found("moved", shifted.places) if shifted.status == "exact" else found
    return found


def _shorts(claims: Claims, cited: Iterable[Found], sources: _Sources) -> Iterator[Check]:
    pairs = zip(claims.citations, cited, strict=True)
    numbers = {claim.number or n: (claim, quote) for n, (claim, quote) in enumerate(pairs, 1)}
    for n, short in enumerate(claims.short):
        claim, quote = numbers.get(short.citation, (None, Found("gone")))
        source = sources.of(claim.article) if claim else None
        found = _short(source, quote, short) if source else Found("gone")
        name = claim.article if claim else None
        yield _check(f"/short/{n}", name, short.text, short.start, short.end, found)


def _short(source: Source, quote: Found, short: ShortAnswer) -> Found:
    """Return what became of a short answer, which has to stand in the sentence that it was taken from."""
    within = [*quote.places] if quote.now is None else [Span(quote.now.start, quote.now.end)]
    places: list[Span] = []
    for span in within:
        inner = [span.start + at for at in occurrences(span.of(source.text), short.text, PLACES) if short.text]
        places += [Span(at, at + len(short.text)) for at in inner]
    if (here := Span(short.start, short.end)) in places:
        return Found("exact", (here,))
    status: Status = "gone" if not places else "moved" if len(places) == 1 else "ambiguous"
    return Found(status, tuple(places[:PLACES]))


def _check(part: str, article: str | None, text: str, start: int | None, end: int | None, found: Found) -> Check:
    return Check(part, found.status, article, text, start, end, found.places, found.now)


def _become(one: Check) -> str:
    """Return what to say behind a part that is not exact."""
    if one.now is not None:
        return f" is now {shortened(one.now.text)!r}"
    return " at " + ", ".join(f"{at.start}–{at.end}" for at in one.places) if one.status in _ELSEWHERE else ""
