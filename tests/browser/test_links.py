"""Links to quotes in a real Chromium: what it scrolls to and marks, to the character, is the quote and no more."""

import html
from base64 import b64encode
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from article_index.loading.text import article_from_text
from article_index.split import split
from article_qa.linking.links import link

FILLER = "\n\n".join(f"Paragraph {n} of no interest goes on for a while." for n in range(40))
LONG = "Nobody knows, said " + " and ".join(f"witness {n} of the case" for n in range(20)) + " at last."
TEXT = (
    f"The dam\n\nHe ran. It was built in 1931, by hand - stone & stone.\n\n{FILLER}\n\n"
    f"She ran. Then he ran. Why? “It’s 100% done,” she said.\n\nWhy? {LONG}\n\nHe ran.\n\n"
    f"The café was\nclosed. 大坝建于1931年。没有人知道。\n\n{FILLER.replace('of', 'with')}\n\n"
    "Same.\n\nAnd so it ended.\n\nSame."
)
QUOTES = [
    ("The dam", 0), ("He ran.", 0), ("He ran.", 1), ("Why?", 0), ("Why?", 1), ("Then he ran.", 0),
    ("It was built in 1931, by hand - stone & stone.", 0), ("“It’s 100% done,” she said.", 0), (LONG, 0),
    ("The café was\nclosed.", 0), ("没有人知道。", 0), ("Same.", 0), ("Same.", 1),
]  # fmt: skip
MARK = "::target-text { background: rgb(255, 0, 0); color: rgb(255, 0, 0) }"
# the characters that stand on red in a picture of what is seen: every one that is not white space
READ = """async picture => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data, width } = canvas.getImageData(0, 0, image.width, image.height);
  const red = (x, y) => {
    const at = 4 * (Math.round(y) * width + Math.round(x));
    return data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 0;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let marked = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let i = 0; i < node.length; i++) {
      const range = new Range();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const { x, y, right, bottom } = range.getBoundingClientRect();
      const seen = right > x && y >= 0 && bottom <= innerHeight;
      if (seen && red((x + right) / 2, (y + bottom) / 2)) marked += node.data[i];
    }
  }
  return marked;
}"""


def marked(page: Page) -> str:
    """Return what is marked in view, without white space."""
    page.add_style_tag(content=MARK)
    return "".join(page.evaluate(READ, b64encode(page.screenshot()).decode()).split())


def markup(paragraph: str) -> str:
    """Return a paragraph as a newspaper has it: with links inside its sentences."""
    return html.escape(paragraph).replace(" built ", " <a href='/built'>built</a> ").replace(" ran", " <b>r</b>an")


@pytest.fixture(scope="module")
def newspaper(host) -> str:
    """Serve the article as a page of somebody else's, on an origin of its own; give its address."""
    read = split(article_from_text(TEXT, "dam"))
    paragraphs = "".join(f"<p>{markup(TEXT[one.start : one.end])}</p>" for one in read.paragraphs)
    host.pages["/story.html"] = (f"<!doctype html><html lang=en><title>News</title>{paragraphs}", {})
    return f"{host.origin}/story.html"


@pytest.fixture
def followed(chromium: Browser) -> Iterator[Page]:
    """Give a page that follows links as a reader who pressed one in another program."""
    context = chromium.new_context(viewport={"width": 1000, "height": 1000}, bypass_csp=True, color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("quote", "number"), QUOTES, ids=[f"{quote[:12]} {number}" for quote, number in QUOTES])
def test_a_newspaper_page_marks_the_quote(followed: Page, newspaper: str, quote: str, number: int) -> None:
    """On somebody else's page, each sentence is scrolled to and marked, whatever it has around it or in it."""
    read = split(article_from_text(TEXT, "dam"))
    span = [one.span for one in read.sentences if one.span.of(TEXT) == quote][number]
    followed.goto(link(read, span, newspaper) or "")
    assert marked(followed) == "".join(quote.split())
    before = TEXT[: span.start].count("\n\n")
    paragraph = followed.locator("p").nth(before).bounding_box()
    assert paragraph
    assert 0 <= paragraph["y"] <= 1000  # of the places where these words stand, it is this one


def test_our_own_page_marks_the_quote(followed: Page, tmp_path, start_server) -> None:
    """With a public address quotes link to the article on the page of the service, which scrolls within the page."""
    story = tmp_path / "dam.txt"
    story.write_text(TEXT, encoding="utf-8")
    _, address, _ = start_server(str(story), "--public-url", "http://127.0.0.1:1/asks/")
    for question in ("Who said that nobody knows?", "What was closed?"):
        cited = followed.request.get(f"{address}/api/v1/ask", params={"q": question, "limit": "1"}).json()["citations"]
        assert cited[0]["link"].startswith("http://127.0.0.1:1/asks/?article=dam#:~:text=")
        followed.goto("about:blank")
        followed.goto(cited[0]["link"].replace("http://127.0.0.1:1/asks/", f"{address}/"))
        assert marked(followed) == "".join(cited[0]["quote"].split())
        assert "".join(followed.locator(f"#c{cited[0]['start']}").inner_text().split()) == marked(followed)
