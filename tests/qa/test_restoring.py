"""Promises of bringing an answer back from its JSON object."""

import json

import pytest

from article_qa.answer import Answer
from article_qa.errors import AnswerError

QUESTIONS = [
    "When did Russia negotiate a second ceasefire?",
    "What is the melting point of tungsten?",
    "Thank you!",
    "What did Armenia and Azerbaijan say about each other?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_comes_back_the_same(library, question):
    """From the object, written and read as JSON, comes an equal answer with the same object."""
    answer = library.ask(question, explain=True)
    said = json.loads(json.dumps(answer.to_dict()))
    assert Answer.from_dict(said).to_dict() == said
    said.pop("explanation")
    back = Answer.from_dict(said)
    assert back.to_dict() == said
    assert [one.quote for one in back.citations] == [one.quote for one in answer.citations]


def test_fields_may_be_added(library):
    """What a later version adds is passed over, and its version is kept."""
    said = library.ask(QUESTIONS[0]).to_dict()
    later = {**said, "mood": "good", "version": "9.9", "citations": [{**one, "colour": 1} for one in said["citations"]]}
    assert Answer.from_dict(later).to_dict() == {**said, "version": "9.9"}


@pytest.mark.parametrize(
    ("change", "pointer", "said"),
    [
        ({"outcome": "perhaps"}, "/outcome", "is not one of: answered, not_in_article, chat"),
        ({"confidence": "high"}, "/confidence", "is no number"),
        ({"citations": [{"number": 1}]}, "/citations/0/article", "is missing"),
        ({"citations": [{"number": 1, "answer_start": 0, "answer_end": 1}]}, "/citations/0/article", "is missing"),
        ({"looked_for": [{"text": "a", "start": 0, "end": 1, "found": 1}]}, "/looked_for/0/found", "is neither true"),
        ({"short": "x"}, "/short", "is no list"),
        ({"explanation": 3}, "/explanation", "is no object"),
    ],
)
def test_what_does_not_fit_is_named(library, change, pointer, said):
    """The error points to the field and says what is wrong with it."""
    with pytest.raises(AnswerError) as refused:
        Answer.from_dict(library.ask(QUESTIONS[0]).to_dict() | change)
    assert refused.value.pointer == pointer
    assert said in str(refused.value)


def test_spans_have_two_ends(library):
    """A matched span of three numbers is no span."""
    wrong = library.ask(QUESTIONS[0]).to_dict()
    wrong["citations"][0]["matched"] = [[1, 2, 3]]
    with pytest.raises(AnswerError, match="its field citations/0/matched/0 has not 2 items"):
        Answer.from_dict(wrong)
