"""Asking about words of the article: select them, by mouse, keyboard or touch, and press one button."""

import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 390, "height": 844}
SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector("#article article"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    walker.currentNode.parentElement.scrollIntoView({ block: "center" });
    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
    return;
  }
}"""


def select(page: Page, words: str) -> None:
    """Select ``words`` in the article, as the end of a drag or of a long press does."""
    page.evaluate(SELECT, words)


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, PHONE], ids=["wide", "phone"])
def test_selected_words_become_a_question(visit, viewport):
    """The button stands in view below the words; pressed, it writes the question, and Enter has it answered."""
    page = visit(viewport=viewport)
    expect(page.get_by_role("button", name="Ask about this")).to_be_hidden()
    select(page, "second ceasefire")
    button = page.get_by_role("button", name="Ask about this")
    expect(button).to_be_in_viewport(ratio=1)
    button.click()
    box = page.get_by_label("Your question")
    expect(box).to_have_value("What does it say about “second ceasefire”?")
    expect(box).to_be_focused()
    expect(button).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_attribute("data-outcome", "answered", timeout=20_000)
    expect(page.locator(".turn .quote").first).to_contain_text("second ceasefire")


def test_the_button_is_reached_by_keyboard(visit):
    """From a selection Tab comes to the button, whose Enter writes the question."""
    page = visit()
    page.locator("#article h2 .sentence").dblclick()
    expect(page.get_by_role("button", name="Ask about this")).to_be_visible()
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.matches('.byline a')"):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Ask about this")).to_be_focused()
    page.keyboard.press("Enter")
    words = page.get_by_label("Your question").input_value().removeprefix("What does it say about “").removesuffix("”?")
    assert words
    assert words in page.locator("#article h2").text_content()


def test_what_was_typed_is_not_lost(visit):
    """Words selected after something was typed are added to it, in quotation marks."""
    page = visit()
    page.get_by_label("Your question").fill("Who signed the")
    select(page, "second ceasefire")
    page.get_by_role("button", name="Ask about this").click()
    expect(page.get_by_label("Your question")).to_have_value("Who signed the “second ceasefire”")


def test_nothing_is_offered_for_what_is_not_the_article(visit):
    """A selection that leaves the article, or none, offers nothing."""
    page = visit()
    select(page, "second ceasefire")
    expect(page.get_by_role("button", name="Ask about this")).to_be_visible()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#invitation'))")
    expect(page.get_by_role("button", name="Ask about this")).to_be_hidden()


def test_in_another_language_the_words_ask_alone(visit):
    """A page in French asks an English article in no language: the words stand by themselves."""
    page = visit("/?lang=fr")
    select(page, "second ceasefire")
    page.get_by_role("button", name="Poser une question là-dessus").click()
    expect(page.locator("#question")).to_have_value("“second ceasefire”?")
