"""Advice as text, Markdown, JSON, HTML, PDF, Word and Excel."""

from __future__ import annotations

from maturity_advisor.hookspecs import Renderer, hookimpl
from maturity_advisor.reports import (
    ExcelRenderer,
    HtmlRenderer,
    JsonRenderer,
    MarkdownRenderer,
    PdfRenderer,
    TextRenderer,
    WordRenderer,
)


@hookimpl
def advisor_renderers() -> list[Renderer]:
    """The formats that `--format` takes without further plugins."""
    return [
        TextRenderer(), MarkdownRenderer(), JsonRenderer(),
        HtmlRenderer(), PdfRenderer(), WordRenderer(), ExcelRenderer(),
    ]  # fmt: skip
