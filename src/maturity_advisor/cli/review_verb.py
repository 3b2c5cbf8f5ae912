"""`review`: the advisor's own judgement on what the rules gave."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import click
from rich_click import command as verb
from rich_click import option

from maturity_advisor.cli import options as shared
from maturity_advisor.cli.output import emit
from maturity_advisor.cli.session import advisor_of, code_after
from maturity_advisor.errors import ExitCode, Problem, UsageError

if TYPE_CHECKING:
    from maturity_advisor.desk.session import Session

VERDICTS = {"accept": "accepted", "reject": "rejected", "reword": "reworded", "add": "added"}
SAID = ("status", "rank", *VERDICTS)


@verb("review")
@click.argument("organisation", metavar="ORG")
@click.argument("action", required=False)
@option("--accept", is_flag=True, help="Take it over.")
@option("--reject", is_flag=True, help="Do not take it over; say --why.")
@option("--reword", metavar="TEXT", help="Put it in other words.")
@option("--add", metavar="TEXT", help="Add an action of your own, without naming one.")
@option("--status", type=click.Choice(["planned", "doing", "done"]), help="How far it is.")
@option("--rank", type=click.IntRange(min=1), metavar="N", help="The place you would give it.")
@option("--by", metavar="NAME", help="Who judges; needed with every judgement.")
@option("--why", metavar="TEXT", help="The reason.")
@option("--figure", "figures", multiple=True, metavar="KPI=VALUE", help="What a figure is on this day; several times.")
@option("--date", "day", metavar="DAY", callback=shared.day, help="The day of the judgement, instead of today.")
@shared.packs
@shared.language
@shared.quiet
def command(organisation: str, action: str | None, **options: Any) -> ExitCode:
    """Judge what the rules advise the organisation ORG: one ACTION by its number or id, or all of them in a talk.

    The judgement is kept in ORG with name, day and reason, and reports show it beside what the rules gave. Without
    options it is a talk in a terminal, and elsewhere it prints what was judged.
    """
    said = _said(action, options)
    advisor = advisor_of(options)
    from maturity_advisor.desk.opening import session_of

    today = (options["day"] or date.today()).isoformat()
    session = session_of(advisor, organisation, options["lang"], today)
    if said or options["figures"]:
        _judge(session, action, said, options)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        _talk(session, options["by"] or "")
        return code_after(advisor, options)
    emit(_printed(session))
    return code_after(advisor, options)


def _said(action: str | None, options: dict[str, Any]) -> dict[str, Any]:
    """What is said of the action; UsageError if it does not go together."""
    verdicts = [name for name in VERDICTS if options[name]]
    said = [name for name in SAID if options[name]]
    if len(verdicts) > 1:
        raise _refused(f"--{verdicts[0]} and --{verdicts[1]} exclude each other", "Give one of them")
    if said and not options["by"]:
        raise _refused("it is not said who judges", "Add --by NAME")
    if said and bool(action) == bool(options["add"]):
        raise _refused("it is not said what is judged", "Give the number or id of a recommendation, or --add TEXT")
    if options["reject"] and not options["why"]:
        raise _refused("a rejection needs a reason", "Add --why TEXT")
    if action and not said:
        raise _refused("it is not said what you decided", "Give --accept, --reject, --reword, --status or --rank")
    found = {name: options[name] for name in ("status", "rank") if options[name]}
    if verdicts:
        found["verdict"] = VERDICTS[verdicts[0]]
    return found | ({"text": text} if (text := options["reword"] or options["add"]) else {})


def _refused(message: str, remedy: str) -> UsageError:
    return UsageError(Problem(message, remedy, None, "review"))


def _judge(session: Session, action: str | None, said: dict[str, Any], options: dict[str, Any]) -> None:
    from maturity_advisor.desk.reviewing import added_as, figure, judged_of, judgement

    changes = []
    if said:
        about = added_as(session.advice, options["add"]) if action is None else judged_of(session.advice, action)
        dated = {**said, "by": options["by"], "date": session.today, "why": options["why"]}
        changes += judgement(session.data, about, dated)
    for written in options["figures"]:
        changes += figure(session.data, written, session.today)
    session.put(changes)


def _talk(session: Session, by: str) -> None:
    from maturity_advisor.desk.console import Console, speak_utf8
    from maturity_advisor.desk.review_talk import ReviewTalk

    speak_utf8()
    ReviewTalk(session, Console(sys.stdin, sys.stdout), by).run()


def _printed(session: Session) -> str:
    """What was judged so far."""
    from maturity_advisor.reports.blocks import Block, Paragraph, Title
    from maturity_advisor.reports.judging import judgement
    from maturity_advisor.reports.text import text_of
    from maturity_advisor.reports.view import view

    voice, data = session.voice, view(session.advice)
    page: list[Block] = [Title(voice.heading("judgement"), data["organisation"]["name"])]
    page += judgement(data, voice)
    return text_of([*page, *([] if data["review"] else [Paragraph(voice("review-none"))])])
