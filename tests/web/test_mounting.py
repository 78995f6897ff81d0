"""Promises of the blueprint: the service below a prefix of somebody else's application, and nothing else touched."""

import re
from pathlib import Path

import pytest
from flask import Flask, abort, request
from flask.testing import FlaskClient

from article_qa.library import Library
from article_web import Settings, blueprint, create_app

QUESTION = "When did Russia negotiate a second ceasefire?"
REQUESTS = [
    ("GET", "/api/v1/ask", {"query_string": {"q": QUESTION}}),
    ("POST", "/api/v1/ask", {"json": {"question": QUESTION, "limit": 1}}),
    ("POST", "/api/v1/verify", {"json": {"citations": [{"article": "armenia-azerbaijan", "quote": "No."}]}}),
    ("GET", "/api/v1/articles", {}),
    ("GET", "/api/v1/articles/armenia-azerbaijan", {}),
    ("GET", "/api/v1/health", {}),
    ("HEAD", "/api/v1/health", {}),
    ("GET", "/widget.js", {}),
    ("GET", "/v1/models", {}),
]  # fmt: skip


def host_application(*mounts: tuple[str, object]) -> Flask:
    """Return somebody's application with pages, an error page and a hook of its own, and the ``mounts`` in it."""
    app = Flask("newspaper")
    app.config["MAX_CONTENT_LENGTH"] = 1_000_000

    @app.get("/")
    def front() -> str:
        return "The front page"

    @app.errorhandler(404)
    def lost(_: object) -> tuple[str, int]:
        return "Lost in the newspaper", 404

    @app.before_request
    def let_in() -> None:
        request.get_json(silent=True)  # reads the body, as hooks do
        if request.headers.get("X-Banned"):
            abort(403)

    for prefix, made in mounts:
        app.register_blueprint(made, url_prefix=prefix)
    return app


@pytest.fixture
def hosted(library: Library) -> FlaskClient:
    """Return a client of a newspaper that has the default article at /news/ask."""
    return host_application(("/news/ask", blueprint(library))).test_client()


@pytest.mark.parametrize(("method", "path", "options"), REQUESTS, ids=[f"{one[0]} {one[1]}" for one in REQUESTS])
def test_the_api_below_a_prefix_gives_the_same_bytes(hosted, client, method, path, options):
    """Every endpoint answers below the prefix as it does alone, even if the application has read the body before."""
    alone = client.open(path, method=method, **options)
    below = hosted.open(f"/news/ask{path}", method=method, **options)
    assert (below.status_code, below.data) == (alone.status_code, alone.data) == (200, alone.data)
    assert below.content_type == alone.content_type
    assert below.headers.get("ETag") == alone.headers.get("ETag")
    assert below.headers["Content-Security-Policy"] == alone.headers["Content-Security-Policy"]


def test_every_link_of_the_page_stays_below_the_prefix(hosted):
    """No address of the page leaves the prefix, and each that is one of its own files is there."""
    assert hosted.get("/news/ask").headers["Location"].endswith("/news/ask/")
    html = hosted.get("/news/ask/", query_string={"q": QUESTION}).get_data(as_text=True)
    assert '<mark class="cited current"' in html
    addresses = re.findall(r'\b(?:href|src|action|data-ask|data-read|data-suggest|data-page|data-list)="([^"#]+)', html)
    assert len(addresses) > 20
    assert [one for one in addresses if not one.startswith("/news/ask/")] == []
    for address in {one for one in addresses if "/static/" in one}:
        assert hosted.get(address).status_code == 200, address


def test_problems_are_explained_below_the_prefix(hosted):
    """The type of a problem, whoever raised it, is the address that explains it; details name full paths."""
    for path, options in (
        ("/api/v1/articles/nope", {}),
        ("/api/v1/nope", {}),
        ("/api/v1/ask", {"headers": {"Accept": "text/html"}}),
    ):
        problem = hosted.get(f"/news/ask{path}", **options).json
        assert problem["type"].startswith("/news/ask/problems/")
        page = hosted.get(problem["type"])
        assert (page.status_code, page.mimetype) == (200, "text/html")
        assert problem["type"] in page.get_data(as_text=True)
    assert "/news/ask/api/v1/nope" in hosted.get("/news/ask/api/v1/nope").json["detail"]
    refused = hosted.delete("/news/ask/api/v1/ask")
    assert (refused.status_code, refused.json["type"]) == (405, "/news/ask/problems/method-not-allowed")


def test_the_description_says_where_the_service_is(hosted, client):
    """The server of the OpenAPI document is the prefix, so that its paths lead to the endpoints."""
    described = hosted.get("/news/ask/api/v1/openapi.json").json
    assert described["servers"] == [{"url": "/news/ask"}]
    assert hosted.get(described["servers"][0]["url"] + "/api/v1/health").status_code == 200
    assert "`/news/ask/problems/too-slow`" in described["components"]["responses"]["Problem503"]["description"]
    alone = client.get("/api/v1/openapi.json").json
    assert alone["servers"] == [{"url": "/"}]
    assert alone["paths"] == described["paths"]


