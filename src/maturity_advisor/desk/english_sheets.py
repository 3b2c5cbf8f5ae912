"""What answer sheets say in English."""

from __future__ import annotations

SHEETS = {
    "sheet-title": "Questions about {name}",
    "sheet-how": (
        "Please answer what you know. A grey question need not be answered. Where you do not know, "
        "choose “don't know”; where it does not apply, say why."
    ),
    "sheet-your-name": "Your name or role",
    "sheet-answers": "Answers",
    "sheet-several": "Answer each line below",
    "sheet-text": "A text",
    "sheet-unknown": "don't know",
    "sheet-na": "does not apply",
    "sheet-not-listed": "Please choose from the list",
    "sheet-theme": "Theme",
    "sheet-question": "Question",
    "sheet-answer": "Answer",
    "sheet-allowed": "How to answer",
    "sheet-why": "Why it does not apply",
    "sheet-note": "Note",
    "sheet-source": "Where this comes from",
    "sheet-evidence": "How you know",
    "sheet-confidence": "How sure",
    "sheet-date": "Day",
    "sheet-by": "Who says so",
    "sheet-visibility": "Who may see it",
    "sheet-evidence-stated": "it was said",
    "sheet-evidence-documented": "it is on paper",
    "sheet-evidence-observed": "we saw it ourselves",
    "sheet-confidence-low": "little",
    "sheet-confidence-medium": "fairly",
    "sheet-confidence-high": "very",
    "sheet-visibility-client": "everybody",
    "sheet-visibility-advisor": "only the advisor",
    "import-new": "{count} answers are new.",
    "import-new-one": "One answer is new.",
    "import-same": "{count} were there already.",
    "import-same-one": "One was there already.",
    "import-nothing": "There are no answers in these sheets.",
    "import-discuss": "Discuss this: people see it differently",
    "import-beside": "Said by several, and they agree",
    "import-open": "All that was said is kept; until it is settled, advice reckons with each of it.",
    "import-dry": "Nothing was written.",
    "import-title": "Answers for {name}",
}
