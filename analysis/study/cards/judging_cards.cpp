// Ranking, scenarios, proposals, Verbünde.
#include "analysis/study/cards/card_table.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<CardHelp>;

void add_ranking(Table& table) {
  table.push_back(
      {.id = "ranking",
       .title = {"Rangfolge", "Ranking"},
       .shows = {"Die Kitas nach Punkten aus den Kriterien der Studie, mit Spanne, Stabilität und "
                 "Datenanteil.",
                 "The Kitas by points from the criteria of the study, with interval, stability and "
                 "share of data."},
       .shows_not = {"Keine Entscheidung, sondern Prüfaufträge; Kitas, die schon ThEKiZ sind, "
                     "fehlen. Haltung, Absprachen und Pläne stehen in keinen Daten.",
                     "No decision but things to check; Kitas that are ThEKiZ already are left out. "
                     "Attitude, agreements and plans are in no data."},
       .reading =
           {"Erst auf die Spanne sehen, dann auf den Rang: Kitas mit weit überlappender Spanne "
            "sind nicht unterscheidbar. Ohne Rang bleibt, wer zu wenig Daten hat.",
            "Look at the interval first, then at the rank: Kitas whose intervals overlap "
            "widely cannot be told apart. Who has too little data stays without a rank."},
       .source =
           {"Auswahlkriterien der Arbeitshilfe (Bedarf, Versorgung, Bereitschaft). Die Gewichte "
            "setzt die Planungsgruppe; sie stehen in keinem Gesetz.",
            "Criteria for selection of the guidance (need, supply, readiness). The planning "
            "group sets the weights; no law has them."},
       .keys = {{"score", "criteria"}, {"score", "catchment"}, {"score", "min_data_share"}},
       .files = {"rangfolge"},
       .see = {"interval", "stability", "data_share", "contributions", "pathway"}});
  table.push_back(
      {.id = "weights",
       .title = {"Gewichte", "Weights"},
       .shows =
           {"Wie viel jedes Kriterium zählt, und was ein anderes Gewicht mit den Rängen macht.",
            "How much each criterion counts, and what another weight does to the ranks."},
       .shows_not = {"Kein richtiges Gewicht: Das ist eine Wertung der Planungsgruppe.",
                     "No right weight: that is a judgement of the planning group."},
       .reading =
           {"Gezählt wird mit den Anteilen neben den Reglern; sie ergeben je Gruppe 100 %. "
            "Pfeile in der Rangfolge zeigen gewonnene und verlorene Plätze. Andere Gewichte "
            "gehören zum Szenario; Strg+Z nimmt sie zurück.",
            "The shares beside the sliders count; they add up to 100 % in each group. Arrows "
            "in the ranking show places gained and lost. Other weights belong to the "
            "scenario; Ctrl+Z takes them back."},
       .keys = {{"score", "criteria"}, {"scenario_weight", "weight"}},
       .see = {"ranking", "stability"}});
  table.push_back(
      {.id = "charts",
       .title = {"Diagramme", "Charts"},
       .shows = {"Punkte nach Kriterien mit Spanne, oder Bedarf gegen Bereitschaft.",
                 "Points by criteria with their interval, or need against readiness."},
       .shows_not = {"Höchstens 25 Kitas auf einmal: die ersten der Tabelle und die gewählte.",
                     "At most 25 Kitas at a time: the first of the table and the chosen one."},
       .reading =
           {"Bedarf und Bereitschaft: Im Feld „prüfen und ansprechen“ ist der Bedarf hoch, "
            "aber noch wenig zugesagt – dort zuerst sprechen. Klick auf eine Marke wählt die Kita "
            "überall.",
            "Need and readiness: in the field \"check and approach\" need is high, but little "
            "agreed yet – talk there first. A click on a mark chooses the Kita everywhere."},
       .keys = {{"score", "criteria"}, {"readiness"}},
       .files = {"bedarf_bereitschaft"},
       .see = {"contributions", "interval", "pathway"}});
  table.push_back(
      {.id = "explanation",
       .title = {"Herleitung", "Explanation"},
       .shows =
           {"Jede Zahl hinter einer Kita, einer Gemeinde oder einem Verbund bis zu Datei, Zeile, "
            "Stand und Regel.",
            "Every number behind a Kita, a Gemeinde or a Verbund down to file, row, date and "
            "rule."},
       .shows_not = {"Ob eine Angabe stimmt: Sie zeigt, woher sie kommt.",
                     "Whether a statement is right: it shows where it comes from."},
       .reading = {"Abschnitt aufklappen; „Kopieren“ nimmt alles als Text mit. Dasselbe druckt "
                   "nahraum explain.",
                   "Unfold a section; \"Copy\" takes all of it as text. nahraum explain prints the "
                   "same."},
       .keys = {{"source", "reference_date"}},
       .see = {"ranking", "objects"}});
}

