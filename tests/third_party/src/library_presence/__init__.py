"""How a public library is present online: two editions, and one fact that YAML cannot work out."""

from __future__ import annotations

from collections.abc import Mapping

from maturity_advisor import FactValue, Organisation, PackSource, State, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """Each edition is a pack of its own."""
    return [PackSource.inside(("library_presence", f"edition_{year}")) for year in (2024, 2026)]


@hookimpl
def advisor_facts(organisation: Organisation, known: Mapping[str, State]) -> dict[str, FactValue]:
    """How many initiatives have begun: dates of units are no facts, so rules cannot count them."""
    begun = sum(unit.kind == "initiative" and unit.since is not None for unit in organisation.units)
    says = {
        "en": f"{begun} initiatives have begun.",
        "nl": f"Er zijn {begun} initiatieven begonnen.",
        "de": f"{begun} Initiativen haben begonnen.",
    }
    return {"library-presence.begun": FactValue(begun, says)}
