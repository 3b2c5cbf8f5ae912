"""The formats that come with the program: text, Markdown and JSON; each makes its page only when it prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from maturity_advisor.documents.writing import json_of
from maturity_advisor.reports.view import KEY


class TextRenderer:
    """Plain text for a terminal or a mail, 80 columns wide."""

    name = "text"
    suffix = ".txt"

    def render(self, advice: Mapping[str, Any], *, styled: bool = False) -> str:
        """The advice as text; `styled` sets headings off with colour, which a terminal shows."""
        from maturity_advisor.reports.page import page
        from maturity_advisor.reports.text import text_of

        return text_of(page(advice), styled=styled)


class MarkdownRenderer:
    """Markdown as GitHub reads it."""

    name = "markdown"
    suffix = ".md"

    def render(self, advice: Mapping[str, Any]) -> str:
        """The advice as Markdown, with whatever clients or packs wrote made harmless."""
        from maturity_advisor.reports.markdown import markdown_of
        from maturity_advisor.reports.page import page

        return markdown_of(page(advice))


class JsonRenderer:
    """The advice document itself (schema `advice`)."""

    name = "json"
    suffix = ".json"

    def render(self, advice: Mapping[str, Any]) -> str:
        """`advice.json`, without what only printed reports need."""
        return json_of({key: value for key, value in advice.items() if key != KEY})
