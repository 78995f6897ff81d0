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


@pytest.fixture(scope="module")
def namesakes(start, tmp_path_factory):
    """Serve two articles of one title and one of another, at the address given."""
    folder = tmp_path_factory.mktemp("namesakes")
    for name, text in (("june", "It rained in Harwick."), ("july", "It snowed in Colmere."), ("other", "Nothing.")):
        title = "Another" if name == "other" else "Weekly notes"
        (folder / f"{name}.txt").write_text(f"{title}\n\n{text}\n", encoding="utf-8")
    with start(folder) as address:
        yield address


@pytest.fixture(scope="module")
def many(start, tmp_path_factory):
    """Serve 130 articles, at the address given."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(130):
        (folder / f"n{number:03}.txt").write_text(f"Number {number}\n\nIt has {number} pages.\n", encoding="utf-8")
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


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_articles_of_one_title_are_told_apart(visit, namesakes, script):
    """In the list, and at the quotes of an answer that names both, their ids stand behind the title."""
    page = visit("/?q=What+is+it+about%3F", base=namesakes, java_script_enabled=script)
    page.get_by_text("Articles (3)").click()
    listed = [text.split() for text in page.locator(".shelf li").all_text_contents()]
    assert listed == [["Weekly", "notesjuly"], ["Weekly", "notesjune"], ["Another"]]
    named = set(page.locator(".turn .source").all_text_contents())
    assert named == {"Weekly notes (june)", "Weekly notes (july)", "Another"}


def test_a_quote_names_and_opens_its_article(visit, two, ask):
    """An answer from an article that is not shown names it, and its number opens it at the sentence."""
    page = visit(base=two)
    ask(page, CHAIRS)
    expect(page.locator(".turn .source")).to_have_text("A library")
    expect(page.get_by_role("heading", name="A harbour")).to_be_visible()
    page.get_by_role("button", name="1: show").click()
    expect(page.locator("#article mark")).to_have_text("The reading room of Colmere has 312 chairs.")
    assert page.locator("#article h2").text_content() == "A library"


def test_another_article_leaves_no_number_pressed(visit, two, ask):
    """Where another article is chosen no number says that its sentence is marked, and no way back is offered."""
    page = visit(base=two, viewport={"width": 390, "height": 844})
    ask(page, CHAIRS)
    chip = page.locator(".turn .chip")
    chip.click()
    expect(chip).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("button", name="Back to the answer")).to_be_visible()
    page.get_by_text("Articles (2)").click()
    page.get_by_role("link", name="A harbour").click()
    expect(page.locator("#article h2")).to_have_text("A harbour")
    expect(chip).not_to_have_attribute("aria-current", "true")
    expect(page.get_by_role("button", name="Back to the answer")).to_be_hidden()


def test_the_list_works_without_script(visit, two):
    """Without script an entry of the list is a link to the page with that article."""
    page = visit(base=two, java_script_enabled=False)
    page.get_by_text("Articles (2)").click()
    page.get_by_role("link", name="A library").click()
    assert page.url == f"{two}/?article=library"
    assert page.locator("#article h2").text_content() == "A library"


def test_a_question_is_asked_of_the_article_shown_alone(visit, two, ask):
    """The scope says which articles are asked; it follows the article shown."""
    page = visit(base=two)
    page.get_by_label("Which articles are asked").select_option("this article only")
    ask(page, CHAIRS)
    expect(page.locator(".turn")).to_have_attribute("data-outcome", "not_in_article")
    page.get_by_text("Articles (2)").click()
    page.get_by_role("link", name="A library").click()
    expect(page.get_by_role("heading", name="A library")).to_be_visible()
    ask(page, CHAIRS)
    expect(page.locator(".turn").last).to_have_attribute("data-outcome", "answered")


def test_who_chooses_an_article_asks_it(visit, two, ask):
    """Chosen from the list or by the address, an article is asked alone until the reader says otherwise."""
    page = visit(base=two)
    scope = page.get_by_label("Which articles are asked")
    expect(scope).to_have_value("")
    page.get_by_text("Articles (2)").click()
    page.get_by_role("link", name="A library").click()
    expect(scope).to_have_value("article")
    expect(visit("/?article=library", base=two).get_by_label("Which articles are asked")).to_have_value("article")


def test_an_article_is_found_by_name_among_many(visit, many):
    """The list shows a part; a few letters find an article wherever it stands, and more are a press away."""
    page = visit(base=many)
    page.get_by_text("Articles (130)").click()
    links = page.locator(".shelf li a")
    assert links.count() == 50
    page.get_by_role("link", name="More articles").click()
    expect(links).to_have_count(100)
    page.get_by_role("link", name="More articles").focus()
    page.keyboard.press("Enter")
    expect(links).to_have_count(130)
    expect(links.nth(100)).to_be_focused()
    page.get_by_label("Find an article by its name").fill("number 12")
    expect(page.get_by_text("Found: 12")).to_be_visible()
    assert links.all_text_contents() == ["Number 12", "Number 112", *(f"Number {number}" for number in range(120, 130))]
    page.get_by_role("link", name="Number 127").click()
    expect(page.locator("#article h2")).to_have_text("Number 127")
    expect(page.get_by_label("Find an article by its name")).to_be_hidden()
    expect(page.get_by_text("Articles (130)")).to_be_focused()
    page.reload()
    expect(page.locator("#article h2")).to_have_text("Number 127")
    page.get_by_text("Articles (130)").click()
    page.get_by_label("Find an article by its name").fill("zebra")
    expect(page.get_by_text("No article has such a name.")).to_be_visible()
    assert links.count() == 0


def test_finding_works_without_script(visit, many):
    """Without script Enter in the field loads the page with what was found."""
    page = visit(base=many, java_script_enabled=False)
    page.get_by_text("Articles (130)").click()
    page.get_by_label("Find an article by its name").fill("127")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Number 127").click()
    assert page.locator("#article h2").text_content() == "Number 127"
