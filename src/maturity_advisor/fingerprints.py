"""Fingerprints: a hash over all files of an installed distribution, so that a plugin can be pinned to this code."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, EntryPoint
from pathlib import Path

from maturity_advisor.errors import PackError, Problem, UsageError

SETTING = "MATURITY_ADVISOR_PIN"
_PIN = re.compile(r"(?P<name>[^=\s]+)=(?P<hash>sha256:[0-9a-f]{64})")
# What installers write about themselves, and what Python makes of the rest, differs from machine to machine.
_LEFT_OUT = frozenset({"RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json"})


def fingerprint(distribution: Distribution) -> str | None:
    """`sha256:…` over names and contents of its files as they are now; None if it does not say which these are.

    A distribution that is installed to be edited lies elsewhere and has none.
    """
    names = _files(distribution)
    if not names or _is_editable(distribution):
        return None
    total = hashlib.sha256()
    for name in names:
        total.update(f"{name}\0{_content(distribution, name)}\n".encode())
    return f"sha256:{total.hexdigest()}"


def _files(distribution: Distribution) -> list[str]:
    names = [file.as_posix() for file in distribution.files or ()]
    return sorted(name for name in names if not _varies(name))


def _varies(name: str) -> bool:
    parts = name.split("/")
    scripts = parts[0] == ".."  # scripts name the Python they were made for
    return scripts or parts[-1] in _LEFT_OUT or "__pycache__" in parts or name.endswith(".pyc")


def _content(distribution: Distribution, name: str) -> str:
    try:
        return hashlib.sha256(Path(str(distribution.locate_file(name))).read_bytes()).hexdigest()
    except OSError:
        return "missing"


def _is_editable(distribution: Distribution) -> bool:
    origin = distribution.read_text("direct_url.json")
    try:
        return bool(origin and json.loads(origin).get("dir_info", {}).get("editable"))
    except (ValueError, AttributeError):
        return False


def parse_pins(written: Iterable[str]) -> dict[str, str]:
    """Pins written as `NAME=sha256:…`; UsageError for anything else."""
    found: dict[str, str] = {}
    for item in written:
        pin = _PIN.fullmatch(item.strip())
        if pin is None:
            remedy = "Write NAME=sha256:… as `maturity-advisor plugins show NAME` prints it"
            raise UsageError(Problem(f"'{item}' is no pin", remedy, None, "pin"))
        found[pin["name"]] = pin["hash"]
    return found


def pins_of(given: Mapping[str, str]) -> dict[str, str]:
    """The pins that hold: those in the environment, and those given, which go before them."""
    return {**parse_pins(os.environ.get(SETTING, "").split()), **given}


def refuse_unpinned(points: Iterable[EntryPoint], pins: Mapping[str, str], without: Iterable[str]) -> None:
    """PackError if a plugin is not the code it is pinned to; nothing of it has been run by then."""
    by_name = {point.name: point for point in points}
    problems = [
        problem
        for name in sorted(set(pins) - set(without))
        if (problem := _fault(name, by_name.get(name), pins[name])) is not None
    ]
    if problems:
        raise PackError(*problems)


def _fault(name: str, point: EntryPoint | None, pinned: str) -> Problem | None:
    if point is None or point.dist is None:
        return Problem(f"the plugin '{name}' is pinned and not installed", "Install it, or drop the pin", None, "pin")
    found = fingerprint(point.dist)
    source = f"the plugin '{name}' of {point.dist.name} {point.dist.version}"
    if found is None:
        what = f"{source} is installed to be edited, so it cannot be pinned"
        return Problem(what, "Install its wheel, or drop the pin", None, "pin")
    if found != pinned:
        what = f"{source} is not the code it is pinned to, and was not run: it is {found}, pinned is {pinned}"
        return Problem(what, "Look at what changed; then pin it anew, or leave it out with --without", None, "pin")
    return None
