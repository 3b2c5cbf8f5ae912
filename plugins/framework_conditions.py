"""Framework conditions: what to clear beforehand on privacy, staff representation, records and accessibility."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The checklist and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "framework-conditions-1.yaml"),
            ("maturity_advisor_rules", "framework-conditions-1"),
        )
    ]
