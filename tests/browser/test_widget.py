"""The widget as a reader uses it: by pointer, by keyboard, with a screen reader; and what it tells the page."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from everywhere import QUESTIONS
from playwright.sync_api import expect

QUESTION = "When did Russia negotiate a second ceasefire?"
CITED = "Russia negotiated a second ceasefire on November 16th to prevent further flare-ups."
NOT_SAID = "What is the melting point of tungsten?"
SERVED = '<main><h1>News</h1><article-qa article="armenia-azerbaijan"></article-qa></main>'
LAUNCHER = (
    '<main id="story"><h1>Brill</h1><p>The lighthouse of Brill was built in 1911. It is 40 metres high.</p>'
    '<p><a href="#">More news</a></p></main><article-qa for="#story" mode="launcher"></article-qa>'
)
PHONE_HEAD = '<meta name="viewport" content="width=device-width"><script src="SERVICE/widget.js" defer></script>'
BOTH = "<style>:root { color-scheme: light dark; background: light-dark(#fff, #111) } a { color: inherit }</style>"
FOCUSED = """() => { let one = document.activeElement;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one.id || one.className || one.localName; }"""
HEAR = """() => { window.told = []; for (const what of ["ask", "answer", "cite", "error", "open", "close"])
  addEventListener(`article-qa:${what}`, (event) => told.push([what, event.target.localName, event.detail])); }"""


def ask(page, question):
    """Type a question, press Enter, wait for its turn; returns the widget."""
    widget = page.locator("article-qa")
    before = widget.locator(".turn").count()
    widget.locator("textarea").fill(question)
    page.keyboard.press("Enter")
    widget.locator(".turn").nth(before).wait_for()
    return widget


def test_the_page_hears_the_library_s_own_object(embed, library):
    """``article-qa:answer`` bubbles out of the widget with the answer of every surface; ``answers`` has it, too."""
    page = embed(SERVED)
    page.evaluate(HEAR)
    for question in QUESTIONS:
        answer = page.evaluate("question => document.querySelector('article-qa').ask(question)", question)
        assert answer == library.ask(question, articles=["armenia-azerbaijan"]).to_dict()
        assert page.evaluate("told.pop()") == ["answer", "article-qa", answer]
        assert page.evaluate("document.querySelector('article-qa').answers.at(-1)") == answer
        page.get_by_role("button", name="New conversation").click()


def test_a_quote_stands_in_the_widget_with_its_number_and_its_short_answer(embed, service):
    """The article's words, the short answer in them, a number that leads to the sentence on its page."""
    page = embed(SERVED)
    widget = ask(page, QUESTION)
    expect(widget.locator(".short")).to_have_text("November 16th")
    expect(widget.locator(".quote")).to_have_text(CITED)
    expect(widget.locator(".quote strong")).to_have_text("November 16th")
    number = widget.get_by_role("link", name="1: show this sentence in the article")
    assert number.get_attribute("href") == f"{service}/?article=armenia-azerbaijan#c2438"
    assert number.get_attribute("rel") == "noopener"
    ask(page, NOT_SAID)
    expect(widget.locator(".said")).to_have_text("The article does not say what the melting point of tungsten is.")
    expect(widget.locator(".label")).to_have_text("Not an answer, but nearest")


def test_the_conversation_goes_along(embed):
    """A follow-up is asked with the turns before it; a new conversation begins with none."""
    page = embed(SERVED)
    widget = ask(page, QUESTION)
    with page.expect_request("**/api/v1/ask") as asked:
        ask(page, "And who mediated it?")
    (turn,) = asked.value.post_data_json["history"]
    assert (turn["question"], turn["citations"][0]["start"]) == (QUESTION, 2438)
    widget.get_by_role("button", name="New conversation").click()
    expect(widget.locator(".turn")).to_have_count(0)
    assert page.evaluate(FOCUSED) == "question"
    with page.expect_request("**/api/v1/ask") as asked:
        ask(page, QUESTION)
    assert asked.value.post_data_json["history"] == []


def test_a_program_can_ask_and_stop_what_a_number_does(embed):
    """``ask()`` gives the answer; a page that prevents ``article-qa:cite`` shows the sentence itself."""
    page = embed(LAUNCHER.replace(' mode="launcher"', ""))
    page.evaluate(HEAR)
    page.evaluate("addEventListener('article-qa:cite', (event) => event.preventDefault())")
    answer = page.evaluate("document.querySelector('article-qa').ask('How high is the lighthouse?')")
    assert answer["citations"][0]["quote"] == "It is 40 metres high."
    page.locator("article-qa .chip").first.click()
    what, _, detail = page.evaluate("told.at(-1)")
    assert (what, detail["placed"]) == ("cite", True)
    assert detail["citation"] == answer["citations"][0]
    expect(page.locator("article-qa").get_by_role("status")).to_have_text("")


