"""When asking fails: one clear line, what was typed is kept, and trying again works."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

ANSWERED = "When did Russia negotiate a second ceasefire?"


def test_a_question_that_is_too_long_is_told_and_kept(visit, ask):
    """1,001 characters are refused in the service's words and stay in the box; shortened, they are asked."""
    page = visit(refused=("400",))
    ask(page, "é" * 1001)
    expect(page.get_by_role("alert")).to_contain_text("The question has more than 1,000 characters.")
    expect(page.get_by_label("Your question")).to_have_value("é" * 1001)
    assert page.locator(".turn").count() == 0
    ask(page, "é" * 1000)
    expect(page.get_by_role("alert")).to_be_hidden()
    assert page.locator(".turn .asked").text_content() == "é" * 1000


def test_a_service_that_is_gone_is_told_and_tried_again(visit, ask, start):
    """With the service away one line says so and the question stays; when it is back, 'Try again' asks it."""
    with start() as address:
        page = visit(base=address, refused=("gone",))
        ask(page, "Hello")
    ask(page, ANSWERED)
    expect(page.get_by_role("alert")).to_contain_text("The service does not answer.")
    expect(page.get_by_label("Your question")).to_have_value(ANSWERED)
    assert page.locator(".turn").count() == 1
    with start(port=urlsplit(address).port):
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("heading", name=ANSWERED)).to_be_visible()
        expect(page.get_by_role("alert")).to_be_hidden()
        expect(page.get_by_label("Your question")).to_be_focused()


def test_an_empty_box_asks_nothing(visit):
    """Enter in an empty box sends no request and keeps the focus there."""
    page = visit()
    asked = []
    page.on("request", lambda request: asked.append(request) if request.method == "POST" else None)
    page.get_by_label("Your question").focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    assert asked == []
    expect(page.get_by_label("Your question")).to_be_focused()


def test_without_script_a_refused_question_is_told_and_kept(visit):
    """The page that the server draws says in one line what is wrong, with the question in the box."""
    page = visit("/?q=" + "x" * 1001, java_script_enabled=False, refused=("400",))
    assert page.locator("#trouble-text").text_content()
    assert page.get_by_label("Your question").input_value() == "x" * 1001
