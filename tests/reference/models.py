"""The facts a model brings: an assessment, a target and a gap for each of its scopes (semantics §9, §10)."""

from __future__ import annotations

from .facts import Fact, kinds, prefix


def facts(pack: dict) -> list:
    """All facts of the pack's model, if it has one."""
    return [fact for scope in scopes(pack) for fact in of_scope(pack, scope)] if "model" in pack else []


def scopes(pack: dict) -> list[dict]:
    """Each scope as {id, level, stages, aims, …}: `aims` are the scopes whose targets it follows (§10)."""
    model, assess, found = pack["model"], pack.get("assess", {}), []
    dimensions, categories = [], []
    for dimension in pack["dimensions"]:
        stages = [stage["id"] for stage in dimension.get("stages", pack.get("stages", []))]
        own = f"{model}.{dimension['id']}"
        below = [f"{model}.{category['id']}" for category in dimension["categories"]]
        for id_, category in zip(below, dimension["categories"], strict=True):
            aims = list(dict.fromkeys([id_, own, model]))
            common = {"id": id_, "level": "category", "stages": stages, "aims": aims}
            found.append({**common, "category": category})
        if below != [own]:
            found.append(aggregate(own, below, assess.get("dimension", "lowest"), stages, [own, model]))
        dimensions.append(own)
        categories += below
    if pack["kind"] != "axes":
        members = categories if assess.get("dimension") == "none" else dimensions
        found.append(aggregate(model, members, assess.get("model", "lowest"), stages, [model]))
    return found


def aggregate(id_: str, members: list[str], how: str, stages: list[str], aims: list[str]) -> dict:
    """A dimension or a model over its members."""
    return {"id": id_, "level": "aggregate", "members": members, "how": how, "stages": stages, "aims": aims}


def of_scope(pack: dict, scope: dict) -> list:
    """The scope's own fact, and with stages its target and gap; aggregate `none`: no such fact (§9)."""
    per = tuple(dict.fromkeys(("organisation", *kinds(pack.get("per")))))
    data = {**scope, "pack": pack, "prefix": prefix(pack), "kind": pack["kind"]}
    if pack["kind"] == "checklist":
        return [Fact(scope["id"], "boolean", per, scope["level"], data)]
    if pack["kind"] == "typology":
        return [Fact(scope["id"], "choice", per, scope["level"], data, (*scope["stages"], "none"))]
    if scope.get("how") == "none":
        return []
    options = ("not_yet", *scope["stages"])
    return [
        Fact(scope["id"], "stage", per, scope["level"], data, options),
        Fact(f"target.{scope['id']}", "stage", per, "target", data, options),
        Fact(f"gap.{scope['id']}", "integer", per, "gap", data),
    ]
