"""What clients or packs wrote is printed as it reads, and commands neither terminal nor browser."""

import pytest

from maturity_advisor.reports.blocks import Heading, Item, Link, Paragraph, Table, Title
from maturity_advisor.reports.inert import address, markdown, plain
from maturity_advisor.reports.markdown import markdown_of
from maturity_advisor.reports.text import text_of

HOSTILE = (
    "\033[2J\033]0;x\a<script>alert(1)</script> [bold red]x[/] **b** `c` \u202e\u0085\n# head\r\n1. one | two ~~s~~"
)


def blocks(text):
    return [
        Title(text, text), Heading(text), Heading(text, 2), Paragraph(text), Item(text, (Paragraph(text),)),
        Item(text, mark="1.", strong=True), Table((text, text), ((text, text),)), Link(text, text),
    ]  # fmt: skip


def test_text_holds_no_control_characters():
    assert not {char for char in text_of(blocks(HOSTILE)) if ord(char) < 32 and char != "\n"}
    assert "\u202e" not in text_of(blocks(HOSTILE))
    assert "\x85" not in plain(HOSTILE)


def test_markdown_holds_no_html_and_no_marks_of_its_own():
    printed = markdown_of(blocks(HOSTILE))

    assert "\\<script\\>" in printed
    assert "<script>" not in printed.replace("\\<", "").replace("\\>", "")
    assert "\\*\\*b\\*\\*" in printed
    assert "\\|" in printed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. one", "1\\. one"),
        ("22. November", "22\\. November"),
        ("- dash", "\\- dash"),
        ("# head", "\\# head"),
        ("+ plus", "\\+ plus"),
        ("=====", "\\====="),
        ("1.5 times", "1.5 times"),
        ("![x](y)", "!\\[x\\](y)"),
        ("a & b; &lt;", "a \\& b; \\&lt;"),
        ("a\\b", "a\\\\b"),
    ],
)
def test_markdown_reads_as_it_was_written(text, shown):
    assert markdown(text) == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("https://example.org/<script>", ""),
        ("http://exa mple.org", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_shown_as_such(url, shown):
    assert address(url) == shown
