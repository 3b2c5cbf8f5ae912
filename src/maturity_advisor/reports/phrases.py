"""Phrases: all that reports say of their own, by language."""

from __future__ import annotations

from maturity_advisor.reports import (
    change_phrases,
    dutch,
    dutch_catalogue,
    english,
    english_catalogue,
    german,
    german_catalogue,
)

# What the packs' term table may say in other words; all else has values to put in, or is about the report itself.
TERMS = frozenset(english.TERMS)
MONTHS = {"en": english.MONTHS, "nl": dutch.MONTHS, "de": german.MONTHS}
PHRASES = {
    "en": {**english.TERMS, **english.OWN, **english_catalogue.CATALOGUE, **change_phrases.ENGLISH},
    "nl": {**dutch.TERMS, **dutch.OWN, **dutch_catalogue.CATALOGUE, **change_phrases.DUTCH},
    "de": {**german.TERMS, **german.OWN, **german_catalogue.CATALOGUE, **change_phrases.GERMAN},
}
