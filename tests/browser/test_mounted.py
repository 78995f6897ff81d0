"""The page below two prefixes of somebody else's application: it works there, and the two keep apart."""

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import expect
from werkzeug.serving import make_server

from article_qa.library import Library
from article_web import blueprint


@pytest.fixture(scope="module")
def newspaper(library: Library) -> Iterator[str]:
    """Serve an application with the default article at /news/ask and another at /old/ask; give its address."""
    app = Flask("newspaper")
    app.register_blueprint(blueprint(library), url_prefix="/news/ask")
    dam = Library.from_text("Ada Lund built the dam at Harwick in 1937.", "dam", "The dam")
    app.register_blueprint(blueprint(dam, name="old"), url_prefix="/old/ask")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_the_page_works_below_a_prefix_and_remembers_its_own(visit, ask, newspaper: str) -> None:
    """Each page answers from its own article; after a visit to the other, the conversation is where it was held."""
    page = visit("/news/ask/", base=newspaper)
    ask(page, "When did Russia negotiate a second ceasefire?")
    expect(page.locator(".turn")).to_contain_text("November 16th")
    page.goto(f"{newspaper}/old/ask/")
    expect(page.locator("#article")).to_contain_text("Ada Lund")
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, "Who built the dam?")
    expect(page.locator(".turn")).to_contain_text("Ada Lund")
    page.goto(f"{newspaper}/news/ask/")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".turn")).to_contain_text("November 16th")


def test_what_is_shared_leads_back(visit, ask, newspaper: str) -> None:
    """The link to an answer stays below the prefix."""
    page = visit("/news/ask/", base=newspaper)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "When did Russia negotiate a second ceasefire?")
    page.locator(".turn").get_by_role("button", name="Copy link").click()
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{newspaper}/news/ask/?q=When")
