"""Altimeter's seven success factors of 2013, in their order."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The checklist and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "success-factors-2013.yaml"),
            ("maturity_advisor_rules", "success-factors-2013"),
        )
    ]
