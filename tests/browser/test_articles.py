"""Several articles: choosing one, and quotes that name and open theirs."""

import pytest
from playwright.sync_api import expect

HARBOUR = "A harbour\n\nThe lighthouse of Harwick was built in 1884. It is forty metres high.\n"
LIBRARY = "A library\n\nThe reading room of Colmere has 312 chairs. It closes at nine.\n"
CHAIRS = "How many chairs does the reading room of Colmere have?"


@pytest.fixture(scope="module")
def two(start, tmp_path_factory):
    """Serve two articles, at the address given."""
    folder = tmp_path_factory.mktemp("two")
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "library.txt").write_text(LIBRARY, encoding="utf-8")
    with start(folder) as address:
        yield address


def test_an_article_can_be_chosen_from_the_list(visit, two):
    """The list opens another article in place, and the conversation stays."""
    page = visit(base=two)
    expect(page.get_by_role("heading", name="A harbour")).to_be_visible()
    page.get_by_text("Articles (2)").click()
    page.get_by_role("link", name="A library").click()
    expect(page.get_by_role("heading", name="A library")).to_be_visible()
    assert page.locator("#article .sentence").all_text_contents() == [
        "A library", "The reading room of Colmere has 312 chairs.", "It closes at nine.",
    ]  # fmt: skip
    assert page.title().startswith("A library")
    expect(page.locator(".shelf [aria-current]")).to_have_text("A library")


def test_a_quote_names_and_opens_its_article(visit, two, ask):
    """An answer from an article that is not shown names it, and its number opens it at the sentence."""
    page = visit(base=two)
    ask(page, CHAIRS)
    expect(page.locator(".turn .source")).to_have_text("A library")
    expect(page.get_by_role("heading", name="A harbour")).to_be_visible()
    page.get_by_role("button", name="1: show").click()
    expect(page.locator("#article mark")).to_have_text("The reading room of Colmere has 312 chairs.")
    assert page.locator("#article h2").text_content() == "A library"


def test_the_list_works_without_script(visit, two):
    """Without script an entry of the list is a link to the page with that article."""
    page = visit(base=two, java_script_enabled=False)
    page.get_by_text("Articles (2)").click()
    page.get_by_role("link", name="A library").click()
    assert page.url == f"{two}/?article=library"
    assert page.locator("#article h2").text_content() == "A library"
