"""The advisor's own judgement: kept with name, day and reason, shown beside what the rules gave, compared later."""

import json
import re

import pytest

from maturity_advisor.documents import read_file

from .terminal import Terminal

EVERY_TEXT = "\x1b[31m<b>=1+1</b> [x](http://x) \u202ex"


@pytest.fixture
def file(tmp_path):
    from tests.cli.conftest import EXAMPLES

    copy = tmp_path / "org.yaml"
    copy.write_bytes((EXAMPLES / "machine-builder.yaml").read_bytes())
    return copy


def judge(run, file, *args):
    result = run("review", file, *args, "--by", "Anna", "--date", "2026-12-01")
    assert result.exit_code == 0, result.stderr
    return result.stdout


def reviews(file):
    return read_file(file).data["review"]


def test_a_judgement_is_kept_with_name_day_and_reason(run, file):
    judge(run, file, "1", "--accept", "--status", "planned", "--why", "the board agreed")

    assert reviews(file) == [
        {"action": "show-people-and-work", "unit": "gewinnung", "verdict": "accepted", "status": "planned",
         "by": "Anna", "date": "2026-12-01", "why": "the board agreed"},
    ]  # fmt: skip


def test_what_is_said_later_goes_over_what_was_said_before(run, file):
    judge(run, file, "2", "--reword", "Say who answers what", "--rank", "1")
    judge(run, file, "2", "--status", "done")
    judge(run, file, "2", "--reject", "--why", "it exists")

    assert len(reviews(file)) == 1
    assert reviews(file)[0] == {
        "action": "response-procedure", "verdict": "rejected", "status": "done", "rank": 1, "by": "Anna",
        "date": "2026-12-01", "why": "it exists",
    }  # fmt: skip


def test_an_action_of_the_advisors_own_can_be_judged_like_others(run, file):
    judge(run, file, "--add", "Make a film of the fair")
    judge(run, file, "make-a-film-of", "--status", "doing")

    assert [(item["verdict"], item["status"]) for item in reviews(file)] == [("added", "doing")]


@pytest.mark.parametrize("lang", ["en", "nl", "de"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_reports_show_it_as_the_advisors_beside_what_the_rules_gave(run, file, lang, form):
    before = run("advise", file, "--lang", lang).stdout
    judge(run, file, "1", "--reject", "--why", "Not now.")
    judge(run, file, "2", "--reword", "In plain words")
    shown = run("advise", file, "--lang", lang, "--format", form).stdout
    words = {"en": "Your advisor's judgement", "nl": "Het oordeel van uw adviseur", "de": "Das Urteil Ihrer Beratung"}

    assert shown.count(words[lang]) >= 2
    assert "Not now" in shown
    assert "In plain words" in shown
    assert re.search(r"^ 1\. (.*)$", before, re.MULTILINE)[1] in shown.replace("\\", "")


def test_the_order_the_advisor_gives_is_that_of_the_judgement(run, file):
    judge(run, file, "1", "--accept", "--rank", "2")
    printed = judge(run, file, "2", "--accept", "--rank", "1")

    assert printed.index("Nr. 1") < printed.index("Nr. 2")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["1", "--accept"], "it is not said who judges. Add --by NAME."),
        (["1", "--reject", "--by", "A"], "a rejection needs a reason"),
        (["1", "--accept", "--reject", "--by", "A", "--why", "x"], "--accept and --reject exclude each other"),
        (["1", "--by", "A"], "it is not said what you decided"),
        (["--accept", "--by", "A"], "it is not said what is judged"),
        (["1", "--add", "x", "--by", "A"], "it is not said what is judged"),
        (["response-procedur", "--accept", "--by", "A"], "Did you mean 'response-procedure'?"),
        (["--figure", "suchzeitt=3"], "Did you mean 'suchzeit'?"),
        (["--figure", "suchzeit=much"], "'much' is no number"),
    ],
)
def test_what_does_not_go_together_is_refused_with_2_and_nothing_is_written(run, file, args, said):
    before = file.read_bytes()
    result = run("review", file, *args)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert file.read_bytes() == before


def test_a_review_of_a_unit_that_is_not_there_is_refused(run, file):
    file.write_text(file.read_text() + "review: [{action: name-the-goal, unit: gewinnungg}]\n")

    assert "Did you mean 'gewinnung'?" in run("advise", file).stderr


def test_figures_of_a_second_date_are_compared_with_the_first(run, file, tmp_path):
    first = tmp_path / "first.json"
    run("advise", file, "--format", "json", "--output", first)
    judge(run, file, "1", "--status", "done", "--figure", "suchzeit=31,5", "--figure", "bewerbungen-technik=1.8")
    kpis = {kpi["id"]: kpi for kpi in read_file(file).data["motivation"]["kpis"]}
    shown = " ".join(run("compare", first, file, "--lang", "en").stdout.split())
    found = json.loads(run("compare", first, file, "--format", "json").stdout)

    assert str(kpis["suchzeit"]["current"]) == "31.5"
    assert kpis["bewerbungen-technik"]["history"][-1]["date"] == "2026-12-01"
    assert "Suchzeit je Monteur: 40 → 31.5 Minuten am Tag; target value 15 (closer to the target value)" in shown
    assert "target value 6 (further from it)" in shown
    assert "Show your people and their work: done, Anna, 1 December 2026" in shown
    assert {item["way"] for item in found["figures"]} == {"closer", "further", "same"}
    assert [(item["before"], item["after"]) for item in found["actions"]] == [("", "done")]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_hostile_texts_in_a_judgement_are_inert(run, file, form):
    judge(run, file, "1", "--reword", EVERY_TEXT, "--why", EVERY_TEXT)
    shown = run("advise", file, "--format", form).stdout

    assert reviews(file)[0]["why"] == EVERY_TEXT
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert form == "text" or "<b>" not in shown.replace("\\<", "")


def test_the_talk_keeps_each_judgement_before_the_next(tmp_path, file):
    terminal = Terminal("review", file, "--lang", "en", "--date", "2026-12-01", "--quiet")
    question = re.compile(r"(next|name|none\)|out\)|words\?|Why\?|so\)):? $")
    terminal.until(question)
    for typed in ("Anna", "1", "the board agreed", "4", "", "", "3", "In plain words", "clearer", ""):
        terminal.type(typed)
        terminal.until(question)
    kept = reviews(file)
    terminal.type("9")

    assert terminal.end() == 0
    assert [(item["verdict"], item.get("status"), item["why"]) for item in kept] == [
        ("accepted", "planned", "the board agreed"),
        ("reworded", None, "clearer"),
    ]
    assert kept[1]["text"] == "In plain words"
    assert "\033" not in terminal.transcript
