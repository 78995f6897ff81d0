"""Promises of tables as text and as Markdown."""

from article_web.shell.grid import Grid

GRID = Grid("Words", ["word", "n"], [["clearly", "1"], ["猫|\\", "12"], ["\x1b[2J", "3"]])


def test_text_is_aligned_by_columns_of_the_terminal() -> None:
    """Names from the left, numbers from the right; a wide character takes two columns, a control none of its power."""
    assert GRID.text() == "Words\nword      n\nclearly   1\n猫|\\     12\n␛[2J      3"


def test_markdown_is_a_table() -> None:
    """What would end a cell is escaped."""
    assert GRID.markdown() == (
        "### Words\n\n| word | n |\n| --- | ---: |\n| clearly | 1 |\n| 猫\\|\\\\ | 12 |\n| ␛[2J | 3 |"
    )


def test_a_table_without_rows_has_its_head() -> None:
    """Nothing is taken of no rows."""
    assert Grid("None", ["a", "bc"], []).text() == "None\na  bc"
