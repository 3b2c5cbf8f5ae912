"""Packs from the cache: what their authors wrote is kept as plain data, and each part is typed when it is asked for.

The first line says which part is where, the second is the pack's header; then each file is a line. To read one rule,
only its own stretch of that line is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from maturity_advisor.documents import Document, Shelf, later, read_file, shape
from maturity_advisor.knowledge.caching import UNREADABLE, keep, recall
from maturity_advisor.knowledge.findings import Where
from maturity_advisor.knowledge.joining import LISTED, MAPPED, Entry, Pack, join_pack, model_in
from maturity_advisor.knowledge.models import Model, ModelParts
from maturity_advisor.knowledge.packs import PackFile, PackHeader
from maturity_advisor.knowledge.plain_lines import File, data_in, file_of, line_of, survives

MODEL_KEYS = {"model", *ModelParts.model_fields}


def keep_pack(key: str, pack: Pack, documents: Sequence[Document]) -> None:
    """Keep a sound pack, without `x-` keys; what JSON would not give back as it was is rare, and read every time."""
    if all(survives(document.data) for document in documents):
        files = [file_of(document.data) for document in documents]
        head = json.dumps(_head(pack, documents, files)).encode()
        keep(key, [head, line_of(pack.where.document.data["pack"]), *(file.line for file in files)])
        for document, file in zip(documents, files, strict=True):
            # What was read is typed by now; lists and mappings by the thousand would be looked through for garbage.
            object.__setattr__(document, "data", later(partial(data_in, bytes(file.line))))


def recall_pack(key: str, paths: Sequence[Path]) -> Pack | None:
    """The pack that these files make up, if it was kept under this key."""
    lines = recall(key)
    with suppress(*UNREADABLE):
        return _revived(lines, paths) if lines is not None else None
    return None


def _revived(lines: Sequence[bytes], paths: Sequence[Path]) -> Pack:
    head, header, files = json.loads(lines[0]), data_in(lines[1]), lines[2:]
    rows = zip(head["sources"], paths, files, strict=True)
    documents = [_document(source, path, line) for source, path, line in rows]
    if head["parts"] is None:
        return join_pack([(document, shape(document, PackFile, bare=True)) for document in documents], head["digest"])
    return _pack(head, PackHeader.model_validate(header), documents, files)


def _head(pack: Pack, documents: Sequence[Document], files: Sequence[File]) -> dict[str, Any]:
    numbers = {id(document): number for number, document in enumerate(documents)}
    sections = {section: getattr(pack, section) for section in MAPPED + LISTED}
    made = any(entry.beside for entries in sections.values() for entry in entries.values())
    return {
        "digest": pack.digest,
        "sources": [document.source for document in documents],
        "header": numbers[id(pack.where.document)],
        "edition": pack.edition,
        "model": numbers[id(pack.model.where.document)] if pack.model else None,
        # What stands for advice beside something is nowhere in the files; such a pack is joined again as a whole.
        "parts": None if made else {name: _spots(name, own, numbers, files) for name, own in sections.items()},
    }


def _spots(
    section: str, entries: Mapping[str, Entry[Any]], numbers: Mapping[int, int], files: Sequence[File]
) -> dict[str, list[Any]]:
    """For each part its file, its key or index there, and where on the file's line it begins and ends."""
    found = {}
    for name, entry in entries.items():
        number, step = numbers[id(entry.where.document)], entry.where.path[1]
        found[name] = [number, step, *files[number].stretches[section, step]]
    return found


def _pack(head: Mapping[str, Any], header: PackHeader, documents: Sequence[Document], files: Sequence[bytes]) -> Pack:
    parts: dict[str, Any] = {
        section: Shelf(spots, partial(_entry, documents, files, section)) for section, spots in head["parts"].items()
    }
    return Pack(
        header=header,
        where=Where(documents[head["header"]], ("pack",)),
        digest=head["digest"],
        sources_read=frozenset(head["sources"]),
        edition=head["edition"],
        model=None if head["model"] is None else _model_entry(documents[head["model"]]),
        **parts,
    )


def _entry(documents: Sequence[Document], files: Sequence[bytes], section: str, spot: Sequence[Any]) -> Entry[Any]:
    number, step, start, end = spot
    part = later(partial(_part, files[number], section, step, start, end))
    return Entry(part, Where(documents[number], (section, step)))


def _part(line: bytes, section: str, step: Any, start: int, end: int) -> Any:
    """One part, typed as if it stood alone in its file."""
    raw = data_in(line[start:end])
    mapped = section in MAPPED
    found = getattr(PackFile.model_validate({section: {step: raw} if mapped else [raw]}), section)
    return found[step if mapped else 0]


def _model_entry(document: Document) -> Entry[Model]:
    return Entry(later(partial(_model, document)), Where(document))


def _model(document: Document) -> Model:
    own = {key: part for key, part in document.data.items() if key in MODEL_KEYS}
    return model_in(PackFile.model_validate(own))


def _document(source: str, path: Path, line: bytes) -> Document:
    return Document(source, later(partial(data_in, line)), again=partial(read_file, path))
