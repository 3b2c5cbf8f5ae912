"""Makes what clients and packs wrote inert: it is printed as it reads, and commands neither terminal nor browser."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

# Controls, format characters that reverse or hide text, private use, and lone surrogates; line breaks become spaces.
_SPACES = re.compile(r"\s+")
_SAFE_FORMAT = frozenset("\u200c\u200d\u00ad")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~&$])")
_OPENING = re.compile(r"^(\s*)([-+=#:]|\d+(?=[.)](?:\s|$)))")
_URL = re.compile(r"https?://[^\s<>\"'`\\|()\[\]{}]+")


def plain(text: object) -> str:
    """On one line, and without characters that command a terminal."""
    return "".join(char for char in _SPACES.sub(" ", str(text)) if _is_printable(char)).strip()


def _is_printable(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") or char in _SAFE_FORMAT


def markdown(text: object) -> str:
    """As Markdown that shows just these characters."""
    escaped = _MARKDOWN.sub(r"\\\1", plain(text))
    return _OPENING.sub(lambda found: f"{found[1]}{_escaped_opening(found[2])}", escaped)


def _escaped_opening(opening: str) -> str:
    """A number at the beginning of a line is kept from opening a list by its dot, which follows."""
    return f"{opening}\\" if opening.isdigit() else f"\\{opening}"


def address(url: object) -> str:
    """A web address that may be shown as one; empty for anything else."""
    text = plain(url)
    try:
        host = urlsplit(text).hostname
    except ValueError:
        return ""
    return text if host and _URL.fullmatch(text) else ""
