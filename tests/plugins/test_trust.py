"""Trust: whose code runs is the user's to say; what is only listed, left out or not as pinned is never run."""

import base64
import hashlib
import json
import sys

import pytest
from click.testing import CliRunner

from maturity_advisor.advisor import Advisor
from maturity_advisor.cli.program import program
from maturity_advisor.errors import PackError, UsageError
from maturity_advisor.fingerprints import SETTING, parse_pins
from maturity_advisor.plugins import find_plugins
from tests.plugins.third_party import PACK, distribution

TELLS = """\
(HERE / "was-run").write_text("yes")

@hookimpl
def advisor_packs():
    return [PackSource((HERE / 'pack.yaml',))]
"""


class Stranger:
    """Somebody's installed plugin that leaves a trace when any of it is run."""

    def __init__(self, folder):
        distribution(folder, "stranger", TELLS, files={"pack.yaml": PACK})
        self.home = folder / "stranger"
        self.info = folder / "stranger-1.2.dist-info"
        files = [*self.home.iterdir(), *self.info.iterdir()]
        rows = [f"{file.relative_to(folder).as_posix()},{self._hash(file)},1" for file in files]
        (self.info / "RECORD").write_text("\n".join([*rows, "stranger-1.2.dist-info/RECORD,,", ""]))

    def _hash(self, file):
        digest = hashlib.sha256(file.read_bytes()).digest()
        return "sha256=" + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    @property
    def was_run(self):
        return (self.home / "was-run").exists()


@pytest.fixture
def stranger(tmp_path, monkeypatch):
    made = Stranger(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delenv(SETTING, raising=False)
    yield made
    sys.modules.pop("stranger", None)


def run(*args):
    return CliRunner().invoke(program, [str(arg) for arg in args])


def pin():
    return json.loads(run("plugins", "show", "stranger", "--format", "json").stdout)["pin"]


def test_listing_and_showing_plugins_runs_nobody_elses_code(stranger):
    listed, shown = run("plugins"), run("plugins", "show", "stranger")

    assert "not loaded" in listed.stdout
    assert "Pin: stranger=sha256:" in shown.stdout
    assert not stranger.was_run


def test_loading_says_what_they_offer_and_runs_them(stranger):
    shown = json.loads(run("plugins", "show", "stranger", "--load", "--format", "json").stdout)

    assert (shown["offers"], shown["loaded"]) == (["shop"], True)
    assert stranger.was_run


def test_a_plugin_left_out_is_not_run(stranger):
    Advisor(without=["stranger"], engine="explain")

    assert not stranger.was_run


def test_a_plugin_that_is_what_it_is_pinned_to_is_used(stranger):
    plugins = find_plugins(pins=parse_pins([pin()]))

    assert stranger.was_run
    assert "stranger" in [plugin.origin.plugin for plugin in plugins.found]


@pytest.mark.parametrize("change", ["changed", "added line", "removed"])
def test_a_plugin_that_changed_is_refused_before_any_of_it_is_run(stranger, change):
    pinned = pin()
    file = stranger.home / ("pack.yaml" if change == "changed" else "__init__.py")
    if change == "removed":
        file.unlink()
    else:
        file.write_text(file.read_text() + "# more\n")

    result = run("advise", "examples/bakery.yaml", "--pin", pinned)

    assert result.exit_code == 4
    assert "the plugin 'stranger' of stranger 1.2 is not the code it is pinned to, and was not run" in result.stderr
    assert not stranger.was_run


def test_a_pin_in_the_environment_holds_for_every_verb(stranger, monkeypatch):
    monkeypatch.setenv(SETTING, f"stranger=sha256:{'0' * 64}")

    for args in (["check"], ["models"]):
        assert "is not the code it is pinned to" in run(*args).stderr
    with pytest.raises(PackError, match="is not the code it is pinned to"):
        Advisor()
    assert not stranger.was_run


def test_a_plugin_left_out_need_not_be_what_it_is_pinned_to(stranger):
    Advisor(without=["stranger"], pins={"stranger": f"sha256:{'0' * 64}"}, engine="explain")

    assert not stranger.was_run


def test_compiled_files_and_what_installers_write_do_not_count(stranger):
    pinned = pin()
    (stranger.info / "INSTALLER").write_text("somebody")
    with (stranger.info / "RECORD").open("a") as record:
        record.write("stranger/__pycache__/x.pyc,,\nstranger-1.2.dist-info/INSTALLER,,\n../../bin/stranger,,\n")

    assert pin() == pinned


def test_what_is_installed_to_be_edited_cannot_be_pinned(stranger):
    (stranger.info / "direct_url.json").write_text('{"url": "file:///x", "dir_info": {"editable": true}}')

    assert "cannot be pinned" in run("plugins", "show", "stranger").stdout
    with pytest.raises(PackError, match="is installed to be edited, so it cannot be pinned"):
        find_plugins(pins={"stranger": f"sha256:{'0' * 64}"})


@pytest.mark.parametrize("written", ["stranger", "stranger=", "stranger=sha256:12", "=sha256:" + "0" * 64])
def test_what_is_no_pin_is_refused(written):
    with pytest.raises(UsageError, match="is no pin"):
        parse_pins([written])


def test_a_pin_of_what_is_not_installed_is_refused():
    with pytest.raises(PackError, match="the plugin 'nobody' is pinned and not installed"):
        find_plugins(pins={"nobody": f"sha256:{'0' * 64}"})
