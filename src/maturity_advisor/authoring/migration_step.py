"""One step of a migration: what becomes of each answer, target and refusal, from one edition to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from maturity_advisor.authoring.carrying import carry
from maturity_advisor.authoring.editing import Aside, Become, Edit, Path, Rename
from maturity_advisor.authoring.working_out import Wanted, work_out
from maturity_advisor.documents import Document
from maturity_advisor.errors import Place
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import Unfit
from maturity_advisor.knowledge.ids import without_edition
from maturity_advisor.knowledge.joining import Entry, Pack
from maturity_advisor.knowledge.migrations import Change, Migration
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.situation import read_organisation
from maturity_advisor.organisation.stating import state_of

ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of one thing in the file: where to, whether all of it was carried, and why it changed."""

    what: str
    old: str
    new: tuple[str, ...]
    carried: bool
    why: str
    place: Place
    unit: str = ""


@dataclass(slots=True)
class Step:
    """From one edition to the next, for one file; `plan` says what to edit and what became of everything."""

    packs: Sequence[Pack]
    models: Mapping[str, str]
    pack: str
    old: KnowledgeBase
    new: KnowledgeBase
    entry: Entry[Migration]
    document: Document
    edits: list[Edit] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    _worked_out: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def plan(self) -> tuple[list[Edit], list[Moved]]:
        """All edits, in order, and what became of each thing."""
        self._work_out()
        data = self.document.data
        self._place(data, (), "", ORGANISATION)
        for index, unit in enumerate(data.get("units") or ()):
            self._place(unit, ("units", index), unit["id"], unit["kind"])
        self._advice(data)
        return self.edits, self.moved

    @property
    def changes(self) -> dict[str, Change]:
        """What changed, by old id."""
        return {old: change for change in self.entry.value.changes for old in change.olds}

    def _work_out(self) -> None:
        """Answers that follow from lines; the old edition's own gates and meanings hold."""
        wanted: list[tuple[str, str, Wanted]] = []
        for index, change in enumerate(self.entry.value.changes):
            where = self.entry.where / "changes" / index
            written = where.document.data
            for step in where.path:
                written = written[step]
            for name, lines, otherwise in _lines(change, written):
                wanted.append((change.olds[0], name, Wanted(self.new.definitions[name], lines, otherwise, where)))
        organisation = read_organisation(self.document)
        found = work_out(self.packs, self.models, organisation, [item for _, _, item in wanted])
        for (old, name, _), answers in zip(wanted, found, strict=True):
            self._worked_out[old, name] = answers

    def _place(self, data: Mapping[str, Any], path: Path, place: str, kind: str) -> None:
        """The answers and targets of one place."""
        answers: Mapping[str, Any] = data.get("answers") or {}
        taken = {self._plain(name) for name in answers}
        done: set[int] = set()
        for name in list(answers):
            here = _Here(self, (*path, "answers"), name, place, kind, answers, taken)
            old = self.old.definitions.get(self.old.meant(self._plain(name)))
            if old is None or old.pack != self.pack or old.role != "asked":
                continue
            change = self.changes.get(self._plain(name))
            if change is None:
                here.kept(old)
            elif id(change) not in done:
                done.add(id(change))
                getattr(here, change.kind)(change)
        for name in list(data.get("targets") or {}):
            self._target((*path, "targets"), name, data["targets"][name], place)

    def _plain(self, name: str) -> str:
        return without_edition(name, {self.pack: self.old.packs[self.pack].edition})

    def _target(self, path: Path, name: str, raw: Any, place: str) -> None:
        plain = self._plain(name)
        old = self.old.definitions.get(self.old.meant(plain))
        if old is None or old.pack != self.pack:
            return
        change = self.changes.get(plain)
        becomes = change.news[0] if change is not None and change.kind == "renamed" else plain
        new = self.new.definitions.get(self.new.meant(becomes))
        stages = change.options if change is not None else {}
        target = _target_under(raw, stages)
        why = _because(self, change)
        if new is None or new.domain.kind != "stage" or not _stages_of(target) <= set(new.domain.options[1:]):
            gone = f"{why + '; ' if why else ''}this edition has no such stage of '{becomes}'"
            self.aside(path, name)
            self._told("target", path, name, (), False, gone, place)
            return
        self.edits.append(Become(path, name, target))
        self._rename(path, name, becomes)
        if (name, raw) != (becomes, target):
            self._told("target", path, name, (becomes,), True, why, place)

    def _advice(self, data: Mapping[str, Any]) -> None:
        """What is said of actions: refusals, and the advisor's own judgement."""
        will_not = (data.get("constraints") or {}).get("will_not") or []
        self._actions(("constraints",), "will_not", list(will_not), [str(name) for name in will_not])
        review = data.get("review") or []
        names = [item.get("action") if item.get("verdict") != "added" else None for item in review]
        self._actions((), "review", list(review), names)

    def _actions(self, path: Path, key: str, items: list[Any], names: Sequence[str | None]) -> None:
        kept: list[Any] = []
        gone: list[str] = []
        for item, name in zip(items, names, strict=True):
            change = self.changes.get(name) if name else None
            becomes = change.news[0] if change is not None and change.kind == "renamed" else name
            if name and name.startswith(f"{self.pack}/") and becomes not in self.new.actions:
                gone.append(name)
                why = _because(self, change) or "this edition has no such action"
                self._told("action", (*path, key), name, (), False, why, "")
            else:
                kept.append({**item, "action": becomes} if isinstance(item, Mapping) and name else becomes or item)
        if gone:
            self.edits.append(Aside(path, key, self.store(key), kept=True))
        if kept != items:
            self.edits.append(Become(path, key, kept))

    def store(self, container: str) -> str:
        """The key under which is kept what could not be carried."""
        base = f"x-{container}-of-{self.pack}-{self.old.packs[self.pack].edition}"
        name, number = base, 2
        while name in self.document.data:
            name, number = f"{base}-{number}", number + 1
        return name

    def aside(self, path: Path, name: str, *, kept: bool = False) -> None:
        """Keep something as it was, out of the way; `kept` where a part of it stays."""
        self.edits.append(Aside(path, name, self.store(str(path[-1])), kept))

    def _rename(self, path: Path, old: str, new: str) -> None:
        if old != new:
            self.edits.append(Rename(path, old, new))

    def _told(self, what: str, path: Path, old: str, new: tuple[str, ...], carried: bool, why: str, place: str) -> None:
        where = self.document.key_place((*path, old))
        self.moved.append(Moved(what, old, new, carried, why, where, place))


