"""Bytes that are made to hurt, sent to the real server: each reply is ours, or the end of the connection.

Afterwards, it answers an ordinary question as before.
"""

import gzip
import http.client
import json
import os
import socket
import zlib
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

QUESTION = {"question": "When did Russia negotiate a second ceasefire?", "limit": 1}
ANSWERED = "Russia negotiated a second ceasefire on November 16th to prevent further flare-ups."
SECONDS = 60
PLANES = (0, 0x1, 0x2, 0x3, 0xE, 0xF, 0x10)  # of Unicode, those that have characters
CHARACTERS = st.one_of(
    *(st.characters(min_codepoint=plane << 16, max_codepoint=(plane << 16) + 0xFFFF) for plane in PLANES),
    st.sampled_from("\x00\x1b\u202e\u2066\u200d\u200f\ufeff\ufffe\u2028\u0301İß\U0001f469\u200d\U0001f467<\"'&“"),
)
SURROGATES = st.characters(categories=["Cs"])
EXAMPLES = int(os.environ.get("ARTICLE_QA_EXAMPLES", "10"))  # more of them by hand
FEW = settings(max_examples=EXAMPLES)


@pytest.fixture(scope="module", name="server")
def patient_server(start_server):
    """Return the address of a server that takes its time: what is too slow for a busy machine is tried elsewhere."""
    return start_server("--time-budget", "300")[1]


def strings(most=40, least=0):
    """Return a strategy for texts of every plane, and of what is invisible, turns round or ends a text."""
    return st.text(CHARACTERS, min_size=least, max_size=most)


def spoken(server, sent, *, end=False):
    """Return what the server says to these bytes, until it closes or all is said; ``end`` sends no more."""
    place = urlsplit(server)
    with socket.create_connection((place.hostname, place.port), timeout=SECONDS) as connection:
        try:
            connection.sendall(sent)
            if end:
                connection.shutdown(socket.SHUT_WR)
            response = http.client.HTTPResponse(connection)
            response.begin()
            return response.status, response.getheader("Content-Type"), response.read()
        except (ConnectionError, http.client.BadStatusLine):
            return None  # a clean close


def ours(reply):
    """Assert that a reply is an answer in JSON or a problem with its own status; return the status, None at a close."""
    if reply is None:
        return None
    status, kind, body = reply
    said = json.loads(body)
    if status >= 400:
        assert (kind, said["status"]) == ("application/problem+json", status)
        assert status != 500
    else:
        assert kind == "application/json"
    return status


def answers(server):
    """Assert that an ordinary question is answered."""
    assert ask(server, QUESTION)[1]["citations"][0]["quote"] == ANSWERED


def ask(server, body, path="/api/v1/ask", **headers):
    """Return the status and the value of a reply to ``body``, JSON or bytes."""
    place = urlsplit(server)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=SECONDS)
    try:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        connection.request("POST", path, raw, {"Content-Type": "application/json"} | headers)
        response = connection.getresponse()
        reply = response.status, response.getheader("Content-Type"), response.read()
        return ours(reply), json.loads(reply[2])
    finally:
        connection.close()


def post(body, *headers, length=None):
    """Return the bytes of a request to ask ``body``."""
    size = len(body) if length is None else length
    lines = ["POST /api/v1/ask HTTP/1.1", "Host: localhost", "Content-Type: application/json", "Connection: close"]
    lines += [f"Content-Length: {size}"] if size is not False else []
    return ("\r\n".join([*lines, *headers]) + "\r\n\r\n").encode("latin-1") + body


@FEW
@given(strings(least=1), strings(), strings(200), strings(), st.lists(strings(20), max_size=3))
@example("?", "", "\x00", "", [])
@example("“" * 1000, "\u202e", "(" * 5000, "a", ["\u202e"])
def test_text_of_every_plane_is_quoted_to_the_character(server, question, title, text, answer, before):
    """Whatever stands in question, history, title and document: every citation is that slice of what was sent."""
    history = [{"question": said or "?", "answer": answer, "citations": []} for said in before]
    document = {"id": "doc", "title": title, "text": text + " Ann Lee opened the mill in 1954. " + text}
    body = {"question": question, "history": history, "documents": [document]}
    status, said = ask(server, body)
    assert status in {200, 400, 422}
    if status == 200:
        for one in said["citations"] + said["nearest"]:
            assert document["text"][one["start"] : one["end"]] == one["quote"]
            for start, end in one["matched"]:
                assert one["start"] <= start < end <= one["end"]
        for one in said["short"]:
            assert document["text"][one["start"] : one["end"]] == one["text"]
        for one in said["citations"]:
            assert said["text"][one["answer_start"] : one["answer_end"]] == one["quote"]


