"""Prioritised, traceable advice on social media maturity: from mission to KPIs, and down to the answers."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice, Recommendation
    from maturity_advisor.advice.asking import Question
    from maturity_advisor.advisor import Advisor
    from maturity_advisor.errors import (
        AdvisorError,
        DocumentError,
        EngineError,
        ExitCode,
        LimitError,
        OrganisationError,
        PackError,
        Place,
        Problem,
        StorageError,
        UsageError,
    )
    from maturity_advisor.explanations.comparing import compare
    from maturity_advisor.explanations.disagreement import disagreements
    from maturity_advisor.explanations.inquiring import Inquiry, change, questions, why_not
    from maturity_advisor.explanations.robustness import robustness
    from maturity_advisor.explanations.trying import what_if
    from maturity_advisor.explanations.verifying import verify
    from maturity_advisor.hookspecs import (
        Facts,
        FactValue,
        Formula,
        PackSource,
        Part,
        PriorityScheme,
        Product,
        Remaining,
        Renderer,
        Weighted,
        hookimpl,
    )
    from maturity_advisor.organisation.known import State
    from maturity_advisor.organisation.organisation import Organisation

__version__ = "0.1.0"

__all__ = [
    "Advice",
    "Advisor",
    "AdvisorError",
    "DocumentError",
    "EngineError",
    "ExitCode",
    "FactValue",
    "Facts",
    "Formula",
    "Inquiry",
    "LimitError",
    "Organisation",
    "OrganisationError",
    "PackError",
    "PackSource",
    "Part",
    "Place",
    "PriorityScheme",
    "Problem",
    "Product",
    "Question",
    "Recommendation",
    "Remaining",
    "Renderer",
    "State",
    "StorageError",
    "UsageError",
    "Weighted",
    "__version__",
    "change",
    "compare",
    "disagreements",
    "hookimpl",
    "questions",
    "robustness",
    "verify",
    "what_if",
    "why_not",
]

_HOMES = {
    "Advice": "advice.advice",
    "Recommendation": "advice.advice",
    "Question": "advice.asking",
    "Advisor": "advisor",
    "Inquiry": "explanations.inquiring",
    "change": "explanations.inquiring",
    "questions": "explanations.inquiring",
    "why_not": "explanations.inquiring",
    "compare": "explanations.comparing",
    "disagreements": "explanations.disagreement",
    "robustness": "explanations.robustness",
    "verify": "explanations.verifying",
    "what_if": "explanations.trying",
    "FactValue": "hookspecs",
    "Facts": "hookspecs",
    "Formula": "hookspecs",
    "PackSource": "hookspecs",
    "Part": "hookspecs",
    "PriorityScheme": "hookspecs",
    "Product": "hookspecs",
    "Remaining": "hookspecs",
    "Renderer": "hookspecs",
    "Weighted": "hookspecs",
    "hookimpl": "hookspecs",
    "State": "organisation.known",
    "Organisation": "organisation.organisation",
}  # whatever is not named here lives in `errors`


def __getattr__(name: str) -> object:
    """Load a public name when it is first used (PEP 562): `--help` needs neither pydantic nor yaml."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Tell what is public, loaded or not."""
    return sorted(__all__)
