"""The view of stored advice: `advice.json` as it was written, with what reports need beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from maturity_advisor.advice.document import client_view
from maturity_advisor.advice.given import plain
from maturity_advisor.documents import Document
from maturity_advisor.errors import OrganisationError, Problem
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.reports.advising import model_of
from maturity_advisor.reports.background import background
from maturity_advisor.reports.page import words_of
from maturity_advisor.reports.sections import report
from maturity_advisor.reports.view import KEY
from maturity_advisor.reports.words import Words

Data = dict[str, Any]
ODD = (KeyError, TypeError, AttributeError, IndexError, ValueError, ArithmeticError, StopIteration)


def view_of_stored(
    document: Document, base: KnowledgeBase, audience: Literal["advisor", "client"], top: int, language: str | None
) -> Data:
    """Advice from a file as renderers take it; OrganisationError if it cannot be reported on in this way."""
    try:
        data: Data = plain(document.data)
        own, whose = data["settings"]["language"], data["settings"]["for"]
        if language not in (None, own):
            what = f"this advice is in the language '{own}', not '{language}'"
            _refuse(document, what, "Give the organisation's own file instead, or leave --lang out")
        if audience == "advisor" and whose == "client":
            _refuse(document, "this is a client's copy of advice", "Use the advisor's own file, or leave --for out")
        data = _for_client(data) if audience == "client" and whose == "advisor" else data
        about = {**background(base, own), "top": top}
        data[KEY] = about | {"disagreements": _disagreements(data, words_of({**data, KEY: about}))}
        report(data)  # what is not as the program writes it comes to light here, and not half-way in a file
    except ODD as error:
        what = f"this is not advice as the program writes it ({type(error).__name__}: {str(error)[:80]})"
        raise OrganisationError(Problem(what, "Use the file as it was written", document.place(), "advice")) from None
    return data


def _refuse(document: Document, what: str, remedy: str) -> None:
    raise OrganisationError(Problem(what, remedy, document.place(), "advice"))


def _for_client(data: Data) -> Data:
    return client_view({**data, "settings": {**data["settings"], "for": "client"}})


def _disagreements(data: Data, words: Words) -> list[Data]:
    """Both sides of each conflict, as far as stored advice tells."""
    titles = {rule["id"]: item["action"]["title"] for item in data["recommendations"] for rule in item["rules"]}
    units = {unit["id"]: unit["title"] for unit in data["units"]}
    return [
        {
            "place": item["place"],
            "unit": units.get(item["place"], ""),
            "sides": [_side(data, item[key], titles, words) for key in ("rule", "other")],
            "settled_by": item["settled_by"],
            "waiting": [],
        }
        for item in data["conflicts"]
    ]


def _side(data: Data, rule: Data, titles: Mapping[str, str], words: Words) -> Data:
    title = titles.get(rule["id"], rule["title"])
    return {"rule": rule, "model": model_of(data, rule, words), "title": title, "rests_on": []}
