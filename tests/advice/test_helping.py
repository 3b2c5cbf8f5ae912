"""What helps an action serves what that action serves."""

from __future__ import annotations

from tests.advice.cases import HALF, QUARTER, action, aligned, pack

SELL = ("sales", "direct")


def test_what_helps_an_action_serves_its_outcome_at_a_quarter_of_the_strength() -> None:
    base = pack({"sell": action(SELL, helped_by=["reply"]), "reply": action()})

    chain = aligned(base, wishes=["sales"]).chains["reply"]

    assert (chain.how, chain.through, chain.strength) == ("helping", "sell", QUARTER)


def test_help_reaches_one_step_and_no_further() -> None:
    base = pack({"sell": action(SELL, helped_by=["reply"]), "reply": action(helped_by=["rest"]), "rest": action()})

    assert sorted(aligned(base, wishes=["sales"]).chains) == ["reply", "sell"]


def test_actions_may_help_each_other() -> None:
    base = pack({"sell": action(SELL, helped_by=["reply"]), "reply": action(SELL, helped_by=["sell"])})

    assert {chain.how for chain in aligned(base, wishes=["sales"]).chains.values()} == {"direct"}


def test_being_required_is_worth_more_than_helping() -> None:
    base = pack({"sell": action(SELL, requires=["reply"], helped_by=["reply"]), "reply": action()})

    chain = aligned(base, wishes=["sales"]).chains["reply"]

    assert (chain.how, chain.strength) == ("enabling", HALF)


def test_steering_serves_every_figure_at_half_the_strength() -> None:
    base = pack({"sell": action(SELL), "review": action(("steering", "direct"))})
    kpis = {"goals": [{"id": "more", "statement": "More"}], "kpis": [{"id": "orders", "outcome": "sales"}]}

    chains = aligned(base, motivation=kpis).chains

    assert chains["review"].strength == chains["sell"].strength * HALF
    assert [step.id for step in chains["review"].steps] == ["steering", "orders"]


def test_steering_serves_nothing_where_there_are_no_figures() -> None:
    base = pack({"review": action(("steering", "direct"))})

    assert aligned(base, wishes=["sales"]).chains == {}


def test_helping_what_nobody_advises_serves_nothing() -> None:
    base = pack({"unasked": action(SELL, helped_by=["reply"]), "reply": action()})

    assert sorted(aligned(base, wishes=["sales"]).chains) == ["unasked"]
