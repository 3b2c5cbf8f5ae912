"""The how-to for machines without a compiler works as it is written."""

import os
import re
import sys
from pathlib import Path

import pytest

import maturity_advisor

pytestmark = pytest.mark.packaging

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "install-without-a-compiler.md"


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="the how-to is for Pythons that take durable-rules")
def test_wheels_built_with_a_compiler_install_without_one(copy_of_the_tree, run, tmp_path):
    build, install = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(), flags=re.MULTILINE | re.DOTALL)
    tree = copy_of_the_tree(tmp_path / "tree")

    def shell(script, name, **settings):
        home = tmp_path / name
        run(sys.executable, "-m", "venv", home)
        path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
        return run("bash", "-euc", script, cwd=tree, env={**os.environ, "PATH": path, **settings})

    shell(build, "with-a-compiler")
    printed = shell(install, "without-one", CC="false", PIP_NO_CACHE_DIR="1")

    assert printed.splitlines()[-1].endswith(maturity_advisor.__version__)
