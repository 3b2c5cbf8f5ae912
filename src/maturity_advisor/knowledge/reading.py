"""Reading packs: files and folders of YAML become packs, or a PackError that names all that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from maturity_advisor.documents import (
    Document,
    Limits,
    Misshapen,
    canonical_of_file,
    digest,
    digest_of,
    read_file,
    read_without_places,
    shape,
)
from maturity_advisor.errors import DocumentError, PackError, Place, Problem
from maturity_advisor.knowledge.caching import key_of
from maturity_advisor.knowledge.joining import Pack, join_pack
from maturity_advisor.knowledge.kept_packs import keep_pack, recall_pack
from maturity_advisor.knowledge.packs import PackFile
from maturity_advisor.knowledge.well_formed import Rest, Unsound, well_formed

SUFFIXES = (".yaml", ".yml", ".json")


def read_pack(paths: Iterable[Path], limits: Limits | None = None, *, cached: bool = False) -> Pack:
    """The pack that these files and folders make up.

    `cached`: from the cache if its content is there, and else into it; where something was written is then looked up
    when somebody asks.
    """
    files, limits = pack_files(paths), limits or Limits()
    key = _key(files) if cached else None
    if key is None:
        return _read(files, limits, read_file)[0]
    kept = recall_pack(key, files)
    if kept is None:
        kept, documents = _read(files, limits, read_without_places)
        if _key(files) != key:
            return kept  # somebody is writing these files, so that what was read has no name
        keep_pack(key, kept, documents)
    return replace(kept, key=key)


def _key(files: Sequence[Path]) -> str | None:
    try:
        return key_of((str(path), path.read_bytes()) for path in files)
    except OSError:
        return None


def _read(files: Sequence[Path], limits: Limits, read_one: Callable[..., Document]) -> tuple[Pack, list[Document]]:
    read: list[tuple[Document, PackFile]] = []
    digests: list[str] = []
    problems: list[Problem] = []
    left_out: set[str] | None = set()
    for path in files:
        try:
            document = read_one(path, limits=limits)
            form = canonical_of_file(document.data)
            digests.append(digest_of(form))
            read.append((document, shape(document, PackFile, bare=b'"x-' not in form)))
        except Misshapen as error:
            problems += error.problems
            rest = well_formed(document, error)
            left_out = None if rest is None or left_out is None else left_out | rest[2]
            read += [rest[:2]] if rest is not None else []
        except DocumentError as error:
            problems += error.problems
            left_out = None
    if problems:
        raise _unsound(problems, read, left_out)
    return join_pack(read, digest(sorted(digests))), [document for document, _ in read]


def _unsound(problems: list[Problem], read: list[tuple[Document, PackFile]], left_out: set[str] | None) -> Unsound:
    """What is wrong with the form of a pack, and the rest of it if each of its files has one."""
    if left_out is None:
        return Unsound(problems)
    try:
        return Unsound(problems, Rest(join_pack(read), frozenset(left_out)))
    except PackError as error:
        return Unsound([*problems, *error.problems])


def pack_files(paths: Iterable[Path]) -> Sequence[Path]:
    """All documents in these files and folders, each once, by name; what is hidden or no document is left out."""
    paths = list(paths)
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(sorted(_inside(path)) if path.is_dir() else [path]))
    if not found:
        where = Place(", ".join(str(path) for path in paths) or "<pack>")
        raise PackError(Problem("there is no YAML here", "Name a folder with the pack's files", where, "empty-pack"))
    return list(found)


def _inside(folder: Path) -> Iterable[Path]:
    # What a build leaves beside a project is a copy of what is read already.
    built = ("build", "dist") if (folder / "pyproject.toml").exists() else ()
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in parts) or parts[0] in built
        if path.suffix.lower() in SUFFIXES and not hidden and path.is_file():
            yield path
