"""What the page weighs, and that nothing runs or is drawn in it that is not a file of ours."""

import re

import pytest

from article_web.page.interface import interfaces

HEAVIEST = 60_000  # bytes of all bodies as they come over the wire: the whole page as a first visit loads it
ANSWERED = "When did Russia negotiate a second ceasefire?"


@pytest.fixture
def load(visit, server):
    """Open an address of the page with an empty cache: (page, the compressed bytes of what it loads, by address)."""

    def loading(path):
        page = visit("/problems/not-found")
        addresses, sizes = {}, {}
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        wire.on("Network.responseReceived", lambda told: addresses.update({told["requestId"]: told["response"]["url"]}))
        wire.on(
            "Network.dataReceived",
            lambda told: sizes.update({told["requestId"]: sizes.get(told["requestId"], 0) + told["encodedDataLength"]}),
        )
        page.goto(server + path, wait_until="networkidle")
        return page, {addresses[one].removeprefix(server): size for one, size in sizes.items() if one in addresses}

    return loading


@pytest.mark.parametrize("lang", interfaces())
def test_the_whole_page_is_light(load, lang):
    """All that a first visit loads, compressed, is less than 60 KB, the default article's text in it."""
    _, loaded = load(f"/?lang={lang}")
    names = {address.rpartition("/")[2] for address in loaded}
    assert {"page.js", "turn.js", "ink.css", "turn.css"} <= names
    assert sum(loaded.values()) < HEAVIEST, sorted(loaded.items(), key=lambda pair: -pair[1])


def test_every_file_is_named_in_the_page(visit):
    """No module is found only once another has come: the browser asks for all of them at once."""
    page = visit("/")
    named = page.evaluate("Array.from(document.querySelectorAll('script, link'), (one) => one.src ?? one.href)")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert [address for address in loaded if address.endswith(".js") and address not in named] == []


def test_nothing_is_written_into_the_page(client):
    """The page, asked and answered in HTML, has no script, style or handler of its own."""
    html = client.get("/", query_string={"q": ANSWERED}).text
    assert "data-outcome" in html
    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:", html) == []
    assert set(re.findall(r'(?:src|href)="(?:https?:)?//', html)) <= {'href="https://'}  # the article's own address


def test_nothing_is_drawn_with_a_style_or_handler_of_its_own(visit, ask):
    """Nor has the page that the script draws, whatever is open in it."""
    page = visit()
    ask(page, ANSWERED)
    page.locator(".chip").first.click()
    assert page.locator("style, script:not([src])").count() == 0
    handlers = page.evaluate(
        """() => Array.from(document.querySelectorAll("*"))
        .flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith("on"))"""
    )
    assert handlers == []
