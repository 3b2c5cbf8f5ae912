"""Random models of every kind."""

from __future__ import annotations

from .cases import KINDS, Desk, Known
from .conditions import condition

AGGREGATES = ["lowest", "median", "mean", "balanced", "none"]


def model(desk: Desk) -> None:
    """A model for the pack being written."""
    rng, pack = desk.rng, desk.pack
    kind = rng.choice(["ladder", "ladder", "ladder", "axes", "checklist", "typology"])
    per = ("organisation", "initiative") if desk.chance(40) else ("organisation",)
    readable = [known for known in desk.pool if allowed(known, per)]
    pack |= {"model": pack["pack"]["id"], "edition": "2026", "title": "A model", "kind": kind}
    pack |= {
        "use": rng.choice(["inside", "outside", "both"]),
        "rates": rng.choice(["relations", "organising", "both"]),
    }
    pack |= {"authors": ["A. Author"], "cite": "Author (2026).", "rights": "CC BY 4.0"}
    pack["sources"] = [{"id": "book", "citation": "Author (2026). Book.", "basis": "practice", "year": 2026}]
    if len(per) > 1:
        pack["per"] = "initiative"
    if kind in ("ladder", "typology"):
        pack["stages"] = stages(desk)
    pack["assess"] = assess(desk, kind, per)
    pack["dimensions"] = [dimension(desk, readable) for _ in range(1 if kind == "typology" else rng.randint(1, 3))]
    if not pack["assess"]:
        del pack["assess"]
    desk.pool += scopes(pack, per)


def allowed(known: Known, per: tuple[str, ...]) -> bool:
    """Criteria of a model per initiative read what the organisation has, and maybe initiatives."""
    if per == ("organisation",):
        return "organisation" in known.per
    return known.per in (("organisation",), ("organisation", "initiative"), KINDS)


def stages(desk: Desk) -> list[dict]:
    """Two to four stages."""
    return [{"id": f"g{n}", "title": f"Stage {n}"} for n in range(1, desk.rng.randint(3, 5))]


def assess(desk: Desk, kind: str, per: tuple[str, ...]) -> dict:
    """How categories are assessed, and dimensions and the model put together."""
    if kind not in ("ladder", "axes"):
        return {}
    found: dict = {"category": "gated", "dimension": desk.rng.choice(AGGREGATES)}
    if kind == "axes":
        return found
    scores = [known.id for known in desk.pool if ".score." in f".{known.id}" and allowed(known, per)]
    if scores and desk.chance(35):
        steps = [{"stage": stage["id"], "at_least": n} for n, stage in enumerate(desk.pack["stages"])]
        if desk.chance(50):
            del steps[0]["at_least"]
        found["category"] = {"bands_of": desk.rng.choice(scores), "bands": steps}
    return {**found, "model": desk.rng.choice(AGGREGATES)}


def dimension(desk: Desk, readable: list[Known]) -> dict:
    """A dimension with its categories; one alone may share its id."""
    kind, id_ = desk.pack["kind"], f"d{desk.number()}"
    found: dict = {"id": id_, "title": f"Dimension {id_}"}
    own = desk.pack.get("stages", [])
    if kind == "axes":
        own = found["stages"] = stages(desk)
    many = 1 if kind == "typology" else desk.rng.choice([1, 1, 2, 3])
    ids = [id_] if many == 1 and desk.chance(60) else [f"k{desk.number()}" for _ in range(many)]
    found["categories"] = [{"id": one, "title": f"Category {one}", **cells(desk, own, readable)} for one in ids]
    return found


def cells(desk: Desk, own: list[dict], readable: list[Known]) -> dict:
    """What a category is judged by."""
    kind = desk.pack["kind"]
    if kind == "checklist":
        return {"criteria": criteria(desk, readable)}
    if kind == "ladder" and desk.pack["assess"]["category"] != "gated":
        return {}
    found = {}
    for n, stage in enumerate(own):
        found[stage["id"]] = {"description": f"What {stage['id']} looks like."}
        if desk.chance(40 if n == 0 and kind != "typology" else 90):
            found[stage["id"]]["criteria"] = criteria(desk, readable)
    return {"stages": found}


def criteria(desk: Desk, readable: list[Known]) -> list:
    """One to three criteria, some with their origin."""
    found = [condition(desk, readable, 1 if desk.chance(25) else 0) for _ in range(desk.rng.choice([1, 1, 2, 3]))]
    return [{"when": one, "origin": "published", "source": "book"} if desk.chance(25) else one for one in found]


def scopes(pack: dict, per: tuple[str, ...]) -> list[Known]:
    """The facts that may be read now: assessments, targets, gaps."""
    name, assess, found = pack["model"], pack.get("assess", {}), []
    for part in pack["dimensions"]:
        ids = dict.fromkeys(category["id"] for category in part["categories"])
        if assess.get("dimension") != "none":
            ids[part["id"]] = None
        options = tuple(stage["id"] for stage in part.get("stages", pack.get("stages", [])))
        found += [one for id_ in ids for one in scope(pack["kind"], f"{name}.{id_}", per, options)]
    if pack["kind"] != "axes" and assess.get("model") != "none":
        found += scope(pack["kind"], name, per, tuple(stage["id"] for stage in pack.get("stages", [])))
    return found


def scope(kind: str, id_: str, per: tuple[str, ...], options: tuple[str, ...]) -> list[Known]:
    """The facts of one scope."""
    if kind == "checklist":
        return [Known(id_, "boolean", per)]
    if kind == "typology":
        return [Known(id_, "choice", per, (*options, "none"))]
    domain = ("not_yet", *options)
    stage = Known(id_, "stage", per, domain, member=True)
    gap = Known(f"gap.{id_}", "integer", per, least=0, most=len(options), member=True, topped=False)
    return [stage, Known(f"target.{id_}", "stage", per, domain), gap]
