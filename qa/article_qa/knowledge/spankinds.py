"""The kinds of typed span that a text is read by, and those that often go together. Finds none."""

from typing import Final, Literal

Kind = Literal[
    "person", "organisation", "place", "name", "role", "demonym", "modifier",
    "date", "duration", "money", "percent", "quantity", "number",
]  # fmt: skip

NAMES: Final[frozenset[Kind]] = frozenset({"person", "organisation", "place", "name"})  # "name": of what is not told
AMOUNTS: Final[frozenset[Kind]] = frozenset({"money", "percent", "quantity", "number"})
MEASURED: Final[frozenset[Kind]] = AMOUNTS | {"duration"}
