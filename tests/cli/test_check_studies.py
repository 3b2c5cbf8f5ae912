"""`check --coverage` and `check --mutate`, to read and as JSON."""

import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
UNUSED = """pack: {id: idle, format: 1, version: 1.0.0, language: en, licence: none}
facts:
  idle.nobody_reads: {type: boolean, ask: "Does anybody read this?"}
  idle.warm: {type: integer, ask: "How warm is it?", minimum: 0}
  idle.hot: {type: boolean, derived: true, pressing: true}
rules:
  - id: hot
    title: "Hot"
    when: {idle.warm: {at_least: 30}}
    conclude: [idle.hot]
    because: "It is hot."
    origin: interpretation
    examples:
      - {name: "a hot day", given: {idle.warm: 40}, expect: fires}
      - {name: "a mild day", given: {idle.warm: 20}, expect: silent}
"""


def pack_in(folder):
    (folder / "idle.yaml").write_text(UNUSED, encoding="utf-8")
    return folder


def test_coverage_shows_what_leads_to_each_step(run):
    result = run("check", "forrester", "--coverage")

    assert result.exit_code == 0
    assert "  forrester.experience: testing (led to) forrester/" in result.stdout
    assert "Coverage: no holes." in result.stdout


def test_an_unmarked_hole_is_1_with_its_place(run, tmp_path):
    result = run("check", pack_in(tmp_path), "--coverage", "--quiet")

    assert result.exit_code == 1
    assert "idle.yaml:3:3: nothing uses the fact 'idle.nobody_reads'" in result.stdout


def test_dull_examples_are_1_with_every_change_they_miss(run, tmp_path):
    result = run("check", pack_in(tmp_path), "--mutate")

    assert result.exit_code == 1
    assert "no example of 'idle/hot' notices 'idle.warm at_least 30' to 'idle.warm at_least 31'" in result.stdout
    assert "idle: " in result.stdout


def test_both_as_json(run):
    result = run("check", "organisation-models", "--coverage", "--mutate", "--format", "json")

    found = json.loads(result.stdout)
    assert set(found["coverage"]["organisation-models"]) == {
        "steps", "gaps", "used", "languages", "texts", "origins", "holes",
    }  # fmt: skip
    assert found["mutation"]["organisation-models"]["share"] >= 0.98


def test_what_is_wrong_comes_first(run, tmp_path):
    file = tmp_path / "idle.yaml"
    file.write_text(UNUSED.replace("idle.warm: 40", "idle.warm: 20"), encoding="utf-8")

    result = run("check", file, "--coverage", "--mutate")

    assert result.exit_code == 1
    assert "stays silent here" in result.stdout
    assert "mutants" not in result.stdout