def test_two_in_one_application_do_not_meet(tmp_path: Path):
    """Each has its own articles and settings, at its own prefix, one of which has a variable in it."""
    for name in ("dam", "mill"):
        (tmp_path / f"{name}.txt").write_text(f"Ada Lund built the {name}.\n", encoding="utf-8")
    dam = blueprint(Library.open(tmp_path / "dam.txt"), name="dam")
    tokens = tmp_path / "tokens"
    tokens.write_text(f"ann {'0' * 64}\n", encoding="utf-8")
    mill = blueprint(Library.open(tmp_path / "mill.txt"), Settings(tokens=tokens), name="mill")
    app = host_application(("/dam", dam), ("/<city>/mill", mill))
    client = app.test_client()
    assert client.get("/dam/api/v1/articles").json["articles"][0]["id"] == "dam"
    refused = client.get("/porto/mill/api/v1/articles")
    assert (refused.status_code, refused.json["type"]) == (401, "/porto/mill/problems/no-token")
    assert client.get("/porto/mill/api/v1/health/live").json == {"status": "ok"}
    with app.test_request_context():
        from flask import url_for

        assert url_for("dam.home") == "/dam/"
        assert url_for("mill.home", city="porto") == "/porto/mill/"


def test_the_application_stays_its_own(library, hosted):
    """Outside the prefix nothing is changed: pages, errors, headers, templates and settings are what they were."""
    front = hosted.get("/")
    assert front.get_data(as_text=True) == "The front page"
    assert "Content-Security-Policy" not in front.headers
    assert "X-Request-ID" not in front.headers
    assert hosted.get("/nope").get_data(as_text=True) == "Lost in the newspaper"
    assert hosted.get("/newsask/").status_code == 404
    plain, with_it = Flask("plain"), Flask("plain")
    with_it.register_blueprint(blueprint(library), url_prefix="/a")
    assert with_it.config == plain.config
    assert set(with_it.jinja_env.globals) == set(plain.jinja_env.globals)
    assert set(with_it.jinja_env.filters) == set(plain.jinja_env.filters)
    assert with_it.extensions == plain.extensions
    assert with_it.error_handler_spec == plain.error_handler_spec
    assert with_it.before_request_funcs == plain.before_request_funcs
    assert with_it.after_request_funcs == plain.after_request_funcs


def test_the_application_says_who_may_come_in(hosted):
    """Its hooks run before ours, and the hosts that it answers are answered: ours are not asked for."""
    assert hosted.get("/news/ask/api/v1/health", headers={"X-Banned": "1"}).status_code == 403
    assert hosted.get("/news/ask/api/v1/health", headers={"Host": "news.example"}).status_code == 200


def test_the_defences_hold_below_the_prefix(library):
    """Body limits, rates, time and cross-origin rules are those of the settings, inside the prefix and there alone."""
    settings = Settings(max_body_bytes=2048, rate_per_client="3 per minute", cors_origins=("https://news.example",))
    client = host_application(("/a", blueprint(library, settings))).test_client()
    large = client.post("/a/api/v1/ask", json={"question": "Who?", "documents": [{"id": "d", "text": "a" * 4000}]})
    assert (large.status_code, large.json["type"]) == (413, "/a/problems/too-large")
    headers = {"Origin": "https://news.example", "Access-Control-Request-Method": "POST"}
    asked = client.options("/a/api/v1/ask", headers=headers)
    assert asked.headers["Access-Control-Allow-Origin"] == "https://news.example"
    for _ in range(4):
        last = client.get("/a/api/v1/ask", query_string={"q": QUESTION})
    assert (last.status_code, last.json["type"]) == (429, "/a/problems/too-many-requests")
    assert client.get("/").status_code == 200
    hurried = host_application(("/a", blueprint(library, Settings(time_budget=0.01)))).test_client()
    text = "It was said like nothing else. " * 20_000
    slow = hurried.post("/a/api/v1/ask", json={"question": "Who?", "documents": [{"id": "d", "text": text}]})
    assert (slow.status_code, slow.json["type"]) == (503, "/a/problems/too-slow")


def test_the_smaller_body_limit_holds(library):
    """What the application does not read itself it does not read for us: the answer is its own then."""
    app = host_application(("/a", blueprint(library)))
    documents = [{"id": "d", "text": "a" * 999_990}]
    refused = app.test_client().post("/a/api/v1/ask", json={"question": "Who?", "documents": documents})
    assert (refused.status_code, refused.mimetype) == (413, "text/html")


def test_it_can_be_mounted_without_a_prefix(library):
    """At the root of an application without pages of its own it is what it is alone."""
    app = Flask("bare")
    app.register_blueprint(blueprint(library))
    client = app.test_client()
    assert client.get("/api/v1/health").json["status"] == "ok"
    assert client.get("/api/v1/nope").json["type"] == "/problems/not-found"
    assert 'data-ask="/api/v1/ask"' in client.get("/").get_data(as_text=True)


def test_it_stands_below_a_proxys_prefix_too(hosted):
    """Where the application is mounted itself, both prefixes stand in the links."""
    html = hosted.get("/news/ask/", environ_overrides={"SCRIPT_NAME": "/outer"}).get_data(as_text=True)
    assert 'data-ask="/outer/news/ask/api/v1/ask"' in html


def test_threads_share_it(library):
    """Eight threads that ask at once get the answers that one gets."""
    from concurrent.futures import ThreadPoolExecutor

    app = host_application(("/a", blueprint(library, Settings(answer_cache_bytes=0))))
    questions = [QUESTION, "Who brokered the ceasefire?", "What is the melting point of tungsten?", "Hello!"] * 4

    def asked(question: str) -> bytes:
        return app.test_client().get("/a/api/v1/ask", query_string={"q": question}).data

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(asked, questions)) == [asked(question) for question in questions]


def test_it_is_one_application_with_create_app(library):
    """A service that is hosted by another kind of application leaves the hosts to it as well."""
    told = {"headers": {"Host": "news.example"}}
    assert create_app(library).test_client().get("/api/v1/health", **told).status_code == 400
    assert create_app(library, hosted=True).test_client().get("/api/v1/health", **told).status_code == 200
