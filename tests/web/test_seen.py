"""Mirror of article_web/serving/seen.py: an id on every response, and a log that keeps quiet about people."""

import io
import json
import re

import pytest

from article_web.app import create_app
from article_web.serving.settings import SettingError, Settings

QUESTION = "When was the second ceasefire signed?"


@pytest.fixture
def logged(library, capsys):
    """Return a function: the lines of log that a request makes under the settings given."""

    def ask(path, settings, **sent):
        app = create_app(library, settings)
        app.add_url_rule("/broken", "broken", lambda: 1 / 0)
        app.test_client().open(path, **sent)
        return capsys.readouterr().err.splitlines()

    return ask


def test_a_line_of_json_says_what_came_of_a_request(logged):
    """One object a request, with exactly these fields."""
    (line,) = logged(f"/api/v1/ask?q={QUESTION}", Settings(log="json"), headers={"X-Request-ID": "from-the-proxy.1"})
    told = json.loads(line)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", told.pop("time"))
    assert told.pop("ms") > 0
    assert told.pop("bytes") > 500
    assert told == {
        "id": "from-the-proxy.1",
        "method": "GET",
        "route": "/api/v1/ask",
        "status": 200,
        "outcome": "answered",
        "reason": None,
        "problem": None,
    }


def test_neither_question_nor_client_is_told_unless_asked_for(logged):
    """With the default both stay out of the log, in each form; with their settings they are in it."""
    for form in ("text", "json"):
        for path in (f"/api/v1/ask?q={QUESTION}", f"/?q={QUESTION}", f"/api/v1/{QUESTION}"):
            said = "".join(logged(path, Settings(log=form), environ_base={"REMOTE_ADDR": "192.0.2.7"}))
            assert said
            assert "ceasefire" not in said
            assert "192.0.2.7" not in said
    asked = Settings(log="json", log_questions=True, log_clients=True)
    (line,) = logged(f"/api/v1/ask?q={QUESTION}", asked, environ_base={"REMOTE_ADDR": "192.0.2.7"})
    told = json.loads(line)
    assert (told["question"], told["client"]) == (QUESTION, "192.0.2.7")


@pytest.mark.parametrize(
    ("path", "status", "problem"),
    [("/api/v1/ask", 422, "invalid-request"), ("/nothing", 404, "not-found"), ("/broken", 500, "internal-error")],
)
def test_what_is_refused_is_logged_with_its_problem(logged, path, status, problem):
    """Failures have a line like any other; its route is null where there is none."""
    (line,) = logged(path, Settings(log="json"))
    told = json.loads(line)
    assert (told["status"], told["problem"]) == (status, problem)
    assert (told["route"] is None) == (status == 404)
    assert ("ZeroDivisionError" in told.get("failure", "")) == (status == 500)


def test_the_text_form_is_for_people(logged):
    """Time, method, route, status, outcome, how long, how much, the id."""
    (line,) = logged("/api/v1/ask?q=Hello!", Settings(log="text"), headers={"X-Request-ID": "one"})
    assert re.fullmatch(r"\S+ GET /api/v1/ask 200 chat greeting [\d.]+ ms \d+ bytes id=one", line)


def test_nothing_is_logged_by_default(logged):
    """A service that somebody runs for himself stays quiet."""
    assert logged("/api/v1/ask?q=Hello!", Settings()) == []


@pytest.mark.parametrize(
    "sent", [None, "", "x" * 65, "two words", 'a"b', "é", "a\u2028b", "a,b", "a;b"], ids=lambda sent: repr(sent)[:12]
)
def test_an_id_that_is_no_id_is_replaced(client, sent):
    """What may not stand in a log is not repeated; a new one of 16 hexadecimal digits is made."""
    environ = {} if sent is None else {"HTTP_X_REQUEST_ID": sent}
    first, second = (client.get("/api/v1/health", environ_overrides=environ).headers["X-Request-ID"] for _ in "ab")
    assert re.fullmatch("[0-9a-f]{16}", first)
    assert first != second


def test_an_id_that_is_sent_comes_back(client):
    """On answers, on problems and on what is refused before all else."""
    for path in ("/api/v1/health", "/nothing", "/"):
        assert client.get(path, headers={"X-Request-ID": "a-1"}).headers["X-Request-ID"] == "a-1"
    refused = client.get("/", headers={"Host": "evil.example", "X-Request-ID": "a-2"})
    assert (refused.status_code, refused.headers["X-Request-ID"]) == (400, "a-2")


def test_a_log_that_cannot_be_written_fails_no_answer(library, monkeypatch):
    """Standard error is closed: readers are answered."""
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr("sys.stderr", closed)
    client = create_app(library, Settings(log="json")).test_client()
    assert client.get("/api/v1/ask?q=Hello!").status_code == 200


def test_a_form_of_log_that_is_none_stops_the_start():
    """One sentence says which there are."""
    with pytest.raises(SettingError, match=r"^The setting log is 'xml'; it may be off, text or json\.$"):
        Settings(log="xml")
