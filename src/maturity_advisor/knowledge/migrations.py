"""Migrations: what became of an older edition's questions, options, scopes and actions, and why."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from maturity_advisor.documents import problems
from maturity_advisor.knowledge.derivations import Anything, Line
from maturity_advisor.knowledge.shapes import Name, Written
from maturity_advisor.knowledge.text import TextField

KINDS = ("renamed", "split", "merged", "dropped")


def _result(raw: Any) -> Any:
    """A mapping from old to new options says no more than that."""
    return raw if not isinstance(raw, dict) or raw.keys() & {"options", "lines"} else {"options": raw}


class Part(Written):
    """One of the facts that another was split into: by old option, or by lines read in the old edition."""

    options: dict[str, Anything] = {}
    lines: tuple[Line, ...] = ()
    otherwise: Anything = None


class Change(Written):
    """What became of one or several things of the older edition; exactly one of the first four keys says which.

    `options` maps old to new options (of a stage scope: stages), null for one that is gone; what it does not name keeps
    its id. `lines` are read in the older edition, the first that is true gives the answer.
    """

    renamed: Name | None = None
    split: Name | None = None
    merged: tuple[Name, ...] = ()
    dropped: Name | None = None
    to: Name | None = None
    into: dict[str, Annotated[Part, BeforeValidator(_result)]] = {}
    options: dict[str, Name | None] = {}
    lines: tuple[Line, ...] = ()
    otherwise: Anything = None
    because: TextField

    @model_validator(mode="after")
    def _one_kind(self) -> Change:
        given = [kind for kind in KINDS if getattr(self, kind)]
        if len(given) != 1:
            what = f"this change is {' and '.join(given)}" if given else "it is not said what changed"
            raise problems([((), what, f"Write one of {', '.join(KINDS)}", "migration")])
        fault = self._fault(given[0])
        if fault is not None:
            raise problems([((given[0],), *fault, "migration")])
        return self

    def _fault(self, kind: str) -> tuple[str, str] | None:
        """What is missing or too much for its kind."""
        needs = {"renamed": (), "split": ("into",), "merged": ("to", "lines"), "dropped": ()}[kind]
        takes = {"renamed": ("to", "options"), "merged": ("otherwise",)}.get(kind, ())
        given = [key for key in ("to", "into", "options", "lines", "otherwise") if getattr(self, key)]
        for key in needs:
            if key not in given:
                return f"what is {kind} needs '{key}'", f"Add '{key}: …'"
        for key in given:
            if key not in (*needs, *takes):
                return f"what is {kind} has no '{key}'", "Remove it"
        if kind == "renamed" and not given:
            return "nothing changes here", "Say 'to: …', or 'options: {old: new}'"
        return None

    @property
    def kind(self) -> str:
        """Which of the four it is."""
        return next(kind for kind in KINDS if getattr(self, kind))

    @property
    def olds(self) -> tuple[str, ...]:
        """The ids it is about, in the older edition."""
        return self.merged or tuple(name for name in (self.renamed, self.split, self.dropped) if name)

    @property
    def news(self) -> tuple[str, ...]:
        """The ids they became."""
        if self.kind == "renamed":
            return (self.to or str(self.renamed),)
        return (self.to,) if self.to else tuple(self.into)


class Migration(Written):
    """How to come from an older edition to this one; what no change names keeps its id."""

    edition: Name = Field(alias="from")
    changes: tuple[Change, ...] = ()

    @property
    def id(self) -> str:
        """There is one migration from each edition."""
        return self.edition
