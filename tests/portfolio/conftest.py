"""An advisor with our packs, and small files of organisations."""

import pytest

from maturity_advisor import Advisor

CSV = """\
id;name;sector;employees;listening.monitoring;channels.used;leadership.sponsor;wishes;note
a1;Bakery;retail;5;continuous;instagram|blog;;enquiries_sales;x
a2;Smith;retail;12;unknown;[];;;
a3;Clinic;health_care;60;not_applicable: nobody listens;;;;
a4;Town;public_administration;300;by_chance;;;;
"""


@pytest.fixture(scope="session")
def advisor():
    return Advisor(engine="explain")


@pytest.fixture
def answers(tmp_path):
    """A CSV file with semicolons."""
    path = tmp_path / "answers.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


@pytest.fixture
def vocabulary(tmp_path):
    """A pack with little in it, which is quickly read."""
    path = tmp_path / "pack.yaml"
    path.write_text(
        "pack: {id: small, format: 1, version: 1.0.0, language: en, licence: CC0-1.0, shared: true}\n"
        "facts:\n  listening.monitoring:\n    ask: How do you listen?\n    type: choice\n    options:\n"
        + "".join(f"      - {{id: {name}, label: {name}}}\n" for name in ("continuous", "by_chance")),
        encoding="utf-8",
    )
    return path
