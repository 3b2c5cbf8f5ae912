"""The rest of a new distribution: project file, plugin, README and licence."""

from __future__ import annotations

from importlib.metadata import version

from maturity_advisor.authoring.scaffold_yaml import Plan, quoted

LICENCES: dict[str, str] = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
    "MIT": "https://opensource.org/license/mit",
    "proprietary": "",
}


def pyproject(plan: Plan, module: str) -> str:
    """A project that setuptools builds, found through its entry point, with its cases collected by pytest."""
    expression = "LicenseRef-Proprietary" if plan.licence == "proprietary" else plan.licence
    return f"""\
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "{plan.id}"
version = "0.1.0"
description = {quoted(f"{plan.title}: a maturity model for Maturity Advisor.")}
readme = "README.md"
requires-python = ">=3.11"
license = "{expression}"
license-files = ["LICENSE"]
authors = [{{name = {quoted(plan.author)}}}]
dependencies = ["maturity-advisor>={version("maturity-advisor")}"]

[project.optional-dependencies]
test = ["maturity-advisor[authors]"]

[project.entry-points.maturity_advisor]
{module} = "{module}"

[tool.setuptools.packages.find]
where = ["src"]

[tool.setuptools.package-data]
{module} = ["**/*.yaml"]

[tool.pytest.ini_options]
addopts = ["-p", "maturity_advisor.testing"]
testpaths = ["src", "tests"]
"""


def plugin(plan: Plan, module: str) -> str:
    """The few lines through which the program finds the pack."""
    return f'''\
"""{plan.title.replace(chr(92), "").replace('"', "'")}: where Maturity Advisor finds its pack."""

from maturity_advisor import PackSource, hookimpl


@hookimpl
def advisor_packs() -> list[PackSource]:
    """All YAML in the folder `pack`."""
    return [PackSource.inside(("{module}", "pack"))]
'''


def installed_test(plan: Plan, module: str) -> str:
    """A test that the installed distribution is found; the YAML is tested by pytest's plugin."""
    return f'''\
"""The installed pack is found, and advises."""

from maturity_advisor import Advisor


def test_the_installed_pack_advises() -> None:
    advice = Advisor(models=["{plan.id}"]).advise({{"organisation": {{"id": "nobody", "name": "Nobody"}}}})

    assert advice.status == "complete"
    assert [item["model"] for item in advice.data["assessments"]] == ["{plan.id}"]
'''


def licence(plan: Plan) -> str:
    """Whose the texts are, and where the licence can be read."""
    address = LICENCES[plan.licence]
    terms = f"is licensed under {plan.licence}: {address}" if address else "may not be used without permission"
    return f"Copyright {plan.year} {plan.author}\n\n{plan.title} {terms}\n"


def readme(plan: Plan, folder: str, *, project: bool) -> str:
    """What the pack is, and how to work on it."""
    commands = [
        *([('pip install -e ".[test]"', "once")] if project else []),
        (f"maturity-advisor check {folder}", "what is wrong, with line and remedy"),
        ("pytest" if project else "maturity-advisor test .", "the rules' examples, and the cases"),
        (f"maturity-advisor advise ORGANISATION.yaml{'' if project else ' --pack .'}", "use it"),
    ]
    width = max(len(command) for command, _ in commands)
    shown = "\n".join(f"{command:<{width}}  # {what}" for command, what in commands)
    home = f"{folder}/" if project else ""
    counts = f"{len(plan.matrix.stages)} stages, {len(plan.matrix.rows)} categories"
    return f"""\
# {plan.title}

A maturity model for Maturity Advisor: {counts}.

```sh
{shown}
```

| file | holds |
|---|---|
| `{home}model.yaml` | the model: stages, dimensions, categories, and what each cell means |
| `{home}facts.yaml` | what is asked |
| `{home}rules.yaml` | what is advised and when, with examples |
| `{"tests/" if project else ""}cases.yaml` | whole organisations, and what must follow |
| `.schemas` | what editors complete and check by; `maturity-advisor schema pack` prints it anew |

Licence: {plan.licence}, see [LICENSE](LICENSE).
"""
