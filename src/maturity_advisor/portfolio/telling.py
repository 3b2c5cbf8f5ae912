"""Telling: in a few lines how a portfolio went, and where its results are."""

from __future__ import annotations

from pathlib import Path

from maturity_advisor.portfolio.running import Outcome, beside


def told(outcome: Outcome, results: Path) -> str:
    """What was done, what was not, and where to look."""
    lines = [f"{_many(outcome.organisations, 'organisation')} advised: {results}"]
    lines.append(f"Distributions: {beside(results, 'summary.json')}")
    if outcome.set_aside:
        lines.append(f"{_many(outcome.set_aside, 'row')} set aside, with reasons: {beside(results, 'set-aside.csv')}")
    if outcome.apart:
        lines.append(f"{_many(outcome.apart, 'organisation')} with units or KPIs of their own advised one by one")
    if outcome.calls:
        lines.append(f"Plugins were asked for facts {_many(outcome.calls, 'time')}")
    return "\n".join(lines) + "\n"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
