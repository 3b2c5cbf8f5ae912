"""`report`: every format by the file's ending, and the previous report stays whole when it cannot be written."""

import errno
import os
import sys

import pytest

from maturity_advisor.cli import session
from maturity_advisor.errors import ExitCode

from .conftest import EXAMPLES

MAGIC = {
    "html": b"<!doctype html>",
    "pdf": b"%PDF-1.7",
    "docx": b"PK",
    "xlsx": b"PK",
    "md": b"# ",
    "txt": b"Advies voor",
}


@pytest.mark.parametrize("ending", MAGIC)
def test_the_ending_says_which_format_it_is(run, bakery, tmp_path, ending):
    file = tmp_path / f"report.{ending}"
    result = run("report", bakery, "--engine", "explain", "-o", file)

    assert (result.exit_code, result.stdout) == (ExitCode.DONE, "")
    assert file.read_bytes().startswith(MAGIC[ending])


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "xlsx", "markdown"])
def test_a_full_disk_or_a_folder_that_is_not_there_is_6_and_leaves_the_previous_report_whole(
    run, bakery, tmp_path, monkeypatch, form
):
    file = tmp_path / "report"
    file.write_text("the previous one")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("report", bakery, "--engine", "explain", "-f", form, "-o", file)

    assert result.exit_code == ExitCode.STORAGE
    assert "report: cannot be written: No space left on device. Choose another file, or make room." in result.stderr
    assert file.read_text() == "the previous one"
    assert sorted(tmp_path.iterdir()) == [file]
    assert run("report", bakery, "-f", form, "-o", tmp_path / "no" / "folder").exit_code == ExitCode.STORAGE


def test_a_client_is_the_default_and_the_advisor_sees_ids(run, bakery):
    client = run("report", bakery, "-f", "markdown", "--lang", "en").stdout
    advisor = run("report", bakery, "-f", "markdown", "--lang", "en", "--for", "advisor").stdout

    assert "forrester/" not in client
    assert "\\[forrester/name-what-it-is-for\\]" in advisor


def test_stored_advice_is_reported_on_as_it_is(run, bakery, tmp_path):
    stored = tmp_path / "advice.json"
    run("advise", bakery, "--format", "json", "-o", stored)

    assert (
        run("report", stored, "-f", "markdown").stdout
        == run("report", bakery, "-f", "markdown", "--engine", "explain").stdout
    )
    refused = run("report", stored, "--lang", "de")
    assert refused.exit_code == ExitCode.INPUT
    assert "this advice is in the language 'nl', not 'de'. Give the organisation's own file instead" in refused.stderr


def test_a_brand_that_does_not_fit_is_3(run, bakery, tmp_path):
    brand = tmp_path / "brand.yaml"
    brand.write_text("colour: blue\n")
    result = run("report", bakery, "--brand", brand, "-f", "html")

    assert (result.exit_code, result.stdout) == (ExitCode.INPUT, "")
    assert "brand.yaml:1:9: 'blue' is no colour." in result.stderr


def test_the_example_brand_is_applied(run, tmp_path):
    page = run(
        "report", EXAMPLES / "bakery.yaml", "--brand", EXAMPLES.parent / "docs" / "brand" / "kompas.yaml", "-f", "html"
    ).stdout

    assert "Kompas Advies" in page


def test_bytes_are_not_written_to_a_terminal(run, bakery, monkeypatch):
    monkeypatch.setattr(session, "on_screen", lambda: True)
    result = run("report", bakery, "-f", "pdf")

    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert "'pdf' is no text that a terminal could show. Write it to a file: --output report.pdf" in result.stderr


@pytest.mark.parametrize(
    ("form", "module"), [("html", "jinja2"), ("pdf", "typst"), ("docx", "docx"), ("xlsx", "xlsxwriter")]
)
def test_a_library_that_is_missing_is_named_with_how_to_install_it(run, bakery, monkeypatch, form, module):
    for name in [name for name in sys.modules if name.startswith(("maturity_advisor.reports.printers", module))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    result = run("report", bakery, "-f", form)

    assert result.exit_code == ExitCode.USAGE
    assert (
        f"'{form}' needs {module}, which is not installed. Install it with `pip install maturity-advisor[report]`"
        in (result.stderr)
    )
