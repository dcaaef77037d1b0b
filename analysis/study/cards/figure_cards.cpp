// Figures with a method of their own: what stands in a column or bar of a card.
#include "analysis/study/cards/card_table.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<CardHelp>;

void add_score_figures(Table& table) {
  table.push_back(
      {.id = "interval",
       .title = {"Spanne der Punkte", "Interval of the points"},
       .shows =
           {"Von wo bis wo die Punkte liegen können, je nachdem was fehlende Daten sagen würden.",
            "From where to where the points can lie, whatever the missing data would say."},
       .shows_not =
           {"Kein statistischer Fehler und nicht die Wirkung anderer Gewichte: dafür steht "
            "die Stabilität.",
            "No statistical error and not what other weights do: that is stability."},
       .reading = {"Kurz: alle Daten da. Lang: Erst Daten beschaffen, dann vergleichen.",
                   "Short: all data are there. Long: get data first, then compare."},
       .keys = {{"score", "min_data_share"}},
       .files = {"rangfolge"},
       .see = {"ranking", "data_share"}});
  table.push_back(
      {.id = "stability",
       .title = {"Stabilität", "Stability"},
       .shows =
           {"In wie vielen von vielen Nachrechnungen mit anderen Gewichten und ungenauen Daten "
            "die Kita unter den ersten Plätzen bleibt, und zwischen welchen Rängen sie liegt.",
            "In how many of many recalculations with other weights and inexact data the Kita "
            "stays among the leading places, and between which ranks it lies."},
       .shows_not = {"Keine Wahrscheinlichkeit, dass die Kita geeignet ist.",
                     "No probability that the Kita is suited."},
       .reading =
           {"Ab 95 % fest vorn, um 50 % hängt der Platz an Gewichten oder Daten: darüber "
            "sprechen statt nach dem Rang zu gehen.",
            "From 95 % firmly in front; around 50 % the place hangs on weights or data: talk "
            "about it instead of going by the rank."},
       .source = {"Zufällige Gewichte um die gesetzten und ungenaue Zensuszellen; docs/methods.md.",
                  "Random weights around the set ones and inexact census cells; docs/methods.md."},
       .keys = {{"robustness", "draws"}, {"robustness", "top"}, {"robustness", "concentration"}},
       .files = {"stabilitaet"},
       .see = {"ranking", "weights"}});
  table.push_back(
      {.id = "data_share",
       .title = {"Datenanteil", "Share of data"},
       .shows = {"Welcher Teil der Gewichte auf vorhandenen Daten beruht.",
                 "What part of the weights rests on data that are there."},
       .shows_not = {"Ob die vorhandenen Daten gut sind.",
                     "Whether the data that are there are good."},
       .reading = {"Unter der Grenze der Studie wird kein Rang gedruckt, nur die Spanne.",
                   "Below the limit of the study no rank is printed, only the interval."},
       .keys = {{"score", "min_data_share"}},
       .files = {"rangfolge"},
       .see = {"interval"}});
  table.push_back(
      {.id = "contributions",
       .title = {"Punkte nach Kriterien", "Points by criteria"},
       .shows = {"Aus welchen Gruppen von Kriterien die Punkte einer Kita kommen.",
                 "From which groups of criteria the points of a Kita come."},
       .shows_not = {"Fehlende Daten haben keinen Balken; sie stecken in der Spanne.",
                     "Missing data have no bar; they are in the interval."},
       .reading =
           {"Gleich lange Balken können verschieden zusammengesetzt sein: hoher Bedarf oder "
            "gute Voraussetzungen sind zweierlei.",
            "Bars of one length can be made up differently: high need and good conditions are "
            "two things."},
       .keys = {{"score", "criteria"}},
       .files = {"rangfolge"},
       .see = {"charts", "weights"}});
  table.push_back(
      {.id = "pathway",
       .title = {"Pfad", "Pathway"},
       .shows =
           {"Ob eine Kita wegen ländlicher Lage mit wenig Infrastruktur (A), wegen der sozialen "
            "Lage (B) oder wegen ihrer Bereitschaft (C) in Frage kommt.",
            "Whether a Kita comes into question for a rural place with little infrastructure (A), "
            "for the social situation (B) or for its readiness (C)."},
       .shows_not = {"Kein Urteil über die Kita; mehrere Pfade sind möglich.",
                     "No judgement on the Kita; several pathways are possible."},
       .reading = {"C steht auch bei wenigen Punkten: Wer will, soll nicht übersehen werden.",
                   "C is given with few points, too: who wants to must not be overlooked."},
       .source =
           {"Auswahl nach der Arbeitshilfe: ländlich oder benachteiligt, oder hoch motiviert.",
            "Selection after the guidance: rural or disadvantaged, or highly motivated."},
       .keys = {{"readiness"}, {"score", "criteria"}},
       .files = {"pfad_motivation", "bedarf_bereitschaft"},
       .see = {"ranking", "charts"}});
}

