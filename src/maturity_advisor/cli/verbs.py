"""The verbs, with one sentence each and the exit codes they may end with; `--help` needs no more than this."""

from __future__ import annotations

from maturity_advisor.errors import ExitCode

VERBS: dict[str, str] = {
    "interview": "Interview an organisation in the terminal; begins, or goes on where it stopped.",
    "advise": "Advise an organisation: verdict, where it stands, and what to do first.",
    "report": "Make the report that is handed over: HTML, PDF, Word, Excel or Markdown.",
    "assess": "Show where an organisation stands in each model, part by part.",
    "sheet": "Write an answer sheet with lists and help, to send to several people.",
    "answers": "Take in answer sheets, and show where people disagree.",
    "review": "Judge what the rules advise: accept, reject, reword, reorder, add, mark what is done.",
    "explain": "Explain one recommendation: down to answers and sources, up to the mission.",
    "why-not": "Say why a rule or an action is not advised, and the least that would change it.",
    "questions": "List the open questions by what their answers can change, and what is certain already.",
    "change": "Find the smallest changes of answers that reach a stage or make a rule apply.",
    "what-if": "Try other answers, and see what changes in stages, advice and order.",
    "compare": "Show what moved between two files of advice or two organisations, and why.",
    "verify": "Compute stored advice again from its own input, and say whether it still holds.",
    "portfolio": "Advise a table or folder of organisations at once, and summarise what they have in common.",
    "models": "List, show and search maturity models.",
    "facts": "List, show and search what is asked and derived.",
    "rules": "List, show and search rules.",
    "actions": "List, show and search actions that can be advised.",
    "outcomes": "List, show and search outcomes that actions improve.",
    "plugins": "List and show installed plugins, and what is wrong with them.",
    "schema": "Print the JSON Schema of packs, cases, organisations or advice.",
    "new-pack": "Begin a pack: a distribution or a folder of YAML, from nothing or from a spreadsheet.",
    "migrate": "Take an organisation's answers to another edition of a model; nothing is lost.",
    "test": "Run a pack's examples and cases, and say which answers decided what failed.",
    "check": "Check packs and organisation files, and run the rules' examples.",
    "doctor": "Show versions, engine and plugins, and what is wrong.",
}
# Every verb may end with usage, storage, bug or interrupted.
_ALWAYS = (ExitCode.DONE, ExitCode.USAGE, ExitCode.STORAGE, ExitCode.BUG, ExitCode.INTERRUPTED)
_PACKS = (ExitCode.PACK, ExitCode.LIMIT)
_ADVICE = (ExitCode.INPUT, *_PACKS, ExitCode.ENGINE, ExitCode.INCOMPLETE)
_OWN: dict[str, tuple[ExitCode, ...]] = {
    **dict.fromkeys(
        ("interview", "sheet", "answers", "review"), (ExitCode.INPUT, *_PACKS, ExitCode.ENGINE, ExitCode.INCOMPLETE)
    ),
    "advise": (ExitCode.GATE, *_ADVICE),
    "report": _ADVICE,
    "assess": _ADVICE,
    "explain": _ADVICE,
    "why-not": _ADVICE,
    "change": _ADVICE,
    "questions": _ADVICE,
    **dict.fromkeys(("what-if", "compare"), _ADVICE),
    "verify": (ExitCode.GATE, ExitCode.INPUT, *_PACKS, ExitCode.ENGINE),
    "portfolio": (ExitCode.INPUT, *_PACKS, ExitCode.INCOMPLETE),
    **dict.fromkeys(("models", "facts", "rules", "actions", "outcomes"), _PACKS),
    "plugins": (ExitCode.INCOMPLETE,),
    "schema": (),
    "new-pack": (ExitCode.INPUT, ExitCode.LIMIT),
    "migrate": (ExitCode.INPUT, *_PACKS, ExitCode.INCOMPLETE),
    "test": (ExitCode.GATE, ExitCode.INPUT, *_PACKS),
    "check": (ExitCode.GATE, ExitCode.INCOMPLETE),
    "doctor": (ExitCode.INCOMPLETE,),
}
CODES: dict[str, tuple[ExitCode, ...]] = {name: tuple(sorted((*_ALWAYS, *_OWN[name]))) for name in VERBS}
