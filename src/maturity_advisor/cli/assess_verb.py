"""`assess`: where an organisation stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rich_click import command as verb

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.session import BUILT_IN, ORGANISATION, advice_of, advisor_of, code_of, form_of, styled
from maturity_advisor.errors import ExitCode

PARTS = ("schema", "status", "organisation", "units", "targets", "assessments", "derived", "provenance", "environment")


@verb("assess")
@ORGANISATION
@shared.reasoning
@shared.packs
@shared.language
@shared.printing
@shared.quiet
def command(organisation: str, **options: Any) -> ExitCode:
    """Show where the organisation ORG stands in each model, part by part, and how sure that is."""
    form = form_of(options, BUILT_IN)
    advice = advice_of(advisor_of(options), organisation, options)
    from maturity_advisor.reports import view

    emit(_printed(view(advice), form, styled(options)), options["output"])
    return code_of(advice)


def _printed(advice: Mapping[str, Any], form: str, in_colour: bool) -> str:
    if form == "json":
        data = {key: advice[key] for key in PARTS}
        return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    from maturity_advisor.reports.assessing import assessment_page
    from maturity_advisor.reports.markdown import markdown_of
    from maturity_advisor.reports.text import text_of

    page = assessment_page(advice)
    return markdown_of(page) if form == "markdown" else text_of(page, styled=in_colour)
