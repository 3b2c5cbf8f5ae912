"""Reference pages made of the code and the packs: public Python names, the hooks of plugins, models and their rules."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from types import FunctionType
from typing import Any

import maturity_advisor
from maturity_advisor import Advisor
from maturity_advisor.hookspecs import Hooks
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import ModelDefinition, RuleDefinition

USERS = ("Advisor", "Advice", "Recommendation", "Question", "Organisation")
MODULES = re.compile(r"\b(?:[a-z_]+\.)+(?=[A-Z])")


def python_names() -> str:
    """Every public name with what it says of itself: what one begins with, functions, errors, and what plugins need."""
    public = {name: getattr(maturity_advisor, name) for name in maturity_advisor.__all__ if name != "__version__"}
    errors = [name for name, value in public.items() if inspect.isclass(value) and issubclass(value, Exception)]
    functions = [name for name, value in public.items() if isinstance(value, FunctionType)]
    rest = [name for name in public if name not in (*USERS, *functions, *errors)]
    parts = {"To begin with": USERS, "Functions": functions, "Errors": errors, "Values, and what plugins need": rest}
    return "\n".join(
        line
        for title, names in parts.items()
        for line in (f"## {title}\n", *(line for name in names for line in _entry(name, public[name])))
    )


def _entry(name: str, value: Any) -> Iterator[str]:
    yield f"### {name}\n"
    if isinstance(value, FunctionType):
        yield f"```python\n{name}{_signature(value)}\n```\n\n{inspect.getdoc(value)}\n"
    elif name == "Advisor":
        yield f"```python\nAdvisor{_signature(value.__init__)}\n```\n\n{inspect.getdoc(value)}\n"
    elif inspect.isclass(value):
        yield f"{inspect.getdoc(value)}\n"
    elif name == "hookimpl":
        yield "Marks a function of a plugin as one of the hooks.\n"
    else:
        yield f"`{MODULES.sub('', str(value))}`\n"
    if inspect.isclass(value):
        yield from _members(value)


def _members(kind: type) -> Iterator[str]:
    found = [(name, _function(value)) for name, value in vars(kind).items() if not name.startswith("_")]
    rows = [
        _row(f"`{name}{'' if is_value else _signature(function)}`", " ".join((inspect.getdoc(function) or "").split()))
        for name, (function, is_value) in found
        if function is not None and function.__doc__
    ]
    if rows:
        yield "\n".join([_row("member", "is"), _row("---", "---"), *rows, ""])


def _function(value: Any) -> tuple[FunctionType | None, bool]:
    """What a member computes, and whether it is read like a value."""
    if isinstance(value, property | cached_property):
        return (value.fget if isinstance(value, property) else value.func), True
    return (value, False) if isinstance(value, FunctionType) else (None, False)


def _signature(function: FunctionType) -> str:
    plain = MODULES.sub("", str(inspect.signature(function)).replace("'", ""))
    return plain.replace("(self, *, ", "(*, ").replace("(self, ", "(").replace("(self)", "()").removesuffix(" -> None")


def hooks() -> str:
    """Every hook with what it is given, what it returns, and what it is for."""
    rows = [
        _row(f"`{name}{_signature(function)}`", " ".join((function.__doc__ or "").split()))
        for name, function in vars(Hooks).items()
        if name.startswith("advisor_")
    ]
    return "\n".join([_row("hook", "is"), _row("---", "---"), *rows])


def catalogue() -> str:
    """All our models, and of each its rules: what they advise, where that leads, and what it rests on."""
    base = Advisor(engine="explain").knowledge
    models = sorted(base.models.values(), key=lambda model: model.id)
    rows = [_model_row(base, model) for model in models]
    head = [_row("model", "edition", "kind", "use", "rates", "rules", "of these"), _row(*["---"] * 7)]
    packs = [pack.id for pack in base.packs.values() if any(rule.pack == pack.id for rule in base.rules)]
    return "\n".join([*head, *rows, "", *(line for pack in packs for line in _rules(base, pack))])


def _model_row(base: KnowledgeBase, model: ModelDefinition) -> str:
    written = model.written
    rules = [rule for rule in base.rules if rule.pack == model.pack]
    origins = Counter(rule.written.origin for rule in rules)
    said = ", ".join(f"{number} {origin}" for origin, number in sorted(origins.items()))
    title = written.title.say("en", "en") if written.title else model.id
    rates = written.rates or ""
    return _row(title, str(written.edition), written.kind, str(written.use), rates, str(len(rules)), said)


def _rules(base: KnowledgeBase, pack: str) -> Iterator[str]:
    yield f"## {pack}\n"
    yield _row("rule", "is about", "advises", "towards", "origin")
    yield _row(*["---"] * 5)
    yield from (_rule_row(base, rule) for rule in base.rules if rule.pack == pack)
    yield ""


def _rule_row(base: KnowledgeBase, rule: RuleDefinition) -> str:
    action = base.actions[rule.action].written.title.say("en", "en") if rule.action else ""
    verdict = f"verdict: {rule.written.verdict.value}" if rule.written.verdict else ""
    concludes = f"concludes {', '.join(rule.conclude)}" if rule.conclude else ""
    what = "; ".join(part for part in (action, verdict, concludes) if part)
    towards = " → ".join(rule.towards) if rule.towards else ""
    return _row(f"`{rule.id}`", rule.written.title.say("en", "en"), what, towards, rule.written.origin)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
