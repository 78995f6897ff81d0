"""Mirror of article_web/serving/heart.py: the sign of life of a process that was really forked."""

import os
import sys
import time

import pytest

from article_web.serving import heart
from article_web.serving.heart import Heart


@pytest.mark.skipif(sys.platform != "linux", reason="a process is forked")
def test_the_beats_of_a_child_are_seen():
    """Without a beat the silence grows, one beat of the child ends it, and then it grows again."""
    watched = Heart()
    time.sleep(0.01)
    before = watched.silence()
    process = os.fork()
    if process == 0:
        watched.beat()
        os._exit(0)
    os.waitpid(process, 0)
    assert before > 0
    assert watched.silence() == 0
    time.sleep(0.01)
    assert watched.silence() > 0


def test_what_was_not_watched_is_no_silence(monkeypatch):
    """Stopped and continued together with its child, the parent does not take the time for the child's."""
    now = [100.0]
    monkeypatch.setattr(heart, "monotonic", lambda: now[0])
    watched = Heart()
    now[0] += 1
    assert watched.silence() == 1
    now[0] += 3600
    assert watched.silence() == 3
