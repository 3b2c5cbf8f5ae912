"""Keeping: whole or not at all, never over what somebody else wrote, and no text that is typed is lost on the way."""

import errno
import os
import re

import pytest

from maturity_advisor.desk.keeping import Kept, slug
from maturity_advisor.documents import read_file
from maturity_advisor.errors import StorageError
from maturity_advisor.knowledge.shapes import fault_of_id

from .terminal import Terminal

HOSTILE = [
    "<script>alert(1)</script>",
    "=HYPERLINK(\"http://x\")",
    "[here](javascript:alert(1)) `x` **y** | z",
    "\x1b[31mred\x1b]0;title\x07",
    "abc\u202etxt.exe\u2066",
    "key: value # no comment",
    "- {a: [b}",
    "'\"\\\\",
    "x" * 10_000,
]  # fmt: skip


def full_disk(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_a_full_disk_leaves_the_previous_file_whole_and_nothing_beside_it(tmp_path, monkeypatch, broken):
    file = tmp_path / "org.yaml"
    kept = Kept.open(file)
    kept.put([(("organisation",), {"id": "x", "name": "X"})])
    before = file.read_bytes()
    monkeypatch.setattr(os, broken, full_disk)
    with pytest.raises(StorageError, match="No space left on device"):
        kept.put([(("answers", "a.b"), "c")])

    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["org.yaml"]
    monkeypatch.undo()
    kept.put([(("answers", "a.b"), "c")])
    assert read_file(file).data["answers"] == {"a.b": "c"}


def test_what_a_killed_run_left_behind_is_cleared_and_what_a_running_one_writes_is_not(tmp_path):
    file = tmp_path / "org.yaml"
    (tmp_path / ".org.yaml.999999999.part").write_text("half")
    (tmp_path / f".org.yaml.{os.getppid()}.part").write_text("half")
    Kept.open(file).put([(("organisation",), {"id": "x", "name": "X"})])

    assert sorted(path.name for path in tmp_path.iterdir()) == [f".org.yaml.{os.getppid()}.part", "org.yaml"]


def test_what_somebody_else_wrote_meanwhile_stays(tmp_path):
    file = tmp_path / "org.yaml"
    kept = Kept.open(file)
    kept.put([(("organisation",), {"id": "x", "name": "X"})])
    Kept.open(file).put([(("answers", "a.b"), "theirs")])
    kept.put([(("answers", "c.d"), "ours")])

    assert kept.elsewhere
    assert read_file(file).data["answers"] == {"a.b": "theirs", "c.d": "ours"}


def test_a_file_in_json_stays_json(tmp_path):
    file = tmp_path / "org.json"
    kept = Kept.open(file)
    kept.put([(("organisation",), {"id": "x", "name": "X"}), (("answers", "a.b"), [{"value": 1.5}])])

    assert file.read_text().startswith("{\n")
    assert read_file(file).data["answers"]["a.b"][0]["value"] == read_file(file).data["answers"]["a.b"][0]["value"]


@pytest.mark.parametrize("text", ["Bäckerei Müller & Söhne", "2026", "", "日本", "unknown", "a" * 200, "-x-", "Ærø"])
def test_every_name_gives_an_id_that_is_one(text):
    first = slug(text)

    assert fault_of_id(first) is None
    assert slug(text, [first]) != first
    assert fault_of_id(slug(text, [first])) is None


def test_hostile_texts_are_kept_as_they_were_typed_and_never_reach_the_terminal(tmp_path, run):
    file = tmp_path / "org.yaml"
    file.write_text("organisation: {id: x, name: X, employees: 5, sector: retail, language: en}\nwishes: [service]\n")
    kept = Kept.open(file)
    goals = [{"id": f"goal-{number}", "statement": text} for number, text in enumerate(HOSTILE)]
    kept.put([(("organisation", "name"), HOSTILE[3]), (("motivation",), {"goals": goals})])
    kept.put([(("units",), [{"id": "u", "kind": "process", "title": HOSTILE[4]}])])
    said = [{"value": "nothing", "source": text, "note": text, "by": text} for text in HOSTILE]
    kept.put([(("answers", "use.inside"), said)])
    terminal = Terminal("interview", file, "--lang", "en", "--quiet")
    terminal.until()
    for typed in ("", "1", "/stages", "/advice", HOSTILE[0], HOSTILE[1], "/s", "/s", *("3", "/s") * 5):
        terminal.say(typed)
    terminal.say("/b")
    terminal.type("/stop")
    found = read_file(file).data

    assert terminal.end() == 0
    assert found["motivation"]["mission"]["statement"] == HOSTILE[0]
    assert [goal["statement"] for goal in found["motivation"]["goals"]] == HOSTILE
    assert [item["note"] for item in found["answers"]["use.inside"]] == HOSTILE
    assert "alert(1)" in terminal.transcript
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", terminal.transcript)
    assert run("advise", file, "--lang", "en").exit_code == 0


def test_a_text_of_10_000_characters_is_typed_in_lines_that_end_in_a_backslash(tmp_path):
    file = tmp_path / "org.yaml"
    file.write_text("organisation: {id: x, name: X, employees: 5, sector: retail, language: en}\nwishes: [service]\n")
    terminal = Terminal("interview", file, "--lang", "en", "--model", "forrester", "--quiet")
    terminal.until()
    terminal.say("")
    terminal.say("1") if "missing" in terminal.transcript else None
    for _ in range(4):
        terminal.type("word " * 500 + "\\")
        terminal.until(re.compile("… $"))
    terminal.say("end")
    terminal.type("/stop")
    terminal.end()

    assert read_file(file).data["motivation"]["mission"]["statement"] == "word " * 2000 + "end"


def test_a_line_that_the_terminal_cut_is_pointed_out(tmp_path):
    terminal = Terminal("interview", tmp_path / "org.yaml", "--lang", "en", "--model", "forrester", "--quiet")
    terminal.until()
    terminal.type("y" * 5000)

    assert "This line is as long as your terminal allows." in terminal.until()
    terminal.type("/stop")
    terminal.end()
