"""What users get: the built wheel holds the tree, and works where nothing else of ours is."""

import os
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "maturity_advisor": ROOT / "src" / "maturity_advisor",
    "maturity_advisor_models": ROOT / "models",
    "maturity_advisor_plugins": ROOT / "plugins",
    "maturity_advisor_rules": ROOT / "rules",
}
# Oldest and newest, as .ci/run found them; by itself, the Python that runs the tests.
PYTHONS = os.environ.get("MATURITY_ADVISOR_PYTHONS", sys.executable).split(os.pathsep)


@pytest.fixture(scope="module")
def wheel(copy_of_the_tree, run, tmp_path_factory):
    """The wheel as users get it: built from the sdist, not from the tree."""
    tree = copy_of_the_tree(tmp_path_factory.mktemp("built") / "tree")
    run(sys.executable, "-m", "build", "--no-isolation", tree)
    return next(tree.glob("dist/*.whl"))


@pytest.fixture(scope="module", params=dict.fromkeys(PYTHONS))
def installed(request, wheel, run, tmp_path_factory):
    """The `bin` of a fresh environment that holds the wheel and what it depends on."""
    venv = tmp_path_factory.mktemp("venv")
    run(request.param, "-m", "venv", venv)
    run(venv / "bin" / "pip", "install", "--quiet", wheel)
    return venv / "bin"


def test_the_wheel_holds_every_module_and_every_data_file_of_the_tree(wheel):
    tree = {
        f"{package}/{path.relative_to(folder).as_posix()}"
        for package, folder in FOLDERS.items()
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert packed == tree


def test_nothing_in_the_wheel_tells_where_it_was_built(wheel):
    archive = zipfile.ZipFile(wheel)
    places = [str(place).encode() for place in (ROOT, Path.home() / "", wheel.parents[1])]

    assert [name for name in archive.namelist() if any(p in archive.read(name) for p in places)] == []


def test_the_installed_program_tells_its_version(installed, run, tmp_path):
    version = run(installed / "python", "-c", "import maturity_advisor; print(maturity_advisor.__version__)")

    assert run(installed / "maturity-advisor", "--version", cwd=tmp_path).split()[-1] == version.strip()
