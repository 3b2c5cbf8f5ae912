"""The Social Business Handbook: what must be in place before a rollout."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The checklist and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "social-business-handbook-1.yaml"),
            ("maturity_advisor_rules", "social-business-handbook-1"),
        )
    ]
