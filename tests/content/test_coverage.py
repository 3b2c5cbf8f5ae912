"""Nothing in our packs is declared in vain: every step is led to, everything used, in three languages."""

from maturity_advisor.authoring.coverage import coverage


def test_our_packs_have_no_unmarked_hole(knowledge):
    holes = [str(hole) for pack in coverage(knowledge) for hole in pack.holes]

    assert holes == []


def test_our_packs_speak_three_languages(knowledge):
    assert {pack.languages for pack in coverage(knowledge)} == {("de", "en", "nl")}


def test_every_model_says_how_much_of_it_is_published(knowledge):
    for pack in coverage(knowledge):
        if pack.steps:
            assert set(pack.origins["criteria"]) == {"published", "unverified", "interpretation"}
