"""One form for equal content, so that it can be hashed and compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def canonical(data: Any) -> bytes:
    """Plain data as JSON in one form: keys sorted, no spaces, 1.0 written as 1, UTF-8.

    Binary floats are no plain data, and a TypeError.
    """
    return _written(data).encode("utf-8")


def digest(data: Any) -> str:
    """The SHA-256 of the canonical form, as `sha256:…`."""
    return f"sha256:{hashlib.sha256(canonical(data)).hexdigest()}"


def _written(data: Any) -> str:
    if data is None or isinstance(data, bool | str):
        return json.dumps(data, ensure_ascii=False)
    if isinstance(data, int | Decimal):
        return _number(Decimal(data))
    if isinstance(data, Mapping):
        return "{" + ",".join(f"{_written(str(key))}:{_written(data[key])}" for key in sorted(data)) + "}"
    if isinstance(data, list | tuple):
        return "[" + ",".join(map(_written, data)) + "]"
    raise TypeError(f"{type(data).__name__} is no plain data")


def _number(value: Decimal) -> str:
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
