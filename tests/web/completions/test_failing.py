"""Mirror of article_web/completions/failing.py: whatever fails under /v1 fails in OpenAI's object."""

import json
import socket
from urllib.parse import urlsplit

import pytest

from article_qa.library import Library
from article_web.api.problem import kinds
from article_web.app import create_app
from article_web.serving.settings import Settings
from article_web.serving.tokens import make

CHAT = "/v1/chat/completions"
JSON = {"content_type": "application/json"}
HI = [{"role": "user", "content": "Hello!"}]


def sent(**changed):
    """Return the options of a request that is answered but for what is ``changed``."""
    return {"json": {"model": "article-qa", "messages": HI, **changed}}


def error(response):
    """Return the error of ``response`` without its message, which it must have."""
    assert response.mimetype == "application/json"
    assert list(response.json) == ["error"]
    told = dict(response.json["error"])
    assert list(told) == ["message", "type", "param", "code"]
    assert told.pop("message").endswith("."), response.json
    return response.status_code, told["type"], told["param"], told["code"]


INVALID = "invalid_request_error"
CASES = [
    ("POST", CHAT, sent(model="gpt-5"), 404, "model", "model_not_found"),
    ("GET", "/v1/models/gpt-5", {}, 404, "model", "model_not_found"),
    ("POST", CHAT, sent(messages=[]), 422, "messages", "invalid_request"),
    ("POST", CHAT, sent(messages=[{"role": "user", "content": 1}]), 422, "messages[0].content", "invalid_request"),
    ("POST", CHAT, sent(messages=[{"role": "bot"}]), 422, "messages[0].role", "invalid_request"),
    ("POST", CHAT, sent(messages=[*HI, {"role": "user", "content": [{}]}]), 422, "messages[1].content[0].type",
     "invalid_request"),
    ("POST", CHAT, sent(messages=[{"role": "user", "content": "x" * 1_001}]), 422, "messages[0].content",
     "invalid_request"),
    ("POST", CHAT, sent(messages=[{"role": "user"}]), 422, "messages[0].content", "invalid_request"),
    ("POST", CHAT, sent(messages=HI * 2_001), 400, "messages", "wrong_length"),
    ("POST", CHAT, sent(messages=[{"role": "user", "content": [{"type": "text"}] * 1_001}]), 400, "messages[0].content",
     "wrong_length"),
    ("POST", CHAT, sent(stream="yes"), 422, "stream", "invalid_request"),
    ("POST", CHAT, {"data": '{"model":"article-qa","messages":[{"role":"user","content":"\\udead"}]}', **JSON}, 422,
     "messages[0].content", "invalid_request"),
    ("POST", CHAT, {"json": []}, 422, None, "invalid_request"),
    ("POST", CHAT, {"data": "{", **JSON}, 400, None, "malformed_json"),
    ("POST", CHAT, {"data": "{}"}, 415, None, "unsupported_media_type"),
    ("POST", CHAT, {"data": " " * (32 * 1024 * 1024 + 1), **JSON}, 413, None, "too_large"),
    ("GET", CHAT, {}, 405, None, "method_not_allowed"),
    ("GET", "/v1/embeddings", {}, 404, None, "not_found"),
    ("GET", "/v1", {}, 404, None, "not_found"),
    ("GET", "/v1/models", {"headers": {"Host": "evil.example"}}, 400, None, "untrusted_host"),
    *(
        ("POST", CHAT, sent(**asks), 400, next(iter(asks)), "unsupported_parameter")
        for asks in (
            {"n": 2}, {"tools": [{"type": "function"}]}, {"functions": [{"name": "f"}]}, {"logprobs": True},
            {"response_format": {"type": "json_object"}}, {"modalities": ["text", "audio"]}, {"audio": {"voice": "x"}},
            {"web_search_options": {}},
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "param", "code"), CASES, ids=[f"{c[0]} {c[3]} {c[4]} {c[5]}" for c in CASES]
)
def test_every_error_has_the_shape_that_clients_read(client, method, path, options, status, param, code):
    """The status says what to do, the object which parameter is at fault and a stable code."""
    assert error(client.open(path, method=method, **options)) == (status, INVALID, param, code)


def test_the_message_names_the_field_as_the_parameter_does(client):
    """A reader of the message finds the field."""
    said = client.post(CHAT, **sent(messages=[{"role": "user", "content": 5}])).json["error"]["message"]
    assert said == "The field messages[0].content has to be a text."


def test_what_asks_for_nothing_special_is_answered(client):
    """Parameters that change nothing, their defaults, and tools that may not be called are no error."""
    harmless = {
        "n": 1, "temperature": 0, "top_p": 1, "max_tokens": 5, "stop": ["."], "seed": 1, "user": "u", "tools": [],
        "response_format": {"type": "text"}, "logprobs": False, "modalities": ["text"], "chat_template_kwargs": {},
    }  # fmt: skip
    for asks in (harmless, {"tools": [{"type": "function"}], "tool_choice": "none"}):
        assert client.post(CHAT, **sent(**asks)).status_code == 200


def test_who_has_no_token_is_told_so(library, tmp_path):
    """401 with the code that clients know, and 200 with the token as the key."""
    secret, hashed = make()
    (tmp_path / "tokens.txt").write_text(f"chat {hashed}\n")
    client = create_app(library, Settings(tokens=tmp_path / "tokens.txt")).test_client()
    for path, options in ((CHAT, sent()), ("/v1/models", {"method": "GET"})):
        response = client.open(path, **({"method": "POST"} | options))
        assert error(response) == (401, INVALID, None, "invalid_api_key")
        assert response.headers["WWW-Authenticate"] == 'Bearer realm="article-qa"'
    assert client.post(CHAT, headers={"Authorization": f"Bearer {secret}"}, **sent()).status_code == 200


def test_who_asks_too_often_is_told_when_to_come_back(library):
    """429 with Retry-After."""
    client = create_app(library, Settings(rate_per_client="1 per hour")).test_client()
    assert client.post(CHAT, **sent()).status_code == 200
    response = client.post(CHAT, **sent())
    assert error(response) == (429, "rate_limit_error", None, "rate_limit_exceeded")
    assert int(response.headers["Retry-After"]) > 3000


def test_what_takes_too_long_is_an_error_of_the_server():
    """503, streamed or not: a stream begins only when there is an answer."""
    long = Library.from_text('"No," said Ann. The second bridge was built in 1954. ' * 18_000)
    client = create_app(long, Settings(time_budget=0.05)).test_client()
    for stream in (False, True):
        response = client.post(CHAT, **sent(messages=[{"role": "user", "content": "Who said no?"}], stream=stream))
        assert error(response) == (503, "server_error", None, "too_slow")


def test_what_the_server_itself_refuses_has_the_shape_too(server):
    """A body that is too large to be read at all is told so in the same object."""
    place = urlsplit(server)
    with socket.create_connection((place.hostname, place.port), timeout=60) as connection:
        length = 65 * 1024 * 1024
        connection.sendall(f"POST {CHAT} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n".encode())
        head, _, body = connection.makefile("rb").read().partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 413 ")
    assert b"Content-Type: application/json\r\n" in head
    assert json.loads(body)["error"]["code"] == "too_large"


def test_every_problem_has_a_code(client):
    """No kind of problem is without one, whichever comes later."""
    from article_web.api.problem import Problem
    from article_web.completions.failing import error_object

    codes = [error_object(Problem(name, "No."))["error"]["code"] for name in kinds()]
    assert len(set(codes)) == len(kinds())
