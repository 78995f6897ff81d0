"""Mirror of article_web/completions/conversation.py: messages become a question and the turns before it."""

import pytest

from article_qa.history import Turn
from article_web.api.problem import Problem
from article_web.completions.conversation import conversation
from article_web.completions.schema import ChatMessage
from article_web.written.markdown import markdown

FIRST = "When did Russia negotiate a second ceasefire?"
SHELF = ("armenia-azerbaijan",)


def asked(*messages):
    """Return what ``messages``, each (role, content) or a whole one, ask."""
    sent = [one if isinstance(one, dict) else {"role": one[0], "content": one[1]} for one in messages]
    return conversation([ChatMessage.model_validate(one) for one in sent], SHELF)


def test_the_last_message_is_the_question():
    """What the user and the assistant said before is the history; a question without an answer has none."""
    found = asked(("user", "a?"), ("assistant", "b"), ("user", "c?"), ("user", "d?"))
    assert (found.question, found.message) == ("d?", 3)
    assert found.history == [{"question": "a?", "answer": "b", "citations": []}, {"question": "c?"}]


def test_what_is_no_conversation_is_not_read():
    """Messages of the system and of tools, and a greeting before the first question, are passed over."""
    found = asked(
        ("system", "Answer as a pirate."), ("developer", "Yes."), ("assistant", "Ask me!"), ("user", "a?"),
        ("tool", "{}"), ("assistant", "b"), ("user", "c?"), ("tool", "{}"),
    )  # fmt: skip
    assert (found.question, found.message) == ("c?", 6)
    assert found.history == [{"question": "a?", "answer": "b", "citations": []}]


def test_parts_of_text_are_joined():
    """A content in parts is their texts; in the history other parts are passed over."""
    picture = {"type": "image_url", "image_url": {"url": "data:,"}}
    parts = [{"type": "text", "text": "a"}, picture, {"type": "text", "text": "b?"}]
    found = asked(("user", parts), ("user", [parts[0], parts[2]]))
    assert (found.question, found.history) == ("a\nb?", [{"question": "a\nb?"}])


def test_an_answer_of_ours_comes_back_as_it_was_given(library):
    """Marks, places and the words for confidence are taken off; what was cited is known from the text alone."""
    answer = library.ask(FIRST)
    content = markdown(answer, lambda _: "http://a.example/").text
    (turn,) = asked(("user", FIRST), ("assistant", content), ("user", "And why?")).history
    was = Turn.of(answer)
    assert (turn["question"], turn["answer"]) == (was.question, was.answer)
    cited = {"article": "armenia-azerbaijan", "start": 2438, "end": 2521}
    assert turn["citations"] == [cited]
    marked = {"role": "assistant", "content": "Cut off", "annotations": [{"type": "url_citation", "article_qa": cited}]}
    (turn,) = asked(("user", FIRST), marked, ("user", "And why?")).history
    assert (turn["answer"], turn["citations"]) == ("Cut off", [cited])


@pytest.mark.parametrize(
    "annotations",
    [
        None, {}, "x", [None], [{}], [{"article_qa": []}], [{"article_qa": {"article": "armenia-azerbaijan"}}],
        [{"article_qa": {"article": "armenia-azerbaijan", "start": 5, "end": 5}}],
        [{"article_qa": {"article": "armenia-azerbaijan", "start": True, "end": 5}}],
        [{"article_qa": {"article": "armenia-azerbaijan", "start": -1, "end": 5}}],
        [{"article_qa": {"article": "other", "start": 1, "end": 5}}],
        [{"type": "url_citation", "url_citation": {"url": "https://news.example/", "start_index": 0}}],
    ],
)  # fmt: skip
def test_annotations_of_others_are_passed_over(annotations):
    """What is no place on the shelf is no citation, and no error: the client did not write it."""
    message = {"role": "assistant", "content": "b", "annotations": annotations}
    (turn,) = asked(("user", "a?"), message, ("user", "c?")).history
    assert turn == {"question": "a?", "answer": "b", "citations": []}


def test_what_could_not_be_asked_stands_in_nobody_s_way():
    """A client keeps its failed messages; one that was too long or blank is left out, so that the next is answered."""
    found = asked(("user", "x" * 1_001), ("user", " "), ("user", "a?"), ("assistant", "b" * 6_000), ("user", "c?"))
    assert found.history == [{"question": "a?", "answer": "b" * 5_000, "citations": []}]


def test_only_the_last_turns_are_read():
    """A long conversation goes on."""
    found = asked(*[("user", f"{n}?") for n in range(300)])
    assert [turn["question"] for turn in found.history] == [f"{n}?" for n in range(279, 299)]


@pytest.mark.parametrize(
    ("messages", "pointer"),
    [
        ([], "/messages"),
        ([("system", "a")], "/messages"),
        ([("user", "a?"), ("assistant", "b"), ("tool", "c")], "/messages/1/role"),
        ([("user", [{"type": "image_url"}])], "/messages/0/content"),
    ],
)
def test_a_conversation_without_a_question_is_refused(messages, pointer):
    """The error names the message at fault."""
    with pytest.raises(Problem) as refused:
        asked(*messages)
    assert (refused.value.status, refused.value.errors[0].pointer) == (422, pointer)
