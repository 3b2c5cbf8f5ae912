"""One form for equal content, so that it can be hashed and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from json.encoder import JSONEncoder, encode_basestring
from typing import Any

CONSTANTS = {None: "null", True: "true", False: "false"}


def canonical(data: Any) -> bytes:
    """Plain data as JSON in one form: keys sorted, no spaces, 1.0 written as 1, UTF-8.

    Binary floats are no plain data, and a TypeError.
    """
    return _written(data).encode("utf-8")


def canonical_of_file(data: Any) -> bytes:
    """The canonical form of what was read from a file: there are no binary floats in it, and all keys are texts."""
    try:
        return _ENCODER.encode(data).encode("utf-8")
    except TypeError:  # decimal numbers, which are rare
        return canonical(data)


def digest(data: Any) -> str:
    """The SHA-256 of the canonical form, as `sha256:…`."""
    return digest_of(canonical(data))


def digest_of(form: bytes) -> str:
    """The digest of what has this canonical form."""
    return f"sha256:{hashlib.sha256(form).hexdigest()}"


def _written(data: Any) -> str:
    # Texts first and, in a mapping, at once: they are most of what there is. To look for a Mapping takes longest.
    if isinstance(data, str):
        return encode_basestring(data)
    if isinstance(data, list | tuple):
        return "[" + ",".join(map(_written, data)) + "]"
    if isinstance(data, (dict, Mapping)):
        parts = [
            f"{encode_basestring(str(key))}:{encode_basestring(part) if type(part) is str else _written(part)}"
            for key, part in sorted(data.items())
        ]
        return "{" + ",".join(parts) + "}"
    if data is None or isinstance(data, bool):
        return CONSTANTS[data]
    if isinstance(data, int):
        return int.__repr__(data)
    if isinstance(data, Decimal):
        return _number(data)
    raise TypeError(f"{type(data).__name__} is no plain data")


def _number(value: Decimal) -> str:
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_ENCODER = JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
