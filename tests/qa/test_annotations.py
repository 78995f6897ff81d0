"""Promises of answers as W3C Web Annotations: valid by the model, and each selects its sentence and nothing else."""

import json
from base64 import urlsafe_b64decode
from hashlib import sha256
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from article_index.loading.text import article_from_text
from article_index.shelf import Shelf
from article_qa.library import Library

MODEL = json.loads((Path(__file__).parent / "annotation_model.json").read_text(encoding="utf-8"))
ASTRAL = "🐼🐼 Look!\n\nThe 🐼 bridge in Harwick was opened in 1937 by Ada Lund. Nobody was hurt."
QUESTIONS = [
    "When did Russia negotiate a second ceasefire?",
    "What did Armenia and Azerbaijan say about each other?",
    "What is the melting point of tungsten?",
    "Hello!",
]


def resolved(text: str, selector: dict) -> tuple[int, int]:
    """Return what ``selector`` selects of ``text``, read as the model has it and in no other way."""
    if selector["type"] == "TextPositionSelector":
        return selector["start"], selector["end"]
    around = selector.get("prefix", "") + selector["exact"] + selector.get("suffix", "")
    assert text.count(around) == 1
    start = text.index(around) + len(selector.get("prefix", ""))
    return start, start + len(selector["exact"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_they_are_valid_by_the_model(library: Library, question):
    """Whatever the outcome, all that the model says must be there is, and nothing that it does not know."""
    said = library.ask(question).to_annotations()
    Draft202012Validator(MODEL).validate(said)
    assert json.loads(json.dumps(said)) == said


def test_the_test_tells_what_is_invalid(library: Library):
    """A collection with a fault does not pass: no page, no target, a negative place, a word of our own."""
    valid = Draft202012Validator(MODEL).is_valid
    for fault in (
        lambda said: said.pop("first"),
        lambda said: said["first"].update(items=[]),
        lambda said: said["first"]["items"][0].pop("target"),
        lambda said: said["first"]["items"][0]["target"]["selector"][1].update(start=-1),
        lambda said: said["first"]["items"][0]["target"]["selector"][0].pop("exact"),
        lambda said: said["first"]["items"][0].update(motivation="answering"),
        lambda said: said.update(id="not an address"),
    ):
        said = library.ask(QUESTIONS[0]).to_annotations()
        fault(said)
        assert not valid(said)


def test_both_selectors_select_the_sentence():
    """By words and by place, in code points where the text has characters beyond the first 65,536."""
    answer = Library.from_text(ASTRAL).ask("Who opened the bridge?")
    (item,) = answer.to_annotations()["first"]["items"]
    (cited,) = answer.citations
    assert [one["type"] for one in item["target"]["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
    assert {resolved(ASTRAL, one) for one in item["target"]["selector"]} == {(cited.start, cited.end)}
    assert ASTRAL[cited.start : cited.end] == cited.quote


def test_the_bodies_are_the_question_and_the_short_answer(library: Library):
    """The question asks about the sentence, the short answer replies; the latter is in the article's language."""
    (item,) = library.ask(QUESTIONS[0], limit=1).to_annotations()["first"]["items"]
    assert item["body"] == [
        {"type": "TextualBody", "value": QUESTIONS[0], "format": "text/plain", "purpose": "questioning"},
        {"type": "TextualBody", "value": "November 16th", "format": "text/plain", "purpose": "replying",
         "language": "en"},
    ]  # fmt: skip


def test_the_source_is_the_article():
    """It is the article's address, or that of the page which shows it, or its hash; the state is always the hash."""
    text = "Ada Lund built the dam."
    digest = sha256(text.encode()).digest()
    for url, page, source in (
        ("https://example.org/dam#top", "", "https://example.org/dam"),
        (None, "https://ask.example/", "https://ask.example/?article=dam"),
        (None, "", None),
    ):
        asked = Library(Shelf([article_from_text(text, "dam", url=url)]), page=page)
        (item,) = asked.ask("Who built the dam?").to_annotations()["first"]["items"]
        target = item["target"]
        name, _, hashed = target["state"]["cached"].partition(";")
        assert (name, urlsafe_b64decode(hashed + "=")) == ("ni:///sha-256", digest)
        assert target["source"]["id"] == (source or target["state"]["cached"])


def test_a_refusal_is_an_empty_collection(library: Library):
    """What is nearest is no annotation; the label holds the question and the service's line."""
    answer = library.ask(QUESTIONS[2])
    said = answer.to_annotations()
    assert (said["total"], said["label"]) == (0, [QUESTIONS[2], answer.text])
    assert "first" not in said


def test_names_are_the_same_each_time_and_each_its_own(library: Library):
    """Two calls give the same ids; those of one collection, and of another question's, differ."""
    first, again, other = (library.ask(one).to_annotations() for one in (QUESTIONS[1], QUESTIONS[1], QUESTIONS[0]))
    assert first == again

    def names(said):
        return [said["id"], said["first"]["id"], *(one["id"] for one in said["first"]["items"])]

    every = names(first) + names(other)
    assert len(first["first"]["items"]) > 1
    assert len(set(every)) == len(every)
