"""Each kind of model by a formula: hundreds of random organisations, and every reading of the rules agrees."""

from fractions import Fraction
from random import Random

import pytest

from maturity_advisor.documents import read_file
from maturity_advisor.organisation.known import NotApplicable, is_known, values_of
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import compile_program
from maturity_advisor.reasoning.readings import reading
from tests.expressive.kinds import FOLDER, KINDS, NA, OUT, Answers, organisation
from tests.random_cases import Case
from tests.reasoning import differential, solving
from tests.reasoning.bridge import NoPlugins, base_of, situation_of

ORGANISATIONS, COMPARED, SOLVED = 150, 15, 2


def pack_of(name):
    data = read_file(FOLDER / f"{name}.yaml").data
    return {key: value for key, value in data.items() if key != "cases"}


def program_of(name):
    return compile_program(base_of([pack_of(name)]))


def came(derived, fact):
    """What a fact came out as, in the formulas' words."""
    state, domain = derived.state("", fact), derived.base.definitions[fact].domain
    if state.na is NotApplicable.YES:
        return OUT
    assert is_known(state), (fact, state)
    return values_of(state, domain)[0]


def exact(value):
    return Fraction(value) if isinstance(value, int) and not isinstance(value, bool) else value


@pytest.mark.parametrize("name", KINDS)
def test_what_comes_is_what_the_formula_gives(name):
    kind, random, program = KINDS[name], Random(name), program_of(name)
    seen = set()
    for _ in range(ORGANISATIONS):
        given = kind.answers(random)
        derived = Explain().derive(program, situation_of(program.base, organisation(given)), NoPlugins())
        due = {fact: exact(value) for fact, value in kind.formula(given).items()}

        assert {fact: came(derived, fact) for fact in due} == due, given
        seen.add(tuple(due.values()))
    assert len(seen) > 1, "a formula that always gives the same shows nothing"


def loosened(given: Answers, random: Random) -> Answers:
    """Some answers taken away or made not applicable, so that something is open."""
    found = dict(given)
    for name in [name for name in found if "." in name]:
        lot = random.random()
        if lot < 0.2:
            del found[name]
        elif lot < 0.3:
            found[name] = random.choice(["unknown", NA])
    return found


@pytest.mark.parametrize("name", KINDS)
def test_the_readings_agree_with_the_reference_also_while_something_is_open(name):
    kind, random, pack = KINDS[name], Random(name), pack_of(name)
    program, infer = program_of(name), reading("auto")
    for _ in range(COMPARED):
        case = Case([pack], organisation(loosened(kind.answers(random), random)))
        found, _ = differential.compare(case, program, infer)

        assert found == [], case.organisation


@pytest.mark.parametrize("name", KINDS)
def test_solve_agrees_with_explain(name):
    kind, random, program = KINDS[name], Random(name), program_of(name)
    report = solving.Report()
    for _ in range(SOLVED):
        situation = situation_of(program.base, organisation(loosened(kind.answers(random), random)))
        assert list(solving.compare(program, situation, random, report)) == []


def test_the_reference_reads_advice_beside_options_and_criteria_as_rules_too():
    pack, random = pack_of("advice-beside-options"), Random(7)
    program, infer = compile_program(base_of([pack])), reading("auto")
    tools = ["daily", "offsite", "tested"]
    for _ in range(COMPARED):
        chosen = [name for name in tools if random.random() < 0.5] or ["nothing"]
        states = {name: random.choice(["yes", "no", "unknown", NA]) for name in tools}
        given = {
            "tips.backup": random.choice([chosen, states, "unknown", NA]),
            "tips.patching": random.choice(["late", "month", "week", "unknown", NA]),
        }
        found, statuses = differential.compare(Case([pack], organisation(given)), program, infer)

        assert found == [], given
        assert len(statuses) == len(program.base.rules) == 6
