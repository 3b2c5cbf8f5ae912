"""`schema`: JSON Schemas for editors and other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
from rich_click import argument, option
from rich_click import command as verb

from maturity_advisor.cli.output import emit

if TYPE_CHECKING:
    from maturity_advisor.authoring.schemas import Kind


@verb("schema")
@argument("kind", type=click.Choice(["pack", "cases", "organisation", "advice"]))
@option("--output", "-o", metavar="FILE", type=click.Path(), help="Write to a file, whole or not at all.")
def command(kind: Kind, output: str | None) -> None:
    """Print the JSON Schema of a KIND of document.

    Editors pick it up from a line `# yaml-language-server: $schema=FILE` at the top of a YAML file.
    """
    from maturity_advisor.authoring.schemas import schema

    emit(json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n", output)
