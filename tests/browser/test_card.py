"""The card of a number: what it holds, how it comes and goes, and where it stands."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

ANSWERED = "When did Russia negotiate a second ceasefire?"
NOT_SAID = "Who is the president of France?"
DIGEST = "What is the article about?"
PHONE = {"width": 390, "height": 844}


def asked(page, ask, question):
    """Ask and return the answer object."""
    with page.expect_response("**/api/v1/ask") as replied:
        ask(page, question)
    return replied.value.json()


def test_the_card_holds_the_quote_and_its_place(visit, ask):
    """The exact quote with its short answer strong, the article, sentence and characters, and how sure it is."""
    page = visit()
    answer = asked(page, ask, ANSWERED)
    cited, short = answer["citations"][0], answer["short"][0]
    page.locator(".chip").first.hover()
    card = page.locator("#card")
    expect(card.locator("blockquote")).to_have_text(cited["quote"])
    expect(card.locator("blockquote strong")).to_have_text(short["text"])
    expect(card.locator(".card-title")).to_have_text(answer["articles"][0]["title"])
    place = f"Sentence {cited['sentence']}, characters {cited['start']}–{cited['end']}"
    expect(card.get_by_text(place, exact=True)).to_be_visible()
    odds = int(answer["confidence"] * 100 + 0.5)
    expect(card.get_by_text(f"Clearly the answer ({odds} in 100)", exact=True)).to_be_visible()
    link = card.get_by_role("link", name="Show in the article")
    assert link.get_attribute("href").endswith(f"/#c{cited['start']}")


def test_only_the_first_sentence_has_the_odds(visit, ask):
    """The confidence is of the first citation: the second card does not claim it."""
    page = visit()
    asked(page, ask, DIGEST)
    page.locator(".chip").nth(1).hover()
    expect(page.locator("#card")).to_contain_text("Sentence")
    expect(page.locator("#card")).not_to_contain_text("in 100")


def test_a_nearest_sentence_is_no_answer(visit, ask):
    """Its card tells the odds that it answers after all, and never that it is the answer."""
    page = visit()
    answer = asked(page, ask, NOT_SAID)
    page.locator(".chip").first.hover()
    odds = int(answer["confidence"] * 100 + 0.5)
    expect(page.locator("#card")).to_contain_text(f"Odds that it answers: {odds} in 100")
    expect(page.get_by_role("group", name="Not an answer, but nearest")).to_be_visible()


def test_a_pointer_can_go_into_the_card_and_escape_ends_it(visit, ask):
    """The card stays while the pointer is on it, goes when it leaves or on Escape."""
    page = visit()
    ask(page, ANSWERED)
    card = page.locator("#card")
    page.locator(".chip").first.hover()
    card.locator("blockquote").hover()
    page.wait_for_timeout(600)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    page.locator(".chip").first.hover()
    expect(card).to_be_visible()
    page.locator("#article").hover()
    expect(card).to_have_count(0)


def test_the_keyboard_opens_enters_and_closes_the_card(visit, ask):
    """Focus opens it, Tab leads into it, Escape brings the focus back to its number and on the next Tab leaves it."""
    page = visit()
    ask(page, DIGEST)
    page.locator(".chip").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".chip").nth(1)).to_be_focused()
    expect(page.get_by_role("group", name="About 2")).to_be_visible()
    assert page.locator(".chip").nth(1).get_attribute("aria-details") == "card"
    page.keyboard.press("Tab")
    expect(page.locator("#card a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".chip").nth(1)).to_be_focused()
    expect(page.locator("#card")).to_have_count(0)


@pytest.mark.parametrize(("lang", "forward", "backward"), [("en", "Right", "Left"), ("ar", "Left", "Right")])
def test_arrow_keys_go_from_number_to_number(visit, lang, forward, backward):
    """In the direction of writing; Home and End go to the first and the last; at the ends they stay."""
    page = visit(f"/?lang={lang}")
    page.locator("#question").fill(DIGEST)
    page.keyboard.press("Enter")
    page.locator(".chip").nth(1).wait_for()
    chips = page.locator(".chip")
    last = chips.count() - 1
    chips.first.focus()
    for key, at in [
        (f"Arrow{forward}", 1), (f"Arrow{backward}", 0), (f"Arrow{backward}", 0), ("End", last),
        (f"Arrow{forward}", last), ("Home", 0),
    ]:  # fmt: skip
        page.keyboard.press(key)
        expect(chips.nth(at)).to_be_focused()


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(("width", "height"), [(320, 568), (390, 844), (640, 400), (1280, 800)])
def test_the_card_is_never_cut_off(visit, lang, width, height):
    """Every card is whole inside the window, or scrolls inside itself, and does not cover its number."""
    page = visit(f"/?lang={lang}", viewport={"width": width, "height": height})
    for question in (DIGEST, NOT_SAID):
        page.locator("#question").fill(question)
        page.keyboard.press("Enter")
        page.locator("#ask:not([aria-busy=true])").wait_for()
    page.locator(".turn").nth(1).wait_for()
    for chip in page.locator(".chip").all():
        chip.focus()
        page.keyboard.press("Shift")  # so that the focus is the keyboard's
        chip.blur()
        chip.focus()
        page.locator("#card").wait_for()
        box, at = page.locator("#card").bounding_box(), chip.bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height
        assert box["y"] >= at["y"] + at["height"] or box["y"] + box["height"] <= at["y"]


def test_a_tap_shows_the_card_and_marks_the_sentence(visit, ask):
    """The first tap leaves the reader where they are; the card's link leads down to the sentence."""
    page = visit(viewport=PHONE, has_touch=True)
    answer = asked(page, ask, ANSWERED)
    before = page.evaluate("scrollY")
    page.locator(".chip").first.tap()
    expect(page.locator("#card blockquote")).to_have_text(answer["citations"][0]["quote"])
    expect(page.locator("#article mark")).to_have_text(answer["citations"][0]["quote"])
    assert page.evaluate("scrollY") == before
    page.locator("#card").get_by_role("link", name="Show in the article").tap()
    expect(page.locator("#card")).to_have_count(0)
    expect(page.locator("#article mark")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Back to the answer")).to_be_visible()


def test_a_second_tap_goes_to_the_sentence(visit, ask):
    """Whoever taps the number again wants to see the sentence."""
    page = visit(viewport=PHONE, has_touch=True)
    ask(page, ANSWERED)
    page.locator(".chip").first.tap()
    page.locator("#card").wait_for()
    page.locator(".chip").first.tap()
    expect(page.locator("#card")).to_have_count(0)
    expect(page.locator("#article mark")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "wide"])
