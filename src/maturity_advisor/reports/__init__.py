"""Advice as people read it: blocks made once in the reader's language, printed as text or Markdown; and as JSON."""

from maturity_advisor.reports.renderers import JsonRenderer, MarkdownRenderer, TextRenderer
from maturity_advisor.reports.view import view

__all__ = ["JsonRenderer", "MarkdownRenderer", "TextRenderer", "view"]
