"""Every report opened by another program: Word documents by LibreOffice, PDFs by PDFium."""

import subprocess

import pypdfium2
import pytest

from maturity_advisor.reports import PdfRenderer, view
from maturity_advisor.reports.words import Words

from .conftest import EXAMPLES, NAMES

pytestmark = pytest.mark.browser
LEAST = 40


def test_word_documents_open_in_libreoffice_with_something_on_every_page(office, documents, tmp_path):
    files = sorted(documents.glob("*.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files]
    subprocess.run(command, capture_output=True, timeout=200, check=True)

    for file in files:
        with pypdfium2.PdfDocument(tmp_path / f"{file.stem}.pdf") as document:
            lengths = [len(page.get_textpage().get_text_range()) for page in document]
        assert len(lengths) > 10, file.stem
        assert min(lengths) > LEAST, (file.stem, lengths)


@pytest.mark.parametrize("lang", ["en", "nl", "de"])
def test_every_pdf_is_pdf_ua_has_its_summary_on_one_page_and_no_empty_page(advisor, lang):
    words = Words(lang)
    for name in NAMES:
        raw = PdfRenderer().render(view(advisor.advise(EXAMPLES / f"{name}.yaml", lang=lang, audience="client")))
        with pypdfium2.PdfDocument(raw) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        assert b"pdfuaid:part" in raw, name
        assert pages[1].startswith(words.heading("contents")), name
        assert words.heading("section-summary") in pages[0], name
        # A footer alone has fewer letters than this.
        assert min(map(len, pages)) > LEAST + len(pages[0].splitlines()[-1]), name
