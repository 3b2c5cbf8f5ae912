"""Files made to break a reader; run as a program, prints what the refusal of each takes, each in its own process."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from maturity_advisor.documents import read_text
from maturity_advisor.errors import DocumentError, LimitError

LARGEST = 10_000_000


def fill(unit: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    return before + unit * ((LARGEST - len(before) - len(after)) // len(unit)) + after


def lines(template: bytes, count: int) -> bytes:
    return b"\n".join(template % number for number in range(count))


FILES: dict[str, Callable[[], bytes]] = {
    "30,000 brackets": lambda: b"[" * 30_000,
    "brackets": lambda: fill(b"["),
    "brackets on lines": lambda: fill(b"[\n"),
    "braces": lambda: fill(b"{"),
    "braces and brackets": lambda: fill(b'{"a":['),
    "brackets in brackets": lambda: fill(b"[[[[[[[[]]]]]]]],", b"["),
    "hyphens": lambda: fill(b"-"),
    "items": lambda: fill(b"- "),
    "items on lines": lambda: fill(b"-\n"),
    "questions": lambda: fill(b"? "),
    "questions on lines": lambda: fill(b"?\n"),
    "anchors on lines": lambda: fill(b"- &a\n"),
    "one long anchor": lambda: fill(b"a", b"&"),
    "tags": lambda: fill(b"- !a\n"),
    "one long tag": lambda: fill(b"%41", b"!"),
    "one line": lambda: fill(b"a"),
    "one line with an emoji": lambda: fill(b"a", "😀".encode()),
    "one literal text": lambda: fill(b" a\n", b"a: |\n"),
    "one key": lambda: fill(b"a", after=b": 1"),
    "one number": lambda: fill(b"9"),
    "quotes": lambda: fill(b'"'),
    "apostrophes": lambda: fill(b"'"),
    "a quote that never closes": lambda: fill(b"a", b'"'),
    "a quote with empty lines": lambda: fill(b" \n", b'"'),
    "colons": lambda: fill(b": "),
    "commas": lambda: fill(b", ", b"["),
    "keys": lambda: lines(b"k%d: 1", 101_000),
    "equal keys": lambda: fill(b"a: 1\n"),
    "merge keys": lambda: fill(b"b: {<<: *a}\n", b"a: &a {x: 1}\n"),
    "aliases that double": lambda: lines(b"a%d: &a [*a, *a]", 100_000),
    "directives": lambda: lines(b"%%TAG !a%d! b", 100_000),
    "percent signs": lambda: fill(b"%"),
    "documents": lambda: fill(b"---\n"),
    "comments and a tab": lambda: fill(b"# x\n", after=b"\tx"),
    "empty lines and a tab": lambda: fill(b"\n", after=b"\tx"),
    "spaces and an at sign": lambda: fill(b" ", after=b"@"),
    "deep indentation": lambda: b"\n".join(b" " * depth + b"a:" for depth in range(4_400)),
    "NUL": lambda: fill(b"\0"),
    "no UTF-8": lambda: fill(b"\xff"),
    "line separators": lambda: fill("\u2028".encode()),
    "emoji": lambda: fill("- 😀\n".encode()),
    "JSON numbers": lambda: fill(b"1,", b"["),
    "JSON half pairs": lambda: fill(b'"\\ud800",', b"["),
    "JSON escapes": lambda: fill(b"\\u0041", b'["', b'"]'),
    "JSON, deep and wrong in the end": lambda: b"[" + (b"[" * 62 + b"]" * 62 + b",") * 3_220 + b"1e99]",
    "JSON with decimals, wrong in the end": lambda: b"[" + b"1.234567890123456789012345," * 199_990 + b"1e99]",
    "JSON that YAML could be": lambda: b"[" + b"1," * 199_990 + b"]",
    "YAML after much JSON": lambda: b"[" + b"[]," * 199_990 + b"a b",
    "YAML, wrong in the end": lambda: lines(b"k%06d: [a]", 66_000) + b"\n\tx",
    "YAML with a key twice in the end": lambda: lines(b"k%06d: [a]", 66_000) + b"\nk000001: 1",
}


def megabytes() -> int:
    """The most memory this process has had so far."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def pace() -> float:
    """How much slower than the machine the bounds were set on, where this work took a tenth of a second."""
    begun, total = time.process_time(), 0
    for number in range(3_000_000):
        total += number & 7
    return max(1, (time.process_time() - begun) * 10)


def seconds(raw: bytes) -> float:
    """What refusing `raw` takes; it is an error to read it."""
    begun = time.process_time()
    try:
        read_text(raw, "hostile.yaml")
    except (DocumentError, LimitError):
        return time.process_time() - begun
    raise AssertionError("nothing was refused")


def measure(name: str) -> None:
    """Print seconds, megabytes and name of one refusal; what is slow is tried again, for the machine may be busy."""
    before = megabytes()
    raw = FILES[name]()[:LARGEST]
    taken = seconds(raw)
    most = megabytes() - before
    if taken > 0.8:
        taken = min(taken / pace(), seconds(raw) / pace())
    print(f"{taken:.2f} {most} {name}", flush=True)


if __name__ == "__main__":
    for name in FILES:
        process = os.fork()
        if not process:
            measure(name)
            os._exit(0)
        os.waitpid(process, 0)
