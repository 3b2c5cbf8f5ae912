"""What answer sheets say in Dutch."""

from __future__ import annotations

SHEETS = {
    "sheet-title": "Vragen over {name}",
    "sheet-how": (
        "Beantwoord wat u weet. Een grijze vraag mag u overslaan. Weet u het niet, kies dan “weet "
        "niet”; is iets niet van toepassing, schrijf dan waarom."
    ),
    "sheet-your-name": "Uw naam of functie",
    "sheet-answers": "Antwoorden",
    "sheet-several": "Beantwoord elke regel hieronder",
    "sheet-text": "Een tekst",
    "sheet-unknown": "weet niet",
    "sheet-na": "niet van toepassing",
    "sheet-not-listed": "Kies uit de lijst",
    "sheet-theme": "Thema",
    "sheet-question": "Vraag",
    "sheet-answer": "Antwoord",
    "sheet-allowed": "Hoe u antwoordt",
    "sheet-why": "Waarom niet van toepassing",
    "sheet-note": "Opmerking",
    "sheet-source": "Waar dit vandaan komt",
    "sheet-evidence": "Hoe u het weet",
    "sheet-confidence": "Hoe zeker",
    "sheet-date": "Datum",
    "sheet-by": "Wie het zegt",
    "sheet-visibility": "Wie het mag zien",
    "sheet-evidence-stated": "gezegd",
    "sheet-evidence-documented": "op papier gezien",
    "sheet-evidence-observed": "zelf gezien",
    "sheet-confidence-low": "weinig",
    "sheet-confidence-medium": "redelijk",
    "sheet-confidence-high": "zeer",
    "sheet-visibility-client": "iedereen",
    "sheet-visibility-advisor": "alleen de adviseur",
    "import-new": "{count} antwoorden zijn nieuw.",
    "import-new-one": "Eén antwoord is nieuw.",
    "import-same": "{count} stonden er al.",
    "import-same-one": "Eén stond er al.",
    "import-nothing": "In deze bladen staan geen antwoorden.",
    "import-discuss": "Bespreek dit: mensen zien het verschillend",
    "import-beside": "Door meer mensen gezegd, en zij zijn het eens",
    "import-open": (
        "Alles wat is gezegd, blijft bewaard; zolang het niet is uitgepraat, houdt het advies met elk "
        "antwoord rekening."
    ),
    "import-dry": "Er is niets geschreven.",
    "import-title": "Antwoorden voor {name}",
}
