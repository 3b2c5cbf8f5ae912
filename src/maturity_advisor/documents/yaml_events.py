"""YAML through the events of libyaml, which is fast but cannot be trusted with building, tags, aliases or YAML 1.2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml import events

from maturity_advisor.documents.building import Builder
from maturity_advisor.documents.document import Mark

try:
    from yaml.cyaml import CParser
except ImportError:  # pragma: no cover - depends on how PyYAML was built
    CParser = None


def walk(raw: bytes, builder: Builder) -> None:
    """Hand every event of `raw` to `builder`."""
    if CParser is None:
        builder.fail("PyYAML was installed without libyaml", "Install PyYAML from a wheel", (1, 1), "libyaml")
    try:
        for event in _events(CParser(raw)):
            _take(event, builder)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        builder.fail(f"this is no YAML: {error.problem}", "Check indentation, quotes and colons", _mark(mark), "syntax")
    except yaml.YAMLError as error:
        builder.fail(f"this is no YAML: {error}", "Save the file as UTF-8", (1, 1), "syntax")


def _events(parser: Any) -> Iterator[Any]:
    while parser.check_event():
        yield parser.get_event()


def _take(event: Any, builder: Builder) -> None:
    mark = _mark(event.start_mark)
    _refuse_extras(event, builder, mark)
    if isinstance(event, events.ScalarEvent):
        builder.scalar(event.value, mark, quoted=bool(event.style))
    elif isinstance(event, events.MappingStartEvent):
        builder.open({}, mark)
    elif isinstance(event, events.SequenceStartEvent):
        builder.open([], mark)
    elif isinstance(event, events.CollectionEndEvent):
        builder.close()
    elif isinstance(event, events.AliasEvent):
        builder.problem(f"aliases such as *{event.anchor} are not read", "Write it out", mark, "alias")
        builder.skip(mark)
    elif isinstance(event, events.DocumentStartEvent):
        _start(event, builder, mark)


def _refuse_extras(event: Any, builder: Builder, mark: Mark) -> None:
    if not isinstance(event, events.NodeEvent) or isinstance(event, events.AliasEvent):
        return
    if event.anchor:
        builder.problem(f"anchors such as &{event.anchor} are not read", "Leave it out", mark, "anchor")
    if getattr(event, "tag", None):
        builder.problem(f"tags such as {event.tag} are not read", "Leave it out", mark, "tag")


def _start(event: Any, builder: Builder, mark: Mark) -> None:
    if mark != (1, 1) and builder.started:
        builder.fail("a second document begins here", "Put it into a file of its own", mark, "second")
    builder.started = True
    if event.version not in (None, (1, 2)):
        builder.problem("only YAML 1.2 is read", "Leave the line '%YAML' out", mark, "directive")
    if event.tags:
        builder.problem("tags are not read", "Leave the line '%TAG' out", mark, "directive")


def _mark(mark: Any) -> Mark:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
