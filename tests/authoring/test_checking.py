"""Checking: everything wrong at once, with its place, among the installed packs."""

import json
import shutil
from pathlib import Path

import pytest

from maturity_advisor.authoring.checking import check

ROOT = Path(__file__).parents[2]
HEADER = "pack: {id: mine, format: 1, version: 1.0.0, licence: none, needs: {vocabulary: '>=1'}}\n"
LOW = ("esm3.users", "esm3.business", "esm3.technology")
RULE = """rules:
  - id: first
    title: "First"
    when: {purpose.social_goal: idea_in_heads}
    verdict: {use: inside, is: limits}
    because: "Because."
    origin: interpretation
    examples:
      - {name: "it fires", given: {purpose.social_goal: idea_in_heads}, expect: silent}
"""


def said(checked):
    return [str(problem) for problem in checked.problems]


def test_all_installed_packs_and_their_examples_are_in_order():
    checked = check()

    assert said(checked) == []
    assert [str(finding.problem) for finding in checked.linted.findings] == []
    assert checked.linted.skipped == ()
    assert checked.packs >= 10
    assert checked.examples > 1000


def test_all_example_organisations_are_in_order():
    checked = check([ROOT / "examples"])

    assert (said(checked), checked.organisations) == ([], len(list((ROOT / "examples").iterdir())))


def test_a_folder_is_a_pack_and_its_examples_are_run(tmp_path):
    (tmp_path / "pack.yaml").write_text(HEADER)
    (tmp_path / "rules.yaml").write_text(RULE)
    checked = check([tmp_path])

    assert (checked.packs, checked.examples) == (1, 1)
    (problem,) = said(checked)
    assert problem.startswith(f"{tmp_path}/rules.yaml:9:9: the example 'it fires': rule 'mine/first' ")


def test_several_paths_without_headers_of_their_own_are_one_pack(tmp_path):
    (tmp_path / "pack.yaml").write_text(HEADER)
    (tmp_path / "rules.yaml").write_text(RULE.replace("expect: silent", "expect: undetermined"))

    assert check([tmp_path / "pack.yaml", tmp_path / "rules.yaml"]).packs == 1


def test_a_folder_of_packs_is_each_of_them(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.yaml").write_text(HEADER.replace("mine", name))
    (tmp_path / "three.yaml").write_text(HEADER.replace("mine", "three"))

    assert (check([tmp_path]).packs, said(check([tmp_path]))) == (3, [])


def test_a_file_of_an_installed_pack_stands_for_the_pack():
    checked = check([ROOT / "rules" / "forrester-2011"])

    assert checked.packs == 1
    assert checked.examples > 100


def test_everything_wrong_in_several_files_is_said_at_once_by_place(tmp_path):
    (tmp_path / "b.yaml").write_text(HEADER + "rulse: []\n")
    (tmp_path / "a.yaml").write_text("organisation: {id: x}\n")
    (tmp_path / "c.yaml").write_text("rules: [\n")
    checked = check([tmp_path, tmp_path / "missing.yaml"])

    assert [Path(problem.place.source).name for problem in checked.problems] == [
        "a.yaml", "b.yaml", "c.yaml", "missing.yaml",
    ]  # fmt: skip


def test_packs_that_do_not_fit_together_are_refused(tmp_path):
    (tmp_path / "pack.yaml").write_text(HEADER + RULE.replace("purpose.social_goal", "purpose.social_gaol"))
    found = said(check([tmp_path]))

    assert found
    assert all(
        "unknown fact 'purpose.social_gaol'. Did you mean 'purpose.social_goal'?" in problem for problem in found
    )


def test_what_no_pack_loaded_knows_is_a_notice_where_it_is_checked(tmp_path):
    (tmp_path / "pack.yaml").write_text(
        HEADER + RULE.replace("expect: silent", "expect: fires") + "    opposes: [ours/x]\n"
    )
    checked = check([tmp_path])

    assert said(checked) == []
    assert ["ours/x" in str(notice) for notice in checked.notices] == [True]


def test_an_organisation_is_checked_with_the_edition_it_chose(tmp_path):
    (tmp_path / "org.yaml").write_text("organisation: {id: x, name: X}\nmodels: {esm3: '2009'}\n")

    assert said(check([tmp_path / "org.yaml"])) == []


@pytest.mark.parametrize(
    ("targets", "wrong"),
    [
        ({"esm3": "strategic", "esm3.technology": "pioneering"}, False),
        ({"esm3": "strategic", **dict.fromkeys(LOW, "pioneering")}, True),
        ({"esm3.users": "strategic", "esm3.culture": "pioneering", "esm3.content": "pioneering"}, True),
        ({"forrester": "coordinating"}, False),
    ],
)
def test_a_target_that_its_parts_targets_keep_out_of_reach_is_refused(tmp_path, targets, wrong):
    data = {"organisation": {"id": "x", "name": "X"}, "targets": targets}
    (tmp_path / "org.json").write_text(json.dumps(data))
    found = said(check([tmp_path / "org.json"]))

    assert [("cannot be reached" in problem) for problem in found] == [True] * wrong


def test_a_target_of_a_unit_is_named_where_it_stands(tmp_path):
    targets = {"esm3": "strategic", **dict.fromkeys(LOW, "pioneering")}
    unit = {"id": "u", "kind": "initiative", "title": "U", "targets": targets}
    data = {"organisation": {"id": "x", "name": "X"}, "units": [unit]}
    (tmp_path / "org.json").write_text(json.dumps(data, indent=1))
    (problem,) = check([tmp_path / "org.json"]).problems

    assert problem.place.line > 10


def test_a_copy_of_an_installed_pack_takes_its_place(tmp_path):
    shutil.copy(ROOT / "models" / "esm3-2009.yaml", tmp_path)
    shutil.copytree(ROOT / "rules" / "esm3-2009", tmp_path / "rules")

    assert said(check([tmp_path])) == []
