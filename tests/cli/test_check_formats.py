"""`check` in every format and with every gate: text, JSON, SARIF, annotations; strict or not, with a solver or not."""

import json
import re
from pathlib import Path

import pytest

from maturity_advisor.authoring.linting import linter
from maturity_advisor.authoring.linting.kinds import KINDS
from maturity_advisor.errors import ExitCode

TESTS = Path(__file__).parents[1]
BAD, GOOD = TESTS / "bad" / "findings", TESTS / "good" / "findings"


def check(run, code, *more, folder=BAD):
    path = folder / code if (folder / code).is_dir() else folder / f"{code}.yaml"
    return run("check", path, *more)


def test_an_error_is_1_and_stands_with_its_code_and_its_proof(run):
    result = check(run, "never-holds")

    assert result.exit_code == ExitCode.GATE
    assert re.search(r"never-holds\.yaml:7:12: error: 'when' of .* \[never-holds\]\n    proof: firm", result.stdout)
    assert result.stdout.endswith("Checked 1 pack, 1 example: 1 error, 1 warning.\n")


def test_a_warning_is_0_and_with_strict_1(run):
    assert check(run, "always-holds").exit_code == ExitCode.DONE
    assert check(run, "always-holds", "--strict").exit_code == ExitCode.GATE


def test_a_hint_is_counted_and_shown_on_request_and_never_counts(run):
    quietly, loudly = check(run, "idle-option", "--strict"), check(run, "idle-option", "--show", "hint")

    assert (quietly.exit_code, loudly.exit_code) == (ExitCode.DONE, ExitCode.DONE)
    assert quietly.stdout == "Checked 1 pack, 2 examples: no problems, 1 hint (--show hint).\n"
    assert "hint: nothing tells the option 'own' of 'firm.office' from 'shared'" in loudly.stdout


def test_only_errors_can_be_shown(run):
    assert "[no-example]" not in check(run, "never-holds", "--show", "error").stdout


def test_what_is_allowed_is_counted_and_told_with_its_reason_in_json(run):
    result = check(run, "non-monotone", folder=GOOD)
    found = json.loads(check(run, "non-monotone", "--format", "json", folder=GOOD).stdout)

    assert result.stdout.endswith("no problems; 1 finding allowed.\n")
    assert [item["allowed"] for item in found["allowed"]] == ["Whoever feels high stops looking."]


def test_a_counterexample_in_json_is_an_organisation_that_can_be_advised(run, tmp_path):
    found = json.loads(check(run, "contradiction", "--format", "json").stdout)
    (finding,) = [item for item in found["findings"] if item["code"] == "contradiction"]
    file = tmp_path / "case.json"
    file.write_text(json.dumps(finding["counterexample"]["organisation"]), encoding="utf-8")

    advice = run("advise", file, "--pack", BAD / "contradiction.yaml", "--format", "json")

    assert advice.exit_code == ExitCode.DONE, advice.stderr
    assert finding["beside"]["line"] < finding["line"]


@pytest.mark.parametrize("code", ["contradiction", "never-holds", "weights-total", "rating-drift"])
def test_sarif_has_the_parts_its_standard_asks_for(run, code):
    data = json.loads(check(run, code, "--format", "sarif").stdout)
    (sarif_run,) = data["runs"]
    rules = [rule["id"] for rule in sarif_run["tool"]["driver"]["rules"]]

    assert (data["version"], sarif_run["tool"]["driver"]["name"]) == ("2.1.0", "maturity-advisor")
    assert set(KINDS) <= set(rules)
    assert len(rules) == len(set(rules))
    for result in sarif_run["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("error", "warning", "note")
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        assert "\\" not in result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert code in {result["ruleId"] for result in sarif_run["results"]}


def test_sarif_tells_what_is_allowed_as_suppressed(run):
    (sarif_run,) = json.loads(check(run, "non-monotone", "--format", "sarif", folder=GOOD).stdout)["runs"]
    (result,) = [item for item in sarif_run["results"] if item["ruleId"] == "non-monotone"]

    assert result["suppressions"] == [{"kind": "inSource", "justification": "Whoever feels high stops looking."}]


def test_what_is_refused_is_in_sarif_too(run, tmp_path):
    (tmp_path / "a pack.yaml").write_text("pack: {id: x, format: 1, version: 1.0.0, licence: none}\nrulse: []\n")
    (sarif_run,) = json.loads(run("check", tmp_path, "--format", "sarif").stdout)["runs"]
    (result,) = sarif_run["results"]

    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("/a%20pack.yaml")


def test_annotations_are_one_escaped_line_each(run):
    lines = check(run, "contradiction", "--format", "github").stdout.splitlines()

    assert all(re.match(r"::(error|warning|notice) file=[^,]+,line=\d+,col=\d+,title=[^:,]+::", line) for line in lines)
    assert any("%0Aanswers: firm.money: false" in line for line in lines)


def test_without_the_solver_the_rest_is_looked_for_and_it_says_so(run, monkeypatch):
    monkeypatch.setattr(linter, "is_available", lambda: False)
    result = check(run, "weights-total")

    assert result.exit_code == ExitCode.GATE
    assert "[weights-total]" in result.stdout
    said = result.stdout.splitlines()[-1]
    assert said.startswith("Not looked for without the solver: never-holds, ")
    assert said.endswith("; pip install maturity-advisor[solve].")


def test_without_the_solver_strict_is_8_where_all_else_is_well(run, monkeypatch):
    monkeypatch.setattr(linter, "is_available", lambda: False)

    assert check(run, "never-holds", folder=GOOD).exit_code == ExitCode.DONE
    assert check(run, "never-holds", "--strict", folder=GOOD).exit_code == ExitCode.INCOMPLETE
