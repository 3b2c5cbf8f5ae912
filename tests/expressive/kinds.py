"""For each kind of model random answers, and its result by an independent formula of a few lines of plain Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import fmean
from typing import Any

FOLDER = Path(__file__).parent / "packs"
NA = {"not_applicable": "why"}
Answers = dict[str, Any]
OUT = "not applicable"


@dataclass(frozen=True)
class Kind:
    """How to answer at random, and what must come of it: facts, and what each of them is."""

    answers: Callable[[Random], Answers]
    formula: Callable[[Answers], dict[str, Any]]


def mean(numbers):
    numbers = list(numbers)
    return Fraction(sum(numbers), len(numbers)) if numbers else OUT


def some(random: Random, names: str, value: Callable[[], Any], blank: float = 0.25) -> Answers:
    """Answers to some of these; the rest is blank."""
    return {name: value() for name in names.split() if random.random() >= blank}


GROUPS = ("a1 a2 a3", "b1 b2")


def groups(pack):
    return lambda random: some(
        random, " ".join(f"{pack}.{n}" for g in GROUPS for n in g.split()), lambda: random.randint(0, 5)
    )


def zero(given):
    a, b = (mean(given.get(f"zero.{name}", 0) for name in group.split()) for group in GROUPS)
    return {"zero.score.a": a, "zero.score.b": b, "zero.score.total": mean([a, b])}


def empty(given):
    full = {g[0]: [f"empty.{n}" for n in g.split()] for g in GROUPS}
    a, b = (mean(given[n] for n in names) if all(n in given for n in names) else OUT for names in full.values())
    return {"empty.score.a": a, "empty.score.b": b, "empty.score.total": mean(x for x in (a, b) if x != OUT)}


LEVELS = ["none_yet", "first", "second", "third"]
STREAMS = [f"streams.{p}_{s}" for p in ("design", "build", "verify") for s in "ab"]


def streams(given):
    return {"streams.score.total": Fraction(sum(LEVELS.index(given[name]) for name in STREAMS), 2)}


def areas(given):
    people = Fraction(given["areas.p1"] + given["areas.p2"], 2)
    quality = Fraction(sum(given[f"areas.q{n}"] for n in (1, 2, 3)), 3)
    total = 40 * people + 35 * quality + 25 * Fraction(given["areas.r1"], 10)
    return {"areas.score.total": total, "areas": "gold" if total >= 80 else "silver" if total >= 50 else "bronze"}


def area_answers(random):
    return {**some(random, "areas.p1 areas.p2 areas.q1 areas.q2 areas.q3", lambda: random.random() < 0.6, 0),
            "areas.r1": random.randint(0, 10)}  # fmt: skip


def share(given, names):
    counted = [given[name] for name in names if given[name] != NA]
    return Fraction(sum(counted), len(counted)) if counted else OUT


def shares(given):
    basic = share(given, [f"shares.a{n}" for n in range(1, 5)])
    advanced = share(given, [f"shares.b{n}" for n in range(1, 6)])
    found = {"shares.score.basic": basic, "shares.score.advanced": advanced}
    if OUT in (basic, advanced):
        return found
    per_cent = fmean([basic >= Fraction(3, 4)]), float(advanced)
    stage = (
        "third"
        if per_cent[0] and advanced * 100 >= 60
        else "second"
        if per_cent[0] and advanced * 100 >= 40
        else "first"
    )
    return {**found, "shares": stage}


def share_answers(random):
    names = " ".join([*(f"shares.a{n}" for n in range(1, 5)), *(f"shares.b{n}" for n in range(1, 6))])
    return some(random, names, lambda: random.choice([True, True, False, NA]), 0)


def risks(given):
    seen = set(given.get("risks.seen", ()))
    if "risks.seen" not in given:
        return {"risks.decision.risk": "not_asked"}
    if "leaks" in seen or {"outages", "complaints"} <= seen:
        return {"risks.decision.risk": "high"}
    return {"risks.decision.risk": "medium" if seen & {"outages", "complaints"} else "low"}


def risk_answers(random):
    some_of = [name for name in ("leaks", "outages", "complaints") if random.random() < 0.4]
    return random.choice([{}, {"risks.seen": some_of or ["none_of_these"]}, {"risks.seen": some_of}])


def n_of_m(given):
    yes = sum(given.values())
    return {"some": "there" if yes >= 3 else "before", "some.said_enough": yes >= 3}


def chain(given):
    level = min(["low", "mid", "top"].index(value) for value in given.values())
    return {"chain": ["one", "two", "three"][level], "chain.score.weakest": level + 1}


def ladder(given):
    count = 0
    while count < 4 and given[f"ladder.q{count + 1}"]:
        count += 1
    return {"ladder": ["zero", "one", "two", "three", "four"][count]}


def parts(given):
    units = [unit["answers"] for unit in given["units"]]
    used, total = sum(unit["parts.used"] for unit in units), len(units)
    if not units:
        return {"parts.rollup.in_use": OUT, "parts.rollup.how_many": OUT}
    in_use = Fraction(used, total)
    return {
        "parts.rollup.in_use": in_use,
        "parts.rollup.how_many": used,
        "parts.rollup.all_cheap": max(unit["parts.cost"] for unit in units) <= 5,
        "parts.rollup.any_dear": max(unit["parts.cost"] for unit in units) > 5,
        "parts.decision.whole": "strong" if 4 * used >= 3 * total else "fair" if 2 * used >= total else "weak",
    }


def part_answers(random):
    return {
        "units": [
            {"id": f"u{n}", "kind": "initiative", "title": "U",
             "answers": {"parts.used": random.random() < 0.6, "parts.cost": random.randint(0, 9)}}
            for n in range(random.randint(0, 5))
        ]
    }  # fmt: skip


def phases(given):
    ahead = [stage for day, stage in given["phases"] if day >= given["as_of"]]
    target = ahead[0] if ahead else given["phases"][-1][1]
    now = 0 if not given["plan.a"] else 2 if given["plan.b"] else 1
    return {"target.plan": target, "gap.plan": max(0, ["one", "two", "three"].index(target) - now)}


def phase_answers(random):
    days = sorted(f"20{random.randint(26, 40)}-0{random.randint(1, 9)}-15" for _ in range(2))
    stages = random.choices(["one", "two", "three"], k=2)
    return {
        "plan.a": random.random() < 0.6,
        "plan.b": random.random() < 0.6,
        "as_of": f"20{random.randint(25, 42)}-05-15",
        "phases": list(zip(days, stages, strict=True)) if days[0] != days[1] else [(days[0], stages[0])],
    }


def middle(given):
    points = {"nothing": 0, "little": 1, "enough": 2, "much": 1, "everything": 0}
    posts = given["middle.posts"]
    rhythm = 2 if 3 <= posts <= 14 else 1 if 1 <= posts <= 28 else 0
    return {"middle.score.total": points[given["middle.rules"]], "middle.decision.rhythm": rhythm}


def middle_answers(random):
    names = ["nothing", "little", "enough", "much", "everything"]
    return {"middle.rules": random.choice(names), "middle.posts": random.randint(0, 70)}


POINTS = {"policy": 1, "training": 2, "audit": 1}


def options(given):
    said = given["opts.done"]
    highest = sum(points for name, points in POINTS.items() if said[name] != NA)
    got = sum(points for name, points in POINTS.items() if said[name] == "yes")
    return {"opts.score.done": Fraction(got, highest) if highest else OUT}


def option_answers(random):
    return {"opts.done": {name: random.choice(["yes", "no", NA]) for name in POINTS}}


def yes_or_no(names, odds=0.5):
    return lambda random: some(random, names, lambda: random.random() < odds, 0)


KINDS: dict[str, Kind] = {
    "mean-of-means-blank-is-zero": Kind(groups("zero"), zero),
    "mean-of-means-blank-empties": Kind(groups("empty"), empty),
    "sum-of-two-streams": Kind(lambda r: {name: r.choice(LEVELS) for name in STREAMS}, streams),
    "weighted-areas-with-bands": Kind(area_answers, areas),
    "thresholds-per-level": Kind(share_answers, shares),
    "risk-table": Kind(risk_answers, risks),
    "n-of-m": Kind(yes_or_no("some.a some.b some.c some.d some.e"), n_of_m),
    "weakest-link": Kind(lambda r: {f"chain.{n}": r.choice(["low", "mid", "top"]) for n in "pqr"}, chain),
    "first-no-stops": Kind(yes_or_no("ladder.q1 ladder.q2 ladder.q3 ladder.q4", 0.7), ladder),
    "per-initiative-and-whole": Kind(part_answers, parts),
    "phases": Kind(phase_answers, phases),
    "better-in-the-middle": Kind(middle_answers, middle),
    "one-option-not-applicable": Kind(option_answers, options),
}


def organisation(given: Answers) -> dict[str, Any]:
    """An organisation with these answers, and what else a kind says of it."""
    answers = {name: value for name, value in given.items() if "." in name}
    found: dict[str, Any] = {"organisation": {"id": "o", "name": "O"}, "answers": answers}
    if "units" in given:
        found["units"] = given["units"]
    if "phases" in given:
        found["as_of"] = given["as_of"]
        found["targets"] = {"plan": [{"by": day, "stage": stage} for day, stage in given["phases"]]}
    return found
