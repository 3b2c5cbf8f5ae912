"""The program's own sentences, in the languages it speaks; authors' texts are in the packs."""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "true": {"en": "yes", "nl": "ja", "de": "ja"},
    "false": {"en": "no", "nl": "nee", "de": "nein"},
    "and": {"en": "{first} and {last}", "nl": "{first} en {last}", "de": "{first} und {last}"},
    "is": {"en": "{what}: {value}.", "nl": "{what}: {value}.", "de": "{what}: {value}."},
    "between": {
        "en": "{what}: between {low} and {high}.",
        "nl": "{what}: tussen {low} en {high}.",
        "de": "{what}: zwischen {low} und {high}.",
    },
    "one_of": {
        "en": "{what}: opinions differ ({options}).",
        "nl": "{what}: de meningen verschillen ({options}).",
        "de": "{what}: Die Meinungen gehen auseinander ({options}).",
    },
    "none_of_these": {
        "en": "{what}: none of these.",
        "nl": "{what}: geen van deze.",
        "de": "{what}: nichts davon.",
    },
    "open": {"en": "{what}: still open.", "nl": "{what}: nog open.", "de": "{what}: noch offen."},
    "not_applicable": {
        "en": "{what}: does not apply.",
        "nl": "{what}: niet van toepassing.",
        "de": "{what}: trifft hier nicht zu.",
    },
    "not_applicable_because": {
        "en": "{what}: does not apply ({why}).",
        "nl": "{what}: niet van toepassing ({why}).",
        "de": "{what}: trifft hier nicht zu ({why}).",
    },
    "not_yet": {
        "en": "not yet at the first stage",
        "nl": "nog niet in de eerste fase",
        "de": "noch vor der ersten Stufe",
    },
    "none": {"en": "none of these types", "nl": "geen van deze vormen", "de": "keine dieser Formen"},
    "complete": {"en": "{what}: complete.", "nl": "{what}: compleet.", "de": "{what}: vollständig."},
    "incomplete": {"en": "{what}: not complete.", "nl": "{what}: niet compleet.", "de": "{what}: nicht vollständig."},
    "target": {"en": "Target for {what}", "nl": "Doel voor {what}", "de": "Ziel für {what}"},
    "gap": {
        "en": "Stages to go for {what}",
        "nl": "Fasen te gaan voor {what}",
        "de": "Noch fehlende Stufen bei {what}",
    },
    "verdict-default": {
        "en": "Nothing that is known so far speaks against it.",
        "nl": "Uit wat nu bekend is, blijkt niets dat ertegen pleit.",
        "de": "Nach allem, was bisher bekannt ist, spricht nichts dagegen.",
    },
    "verdict-do": {"en": "Worth doing", "nl": "Doen", "de": "Machen"},
    "verdict-limits": {"en": "Worth doing, with limits", "nl": "Doen, met mate", "de": "Machen, aber mit Grenzen"},
    "verdict-not_now": {"en": "Not now", "nl": "Nu niet", "de": "Jetzt nicht"},
    "verdict-enough": {"en": "Enough as it is", "nl": "Goed zoals het is", "de": "Gut so, wie es ist"},
    "aside-target": {
        "en": "This goes beyond the stage you chose as your target ({stage}).",
        "nl": "Dit gaat verder dan de fase die u als doel koos ({stage}).",
        "de": "Das geht über die Stufe hinaus, die Sie sich als Ziel gesetzt haben ({stage}).",
    },
    "aside-step": {
        "en": "This is more than one step ahead; first comes {stage}.",
        "nl": "Dit ligt meer dan één stap vooruit; eerst komt {stage}.",
        "de": "Das liegt mehr als einen Schritt voraus; zuerst kommt {stage}.",
    },
    "aside-alignment": {
        "en": "It leads to a further stage, but serves none of your wishes or figures.",
        "nl": "Het leidt naar een volgende fase, maar dient geen van uw wensen of cijfers.",
        "de": "Es führt zu einer weiteren Stufe, dient aber keinem Ihrer Wünsche und keiner Ihrer Kennzahlen.",
    },
    "aside-override": {"en": "{why}", "nl": "{why}", "de": "{why}"},
    "aside-verdict": {
        "en": "For this use the answer is: {verdict}. So nothing more is sought there.",
        "nl": "Voor dit gebruik geldt: {verdict}. Meer is daar nu niet aan de orde.",
        "de": "Für diese Nutzung gilt: {verdict}. Mehr steht dort deshalb nicht an.",
    },
    "aside-will_not": {
        "en": "You said that you will not do this.",
        "nl": "U gaf aan dat u dit niet wilt doen.",
        "de": "Sie haben gesagt, dass Sie das nicht tun wollen.",
    },
    "no-effect-yet": {
        "en": "Not yet visible in your figures; follow for instance: {figures}.",
        "nl": "Nog niet zichtbaar in uw cijfers; volg bijvoorbeeld: {figures}.",
        "de": "In Ihren Kennzahlen noch nicht sichtbar; verfolgen Sie zum Beispiel: {figures}.",
    },
    "no-effect-at-all": {
        "en": "Nothing you follow shows its effect yet.",
        "nl": "Nog niets dat u volgt, laat het effect zien.",
        "de": "Noch zeigt nichts von dem, was Sie verfolgen, seine Wirkung.",
    },
    "through": {
        "en": "It makes possible: {action}.",
        "nl": "Het maakt mogelijk: {action}.",
        "de": "Es macht möglich: {action}.",
    },
    "helps": {
        "en": "It helps with: {action}.",
        "nl": "Het helpt bij: {action}.",
        "de": "Es hilft bei: {action}.",
    },
    "needed-for": {"en": "Needed for no. {rank}", "nl": "Nodig voor nr. {rank}", "de": "Nötig für Nr. {rank}"},
    "find-out-first": {
        "en": "First find out whether this is in place: {action}.",
        "nl": "Zoek eerst uit of dit er al is: {action}.",
        "de": "Klären Sie zuerst, ob das schon vorhanden ist: {action}.",
    },
    "requires-later": {
        "en": "Builds on something that is left for later: {action}.",
        "nl": "Bouwt voort op iets wat later komt: {action}.",
        "de": "Baut auf etwas auf, das später kommt: {action}.",
    },
    "moved": {
        "en": "Moved to a later period, because your time or budget does not carry it now.",
        "nl": "Naar later verschoven, omdat uw tijd of budget het nu niet draagt.",
        "de": "Auf später verschoben, weil Zeit oder Budget es jetzt nicht tragen.",
    },
    "intended": {
        "en": "An intended effect, not a proven cause.",
        "nl": "Een beoogd effect, geen bewezen oorzaak.",
        "de": "Eine beabsichtigte Wirkung, keine bewiesene Ursache.",
    },
    "missing-language": {
        "en": "Some texts of '{pack}' are not available in this language.",
        "nl": "Een deel van de teksten van '{pack}' is er niet in deze taal.",
        "de": "Ein Teil der Texte von '{pack}' liegt in dieser Sprache nicht vor.",
    },
    "moot": {
        "en": "The answer to '{what}' is not used: an earlier answer makes the question moot.",
        "nl": "Het antwoord op '{what}' is niet gebruikt: door een eerder antwoord speelt die vraag niet.",
        "de": "Die Antwort auf '{what}' wird nicht verwendet: Eine frühere Antwort macht die Frage gegenstandslos.",
    },
}
