"""The advisor: from packs and an organisation to advice, a line a stage."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import maturity_advisor
from maturity_advisor.advice.advice import Advice, Audience, Environment, Settings
from maturity_advisor.advice.aligning import align
from maturity_advisor.advice.arranging import arrange
from maturity_advisor.advice.asking import Question, next_questions
from maturity_advisor.advice.probing import probe_of
from maturity_advisor.advice.selecting import fired, select
from maturity_advisor.advice.tracing import Tracer
from maturity_advisor.advice.weighing import weigh
from maturity_advisor.advice.wording import Speaker
from maturity_advisor.documents import Document, document_of, keeping_all, read_file
from maturity_advisor.errors import DocumentError, OrganisationError, Problem
from maturity_advisor.extras import lazily
from maturity_advisor.hookspecs import Renderer
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.library import Knowledge, Library, PackGiven, given_packs, without_doubles
from maturity_advisor.organisation.situation import Situation, read_organisation, situate
from maturity_advisor.plugin_facts import PluginFacts
from maturity_advisor.plugins import find_plugins
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.quick import Quick
from maturity_advisor.reasoning.readings import EngineName, reading
from maturity_advisor.reasoning.statuses import Statuses

if TYPE_CHECKING:
    from maturity_advisor.scale.many import Many

Input: TypeAlias = "str | os.PathLike[str] | Mapping[str, Any] | Document"


class Advisor:
    """Advises organisations with the installed packs, or with just those given; keeps no global state.

    `packs` are folders or files, one pack each, or packs read already; without it all installed plugins give theirs.
    `models` limits advice to these models, `without` leaves out plugins by name, `strict` makes every fault of a
    plugin an error. `pins` gives the hash a plugin must have, by its name.
    """

    def __init__(
        self,
        packs: Iterable[PackGiven] | None = None,
        *,
        extra: Iterable[str | os.PathLike[str]] = (),
        models: Iterable[str] = (),
        without: Iterable[str] = (),
        pins: Mapping[str, str] | None = None,
        engine: EngineName = "auto",
        priority: str | None = None,
        strict: bool = False,
    ) -> None:
        self._without = tuple(sorted(set(without)))
        self._models = tuple(sorted(set(models)))
        self._pins, self._strict = dict(pins or {}), strict
        self._quick: Quick | None = None
        self._many: dict[tuple[date | None, int], Many] = {}
        with keeping_all():
            given = given_packs((*(packs or ()), *extra))
            self._plugins = find_plugins(self._without, strict=self._strict, pins=self._pins)
            found = without_doubles(self._plugins.packs if packs is None else [], given)
            self._library = Library(found, self._models, self._strict)
            self._reading = reading(engine)
            self._scheme = self._plugins.priority(priority)
            self._library.refuse_unknown_models()
            self._known({})

    @property
    def knowledge(self) -> KnowledgeBase:
        """Everything the packs say, in their newest editions."""
        return self._base_of({})

    @property
    def failures(self) -> tuple[Problem, ...]:
        """What is wrong with plugins that were left out, or failed with a table of organisations."""
        of_tables = dict.fromkeys(failure for many in self._many.values() for failure in many.subject.failures)
        return (*self._plugins.failures, *self._known({}).failures, *of_tables)

    @property
    def engine(self) -> str:
        """The reading in use."""
        return self._reading.name

    def renderers(self) -> dict[str, Renderer]:
        """The formats that plugins offer, by name."""
        return self._plugins.renderers()

    def advise(
        self,
        organisation: Input,
        *,
        lang: str | None = None,
        date: date | None = None,
        audience: Audience = "advisor",
        top: int = 10,
    ) -> Advice:
        """Advise an organisation, given as a path, a mapping or a document."""
        document = _document(organisation)
        described = read_organisation(document, self._base_of)
        known = self._known(described.models)
        base = known.base
        failed: list[Problem] = []
        situation = situate(base, described, document, date)
        derived = self._reading.derive(known.program, situation, self._plugin_facts(base, failed))
        alignment = align(base, described, {firing.key[0] for firing in fired(base, derived)})
        serves = alignment.chains if alignment.wants_something else None
        selection = select(base, situation, derived, serves)
        items = weigh(base, situation, derived, selection, alignment, self._scheme.formula)
        limits = described.constraints
        arranged = arrange(items, self._scheme.formula, limits.hours_per_week, limits.budget)
        return Advice(
            base=base,
            situation=situation,
            derived=derived,
            selection=selection,
            alignment=alignment,
            arranged=arranged,
            scheme=self._scheme,
            settings=Settings(
                lang or described.identity.language,
                audience,
                top,
                self._models,
                self._without,
                date.isoformat() if date else "",
            ),
            environment=environment_of(self.engine),
            document=document,
            notices=(*self._library.notices(base), *situation.notices),
            failures=(*self._plugins.failures, *known.failures, *failed),
            origins=known.origins,
        )

    def rederive(self, situation: Situation) -> Derived:
        """What would follow if an organisation's answers were others, read by *explain*."""
        program = self._known(situation.organisation.models).program
        return Explain().derive(program, situation, self._plugin_facts(program.base, []))

    def statuses(self, answers: Mapping[str, Any]) -> Statuses:
        """Whether each rule of the organisation fired, is silent, open or not applicable, from plain answers alone.

        The fast way for embedding: one value a fact (a list for several-choice facts), None or nothing for open ones;
        no units, no respondents, no advice.
        """
        if self._quick is None:
            program = self._known({}).program
            self._quick = Quick(program, self._plugin_facts(program.base, []))
        return self._quick.statuses(answers)

    def advise_many(self, table: Any, *, date: date | None = None, threads: int = 0, **wanted: Any) -> Any:
        """Advise a table of organisations, a row each; returns a `pyarrow.Table` with a row for each, in their order.

        The table is anything with the Arrow PyCapsule interface: of Polars, pandas, DuckDB or PyArrow. What its columns
        mean, what the result holds and what may be `wanted` (`top`, `statuses`, `facts`, `keep`, `set_aside`) is on the
        page "Tables of organisations". A row that cannot be read goes to `set_aside`, with its number from 1 and what
        is wrong; without it OrganisationError names them all. Needs the extra `portfolio`.
        """
        return lazily("scale.entrance", "portfolio").advise_table(
            self.many(date=date, threads=threads), table, **wanted
        )

    def many(self, *, date: date | None = None, threads: int = 0) -> Many:
        """What `advise_many` and the verb `portfolio` run: batches of a table in, results out, in their order."""
        if (date, threads) in self._many:
            return self._many[date, threads]
        scale, base = lazily("scale.many", "portfolio"), self.knowledge
        failures: list[Problem] = []
        source = self._plugin_facts(base, failures)
        by_row = lambda document: self.advise(document, date=date).arranged  # noqa: E731  # as for one organisation
        subject = scale.Subject(base, source, self._scheme.formula, by_row, date, failures)
        found: Many = self._many.setdefault((date, threads), scale.Many(subject, threads))
        return found

    def next_questions(self, organisation: Input) -> tuple[Question, ...]:
        """The open questions that open rules wait for, as data; those whose answer can change most come first."""
        document = _document(organisation)
        described = read_organisation(document, self._base_of)
        known = self._known(described.models)
        base = known.base
        situation = situate(base, described, document)
        derived = self._reading.derive(known.program, situation, self._plugin_facts(base, []))
        tracer = Tracer(Speaker(base, situation, derived, described.identity.language))
        probe = probe_of(base, situation, self.rederive)
        return tuple(impact.question for impact in probe.impacts(next_questions(base, derived, tracer), derived))

    def _known(self, editions: Mapping[str, str]) -> Knowledge:
        return self._library.knowledge(editions)

    def _base_of(self, editions: Mapping[str, str]) -> KnowledgeBase:
        return self._known(editions).base

    def _plugin_facts(self, base: KnowledgeBase, failures: list[Problem]) -> PluginFacts:
        return PluginFacts(replace(self._plugins, failures=failures), base)


def _document(organisation: Input) -> Document:
    try:
        if isinstance(organisation, Document):
            return organisation
        return document_of(organisation) if isinstance(organisation, Mapping) else read_file(organisation)
    except DocumentError as error:
        raise OrganisationError(*error.problems) from None


def environment_of(engine: str) -> Environment:
    """What runs here and now."""
    return Environment(f"maturity-advisor {maturity_advisor.__version__}", engine, platform.python_version())
