"""Random facts, scores, decisions, roll-ups and rules."""

from __future__ import annotations

from decimal import Decimal

from .cases import KINDS, Desk, Known, spelt
from .conditions import condition, some

# How often a fact is of each type; of a text one can only ask what is closed-world.
TYPES = {"boolean": 4, "choice": 3, "scale": 4, "choices": 3, "integer": 2, "number": 1, "date": 1, "text": 1}


def asked(desk: Desk, per: tuple[str, ...] | None = None) -> None:
    """A fact somebody is asked."""
    able = [type_ for type_ in TYPES if desk.closed_world or type_ != "text"]
    per, type_ = per or desk.per(), desk.rng.choices(able, [TYPES[type_] for type_ in able])[0]
    id_ = f"{desk.prefix or 'topic.'}f{desk.number()}"
    data: dict = {"ask": f"What of {id_}?", "type": type_, **spelt(per)}
    known = Known(id_, type_, per, member=type_ in ("boolean", "choices"))
    if type_ == "scale" and desk.chance(50):
        scale, data["options"] = desk.packs[0]["scales"]["agree"], "agree"
        known = Known(id_, type_, per, tuple(option["id"] for option in scale), member=True)
    elif type_ in ("choice", "scale", "choices"):
        known = with_options(desk, known, data)
    elif type_ in ("integer", "number"):
        known = with_limits(desk, known, data)
    gates = desk.readable(per)
    if gates and desk.chance(40):
        data["ask_if"] = condition(desk, gates, desk.rng.randint(0, 1))
    desk.pack["facts"][id_] = data
    desk.pool.append(known)


def with_options(desk: Desk, known: Known, data: dict) -> Known:
    """Options of its own, with points or without, of several-choice facts one may be exclusive."""
    ids = [f"o{n}" for n in range(1, desk.rng.randint(3, 5))]
    pointed = desk.chance(70)
    data["options"] = [{"id": id_, "label": f"Option {id_}"} for id_ in ids]
    worth = [0, 1, 1, 2, 3, Decimal("0.5")] + [-1] * (known.type == "choices")
    for option in data["options"] if pointed else []:
        option["points"] = desk.rng.choice(worth)
    if known.type == "choices" and desk.chance(50):
        data["options"].append({"id": "nothing", "label": "Nothing"})
        data["exclusive"] = "nothing"
        ids.append("nothing")
    member = pointed or known.type == "choices"
    topped = all(option.get("points", 0) >= 0 for option in data["options"])
    return Known(known.id, known.type, known.per, tuple(ids), member=member, topped=topped)


def with_limits(desk: Desk, known: Known, data: dict) -> Known:
    """Both limits, one of them or none."""
    limits = desk.rng.choice(
        [{"minimum": 0, "maximum": 6}, {"minimum": 1, "maximum": 5}, {"minimum": 0}, {"maximum": 9}, {}]
    )
    data.update(limits)
    least, most = limits.get("minimum"), limits.get("maximum")
    return Known(known.id, known.type, known.per, least=least, most=most, member=True, topped=most is not None)


def score(desk: Desk) -> None:
    """A score of some facts and scores."""
    rng, per = desk.rng, desk.per()
    how = rng.choice(["mean", "sum", "weighted_mean", "lowest", "highest", "share", "median"])
    able = [known for known in desk.readable(per) if known.member and (known.topped or how != "share")]
    if not able:
        return
    id_ = f"s{desk.number()}"
    members = rng.sample(able, min(len(able), rng.randint(1, 4)))
    data: dict = {
        "id": id_,
        "title": f"Score {id_}",
        "combine": how,
        "of": [bare(desk, one.id) for one in members],
    }
    if how in ("sum", "weighted_mean", "share") and desk.chance(70):
        worth = {of: rng.choice([1, 2, 3, Decimal("0.5")]) for of in data["of"]}
        data["weights"] = {of: n for of, n in worth.items() if of == data["of"][0] or desk.chance(70)}
    if desk.closed_world and desk.chance(40):
        data["open"] = rng.choice(["keep", "as_zero", "leave_out", "empties_group"])
    desk.pack.setdefault("scores", []).append({**data, **spelt(per)})
    topped = how == "share" or all(one.topped for one in members)
    desk.pool.append(Known(f"{desk.prefix}score.{id_}", "number", per, member=True, topped=topped))


