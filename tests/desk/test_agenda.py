"""The agenda: honest about what is left, and silent about what a target makes moot."""

import random
from itertools import pairwise

import pytest

from maturity_advisor.advisor import Advisor
from maturity_advisor.desk.agenda import agenda_of, beyond_target, quick_agenda
from maturity_advisor.desk.facts import fact_step, place_of
from maturity_advisor.desk.keeping import Kept
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.voice import Voice
from maturity_advisor.documents.editing import fresh
from maturity_advisor.documents.plain import document_of
from tests.cli.conftest import EXAMPLES


@pytest.fixture(scope="module")
def advisor():
    return Advisor(engine="explain", models=["forrester", "esm3"])


def session(advisor, folder, data):
    file = folder / "org.yaml"
    file.write_text(fresh(document_of(data).data, file.name), encoding="utf-8")
    return Session(advisor, Kept.open(file), Voice("en"), "2026-11-28")


def firm(**more):
    return {"organisation": {"id": "x", "name": "X", "employees": 45, "sector": "retail"}, **more}


def any_answer(session, key, rnd):
    """An answer as it might be typed."""
    labels = fact_step(session, key).show().options
    kind = session.base.definitions[key[1]].domain.kind
    typed = str(rnd.randint(1, len(labels))) if labels else str(rnd.randint(0, 60))
    return fact_step(session, key).read(typed if kind != "choices" or labels else "0")


@pytest.mark.parametrize("seed", range(4))
def test_never_more_is_asked_than_was_said_and_the_most_never_grows(advisor, tmp_path, seed):
    talk, rnd = session(advisor, tmp_path, firm()), random.Random(seed)
    promised, asked, most = [], 0, None
    while (agenda := agenda_of(talk)).impacts:
        assert most is None or agenda.most <= most - 1
        most = agenda.most
        promised.append(asked + most)
        question = agenda.impacts[0].question
        key = (question.place, question.fact)
        talk.put([(place_of(talk, key), any_answer(talk, key, rnd))])
        asked += 1

    assert asked > 10
    assert all(asked <= promise for promise in promised)


def test_a_theme_is_finished_before_the_next_begins(advisor, tmp_path):
    talk, rnd, themes, theme = session(advisor, tmp_path, firm()), random.Random(1), [], ""
    while (agenda := agenda_of(talk, theme)).impacts:
        question = agenda.impacts[0].question
        theme = f"{question.place}/{talk.base.definitions[question.fact].fact.theme}"
        themes.append(theme)
        key = (question.place, question.fact)
        talk.put([(place_of(talk, key), any_answer(talk, key, rnd))])
    changes = sum(before != after for before, after in pairwise(themes))

    assert changes < len(themes) / 2


def test_what_only_leads_beyond_the_target_is_not_asked_about(advisor, tmp_path):
    free = session(advisor, tmp_path, firm())
    aimed = session(advisor, tmp_path, firm(targets={"forrester": "testing", "esm3": "pioneering"}))
    grounds = aimed.grounds
    beyond = [rule for rule in grounds.base.rules if beyond_target(grounds, rule, "")]

    assert beyond
    most, waiting = (
        [agenda_of(one).most, sum(item.question.rules for item in agenda_of(one).impacts)] for one in (free, aimed)
    )
    assert waiting[0] < most[0]
    assert waiting[1] < most[1]


def test_the_quick_scan_asks_the_gate_before_the_question(tmp_path):
    everything = Advisor(engine="explain")
    talk = session(everything, tmp_path, {"organisation": {"id": "x", "name": "X"}})
    first = [impact.question.fact for impact in quick_agenda(talk).impacts]

    assert "organisation.employees" in first


@pytest.mark.parametrize("example", ["hospital", "machine-builder"])
def test_units_are_asked_about_too(tmp_path, example):
    everything = Advisor(engine="explain")
    copy = tmp_path / "org.yaml"
    copy.write_bytes((EXAMPLES / f"{example}.yaml").read_bytes())
    talk = Session(everything, Kept.open(copy), Voice("de"), "2026-11-28")
    places = {impact.question.place for impact in agenda_of(talk).impacts}

    assert places <= {"", *(unit["id"] for unit in talk.listed("units"))}
