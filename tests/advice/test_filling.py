"""An answer put into an author's sentence keeps its full stop, unless the author goes on."""

from __future__ import annotations

import pytest

from maturity_advisor.advice.wording import Speaker
from maturity_advisor.knowledge.text import parse_text
from tests.advice.cases import derived, organisation, pack


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{risk.fire} Put it out.", "None. Put it out."),
        ("{risk.fire}", "None."),
        ("{risk.fire}, so rest.", "None, so rest."),
        ("Fire ({risk.fire})?", "Fire (None)?"),
        ("{organisation.name}: {no.fact} {risk.fire}.", "X: {no.fact} None."),
    ],
)
def test_answers_are_put_into_sentences(written: str, read: str) -> None:
    base = pack({})
    situation, found = derived(base, organisation())

    assert Speaker(base, situation, found, "en").filled(parse_text(written), "small", "") == read
