"""Mirror of article_web/serving/compression.py."""

import gzip

import pytest

GZIP = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize("path", ["/", "/?q=Who+brokered+the+ceasefire%3F", "/api/v1/articles/armenia-azerbaijan"])
def test_long_text_is_sent_compressed_to_whom_reads_it_so(client, path):
    """The same text, at most half as long; the answer says that it depends on what was accepted."""
    plain, packed = client.get(path), client.get(path, headers=GZIP)
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Length"] == str(len(packed.data))
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert plain.headers["Vary"] == packed.headers["Vary"]


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0", "br"])
def test_whom_reads_it_not_gets_it_plain(client, accepted):
    """A client that names no gzip, or refuses it, can read what it gets."""
    assert client.get("/", headers={"Accept-Encoding": accepted}).data.startswith(b"<!doctype html>")


def test_short_text_is_sent_as_it_is(client):
    """What fits one packet gains nothing."""
    response = client.get("/api/v1/health", headers=GZIP)
    assert response.json["status"] == "ok"
    assert "Content-Encoding" not in response.headers


def test_a_compressed_answer_is_the_same_bytes_each_time(client):
    """Compressing adds no time and no chance."""
    asked = {"question": "When did Russia negotiate a second ceasefire?"}
    first, second = (client.post("/api/v1/ask", json=asked, headers=GZIP).data for _ in range(2))
    assert gzip.decompress(first).startswith(b'{"outcome":"answered"')
    assert first == second


def test_the_tag_of_a_compressed_article_is_weak_and_still_spares_it(client):
    """Other bytes with the same meaning: who has them, compressed or not, is sent nothing."""
    path = "/api/v1/articles/armenia-azerbaijan"
    strong = client.get(path).headers["ETag"]
    weak = client.get(path, headers=GZIP).headers["ETag"]
    assert weak == f"W/{strong}"
    for tag in (strong, weak):
        response = client.get(path, headers={**GZIP, "If-None-Match": tag})
        assert (response.status_code, response.data) == (304, b"")
