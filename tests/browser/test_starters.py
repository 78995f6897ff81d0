"""What a reader sees who does not know what to ask: questions to press, before the first answer and after each."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def first_starter(page):
    """Return the first question to start with; a service that has just begun takes a while to find it."""
    found = page.locator("#starters li > *").first
    found.wait_for(timeout=60_000)
    return found


def test_a_question_to_start_with_is_asked_at_once(visit):
    """It is asked as if it had been typed; what stands in the box stays, and the focus stays in the conversation."""
    page = visit()
    page.get_by_label("Your question").fill("half a thou")
    starter = first_starter(page)
    question = starter.text_content()
    starter.click()
    expect(page.locator(".turn .asked")).to_have_text(question)
    assert page.locator(".turn").get_attribute("data-outcome") == "answered"
    expect(page.get_by_label("Your question")).to_have_value("half a thou")
    expect(page.locator("#starters")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "log"


def test_questions_to_go_on_with_stand_below_the_newest_answer(visit):
    """There are at most three, new ones after each answer, none that was asked; they are outside the log."""
    page = visit()
    first_starter(page).click()
    asked = [page.locator(".asked").first.text_content()]
    buttons = page.locator("#next button")
    buttons.first.wait_for()
    for number in (2, 3):
        offered = buttons.all_text_contents()
        assert 0 < len(offered) <= 3
        assert not set(offered) & set(asked)
        with page.expect_response("**/api/v1/suggestions"):
            buttons.first.click()
        expect(page.locator(".turn")).to_have_count(number)
        asked.append(page.locator(".asked").last.text_content())
        expect(page.locator("#next li", has_text=asked[-1])).to_have_count(0)
    assert page.locator("#log #next").count() == 0


def test_a_question_that_fails_may_be_tried_again(visit):
    """A pressed question whose service is away is said to have failed, and is asked again by 'Try again'."""
    page = visit(refused=("gone",))
    page.route("**/api/v1/ask", lambda route: route.abort("connectionrefused"))
    question = first_starter(page).text_content()
    first_starter(page).click()
    page.get_by_role("button", name="Try again").wait_for()
    page.unroute("**/api/v1/ask")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".turn .asked")).to_have_text(question)


def test_without_suggestions_nothing_is_missing(visit, ask):
    """Where they cannot be had, there is no trouble and no empty heading."""
    page = visit(refused=("503",))
    page.route("**/api/v1/suggestions", lambda route: route.fulfill(status=503))
    ask(page, "When did Russia negotiate a second ceasefire?")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator("#next")).to_be_hidden()
    expect(page.locator("#trouble")).to_be_hidden()


def test_they_have_no_accessibility_fault(visit):
    """Axe finds nothing with questions to start with and to go on with, on a phone in the dark either."""
    for options in ({}, {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}):
        page = visit(**options)
        assert Axe().run(page).response["violations"] == []
        first_starter(page).click()
        page.locator("#next button").first.wait_for()
        assert Axe().run(page).response["violations"] == []
