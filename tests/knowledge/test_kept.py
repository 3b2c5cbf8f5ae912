"""What comes from the cache is what is read and bound afresh; and what was spoilt there is read afresh, in silence."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from maturity_advisor import Advisor
from maturity_advisor.documents import canonical, document_of
from maturity_advisor.errors import PackError
from maturity_advisor.knowledge import kept_bases
from maturity_advisor.knowledge.base import KnowledgeBase, assemble
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.kept_bases import assemble_kept
from maturity_advisor.knowledge.reading import read_pack
from maturity_advisor.plugins import find_plugins
from tests.knowledge.good import FOLDER
from tests.random_cases import random_case

GOOD = (FOLDER / "common.yaml", FOLDER / "growth.yaml")
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("MATURITY_ADVISOR_CACHE", str(folder))
    return folder


def never(*_: object, **__: object) -> None:
    raise AssertionError("the packs were bound again")


def packs_at(*paths: Path) -> list[Pack]:
    return [read_pack([path], cached=True) for path in paths]


def own_pack(folder: Path, rest: str, *, shared: str = "") -> Path:
    """A pack beside the good ones."""
    path = folder / "own.yaml"
    path.write_text(f'pack: {{id: own, format: 1, version: "1", licence: X{shared}}}\n{rest}')
    return path


def told(value: Any) -> Any:
    """All that a value holds, in its order; mappings of every kind are alike, and sets have no order."""
    if isinstance(value, Mapping):
        return [(key, told(part)) for key, part in value.items()]
    return re.sub(r"frozenset\(\{(.*?)\}\)", lambda found: str(sorted(found[1].split(", "))), repr(value))


def all_of(base: KnowledgeBase) -> dict[str, Any]:
    return {name: told(getattr(base, name)) for name in KnowledgeBase.__dataclass_fields__ if name != "packs"}


def test_all_our_packs_are_the_same_from_the_cache(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = [sorted(Path(name) for name in pack.sources_read) for pack, _ in find_plugins().packs]
    careful = assemble([read_pack(group) for group in groups])
    fresh = assemble_kept([read_pack(group, cached=True) for group in groups], {})
    monkeypatch.setattr(kept_bases, "bound", never)

    kept = assemble_kept([read_pack(group, cached=True) for group in groups], {})

    assert kept == fresh == careful
    assert all_of(kept) == all_of(fresh) == all_of(careful)


def test_advice_is_the_same_to_the_byte(cache: Path) -> None:
    advisors = [Advisor(engine="explain") for _ in range(2)]

    for example in EXAMPLES:
        fresh, kept = (advisor.advise(example) for advisor in advisors)
        assert fresh.to_json() == kept.to_json()


@pytest.mark.parametrize("seed", range(60))
def test_random_packs_are_the_same_from_the_cache(
    seed: int, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"{number}.json" for number, _ in enumerate(random_case(seed).packs)]
    for path, data in zip(paths, random_case(seed).packs, strict=True):
        path.write_bytes(canonical(document_of(data).data))
    careful = assemble([read_pack([path]) for path in paths])
    fresh = assemble_kept(packs_at(*paths), {})
    monkeypatch.setattr(kept_bases, "bound", never)

    kept = assemble_kept(packs_at(*paths), {})

    assert kept == fresh == careful
    assert all_of(kept) == all_of(fresh) == all_of(careful)


def kept_base(cache: Path) -> Path:
    """The file of the base, which is the only one whose first line is a list."""
    return next(path for path in cache.iterdir() if path.read_bytes().splitlines()[1].startswith(b"["))


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda raw: b"",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw.replace(b'"at_least"', b'"at_most" ', 1),
        lambda raw: raw + b" ",
        lambda raw: sealed(b"no JSON"),
        lambda raw: sealed(b"[[0, 1]]"),
        lambda raw: sealed(b'[[0, 1], ["number", 1, 0]]'),
        lambda raw: sealed(b"[" * 100_000),
        lambda raw: sealed(raw.partition(b"\n")[2].replace(b'"Test"', b'"os.system"', 1)),
        lambda raw: sealed(raw.partition(b"\n")[2].replace(b'"Domain", ', b'"Domain", 1, 2, ', 1)),
    ],
    ids=[
        "empty",
        "cut",
        "changed",
        "longer",
        "rubbish",
        "too short",
        "no number",
        "too deep",
        "another type",
        "too many fields",
    ],
)
def test_a_spoilt_base_is_bound_again(spoilt: Any, cache: Path) -> None:
    fresh = assemble_kept(packs_at(*GOOD), {})
    path = kept_base(cache)
    whole = path.read_bytes()
    path.write_bytes(spoilt(whole))
    assert path.read_bytes() != whole

    assert assemble_kept(packs_at(*GOOD), {}) == fresh
    assert path.read_bytes() == whole


def sealed(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


@pytest.mark.parametrize("body", [b"", b"{}", b'{"sources": [], "parts": {}}\n{}', b"null\nnull\nnull"])
def test_a_spoilt_pack_with_the_right_seal_is_read_again(body: bytes, cache: Path) -> None:
    fresh = read_pack([GOOD[1]], cached=True)
    (path,) = cache.iterdir()
    path.write_bytes(sealed(body))

    assert read_pack([GOOD[1]], cached=True) == fresh


def test_without_a_cache_packs_are_bound_each_time(cache: Path) -> None:
    cache.write_text("a file, no folder")

    assert assemble_kept(packs_at(*GOOD), {}) == assemble_kept(packs_at(*GOOD), {}) == assemble(packs_at(*GOOD))


def test_a_changed_pack_is_bound_again(cache: Path, tmp_path: Path) -> None:
    for title in ("One", "Two"):
        own = own_pack(tmp_path, f"themes: [{{id: own, title: {title}}}]\n")
        base = assemble_kept(packs_at(*GOOD, own), {})
        assert base.themes["own"].title.say("en", "en") == title


def test_each_choice_of_editions_has_a_base_of_its_own(cache: Path, tmp_path: Path) -> None:
    paths = []
    for edition in ("2009", "2012"):
        paths.append(tmp_path / f"{edition}.yaml")
        paths[-1].write_text(
            f'pack: {{id: own, format: 1, version: "1", licence: X}}\nmodel: own\nedition: "{edition}"\n'
            "title: Own\nstages: [{id: a, title: A}]\n"
            "dimensions: [{id: d, title: D, categories: [{id: c, title: C, stages: {a: {criteria: []}}}]}]\n"
        )

    for _ in range(2):
        bases = [assemble_kept(packs_at(*paths), wanted) for wanted in ({}, {"own": "2009"}, {"own": "2012"})]
        assert [base.packs["own"].edition for base in bases] == ["2012", "2009", "2012"]
        assert [base.shelved for base in bases] == [("own@2009",), ("own@2012",), ("own@2009",)]


def test_a_pack_given_by_hand_is_bound_each_time(cache: Path) -> None:
    given = [read_pack([path]) for path in GOOD]

    assert assemble_kept(given, {}) == assemble(given)
    assert not cache.exists()


def test_advice_beside_options_survives_the_cache(cache: Path, tmp_path: Path) -> None:
    own = own_pack(
        tmp_path,
        "facts:\n  shop.window:\n    type: choice\n    ask: Do people see what you sell?\n    options:\n"
        "      - {id: no, label: No, advice: {text: Clean the window, link: https://example.org/}}\n"
        "      - {id: yes, label: Yes}\n",
        shared=", shared: true",
    )

    fresh, kept = (assemble_kept(packs_at(own), {}) for _ in range(2))

    assert [rule.id for rule in kept.rules] == ["own/advice-shop-window-no"]
    assert all_of(kept) == all_of(fresh)


def test_what_is_wrong_is_said_in_the_same_words_and_at_the_same_place(cache: Path, tmp_path: Path) -> None:
    own = own_pack(
        tmp_path,
        "rules:\n  - {id: a, title: A, when: {no.such: 1}, recommend: {action: none}, because: B, origin: published}\n",
    )
    said = []
    for read in (lambda path: read_pack([path]), *[lambda path: read_pack([path], cached=True)] * 2):
        with pytest.raises(PackError) as caught:
            assemble_kept([read(path) for path in (*GOOD, own)], {})
        said.append(str(caught.value))

    assert said[0] == said[1] == said[2]
    assert f"{own}:3:" in said[0]


def test_a_notice_has_its_place_also_from_the_cache(cache: Path, tmp_path: Path) -> None:
    own = own_pack(
        tmp_path,
        "rules:\n  - {id: a, title: A, when: {other.fact: 1}, verdict: {use: both, is: enough}, because: B, "
        "origin: published}\n",
    )
    careful = assemble([read_pack([path]) for path in (*GOOD, own)]).notices

    assert [assemble_kept(packs_at(*GOOD, own), {}).notices for _ in range(2)] == [careful, careful]
    assert [notice.place.line for notice in careful if notice.place] == [3]


def test_what_is_kept_of_a_base_is_json(cache: Path) -> None:
    assemble_kept(packs_at(*GOOD), {})
    seal, line = kept_base(cache).read_bytes().split(b"\n")

    chosen, definitions, *_ = json.loads(line)
    assert chosen == [0, 1]
    assert definitions[0] == "map"
    assert seal == hashlib.sha256(line).hexdigest().encode()
