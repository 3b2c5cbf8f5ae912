"""Makes third-party distributions in a folder, found like installed ones, and runs our own packs beside them."""

from __future__ import annotations

from pathlib import Path

TEMPLATE = """\
from pathlib import Path

from maturity_advisor.hookspecs import FactValue, PackSource, Part, PriorityScheme, Weighted, hookimpl

HERE = Path(__file__).parent

"""

PACK = """\
pack: {id: shop, format: 1, version: "1.0", licence: MIT, language: en, needs: {vocabulary: ">=1"}}
facts:
  shop.window: {type: boolean, ask: "Do people see what you sell?", says: {"true": "They do.", "false": "They do not."}}
  shop.visitors: {type: integer, minimum: 0, derived: true, from: plugin}
rules:
  - id: window
    title: "Show it"
    when: {shop.window: false}
    recommend: {action: basic-details-in-order}
    because: "Nobody buys what nobody sees."
    origin: interpretation
"""


def distribution(folder: Path, name: str, body: str, version: str = "1.2", files: dict[str, str] | None = None) -> None:
    """A distribution whose one plugin is a module with this body."""
    module = name.replace("-", "_")
    package = folder / module
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(TEMPLATE + body, encoding="utf-8")
    for file, content in (files or {}).items():
        (package / file).write_text(content, encoding="utf-8")
    info = folder / f"{module}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[maturity_advisor]\n{module} = {module}\n", encoding="utf-8")
