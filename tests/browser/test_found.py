"""How an answer was found, what a refusal looked for, what may be asked instead, and quotes that are very long."""

import pytest
from playwright.sync_api import expect

MILL = (
    "The mill of Harwick\n\n"
    "The old mill burnt down in 1931. Nobody in the mill was hurt. Its owner, Ada Keller, wept for a week.\n\n"
    "The council of Harwick bought the bridge from the railway in 1950.\n"
)
LONG = "The ferry of Colmere, " + "which had crossed the lake in all weathers, " * 20 + "sank on 3 May 1902."


@pytest.fixture(scope="module")
def mill(start, tmp_path_factory):
    """Serve one short article, at the address given."""
    path = tmp_path_factory.mktemp("mill") / "mill.txt"
    path.write_text(MILL, encoding="utf-8")
    with start(path) as address:
        yield address


def opened(page):
    """Open the disclosure of the last turn; return its tables as lists of rows of text."""
    last = page.locator(".turn").last
    last.get_by_text("How was this found?").click()
    last.locator("table").first.wait_for()
    return [
        [row.locator("th, td").all_inner_texts() for row in table.locator("tr").all()]
        for table in last.locator("table").all()
    ]


def test_the_words_and_the_passages_are_told(visit, mill, ask):
    """Each word of the question with what met it, and the passages with their BM25 scores, the best first."""
    page = visit(base=mill)
    ask(page, "When did the old mill burn down?")
    with page.expect_response("**/api/v1/ask") as replied:
        words, passages = opened(page)
    explained = replied.value.json()["explanation"]
    assert words == [["Word", "In sentence [1]"], ["old", "old"], ["mill", "mill"], ["burn", "burnt"]]
    best = sorted((one["bm25"] for one in explained["passages"]), reverse=True)
    assert [row[0] for row in passages[1:]] == [f"{score:.2f}" for score in best[:5]]
    assert passages[1][1].startswith("[1] The old mill burnt down in 1931.")


def test_why_the_sentence_was_preferred_is_told(visit, mill, ask):
    """Its score beside the next best, and what made the difference, the most first."""
    page = visit(base=mill)
    ask(page, "When did the old mill burn down?")
    with page.expect_response("**/api/v1/ask") as replied:
        opened(page)
    weighed = sorted((one["score"] for one in replied.value.json()["explanation"]["sentences"]), reverse=True)
    body = page.locator(".found-body")
    expect(body).to_contain_text(f"this one scored {weighed[0]:.2f}. The next best scored {weighed[1]:.2f}.")
    adds = [float(one) for one in body.locator(".figure", has_text="+").all_inner_texts()]
    assert adds == sorted(adds, reverse=True)
    assert 1 <= len(adds) <= 3


def test_it_is_asked_once_and_after_what_came_before(visit, mill, ask):
    """Opening it asks the same question with the same history and `explain`; opening it again asks nothing."""
    page = visit(base=mill)
    ask(page, "When did the old mill burn down?")
    ask(page, "Who owned it?")
    ask(page, "Who bought the bridge?")
    sent = []
    page.on("request", lambda request: sent.append(request.post_data_json) if request.method == "POST" else None)
    turn = page.locator(".turn").nth(1)
    for _ in range(3):
        turn.get_by_text("How was this found?").click()
        turn.locator(".found-body > *").first.wait_for(state="attached")
    assert [(one["question"], one["explain"], [past["question"] for past in one["history"]]) for one in sent] == [
        ("Who owned it?", True, ["When did the old mill burn down?"])
    ]


def test_trouble_is_told_where_it_was_asked_and_tried_again(visit, mill, ask):
    """Where the service fails it says so in its place; opened again it works."""
    page = visit(base=mill, refused=("503",))
    ask(page, "When did the old mill burn down?")
    page.route("**/api/v1/ask", lambda route: route.fulfill(status=503, body="{}", content_type="application/json"))
    summary = page.get_by_text("How was this found?")
    summary.click()
    expect(page.locator(".found-body p")).not_to_have_text("looking for the answer …")
    assert page.locator(".found-body p").inner_text()
    page.unroute("**/api/v1/ask")
    summary.click()
    summary.click()
    expect(page.locator(".found-body table")).to_have_count(2)


def test_a_refusal_names_what_it_lacks_and_offers_what_is_answered(visit, mill, ask):
    """The words that the text lacks are named; the question offered is asked on a press, and it is answered."""
    page = visit(base=mill)
    ask(page, "How many earthquakes shook the bridge?")
    turn = page.locator(".turn")
    expect(turn.locator(".looked")).to_have_text(
        "Looked for: earthquakes · shook · bridgeNot in the text: earthquakes · shook"
    )
    turn.get_by_role("button", name="Tell me about the bridge.").click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn").last).to_have_attribute("data-outcome", "answered")
    assert opened(page)[0][0] == ["Word", "In sentence [1]"]


def test_nothing_is_offered_where_nothing_is_answered(visit, mill, ask):
    """A question of which the text has nothing gets no button, and its disclosure says that nothing was found."""
    page = visit(base=mill)
    with page.expect_response("**/api/v1/ask"):
        ask(page, "zebra quagga?")
    expect(page.locator(".turn .looked")).to_contain_text("Not in the text: zebra · quagga")
    page.get_by_text("How was this found?").click()
    expect(page.locator(".found-body")).to_have_text("No sentence has anything of the question.")
    expect(page.locator(".rephrase")).to_have_count(0)


def test_a_very_long_quote_is_folded_but_whole(visit, ask, start, tmp_path):
    """It shows some lines and a button for all; its text, and what is copied, is the whole quote."""
    (tmp_path / "ferry.txt").write_text(f"A ferry\n\n{LONG} Nobody drowned.\n", encoding="utf-8")
    with start(tmp_path / "ferry.txt") as address:
        page = visit(base=address)
        ask(page, "When did the ferry of Colmere sink?")
        quote = page.locator(".turn .quote").first
        assert quote.text_content() == LONG
        folded = quote.bounding_box()["height"]
        button = page.get_by_role("button", name="Show all")
        expect(button).to_have_attribute("aria-expanded", "false")
        selected = page.evaluate(
            "getSelection().selectAllChildren(document.querySelector('.turn .quote')), String(getSelection())"
        )
        assert selected == LONG
        button.click()
        assert quote.bounding_box()["height"] > 1.5 * folded
        expect(page.get_by_role("button", name="Show less")).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("lang", ["fr", "es", "ar"])
def test_it_is_told_in_the_language_of_the_page(visit, mill, lang):
    """Every line of the disclosure has a translation that is filled in."""
    page = visit(f"/?lang={lang}", base=mill)
    page.locator("#question").fill("When did the old mill burn down?")
    page.keyboard.press("Enter")
    page.locator(".found summary").click()
    expect(page.locator(".found-body table")).to_have_count(2)
    told = page.locator(".found-body").inner_text()
    assert "{" not in told
    assert "undefined" not in told
    assert "burnt" in told
