r"""Text in Markdown that reads as just that text, and back. Most sentences stay as they are.

Only what CommonMark, GitHub's tables and strikethrough, or formulas between dollars would take for markup gets a
backslash. Knows nothing of answers.
"""

import re
from typing import Final

_MARKUP: Final = re.compile(
    r"""
    \\(?=[!-/:-@\[-`{-~]|\s|$)              # a backslash that would escape what follows
    | [`*~]
    | (?<![^\W_])_ | _(?![^\W_])            # inside a word it is no emphasis
    | \](?=[\[(:])                          # the end of a link's text
    | <(?=[A-Za-z/!?])                      # a tag
    | &(?=\#?\w+;)                          # an entity
    """,
    re.VERBOSE,
)
_LINE_START: Final = re.compile(r"(?<=[\n\r])([ \t]*)([#+=>|-]|\d+(?=[.)]))")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~\s]|$)")


def escaped(text: str) -> str:
    r"""Return ``text``, which does not begin its line, as Markdown.

    >>> escaped("a *b* [c](d)\n# e"), escaped("“[O]ur units did not open fire.”")
    ('a \\*b\\* [c\\](d)\n\\# e', '“[O]ur units did not open fire.”')
    """
    safe = _MARKUP.sub(lambda mark: "\\" + mark[0], text)
    if safe.count("$") > 1:
        safe = safe.replace("$", "\\$")
    return _LINE_START.sub(_at_start, safe)


def unescaped(markdown: str) -> str:
    r"""Return the text that ``escaped`` made ``markdown`` of.

    >>> unescaped(r"a \*b\*")
    'a *b*'
    """
    return _ESCAPED.sub(r"\1", markdown)


def _at_start(mark: "re.Match[str]") -> str:
    """Return what begins a line with its mark escaped: a number before its dot, as a digit cannot be."""
    indent, sign = mark.groups()
    return f"{indent}{sign}\\" if sign.isdigit() else f"{indent}\\{sign}"
