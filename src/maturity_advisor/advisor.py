"""The advisor: from packs and an organisation to advice, a line a stage."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
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
from maturity_advisor.errors import DocumentError, OrganisationError, PackError, Problem
from maturity_advisor.extras import lazily
from maturity_advisor.hookspecs import Renderer
from maturity_advisor.knowledge.base import KnowledgeBase, assemble
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.reading import read_pack
from maturity_advisor.organisation.situation import Situation, read_organisation, situate
from maturity_advisor.plugin_facts import PluginFacts
from maturity_advisor.plugins import Origin, find_plugins
from maturity_advisor.reasoning.derived import Derived
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import Program, compile_program
from maturity_advisor.reasoning.quick import Quick
from maturity_advisor.reasoning.readings import EngineName, reading
from maturity_advisor.reasoning.statuses import Statuses

if TYPE_CHECKING:
    from maturity_advisor.scale.many import Many

Input: TypeAlias = "str | os.PathLike[str] | Mapping[str, Any] | Document"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The packs of one choice of editions, compiled, with what had to be left out."""

    program: Program
    failures: tuple[Problem, ...]
    origins: Mapping[str, str]


class Advisor:
    """Advises organisations with the installed packs, or with just those given; keeps no global state.

    `packs` are folders or files, one pack each, or packs read already; without it all installed plugins give theirs.
    `models` limits advice to these models, `without` leaves out plugins by name, `strict` makes every fault of a
    plugin an error. `pins` gives the hash a plugin must have, by its name.
    """

    def __init__(
        self,
        packs: Iterable[str | os.PathLike[str] | Pack] | None = None,
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
        self._pins = dict(pins or {})
        self._models = tuple(sorted(set(models)))
        self._strict = strict
        self._known: dict[tuple[tuple[str, str], ...], Knowledge] = {}
        self._quick: Quick | None = None
        self._many: dict[tuple[date | None, int], Many] = {}
        with keeping_all():
            given = [(_pack(source), Origin("")) for source in (*(packs or ()), *extra)]
            self._load(given, installed=packs is None, cached=True)
            self._reading = reading(engine)
            self._scheme = self._plugins.priority(priority)
            self._refuse_unknown_models()
            try:
                self._knowledge_of({})
            except PackError:
                # What comes from the cache does not know its place; read again to say where the fault is.
                self._load(given, installed=packs is None, cached=False)
                self._knowledge_of({})

    def _load(self, given: Sequence[tuple[Pack, Origin]], *, installed: bool, cached: bool) -> None:
        self._plugins = find_plugins(self._without, strict=self._strict, cached=cached, pins=self._pins)
        self._packs = _without_doubles(self._plugins.packs if installed else [], given)

    @property
    def knowledge(self) -> KnowledgeBase:
        """Everything the packs say, in their newest editions."""
        return self._base_of({})

    @property
    def failures(self) -> tuple[Problem, ...]:
        """What is wrong with plugins that were left out, or failed with a table of organisations."""
        of_tables = dict.fromkeys(failure for many in self._many.values() for failure in many.subject.failures)
        return (*self._plugins.failures, *self._knowledge_of({}).failures, *of_tables)

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
        known = self._knowledge_of(described.models)
        base = known.program.base
        plugins = replace(self._plugins, failures=[])
        situation = situate(base, described, document, date)
        derived = self._reading.derive(known.program, situation, PluginFacts(plugins, base))
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
            # Whoever asks for certain models knows that what others say of the rest has no effect.
            notices=(
                *(item for item in base.notices if not (self._models and item.code == "inert")),
                *situation.notices,
            ),
            failures=(*self._plugins.failures, *known.failures, *plugins.failures),
            origins=known.origins,
        )

    def _notices_of(self, base: KnowledgeBase) -> Iterable[Problem]:
        """Whoever asks for certain models knows that what others say of the rest has no effect."""
        return [item for item in base.notices if not (self._models and item.code == "inert")]

    def rederive(self, situation: Situation) -> Derived:
        """What would follow if an organisation's answers were others, read by *explain*."""
        program = self._knowledge_of(situation.organisation.models).program
        return Explain().derive(program, situation, PluginFacts(replace(self._plugins, failures=[]), program.base))

    def statuses(self, answers: Mapping[str, Any]) -> Statuses:
        """Whether each rule of the organisation fired, is silent, open or not applicable, from plain answers alone.

        The fast way for embedding: one value a fact (a list for several-choice facts), None or nothing for open ones;
        no units, no respondents, no advice.
        """
        if self._quick is None:
            base = self.knowledge
            self._quick = Quick(self._knowledge_of({}).program, PluginFacts(replace(self._plugins, failures=[]), base))
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
        source = lambda: PluginFacts(replace(self._plugins, failures=failures), base)  # noqa: E731  # one for each thread
        by_row = lambda document: self.advise(document, date=date).arranged  # noqa: E731  # as for one organisation
        subject = scale.Subject(base, source, self._scheme.formula, by_row, date, failures)
        found: Many = self._many.setdefault((date, threads), scale.Many(subject, threads))
        return found

    def next_questions(self, organisation: Input) -> tuple[Question, ...]:
        """The open questions that open rules wait for, as data; those whose answer can change most come first."""
        document = _document(organisation)
        described = read_organisation(document, self._base_of)
        known = self._knowledge_of(described.models)
        base = known.program.base
        situation = situate(base, described, document)
        plugins = replace(self._plugins, failures=[])
        derived = self._reading.derive(known.program, situation, PluginFacts(plugins, base))
        tracer = Tracer(Speaker(base, situation, derived, described.identity.language))
        probe = probe_of(base, situation, self.rederive)
        return tuple(impact.question for impact in probe.impacts(next_questions(base, derived, tracer), derived))

    def _knowledge_of(self, editions: Mapping[str, str]) -> Knowledge:
        """The compiled packs for a choice of editions, made once."""
        key = tuple(sorted(editions.items()))
        found = self._known.get(key)
        if found is None:
            packs = [pair for pair in self._packs if self._takes_part(pair[0])]
            found = self._known.setdefault(key, self._assembled(packs, editions))
        return found

    def _base_of(self, editions: Mapping[str, str]) -> KnowledgeBase:
        return self._knowledge_of(editions).program.base

    def _takes_part(self, pack: Pack) -> bool:
        return not self._models or pack.model is None or pack.id in self._models

    def _assembled(self, packs: Sequence[tuple[Pack, Origin]], editions: Mapping[str, str]) -> Knowledge:
        """All packs together; a plugin's pack that does not fit is left out and named, one given by hand an error."""
        standing, failures = list(packs), []
        while True:
            try:
                base = assemble([pack for pack, _ in standing], editions)
                break
            except PackError as error:
                culprits = [pair for pair in standing if pair[1].distribution and _is_in(pair[0], error)]
                if self._strict or not culprits or len(culprits) == len(standing):
                    raise
                standing = [pair for pair in standing if pair not in culprits]
                for pack, origin in culprits:
                    failures.append(_left_out(pack, origin))
                failures += error.problems
        origins = {pack.id: f"{origin.plugin} ({origin.distribution})" for pack, origin in standing if origin.plugin}
        return Knowledge(compile_program(base), tuple(failures), origins)

    def _refuse_unknown_models(self) -> None:
        known = sorted({pack.id for pack, _ in self._packs if pack.model is not None})
        for name in self._models:
            if name not in known:
                remedy = f"There are: {', '.join(known)}"
                raise PackError(Problem(f"no loaded pack has the model '{name}'", remedy, None, "unknown-model"))


def _pack(source: str | os.PathLike[str] | Pack) -> Pack:
    return source if isinstance(source, Pack) else read_pack([Path(source)])


def _without_doubles(
    installed: Sequence[tuple[Pack, Origin]], given: Sequence[tuple[Pack, Origin]]
) -> list[tuple[Pack, Origin]]:
    """A pack given by hand takes the place of an installed one of the same id and edition."""
    ids = {(pack.id, pack.edition) for pack, _ in given}
    return [pair for pair in installed if (pair[0].id, pair[0].edition) not in ids] + list(given)


def _is_in(pack: Pack, error: PackError) -> bool:
    return any(problem.place is not None and problem.place.source in pack.sources_read for problem in error.problems)


def _left_out(pack: Pack, origin: Origin) -> Problem:
    remedy = "Mend these places, or leave the plugin out with --without"
    return Problem(f"{origin}: its pack '{pack.id}' does not fit and is left out", remedy, None, "plugin")


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
