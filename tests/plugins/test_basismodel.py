"""The basismodel's plugin: each gap of the chain is found, counted and named, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest
from maturity_advisor_plugins.basismodel import GAPS, advisor_facts, known, links

from maturity_advisor.hookspecs import FactValue
from maturity_advisor.organisation.organisation import Organisation

WHOLE: dict[str, Any] = {
    "mission": {"statement": "We bake bread people trust"},
    "vision": {"statement": "The baker of the whole valley"},
    "goals": [{"id": "nearby", "statement": "People nearby come back"}],
    "objectives": [
        {
            "id": "more-orders",
            "statement": "60 orders a week by June",
            "goal": "nearby",
            "kpi": "orders",
            "deadline": "2027-06-30",
            "owner": "Ans",
        }
    ],
    "strategies": [
        {
            "id": "close",
            "statement": "Be close by",
            "goals": ["nearby"],
            "tactics": [
                {
                    "id": "order-online",
                    "statement": "Order online",
                    "objectives": ["more-orders"],
                    "means": ["site"],
                }
            ],
        }
    ],
    "kpis": [{"id": "orders", "baseline": 30, "current": 40, "target": 60, "outcome": "enquiries_sales"}],
}
SPINE = ("orders -> more-orders", "more-orders -> nearby", "nearby -> vision", "vision -> mission")
GAPS_OF_WHOLE = {"links_unconfirmed": 4}


def organisation(**parts: Any) -> Organisation:
    """An organisation with these parts beside its identity."""
    return Organisation(organisation={"id": "baker", "name": "Baker"}, **parts)


def whole(**changes: Any) -> Organisation:
    """The organisation with a whole chain, changed in these parts of its motivation."""
    return organisation(motivation=WHOLE | changes, as_of="2026-11-22")


def objective(**changes: Any) -> Organisation:
    """The same with its only objective changed."""
    return whole(objectives=[WHOLE["objectives"][0] | changes])


def kpi(**changes: Any) -> Organisation:
    """The same with its only KPI changed."""
    return whole(kpis=[WHOLE["kpis"][0] | changes])


def tactics(*given: dict[str, Any]) -> Organisation:
    """The same with other tactics under its only strategy."""
    return whole(strategies=[WHOLE["strategies"][0] | {"tactics": list(given)}])


def plain(who: Organisation) -> dict[str, Any]:
    """All facts as plain values, without the pack's prefix."""
    found = advisor_facts(who)
    return {
        name.removeprefix("basismodel."): fact.value if isinstance(fact, FactValue) else fact
        for name, fact in found.items()
    }


def gaps(who: Organisation) -> dict[str, int]:
    """The gaps that are there, counted."""
    facts = plain(who)
    return {name: facts[name] for name in GAPS if facts.get(name)}


def test_an_organisation_that_said_nothing_has_no_gaps_to_count() -> None:
    assert plain(organisation()) == {
        "known": "answers",
        "wishes": 0,
        "wishes_without_kpi": 0,
        "mission_stated": False,
        "vision_stated": False,
        "vision_shared": "open",
        "vision_perceived": "open",
        "exploratory": False,
        "goals": 0,
        "objectives": 0,
        "strategies": 0,
        "kpis": 0,
        **dict.fromkeys(GAPS, 0),
    }


def test_a_whole_chain_lacks_only_somebodys_judgement() -> None:
    facts = plain(whole())
    assert facts["known"] == "chain"
    assert [facts[part] for part in ("goals", "objectives", "strategies", "kpis")] == [1, 1, 1, 1]
    assert [facts["mission_stated"], facts["vision_stated"]] == [True, True]
    assert gaps(whole()) == GAPS_OF_WHOLE


@pytest.mark.parametrize(
    ("parts", "level"),
    [
        ({}, "answers"),
        ({"wishes": ["service"]}, "wishes"),
        ({"motivation": {"mission": WHOLE["mission"], "strategies": WHOLE["strategies"]}}, "answers"),
        ({"motivation": {"kpis": WHOLE["kpis"]}}, "goals"),
        ({"wishes": ["service"], "motivation": {"goals": WHOLE["goals"]}}, "goals"),
        ({"motivation": {"objectives": WHOLE["objectives"]}}, "goals"),
        ({"motivation": WHOLE}, "chain"),
        ({"motivation": WHOLE | {"mission": None}}, "goals"),
        ({"motivation": WHOLE | {"vision": None}}, "goals"),
        ({"motivation": WHOLE | {"kpis": []}}, "goals"),
        (
            {"motivation": WHOLE | {"goals": [], "objectives": [WHOLE["objectives"][0] | {"goal": "lost"}]}},
            "goals",
        ),
        ({"motivation": WHOLE | {"strategies": []}}, "chain"),
    ],
)
def test_what_is_known_ends_where_the_chain_breaks(parts: dict[str, Any], level: str) -> None:
    assert known(organisation(**parts)) == level


