"""Promises of Markdown: marks go, words stay, front matter tells of the article."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from article_index.loading.extracted import UnreadableError
from article_index.loading.front import parted
from article_index.loading.markdown import read_markdown

MARKED = """# The *dam* of [Holt][h] ##

It **holds**, says _Ada
Lund_ (see [the `site`](https://x.example/a_(b) "t") or <https://y.example>).[^1]  
Next line<br>and `code_with_*stars*`; 2 * 3 * 4, a*b*c, snake_case_name and \\*escaped\\*.

> quoted
> more *words*

* one
* two **b**
  + three
1. four

Setext
======

| Year | Seats |
|------|:-----:|
| 1987 | 120   |

```python
x = a*b*c  # <!-- kept -->
```

<!-- gone
also -->
![A map](a.png) [![badge](b.svg)](https://ci.example) ~~old~~ [ref] [^no [x]
***both*** **Ada *Lund*** and 5 < 6 & 7 > 3 &copy; 2020.

---
[h]: https://holt.example 'x'
[ref]: <https://r.example>
[^1]: A note.
"""  # noqa: W291 - two blanks at the end of a line are a mark
SHOWN = """The dam of Holt

It holds, says Ada
Lund (see the site or https://y.example).
Next line
and code_with_*stars*; 2 * 3 * 4, a*b*c, snake_case_name and *escaped*.

quoted
more words

- one
- two b
  - three
1. four

Setext

Year | Seats
1987 | 120

x = a*b*c  # <!-- kept -->

A map badge old ref [^no [x]
both Ada Lund and 5 < 6 & 7 > 3 © 2020.

A note.
"""
ROOT = Path(__file__).parents[3]
FILES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
PIECES = [
    *"*_`~[]()!<>#-+|\\&;: \n\t",
    "a",
    "Word",
    "é",
    "1.",
    "](",
    "```",
    "<!--",
    "-->",
    "**",
    "[a]: b\n",
    "<script>",
]
TOPS = [*"-+:[]'\",#>| \n", "a", "title:", "---\n", "tags:", "- ", "+++\n"]


def test_marks_go_and_words_stay() -> None:
    """What a reader sees is the text, line by line."""
    assert read_markdown(MARKED).text == SHOWN


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_words_are_those_that_a_markdown_parser_shows(path: Path) -> None:
    """Of our own files the words are those that markdown-it-py shows, in the same order."""
    written = path.read_text(encoding="utf-8")
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(written)
    wanted = re.findall(r"\w+", unescape(re.sub(r'<img [^<>]*alt="([^"]*)"[^<>]*>|<[^<>]*>', r" \1 ", html)))
    shown = re.sub(r"^ *\d+\. ", "", read_markdown(written).text, flags=re.MULTILINE)  # the browser's own numbers
    assert re.findall(r"\w+", shown) == wanted


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_word_is_lost_or_made(marked: str) -> None:
    """Whatever the marks, nothing is shown that is not written, and nothing raises."""
    written = iter("x\n" + marked)
    shown = read_markdown("x\n" + marked).text
    assert all(letter in written for letter in shown if letter.isalnum())  # in their order


@pytest.mark.parametrize(
    ("text", "told", "below"),
    [
        (
            (
                "---\ntitle: \"The dam: a story\"\nauthor:\n  - Ada Lund\n  - 'Bo Ek'\n"
                "date: 2021-05-04 10:00:00 +0100\ntags:\n- water\n- walls # old\nlang: de-AT\n"
                "summary: >\n  It was\n  long\nmenu:\n  main:\n    weight: 3\n"
                "url: https://x.example/a#b\n---\n\nIt holds."
            ),
            ("The dam: a story", "Ada Lund, Bo Ek", "https://x.example/a#b", "2021-05-04", "de", ("water", "walls")),
            "It holds.",
        ),
        (
            '+++\ntitle = "A"\nauthors = ["B", "C"]\ndate = 2021-05-04T00:00:00Z\ntags = ["a", "b"]\n+++\nIt holds.',
            ("A", "B, C", None, "2021-05-04", None, ("a", "b")),
            "It holds.",
        ),
        ("---\ntags: [\"a, b\", c, 'd''s', a]\n...\nx", ("", None, None, None, None, ("a, b", "c", "d's", "a")), "x"),
        ("---\nkeywords: a, b\ndate: May 2021\n---\nx", ("", None, None, "May 2021", None, ("a", "b")), "x"),
        ("---\ntitle: >-\n  Folded\n  title\n---\nx", ("Folded title", None, None, None, None, ()), "x"),
        ("---\n\nA rule on top.\n\n---\nx", ("", None, None, None, None, ()), "---\n\nA rule on top.\n\n---\nx"),
        ("---\ntitle: never closed\n", ("", None, None, None, None, ()), "---\ntitle: never closed\n"),
        ("---\nHe said: no.\n---\nx", ("", None, None, None, None, ()), "---\nHe said: no.\n---\nx"),
        ("title: A\n---\nx", ("", None, None, None, None, ()), "title: A\n---\nx"),
        ("---\ntitle: !!python/object:os.system [x]\n---\nx", ("!!python/object:os.system [x]", *[None] * 4, ()), "x"),
    ],
    ids=["yaml", "toml", "lists", "words", "folded", "rule", "open", "sentence", "none", "tag"],
)
def test_front_matter(text: str, told: tuple[object, ...], below: str) -> None:
    """The fields that an article has are read from what editors write; what is no front matter is text."""
    found, rest = parted(text)
    got = (found.title, found.author, found.url, found.published, found.lang, found.tags)
    assert (got, rest) == ((*told[:5], tuple(dict.fromkeys(told[5]))), below)


def test_broken_toml_is_told_of() -> None:
    """Front matter that is no TOML is the writer's mistake, and is not indexed as text."""
    with pytest.raises(UnreadableError, match=r"^has front matter that is no TOML \("):
        read_markdown("+++\ntitle = \n+++\nx")


@given(st.lists(st.sampled_from(TOPS)).map("".join))
def test_any_front_matter(text: str) -> None:
    """Whatever stands on top, a Markdown file is fields and a text, or told of."""
    try:
        found, below = parted("---\n" + text)
    except UnreadableError:
        return
    assert ("---\n" + text).endswith(below)
    assert all(found.tags)
