"""How `check` prints what it found: to read, for GitHub's annotations, and as SARIF for other tools."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from maturity_advisor import __version__
from maturity_advisor.authoring.linting.kinds import KINDS, Severity, severity_of
from maturity_advisor.cli.check_found import Told, allowed, counts, told
from maturity_advisor.errors import Place
from maturity_advisor.reports.inert import plain

if TYPE_CHECKING:
    from maturity_advisor.authoring.checking import Checked

Data = dict[str, Any]
SARIF_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "note"}
GITHUB_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "notice"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def text(checked: Checked, least: Severity, *, quiet: bool) -> str:
    """A line for each finding and what shows it below; at the end how much there is."""
    lines = [line for item in told(checked, least) for line in _lines(item)]
    lines += [] if quiet else [_end(checked, least), *_skipped(checked)]
    return "".join(f"{line}\n" for line in lines)


def _lines(item: Told) -> Iterator[str]:
    place = f"{item.problem.place}: " if item.problem.place is not None else ""
    said = str(item.problem).removeprefix(place)
    yield plain(f"{place}{item.severity}: {said} [{item.problem.code}]")
    for line in item.evidence.lines() if item.evidence is not None else ():
        yield f"    {plain(line)}"


def _end(checked: Checked, least: Severity) -> str:
    looked_at = [(checked.packs, "pack"), (checked.organisations, "organisation"), (checked.examples, "example")]
    what = ", ".join(_counted(number, noun) for number, noun in looked_at if number) or "nothing"
    found = counts(checked)
    grave = [_counted(found[severity], severity) for severity in ("error", "warning") if found[severity]]
    end = f"Checked {what}: {', '.join(grave) or 'no problems'}"
    if found["hint"]:
        end += f", {_counted(found['hint'], 'hint')}" + ("" if least == "hint" else " (--show hint)")
    permitted = len(checked.linted.allowed)
    return end + (f"; {_counted(permitted, 'finding')} allowed." if permitted else ".")


def _skipped(checked: Checked) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for code, why in checked.linted.skipped:
        by_reason.setdefault(why, []).append(code)
    for why, codes in by_reason.items():
        hint = "; pip install maturity-advisor[solve]" if "solver" in why else ""
        yield f"Not looked for {why}: {', '.join(codes)}{hint}."


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def github(checked: Checked, least: Severity) -> str:
    """Workflow commands, a line each, that GitHub shows beside the lines they are about."""
    return "".join(f"{_command(item)}\n" for item in told(checked, least))


def _command(item: Told) -> str:
    place = item.problem.place
    where = {} if place is None else {"file": relative(place.source), "line": place.line, "col": place.column}
    given = {**where, "title": f"maturity-advisor {item.problem.code}"}
    said = ",".join(f"{key}={_property(value)}" for key, value in given.items() if value is not None)
    evidence = item.evidence.lines() if item.evidence is not None else []
    said_of = str(item.problem).removeprefix(f"{place}: ")
    return f"::{GITHUB_LEVELS[item.severity]} {said}::{_escaped(chr(10).join([said_of, *evidence]))}"


def _escaped(value: object) -> str:
    return str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def relative(source: str) -> str:
    """A file as it is called from here, with slashes; those elsewhere in full."""
    path = os.path.relpath(source) if os.path.isabs(source) else source
    return PurePath(source if path.startswith("..") else path).as_posix()


def sarif(checked: Checked) -> Data:
    """The Static Analysis Results Interchange Format, 2.1.0; what is allowed is there as suppressed."""
    results = [_result(item) for item in (*told(checked), *allowed(checked))]
    codes = sorted({result["ruleId"] for result in results} | KINDS.keys())
    driver = {"name": "maturity-advisor", "version": __version__, "rules": [_rule(code) for code in codes]}
    unseen = [f"{code} was not looked for {why}" for code, why in checked.linted.skipped]
    notes = [{"level": "note", "message": {"text": said}} for said in unseen]
    run: Data = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> Data:
    kind = KINDS.get(code)
    found: Data = {"id": code, "defaultConfiguration": {"level": SARIF_LEVELS[severity_of(code)]}}
    if kind is not None:
        found |= {"shortDescription": {"text": kind.title}, "fullDescription": {"text": kind.why}}
    return found


def _result(item: Told) -> Data:
    place = item.problem.place
    found: Data = {
        "ruleId": item.problem.code,
        "level": SARIF_LEVELS[item.severity],
        "message": {"text": str(item.problem).removeprefix(f"{place}: ")},
    }
    if place is not None:
        found["locations"] = [_location(place)]
    if item.beside is not None:
        found["relatedLocations"] = [_location(item.beside)]
    if item.evidence is not None:
        found["properties"] = item.evidence.data()
    if item.allowed:
        found["suppressions"] = [{"kind": "inSource", "justification": item.allowed}]
    return found


def _location(place: Place) -> Data:
    source = relative(place.source)
    uri = f"file://{quote(source)}" if os.path.isabs(source) else quote(source)
    found: Data = {"artifactLocation": {"uri": uri}}
    if place.line is not None:
        found["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    return {"physicalLocation": found}
