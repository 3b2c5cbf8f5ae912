"""`doctor`: what runs here, and what is wrong with it."""

from __future__ import annotations

import json
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor import __version__
from maturity_advisor.cli.failing import tell
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.plugins_found import Found, found_plugins
from maturity_advisor.errors import AdvisorError, ExitCode, Problem

LIBRARIES = ("click", "durable-rules", "pluggy", "pydantic", "PyYAML", "rich", "rich-click")


@verb("doctor")
@option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
def command(form: str) -> ExitCode:
    """Show versions, the engine, plugins and the cache, and what is wrong with them."""
    plugins, problems = _plugins()
    found = {
        "maturity-advisor": __version__,
        "python": f"{platform.python_version()} ({sys.executable})",
        "system": f"{platform.system()} {platform.machine()}",
        "libraries": {name: _version(name) for name in LIBRARIES},
        "engine": _engine(),
        "cache": _cache(),
        "plugins": {item.name: f"{item.distribution} {item.version}: {', '.join(item.offers)}" for item in plugins},
        "problems": [str(problem) for problem in problems],
    }
    emit(json.dumps(found, indent=2, ensure_ascii=False) + "\n" if form == "json" else _as_text(found))
    tell(problems)
    return ExitCode.INCOMPLETE if problems else ExitCode.DONE


def _plugins() -> tuple[list[Found], list[Problem]]:
    """Plugins one by one, and whether their packs fit together."""
    found, problems = found_plugins(())
    try:
        from maturity_advisor.advisor import Advisor

        return found, list(dict.fromkeys((*problems, *Advisor(engine="explain").failures)))
    except AdvisorError as error:
        return found, list(dict.fromkeys((*problems, *error.problems)))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _engine() -> str:
    """What `--engine auto` would take."""
    from maturity_advisor.reasoning.durable import is_available

    if is_available():
        return "durable-rules, compared with explain on every run"
    return "explain alone: durable-rules is not installed or does not work on this Python"


def _cache() -> str:
    from maturity_advisor.knowledge.caching import cache_folder

    folder = cache_folder()
    if not folder.is_dir():
        return f"{folder} (not there yet)"
    files = list(folder.glob("*.json"))
    size = sum(file.stat().st_size for file in files)
    writable = "" if os.access(folder, os.W_OK) else ", not writable"
    return f"{folder} ({len(files)} files, {size / 1e6:.1f} MB{writable})"


def _as_text(found: dict[str, Any]) -> str:
    lines: list[str] = []
    for key, value in found.items():
        if isinstance(value, dict):
            lines.append(f"{key}:")
            lines += [f"  {name}: {text}" for name, text in value.items()]
        elif isinstance(value, str):
            lines.append(f"{key}: {value}")
    lines.append(f"problems: {len(found['problems']) or 'none'}")
    return "".join(f"{line}\n" for line in lines)
