"""What every test runs under: the same random examples each time."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=False)
settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Parsed packs are kept for this run alone: no test sees, or changes, what the user has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATURITY_ADVISOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
