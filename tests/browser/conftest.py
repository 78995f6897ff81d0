"""A real Chromium that watches what the pages do: whom they ask, and what they complain of."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 30_000  # milliseconds, for a machine under load; what never comes is an error, not a slow test
FAILURES = {"gone": "ERR_CONNECTION", "offline": "ERR_INTERNET_DISCONNECTED"}
WIDE = {"width": 1280, "height": 800}
SCRIPT = '<script src="SERVICE/widget.js" defer></script>'

expect.set_options(timeout=PATIENCE)

Visit = Callable[..., Page]
Start = Callable[..., AbstractContextManager[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder ``browser``."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start a headless Chromium; without one the tests skip, but fail where CI is set."""
    found = os.environ.get("ARTICLE_QA_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        missing = "There is no Chromium; install one or name it in ARTICLE_QA_CHROMIUM."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def watching(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Give what opens an empty page in a context of its own: ``new_page(forgiven, **context)``.

    At the end, none may have thrown an error, or written one to the console that is not ``forgiven(text)``.
    """
    contexts, complaints = [], []

    def new_page(forgiven: Callable[[str], bool], **options: object) -> Page:
        def said(kind: str, text: str) -> None:
            if kind in {"error", "warning"} and not forgiven(text):
                complaints.append(text)

        context = chromium.new_context(**({"viewport": WIDE, "reduced_motion": "reduce"} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: said(message.type, message.text))
        return page

    yield new_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def visit(chromium: Browser, server: str) -> Iterator[Visit]:
    """Open pages with ``visit(path="/", base=server, refused=(), **context)``.

    At the end, no page may have asked another host, thrown an error, or written one to the console; of failed
    requests only those with a status in ``refused`` are forgiven ("gone": no answer at all, "offline": no network).
    """
    foreign = []
    with watching(chromium) as new_page:

        def open_page(path: str = "/", *, base: str = server, refused: tuple[str, ...] = (), **options: object) -> Page:
            failures = [f"status of {status}" if status.isdigit() else FAILURES[status] for status in refused]

            def forgiven(text: str) -> bool:
                return "Failed to load resource" in text and any(one in text for one in failures)

            def asked(request: Request) -> None:
                if not request.url.startswith(base.rstrip("/") + "/"):
                    foreign.append(request.url)

            page = new_page(forgiven, **options)
            page.on("request", asked)
            page.goto(base.rstrip("/") + path)
            return page

        yield open_page
    assert foreign == []


@pytest.fixture(scope="session")
def start(rooms_environment: dict[str, str]) -> Start:
    """Start a service that a test may end, in a ``with`` block: its paths and ``port``, as its address."""

    @contextmanager
    def serving(*paths: Path, port: int = 0) -> Iterator[str]:
        command = [sys.executable, "-m", "article_web", "serve", *map(str, paths), "--port", str(port)]
        service = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=rooms_environment)
        assert service.stderr is not None
        try:
            said = service.stderr.readline()
            address = re.search(r"http://[\w.]+:\d+", said)
            assert address, said + service.stderr.read()
            yield address[0]
        finally:
            service.terminate()
            service.wait(timeout=60)
            service.stderr.close()

    return serving


def ask(page: Page, question: str) -> None:
    """Type ``question``, press Enter and wait until it was answered or failed."""
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    page.locator("#ask:not([aria-busy=true])").wait_for(timeout=60_000)  # the first answer loads what all share


@pytest.fixture(scope="session", name="ask")
def asking() -> Callable[[Page, str], None]:
    """Ask as a reader would: ``ask(page, question)``."""
    return ask


class Host:
    """Another site, on an origin of its own, whose pages the tests write: ``pages`` is path -> (HTML, headers)."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, dict[str, str]]] = {}
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                """Send the page."""
                html, headers = pages.get(self.path, ("", {}))
                self.send_response(200 if html else 204)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(html.encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    """Serve pages from a second origin."""
    host = Host()
    yield host
    host.server.shutdown()
    host.server.server_close()


@pytest.fixture(scope="session")
def service(start_server: Callable[..., tuple[object, str, Path]], host: Host) -> str:
    """Start a service that the pages of ``host`` may ask, over the article that comes with it."""
    return start_server("--cors-origins", host.origin)[1]


@pytest.fixture
def embed(chromium: Browser, host: Host, service: str) -> Iterator[Visit]:
    """Open a page of another site with the widget's script: ``embed(body, head=SCRIPT, lang="en", **context)``.

    ``SERVICE`` in it stands for the service. No page may complain but of what is in ``refused``.
    """
    with watching(chromium) as new_page:

        def open_page(
            body: str,
            *,
            head: str = SCRIPT,
            lang: str = "en",
            headers: Mapping[str, str] = MappingProxyType({}),
            refused: tuple[str, ...] = (),
            **options: object,
        ) -> Page:
            html = (
                f'<!doctype html><html lang="{lang}"><head><title>News</title>{head}</head><body>{body}</body></html>'
            )
            path = f"/{len(host.pages)}"
            sent = {name: value.replace("SERVICE", service) for name, value in headers.items()}
            host.pages[path] = (html.replace("SERVICE", service), sent)
            page = new_page(lambda text: any(one in text for one in refused), **options)
            page.goto(host.origin + path)
            return page

        yield open_page
