"""`migrate`: an organisation's answers taken to another edition of a model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.progress import progress
from maturity_advisor.errors import ExitCode, Place, Problem, StorageError

if TYPE_CHECKING:
    from maturity_advisor.authoring.migrating import Migrated
    from maturity_advisor.authoring.migration_step import Moved
    from maturity_advisor.knowledge.joining import Pack


@verb("migrate")
@click.argument("organisation", metavar="ORG", type=click.Path())
@option("--to", "to", required=True, metavar="MODEL-EDITION", help="Where to: esm3-2012, or esm3@2012.")
@option("--from", "start", metavar="EDITION", help="Where from, if the file does not say it.")
@option("--pack", "packs", multiple=True, metavar="DIR", help="Add a pack from a folder or file; several times.")
@option("--dry-run", is_flag=True, help="Only say what would become of everything.")
@option("--output", "-o", metavar="FILE", type=click.Path(), help="Write here, and leave ORG as it is.")
@option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
        help="How to print what became of everything.")  # fmt: skip
@shared.quiet
def command(
    organisation: str,
    to: str,
    start: str | None,
    packs: tuple[str, ...],
    dry_run: bool,
    output: str | None,
    form: str,
    quiet: bool,
) -> ExitCode:
    """Take the answers, targets and refusals in ORG to another edition of a model.

    What cannot be carried stays in the file under a key that begins with `x-`, and is listed. The file is replaced as a
    whole or not at all, and kept beside itself as ORG.bak. Comments are kept; what stands in braces over several lines
    is joined into one.
    """
    with progress("Migrating", quiet=quiet):
        migrated, raw = _migrated(organisation, to, start, packs)
    backup = ""
    if not dry_run:
        backup = "" if output else _keep(Path(organisation), raw)
        emit(migrated.rewritten.text, output or organisation)
    if form == "json":
        emit(json.dumps(_as_data(migrated, backup), ensure_ascii=False, indent=2) + "\n")
    elif not quiet:
        emit("".join(f"{line}\n" for line in _as_text(migrated, backup, dry_run=dry_run)))
    return ExitCode.DONE if migrated.complete else ExitCode.INCOMPLETE


def _migrated(organisation: str, to: str, start: str | None, packs: tuple[str, ...]) -> tuple[Migrated, bytes]:
    from maturity_advisor.authoring.migrating import migrate
    from maturity_advisor.documents import read_text

    raw = _read(organisation)
    document = read_text(raw, organisation)
    return migrate(_packs(packs), document, raw, to, start), raw


def _packs(given: tuple[str, ...]) -> list[Pack]:
    """Those installed and those given, which take the place of the same edition."""
    from maturity_advisor.library import given_packs, without_doubles
    from maturity_advisor.plugins import find_plugins

    added = given_packs(given)
    return [pack for pack, _ in without_doubles(find_plugins().packs, added)]


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise StorageError(Problem(what, "Name a file that can", Place(path), "storage")) from None


def _keep(path: Path, raw: bytes) -> str:
    """The file as it was, under a name that was free; an earlier backup is never overwritten."""
    for number in range(1, 1000):
        backup = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        try:
            with backup.open("xb") as file:
                file.write(raw)
        except FileExistsError:
            continue
        except OSError as error:
            what = f"cannot be written: {error.strerror or error}"
            raise StorageError(Problem(what, "Make room, or use --output", Place(str(backup)), "storage")) from None
        return str(backup)
    raise StorageError(Problem("there are a thousand backups already", "Remove some", Place(str(path)), "storage"))


def _as_text(migrated: Migrated, backup: str, *, dry_run: bool) -> list[str]:
    from maturity_advisor.reports.inert import plain

    lines = [plain(line) for item in migrated.moved if item.carried for line in (_told(item),)]
    left = [item for item in migrated.moved if not item.carried]
    if left:
        lines += ["", "Not carried in full; kept in the file under keys that begin with x-:"]
        lines += [plain(line) for item in left for line in (_told(item),)]
    if not migrated.rewritten.comments_kept:
        lines += ["", "The comments in the file could not be kept; they are in its backup."]
    way = " → ".join(f"{migrated.pack}@{edition}" for edition in migrated.editions)
    end = "Nothing was written." if dry_run else f"The file as it was: {plain(backup)}" if backup else ""
    return [*lines, "", f"{way}: {len(migrated.moved)} changed, {len(left)} not in full.", *([end] if end else [])]


def _told(item: Moved) -> str:
    to = f" → {', '.join(item.new)}" if item.new else ""
    unit = f" ({item.unit})" if item.unit else ""
    return f"{item.place}: {item.what} {item.old}{to}{unit}: {item.why}."


def _as_data(migrated: Migrated, backup: str) -> dict[str, Any]:
    return {
        "pack": migrated.pack,
        "editions": list(migrated.editions),
        "complete": migrated.complete,
        "comments_kept": migrated.rewritten.comments_kept,
        "backup": backup,
        "moved": [
            {
                "what": item.what,
                "old": item.old,
                "new": list(item.new),
                "carried": item.carried,
                "why": item.why,
                "place": str(item.place),
                "unit": item.unit,
            }
            for item in migrated.moved
        ],
    }
