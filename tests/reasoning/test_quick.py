"""The quick reading gives what the general one gives, in one place and for plain answers."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from maturity_advisor.errors import AdvisorError, OrganisationError
from maturity_advisor.organisation.known import State, between
from maturity_advisor.reasoning.derived import Supplied
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import Program, compile_program
from maturity_advisor.reasoning.quick import Quick
from maturity_advisor.reasoning.regions import regions_of
from tests.random_cases import random_case
from tests.reasoning.bridge import NoPlugins, base_of, situation_of

BASES, ANSWERS = 150, 15
PACK = {"id": "shop", "format": 1, "version": "1.0.0", "language": "en", "licence": "CC BY 4.0", "shared": True}


def organisation(answers: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: value for name, value in answers.items() if value is not None}
    return {"organisation": {"id": "acme", "name": "Acme"}, "answers": given}


def in_general(program: Program, answers: Mapping[str, Any]) -> dict[str, str]:
    derived = Explain().derive(program, situation_of(program.base, organisation(answers)), NoPlugins())
    return {rule: status for (_, rule), status in derived.statuses.items()}


def plain_answers(program: Program, rng: random.Random) -> dict[str, Any]:
    """Values, two thirds of them there; now and then one of another kind."""
    asked = [item for item in program.base.definitions.values() if item.role == "asked"]
    own = [item for item in asked if "organisation" in item.per and rng.random() < 0.7]
    return {item.id: plain_answer(item.domain, rng) for item in own}


def plain_answer(domain: Any, rng: random.Random) -> Any:
    form = rng.random()
    if form < 0.06:
        return rng.choice([None, "unknown", {"not_applicable": "not here"}])
    match domain.kind:
        case "choices":
            return rng.sample([name for name in domain.options if name != domain.exclusive], 2)
        case "integer" | "number":
            low, high = domain.minimum or 0, domain.maximum if domain.maximum is not None else 60
            return number(domain.kind, rng.randint(math.ceil(low), math.floor(high)), high, rng)
        case "date":
            return f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        case "text":
            return "some words"
    return rng.choice(domain.values)


def number(kind: str, whole: int, high: Fraction, rng: random.Random) -> Any:
    """A number of any type, often one that is compared with."""
    if kind == "number" and whole < high and rng.random() < 0.5:
        half = Fraction(whole) + Fraction(rng.choice([1, 5, 9]), 10)
        return rng.choice([float(half), Decimal(str(float(half))), half])
    return rng.choice([whole, float(whole), Decimal(whole)])


def test_the_quick_reading_is_the_general_one_on_random_cases() -> None:
    for seed in range(BASES):
        case = random_case(seed, "small" if seed % 6 else "medium")
        program, rng = compile_program(base_of(case.packs)), random.Random(seed)
        quick = Quick(program)
        for _ in range(ANSWERS):
            answers = plain_answers(program, rng)
            assert dict(quick.statuses(answers)) == in_general(program, answers), (seed, answers)


def shop(*conditions: dict[str, Any]) -> Program:
    """A program with a fact of each kind, and a rule for each condition."""
    options = [{"id": name, "label": name} for name in ("one", "two")]
    facts = {
        "shop.open": {"ask": "Open?", "type": "boolean"},
        "shop.size": {"ask": "How big?", "type": "number"},
        "shop.staff": {"ask": "How many?", "type": "integer", "minimum": 0, "maximum": 9},
        "shop.kind": {"ask": "Which?", "type": "choice", "options": options},
        "shop.name": {"ask": "What name?", "type": "text"},
        "shop.gated": {"ask": "And?", "type": "boolean", "ask_if": {"shop.open": True}},
    }
    rules = [
        {"id": f"r{index}", "title": "A rule", "when": when, "because": "So.", "origin": "interpretation"}
        | {"verdict": {"use": "inside", "is": "do"}}
        for index, when in enumerate(conditions)
    ]
    return compile_program(base_of([{"pack": PACK, "facts": facts, "rules": rules}]))


def statuses(program: Program, answers: Mapping[str, Any]) -> list[str]:
    """The statuses of all rules, which the general reading gives too."""
    found = Quick(program).statuses(answers)
    assert dict(found) == in_general(program, answers)
    return [status for _, status in found]


def test_a_result_tells_what_fired_and_the_status_of_each_rule() -> None:
    program = shop({"shop.open": True}, {"shop.open": False}, {"shop.staff": 3}, {"shop.gated": True})
    found = Quick(program).statuses({"shop.open": False})

    assert found.fired == ("shop/r1",)
    assert found.of("shop/r2") == "undetermined"
    assert len(found) == 4
    assert list(found) == [
        ("shop/r0", "silent"),
        ("shop/r1", "fired"),
        ("shop/r2", "undetermined"),
        ("shop/r3", "not_applicable"),
    ]


def points() -> Iterator[Fraction]:
    yield from (Fraction(0), Fraction(1), Fraction(-3), Fraction(5, 2), Fraction(1, 10), Fraction(1, 3))
    yield from (Fraction(10) ** 400, -(Fraction(10) ** 400), Fraction(1, 10**400), Fraction("0.30000000000000004"))
    # Floats that mean one side of these while they are on the other.
    yield from (Fraction(0.1), Fraction(0.7), Fraction(2) ** 70 + 1, Fraction(1.1) + Fraction(1, 10**40))


def test_a_float_lies_in_the_region_of_the_decimal_it_prints_as() -> None:
    found = list(points())
    cuts, content = regions_of(float, found, lambda value: value)
    assert content[0] is None
    assert content[-1] is None
    assert cuts == sorted(cuts)
    for value in {near for point in found for near in neighbours(point)}:
        inside = content[sum(1 for cut in cuts if cut <= value)]
        assert sides(inside, found) == sides(value, found)


def neighbours(point: Fraction) -> Iterator[float]:
    try:
        value = float(point)
    except OverflowError:
        return
    below, above = math.nextafter(value, -math.inf), math.nextafter(value, math.inf)
    yield from (value, below, above, math.nextafter(below, -math.inf), math.nextafter(above, math.inf))


def sides(value: float, points: list[Fraction]) -> list[int]:
    meant = Fraction(Decimal(repr(value)))
    return [(meant > point) - (meant < point) for point in points]


def test_a_whole_number_lies_in_its_region() -> None:
    found = list(points())[:6]
    cuts, content = regions_of(int, found, lambda value: value)
    for value in range(-5, 6):
        inside = content[sum(1 for cut in cuts if cut <= value)]
        assert [(inside > point) - (inside < point) for point in found] == [
            (value > point) - (value < point) for point in found
        ]


@pytest.mark.parametrize(
    ("value", "fires"),
    [
        (0.1, True),
        (Decimal("0.1"), True),
        (Fraction(1, 10), True),
        (Decimal("0.1000000000000000055511151231257827"), False),
        (1, False),
        (0.2, False),
    ],
)
def test_a_number_of_any_type_is_exact(value: object, fires: bool) -> None:
    assert statuses(shop({"shop.size": Decimal("0.1")}), {"shop.size": value}) == ["fired" if fires else "silent"]


def test_a_disagreement_and_a_text_are_read_in_full() -> None:
    program = shop({"shop.staff": {"at_least": 2}}, {"shop.name": {"known": True}}, {"shop.kind": "one"})
    assert statuses(program, {"shop.name": 3}) == ["undetermined", "fired", "undetermined"]
    people = [{"value": 1, "by": "a"}, {"value": 3, "by": "b"}]
    assert statuses(program, {"shop.staff": people, "shop.name": "x"}) == ["undetermined", "fired", "undetermined"]


@pytest.mark.parametrize(
    "answers",
    [
        {"shop.open": 1},
        {"shop.open": "yes"},
        {"shop.staff": True},
        {"shop.staff": 10},
        {"shop.staff": 2.5},
        {"shop.size": "3"},
        {"shop.size": [3]},
        {"shop.kind": "three", "shop.open": 0},
        {"shop.kind": 1},
        {"shop.gated": "maybe"},
        {"shop.opne": True},
        {"shop.name": ["a"]},
    ],
)
def test_what_is_wrong_is_said_as_ever(answers: dict[str, Any]) -> None:
    program = shop({"shop.open": True})
    assert refusal(lambda: Quick(program).statuses(answers)) == refusal(lambda: in_general(program, answers))


def refusal(call: Any) -> str:
    with pytest.raises(OrganisationError) as caught:
        call()
    return str(caught.value).replace("organisation.yaml", "<data>")


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, object()])
def test_what_is_no_data_is_refused(value: object) -> None:
    with pytest.raises(AdvisorError):
        Quick(shop({"shop.size": 1})).statuses({"shop.size": value})


def test_facts_of_plugins_are_asked_of_the_source() -> None:
    facts = {
        "shop.count": {"derived": True, "from": "plugin", "type": "integer", "reads": ["shop.open"]},
        "shop.open": {"ask": "Open?", "type": "boolean"},
    }
    rule = {"id": "r0", "title": "A rule", "when": {"shop.count": 3}, "because": "So.", "origin": "interpretation"}
    packs = [{"pack": PACK, "facts": facts, "rules": [rule | {"verdict": {"use": "inside", "is": "do"}}]}]
    program = compile_program(base_of(packs))

    class Source:
        def supply(self, pack: str, organisation: object, known: Mapping[str, State]) -> Mapping[str, Supplied]:
            assert list(known) == ["shop.open"]
            return {"shop.count": Supplied(between(Fraction(3), Fraction(3)))}

    assert Quick(program).statuses({"shop.open": True}).of("shop/r0") == "undetermined"
    assert Quick(program, Source()).statuses({"shop.open": True}).of("shop/r0") == "fired"


def test_an_answer_for_a_pack_that_is_not_loaded_changes_nothing() -> None:
    program = shop({"shop.open": True}, {"shop.staff": 3})
    assert statuses(program, {"shop.open": True, "elsewhere.fact": 3}) == ["fired", "undetermined"]
