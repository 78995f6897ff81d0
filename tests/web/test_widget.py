"""Mirror of article_web/widget: the script that other pages load, what it weighs, and its words."""

import gzip
import json
import re
from pathlib import Path

import pytest

from article_web.app import create_app
from article_web.page.interface import interfaces
from article_web.serving.settings import Settings
from article_web.widget.bundle import PAGE, SOURCE, languages, script, sheet

HEAVIEST = 15_000  # bytes, compressed: the promise is less than 15 KB
DOCS = (Path(__file__).parents[2] / "docs/widget.md").read_text(encoding="utf-8")
LINES = json.loads((SOURCE.parent / "lines.json").read_text(encoding="utf-8"))


def test_the_script_is_light(client):
    """Compressed, as a browser gets it, all that a page has to load is less than 15 KB."""
    response = client.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.data) < HEAVIEST
    assert gzip.decompress(response.data) == client.get("/widget.js").data == script().encode()


def test_any_page_may_load_it(client):
    """As a script or a module, with integrity; it is code, and nothing guesses that it is something else."""
    headers = client.get("/widget.js", headers={"Origin": "https://news.example"}).headers
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/widget.js", "/widget/fr.json"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_it_is_kept_and_asked_for_again_cheaply(client, path, encoding):
    """For ten minutes, and then by its ETag, which tells the compressed bytes from the plain ones."""
    first = client.get(path, headers={"Accept-Encoding": encoding})
    assert first.headers["Cache-Control"] == "public, max-age=600"
    assert first.headers["Vary"] == "Accept-Encoding"
    again = client.get(path, headers={"Accept-Encoding": encoding, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(path, headers={"If-None-Match": '"another"'})
    assert other.status_code == 200


def test_it_is_open_where_the_api_is_not(library, tmp_path):
    """It holds nothing secret: a page may load it and then say that the service asks for a token."""
    tokens = tmp_path / "tokens"
    tokens.write_text("", encoding="utf-8")
    client = create_app(library, Settings(tokens=tokens)).test_client()
    assert client.get("/widget.js").status_code == 200
    assert client.get("/widget/ar.json").status_code == 200
    assert client.post("/api/v1/ask", json={"question": "Who?"}).status_code == 401


def test_nothing_of_the_service_is_in_it(client):
    """No address, no token: where its service is, it knows from where it was loaded."""
    code = client.get("/widget.js").text
    assert re.findall(r"https?://", code) == []
    assert re.findall(r"innerHTML|document\.write|\beval\b|new Function|\.style\b", code) == []


def test_the_page_s_own_modules_are_in_it():
    """What a turn looks like, how the service is asked and what history is, is written once."""
    for shared in ("turn", "wire", "past", "words", "changed", "codepoints", "element"):
        assert (PAGE / f"{shared}.js").exists()
        assert not (SOURCE / f"{shared}.js").exists()
        assert f"const ${shared} = " in script()


def test_strings_survive_the_squeeze():
    """Only code loses its spaces: what is said, sought or matched keeps them."""
    code = script()
    for kept in ('"h1, h2, h3"', r"/[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*/g", r"`${heading} (${n})`"):
        assert kept in code, kept


def test_every_colour_is_the_host_page_s_to_set():
    """The page's own palette, by day and by night, each under a name that a host page may set."""
    text = sheet()
    assert "--paper:var(--article-qa-paper,light-dark(#fbf9f4,#121211))" in text
    assert not re.search(r"[{;]--(?!rem|side|body)[\w-]+:(?!var\()#", text)
    assert ":root" not in text
    assert not re.search(r"\d(?:rem)\b", text)


@pytest.mark.parametrize("code", interfaces())
def test_the_widget_s_own_lines_are_complete(code):
    """Each language has the same lines with the same values to put in, and none is left in English."""
    slots = {name: set(re.findall(r"\{(\w+)\}", line)) for name, line in LINES[code].items()}
    assert slots == {name: set(re.findall(r"\{(\w+)\}", line)) for name, line in LINES["en"].items()}
    assert code == "en" or not set(LINES[code].values()) & set(LINES["en"].values())


def test_other_languages_are_fetched(client):
    """English is in the script; each other language has all that the script says, of a service's lines its own."""
    assert set(languages()) == set(interfaces()) - {"en"}
    french = client.get("/widget/fr.json").get_json()
    assert french["dir"] == "ltr"
    assert french["lines"]["ask.button"] == interfaces()["fr"].lines["ask.button"]
    assert french["lines"]["reason.no_match"] == interfaces()["fr"].lines["reason.no_match"]
    assert french["lines"]["widget.unplaced"] == LINES["fr"]["widget.unplaced"]
    assert client.get("/widget/ar.json").get_json()["dir"] == "rtl"


def test_a_language_that_it_does_not_speak_is_a_problem(client):
    """English too, which needs no fetching."""
    response = client.get("/widget/xx.json")
    assert (response.status_code, response.get_json()["type"]) == (404, "/problems/not-found")
    assert "ar, es, fr" in response.get_json()["detail"]
    assert client.get("/widget/en.json").status_code == 404


def test_no_rule_names_a_side():
    """Arabic begins on the other side."""
    sided = re.compile(r"(?:margin|padding|border)-(?:left|right)\b|(?:text-align|float):\s*(?:left|right)")
    assert [found[0] for path in SOURCE.glob("*.css") for found in sided.finditer(path.read_text("utf-8"))] == []


def test_all_that_a_host_page_can_use_is_documented():
    """docs/widget.md names each attribute, event and property of the element, and no other."""
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("*.js"))
    (attributes,) = re.findall(r"observedAttributes = \[(.*?)\]", code)
    assert set(re.findall(r'"([a-z]+)"', attributes)) == set(re.findall(r"^\| `([a-z]+)` \|", DOCS, re.MULTILINE))
    told = set(re.findall(r'#tell\((?:folded \? )?"(\w+)"(?: : "(\w+)")?', code))
    assert {f"article-qa:{one}" for pair in told for one in pair if one} == set(
        re.findall(r"`(article-qa:\w+)`", DOCS.replace("preventDefault", ""))
    )
    used = set(re.findall(r"var\((--article-qa-[\w-]+)", sheet()))
    own = {"--article-qa-body"}  # the size of a turn follows that of the widget
    assert used - own == set(re.findall(r"`(--article-qa-[\w-]+)`", DOCS))
