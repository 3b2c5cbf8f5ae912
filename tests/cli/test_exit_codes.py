"""Every exit code, each with what is said on standard error; never a traceback."""

import pytest

from maturity_advisor import plugins
from maturity_advisor.advisor import Advisor
from maturity_advisor.errors import EngineError, ExitCode, Problem


class Broken:
    """The entry point of a plugin that cannot be imported."""

    name, value, dist = "broken", "broken_plugin", None

    def load(self):
        raise ImportError("No module named 'nothing'")


@pytest.fixture
def broken_plugin(monkeypatch, fresh):
    fresh()
    found = [*plugins.installed(), Broken()]
    monkeypatch.setattr(plugins, "installed", lambda: found)


def test_done_is_0(run, bakery):
    assert run("advise", bakery).exit_code == ExitCode.DONE


def test_a_gate_that_is_not_met_is_1_and_the_advice_is_printed(run, bakery):
    result = run("advise", bakery, "--fail-on", "undetermined")

    assert result.exit_code == ExitCode.GATE
    assert "--fail-on undetermined" in result.stderr
    assert "Bakkerij De Korenbloem" in result.stdout


def test_a_gate_that_is_met_is_0(run, bakery):
    assert run("advise", bakery, "--fail-on", "degraded").exit_code == ExitCode.DONE


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["advisse", "x"], "There is no verb 'advisse'. Did you mean 'advise'?"),
        (["zzzzzz"], "There is no verb 'zzzzzz'. There are: interview,"),
        (["advise", "x", "--fromat", "json"], "There is no option '--fromat'. Did you mean '--format'?"),
        (["advise"], "Missing argument 'ORG'."),
        (["advise", "x", "--date", "tomorrow"], "'tomorrow' is no day; write it as 2026-11-22"),
        (["advise", "x", "--top", "0"], "--top"),
        (["advise", "x", "--without", "nobody"], "there is no plugin 'nobody' to leave out. There are: altimeter,"),
        (["rules", "show", "forrester/no-such"], "there is no 'forrester/no-such' among the rules."),
        (["models", "show", "esm4"], "Did you mean 'esm3'?"),
        (["outcomes", "show", "zzzzzzzzz"], "`maturity-advisor outcomes list` lists them."),
        (["plugins", "show", "nobody"], "there is no plugin 'nobody'. There are: altimeter,"),
    ],
)
def test_a_wrong_call_is_2_with_the_nearest_known_name(run, args, said):
    result = run(*args)

    assert result.exit_code == ExitCode.USAGE
    assert said in result.stderr


def test_a_format_that_nobody_offers_is_2(run, bakery):
    result = run("advise", bakery, "--format", "markdwon")

    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert "there is no format 'markdwon'. Did you mean 'markdown'?" in result.stderr


def test_without_a_verb_help_is_shown_and_it_is_2(run):
    result = run()

    assert result.exit_code == ExitCode.USAGE
    assert "Commands:" in result.stderr


def test_an_organisation_that_does_not_fit_is_3_with_every_problem_on_a_line(run, tmp_path):
    file = tmp_path / "org.yaml"
    file.write_text("organisation: {id: x, xame: X}\nanswers: {dialogue.level: sometimes}\n")
    result = run("advise", file)

    assert (result.exit_code, result.stdout) == (ExitCode.INPUT, "")
    assert f"{file}:1:23: 'organisation' has no 'xame'. Did you mean 'name'?" in result.stderr


def test_a_file_that_is_not_there_is_3(run):
    assert run("advise", "nowhere.yaml").exit_code == ExitCode.INPUT


def test_a_pack_that_does_not_fit_is_4(run, bakery, tmp_path):
    (tmp_path / "pack.yaml").write_text("pack: {id: mine, format: 1, version: 1.0.0, licence: none}\nrulse: []\n")
    result = run("advise", bakery, "--pack", tmp_path)

    assert result.exit_code == ExitCode.PACK
    assert "pack.yaml:2:1: the file has no 'rulse'. Did you mean 'rules'?" in result.stderr


def test_a_model_that_is_not_loaded_is_4(run, bakery):
    result = run("advise", bakery, "--model", "esm4")

    assert result.exit_code == ExitCode.PACK
    assert "no loaded pack has the model 'esm4'" in result.stderr


def test_a_limit_is_5(run, tmp_path):
    file = tmp_path / "deep.yaml"
    file.write_text("[" * 100 + "]" * 100)

    assert run("advise", file).exit_code == ExitCode.LIMIT


