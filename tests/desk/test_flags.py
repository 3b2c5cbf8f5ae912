"""A sheet's formulas grey every question that the engine calls moot, and none that it would ask."""

import itertools
import json
import re

import pytest

from maturity_advisor.advisor import Advisor
from maturity_advisor.desk.flags import Flags
from maturity_advisor.desk.forms import words_of
from maturity_advisor.desk.keeping import Kept
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.voice import Voice
from maturity_advisor.organisation.known import NotApplicable

OPTIONS = [{"id": name, "label": f'{name} "so"'} for name in ("low", "middle", "high")]
GATES = {
    "scale": {"a.scale": {"at_least": "middle"}},
    "between": {"a.scale": {"between": ["low", "middle"]}},
    "several": {"a.several": {"includes": ["x", "y"]}},
    "without": {"a.several": {"excludes": "x"}},
    "number": {"a.number": {"above": 2.5}},
    "numbers": {"a.number": {"between": [1, 3]}},
    "not": {"not": {"a.scale": "high", "a.flag": True}},
    "any": {"any": [{"a.flag": True}, {"a.number": {"at_most": 1}}]},
    "count": {"count": {"at_least": 2, "of": [{"a.flag": True}, {"a.scale": "low"}, {"a.number": {"is": 3}}]}},
    "chained": {"b.scale": "high"},
    "known": {"a.flag": {"known": True}},
}
FACTS = {
    "a.flag": {"ask": "1?", "type": "boolean"},
    "a.scale": {"ask": "2?", "type": "scale", "options": OPTIONS},
    "a.several": {"ask": "3?", "type": "choices", "options": [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}]},
    "a.number": {"ask": "4?", "type": "number"},
    **{f"b.{name}": {"ask": f"{name}?", "type": "scale", "options": OPTIONS, "ask_if": gate}
       for name, gate in GATES.items()},
}  # fmt: skip
ANSWERS = {
    "a.flag": (None, True, False, {"not_applicable": "why"}),
    "a.scale": (None, "low", "middle", "high", "unknown"),
    "a.several": (None, ["x", "y"], ["y"], []),
    "a.number": (None, 1, 3, 4),
    "b.scale": (None, "low"),
}
NAMES = {"AND": "all_of", "OR": "any_of", "NOT": "not_", "IF": "if_", "ISNUMBER": "is_number", "FALSE": "False"}


def worked_out(formula, cells):
    """What a spreadsheet makes of a formula."""
    text = re.sub(r'"(?:[^"]|"")*"|\$[A-Z]\$\d+|<>|<=|>=|=|[A-Z]+', lambda found: _python(found[0]), formula)
    held = {
        "cells": cells,
        "all_of": lambda *parts: all(parts),
        "any_of": lambda *parts: any(parts),
        "not_": lambda part: not part,
        "if_": lambda test, yes, no: yes if test else no,
        "is_number": lambda value: isinstance(value, int | float),
    }
    return eval(text, held)  # a formula of our own


def _python(token):
    if token.startswith('"'):
        return repr(token[1:-1].replace('""', '"'))
    if token.startswith("$"):
        return f"cells[{token!r}]"
    return {"=": "==", "<>": "!=", **NAMES}.get(token, token)


class Blank(str):
    """An empty cell: unlike any text, and less than nothing."""

    def __ge__(self, other):
        return False

    __le__ = __gt__ = __lt__ = __ge__


@pytest.fixture(scope="module")
def advisor(tmp_path_factory):
    file = tmp_path_factory.mktemp("pack") / "pack.json"
    head = {"id": "small", "format": 1, "version": "1.0.0", "licence": "none", "shared": True, "language": "en"}
    file.write_text(json.dumps({"pack": head, "facts": FACTS}), encoding="utf-8")
    return Advisor(packs=[file], engine="explain")


def filled(words, answers):
    """The cells that a respondent would see, by key."""
    cells = {}
    for fact, value in answers.items():
        said = words(fact)
        if fact == "a.several":
            for option in "xy":
                cells[f"{fact}={option}"] = Blank() if value is None else said.yes if option in value else said.no
        cells[fact] = (
            Blank() if value is None or fact == "a.several"
            else said.inapplicable if isinstance(value, dict)
            else said.unknown if value == "unknown"
            else value if fact == "a.number" else said.of_value(value)
        )  # fmt: skip
    return cells


def test_formulas_and_engine_agree_on_every_gate_and_every_answer(advisor, tmp_path):
    file = tmp_path / "org.yaml"
    file.write_text("organisation: {id: x, name: X}\n")
    session = Session(advisor, Kept.open(file), Voice("en"), "2026-11-28")
    definitions = session.base.definitions

    def words(fact):
        return words_of(session, definitions[fact])

    keys = [*FACTS, "a.several=x", "a.several=y"]
    answer = {key: f"$D${number}" for number, key in enumerate(keys, start=6)}
    flag = {key: f"$N${number}" for number, key in enumerate(keys, start=6)}
    written = Flags(session.base, words, answer, flag, "")
    formulas = {fact: written.moot(definitions[fact].gate) for fact in FACTS if definitions[fact].gate}
    compared = 0
    for chosen in itertools.product(*ANSWERS.values()):
        answers = dict(zip(ANSWERS, chosen, strict=True))
        stated = {
            "organisation": {"id": "x", "name": "X"},
            "answers": {k: v for k, v in answers.items() if v is not None},
        }
        states = advisor.advise(stated).derived.states
        cells = {answer[key]: value for key, value in filled(words, answers).items()}
        cells |= {place: Blank() for place in answer.values() if place not in cells} | dict.fromkeys(
            flag.values(), False
        )
        cells[flag["b.scale"]] = worked_out(formulas["b.scale"], cells)
        for fact, formula in formulas.items():
            applies = states["", fact].na
            if fact == "b.known" or (isinstance(answers.get(fact), dict) and applies is NotApplicable.YES):
                continue
            said = worked_out(formula, cells)
            # While a gate is open, a sheet may know already that it cannot hold any more.
            assert said or applies is not NotApplicable.YES, (fact, formula, answers)
            assert not said or applies is not NotApplicable.NO, (fact, formula, answers)
            compared += 1

    assert compared > 3_000
