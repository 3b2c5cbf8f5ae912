"""What answer sheets say in German."""

from __future__ import annotations

SHEETS = {
    "sheet-title": "Fragen zu {name}",
    "sheet-how": (
        "Bitte beantworten Sie, was Sie wissen. Graue Fragen können Sie auslassen. Wissen Sie etwas "
        "nicht, wählen Sie „weiß nicht“; trifft etwas nicht zu, schreiben Sie, warum."
    ),
    "sheet-your-name": "Ihr Name oder Ihre Funktion",
    "sheet-answers": "Antworten",
    "sheet-several": "Bitte jede Zeile darunter beantworten",
    "sheet-text": "Ein Text",
    "sheet-unknown": "weiß nicht",
    "sheet-na": "trifft nicht zu",
    "sheet-not-listed": "Bitte aus der Liste wählen",
    "sheet-theme": "Thema",
    "sheet-question": "Frage",
    "sheet-answer": "Antwort",
    "sheet-allowed": "So antworten Sie",
    "sheet-why": "Warum es nicht zutrifft",
    "sheet-note": "Notiz",
    "sheet-source": "Woher das stammt",
    "sheet-evidence": "Woher Sie es wissen",
    "sheet-confidence": "Wie sicher",
    "sheet-date": "Datum",
    "sheet-by": "Wer das sagt",
    "sheet-visibility": "Wer es sehen darf",
    "sheet-evidence-stated": "gesagt",
    "sheet-evidence-documented": "schriftlich gesehen",
    "sheet-evidence-observed": "selbst beobachtet",
    "sheet-confidence-low": "wenig",
    "sheet-confidence-medium": "ziemlich",
    "sheet-confidence-high": "sehr",
    "sheet-visibility-client": "alle",
    "sheet-visibility-advisor": "nur die Beratung",
    "import-new": "{count} Antworten sind neu.",
    "import-new-one": "Eine Antwort ist neu.",
    "import-same": "{count} standen schon da.",
    "import-same-one": "Eine stand schon da.",
    "import-nothing": "In diesen Blättern stehen keine Antworten.",
    "import-discuss": "Besprechen Sie das: Die Befragten sehen es verschieden",
    "import-beside": "Von mehreren gesagt, und sie sind sich einig",
    "import-open": (
        "Alles Gesagte bleibt erhalten; bis es geklärt ist, rechnen die Empfehlungen mit jeder der Antworten."
    ),
    "import-dry": "Es wurde nichts geschrieben.",
    "import-title": "Antworten für {name}",
}
