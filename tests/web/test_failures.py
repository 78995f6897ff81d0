"""Mirror of article_web/api/failures.py: all errors on all endpoints have one shape, and each is explained."""

import re

import pytest

from article_web.api.problem import kinds

ENDPOINTS = {
    "/api/v1/ask": {"GET", "POST"},
    "/api/v1/articles": {"GET"},
    "/api/v1/articles/armenia-azerbaijan": {"GET"},
    "/api/v1/health": {"GET"},
    "/api/v1/health/live": {"GET"},
    "/api/v1/openapi.json": {"GET"},
}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
JSON = {"content_type": "application/json"}
ASK = "/api/v1/ask"


def failures():
    """Return every request that fails as (name, method, path, options, status)."""
    for path, methods in ENDPOINTS.items():
        for method in METHODS:
            if method not in methods:
                yield "method-not-allowed", method, path, {}, 405
        for method in methods:
            yield "untrusted-host", method, path, {"headers": {"Host": "evil.example"}}, 400
            yield "not-acceptable", method, path, {"headers": {"Accept": "text/html"}}, 406
        yield "not-found", "GET", path + "/nope/nope", {}, 404
    yield "unknown-article", "GET", "/api/v1/articles/nope", {}, 404
    yield "invalid-request", "GET", "/api/v1/articles?limit=0", {}, 422
    yield "invalid-request", "GET", "/api/v1/articles?colour=red", {}, 422
    yield "invalid-request", "GET", ASK, {}, 422
    yield "wrong-length", "GET", ASK + "?q=", {}, 400
    yield "unsupported-media-type", "POST", ASK, {}, 415
    yield "unsupported-media-type", "POST", ASK, {"data": {"question": "a form"}}, 415
    yield "malformed-json", "POST", ASK, {"data": "{", **JSON}, 400
    yield "malformed-json", "POST", ASK, {"data": "", **JSON}, 400
    yield "wrong-length", "POST", ASK, {"json": {"question": "x" * 1_001}}, 400
    yield "invalid-request", "POST", ASK, {"json": {}}, 422
    yield "invalid-request", "POST", ASK, {"data": '{"question": "\\udead"}', **JSON}, 422
    yield "unknown-article", "POST", ASK, {"json": {"question": "a", "articles": ["nope"]}}, 422
    yield "too-large", "POST", ASK, {"data": " " * (32 * 1024 * 1024 + 1), **JSON}, 413
    yield "not-found", "GET", "/nope", {}, 404
    yield "not-found", "GET", "/problems/nope", {}, 404
    yield "method-not-allowed", "POST", "/", {}, 405


CASES = list(failures())


@pytest.mark.parametrize("case", CASES, ids=[" ".join(case[:3]) for case in CASES])
def test_every_error_has_one_shape(client, case):
    """Problem details with the kind's stable title, one sentence, and pointers where a field is at fault."""
    name, method, path, options, status = case
    response = client.open(path, method=method, **options)
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    problem = response.get_json(force=True)
    assert list(problem)[:4] == ["type", "title", "status", "detail"]
    assert set(problem) <= {"type", "title", "status", "detail", "errors"}
    assert problem["type"] == f"/problems/{name}"
    assert problem["title"] == kinds()[name].title
    assert problem["status"] == status
    assert re.fullmatch(r"[“A-Z].{5,300}\.", problem["detail"])
    assert "Traceback" not in problem["detail"]
    assert "pydantic" not in problem["detail"].lower()
    for error in problem.get("errors", []):
        assert set(error) == {"pointer", "detail"}
        assert error["pointer"] == "" or error["pointer"].startswith("/")
    assert response.headers["Cache-Control"] == "no-store"
    if status == 405:
        assert method not in response.headers["Allow"].split(", ")


def test_every_kind_that_a_request_can_meet_is_met_above():
    """No kind of problem is documented that no test has seen; some need a broken service or HTTP, or settings."""
    by_settings = {"no-token", "page-closed", "too-many-requests"}  # met in test_tokens.py and test_rates.py
    by_load = {"too-busy", "too-slow", "engine-away"}  # met in test_server.py, test_budget.py and test_engine_away.py
    by_chats = {"unsupported-parameter", "unknown-model"}  # met in completions/test_failing.py
    met_elsewhere = {"internal-error", "bad-request"} | by_settings | by_load | by_chats
    assert {case[0] for case in CASES} == set(kinds()) - met_elsewhere


@pytest.mark.parametrize("name", list(kinds()))
def test_each_type_is_a_page_that_explains_it(client, name):
    """The type of a problem is the address of its explanation."""
    response = client.get(f"/problems/{name}")
    assert (response.status_code, response.mimetype) == (200, "text/html")
    text = response.get_data(as_text=True)
    assert f"<h1>{kinds()[name].title}</h1>" in text
    assert f"<code>/problems/{name}</code>" in text


def test_a_browser_outside_the_api_gets_a_page(client):
    """Who would rather read HTML gets the problem as a page of its status, with what was sent escaped."""
    response = client.get("/<script>", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (response.status_code, response.mimetype) == (404, "text/html")
    assert "&lt;script&gt;" in response.get_data(as_text=True)
    assert "<script>" not in response.get_data(as_text=True)


def test_what_should_not_happen_is_logged_and_not_shown(library, caplog):
    """A bug is a 500 of one sentence; the traceback is for who runs the service."""
    from article_web.app import create_app

    app = create_app(library)

    @app.get("/api/v1/broken")
    def broken():
        raise RuntimeError("the secret inside")

    response = app.test_client().get("/api/v1/broken")
    assert (response.status_code, response.mimetype) == (500, "application/problem+json")
    assert response.json == {
        "type": "/problems/internal-error",
        "title": "The service failed",
        "status": 500,
        "detail": "Something went wrong inside the service.",
    }
    assert "the secret inside" in caplog.text
    assert "Traceback" in caplog.text
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_kind_of_http_error_that_we_do_not_raise_is_a_problem_too(library):
    """What Werkzeug refuses on its own has the one shape."""
    from flask import abort

    from article_web.app import create_app

    app = create_app(library)
    app.add_url_rule("/api/v1/<int:code>", "abort", abort)
    for status, name in ((400, "bad-request"), (414, "bad-request"), (505, "internal-error")):
        response = app.test_client().get(f"/api/v1/{status}")
        assert (response.status_code, response.json["type"]) == (status, f"/problems/{name}")
