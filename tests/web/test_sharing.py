"""Mirror of article_web/serving/sharing.py: pages of other origins that may call the API, or frame the page."""

import pytest

from article_web.app import create_app
from article_web.serving.settings import SettingError, Settings

NEWS = "https://news.example"


def test_no_other_origin_is_answered_by_default(client):
    """A browser is told nothing that would let a foreign page read."""
    response = client.get("/api/v1/health", headers={"Origin": NEWS})
    assert [name for name, _ in response.headers if name.startswith("Access-Control")] == []
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_an_allowed_origin_may_read_and_another_may_not(library):
    """The origin itself is named, never all; caches are told that answers differ by it; no cookies."""
    client = create_app(library, Settings(cors_origins=(NEWS,))).test_client()
    allowed = client.get("/api/v1/health", headers={"Origin": NEWS})
    assert allowed.headers["Access-Control-Allow-Origin"] == NEWS
    assert "Origin" in allowed.headers["Vary"]
    assert allowed.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in allowed.headers
    other = client.get("/api/v1/health", headers={"Origin": NEWS + ".evil.example"})
    assert "Access-Control-Allow-Origin" not in other.headers
    assert "Access-Control-Allow-Origin" not in client.get("/", headers={"Origin": NEWS}).headers


def test_a_preflight_is_answered(library):
    """A browser learns that it may POST JSON with a token."""
    client = create_app(library, Settings(cors_origins=(NEWS,))).test_client()
    asks = {"Origin": NEWS, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    told = client.options("/api/v1/ask", headers=asks).headers
    assert "POST" in told["Access-Control-Allow-Methods"]
    assert "Content-Type" in told["Access-Control-Allow-Headers"]
    assert "X-Stainless" not in told["Access-Control-Allow-Headers"]


def test_a_chat_client_in_a_browser_may_call(library):
    """The headers that OpenAI's own client adds are allowed where it calls, and the reply may be read."""
    client = create_app(library, Settings(cors_origins=(NEWS,))).test_client()
    asks = {"Origin": NEWS, "Access-Control-Request-Method": "POST"}
    told = client.options("/v1/chat/completions", headers=asks).headers
    assert told["Access-Control-Allow-Origin"] == NEWS
    assert {"Authorization", "X-Stainless-Lang"} <= set(told["Access-Control-Allow-Headers"].split(", "))
    assert client.get("/v1/models", headers={"Origin": NEWS}).headers["Access-Control-Allow-Origin"] == NEWS


def test_the_page_may_be_framed_by_those_who_are_named(library, client):
    """By default by nobody."""
    framed = create_app(library, Settings(frame_ancestors=(NEWS,))).test_client().get("/")
    assert framed.headers["Content-Security-Policy"].endswith(f"frame-ancestors {NEWS}")
    assert client.get("/").headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")


@pytest.mark.parametrize("origin", ["*", "news.example", "https://news.example/", "https://a.example; script-src *"])
def test_what_is_no_origin_is_refused(origin):
    """Nothing that a header would read as something else."""
    with pytest.raises(SettingError, match="an origin is written"):
        Settings(cors_origins=(origin,))
