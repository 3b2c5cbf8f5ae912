"""Where output goes: files whole or not at all, pipes, colour, and what is the same everywhere."""

import json
import os
import stat
import subprocess
import sys

import pytest

from maturity_advisor.cli import output
from maturity_advisor.errors import StorageError

from .conftest import EXAMPLES

PROGRAM = [sys.executable, "-c", "from maturity_advisor.cli import main; main()"]


def call(*args, stdin=None, **env):
    words = [*PROGRAM, *map(str, args)]
    found = subprocess.run(words, input=stdin, capture_output=True, env={**os.environ, **env}, timeout=60, check=False)
    return found.returncode, found.stdout, found.stderr


def test_a_file_is_written_and_nothing_printed(run, bakery, tmp_path):
    file = tmp_path / "advice.json"
    result = run("advise", bakery, "--output", file)

    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(file.read_text(encoding="utf-8"))["schema"] == "advice/1"
    assert list(tmp_path.iterdir()) == [file]


def test_the_name_of_the_file_chooses_the_format_unless_one_is_asked_for(run, bakery, tmp_path):
    run("advise", bakery, "--output", tmp_path / "advice.md")
    run("explain", bakery, "1", "--output", tmp_path / "why.json", "--format", "text")

    assert (tmp_path / "advice.md").read_text(encoding="utf-8").startswith("# Advies voor Bakkerij")
    assert (tmp_path / "why.json").read_text(encoding="utf-8").startswith("Waarom: ")


def test_a_failed_write_leaves_the_previous_file_and_nothing_else(tmp_path, monkeypatch):
    file = tmp_path / "advice.txt"
    file.write_text("before")

    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StorageError, match="No space left on device"):
        output.emit("after", str(file))

    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link_and_rights_stay_as_they_are(tmp_path):
    file, link = tmp_path / "real.txt", tmp_path / "link.txt"
    file.write_text("before")
    file.chmod(0o600)
    link.symlink_to(file)

    output.emit("after", str(link))

    assert (file.read_text(), link.is_symlink(), stat.S_IMODE(file.stat().st_mode)) == ("after", True, 0o600)


def test_text_goes_to_a_file_as_utf_8(tmp_path):
    output.emit("Maßnahme\n", str(tmp_path / "a.txt"))

    assert (tmp_path / "a.txt").read_bytes() == "Maßnahme\n".encode()


def test_a_reader_that_leaves_early_is_no_error():
    words = " ".join(f"'{word}'" for word in [*PROGRAM, "rules"])
    found = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {words} | head -1"], capture_output=True, timeout=60, check=False
    )

    assert (found.returncode, found.stderr) == (0, b"")


def test_advice_is_the_same_from_file_or_stdin_in_any_locale_time_zone_and_hash_seed():
    example = EXAMPLES / "retailer.yaml"
    ways = [
        call("advise", example, "--engine", "explain", PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Tokyo", COLUMNS="200"),
        call("advise", example, "--engine", "explain", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", NO_COLOR="1"),
        call("advise", "-", "--engine", "explain", stdin=example.read_bytes(), PYTHONIOENCODING="latin-1"),
    ]

    assert {code for code, _, _ in ways} == {0}
    assert len({printed for _, printed, _ in ways}) == 1


def test_help_is_shown_without_pydantic_yaml_or_rich():
    look = (
        "import sys\nfrom maturity_advisor.cli.program import program\n"
        "try: program.main(['--help'])\nexcept SystemExit: pass\n"
        "print('LOADED', *{'pydantic', 'yaml', 'rich', 'durable', 'maturity_advisor.advisor'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout

    assert found.splitlines()[-1].split() == ["LOADED"]


def test_nothing_is_coloured_in_a_pipe(run, bakery):
    printed = [
        run("advise", bakery).stdout,
        run("models").stdout,
        run("rules", "show", "forrester/sponsor-needed").stdout,
    ]

    assert not any("\033" in text for text in printed)


@pytest.mark.parametrize(
    ("tty", "env", "coloured"),
    [(True, {}, True), (True, {"NO_COLOR": "1"}, False), (True, {"TERM": "dumb"}, False), (False, {}, False)],
)
def test_colour_is_for_terminals_that_want_it(monkeypatch, tty, env, coloured):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for key, value in env.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: tty, raising=False)

    assert output.is_terminal() is coloured


def test_top_limits_what_is_printed_and_not_the_data(run, bakery):
    short = run("advise", bakery, "--top", "1", "--lang", "en").stdout
    data = json.loads(run("advise", bakery, "--top", "1", "--format", "json").stdout)

    assert " 1. " in short
    assert " 2. " not in short
    assert "further actions follow later" in short
    assert len(data["recommendations"]) > 1
    assert "view" not in data


def test_a_log_is_kept_where_asked_for(bakery):
    code, _, said = call("--log", "debug", "advise", bakery, "--engine", "explain", "-q")

    assert code == 0
    assert b"Korenbloem" not in said


def test_completion_knows_the_verbs():
    _, said, _ = call(_MATURITY_ADVISOR_COMPLETE="bash_complete", COMP_WORDS="maturity-advisor ex", COMP_CWORD="1")

    assert b"explain" in said


def test_completion_knows_the_options_and_formats():
    words = {"_MATURITY_ADVISOR_COMPLETE": "bash_complete", "COMP_CWORD": "3"}
    _, said, _ = call(**words, COMP_WORDS="maturity-advisor advise --format m")

    assert b"markdown" in said
