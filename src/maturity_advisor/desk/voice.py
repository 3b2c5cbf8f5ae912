"""The voice of the desk: its own words in the reader's language, beside those of reports."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_advisor.desk import dutch_sheets, english_sheets, german_sheets
from maturity_advisor.desk.dutch import SPOKEN as DUTCH
from maturity_advisor.desk.english import SPOKEN as ENGLISH
from maturity_advisor.desk.german import SPOKEN as GERMAN
from maturity_advisor.reports.words import Words

SPOKEN = {
    "en": {**ENGLISH, **english_sheets.SHEETS},
    "nl": {**DUTCH, **dutch_sheets.SHEETS},
    "de": {**GERMAN, **german_sheets.SHEETS},
}
LANGUAGES = tuple(SPOKEN)


@dataclass(frozen=True, slots=True)
class Voice(Words):
    """Words in one language, first those of the desk; values that are put in are never looked into again."""

    def __call__(self, key: str, **values: object) -> str:
        """A sentence, with values put in."""
        found = SPOKEN[self.known].get(key)
        if found is None:
            return Words.__call__(self, key, **values)
        parts = found.split("{")
        for number, part in enumerate(parts[1:], start=1):
            name, _, rest = part.partition("}")
            parts[number] = f"{values[name]}{rest}"
        return "".join(parts)


def counted(voice: Voice, key: str, count: int, **values: object) -> str:
    """A sentence that has a form of its own for one."""
    return voice(f"{key}-one" if count == 1 else key, count=count, **values)
