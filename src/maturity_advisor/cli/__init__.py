"""The command line: one module a verb, imported only when the verb runs."""

from maturity_advisor.cli.program import main

__all__ = ["main"]
