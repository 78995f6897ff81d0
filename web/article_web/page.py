"""The page at ``/`` and the explanations of problems, rendered on the server: they work without script.

``/?q=QUESTION`` asks the whole shelf; ``article=ID`` is shown, until an answer cites another article.
Holds no markup (``templates/``) and decides nothing about answers.
"""

from dataclasses import asdict
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, render_template, request

from article_index.article import SplitArticle
from article_index.errors import UnknownArticleError
from article_index.version import __version__
from article_qa.answer import Answer, ArticleInfo
from article_qa.library import Library
from article_web.asking import ask_library
from article_web.fit import fit_ask, unknown_article
from article_web.problem import Problem, kinds


def page(library: Library) -> Blueprint:
    """Return the page over ``library`` and the pages of ``/problems``."""
    blueprint = Blueprint("page", __name__)

    @blueprint.get("/")
    def show() -> Response:
        question = request.args.get("q", "")
        answer, trouble = None, None
        try:
            if "q" in request.args:
                answer = ask_library(library, fit_ask({"question": question}))
            shown = _shown(library, request.args.get("article"), answer)
        except Problem as problem:
            trouble = problem
            shown = _shown(library, None, None)
        html = render_template(
            "page.html",
            articles=[
                asdict(ArticleInfo.of(library.shelf.article(one).article)) for one in library.shelf.ids
            ],
            current=asdict(ArticleInfo.of(shown.article)) if shown else None,
            paragraphs=paragraphs(shown, _marks(shown, answer)) if shown else [],
            question=question,
            answer=answer.to_dict() if answer else None,
            error=_said(trouble) if trouble else None,
            version=__version__,
        )
        status = trouble.status if trouble else 200
        return Response(html, status=status, mimetype="text/html", headers={"Cache-Control": "no-cache"})

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


def _shown(library: Library, wanted: str | None, answer: Answer | None) -> SplitArticle | None:
    """Return the article to show: the one wanted or cited, else the first of the shelf; None if empty.

    Raises Problem where the one wanted is not on the shelf.
    """
    ids = [wanted] if wanted else list(library.shelf.ids[:1])
    cited = [one.quotation.article for one in answer.citations] if answer else []
    if cited and wanted not in cited:
        ids = cited[:1]
    try:
        return library.shelf.article(ids[0]) if ids else None
    except UnknownArticleError as unknown:
        raise unknown_article(unknown.article_id) from None


def _marks(shown: SplitArticle | None, answer: Answer | None) -> dict[int, int]:
    """Return which sentences of the article shown are cited: sentence index -> citation number."""
    if shown is None or answer is None:
        return {}
    here = [one for one in answer.citations if one.quotation.article == shown.article.id]
    return {one.quotation.sentence: one.number for one in here}


def _said(problem: Problem) -> str:
    """Return what a reader of the page is told; a field's own sentence where the question is at fault."""
    return problem.errors[0].detail if problem.errors else problem.detail
