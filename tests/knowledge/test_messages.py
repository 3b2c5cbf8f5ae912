"""Whatever the rooms can say of a file, some bad file makes them say."""

from __future__ import annotations

import re
from pathlib import Path

import maturity_advisor
from tests.knowledge.messages import messages_in

SOURCE = Path(maturity_advisor.__file__).parent
ROOMS = ("knowledge", "organisation")
BAD = [Path(__file__).parents[1] / "bad" / kind for kind in ("packs", "organisations", "migrations")]


def test_every_message_about_packs_and_organisations_has_a_bad_file() -> None:
    said = "".join(path.read_text(encoding="utf-8") for folder in BAD for path in sorted(folder.rglob("*.txt")))
    messages = [message for room in ROOMS for message in messages_in(SOURCE / room)]

    missing = [item for item in messages if not re.search(rf": {item.pattern}[.?!]( |$)", said, re.MULTILINE)]

    assert len(messages) > 100
    assert missing == []
