"""The page at ``/`` and the explanations of problems, rendered on the server: they work without script.

``/?q=QUESTION`` asks the whole shelf, with ``scope=article`` only the article shown; ``article=ID`` is shown, until an
answer cites another article; ``find=WORDS`` looks for articles by name, ``after=ID`` goes on in their list;
``lang=CODE`` is the language of the page's own words, by default the browser's; ``rev`` is the beginning of the digest
that the article had when a link to an answer was made: where it has another now, the page says so; ``past``, repeated,
are the questions that a follow-up went on from.
Holds no markup (``templates/``) and decides nothing about answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any, Final

from flask import Blueprint, Response, render_template, request, url_for

from article_index.article import SplitArticle
from article_index.version import __version__
from article_qa.answer import Answer, ArticleInfo
from article_qa.certainty import band_of, bands
from article_qa.history import Turn
from article_qa.library import Library
from article_qa.limits import ANSWER_CHARACTERS, SUGGESTIONS
from article_web.api.asking import ask_library, shelved_article
from article_web.api.fit import fit, in_full
from article_web.api.listing import Listing, host
from article_web.api.problem import Problem, kinds
from article_web.api.schema import AskRequest
from article_web.page.changed import pieces
from article_web.page.interface import DEFAULT, Interface, interface, interfaces

LONG: Final = 100_000  # characters of an article that take longer to find questions for than a page may wait
LISTED: Final = 50  # articles in one part of the list: a page does not hold ten thousand links
ONE: Final = "article"  # the scope of a question that is asked of the article shown alone
PAST: Final = 6  # questions before a follow-up that a link may name: each is asked again
NEXT: Final = 3  # questions to go on with, as static/starters.js has


@dataclass(slots=True)
class _View:
    """What a request is shown: all that it asks for or, where there is ``trouble`` with it, what came before that."""

    ui: Interface
    shown: SplitArticle | None
    answer: Answer | None = None
    changed: bool = False  # whether the article is another one since the link was made
    trouble: Problem | None = None


def page(library: Library) -> Blueprint:
    """Return the page over ``library`` and the pages of ``/problems``."""
    blueprint = Blueprint("page", __name__)
    blueprint.add_app_template_filter(lambda confidence: band_of(confidence).word, "band")
    blueprint.add_app_template_filter(host)
    listing = Listing(library.shelf)

    @blueprint.get("/")
    def show() -> Response:
        view = _view(library)
        ui, shown, answer = view.ui, view.shown, view.answer
        html = render_template(
            "page.html",
            **words(ui),
            articles=listing.part(LISTED, request.args.get("after", ""), request.args.get("find", "")),
            count=len(library.shelf),
            scope=request.args.get("scope", "" if "q" in request.args else ONE if "article" in request.args else ""),
            find=request.args.get("find", ""),
            browsing="find" in request.args or "after" in request.args,
            one=ONE,
            current=asdict(ArticleInfo.of(shown.article)) if shown else None,
            paragraphs=paragraphs(shown, _marks(shown, answer)) if shown else [],
            starters=[] if answer else _questions(library, shown),
            next=_questions(library, shown, answer) if answer else [],
            question=request.args.get("q", ""),
            answer=answer.to_dict() if answer else None,
            changed=view.changed,
            error=_said(view.trouble, ui) if view.trouble else None,
            version=__version__,
        )
        status = view.trouble.status if view.trouble else 200
        headers = {"Cache-Control": "no-cache", "Content-Language": ui.lang, "Vary": "Accept-Language"}
        return Response(html, status=status, mimetype="text/html", headers=headers)

    @blueprint.get("/problems/<name>")
    def problem_page(name: str) -> Response:
        if name not in kinds():
            raise Problem("not-found", "There is no problem of this name.")
        return Response(render_template("problem.html", kind=kinds()[name]), mimetype="text/html")

    return blueprint


def paragraphs(split: SplitArticle, marks: dict[int, int]) -> list[list[dict[str, Any]]]:
    """Return the article's sentences by paragraph, as the template draws them.

    Each has its place and text, its index in the article, ``gap`` (what stands between it and the sentence
    before it in the same paragraph, else "") and ``marked``, its number in ``marks`` (index -> number).
    """
    drawn: list[list[dict[str, Any]]] = []
    numbered = enumerate(split.sentences)
    for _, together in groupby(numbered, key=lambda pair: pair[1].paragraph):
        run: list[dict[str, Any]] = []
        for index, sentence in together:
            start, end = sentence.span
            gap = split.article.text[run[-1]["end"] : start] if run else ""
            text = sentence.span.of(split.article.text)
            run.append({
                "start": start, "end": end, "text": text, "gap": gap,
                "heading": sentence.heading, "index": index, "marked": marks.get(index),
            })  # fmt: skip
        drawn.append(run)
    return drawn


def words(ui: Interface) -> dict[str, Any]:
    """Return what the templates say and link in the language ``ui``: a link keeps a language that was chosen."""
    chosen = "lang" in request.args

    def address(
        *,
        article: str | None = None,
        q: str | None = None,
        anchor: str | None = None,
        scope: str | None = None,
        lang: str | None = ui.lang if chosen else None,
        find: str | None = None,
        after: str | None = None,
    ) -> str:
        return url_for(
            "page.show", q=q, article=article, scope=scope, find=find, after=after, lang=lang, _anchor=anchor
        )

    def said(answer: Mapping[str, Any]) -> str:
        """Return the service's line: its own in English, the line of its reason else."""
        return str(answer["text"]) if ui.lang == DEFAULT else ui.say(f"reason.{answer['reason']}")

    def noticed(notice: Mapping[str, Any]) -> str:
        return str(notice["text"]) if ui.lang == DEFAULT else ui.lines.get(f"notice.{notice['code']}", notice["text"])

    return {
        "ui": ui, "say": ui.say, "address": address, "chosen": chosen, "said": said, "noticed": noticed,
        "pieces": pieces, "interfaces": interfaces().values(), "bands": [(band.word, band.least) for band in bands()],
    }  # fmt: skip


