"""Plain lines: the data of a file as one line of JSON, of which each part can be read by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from maturity_advisor.documents import DecimalNumber, WholeNumber, without_extras
from maturity_advisor.knowledge.joining import LISTED, MAPPED

NUMBER = "$number"


@dataclass(slots=True)
class File:
    """The line of a file in the making, and where in it each part begins and ends, by section and key or index."""

    line: bytearray = field(default_factory=bytearray)
    stretches: dict[tuple[str, str | int], tuple[int, int]] = field(default_factory=dict)

    def fill(self, data: Mapping[str, Any]) -> None:
        """Write the file, section by section."""
        sign = b"{"
        for section, value in data.items():
            if not section.startswith("x-"):
                self.line += sign + line_of(section) + b":"
                self._section(section, value)
                sign = b","
        self.line += b"}"

    def _section(self, section: str, value: Any) -> None:
        if value and section in LISTED and isinstance(value, list):
            for index, part in enumerate(value):
                self._part(section, index, b"," if index else b"[", part)
            self.line += b"]"
        elif value and section in MAPPED and isinstance(value, dict):
            sign = b"{"
            for key, part in without_extras(value).items():
                self._part(section, key, sign + line_of(key) + b":", part)
                sign = b","
            self.line += b"}" if sign == b"," else b"{}"
        else:
            self.line += line_of(value)

    def _part(self, section: str, step: str | int, before: bytes, part: Any) -> None:
        self.line += before
        start = len(self.line)
        self.line += line_of(part)
        self.stretches[section, step] = (start, len(self.line))


def file_of(data: Mapping[str, Any]) -> File:
    """The data of a file as a line, without what stands under keys that begin with `x-`."""
    file = File()
    file.fill(data)
    return file


def line_of(data: Any) -> bytes:
    """Plain data as a line of JSON; decimal numbers keep the way they were written."""
    line = _ENCODER.encode(data)
    if '"x-' in line:
        line = _ENCODER.encode(without_extras(data))
    return line.encode("utf-8", "replace")


def data_in(line: bytes) -> Any:
    """The plain data of a line."""
    return _DECODER.decode(line.decode())


def survives(data: Any) -> bool:
    """Whether JSON gives back just these data."""
    left = [data]
    for part in left:  # which grows meanwhile; texts are most of what there is, and always survive
        if isinstance(part, dict):
            if NUMBER in part:
                return False
            left += [value for value in part.values() if type(value) is not str]
        elif isinstance(part, list):
            left += [value for value in part if type(value) is not str]
        elif isinstance(part, WholeNumber) and part.text != str(int(part)):
            return False
    return True


def _plain(value: Decimal) -> dict[str, str]:
    return {NUMBER: getattr(value, "text", str(value))}


def _revived(data: dict[str, Any]) -> Any:
    return DecimalNumber(data[NUMBER]) if NUMBER in data else data


# Made once: there are thousands of lines, most of them short.
_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_plain)
_DECODER = json.JSONDecoder(parse_int=WholeNumber, object_hook=_revived)
