"""Templating: sections of an advisor's own, written as Markdown with Jinja, become blocks like all others.

Jinja runs in its sandbox; whatever a template puts in from the advice is escaped twice: as Markdown, and because
nothing but blocks comes out, which every printer writes as plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from maturity_advisor.errors import OrganisationError, Place, Problem
from maturity_advisor.reports.blocks import Block, Heading, Item, Link, Paragraph, Table
from maturity_advisor.reports.inert import address, markdown
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
LONGEST = 500_000
# They would let a text pass as if the template's author had written it.
UNSAFE = ("safe", "xmlattr", "tojson", "urlize", "escape", "e", "forceescape")


class Inert(str):
    """A text that is put into Markdown as it reads."""

    __slots__ = ()

    def __html__(self) -> Markup:
        """Escaped for Markdown, which is what templates here make."""
        return Markup(markdown(str(self)))


def blocks_of(source: str, name: str, advice: Data, words: Words) -> tuple[Block, ...]:
    """The section that a template makes of the advice; OrganisationError if it cannot be made."""
    try:
        template = _environment(words).from_string(source)
        made = "".join(_limited(template.generate(_inert(advice)), name))
    except TemplateSyntaxError as error:
        raise _refused(str(error.message), Place(name, error.lineno)) from None
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, OverflowError, MemoryError) as error:
        raise _refused(f"{type(error).__name__}: {error}"[:300], Place(name)) from None
    return tuple(_blocks(SyntaxTreeNode(MarkdownIt("js-default", {"html": False}).parse(made)).children))


def _refused(message: str, place: Place) -> OrganisationError:
    return OrganisationError(Problem(f"the template cannot be used: {message}", "Mend the template", place, "template"))


def _limited(parts: Iterator[str], name: str) -> Iterator[str]:
    size = 0
    for part in parts:
        size += len(part)
        if size > LONGEST:
            raise _refused(f"it makes more than {LONGEST:,} characters", Place(name))
        yield part


def _environment(words: Words) -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_final)
    for filter_name in UNSAFE:
        made.filters.pop(filter_name, None)
    made.filters.update(day=words.day, number=words.number)
    made.globals["say"] = words
    return made


def _final(value: Any) -> Any:
    """Whatever is put in is escaped, also what a template made of it by upper case and the like."""
    return value if isinstance(value, Markup) else Markup(markdown(str(value)))


def _inert(value: Any) -> Any:
    if isinstance(value, str):
        return Inert(value)
    if isinstance(value, Mapping):
        return {key: _inert(item) for key, item in value.items()}
    return [_inert(item) for item in value] if isinstance(value, list | tuple) else value


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        make = _MAKERS.get(node.type)
        if make is not None:
            yield from make(node)


def _heading(node: SyntaxTreeNode) -> Iterator[Block]:
    yield Heading(_text(node), min(max(int(node.tag[1:]), 2), 3))


def _paragraph(node: SyntaxTreeNode) -> Iterator[Block]:
    yield Paragraph(_text(node))
    for link in node.walk():
        if link.type == "link" and address(link.attrs.get("href", "")):
            yield Link(_text(link), str(link.attrs["href"]))


def _list(node: SyntaxTreeNode) -> Iterator[Block]:
    numbered = node.type == "ordered_list"
    first = int(node.attrs.get("start", 1)) if numbered else 0
    for number, item in enumerate(node.children, start=first):
        below = tuple(_blocks(item.children))
        head = below[0].text if below and isinstance(below[0], Paragraph) else ""
        yield Item(head, below[1:] if head else below, f"{number}." if numbered else "")


def _quote(node: SyntaxTreeNode) -> Iterator[Block]:
    yield from _blocks(node.children)


def _code(node: SyntaxTreeNode) -> Iterator[Block]:
    yield Paragraph(node.content)


def _table(node: SyntaxTreeNode) -> Iterator[Block]:
    rows = [tuple(_text(cell) for cell in row.children) for part in node.children for row in part.children]
    yield Table(rows[0], tuple(rows[1:]))


def _text(node: SyntaxTreeNode) -> str:
    """All text below, without its marks."""
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return " "
    return "".join(_text(child) for child in node.children)


_MAKERS: dict[str, Callable[[SyntaxTreeNode], Iterator[Block]]] = {
    "heading": _heading, "paragraph": _paragraph, "bullet_list": _list, "ordered_list": _list,
    "blockquote": _quote, "fence": _code, "code_block": _code, "table": _table,
}  # fmt: skip
