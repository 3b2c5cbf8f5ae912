"""Diffusion of innovations, 2003: whether people will take an initiative up."""

from __future__ import annotations

from maturity_advisor.hookspecs import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The checklist and its rules."""
    return [
        PackSource.inside(
            ("maturity_advisor_models", "diffusion-2003.yaml"),
            ("maturity_advisor_rules", "diffusion-2003"),
        )
    ]
