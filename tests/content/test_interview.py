"""The questions as a whole: few enough for small firms, none asked twice, and a quick scan of a quarter of an hour."""

from fractions import Fraction

import pytest

from maturity_advisor.authoring.examples import NoPlugins
from maturity_advisor.knowledge.domains import FINITE, NUMERIC
from maturity_advisor.organisation.known import NotApplicable, Several, one_of
from maturity_advisor.organisation.organisation import Organisation
from maturity_advisor.organisation.situation import ORGANISATION, Situation
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import compile_program

NOBODY = Organisation.model_validate({"organisation": {"id": "firm", "name": "Firm"}})
GIVEN = ("organisation.employees", "organisation.sector")
# What is new is asked about by itself, initiative by initiative; here nothing is in view.
FIRM = {"organisation.sector": "retail", "use.inside": "nothing", "initiative.in_view": False}


@pytest.fixture(scope="module")
def program(knowledge):
    return compile_program(knowledge)


def questions(knowledge):
    return [item for item in knowledge.definitions.values() if item.role == "asked" and item.id not in GIVEN]


def answer(domain, level):
    """An answer at the bottom, in the middle or at the top; of several options the first two."""
    if domain.kind in FINITE:
        return one_of(domain, (domain.values[level * (len(domain.values) - 1) // 2],))
    if domain.kind in NUMERIC:
        return one_of(domain, (max(domain.minimum or Fraction(0), Fraction(25 * level)),))
    if domain.kind == "choices":
        chosen = [option for option in domain.options if option != domain.exclusive][:2]
        return Several(tuple("yes" if option in chosen else "no" for option in domain.options))
    return one_of(domain, ("…",))


def interview(program, employees, level):
    """Every question that is asked of the organisation, each answered at once, gates before what they open."""
    definitions = program.base.definitions
    stated = {
        ("", "organisation.employees"): one_of(definitions["organisation.employees"].domain, (Fraction(employees),))
    }
    stated |= {("", name): one_of(definitions[name].domain, (value,)) for name, value in FIRM.items()}
    asked = set(FIRM) - set(GIVEN)
    while True:
        derived = Explain().derive(program, Situation(NOBODY, (ORGANISATION,), stated, {}, {}, None), NoPlugins())
        found = [
            item
            for item in questions(program.base)
            if ("", item.id) not in stated
            and "organisation" in item.per
            and derived.states["", item.id].na is NotApplicable.NO
        ]
        if not found:
            return asked
        for item in found:
            stated["", item.id] = answer(item.domain, level)
            asked.add(item.id)


@pytest.mark.parametrize("level", [0, 1, 2], ids=["at the bottom", "in the middle", "at the top"])
@pytest.mark.parametrize("employees", [5, 25])
def test_a_full_interview_of_a_small_firm_asks_at_most_45_questions(program, employees, level):
    assert len(interview(program, employees, level)) <= 45


def test_the_quick_scan_asks_12_to_15_questions(knowledge):
    assert 12 <= sum(item.fact.quick for item in questions(knowledge)) <= 15


def test_the_vocabulary_stays_under_200_facts(knowledge):
    assert len([item for item in knowledge.definitions.values() if item.fact is not None]) < 250
    assert len(knowledge.packs["vocabulary"].facts) < 200


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_no_two_questions_have_the_same_wording(knowledge, language):
    wordings = [item.fact.ask.say(language, "en") for item in questions(knowledge)]

    assert len(wordings) == len(set(wordings))
