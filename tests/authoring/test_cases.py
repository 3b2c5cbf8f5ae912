"""Cases: what passes, and how a failure reads."""

import pytest

from maturity_advisor.authoring.trials import run_all
from maturity_advisor.authoring.verdicts import report
from maturity_advisor.errors import AdvisorError
from maturity_advisor.testing import run
from tests.authoring.shop import OPEN, PACK, shop

pytestmark = pytest.mark.usefixtures("plugins_once")


def one_case(**parts):
    """A case file with one case, its parts as text."""
    lines = "".join(f"    {key}: {value}\n" for key, value in parts.items())
    return f"cases:\n  - name: it\n{lines}"


def failures(folder, cases, pack=PACK):
    (outcome,) = run_all([shop(folder, cases, pack)])
    assert outcome.problems == []
    return outcome.failures


def test_a_case_passes_when_stages_scores_statuses_and_recommendations_come_as_expected(tmp_path):
    (outcome,) = run(shop(tmp_path))

    assert (outcome.passed, outcome.examples, outcome.cases) == (True, 2, 1)


@pytest.mark.parametrize(
    ("given", "expect"),
    [
        ("{}", "{stages: {shop: [begin, grow, lead, not_applicable]}, scores: {shop.score.reach: unknown}}"),
        ("{shop.window: true}", "{stages: {shop: [grow, lead]}, scores: {shop.score.reach: [0.5, 5]}}"),
        ("{shop.window: false}", "{scores: {shop.score.reach: 0}, facts: {shop.tills: not_applicable}}"),
        ("{shop.window: true, shop.tills: 1}", '{scores: {shop.score.reach: "2/2"}, facts: {shop.window: true}}'),
        ("{shop.goods: [milk]}", "{facts: {shop.goods: [milk]}, rules: {window: undetermined}}"),
        ("{shop.window: false}", "{rules: {tills: not_applicable}, recommendations: {first: basic-details-in-order}}"),
        ("{shop.window: false}", "{recommendations: {includes: [basic-details-in-order], excludes: [find-a-sponsor]}}"),
    ],
)
def test_what_is_open_or_does_not_apply_can_be_expected_too(tmp_path, given, expect):
    assert failures(tmp_path, one_case(given=given, expect=expect)) == []


def test_units_targets_and_the_clock_belong_to_a_case(tmp_path):
    units = "[{id: web, kind: process, title: Web, answers: {shop.window: false}}]"
    expect = "{facts: {target.shop: lead, gap.shop: 1}, units: {web: {stages: {shop: begin}, rules: {}}}}"
    given = "{shop.window: true, shop.tills: 2}"
    targets = "{shop: [{by: 2026-06-30, stage: grow}, {by: 2027-12-31, stage: lead}]}"

    assert (
        failures(tmp_path, one_case(given=given, units=units, targets=targets, as_of="2027-01-01", expect=expect)) == []
    )


def test_a_failure_tells_what_was_expected_what_came_and_which_answers_decided(tmp_path):
    cases = one_case(given="{shop.window: true, shop.tills: 2, shop.goods: []}", expect="{stages: {shop: lead}}")

    told = report(run_all([shop(tmp_path, cases)]), quiet=True).splitlines()

    assert told[0] == "FAILED  it"
    assert told[1].endswith("cases.yaml:4:23")
    assert [line.split(maxsplit=1) if "decided" not in line else line.split(maxsplit=2) for line in told[2:6]] == [
        ["shop"],
        ["expected", "lead"],
        ["came", "grow"],
        ["decided", "by", "shop.tills = 2, shop.window = yes"],
    ]


@pytest.mark.parametrize(
    ("given", "expect", "what", "came", "decided"),
    [
        ("{shop.window: false}", "{rules: {window: silent}}", "the rule shop/window", "fires", "shop.window = no"),
        ("{}", "{stages: {shop: begin}}", "shop",
         "begin or grow or lead, or not applicable", "no answer: nothing it rests on was given"),
        ("{shop.window: false}", "{recommendations: []}", "what is advised", "basic-details-in-order",
         "basic-details-in-order is advised: shop.window = no"),
        ("{shop.window: true, shop.tills: 0}", "{recommendations: {includes: [basic-details-in-order]}}",
         "advice of basic-details-in-order", "not advised", "shop.window = yes"),
        ("{shop.window: false}", "{recommendations: {excludes: [basic-details-in-order]}}",
         "advice of basic-details-in-order", "advised", "shop.window = no"),
        ("{shop.window: false}", "{recommendations: {first: find-a-sponsor}}", "what is advised first",
         "basic-details-in-order", ""),
    ],
)  # fmt: skip
def test_every_kind_of_failure_says_what_came(tmp_path, given, expect, what, came, decided):
    (failure,) = failures(tmp_path, one_case(given=given, expect=expect))

    assert (failure.what, failure.came, failure.decided) == (what, came, decided)


