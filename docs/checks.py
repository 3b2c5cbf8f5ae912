"""The pages on what `check` finds: why it matters, a bad file with what is said of it, and a good one, both tested."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from textwrap import wrap

from maturity_advisor.authoring.linting.kinds import KINDS, REFUSALS, SEVERITIES, Kind

ROOT = Path(__file__).parent.parent
BAD, GOOD = ROOT / "tests" / "bad" / "findings", ROOT / "tests" / "good" / "findings"
PAGES = Path(__file__).parent / "reference" / "checks"
WIDTH = 120
ALL = {**KINDS, **REFUSALS}
SHOWN = {
    "answers": "It is shown by a **counterexample**: the fewest answers with which it happens, confirmed by *explain*.",
    "proof": "It is shown by a **proof**: what cannot hold together, whatever is answered. None of it can be left out.",
    "count": "It is shown by **what is written**: no reasoning is needed.",
}
SOLVER = "It takes the solver: `pip install maturity-advisor[solve]`. Without it, `check` says that it did not look."
HEAD = """<!-- [[[cog
import cog, sys; sys.path.insert(0, "docs")
from checks import page
cog.outl(page("{code}"))
]]] -->
<!-- [[[end]]] -->
"""


def page(code: str) -> str:
    """All of one kind."""
    kind = ALL[code]
    return "\n".join([f"# {code}", "", f"**{kind.title}** ({kind.severity})", "", *_why(kind), "", *_example(code)])


def _why(kind: Kind) -> Iterator[str]:
    yield from wrap(kind.why, WIDTH)
    yield ""
    yield from wrap(SHOWN[kind.shown] + (f" {SOLVER}" if kind.solver else ""), WIDTH)


def _example(code: str) -> Iterator[str]:
    yield from ("## A bad example", "", *_files(BAD, code), "", "`maturity-advisor check` says:", "")
    yield from ("```text", *(BAD / f"{code}.txt").read_text(encoding="utf-8").splitlines(), "```", "")
    yield from ("## A good example", "", *_files(GOOD, code), "")
    if code in REFUSALS:
        yield "It is refused, and cannot be allowed."
        return
    allow = f'allow: {{{code}: "the reason"}}'
    said = (
        f"Where it is meant all the same, say so beside it: `{allow}`. What is allowed is counted, and stands in JSON"
    )
    yield from wrap(f"{said} and SARIF with its reason.", WIDTH)


def _files(folder: Path, code: str) -> Iterator[str]:
    path = folder / code if (folder / code).is_dir() else folder / f"{code}.yaml"
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        yield from ("```yaml", *file.read_text(encoding="utf-8").splitlines(), "```")


def index() -> str:
    """All kinds, the gravest first."""
    lines = ["| code | | found when |", "|---|---|---|"]
    for severity in SEVERITIES:
        kinds = sorted((kind for kind in ALL.values() if kind.severity == severity), key=lambda kind: kind.code)
        lines += [f"| [{kind.code}]({kind.code}.md) | {severity} | {kind.title} |" for kind in kinds]
    return "\n".join(lines)


def refusals() -> str:
    """Everything for which a pack is refused, by code: what is said, and the bad file that makes it say so."""
    sys.path.insert(0, str(ROOT))
    from tests.knowledge.test_bad_packs import CASES, FOLDER, findings_in

    found: dict[str, dict[str, str]] = {}
    with chdir(FOLDER):
        for name in CASES:
            for problem in findings_in(name):
                found.setdefault(problem.code, {}).setdefault(problem.message, name)
    lines = [f"{len(found)} codes.", ""]
    for code, said in sorted(found.items()):
        lines += [f"## {code}", "", *(f"- `{_inline(message)}` ({_link(name)})" for message, name in said.items()), ""]
    return "\n".join(lines)


def _inline(message: str) -> str:
    return message.replace("`", "'")


def _link(name: str) -> str:
    return f"[{name}](../../../tests/bad/packs/{name})"


def main() -> int:
    """Begin a page for each kind that has none; cog fills it."""
    for code in ALL:
        file = PAGES / f"{code}.md"
        if not file.exists():
            file.write_text(HEAD.format(code=code), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
