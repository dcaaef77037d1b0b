#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<Parameter>;
using enum ParameterType;

constexpr double kMostKitas = 100'000;
constexpr double kMostEuro = 1e12;

void add(Table& table, std::string_view section, std::string_view key, ParameterType type,
         std::string_view preset, geo::Text help) {
  table.push_back({.section = section,
                   .key = key,
                   .type = type,
                   .default_value = preset,
                   .help = std::move(help)});
}

void add_number(Table& table, std::string_view section, std::string_view key, ParameterType type,
                std::string_view preset, std::string_view unit, double low, double high,
                geo::Text help) {
  table.push_back({.section = section,
                   .key = key,
                   .type = type,
                   .default_value = preset,
                   .unit = unit,
                   .minimum = low,
                   .maximum = high,
                   .help = std::move(help)});
}

void add_choice(Table& table, std::string_view section, std::string_view key,
                std::string_view preset, std::vector<std::string_view> choices, geo::Text help) {
  table.push_back({.section = section,
                   .key = key,
                   .type = Choice,
                   .default_value = preset,
                   .choices = std::move(choices),
                   .help = std::move(help)});
}

void add_question(Table& table) {
  table.push_back({.section = "proposal",
                   .key = "key",
                   .type = Text,
                   .required = true,
                   .help = {"Kurzname des Vorschlags.", "Short name of the proposal."}});
  add(table, "proposal", "title", Title, "",
      {"Name des Vorschlags für Karten und Tabellen.", "Name for maps and tables."});
  add_choice(
      table, "proposal", "objective", "\"children\"",
      {"children", "need", "equity", "travel", "portfolio"},
      {"Ziel: zusätzlich erreichte Kinder (children); dasselbe nach Bedarf gewichtet (need); "
       "das am schlechtesten versorgte Gebiet (equity); kurze Wege (travel, p-Median); was "
       "ein Budget erreicht (portfolio).",
       "Objective: children reached in addition (children); the same weighted by need (need); "
       "the worst-served area (equity); short ways (travel, p-median); what a budget reaches "
       "(portfolio)."});
  add(table, "proposal", "group", Text, "",
      {"Gruppe der Kinder; weglassen = die von [coverage].",
       "Group of children; leave out for that of [coverage]."});
  table.push_back({.section = "proposal",
                   .key = "catchment",
                   .type = ModeLimit,
                   .unit = "min",
                   .minimum = 1,
                   .maximum = 240,
                   .help = {"Bis zu dieser Grenze ist ein Kind erreicht; weglassen = das "
                            "Einzugsgebiet von [score]. Bei travel zählt niemand mit mehr als "
                            "diesen Minuten.",
                            "Within this limit a child is reached; leave out for the catchment of "
                            "[score]. With travel nobody counts with more minutes than these."}});
  add_number(table, "proposal", "p", Integer, "", "Kitas", 1, kMostKitas,
             {"Genau so viele Kitas kommen dazu; mit existing = \"closable\": so viele ThEKiZ sind "
              "es am Ende.",
              "Exactly so many Kitas are added; with existing = \"closable\" so many ThEKiZ are "
              "open in the end."});
  add_number(table, "proposal", "at_most_p", Integer, "", "Kitas", 1, kMostKitas,
             {"Höchstens so viele, gezählt wie p.", "At most so many, counted as p."});
  add_number(table, "proposal", "budget", Number, "", "Euro je Jahr", 0, kMostEuro,
             {"So viel Geld steht im Jahr bereit; braucht [costs].",
              "So much money there is a year; needs [costs]."});
  add_choice(table, "proposal", "budget_of", "\"total\"", {"total", "municipal"},
             {"Gilt das Budget für die ganzen Kosten oder für den kommunalen Anteil?",
              "Is the budget for the whole costs or for the municipal share?"});
  add(table, "proposal", "need", Text, "",
      {"Womit Kinder gewichtet werden: \"index\" (Sozialindex) oder der Schlüssel einer Kennzahl, "
       "bei der hohe Werte mehr Bedarf bedeuten; weglassen = bei need der Index, sonst zählt jedes "
       "Kind gleich.",
       "What children are weighted by: \"index\" (social index) or the key of an indicator whose "
       "high values mean more need; leave out: the index with need, else every child counts the "
       "same."});
}

