"""The widget marks in the host page what it cites: on pages of three kinds, without touching their elements."""

import pytest
from playwright.sync_api import expect

QUESTION = "When did Russia negotiate a second ceasefire?"
CITED = "Russia negotiated a second ceasefire on November 16th to prevent further flare-ups."
# The words of each mark as a reader sees them: a range may have hidden ones in it, which are not painted.
WORDS = "(range) => range.toString().replace(' (advertisement)', '').replace(/\\s+/g, ' ')"
MARKED = f"() => Object.fromEntries([...CSS.highlights].map(([name, all]) => [name, [...all].map({WORDS})]))"
WIDGET = '<article-qa for="#story"></article-qa>'

# As content systems wrap it: links and emphasis within words of a sentence, boxes in boxes, and what nobody reads.
NESTED = """
<div class="wrap"><div><main><div id="story"><div><div>
  <nav><ul><li><a href="#">Armenia</a></li><li><a href="#">Russia negotiated nothing here.</a></li></ul></nav>
  <header><h1><span>Relations <em>remain</em> uneasy</span></h1></header>
  <script>"Russia negotiated a second ceasefire in a script.";</script>
  <div><section><div><p><span>Since then,
     <a href="#a">occasional</a> conflicts have taken place, with <b>some</b> involving human
     casualties. <span><a href="#r"><span>Russ</span>ia</a> <em>negoti<b>ated</b></em></span> a
     second&#32;<a href="#c">cease<wbr>fire</a><span style="display:none"> (advertisement) </span>
     on <time>November <sup>16th</sup></time> to prevent further
     flare-ups.</span></p></div></section></div>
  <p hidden>Russia negotiated a second ceasefire on a hidden day.</p>
  <div><div>The talks went on in<br>Sochi <i aria-hidden="true">arrow_right</i> for a week.</div></div>
  <table><tr><th>Country</th><td>Armenia</td></tr><tr><th>Capital</th><td>Yerevan</td></tr></table>
  <ul><li>One&nbsp;item</li><li>Another <button>Share</button></li></ul>
  <details><summary>More</summary><p>Folded away.</p></details><pre>kept   as
lines</pre>
</div></div></div></main></div></div>"""

HOSTILE = """<style>
* { all: unset !important; }
html { font-size: 1px !important; }
article-qa, article-qa * { display: none !important; visibility: hidden !important; opacity: 0 !important;
  transform: scale(0) !important; color: #fff !important; background: #fff !important; font-size: 1px !important;
  width: 0 !important; height: 0 !important; max-height: 0 !important; overflow: hidden !important; direction: rtl;
  pointer-events: none !important; letter-spacing: 2em !important; text-transform: uppercase !important;
  filter: opacity(0) !important; clip-path: inset(50%) !important; user-select: none !important; }
button, textarea, section, div, p, h2, h3, ol, li { display: none; }
script, style, head { display: none !important; }
main { display: block !important; }
main p, main h1 { display: block !important; }
</style>"""


def clean(library):
    """Return the article that the service has as plain HTML."""
    title, *paragraphs = next(iter(library.shelf)).article.text.split("\n\n")
    return f'<main id="story"><h1>{title}</h1>{"".join(f"<p>{one}</p>" for one in paragraphs)}</main>'


@pytest.fixture(params=["clean", "nested", "hostile"])
def page(request, embed, library):
    """Open a host page of each kind, with a widget that reads its story."""
    story = NESTED if request.param == "nested" else clean(library)
    return embed((HOSTILE if request.param == "hostile" else "") + story + WIDGET)


def ask(page, question, widget="article-qa"):
    """Ask as a reader would; returns the widget."""
    found = page.locator(widget)
    before = found.locator(".turn").count()
    found.locator("textarea").fill(question)
    page.keyboard.press("Enter")
    found.locator(".turn").nth(before).wait_for()
    return found


def test_the_cited_sentence_is_marked_and_nothing_is_changed(page):
    """Asked and pressed, the sentence is marked in the page, in view, in our colour; its elements are as they were."""
    html = page.evaluate("document.documentElement.outerHTML")
    widget = ask(page, QUESTION)
    expect(widget.locator(".quote").first).to_have_text(CITED)
    expect(widget.locator(".quote").first).to_be_visible()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    widget.locator(".chip").first.click()
    assert page.evaluate(MARKED) == {"article-qa-1-cited": [], "article-qa-1-current": [CITED]}
    top = page.evaluate("[...CSS.highlights.get('article-qa-1-current')][0].getBoundingClientRect().top")
    assert 0 <= top < 800
    expect(widget.get_by_role("status")).to_have_text("The sentence is marked in the article.")
    assert page.evaluate("document.documentElement.outerHTML") == html
    look = page.evaluate(
        "getComputedStyle(document.querySelector('#story p'), '::highlight(article-qa-1-current)').color"
    )
    assert look == "rgb(29, 27, 24)"


def test_only_what_is_shown_is_asked(embed):
    """What is sent are the blocks as a reader sees them, a line each: no menu, no script, nothing hidden."""
    page = embed(NESTED + WIDGET)
    with page.expect_request("**/api/v1/ask") as asked:
        ask(page, QUESTION)
    (sent,) = asked.value.post_data_json["documents"]
    assert sent["text"].split("\n\n") == [
        "Relations remain uneasy",
        f"Since then, occasional conflicts have taken place, with some involving human casualties. {CITED}",
        "The talks went on in\nSochi for a week.",
        "Country Armenia",
        "Capital Yerevan",
        "One\N{NO-BREAK SPACE}item",
        "Another",
        "More",
        "kept as\nlines",
    ]
    assert sent["title"] == "Relations remain uneasy"


