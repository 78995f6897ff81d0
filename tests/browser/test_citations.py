"""From a quote to the article: the number brings exactly the quoted sentence into view and marks it."""

import pytest
from playwright.sync_api import Page, expect

ANSWERED = "When did Russia negotiate a second ceasefire?"
SEVERAL = "What is this article about?"
NOT_SAID = "Who is the president of France?"
PHONE = {"width": 390, "height": 844}

# Around each letter beyond the first 65,536 there are two UTF-16 units but one code point.
ASTRAL = (
    "The \N{MATHEMATICAL BOLD SCRIPT CAPITAL A}\N{TEACUP WITHOUT HANDLE} report\n\n"
    "It rained \N{TEACUP WITHOUT HANDLE}\N{TEACUP WITHOUT HANDLE} all day & <b>all</b> night. "
    "The \N{PANDA FACE} bridge in Harwick \N{PANDA FACE} was opened in 1937 by Ada Lund. "
    "Nobody \N{PANDA FACE} was hurt.\n"
)


def in_view(page: Page, selector: str) -> bool:
    """Return whether the whole element is inside the window, and in the article's pane if that scrolls."""
    return page.evaluate(
        """selector => {
             const box = document.querySelector(selector).getBoundingClientRect();
             const pane = document.getElementById("article");
             const scrolls = getComputedStyle(pane).overflowY === "auto";
             const { top, bottom } = scrolls ? pane.getBoundingClientRect() : { top: 0, bottom: innerHeight };
             return box.height > 0 && box.top >= top && box.bottom <= Math.min(bottom, innerHeight);
           }""",
        selector,
    )


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, PHONE], ids=["wide", "phone"])
def test_a_number_marks_exactly_its_sentence(visit, ask, viewport):
    """Every number marks its sentence most of all, its text the quote and no more, and brings it into view."""
    page = visit(viewport=viewport)
    with page.expect_response("**/api/v1/ask") as replied:
        ask(page, ANSWERED)
    for citation in replied.value.json()["citations"]:
        page.evaluate("scrollTo(0, 0); document.getElementById('article').scrollTop = 0")
        page.get_by_role("button", name=f"{citation['number']}: show this sentence").click()
        assert page.locator("#article mark.current").all_text_contents() == [citation["quote"]]
        assert page.locator(f"#c{citation['start']} > mark.current").count() == 1
        assert in_view(page, "#article mark.current")


def test_all_sentences_of_an_answer_are_marked_at_once(visit, ask):
    """Each cited sentence carries its number in the article; exactly one of them is the current one."""
    page = visit()
    with page.expect_response("**/api/v1/ask") as replied:
        ask(page, SEVERAL)
    citations = replied.value.json()["citations"]
    assert len(citations) > 1
    in_order = sorted(citations, key=lambda one: one["start"])
    for current in citations:
        page.get_by_role("button", name=f"{current['number']}: show this sentence").click()
        marks = page.locator("#article mark")
        assert marks.all_text_contents() == [one["quote"] for one in in_order]
        numbers = marks.evaluate_all("all => all.map(one => [Number(one.dataset.number), one.matches('.current')])")
        assert numbers == [[one["number"], one is current] for one in in_order]
    looks = marks.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
    assert len(set(looks)) == 2


def test_a_link_to_a_sentence_survives(visit):
    """``#c2100`` brings its sentence to the middle and marks it, with and without script."""
    for script in (True, False):
        page = visit("/#c2100", java_script_enabled=script)
        page.wait_for_load_state()
        expect(page.locator("#c2100")).to_be_in_viewport(ratio=1)
        if script:
            look = "[getComputedStyle(document.getElementById('c2100')), getComputedStyle(document.body)]"
            sentence, plain = page.evaluate(f"{look}.map(one => one.backgroundColor)")
            assert sentence != plain


def test_the_short_answer_is_marked_more_strongly(visit, ask):
    """Inside the marked sentence the short answer stands out: exactly its words at exactly its place."""
    page = visit()
    with page.expect_response("**/api/v1/ask") as replied:
        ask(page, ANSWERED)
    answer = replied.value.json()
    short = answer["short"][0]
    cited = answer["citations"][short["citation"] - 1]
    page.get_by_role("button", name=f"{cited['number']}: show").click()
    assert page.locator("#article mark strong").all_text_contents() == [short["text"]]
    before = page.evaluate("document.querySelector('#article mark strong').previousSibling?.textContent ?? ''")
    assert before == cited["quote"][: short["start"] - cited["start"]]


def test_what_is_nearest_can_be_shown_too(visit, ask):
    """A nearest sentence is marked in the article, and not in the way of an answer."""
    page = visit()
    with page.expect_response("**/api/v1/ask") as replied:
        ask(page, NOT_SAID)
    nearest = replied.value.json()["nearest"]
    assert len(nearest) > 0
    assert page.locator("#article mark").count() == 0
    for number, quotation in enumerate(nearest):
        page.get_by_role("button", name="Show in the article").nth(number).click()
        assert page.locator("#article mark.near").all_text_contents() == [quotation["quote"]]
        assert page.locator("#article mark:not(.near), #article mark[data-number]").count() == 0


def test_places_are_counted_in_code_points(visit, ask, start, tmp_path):
    """In a text with letters of two UTF-16 units each, sentence and short answer are still met exactly."""
    path = tmp_path / "astral.txt"
    path.write_text(ASTRAL, encoding="utf-8")
    with start(path) as address:
        page = visit(base=address)
        with page.expect_response("**/api/v1/ask") as replied:
            ask(page, "When was the bridge in Harwick opened?")
        answer = replied.value.json()
        assert answer["outcome"] == "answered"
        citation = answer["citations"][0]
        assert citation["quote"] == ASTRAL[citation["start"] : citation["end"]]
        page.get_by_role("button", name="1: show").click()
        assert page.locator("#article mark").all_text_contents() == [citation["quote"]]
        assert page.locator("#article mark strong").all_text_contents() == [one["text"] for one in answer["short"]]


def test_a_phone_leads_back_to_the_answer(visit, ask):
    """Below each other, the article offers the way back to the number that was pressed."""
    page = visit(viewport=PHONE)
    ask(page, ANSWERED)
    expect(page.get_by_role("button", name="Back to the answer")).to_be_hidden()
    page.get_by_role("button", name="1: show").click()
    page.get_by_role("button", name="Back to the answer").click()
    assert in_view(page, ".chip")
    expect(page.get_by_role("button", name="1: show")).to_be_focused()
