"""The one door through which files come in: bytes, limits, UTF-8, then YAML or JSON."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from maturity_advisor.documents import json_events, yaml_events
from maturity_advisor.documents.building import Builder
from maturity_advisor.documents.document import Document
from maturity_advisor.documents.limits import Limits
from maturity_advisor.errors import DocumentError, LimitError, Place, Problem

Syntax: TypeAlias = Literal["auto", "yaml", "json"]


def read_file(path: str | os.PathLike[str], *, limits: Limits = Limits()) -> Document:
    """The document in the file at `path`; `-` is what comes in from outside."""
    name = os.fspath(path)
    if name == "-":
        return read_text(_bounded(sys.stdin.buffer, limits), "<stdin>", limits=limits)
    try:
        with Path(name).open("rb") as file:
            raw = _bounded(file, limits)
    except OSError as error:
        raise DocumentError(Problem(f"cannot be read: {error.strerror}", "Check the name", Place(name), "file")) from None
    return read_text(raw, name, limits=limits)


def read_text(text: bytes | str, source: str, *, limits: Limits = Limits(), syntax: Syntax = "auto") -> Document:
    """The document that `text` says; `source` names it in errors."""
    raw = _utf8(text, source)
    if len(raw) > limits.bytes:
        message = f"is larger than {limits.bytes} bytes"
        raise LimitError(Problem(message, "Split the file, or raise the limit", Place(source), "limit"))
    if syntax == "json" or (syntax == "auto" and source.endswith(".json")):
        return _walked(json_events.walk, raw, source, limits)
    if syntax == "auto" and raw.lstrip()[:1] in (b"{", b"["):
        try:
            return _walked(json_events.walk, raw, source, limits)
        except DocumentError as error:
            if not any(problem.code == "syntax" for problem in error.problems):
                raise
    return _walked(yaml_events.walk, raw, source, limits)


def _walked(walk: object, raw: bytes, source: str, limits: Limits) -> Document:
    builder = Builder(source, limits)
    walk(raw, builder)  # type: ignore[operator]
    return builder.document()


def _bounded(file: BinaryIO, limits: Limits) -> bytes:
    return file.read(limits.bytes + 1)


def _utf8(text: bytes | str, source: str) -> bytes:
    try:
        raw = text.encode() if isinstance(text, str) else text
        raw.decode()
    except UnicodeError:
        raise DocumentError(Problem("is not UTF-8", "Save it as UTF-8", Place(source), "encoding")) from None
    return raw.removeprefix(b"\xef\xbb\xbf")
