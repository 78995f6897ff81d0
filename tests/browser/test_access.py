"""Who can use the page: by keyboard alone, with a screen reader, on a phone, in the dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

ANSWERED = "When did Russia negotiate a second ceasefire?"
NOT_SAID = "Who is the president of France?"
SIZES = {"wide": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
SMALL = """() => Array.from(document.querySelectorAll("button, summary, input, textarea, a"))
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".skip, p, li > span, .source"))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""
LISTEN = """() => {
    window.heard = [];
    const quiet = (one) => one.parentElement?.closest("[aria-live=off]") || one.getAttribute?.("aria-live") === "off";
    new MutationObserver((changes) => {
        for (const { addedNodes } of changes) {
            for (const one of addedNodes) if (!quiet(one)) window.heard.push(one.className ?? one.textContent);
        }
    }).observe(document.getElementById("log"), { childList: true, subtree: true });
}"""
OWN = "The Lighthouse\n\nThe lighthouse was built in 1911. It is 40 metres high."


def empty(page, ask):
    """Nothing was asked."""


def answered(page, ask):
    """An answer whose first number was pressed."""
    ask(page, ANSWERED)
    page.locator(".chip").first.click()


def card_open(page, ask):
    """The card of a number, by keyboard."""
    ask(page, ANSWERED)
    page.keyboard.press("Shift+Tab")
    page.locator(".chip").first.focus()
    page.locator("#card").wait_for()


def how_found(page, ask):
    """How an answer was found."""
    ask(page, ANSWERED)
    page.locator(".found summary").click()
    page.locator(".found table").first.wait_for()


def refused(page, ask):
    """The article does not say; the nearest sentence was pressed."""
    ask(page, NOT_SAID)
    page.locator(".chip").first.click()


def failed(page, ask):
    """A question that is too long, after an answer."""
    ask(page, ANSWERED)
    ask(page, "x" * 1001)
    expect(page.locator("#trouble")).to_be_visible()


def menu_open(page, ask):
    """The languages."""
    page.locator(".languages summary").click()


def dialog_open(page, ask):
    """Where a text of one's own is brought, with a complaint."""
    page.locator(".masthead [data-own]").click()
    page.locator("#own [type=submit]").click()
    expect(page.locator("#own-trouble")).to_be_visible()


def own_text(page, ask):
    """A text of one's own, asked."""
    page.locator(".masthead [data-own]").click()
    page.locator("#own-text").fill(OWN)
    page.locator("#own [type=submit]").click()
    page.locator("#article").get_by_text("40 metres high").wait_for()
    ask(page, "When was the lighthouse built?")


def undone(page, ask):
    """A new conversation, which can be undone."""
    ask(page, ANSWERED)
    page.locator("#talk-new").click()


STATES = [empty, answered, card_open, how_found, refused, failed, menu_open, dialog_open, own_text, undone]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(visit, ask, state, size, scheme):
    """In every state axe has no violation to report, of no rule that it knows."""
    page = visit(viewport=SIZES[size], color_scheme=scheme, refused=("400",))
    state(page, ask)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("state", STATES)