def test_a_file_that_cannot_be_written_is_6_and_the_old_one_stays(run, bakery, tmp_path):
    result = run("advise", bakery, "--output", tmp_path / "no" / "such" / "folder.txt")

    assert result.exit_code == ExitCode.STORAGE
    assert "folder.txt: cannot be written: No such file or directory. Choose another file" in result.stderr


def test_a_full_disk_is_6(run, bakery):
    assert run("advise", bakery, "--output", "/dev/full").exit_code == ExitCode.STORAGE


def test_readings_that_disagree_are_7(run, bakery, monkeypatch):
    def fail(*_, **__):
        raise EngineError(Problem("two readings disagree on 'esm3/x'"))

    monkeypatch.setattr(Advisor, "advise", fail)
    result = run("advise", bakery)

    assert result.exit_code == ExitCode.ENGINE
    assert result.stderr == "two readings disagree on 'esm3/x'.\n"


@pytest.mark.usefixtures("broken_plugin")
def test_a_broken_plugin_is_named_and_the_advice_stands_with_8(run, bakery):
    result = run("advise", bakery)

    assert result.exit_code == ExitCode.INCOMPLETE
    assert "the plugin 'broken' cannot be imported: ImportError" in result.stderr
    assert "Dit advies is onvolledig" in result.stdout
    assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("broken_plugin")
def test_with_strict_it_is_4_and_nothing_is_printed(run, bakery):
    result = run("advise", bakery, "--strict")

    assert (result.exit_code, result.stdout) == (ExitCode.PACK, "")


@pytest.mark.usefixtures("broken_plugin")
def test_fail_on_degraded_is_1(run, bakery):
    assert run("advise", bakery, "--fail-on", "degraded").exit_code == ExitCode.GATE


BROKEN_SEEN = [
    ["plugins", "--load"],
    ["doctor"],
    ["plugins", "show", "broken", "--load"],
    ["plugins", "--load", "--lang", "de"],
]


@pytest.mark.usefixtures("broken_plugin")
@pytest.mark.parametrize("args", BROKEN_SEEN)
def test_plugins_and_doctor_name_it_with_8(run, args):
    result = run(*args)

    assert result.exit_code == ExitCode.INCOMPLETE
    assert "the plugin 'broken' cannot be imported" in result.stderr


@pytest.mark.usefixtures("broken_plugin")
@pytest.mark.parametrize("args", [["plugins"], ["plugins", "show", "broken"]])
def test_a_broken_plugin_that_is_only_listed_does_no_harm(run, args):
    result = run(*args)

    assert (result.exit_code, result.stderr) == (ExitCode.DONE, "")
    assert "not loaded" in result.stdout


def test_a_fault_of_ours_is_70_in_one_sentence(run, bakery, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("client data")

    monkeypatch.setattr(Advisor, "advise", fail)
    result = run("advise", bakery)

    assert result.exit_code == ExitCode.BUG
    assert "an unexpected RuntimeError" in result.stderr
    assert result.stderr.count("\n") == 1
    assert "client data" not in result.stderr


def test_an_interrupt_is_130(run, bakery, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Advisor, "advise", interrupt)
    result = run("advise", bakery)

    assert result.exit_code == ExitCode.INTERRUPTED
    assert "Traceback" not in result.stderr


class Printer:
    """A format that a plugin offers."""

    name, suffix = "broken", ".brk"

    def __init__(self, give):
        self.render = give


def _raise(_):
    raise ValueError("no paper")


@pytest.mark.parametrize(("give", "said"), [(_raise, "ValueError: no paper"), (lambda _: 7, "it gave int")])
def test_a_format_that_cannot_be_printed_is_4_and_named(run, bakery, monkeypatch, give, said):
    monkeypatch.setattr(Advisor, "renderers", lambda _: {"broken": Printer(give)})
    result = run("advise", bakery, "--format", "broken")

    assert (result.exit_code, result.stdout) == (ExitCode.PACK, "")
    assert "the format 'broken' could not be printed: " in result.stderr
    assert said in result.stderr


def test_a_format_of_a_plugin_is_printed_as_it_is(run, bakery, monkeypatch):
    monkeypatch.setattr(Advisor, "renderers", lambda _: {"bytes": Printer(lambda data: data["schema"].encode())})

    assert run("advise", bakery, "--format", "bytes").stdout == "advice/1"
