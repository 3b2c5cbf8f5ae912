"""The commented examples speak of the advice that is really given."""

from __future__ import annotations

import re

import pytest

from tests.examples.files import EXAMPLES, advisor

PAGE = EXAMPLES.parent / "docs" / "explanation" / "three-examples-commented.md"
SECTIONS = re.findall(r"\[`examples/([\w-]+)\.yaml`\].*?\n\n(1\. .*?)\n\n", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_three_examples_are_commented() -> None:
    assert len(SECTIONS) == 3


@pytest.mark.parametrize(("name", "listed"), SECTIONS)
def test_what_is_listed_comes_first(name: str, listed: str) -> None:
    lines = [re.fullmatch(r"\d+\. (.+) \(`(.+)`\)", line) for line in listed.splitlines()]
    found = advisor().advise(EXAMPLES / f"{name}.yaml", lang="en").recommendations[: len(lines)]

    assert [(item.title, item.id) for item in found] == [match.groups() for match in lines if match]