def test_axe_finds_nothing_with_a_card_open(visit, ask, scheme, viewport):
    """Neither with the card of an answer, nor with that of a nearest sentence and the way it was found."""
    page = visit(viewport=viewport, color_scheme=scheme)
    for question in (ANSWERED, NOT_SAID):
        ask(page, question)
        page.locator(".turn").last.locator("summary").click()
        page.locator(".turn").last.locator("table").first.wait_for()
        page.locator(".turn").last.locator(".chip").first.hover()
        page.locator("#card").wait_for()
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize(("link", "shown"), [("https://example.org/a#:~:text=Russia", 1), ("javascript:alert(1)", 0)])
def test_the_card_leads_to_the_source(visit, ask, link, shown):
    """Where the article has a web address the card links to the words there, and to nothing that is no web address."""
    page = visit()

    def linked(route):
        response = route.fetch()
        answer = response.json()
        answer["citations"][0]["link"] = link
        route.fulfill(response=response, json=answer)

    page.route("**/api/v1/ask", linked)
    ask(page, ANSWERED)
    page.locator(".chip").first.hover()
    page.locator("#card").wait_for()
    source = page.locator("#card").get_by_role("link", name="Open at the source")
    assert [one.get_attribute("href") for one in source.all()] == [link] * shown