def _view(library: Library) -> _View:
    """Return what the request at hand asks to see."""
    view, asks = _View(interfaces()[DEFAULT], _article(library, None)), request.args
    try:
        view.ui = interface(request)
        view.shown = _article(library, asks.get("article"))
        view.changed = _changed(view.shown, asks.get("rev"))
        if "q" in asks:
            alone = {"articles": [view.shown.article.id]} if view.shown and asks.get("scope") == ONE else {}
            past = _past(library, asks.getlist("past")[-PAST:], alone)
            view.answer = ask_library(library, fit(AskRequest, {"question": asks["q"], "history": past, **alone}))
            view.shown = _cited(library, view.shown, view.answer)
    except Problem as problem:
        view.trouble = problem
    return view


def _article(library: Library, wanted: str | None) -> SplitArticle | None:
    """Return the article ``wanted``, by default the first (None: the shelf is empty); raises Problem."""
    return shelved_article(library, wanted) if wanted else next(iter(library.shelf), None)


def _cited(library: Library, shown: SplitArticle | None, answer: Answer) -> SplitArticle | None:
    """Return the article to show: ``shown`` where it is cited or none is, else the first cited."""
    cited = [one.quotation.article for one in answer.citations]
    if not cited or (shown is not None and shown.article.id in cited):
        return shown
    return library.shelf.article(cited[0])


def _questions(library: Library, shown: SplitArticle | None, answer: Answer | None = None) -> list[str]:
    """Return questions about the article shown: to start with, or to go on with after ``answer``.

    None before the service is warm, nor of a long article: the page is not to wait, and static/starters.js asks for
    them then.
    """
    if shown is None or not library.warm or len(shown.article.text) > LONG:
        return []
    history = [Turn.of(answer)] if answer else []
    return library.suggest([shown.article.id], history=history, count=NEXT if answer else SUGGESTIONS)


def _marks(shown: SplitArticle | None, answer: Answer | None) -> dict[int, int]:
    """Return which sentences of the article shown are cited: sentence index -> citation number."""
    if shown is None or answer is None:
        return {}
    here = [one for one in answer.citations if one.quotation.article == shown.article.id]
    return {one.quotation.sentence: one.number for one in here}


def _past(library: Library, questions: Sequence[str], alone: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the turns of the conversation in which ``questions`` were asked, each after those before it."""
    turns: list[dict[str, Any]] = []
    for question in questions:
        answer = ask_library(library, fit(AskRequest, {"question": question, "history": turns, **alone})).to_dict()
        cited = [{name: one[name] for name in ("article", "start", "end")} for one in answer["citations"]]
        turns.append({"question": question, "answer": answer["text"][:ANSWER_CHARACTERS], "citations": cited})
    return turns


def _changed(shown: SplitArticle | None, rev: str | None) -> bool:
    """Return whether ``rev``, the beginning of a digest that a link gives, is another one than the article's."""
    if shown is None or not rev:
        return False
    return not ArticleInfo.of(shown.article).sha256.startswith(rev.lower())


def _said(problem: Problem, ui: Interface) -> str:
    """Return what a reader of the page is told in the language ``ui``.

    English has the problem's own sentence, the first field's where fields are at fault; others the line of its kind.
    """
    line = f"problem.{problem.kind.name}"
    if ui.lang != DEFAULT and line in ui.lines:
        return ui.say(line)
    return in_full(problem.errors[0]) if problem.errors else problem.detail
