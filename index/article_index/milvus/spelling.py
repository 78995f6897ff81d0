"""How terms and passages are written for Milvus: words that its standard analyzer takes as they are, numbers as keys.

The terms are analysed by us: milvus-lite 3.2 knows the standard analyzer only and silently leaves its filters out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2s
from typing import Final

TEXT_BYTES: Final = 65_535  # of a VARCHAR, at most
_PLAIN: Final = re.compile(r"[a-z0-9]{1,39}")  # longer words are dropped by the analyzer, others are cut or folded
_DIGEST: Final = 16  # bytes of a word that cannot be written as it is


def word(term: str) -> str:
    """Return ``term`` as one word of ASCII letters and digits, always the same, different for different terms.

    >>> word("ceasefir")
    'ceasefir'
    >>> word("año")
    'zz01e7a5b37f73de4188f9d54002845bbd'
    """
    if _PLAIN.fullmatch(term) and not term.startswith("zz"):
        return term
    return "zz" + blake2s(term.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).hexdigest()


def line(terms: Iterable[str]) -> str:
    """Return the words of ``terms`` joined by spaces; what no field could hold is left off."""
    written = " ".join(word(term) for term in terms)
    return written if len(written) <= TEXT_BYTES else written[:TEXT_BYTES].rpartition(" ")[0]


def keys(corpus: Iterable[Sequence[str]]) -> list[int]:
    """Return a key for each passage: of what it says, so that it stays whatever is added or removed before it.

    Passages that say the same are counted, so that each has its own. Keys are signed numbers of 64 bits.
    """
    seen: Counter[bytes] = Counter()
    found = []
    for terms in corpus:
        said = blake2s("\0".join(terms).encode("utf-8", "surrogatepass")).digest()
        seen[said] += 1
        key = blake2s(said + seen[said].to_bytes(8, "big"), digest_size=8).digest()
        found.append(int.from_bytes(key, "big", signed=True))
    return found