@dataclass(frozen=True, slots=True)
class _Here:
    """One answer in its place, while it is taken along."""

    step: Step
    path: Path
    name: str
    place: str
    kind: str
    answers: Mapping[str, Any]
    taken: set[str]

    def kept(self, old: Definition) -> None:
        """Nothing is said of it: it stays if the new edition asks the same."""
        plain = self.step._plain(self.name)
        becomes = plain if self.step.new.meant(plain) in self.step.new.definitions else old.id
        fault = self._fault(becomes, self.answers[self.name])
        if fault:
            self._gone(fault)
            return
        self.step._rename(self.path, self.name, becomes)

    def renamed(self, change: Change) -> None:
        """Another id, other options, or both."""
        (new,) = change.news
        result = carry(self.answers[self.name], change.options)
        fault = (
            self._fault(new, result.answer) if result.carried else f"it has no option {_listed(result.lost)} any more"
        )
        why = _because(self.step, change)
        if fault:
            self._gone(f"{why}; {fault}")
            return
        if result.lost:
            self.step.aside(self.path, self.name, kept=True)
            why = f"{why}; it has no option {_listed(result.lost)} any more"
        self.step.edits.append(Become(self.path, self.name, result.answer))
        self.step._rename(self.path, self.name, new)
        self.step._told("answer", self.path, self.name, (new,), not result.lost, why, self.place)

    def dropped(self, change: Change) -> None:
        """Nobody asks it any more."""
        self._gone(_because(self.step, change))

    def _gone(self, why: str) -> None:
        self.step.aside(self.path, self.name)
        self.step._told("answer", self.path, self.name, (), False, why, self.place)

    def split(self, change: Change) -> None:
        """One question that became several."""
        self._replaced(change, [(new, self._part(change, new)) for new in change.news])

    def merged(self, change: Change) -> None:
        """Several questions that became one."""
        new = change.news[0]
        self._replaced(change, [(new, self._by_lines(change, new))])

    def _part(self, change: Change, new: str) -> Any:
        part = change.into[new]
        if part.lines:
            return self._by_lines(change, new)
        result = carry(self.answers[self.name], part.options, partly=True)
        return result.answer if result.carried else _NOTHING

    def _by_lines(self, change: Change, new: str) -> Any:
        answers = self.step._worked_out[change.olds[0], new]
        if self.place not in answers:
            return _NOTHING
        value = answers[self.place]
        source = f"{self.step.pack}@{self.step.old.packs[self.step.pack].edition}: {', '.join(change.olds)}"
        said = {"not_applicable": _because(self.step, change)} if value is None else {"value": value}
        hidden = any(self._is_hidden(old) for old in change.olds)
        return {**said, "source": source, **({"visibility": "advisor"} if hidden else {})}

    def _is_hidden(self, old: str) -> bool:
        raw = next((raw for name, raw in self.answers.items() if self.step._plain(name) == old), None)
        return raw is not None and parse_answer(raw).visibility == "advisor"

    def _replaced(self, change: Change, results: Sequence[tuple[str, Any]]) -> None:
        """New answers in the place of old ones, which are kept aside: several became one, or one several."""
        why = _because(self.step, change)
        made = {}
        for new, answer in results:
            fault = "nothing follows for it" if answer is _NOTHING else self._fault(new, answer, change.olds)
            if fault:
                why = f"{why}; '{new}': {fault}"
            else:
                made[new] = answer
        for name in (name for name in self.answers if self.step._plain(name) in change.olds):
            self.step.aside(self.path, name)
            self.step._told("answer", self.path, name, tuple(made), len(made) == len(results), why, self.place)
        self.step.edits += [Become(self.path, new, answer) for new, answer in made.items()]

    def _fault(self, new: str, answer: Any, leaving: Sequence[str] = ()) -> str:
        """Why an answer cannot stand under an id of the new edition; empty if it can."""
        definition = self.step.new.definitions.get(self.step.new.meant(new))
        if definition is None or definition.role != "asked":
            return "this edition does not ask it, and does not say what became of it"
        if self.kind not in definition.per:
            return f"this edition does not ask it of a {self.kind}"
        if new in self.taken - {self.step._plain(self.name), *leaving}:
            return f"'{new}' is answered already"
        try:
            state_of(definition, parse_answer(answer))
        except Unfit as unfit:
            return unfit.message
        return ""


_NOTHING = object()


def _lines(change: Change, written: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """The new ids that lines answer, with the lines as written."""
    if change.kind == "merged":
        yield change.news[0], written["lines"], written.get("otherwise")
    for name, part in change.into.items():
        if part.lines:
            yield name, written["into"][name]["lines"], written["into"][name].get("otherwise")


def _because(step: Step, change: Change | None) -> str:
    language = step.new.packs[step.pack].header.language
    return change.because.say("en", language).rstrip(".") if change is not None else ""


def _target_under(raw: Any, stages: Mapping[str, str | None]) -> Any:
    if isinstance(raw, list):
        return [_target_under(item, stages) for item in raw]
    if isinstance(raw, Mapping):
        return {**raw, "stage": _target_under(raw["stage"], stages)}
    return stages.get(str(raw), raw)


def _stages_of(target: Any) -> set[Any]:
    items = target if isinstance(target, list) else [target]
    return {item["stage"] if isinstance(item, Mapping) else item for item in items}


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in dict.fromkeys(names))
