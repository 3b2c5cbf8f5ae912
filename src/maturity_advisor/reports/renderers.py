"""The formats that come with the program; each makes its page, and imports what it needs, only when it prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from maturity_advisor.documents.writing import json_of
from maturity_advisor.errors import Problem, UsageError
from maturity_advisor.reports.view import BRAND, KEY

if TYPE_CHECKING:
    from maturity_advisor.reports.blocks import Block

EXTRA = ("jinja2", "typst", "docx", "xlsxwriter", "markdown_it")


def _page(advice: Mapping[str, Any]) -> list[Block]:
    """The whole report where it was asked for, else the short page."""
    if BRAND in advice.get(KEY, {}):
        from maturity_advisor.reports.sections import report

        return report(advice)
    from maturity_advisor.reports.page import page

    return page(advice)


@contextmanager
def _extra(name: str) -> Iterator[None]:
    """Says how to install what a format needs, where it is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in EXTRA:
            raise
        what = f"'{name}' needs {error.name}, which is not installed"
        remedy = "Install it with `pip install maturity-advisor[report]`"
        raise UsageError(Problem(what, remedy, None, "report")) from None


class TextRenderer:
    """Plain text for a terminal or a mail, 80 columns wide."""

    name = "text"
    suffix = ".txt"

    def render(self, advice: Mapping[str, Any], *, styled: bool = False) -> str:
        """The advice as text; `styled` sets headings off with colour, which a terminal shows."""
        from maturity_advisor.reports.text import text_of

        with _extra(self.name):
            return text_of(_page(advice), styled=styled)


class MarkdownRenderer:
    """Markdown as GitHub reads it."""

    name = "markdown"
    suffix = ".md"

    def render(self, advice: Mapping[str, Any]) -> str:
        """The advice as Markdown, with whatever clients or packs wrote made harmless."""
        from maturity_advisor.reports.markdown import markdown_of

        with _extra(self.name):
            return markdown_of(_page(advice))


class JsonRenderer:
    """The advice document itself (schema `advice`)."""

    name = "json"
    suffix = ".json"

    def render(self, advice: Mapping[str, Any]) -> str:
        """`advice.json`, without what only printed reports need."""
        return json_of({key: value for key, value in advice.items() if key != KEY})


class HtmlRenderer:
    """One HTML file that needs nothing else."""

    name = "html"
    suffix = ".html"

    def render(self, advice: Mapping[str, Any]) -> str:
        """The whole report as a page for screen and paper."""
        with _extra(self.name):
            from maturity_advisor.reports.printers.html import html_of

            return html_of(advice)


class PdfRenderer:
    """A tagged PDF."""

    name = "pdf"
    suffix = ".pdf"

    def render(self, advice: Mapping[str, Any]) -> bytes:
        """The whole report as a PDF."""
        with _extra(self.name):
            from maturity_advisor.reports.printers.pdf import pdf_of

            return pdf_of(advice)


class WordRenderer:
    """A Word document that an advisor can go on editing."""

    name = "docx"
    suffix = ".docx"

    def render(self, advice: Mapping[str, Any]) -> bytes:
        """The whole report as a Word document."""
        with _extra(self.name):
            from maturity_advisor.reports.printers.word import word_of

            return word_of(advice)


class ExcelRenderer:
    """A workbook with plan, answers, stages and trace."""

    name = "xlsx"
    suffix = ".xlsx"

    def render(self, advice: Mapping[str, Any]) -> bytes:
        """The report's tables as a workbook."""
        with _extra(self.name):
            from maturity_advisor.reports.printers.excel import excel_of

            return excel_of(advice)