@pytest.mark.parametrize(
    ("who", "gap"),
    [
        (
            whole(goals=[*WHOLE["goals"], {"id": "staff", "statement": "Good staff stay"}]),
            "goals_without_objective",
        ),
        (objective(owner=None), "objectives_without_owner"),
        (objective(deadline=None), "objectives_without_deadline"),
        (objective(realistic=False), "objectives_unrealistic"),
        (objective(deadline="2026-11-21"), "objectives_overdue"),
        (kpi(baseline=None), "objectives_without_baseline"),
        (kpi(target=None), "objectives_without_target"),
        (kpi(outcome=None), "kpis_without_outcome"),
        (whole(strategies=[WHOLE["strategies"][0] | {"goals": ["lost"]}]), "strategies_without_goal"),
        (tactics({"id": "t", "statement": "T", "objectives": ["more-orders"]}), "tactics_without_means"),
        (tactics({"id": "t", "statement": "T", "means": ["site"]}), "objectives_without_tactic"),
        (whole(kpis=[*WHOLE["kpis"], {"id": "likes", "outcome": "awareness"}]), "kpis_without_objective"),
        (whole(confirmed=[{"link": "close -> nearby", "fits": False}]), "links_rejected"),
    ],
)
def test_each_gap_is_found_alone(who: Organisation, gap: str) -> None:
    assert {name: 1 for name in gaps(who) if name != "links_unconfirmed"} == {gap: 1}


def test_a_strategy_without_tactics_leaves_its_objective_without_one() -> None:
    assert gaps(tactics()) == {
        "objectives_without_tactic": 1,
        "strategies_without_tactic": 1,
        "links_unconfirmed": 4,
    }


def test_an_objective_without_kpi_is_one_gap_and_leaves_its_kpi_loose() -> None:
    assert gaps(objective(kpi=None)) == {
        "objectives_without_kpi": 1,
        "kpis_without_objective": 1,
        "links_unconfirmed": 3,
    }


def test_a_kpi_that_is_named_but_nowhere_written_is_no_kpi() -> None:
    assert gaps(objective(kpi="lost"))["objectives_without_kpi"] == 1


def test_an_objective_may_hang_on_the_vision_directly() -> None:
    who = whole(goals=[], objectives=[WHOLE["objectives"][0] | {"goal": "vision"}])
    assert "objectives_without_goal" not in gaps(who)
    assert links(who.motivation)[1] == "more-orders -> vision"


@pytest.mark.parametrize("goal", [None, "vision", "lost"])
def test_an_objective_without_goal_and_vision_hangs_on_nothing(goal: str | None) -> None:
    who = whole(vision=None, goals=[], objectives=[WHOLE["objectives"][0] | {"goal": goal}])
    assert gaps(who)["objectives_without_goal"] == 1
    assert links(who.motivation) == ["orders -> more-orders"]


def test_an_objective_that_names_no_goal_hangs_on_nothing() -> None:
    assert gaps(objective(goal=None))["objectives_without_goal"] == 1


def test_a_strategy_may_serve_the_vision_directly_if_there_is_one() -> None:
    strategies = [WHOLE["strategies"][0] | {"goals": ["vision"]}]
    assert "strategies_without_goal" not in gaps(whole(strategies=strategies))
    assert gaps(whole(strategies=strategies, vision=None))["strategies_without_goal"] == 1


def test_links_run_from_kpis_up_to_the_mission() -> None:
    assert tuple(links(whole().motivation)) == SPINE


def test_without_a_vision_goals_hang_on_the_mission() -> None:
    assert links(whole(vision=None).motivation)[-1] == "nearby -> mission"
    assert links(whole(vision=None, mission=None).motivation)[-1] == "more-orders -> nearby"


def test_a_judged_link_is_no_longer_open_and_who_judged_last_is_followed() -> None:
    judged = [{"link": link, "fits": True} for link in SPINE]
    assert gaps(whole(confirmed=judged)) == {}
    assert gaps(whole(confirmed=[*judged, {"link": SPINE[0], "fits": False}])) == {"links_rejected": 1}
    assert gaps(whole(confirmed=[{"link": SPINE[0], "fits": False}, *judged])) == {}


def test_of_dated_judgements_the_latest_is_followed() -> None:
    no = {"link": SPINE[0], "fits": False, "date": "2026-11-02"}
    yes = {"link": SPINE[0], "fits": True, "date": "2026-11-01"}
    assert gaps(whole(confirmed=[no, yes]))["links_rejected"] == 1
    assert gaps(whole(confirmed=[no, {"link": SPINE[0], "fits": True}]))["links_rejected"] == 1


