"""The shared vocabulary: facts, actions, outcomes and words that all models speak in."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The vocabulary that other packs extend."""
    return [PackSource.inside(("maturity_advisor_models", "shared-vocabulary"))]
