"""Mirror of article_web/serving/hosts.py."""

import pytest

from article_web.serving.hosts import is_trusted
from article_web.serving.settings import Settings


@pytest.mark.parametrize(
    "header", ["localhost", "localhost:8000", "LOCALHOST.:80", "127.0.0.1:65535", "[::1]", "[::1]:8000", None]
)
def test_loopback_is_always_trusted(header):
    """This machine may be named by any of its loopback names, on any port."""
    assert is_trusted(header, Settings())


@pytest.mark.parametrize(
    "header",
    [
        "evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.2",
        "", "localhost:80:80", "localhost, evil.example", "user@localhost", "localhost/", " localhost",
        "[::1", "[::2]", "192.168.0.7",
    ],
)  # fmt: skip
def test_other_hosts_are_refused(header):
    """Whatever a rebound name or a malformed header says, it is not ours."""
    assert not is_trusted(header, Settings())


def test_bound_and_configured_hosts_are_trusted():
    """The address that is bound and the names in the settings are ours, in any case."""
    settings = Settings(host="192.168.0.7", trusted_hosts=("qa.example",))
    assert is_trusted("192.168.0.7:8000", settings)
    assert is_trusted("QA.example", settings)
    assert not is_trusted("www.qa.example", settings)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_bound_to_every_address_any_address_is_trusted_but_no_name(host):
    """A service of all interfaces is reached by their addresses; a name may have been rebound."""
    settings = Settings(host=host)
    assert is_trusted("192.168.0.7:8000", settings)
    assert is_trusted("[fe80::1]:8000", settings)
    assert not is_trusted("evil.example", settings)
