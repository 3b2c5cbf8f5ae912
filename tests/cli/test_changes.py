"""`change`, `why-not` and `questions`: in every language and format, with the exit codes they promise."""

import json

import pytest

from maturity_advisor.reasoning import solve
from maturity_advisor.reasoning.solve import is_available

pytestmark = pytest.mark.skipif(not is_available(), reason="clingo is not installed")
RULE = "altimeter/align-with-business-goals"


@pytest.mark.parametrize("lang", ["en", "nl", "de"])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize("asked", [("change", "--add", RULE), ("why-not", "find-a-sponsor"), ("questions",)])
def test_changes_in_every_language_and_format(run, bakery, asked, form, lang):
    verb, *more = asked
    result = run(verb, bakery, *more, "--format", form, "--lang", lang, "--engine", "explain")

    assert result.exit_code == 0, result.stderr
    assert len(result.stdout) > 300
    if form == "json":
        assert json.loads(result.stdout)


def test_what_is_impossible_says_what_contradicts_and_is_done(run, bakery):
    result = run("change", bakery, "--to", "esm3=facilitating", "--lang", "en", "--engine", "explain")

    assert result.exit_code == 0
    assert "cannot all hold" in result.stdout
    assert "The number of people who work for you is 5." in result.stdout


def test_a_search_that_ends_early_says_so(run, bakery):
    some = run("change", bakery, "--drop", "forrester/name-what-it-is-for", "--limit", "1", "--engine", "explain")
    none = run("change", bakery, "--add", RULE, "--timeout", "0", "--lang", "en", "--engine", "explain")

    assert (some.exit_code, none.exit_code) == (8, 8)
    assert "The time was up" in none.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("change",),
        ("change", "--add", RULE, "--drop", RULE),
        ("change", "--add", "altimeter/nothing"),
        ("change", "--to", "esm3"),
        ("change", "--add", RULE, "--keep", "nothing.at_all"),
        ("why-not", "nothing-at-all"),
        ("why-not", "find-a-sponsor", "--for", "client"),
        ("change", "--add", RULE, "--for", "client"),
        ("questions", "--for", "client"),
    ],
)
def test_what_cannot_be_understood_is_a_matter_of_usage(run, bakery, words):
    verb, *more = words
    result = run(verb, bakery, *more, "--engine", "explain")

    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) < 4


def test_without_the_solver_it_says_how_to_get_it(run, bakery, monkeypatch):
    monkeypatch.setattr("maturity_advisor.explanations.grounds.is_available", lambda: False)
    result = run("change", bakery, "--add", RULE, "--engine", "explain")

    assert result.exit_code == 2
    assert "pip install maturity-advisor[solve]" in result.stderr
    assert solve.NAME in result.stderr
