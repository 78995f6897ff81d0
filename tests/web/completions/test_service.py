"""What the service does around every answer, it does around a chat completion: log, figures, declined questions."""

import json

from article_web.app import create_app
from article_web.serving.declined import groups
from article_web.serving.settings import Settings

CHAT = "/v1/chat/completions"


def asked(question, **more):
    """Return the options of a request that asks ``question``."""
    return {"json": {"model": "article-qa", "messages": [{"role": "user", "content": question}], **more}}


def test_the_log_tells_the_outcome_and_not_the_question(library, capsys):
    """One line, as for any other endpoint; with the setting, the question too."""
    create_app(library, Settings(log="json")).test_client().post(CHAT, **asked("What is the melting point of zinc?"))
    told = capsys.readouterr().err
    assert "zinc" not in told
    line = json.loads(told)
    assert (line["route"], line["status"], line["outcome"]) == (CHAT, 200, "not_in_article")
    client = create_app(library, Settings(log="json", log_questions=True)).test_client()
    client.post(CHAT, **asked("Hello!", stream=True))
    assert json.loads(capsys.readouterr().err)["question"] == "Hello!"


def test_a_question_that_is_not_answered_is_kept_once(library, tmp_path):
    """For who would write more; whether it comes as a chat or not."""
    client = create_app(library, Settings(declined=tmp_path / "declined.sqlite")).test_client()
    client.post(CHAT, **asked("What is the melting point of zinc?"))
    (kept,) = groups(tmp_path / "declined.sqlite")
    assert (kept.question, kept.count) == ("What is the melting point of zinc?", 1)


def test_the_same_service_has_the_same_fingerprint(library):
    """Another application over the same articles and version says the same; each completion has an id of its own."""
    replies = [create_app(library).test_client().post(CHAT, **asked("Hello!")).json for _ in range(2)]
    assert replies[0]["system_fingerprint"] == replies[1]["system_fingerprint"]
    assert replies[0]["id"] != replies[1]["id"]


def test_below_a_prefix_links_lead_below_it(library):
    """Mounted in another application, a quote's address is that of the page there."""
    client = create_app(library).test_client()
    question = asked("When did Russia negotiate a second ceasefire?")
    reply = client.post(CHAT, base_url="http://localhost/ask", **question).json
    (note,) = reply["choices"][0]["message"]["annotations"]
    assert note["url_citation"]["url"] == "http://localhost/ask/?article=armenia-azerbaijan#c2438"
