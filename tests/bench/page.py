"""Measure how fast the page is in a real Chromium: to the first answer, after 200 turns, beside an article of 1 MB.

    python tests/bench/page.py [--times N]

Starts its own service; each visit of the first table has an empty cache. A time ends when the browser has drawn: two
frames after the change. Tests nothing, prints figures.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlencode
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
ROOMS = [str(ROOT / part) for part in ("index", "qa", "web")]
OURS = ROOT / "index/article_index/data/armenia-azerbaijan.txt"
QUESTION = "When did Russia negotiate a second ceasefire?"
FIRST = """(question) => {
    let tell;
    window.told = new Promise((resolve) => { tell = resolve; });
    const seen = () => requestAnimationFrame(() => requestAnimationFrame(() => tell(performance.now())));
    document.addEventListener("DOMContentLoaded", () => {
        window.started = performance.now();
        if (document.querySelector(".turn")) return seen();
        const watch = new MutationObserver(() => {
            if (document.querySelector(".turn")) { watch.disconnect(); seen(); }
        });
        watch.observe(document.getElementById("log"), { childList: true });
        if (!question) return seen();
        document.getElementById("question").value = question;
        document.getElementById("ask").requestSubmit();
    });
}"""
DRAWN = """(act) => new Promise((told) => {
    const start = performance.now();
    const seen = () => requestAnimationFrame(() => requestAnimationFrame(() => told(performance.now() - start)));
    if (act.startsWith("ask ")) {
        const log = document.getElementById("log");
        const watch = new MutationObserver(() => { watch.disconnect(); seen(); });
        watch.observe(log, { childList: true });
        document.getElementById("question").value = act.slice(4);
        document.getElementById("ask").requestSubmit();
    } else {
        document.querySelector(act).click();
        seen();
    }
})"""
SCROLLED = """(place) => new Promise((told) => {
    const pane = document.querySelector(place);
    const frames = [];
    let last = performance.now();
    const step = (now) => {
        frames.push(now - last);
        last = now;
        pane.scrollTop += 400;
        if (frames.length < 120) requestAnimationFrame(step);
        else told(frames.slice(2).sort((one, other) => one - other));
    };
    requestAnimationFrame(step);
})"""


def main() -> None:
    """Print the figures of one run."""
    parser = argparse.ArgumentParser(description="How fast the page is, in a real Chromium.")
    parser.add_argument("--times", type=int, default=9, help="visits with an empty cache")
    parser.add_argument("--on", type=Path, default=OURS, help="the article; the long one repeats it")
    args = parser.parse_args()
    found = os.environ.get("ARTICLE_QA_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        with served(args.on) as address:
            first(browser, address, args.times)
            many(browser, address)
        text = args.on.read_text("utf-8").strip() + "\n\n"
        long = Path(folder, "long.txt")
        long.write_text((text * (1_000_000 // len(text) + 1))[:1_000_000], "utf-8")
        with served(long) as address:
            tell("an article of 1,000,000 characters, read before")
            urlopen(f"{address}api/v1/ask?{urlencode({'q': QUESTION})}", timeout=600).close()
            first(browser, address, 3)
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(address)
            tell(f"  asked and drawn        {page.evaluate(DRAWN, 'ask ' + QUESTION):6.0f} ms")
            tell(f"  number pressed         {page.evaluate(DRAWN, '.chip'):6.0f} ms")
            frames(page, "#article")
        browser.close()


def first(browser: Browser, address: str, times: int) -> None:
    """Print how long it is from navigation to the page and to an answer, asked at once or by the address."""
    for name, path, question in (
        ("page", "", ""),
        ("asked in the page", "", QUESTION),
        ("asked by address", "?q=" + QUESTION, ""),
    ):
        told, started = [], []
        for _ in range(times):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            page = context.new_page()
            page.add_init_script(f"({FIRST})({question!r})")
            page.goto(address + path)
            told.append(page.evaluate("window.told"))
            started.append(page.evaluate("window.started"))
            context.close()
        tell(f"  {name:18} median {median(told):4.0f} ms, most {max(told):5.0f} ms; usable {median(started):5.0f} ms")


def many(browser: Browser, address: str, turns: int = 200) -> None:
    """Print what an answer and a scroll take when there are ``turns`` of them."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    times = [page.evaluate(DRAWN, f"ask {QUESTION[:-1]}, {number}?") for number in range(turns)]
    tell(f"{turns} turns: the first ten {median(times[:10]):.0f} ms each, the last ten {median(times[-10:]):.0f} ms")
    frames(page, "#log")
    page.reload()
    tell(f"  loaded again           {page.evaluate('performance.getEntriesByType(`navigation`)[0].duration'):6.0f} ms")
    page.close()


def frames(page: Page, place: str) -> None:
    """Print how even the frames are while ``place`` scrolls."""
    taken = page.evaluate(SCROLLED, place)
    slowest = taken[int(len(taken) * 0.95)]
    tell(f"  a frame while scrolling {median(taken):5.1f} ms, 95 of 100 below {slowest:.1f} ms")


def tell(line: str) -> None:
    """Print ``line`` at once."""
    print(line, flush=True)


@contextmanager
def served(article: Path) -> Iterator[str]:
    """Serve ``article`` on a free port; its address."""
    command = [sys.executable, "-m", "article_web", "serve", str(article), "--port", "0"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(ROOMS)}
    service = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        said = service.stderr.readline() if service.stderr else ""
        yield re.findall(r"http://\S+", said)[0]
    finally:
        service.terminate()
        service.wait(timeout=60)


if __name__ == "__main__":
    main()
