"""Which Host headers a request may carry, so that no foreign web page reads a local service by DNS rebinding.

Looks only at the header's text: resolves no name, and believes no forwarding header.
"""

import re
from ipaddress import ip_address
from typing import Final

from article_web.serving.settings import Settings

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_EVERY_ADDRESS: Final = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - compared with, never bound here
_HEADER: Final = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[0-9A-Za-z._-]+))(?::[0-9]{0,5})?")


def is_trusted(header: str | None, settings: Settings) -> bool:
    """Return whether a request with this Host header (None: it has none) may be answered, on any port.

    >>> is_trusted("localhost:8000", Settings()), is_trusted("rebound.example", Settings())
    (True, False)
    """
    if header is None:  # HTTP/1.0; a browser always sends one
        return True
    match = _HEADER.fullmatch(header)
    if match is None:
        return False
    name = _plain(match["six"] or match["name"])
    if name in _LOOPBACK or name in {_plain(host) for host in (settings.host, *settings.trusted_hosts)}:
        return True
    # Bound to every address, the machine is reached by any of them. A rebound name is never an address.
    return settings.host in _EVERY_ADDRESS and _is_address(name)


def _plain(host: str) -> str:
    """Return a host as it is compared: lower case, no brackets, no root dot."""
    return host.strip("[]").rstrip(".").lower()


def _is_address(name: str) -> bool:
    """Return whether ``name`` is an IP address rather than a name."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
