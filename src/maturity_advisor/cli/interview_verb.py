"""`interview`: asks an organisation, question by question, and keeps every answer."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.session import advisor_of, code_after
from maturity_advisor.errors import ExitCode, Problem, UsageError


@verb("interview")
@click.argument("organisation", metavar="ORG")
@option("--quick", is_flag=True, help="The 12 to 15 questions of the quick scan, and one page at the end.")
@option("--date", "day", metavar="DAY", callback=shared.day, help="The day of the talk, instead of today.")
@shared.packs
@shared.language
@shared.quiet
def command(organisation: str, **options: Any) -> ExitCode:
    """Interview the organisation whose file is ORG: begin it, or go on where it stopped.

    Every answer is on the disk before the next question. Type numbers; ? shows what else can be typed; stop ends it.
    """
    lang = options["lang"]
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise _refusal(lang)
    advisor = advisor_of(options)
    from maturity_advisor.desk.console import Console, speak_utf8
    from maturity_advisor.desk.interview import Interview, hold
    from maturity_advisor.desk.keeping import Kept
    from maturity_advisor.desk.opening import language_of
    from maturity_advisor.desk.session import Session
    from maturity_advisor.desk.voice import Voice

    speak_utf8()
    console, kept = Console(sys.stdin, sys.stdout), Kept.open(organisation)
    voice = Voice(lang or language_of(kept, console))
    today = (options["day"] or date.today()).isoformat()
    hold(Interview(Session(advisor, kept, voice, today), console, options["quick"]))
    return code_after(advisor, options)


def _refusal(lang: str | None) -> UsageError:
    from maturity_advisor.desk.voice import Voice

    voice = Voice(lang or "en")
    return UsageError(Problem(voice("no-terminal"), voice("no-terminal-remedy"), None, "terminal"))
