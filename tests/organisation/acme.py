"""An organisation that uses all that can be written of one."""

from typing import Any

ACME: dict[str, Any] = {
    "organisation": {"id": "acme", "name": "Acme", "sector": "retail", "employees": 12, "language": "en"},
    "as_of": "2026-11-22",
    "models": {"growth": "2010"},
    "wishes": ["service"],
    "motivation": {
        "mission": {"statement": "Help people"},
        "vision": {"statement": "Be known", "shared": True, "perceived_outside": "unknown"},
        "goals": [{"id": "grow", "statement": "Grow", "amplifies": "vision", "weight": 4}],
        "objectives": [
            {"id": "orders", "statement": "More orders", "goal": "grow", "kpi": "sales", "deadline": "2027-06-30"},
            {"id": "friends", "statement": "More friends", "goal": "vision"},
        ],
        "strategies": [
            {
                "id": "online",
                "statement": "Go online",
                "goals": ["grow"],
                "tactics": [{"id": "shop", "statement": "Open a shop", "objectives": ["orders"], "means": ["a page"]}],
            }
        ],
        "kpis": [
            {
                "id": "sales",
                "unit": "orders",
                "baseline": 10,
                "current": 12.5,
                "target": 20,
                "outcome": "service",
                "history": [{"date": "2026-01-01", "value": 10}],
            }
        ],
        "confirmed": [{"link": "sales -> orders", "fits": True, "by": "the director", "date": "2026-11-03"}],
    },
    "constraints": {"hours_per_week": 6, "budget": "small", "owners": ["the director"], "will_not": ["give-a-course"]},
    "units": [
        {"id": "counter", "kind": "process", "title": "Counter", "since": "2025-03", "answers": {"task.owner": True}},
        {
            "id": "shop",
            "kind": "initiative",
            "title": "Shop",
            "answers": {"task.load": "partly"},
            "targets": {"growth": "grow"},
        },
    ],
    "answers": {
        "team.size": 4,
        "team.mood": [{"value": "low", "by": "director"}, {"value": "high", "by": "staff", "visibility": "advisor"}],
        "team.trust": {"value": "agree", "source": "interview", "date": "2026-11-03", "evidence": "stated"},
        "team.tools": {"mail": True, "chat": "no", "nothing": {"not_applicable": "asked otherwise"}},
        "team.kind": "unknown",
        "team.hours": {"not_applicable": "nobody counts"},
        "team.since": "2020-01-01",
        "team.name": "Us",
        "growth.plan": "written",
    },
    "targets": {"growth": "grow", "growth.skills": [{"by": "2027-01-01", "stage": "lead"}]},
    "review": [{"action": "ask-people", "verdict": "accepted", "rank": 1, "date": "2026-11-22"}],
}
