"""What *solve* says of every organisation: whatever some answers bring about is possible in the encoding of any."""

import random
from dataclasses import replace
from itertools import islice

import pytest

from maturity_advisor.organisation.known import NotApplicable, is_known
from maturity_advisor.reasoning.answering import Answers
from maturity_advisor.reasoning.candidates import points_of
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.encoding import Encoding
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.loosening import loosely
from maturity_advisor.reasoning.program import compile_program
from maturity_advisor.reasoning.solve import Circuit
from tests.random_cases import random_cases
from tests.reasoning.bridge import NoPlugins, base_of, situation_of
from tests.reasoning.solving import chosen, every_rule, stated_in, watched

FOREVER = 1e12
POINTS = [{"id": name, "points": points} for points, name in enumerate(("never", "rarely", "often", "always"))]


def encoding_of(base, situation):
    answers = Answers(base, replace(situation, stated={}), points_of(base), Circuit(), "any")
    return Encoding(answers, Derived(base, situation.places, {}, {}, {}), loosely)


def literal_of(encoding, rails, status):
    unknown = encoding.logic.unknown(rails)
    return {"fired": rails.true, "silent": rails.false, "not_applicable": rails.na, "undetermined": unknown}[status]


def settled(answers, rng):
    """Known answers, and some that do not apply."""
    picked = {key: [lit for state, lit in states.items() if is_settled(state)] for key, states in answers.made.items()}
    yield from (rng.choice(literals) for literals in picked.values())
    for (_, name), options in answers.several.items():
        yield rng.choice([*options.na.values()])
        alone = answers.base.definitions[name].domain.exclusive
        if alone is not None and rng.random() < 0.3:
            yield options.said[alone]["yes"]
            continue
        for option, cases in options.said.items():
            yield cases[rng.choice(["no"] if option == alone else ["yes", "no", "na"])]


def is_settled(state):
    return is_known(state) or state.na is NotApplicable.YES


def stage_levels(base, situation):
    scopes = [item for item in base.definitions.values() if item.domain.kind == "stage"]
    return [(place.id, item.id) for item in scopes for place in situation.places if place.kind in item.per]


@pytest.mark.parametrize("seed", range(40))
def test_what_follows_from_any_answers_is_possible(seed):
    rng = random.Random(seed)
    (case,) = islice(random_cases(seed, "medium" if seed % 8 == 0 else "small"), 1)
    program = compile_program(base_of(case.packs))
    situation = situation_of(program.base, case.organisation)
    encoding = encoding_of(program.base, situation)
    rules = every_rule(encoding)
    levels = {key: encoding.states(*key) for key in stage_levels(program.base, situation)}

    def is_possible(*wanted):
        return encoding.circuit.possible(wanted, (), FOREVER) is not None

    for choose in (settled, settled, chosen):
        answers = list(choose(encoding.answers, rng))
        holding = encoding.circuit.possible(answers, watched(encoding.answers), FOREVER)
        assert holding is not None
        stated = stated_in(encoding.answers, holding)
        derived = Explain().derive(program, replace(situation, stated=stated), NoPlugins())
        for (place, rule), rails in rules.items():
            status = derived.statuses[place, rule]
            wanted = literal_of(encoding, rails, status)
            if choose is settled:
                assert is_possible(*answers, wanted), (place, rule)
            elif status in ("fired", "silent"):
                assert is_possible(wanted), (place, rule)
        for key, states in levels.items():
            state = derived.states[key]
            if state.mask.bit_count() < 2:
                there = encoding.circuit.any(literal for one, literal in states.items() if one.mask == state.mask)
                assert is_possible(*(answers if choose is settled else ()), there), (key, state)


def test_what_no_answers_can_bring_about_is_impossible():
    header = {"id": "small", "format": 1, "version": "1.0.0", "language": "en", "licence": "CC0", "shared": True}
    facts = {"team.size": {"type": "integer", "ask": "How many?", "minimum": 0}}
    facts |= {f"team.m{n}": {"type": "scale", "ask": "?", "options": POINTS} for n in range(8)}
    score = {"id": "total", "combine": "sum", "of": [f"team.m{n}" for n in range(8)]}
    rule = {"title": "R", "because": "So.", "origin": "interpretation", "verdict": {"use": "inside", "is": "do"}}
    rules = [
        {**rule, "id": "contradiction", "when": {"all": [{"team.size": {"above": 5}}, {"team.size": {"at_most": 5}}]}},
        {**rule, "id": "too-much", "when": {"score.total": {"above": 24}}},
        {**rule, "id": "most", "when": {"score.total": {"at_least": 24}}},
        {**rule, "id": "not-both", "when": {"all": [{"score.total": {"at_least": 22}}, {"team.m3": "never"}]}},
    ]
    base = base_of([{"pack": header, "facts": facts, "scores": [score], "rules": rules}])
    encoding = encoding_of(base, situation_of(base, {"organisation": {"id": "x", "name": "X"}}))

    fires = {rule.written.id: encoding.rule(rule, "").true for rule in base.rules}

    possible = {name for name, holds in fires.items() if encoding.circuit.possible([holds], (), FOREVER) is not None}
    assert possible == {"most"}
