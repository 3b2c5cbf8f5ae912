"""A long day: thousands of organisations through one advisor, and several advisors in threads, with time and memory."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

from maturity_advisor import Advisor
from maturity_advisor.documents import read_file
from maturity_advisor.reasoning.readings import EngineName

ROOT = Path(__file__).parents[1]
PAGE = 4096
SETTLED = 200  # organisations after which memory must stay as it is


def organisations(number: int) -> Iterator[dict[str, Any]]:
    """The examples again and again, each time with some of their answers left out."""
    chance = Random(1)
    examples = [_data(path) for path in sorted((ROOT / "examples").glob("*.yaml"))]
    for example in islice(cycle(examples), number):
        answers = {name: answer for name, answer in example.get("answers", {}).items() if chance.random() < 0.8}
        yield {**example, "answers": answers}


def _data(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = read_file(path).data
    return data


def one_after_another(number: int, engine: EngineName) -> bool:
    """Advise this many with one advisor; whether memory stays within 5 MB once it has settled."""
    advisor, taken = Advisor(engine=engine), []
    began, worked = perf_counter(), process_time()
    for count, organisation in enumerate(organisations(number)):
        advisor.advise(organisation)
        if count >= SETTLED:
            taken.append(_resident())
    spread = (max(taken) - min(taken)) / 1024**2
    print(
        f"{number} organisations, one advisor, {advisor.engine}: {perf_counter() - began:.1f} s, processor's time",
        end=" ",
    )
    print(
        f"{process_time() - worked:.1f} s; memory {max(taken) / 1024**2:.0f} MB, within {spread:.1f} MB after {SETTLED}"
    )
    return spread <= 5


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE


def at_once(number: int, threads: int, engine: EngineName) -> bool:
    """Advise the same in several threads, each with an advisor of its own; whether all come to the same."""
    advisors = [Advisor(engine=engine) for _ in range(threads)]
    began = perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        digests = set(pool.map(lambda advisor: _digest(advisor, number), advisors))
    print(f"{number} organisations in each of {threads} threads, {engine}: {perf_counter() - began:.1f} s", end="; ")
    print("all the same" if len(digests) == 1 else "DIFFERENT RESULTS")
    return len(digests) == 1


def _digest(advisor: Advisor, number: int) -> str:
    whole = sha256()
    for organisation in organisations(number):
        whole.update(advisor.advise(organisation).to_json().encode())
    return whole.hexdigest()


def main() -> int:
    """0 if memory is steady and threads agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--organisations", type=int, default=2000)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--engine", choices=["durable-rules", "explain"], default="durable-rules")
    chosen = parser.parse_args()
    steady = one_after_another(chosen.organisations, chosen.engine)
    return 0 if at_once(chosen.organisations // 40, chosen.threads, chosen.engine) and steady else 1


if __name__ == "__main__":
    sys.exit(main())
