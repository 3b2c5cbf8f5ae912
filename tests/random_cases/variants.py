"""Changes to a case whose effect on its meaning is known beforehand."""

from __future__ import annotations

import datetime
import random
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction

from tests.reference import Interval, State, evaluate

from .cases import Case
from .generate import header


def variants(case: Case, seed: int) -> dict[str, Case]:
    """The changes that this case allows, by name."""
    rng = random.Random(seed)
    changes = (narrow, shuffle, rename_organisation, add_unrelated, split_any)
    made = {change.__name__: change(case, rng) for change in changes}
    return {name: found for name, found in made.items() if found}


def narrow(case: Case, rng: random.Random) -> Case | None:
    """Answers an open question or settles a disagreement: what is decided and not closed-world stays."""
    asked = {id_: data for pack in case.packs for id_, data in pack["facts"].items() if not data.get("derived")}
    states = evaluate(case.packs, case.organisation).states
    answers = [(place, id_, answer) for (place, id_), state in states.items() if id_ in asked
               for answer in narrower(asked[id_], state)]  # fmt: skip
    if not answers:
        return None
    place, id_, answer = rng.choice(answers)
    organisation = deepcopy(case.organisation)
    where = [organisation, *(unit for unit in organisation.get("units", []) if unit["id"] == place)][-1]
    where.setdefault("answers", {})[id_] = answer
    return Case(case.packs, organisation)


def narrower(data: dict, state: State) -> list:
    """The answers that leave fewer possibilities than this state; none if its gate is not open."""
    if state.na == "yes" or (state.blank and state.na == "maybe"):
        return []
    if data["type"] == "text":
        return ["some words"] if state.blank else []
    if data["type"] == "choices":
        return choices(data.get("exclusive"), dict(state.values))
    if isinstance(state.values, Interval):
        ends = [end for end in (state.values.lo, state.values.hi) if end is not None]
        return [plain(data, value) for value in (*ends, *([] if len(ends) == 2 else [between(data, ends)]))]
    many = len(state.values) > 1 or state.na == "maybe"
    values = [plain(data, value) for value in state.values] if many else []
    return sorted(values, key=str) + [{"not_applicable": "settled"}] * (state.na == "maybe")


def choices(alone: str | None, said: dict[str, str]) -> list[dict]:
    """One open option decided; the exclusive one is chosen only where nothing else is said."""
    spelt = {"yes": "yes", "no": "no", "na": {"not_applicable": "not here"}}
    settled = {option: spelt[one] for option, one in said.items() if one != "open"}
    found = []
    for option in said:
        if said[option] == "open":
            free = set(said.values()) <= {"open", "no"} if option == alone else said.get(alone) != "yes"
            found += [{**settled, option: one} for key, one in spelt.items() if free or key != "yes"]
    return found


def between(data: dict, ends: list[Fraction]) -> Fraction:
    """A number in an interval that is not bounded on both sides."""
    if data["type"] == "date":
        return Fraction(datetime.date(2026, 3, 1).toordinal())
    return ends[0] + (3 if "minimum" in data else -3) if ends else Fraction(2)


def plain(data: dict, value):
    """A value as it is written in an organisation file."""
    if data["type"] == "date":
        return datetime.date.fromordinal(int(value)).isoformat()
    if not isinstance(value, Fraction):
        return value
    return int(value) if value.denominator == 1 else Decimal(value.numerator) / value.denominator


def shuffle(case: Case, rng: random.Random) -> Case:
    """Another order of packs, facts, rules, derivations, units and answers: nothing changes."""
    packs = [
        {key: mixed(value, rng) if key in ("facts", "rules", "scores", "decisions", "rollups") else value
         for key, value in pack.items()} for pack in mixed(case.packs, rng)
    ]  # fmt: skip
    organisation = {key: mixed(value, rng) if key in ("units", "answers", "targets") else value
                    for key, value in case.organisation.items()}  # fmt: skip
    return Case(packs, organisation)


def mixed(value, rng: random.Random):
    """A list or a mapping in another order."""
    parts = list(value.items() if isinstance(value, dict) else value)
    rng.shuffle(parts)
    return dict(parts) if isinstance(value, dict) else parts


def rename_organisation(case: Case, _rng: random.Random) -> Case:
    """Another id and name: nothing changes."""
    found = deepcopy(case.organisation)
    found["organisation"] |= {"id": "renamed", "name": "Renamed"}
    return Case(case.packs, found)


def add_unrelated(case: Case, _rng: random.Random) -> Case:
    """A fact and a rule more in the first pack, and a pack more: nothing changes for what was there."""
    packs = deepcopy(case.packs)
    packs.append({**header("unrelated"), "facts": {}, "rules": []})
    for pack, id_ in ((packs[0], "topic.unrelated"), (packs[-1], "unrelated.fact")):
        pack["facts"][id_] = {"ask": "Is it unrelated?", "type": "boolean"}
        rule = {
            "id": "unrelated",
            "title": "Unrelated",
            "when": {id_: True},
            "recommend": {"action": "act-one"},
        }
        pack["rules"].append({**rule, "because": "It is.", "origin": "interpretation"})
    organisation = deepcopy(case.organisation)
    organisation["answers"]["unrelated.fact"] = True
    return Case(packs, organisation)


def split_any(case: Case, rng: random.Random) -> Case | None:
    """Two rules for one that concludes from an `any`: what is concluded stays, the rule's own status goes."""
    packs = deepcopy(case.packs)
    every = [(pack, rule) for pack in packs for rule in pack["rules"]]
    able = [(pack, rule) for pack, rule in every if "conclude" in rule and list(rule["when"]) == ["any"]]
    if not able:
        return None
    pack, rule = rng.choice(able)
    parts = rule["when"]["any"]
    cut = rng.randrange(1, len(parts))
    halves = {"a": parts[:cut], "b": parts[cut:]}
    pack["rules"].remove(rule)
    pack["rules"] += [{**rule, "id": f"{rule['id']}-{half}", "when": {"any": some}} for half, some in halves.items()]
    return Case(packs, case.organisation)
