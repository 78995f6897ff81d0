"""From flags and the environment to Settings: a flag wins over ``ARTICLE_QA_…``, that over the default.

Reads texts only: what each setting means is declared in ``settings``.
"""

import argparse
from collections.abc import Callable, Collection, Mapping
from dataclasses import Field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, get_args, get_type_hints

from article_web.serving.settings import SettingError, Settings, check_range

PREFIX: Final = "ARTICLE_QA_"
_YES: Final = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def variable(name: str) -> str:
    """Return the environment variable of the setting ``name``.

    >>> variable("max_body_bytes")
    'ARTICLE_QA_MAX_BODY_BYTES'
    """
    return PREFIX + name.upper()


def flag(name: str) -> str:
    """Return the flag of the setting ``name``.

    >>> flag("max_body_bytes")
    '--max-body-bytes'
    """
    return "--" + name.replace("_", "-")


def add_flags(
    parser: argparse.ArgumentParser, names: Collection[str] = (), defaults: Mapping[str, object] = MappingProxyType({})
) -> None:
    """Give ``parser`` a flag for every setting, or for those of ``names``; one that is not typed leaves None.

    The help tells the ``defaults`` of a command that has its own.
    """
    for one in fields(Settings):
        if names and one.name not in names:
            continue
        told = f"{one.metadata['help']} (default: {shown(defaults.get(one.name, one.default))})".replace("%", "%%")
        if _type(one.name) is bool:
            parser.add_argument(flag(one.name), action=argparse.BooleanOptionalAction, default=None, help=told)
        else:
            metavar = "A,B" if _several(one.name) else one.name.rpartition("_")[2].upper()
            if _type(one.name) is Path:
                metavar = "FILE"
            elif choices := one.metadata["choices"]:
                metavar = f"{{{','.join(choices)}}}"
            parser.add_argument(flag(one.name), default=None, metavar=metavar, help=told)


def configured(flags: Mapping[str, Any], environ: Mapping[str, str]) -> tuple[Settings, dict[str, str]]:
    """Return the settings that ``flags`` (by name, None where not typed) and ``environ`` give, and each one's source.

    Raises SettingError, which names the flag or the variable that is wrong.
    """
    values: dict[str, Any] = {}
    sources = {}
    for one in fields(Settings):
        typed, stands = flags.get(one.name), environ.get(variable(one.name), "")
        sources[one.name] = "default"
        if typed is not None:
            sources[one.name] = flag(one.name)
            values[one.name] = typed if isinstance(typed, bool) else _read(one, typed, flag(one.name))
        elif stands.strip():
            sources[one.name] = variable(one.name)
            values[one.name] = _read(one, stands, variable(one.name))
    return Settings(**values), sources


def listed(settings: Settings, sources: Mapping[str, str]) -> str:
    """Return all ``settings`` as lines: variable, value, where it came from."""
    rows = [(variable(one.name), shown(getattr(settings, one.name)), sources[one.name]) for one in fields(Settings)]
    wide, value = (max(len(row[i]) for row in rows) for i in (0, 1))
    return "\n".join(f"{name:<{wide}}  {said:<{value}}  {source}" for name, said, source in rows)


def shown(value: object) -> str:
    """Return a setting's value as it is typed and printed.

    >>> shown(("a.example", "b.example")), shown(True), shown(None)
    ('a.example,b.example', 'on', '-')
    """
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return ",".join(map(str, value)) or "-"
    return "-" if value is None or value == "" else str(value)


def _read(one: "Field[Any]", text: str, where: str) -> Any:  # noqa: ANN401 - of the type of the setting
    """Return the value that ``text`` writes for the setting ``one``."""
    if _several(one.name):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    kind = _type(one.name)
    readers: dict[type, tuple[Callable[[str], Any], str]] = {
        bool: (lambda said: _YES[said.strip().lower()], "on or off"),
        int: (lambda said: int(said.replace("_", "")), "a whole number"),
        float: (float, "a number"),
        Path: (Path, "a path"),
        str: (str.strip, "a text"),
    }
    read, what = readers[kind]
    try:
        value = read(text)
    except (KeyError, ValueError):
        raise SettingError(f"{where} is {text!r}; it takes {what}.") from None
    try:
        check_range(one, value)
    except SettingError as wrong:
        raise SettingError(str(wrong).replace(f"The setting {one.name}", where)) from None
    return value


def _type(name: str) -> type:
    """Return the plain type of a setting: of ``Path | None`` it is Path."""
    hint = get_type_hints(Settings)[name]
    return next((part for part in get_args(hint) if part is not type(None)), hint) if not _several(name) else tuple


def _several(name: str) -> bool:
    """Tell whether a setting holds several texts, written with commas between."""
    return bool(get_type_hints(Settings)[name] == tuple[str, ...])
