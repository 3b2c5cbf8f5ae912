"""Blocks as text and as Markdown."""

from maturity_advisor.reports.blocks import Field, Heading, Item, Link, Paragraph, Table, Title
from maturity_advisor.reports.markdown import markdown_of
from maturity_advisor.reports.text import WIDTH, text_of

LONG = "word " * 40
PAGE = [
    Title("Advice", "today"),
    Heading("First"),
    Item(
        "do it", (Field("Why", LONG), Item("inner"), Link("Source: x", "https://example.org/" + "a" * 100)), "1.", True
    ),
    Item("do that", mark="2."),
    Paragraph(LONG),
    Table(("part", "stage"), (("culture " * 12, "pioneering " * 8), ("x", "y"))),
    Heading("Inner", 2),
    Item("✓ fine", mark="✓"),
]


def test_text_is_80_columns_wide_but_for_addresses():
    lines = text_of(PAGE).splitlines()

    assert [line for line in lines if len(line) > WIDTH] == ["      https://example.org/" + "a" * 100]
    assert all(line == line.rstrip() for line in lines)


def test_text_reads_without_colour_and_is_the_same_with_it():
    styled = text_of(PAGE, styled=True)
    bare = styled
    for code in ("\033[1m", "\033[2m", "\033[1;36m", "\033[0m"):
        bare = bare.replace(code, "")

    assert styled != bare
    assert bare == text_of(PAGE)


def test_text_hangs_what_belongs_to_an_item_below_it():
    assert (
        text_of([Item("do it", (Field("Why", "so"), Item("inner")), "1.")])
        == "  1. do it\n    Why: so\n    • inner\n"[1:]
    )


def test_a_table_without_headings_has_no_empty_line():
    assert text_of([Table(("", ""), (("a", "b"),))]) == "a  b\n"


def test_markdown_nests_and_keeps_lists_apart():
    assert markdown_of(
        [Title("A", "b"), Heading("C"), Item("d", (Paragraph("e"), Item("f"), Item("g"))), Item("h")]
    ) == ("# A\n\nb\n\n## C\n\n- d\n\n  e\n\n  - f\n  - g\n\n- h\n")


def test_markdown_has_tables_fields_and_links():
    page = [
        Field("Why", "so"),
        Table(("a", "b"), (("c", "d"),)),
        Link("Source", "https://example.org"),
        Link("x", "bad"),
    ]

    assert markdown_of(page) == (
        "**Why:** so\n\n| a | b |\n|---|---|\n| c | d |\n\nSource <https://example.org>\n\nx\n"
    )
