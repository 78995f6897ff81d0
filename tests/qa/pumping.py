"""Every regular expression of the project, and texts made to be slow for each of them.

Run as a program it prints the expressions as JSON, since they can only be watched from before the first import.
"""

import ast
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

MAKING = re.compile(r"re\.(?:compile|search|match|fullmatch|sub|split|findall|finditer)")
CACHED = type(cache(len))
ROOMS = ("article_index", "article_qa", "article_web")
NOT_SERVED = ("article_qa.training", "article_qa.evaluation")  # run by us, over texts of ours
TAILS = ("\x00", "")  # what follows the repeated part, so that the whole does not match after all
STEMS = 20  # at most so many of the shortest and of the longest parts of one expression are repeated, and so many pairs
Node = list  # of (operation, argument), as the standard library parses expressions


def watched() -> list[tuple[str, int, str, int]]:
    """Return (module, line, expression, flags) of each that our modules compile when imported and used."""
    made: dict[tuple[str, int, str, int], None] = {}
    compiled = re._compile

    def watching(pattern: object, flags: int) -> object:
        result = compiled(pattern, flags)
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        module = frame.f_globals.get("__name__", "") if frame else ""
        if module.split(".")[0] in ROOMS:
            text = result.pattern if isinstance(result.pattern, str) else result.pattern.decode("latin-1")
            made[module, frame.f_lineno, text, result.flags & ~re.UNICODE] = None
        return result

    re._compile = watching
    for room in ROOMS:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, room + "."):
            if module.name.endswith("__main__") or module.name.startswith(NOT_SERVED):
                continue
            for held in [*vars(importlib.import_module(module.name)).values()]:  # made once, where first needed
                if type(held) is CACHED and not signature(held).parameters:
                    held()
    use()
    inline = [(module, line, said, 0) for module, line, _, said in written() if said is not None]
    return list(dict.fromkeys([*made, *inline]))


def use() -> None:
    """Ask so many kinds of questions that what is compiled only where it is needed is compiled, too."""
    from article_qa.asking.wording import Wording
    from article_qa.choice import conflict, digest
    from article_qa.knowledge.lexicon import data_table
    from article_qa.library import Library

    library = Library.open()
    story = Library.from_text(
        "Ann Lee, the mayor of Porto, was born in 1950. “It will not do,” said Mr. Lee. Fifty people died, officials "
        "said.\n\nShe was 3 years old. The mayor of Porto, Ann Lee, opened 2 bridges on 3 May 1999, claiming 5 lives."
    )
    for asked in (
        "When was the second ceasefire?", "Who said that it will not do?", "How many people died?", "Hello!",
        "What is this article about?", "Who wrote this?",
        "Tell me in two sentences who Ann Lee is.", "Who is the mayor?",
        "When and where did she open it, and why?", "Besides Ann Lee, who opened bridges?", "the bridge opened",
        "What did Ann Lee say about the bridges?", "Who is the president of Armenia?", "What do zebras eat?",
        "Did the mayor of Lisbon open the bridge?", "List the key points.", "I would like to know whether she is old",
        "What were the 1990's like?", "What is her opinion?", "What happened to the color of teh brigde?",
    ):  # fmt: skip
        for one in (library, story):
            first = one.ask(asked, explain=True)
            for then in ("And then?", "Why?", "And in 1999?", "Who else?", "What about Ann Lee?", asked):
                one.ask(then, history=[{"question": asked, "answer": first.text, "citations": []}])
            one.suggest()
    Library.from_text("Q: Who ran?\n\nA: I ran.\n\nQ: Why?\n\nA: It was late, said Ann.").ask(
        "Who said that it was late?"
    )
    Library.from_text(
        "The flood killed 12 people on Monday. Boats came by noon. A report says that the flood killed 15 people."
    ).ask("How many people did the flood kill?")
    Wording(["A cease fire."], english=True).together("cease", "fire")
    for kind in data_table(digest.TABLE)["cues"]:
        digest._cues(kind)
    for name in ("other", "rough"):
        conflict._listed(name)
    for lang in ("Wer war das? Das war der Bau.", "Où est-il né ? Il est né à Paris.", "Кто это был? Это был он.",
                 "¿Quién fue? Fue Ana López.", "من كان هناك؟ كانت ليلى هناك."):  # fmt: skip
        Library.from_text(lang * 5).ask(lang)