void add_scenarios(Table& table) {
  table.push_back(
      {.id = "scenarios",
       .title = {"Szenarien", "Scenarios"},
       .shows =
           {"Was wäre, wenn: Kita schließen oder verlegen, Phase, Bereitschaft, neues Angebot, "
            "andere Gewichte – und wer das warum so wollte.",
            "What if: closing or moving a Kita, phase, readiness, a new service, other weights – "
            "and who wanted it so, and why."},
       .shows_not = {"Die Listen des Landkreises bleiben, wie sie sind. Begründungen stehen in "
                     "keiner Ausgabe.",
                     "The lists of the county stay as they are. Reasons are in no output."},
       .reading =
           {"Kita auf der Karte oder in der Rangfolge wählen, unter „Was wäre, wenn“ ändern, "
            "„Szenario neu rechnen“. Strg+Z nimmt jeden Schritt zurück, Strg+S speichert.",
            "Choose a Kita on the map or in the ranking, change it under \"What if\", then "
            "\"Calculate Scenario\". Ctrl+Z takes back every step, Ctrl+S saves."},
       .keys = {{"scenario"}, {"scenario_kita"}, {"scenario_service"}, {"scenario_note"}},
       .see = {"comparison", "weights"}});
  table.push_back(
      {.id = "comparison",
       .title = {"Vergleich", "Comparison"},
       .shows = {"Jeden Wert, der im Szenario anders ist als in der Studie, wie sie ist.",
                 "Every value that differs in the scenario from the study as it is."},
       .shows_not = {"Gleiche Werte; und nicht, warum: das sagt die Herleitung.",
                     "Values that are the same; and not why: the explanation says that."},
       .reading =
           {"Eine Zeile je Wert; über Spaltenköpfe ordnen. „Vorhang“ und „Zweite Karte“ im "
            "Menü Karte zeigen den Unterschied im Raum.",
            "One row a value; order by column heads. \"Swipe\" and \"Second Map\" in the menu "
            "Map show the difference in space."},
       .keys = {{"scenario"}},
       .see = {"scenarios"}});
}

void add_sites(Table& table) {
  table.push_back(
      {.id = "proposals",
       .title = {"Vorschläge", "Proposals"},
       .shows =
           {"Welche Kitas zusammen am meisten zum gesetzten Ziel beitragen, mit Nachweis, Kurve "
            "und fast gleich guten Lösungen.",
            "Which Kitas together add most to the aim that was set, with proof, curve and "
            "solutions nearly as good."},
       .shows_not =
           {"Keine Empfehlung: Der Satz ist nur so gut wie Ziel, Grenze und Daten. Was eine "
            "Kita will und kann, fließt nicht ein.",
            "No recommendation: the set is as good as aim, limit and data. What a Kita wants "
            "and can do is not part of it."},
       .reading =
           {"Regler oder Klick auf die Kurve ändern Zahl oder Budget. Häkchen setzen eine Kita "
            "oder schließen sie aus. „Verlust“ sagt, was fehlt, wenn sie absagt. "
            "„Exportieren“ legt Tabelle und Karte neben die Studie.",
            "Slider or a click on the curve change number or budget. Ticks lock a Kita or "
            "exclude it. \"Loss\" says what is missing when it declines. \"Export\" puts table "
            "and map beside the study."},
       .source = {"Exakte Verfahren der Standortplanung (MCLP, p-Median); docs/methods.md.",
                  "Exact methods of location science (MCLP, p-median); docs/methods.md."},
       .keys = {{"proposal", "objective"},
                {"proposal", "p"},
                {"proposal", "budget"},
                {"proposal", "catchment"},
                {"costs"}},
       .files = {"vorschlaege", "vorschlaege_alternativen", "vorschlaege_kurve"},
       .see = {"proof", "alternatives"}});
  table.push_back(
      {.id = "verbuende",
       .title = {"Verbünde", "Verbünde"},
       .shows = {"Die Verbünde mit ihren Kitas, die Prüfungen V1–V19 und was sich durch einen Zug "
                 "ändert.",
                 "The Verbünde with their Kitas, the checks V1–V19 and what a move changes."},
       .shows_not = {"Keine Bewertung der Menschen, die dort arbeiten. Hinweise sind Prüfaufträge, "
                     "kein Verstoß.",
                     "No assessment of the people who work there. Hints are things to check, no "
                     "breach."},
       .reading =
           {"Kita in einen anderen Verbund ziehen (oder Strg+X, Strg+V): Geänderte Prüfungen "
            "stehen zuerst, alter und neuer Wert nebeneinander. Die Züge stehen im Szenario.",
            "Drag a Kita to another Verbund (or Ctrl+X, Ctrl+V): checks that change come "
            "first, old and new value side by side. Moves are kept in the scenario."},
       .keys = {{"verbuende", "source"}, {"verbund_members", "source"}, {"verbund", "area"}},
       .files = {"verbuende", "verbundpruefung", "verbund_kreis"},
       .see = {"checks", "formation"}});
}

}  // namespace

void add_judging_cards(Table& table) {
  add_ranking(table);
  add_scenarios(table);
  add_sites(table);
}

}  // namespace nahraum::analysis::detail
