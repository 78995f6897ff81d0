"""What a reader sees who asks: the answer, the plain no, the greeting, the follow-up."""

import json

import pytest
from playwright.sync_api import Page, expect

ANSWERED = "When did Russia negotiate a second ceasefire?"
NOT_SAID = "Who is the president of France?"
SEEN = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const [turn, log] = [box(".turn:last-child"), box("#log")];
  const [first, last] = [Math.max(log.top, 0), Math.min(log.bottom, box("#ask").top)];
  return turn.top >= first - 1 && (turn.bottom <= last + 1 || turn.top <= first + 1);
}"""


def test_the_empty_page_invites_and_shows_the_article(visit):
    """Before any question there is an invitation, an empty box and the whole article."""
    page = visit()
    expect(page.get_by_text("What would you like to know?")).to_be_visible()
    expect(page.get_by_label("Your question")).to_have_value("")
    expect(page.get_by_role("heading", name="Armenia-Azerbaijan Relations Remain Uneasy")).to_be_visible()
    assert page.locator(".sentence").last.text_content().startswith("The Sochi meeting is an example")


def test_an_answer_shows_what_the_service_said(visit, ask):
    """The quotes on the page are those of the JSON answer, in order, to the character, numbered from 1."""
    page = visit()
    with page.expect_response("**/api/v1/ask") as replied:
        ask(page, ANSWERED)
    answer = replied.value.json()
    assert answer["outcome"] == "answered"
    assert page.locator(".turn .quote").all_text_contents() == [one["quote"] for one in answer["citations"]]
    assert page.locator(".turn .chip").all_text_contents() == [str(one["number"]) for one in answer["citations"]]
    assert page.locator(".turn .short").all_text_contents() == [one["text"] for one in answer["short"]]
    expect(page.get_by_role("heading", name=ANSWERED)).to_be_visible()
    expect(page.locator(".sure")).to_contain_text("the answer")
    expect(page.get_by_text("What would you like to know?")).to_be_hidden()
    expect(page.get_by_label("Your question")).to_have_value("")


def test_what_the_article_does_not_say_looks_like_no_answer(visit, ask):
    """A refusal says so, has no numbered quote and no short answer, and labels what is near as no answer."""
    page = visit()
    with page.expect_response("**/api/v1/ask") as replied:
        ask(page, NOT_SAID)
    answer = replied.value.json()
    assert answer["outcome"] == "not_in_article"
    turn = page.locator(".turn")
    assert turn.locator(".said").text_content() == answer["text"]
    assert turn.locator("ol, .short, .sure").count() == 0
    assert turn.locator(".quote").all_text_contents() == [one["quote"] for one in answer["nearest"]]
    assert len(answer["nearest"]) > 0
    expect(turn.get_by_text("Not an answer, but nearest")).to_be_visible()


def test_a_greeting_is_answered_in_one_line(visit, ask):
    """Small talk gets the service's own line and no quote."""
    page = visit()
    ask(page, "Hello!")
    assert page.locator(".turn[data-outcome=chat] p").count() == 1
    assert page.locator(".turn .quote").count() == 0


@pytest.mark.parametrize(
    "viewport", [{"width": 1280, "height": 800}, {"width": 390, "height": 844}], ids=["wide", "phone"]
)
def test_every_answer_comes_into_view(visit, ask, viewport):
    """Whole where there is room for it above the box, else from its beginning on, whatever was answered before it."""
    page = visit(viewport=viewport)
    for question in (ANSWERED, "Who is Ilham Aliyev?", NOT_SAID, "Sum it up", "Hello", ANSWERED):
        ask(page, question)
        page.wait_for_load_state("networkidle")  # the questions to go on with take room, too
        page.wait_for_function(SEEN, timeout=10_000)


def test_a_follow_up_takes_the_conversation_along(visit, ask):
    """The second question is sent with the first one, its answer and the places that were cited."""
    page = visit()
    with page.expect_response("**/api/v1/ask") as replied:
        ask(page, ANSWERED)
    first = replied.value.json()
    assert sent(page, ask, "And how long did it last?") == {
        "question": "And how long did it last?",
        "history": [
            {
                "question": ANSWERED,
                "answer": first["text"],
                "citations": [{key: one[key] for key in ("article", "start", "end")} for one in first["citations"]],
            }
        ],
    }
    assert page.locator(".turn").count() == 2


def test_the_history_stays_within_what_the_service_reads(visit, ask):
    """Of a long conversation the last 20 turns are sent."""
    page = visit()
    for number in range(21):
        ask(page, f"Hello {number}")
    assert [turn["question"] for turn in sent(page, ask, "Thanks")["history"]] == [f"Hello {n}" for n in range(1, 21)]


def test_a_question_is_text_and_never_markup(visit, ask):
    """Markup in a question is shown as it was typed and runs nothing."""
    page = visit()
    markup = "<script>alert(1)</script><img src=x onerror=alert(2)> when?"
    page.on("dialog", lambda dialog: (_ for _ in ()).throw(AssertionError(dialog.message)))
    ask(page, markup)
    assert page.locator(".turn .asked").text_content() == markup
    assert page.locator(".turn script, .turn img").count() == 0


def test_a_second_enter_does_not_ask_twice(visit):
    """While one question is on its way, another Enter sends nothing."""
    page = visit()
    asked = []
    page.on("request", lambda request: asked.append(request) if request.url.endswith("/ask") else None)
    page.get_by_label("Your question").fill(ANSWERED)
    page.evaluate("for (let i = 0; i < 3; i++) document.getElementById('ask').requestSubmit()")
    page.locator(".turn").wait_for()
    assert len(asked) == 1
    assert page.locator(".turn").count() == 1


def test_shift_enter_makes_a_new_line(visit):
    """Shift and Enter write a line break into the question and ask nothing."""
    page = visit()
    page.get_by_label("Your question").fill("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    expect(page.get_by_label("Your question")).to_have_value("one\ntwo")
    assert page.locator(".turn").count() == 0


def sent(page: Page, ask, question: str) -> object:
    """Ask ``question`` and return the body of the request."""
    with page.expect_request("**/api/v1/ask") as request:
        ask(page, question)
    return json.loads(request.value.post_data)
