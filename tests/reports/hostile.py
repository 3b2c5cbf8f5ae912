"""An organisation, a pack, a brand and a template that say hostile things wherever a text may stand."""

from __future__ import annotations

import json

from maturity_advisor.reports.sections import KEYS

BEGINNINGS = (
    '=HYPERLINK("http://127.0.0.1","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "# no heading",
    "1. no list",
)
TEXTS = {
    "markup": (
        "<script>alert(1)</script><img src=x onerror=alert(2)> [click](javascript:alert(3)) "
        "![i](http://127.0.0.1/x) **b** `c` | d "
        "&lt;b&gt; &amp; &#x3c; \"' onmouseover='alert(1) ]]><!-- --> <![CDATA[ </style><style>*{display:none}</style>"
    ),
    "templates": "{{ 7*7 }} {% raw %} #{7*7} #eval(1) $x$ \\input{x} <%= 1 %> @page",
    "controls": "a\x07b\x1b[2Jc\u202edef\u2066gh\u2028i\ufeffj\ue000k",
    "endless": "x" * 10_000,
}  # fmt: skip


def organisation(text: str) -> dict:
    """Hostile in every field that takes a text."""
    return {
        "organisation": {"id": "hostile", "name": f"N {text}", "sector": "other", "employees": 12, "language": "en"},
        "as_of": "2026-11-22",
        "motivation": {
            "mission": {"statement": f"M {text}"},
            "vision": {"statement": f"V {text}"},
            "goals": [{"id": "g", "statement": f"G {text}", "amplifies": "vision"}],
            "objectives": [{"id": "o", "goal": "g", "statement": f"O {text}", "kpi": "k", "owner": f"W {text}"}],
            "strategies": [
                {"id": "s", "goals": ["g"], "statement": f"S {text}",
                 "tactics": [{"id": "t", "statement": f"T {text}", "objectives": ["o"], "means": [f"E {text}"]}]},
            ],
            "kpis": [
                {"id": "k", "name": f"K {text}", "unit": f"U {text}", "baseline": 1, "current": 2, "target": 4,
                 "outcome": "service"},
            ],
        },
        "units": [{"id": "u", "kind": "process", "title": f"P {text}", "answers": {"process.kind": "recruitment"}}],
        "constraints": {"owners": [f"C {text}"]},
        "answers": {
            "dialogue.level": {"value": "sends", "by": f"B {text}", "source": f"Q {text}", "note": f"R {text}"},
            "listening.monitoring": {"not_applicable": f"Y {text}"},
            "channels.used": ["linkedin"],
            "channels.posting": {"value": "regular", "visibility": "client"},
        },
        "review": [
            {"action": "name-the-goal", "verdict": "accepted", "by": f"J {text}", "why": f"H {text}",
             "text": f"I {text}"},
            {"action": "own-idea", "verdict": "added", "by": f"D {text}", "text": f"L {text}"},
        ],
    }  # fmt: skip


MARKS = "NMVGOWSTEKUPCBQRYJHIDL"
"""The letter before each hostile text, by which a test finds it again."""


def brand(text: str) -> dict:
    """What `read_brand` gives for a brand whose every text is hostile."""
    return {
        "name": f"BN {text}",
        "contact": f"BC {text}",
        "colour": "#0b5563",
        "logo": None,
        "wording": {"section-plan": f"BW {text}"},
        "sections": [
            *KEYS,
            {"title": f"BT {text}", "template": "## {{ organisation.name }}\n\n- {{ motivation.mission.statement }}\n",
             "name": "own.md", "appendix": False},
        ],
    }  # fmt: skip


def pack(text: str, folder):
    """A folder with a pack that is hostile in every text that reaches a report."""
    every = {key: f"{key} {text}" for key in ("title", "do", "owner", "seen_by")}
    source = {
        "id": "src",
        "citation": f"cited {text}",
        "url": "https://example.org/?q=1",
        "population": f"people {text}",
    }
    data = {
        "pack": {"id": "vile", "format": 1, "version": "1.0.0", "licence": f"licence {text}"[:60], "language": "en",
                 "needs": {"vocabulary": ">=1"}},
        "sources": [source],
        "actions": {
            "vile-action": {
                **every, "improves": [{"outcome": "service", "how": "direct"}], "horizon": "now", "use": "outside",
                "benefit": {"value": 5, "innovation": 5, "impact": 5, "reason": f"reason {text}"},
                "investment": {"small": 1, "medium": 1, "large": 1, "reason": f"reason {text}"},
            },
        },
        "rules": [
            {"id": "vile-rule", "title": f"rule {text}", "when": {"dialogue.level": "sends"},
             "because": f"because {text}", "recommend": {"action": "vile-action"},
             "sources": ["src"], "origin": "interpretation"},
        ],
    }  # fmt: skip
    folder.mkdir(exist_ok=True)
    (folder / "vile.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


OF_THE_PACK = ("title", "do", "owner", "seen_by", "because", "cited", "people")
