"""Allowing: what `check` finds and an author means all the same is said where it is written, with the reason."""

from __future__ import annotations

from maturity_advisor.knowledge.shapes import Name, Written
from maturity_advisor.knowledge.text import TextField


class Allowing(Written):
    """Something written of which findings are allowed: the code of each, with why it is meant."""

    allow: dict[Name, TextField] = {}