@FEW
@given(st.sampled_from(["question", "answer", "title", "text", "id", "article"]), strings(5), SURROGATES, strings(5))
def test_half_a_pair_is_refused_wherever_it_stands(server, field, before, half, after):
    """A lone surrogate in an escape is no Unicode: 422, and nothing of it comes back broken."""
    wrong = before + half + after
    body = {
        "question": {**QUESTION, "question": wrong},
        "answer": {**QUESTION, "history": [{"question": "a", "answer": wrong}]},
        "title": {**QUESTION, "documents": [{"id": "d", "title": wrong, "text": "A text."}]},
        "text": {**QUESTION, "documents": [{"id": "d", "text": wrong}]},
        "id": {**QUESTION, "documents": [{"id": wrong, "text": "A text."}]},
        "article": {**QUESTION, "articles": [wrong]},
    }[field]
    assert ask(server, body)[0] == 422


@FEW
@given(st.sampled_from(["/{}", "/api/v1/articles/{}", "/?q={}", "/api/v1/ask?q={}", "/?article={}", "/problems/{}"]),
       strings(least=1))  # fmt: skip
@example("/{}", "\ud800")
@example("/api/v1/ask?q={}", "\udfff")
def test_any_address_is_answered(server, path, name):
    """Whatever stands in an address: JSON or the page, never a failure of ours."""
    place = urlsplit(server)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=SECONDS)
    try:
        connection.request("GET", path.format(quote(name, safe="", errors="surrogatepass")))
        response = connection.getresponse()
        body = response.read()
        assert response.status in {200, 400, 404, 422}
        assert response.getheader("Content-Type").startswith(("text/html", "application/"))
        assert body.decode()
    finally:
        connection.close()


