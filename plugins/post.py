"""POST of 2008: people, objectives, strategy, technology, in that order."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The checklist and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "post-2008.yaml"),
            ("maturity_advisor_rules", "post-2008"),
        )
    ]
