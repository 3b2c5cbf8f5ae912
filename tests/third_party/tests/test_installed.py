"""The installed distribution is found, its plugin counts, and answers to the first edition are taken along."""

import subprocess
import sys
from pathlib import Path

import pytest

from maturity_advisor import Advisor

UNITS = [
    {"id": "club", "kind": "initiative", "title": "Reading club", "since": "2026-01"},
    {"id": "wiki", "kind": "initiative", "title": "Wiki"},
]


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    return Advisor(models=["library-presence"], strict=True)


@pytest.mark.parametrize(("units", "begun", "advised"), [([], 0, True), (UNITS, 1, False)])
def test_the_plugin_counts_what_has_begun(advisor: Advisor, units: list[dict], begun: int, advised: bool) -> None:
    advice = advisor.advise({"organisation": {"id": "a", "name": "A"}, "units": units})

    assert advice.status == "complete"
    assert advice.speaker.fact("", "library-presence.begun") == f"{begun} initiatives have begun."
    assert ("library-presence/begin-one" in [item.id for item in advice.recommendations]) is advised


def test_answers_to_the_first_edition_are_taken_along(tmp_path: Path) -> None:
    file = tmp_path / "library.yaml"
    file.write_text("organisation: {id: a, name: A}  # ours\nanswers: {library-presence.opening_hours: online}\n")
    program = Path(sys.executable).with_name("maturity-advisor")

    subprocess.run([program, "migrate", file, "--to", "library-presence-2026"], check=True)

    assert "answers: {library-presence.opening: website}" in file.read_text()
    assert "# ours" in file.read_text()
