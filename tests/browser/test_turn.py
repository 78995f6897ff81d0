"""One turn drawn from answers that use every field, those of the contract that are mostly empty included."""

from copy import deepcopy

import pytest

# Every element with its classes and its text less the white space; a citation's number is a link where
# the server drew it, a button where the script did.
SHAPE = """turn => [turn, ...turn.querySelectorAll("*")].map(one => [
  one.classList.contains("chip") ? "chip" : one.tagName, one.className, one.dataset.start ?? null,
  one.dataset.outcome ?? null, one.getAttribute("aria-label"), one.textContent.replace(/\\s+/g, "")])"""
LOAD = "name => import(new URL(name, document.querySelector('script[type=module]').src))"
SCRIPT = f"""async answer => {{
  const [turn, words] = await Promise.all(["turn.js", "interface.js"].map({LOAD}));
  return ({SHAPE})(turn.drawTurn(answer, true, words, () => {{}}));
}}"""
SERVER = f"""html => ({SHAPE})(new DOMParser().parseFromString(html, "text/html").querySelector(".turn"))"""
TEMPLATE = "{% from 'turn.html' import turn with context %}{{ turn(answer, true) }}"

ADA = {"text": "Ada", "start": 0, "end": 3}
QUOTATION = {
    "article": "log", "sentence": 4, "quote": "Ada: \N{ANCHOR}\N{PANDA FACE} at 9 & 12 <b>!", "start": 100,
    "end": 123, "prefix": "", "suffix": "", "matched": [], "speaker": ADA,
    "reported_by": {"text": "The Post", "start": 1, "end": 9}, "page": 7,
    "also": [{"article": "log", "start": 1, "end": 24}], "link": None,
}  # fmt: skip
BARE = QUOTATION | {
    "article": "gone", "start": 5, "end": 28, "speaker": None, "reported_by": None, "page": None,
    "also": [{"article": "log", "start": 1, "end": 24}] * 2,
}  # fmt: skip
BASE = {
    "outcome": "answered", "reason": None, "question": "wen?", "understood_as": "When?", "text": "",
    "short": [], "confidence": 0.875, "citations": [], "nearest": [],
    "notice": {"code": "conflict", "text": "Two <answers>."},
    "articles": [{"id": "log", "title": "A ship\u2019s log"}], "looked_for": [],
    "offset_unit": "code_point", "version": "0",
}  # fmt: skip
CITED = [QUOTATION | {"number": 1, "answer_start": 0, "answer_end": 23}, BARE | {"number": 2}]
SHORT = [
    {"citation": 1, "text": "9", "start": 111, "end": 112},
    {"citation": 2, "text": "9 & 12", "start": 16, "end": 22},
]
LOOKED_FOR = [
    {"text": "When", "start": 0, "end": 4, "found": True},
    {"text": "<b>", "start": 4, "end": 7, "found": False},
    {"text": "<b>", "start": 8, "end": 11, "found": False},
]
ANSWERS = {
    "answered": BASE | {"citations": CITED, "short": SHORT},
    "probable": BASE | {"citations": CITED, "confidence": 0.6, "notice": None},
    "possible": BASE | {"citations": CITED, "confidence": 0.5999, "short": SHORT[1:]},
    "short-outside": BASE | {"citations": CITED, "short": [SHORT[0] | {"start": 120, "end": 124}]},
    "not-in-article": BASE
    | {"outcome": "not_in_article", "reason": "low_confidence", "text": "No.", "nearest": [QUOTATION, BARE]},
    "lacking": BASE
    | {"outcome": "not_in_article", "reason": "wrong_type", "text": "No.", "confidence": 0, "looked_for": LOOKED_FOR},
    "all-there": BASE
    | {
        "outcome": "not_in_article",
        "reason": "wrong_type",
        "text": "No.",
        "confidence": 0,
        "looked_for": LOOKED_FOR[:1],
    },
    "understood": BASE
    | {"citations": CITED, "question": "And wen did it (end)?", "understood_as": "When did the <war> end?"},
    "nothing-near": BASE | {"outcome": "not_in_article", "reason": "no_match", "text": "No.", "confidence": 0},
    "chat": BASE
    | {
        "outcome": "chat",
        "reason": "greeting",
        "text": "Hello.",
        "confidence": None,
        "understood_as": "wen?",
        "notice": None,
    },
}


