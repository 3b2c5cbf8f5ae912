"""How the worked examples are spelt: one shared pack, so that ids need no prefix."""

from __future__ import annotations

from fractions import Fraction

from tests.reference import Result, State, evaluate

NA = State(frozenset(), "yes")
OPEN = State(frozenset({False, True}), "maybe")  # the unknown boolean
GONE = {"not_applicable": "why"}


def meaning(facts: dict, answers: dict, units: tuple = (), targets: dict | None = None, **pack) -> Result:
    """What one shared pack with these facts means for these answers."""
    organisation = {"organisation": {"id": "o", "name": "O"}, "units": list(units), "answers": answers}
    organisation |= {"targets": targets or {}}
    return evaluate([{"pack": {"id": "v", "shared": True}, "facts": facts, **pack}], organisation)


def rule(when, **keys) -> dict:
    """A rule with what its meaning depends on; r unless it is named."""
    return {"id": "r", "when": when, **keys}


def status(facts: dict, answers: dict, when, **keys) -> str:
    """The status of one rule in the organisation."""
    return meaning(facts, answers, rules=[rule(when, **keys)]).statuses["", "v/r"]


def truth(facts: dict, answers: dict, when) -> str:
    """The same as a truth value."""
    spelt = {"fired": "T", "silent": "F", "undetermined": "U", "not_applicable": "N"}
    return spelt[status(facts, answers, when)]


def options(*ids: str, **points) -> list[dict]:
    """Options by id, those named with points after them."""
    return [{"id": id_} for id_ in ids] + [{"id": id_, "points": worth} for id_, worth in points.items()]


def state(*values, na: str = "no", blank: bool = False) -> State:
    """A finite set of values; numbers become exact."""
    exact = (value if isinstance(value, bool | str) else Fraction(value) for value in values)
    return State(frozenset(exact), na, blank)


BOOLEAN = {"type": "boolean"}
SCALE = {"type": "scale", "options": options("low", "mid", "high")}
COUNT = {"type": "integer", "minimum": 0, "maximum": 10}


STAGES = [{"id": "one"}, {"id": "two"}, {"id": "three"}]
SPELT = {"T": True, "F": False, "U": "unknown", "N": GONE}


def cells(marks: str, name: str) -> tuple[dict, dict]:
    """Stages with a criterion for each mark (`-`: none), and the answers that give it that value."""
    stages, answers = {}, {}
    for n, mark in enumerate(marks):
        if mark != "-":
            stages[STAGES[n]["id"]] = {"criteria": [{f"t.{name}{n}": True}]}
            answers[f"t.{name}{n}"] = SPELT[mark]
    return {"id": name, "stages": stages}, answers


def ladder(dimensions: list[list[str]], dimension: str = "lowest", model: str = "lowest", **keys):
    """A ladder m with dimensions d0, d1 … of categories d0c0 … whose stages have criteria of these values."""
    spelt, answers = [], {}
    for n, categories in enumerate(dimensions):
        made = [cells(marks, f"d{n}c{k}") for k, marks in enumerate(categories)]
        spelt.append({"id": f"d{n}", "categories": [category for category, _ in made]})
        answers |= {id_: answer for _, said in made for id_, answer in said.items()}
    assess = {"category": "gated", "dimension": dimension, "model": model}
    pack = {"model": "m", "kind": "ladder", "stages": STAGES, "assess": assess, "dimensions": spelt}
    return meaning(dict.fromkeys(answers, BOOLEAN), answers, **{**pack, **keys})


def stage(*ids: str, na: str = "no") -> State:
    """A set of stages."""
    return State(frozenset(ids), na)
