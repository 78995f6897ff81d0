"""Mirror of article_web/page/interface.py: the page's words in every language it has."""

import html
import re

import pytest

from article_qa.evidence import GROUPS
from article_web.api.problem import kinds
from article_web.page.interface import interfaces

NEEDS = {"brand", "ask.button", "reason.no_match", "reason.low_confidence", "reason.wrong_type", "reason.false_premise"}


def slots(line):
    """Return the names of the values that ``line`` takes."""
    return set(re.findall(r"\{(\w+)\}", line))


@pytest.mark.parametrize("code", ["en", "fr", "es", "ar"])
def test_every_language_is_complete(code):
    """Each has every line that English has, none empty, none left in English, with the same values to put in."""
    english, other = interfaces()["en"].lines, interfaces()[code].lines
    assert list(other) == list(english)
    assert set(english) >= NEEDS
    assert [name for name in english if slots(other[name]) != slots(english[name]) or not other[name].strip()] == []
    same = [name for name in english if other[name] == english[name]]
    assert code == "en" or set(same) <= {"page", "shelf", "shelf.label"}


def test_only_arabic_runs_from_the_right():
    """The direction belongs to the language."""
    assert {code: one.dir for code, one in interfaces().items()} == {"en": "ltr", "ar": "rtl", "es": "ltr", "fr": "ltr"}


@pytest.mark.parametrize(
    ("address", "accept", "lang"),
    [
        ("/", None, "en"),
        ("/", "de", "en"),
        ("/", "fr-CA, en;q=0.5", "fr"),
        ("/?lang=ar", "fr", "ar"),
        ("/?lang=en", "fr", "en"),
    ],
)
def test_the_address_chooses_then_the_browser(client, address, accept, lang):
    """``lang=`` wins over Accept-Language, which wins over English."""
    response = client.get(address, headers={"Accept-Language": accept} if accept else {})
    assert response.headers["Content-Language"] == lang
    assert f'<html lang="{lang}" dir="{interfaces()[lang].dir}">' in response.text


def test_an_unknown_language_is_a_sentence(client):
    """What the page is not written in is an error beside the article."""
    response = client.get("/?lang=xx")
    assert response.status_code == 422
    assert "choose one of en, ar, es, fr" in response.text


def test_a_refusal_is_in_the_language_of_the_page(client):
    """By its reason's line; in English by the service's own sentence, which names what was asked."""
    said = {}
    for lang in interfaces():
        page = client.get("/", query_string={"q": "What do zebras eat?", "lang": lang}).text
        said[lang] = html.unescape(re.search(r'<p class="said">(.*?)</p>', page)[1])
    assert said["en"] == "The article does not answer “What do zebras eat?”"
    assert said["fr"] == interfaces()["fr"].lines["reason.low_confidence"]
    assert said["ar"] == interfaces()["ar"].lines["reason.low_confidence"]


def test_a_link_keeps_the_language_that_was_chosen(client):
    """The brand and the form lead on in it; where none was chosen they name none."""
    assert 'href="/?lang=es"' in client.get("/?lang=es").text
    assert '<input type="hidden" name="lang" value="es">' in client.get("/?lang=es").text
    assert 'name="lang"' not in client.get("/").text


def test_every_problem_that_a_reader_can_meet_has_a_line():
    """Each kind of problem has one, but those that only another program than the page can cause."""
    programs = {"malformed-json", "bad-request", "not-found", "method-not-allowed", "not-acceptable"}
    programs |= {"unsupported-parameter", "unknown-model"}
    programs |= {"unsupported-media-type", "page-closed"}  # the last: there is then no page
    told = {name.removeprefix("problem.") for name in interfaces()["en"].lines if name.startswith("problem.")}
    assert told == set(kinds()) - programs


def test_every_group_of_evidence_has_a_line():
    """What the evidence of a group says is told when a reader asks how an answer was found."""
    assert [group for group in GROUPS if f"found.{group}" not in interfaces()["en"].lines] == []
