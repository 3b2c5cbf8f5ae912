"""Reading packs: files and folders in, a pack out; from the cache if its content is there, and else just slower."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

import maturity_advisor
from maturity_advisor.documents import Document, Limits, read_without_places
from maturity_advisor.errors import LimitError, PackError
from maturity_advisor.knowledge import reading
from maturity_advisor.knowledge.caching import cache_folder, key_of
from maturity_advisor.knowledge.reading import pack_files, read_pack
from tests.knowledge.good import FOLDER

HEADER = 'pack: {id: own, format: 1, version: "1", licence: "CC0"}\n'


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("MATURITY_ADVISOR_CACHE", str(folder))
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "own.yaml").write_text(f"{HEADER}themes: [{{id: a, title: 1.10}}]\n", encoding="utf-8")
    return folder


def never(*_: object, **__: object) -> None:
    raise AssertionError("the file was read again")


def test_a_pack_is_all_documents_in_its_folders(tmp_path: Path) -> None:
    for name in ("b/two.yml", "a.yaml", "c.JSON", ".hidden.yaml", ".git/three.yaml", "b/readme.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
    (tmp_path / "folder.yaml").mkdir()

    files = pack_files([tmp_path, tmp_path / "a.yaml", tmp_path / "notes.txt"])

    assert [str(path.relative_to(tmp_path)) for path in files] == ["a.yaml", "b/two.yml", "c.JSON", "notes.txt"]


def test_files_say_all_their_faults_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.yaml").write_text("themes: [{id: a}]\nrules: 3\n")
    Path("two.yaml").write_text("a: [\n")

    with pytest.raises(PackError) as caught:
        read_pack([Path("one.yaml"), Path("two.yaml"), Path("three.yaml")])

    assert [problem.place.source for problem in caught.value.problems if problem.place] == [
        "one.yaml",
        "one.yaml",
        "three.yaml",
        "two.yaml",
    ]


def test_nothing_to_read_is_said_too() -> None:
    with pytest.raises(PackError, match="<pack>: there is no YAML here"):
        read_pack([])


def test_limits_are_kept(pack: Path) -> None:
    with pytest.raises(LimitError):
        read_pack([pack], Limits(nodes=3))


def test_what_is_cached_is_the_same_pack(pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = read_pack([pack])
    first = read_pack([pack], cached=True)
    monkeypatch.setattr(reading, "read_without_places", never)

    again = read_pack([pack], cached=True)

    assert [path.suffix for path in cache.iterdir()] == [".json"]
    assert fresh == first == again
    assert again.themes["a"].value.title.say("en", "en") == "1.10"


@pytest.mark.parametrize("name", ["common.yaml", "growth.yaml"])
def test_a_whole_pack_survives_the_cache(name: str, cache: Path) -> None:
    read_pack([FOLDER / name], cached=True)

    assert read_pack([FOLDER / name], cached=True) == read_pack([FOLDER / name])


def test_new_content_is_read_afresh(pack: Path, cache: Path) -> None:
    read_pack([pack], cached=True)
    (pack / "own.yaml").write_text(HEADER)

    assert read_pack([pack], cached=True).themes == {}
    assert len(list(cache.iterdir())) == 2


def test_the_key_changes_with_content_name_and_version(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [
        key_of([(Path("a"), b"1"), (Path("b"), b"2")]),
        key_of([(Path("a"), b"1"), (Path("b"), b"3")]),
        key_of([(Path("a"), b"1"), (Path("c"), b"2")]),
        key_of([(Path("a"), b"12"), (Path("b"), b"")]),
        key_of([(Path("a"), b"1")]),
    ]
    monkeypatch.setattr(maturity_advisor, "__version__", "99")
    keys.append(key_of([(Path("a"), b"1")]))

    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[0-9a-f]{64}", key) for key in keys)


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"{}", b"\xff\xfe", b"0" * 64 + b'\n{"digest": "", "files": []}', b"cut off"],
)
def test_a_spoilt_cache_is_as_good_as_none(spoilt: bytes, pack: Path, cache: Path) -> None:
    fresh = read_pack([pack], cached=True)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if spoilt == b"cut off" else spoilt)

    assert read_pack([pack], cached=True) == fresh
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(pack: Path, cache: Path) -> None:
    cache.write_text("a file, no folder")

    assert read_pack([pack], cached=True) == read_pack([pack])


def test_what_is_left_half_written_is_removed(pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full)

    assert read_pack([pack], cached=True) == read_pack([pack])
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize("text", ["0x10", "+1", "-0"])
def test_what_json_would_write_differently_is_read_afresh(text: str, pack: Path, cache: Path) -> None:
    (pack / "own.yaml").write_text(f"{HEADER}sources: [{{id: a, citation: {text}}}]\n")

    found = [read_pack([pack], cached=True) for _ in range(2)]

    assert not cache.exists()
    assert [pack.sources["a"].value.citation.say("en", "en") for pack in found] == [text, text]


def test_a_key_that_looks_like_the_cache_s_own_is_read_afresh(pack: Path, cache: Path) -> None:
    (pack / "own.yaml").write_text(f'{HEADER}x-note: {{$number: "three"}}\n')

    assert read_pack([pack], cached=True) == read_pack([pack], cached=True)
    assert not cache.exists()


def test_keys_that_begin_with_x_are_left_alone_also_in_the_cache(pack: Path, cache: Path) -> None:
    (pack / "own.yaml").write_text(f"{HEADER}x-note: mine\nsources: [{{id: a, citation: A, x-seen: [yes]}}]\n")

    fresh, kept = (read_pack([pack], cached=True) for _ in range(2))

    assert fresh.sources["a"].value == kept.sources["a"].value
    assert fresh.digest == kept.digest
    assert b"x-" not in next(cache.iterdir()).read_bytes()


def test_a_missing_file_is_not_looked_for_in_the_cache(tmp_path: Path, cache: Path) -> None:
    with pytest.raises(PackError, match="there is no such file"):
        read_pack([tmp_path / "none.yaml"], cached=True)


def test_the_cache_lies_where_it_is_told_to_or_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATURITY_ADVISOR_CACHE", "here")
    told = cache_folder()
    monkeypatch.delenv("MATURITY_ADVISOR_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    common = cache_folder()
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/somebody")

    assert told == Path("here")
    assert common == Path("/caches/maturity-advisor")
    assert cache_folder() == Path("/home/somebody/.cache/maturity-advisor")


def test_who_has_no_home_has_no_cache(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MATURITY_ADVISOR_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.chdir(tmp_path)

    assert read_pack([pack], cached=True) == read_pack([pack])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own"]


def test_what_is_kept_is_json_that_others_can_read(pack: Path, cache: Path) -> None:
    read_pack([pack], cached=True)
    (kept,) = cache.iterdir()
    _, *lines = kept.read_text(encoding="utf-8").splitlines()

    head, header, file = map(json.loads, lines)
    assert head["sources"] == [str(pack / "own.yaml")]
    assert header == {"id": "own", "format": 1, "version": "1", "licence": "CC0"}
    assert file["themes"] == [{"id": "a", "title": {"$number": "1.10"}}]


def test_where_something_was_written_is_looked_up_if_somebody_asks(pack: Path, cache: Path) -> None:
    careful = read_pack([pack]).themes["a"].where.place()

    assert [read_pack([pack], cached=True).themes["a"].where.place() for _ in range(2)] == [careful, careful]
    assert careful.line == 2


def test_of_a_file_that_is_gone_meanwhile_only_the_beginning_is_known(pack: Path, cache: Path) -> None:
    theme = read_pack([pack], cached=True).themes["a"]
    (pack / "own.yaml").unlink()

    assert str(theme.where.place()) == f"{pack / 'own.yaml'}:1:1"


def test_what_was_kept_long_ago_is_removed_and_nothing_else(pack: Path, cache: Path) -> None:
    read_pack([pack], cached=True)
    (old,) = cache.iterdir()
    other = cache / "notes.json"
    other.write_text("somebody else's")
    for file in (old, other):
        os.utime(file, (0, 0))
    (pack / "own.yaml").write_text(HEADER)

    read_pack([pack], cached=True)

    assert not old.exists()
    assert other.exists()
    assert len(list(cache.iterdir())) == 2


def test_what_is_written_while_it_is_read_is_not_kept(pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def written_meanwhile(*given: Any, **wanted: Any) -> Document:
        (pack / "own.yaml").write_text(HEADER)
        return read_without_places(*given, **wanted)

    monkeypatch.setattr(reading, "read_without_places", written_meanwhile)

    assert read_pack([pack], cached=True).themes == {}
    assert not cache.exists()
