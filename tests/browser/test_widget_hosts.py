"""The widget on other people's pages: their policies, the service's refusals, and the lines that README shows."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from article_web.page.interface import interfaces

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
DOCS = (Path(__file__).parents[2] / "docs/widget.md").read_text(encoding="utf-8")
STORY = '<main id="story"><h1>Brill</h1><p>The lighthouse of Brill was built in 1911.</p></main>'
WIDGET = '<article-qa for="#story"></article-qa>'
QUESTION = "When was the lighthouse built?"
CITED = "The lighthouse of Brill was built in 1911."
POLICY = (
    "default-src 'none'; script-src 'nonce-r4nd0m'; style-src 'nonce-r4nd0m'; connect-src SERVICE; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
NONCE = '<script nonce="r4nd0m" src="SERVICE/widget.js" defer></script>'


def ask(page, question=QUESTION):
    """Ask and wait for an answer or a complaint; returns the widget."""
    widget = page.locator("article-qa")
    widget.locator("textarea").fill(question)
    page.keyboard.press("Enter")
    widget.locator(".turn, .trouble:not([hidden])").first.wait_for()
    return widget


def test_it_works_under_a_strict_policy_with_a_nonce(embed):
    """No style, no eval, no markup from strings: it needs a nonce for the script and leave to ask the service."""
    page = embed(STORY + WIDGET, head=NONCE, headers={"Content-Security-Policy": POLICY})
    widget = ask(page)
    expect(widget.locator(".quote")).to_have_text(CITED)
    assert widget.locator(".root").evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(251, 249, 244)"
    assert page.evaluate("[...CSS.highlights.get('article-qa-1-current')].map(String)") == [CITED]
    look = "getComputedStyle(document.querySelector('#story p'), '::highlight(article-qa-1-current)').backgroundColor"
    assert page.evaluate(look) == "rgb(252, 236, 180)"


def test_a_policy_that_forbids_to_ask_is_named(embed):
    """Where the host's own policy stands in the way, the widget says so and not that the service is away."""
    policy = POLICY.replace("connect-src SERVICE; ", "")
    page = embed(STORY + WIDGET, head=NONCE, headers={"Content-Security-Policy": policy}, refused=("Security Policy",))
    widget = ask(page)
    expect(widget.get_by_role("alert")).to_contain_text(
        "The security policy of this page does not let it ask http://127"
    )


def test_a_service_that_does_not_answer_this_origin_is_named(embed, server, host):
    """No CORS for this page: the widget says which origin is to be allowed; nothing of the answer is read."""
    page = embed(STORY + f'<article-qa for="#story" service="{server}"></article-qa>', refused=("CORS", "ERR_FAILED"))
    widget = ask(page)
    said = f"The service does not let pages of {host.origin} read its answers. Whoever runs it can allow this origin."
    expect(widget.get_by_role("alert")).to_have_text(said)
    expect(widget.locator("textarea")).to_have_value(QUESTION)


def test_a_service_that_wants_a_token_is_named(embed, start_server, host, tmp_path):
    """The widget has no token, for a page could not keep it: it says that the service answers only who has one."""
    tokens = tmp_path / "tokens"
    tokens.write_text("", encoding="utf-8")
    url = start_server("--cors-origins", host.origin, "--tokens", str(tokens))[1]
    page = embed(STORY + WIDGET, head=f'<script src="{url}/widget.js" defer></script>', refused=("status of 401",))
    expect(ask(page).get_by_role("alert")).to_have_text("The request has no token.")


def test_a_text_that_takes_too_long_is_named(embed, start_server, host):
    """It is not the service that is busy: the same question of the same text would take as long again."""
    url = start_server("--cors-origins", host.origin, "--time-budget", "0.01")[1]
    lines = "".join(f"<p>On day {n} the keeper of the port wrote {n} lines about the sea.</p>" for n in range(2000))
    page = embed(
        f'<main id="story">{lines}</main>' + WIDGET,
        head=f'<script src="{url}/widget.js" defer></script>',
        lang="es",
        refused=("status of 503",),
    )
    expect(ask(page).get_by_role("alert")).to_have_text(interfaces()["es"].lines["problem.too-slow"])


def test_a_service_that_is_away_is_named(embed):
    """Nobody at that address."""
    page = embed(STORY + '<article-qa for="#story" service="http://127.0.0.1:9"></article-qa>', refused=("ERR_",))
    expect(ask(page).get_by_role("alert")).to_contain_text("The service does not answer.")


def test_an_address_that_is_none_is_named(embed):
    """It is no error of the page; what cannot be asked does not answer."""
    page = embed(STORY + '<article-qa for="#story" service="http://["></article-qa>', refused=("ERR_",))
    expect(ask(page).get_by_role("alert")).to_contain_text("The service does not answer.")


@pytest.mark.parametrize("story", ["", '<main id="story"><p hidden>Hidden.</p><script>1</script></main>'])
def test_a_page_without_a_text_is_named(embed, story):
    """No such element, or nothing in it that is shown: nothing is asked."""
    page = embed(story + WIDGET)
    widget = ask(page)
    expect(widget.get_by_role("alert")).to_have_text(
        "There is no text to ask here: the page has nothing to read at “#story”."
    )


def test_a_selector_that_is_none_is_named(embed):
    """What is no selector finds nothing, and is no error of the page."""
    page = embed(STORY + '<article-qa for="#1 nonsense("></article-qa>')
    expect(ask(page).get_by_role("alert")).to_contain_text("nothing to read at “#1 nonsense(”")


