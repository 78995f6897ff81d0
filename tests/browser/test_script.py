"""The page without script, and the page with script that takes over from it."""

from urllib.parse import quote

ANSWERED = "When did Russia negotiate a second ceasefire?"


def test_a_form_answers_without_script(visit):
    """Typing and pressing the button gives a page with the answer, its sentences marked in the article."""
    page = visit(java_script_enabled=False)
    page.get_by_label("Your question").fill(ANSWERED)
    page.get_by_role("button", name="Ask").click()
    quotes = page.locator(".turn .quote").all_text_contents()
    assert quotes
    assert sorted(page.locator("#article mark").all_text_contents()) == sorted(quotes)
    page.locator(".chip").first.click()
    assert "#c" in page.url
    assert page.locator(".turn .quote").all_text_contents() == quotes


def test_a_linked_answer_is_the_first_turn_of_the_conversation(visit, ask):
    """An answer that came with the page has working numbers and goes along as history."""
    page = visit("/?q=" + quote(ANSWERED))
    page.get_by_role("button", name="1: show").click()
    assert page.locator("#article mark").text_content() == page.locator(".quote").first.text_content()
    with page.expect_request("**/api/v1/ask") as request:
        ask(page, "And how long did it last?")
    assert [turn["question"] for turn in request.value.post_data_json["history"]] == [ANSWERED]


def test_markup_in_the_address_is_text(visit):
    """A question in the address is shown as text, with and without script."""
    markup = "<script>alert(1)</script>' onclick='x\" when?"
    for options in ({}, {"java_script_enabled": False}):
        page = visit("/?q=" + quote(markup), **options)
        assert page.locator(".turn .asked").text_content() == markup
        assert page.locator(".turn script").count() == 0
