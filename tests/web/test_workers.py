"""Mirror of article_web/serving/workers.py and reopening.py: real processes that are killed, reopened and ended."""

import json
import os
import signal
import sys
import time
import urllib.request
from pathlib import Path
from threading import Event, Thread

import pytest

from article_web.serving.reopening import Source
from article_web.serving.settings import Settings

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked, and found in /proc")
SECONDS = 120  # what never comes is an error, not a slow test
FIRST, SECOND = "The lighthouse opened in 1901.", "The lighthouse opened in 1902."


def get(url, path="/api/v1/ask?q=When+did+the+lighthouse+open"):
    """Return the JSON that ``url`` answers."""
    with urllib.request.urlopen(url + path, timeout=60) as response:
        return json.loads(response.read())


def children(process):
    """Return the ids of the processes that ``process`` has forked and that live."""
    said = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii")
    return {int(one) for one in said.split()}


def wait(what):
    """Return when ``what()`` holds."""
    deadline = time.monotonic() + SECONDS
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def story(tmp_path):
    """Return the path of an article of one sentence."""
    path = tmp_path / "story.txt"
    path.write_text(FIRST, encoding="utf-8")
    return path


@LINUX
def test_a_worker_that_is_killed_is_replaced(start_server, story):
    """There are two again, and the service answers."""
    process, url, said = start_server(str(story), "--workers", "2")
    assert "with 2 workers (Ctrl+C stops it)" in said.read_text(encoding="utf-8")
    before = children(process)
    gone = min(before)
    os.kill(gone, signal.SIGKILL)
    wait(lambda: len(children(process) - {gone}) == 2)
    assert get(url)["text"] == FIRST
    assert f"worker {gone} has ended (-9) and is replaced." in said.read_text(encoding="utf-8")


@LINUX
def test_a_worker_that_hangs_is_replaced(start_server, story):
    """Stopped, it is killed after the seconds that are allowed; the other goes on, and is not."""
    process, url, said = start_server(str(story), "--workers", "2", "--silent-seconds", "3")
    stopped, going = sorted(children(process))
    os.kill(stopped, signal.SIGSTOP)
    wait(lambda: len(children(process) - {stopped}) == 2)
    assert going in children(process)
    assert get(url)["text"] == FIRST
    wait(lambda: stopped not in children(process))
    lines = said.read_text(encoding="utf-8")
    assert f"worker {stopped} gives no sign of life and is killed." in lines
    assert lines.count("is killed") == 1


@LINUX
def test_workers_end_with_the_master(start_server, story):
    """On SIGTERM all end cleanly."""
    process, url, _ = start_server(str(story), "--workers", "2")
    assert get(url)["text"] == FIRST
    forked = children(process)
    process.terminate()
    assert process.wait(SECONDS) == 0
    assert not [one for one in forked if Path(f"/proc/{one}").exists()]


@LINUX
def test_workers_without_a_master_end(start_server, story):
    """Nobody is left behind at the port where the master was killed."""
    process, _, _ = start_server(str(story), "--workers", "2")
    forked = children(process)
    process.kill()
    process.wait(SECONDS)
    wait(lambda: not [one for one in forked if Path(f"/proc/{one}").exists()])


@LINUX
def test_workers_that_cannot_start_are_one_clear_line(command, story):
    """The command ends with 1 and says why; it does not fork for ever."""
    done = command("serve", str(story), "--port", "0", "--workers", "2", "--rate-per-client", "often")
    assert done.returncode == 1
    assert "article-qa: 'often' is no rate; write one as: 60 per minute.\n" in done.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there is no SIGHUP")
@pytest.mark.parametrize("how", [[], ["--workers", "2"]], ids=["one", "several"])
def test_the_shelf_is_replaced_without_a_failed_request(start_server, story, how):
    """While one asks without a pause, SIGHUP brings the new text; an article that is gone changes nothing."""
    process, url, said = start_server(str(story), *how)
    texts, failed, done = [], [], Event()

    def ask():
        while not done.is_set():
            try:
                texts.append(get(url)["text"])
            except OSError as wrong:
                failed.append(wrong)

    asking = Thread(target=ask)
    asking.start()
    try:
        wait(lambda: texts)
        story.write_text(SECOND, encoding="utf-8")
        process.send_signal(signal.SIGHUP)
        wait(lambda: texts[-1] == SECOND)
        story.unlink()
        process.send_signal(signal.SIGHUP)
        wait(lambda: "Goes on with the articles it has." in said.read_text(encoding="utf-8"))
        assert get(url)["text"] == SECOND
    finally:
        done.set()
        asking.join(SECONDS)
    assert failed == []
    assert set(texts) == {FIRST, SECOND}


def test_a_changed_article_is_opened_when_it_is_watched(start_server, story):
    """Nobody sends a signal; the answer changes."""
    _, url, _ = start_server(str(story), "--watch")
    assert get(url)["text"] == FIRST
    story.write_text(SECOND, encoding="utf-8")
    wait(lambda: get(url)["text"] == SECOND)


def test_a_change_is_told_once_and_when_it_is_over(story):
    """Files that still change are not opened yet."""
    source = Source([str(story)], Settings())
    assert not source.has_changed()
    story.write_text("Another text, longer.", encoding="utf-8")
    assert [source.has_changed() for _ in range(3)] == [False, True, False]
