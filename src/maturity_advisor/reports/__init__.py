"""Advice as people read it: blocks made once in the reader's language, and printed in many formats."""

from maturity_advisor.reports.renderers import (
    ExcelRenderer,
    HtmlRenderer,
    JsonRenderer,
    MarkdownRenderer,
    PdfRenderer,
    TextRenderer,
    WordRenderer,
)
from maturity_advisor.reports.view import view

__all__ = [
    "ExcelRenderer",
    "HtmlRenderer",
    "JsonRenderer",
    "MarkdownRenderer",
    "PdfRenderer",
    "TextRenderer",
    "WordRenderer",
    "view",
]
