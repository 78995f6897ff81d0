"""A text of the reader's own: pasted, picked or dropped, asked, and kept in the tab and nowhere else."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

# Around each letter beyond the first 65,536 there are two UTF-16 units but one code point.
THEATRE = (
    "The Lantern 🏮 theatre\n\n"
    "Mira Holt 🐼 opened the Lantern theatre in Porto in 1987 🎭. It has 312 seats & a stage of <b>oak</b>.\n\n"
    "The roof burned in 2003. The city paid for a new one.\n"
)
MILL = "The mill of Harwick was built in 1887 by Tom Reed.\r\n\r\nIt grinds rye.\r\n"
LIBRARY = "افتتاح مكتبة الميناء\n\nافتتحت سلمى حداد مكتبة الميناء في بيروت عام 1998. تضم المكتبة 312 مقعدًا.\n"
SERVED = "Armenia-Azerbaijan Relations Remain Uneasy"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


def bring(page: Page, text: str, title: str = "") -> None:
    """Paste ``text`` and wait until it is asked."""
    page.locator(".masthead").get_by_role("button", name=re.compile("^Your (own )?text")).click()
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Ask this text").click()
    page.locator("dialog[open]").wait_for(state="detached")


def drop(page: Page, **files: str) -> None:
    """Drop files of these names with these bytes (Latin-1 letters) anywhere on the page."""
    page.evaluate(
        """files => {
             const dataTransfer = new DataTransfer();
             for (const [name, text] of Object.entries(files)) {
               const bytes = Uint8Array.from(text, letter => letter.charCodeAt(0));
               dataTransfer.items.add(new File([bytes], name + ".txt"));
             }
             const event = { dataTransfer, bubbles: true, cancelable: true };
             document.body.dispatchEvent(new DragEvent("dragover", event));
             document.body.dispatchEvent(new DragEvent("drop", event));
           }""",
        {name: text.encode().decode("latin-1") if ord(max(text)) > 255 else text for name, text in files.items()},
    )


def sent(page: Page, ask, question: str) -> dict:
    """Ask ``question`` and return the body of the request."""
    with page.expect_request("**/api/v1/ask") as request:
        ask(page, question)
    return request.value.post_data_json


def test_a_pasted_text_is_shown_and_asked(visit, ask):
    """It stands beside the question, every sentence at its code points; it alone is asked, and cited by its places."""
    page = visit()
    page.get_by_role("button", name="Or bring a text of your own").click()
    page.get_by_label("Text", exact=True).fill(THEATRE)
    page.get_by_role("button", name="Ask this text").click()
    expect(page.locator("#article h2")).to_have_text("The Lantern 🏮 theatre")
    expect(page.locator("#asked-of")).to_contain_text("Now asked: The Lantern 🏮 theatre")
    assert page.title().startswith("The Lantern 🏮 theatre")
    expect(page.get_by_label("Your question")).to_be_focused()
    drawn = page.locator("#article .sentence").evaluate_all("all => all.map(one => [one.id, one.textContent])")
    assert [(f"c{THEATRE.index(text)}", text) for _, text in drawn] == [tuple(one) for one in drawn]
    assert len(drawn) == 5
    with page.expect_response("**/api/v1/ask") as replied:
        body = sent(page, ask, "When was the Lantern theatre opened?")
    assert body == {
        "question": "When was the Lantern theatre opened?",
        "history": [],
        "documents": [{"id": "own--1", "title": "", "text": THEATRE}],
    }
    [citation] = replied.value.json()["citations"]
    expect(page.locator("#article mark")).to_have_text(citation["quote"])
    expect(page.locator("#article mark strong")).to_have_text("1987")
    assert page.locator(f"#c{citation['start']} > mark").count() == 1
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)


def test_each_text_has_its_own_conversation(visit, ask):
    """A text begins a new one, without the history of another; on the way back the old one is there again."""
    page = visit()
    ask(page, "Hello")
    bring(page, THEATRE)
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_text("What would you like to know?")).to_be_visible()
    assert sent(page, ask, "Hi")["history"] == []
    page.get_by_role("button", name="Back to the articles").click()
    expect(page.locator(".turn .asked")).to_have_text(["Hello"])
    expect(page.locator("#article h2")).to_contain_text(SERVED)
    expect(page.locator("#asked-of")).to_be_hidden()
    body = sent(page, ask, "Thanks")
    assert "documents" not in body
    assert [turn["question"] for turn in body["history"]] == ["Hello"]


def test_several_texts_are_kept_in_the_tab(visit, ask):
    """They are listed, turned to and removed; a reload loses none of them, nor what was asked of them."""
    page = visit()
    bring(page, THEATRE)
    ask(page, "Hello")
    bring(page, "It rains.", "Weather")
    expect(page.locator("#article h2")).to_have_text("Weather")
    page.reload()
    expect(page.locator("#asked-of")).to_contain_text("Weather")
    expect(page.locator("#article .sentence")).to_have_text(["It rains."])
    page.get_by_role("button", name="Your texts (2)").click()
    listed = page.locator("#own-kept .text")
    expect(listed).to_have_text(["The Lantern 🏮 theatre", "Weather"])
    listed.first.click()
    expect(page.locator("#article .sentence")).to_have_count(5)
    expect(page.locator(".turn .asked")).to_have_text(["Hello"])
    page.get_by_role("button", name="Your texts (2)").click()
    page.get_by_role("button", name="Remove The Lantern 🏮 theatre").click()
    expect(listed).to_have_text(["Weather"])
    expect(page.locator("#article h2")).to_contain_text(SERVED)
    page.keyboard.press("Escape")
    page.reload()
    expect(page.get_by_role("button", name="Your texts (1)")).to_be_visible()
    assert page.evaluate("JSON.stringify({...sessionStorage}).includes('Mira Holt')") is False


def test_a_dropped_file_is_asked_unchanged(visit, ask):
    """Dropped anywhere, its line ends stay as they are, and its name is its title where it has none of its own."""
    page = visit()
    drop(page, **{"the mill": MILL})
    expect(page.locator("#asked-of")).to_contain_text("the mill")
    assert sent(page, ask, "Who built the mill?")["documents"][0]["text"] == MILL
    expect(page.locator("#article mark")).to_have_text("The mill of Harwick was built in 1887 by Tom Reed.")


def test_a_picked_file_is_asked(visit, tmp_path):
    """The button for a file opens the device's own choice; text that runs from the right does so here."""
    page = visit()
    (tmp_path / "library.md").write_text(LIBRARY, encoding="utf-8")
    page.get_by_role("button", name="Your own text").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(tmp_path / "library.md")
    expect(page.locator("#article h2")).to_have_text("افتتاح مكتبة الميناء")
    paragraph = page.locator("#article p").last
    assert paragraph.evaluate("one => getComputedStyle(one).direction") == "rtl"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (" \n", "There is no text here yet."),
        ("x" * 1_000_001, "The text has 1,000,001 characters; at most 1,000,000 are read."),
        ("x" * 4_000_001, "“big” is too large"),
        ("PK\x03\x04\x00\x00", "“big.txt” is no plain text in UTF-8."),
        ("caf\xe9", "“big.txt” is no plain text in UTF-8."),
        ("\n<!DOCTYPE html><p>The dam</p>", "“big.txt” is no plain text in UTF-8."),
        ("{\\rtf1 The dam}", "“big.txt” is no plain text in UTF-8."),
    ],
    ids=["blank", "long", "large", "binary", "latin-1", "html", "rtf"],
)
def test_what_is_no_text_is_told(visit, text, says):
    """A file that cannot be asked opens the dialog with one sentence of why; what is shown stays."""
    page = visit()
    drop(page, big=text)
    expect(page.get_by_role("alert")).to_contain_text(says.replace("big”", "big.txt”").replace(".txt.txt", ".txt"))
    expect(page.get_by_role("dialog", name="Ask a text of your own")).to_be_visible()
    expect(page.locator("#article h2")).to_contain_text(SERVED)
    page.get_by_label("Text", exact=True).press_sequentially("a")
    expect(page.locator("#own-trouble")).to_be_hidden()


