"""The plugin for pytest: it collects what there is to test, and fails with words an author understands."""

import pytest

from tests.authoring.shop import OPEN, PACK, shop

pytestmark = pytest.mark.usefixtures("plugins_once")
pytest_plugins = ["pytester"]
RUN = ("-p", "maturity_advisor.testing", "-p", "no:cacheprovider", "-v")


@pytest.fixture
def tried(pytester):
    """Runs pytest on a pack in this process."""

    def run(cases=OPEN, pack=PACK, *more):
        shop(pytester.path, cases, pack)
        return pytester.runpytest_inprocess(*RUN, *more)

    return run


def test_every_example_and_every_case_is_a_test(tried):
    result = tried()

    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["*cases.yaml::a shop with a window PASSED*", "*pack.yaml::window: closed PASSED*"])


def test_a_failure_reads_well(tried):
    result = tried(
        OPEN.replace("shop.front: grow", "shop.front: lead"), PACK.replace("expect: silent", "expect: fires")
    )

    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(
        ["*expected    lead", "*came        grow", "*decided by  shop.tills = 2, shop.window = yes"]
    )
    result.stdout.fnmatch_lines(["*rule 'shop/window' stays silent here, and not as expected (fires).*"])
    assert "Traceback" not in result.stdout.str()


def test_other_files_are_left_alone(pytester):
    shop(pytester.path)
    (pytester.path / "settings.yaml").write_text("colour: red\n")
    (pytester.path / "broken.yaml").write_text("colour: [red\n")

    pytester.runpytest_inprocess(*RUN, "settings.yaml", "broken.yaml").assert_outcomes()


def test_a_pack_and_its_cases_in_one_file_are_collected_once(tried):
    tried("", PACK + OPEN).assert_outcomes(passed=3)
