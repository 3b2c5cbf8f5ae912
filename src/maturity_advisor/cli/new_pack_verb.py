"""`new-pack`: a pack to begin with, complete and in order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli.failing import tell
from maturity_advisor.cli.output import emit
from maturity_advisor.errors import Problem

LICENCES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0", "Apache-2.0", "MIT", "proprietary")


@verb("new-pack")
@click.argument("name")
@option("--yaml-only", is_flag=True, help="A folder of YAML for --pack, without a Python distribution around it.")
@option(
    "--from",
    "matrix",
    metavar="FILE",
    type=click.Path(),
    help="Begin with a spreadsheet or CSV file: dimensions and categories down, stages across, texts in the cells.",
)
@option("--title", metavar="TEXT", help="What the model is called; by default what the spreadsheet or NAME says.")
@option("--edition", metavar="TEXT", help="Its edition; by default this year.")
@option("--author", metavar="NAME", default="The author", show_default=True, help="Who made the model.")
@option("--licence", type=click.Choice(LICENCES), default="CC-BY-4.0", show_default=True, help="For its texts.")
@option("--language", metavar="TAG", default="en", show_default=True, help="The language of its texts.")
@option("--into", metavar="DIR", type=click.Path(), default=".", help="Where to make the folder NAME; by default here.")
def command(
    name: str,
    yaml_only: bool,
    matrix: str | None,
    title: str | None,
    edition: str | None,
    author: str,
    licence: str,
    language: str,
    into: str,
) -> None:
    """Make a new pack called NAME in a folder of that name; nothing is ever overwritten.

    The pack is complete: a model, questions, actions, rules with examples, cases. `check` and `test` pass at once.
    """
    from maturity_advisor.authoring import scaffold
    from maturity_advisor.authoring.scaffold_phrases import PHRASES, starter
    from maturity_advisor.authoring.scaffold_yaml import Plan
    from maturity_advisor.knowledge.text import is_language

    scaffold.check_name(name)
    if not is_language(language):
        raise click.BadParameter(f"'{language}' is no language tag; write for example en, nl or de")
    found = starter(language) if matrix is None else _read(matrix)
    called = title or found.title or name.replace("-", " ").capitalize()
    plan = Plan(name, called, edition or str(date.today().year), author, licence, language, found)
    folder = Path(into) / name
    scaffold.write(folder, scaffold.folder_of_yaml(plan) if yaml_only else scaffold.distribution(plan))
    if language not in PHRASES:
        tell([Problem(f"sentences that are not yours are in English: we do not speak '{language}'", "Translate them")])
    emit(_next_steps(folder, yaml_only=yaml_only))


def _read(path: str):  # type: ignore[no-untyped-def]  # its type would be imported for --help
    from maturity_advisor.authoring.matrix import read_matrix

    found = read_matrix(Path(path))
    tell(Problem(remark) for remark in found.remarks)
    return found


def _next_steps(folder: Path, *, yaml_only: bool) -> str:
    lines = [f"Made {folder}/, which passes as it is:", ""]
    if yaml_only:
        lines += [f"  maturity-advisor check {folder}", f"  maturity-advisor test {folder}"]
        lines += [f"  maturity-advisor advise ORGANISATION.yaml --pack {folder}"]
    else:
        lines += [f"  cd {folder}", '  pip install -e ".[test]"', "  maturity-advisor check src", "  pytest"]
    return "".join(f"{line}\n" for line in lines)