void add_area_figures(Table& table) {
  table.push_back(
      {.id = "coverage",
       .title = {"Abdeckung", "Coverage"},
       .shows =
           {"Welcher Anteil der Kinder ein ThEKiZ (oder einen Verbund) in den gesetzten Minuten "
            "erreicht.",
            "What share of the children reach a ThEKiZ (or a Verbund) in the minutes set."},
       .shows_not = {"Ob sie kommen, ob Platz ist, und ob die Öffnungszeiten passen.",
                     "Whether they come, whether there is room, whether the opening hours suit."},
       .reading =
           {"Gezählt in Zensuszellen von 100 m; geheime Zellen stehen daneben und sind nicht "
            "null.",
            "Counted in census cells of 100 m; secret cells stand beside and are not zero."},
       .source = {"Wohnortnähe nach der Arbeitshilfe; die Minuten setzt die Studie.",
                  "Closeness to home after the guidance; the study sets the minutes."},
       .keys = {{"coverage", "limits"}, {"coverage", "group"}, {"mode", "limits_min"}},
       .files = {"abdeckung", "abdeckung_nach_jahren"},
       .see = {"gaps", "reach"}});
  table.push_back(
      {.id = "gaps",
       .title = {"Lücken", "Gaps"},
       .shows = {"Zusammenhängende bewohnte Zellen, aus denen kein ThEKiZ in den gesetzten Minuten "
                 "erreicht wird.",
                 "Connected populated cells from which no ThEKiZ is reached in the minutes set."},
       .shows_not = {"Ob dort Bedarf ist: Das sagen Sozialindex und Menschen vor Ort.",
                     "Whether there is need: the social index and people on the spot say that."},
       .reading = {"Größte zuerst; kleine Lücken stehen grau.",
                   "Largest first; small gaps are grey."},
       .keys = {{"gaps", "link_metres"}, {"gaps", "min_children"}},
       .files = {"luecken"},
       .see = {"coverage"}});
  table.push_back(
      {.id = "need_index",
       .title = {"Sozialindex", "Social index"},
       .shows =
           {"Die Belastung eines Gebiets aus mehreren Kennzahlen, von 0 bis 100; 50 ist wie der "
            "Vergleich.",
            "The burden of an area from several figures, 0 to 100; 50 is as the reference."},
       .shows_not = {"Nicht, wie es einer einzelnen Familie geht.",
                     "Not how any single family fares."},
       .reading =
           {"Kleine Gebiete ohne Wert haben zu wenige Einwohner. Der Index allein begründet "
            "keinen Bedarf.",
            "Small areas without a value have too few residents. The index alone is no proof "
            "of need."},
       .source =
           {"Aufbau wie Sozialmonitoring Hamburg und MSS Berlin (z-Werte, Status und Dynamik).",
            "Built like the social monitoring of Hamburg and Berlin (z-values, status and "
            "dynamics)."},
       .keys = {{"index", "reference"}, {"index_part", "indicator"}, {"index", "min_residents"}},
       .files = {"sozialindex"}});
}

