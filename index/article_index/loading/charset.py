"""The encoding that a page of HTML or XML says it is written in.

Guesses none and decodes nothing.
"""

import codecs
import re
from typing import Final

_HEAD: Final = 4096  # bytes within which a page declares its encoding
_DECLARED: Final = re.compile(
    rb"""(?:<\?xml[^<>]*?\sencoding|<meta[^<>]*?[\s;"']charset)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_MEANT: Final = {  # what the web means by these names
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252",
    "latin-1": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "tis-620": "cp874",
    "x-sjis": "cp932", "big5": "big5hkscs",
}  # fmt: skip
_TEXTUAL: Final = re.compile(
    r"cp\d+|iso8859-\d+|koi8-[rtu]|mac-\w+|gb18030|big5hkscs|euc_jp|johab"
)  # a page's, no other


def declared(data: bytes) -> str | None:
    """Return the encoding that ``data`` declares, as Python calls it; None for none that is known.

    >>> declared(b'<meta charset="ISO-8859-1">')
    'cp1252'
    """
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return None
    name = found[1].decode().lower()
    try:
        known = codecs.lookup(_MEANT.get(name, name)).name
    except LookupError:
        return None
    return known if _TEXTUAL.fullmatch(known) else None
