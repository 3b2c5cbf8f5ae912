"""Each kind of model by hand: the cases beside it hold what was computed with pen and paper."""

import pytest

from maturity_advisor.testing import run
from tests.expressive.kinds import FOLDER, KINDS

PACKS = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_gives_what_was_computed_by_hand(plugins_once, name):
    (outcome,) = run(FOLDER / f"{name}.yaml")

    assert outcome.cases >= 1
    assert [failure.problem() for failure in outcome.failures] == []


def test_every_kind_has_a_pack_and_a_formula_but_for_texts():
    assert set(PACKS) == set(KINDS) | {"advice-beside-options"}


def test_a_wrong_result_would_be_noticed(plugins_once, tmp_path):
    text = (FOLDER / "weakest-link.yaml").read_text(encoding="utf-8")
    copy = tmp_path / "weakest-link.yaml"
    copy.write_text(text.replace("dimension: lowest", "dimension: median"), encoding="utf-8")

    (outcome,) = run(copy)

    assert not outcome.passed