def test_advice_that_was_set_aside_says_why(tmp_path):
    cases = one_case(
        given="{shop.window: true, shop.tills: 0}",
        targets="{shop: grow}",
        expect="{recommendations: {includes: [find-a-sponsor]}}",
    )

    (failure,) = failures(tmp_path, cases)

    assert failure.came == "set aside: it lies beyond the target"
    assert "expected was advised (decided by shop.tills = 0, shop.window = yes)" in str(failure.problem())


@pytest.mark.parametrize(
    ("given", "expect", "message"),
    [
        ("{shop.windw: true}", "{}", "unknown fact 'shop.windw'. Did you mean 'shop.window'?"),
        ("{shp.window: true}", "{}", "no loaded pack knows the fact 'shp.window'. Did you mean 'shop.window'?"),
        ("{shop.window: often}", "{}", "shop.window: 'often' is neither true nor false."),
        ("{}", "{stages: {shop.score.reach: begin}}", "there is no stage 'shop.score.reach'."),
        ("{}", "{stages: {shop: began}}", "there is no option 'began'. Did you mean 'begin'?"),
        ("{}", "{scores: {shop.score.reach: [1, 2, 3]}}", "an interval has two ends. Write [lowest, highest]"),
        ("{}", '{scores: {shop.score.reach: "1/0"}}', "'1/0' is no fraction. Write for example \"2/3\""),
        ("{}", "{rules: {windw: fires}}", "there is no rule 'windw' in this place. Did you mean 'shop/window'?"),
        ("{}", "{recommendations: [basic-detail-in-order]}", "there is no action 'basic-detail-in-order'. Did you"),
        ("{}", "{units: {web: {}}}", "it has no unit 'web'. Correct the name."),
    ],
)  # fmt: skip
def test_a_case_that_means_nothing_is_a_failure_with_its_remedy(tmp_path, given, expect, message):
    found = failures(tmp_path, one_case(given=given, expect=expect))

    assert any(message in str(failure.problem()) for failure in found), [str(item.problem()) for item in found]
    assert all(failure.place.line for failure in found)


@pytest.mark.parametrize(
    ("cases", "message"),
    [
        ("cases: [{name: x}]", "case 'x' lacks 'expect'. Add it."),
        ("cases: [{name: x, expect: {stage: {}}}]", "Did you mean 'stages'?"),
        ("pack: shoop\ncases: []", "there is no pack 'shoop' to test"),
    ],
)
def test_a_file_of_cases_that_cannot_be_read_is_refused(tmp_path, cases, message):
    home = shop(tmp_path, cases)

    with pytest.raises(AdvisorError) as refused:
        run_all([home])

    assert message in str(refused.value), str(refused.value)


def test_a_file_of_cases_may_name_its_pack_by_folder_or_id(tmp_path):
    shop(tmp_path, "")
    (tmp_path / "tests").mkdir()
    for name, pack in (("folder", "../shop"), ("installed", "esm3")):
        (tmp_path / "tests" / f"{name}.yaml").write_text(f"pack: {pack}\ncases: [{{name: n, expect: {{}}}}]\n")

    outcomes = [run_all([tmp_path / "tests" / f"{name}.yaml"])[0] for name in ("folder", "installed")]

    assert [(item.pack, item.cases, item.passed) for item in outcomes] == [("shop", 1, True), ("esm3", 1, True)]


def test_cases_may_stand_in_the_file_of_the_pack(tmp_path):
    home = shop(tmp_path, "", PACK + OPEN)

    (outcome,) = run_all([home])

    assert (outcome.cases, outcome.passed) == (1, True)


def test_advice_of_other_installed_packs_does_not_meddle(tmp_path):
    cases = one_case(given="{shop.window: true, leadership.sponsor: nobody}", expect="{recommendations: []}")

    assert failures(tmp_path, cases) == []
