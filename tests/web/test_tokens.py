"""Mirror of article_web/serving/tokens.py: a service with tokens answers who has one, and nobody else."""

import os

import pytest

from article_web.app import create_app
from article_web.serving.settings import SettingError, Settings
from article_web.serving.tokens import make

QUESTION = {"question": "When was the second ceasefire?"}


@pytest.fixture
def secret(tmp_path):
    """A file of two tokens, as (path, the first token, the second)."""
    (one, first), (two, second) = make(), make()
    path = tmp_path / "tokens.txt"
    path.write_text(f"newsroom {first}\n\n# the other\ndesk {second}  # until May\n", encoding="utf-8")
    return path, one, two


def bearing(token):
    """Return the header of a request with ``token``."""
    return {"Authorization": f"Bearer {token}"}


def test_only_who_has_a_token_is_answered(library, secret):
    """Without one, and with another, 401 says how to send it; each of several works."""
    path, one, two = secret
    client = create_app(library, Settings(tokens=path)).test_client()
    none = client.post("/api/v1/ask", json=QUESTION)
    assert (none.status_code, none.json["type"]) == (401, "/problems/no-token")
    assert none.headers["WWW-Authenticate"] == 'Bearer realm="article-qa"'
    wrong = client.post("/api/v1/ask", json=QUESTION, headers=bearing(one[:-1]))
    assert (wrong.status_code, wrong.headers["WWW-Authenticate"]) == (
        401, 'Bearer realm="article-qa", error="invalid_token"',
    )  # fmt: skip
    for token in (one, two):
        assert client.post("/api/v1/ask", json=QUESTION, headers=bearing(token)).status_code == 200
    assert client.post("/api/v1/ask", json=QUESTION, headers={"Authorization": f"Basic {one}"}).status_code == 401


def test_a_token_taken_out_of_the_file_is_revoked_at_once(library, secret):
    """The next request with it is refused; with the other it is not; without a file nobody is let in."""
    path, one, two = secret
    client = create_app(library, Settings(tokens=path)).test_client()
    kept = [line for line in path.read_text().splitlines() if not line.startswith("newsroom")]
    path.write_text("\n".join(kept))
    os.utime(path, ns=(1, 1))
    assert client.get("/api/v1/articles", headers=bearing(one)).status_code == 401
    assert client.get("/api/v1/articles", headers=bearing(two)).status_code == 200
    path.unlink()
    assert client.get("/api/v1/articles", headers=bearing(two)).status_code == 401


def test_the_page_is_closed_unless_it_is_opened(library, secret):
    """With tokens the page is refused; opened, it shows, and its own requests are answered."""
    path, *_ = secret
    closed = create_app(library, Settings(tokens=path)).test_client()
    page = closed.get("/", headers={"Accept": "text/html"})
    assert page.status_code == 403
    assert "The page of this service is not open" in page.text
    opened = create_app(library, Settings(tokens=path, open_page=True)).test_client()
    assert opened.get("/").status_code == 200
    assert opened.post("/api/v1/ask", json=QUESTION, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200
    assert opened.post("/api/v1/ask", json=QUESTION, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 401


@pytest.mark.parametrize("address", ["/api/v1/health/live", "/problems/no-token"])
def test_what_anybody_may_see_needs_no_token(library, secret, address):
    """That the process is alive, and what a problem means."""
    client = create_app(library, Settings(tokens=secret[0])).test_client()
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("text", ["newsroom\n", "newsroom abc\n", "news room " + "0" * 64 + "\n", "desk " + "G" * 64])
def test_a_file_that_holds_no_tokens_stops_the_start(library, tmp_path, text):
    """The line is named, and what would be right."""
    path = tmp_path / "tokens.txt"
    path.write_text(text)
    with pytest.raises(SettingError, match=r"Line 1 of .* is no NAME HASH"):
        create_app(library, Settings(tokens=path))


def test_the_command_makes_a_token_that_the_service_knows(command, library, tmp_path):
    """Its line goes into the file as it is printed; the token is on stderr alone."""
    made = command("token", "desk")
    token = made.stderr.rpartition(" ")[2].strip()
    path = tmp_path / "tokens.txt"
    path.write_text(made.stdout)
    assert token not in made.stdout
    client = create_app(library, Settings(tokens=path)).test_client()
    assert client.get("/api/v1/articles", headers=bearing(token)).status_code == 200
    assert command("token", "two words").returncode == 2
