"""What pack authors test with: a plugin for pytest that runs a pack's examples and cases, and the same as a function.

In `pyproject.toml`: `addopts = ["-p", "maturity_advisor.testing"]`. Case files and the files that open a pack are
collected like test modules; every example and every case is a test of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from maturity_advisor.authoring.cases import WrittenCase
    from maturity_advisor.authoring.trials import Outcome, Trial
    from maturity_advisor.knowledge.definitions import RuleDefinition

__all__ = ["pytest_collect_file", "run"]

SUFFIXES = (".yaml", ".yml")


def run(*paths: str | os.PathLike[str]) -> list[Outcome]:
    """Test the packs and case files at these paths, as the verb `test` does; an outcome a pack, which `passed` or not.

    PackError, UsageError or DocumentError if something cannot be read at all.
    """
    from maturity_advisor.authoring.trials import run_all

    return run_all(paths)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect case files, and files that open a pack for the examples of its rules."""
    if file_path.suffix not in SUFFIXES or not _concerns_packs(file_path):
        return None
    collector: pytest.Collector = PackTests.from_parent(parent, path=file_path)
    return collector


def _concerns_packs(path: Path) -> bool:
    """Whether a file has cases or opens a pack; one that cannot be read is somebody else's, or `check` says why."""
    from maturity_advisor.documents import read_file
    from maturity_advisor.errors import AdvisorError

    try:
        data = read_file(path).data
    except AdvisorError:
        return False
    return isinstance(data, dict) and ("cases" in data or isinstance(data.get("pack"), dict))


class PackTests(pytest.File):
    """A file with cases, with the header of a pack, or with both."""

    def collect(self) -> Iterator[pytest.Item]:
        """A test for each case here, and for each example of the pack that opens here."""
        from maturity_advisor.errors import AdvisorError

        try:
            yield from self._tests()
        except AdvisorError as error:
            raise self.CollectError(str(error)) from None

    def _tests(self) -> Iterator[pytest.Item]:
        from maturity_advisor.documents import read_file

        for trial in _trials(self.path):
            for case in trial.cases:
                if Path(case.document.source) == self.path:
                    yield CaseTest.of(self, trial, case)
            if isinstance(read_file(self.path).data.get("pack"), dict) and str(self.path) in trial.pack.sources_read:
                for rule in trial.rules():
                    for index in range(len(rule.written.examples)):
                        yield ExampleTest.of(self, trial, rule, index)


@lru_cache(maxsize=32)
def _trials(path: Path) -> tuple[Trial, ...]:
    """What there is to test in a file; a pack's other files lie beside its header."""
    from maturity_advisor.authoring.trials import trials_at

    return tuple(trials_at(path))


class CaseTest(pytest.Item):
    """One case."""

    trial: Trial
    case: WrittenCase

    @classmethod
    def of(cls, parent: PackTests, trial: Trial, case: WrittenCase) -> CaseTest:
        """The test of a case, named as the case is."""
        item: CaseTest = cls.from_parent(parent, name=case.case.name)
        item.trial, item.case = trial, case
        return item

    def runtest(self) -> None:
        """Fail with everything that is not as expected."""
        from maturity_advisor.authoring.verdicts import told

        failures = self.trial.failures(self.case)
        if failures:
            pytest.fail("\n".join(line for failure in failures for line in told(failure)), pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the case stands."""
        place = self.case.document.place(self.case.path())
        return self.path, (place.line or 1) - 1, f"case: {self.name}"


class ExampleTest(pytest.Item):
    """One example of a rule."""

    trial: Trial
    rule: RuleDefinition
    index: int

    @classmethod
    def of(cls, parent: PackTests, trial: Trial, rule: RuleDefinition, index: int) -> ExampleTest:
        """The test of an example, named after its rule and itself."""
        name = rule.written.examples[index].name.say("en", trial.pack.header.language)
        item: ExampleTest = cls.from_parent(parent, name=f"{rule.written.id}: {name}")
        item.trial, item.rule, item.index = trial, rule, index
        return item

    def runtest(self) -> None:
        """Fail if the rule does something else in the example."""
        from maturity_advisor.authoring.examples import Examples

        problems = list(Examples(self.trial.advisor.knowledge).of_example(self.rule, self.index))
        if problems:
            pytest.fail("\n".join(map(str, problems)), pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the pack opens: rules beside options have no line of their own in every file."""
        return self.path, None, f"example: {self.name}"
