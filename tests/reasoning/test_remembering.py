"""What is remembered is never more than was allowed."""

from maturity_advisor.reasoning.remembering import Remembering


def test_one_more_than_was_allowed_and_all_others_are_forgotten():
    known = Remembering(2)

    known["a"] = 1
    known["b"] = 2
    assert known == {"a": 1, "b": 2}

    known["c"] = 3
    assert known == {"c": 3}