def test_marks_move_with_the_page(embed):
    """The mark follows when the page puts other elements in, and when it draws the whole story anew."""
    page = embed(NESTED + WIDGET)
    ask(page, QUESTION)
    page.evaluate("""() => {
      const story = document.getElementById("story");
      story.querySelector("h1").insertAdjacentHTML("afterend", "<p>Breaking: a new line.</p>");
      story.innerHTML = story.innerHTML;
    }""")
    page.wait_for_function("CSS.highlights.get('article-qa-1-current').size === 1")
    page.wait_for_function(
        f"""wanted => {{ const [range] = CSS.highlights.get("article-qa-1-current");
        return range && ({WORDS})(range) === wanted && range.startContainer.isConnected; }}""",
        arg=CITED,
    )
    page.evaluate("document.getElementById('story').replaceWith(document.getElementById('story').cloneNode(true))")
    page.wait_for_function(
        "[...CSS.highlights.get('article-qa-1-current')].every(one => one.startContainer.isConnected)"
    )
    page.wait_for_function("CSS.highlights.get('article-qa-1-current').size === 1")


def test_a_sentence_that_is_gone_is_not_marked_and_said_to_be(embed):
    """Where the page has changed so that the words are no more there, nothing is marked; and again when they are."""
    page = embed(NESTED + WIDGET)
    widget = ask(page, QUESTION)
    expect(widget.locator(".unplaced")).to_have_count(0)
    page.evaluate("document.querySelector('#story sup').textContent = '17th'")
    said = "This sentence cannot be placed surely on the page, so it is not marked."
    expect(widget.locator("li", has_text=CITED).locator(".unplaced")).to_have_text(said)
    widget.locator(".chip").first.click()
    expect(widget.get_by_role("status")).to_have_text(said)
    assert page.evaluate(MARKED)["article-qa-1-current"] == []
    page.evaluate("document.querySelector('#story sup').textContent = '16th'")
    expect(widget.locator("li", has_text=CITED).locator(".unplaced")).to_have_count(0)
    page.wait_for_function("CSS.highlights.get('article-qa-1-current').size === 1")


@pytest.mark.parametrize(
    ("change", "placed"),
    [
        ("all[1].remove()", True),  # the other one is the one, by what stands before it
        ("all[0].textContent = 'Ana came home late in May.'", True),
        ("story.append(...[...story.children].map((one) => one.cloneNode(true)))", False),
    ],
)
def test_a_sentence_that_stands_there_twice_is_marked_only_where_it_is_meant(embed, change, placed):
    """The words around it tell which is meant; where they are the same around both, there is no mark."""
    page = embed(
        '<div id="story"><p>In April the bell of Ardo rang. <i>Ana Ruiz rang the old bell of Ardo.</i> It was cold.</p>'
        "<p>Years went by, and the tower fell. <i>Ana Ruiz rang the old bell of Ardo.</i> Then all was still.</p></div>"
        '<article-qa for="#story"></article-qa>'
    )
    widget = ask(page, "Who rang the old bell of Ardo?")
    expect(widget.locator(".quote").first).to_have_text("Ana Ruiz rang the old bell of Ardo.")
    assert page.evaluate(MARKED)["article-qa-1-current"] == ["Ana Ruiz rang the old bell of Ardo."]
    where = "document.querySelector('#story').textContent.length"
    before = page.evaluate(where)
    page.evaluate(f"{{ const all = document.querySelectorAll('#story i'); {change}; }}")
    assert page.evaluate(where) != before
    page.wait_for_function(f"CSS.highlights.get('article-qa-1-current').size === {int(placed)}")
    expect(widget.locator(".unplaced")).to_have_count(0 if placed else widget.locator(".chip").count())


def test_two_widgets_have_their_own_marks(embed):
    """Each marks what it cites in its own story, in its own colour; the one that goes takes its marks along."""
    page = embed(
        '<div id="a"><p>The lighthouse of Brill was built in 1911.</p></div>'
        '<div id="b"><p>The mill of Oost was built in 1704.</p></div>'
        '<article-qa id="one" for="#a"></article-qa>'
        '<article-qa id="two" for="#b" style="--article-qa-mark: rgb(0, 200, 0)"></article-qa>'
    )
    ask(page, "When was the lighthouse built?", "#one")
    ask(page, "When was the mill built?", "#two")
    marked = page.evaluate(MARKED)
    assert marked["article-qa-1-current"] == ["The lighthouse of Brill was built in 1911."]
    assert marked["article-qa-2-current"] == ["The mill of Oost was built in 1704."]
    look = "getComputedStyle(document.querySelector('#b p'), '::highlight(article-qa-2-current)').backgroundColor"
    assert page.evaluate(look) == "rgb(0, 200, 0)"
    names = page.get_by_role("region").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert names == ["Ask the article", "Ask the article (2)"]
    page.evaluate("document.getElementById('two').remove()")
    assert page.evaluate(MARKED)["article-qa-2-current"] == []
    assert page.evaluate("document.adoptedStyleSheets.length") == 1


def test_a_served_article_is_marked_where_the_page_shows_it(embed, library):
    """With ``article`` and ``for`` the service's article is asked, and marked in the page that prints it."""
    page = embed(clean(library) + '<article-qa article="armenia-azerbaijan" for="#story"></article-qa>')
    with page.expect_request("**/api/v1/ask") as asked:
        ask(page, QUESTION)
    assert asked.value.post_data_json["articles"] == ["armenia-azerbaijan"]
    assert page.evaluate(MARKED)["article-qa-1-current"] == [CITED]
