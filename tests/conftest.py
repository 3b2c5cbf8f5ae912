"""What every test runs under: the same random examples each time."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

# Somebody else's distribution: its own tests run where it is installed, see tests/packaging.
collect_ignore = ["third_party"]

settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=False)
settings.load_profile("ci")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What looks through a browser takes minutes, so it runs only where it is asked for: `pytest -m browser`."""
    if "browser" in config.option.markexpr:
        return
    slow = [item for item in items if item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Parsed packs are kept for this run alone: no test sees, or changes, what the user has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATURITY_ADVISOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
