"""The unit for systemd and the Containerfile in web/deploy: what they promise stands in them, and systemd agrees."""

import re
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from article_web.serving.configured import configured, variable
from article_web.serving.settings import Settings
from article_web.shell.arguments import parse

DEPLOY = Path(__file__).parents[2] / "web/deploy"
UNIT = (DEPLOY / "article-qa.service").read_text(encoding="utf-8")
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
PROGRAM = "/opt/article-qa/bin/article-qa"
ANALYZE = shutil.which("systemd-analyze")
MOST_EXPOSED = 1.5  # of 10, as `systemd-analyze security` counts; a unit without any protection has 9.6


def lines(text, key):
    """Return the values of each line ``key=value``."""
    return re.findall(rf"^{key}=(.*)$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("DynamicUser", "yes"),
        ("NoNewPrivileges", "yes"),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("PrivateDevices", "yes"),
        ("PrivateTmp", "yes"),
        ("CapabilityBoundingSet", ""),
        ("IPAddressDeny", "any"),
        ("IPAddressAllow", "localhost"),
        ("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX"),
        ("MemoryDenyWriteExecute", "yes"),
        ("Restart", "on-failure"),
    ],
)
def test_the_unit_is_shut_in(key, value):
    """Each protection stands in it once, and opens nothing."""
    assert lines(UNIT, key) == [value]


def test_the_unit_starts_what_there_is():
    """Its command line is one of ours, and so are its settings."""
    (command,) = lines(UNIT, "ExecStart")
    assert command.startswith(PROGRAM + " ")
    options = parse(command.split()[1:])
    environ = dict(pair.split("=") for line in lines(UNIT, "Environment") for pair in line.split())
    ours = {variable(one.name) for one in fields(Settings)}
    assert {name for name in environ if name.startswith("ARTICLE_QA_")} <= ours
    settings, _ = configured(vars(options), environ)
    assert (settings.host, settings.log, settings.trusted_proxies) == ("127.0.0.1", "json", 1)
    assert (settings.rate_per_client, settings.rate_in_all) == ("120/minute", "3000/minute")


def test_systemd_finds_no_fault(tmp_path):
    """It reads every line (an executable of ours put in its place), and counts what is left open as little."""
    assert UNIT.count(f"ExecStart={PROGRAM} ") == 1
    if ANALYZE is None:  # not every machine runs systemd; what stands in the unit is held above
        return
    unit = tmp_path / "article-qa.service"
    unit.write_text(UNIT.replace(PROGRAM, shutil.which("true")), encoding="utf-8")
    done = subprocess.run([ANALYZE, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    command = [ANALYZE, "security", "--offline=true", "--no-pager", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    exposed = re.search(r"Overall exposure level for article-qa\.service: ([\d.]+)", done.stdout)
    assert exposed, done.stderr
    assert float(exposed[1]) <= MOST_EXPOSED


def test_the_container_runs_as_nobody_and_is_asked_how_it_is():
    """Not root, by number; a health check that Python alone can do; its settings are ours and open what they say."""
    last = CONTAINER.rpartition("\nFROM ")[2]
    assert re.findall(r"^USER (.*)$", last, re.MULTILINE) == ["10001:10001"]
    assert "/api/v1/health'" in re.search(r"^HEALTHCHECK (.*\\\n.*)$", last, re.MULTILINE)[1]
    assert not re.search(r"^(RUN|ADD) ", last, re.MULTILINE)  # all is made in the stage before
    environ = dict(re.findall(r"\b(ARTICLE_QA_\w+)=(\S+)", last))
    settings, sources = configured({}, environ)
    assert {name for name, source in sources.items() if source != "default"} == {"host", "public", "log"}
    assert (settings.host, settings.public) == ("0.0.0.0", True)
    assert "--read-only --tmpfs /tmp --cap-drop=all" in CONTAINER


def test_the_container_takes_all_that_is_built():
    """What pyproject.toml packs is copied."""
    copied = set(re.findall(r"^COPY (\w+) ", CONTAINER, re.MULTILINE))
    assert copied >= {"index", "qa", "web"}


def test_nginx_keeps_no_question():
    """No variable that has the query string stands in its log; and what it may receive is what the service reads."""
    form = re.search(r"log_format article_qa (.*?);", NGINX, re.DOTALL)[1]
    for leaky in ("$request ", "$request_uri", "$args", "$query_string", "$http_referer", "$remote_addr", '$request"'):
        assert leaky not in form
    (size,) = re.findall(r"client_max_body_size (\d+)m;", NGINX)
    assert int(size) * 1024 * 1024 == Settings().max_body_bytes
