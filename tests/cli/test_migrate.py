"""`migrate` as advisors call it: in place with a backup, elsewhere, or only to see."""

import json
import shutil

import pytest

from tests.authoring.editions import EDITIONS, ORGANISATION

PACKS = [word for path in EDITIONS for word in ("--pack", path)]


@pytest.fixture
def file(tmp_path):
    return shutil.copy(ORGANISATION, tmp_path / "acme.yaml")


def test_the_file_is_replaced_and_kept_beside_itself(run, file):
    before = file.read_bytes()

    result = run("migrate", file, "--to", "growth-2012", *PACKS)

    assert result.exit_code == 8
    assert file.with_name("acme.yaml.bak").read_bytes() == before
    assert "growth.spirit" in file.read_text(encoding="utf-8")
    assert "growth@2010 → growth@2012: 8 changed, 3 not in full." in result.stdout
    assert f"{file}:12:3: answer growth.pets: Of no use.\n" in result.stdout
    assert run("check", EDITIONS[1], file).exit_code == 0


def test_an_earlier_backup_is_never_overwritten(run, file):
    file.with_name("acme.yaml.bak").write_text("mine")

    run("migrate", file, "--to", "growth-2012", *PACKS)

    assert file.with_name("acme.yaml.bak").read_text() == "mine"
    assert file.with_name("acme.yaml.bak2").exists()


def test_a_dry_run_and_another_file_leave_it_alone(run, file, tmp_path):
    before = file.read_bytes()

    dry = run("migrate", file, "--to", "growth-2012", "--dry-run", "--format", "json", *PACKS)
    other = run("migrate", file, "--to", "growth-2012", "--output", tmp_path / "new.yaml", "--quiet", *PACKS)

    assert json.loads(dry.stdout)["complete"] is False
    assert (other.exit_code, other.stdout) == (8, "")
    assert "growth.spirit" in (tmp_path / "new.yaml").read_text(encoding="utf-8")
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["acme.yaml", "new.yaml"]


def test_nothing_is_written_where_it_is_refused(run, file, tmp_path):
    before = file.read_bytes()
    codes = [
        run("migrate", file, "--to", "growth-2020", *PACKS).exit_code,
        run("migrate", tmp_path / "missing.yaml", "--to", "growth-2012", *PACKS).exit_code,
    ]
    file.write_bytes(before.replace(b"growth.same: true", b"growth.same: perhaps"))
    codes.append(run("migrate", file, "--to", "growth-2012", *PACKS).exit_code)

    assert codes == [2, 6, 3]
    assert [path.name for path in tmp_path.iterdir()] == ["acme.yaml"]


def test_everything_carried_is_done(run, tmp_path):
    file = tmp_path / "acme.json"
    file.write_text('{"organisation": {"id": "a", "name": "A"}, "answers": {"growth.mood": "low"}}')

    result = run("migrate", file, "--to", "growth-2012", *PACKS)

    assert result.exit_code == 0
    assert json.loads(file.read_text())["answers"] == {"growth.spirit": "poor"}