@pytest.mark.parametrize(
    ("figure", "late"),
    [
        ({"current": 59}, True),
        ({"current": 60}, False),
        ({"current": 61}, False),
        ({"current": 59, "higher_is_better": False}, False),
        ({"current": 60, "higher_is_better": False}, False),
        ({"current": 61, "higher_is_better": False}, True),
        ({"current": None}, True),
        ({"target": None}, True),
    ],
)
def test_an_objective_that_is_met_is_never_overdue(figure: dict[str, Any], late: bool) -> None:
    who = whole(kpis=[WHOLE["kpis"][0] | figure], objectives=[WHOLE["objectives"][0] | {"deadline": "2026-11-21"}])
    assert ("objectives_overdue" in gaps(who)) is late


def test_an_objective_is_not_overdue_on_its_own_day() -> None:
    assert "objectives_overdue" not in gaps(objective(deadline="2026-11-22"))


def test_an_objective_without_kpi_is_overdue_after_its_day() -> None:
    assert gaps(objective(deadline="2026-11-21", kpi=None))["objectives_overdue"] == 1


def test_without_a_day_to_reckon_from_nothing_is_said_of_dates() -> None:
    dated = organisation(motivation=WHOLE)
    undated = organisation(motivation={"objectives": [{"id": "o", "statement": "O"}]})
    assert "objectives_overdue" not in plain(dated)
    assert plain(undated)["objectives_overdue"] == 0


LIKES = {"id": "likes", "outcome": "awareness"}


@pytest.mark.parametrize(
    ("wishes", "loose", "unwanted"),
    [
        (["service"], LIKES, 1),
        (["awareness"], LIKES, 0),
        ([], LIKES, 0),
        (["service"], {"id": "likes"}, 0),
    ],
)
def test_a_loose_kpi_is_unwanted_only_if_wishes_tell(wishes: list[str], loose: dict[str, str], unwanted: int) -> None:
    who = organisation(wishes=wishes, motivation=WHOLE | {"kpis": [*WHOLE["kpis"], loose]})
    assert plain(who)["kpis_unwanted"] == unwanted


def test_a_kpi_of_an_objective_is_wanted_whatever_the_wishes() -> None:
    assert plain(organisation(wishes=["service"], motivation=WHOLE))["kpis_unwanted"] == 0


def test_wishes_no_kpi_shows_are_counted() -> None:
    who = organisation(wishes=["service", "enquiries_sales", "network"], motivation=WHOLE)
    assert (plain(who)["wishes"], plain(who)["wishes_without_kpi"]) == (3, 2)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (True, ("shared", "perceived")),
        (False, ("not_shared", "not_perceived")),
        ("unknown", ("open", "open")),
    ],
)
def test_what_is_said_of_the_vision_is_taken_over(written: bool | str, told: tuple[str, str]) -> None:
    facts = plain(whole(vision=WHOLE["vision"] | {"shared": written, "perceived_outside": written}))
    assert (facts["vision_shared"], facts["vision_perceived"]) == told


def test_those_who_find_their_way_say_so() -> None:
    assert plain(organisation(motivation={"exploratory": True}))["exploratory"] is True


def test_what_falls_short_is_named_in_three_languages() -> None:
    fact = advisor_facts(objective(owner=None))["basismodel.objectives_without_owner"]
    assert fact == FactValue(
        1,
        {
            "en": "Objectives without an owner: '60 orders a week by June'.",
            "nl": "Concrete doelen zonder eigenaar: '60 orders a week by June'.",
            "de": "Konkrete Ziele ohne Zuständige: '60 orders a week by June'.",
        },
    )


def test_where_nothing_falls_short_no_names_are_said() -> None:
    assert advisor_facts(whole())["basismodel.objectives_without_owner"] == FactValue(0, {})


def test_a_kpi_is_named_by_its_name_or_else_by_its_id() -> None:
    figures = [{"id": "likes", "name": "Likes a month"}, {"id": "visits"}]
    fact = advisor_facts(whole(kpis=figures, objectives=[]))["basismodel.kpis_without_objective"]
    assert isinstance(fact, FactValue)
    assert fact.says["en"] == "KPIs that measure no objective: 'Likes a month', 'visits'."


def test_all_gaps_are_said_in_three_languages_and_differently() -> None:
    texts = [text for gap in GAPS.values() for text in (gap.en, gap.nl, gap.de)]
    assert len(set(texts)) == 3 * len(GAPS)
