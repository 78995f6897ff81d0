"""Mirror of article_web/app.py and serving/settings.py."""

import re

from article_qa.library import Library
from article_web import Settings, create_app


def test_two_applications_do_not_meet(tmp_path):
    """Each answers from its own library with its own settings, in one process."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"The {name}.\n\nThis says {name}.\n", encoding="utf-8")
    first = create_app(Library.open(tmp_path / "one.txt"), Settings(host="10.0.0.1")).test_client()
    second = create_app(Library.open(tmp_path / "two.txt")).test_client()
    assert first.get("/api/v1/articles").json["articles"][0]["id"] == "one"
    assert second.get("/api/v1/articles").json["articles"][0]["id"] == "two"
    assert first.get("/api/v1/health", headers={"Host": "10.0.0.1"}).status_code == 200
    assert second.get("/api/v1/health", headers={"Host": "10.0.0.1"}).status_code == 400


def test_an_application_can_be_mounted_below_a_path(library):
    """The page links to its own files wherever a server mounts it."""
    client = create_app(library).test_client()
    text = client.get("/", environ_overrides={"SCRIPT_NAME": "/qa"}).get_data(as_text=True)
    assert re.search('href="/qa/static/[0-9a-f]{12}/page.css"', text)
