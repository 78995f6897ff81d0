"""Markup in everything that a reader or an author may write: shown as the text it is, and never run.

That nothing of it was run, asked for or complained of is looked at behind every visit, too.
"""

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from article_index.article import Article
from article_index.store.writing import index

MARKUP = "\"'><script>window.hit=1</script><img src=x onerror=window.hit=2><a href=javascript:window.hit=3>b"
TEXT = f"{MARKUP}\n\nAnn Lee opened {MARKUP} in Porto in 1954. “{MARKUP},” said Tom Reed.\n"
NAME = "'><img src=x onerror=window.hit=4>"  # of a file: without a slash
UNTITLED = "ann lee opened the mill in porto in 1954, and the town had a feast.\n"
ASKED = "Who opened it in Porto?"


def unharmed(page: Page) -> None:
    """Assert that nothing was run, and that no element of the markup is on the page."""
    assert page.evaluate("window.hit") is None
    assert page.locator("img[src=x], [onerror], a[href^=javascript], main script, dialog script").count() == 0


def bring(page: Page, text: str, title: str) -> None:
    """Paste a text of the reader's own, and wait until it is asked."""
    page.get_by_role("button", name="Or bring a text of your own").click()
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Ask this text").click()
    page.locator("dialog[open]").wait_for(state="detached")


@pytest.fixture(scope="module")
def shelf(start, tmp_path_factory):
    """Serve two articles full of markup: a file of such a name, and one of a shelf with such an address."""
    folder = tmp_path_factory.mktemp("injected")
    (folder / f"{NAME}.txt").write_text(UNTITLED, "utf-8")
    url = "javascript:window.hit=5//\"'><script>window.hit=6</script>"
    index([Article("hurt", MARKUP, TEXT, url, MARKUP, "2020-01-01", "en")], folder / "built")
    with start(folder / f"{NAME}.txt", folder / "built") as address:
        yield address


def test_markup_in_a_pasted_text_and_its_title_is_text(visit, ask):
    """In the article, its title, the quotes, their cards, the history, and again after the tab is loaded anew."""
    page = visit()
    bring(page, TEXT, MARKUP)
    ask(page, ASKED)
    ask(page, MARKUP)
    expect(page.locator("#article h2").first).to_have_text(MARKUP)
    page.locator(".chip").first.click()
    unharmed(page)
    page.reload()
    page.locator(".turn").first.wait_for()
    unharmed(page)


def test_markup_in_the_name_of_a_dropped_file_is_text(visit, ask):
    """A text without a title is called by its file's name, whatever that is."""
    page = visit()
    page.evaluate(
        """([name, text]) => {
             const dataTransfer = new DataTransfer();
             dataTransfer.items.add(new File([text], name));
             for (const kind of ["dragover", "drop"])
               document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
           }""",
        [f"{NAME}.txt", UNTITLED],
    )
    ask(page, "Who opened the mill?")
    unharmed(page)


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}])
def test_markup_in_the_articles_served_is_text(visit, shelf, options):
    """Titles, authors, addresses and names of files, with the page's script and without."""
    for address in ("/", "/?article=hurt", "/?q=" + quote(ASKED) + "&article=hurt", "/?q=" + quote(MARKUP)):
        page = visit(address, base=shelf, **options)
        expect(page.locator("#article .sentence").first).to_be_visible()
        if not options:
            page.get_by_text("Articles (2)").click()
            unharmed(page)
        assert page.locator("img[src=x], [onerror], a[href^=javascript]").count() == 0


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ("/?q={}&article={}&rev={}", ("404", "422")),
        ("/?article={}", ("404", "422")),
        ("/?{}={}", ("404", "422")),
        ("/#{}", ()),
        ("/#c10%22{}", ()),
        ("/{}", ("404",)),
        ("/problems/{}", ("404",)),
        ("/static/{}", ("404",)),
        ("/api/v1/articles/{}", ("404",)),
        ("/api/v1/ask?q={}", ()),
        ("/api/v1/ask?q=a&{}=1", ("422",)),
    ],
)
def test_markup_in_an_address_is_never_run(visit, address, refused):
    """In its path, its query and its fragment, of the page, its errors and the API alike."""
    for said in (quote(MARKUP, safe=""), MARKUP.replace("#", "")):
        page = visit(address.replace("{}", said.replace("&", "%26")), refused=refused)
        assert page.evaluate("window.hit") is None
        assert page.locator("img[src=x], [onerror]").count() == 0


def test_what_is_saved_of_it_is_text(visit, ask):
    """Markdown that is saved has no markup that is not escaped; JSON has it inside its strings."""
    page = visit()
    bring(page, TEXT, MARKUP)
    ask(page, ASKED)
    with page.expect_download() as download:
        page.locator("#talk-markdown").click()
    said = Path(download.value.path()).read_text("utf-8")
    assert "script" in said
    assert re.search(r"(?<!\\)<(?=[a-z/!])", said) is None
    with page.expect_download() as download:
        page.locator("#talk-json").click()
    assert json.loads(Path(download.value.path()).read_text("utf-8"))[0]["question"] == ASKED
    unharmed(page)
