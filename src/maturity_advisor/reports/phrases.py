"""Phrases: all that reports say of their own, by language."""

from __future__ import annotations

from maturity_advisor.reports import dutch, english, german

# What the packs' term table may say in other words; all else has values to put in, or is about the report itself.
TERMS = frozenset(english.TERMS)
MONTHS = {"en": english.MONTHS, "nl": dutch.MONTHS, "de": german.MONTHS}
PHRASES = {
    "en": {**english.TERMS, **english.OWN},
    "nl": {**dutch.TERMS, **dutch.OWN},
    "de": {**german.TERMS, **german.OWN},
}