def test_nothing_is_asked_before_the_reader_comes(embed, service):
    """A page that nobody asks costs the service its script alone; who comes to the box is offered questions."""
    requests = []
    page = embed("<p>A page.</p>" + SERVED)
    page.on("request", lambda request: requests.append(urlsplit(request.url).path))
    page.reload()
    page.locator("article-qa textarea").wait_for()
    assert [one for one in requests if one.startswith("/api")] == []
    page.locator("article-qa textarea").focus()
    offered = page.locator("article-qa .starters button")
    offered.first.wait_for()
    question = offered.first.text_content()
    offered.first.click()
    expect(page.locator("article-qa .asked")).to_have_text(question)
    assert page.evaluate(FOCUSED) == "log"


def test_a_launcher_works_by_keyboard_alone(embed):
    """Tab, Enter, ask, the number, Escape: the focus goes in, is never lost, and comes back to the button."""
    page = embed(LAUNCHER)
    page.evaluate(HEAR)
    widget = page.locator("article-qa")
    launch = widget.get_by_role("button", name="Ask the article")
    expect(launch).to_have_attribute("aria-expanded", "false")
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "launch"
    page.keyboard.press("Enter")
    expect(widget.get_by_role("dialog", name="Ask the article")).to_be_visible()
    assert page.evaluate(FOCUSED) == "question"
    page.keyboard.type("When was the lighthouse built?")
    page.keyboard.press("Enter")
    widget.locator(".turn").wait_for()
    assert page.evaluate(FOCUSED) == "question"
    while page.evaluate(FOCUSED) != "chip":
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(FOCUSED) != "body"
    page.keyboard.press("Enter")
    expect(widget.get_by_role("status")).to_have_text("The sentence is marked in the article.")
    assert page.evaluate(FOCUSED) == "chip"
    page.keyboard.press("Escape")
    expect(widget.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate(FOCUSED) == "launch"
    page.keyboard.press("Enter")
    expect(widget.locator(".turn")).to_have_count(1)
    assert [what for what, _, _ in page.evaluate("told")] == ["open", "answer", "cite", "close", "open"]


def test_on_a_phone_the_launcher_makes_way_for_the_sentence(embed):
    """Where it covers the page it closes when a number is pressed, so that the mark is seen."""
    page = embed(LAUNCHER, head=PHONE_HEAD, viewport={"width": 390, "height": 844})
    widget = page.locator("article-qa")
    widget.locator(".launch").click()
    box = widget.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    ask(page, "When was the lighthouse built?")
    widget.locator(".chip").first.click()
    expect(widget.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate(FOCUSED) == "launch"
    assert page.evaluate("CSS.highlights.get('article-qa-1-current').size") == 1


def test_a_way_back_to_the_answer(embed):
    """Who was led far away to a sentence is offered to go back, and is at the number then."""
    lines = "".join(f"<p>On day {n} nothing happened in the port.</p>" for n in range(99))
    story = f'<main id="story"><p>Ada Lund opened the bridge.</p>{lines}</main>'
    page = embed(story + '<article-qa for="#story"></article-qa>')
    widget = ask(page, "Who opened the bridge?")
    widget.locator(".chip").first.click()
    back = widget.get_by_role("button", name="Back to the answer")
    back.click()
    expect(widget.locator(".chip").first).to_be_in_viewport()
    assert page.evaluate(FOCUSED) == "chip"
    expect(back).to_be_hidden()


def test_escape_stops_waiting(embed):
    """Who does not want to wait any longer has the question back; after a while a button offers the same."""
    page = embed(SERVED, refused=("ERR_",))
    page.route("**/api/v1/ask", lambda _: None)  # a service that never answers
    widget = page.locator("article-qa")
    widget.locator("textarea").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(widget.locator("form")).to_have_attribute("aria-busy", "true")
    expect(widget.get_by_role("button", name="Stop")).to_be_visible()
    expect(widget.get_by_role("status")).to_contain_text("Press Escape to stop waiting")
    page.keyboard.press("Escape")
    expect(widget.get_by_role("status")).to_have_text("Stopped. Your question is still in the box.")
    expect(widget.locator("form")).not_to_have_attribute("aria-busy", "true")
    expect(widget.locator("textarea")).to_have_value(QUESTION)
    expect(widget.get_by_role("button", name="Stop")).to_be_hidden()


def test_with_another_text_a_new_conversation_begins(embed):
    """Its title and its place may change in the middle of one; what is asked may not."""
    page = embed(LAUNCHER.replace(' mode="launcher"', ""))
    widget = ask(page, "When was the lighthouse built?")
    widget.evaluate("one => { one.setAttribute('heading', 'Ask Brill'); one.setAttribute('mode', 'launcher'); }")
    widget.get_by_role("button", name="Ask Brill").click()
    expect(widget.locator(".quote")).to_have_text("The lighthouse of Brill was built in 1911.")
    widget.evaluate("one => one.setAttribute('article', 'armenia-azerbaijan')")
    expect(widget.locator(".turn")).to_have_count(0)
    ask(page, QUESTION)
    expect(widget.locator(".quote")).to_have_text(CITED)
    expect(widget.locator(".unplaced")).to_have_count(1)  # the page shows another story


def test_answers_are_announced_and_failures_too(embed):
    """Turns come into a log, a failure into an alert that tells the page as well; the question stays in the box."""
    page = embed(SERVED, refused=("status of 400",))
    page.evaluate(HEAR)
    widget = page.locator("article-qa")
    expect(widget.get_by_role("log", name="Questions and answers")).to_be_visible()
    widget.locator("textarea").fill("x" * 1001)
    page.keyboard.press("Enter")
    expect(widget.get_by_role("alert")).to_contain_text("1,000")
    ((what, _, detail),) = page.evaluate("told")
    assert (what, detail["question"]) == ("error", "x" * 1001)
    assert detail["message"] == widget.get_by_role("alert").text_content()
    expect(widget.locator("textarea")).to_have_value("x" * 1001)
    widget.locator("textarea").fill(QUESTION)
    widget.get_by_role("button", name="Try again").click()
    expect(widget.locator(".asked")).to_have_text(QUESTION)
    expect(widget.get_by_role("alert")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(embed, width, scheme):
    """Inline and as an open launcher, answered, refused and failed: no violation of any rule; nothing is cut off."""
    served = '<article-qa article="armenia-azerbaijan" heading="Ask the news"></article-qa>'
    page = embed(
        LAUNCHER + served,
        head=PHONE_HEAD + BOTH,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        refused=("status of 400",),
    )
    for one in page.locator("article-qa").all():
        if one.get_attribute("mode"):
            one.locator(".launch").click()
        for number, question in enumerate((QUESTION, NOT_SAID)):
            one.locator("textarea").fill(question)
            page.keyboard.press("Enter")
            one.locator(".turn").nth(number).wait_for()
        one.locator("textarea").fill("x" * 1001)
        page.keyboard.press("Enter")
        expect(one.locator(".trouble")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = """all => all.map((one) => [one.outerHTML, one.getBoundingClientRect()])
      .filter(([, box]) => box.width && (box.width < 24 || box.height < 23.9)).map(([html]) => html)"""
    assert page.locator("article-qa :is(button, textarea, a)").evaluate_all(small) == []


def test_offered_questions_begin_on_one_side(embed):
    """English ones on the left of an Arabic page, the short like the long."""
    page = embed('<article-qa article="armenia-azerbaijan" style="width: 300px"></article-qa>', lang="ar")
    page.locator("article-qa #question").focus()
    offered = page.locator("article-qa .starters button")
    expect(offered.first).to_be_visible()
    begins = offered.evaluate_all("""all => all.map((one) => { const range = document.createRange();
      range.setStart(one.firstChild, 0); range.setEnd(one.firstChild, 1);
      return Math.round(range.getBoundingClientRect().left); })""")
    assert len(begins) > 1
    assert len(set(begins)) == 1


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_it_speaks_the_language_of_the_page(embed, code):
    """By the page's ``lang``, or its own; the answer stays in the article's words, and runs its own way."""
    from article_web.page.interface import interfaces

    lines = interfaces()[code].lines
    page = embed(SERVED, lang=f"{code}-X")
    widget = ask(page, QUESTION)
    expect(widget.get_by_role("button", name=lines["ask.button"], exact=True)).to_be_visible()
    expect(widget.locator(".sure")).to_have_text(lines["sure.clearly"])
    expect(widget.locator(".quote")).to_have_text(CITED)
    ask(page, NOT_SAID)
    expect(widget.locator(".said")).to_have_text(lines["reason.low_confidence"])
    assert widget.locator(".root").evaluate("one => getComputedStyle(one).direction") == interfaces()[code].dir
    assert widget.locator(".quote").first.evaluate("one => getComputedStyle(one).direction") == "ltr"
    widget.evaluate("one => one.lang = 'es'")
    expect(widget.get_by_label(interfaces()["es"].lines["ask.label"])).to_be_visible()
    expect(widget.locator(".turn")).to_have_count(2)
