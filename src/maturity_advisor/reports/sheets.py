"""Sheets: the report's tables for whoever works on with them: plan, answers, stages, trace, and what all rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from maturity_advisor.reports.advising import EFFORT, chain_line, model_of
from maturity_advisor.reports.evidence import who_said
from maturity_advisor.reports.sections.appendix import answer_row, pack_row, stage_rows
from maturity_advisor.reports.sections.overviews import phases_of
from maturity_advisor.reports.sections.plan import theme_of
from maturity_advisor.reports.sections.trees import MARKS
from maturity_advisor.reports.words import Words, capital

Data = Mapping[str, Any]
Cell = str | int
PLAN = (
    "number-short", "col-band", "col-phase", "action", "col-place", "theme", "why", "contributes-to", "what-to-do",
    "owner", "effort", "seen-by", "requires", "source",
)  # fmt: skip
ANSWERS = ("col-place", "question", "answer", "said-how")
STAGES = ("model", "part", "state-today", "criteria-short", "target-stage", "gap-column")
TRACE = ("number-short", "col-recommendation", "col-model-says", "why", "col-truth", "answer", "said-how")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a title; `frozen` columns stay in sight."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 0


def sheets(advice: Data, words: Words) -> Iterator[Sheet]:
    """All sheets, the plan first."""
    yield Sheet(words("sheet-plan"), _heads(PLAN, words), tuple(_plan(advice, words)), 4)
    yield Sheet(words("sheet-answers"), _heads(ANSWERS, words), tuple(_answers(advice, words)), 2)
    yield Sheet(words("sheet-stages"), _heads(STAGES, words), tuple(stage_rows(advice, words)), 2)
    yield Sheet(words("sheet-trace"), _heads(TRACE, words), tuple(_trace(advice, words)), 2)
    yield Sheet(words("sheet-about"), ("", ""), tuple(_about(advice, words)))


def _heads(keys: tuple[str, ...], words: Words) -> tuple[str, ...]:
    return tuple(words.heading(key) for key in keys)


def _plan(advice: Data, words: Words) -> Iterator[tuple[Cell, ...]]:
    phases = phases_of(advice["recommendations"])
    for found in advice["recommendations"]:
        action = found["action"]
        sources = "; ".join(source["citation"] for source in found["sources"])
        yield (
            found["rank"], words(f"band-{found['band']}"), words(f"phase-{phases[found['id']]}"), action["title"],
            _place(advice, found["place"], words), theme_of(found), found["because"], chain_line(found["chain"], words),
            action["do"], capital(action["owner"]), words(EFFORT[found["investment"]]), action["seen_by"],
            _requires(advice, found), sources,
        )  # fmt: skip


def _requires(advice: Data, found: Data) -> str:
    ranks = {item["id"]: item["rank"] for item in advice["recommendations"]}
    return "; ".join(
        f"{ranks[item['recommendation']]} {item['title']}" if item["state"] == "advised" else item.get("says", "")
        for item in found["requires"]
        if item["state"] != "met"
    )


def _place(advice: Data, place: str, words: Words) -> str:
    return next((unit["title"] for unit in advice["units"] if unit["id"] == place), words("whole-organisation"))


def _answers(advice: Data, words: Words) -> Iterator[tuple[Cell, ...]]:
    for answer in advice["answers"]:
        yield (_place(advice, answer["place"], words), *answer_row(answer, words))


def _trace(advice: Data, words: Words) -> Iterator[tuple[Cell, ...]]:
    """A line a test of every rule behind a recommendation."""
    for found in advice["recommendations"]:
        rules = {rule["id"]: rule for rule in found["rules"]}
        for trace in found["trace"]:
            rule = rules[trace["rule"]]
            model = model_of(advice, rule, words) or words.heading("our-own")
            for key in ("when", "unless"):
                for test in _tests(trace.get(key, {})):
                    says = test.get("says") or words("for-the-advisor")
                    said = f"{words('lbl-unless')}: {says}" if key == "unless" else says
                    who = who_said(test, words)
                    title = found["action"]["title"]
                    yield found["rank"], title, model, rule["because"], MARKS[test["truth"]], said, who


def _tests(tree: Data) -> Iterator[Data]:
    if "test" in tree:
        yield tree
    if "not" in tree:
        yield from _tests(tree["not"])
    for key in ("all", "any", "count"):
        for part in tree.get(key, ()):
            yield from _tests(part)


def _about(advice: Data, words: Words) -> Iterator[tuple[Cell, ...]]:
    ran = advice["environment"]
    yield words("report-for", name=advice["organisation"]["name"]), words.day(advice["organisation"]["as_of"])
    yield words.heading("input-digest"), advice["provenance"]["input"]
    yield words.heading("program"), f"{ran['program']}; {ran['engine']}; Python {ran['python']}"
    yield words.heading("weighing"), advice["settings"]["priority"]["title"]
    for pack in advice["provenance"]["packs"]:
        yield pack["id"], "; ".join(part for part in pack_row(pack)[1:] if part)
