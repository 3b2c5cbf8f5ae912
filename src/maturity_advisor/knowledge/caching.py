"""A cache of parsed packs as JSON, keyed by content and program version; without it all is only slower."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import maturity_advisor
from maturity_advisor.documents import DecimalNumber, Document, WholeNumber

NUMBER = "$number"


def cache_folder() -> Path:
    """Where parsed packs are kept; MATURITY_ADVISOR_CACHE names another folder."""
    own = os.environ.get("MATURITY_ADVISOR_CACHE")
    if own:
        return Path(own)
    root = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(root) / "maturity-advisor"


def key_of(files: Sequence[tuple[Path, bytes]]) -> str:
    """One name for these files with this content, read by this version of the program."""
    found = hashlib.sha256(maturity_advisor.__version__.encode())
    for path, content in files:
        found.update(f"\0{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        found.update(content)
    return found.hexdigest()


def recall(key: str) -> tuple[list[Document], str] | None:
    """The documents kept under a key, without the places of their values, and the digest of their content."""
    try:
        text = (cache_folder() / f"{key}.json").read_text(encoding="utf-8")
        kept = json.loads(text, parse_int=WholeNumber, object_hook=_revived)
        return [Document(source, data) for source, data in kept["files"]], str(kept["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(key: str, documents: Sequence[Document], digest: str) -> None:
    """Keep documents for the next time, whole or not at all; where that cannot be done, nothing happens."""
    kept = {"digest": digest, "files": [[document.source, document.data] for document in documents]}
    with suppress(OSError):
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(kept, file, ensure_ascii=False, default=_plain)
            os.replace(name, folder / f"{key}.json")
        except OSError:
            os.unlink(name)


def _plain(value: Any) -> Any:
    """Decimals keep the way they were written."""
    return {NUMBER: getattr(value, "text", str(value))} if isinstance(value, Decimal) else str(value)


def _revived(data: dict[str, Any]) -> Any:
    return DecimalNumber(data[NUMBER]) if len(data) == 1 and NUMBER in data else data
