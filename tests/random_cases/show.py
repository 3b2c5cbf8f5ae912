"""Prints a random case and what it means: `python -m tests.random_cases.show SEED [small|medium]`."""

from __future__ import annotations

import sys
from decimal import Decimal
from fractions import Fraction

import yaml

from tests.reference import Interval, evaluate

from .generate import random_case


class Dumper(yaml.SafeDumper):
    """Writes every thing out in full, and a Decimal as the number it is."""

    def ignore_aliases(self, _data: object) -> bool:
        """No anchors: the formats refuse them."""
        return True


Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value)))


def text(values) -> str:
    """Possible values, as short as can be read."""
    if isinstance(values, Interval):
        return f"[{values.lo}, {values.hi}]"
    if isinstance(values, tuple):
        return " ".join(f"{option}:{said}" for option, said in values)
    return "{" + ", ".join(sorted(str(v) if isinstance(v, Fraction | bool) else v for v in values)) + "}"


def show(seed: int, size: str) -> None:
    """The case as YAML, then states, profiles and statuses."""
    case = random_case(seed, size)
    for part in (*case.packs, case.organisation):
        print("---\n" + yaml.dump(part, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=110))
    result = evaluate(case.packs, case.organisation)
    for (place, id_), state in result.states.items():
        marks = " blank" * state.blank + {"no": "", "maybe": " maybe n/a", "yes": " n/a"}[state.na]
        print(f"{place or '-':14} {id_:34} {text(state.values)}{marks}")
    for (place, id_), profile in result.profiles.items():
        print(f"{place or '-':14} {id_:34} {profile}")
    for (place, id_), status in result.statuses.items():
        print(f"{place or '-':14} {id_:34} {status}{' (closed world)' * (id_ in result.closed_world)}")


if __name__ == "__main__":
    show(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "small")