def bare(desk: Desk, id_: str) -> str:
    """A score of the same pack is sometimes named by its bare id."""
    start = f"{desk.prefix}score."
    return id_.removeprefix(start) if id_.startswith(start) and desk.chance(50) else id_


def decision(desk: Desk) -> None:
    """A table of lines."""
    rng, per = desk.rng, desk.per()
    readable = desk.readable(per)
    id_, type_ = f"d{desk.number()}", rng.choice(["choice", "scale"])
    results = [f"r{n}" for n in range(1, rng.randint(3, 5))]
    data: dict = {"id": id_, "title": f"Decision {id_}", "type": type_}
    data["lines"] = [
        {"when": condition(desk, readable, 1), "is": rng.choice(results)} for _ in range(rng.randint(1, 4))
    ]
    able = ("otherwise", "unanswered") if desk.closed_world else ("otherwise",)
    data |= {key: rng.choice(results) for key in able if desk.chance(50)}
    said = [line["is"] for line in data["lines"]] + [data[key] for key in ("otherwise", "unanswered") if key in data]
    options = tuple(dict.fromkeys(said))
    if type_ == "scale" or desk.chance(40):
        data["options"] = [{"id": result, "label": f"Result {result}"} for result in results]
        options = tuple(results)
    desk.pack.setdefault("decisions", []).append({**data, **spelt(per)})
    desk.pool.append(Known(f"{desk.prefix}decision.{id_}", type_, per, options))


def rollup(desk: Desk) -> None:
    """Something about the units of a kind."""
    kind, id_ = desk.rng.choice(KINDS[1:]), f"u{desk.number()}"
    readable = desk.readable((kind,))
    own = [known for known in readable if kind in known.per] or readable
    how = desk.rng.choice(["any", "every", "count", "share"])
    data = {
        "id": id_,
        "title": f"Roll-up {id_}",
        "of": kind,
        "combine": how,
        "where": condition(desk, own, 1),
    }
    desk.pack.setdefault("rollups", []).append(data)
    type_ = {"any": "boolean", "every": "boolean", "count": "integer", "share": "number"}[how]
    member, topped = how in ("count", "share"), how == "share"
    desk.pool.append(Known(f"{desk.prefix}rollup.{id_}", type_, member=member, topped=topped))


def conclusion(desk: Desk) -> None:
    """A fact that rules conclude, declared here or in the vocabulary, with rules in each of its places."""
    home = desk.packs[0] if desk.chance(30) else desk.pack
    start = "risk." if home is desk.packs[0] else desk.prefix
    per, ids = desk.per(), [f"{start}c{desk.number()}" for _ in range(desk.rng.choice([1, 1, 1, 2]))]
    for kind in per:
        for _ in range(desk.rng.randint(1, 2)):
            rule(desk, kind, conclude=some(desk, ids) if len(ids) > 1 else ids)
    for id_ in ids:
        home["facts"][id_] = {"derived": True, "type": "boolean", **spelt(per)}
        home["facts"][id_]["says"] = {True: f"{id_} holds.", False: f"{id_} does not hold."}
        desk.pool.append(Known(id_, "boolean", per))


def rule(desk: Desk, kind: str | None = None, conclude: list[str] | None = None) -> None:
    """A rule that concludes, recommends or both."""
    rng = desk.rng
    kind = kind or desk.per(single=True)[0]
    readable = desk.readable((kind,))
    id_ = f"r{desk.number()}"
    data: dict = {"id": id_, "title": f"Rule {id_}", "when": top(desk, readable, conclude), **spelt((kind,))}
    if desk.chance(25):
        data["unless"] = condition(desk, readable, 1)
    if conclude:
        data["conclude"] = list(conclude)
    if not conclude or desk.chance(30):
        data["recommend"] = {"action": rng.choice(["act-one", "act-two", "act-three"])}
    data |= {
        "because": f"That is why {id_}.",
        "origin": rng.choice(["published", "unverified", "interpretation"]),
    }
    desk.pack["rules"].append(data)


def top(desk: Desk, readable: list[Known], conclude: list[str] | None):
    """A rule's condition; of concluding rules every third is an `any`, so that it can be split in two."""
    if conclude and desk.chance(35):
        return {"any": [condition(desk, readable, 1) for _ in range(desk.rng.randint(2, 3))]}
    return condition(desk, readable, desk.rng.randint(0, 2))
