"""Prioritised, traceable advice on social media maturity: from mission to KPIs, and down to the answers."""

__version__ = "0.1.0"
