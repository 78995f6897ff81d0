"""Taking an answer along: as text, as Markdown, as a link that gives it again; and where copying is forbidden."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

ANSWERED = "When did Russia negotiate a second ceasefire?"
NOT_SAID = "What is the melting point of tungsten?"
ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}
DENY = "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')) }"


def copied(page: Page, button: str) -> str:
    """Press the ``button`` of the last answer and return what the clipboard holds then."""
    page.locator(".tools").last.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    return page.evaluate("navigator.clipboard.readText()")


def test_an_answer_is_copied_with_its_citation(visit, ask):
    """As text it is the question, the short answer, each quote with article and place, and the link."""
    page = visit(**ALLOWED)
    with page.expect_response("**/api/v1/ask") as replied:
        ask(page, ANSWERED)
    answer = replied.value.json()
    title = answer["articles"][0]["title"]
    quotes = [
        f"“{one['quote']}”\n— {title}, sentence {one['sentence']}, characters {one['start']}–{one['end']}"
        for one in answer["citations"]
    ]
    *parts, link = copied(page, "Copy").removesuffix("\n").split("\n\n")
    assert parts == [ANSWERED, *(one["text"] for one in answer["short"]), *quotes]
    assert link == copied(page, "Copy link")


def test_markdown_reads_as_the_quote_and_nothing_else(visit, start, tmp_path, ask):
    """What Markdown would take for markup is escaped; a quote's line break stays inside the quotation."""
    path = tmp_path / "markup.txt"
    path.write_text("A [log]\n\nThe *bold*\nbridge_of #1 was opened in 1937 by <b>Ada</b>.\n", encoding="utf-8")
    with start(path) as address:
        page = visit(base=address, **ALLOWED)
        ask(page, "When was the bridge opened?")
        said = copied(page, "Copy as Markdown")
    assert said.startswith("**When was the bridge opened?**\n\n")
    assert (
        "\n> The \\*bold\\*\n> bridge\\_of #1 was opened in 1937 by \\<b\\>Ada\\</b\\>.\n>\n> — A \\[log\\], " in said
    )
    assert said.endswith(">)\n")


def test_a_refusal_is_copied_as_one(visit, ask):
    """What the article does not say is copied as that, the nearest sentences labelled as no answer."""
    page = visit(**ALLOWED)
    ask(page, NOT_SAID)
    parts = copied(page, "Copy").split("\n\n")
    assert parts[:3] == [NOT_SAID, page.locator(".said").text_content(), "Not an answer, but nearest:"]


def test_a_greeting_has_nothing_to_take_along(visit, ask):
    """Small talk is neither copied nor linked."""
    page = visit()
    ask(page, "Hello!")
    assert page.locator(".turn").count() == 1
    assert page.locator(".tools").count() == 0


def test_the_link_gives_a_follow_up_s_answer_again(visit, ask):
    """The link names the questions before it, the article and its version; it gives the same reading and quotes."""
    page = visit(**ALLOWED)
    ask(page, "When did the war start?")
    with page.expect_response("**/api/v1/ask") as replied:
        ask(page, "And how long did it last?")
    answer = replied.value.json()
    assert answer["understood_as"] != answer["question"]
    link = copied(page, "Copy link")
    assert parse_qs(urlsplit(link).query) == {
        "past": ["When did the war start?"],
        "q": ["And how long did it last?"],
        "article": [answer["citations"][0]["article"]],
        "rev": [answer["articles"][0]["sha256"][:12]],
    }
    other = visit(link.removeprefix(page.url.rstrip("/")))
    assert other.locator(".turn .quote").all_text_contents() == [one["quote"] for one in answer["citations"]]
    assert other.locator(".read-as q").text_content() == answer["understood_as"]
    assert other.locator(".changed").count() == 0


def test_a_link_says_that_the_article_has_changed(visit):
    """With another version in the link the page says so in its language, with script and without."""
    link = f"/?q={quote(ANSWERED)}&article=armenia-azerbaijan&rev=000000000000"
    for options in ({}, {"java_script_enabled": False}):
        page = visit(link, **options)
        expect(page.locator(".changed")).to_contain_text("The article has changed since this link was made.")
        expect(visit(f"{link}&lang=fr", **options).locator(".changed")).to_contain_text("L’article a changé")


def test_where_copying_is_denied_the_text_is_there_to_copy(visit, ask):
    """The text is shown, whole and selected, with the focus on it; Escape takes it away and leads back."""
    page = visit()
    ask(page, ANSWERED)
    page.evaluate(DENY)
    button = page.get_by_role("button", name="Copy", exact=True)
    button.click()
    area = page.get_by_role("textbox", name="The browser does not let this page copy")
    expect(area).to_be_focused()
    selected = page.evaluate("getSelection().toString()")
    assert selected == area.input_value()
    assert re.match(re.escape(ANSWERED), selected)
    page.keyboard.press("Escape")
    expect(area).to_have_count(0)
    expect(button).to_be_focused()


def test_what_the_device_shares_is_the_answer(visit, ask):
    """Where the browser can share there is a button for it, which hands over what 'Copy' copies."""
    page = visit(**ALLOWED)
    page.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); }")
    page.reload()
    ask(page, ANSWERED)
    page.get_by_role("button", name="Share").click()
    assert page.evaluate("window.shared") == {"title": ANSWERED, "text": copied(page, "Copy")}


def test_the_link_keeps_what_was_asked(visit, ask, start, tmp_path):
    """Asked of one article of several alone, the link asks that one alone, and gives the same refusal again."""
    (tmp_path / "bridge.txt").write_text("The bridge\n\nThe bridge was opened in 1932.\n", encoding="utf-8")
    (tmp_path / "tower.txt").write_text("The tower\n\nThe tower was painted in 1950.\n", encoding="utf-8")
    with start(tmp_path) as address:
        page = visit("/?article=tower", base=address, **ALLOWED)
        page.locator("#scope").select_option("article")
        ask(page, "When was the bridge opened?")
        assert page.locator(".turn").get_attribute("data-outcome") == "not_in_article"
        page.reload()
        link = copied(page, "Copy link")
        assert parse_qs(urlsplit(link).query)["scope"] == ["article"]
        other = visit(link.removeprefix(address.rstrip("/")), base=address)
        assert other.locator(".turn").get_attribute("data-outcome") == "not_in_article"
        other.locator("#scope").select_option("")
        ask(other, "When was the bridge opened?")
        assert other.locator(".turn .quote").last.text_content() == "The bridge was opened in 1932."


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_copying_is_denied(visit, ask, scheme):
    """The text to copy by hand, the bar of the conversation and a changed article's note have no violation."""
    page = visit(f"/?q={quote(ANSWERED)}&article=armenia-azerbaijan&rev=000000000000", color_scheme=scheme)
    page.evaluate(DENY)
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator(".by-hand")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
