"""One script out of the widget's modules and those of the page that it shares, one sheet out of its styles.

No build: each module becomes a function that is called once, in the order of their imports; comments and indents go.
Knows nothing of what the modules do. What they import from ``built.js`` is made here: languages, lines and the sheet.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from article_index.version import __version__
from article_qa.certainty import bands
from article_web.page.assets import FOLDER as PAGE
from article_web.page.interface import DEFAULT, interfaces

SOURCE: Final = Path(__file__).parent / "source"
ENTRY: Final = "widget"
SHEETS: Final = (
    SOURCE / "frame.css", PAGE / "ink.css", PAGE / "turn.css", PAGE / "bidi.css", SOURCE / "widget.css",
)  # fmt: skip
_KINDS: Final = ("advice", "notice", "problem", "reason", "sure")  # of lines that are named as they are needed
_SAID_IN_ENGLISH: Final = ("notice", "problem", "reason")  # by the service itself
_READ_BY_SCRIPT: Final = ("--mark", "--mark-ink", "--mark-strong")  # for the marks in the host page
_IMPORT: Final = re.compile(
    r'^import (?:\* as (?P<all>\w+)|\{(?P<some>[^}]*)\}) from "\./(?P<module>\w+)\.js";\n', re.MULTILINE
)
_EXPORT: Final = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_COMMENT: Final = re.compile(r"^\s*(?://.*|/\*\*(?:.|\n)*?\*/)\n|^\s+|(?<=[;{},]) +// .*$", re.MULTILINE)
# A string, a template or a regular expression, which stay; or a sign with spaces around it.
_SPACED: Final = re.compile(
    r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`"""
    r"""|(?:(?<=[(!])|(?<=[=,&|?:] ))/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+/)| ?([=+*<>?:,;{}()&|-]+) ?"""
)
_VARIABLE: Final = re.compile(r"^ *(--[\w-]+): (.*);$", re.MULTILINE)
_DARK: Final = re.compile(r"@media \(prefers-color-scheme: dark\) \{\n  :root \{(.*?)\n  \}\n\}", re.DOTALL)


@cache
def script() -> str:
    """Return the script."""
    modules = {"built": _built(_body())} | _modules()
    wrapped = "\n".join(f"const ${name} = (() => {{\n{code}}})();" for name, code in modules.items())
    return f'/*! article-qa {__version__}, MIT licence */\n(() => {{\n"use strict";\n{wrapped}\n}})();\n'


def sheet() -> str:
    """Return the styles: the page's own colours, each to be set by the host page, and lengths that it cannot shrink."""
    text = "\n".join(_themed(path.read_text(encoding="utf-8")) for path in SHEETS)
    text = re.sub(r"/\*.*?\*/", "", text.replace(":root", ".root"), flags=re.DOTALL)
    used = {*re.findall(r"var\((--[\w-]+)", text), *_READ_BY_SCRIPT}
    text = _VARIABLE.sub(lambda match: match[0] if match[1] in used else "", text)
    text = re.sub(r"(-?(?:\d*\.)?\d+)rem\b", r"calc(\1*var(--rem))", text)
    return re.sub(r" ?([{};,]) ?|(?<=:) ", r"\1", re.sub(r"\s+", " ", text)).replace(";}", "}").strip()


@cache
def languages() -> Mapping[str, Mapping[str, Any]]:
    """Return what is fetched for each language but English, which the script has: its direction and its lines."""
    body = _body()
    return {code: _told(code, body) for code in interfaces() if code != DEFAULT}


def _told(code: str, body: str) -> Mapping[str, Any]:
    """Return a language: its direction and the lines that the script ``body`` says: it names them, or their kind."""
    one = interfaces()[code]
    own = json.loads((Path(__file__).parent / "lines.json").read_text(encoding="utf-8"))[code]
    kinds = [kind for kind in _KINDS if code != DEFAULT or kind not in _SAID_IN_ENGLISH]
    said = {
        name: line
        for name, line in {**one.lines, **own}.items()
        if f'"{name}"' in body or any(name.startswith(f"{kind}.") and f"`{kind}.${{" in body for kind in kinds)
    }
    return {"dir": one.dir, "lines": said}


def _body() -> str:
    return "\n".join(_modules().values())


@cache
def _modules() -> dict[str, str]:
    """Return the code of each module that the widget needs, after those that it imports."""
    modules: dict[str, str] = {}
    _gather(ENTRY, modules)
    return modules


def _gather(name: str, modules: dict[str, str]) -> None:
    """Add the module ``name`` to ``modules``, after those that it imports."""
    own = SOURCE / f"{name}.js"
    code = (own if own.exists() else PAGE / f"{name}.js").read_text(encoding="utf-8")
    for needed in (match["module"] for match in _IMPORT.finditer(code)):
        if needed != "built" and needed not in modules:
            _gather(needed, modules)
    exported = [match[2] for match in _EXPORT.finditer(code)]
    code = _EXPORT.sub(r"\1 \2", _IMPORT.sub(_bound, code))
    assert not re.search(r"^(?:import|export)\b", code, re.MULTILINE), f"{name}.js imports or exports in another form"
    code = _SPACED.sub(lambda match: match[1] or match[2], _COMMENT.sub("", code))
    modules[name] = code + f"return {{ {', '.join(exported)} }};\n"


def _bound(match: re.Match[str]) -> str:
    names = match["all"] or "{ " + match["some"].strip().replace(" as ", ": ") + " }"
    return f"const {names} = ${match['module']};\n"


def _built(body: str) -> str:
    """Return the module of what is not written by hand."""
    made: dict[str, Any] = {
        "sheet": sheet(),
        "bands": [(band.word, band.least) for band in bands()],
        "languages": list(interfaces()),
        "english": _told(DEFAULT, body),
    }
    written = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return f"return {written};\n"


def _themed(text: str) -> str:
    """Return a sheet whose variables are those of the host page where it has set them, and light or dark as it is."""
    dark = _DARK.search(text)
    at_night = dict(_VARIABLE.findall(dark[1])) if dark else {}

    def variable(match: re.Match[str]) -> str:
        name, value = match[1], match[2]
        both = f"light-dark({value}, {at_night[name]})" if name in at_night else value
        return f"  {name}: var(--article-qa-{name[2:]}, {both});"

    first, brace, rest = _DARK.sub("", text).partition("}")
    return _VARIABLE.sub(variable, first).replace("color-scheme: light dark;", "") + brace + rest if dark else text
