"""Small groups are not shown, and cannot be worked out from what is."""

from hypothesis import given
from hypothesis import strategies as st

from maturity_advisor.portfolio.groups import shown_of

SIZES = st.dictionaries(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("xyz")), st.integers(1, 12))


@given(SIZES, st.integers(1, 8))
def test_what_is_shown_is_large_enough_and_so_is_what_the_rest_adds_up_to(sizes, least):
    found = shown_of(sizes, least)

    hidden = [key for key in sizes if key not in found.groups]
    assert all(sizes[key] >= least for key in found.groups)
    assert found.held_back == len(hidden)
    assert found.organisations == sum(sizes[key] for key in hidden)
    if hidden and found.total:
        assert found.organisations >= least
        assert len(hidden) > 1 or len(sizes) == 1


@given(SIZES)
def test_nothing_is_held_back_where_all_groups_are_large_enough(sizes):
    assert shown_of(sizes, 1).held_back == 0


def test_a_single_small_group_takes_the_next_smallest_with_it():
    found = shown_of({("a",): 3, ("b",): 7, ("c",): 20}, 5)

    assert found.groups == (("c",),)
    assert (found.held_back, found.organisations, found.total) == (2, 10, True)


def test_of_too_few_organisations_nothing_is_shown_at_all():
    found = shown_of({("a",): 2, ("b",): 2}, 5)

    assert (found.groups, found.total) == ((), False)
