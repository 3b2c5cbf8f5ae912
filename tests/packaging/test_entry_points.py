"""Our plugins come through the same door as everybody's: each has its line in pyproject.toml, and no other does."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_plugin_of_ours_is_an_entry_point_named_after_its_module():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    modules = sorted(path.stem for path in (ROOT / "plugins").glob("[!_]*.py"))

    assert project["entry-points"]["maturity_advisor"] == {name: f"maturity_advisor_plugins.{name}" for name in modules}