void add_proofs(Table& table) {
  table.push_back(
      {.id = "proof",
       .title = {"Nachweis und offener Rest", "Proof and gap"},
       .shows =
           {"Ob bewiesen ist, dass kein anderer Satz besser ist, oder wie viel höchstens noch zu "
            "gewinnen wäre.",
            "Whether it is proven that no other set is better, or how much could still be gained "
            "at most."},
       .shows_not = {"Nichts über Ziel und Daten selbst: bewiesen ist nur die Rechnung.",
                     "Nothing about aim and data: only the calculation is proven."},
       .reading =
           {"„Bewiesen“ heißt: kein anderer Satz, der die Regeln einhält, ist besser. Sonst "
            "steht da, wie viel offen ist.",
            "\"Proven\" means: no other set that keeps the rules is better. Otherwise it says "
            "how much is open."},
       .source = {"Branch-and-Bound mit Schranken; docs/methods.md.",
                  "Branch and bound with bounds; docs/methods.md."},
       .keys = {{"proposal", "gap_percent"}, {"proposal", "most_nodes"}},
       .files = {"vorschlaege"},
       .see = {"proposals", "alternatives"}});
  table.push_back(
      {.id = "alternatives",
       .title = {"Fast gleich gute Lösungen", "Solutions nearly as good"},
       .shows = {"Andere Sätze, die höchstens um den gesetzten Anteil schlechter sind.",
                 "Other sets that are worse by at most the share set."},
       .shows_not = {"Alle, die es gibt: „oder mehr“ heißt, es wurde nach der gesetzten Zahl "
                     "aufgehört.",
                     "All there are: \"or more\" means the search stopped at the number set."},
       .reading =
           {"Mit den Pfeilen blättern. Kitas, die in fast allen Sätzen stehen, sind schwer zu "
            "ersetzen; die anderen sind Verhandlungssache.",
            "Turn with the arrows. Kitas in nearly all sets are hard to replace; the others "
            "are open to negotiation."},
       .keys = {{"proposal", "alternatives"}, {"proposal", "alternatives_percent"}},
       .files = {"vorschlaege_alternativen"},
       .see = {"proposals", "proof"}});
  table.push_back(
      {.id = "checks",
       .title = {"Prüfungen V1–V19", "Checks V1–V19"},
       .shows =
           {"Neunzehn Prüfungen eines Verbunds: Größe, Arbeitszeit, Wege, Abdeckung, Angebote, "
            "Träger, Ausfall, Ferien, Geld, spätere Jahre.",
            "Nineteen checks of a Verbund: size, working time, ways, coverage, services, Träger, "
            "failure, holidays, money, later years."},
       .shows_not = {"Kein Gesetz setzt die meisten Grenzen; woher jede kommt, steht dabei.",
                     "No law sets most limits; where each comes from is given."},
       .reading =
           {"„Hinweis“ und „Warnung“ sind Prüfaufträge. „Nicht rechenbar“ nennt, welche Angabe "
            "fehlt.",
            "\"Hint\" and \"Warning\" are things to check. \"Not computable\" names what is "
            "missing."},
       .source =
           {"Wartburgkreis (0,53 VBE je Kita), NRW (höchstens 5), Arbeitshilfe; je Prüfung "
            "genannt.",
            "Wartburgkreis (0.53 FTE a Kita), NRW (at most 5), guidance; named with each check."},
       .keys = {{"verbund", "area"}, {"verbund_scenario"}},
       .files = {"verbundpruefung", "verbund_szenarien"},
       .see = {"verbuende"}});
  table.push_back(
      {.id = "formation",
       .title = {"Möglichkeiten für neue Verbünde", "Possible new Verbünde"},
       .shows = {"Mehrere deutlich verschiedene Zusammenstellungen, jede mit Nachweis.",
                 "Several clearly different ways of putting them together, each with its proof."},
       .shows_not = {"Keine Empfehlung: Möglichkeiten zum Prüfen.",
                     "No recommendation: possibilities to check."},
       .reading = {"„Im Baum zeigen“ stellt eine zusammen; die Prüfungen folgen.",
                   "\"Show in the tree\" puts one together; the checks follow."},
       .keys = {{"verbund_formation"}},
       .files = {"verbund_vorschlaege", "verbund_nachweis", "verbund_vergleich"},
       .see = {"verbuende", "checks"}});
}

}  // namespace

void add_figure_cards(Table& table) {
  add_score_figures(table);
  add_area_figures(table);
  add_proofs(table);
}

}  // namespace nahraum::analysis::detail
