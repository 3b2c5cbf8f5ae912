"""Gathering: which of the files to be checked describe organisations, and which make up a pack together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from maturity_advisor.authoring.cases import is_case_file
from maturity_advisor.documents import Document, read_file
from maturity_advisor.errors import AdvisorError, Problem
from maturity_advisor.hookspecs import PackSource
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.reading import pack_files
from maturity_advisor.plugins import Plugins

Group = tuple[Path, ...]


@dataclass(slots=True)
class Gathered:
    """Files sorted: organisations, cases, groups that are a pack each, and what could not even be read."""

    organisations: list[Document] = field(default_factory=list)
    cases: list[Document] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    headed: set[Path] = field(default_factory=set)


def installed_groups(plugins: Plugins) -> list[Group]:
    """The files of each pack that an installed plugin offers."""
    found: list[Group] = []
    for plugin in plugins.found:
        given: object = plugins.call(plugin, "advisor_packs", ())
        sources = given if isinstance(given, list | tuple) else [given]
        found += [tuple(source.paths) for source in sources if isinstance(source, PackSource)]
    return found


def located(paths: Iterable[str | os.PathLike[str]], installed: Iterable[Pack]) -> list[Path]:
    """The paths, with a file of the pack in the place of an installed pack's id."""
    homes = {pack.id: Path(pack.where.document.source) for pack in installed}
    return [path if path.exists() else homes.get(str(path), path) for path in map(Path, paths)]


def gather(paths: Sequence[Path], installed: Iterable[Group]) -> Gathered:
    """Sort the files at these paths; whoever names a file of an installed pack means the whole pack."""
    homes = {os.path.realpath(file): group for group in installed for file in _files(group)}
    gathered = Gathered()
    loose: dict[Path, list[Path]] = {}
    for path in paths:
        for file in _readable(path, gathered):
            home = homes.get(os.path.realpath(file))
            if home is not None:
                gathered.groups += [home] if home not in gathered.groups else []
            elif _is_pack_file(file, gathered):
                loose.setdefault(path, []).append(file)
    gathered.groups += _packs_in(loose, gathered.headed)
    return gathered


def _files(group: Group) -> Sequence[Path]:
    try:
        return pack_files(group)
    except AdvisorError:
        return group


def _readable(path: Path, gathered: Gathered) -> Sequence[Path]:
    try:
        return pack_files([path])
    except AdvisorError as error:
        gathered.problems += error.problems
        return ()


def _is_pack_file(file: Path, gathered: Gathered) -> bool:
    try:
        document = read_file(file)
    except AdvisorError as error:
        gathered.problems += error.problems
        return False
    keys = document.data if isinstance(document.data, Mapping) else {}
    if "organisation" in keys:
        gathered.organisations.append(document)
        return False
    if is_case_file(keys):
        gathered.cases.append(document)
        return False
    if "pack" in keys:
        gathered.headed.add(file)
    return True


def _packs_in(loose: Mapping[Path, list[Path]], headed: set[Path]) -> list[Group]:
    """One pack if there is one header at most; else each path is one, and a folder may hold several."""
    everything = [file for files in loose.values() for file in files]
    if len(headed) <= 1:
        return [tuple(everything)] if everything else []
    found: list[Group] = []
    for path, files in loose.items():
        if sum(file in headed for file in files) <= 1:
            found.append(tuple(files))
        else:
            found += _packs_in(_by_child(path, files), headed & set(files))
    return found


def _by_child(folder: Path, files: Iterable[Path]) -> dict[Path, list[Path]]:
    found: dict[Path, list[Path]] = {}
    for file in files:
        child = folder / file.relative_to(folder).parts[0]
        found.setdefault(child, []).append(file)
    return found