void add_conditions(Table& table) {
  add_choice(table, "proposal", "areas", "", {"sozialraeume", "units"},
             {"Gebiete für Bedarf, Gerechtigkeit und die Regeln je Gebiet; weglassen = "
              "Sozialräume, wo die Studie welche hat, sonst Gemeinden.",
              "Areas for need, equity and rules by area; leave out for Sozialräume where the study "
              "has any, else Gemeinden."});
  add_number(table, "proposal", "least_distance_metres", Number, "0", "m", 0, 100'000,
             {"Mindestabstand neuer Kitas untereinander und zu bestehenden ThEKiZ (Luftlinie).",
              "Least distance of new Kitas from each other and from existing ThEKiZ (straight "
              "line)."});
  add_number(table, "proposal", "at_most_per_area", Integer, "", "Kitas", 0, kMostKitas,
             {"Höchstens so viele neue Kitas je Gebiet.", "At most so many new Kitas an area."});
  add_number(table, "proposal", "at_least_per_area", Integer, "", "Kitas", 1, kMostKitas,
             {"Mindestens so viele ThEKiZ je Gebiet, bestehende mitgezählt.",
              "At least so many ThEKiZ an area, existing ones included."});
  add_number(table, "proposal", "at_most_per_traeger", Integer, "", "Kitas", 1, kMostKitas,
             {"Höchstens so viele neue Kitas je Träger.", "At most so many new Kitas a Träger."});
  add(table, "proposal", "locked", TextList, "[]",
      {"Nummern von Kitas, die dabei sein müssen.", "Numbers of Kitas that must be in the set."});
  add(table, "proposal", "excluded", TextList, "[]",
      {"Nummern von Kitas, die nicht in Frage kommen.", "Numbers of Kitas that are out."});
  add_choice(table, "proposal", "existing", "\"fixed\"", {"fixed", "closable"},
             {"Bestehende ThEKiZ bleiben (fixed), oder die Rechnung darf sie aufgeben (closable).",
              "Existing ThEKiZ stay (fixed), or may be given up (closable)."});
  add_choice(table, "proposal", "candidates", "\"ranked\"", {"ranked", "all"},
             {"Kitas mit einem Rang, oder alle, die noch kein ThEKiZ sind.",
              "Kitas with a rank, or all that are no ThEKiZ yet."});
}

void add_proof(Table& table) {
  add_number(table, "proposal", "alternatives", Integer, "10", "Sätze", 1, 1000,
             {"So viele Sätze werden höchstens gezeigt, der beste mitgezählt.",
              "At most so many sets are shown, the best one included."});
  add_number(table, "proposal", "alternatives_percent", Number, "5", "%", 0, 100,
             {"Wer höchstens so viel schlechter ist, gilt als fast gleich gut.",
              "Sets at most so much worse count as nearly as good."});
  add_number(table, "proposal", "curve", Integer, "8", "Kitas", 0, 200,
             {"Was 1, 2, … bis so viele neue Kitas erreichen; 0 = keine Kurve.",
              "What 1, 2, … up to so many new Kitas reach; 0 for no curve."});
  add_number(table, "proposal", "gap_percent", Number, "0", "%", 0, 50,
             {"Die Suche darf enden, wenn höchstens so viel offen ist.",
              "The search may end when at most so much is open."});
  add_number(table, "proposal", "most_nodes", Integer, "20000", "Knoten", 1, 1e9,
             {"Die Suche endet nach so vielen Schritten (keine Uhr: überall dasselbe Ergebnis).",
              "The search ends after so many steps (no clock: the same result everywhere)."});
}

