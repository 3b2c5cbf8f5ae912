"""A cache of parsed packs as JSON, keyed by content and program version; without it all is only slower."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import maturity_advisor
from maturity_advisor.documents import DecimalNumber, Document, WholeNumber, read_file, without_extras

NUMBER = "$number"
FORM = 2


def cache_folder() -> Path:
    """Where parsed packs are kept; MATURITY_ADVISOR_CACHE names another folder."""
    own = os.environ.get("MATURITY_ADVISOR_CACHE")
    if own:
        return Path(own)
    root = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    # Who has no home has no cache, least of all in the folder they happen to be in or in one that others write to.
    return Path(root if os.path.isabs(root) else os.devnull) / "maturity-advisor"


def key_of(files: Sequence[tuple[Path, bytes]]) -> str:
    """One name for these files with this content, read by this version of the program."""
    found = hashlib.sha256(f"{FORM} {maturity_advisor.__version__}".encode())
    for path, content in files:
        found.update(f"\0{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        found.update(content)
    return found.hexdigest()


def recall(key: str, files: Sequence[Path]) -> tuple[list[Document], str] | None:
    """The documents of these files kept under a key, without `x-` keys, and their content's digest."""
    try:
        text = (cache_folder() / f"{key}.json").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    seal, _, body = text.partition("\n")
    if seal != _seal(body):
        return None
    kept = json.loads(body, parse_int=WholeNumber, object_hook=_revived)
    found = zip(kept["files"], files, strict=True)
    return [Document(source, data, again=partial(read_file, path)) for (source, data), path in found], str(
        kept["digest"]
    )


def keep(key: str, documents: Sequence[Document], digest: str) -> None:
    """Keep documents for the next time, whole or not at all; where that cannot be done, nothing happens."""
    # What JSON would not give back as it was is rare, and read afresh every time.
    if not all(_survives(document.data) for document in documents):
        return
    body = _body(digest, [[item.source, item.data] for item in documents])
    if '"x-' in body:
        body = _body(digest, [[item.source, without_extras(item.data)] for item in documents])
    with suppress(OSError):
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / f"{key}.json", f"{_seal(body)}\n{body}")


def _body(digest: str, files: list[list[Any]]) -> str:
    return json.dumps({"digest": digest, "files": files}, ensure_ascii=False, default=_plain)


def _write(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(name, path)
    except OSError:
        os.unlink(name)
        raise


def _seal(body: str) -> str:
    """What tells a whole file from one that was cut off or changed."""
    return hashlib.sha256(body.encode("utf-8", "replace")).hexdigest()


def _survives(data: Any) -> bool:
    if isinstance(data, dict):
        return NUMBER not in data and all(_survives(part) for part in data.values() if type(part) is not str)
    if isinstance(data, list):
        return all(_survives(part) for part in data if type(part) is not str)
    return not isinstance(data, WholeNumber) or data.text == str(int(data))


def _plain(value: Decimal) -> dict[str, str]:
    """Decimals keep the way they were written."""
    return {NUMBER: getattr(value, "text", str(value))}


def _revived(data: dict[str, Any]) -> Any:
    return DecimalNumber(data[NUMBER]) if NUMBER in data else data