def written() -> Iterator[tuple[str, int, int, str | None]]:
    """Yield (module, first line, last line) of each place of our sources that makes an expression, and that itself.

    None where it is put together from parts, so that only use can show it.
    """
    for room in ROOMS:
        root = Path(importlib.import_module(room).__path__[0])
        for path in sorted(root.rglob("*.py")):
            name = ".".join([room, *path.relative_to(root).with_suffix("").parts])
            if name.startswith(NOT_SERVED):
                continue
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and MAKING.fullmatch(ast.unparse(node.func)):
                    said = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
                    yield name, node.lineno, node.end_lineno or node.lineno, said if isinstance(said, str) else None


def attacks(expression: str, flags: int) -> Iterator[tuple[str, str, str]]:
    """Yield (before, repeated, after): texts that make the parts of an expression meet and fail late."""
    tree = Node(re._parser.parse(expression, flags & ~re.DEBUG))
    parts = list(dict.fromkeys(part for part in samples(tree) if part))
    parts.sort(key=len)
    repeated = list(dict.fromkeys([*parts[:STEMS], *parts[-STEMS:]]))
    pairs = [one + other for one in parts[:8] for other in parts[:8] if one != other]
    for pump in [*repeated, *pairs[:STEMS]]:
        for tail in TAILS:
            yield "", pump, tail
    whole = sample(tree)
    for pump in parts[:12]:
        yield whole, pump, "\x00"
        yield whole[:1], pump, "\x00"


def samples(tree: Node) -> Iterator[str]:
    """Yield a text that each part of ``tree`` matches: each item, its insides, and each beginning of the sequence."""
    begun = ""
    for item in tree:
        text = one(item)
        begun += text
        yield text
        yield begun
        for inner in insides(item):
            yield from samples(Node(inner))


def insides(item: tuple[object, object]) -> list[Node]:
    """Return the sequences of which an item is made."""
    name, argument = str(item[0]), item[1]
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return [argument[2]]
    if name == "SUBPATTERN":
        return [argument[3]]
    if name == "ATOMIC_GROUP":
        return [argument]
    if name == "BRANCH":
        return argument[1][:12]
    if name in {"ASSERT", "ASSERT_NOT"}:
        return [argument[1]]
    return []


def sample(tree: Node) -> str:
    """Return a text that ``tree`` matches, or nearly."""
    return "".join(one(item) for item in tree)


def one(item: tuple[object, object]) -> str:
    """Return a text that one item of a parsed expression matches, or nearly."""
    name, argument = str(item[0]), item[1]
    if name == "LITERAL":
        return chr(argument)
    if name == "NOT_LITERAL":
        return "b" if argument == ord("a") else "a"
    if name == "ANY":
        return "a"
    if name == "IN":
        return member(argument)
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return sample(argument[2]) * max(1, min(int(argument[0]), 5))
    if name == "BRANCH":
        return sample(argument[1][0])
    return "".join(sample(inner) for inner in insides(item)) if name in {"SUBPATTERN", "ATOMIC_GROUP"} else ""


def member(choices: Node) -> str:
    """Return a character that a set of characters has, letters and figures before others."""
    for char in "aA1 \n.,'\"-’“(/é\x01":
        if has(choices, char):
            return char
    return next((chr(a if str(n) == "LITERAL" else a[0]) for n, a in choices if str(n) in {"LITERAL", "RANGE"}), "a")


CATEGORIES = {
    "CATEGORY_DIGIT": str.isdigit, "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda char: char.isalnum() or char == "_",
}  # fmt: skip


def has(choices: Node, char: str) -> bool:
    """Tell whether a parsed set holds ``char``."""
    negated = str(choices[0][0]) == "NEGATE"
    found = False
    for name, argument in choices[negated:]:
        if str(name) == "LITERAL":
            found |= ord(char) == argument
        elif str(name) == "RANGE":
            found |= argument[0] <= ord(char) <= argument[1]
        elif str(name) == "CATEGORY":
            category = str(argument)
            holds = CATEGORIES[category.replace("_NOT_", "_")](char)
            found |= holds != ("_NOT_" in category)
    return found != negated


if __name__ == "__main__":
    print(json.dumps({"made": watched(), "written": list(written())}))  # noqa: T201 - a command
