"""The examples of our rules notice at least 98 % of all small changes to them, pack by pack."""

import pytest

from maturity_advisor.authoring.mutation import mutate
from maturity_advisor.plugins import find_plugins

PACKS = sorted(pack.id for pack, _ in find_plugins().packs if pack.rules)


@pytest.mark.parametrize("pack", PACKS)
def test_examples_notice_small_changes_of_the_rules(knowledge, pack):
    (tally,) = mutate(knowledge, [pack])

    assert tally.enough, "\n".join(map(str, tally.survivors))
