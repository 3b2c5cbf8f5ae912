"""Scaffolding: a new pack that is complete, passes its own tests, and is the author's to change."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from maturity_advisor.authoring import scaffold_project as project
from maturity_advisor.authoring.scaffold_yaml import Plan, cases_yaml, facts_yaml, model_yaml, rules_yaml
from maturity_advisor.authoring.schemas import Kind, schema
from maturity_advisor.errors import Place, Problem, StorageError, UsageError
from maturity_advisor.knowledge.ids import RESERVED_HEADS
from maturity_advisor.knowledge.shapes import fault_of_id

Files = dict[str, str]
SCHEMAS = ".schemas"


def check_name(name: str) -> None:
    """Refuse a name that cannot be a pack's id, a folder and a module at once."""
    fault = fault_of_id(name)
    if fault is None and (not name.isascii() or name != name.lower() or name.endswith(("-", "_"))):
        fault = (
            f"'{name}' cannot name a folder and a module everywhere",
            "Use a-z, 0-9 and '-', for example shop-growth",
        )
    if fault is None and name in RESERVED_HEADS:
        fault = (f"'{name}' cannot be the id of a pack: derived facts begin with it", "Choose another name")
    if fault is not None:
        raise UsageError(Problem(*fault, None, "id"))


def pack_files(plan: Plan, root: str) -> Files:
    """The pack's own YAML, each file with the way to its schema; `root` leads up to the folder that is made."""
    made = {"model.yaml": model_yaml(plan), "facts.yaml": facts_yaml(plan), "rules.yaml": rules_yaml(plan)}
    return {name: _for_editors("pack", root) + text for name, text in made.items()}


def _for_editors(kind: str, root: str) -> str:
    """The line by which editors find what may be written here."""
    return f"# yaml-language-server: $schema={root}{SCHEMAS}/{kind}.json\n"


def _schemas() -> Files:
    """In a folder that readers of packs pass over, as they pass over everything hidden."""
    kinds: tuple[Kind, ...] = ("pack", "cases")
    return {f"{SCHEMAS}/{kind}.json": json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n" for kind in kinds}


def folder_of_yaml(plan: Plan) -> Files:
    """A folder that `--pack` loads, without any Python."""
    cases = _for_editors("cases", "") + cases_yaml(plan)
    rest = {"cases.yaml": cases, "README.md": project.readme(plan, ".", project=False)}
    return {**pack_files(plan, ""), **rest, "LICENSE": project.licence(plan), **_schemas()}


def distribution(plan: Plan) -> Files:
    """A distribution that others install."""
    module = plan.id.replace("-", "_")
    home = f"src/{module}"
    return {
        "pyproject.toml": project.pyproject(plan, module),
        f"{home}/__init__.py": project.plugin(plan, module),
        **{f"{home}/pack/{name}": text for name, text in pack_files(plan, "../../../").items()},
        "tests/cases.yaml": _for_editors("cases", "../") + cases_yaml(plan, f"../{home}/pack"),
        **_schemas(),
        "tests/test_installed.py": project.installed_test(plan, module),
        "README.md": project.readme(plan, f"{home}/pack", project=True),
        "LICENSE": project.licence(plan),
        ".gitignore": "__pycache__/\n*.egg-info/\nbuild/\ndist/\n.venv/\n.pytest_cache/\n",
    }


def write(folder: Path, files: Files) -> None:
    """The files in a new folder, all or none; StorageError if there is something by that name."""
    if os.path.lexists(folder):
        raise StorageError(
            Problem(
                "there is something by this name already", "Choose another name or folder", Place(str(folder)), "exists"
            )
        )
    try:
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise _failed(folder, error) from None
    try:
        for name, text in files.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_text(text, encoding="utf-8", newline="\n")
        made.chmod(0o755)
        made.rename(folder)  # fails where something has come there meanwhile
    except OSError as error:
        raise _failed(folder, error) from None
    finally:
        with suppress(FileNotFoundError):
            shutil.rmtree(made)


def _failed(folder: Path, error: OSError) -> StorageError:
    what = f"cannot be written: {error.strerror or error}"
    return StorageError(Problem(what, "Choose another folder, or make room", Place(str(folder)), "storage"))