@pytest.fixture
def page(visit):
    """Open the page, for its modules."""
    return visit()


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("name", ANSWERS)
def test_the_server_and_the_script_draw_alike(visit, library, name, lang):
    """Whatever the answer holds, the template and the script make the same elements with the same words."""
    from flask import render_template_string

    from article_web.app import create_app
    from article_web.page.interface import interfaces
    from article_web.page.page import words

    page = visit(f"/?lang={lang}")
    with create_app(library).test_request_context(f"/?lang={lang}"):
        drawn = words(interfaces()[lang]) | {"answer": ANSWERS[name], "current": {"id": "log"}}
        html = render_template_string(TEMPLATE, **drawn)
    assert page.evaluate(SCRIPT, deepcopy(ANSWERS[name])) == page.evaluate(SERVER, html)


def test_every_field_that_a_reader_needs_is_drawn(page):
    """The reading of the question, the notice, the short answers, the quotes and whose words they are."""
    words = {one[1]: one[5] for one in page.evaluate(SCRIPT, ANSWERS["answered"]) if one[1]}
    assert words["read-as"] == "Readas:When?"
    assert words["notice"] == "Two<answers>."
    assert words["sure"] == "Clearlytheanswer"
    drawn = page.evaluate(SCRIPT, ANSWERS["answered"])
    assert [one[5] for one in drawn if one[1] == "short"] == ["9", "9&12"]
    assert [one[5] for one in drawn if one[0] == "STRONG"] == ["9", "9&12", "9", "9&12"]
    assert [one[5] for one in drawn if one[1] == "source"] == [
        "SaidbyAdaReportedbyThePostAship\u2019slogPage7Alsoinotherplaces:1",
        "goneAlsoinotherplaces:2",
    ]


def test_confidence_is_told_in_words(page):
    """The words change at 0.8 and at 0.5; the number is left to the card."""
    assert sure(page, 0.8) == "Clearlytheanswer"
    assert sure(page, 0.7949) == "Probablytheanswer"
    assert sure(page, 0.5) == "Probablytheanswer"
    assert sure(page, 0.4999) == "Possiblytheanswer:checkthesentence"


def test_what_was_understood_otherwise_is_marked(page):
    """Words that were not typed are marked, whatever their case and the signs around them."""
    drawn = page.evaluate(SCRIPT, ANSWERS["understood"])
    assert [one[5] for one in drawn if one[0] == "INS"] == ["When", "the<war>"]


def test_a_refusal_says_what_was_looked_for(page):
    """The words, once each; those that the text lacks; and what may help, by what it lacks or else by the reason."""
    words = {one[1]: one[5] for one in page.evaluate(SCRIPT, ANSWERS["lacking"]) if one[1]}
    assert words["looked"] == "Lookedfor:When\u00b7<b>Notinthetext:<b>"
    assert words["advice"].startswith("Tryotherwordsforwhatismissing")
    words = {one[1]: one[5] for one in page.evaluate(SCRIPT, ANSWERS["all-there"]) if one[1]}
    assert words["looked"] == "Lookedfor:When"
    assert words["advice"].startswith("Thetextspeaksofit,butnotofwhatyouask")


def sure(page, confidence):
    """Return how a confidence is worded, less the white space."""
    drawn = page.evaluate(SCRIPT, ANSWERS["answered"] | {"confidence": confidence})
    return next(one[5] for one in drawn if one[1] == "sure")
