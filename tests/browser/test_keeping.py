"""What the tab keeps: the conversation, the draft, the place; and how a conversation is begun anew and saved."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
ANSWERED = "When did Russia negotiate a second ceasefire?"
FOLLOW_UP = "And how long did the war last?"


def asked(page: Page) -> list[str]:
    """Return the questions on the page, oldest first."""
    return page.locator(".turn .asked").all_text_contents()


def test_a_reload_keeps_the_conversation_and_the_draft(visit, ask):
    """After a reload the turns are there with working numbers, what was typed too, and the history goes along."""
    page = visit()
    ask(page, ANSWERED)
    ask(page, "Hello")
    page.get_by_label("Your question").fill("What about")
    before = page.locator("#log .quote").all_text_contents()
    page.reload()
    expect(page.get_by_label("Your question")).to_have_value("What about")
    assert asked(page) == [ANSWERED, "Hello"]
    assert page.locator("#log .quote").all_text_contents() == before
    page.locator(".chip").first.click()
    expect(page.locator("#article mark.current")).to_have_text(before[0])
    with page.expect_request("**/api/v1/ask") as request:
        ask(page, FOLLOW_UP)
    assert [turn["question"] for turn in request.value.post_data_json["history"]] == [ANSWERED, "Hello"]


def test_back_leads_to_the_conversation(visit, ask, server):
    """Who leaves for another page and comes back finds the conversation as it was."""
    page = visit()
    ask(page, ANSWERED)
    page.goto(f"{server}/problems/unknown-article")
    page.go_back()
    page.locator(".turn").wait_for()
    assert asked(page) == [ANSWERED]


def test_a_linked_answer_joins_the_conversation_once(visit, ask):
    """A link that is opened in the same tab adds its answer; loaded again it adds nothing."""
    link = "/?q=" + quote(ANSWERED)
    page = visit(link)
    ask(page, "Hello")
    page.reload()
    assert asked(page) == [ANSWERED, "Hello"]
    page.goto(page.url.replace(quote(ANSWERED), "Thanks"))
    assert asked(page) == [ANSWERED, "Hello", "Thanks"]


def test_each_tab_has_its_own_conversation(visit, ask):
    """What one tab keeps another one does not show."""
    page = visit()
    ask(page, ANSWERED)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_text("What would you like to know?")).to_be_visible()
    assert asked(other) == []


def test_a_new_conversation_can_be_taken_back(visit, ask):
    """It empties the page and the history; the way back is offered until something is asked."""
    page = visit()
    expect(page.get_by_role("button", name="New conversation")).to_be_hidden()
    ask(page, ANSWERED)
    page.get_by_role("button", name="New conversation").click()
    expect(page.get_by_label("Your question")).to_be_focused()
    expect(page.get_by_text("What would you like to know?")).to_be_visible()
    assert asked(page) == []
    page.get_by_role("button", name="Bring the last conversation back").click()
    assert asked(page) == [ANSWERED]
    expect(page.get_by_text("What would you like to know?")).to_be_hidden()
    page.get_by_role("button", name="New conversation").click()
    with page.expect_request("**/api/v1/ask") as request:
        ask(page, "Hello")
    assert request.value.post_data_json["history"] == []
    expect(page.get_by_role("button", name="Bring the last conversation back")).to_be_hidden()
    page.reload()
    assert asked(page) == ["Hello"]


def test_the_conversation_is_saved_as_files(visit, ask):
    """As JSON it is the answers as the service gave them, as Markdown what each answer is copied as, in order."""
    page = visit()
    answers = []
    for question in (ANSWERED, FOLLOW_UP):
        with page.expect_response("**/api/v1/ask") as replied:
            ask(page, question)
        answers.append(replied.value.json())
    name, text = saved(page, "Save as JSON")
    assert name.endswith(".json")
    assert json.loads(text) == answers
    name, text = saved(page, "Save as Markdown")
    assert name.endswith(".md")
    first, second = text.split("\n---\n")
    assert first.startswith(f"**{ANSWERED}**\n")
    assert second.startswith(f"\n**{FOLLOW_UP}**\n")


def test_long_conversations_keep_their_place(visit, ask):
    """Of 200 turns all are there after a reload, the same one at the top; no more than 200 are kept."""
    page = visit()
    ask(page, ANSWERED)
    page.evaluate("for (let n = 1; n < 200; n++) sessionStorage['turn.' + n] = sessionStorage['turn.0']")
    page.reload()
    assert page.locator(".turn").count() == 200
    page.evaluate("document.querySelectorAll('.turn')[120].scrollIntoView()")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    top = "[...document.querySelectorAll('.turn')].findIndex(turn => turn.getBoundingClientRect().bottom > 150)"
    before = page.evaluate(top)
    page.reload()
    assert page.evaluate(top) == before
    ask(page, "Hello")
    assert page.locator(".turn").count() == 201
    assert page.evaluate("Object.keys(sessionStorage).filter((name) => name.startsWith('turn.')).length") == 200


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_reload_leads_back_to_where_one_read(visit, ask, viewport):
    """The sentence of the article that was at the top is there again, beside the chat and below it."""
    page = visit(viewport=viewport)
    for question in (ANSWERED, "Who is the president of France?", FOLLOW_UP):
        ask(page, question)
    page.evaluate("document.querySelectorAll('#article article > *')[6].scrollIntoView({ behavior: 'instant' })")
    before = settled(page)
    page.reload()
    expect(page.locator(".turn")).to_have_count(3)
    assert abs(settled(page) - before) <= 1


def test_a_linked_answer_is_in_view(visit, ask, server):
    """Opened in a tab with a conversation, a link shows its own answer, not the place that was left."""
    page = visit()
    for question in (ANSWERED, "Who is the president of France?", FOLLOW_UP):
        ask(page, question)
    page.evaluate("document.getElementById('log').scrollTop = 0")
    page.goto(f"{server}/?q=Who+met+in+Sochi%3F")
    expect(page.locator(".turn").last.locator(".asked")).to_be_in_viewport()


def test_without_room_in_the_tab_the_page_still_answers(visit, ask):
    """A browser that keeps nothing for the page loses the conversation on a reload, and nothing else."""
    page = visit()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.reload()
    ask(page, ANSWERED)
    ask(page, FOLLOW_UP)
    assert asked(page) == [ANSWERED, FOLLOW_UP]
    page.reload()
    assert asked(page) == []


def settled(page: Page) -> float:
    """Return where the seventh piece of the article stands, once what is near is drawn."""
    frames = (
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
    )
    page.evaluate(frames)
    return page.evaluate("document.querySelectorAll('#article article > *')[6].getBoundingClientRect().top")


def saved(page: Page, button: str) -> tuple[str, str]:
    """Press ``button`` and return the name and the text of the file that it gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")
