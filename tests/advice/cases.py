"""A small vocabulary and organisations to try advice on, without any of our own packs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from maturity_advisor.advice.aligning import Alignment, align
from maturity_advisor.advice.selecting import Selection, select
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import compile_program
from tests.reasoning.bridge import NoPlugins, base_of, situation_of

HEADER = {"id": "small", "format": 1, "version": "1.0.0", "language": "en", "licence": "CC0", "shared": True}
OUTCOMES = [
    {"id": name, "title": name, "of_figures": name == "steering"} for name in ("sales", "steering", "risk_control")
]
FACTS = {
    "team.busy": {"type": "boolean", "ask": "Busy?"},
    "team.local": {"type": "boolean", "ask": "Busy here?", "per": "process"},
    "risk.fire": {"type": "boolean", "derived": True, "pressing": True, "says": {"true": "Fire.", "false": "None."}},
    "risk.dust": {"type": "boolean", "derived": True, "says": {"true": "Dust.", "false": "None."}},
}


def action(*improves: tuple[str, str], kind: str = "do", **more: Any) -> dict[str, Any]:
    """An action that improves these outcomes, with middling ratings."""
    return {
        "title": "Act",
        "do": "Act.",
        "improves": [{"outcome": outcome, "how": how} for outcome, how in improves],
        "benefit": {"value": 3, "innovation": 3, "impact": 3, "reason": "Because."},
        "investment": {"small": 3, "medium": 3, "large": 3, "reason": "Because."},
        "horizon": "now",
        "owner": "The owner",
        "seen_by": "A figure",
        "kind": kind,
        **more,
    }


def rule(name: str, action_name: str = "", **more: Any) -> dict[str, Any]:
    """A rule that fires for a busy team."""
    advised = {"recommend": {"action": action_name}} if action_name else {}
    base = {"id": name, "title": name, "when": {"team.busy": True}, "because": "Because.", "origin": "interpretation"}
    return {**base, **advised, **more}


def pack(actions: dict[str, Any], rules: list[dict[str, Any]] = []) -> KnowledgeBase:  # noqa: B006  # never changed
    """A knowledge base of one pack."""
    return base_of([{"pack": HEADER, "outcomes": OUTCOMES, "facts": FACTS, "actions": actions, "rules": rules}])


def organisation(**more: Any) -> dict[str, Any]:
    """A busy team."""
    return {"organisation": {"id": "x", "name": "X"}, "answers": {"team.busy": True}, **more}


def derived(base: KnowledgeBase, given: dict[str, Any]) -> tuple[Situation, Derived]:
    """What follows for an organisation."""
    situation = situation_of(base, given)
    return situation, Explain().derive(compile_program(base), situation, NoPlugins())


def selected(base: KnowledgeBase, given: dict[str, Any]) -> Selection:
    """What is advised of what fired."""
    situation, found = derived(base, given)
    return select(base, situation, found, None)


def aligned(base: KnowledgeBase, **more: Any) -> Alignment:
    """How the actions serve what the organisation wants."""
    return align(base, situation_of(base, organisation(**more)).organisation, ADVISED)


HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)
ADVISED = ("sell", "review", "reply")
