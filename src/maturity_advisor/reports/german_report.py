"""What the report that is handed over says in German."""

from __future__ import annotations

REPORT = {
    "report-for": "Empfehlungen für {name}",
    "report-subject": "Wie reif Ihr Umgang mit Social Media ist und was jetzt zu tun ist",
    "made-by": "Erstellt von {name}",
    "contents": "Inhalt",
    "skip-to-content": "Zum Inhalt",
    "appendix": "Anhang",
    "page-of": "Seite {page} von {count}",
    "section-summary": "auf einer Seite",
    "section-scope": "Frage, Umfang und Vorgehen",
    "section-purpose": "wofür das alles",
    "section-standings": "wo Sie stehen",
    "section-targets": "Zielstufen",
    "section-plan": "was wir empfehlen",
    "section-matrix": "Nutzen und Aufwand",
    "section-roadmap": "Fahrplan",
    "section-differences": "wo sich die Modelle widersprechen",
    "section-unknowns": "was wir noch nicht wissen",
    "section-conditions": "Rahmenbedingungen und Risiken",
    "section-judgement": "das Urteil Ihrer Beratung",
    "section-further": "weitere Maßnahmen",
    "section-left": "vorerst nicht, und warum",
    "section-trace": "wie wir dazu kommen",
    "section-answers": "alle Antworten",
    "section-stages": "alle Teile aller Modelle",
    "section-rights": "Modelle, Rechte und Quellen",
    "section-provenance": "was genau berechnet wurde",
    "legend-certain": "sicher erreicht",
    "legend-possible": "möglich, noch offen",
    "legend-wanted": "Zielstufe",
    "picture-overview": "wo Sie in jedem Modell stehen",
    "picture-map": "{model}: Teile nach Stufen",
    "picture-radar": "{model}: alle Teile auf einen Blick",
    "picture-matrix": "Nutzen und Aufwand",
    "picture-roadmap": "Fahrplan in drei Etappen",
    "picture-progress": "Ihre Kennzahlen auf dem Weg zum Zielwert",
    "figure-says": "{name}: von {baseline} über heute {current} bis {target}",
    "first-steps": "die ersten drei Schritte",
    "how-sure": (
        "Das beruht auf {answered} Antworten. Offene Fragen, die noch eine Maßnahme hinzufügen können: {open}. Wo"
        " etwas offen ist, zeigen wir, zwischen welchen Stufen Sie stehen können; was nicht bekannt ist, zählt "
        "nie gegen Sie."
    ),
    "how-sure-all": "Das beruht auf {answered} Antworten. Keine offene Frage kann noch eine Maßnahme hinzufügen.",
    "the-question": (
        "Wie nutzt {name} Social Media heute, extern und intern; was ist ein passendes Ziel; und welche Schritte "
        "kommen zuerst, gemessen an dem, wofür die Organisation da ist?"
    ),
    "looked-at": "was wir betrachtet haben",
    "employees": "eine Organisation mit {count} Beschäftigten",
    "answers-used": "verwendete Antworten: {count}",
    "method": "wie diese Empfehlungen entstanden sind",
    "method-answers": (
        "Sie haben Fragen zu Ihrer Organisation beantwortet. 'Weiß nicht' ist eine gute Antwort: Sie bleibt "
        "offen, und der Bericht sagt, was sie ändern würde."
    ),
    "method-models": (
        "Die Antworten wurden mit veröffentlichten Reifegradmodellen verglichen. Eine Stufe gilt als erreicht, "
        "wenn ihre Kriterien und die aller Stufen darunter erfüllt sind. Die höchste Stufe ist nicht die beste: "
        "Es zählt die, die zu Ihnen passt."
    ),
    "method-rules": (
        "Jede Empfehlung stammt aus einer niedergeschriebenen Regel, die sich an ihrer Quelle prüfen lässt. Der "
        "Anhang zeigt zu jeder, aus welchen Antworten sie folgt. Wo eine Regel unsere eigene Auslegung ist, steht"
        " es dabei."
    ),
    "method-order": (
        "Die Reihenfolge wägt Nutzen, Beitrag zu dem, was Sie wollen, Dringlichkeit und Aufwand ab. Innerhalb "
        "einer Gruppe können kleine Verschiebungen der Gewichte die Reihenfolge ändern; lesen Sie also die "
        "Gruppen, nicht die genauen Nummern."
    ),
    "models-used": "verwendete Modelle",
    "models-rights": "Urheber, Rechte und vollständige Nachweise stehen im Anhang.",
    "judgement": "das Urteil Ihrer Beratung",
    "judgement-how": "Was die Regeln ergaben, steht unverändert da; dies hat Ihre Beratung dazu entschieden.",
    "judged-rank": "als Nr. {rank}",
    "judged-accepted": "übernommen",
    "judged-rejected": "nicht übernommen",
    "judged-reworded": "anders formuliert",
    "judged-added": "von Ihrer Beratung ergänzt",
    "missing": "– fehlt",
    "today-and-target": "heute → Zielwert",
    "by-whom-when": "durch wen und bis wann",
    "no-owner": "noch niemand verantwortlich",
    "no-deadline": "noch kein Termin",
    "goals-and-figures": "Ziele und Kennzahlen",
    "strategies": "Strategie: wie Sie dorthin kommen wollen",
    "breaks": "wo diese Kette bricht",
    "breaks-none": "Die Kette hält von der Mission bis zu den Kennzahlen.",
    "break-mission": "Es ist keine Mission niedergeschrieben.",
    "break-vision": "Es ist keine Vision niedergeschrieben.",
    "break-not-shared": "Ihre Leute teilen die Vision noch nicht.",
    "break-goal-unmeasured": "Ziele ohne messbares Ziel: {names}.",
    "break-goal-without-strategy": "Ziele, auf die keine Strategie hinarbeitet: {names}.",
    "break-objective-without-kpi": "Messbare Ziele ohne KPI: {names}.",
    "break-objective-without-deadline": "Messbare Ziele ohne Termin: {names}.",
    "break-objective-without-owner": "Messbare Ziele, für die niemand verantwortlich ist: {names}.",
    "break-objective-without-tactic": "Messbare Ziele, an denen nichts in der Strategie arbeitet: {names}.",
    "break-kpi-without-target": "KPIs ohne Zielwert: {names}.",
    "break-kpi-without-objective": "KPIs, die zu keinem messbaren Ziel gehören: {names}.",
    "break-rejected": "Zusammenhänge, die Ihrer Ansicht nach nicht stimmen: {names}.",
    "standings-how": (
        "Jedes Modell betrachtet Ihre Organisation auf seine Weise; zusammengezählt werden sie nicht. Gefüllt "
        "ist, was Sie sicher erreicht haben, schraffiert, was möglich ist, solange Fragen offen sind."
    ),
    "state-today": "heute",
    "criteria-short": "Kriterien",
    "targets-how": "Diese Stufen wurden als passend für Sie gewählt. Was darüber hinausgeht, wartet.",
    "targets-none": (
        "Es wurde keine Zielstufe gewählt. Die Empfehlungen blicken deshalb nur eine Stufe über heute hinaus, und"
        " nur wo das dem dient, was Sie wollen."
    ),
    "gap-column": "noch zu gehen",
    "plan-how": "Drei Gruppen: was zuerst kommt, was danach, und was, wenn Spielraum bleibt.",
    "theme": "Thema",
    "numbers": "Empfehlungen",
    "number-short": "Nr.",
    "when-short": "wann",
    "answers-behind": "aus welchen Antworten das folgt",
    "matrix-how": (
        "Die Nummern sind die der Empfehlungen. Oben links bringt am meisten für den geringsten Aufwand. Der "
        "Nutzen ist unsere Einschätzung, der Aufwand gilt für ein Haus Ihrer Größe; genauer als so ist es nicht "
        "bekannt."
    ),
    "matrix-says": "Nr. {number}: {benefit}, {effort}",
    "benefit-low": "kleinerer Nutzen",
    "benefit-medium": "mittlerer Nutzen",
    "benefit-high": "größerer Nutzen",
    "phase-now": "jetzt",
    "phase-next": "danach",
    "phase-later": "später",
    "after": "nach Nr. {numbers}",
    "roadmap-how": "Keine Maßnahme steht vor einer, die sie voraussetzt.",
    "differences-how": (
        "Die folgenden Modelle raten hier zum Gegenteil. Wir zeigen beide Seiten und was den Ausschlag gibt."
    ),
    "differences-none": "In Ihrer Lage widersprechen sich die Modelle nicht.",
    "unknowns-how": (
        "Was offen ist, ist kein Fehler: Es zeigt, wo ein kurzes Gespräch die Empfehlungen am meisten schärft."
    ),
    "ask-first": "was wir zuerst fragen würden",
    "nobody-knew": "gefragt, aber niemand wusste es",
    "people-differ": "unterschiedliche Antworten: sprechen Sie darüber",
    "means-at-hand": "womit Sie arbeiten können",
    "conditions-first": "was vorher in Ordnung sein muss",
    "risks": "Risiken, die aus Ihren Antworten folgen",
    "risks-none": "Aus dem, was bisher bekannt ist, folgen keine Risiken.",
    "hours-per-week": "Stunden pro Woche",
    "budget": "Budget",
    "budget-none": "keines",
    "budget-small": "klein",
    "budget-medium": "mittel",
    "budget-large": "groß",
    "owners": "wer etwas übernehmen kann",
    "trace-how": "✓ trifft zu · ✗ trifft nicht zu · ? noch offen · – nicht anwendbar",
    "recommendations": "Empfehlungen",
    "follows": "was aus Ihren Antworten folgt",
    "said-how": "von wem, und Anmerkungen",
    "not-used": "nicht verwendet, da die Frage nicht zutrifft",
    "the-whole": "das Ganze",
    "licence": "Lizenz",
    "fingerprint": "Prüfsumme",
    "provenance-how": (
        "Dieselben Antworten ergeben mit denselben Modellen und Einstellungen wortgleich dieselben Empfehlungen."
    ),
    "input-digest": "Prüfsumme Ihrer Antworten",
    "program": "Programm",
    "weighing": "gewichtet nach",
    "rests-on-unknown": "Das beruht zum Teil auf etwas, das noch nicht bekannt ist.",
    "for-the-advisor": "eine Antwort, die nur für die Beratung bestimmt war",
    "line-of-table": "Zeile der Tabelle",
    "sheet-plan": "Plan",
    "sheet-answers": "Antworten",
    "sheet-stages": "Stufen",
    "sheet-trace": "Herleitung",
    "sheet-about": "Über diesen Bericht",
    "col-place": "betrifft",
    "col-band": "Gruppe",
    "col-phase": "Etappe",
    "col-recommendation": "Empfehlung",
    "col-truth": "Ergebnis",
    "col-model-says": "nach",
    "whole-organisation": "die Organisation",
    "section-peers": "im Vergleich mit anderen",
    "peers-like": "Verglichen mit {count} Organisationen wie Ihrer ({like}).",
    "peers-all": "Verglichen mit allen {count} Organisationen der Erhebung.",
    "peers-sector": "Branche: {value}",
    "peers-size": "Größe: {value}",
    "peers-model": "Modell",
    "peers-own": "Sie",
    "peers-lower": "sicher niedriger",
    "peers-alike": "etwa gleich oder noch offen",
    "peers-higher": "sicher höher",
    "peers-first": "Bei {share} von ihnen ist der erste Schritt derselbe wie bei Ihnen.",
    "peers-of-size-small": "klein (unter 50 Beschäftigte)",
    "peers-of-size-medium": "mittel (50 bis 249)",
    "peers-of-size-large": "groß (ab 250)",
    "percent": "{number} %",
    "peers-unknown": "nicht bekannt",
}
