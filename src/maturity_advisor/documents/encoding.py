"""Lets in UTF-8 and nothing else."""

from __future__ import annotations

import re
from typing import NoReturn

from maturity_advisor.documents.document import placed
from maturity_advisor.documents.positions import Ruler
from maturity_advisor.errors import DocumentError, Problem

_BOM = b"\xef\xbb\xbf"
_WIDE = re.compile(rb"\xff\xfe|\xfe\xff|.?\0", re.DOTALL)


def utf8(text: bytes | str, source: str) -> bytes:
    """The bytes of a text, without a byte order mark."""
    if isinstance(text, str):
        try:
            return text.encode("utf-8").removeprefix(_BOM)
        except UnicodeEncodeError as error:
            before, remedy = text[: error.start].encode("utf-8"), "Write the character itself"
            _refuse(source, before, len(before), "this is half a surrogate pair", remedy)
    if _WIDE.match(text):
        _refuse(source, b"", 0, "the file is UTF-16 or no text at all", "Save it as UTF-8")
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        remedy = "Save the file as UTF-8; it may be Windows-1252 now"
        _refuse(source, text, error.start, "this is not UTF-8", remedy)
    return text.removeprefix(_BOM)


def _refuse(source: str, raw: bytes, start: int, message: str, remedy: str) -> NoReturn:
    raise DocumentError(Problem(message, remedy, placed(source, Ruler(raw).mark(start)), "encoding"))
