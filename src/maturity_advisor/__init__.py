"""Prioritised, traceable advice on social media maturity, from an organisation's mission down to its answers."""

__version__ = "0.1.0"
