"""Mirror of article_web/serving/defence.py."""

import pytest

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("path", ["/", "/api/v1/health", "/nope", "/static/0/page.js", "/problems/too-large"])
def test_every_response_is_guarded(client, path):
    """The page, the API, files and errors forbid foreign scripts, frames and guesses."""
    with client.get(path) as response:
        headers = response.headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Server-Timing"].startswith("app;dur=")


@pytest.mark.parametrize("path", ["/", "/api/v1/health", "/static/0/page.js", "/problems/too-large", "/nope"])
def test_a_foreign_host_reads_nothing(client, path):
    """A page that points its own name at this machine gets a problem wherever it looks."""
    response = client.get(path, headers={"Host": "rebound.example:8000"})
    assert (response.status_code, response.json["type"]) == (400, "/problems/untrusted-host")
    assert response.json["detail"] == "“rebound.example:8000” is not a host of this service."


def test_hosts_of_the_settings_are_served(library):
    """A service behind a proxy answers to its public name."""
    from article_web.app import create_app
    from article_web.serving.settings import Settings

    client = create_app(library, Settings(trusted_hosts=("qa.example",))).test_client()
    assert client.get("/api/v1/health", headers={"Host": "qa.example"}).status_code == 200
    assert client.get("/api/v1/health", headers={"Host": "other.example"}).status_code == 400
