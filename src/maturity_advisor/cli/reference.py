"""The reference page of the command line, made of the commands themselves: verbs, options, exit codes."""

from __future__ import annotations

from collections.abc import Iterator

import click

from maturity_advisor.cli.program import command_of
from maturity_advisor.cli.verbs import CODES, VERBS
from maturity_advisor.errors import ExitCode

MEANING: dict[ExitCode, str] = {
    ExitCode.DONE: "done",
    ExitCode.GATE: "a requested gate is not met (`--fail-on`, `check` found errors, `verify` found a difference)",
    ExitCode.USAGE: "usage",
    ExitCode.INPUT: "input refused",
    ExitCode.PACK: "model, rule or pack refused",
    ExitCode.LIMIT: "a limit was reached",
    ExitCode.STORAGE: "storage: the file cannot be written, and is as it was",
    ExitCode.ENGINE: "the engine failed, or two readings disagree",
    ExitCode.INCOMPLETE: "done, incomplete: a plugin was left out (with `--strict` 4)",
    ExitCode.BUG: "a bug of ours",
    ExitCode.INTERRUPTED: "interrupted",
}


def codes_table() -> str:
    """Which verb may end with which exit code."""
    codes = list(ExitCode)
    lines = [_row(["verb", *(str(int(code)) for code in codes)]), _row(["---"] * (len(codes) + 1))]
    lines += [_row([f"`{name}`", *("×" if code in CODES[name] else "" for code in codes)]) for name in VERBS]
    return "\n".join(lines)


def meanings_table() -> str:
    """What the exit codes mean."""
    lines = [_row(["code", "means"]), _row(["---", "---"])]
    return "\n".join([*lines, *(_row([str(int(code)), text]) for code, text in MEANING.items())])


def verbs_pages() -> str:
    """Every verb with its arguments and options."""
    return "\n\n".join("\n".join(_page(name)) for name in VERBS)


def _page(name: str) -> Iterator[str]:
    command = command_of(name)
    yield f"### {name}"
    yield ""
    yield VERBS[name]
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from ("", f"`{name} {below.name}{_arguments(below)}`: {below.help}", "", *_options(below))
    else:
        yield from ("", f"`{name}{_arguments(command)}`", "", *_options(command))


def _arguments(command: click.Command) -> str:
    found = [param for param in command.params if isinstance(param, click.Argument)]
    return "".join(f" {param.make_metavar(click.Context(command))}" for param in found)


def _options(command: click.Command) -> Iterator[str]:
    yield _row(["option", "means"])
    yield _row(["---", "---"])
    for param in command.params:
        if isinstance(param, click.Option):
            value = "" if param.is_flag else f" {param.make_metavar(click.Context(command))}"
            yield _row([f"`{', '.join(param.opts)}{value}`".replace("|", "\\|"), param.help or ""])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
