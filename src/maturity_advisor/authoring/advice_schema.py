"""The schema of advice: its keys and their meaning, which stay as they are under one number."""

from __future__ import annotations

from typing import Any

Data = dict[str, Any]
TEXT: Data = {"type": "string"}
WHOLE: Data = {"type": "integer"}
FLAG: Data = {"type": "boolean"}
ANYTHING: Data = {}
FREE: Data = {"type": "object"}


def listed(items: Data) -> Data:
    """A list of things alike."""
    return {"type": "array", "items": items}


def one_of(*values: str) -> Data:
    """One of these words."""
    return {"enum": list(values)}


def record(what: str, needed: Data, further: Data | None = None) -> Data:
    """An object: what it means, the keys it always has and those it may have; further keys may be added later."""
    return {
        "type": "object",
        "description": what,
        "properties": {**needed, **(further or {})},
        "required": sorted(needed),
    }


def ref(name: str) -> Data:
    """A part described below."""
    return {"$ref": f"#/$defs/{name}"}


ORIGIN = one_of("published", "unverified", "interpretation")
USE = one_of("inside", "outside", "both")
NUMBER = record("An exact fraction, and a decimal to read.", {"exact": TEXT, "decimal": TEXT})
LEVEL = record("A stage by its number from 0, which is: not yet.", {"id": TEXT, "title": TEXT, "level": WHOLE})
SOURCE = record(
    "Where something was published.",
    {
        "id": TEXT,
        "citation": TEXT,
        "url": TEXT,
        "basis": TEXT,
        "year": {"type": ["integer", "string"]},
        "population": TEXT,
    },
)
RULE = record(
    "A rule with its reason; `closed_world` if it rests on what is not known.",
    {
        "id": TEXT, "title": TEXT, "because": TEXT, "origin": ORIGIN, "use": USE,
        "sources": listed(ref("source")), "towards": FREE, "closed_world": FLAG,
    },
)  # fmt: skip
CONDITION = record(
    "A condition with its truth: a `test`, or `not`, `all`, `any` or `count` of others.",
    {"truth": one_of("true", "false", "unknown", "not_applicable")},
    {
        "test": TEXT, "operator": TEXT, "value": ANYTHING, "says": TEXT, "place": TEXT, "kind": TEXT,
        "answers": listed(FREE),
        "visibility": one_of("advisor", "client"), "not": ref("condition"), "all": listed(ref("condition")),
        "any": listed(ref("condition")), "count": listed(ref("condition")), "at_least": WHOLE,
    },
)  # fmt: skip
ACTION = record(
    "Something to do, stop, wait with or leave as it is.",
    {
        "id": TEXT, "title": TEXT, "do": TEXT, "kind": one_of("do", "stop", "wait", "enough"), "use": USE,
        "owner": TEXT,
        "seen_by": TEXT, "horizon": one_of("now", "next", "later"), "improves": listed(FREE),
        "requires": listed(TEXT),
        "helped_by": listed(TEXT), "benefit": FREE, "investment_reason": TEXT,
    },
)  # fmt: skip
CHAIN = record(
    "The way up to a wish, or over KPI, objective, goal and vision to the mission; `says` if nothing shows the effect.",
    {"steps": listed(FREE), "says": TEXT, "reaches": TEXT},
    {"how": TEXT, "through": TEXT, "through_says": TEXT},
)
RECOMMENDATION = record(
    "One action advised in one place (empty: the organisation), with everything it rests on.",
    {
        "id": TEXT, "rank": WHOLE, "band": one_of("first", "then", "room"), "place": TEXT, "action": ref("action"),
        "horizon": one_of("now", "next", "later"), "moved": TEXT, "investment": WHOLE, "rule": TEXT,
        "rules": listed(ref("rule")), "because": TEXT, "priority": ref("priority"), "needed_for": TEXT,
        "requires": listed(FREE),
        "chain": ref("chain"), "trace": listed(ref("trace")), "sources": listed(ref("source")),
    },
)  # fmt: skip
PARTS: Data = {"type": "object", "additionalProperties": ref("number")}
PRIORITY = record("An exact number from 0 to 1, and its parts.", {"exact": TEXT, "decimal": TEXT, "parts": PARTS})
TRACE = record(
    "Why a rule fired, down to the answers.",
    {"rule": TEXT, "status": TEXT, "when": ref("condition"), "closed_world": FLAG},
    {"unless": ref("condition")},
)
VERDICT = record(
    "Whether a use of social media is for this organisation, or for one of its units.",
    {
        "use": one_of("inside", "outside"), "place": TEXT, "is": one_of("do", "limits", "not_now", "enough"),
        "heading": TEXT,
        "because": listed(TEXT), "rules": listed(ref("rule")), "others": listed(ref("rule")), "open": listed(TEXT),
    },
)  # fmt: skip
SCOPE = record(
    "What a model rates: the whole, a dimension or a category.",
    {"id": TEXT, "level": one_of("model", "dimension", "category"), "title": TEXT, "says": TEXT, "parent": TEXT},
    {
        "applies": FLAG, "certain": FLAG, "lowest": ref("level"), "highest": ref("level"), "levels": WHOLE,
        "target": ref("level"), "gap": FREE, "profile": FREE, "types": listed(FREE),
        "holds": one_of("yes", "no", "open", "not_applicable"),
    },
)  # fmt: skip
ASSESSMENT = record(
    "Where one place stands in one model.",
    {
        "model": TEXT, "edition": TEXT, "title": TEXT, "kind": one_of("ladder", "axes", "checklist",
        "typology"), "use": USE,
        "rates": one_of("relations", "organising", "both"), "place": TEXT, "note": TEXT, "remark": FREE,
        "criteria": FREE,
        "scopes": listed(ref("scope")),
    },
)  # fmt: skip
SET_ASIDE = record(
    "Advice that was found and is left for later, with the reason.",
    {
        "rule": ref("rule"), "place": TEXT, "action": TEXT, "title": TEXT, "cause": TEXT, "by": TEXT, "because": TEXT,
        "also_advised": FLAG,
    },
)  # fmt: skip
CONFLICT = record(
    "Two rules that disagree on this organisation, and what would settle it.",
    {"place": TEXT, "rule": ref("rule"), "other": ref("rule"), "settled_by": TEXT},
)
UNDETERMINED = record(
    "A rule that may still fire, with the questions that would decide it.",
    {"rule": TEXT, "title": TEXT, "place": TEXT, "action": TEXT, "questions": listed(FREE)},
)
NOTICE = record("What the reader should know.", {"message": TEXT, "remedy": TEXT, "code": TEXT})
PROVENANCE = record(
    "On which packs and on which input all this rests.", {"packs": listed(FREE), "input": TEXT, "shelved": listed(TEXT)}
)
ENVIRONMENT = record(
    "What ran; the one part that may differ for the same input.", {"program": TEXT, "engine": TEXT, "python": TEXT}
)
DERIVED = record(
    "A fact that follows from others.", {"fact": TEXT, "place": TEXT, "kind": TEXT, "says": TEXT, "closed_world": FLAG}
)
ADVICE: Data = {
    "title": "Advice",
    **record(
        "Everything that is advised to one organisation, with all its reasons; `input` is left out for clients.",
        {
            "schema": {"const": "advice/1"}, "status": one_of("complete", "degraded"), "organisation": FREE,
            "motivation": FREE, "answers": listed(FREE), "units": listed(FREE), "targets": listed(FREE),
            "settings": FREE,
            "verdict": listed(ref("verdict")), "assessments": listed(ref("assessment")),
            "derived": listed(ref("derived")),
            "recommendations": listed(ref("recommendation")), "set_aside": listed(ref("set_aside")),
            "conflicts": listed(ref("conflict")), "undetermined": listed(ref("undetermined")), "alignment": FREE,
            "review": listed(FREE), "notices": listed(ref("notice")), "provenance": ref("provenance"),
            "environment": ref("environment"),
        },
        {"input": FREE},
    ),
    "$defs": {
        "action": ACTION, "assessment": ASSESSMENT, "chain": CHAIN, "condition": CONDITION, "conflict": CONFLICT,
        "derived": DERIVED, "environment": ENVIRONMENT, "level": LEVEL, "notice": NOTICE, "number": NUMBER,
        "provenance": PROVENANCE, "recommendation": RECOMMENDATION, "rule": RULE, "scope": SCOPE,
        "set_aside": SET_ASIDE,
        "source": SOURCE, "priority": PRIORITY, "trace": TRACE, "undetermined": UNDETERMINED, "verdict": VERDICT,
    },
}  # fmt: skip
