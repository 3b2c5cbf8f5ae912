"""Of several rules that advise the same, the one that leads to a chosen stage gives the reason."""

from __future__ import annotations

from typing import Any

import pytest

from tests.examples.files import EXAMPLES, advisor


@pytest.mark.parametrize(
    ("targets", "rule"),
    [({}, "esm3/policies-adopt-guidelines"), ({"forrester": "coordinating"}, "forrester/policy-large")],
)
def test_a_chosen_stage_gives_the_reason(targets: dict[str, Any], rule: str) -> None:
    retailer = dict(advisor().advise(EXAMPLES / "retailer.yaml").source)

    found = advisor().advise({**retailer, "targets": targets}).recommendation("guidelines-and-reinforcement")

    assert found is not None
    assert found.arranged.item.rules[0].id == rule
