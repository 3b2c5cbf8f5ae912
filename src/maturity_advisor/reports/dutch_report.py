"""What the report that is handed over says in Dutch."""

from __future__ import annotations

REPORT = {
    "report-for": "Advies voor {name}",
    "report-subject": "Hoe volwassen uw gebruik van social media is, en wat nu te doen",
    "made-by": "Opgesteld door {name}",
    "contents": "inhoud",
    "skip-to-content": "Naar de inhoud",
    "appendix": "bijlage",
    "page-of": "pagina {page} van {count}",
    "section-summary": "in één pagina",
    "section-scope": "vraag, afbakening en aanpak",
    "section-purpose": "waar het allemaal voor is",
    "section-standings": "waar u staat",
    "section-targets": "streeffasen",
    "section-plan": "wat wij adviseren",
    "section-matrix": "opbrengst tegenover inspanning",
    "section-roadmap": "routekaart",
    "section-differences": "waar de modellen elkaar tegenspreken",
    "section-unknowns": "wat wij nog niet weten",
    "section-conditions": "randvoorwaarden en risico's",
    "section-judgement": "het oordeel van uw adviseur",
    "section-further": "verdere maatregelen",
    "section-left": "nu niet, en waarom",
    "section-trace": "hoe wij hiertoe kwamen",
    "section-answers": "alle antwoorden",
    "section-stages": "alle onderdelen van alle modellen",
    "section-rights": "modellen, rechten en bronnen",
    "section-provenance": "wat er precies is berekend",
    "legend-certain": "zeker bereikt",
    "legend-possible": "mogelijk, nog open",
    "legend-wanted": "streeffase",
    "picture-overview": "waar u staat in elk model",
    "picture-map": "{model}: onderdelen per fase",
    "picture-radar": "{model}: alle onderdelen in één oogopslag",
    "picture-matrix": "opbrengst tegenover inspanning",
    "picture-roadmap": "routekaart in drie stappen",
    "picture-progress": "uw cijfers op weg naar de streefwaarde",
    "figure-says": "{name}: van {baseline} via {current} nu naar {target}",
    "first-steps": "de eerste drie stappen",
    "how-sure": (
        "Dit berust op {answered} antwoorden. Open vragen die nog een maatregel kunnen toevoegen: {open}. Waar "
        "iets open is, laten wij zien tussen welke fasen u kunt staan; wat niet bekend is, telt nooit tegen u."
    ),
    "how-sure-all": "Dit berust op {answered} antwoorden. Geen open vraag kan nog een maatregel toevoegen.",
    "the-question": (
        "Hoe gebruikt {name} social media nu, extern en intern; wat is een passend doel; en welke stappen komen "
        "eerst, gezien waar de organisatie voor staat?"
    ),
    "looked-at": "waar wij naar keken",
    "employees": "een organisatie met {count} mensen",
    "answers-used": "gebruikte antwoorden: {count}",
    "method": "hoe dit advies tot stand kwam",
    "method-answers": (
        "U beantwoordde vragen over uw organisatie. 'Weet ik niet' is een goed antwoord: het blijft open, en het "
        "rapport zegt wat het zou veranderen."
    ),
    "method-models": (
        "De antwoorden zijn naast gepubliceerde volwassenheidsmodellen gelegd. Een fase geldt als bereikt wanneer"
        " aan haar criteria en aan die van alle lagere fasen is voldaan. De hoogste fase is niet de beste: het "
        "gaat om de fase die bij u past."
    ),
    "method-rules": (
        "Elke aanbeveling komt uit een opgeschreven regel die u naast de bron kunt leggen. De bijlage laat bij "
        "elke aanbeveling zien uit welke antwoorden zij volgt. Waar een regel onze eigen lezing van een bron is, "
        "staat dat erbij."
    ),
    "method-order": (
        "De volgorde weegt opbrengst, aansluiting bij wat u wilt, urgentie en inspanning. Binnen een groep kan "
        "een kleine verschuiving in de weging de volgorde veranderen; lees dus de groepen, niet de precieze "
        "nummers."
    ),
    "models-used": "gebruikte modellen",
    "models-rights": "Auteurs, rechten en volledige verwijzingen staan in de bijlage.",
    "judgement": "het oordeel van uw adviseur",
    "judgement-how": "Wat uit de regels volgt, staat er ongewijzigd; dit is wat uw adviseur ervan vindt.",
    "judged-rank": "als nr. {rank}",
    "judged-accepted": "overgenomen",
    "judged-rejected": "niet overgenomen",
    "judged-reworded": "anders verwoord",
    "judged-added": "toegevoegd door uw adviseur",
    "missing": "– ontbreekt",
    "today-and-target": "nu → streefwaarde",
    "by-whom-when": "door wie en wanneer",
    "no-owner": "nog geen eigenaar",
    "no-deadline": "nog geen datum",
    "goals-and-figures": "doelen en cijfers",
    "strategies": "strategie: hoe u er wilt komen",
    "breaks": "waar deze keten breekt",
    "breaks-none": "De keten sluit, van missie tot cijfers.",
    "break-mission": "Er staat geen missie op papier.",
    "break-vision": "Er staat geen visie op papier.",
    "break-not-shared": "Uw mensen delen de visie nog niet.",
    "break-goal-unmeasured": "Doelen zonder meetbaar doel: {names}.",
    "break-goal-without-strategy": "Doelen waar geen strategie aan werkt: {names}.",
    "break-objective-without-kpi": "Meetbare doelen zonder KPI: {names}.",
    "break-objective-without-deadline": "Meetbare doelen zonder datum: {names}.",
    "break-objective-without-owner": "Meetbare doelen zonder eigenaar: {names}.",
    "break-objective-without-tactic": "Meetbare doelen waar niets in de strategie aan werkt: {names}.",
    "break-kpi-without-target": "KPI's zonder streefwaarde: {names}.",
    "break-kpi-without-objective": "KPI's die bij geen meetbaar doel horen: {names}.",
    "break-rejected": "Verbanden die volgens u niet kloppen: {names}.",
    "standings-how": (
        "Elk model kijkt op zijn eigen manier naar uw organisatie; wij tellen ze niet bij elkaar op. Vol is wat u"
        " zeker hebt bereikt, gearceerd is wat mogelijk is zolang er vragen open zijn."
    ),
    "state-today": "nu",
    "criteria-short": "criteria",
    "targets-how": "Dit zijn de fasen die bij u passen. Advies dat verder gaat, wacht.",
    "targets-none": (
        "Er is geen streeffase gekozen. Daarom kijkt het advies niet verder dan één fase voorbij nu, en alleen "
        "waar dat dient wat u wilt."
    ),
    "gap-column": "nog te gaan",
    "plan-how": "Drie groepen: wat eerst komt, wat daarna, en wat als er ruimte is.",
    "theme": "thema",
    "numbers": "aanbevelingen",
    "number-short": "nr.",
    "when-short": "wanneer",
    "answers-behind": "uit welke antwoorden dit volgt",
    "matrix-how": (
        "De nummers zijn die van de aanbevelingen. Linksboven brengt het meest op voor het minste werk. De "
        "opbrengst is onze inschatting, de inspanning geldt voor een organisatie van uw omvang; nauwkeuriger dan "
        "dit is het niet bekend."
    ),
    "matrix-says": "nr. {number}: {benefit}, {effort}",
    "benefit-low": "kleinere opbrengst",
    "benefit-medium": "middelgrote opbrengst",
    "benefit-high": "grotere opbrengst",
    "phase-now": "nu",
    "phase-next": "hierna",
    "phase-later": "later",
    "after": "na nr. {numbers}",
    "roadmap-how": "Geen maatregel staat vóór een andere die zij nodig heeft.",
    "differences-how": (
        "De modellen hieronder geven hier tegengesteld advies. Wij tonen beide kanten en wat de doorslag geeft."
    ),
    "differences-none": "In uw situatie spreken de modellen elkaar niet tegen.",
    "unknowns-how": "Wat open is, is geen fout: het laat zien waar een kort gesprek het advies het meest verscherpt.",
    "ask-first": "wat wij eerst zouden vragen",
    "nobody-knew": "gevraagd, maar niemand wist het",
    "people-differ": "mensen antwoordden verschillend: bespreek dit",
    "means-at-hand": "waar u mee kunt werken",
    "conditions-first": "wat vooraf op orde moet zijn",
    "risks": "risico's die uit uw antwoorden volgen",
    "risks-none": "Uit wat nu bekend is, volgen geen risico's.",
    "hours-per-week": "uren per week",
    "budget": "budget",
    "budget-none": "geen",
    "budget-small": "klein",
    "budget-medium": "gemiddeld",
    "budget-large": "ruim",
    "owners": "wie iets op zich kan nemen",
    "trace-how": "✓ klopt · ✗ klopt niet · ? nog open · – niet van toepassing",
    "recommendations": "aanbevelingen",
    "follows": "wat uit uw antwoorden volgt",
    "said-how": "van wie, en opmerkingen",
    "not-used": "niet gebruikt, want de vraag is niet van toepassing",
    "the-whole": "het geheel",
    "licence": "licentie",
    "fingerprint": "vingerafdruk",
    "provenance-how": "Dezelfde antwoorden geven met dezelfde modellen en instellingen letterlijk hetzelfde advies.",
    "input-digest": "vingerafdruk van uw antwoorden",
    "program": "programma",
    "weighing": "gewogen als",
    "rests-on-unknown": "Dit berust deels op iets wat nog niet bekend is.",
    "for-the-advisor": "een antwoord dat alleen voor de adviseur bedoeld was",
    "line-of-table": "regel van de tabel",
    "sheet-plan": "Plan",
    "sheet-answers": "Antwoorden",
    "sheet-stages": "Fasen",
    "sheet-trace": "Herleiding",
    "sheet-about": "Over dit rapport",
    "col-place": "gaat over",
    "col-band": "groep",
    "col-phase": "stap",
    "col-recommendation": "aanbeveling",
    "col-truth": "uitkomst",
    "col-model-says": "volgens",
    "whole-organisation": "de organisatie",
    "section-peers": "vergeleken met anderen",
    "peers-like": "Vergeleken met {count} organisaties zoals de uwe ({like}).",
    "peers-all": "Vergeleken met alle {count} organisaties uit het onderzoek.",
    "peers-sector": "sector: {value}",
    "peers-size": "grootte: {value}",
    "peers-model": "model",
    "peers-own": "u",
    "peers-lower": "zeker lager",
    "peers-alike": "ongeveer gelijk, of nog open",
    "peers-higher": "zeker hoger",
    "peers-first": "Voor {share} van hen is de eerste stap dezelfde als voor u.",
    "peers-of-size-small": "klein (minder dan 50 mensen)",
    "peers-of-size-medium": "middelgroot (50 tot en met 249)",
    "peers-of-size-large": "groot (250 of meer)",
    "percent": "{number}%",
    "peers-unknown": "niet bekend",
}