def test_a_text_that_is_too_long_is_named(embed):
    """It is counted before it is sent."""
    page = embed('<main id="story"></main>' + WIDGET)
    page.evaluate("document.getElementById('story').textContent = 'a '.repeat(500_001)")
    expect(ask(page).get_by_role("alert")).to_contain_text("it has 1,000,001 characters, at most 1,000,000 are read.")


@pytest.mark.parametrize(
    "head",
    [
        '<script type="module" src="SERVICE/widget.js"></script>',
        '<script src="SERVICE/widget.js" crossorigin async></script>',
        '<script src="SERVICE/widget.js" defer></script><script src="SERVICE/widget.js" defer></script>',
    ],
)
def test_it_may_be_loaded_as_a_module_or_twice(embed, head):
    """However it is loaded it knows its service, and there is one element of its name."""
    widget = ask(embed(STORY + WIDGET, head=head))
    expect(widget.locator(".quote")).to_have_text(CITED)


def test_it_works_in_a_shadow_root_and_moves(embed):
    """In a component of the host the story is sought beside it; moved elsewhere it keeps its conversation."""
    page = embed('<div id="box"></div><div id="other"></div>')
    page.evaluate(
        "html => document.getElementById('box').attachShadow({mode: 'open'}).setHTMLUnsafe(html)", STORY + WIDGET
    )
    widget = ask(page)
    expect(widget.locator(".quote")).to_have_text(CITED)
    assert page.evaluate("[...CSS.highlights.get('article-qa-1-current')].map(String)") == [CITED]
    assert page.evaluate("document.getElementById('box').shadowRoot.adoptedStyleSheets.length") == 1
    page.evaluate("""() => { const root = document.getElementById("box").shadowRoot;
      document.getElementById("other").append(root.querySelector("main"), root.querySelector("article-qa")); }""")
    expect(widget.locator(".quote")).to_have_text(CITED)
    widget.locator(".chip").click()
    page.wait_for_function("[...CSS.highlights.values()].some((one) => one.size === 1)")


@pytest.mark.parametrize("wait", [0, 500], ids=["at once", "later"])
def test_a_story_that_comes_late_and_changes_is_asked_as_it_is(embed, wait):
    """In a component, too: what the page says when it is asked is asked, and marked, however short ago it changed."""
    page = embed('<div id="box"></div>')
    page.evaluate("""(wait) => { const root = document.getElementById("box").attachShadow({mode: "open"});
      root.innerHTML = '<article-qa for="#late"></article-qa>';
      window.say = async (text) => {
        const late = root.querySelector("#late") ?? document.createElement("main");
        Object.assign(late, {id: "late", textContent: text});
        if (!late.isConnected) root.append(late);
        await new Promise((done) => wait ? setTimeout(done, wait) : done());
        return (await root.firstChild.ask("Who opened the theatre?"))?.citations[0].quote ?? null;
      }; }""", wait)  # fmt: skip
    assert page.evaluate("say('')") is None
    for name in ("Mira Holt", "Jon Ek", "Ada Lund"):
        text = f"{name} opened the theatre."
        assert page.evaluate("(text) => say(text)", text) == text
    marked = "([...CSS.highlights].find(([name]) => name.endsWith('current')) ?? [])[1]"
    page.wait_for_function(f"[...{marked} ?? []].join() === 'Ada Lund opened the theatre.'")


def test_the_lines_in_the_documentation_work(embed):
    """What docs/widget.md writes in script and in style does what it says."""
    (script,), (style,) = (
        re.findall(rf"^```{kind}\n(.*?)^```", DOCS, re.DOTALL | re.MULTILINE) for kind in ("js", "css")
    )
    page = embed(f"<script>{script}</script><style>{style}</style>" + STORY + WIDGET)
    with page.expect_console_message() as logged:
        widget = ask(page)
    assert logged.value.text == CITED
    button = widget.get_by_role("button", name="Ask", exact=True)
    assert button.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(11, 87, 208)"
    assert widget.locator(".root").evaluate("one => getComputedStyle(one).borderRadius") == "8px"
    assert widget.evaluate("one => getComputedStyle(one).maxWidth") == "640px"


def test_marks_stand_out_without_our_colours(embed):
    """With the system's colours a mark has those that the system marks with."""
    page = embed(STORY + WIDGET, forced_colors="active")
    ask(page)
    look = "getComputedStyle(document.querySelector('#story p'), '::highlight(article-qa-1-current)').backgroundColor"
    page.evaluate("document.body.append(document.createElement('mark'))")
    mark = "getComputedStyle(document.querySelector('mark')).backgroundColor"
    assert page.evaluate(look) == page.evaluate(mark)


def test_the_lines_in_readme_work(embed):
    """README's page, with the address of the service that runs here, answers from its own story and marks it."""
    (shown,) = re.findall(r"^```html\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert shown.count("\n") < 10
    page = embed(shown.replace("http://127.0.0.1:8000", "SERVICE"), head="<!-- none -->")
    page.locator("article-qa .launch").click()
    widget = ask(page, "Who opened the Lantern theatre?")
    quote = widget.locator(".quote").first.text_content()
    assert quote in re.sub(r"<.*?>", "", shown)
    assert page.evaluate("[...CSS.highlights.get('article-qa-1-current')].map(String)") == [quote]
