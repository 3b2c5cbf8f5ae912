"""Every verb, in every language and format."""

import json
import re

import pytest

from maturity_advisor.cli.options import REPORT_FORMATS
from maturity_advisor.cli.verbs import CODES, VERBS

LANGUAGES = ("en", "nl", "de")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize("verb", ["advise", "assess", "explain"])
def test_advice_in_every_language_and_format(run, bakery, verb, form, lang):
    more = ["1"] if verb == "explain" else []
    result = run(verb, bakery, *more, "--format", form, "--lang", lang)

    assert result.exit_code == 0, result.stderr
    assert len(result.stdout) > 500
    if form == "json":
        assert json.loads(result.stdout)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("verb", "known", "word"),
    [
        ("models", "esm3", "forrester"),
        ("models", "basismodel", "owyang"),
        ("facts", "use.inside", "wiki"),
        ("facts", "esm3.culture", "wiki"),
        ("facts", "risk.no_mandate", "wiki"),
        ("rules", "forrester/sponsor-needed", "sponsor"),
        ("actions", "find-a-sponsor", "sponsor"),
        ("outcomes", "recruitment", "staff"),
    ],
)
def test_the_catalogue_lists_shows_and_searches(run, verb, known, word, lang):
    listed = run(verb, "--lang", lang)
    shown = run(verb, "show", known, "--lang", lang)
    searched = run(verb, "search", word, "--lang", lang)

    assert [result.exit_code for result in (listed, shown, searched)] == [0, 0, 0]
    assert known in listed.stdout
    assert known in shown.stdout
    assert len(searched.stdout.splitlines()) < len(listed.stdout.splitlines())


def test_every_entry_of_the_catalogue_can_be_shown(run):
    from maturity_advisor.cli.catalogue import library_of
    from maturity_advisor.reports.catalogue import MAKERS, entries
    from maturity_advisor.reports.text import text_of

    library = library_of({"lang": "de", "quiet": True})

    pages = [text_of(entry.page()) for kind in MAKERS for entry in entries(kind, library)]

    assert len(pages) > 500
    assert all(len(line) <= 80 or "http" in line or "/" in line for page in pages for line in page.splitlines())


def test_what_is_shown_as_json_is_what_its_author_wrote(run):
    shown = json.loads(run("rules", "show", "forrester/sponsor-needed", "--format", "json").stdout)

    assert set(shown["written"]["title"]) == {"en", "nl", "de"}
    assert json.loads(run("facts", "show", "gap.esm3", "--format", "json").stdout)["written"] is None


def test_a_search_that_finds_nothing_says_so(run):
    assert run("facts", "search", "zeppelin", "--lang", "de").stdout == "Nichts gefunden zu: zeppelin.\n"
    assert run("facts", "search", "zeppelin", "--format", "json").stdout == "[]\n"


def test_lists_as_json_have_the_columns_as_keys(run):
    found = json.loads(run("models", "--format", "json").stdout)

    assert {"id": "esm3", "edition": "2009"}.items() <= next(item for item in found if item["id"] == "esm3").items()


def test_ids_stay_whole_in_lists(run):
    from maturity_advisor.cli.catalogue import library_of

    known = {rule.id for rule in library_of({"lang": "en", "quiet": True}).base.rules}

    assert known <= set(run("rules").stdout.split())


def test_plugins_show_what_they_offer(run):
    listed = run("plugins")
    shown = json.loads(run("plugins", "show", "renderers", "--format", "json").stdout)

    assert listed.exit_code == 0
    assert shown["offers"] == [f"--format {name}" for name in REPORT_FORMATS]
    assert "Weergave" not in listed.stdout
    assert json.loads(run("plugins", "--format", "json").stdout)[0]["distribution"] == "maturity-advisor"


def test_a_plugin_left_out_is_not_listed(run):
    assert "altimeter" not in run("plugins", "--without", "altimeter", "--without", "cross_model").stdout.split()


def test_the_doctor_tells_versions_engine_and_cache(run):
    text = run("doctor").stdout
    data = json.loads(run("doctor", "--format", "json").stdout)

    assert re.search(r"^problems: none$", text, re.MULTILINE)
    assert set(data) == {
        "maturity-advisor", "python", "system", "libraries", "engine", "cache", "plugins", "problems",
    }  # fmt: skip


def test_every_verb_has_its_exit_codes_and_its_page():
    from maturity_advisor.cli.reference import codes_table, verbs_pages

    assert set(CODES) == set(VERBS)
    assert all(f"### {verb}" in verbs_pages() for verb in VERBS)
    assert codes_table().count("\n") == len(VERBS) + 1


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(run, verb):
    result = (
        run(verb, "--help") if verb not in ("advise", "assess", "explain") else run(verb, "--help", "--engine=auto")
    )

    assert result.exit_code == 0
    assert "Usage:" in result.stdout


def test_a_model_is_shown_as_the_page_its_authors_send_around(run, tmp_path):
    result = run("models", "show", "esm3", "--format", "html", "--output", tmp_path / "esm3.html", "--lang", "de")

    page = (tmp_path / "esm3.html").read_text(encoding="utf-8")
    assert (result.exit_code, result.stdout) == (0, "")
    assert page.startswith("<!DOCTYPE html>")
    assert "<dt>Rechte</dt>" in page
    assert run("rules", "show", "esm3/x", "--format", "html").exit_code == 2


@pytest.mark.parametrize(
    ("kind", "name"), [("models", "esm3"), ("facts", "use.inside"), ("rules", "esm3/no-mandate-inside")]
)
def test_what_is_shown_can_be_markdown(run, kind, name):
    result = run(kind, "show", name, "--format", "markdown", "--lang", "de")

    assert result.exit_code == 0
    assert result.stdout.startswith("# ")
    assert "\n- " in result.stdout
