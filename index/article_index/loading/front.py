"""The front matter of a Markdown file: the lines on top, between ``---`` or ``+++``, that tell of the text below.

Reads what editors write there of plain YAML: ``key: value``, lists and folded lines; and TOML. Of YAML's anchors, tags
and nested mappings it knows nothing, and runs nothing.
"""

import re
from collections.abc import Mapping
from typing import Final

from article_index.loading.extracted import Extracted, UnreadableError, day, language, line, lines

_MOST: Final = 65_536  # characters; what is longer is no front matter
_KEY: Final = re.compile(r"([A-Za-z][\w-]{0,60})[ \t]*:(?:[ \t]+(.*))?")
_ITEM: Final = re.compile(r"\A[ \t]*+-(?:[ \t]+(.*))?")
_FOLDED: Final = re.compile(r"[>|][-+]?\d?")
_COMMENT: Final = re.compile(r"(?:^|[ \t])#.*")
_LISTED: Final = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^,]*))\s*(?:,|\Z)""")
_ESCAPED: Final = re.compile(r"\\(.)")

Value = str | list[str]
_AUTHORS: Final = ("author", "authors", "byline")
_DATES: Final = ("date", "published", "pubdate", "publishdate")
_URLS: Final = ("url", "canonical_url", "canonical", "link")
_LANGUAGES: Final = ("lang", "language", "locale")
_TAGS: Final = ("tags", "tag", "keywords")


def parted(text: str) -> tuple[Extracted, str]:
    r"""Return what the front matter of ``text`` tells, as fields about no text yet, and the text below it.

    A text without front matter is all text. Raises UnreadableError for TOML that is none.

    >>> told, below = parted("---\ntitle: \"The dam\"\ntags: [water, walls]\n---\nIt holds.")
    >>> told.title, told.tags, below
    ('The dam', ('water', 'walls'), 'It holds.')
    """
    fence = text[:3]
    if fence not in ("---", "+++") or text[3:4] != "\n":
        return Extracted(""), text
    ends = ("---", "...") if fence == "---" else ("+++",)
    found = [(at, end) for end in ends if (at := text.find(f"\n{end}", 3, _MOST)) >= 0]
    if not found:
        return Extracted(""), text
    at, end = min(found)
    rest = text[at + 1 + len(end) :]
    if rest.partition("\n")[0].strip():
        return Extracted(""), text
    told = _yaml(text[4 : at + 1]) if fence == "---" else _toml(text[4 : at + 1])
    return (Extracted(""), text) if told is None else (_fields(told), rest.partition("\n")[2].lstrip("\n"))


def _toml(head: str) -> dict[str, Value]:
    import tomllib  # noqa: PLC0415 - paid for by those who read it

    try:
        told = tomllib.loads(head)
    except tomllib.TOMLDecodeError as wrong:
        raise UnreadableError(f"has front matter that is no TOML ({wrong})") from None
    except RecursionError:
        raise UnreadableError("has front matter that is nested too deeply") from None
    return {key.lower(): [*map(str, v)] if isinstance(v, list) else str(v) for key, v in told.items()}


def _yaml(head: str) -> dict[str, Value] | None:
    """Return the keys of ``head``, in small letters; None where a line is none that front matter has."""
    told: dict[str, Value] = {}
    key, folded = "", False
    for written in head.splitlines():
        held = told.get(key)
        if folded and (not written.strip() or written[0] in " \t"):
            told[key] = f"{held} {written.strip()}".strip()
        elif not written.strip() or written.lstrip().startswith("#"):
            continue
        elif key and (item := _ITEM.fullmatch(written)) and (isinstance(held, list) or not held):
            told[key] = [*(held or []), *_scalar(item[1] or "")]
        elif found := _KEY.fullmatch(written):
            key, value = found[1].lower(), (found[2] or "").strip()
            folded = bool(_FOLDED.fullmatch(value))
            told[key] = "" if folded else _value(value)
        elif not key or written[0] not in " \t":
            return None
        elif isinstance(held, str) and held:  # a line that goes on; anything else is nested, and none of ours
            told[key] = f"{held} {written.strip()}"
    return told or None


def _value(written: str) -> Value:
    if written.startswith("[") and "]" in written:
        inner = written[1 : written.rindex("]")]
        found = (a or b.replace("''", "'") or c for a, b, c in _LISTED.findall(inner))
        return [one.strip() for one in found if one.strip()]
    return "".join(_scalar(written))


def _scalar(written: str) -> list[str]:
    """Return a value without its quotes, as a list of one; empty where nothing is written."""
    written = written.strip()
    if written[:1] in ('"', "'"):
        mark = written[0]
        end = written.rfind(mark)
        inner = written[1:end] if end > 0 else written[1:]
        return [_ESCAPED.sub(r"\1", inner) if mark == '"' else inner.replace("''", "'")]
    plain = _COMMENT.sub("", written).strip()
    return [] if plain in ("", "~", "null") else [plain]


def _fields(told: Mapping[str, Value]) -> Extracted:
    """Return the fields of an article that ``told`` has."""

    def first(*names: str) -> str:
        value = next((told[name] for name in names if told.get(name)), "")
        return line(value if isinstance(value, str) else ", ".join(value))

    tags = next((told[name] for name in _TAGS if told.get(name)), [])
    return Extracted(
        text="",
        title=first("title"),
        author=first(*_AUTHORS) or None,
        url=first(*_URLS) or None,
        published=day(first(*_DATES)),
        lang=language(first(*_LANGUAGES)),
        tags=lines(tags.split(",") if isinstance(tags, str) else tags),
    )
