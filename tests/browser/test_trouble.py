"""When asking fails: one clear line, what was typed is kept, and trying again works."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

ASK = "**/api/v1/ask"
BUSY = "The service is too busy at the moment."
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


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_says_when_to_try_again(visit, status):
    """The line says in how many seconds, the button counts them down, and pressed it asks the same question."""
    page = visit(refused=(str(status),))
    page.clock.install()
    page.route(ASK, lambda route: route.fulfill(status=status, headers={"Retry-After": "30"}), times=1)
    box = page.get_by_label("Your question")
    box.fill(ANSWERED)
    box.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(BUSY + " It takes questions again in 30 s.")
    expect(page.get_by_role("button", name="Try again (30 s)")).to_be_visible()
    page.clock.run_for(12_000)
    expect(page.get_by_role("button", name="Try again (18 s)")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text(BUSY + " It takes questions again in 30 s.")
    page.clock.run_for(18_000)
    expect(box).to_have_value(ANSWERED)
    page.get_by_role("button", name="Try again", exact=True).click()
    expect(page.get_by_role("heading", name=ANSWERED)).to_be_visible()
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_real_limit_is_told(visit, ask, start):
    """Who has asked as often as the service lets one client reads when it goes on; the conversation stays."""
    pytest.importorskip("flask_limiter")
    with start("--rate-per-client", "1 per hour") as address:
        page = visit(base=address, refused=("429",))
        ask(page, "Hello")
        ask(page, ANSWERED)
        expect(page.get_by_role("alert")).to_contain_text("It takes questions again in ")
        expect(page.get_by_role("button", name=re.compile(r"Try again \(\d+ s\)"))).to_be_visible()
        expect(page.get_by_label("Your question")).to_have_value(ANSWERED)
        assert page.locator(".turn .asked").all_text_contents() == ["Hello"]


def test_a_date_to_try_again_is_understood(visit):
    """Retry-After may be a date; without one the line says just that the service is busy."""
    page = visit(refused=("503",))
    page.clock.set_fixed_time(datetime(2030, 1, 1, 12, 0, 0, tzinfo=UTC))
    later = {"Retry-After": "Tue, 01 Jan 2030 12:00:05 GMT"}
    page.route(ASK, lambda route: route.fulfill(status=503, headers=later), times=1)
    press(page, ANSWERED)
    expect(page.get_by_role("alert")).to_have_text(BUSY + " It takes questions again in 5 s.")
    page.route(ASK, lambda route: route.fulfill(status=503), times=1)
    press(page, ANSWERED)
    expect(page.get_by_role("alert")).to_have_text(BUSY + " Try again shortly.")


@pytest.mark.parametrize("how", ["Escape", "button"])
def test_a_slow_question_can_be_stopped(visit, how):
    """After two seconds the page says how to stop; stopped, the question is still in the box and can be asked."""
    page = visit()
    page.clock.install()
    held = hold(page)
    press(page, ANSWERED)
    stop = page.get_by_role("button", name="Stop")
    expect(stop).to_be_hidden()
    page.clock.run_for(2_000)
    expect(page.get_by_role("status")).to_contain_text("Press Escape to stop waiting")
    if how == "Escape":
        page.keyboard.press("Escape")
    else:
        stop.click()
    expect(page.get_by_role("status")).to_have_text("Stopped. Your question is still in the box.")
    expect(stop).to_be_hidden()
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.get_by_label("Your question")).to_be_focused()
    expect(page.get_by_label("Your question")).to_have_value(ANSWERED)
    held[0].abort()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=ANSWERED)).to_be_visible()
    assert page.locator(".turn").count() == 1


def test_an_answer_that_never_comes_is_given_up(visit):
    """When the page's patience ends it says so; the question stays."""
    page = visit()
    page.evaluate("const wait = AbortSignal.timeout; AbortSignal.timeout = () => wait.call(AbortSignal, 1)")
    held = hold(page)
    press(page, ANSWERED)
    expect(page.get_by_role("alert")).to_contain_text("The service took too long to answer.")
    expect(page.get_by_label("Your question")).to_have_value(ANSWERED)
    held[0].abort()


def test_offline_is_told_from_a_service_that_is_gone(visit, ask):
    """Without a network the line says so; back in it, trying again answers."""
    page = visit(refused=("offline",))
    page.context.set_offline(True)
    ask(page, ANSWERED)
    expect(page.get_by_role("alert")).to_contain_text("You are offline.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name=ANSWERED)).to_be_visible()


@pytest.mark.parametrize("body", ["<html>Bad gateway</html>", '{"outcome":'])
def test_a_reply_that_is_no_answer_is_told(visit, ask, body):
    """What a proxy says in the service's place is not shown; one line says that there was no answer."""
    page = visit()
    page.route(ASK, lambda route: route.fulfill(status=200, body=body), times=1)
    ask(page, ANSWERED)
    expect(page.get_by_role("alert")).to_have_text("The service could not answer (status 200). Try again.")
    expect(page.get_by_label("Your question")).to_have_value(ANSWERED)


def test_a_question_without_its_answer_outlives_a_reload(visit, ask, start):
    """Asked of a service that died, and with the page loaded again from the one that came back, it is in the box."""
    with start() as address:
        page = visit(base=address, refused=("gone",))
        ask(page, "Hello")
    ask(page, ANSWERED)
    expect(page.get_by_role("alert")).to_contain_text("The service does not answer.")
    with start(port=urlsplit(address).port):
        page.reload()
        expect(page.get_by_label("Your question")).to_have_value(ANSWERED)
        assert page.locator(".turn .asked").all_text_contents() == ["Hello"]
        page.get_by_role("button", name="Ask").click()
        expect(page.get_by_role("heading", name=ANSWERED)).to_be_visible()


@pytest.mark.parametrize(("lang", "said"), [("fr", "La question est vide ou"), ("ar", "السؤال فارغ أو")])
def test_problems_are_told_in_the_language_of_the_page(visit, lang, said):
    """A problem is told by the line of its kind, with script and without."""
    page = visit(f"/?lang={lang}", refused=("400",))
    page.locator("#question").fill("x" * 1001)
    page.locator("#question").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(said)
    page = visit(f"/?lang={lang}&q=" + "x" * 1001, refused=("400",), java_script_enabled=False)
    expect(page.get_by_role("alert")).to_contain_text(said)


def press(page: Page, question: str) -> None:
    """Type ``question`` and press Enter, without waiting for what comes of it."""
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")


def hold(page: Page) -> list[Route]:
    """Hold the next question back from the service, and return where it will be held."""
    held = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(ASK, keep, times=1)
    return held
