"""Options: which packs, which day, for whom; and progress for whoever waits."""

import json
import sys
from unittest import mock

import pytest

from maturity_advisor.cli import progress as waiting


def data(run, *args):
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_model_alone_leaves_the_others_out(run, bakery):
    found = data(run, "advise", bakery, "--model", "forrester")

    assert {item["model"] for item in found["assessments"]} == {"forrester"}
    assert found["settings"]["models"] == ["forrester"]


def test_a_plugin_left_out_gives_nothing(run, bakery):
    found = data(run, "advise", bakery, "--without", "altimeter")

    assert "altimeter" not in {pack["id"] for pack in found["provenance"]["packs"]}
    assert found["status"] == "complete"


def test_a_pack_from_a_folder_takes_part(run, bakery, tmp_path):
    (tmp_path / "pack.yaml").write_text(
        "pack: {id: mine, format: 1, version: 1.0.0, licence: none, needs: {vocabulary: '>=1'}}\n"
        "rules:\n  - {id: first, title: First, when: {use.inside: nothing},\n"
        "     because: 'Because.', origin: interpretation,\n"
        "     recommend: {action: name-the-goal}}\n"
    )
    found = data(run, "advise", bakery, "--pack", tmp_path)

    assert "mine/first" in {rule["id"] for item in found["recommendations"] for rule in item["rules"]}


def test_a_day_goes_before_the_files_own(run, bakery):
    assert data(run, "advise", bakery, "--date", "2027-01-31")["organisation"]["as_of"] == "2027-01-31"
    assert "31 januari 2027" in run("advise", bakery, "--date", "2027-01-31").stdout


def test_a_client_gets_neither_the_input_nor_what_is_the_advisors(run, bakery):
    found = data(run, "advise", bakery, "--for", "client")

    assert "input" not in found
    assert "channels.access" not in {answer["fact"] for answer in found["answers"]}


def test_quiet_says_nothing_on_standard_error(run, bakery):
    assert run("advise", bakery, "--quiet").stderr == ""


def test_what_is_left_for_later_is_explained_by_why_it_waits(run):
    from .conftest import EXAMPLES

    example = EXAMPLES / "machine-builder.yaml"
    advised = {item["action"]["id"] for item in data(run, "advise", example)["recommendations"]}
    waiting = [item for item in data(run, "advise", example)["set_aside"] if item["action"] not in advised]
    result = run("explain", example, waiting[0]["action"])

    assert result.exit_code == 2
    assert waiting[0]["because"] in result.stderr


def test_a_recommendation_that_is_not_there_has_a_nearest_one(run, bakery):
    known = data(run, "advise", bakery)["recommendations"][0]["id"]

    assert f"Did you mean '{known}'?" in run("explain", bakery, known[:-1]).stderr
    assert "'999' is not recommended. There are: " in run("explain", bakery, "999").stderr


@pytest.mark.parametrize(
    ("long", "tty", "quiet", "said"),
    [(True, True, False, True), (False, True, False, False), (True, False, False, False)],
)
def test_progress_is_shown_to_people_who_wait_and_wiped_away(monkeypatch, capsys, long, tty, quiet, said):
    started = []
    monkeypatch.setattr(waiting, "Timer", lambda _, say, given: started.append((say, given)) or mock.Mock())
    monkeypatch.setattr(sys.stderr, "isatty", lambda: tty, raising=False)
    with waiting.progress("Thinking", quiet=quiet):
        for say, given in started if long else ():
            say(*given)
    shown = capsys.readouterr().err

    assert shown == ("Thinking …" + waiting.ERASE if said else "")
