"""*Infer* derives for itself what fires and what certainly does not; where *explain* disagrees there is no advice."""

from __future__ import annotations

import random
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice

import pytest

from maturity_advisor.errors import EngineError, UsageError
from maturity_advisor.organisation.known import FALSE, TRUE
from maturity_advisor.reasoning import durable, readings
from maturity_advisor.reasoning.durable import is_available
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.network import ANTECEDENTS, USES, Flattening
from maturity_advisor.reasoning.program import compile_program
from maturity_advisor.reasoning.propositions import OfRule, Propositions, Rail
from maturity_advisor.reasoning.readings import reading
from tests.random_cases import random_cases
from tests.reasoning.bridge import NoPlugins, base_of, situation_of

needed = pytest.mark.skipif(not is_available(), reason="durable-rules cannot be imported here")

HEADER = {"format": 1, "version": "1.0.0", "language": "en", "licence": "CC BY 4.0"}
FACTS = [f"topic.f{number}" for number in range(30)]


def program_of(rules: dict[str, dict]):
    """Rules over thirty boolean facts and the conclusions they name."""
    said = {"because": "So it is.", "origin": "interpretation", "conclude": ["risk.spare"]}
    concluded = {"risk.spare", *(name for rule in rules.values() for name in rule.get("conclude", []))}
    facts: dict = {name: {"ask": f"What of {name}?", "type": "boolean"} for name in FACTS}
    for name in concluded:
        facts[name] = {
            "derived": True,
            "type": "boolean",
            "per": ["organisation", "process"],
            "says": {True: "It is.", False: "It is not."},
        }
    found = [{"id": name, "title": name, **said, **rule} for name, rule in rules.items()]
    pack = {"pack": {"id": "vocabulary", "shared": True, **HEADER}, "facts": facts, "rules": found}
    return compile_program(base_of([pack]))


def situation(program, answers: dict):
    return situation_of(program.base, {"organisation": {"id": "acme", "name": "Acme"}, "answers": answers})


def answers(rng: random.Random) -> dict:
    share = rng.choice([0.2, 0.5, 0.9, 1])
    values = [True, True, False, "unknown", {"not_applicable": "it does not arise"}]
    return {name: rng.choice(values) for name in FACTS if rng.random() < share}


def some_tests(rng: random.Random, many: int) -> list[dict]:
    return [{name: rng.random() < 0.7} for name in rng.sample(FACTS, many)]


CHAIN = {
    "first": {"when": {"topic.f0": True}, "unless": {"topic.f1": True}, "conclude": ["risk.one"]},
    "second": {"when": {"any": [{"risk.one": True}, {"topic.f2": True}]}, "conclude": ["risk.two"]},
    "third": {"when": {"risk.two": False, "topic.f3": True}, "conclude": ["risk.three"]},
}


def crowded(rng: random.Random) -> dict[str, dict]:
    """Rules that would break every limit of the engine if they were handed over as they are."""
    rules: dict[str, dict] = {f"same{n}": {"when": {"topic.f0": True}} for n in range(70)}
    rules |= {f"with{n}": {"when": [{"topic.f0": True}, *some_tests(rng, 2)]} for n in range(150)}
    rules |= {f"long{n}": {"when": some_tests(rng, rng.randint(9, 30))} for n in range(10)}
    for n in range(30):
        parts: list[dict] = [{"all": some_tests(rng, 2)}, {"any": some_tests(rng, 3)}, *some_tests(rng, 9)]
        rules[f"count{n}"] = {"when": {"count": {"at_least": rng.randint(1, 11), "of": parts}}}
        rules[f"not{n}"] = {"when": {"not": [{"any": some_tests(rng, 3)}, {f"risk.c{n - 1}": True} if n else parts[2]]}}
        rules[f"not{n}"] |= {"conclude": [f"risk.c{n}"], "unless": rules[f"count{n}"]["when"]}
    return rules


@needed
@pytest.mark.parametrize("seed", range(3))
def test_rules_beyond_the_limits_of_the_engine_are_laid_out_within_them(seed):
    rng = random.Random(seed)
    program = program_of(crowded(rng))
    infer = reading("durable-rules")
    seen: Counter[str] = Counter()
    for _ in range(60):
        seen.update(infer.derive(program, situation(program, answers(rng)), NoPlugins()).statuses.values())
    assert len(seen) == 4


def test_no_conjunction_is_too_long_and_no_proposition_stands_in_too_many():
    program = program_of(crowded(random.Random(1)))
    layout = program.layouts["organisation"]
    flattening = Flattening(Propositions(program, layout))
    rails = (Rail.TRUE, Rail.FALSE, Rail.NOT_APPLICABLE)
    flattening.lay_out(OfRule(rule.id, rail) for rule in layout.rules for rail in rails)
    uses = Counter(number for body in flattening.network.follows for number in body)
    assert max(uses.values()) <= USES
    assert max(map(len, flattening.network.follows)) <= ANTECEDENTS
    assert all(body and sorted(set(body)) == list(body) for body in flattening.network.follows)


