"""The installed packs, read from their files so that every finding has its place."""

import pytest

from maturity_advisor.authoring.gathering import installed_groups
from maturity_advisor.knowledge.base import assemble
from maturity_advisor.knowledge.reading import read_pack
from maturity_advisor.plugins import find_plugins


@pytest.fixture(scope="session")
def knowledge():
    return assemble([read_pack(group) for group in installed_groups(find_plugins())])
