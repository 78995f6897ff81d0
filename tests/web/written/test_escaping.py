"""Mirror of article_web/written/escaping.py: any text reads in Markdown as it is, and can be had back."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from article_web.written.escaping import escaped, unescaped

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TEXTS = st.lists(
    st.sampled_from([*"ab 1.)(#-+=>|*_`~[]:!<&;/\\\n$\t", "—", "“", "](", "<b>", "&amp;", "```", "==="]), max_size=30
).map("".join)


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan replied, “[O]ur units did not open fire in that direction, the situation is stable.”",
        "It cost $5, a 3% rise; “No!” (she said) – 50 - 60 people & R&D, see snake_case <3 1. Really? 4 > 3",
    ],
)
def test_an_ordinary_sentence_stays_as_it_is(text):
    """Brackets, dashes, a dollar and signs that are no markup where they stand get no backslash."""
    assert escaped(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* _c_ `d` ~~e~~", "a \\*b\\* \\_c\\_ \\`d\\` \\~\\~e\\~\\~"),
        ("[a](b) [a][b] <i>x</i> &lt;", "[a\\](b) [a\\][b] \\<i>x\\</i> \\&lt;"),
        ("from $5 to $6", "from \\$5 to \\$6"),
        ("a\n1. b\n- c\n# d", "a\n1\\. b\n\\- c\n\\# d"),
        ("C:\\*", "C:\\\\\\*"),
    ],
)
def test_markup_is_escaped(text, expected):
    """What would be read as markup gets a backslash, and nothing else."""
    assert escaped(text) == expected


@given(TEXTS)
def test_a_text_can_be_had_back(text):
    """Escaping loses nothing."""
    assert unescaped(escaped(text)) == text


@given(TEXTS.map(lambda text: re.sub(r"\n\s*\n+", "\n", text)).filter(str.strip))
def test_a_renderer_shows_the_text(text):
    """After the number of a quote a real renderer shows the text, white space apart, in one paragraph."""
    shown = RENDERER.render(f"> [1] {escaped(text)}\n>\n> — place")
    assert shown.count("<p>") == 2
    plain = html.unescape(re.sub(r"<br />|</?(?:p|blockquote)>", "", shown))
    assert plain.split() == f"[1] {text} — place".split()
