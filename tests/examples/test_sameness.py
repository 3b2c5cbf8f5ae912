"""The same organisation gets the same advice, to the byte: however it is written, read, or where it is advised."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from maturity_advisor.documents import canonical, read_file
from maturity_advisor.reasoning.durable import is_available
from tests.examples.files import EXAMPLES, NAMES, advisor, without_environment

EACH = """
import hashlib, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.examples.files import EXAMPLES, NAMES, advisor, without_environment
for name in NAMES:
    text = without_environment(advisor({engine!r}).advise(EXAMPLES / (name + ".yaml")).to_json())
    print(name, hashlib.sha256(text.encode()).hexdigest())
"""


def to_json(source: Any, engine: str = "auto") -> str:
    return without_environment(advisor(engine).advise(source).to_json())


def shuffled(data: Any, chance: random.Random) -> Any:
    """The same data with the keys of every mapping in another order."""
    if isinstance(data, dict):
        keys = list(data)
        chance.shuffle(keys)
        return {key: shuffled(data[key], chance) for key in keys}
    return [shuffled(item, chance) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("name", NAMES)
def test_json_and_any_order_of_keys_give_the_same_bytes_as_yaml(name: str, tmp_path: Path) -> None:
    path = EXAMPLES / f"{name}.yaml"
    data = json.loads(canonical(read_file(path).data))
    mixed = tmp_path / f"{name}.json"
    mixed.write_text(json.dumps(shuffled(data, random.Random(name)), ensure_ascii=False), encoding="utf-8")

    assert to_json(mixed) == to_json(path)


@pytest.mark.skipif(not is_available(), reason="durable-rules is not installed here")
@pytest.mark.parametrize("name", NAMES)
def test_both_engines_give_the_same_bytes(name: str) -> None:
    path = EXAMPLES / f"{name}.yaml"

    assert to_json(path, "durable-rules") == to_json(path, "explain")


@pytest.mark.parametrize(
    ("seed", "zone", "locale", "engine"),
    [("1", "Pacific/Kiritimati", "C", "explain"), ("4242", "America/St_Johns", "tr_TR.UTF-8", "auto")],
)
def test_no_surroundings_change_a_byte(seed: str, zone: str, locale: str, engine: str, tmp_path: Path) -> None:
    code = EACH.format(root=str(EXAMPLES.parent), engine=engine)
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": locale, "LC_ALL": locale}

    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=surroundings, capture_output=True, check=True, text=True
    ).stdout

    here = {name: hashlib.sha256(to_json(EXAMPLES / f"{name}.yaml").encode()).hexdigest() for name in NAMES}
    assert dict(line.split() for line in printed.splitlines()) == here
