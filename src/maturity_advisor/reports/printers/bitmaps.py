"""Bitmaps: a drawing as PNG where a format has no room for SVG, by Typst, which we have anyway."""

from __future__ import annotations

import json

import typst

from maturity_advisor.reports.printers.fonts import font_folders

SOURCE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: "Source Sans Pro")
#image(bytes(json(bytes(sys.inputs.picture)).raw), format: sys.inputs.format)
"""
PER_INCH = 150.0


def bitmap(picture: str | bytes, form: str = "svg") -> bytes:
    """PNG of an SVG, PNG or JPEG."""
    raw = picture if isinstance(picture, str) else list(picture)
    inputs = {"picture": json.dumps({"raw": raw}), "format": form}
    made = typst.compile(  # type: ignore[call-overload]  # its types want fonts named in bytes where the source is
        SOURCE, format="png", ppi=PER_INCH, sys_inputs=inputs, font_paths=font_folders(), ignore_system_fonts=True
    )
    return bytes(made)