@needed
def test_conclusions_may_rest_on_each_other_in_long_chains():
    links = {
        f"r{n}": {"when": {f"risk.c{n - 1}": True} if n else {"topic.f0": True}, "conclude": [f"risk.c{n}"]}
        for n in range(600)
    }
    links["end"] = {"when": {"topic.f1": True}, "unless": {"risk.c599": True}}
    program = program_of(links)
    for given, status in (({"topic.f0": True}, "silent"), ({"topic.f0": False}, "fired"), ({}, "undetermined")):
        found = reading("durable-rules").derive(program, situation(program, {"topic.f1": True, **given}), NoPlugins())
        assert found.statuses["", "vocabulary/end"] == status


def altered(monkeypatch, statuses: dict | None = None, states: dict | None = None) -> None:
    """Let *explain* be wrong in these."""
    right = Explain.derive

    def wrong(self, program, situation, source):
        found = right(self, program, situation, source)
        return replace(
            found, statuses={**found.statuses, **(statuses or {})}, states={**found.states, **(states or {})}
        )

    monkeypatch.setattr(Explain, "derive", wrong)


@needed
@pytest.mark.parametrize("status", ["silent", "undetermined", "not_applicable"])
def test_a_rule_that_fired_in_the_engine_only_is_named(monkeypatch, status):
    program = program_of(CHAIN)
    altered(monkeypatch, {("", "vocabulary/second"): status})
    with pytest.raises(EngineError, match="disagree on what follows: vocabulary/second") as caught:
        reading().derive(program, situation(program, {"topic.f2": True}), NoPlugins())
    assert caught.value.exit_code == 7


@needed
@pytest.mark.parametrize("status", ["fired", "silent"])
def test_a_rule_that_is_decided_by_explain_only_is_named(monkeypatch, status):
    program = program_of(CHAIN)
    altered(monkeypatch, {("", "vocabulary/third"): status})
    with pytest.raises(EngineError, match="vocabulary/third"):
        reading().derive(program, situation(program, {}), NoPlugins())


@needed
def test_the_engine_does_not_take_conclusions_from_explain(monkeypatch):
    program = program_of(CHAIN)
    wrongly = {("", "risk.one"): FALSE, ("", "risk.two"): TRUE}
    altered(monkeypatch, {("", "vocabulary/second"): "silent", ("", "vocabulary/third"): "fired"}, wrongly)
    given = {"topic.f0": True, "topic.f1": False, "topic.f2": False, "topic.f3": True}
    with pytest.raises(EngineError, match=r"risk\.one, vocabulary/second, vocabulary/third"):
        reading().derive(program, situation(program, given), NoPlugins())


@needed
def test_a_difference_in_a_unit_names_the_unit(monkeypatch):
    program = program_of({**CHAIN, "own": {"when": {"topic.f0": True}, "per": "process"}})
    unit = {"id": "sales", "kind": "process", "title": "Sales"}
    given = {"organisation": {"id": "acme", "name": "Acme"}, "units": [unit], "answers": {"topic.f0": True}}
    altered(monkeypatch, {("sales", "vocabulary/own"): "silent"})
    with pytest.raises(EngineError, match="what follows in 'sales': vocabulary/own"):
        reading().derive(program, situation_of(program.base, given), NoPlugins())


@needed
def test_what_fails_once_leaves_nothing_behind(monkeypatch):
    program = program_of(CHAIN)
    infer = reading("durable-rules")
    full = situation(program, dict.fromkeys(FACTS, True))
    with monkeypatch.context() as patch:
        patch.setattr(durable.Machine, "_retract", lambda self: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            infer.derive(program, full, NoPlugins())
    assert "silent" not in infer.derive(program, situation(program, {}), NoPlugins()).statuses.values()
    infer.derive(program, full, NoPlugins())


@needed
def test_threads_with_readings_of_their_own_or_with_one_come_to_the_same():
    cases = [case for seed in range(4) for case in islice(random_cases(seed, "medium"), 6)]
    programs = {id(case.packs): compile_program(base_of(case.packs)) for case in cases}
    situations = [
        (programs[id(case.packs)], situation_of(programs[id(case.packs)].base, case.organisation)) for case in cases
    ]

    def every(infer):
        return [infer.derive(*pair, NoPlugins()) for pair in situations]

    shared = reading("durable-rules")
    expected = every(Explain())
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(every, [shared, reading(), shared, reading(), shared, shared]))
    assert all(each == expected for each in found)


def test_the_engine_is_chosen_by_name_and_by_default_where_it_is_installed(monkeypatch):
    assert reading("explain").name == "explain"
    assert reading().name == ("durable-rules" if is_available() else "explain")
    monkeypatch.setattr(readings, "is_available", lambda: False)
    assert reading().name == "explain"
    with pytest.raises(UsageError, match=r"durable-rules is not installed.*pip install"):
        reading("durable-rules")


def test_an_engine_that_cannot_be_imported_is_not_there(monkeypatch):
    monkeypatch.setitem(sys.modules, "durable", None)
    assert not is_available()
