"""Takes the picture of the page for the README, from a service that is running.

Usage: ``python tests/browser/picture.py http://127.0.0.1:8000/ docs/page.png``. Starts no service.
"""

import os
import shutil
import sys

from playwright.sync_api import sync_playwright

QUESTION = "When did Russia negotiate a second ceasefire?"


def main(address: str, picture: str) -> None:
    """Write ``picture``, a PNG of the page at ``address`` with one question answered."""
    found = os.environ.get("ARTICLE_QA_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 760}, reduced_motion="reduce")
        page.goto(address)
        page.get_by_label("Your question").fill(QUESTION)
        page.keyboard.press("Enter")
        page.locator(".turn").wait_for()
        page.locator("#next li").first.wait_for()
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
