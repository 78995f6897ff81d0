"""Mirror of article_web/serving/declined.py: what is kept of declined questions, how long; it harms no answer."""

import json
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from article_web.app import create_app
from article_web.serving.declined import LONGEST, Declined, Group, ReportError, groups
from article_web.serving.settings import SettingError, Settings

NOWHERE = "What do zebras eat in Madagascar?"
TODAY = datetime.now(UTC).isoformat()[:10]


@pytest.fixture
def kept(tmp_path):
    """Return the path of a file of declined questions that does not exist yet."""
    return tmp_path / "declined.sqlite"


def rows(path):
    """Return all that the file holds."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT question, reason FROM declined").fetchall()


def test_only_what_is_declined_is_kept(library, kept):
    """Not what is answered, not a greeting, not what is refused, not what is asked of documents sent along."""
    client = create_app(library, Settings(declined=kept)).test_client()
    for question in (
        NOWHERE,
        "When was the second ceasefire signed?",
        "Hello!",
        "",
        " what do ZEBRAS eat in madagascar",
    ):
        client.post("/api/v1/ask", json={"question": question})
    sent = {"question": "Who won the secret cup?", "documents": [{"id": "a", "text": "Ida Rell opened a museum."}]}
    for _ in "ab":  # the second time from the cache
        assert client.post("/api/v1/ask", json=sent).json["outcome"] == "not_in_article"
    assert client.get("/", query_string={"q": NOWHERE}).status_code == 200
    found = groups(kept)
    assert [(one.count, one.question, one.first, one.last) for one in found] == [(3, NOWHERE, TODAY, TODAY)]
    assert {question for question, _ in rows(kept)} == {NOWHERE, "what do ZEBRAS eat in madagascar"}


def test_a_follow_up_is_kept_as_it_was_searched(library, kept):
    """'And why?' alone would tell nobody anything."""
    client = create_app(library, Settings(declined=kept)).test_client()
    history = [{"question": "What do zebras eat?", "answer": ""}]
    answer = client.post("/api/v1/ask", json={"question": "And where do they live?", "history": history}).json
    assert answer["outcome"] == "not_in_article"
    assert rows(kept) == [(answer["understood_as"], answer["reason"])]


def test_nothing_is_kept_by_default(library, tmp_path, monkeypatch):
    """No file comes to be."""
    monkeypatch.chdir(tmp_path)
    create_app(library).test_client().get("/api/v1/ask", query_string={"q": NOWHERE})
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_its_owners_alone(kept):
    """Nobody else on the machine reads what readers asked."""
    Declined(kept, 30).open()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_old_questions_are_deleted(kept):
    """With the first question after their days, and at the start; what is younger stays."""
    declined = Declined(kept, 30)
    declined.open()
    now = datetime.now(UTC)
    for days in (31, 29, 0):
        declined.keep(f"{days} days?", "no_match", 0.0, now - timedelta(days=days))
    Declined(kept, 30).open()
    assert [question for question, _ in rows(kept)] == ["29 days?", "0 days?"]
    Declined(kept, 7).open()
    assert [question for question, _ in rows(kept)] == ["0 days?"]


def test_a_running_service_deletes_too(kept):
    """An hour after it did so last."""
    declined = Declined(kept, 1)
    declined.open()
    now = datetime.now(UTC)
    declined.keep("first?", "no_match", 0.0, now)
    declined.keep("second?", "no_match", 0.0, now + timedelta(days=1, minutes=1))
    assert [question for question, _ in rows(kept)] == ["second?"]


def test_a_long_question_is_cut(kept):
    """At 300 characters; half a surrogate, which SQLite cannot hold, becomes a question mark."""
    declined = Declined(kept, 30)
    declined.open()
    declined.keep("x" * 1000, "no_match", 0.0)
    declined.keep("a\ud800b", "no_match", 0.0)
    assert rows(kept) == [("x" * LONGEST, "no_match"), ("a?b", "no_match")]


def test_a_failing_disk_fails_no_answer(library, tmp_path, caplog):
    """The folder is gone while the service runs: the answer is the same bytes, and the operator is told once."""
    kept = tmp_path / "disk" / "declined.sqlite"
    kept.parent.mkdir()
    client = create_app(library, Settings(declined=kept)).test_client()
    before = client.get("/api/v1/ask", query_string={"q": NOWHERE})
    kept.parent.rename(tmp_path / "away")
    for _ in range(2):
        after = client.get("/api/v1/ask", query_string={"q": NOWHERE})
        assert (after.status_code, after.data) == (200, before.data)
    (told,) = caplog.messages
    assert told.startswith("Declined questions are not being kept: ")
    kept.parent.mkdir()
    client.get("/api/v1/ask", query_string={"q": NOWHERE})
    assert [question for question, _ in rows(kept)] == [NOWHERE]  # and goes on where it can


def test_a_file_of_rubbish_fails_no_answer(library, kept, caplog):
    """Something else was put in its place."""
    client = create_app(library, Settings(declined=kept)).test_client()
    for path in kept.parent.iterdir():
        path.unlink()
    kept.write_bytes(b"no database" * 500)
    assert client.get("/api/v1/ask", query_string={"q": NOWHERE}).status_code == 200
    assert caplog.messages == ["Declined questions are not being kept: file is not a database."]


def test_a_file_that_another_has_locked_holds_nobody_up_for_long(library, kept, caplog):
    """The answer is given, and the question lost."""
    client = create_app(library, Settings(declined=kept)).test_client()
    with closing(sqlite3.connect(kept)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert client.get("/api/v1/ask", query_string={"q": NOWHERE}).status_code == 200
    assert caplog.messages == ["Declined questions are not being kept: database is locked."]
    client.get("/api/v1/ask", query_string={"q": NOWHERE})
    assert len(rows(kept)) == 1


def test_a_file_that_cannot_be_stops_the_start(library, tmp_path):
    """One sentence says which and why."""
    with pytest.raises(SettingError, match=r"^Declined questions cannot be kept in .*nowhere.*: .*No such file"):
        create_app(library, Settings(declined=tmp_path / "nowhere" / "declined.sqlite"))


def test_equal_questions_are_one_group(kept):
    """The most frequent first, as it was last written, with its days and reasons; of the last days if asked so."""
    declined = Declined(kept, 365)
    declined.open()
    asked = [
        (40, "Who pays?", "no_match"),
        (3, "who  pays", "low_confidence"),
        (2, "Why?", "no_match"),
        (1, "WHO PAYS??", "no_match"),
    ]
    now = datetime(2026, 5, 20, 12, tzinfo=UTC)
    for days, question, reason in asked:
        declined.keep(question, reason, 0.0, now - timedelta(days=days))
    Declined(kept, 3650).open()
    assert groups(kept) == [
        Group("WHO PAYS??", 3, "2026-04-10", "2026-05-19", ("low_confidence", "no_match")),
        Group("Why?", 1, "2026-05-18", "2026-05-18", ("no_match",)),
    ]
    declined.keep("Today?", "no_match", 0.0)
    assert [one.question for one in groups(kept, days=1)] == ["Today?"]


def test_the_command_lists_them(command, tmp_path):
    """As a table, or as one JSON object a line."""
    declined = Declined(tmp_path / "declined.sqlite", 30)
    declined.open()
    for question in ("Who pays?", "who pays", "Why\x1b[31m?"):
        declined.keep(question, "no_match", 0.0)
    done = command("report", "declined.sqlite")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:2] == ["Not in the articles", lines[1]]
    assert lines[1].split() == ["question", "asked", "first", "last", "reasons"]
    assert lines[2].split() == ["who", "pays", "2", TODAY, TODAY, "no_match"]
    assert "\x1b" not in done.stdout
    done = command("report", "declined.sqlite", "--json", "--limit", "1", "--days", "1")
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"question": "who pays", "count": 2, "first": TODAY, "last": TODAY, "reasons": ["no_match"]}
    ]


def test_a_file_that_is_none_is_one_clear_line(command, kept, tmp_path):
    """Missing, or something else."""
    with pytest.raises(ReportError, match="makes it"):
        groups(kept)
    (tmp_path / "text.txt").write_text("no database " * 100, encoding="utf-8")
    done = command("report", "text.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "article-qa: text.txt cannot be read as declined questions: file is not a database.\n"