def test_nothing_that_is_pressed_is_small_or_wider_than_a_small_phone(visit, ask, state):
    """At 320 pixels, which is 1280 at 400%, nothing scrolls sideways; what is pressed measures 24 pixels or is text."""
    page = visit(viewport={"width": 320, "height": 640}, refused=("400",))
    state(page, ask)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_axe_finds_nothing_in_other_languages(visit, lang):
    """An answer and a refusal, from the right and from the left, on a phone."""
    page = visit(f"/?lang={lang}", viewport=SIZES["phone"])
    for number, question in enumerate((ANSWERED, NOT_SAID)):
        page.locator("#question").fill(question)
        page.keyboard.press("Enter")
        page.locator(".turn").nth(number).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_a_problem_is_explained(visit, scheme):
    """The page of a problem has no violation either, and no wider text than a phone."""
    page = visit("/problems/unknown-article", viewport=SIZES["phone"], color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"]["width"]


def test_everything_works_by_keyboard(visit):
    """From the top of the page: skip to the box, ask, go to the number, press it, go on to the article."""
    page = visit()
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the question box"
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.type(ANSWERED)
    page.keyboard.press("Enter")
    page.locator(".turn").wait_for()
    expect(page.get_by_label("Your question")).to_be_focused()
    page.locator("#next button").first.wait_for()
    between = page.locator("#next button, .turn button:visible, .turn summary").count()
    while focused(page) != "1" and between:
        page.keyboard.press("Shift+Tab")
        between -= 1
    assert focused(page) == "1"
    page.keyboard.press("Enter")
    expect(page.locator("#article mark")).to_have_text(page.locator(".quote").first.text_content())
    assert focused(page) == "1"
    expect(page.get_by_role("status")).to_have_text("The sentence is marked in the article.")


def test_the_focus_is_always_seen(visit):
    """Whatever Tab reaches has an outline."""
    page = visit()
    reached = set()
    for _ in range(12 + page.locator(".starters :is(a, button)").count()):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none" or page.evaluate("document.activeElement === document.body")
    assert {"question", "send", "log", "article"} <= reached


def test_the_conversation_is_announced(visit):
    """Answers arrive in a live region of role log, failures in an alert."""
    page = visit()
    expect(page.get_by_role("log", name="Questions and answers")).to_be_visible()
    assert page.locator("#trouble-text").get_attribute("role") == "alert"


def test_only_the_new_turn_is_announced(visit, ask):
    """What is added to the log is the turn and no other; cards and what is opened in a turn keep quiet."""
    page = visit()
    ask(page, ANSWERED)
    page.evaluate(LISTEN)
    ask(page, "Who brokered the ceasefire?")
    page.locator(".chip").last.focus()
    page.keyboard.press("Shift+Tab")
    page.locator("#next button").first.wait_for()
    assert page.evaluate("window.heard") == ["turn"]


def test_the_focus_never_jumps(visit, ask):
    """A question, a suggestion, a number, a failed question: whoever had the focus has it, or it is in the log."""
    page = visit(refused=("400",))
    page.locator("#starters").get_by_role("link").or_(page.locator("#starters").get_by_role("button")).first.click()
    page.locator(".turn").wait_for()
    assert page.evaluate("document.activeElement.id") == "log"
    page.locator("#next button").first.focus()
    page.keyboard.press("Enter")
    page.locator(".turn").nth(1).wait_for()
    assert page.evaluate("document.activeElement.id") == "log"
    ask(page, ANSWERED)
    assert page.evaluate("document.activeElement.id") == "question"
    ask(page, "x" * 1001)
    assert page.evaluate("document.activeElement.id") == "question"
    page.locator(".chip").last.click()
    assert page.locator(".chip").last.evaluate("(chip) => chip === document.activeElement")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_twice_as_large_loses_nothing(visit, ask, lang):
    """At 640 by 400, which is 1280 by 800 at 200%, all of the page is there, and the box covers no half of it."""
    page = visit(f"/?q={ANSWERED}&lang={lang}", viewport={"width": 640, "height": 400}, device_scale_factor=2)
    for place in (".turn", "#question", "#send", "#article .sentence >> nth=-1", ".languages", ".masthead [data-own]"):
        expect(page.locator(place).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.locator("#ask").evaluate("(box) => getComputedStyle(box).position") == "static"


@pytest.mark.parametrize("options", [{"forced_colors": "active"}, {"contrast": "more"}])
def test_marks_are_told_apart_without_our_colours(visit, options):
    """With the system's colours, or more contrast, the marked sentence and the number pressed still stand out."""
    page = visit(f"/?q={ANSWERED}", **options)
    chip = page.locator(".chip").first
    chip.click()
    page.mouse.move(0, 0)
    colour = "(one) => getComputedStyle(one).backgroundColor"
    paper = page.locator("body").evaluate(colour)
    assert page.locator("#article mark").first.evaluate(colour) not in {paper, "rgba(0, 0, 0, 0)"}
    assert chip.evaluate(colour) not in {paper, "rgba(0, 0, 0, 0)"}


@pytest.mark.parametrize("width", [320, 390, 768, 960, 1920])
def test_nothing_is_wider_than_the_window(visit, ask, width):
    """At every width the page does not scroll sideways, not even with a word of 400 letters."""
    page = visit(viewport={"width": width, "height": 700})
    ask(page, ANSWERED)
    ask(page, "w" * 400)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.getElementById('log').scrollWidth <= document.getElementById('log').clientWidth")


def test_print_leaves_out_what_is_pressed(visit, ask):
    """On paper there are the answer and the article, and no box."""
    page = visit()
    ask(page, ANSWERED)
    page.emulate_media(media="print")
    expect(page.locator("#ask")).to_be_hidden()
    expect(page.locator(".turn")).to_be_visible()
    expect(page.locator("#article .sentence").last).to_be_visible()


def focused(page: Page) -> str:
    """Return the text of the element that has the focus."""
    return page.evaluate("document.activeElement.textContent")
