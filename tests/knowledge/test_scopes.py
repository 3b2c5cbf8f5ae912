"""Scopes: what each kind of model rates, on which values, and what sums up what."""

from __future__ import annotations

from maturity_advisor.knowledge.definitions import (
    Aggregated,
    Banded,
    Gated,
    Listed,
    ListedMembers,
    Method,
    Same,
    ScopeBody,
    TargetBody,
    Typed,
)
from tests.knowledge.good import base_of

HEAD = 'model: own\nedition: "1"\ntitle: "Own"\n'
STAGES = 'stages: [{id: low, title: "Low"}, {id: high, title: "High"}]\n'


def methods(text: str) -> dict[str, Method]:
    found = base_of(HEAD + text).definitions.values()
    return {item.id: item.body.method for item in found if item.pack == "own" and isinstance(item.body, ScopeBody)}


def test_a_ladder_sums_up_its_dimensions() -> None:
    found = methods(
        STAGES
        + "assess: {dimension: median, model: balanced}\n"
        + "dimensions: [{id: d, categories: [{id: a}, {id: b}]}, {id: e, categories: [{id: e}]}]\n"
    )

    assert found == {
        "own": Aggregated("balanced", ("own.d", "own.e")),
        "own.d": Aggregated("median", ("own.a", "own.b")),
        "own.a": Gated(((), ())),
        "own.b": Gated(((), ())),
        "own.e": Gated(((), ())),
    }


def test_without_totals_of_dimensions_a_ladder_sums_up_all_categories() -> None:
    found = methods(
        STAGES
        + "assess: {dimension: none, model: mean}\n"
        + "dimensions: [{id: d, categories: [{id: a}, {id: b}]}, {id: e, categories: [{id: e}]}]\n"
    )

    assert "own.d" not in found
    assert found["own"] == Aggregated("mean", ("own.a", "own.b", "own.e"))


def test_a_ladder_may_have_no_total() -> None:
    assert "own" not in methods(STAGES + "assess: {model: none}\ndimensions: [{id: d, categories: [{id: a}]}]\n")


def test_axes_have_their_own_stages_and_no_total() -> None:
    text = (
        "kind: axes\n"
        'dimensions:\n  - {id: d, stages: [{id: one, title: "1"}], categories: [{id: a}]}\n'
        '  - {id: e, stages: [{id: few, title: "f"}, {id: many, title: "m"}], categories: [{id: e}]}\n'
    )
    definitions = base_of(HEAD + text).definitions

    assert sorted(methods(text)) == ["own.a", "own.d", "own.e"]
    assert definitions["own.a"].domain.options == ("not_yet", "one")
    assert definitions["own.e"].domain.options == ("not_yet", "few", "many")
    assert definitions["gap.own.e"].domain.maximum == 2


def test_a_checklist_holds_or_does_not() -> None:
    text = (
        "kind: checklist\ndimensions: [{id: d, categories: [{id: a, criteria: [{team.size: 1}, {team.mood: low}]}]}]\n"
    )
    definitions, found = base_of(HEAD + text).definitions, methods(text)

    assert (found["own"], found["own.d"]) == (ListedMembers(("own.d",)), ListedMembers(("own.a",)))
    assert isinstance(found["own.a"], Listed)
    assert len(found["own.a"].criteria) == 2
    assert {definitions[name].domain.kind for name in found} == {"boolean"}
    assert "target.own" not in definitions


def test_a_typology_has_one_type_under_three_names() -> None:
    text = (
        "kind: typology\n" + STAGES + "dimensions:\n"
        "  - {id: d, categories: [{id: a, stages: {low: {criteria: [{team.size: 1}]}}}]}\n"
    )
    definitions, found = base_of(HEAD + text).definitions, methods(text)

    assert (found["own"], found["own.d"]) == (Same("own.a"), Same("own.a"))
    assert isinstance(found["own.a"], Typed)
    assert [len(row) for row in found["own.a"].types] == [1, 0]
    assert definitions["own"].domain.options == ("low", "high", "none")
    assert "target.own" not in definitions


def test_a_typology_whose_dimension_is_its_category_has_two_names() -> None:
    assert sorted(methods("kind: typology\n" + STAGES + "dimensions: [{id: d, categories: [{id: d}]}]\n")) == [
        "own",
        "own.d",
    ]


def test_any_scope_may_be_read_off_a_score() -> None:
    bands = "{bands_of: team.size, bands: [{stage: low, at_least: 2}, {stage: high, at_least: 2.5}]}"
    found = methods(
        STAGES
        + f"assess: {{category: {bands}, dimension: {bands}, model: {bands}}}\n"
        + "dimensions: [{id: d, categories: [{id: a}, {id: b, assess: gated}]}]\n"
    )

    assert {name for name, method in found.items() if isinstance(method, Banded)} == {"own", "own.d", "own.a"}
    assert found["own.b"] == Gated(((), ()))


def test_a_model_exists_where_it_says_and_in_the_organisation() -> None:
    definitions = base_of().definitions

    assert definitions["growth.skills"].per == {"organisation", "initiative"}
    assert definitions["gap.growth.tools"].per == {"organisation", "initiative"}
    assert definitions["target.growth.skills"].body == TargetBody(
        "growth.skills", ("growth.skills", "growth.people", "growth")
    )
    assert definitions["target.growth.tools"].body == TargetBody("growth.tools", ("growth.tools", "growth"))


def test_a_scope_knows_what_it_belongs_to() -> None:
    body = base_of().definitions["growth.skills"].body

    assert isinstance(body, ScopeBody)
    assert (body.model, body.level, body.parent, body.dimension, body.category) == (
        "growth",
        "category",
        "growth.people",
        "people",
        "skills",
    )
