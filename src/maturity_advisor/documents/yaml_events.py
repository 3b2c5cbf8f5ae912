"""YAML by the events of libyaml, which reads fast and safely; what they mean is ours, for its YAML is 1.1."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

import yaml

from maturity_advisor.documents.building import Builder
from maturity_advisor.documents.document import LINE, START, Mark
from maturity_advisor.documents.positions import Ruler
from maturity_advisor.documents.yaml_syntax import explained

# Absent where PyYAML was built without libyaml; its own parser is no replacement: it is slow and recurses.
PARSER: Any = getattr(getattr(yaml, "cyaml", None), "CParser", None)

# libyaml compares each %TAG with all before it: 10 MB of them would take an hour.
_MOST_DIRECTIVES = 20
_DIRECTIVE = re.compile(rb"[\r\n]%")
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
# Of these, NEL and the last two are line breaks to libyaml, but not to YAML 1.2 or an editor.
_LONGER = (rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])", rb"\xc2[\x80-\x9f]", rb"\xe2\x80[\xa8\xa9]")
_INVISIBLE = re.compile(b"|".join((b"[" + re.escape(_CONTROLS) + b"]", *_LONGER)))
# To look for one beginning at a time is ten times faster than to try them all at each byte.
_EACH_LONGER = tuple(map(re.compile, _LONGER))


def walk(raw: bytes, builder: Builder) -> None:
    """Hand everything in `raw` to `builder`."""
    if PARSER is None:
        builder.fail("PyYAML was built without libyaml", "Install PyYAML from a wheel", START, "libyaml")
    _refuse_invisible(raw, builder)
    for extra in islice(_DIRECTIVE.finditer(raw), _MOST_DIRECTIVES, None):
        mark = Ruler(raw).mark(extra.end() - 1)
        builder.fail("too many lines begin with '%'", "Leave them out", mark, "directive")
    try:
        _follow(PARSER(raw), builder)
    except yaml.MarkedYAMLError as error:
        builder.fail(*explained(error, raw), "syntax")


def is_visible(raw: bytes) -> bool:
    """Whether an editor shows every character."""
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    return not controls and not any(pattern.search(raw) for pattern in _EACH_LONGER)


def _refuse_invisible(raw: bytes, builder: Builder) -> None:
    if is_visible(raw):
        return
    ruler = Ruler(raw)
    for found in _INVISIBLE.finditer(raw):
        name = f"U+{ord(found[0].decode('utf-8')):04X}"
        escape = f"; in double quotes it can be written as \\u{name[2:]}" if found[0] != b"\0" else ""
        mark = ruler.mark(found.start())
        builder.problem(f"this is the invisible character {name}", f"Leave it out{escape}", mark, "character")
    builder.document()


def _follow(parser: Any, builder: Builder) -> None:
    """Events by kind, the most frequent first."""
    documents = 0
    for event in iter(parser.get_event, None):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            mark = _mark(event)
            if event.anchor or event.tag:
                _refuse_extras(event, builder, mark)
            builder.scalar(event.value, mark, quoted=bool(event.style))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            mark = _mark(event)
            if event.anchor or event.tag:
                _refuse_extras(event, builder, mark)
            builder.open(mark, mapping=kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            builder.close()
        elif kind is yaml.AliasEvent:
            _alias(builder, _mark(event))
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            _start(event, builder, documents)


def _mark(event: Any) -> Mark:
    start = event.start_mark
    mark: Mark = (start.line + 1) * LINE + start.column + 1  # as at() does, without the call
    return mark


def _refuse_extras(event: Any, builder: Builder, mark: Mark) -> None:
    if event.anchor:
        remedy = "Leave the name out; put a text that begins with '&' in quotes"
        builder.problem("names for later use (&…) are not read", remedy, mark, "anchor")
    if event.tag:
        remedy = "Leave the tag out; put a text that begins with '!' in quotes"
        builder.problem("tags (!…) are not read", remedy, mark, "tag")


def _alias(builder: Builder, mark: Mark) -> None:
    remedy = "Write out what it stands for; put a text that begins with '*' in quotes"
    builder.problem("references to names (*…) are not read", remedy, mark, "alias")
    # Stands in for what was refused, so that reading can go on; no key is like another alias.
    builder.scalar(f"*{mark}", mark, quoted=True)


def _start(event: Any, builder: Builder, documents: int) -> None:
    mark = _mark(event)
    if documents > 1:
        remedy = "Put it into a file of its own"
        builder.fail("a second document begins here", remedy, mark, "second-document")
    if event.version not in (None, (1, 2)):
        builder.problem("only YAML 1.2 is read", "Leave the line that begins with '%' out", mark, "directive")
    if event.tags:
        builder.problem("tags are not read", "Leave the line that begins with '%TAG' out", mark, "directive")
