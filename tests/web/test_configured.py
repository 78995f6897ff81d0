"""Mirror of article_web/serving/configured.py and settings.py: flags over environment over defaults; README's table."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from article_web.serving.configured import configured, flag, listed, shown, variable
from article_web.serving.settings import SettingError, Settings

README = Path(__file__).parents[2] / "README.md"


def test_a_flag_wins_over_the_environment_and_that_over_the_default():
    """Each value names where it came from."""
    environ = {"ARTICLE_QA_PORT": "9000", "ARTICLE_QA_THREADS": "2", "ARTICLE_QA_HOST": ""}
    settings, sources = configured({"port": "9001", "threads": None}, environ)
    assert (settings.port, settings.threads, settings.host) == (9001, 2, "127.0.0.1")
    assert (sources["port"], sources["threads"], sources["host"]) == ("--port", "ARTICLE_QA_THREADS", "default")


def test_several_names_are_written_with_commas():
    """White space around them does not count."""
    settings, _ = configured({}, {"ARTICLE_QA_TRUSTED_HOSTS": "qa.example, www.qa.example ,"})
    assert settings.trusted_hosts == ("qa.example", "www.qa.example")


@pytest.mark.parametrize(
    ("flags", "environ", "said"),
    [
        ({"port": "65536"}, {}, "--port is 65,536; it may be 0 to 65,535."),
        ({}, {"ARTICLE_QA_PORT": "-1"}, "ARTICLE_QA_PORT is -1; it may be 0 to 65,535."),
        ({}, {"ARTICLE_QA_THREADS": "many"}, "ARTICLE_QA_THREADS is 'many'; it takes a whole number."),
        ({"max_body_bytes": "1.5"}, {}, "--max-body-bytes is '1.5'; it takes a whole number."),
    ],
)
def test_a_wrong_value_is_named_by_where_it_stands(flags, environ, said):
    """One sentence says which flag or variable is wrong and what it may be."""
    with pytest.raises(SettingError) as wrong:
        configured(flags, environ)
    assert str(wrong.value) == said


def test_code_that_makes_settings_is_held_to_the_same_ranges():
    """A number out of range is refused in Python too."""
    with pytest.raises(SettingError, match=r"^The setting threads is 0; it may be 1 to 64\.$"):
        Settings(threads=0)


def test_the_command_shows_every_setting_and_ends(command):
    """``--show-settings`` prints a line for each and serves nothing."""
    done = command("serve", "--show-settings", "--port", "9001", ARTICLE_QA_THREADS="2")
    lines = [re.split(r"\s{2,}", line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [line[0] for line in lines] == [variable(one.name) for one in fields(Settings)]
    assert ["ARTICLE_QA_PORT", "9001", "--port"] in lines
    assert ["ARTICLE_QA_THREADS", "2", "ARTICLE_QA_THREADS"] in lines


def test_a_wrong_setting_stops_the_start(command):
    """The line is clear and the exit code that of wrong usage."""
    done = command("serve", ARTICLE_QA_PORT="http")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "article-qa: ARTICLE_QA_PORT is 'http'; it takes a whole number.\n"


def test_readme_has_every_setting_as_it_is():
    """The table gives flag, variable, default and meaning of each, in the order of the code."""
    table = re.findall(
        r"^\| `(--\S+)` \| `(\S+)` \| (.*?) \| (.*?) \|$", README.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert table == [
        (flag(one.name), variable(one.name), shown(one.default), one.metadata["help"]) for one in fields(Settings)
    ]


def test_what_is_listed_can_be_set_again():
    """The printed value of a setting, put into its variable, gives the same settings."""
    settings, sources = configured({"trusted_hosts": "a.example,b.example"}, {})
    lines = [re.split(r"\s{2,}", line)[:2] for line in listed(settings, sources).splitlines()]
    again, _ = configured({}, {name: value for name, value in lines if value != "-"})
    assert again == settings