def test_what_was_pasted_outlives_a_service_that_is_gone(visit, start):
    """The dialog says so, keeps the text, and takes it when the service is back."""
    with start() as address:
        page = visit(base=address, refused=("gone",))
    page.get_by_role("button", name="Your own text").click()
    page.get_by_label("Text", exact=True).fill(THEATRE)
    page.get_by_role("button", name="Ask this text").click()
    expect(page.locator("#own-trouble")).to_contain_text("The service does not answer.")
    expect(page.get_by_label("Text", exact=True)).to_have_value(THEATRE)
    with start(port=int(address.rpartition(":")[2])):
        page.get_by_role("button", name="Ask this text").click()
        expect(page.locator("#article h2")).to_have_text("The Lantern 🏮 theatre", timeout=20_000)


def test_a_text_is_drawn_as_a_served_article_is(visit):
    """The served article's own text, pasted, gives the same elements with the same ids."""
    page = visit()
    shape = """() => [...document.querySelectorAll("#article article :is(h2, h3, p:not(.byline))")].map(block =>
        [block.localName, block.textContent, [...block.querySelectorAll(".sentence")].map(one => one.id)])"""
    served = page.evaluate(shape)
    text = page.evaluate("fetch('/api/v1/articles/armenia-azerbaijan').then(r => r.json()).then(one => one.text)")
    bring(page, text)
    assert page.locator("#article").get_attribute("data-article") == "own--1"
    assert page.evaluate(shape) == served


def test_a_million_characters_are_shown(visit):
    """The longest text that may be asked is drawn to its end."""
    page = visit()
    line = "The end 🕊.\n\n"
    drop(page, long=line * (1_000_000 // len(line)))
    last = len(line) * (1_000_000 // len(line) - 1)
    expect(page.locator(f"#c{last}")).to_have_text("The end 🕊.", timeout=20_000)


def test_by_keyboard_and_without_script(visit):
    """Enter opens the dialog in its box, Escape closes it and leads back; without script nothing of it is there."""
    page = visit()
    button = page.get_by_role("button", name="Your own text")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Text", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    bare = visit(java_script_enabled=False)
    expect(bare.locator("[data-own], dialog, .curtain, #asked-of").and_(bare.locator(":visible"))).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(visit, size, scheme):
    """Neither in the dialog, refusing and with its list, nor beside a text that is asked."""
    page = visit(viewport=size, color_scheme=scheme)
    bring(page, THEATRE, "A title that is much too long for the line that it has to stand in, even on a wide screen")
    assert violations(page) == []
    page.get_by_role("button", name="Your texts (1)").click()
    page.get_by_role("button", name="Ask this text").click()
    expect(page.locator("#own-trouble")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def violations(page: Page) -> list[tuple[str, str]]:
    """Return what axe has to report of the page as it is."""
    return [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]]
