"""Mirror of article_index/stemmers.py: stems wherever the process runs."""

import subprocess
import sys

HOMELESS = """
import os, pwd
def unknown(number):
    raise KeyError(number)
pwd.getpwuid = unknown
os.environ.pop("HOME", None)
from article_index.stemmers import stemmer
print(stemmer("en")("negotiated"), "HOME" in os.environ)
"""


def test_a_user_without_a_home_has_stems(rooms_environment):
    """In a container, a number that is in no list of users; its environment is left as it was."""
    done = subprocess.run(
        [sys.executable, "-c", HOMELESS], capture_output=True, text=True, env=rooms_environment, check=False
    )
    assert (done.stdout, done.stderr) == ("negoti False\n", "")
