"""Mirror of article_web/page/assets.py: the page's files, kept by browsers for a year under the digest of all."""

import gzip
import re

import pytest

from article_web.page.assets import FOLDER, Assets


@pytest.mark.parametrize("name", Assets().names)
def test_a_file_is_kept_for_a_year_under_its_digest(client, name):
    """Each file comes as it lies in the folder, plain or compressed, and never has to be asked for again."""
    address = f"/static/{Assets().digest}/{name}"
    plain, packed = client.get(address), client.get(address, headers={"Accept-Encoding": "gzip"})
    assert plain.data == gzip.decompress(packed.data) == (FOLDER / name).read_bytes()
    for response in (plain, packed):
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["Content-Encoding"] == "gzip"


def test_a_page_of_yesterday_gets_the_file_but_does_not_keep_it(client):
    """An old digest still serves a page that is open, and is not kept as if it were right."""
    response = client.get("/static/000000000000/page.js")
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-cache")
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize("name", ["none.js", "../app.py", "..%2Fapp.py", "PAGE.JS", ""])
def test_nothing_else_is_served(client, name):
    """A name that is no file of the folder is a problem."""
    assert client.get(f"/static/{Assets().digest}/{name}").status_code == 404


def test_every_sheet_runs_both_ways():
    """No rule names a left or a right: Arabic begins on the other side."""
    sheets = sorted(FOLDER.glob("*.css"))
    sided = re.compile(r"(?:margin|padding|border)-(?:left|right)\b|(?:text-align|float):\s*(?:left|right)")
    assert [(sheet.name, found[0]) for sheet in sheets for found in sided.finditer(sheet.read_text("utf-8"))] == []


def test_the_modules_are_those_that_are_imported_at_once():
    """Each module that a module names in an import; none that is fetched only when it is wanted."""
    entry = "page.js"
    named = set(Assets().modules(entry))
    files = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.js")}
    reached = {entry} | named
    assert named <= set(files)
    for name in reached:
        statements = re.sub(r"import\(.*?\)", "", files[name])
        assert set(re.findall(r'"\./([\w-]+\.js)"', statements)) <= reached, name
