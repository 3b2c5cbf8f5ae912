"""Phrases: all that reports say of their own, by language."""

from __future__ import annotations

from maturity_advisor.reports import (
    change_phrases,
    dutch,
    dutch_catalogue,
    dutch_changes,
    dutch_report,
    english,
    english_catalogue,
    english_changes,
    english_report,
    german,
    german_catalogue,
    german_changes,
    german_report,
)

# What the packs' term table may say in other words; all else has values to put in, or is about the report itself.
TERMS = frozenset(english.TERMS)
MONTHS = {"en": english.MONTHS, "nl": dutch.MONTHS, "de": german.MONTHS}
PHRASES = {
    "en": {
        **english.TERMS,
        **english.OWN,
        **english_catalogue.CATALOGUE,
        **english_changes.CHANGES,
        **change_phrases.ENGLISH,
        **english_report.REPORT,
    },
    "nl": {
        **dutch.TERMS,
        **dutch.OWN,
        **dutch_catalogue.CATALOGUE,
        **dutch_changes.CHANGES,
        **change_phrases.DUTCH,
        **dutch_report.REPORT,
    },
    "de": {
        **german.TERMS,
        **german.OWN,
        **german_catalogue.CATALOGUE,
        **german_changes.CHANGES,
        **change_phrases.GERMAN,
        **german_report.REPORT,
    },
}
