"""What a new pack says of its own in the languages the program speaks: a small matrix to begin with, and sentences."""

from __future__ import annotations

from maturity_advisor.authoring.matrix import Matrix, Named, Row

PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "ask": "Which of these describes you best: {title}?",
        "lacking": "(The matrix says nothing of this stage.)",
        "action": "{category}: towards {stage}",
        "do": "Aim at this: {cell}",
        "do_gap": "Agree what {stage} would look like for you, and take the first step.",
        "benefit": "Not rated yet: the middle of each scale.",
        "investment": "Not rated yet: more people, more work.",
        "owner": "whoever answers for this",
        "seen_by": "You would now choose the description of {stage}.",
        "rule": "{category}: not yet at {stage}",
        "because": "You said: {fact}",
        "fires": "one stage below",
        "silent": "there already",
        "first": "everything in the first stage",
        "last": "everything in the last stage",
        "nothing": "nothing answered yet",
        "cite": "{author} ({year}). {title}, edition {edition}.",
    },
    "nl": {
        "ask": "Welke omschrijving past het best bij u: {title}?",
        "lacking": "(De matrix zegt niets over deze fase.)",
        "action": "{category}: op weg naar '{stage}'",
        "do": "Werk hiernaartoe: {cell}",
        "do_gap": "Spreek af hoe '{stage}' er bij u uitziet en zet de eerste stap.",
        "benefit": "Nog niet beoordeeld: steeds het midden van de schaal.",
        "investment": "Nog niet beoordeeld: meer mensen, meer werk.",
        "owner": "wie hiervoor verantwoordelijk is",
        "seen_by": "U kiest nu de omschrijving bij '{stage}'.",
        "rule": "{category}: nog niet in de fase '{stage}'",
        "because": "U antwoordde: {fact}",
        "fires": "één fase lager",
        "silent": "al zover",
        "first": "alles in de eerste fase",
        "last": "alles in de laatste fase",
        "nothing": "nog niets beantwoord",
        "cite": "{author} ({year}). {title}, editie {edition}.",
    },
    "de": {
        "ask": "Welche Beschreibung trifft am ehesten auf Sie zu: {title}?",
        "lacking": "(Die Matrix sagt zu dieser Stufe nichts.)",
        "action": "{category}: auf dem Weg zur Stufe „{stage}“",
        "do": "Arbeiten Sie darauf hin: {cell}",
        "do_gap": "Legen Sie fest, wie „{stage}“ bei Ihnen aussieht, und gehen Sie den ersten Schritt.",
        "benefit": "Noch nicht bewertet: jeweils die Mitte der Skala.",
        "investment": "Noch nicht bewertet: mehr Menschen, mehr Arbeit.",
        "owner": "wer dafür verantwortlich ist",
        "seen_by": "Sie würden jetzt die Beschreibung zu „{stage}“ wählen.",
        "rule": "{category}: noch nicht auf der Stufe „{stage}“",
        "because": "Sie haben geantwortet: {fact}",
        "fires": "eine Stufe darunter",
        "silent": "schon so weit",
        "first": "alles in der ersten Stufe",
        "last": "alles in der letzten Stufe",
        "nothing": "noch nichts beantwortet",
        "cite": "{author} ({year}). {title}, Ausgabe {edition}.",
    },
}

_STARTER: dict[str, tuple[tuple[str, ...], tuple[tuple[str, str, tuple[str, ...]], ...]]] = {
    "en": (
        ("Starting", "Practising", "Leading"),
        (
            ("People", "Skills", ("A few people find out for themselves.", "Those who need it were trained.",
                                  "People teach each other, and newcomers learn it in their first month.")),
            ("Work", "Answering", ("Messages are answered when somebody sees them.",
                                   "Somebody answers within a working day.",
                                   "What people ask for changes what is offered.")),
        ),
    ),
    "nl": (
        ("Beginnen", "Oefenen", "Vooroplopen"),
        (
            ("Mensen", "Vaardigheden", ("Een enkeling zoekt het zelf uit.", "Wie het nodig heeft, is geschoold.",
                                        "Mensen leren het elkaar, en nieuwkomers in hun eerste maand.")),
            ("Werk", "Antwoorden", ("Berichten worden beantwoord als iemand ze ziet.",
                                    "Binnen een werkdag antwoordt iemand.",
                                    "Wat mensen vragen, verandert wat u aanbiedt.")),
        ),
    ),
    "de": (
        ("Beginnen", "Üben", "Vorangehen"),
        (
            ("Menschen", "Kenntnisse", ("Einzelne finden es selbst heraus.", "Wer es braucht, ist geschult.",
                                        "Man lernt voneinander, und Neue lernen es im ersten Monat.")),
            ("Arbeit", "Antworten", ("Nachrichten werden beantwortet, wenn jemand sie sieht.",
                                     "Innerhalb eines Arbeitstages antwortet jemand.",
                                     "Was Menschen fragen, verändert das Angebot.")),
        ),
    ),
}  # fmt: skip
_IDS = (("starting", "practising", "leading"), (("people", "skills"), ("work", "answering")))


def starter(language: str) -> Matrix:
    """Two categories in three stages, to be replaced by the author's own."""
    stages, rows = _STARTER.get(language, _STARTER["en"])
    stage_ids, row_ids = _IDS
    return Matrix(
        tuple(Named(name, title) for name, title in zip(stage_ids, stages, strict=True)),
        tuple(
            Row(Named(dimension_id, dimension), Named(category_id, category), cells)
            for (dimension_id, category_id), (dimension, category, cells) in zip(row_ids, rows, strict=True)
        ),
    )
