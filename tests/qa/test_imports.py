"""Promises of the package's door: cheap to import, whole, and free of the web."""

import json
import subprocess
import sys

import article_qa

SCRIPT = """
import json, sys
import article_qa
light = sorted(sys.modules)
for name in article_qa.__all__:
    getattr(article_qa, name)
answer = article_qa.Library.open().ask("When was the second ceasefire?")
repr(answer), answer._repr_html_(), answer.to_annotations(), article_qa.Answer.from_dict(answer.to_dict())
answer.verify({})
print(json.dumps([light, sorted(sys.modules)]))
"""


def test_nothing_of_the_web_is_imported(rooms_environment):
    """Importing costs no numpy, and asking, showing, checking and exporting bring neither Flask nor pydantic."""
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=rooms_environment, capture_output=True, check=True, text=True
    )
    light, all_of_it = (set(one) for one in json.loads(ran.stdout))
    assert not light & {"numpy", "nltk", "flask", "pydantic"}
    assert not {name.partition(".")[0] for name in all_of_it} & {
        "flask",
        "werkzeug",
        "pydantic",
        "article_web",
        "waitress",
    }


def test_every_public_name_is_there():
    """What the package says that it has can be had from it."""
    assert all(getattr(article_qa, name).__name__ == name for name in article_qa.__all__)
