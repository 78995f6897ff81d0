"""What of the server can be configured, as one frozen value; reads no environment and no file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration of one application; every field has a default that suits one user on one machine.

    ``host`` is the address that the server binds, without a port; requests may name it in their Host
    header, beside ``localhost``, ``127.0.0.1`` and ``[::1]``. ``trusted_hosts`` are further names that are
    accepted there, for a service behind a proxy. ``max_body_bytes`` is the longest request body that is read:
    by default enough for all that the limits of a request allow, even where every character is escaped.
    """

    host: str = "127.0.0.1"
    trusted_hosts: tuple[str, ...] = ()
    max_body_bytes: int = 32 * 1024 * 1024
