"""Truth tables for the docs, printed by the reference evaluator."""

from __future__ import annotations

from itertools import product

from tests.reference import evaluate, truth
from tests.reference.truth import all_of, any_of, at_least, except_, not_

VALUES = "TFUN"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Rows under a heading, as Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def combined() -> str:
    """`all`, `any`, `not` and `unless` of every pair of values."""
    head = ["a", "b", "all: [a, b]", "any: [a, b]", "not: a", "when: a, unless: b"]
    return table(
        head,
        [
            [a, b, f"**{all_of([a, b])}**", f"**{any_of([a, b])}**", not_(a), all_of([a, except_(b)])]
            for a, b in product(VALUES, repeat=2)
        ],
    )


def counted() -> str:
    """Two of three, for each different mix of values."""
    mixes = sorted({tuple(sorted(mix, key=VALUES.index)) for mix in product(VALUES, repeat=3)}, key=_order)
    return table(["of", "at least 2"], [[" ".join(mix), f"**{at_least(2, mix)}**"] for mix in mixes])


def _order(mix: tuple[str, ...]) -> list[int]:
    return [VALUES.index(value) for value in mix]


def criteria() -> str:
    """The same mixes of two as criteria of a stage, beside `all`."""
    mixes = sorted({tuple(sorted(mix, key=VALUES.index)) for mix in product(VALUES, repeat=2)}, key=_order)
    rows = [[" ".join(mix), f"**{truth.criteria(mix)}**", all_of(mix)] for mix in mixes]
    return table(["parts", "criteria", "all"], rows)


FACTS = {
    "shop.online": {"type": "boolean"},
    "shop.returns": {
        "type": "scale",
        "options": [{"id": "never"}, {"id": "by_post"}, {"id": "in_shop"}],
        "ask_if": {"shop.online": True},
    },
    "shop.staff": {"type": "integer", "minimum": 1},
}
RULE = {
    "id": "r",
    "when": {"shop.returns": {"at_most": "by_post"}, "shop.staff": {"at_least": 3}},
    "unless": {"shop.staff": {"above": 50}},
}
ANSWERS = [
    ("nothing", {}),
    ("2 people", {"shop.staff": 2}),
    ("5 people, sells online", {"shop.staff": 5, "shop.online": True}),
    ("… and returns by post", {"shop.staff": 5, "shop.online": True, "shop.returns": "by_post"}),
    (
        "… one says never, another by post",
        {"shop.staff": 5, "shop.online": True, "shop.returns": [{"value": "never"}, {"value": "by_post"}]},
    ),
    (
        "… one says never, another in the shop",
        {"shop.staff": 5, "shop.online": True, "shop.returns": [{"value": "never"}, {"value": "in_shop"}]},
    ),
    ("5 people, does not sell online", {"shop.staff": 5, "shop.online": False}),
    ("5 people, nobody knows whether online", {"shop.staff": 5, "shop.online": "unknown"}),
]


def worked() -> str:
    """One rule under more and more answers."""
    pack = {"pack": {"id": "shop", "shared": True}, "facts": FACTS, "rules": [RULE]}
    rows = []
    for said, answers in ANSWERS:
        organisation = {"organisation": {"id": "o", "name": "O"}, "answers": answers}
        result = evaluate([pack], organisation)
        (status,) = result.statuses.values()
        rows.append([said, f"**{status.replace('_', ' ')}**"])
    return table(["what was answered", "the rule is"], rows)
