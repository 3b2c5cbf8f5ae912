"""Advice as text, Markdown and JSON."""

from __future__ import annotations

from maturity_advisor.hookspecs import Renderer, hookimpl
from maturity_advisor.reports import JsonRenderer, MarkdownRenderer, TextRenderer


@hookimpl
def advisor_renderers() -> list[Renderer]:
    """The formats that `--format` takes without further plugins."""
    return [TextRenderer(), MarkdownRenderer(), JsonRenderer()]
