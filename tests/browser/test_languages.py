"""The page in its four languages: chosen in the masthead, running in their own direction, saying all they say."""

import pytest
from playwright.sync_api import expect

ANSWERED = "When did Russia negotiate a second ceasefire?"
NOT_SAID = "Who is the president of France?"
BEGINS = """(place) => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(place));
    return range.getClientRects()[0].left;
}"""
FIRST = """(place) => {
    const box = document.querySelector(place);
    const letter = document.createRange();
    letter.setStart(box.firstChild, 0);
    letter.setEnd(box.firstChild, 1);
    return [box.getBoundingClientRect().toJSON(), letter.getBoundingClientRect().toJSON()];
}"""
CHOSEN = {"Français": "fr", "Español": "es", "العربية": "ar"}


@pytest.mark.parametrize("name", CHOSEN)
def test_the_language_is_chosen_in_the_masthead(visit, name):
    """One press opens the list, one chooses; the page then names that language as its own and keeps the question."""
    page = visit("/?q=" + ANSWERED)
    page.locator(".languages summary").click()
    page.get_by_role("link", name=name).click()
    page.wait_for_url("**lang=*")
    assert page.locator("html").get_attribute("lang") == CHOSEN[name]
    expect(page.locator(".languages summary")).to_have_text(name)
    expect(page.locator(".asked")).to_have_text(ANSWERED)


def test_a_menu_closes_as_menus_do(visit):
    """With Escape, which gives the focus back; by a press elsewhere; when Tab leaves it."""
    page = visit()
    languages = page.locator("details.languages")
    summary = languages.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(languages).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(languages).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    page.locator("#article").click(position={"x": 200, "y": 300})
    expect(languages).not_to_have_attribute("open", "")
    summary.click()
    languages.get_by_role("link").last.focus()
    page.keyboard.press("Tab")
    expect(languages).not_to_have_attribute("open", "")


@pytest.mark.parametrize(
    ("lang", "title"), [("es", "בית הספר הישן " * 10), ("ar", "The school by the sea " * 8)], ids=["Hebrew", "English"]
)
def test_a_long_title_is_cut_at_its_end(visit, lang, title):
    """In the masthead and in the list of the reader's texts, also where it runs another way than the page."""
    page = visit(f"/?lang={lang}", viewport={"width": 390, "height": 844})
    page.locator(".invitation [data-own]").click()
    page.locator("#own-text").fill("Ada Lund built the dam in 1931.")
    page.locator("#own-name").fill(title)
    page.locator("#own [type=submit]").click()
    expect(page.locator("#asked-of bdi")).to_have_text(title.strip())
    page.locator(".masthead [data-own]").click()
    for place in ("#asked-of bdi", "#own-kept .text"):
        box, letter = page.evaluate(FIRST, place)
        assert box["left"] - 1 <= letter["left"], place
        assert letter["right"] <= box["right"] + 1, place


@pytest.mark.parametrize(("question", "style"), [("מי בנה את בית הספר?", "normal"), ("Who built it?", "italic")])
def test_letters_that_have_no_slant_are_not_slanted(visit, question, style):
    """A question in Hebrew stands upright, one in English in italics."""
    page = visit("/?lang=fr&q=" + question)
    expect(page.locator(".asked")).to_have_css("font-style", style)


def test_an_english_article_in_an_arabic_page_begins_on_its_own_side(visit):
    """The page runs from the right, the article, the question, the quote and the box from the left."""
    page = visit("/?lang=ar&q=" + ANSWERED)
    starts = page.evaluate(
        """() => Object.fromEntries(["html", "#article article", ".asked", ".quote", "#question"].map((place) =>
        [place, getComputedStyle(document.querySelector(place)).direction]))"""
    )
    assert starts["html"] == "rtl"
    assert starts["#article article"] == starts[".quote"] == "ltr"
    for place in (".asked", ".quote", ".short"):
        box = page.locator(place).first.bounding_box()
        assert abs(page.evaluate(BEGINS, place) - box["x"]) < 1, place
    chip, quote = page.locator(".chip").first.bounding_box(), page.locator(".quote").first.bounding_box()
    assert chip["x"] > quote["x"] + quote["width"] - 1  # the number stands where an Arabic line begins


@pytest.mark.parametrize("code", ["fr", "es", "ar"])
def test_nothing_is_left_in_english(visit, ask_in, code):
    """After an answer and a refusal no line of the English page is left in one of another language."""
    page = visit(f"/?lang={code}")
    ask_in(page, ANSWERED)
    ask_in(page, NOT_SAID)
    english = visit("/?lang=en")
    lines = english.evaluate("Object.values(JSON.parse(document.querySelector('main').dataset.interface).lines)")
    said = page.evaluate("document.body.innerText").splitlines()
    assert [line for line in said if line in set(lines) - {"Articles"}] == []


@pytest.fixture
def ask_in():
    """Ask in whatever language the page's words are."""

    def asking(page, question):
        before = page.locator(".turn").count()
        page.locator("#question").fill(question)
        page.keyboard.press("Enter")
        page.locator(".turn").nth(before).wait_for()

    return asking
