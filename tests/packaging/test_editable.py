"""What developers get: an editable install in which edits and new files are live."""

import sysconfig
import venv

import pytest

pytestmark = pytest.mark.packaging


@pytest.fixture
def environment(tmp_path):
    """A Python that borrows pip and setuptools from this one, but none of its editable installs."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    site = sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)})
    with open(f"{site}/borrowed.pth", "w") as borrowed:
        borrowed.write(sysconfig.get_path("purelib"))
    return home / "bin" / "python"


def test_a_yaml_file_added_after_the_install_is_found(environment, copy_of_the_tree, run, tmp_path):
    tree = copy_of_the_tree(tmp_path / "tree")
    run(environment, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "-e", tree)
    added = tree / "rules" / "new-2026" / "topic.yaml"
    added.parent.mkdir()
    added.write_text("rules: []\n")

    look = "from importlib.resources import files; print(*files('maturity_advisor_rules').glob('new-2026/*'))"

    assert run(environment, "-c", look).strip() == str(added)
