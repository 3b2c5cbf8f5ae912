"""One form for equal content, so that it can be hashed and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

CONSTANTS = {None: "null", True: "true", False: "false"}


def canonical(data: Any) -> bytes:
    """Plain data as JSON in one form: keys sorted, no spaces, 1.0 written as 1, UTF-8.

    Binary floats are no plain data, and a TypeError.
    """
    return _written(data).encode("utf-8")


def digest(data: Any) -> str:
    """The SHA-256 of the canonical form, as `sha256:…`."""
    return f"sha256:{hashlib.sha256(canonical(data)).hexdigest()}"


def _written(data: Any) -> str:
    # Texts first: they are most of what there is, and isinstance with a Mapping takes longest.
    if isinstance(data, str):
        return encode_basestring(data)
    if isinstance(data, list | tuple):
        return "[" + ",".join(map(_written, data)) + "]"
    if isinstance(data, (dict, Mapping)):  # a dict is told much sooner than a Mapping
        return "{" + ",".join([f"{encode_basestring(str(key))}:{_written(data[key])}" for key in sorted(data)]) + "}"
    if data is None or isinstance(data, bool):
        return CONSTANTS[data]
    if isinstance(data, int | Decimal):
        return _number(Decimal(data))
    raise TypeError(f"{type(data).__name__} is no plain data")


def _number(value: Decimal) -> str:
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