ODD = {
    "huge number": (b'{"question": "Who?", "limit": 1e999}', 422),
    "minus nothing": (b'{"question": "Who?", "limit": -0}', 422),
    "minus nothing as float": (b'{"question": "Who?", "limit": -0.0}', 422),
    "a float": (b'{"question": "Who?", "limit": 1.0}', 422),
    "large integer": (b'{"question": "Who?", "limit": 99999999999999999999999}', 422),
    "digits": (b'{"question": "Who?", "limit": ' + b"9" * 100_000 + b"}", 400),
    "no number": (b'{"question": "Who?", "limit": NaN}', 400),
    "without end": (b'{"question": "Who?", "limit": -Infinity}', 400),
    "twice": (b'{"question": "Who?", "question": "When?"}', 400),
    "deep": (b'{"question": ' * 100_000, 400),
    "lists": (b"[" * 1_000_000, 400),
    "brackets": (b'{"question": "' + b"[" * 1_000_000 + b'"}', 400),
    "one letter": (b'{"question": "Who?", "documents": [{"id": "d", "text": "' + b"a" * 1_000_000 + b'"}]}', 200),
    "bracketed": (b'{"question": "Who?", "documents": [{"id": "d", "text": "' + b"(" * 1_000_000 + b'"}]}', 200),
    "many names": (b"{" + b",".join(b'"x%d": 1' % n for n in range(100_000)) + b"}", 422),
    "many articles": (json.dumps({"question": "Who?", "articles": ["x"] * 100_000}).encode(), 422),
    "far away": (
        (b'{"question": "Who?", "history": [{"question": "a", "citations": '
        b'[{"article": "armenia-azerbaijan", "start": 1000000000000000000, "end": 1000000000000000001}]}]}'), 200),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_json_made_to_hurt_has_its_own_status(server, name):
    """Numbers, nesting and repetition that readers of JSON stumble over."""
    body, status = ODD[name]
    assert ask(server, body)[0] == status
    answers(server)


BODY = json.dumps(QUESTION).encode()
BOMB = b'{"question": "' + b"a" * 50_000_000 + b'"}'
CHUNKED = "Transfer-Encoding: chunked"
LYING = {
    "shorter": (post(BODY, length=10), {400}),
    "longer": (post(BODY, length=len(BODY) + 50), {None}),
    "negative": (post(BODY, length=-5), {400}),
    "no number": (post(BODY, length="5x"), {400}),
    "signed": (post(BODY, length="+5"), {400}),
    "spaced": (post(BODY, length="1 0"), {400}),
    "two": (post(BODY, f"Content-Length: {len(BODY) + 1}"), {400}),
    "two alike": (post(BODY, f"Content-Length: {len(BODY)}"), {200, 400}),
    "enormous": (post(BODY, length="9" * 5_000), {400, 413}),
    "with chunks": (post(b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY), CHUNKED, length=5), {200, 400}),
    "bad size": (post(b"zz\r\nab\r\n0\r\n\r\n", CHUNKED, length=False), {400}),
    "negative size": (post(b"-5\r\nab\r\n0\r\n\r\n", CHUNKED, length=False), {400}),
    "enormous size": (post(b"f" * 5_000 + b"\r\nab", CHUNKED, length=False), {None, 400, 413}),
    "no end of chunk": (post(b"2\r\nabcdef\r\n0\r\n\r\n", CHUNKED, length=False), {400}),
    "unknown coding": (post(BODY, "Transfer-Encoding: gzip", length=False), {400, 501}),
    "chunks twice": (post(BODY, "Transfer-Encoding: chunked, chunked", length=False), {None, 400, 501}),
    "obsolete folding": (post(BODY, "X: a\r\n b"), {200, 400}),
    "NUL in a header": (post(BODY, "X: a\x00b"), {200, 400}),
    "bare CR": (post(BODY, "X: a\rb: c"), {400}),
    "space before colon": (post(BODY, "X : a"), {400}),
    "flood of headers": (post(BODY, *(f"X-{n}: {'a' * 100}" for n in range(20_000))), {400, 431, None}),
    "one long header": (post(BODY, "X: " + "a" * 2_000_000), {400, 431, None}),
    "long address": (b"GET /" + b"a" * 2_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {400, 414, 431, None}),
    "unknown method": (b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", {405}),
    "small method": (b"get / HTTP/1.1\r\nHost: localhost\r\n\r\n", {400, 405}),
    "old": (b"GET /api/v1/health HTTP/0.9\r\n\r\n", {200, 400, None}),
    "new": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 404, 405, 505, None}),
    "TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\r\n\r\n", {400, None}),
    "only ends": (b"\r\n" * 100_000, {None}),
    "gzip": (post(gzip.compress(BOMB), "Content-Encoding: gzip"), {415}),
    "deflate": (post(zlib.compress(BOMB), "Content-Encoding: deflate"), {415}),
    "br": (post(b"\x8b\x03\x80abc\x03", "Content-Encoding: br"), {415}),
    "gzip twice": (post(gzip.compress(gzip.compress(BOMB)), "Content-Encoding: gzip, gzip"), {415}),
    "gzip unsaid": (post(gzip.compress(BOMB)), {400}),
}


@pytest.mark.parametrize("name", LYING)
def test_a_request_that_lies_is_refused_or_ended(server, name):
    """Wrong lengths, broken chunks, floods and packed bodies: a problem with its status or a close."""
    sent, statuses = LYING[name]
    assert ours(spoken(server, sent, end=True)) in statuses
    answers(server)


FOLLOWING = [
    post(BODY), post(BODY, length=3), post(b"5\r\n", CHUNKED),
    b"GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"0\r\n\r\n", b"GET / HTTP/1.1\r\n", b"\r\n\r\n", b"Content-Length: 5\r\n\r\n",
]  # fmt: skip


@FEW
@given(st.lists(st.binary(max_size=60) | st.sampled_from(FOLLOWING), max_size=8))
def test_rubbish_behind_a_request_hurts_nobody(server, parts):
    """The first request of a connection is answered, whatever follows at once; each later reply is ours, too."""
    place = urlsplit(server)
    good = b"GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with socket.create_connection((place.hostname, place.port), timeout=SECONDS) as connection:
        said = b""
        try:
            connection.sendall(good + b"".join(parts))
            connection.shutdown(socket.SHUT_WR)
            while got := connection.recv(65536):
                said += got
        except ConnectionError:
            pass
    assert said == b"" or said.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Traceback" not in said
    assert b" 500 " not in said
    answers(server)
