"""Words: headings, labels, numbers and days in the reader's language; the packs' term table goes before our own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from maturity_advisor.reports.phrases import MONTHS, PHRASES, TERMS

FALLBACK = "en"
# Decimal sign and thousands sign.
SIGNS = {"en": (".", ","), "nl": (",", "."), "de": (",", ".")}


@dataclass(frozen=True, slots=True)
class Words:
    """Says things in one language; `terms` are the packs' words for clients in it, `own` those of an advisor."""

    language: str
    terms: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> str:
        """The language the program itself speaks here: the reader's, or English."""
        own = self.language.split("-")[0]
        return own if own in MONTHS else FALLBACK

    def __call__(self, key: str, **values: object) -> str:
        """A word or sentence, with values put in."""
        found = self.own.get(key) or (self.terms.get(key) if key in TERMS else None) or PHRASES[self.known][key]
        for name, value in values.items():
            found = found.replace(f"{{{name}}}", str(value))
        return found

    def heading(self, key: str, **values: object) -> str:
        """The same with a capital, as it opens a line."""
        return capital(self(key, **values))

    def day(self, iso: str) -> str:
        """A day as people write it: 22 november 2026."""
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        dot = "." if self.known == "de" else ""
        return f"{day.day}{dot} {MONTHS[self.known][day.month - 1]} {day.year}"

    def number(self, value: object) -> str:
        """A number with the language's decimal sign; below 10,000 without signs between."""
        text = f"{Decimal(str(value)).normalize():f}"
        decimal, thousands = SIGNS[self.known]
        whole, _, rest = text.lstrip("-").partition(".")
        if len(whole) > 4:
            whole = f"{int(whole):,}".replace(",", thousands)
        return ("-" if text.startswith("-") else "") + whole + (decimal + rest if rest else "")

    def listed(self, items: list[str]) -> str:
        """`a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return self("listed", first=", ".join(items[:-1]), last=items[-1])


def capital(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]
