"""One step of a migration: what becomes of each answer, target and refusal, from one edition to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from maturity_advisor.authoring.editing import Aside, Become, Edit, Path, Rename
from maturity_advisor.authoring.migrating_answers import AnswerHere, because_of
from maturity_advisor.authoring.working_out import Wanted, work_out
from maturity_advisor.documents import Document
from maturity_advisor.errors import Place
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.ids import without_edition
from maturity_advisor.knowledge.joining import Entry, Pack
from maturity_advisor.knowledge.migrations import Change, Migration
from maturity_advisor.organisation.situation import read_organisation

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
    worked_out: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

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
            self.worked_out[old, name] = answers

    def _place(self, data: Mapping[str, Any], path: Path, place: str, kind: str) -> None:
        """The answers and targets of one place."""
        answers: Mapping[str, Any] = data.get("answers") or {}
        taken = {self.plain(name) for name in answers}
        done: set[int] = set()
        for name in list(answers):
            here = AnswerHere(self, (*path, "answers"), name, place, kind, answers, taken)
            old = self.old.definitions.get(self.old.meant(self.plain(name)))
            if old is None or old.pack != self.pack or old.role != "asked":
                continue
            change = self.changes.get(self.plain(name))
            if change is None:
                here.kept(old)
            elif id(change) not in done:
                done.add(id(change))
                getattr(here, change.kind)(change)
        targets: Mapping[str, Any] = data.get("targets") or {}
        taken = {self.plain(name) for name in targets}
        for name in list(targets):
            self._target((*path, "targets"), name, targets[name], place, taken)

    def plain(self, name: str) -> str:
        """An id without the old edition that may stand in it."""
        return without_edition(name, {self.pack: self.old.packs[self.pack].edition})

    def _target(self, path: Path, name: str, raw: Any, place: str, taken: set[str]) -> None:
        plain = self.plain(name)
        old = self.old.definitions.get(self.old.meant(plain))
        if old is None or old.pack != self.pack:
            return
        change = self.changes.get(plain)
        becomes = change.news[0] if change is not None and change.kind == "renamed" else plain
        new = self.new.definitions.get(self.new.meant(becomes))
        target = _target_under(raw, change.options if change is not None else {})
        why = because_of(self, change)
        fault = f"this edition has no such stage of '{becomes}'"
        if becomes in taken - {plain}:
            fault = f"'{becomes}' has a target already"
        elif new is not None and new.domain.kind == "stage" and _stages_of(target) <= set(new.domain.options[1:]):
            taken.add(becomes)
            self.edits.append(Become(path, name, target))
            self.rename(path, name, becomes)
            if (name, raw) != (becomes, target):
                self.told("target", path, name, (becomes,), True, why, place)
            return
        self.aside(path, name)
        self.told("target", path, name, (), False, f"{why}; {fault}" if why else fault, place)

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
                why = because_of(self, change) or "this edition has no such action"
                self.told("action", (*path, key), name, (), False, why, "")
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

    def rename(self, path: Path, old: str, new: str) -> None:
        """Give a key another name, if it is another."""
        if old != new:
            self.edits.append(Rename(path, old, new))

    def told(self, what: str, path: Path, old: str, new: tuple[str, ...], carried: bool, why: str, place: str) -> None:
        """Note what became of something, with the place where it stood."""
        where = self.document.key_place((*path, old))
        self.moved.append(Moved(what, old, new, carried, why, where, place))


def _lines(change: Change, written: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """The new ids that lines answer, with the lines as written."""
    if change.kind == "merged":
        yield change.news[0], written["lines"], written.get("otherwise")
    for name, part in change.into.items():
        if part.lines:
            yield name, written["into"][name]["lines"], written["into"][name].get("otherwise")


def _target_under(raw: Any, stages: Mapping[str, str | None]) -> Any:
    if isinstance(raw, list):
        return [_target_under(item, stages) for item in raw]
    if isinstance(raw, Mapping):
        return {**raw, "stage": _target_under(raw["stage"], stages)}
    return stages.get(str(raw), raw)


def _stages_of(target: Any) -> set[Any]:
    items = target if isinstance(target, list) else [target]
    return {item["stage"] if isinstance(item, Mapping) else item for item in items}
