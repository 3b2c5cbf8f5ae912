"""Each way in which cases, migrations and matrices can be wrong has its own file in `tests/bad`, and what is said."""

import sys
from pathlib import Path

import pytest

from maturity_advisor.authoring.matrix import read_matrix
from maturity_advisor.authoring.migrating import migrate
from maturity_advisor.authoring.rewriting import rewrite
from maturity_advisor.authoring.trials import run_all
from maturity_advisor.documents import read_text
from maturity_advisor.errors import AdvisorError, UsageError
from maturity_advisor.knowledge.reading import read_pack
from maturity_advisor.plugins import find_plugins
from tests.authoring.editions import EDITIONS, ORGANISATION
from tests.authoring.shop import shop

pytestmark = pytest.mark.usefixtures("plugins_once")
BAD = Path(__file__).parents[1] / "bad"


def names(kind):
    return sorted(path.name for path in (BAD / kind).glob("*.yaml"))


@pytest.fixture(scope="module")
def vocabulary():
    return next(pack for pack, _ in find_plugins().packs if pack.id == "vocabulary")


def said_of_migration(name, vocabulary):
    raw = ORGANISATION.read_bytes()
    try:
        packs = [vocabulary, read_pack([EDITIONS[0]]), read_pack([Path(name)])]
        migrate(packs, read_text(raw, "organisation.yaml"), raw, "growth-2012")
    except AdvisorError as error:
        return "".join(f"{problem}\n" for problem in error.problems)
    return ""


def said_of_cases(name, folder):
    """Cases that cannot be read are refused, those that mean nothing fail."""
    home = shop(folder, "")
    (home / "cases.yaml").write_bytes((BAD / "cases" / name).read_bytes())
    try:
        problems = [failure.problem() for outcome in run_all([home]) for failure in outcome.failures]
    except AdvisorError as error:
        problems = list(error.problems)
    return "".join(f"{problem}\n" for problem in problems).replace(str(home / "cases.yaml"), name)


@pytest.mark.parametrize("name", names("migrations"))
def test_a_bad_migration_is_refused_in_these_words(name, vocabulary, monkeypatch):
    monkeypatch.chdir(BAD / "migrations")

    said = said_of_migration(name, vocabulary)

    assert said == (BAD / "migrations" / f"{name}.txt").read_text(encoding="utf-8")
    assert all(line.startswith(f"{name}:") for line in said.splitlines())


@pytest.mark.parametrize("name", names("cases"))
def test_a_bad_case_fails_in_these_words(name, tmp_path):
    said = said_of_cases(name, tmp_path)

    assert said == (BAD / "cases" / f"{name}.txt").read_text(encoding="utf-8")
    assert all(line.startswith(f"{name}:") for line in said.splitlines())


def said_of_matrix(name):
    try:
        read_matrix(Path(name))
    except AdvisorError as error:
        return "".join(f"{problem}\n" for problem in error.problems)
    return ""


@pytest.mark.parametrize("name", sorted(path.name for path in (BAD / "matrices").glob("*") if path.suffix != ".txt"))
def test_a_bad_matrix_is_refused_in_these_words(name, monkeypatch):
    monkeypatch.chdir(BAD / "matrices")

    said = said_of_matrix(name)

    assert said == (BAD / "matrices" / f"{name}.txt").read_text(encoding="utf-8")
    assert said.startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("module", "use"),
    [
        ("python_calamine", lambda: read_matrix(BAD / "matrices" / "no-spreadsheet.xlsx")),
        ("ruamel.yaml", lambda: rewrite(read_text(b"a: 1", "a.yaml"), b"a: 1", [])),
    ],
)
def test_a_library_that_is_not_installed_is_named_with_what_installs_it(module, use, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(UsageError, match=r"is not installed. Run `pip install maturity-advisor\[authors\]`"):
        use()
