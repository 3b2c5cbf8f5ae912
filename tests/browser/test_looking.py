"""Every report in a browser: accessible, whole, at 1280 and 360 pixels, by day and by night; and in LibreOffice."""

import json
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from maturity_advisor import Advisor
from maturity_advisor.reports import HtmlRenderer, PdfRenderer, view
from maturity_advisor.reports.words import Words
from tests.reports.hostile import TEXTS, brand, organisation

from .conftest import EXAMPLES, NAMES

pytestmark = pytest.mark.browser
LOOK = Path(__file__).with_name("look.mjs")
LEAST = 40


def looked(chromium, files):
    """What the browser tells of each file in each look."""
    done = subprocess.run(["node", LOOK, chromium, *files], capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("lang", ["en", "nl", "de"])
def test_axe_finds_nothing_and_nothing_is_cut_overlapping_or_empty(chromium, made, lang):
    found = looked(chromium, sorted(made.glob(f"*-{lang}.html")))

    assert len(found) == 3 * len(list(made.glob(f"*-{lang}.html")))
    for key in ("violations", "cut", "overlapping", "empty", "asked", "said"):
        wrong = [(Path(item["file"]).stem, item["look"], item[key][:4]) for item in found if item[key]]
        assert wrong == [], key
    assert {item["scripts"] for item in found} == {0}


def test_hostile_texts_run_nothing_and_break_nothing_in_a_browser(chromium, tmp_path):
    advisor = Advisor(engine="explain", models=["forrester"])
    for name, text in TEXTS.items():
        data = view(advisor.advise(organisation(text), lang="en", audience="client"))
        page = HtmlRenderer().render({**data, "view": {**data["view"], "brand": brand(text)}})
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    found = looked(chromium, sorted(tmp_path.glob("*.html")))

    assert len(found) == 3 * len(TEXTS)
    for key in ("violations", "cut", "asked", "said"):
        assert [(Path(item["file"]).stem, item["look"], item[key][:4]) for item in found if item[key]] == [], key
    assert {item["scripts"] for item in found} == {0}


def test_word_documents_open_in_libreoffice_with_something_on_every_page(office, made, tmp_path):
    files = sorted(made.glob("*.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files]
    subprocess.run(command, capture_output=True, timeout=200, check=True)

    for file in files:
        with pypdfium2.PdfDocument(tmp_path / f"{file.stem}.pdf") as document:
            lengths = [len(page.get_textpage().get_text_range()) for page in document]
        assert len(lengths) > 10, file.stem
        assert min(lengths) > LEAST, (file.stem, lengths)


@pytest.mark.parametrize("lang", ["en", "nl", "de"])
def test_every_pdf_is_pdf_ua_has_its_summary_on_one_page_and_no_empty_page(lang):
    advisor, words = Advisor(engine="explain"), Words(lang)
    for name in NAMES:
        raw = PdfRenderer().render(view(advisor.advise(EXAMPLES / f"{name}.yaml", lang=lang, audience="client")))
        with pypdfium2.PdfDocument(raw) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        assert b"pdfuaid:part" in raw, name
        assert pages[1].startswith(words.heading("contents")), name
        assert words.heading("section-summary") in pages[0], name
        # A footer alone has fewer letters than this.
        assert min(map(len, pages)) > LEAST + len(pages[0].splitlines()[-1]), name