void add_costs(Table& table) {
  const auto required = [&table](std::string_view key, std::string_view unit, double high,
                                 geo::Text help) {
    table.push_back({.section = "costs",
                     .key = key,
                     .type = Number,
                     .required = true,
                     .unit = unit,
                     .minimum = 0,
                     .maximum = high,
                     .help = std::move(help)});
  };
  required(
      "vbe", "VBE", 20,
      {"Koordination eines neuen ThEKiZ. Bis 1,0 empfehlen die Fachlichen Empfehlungen 2021; "
       "0,53 ist im Wartburgkreis der beobachtete Durchschnitt.",
       "Co-ordination of a new ThEKiZ. Up to 1.0 is recommended (Fachliche Empfehlungen 2021); "
       "0.53 is the mean observed in the Wartburgkreis."});
  required(
      "personnel_cost", "Euro je VBE und Jahr", kMostEuro,
      {"Personalkosten einer vollen Stelle im Jahr.", "Yearly personnel cost of a full post."});
  required("material_percent", "%", 1000,
           {"Sachkostenpauschale. 15 % nennt der Wartburgkreis (Interview 2023); worauf sie sich "
            "beziehen, ist dort nicht gesagt.",
            "Flat rate for material. The Wartburgkreis names 15 % (interview 2023) without saying "
            "of what."});
  table.push_back({.section = "costs",
                   .key = "material_base",
                   .type = Choice,
                   .required = true,
                   .choices = {"personnel", "other"},
                   .help = {"Bezug der Pauschale: die Personalkosten, oder etwas anderes (dann "
                            "zählt sie hier nicht mit).",
                            "Base of the flat rate: personnel cost, or another one (then it is "
                            "not counted here)."}});
  required("process_hours", "Stunden je Jahr", 10'000,
           {"Prozessbegleitung eines neuen ThEKiZ. Empfohlen sind in den ersten zwei Jahren 10 "
            "Stunden im Monat, also 120 im Jahr (Fachliche Empfehlungen 2021).",
            "Process support of a new ThEKiZ. Recommended are 10 hours a month in the first two "
            "years, 120 a year (Fachliche Empfehlungen 2021)."});
  add_number(table, "costs", "existing_process_hours", Number, "0", "Stunden je Jahr", 0, 10'000,
             {"Prozessbegleitung eines bestehenden ThEKiZ, wenn die Rechnung es aufgeben darf. "
              "Empfohlen sind später mindestens 5 Stunden im Monat oder nach Bedarf.",
              "Process support of an existing ThEKiZ where it may be given up. Recommended later "
              "are at least 5 hours a month or by need."});
  required("process_fee", "Euro je Stunde", 10'000,
           {"Honorar der Prozessbegleitung.", "Fee of the process support."});
  required("municipal_percent", "%", 100,
           {"Kommunaler Anteil an den Kosten.", "Municipal share of the costs."});
}

void add_lists(Table& table) {
  table.push_back({.section = "site_cost",
                   .key = "kita",
                   .type = Text,
                   .required = true,
                   .help = {"Nummer der Kita.", "Number of the Kita."}});
  add_number(table, "site_cost", "vbe", Number, "", "VBE", 0, 20,
             {"Koordination in dieser Kita; weglassen = wie in [costs].",
              "Co-ordination in this Kita; leave out for that of [costs]."});
  add_number(table, "site_cost", "process_hours", Number, "", "Stunden je Jahr", 0, 10'000,
             {"Prozessbegleitung dieser Kita; weglassen = wie in [costs].",
              "Process support of this Kita; leave out for that of [costs]."});
  for (const char* key : {"first", "second"}) {
    table.push_back({.section = "comparison",
                     .key = key,
                     .type = Text,
                     .required = true,
                     .help = {"\"today\" (die bestehenden ThEKiZ) oder der Kurzname eines "
                              "Vorschlags.",
                              "\"today\" (the existing ThEKiZ) or the short name of a proposal."}});
  }
}

}  // namespace

void add_siting(Table& table) {
  add_question(table);
  add_conditions(table);
  add_proof(table);
  add_costs(table);
  add_lists(table);
}

void add_siting_sections(std::vector<Section>& sections) {
  sections.push_back({"proposal",
                      true,
                      false,
                      {"Ein Vorschlag: welche Kitas zusammen ThEKiZ werden könnten, mit Beweis.",
                       "A proposal: which Kitas together could become ThEKiZ, with its proof."}});
  sections.push_back({"costs",
                      false,
                      false,
                      {"Was ein ThEKiZ im Jahr kostet. Alle Preise trägt der Landkreis ein.",
                       "What a ThEKiZ costs a year. All prices are entered by the county."}});
  sections.push_back({"site_cost",
                      true,
                      false,
                      {"Ausstattung einer Kita, wo sie von [costs] abweicht.",
                       "Staffing of one Kita where it differs from [costs]."}});
  sections.push_back({"comparison",
                      true,
                      false,
                      {"Zwei Sätze von ThEKiZ Zahl für Zahl nebeneinander.",
                       "Two sets of ThEKiZ side by side, number by number."}});
}

}  // namespace nahraum::analysis::detail
