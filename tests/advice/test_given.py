"""The input inside advice: in one form, and read back it gives the same advice."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from maturity_advisor.advice.given import NUMBERS
from maturity_advisor.advisor import Advisor
from maturity_advisor.documents import read_text
from maturity_advisor.errors import OrganisationError
from maturity_advisor.organisation.organisation import Organisation

ODD = """
organisation: {id: shop, name: 1.10, employees: 0x10, language: en}
as_of: 2026-11-22
x-own: {kept: 1.50}
constraints: {hours_per_week: 6.50, owners: [007, 1.0]}
motivation:
  mission: {statement: 2.0}
  kpis:
    - {id: calls, unit: 1e3, baseline: 40.50, current: 0.1000000000000000000001, target: .5,
       history: [{date: 2026-01-01, value: 41.0}]}
answers:
  purpose.social_goal: {value: written_down, source: 1.10, note: 3.0}
  channels.dependence: {value: 60.0, by: 1.20}
"""


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    return Advisor(engine="explain")


def test_numbers_stay_numbers_and_texts_stay_as_they_were_written(advisor: Advisor) -> None:
    source = advisor.advise(read_text(ODD, "odd.yaml")).source

    assert source["organisation"] == {"id": "shop", "name": "1.10", "employees": 16, "language": "en"}
    assert source["constraints"] == {"hours_per_week": 6.5, "owners": ["007", "1.0"]}
    assert source["motivation"]["mission"] == {"statement": "2.0"}
    assert source["motivation"]["kpis"][0]["unit"] == "1e3"
    assert repr(source["motivation"]["kpis"][0]["current"]) == "0.1000000000000000000001"
    assert source["motivation"]["kpis"][0]["history"] == [{"date": "2026-01-01", "value": 41}]
    assert source["answers"]["purpose.social_goal"] == {"value": "written_down", "source": "1.10", "note": "3.0"}
    assert source["answers"]["channels.dependence"] == {"value": 60, "by": "1.20"}
    assert source["x-own"] == {"kept": 1.5}


def test_read_back_it_gives_the_same_advice_to_the_byte(advisor: Advisor) -> None:
    first = advisor.advise(read_text(ODD, "odd.yaml")).to_json()
    again = read_text(first, "advice.json").data["input"]

    assert advisor.advise(again).to_json() == first
    assert json.loads(first)["organisation"]["name"] == "1.10"


def test_the_keys_under_which_numbers_are_numbers_are_those_of_the_organisation() -> None:
    assert number_keys(Organisation.model_json_schema(mode="validation")) == NUMBERS


def number_keys(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return {name for item in schema for name in number_keys(item)}
    if not isinstance(schema, dict):
        return set()
    own = {name for name, part in schema.get("properties", {}).items() if is_number(part)}
    return own | {name for part in schema.values() for name in number_keys(part)}


def is_number(part: Any) -> bool:
    return any(item.get("type") in ("number", "integer") for item in (part, *part.get("anyOf", ())))


def test_a_fraction_that_no_decimal_is_has_a_remedy(advisor: Advisor) -> None:
    kpi = {"id": "calls", "baseline": Fraction(1, 3)}
    advice = advisor.advise({"organisation": {"id": "x", "name": "X"}, "motivation": {"kpis": [kpi]}})

    with pytest.raises(OrganisationError, match="Round it"):
        advice.data  # noqa: B018  # made when it is asked for
