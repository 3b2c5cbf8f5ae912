"""A broken plugin of somebody else is named with its distribution and version; the rest of the advice stands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from maturity_advisor.advisor import Advisor
from maturity_advisor.errors import PackError, UsageError
from maturity_advisor.plugins import find_plugins
from tests.plugins.third_party import PACK, distribution

BAKERY: dict[str, Any] = {
    "organisation": {"id": "bakery", "name": "Bakery", "employees": 5, "sector": "retail", "language": "en"},
    "answers": {
        "purpose.social_goal": "idea_in_heads",
        "channels.used": ["facebook"],
        "channels.posting": "now_and_then",
    },
}
FOLDER = "@hookimpl\ndef advisor_packs():\n    return [PackSource((HERE / 'pack.yaml',))]\n"
FACTS = FOLDER + "\n@hookimpl\ndef advisor_facts(organisation):\n    "

BROKEN = {
    "fails-on-import": ("raise RuntimeError('no luck')\n", {}, "cannot be imported: RuntimeError: no luck"),
    "raises-in-a-hook": (
        "@hookimpl\ndef advisor_packs():\n    raise KeyError('gone')\n",
        {},
        "failed in advisor_packs: KeyError: 'gone'",
    ),
    "returns-rubbish": ("@hookimpl\ndef advisor_packs():\n    return [17]\n", {}, "that is no PackSource"),
    "misspells-a-hook": ("@hookimpl\ndef advisor_pakcs():\n    return []\n", {}, "has a hook that does not fit"),
    "wrong-arguments": (
        "@hookimpl\ndef advisor_packs(everything):\n    return []\n",
        {},
        "has a hook that does not fit",
    ),
    "hostile-yaml": (FOLDER, {"pack.yaml": "[" * 40_000}, "offers a pack that cannot be used"),
    "no-such-file": (FOLDER, {}, "offers a pack that cannot be used"),
    "unknown-fact": (
        FOLDER,
        {"pack.yaml": PACK.replace("when: {shop.window: false}", "when: {shop.windw: false}")},
        "does not fit and is left out",
    ),
    "taken-id": (FOLDER, {"pack.yaml": PACK.replace("id: shop", "id: vocabulary")}, "offers the pack 'vocabulary'"),
    "facts-raise": (FACTS + "raise OSError('down')\n", {"pack.yaml": PACK}, "failed in advisor_facts: OSError: down"),
    "facts-are-rubbish": (FACTS + "return 'much'\n", {"pack.yaml": PACK}, "gave no mapping in advisor_facts"),
    "unfit-fact": (FACTS + "return {'shop.visitors': -3}\n", {"pack.yaml": PACK}, "-3 is less than 0"),
    "foreign-fact": (FACTS + "return {'channels.used': 3}\n", {"pack.yaml": PACK}, "no such fact is declared"),
    "unfit-formula": (
        "@hookimpl\ndef advisor_priority():\n"
        "    return PriorityScheme('x', {'en': 'X'}, Weighted(((0, Part('luck')),)))\n",
        {},
        "a formula that does not work: weights must be above 0; there is no part 'luck'",
    ),
}


@pytest.fixture(scope="module")
def alone() -> dict[str, Any]:
    return Advisor(engine="explain").advise(BAKERY).data


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_plugin_is_named_and_the_rest_stands(
    name: str, alone: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, files, problem = BROKEN[name]
    install(name, body, files, tmp_path, monkeypatch)

    advice = Advisor(engine="explain").advise(BAKERY)

    named = [item["message"] for item in advice.data["notices"] if f"'{name.replace('-', '_')}'" in item["message"]]
    assert advice.status == "degraded"
    assert any(f"of {name} 1.2" in text and problem in text for text in named), advice.data["notices"]
    assert advice.data["recommendations"] == alone["recommendations"]
    assert advice.data["verdict"] == alone["verdict"]


def test_a_fault_has_its_place_however_often_the_pack_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body, files, _ = BROKEN["unknown-fact"]
    install("unknown-fact", body, files, tmp_path, monkeypatch)

    first, second = (Advisor(engine="explain").failures for _ in range(2))

    assert first == second
    assert [problem.place.line for problem in first if problem.place] == [8]


ASKED_LATER = {"facts-raise", "facts-are-rubbish", "unfit-fact", "foreign-fact"}


@pytest.mark.parametrize("name", sorted(set(BROKEN) - ASKED_LATER))
def test_strict_makes_a_broken_plugin_an_error(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body, files, _ = BROKEN[name]
    install(name, body, files, tmp_path, monkeypatch)

    with pytest.raises(PackError) as caught:
        Advisor(engine="explain", strict=True)

    assert caught.value.exit_code == 4


def test_strict_makes_unfit_facts_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body, files, _ = BROKEN["unfit-fact"]
    install("unfit-fact", body, files, tmp_path, monkeypatch)

    with pytest.raises(PackError):
        Advisor(engine="explain", strict=True).advise(BAKERY)


def test_a_sound_plugin_takes_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = "return {'shop.visitors': FactValue(12, {'en': 'Twelve people came.'})}\n"
    install("sound-shop", FACTS + facts, {"pack.yaml": PACK}, tmp_path, monkeypatch)

    advice = Advisor(engine="explain").advise({**BAKERY, "answers": {**BAKERY["answers"], "shop.window": False}})

    rules = [rule["id"] for item in advice.data["recommendations"] for rule in item["rules"]]
    plugins = {pack["id"]: pack["plugin"] for pack in advice.data["provenance"]["packs"]}
    assert advice.status == "complete"
    assert "shop/window" in rules
    assert plugins["shop"] == "sound_shop (sound-shop)"
    assert advice.speaker.fact("", "shop.visitors") == "Twelve people came."


def test_a_plugin_left_out_is_not_even_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install("fails-on-import", BROKEN["fails-on-import"][0], {}, tmp_path, monkeypatch)

    advice = Advisor(engine="explain", without=["fails_on_import"]).advise(BAKERY)

    assert advice.status == "complete"
    assert "fails_on_import" not in sys.modules


def test_leaving_out_what_is_not_there_is_a_mistake() -> None:
    with pytest.raises(UsageError, match="there is no plugin 'esm4' to leave out"):
        find_plugins(["esm4"])


def test_two_opinions_on_priority_need_a_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scheme = "PriorityScheme('quick', {'en': 'Quick'}, Part('effort'))"
    install("other-opinion", f"@hookimpl\ndef advisor_priority():\n    return {scheme}\n", {}, tmp_path, monkeypatch)

    with pytest.raises(UsageError, match="there are: balanced, quick"):
        Advisor(engine="explain")
    assert Advisor(engine="explain", priority="quick").advise(BAKERY).scheme.id == "quick"


def install(name: str, body: str, files: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(folder, name, body, files=files)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, name.replace("-", "_"), raising=False)
