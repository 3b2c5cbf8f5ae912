"""The one door through which documents come in: bounded, UTF-8, then YAML or JSON."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from maturity_advisor.documents import json_events, yaml_events
from maturity_advisor.documents.building import Builder
from maturity_advisor.documents.document import START, Document, placed
from maturity_advisor.documents.encoding import utf8
from maturity_advisor.documents.json_syntax import explained
from maturity_advisor.documents.limits import Limits
from maturity_advisor.documents.memory import keeping_all
from maturity_advisor.documents.yaml_plainly import Unusual, read_plainly
from maturity_advisor.errors import DocumentError, LimitError, Place, Problem

# What is JSON up to here and then is not was meant to be: reading all of it again as YAML would take too long.
_LONG = 100_000

Syntax: TypeAlias = Literal["auto", "yaml", "json"]

_REMEDIES: dict[type[OSError], tuple[str, str]] = {
    FileNotFoundError: ("there is no such file", "Check its name and folder"),
    IsADirectoryError: ("this is a folder", "Name a file in it"),
    NotADirectoryError: ("there is no such folder", "Check its name"),
    PermissionError: ("you may not read this file", "Ask for the right to read it"),
}


def read_file(path: str | os.PathLike[str], *, limits: Limits = Limits()) -> Document:
    """The document in the file at `path`; `-` is standard input."""
    name = os.fspath(path)
    if name == "-":
        return read_text(_bounded(sys.stdin.buffer, limits), "<stdin>", limits=limits)
    return read_text(read_bytes(name, limits=limits), _source(name), limits=limits)


def read_without_places(path: str | os.PathLike[str], *, limits: Limits = Limits()) -> Document:
    """The same document, read much faster; where its values were written is looked up if somebody asks."""
    name = os.fspath(path)
    raw, source = read_bytes(name, limits=limits), _source(name)
    try:
        if len(raw) <= limits.bytes and not _looks_like_json(raw, source):
            return Document(
                source, read_plainly(utf8(raw, source), limits), again=partial(read_file, name, limits=limits)
            )
    except Unusual:
        pass
    return read_text(raw, source, limits=limits)


def read_bytes(path: str | os.PathLike[str], *, limits: Limits = Limits()) -> bytes:
    """What the file at `path` holds, and at most one byte more than is allowed."""
    name = os.fspath(path)
    source = _source(name)
    try:
        with Path(name).open("rb") as file:
            return _bounded(file, limits)
    except OSError as error:
        message, remedy = _REMEDIES.get(type(error), (f"cannot be read: {error.strerror}", "Check its name"))
        raise DocumentError(Problem(message, remedy, Place(source), "file")) from None
    except ValueError:
        problem = Problem("this is no name of a file", "Leave out the character NUL", Place(source), "file")
        raise DocumentError(problem) from None


def _source(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def read_text(text: bytes | str, source: str, *, limits: Limits = Limits(), syntax: Syntax = "auto") -> Document:
    """The document that `text` says; `source` names it in errors, and `.json` at its end asks for JSON."""
    if len(text) > limits.bytes:
        _too_large(source, limits)
    raw = utf8(text, source)
    if len(raw) > limits.bytes:
        _too_large(source, limits)
    builder = Builder(source, limits)
    with keeping_all():
        if syntax == "json" or (syntax == "auto" and _looks_like_json(raw, source)):
            try:
                json_events.walk(raw, builder, limits)
                return builder.document()
            except json_events.NoJson as error:
                if syntax == "json" or _is_called_json(source) or error.start > _LONG:
                    builder.fail(*explained(raw, error.start, error.expected, error.opened), "syntax")
            builder = Builder(source, limits)
        yaml_events.walk(raw, builder)
        return builder.document()


def _looks_like_json(raw: bytes, source: str) -> bool:
    return _is_called_json(source) or json_events.may_be_json(raw)


def _is_called_json(source: str) -> bool:
    return source.lower().endswith(".json")


def _bounded(file: BinaryIO, limits: Limits) -> bytes:
    return file.read(limits.bytes + 1)


def _too_large(source: str, limits: Limits) -> None:
    message = f"the file is larger than {limits.bytes:,} bytes"
    raise LimitError(Problem(message, "Split it, or raise the limit", placed(source, START), "limit"))
