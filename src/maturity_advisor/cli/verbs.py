"""The verbs, with one sentence each; `--help` needs no more than this."""

from __future__ import annotations

VERBS: dict[str, str] = {
    "advise": "Advise an organisation: verdict, where it stands, and what to do first.",
    "assess": "Show where an organisation stands in each model, part by part.",
    "explain": "Explain one recommendation: down to answers and sources, up to the mission.",
    "models": "List, show and search maturity models.",
    "facts": "List, show and search what is asked and derived.",
    "rules": "List, show and search rules.",
    "actions": "List, show and search actions that can be advised.",
    "outcomes": "List, show and search outcomes that actions improve.",
    "plugins": "List and show installed plugins, and what is wrong with them.",
    "schema": "Print the JSON Schema of packs, organisations or advice.",
    "check": "Check packs and organisation files, and run the rules' examples.",
    "doctor": "Show versions, engine and plugins, and what is wrong.",
}
