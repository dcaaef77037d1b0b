#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<Parameter>;
using enum ParameterType;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

void add_reach(Table& table) {
  table.push_back(
      {.section = "coverage",
       .key = "group",
       .type = Text,
       .default_value = "\"u6\"",
       .help = {"Gruppe, deren Versorgung gezählt wird.", "Group whose coverage is counted."}});
  table.push_back({.section = "coverage",
                   .key = "limits",
                   .type = ModeLimitList,
                   .unit = "min",
                   .minimum = 1,
                   .maximum = 240,
                   .help = {"Grenzen für Versorgung und Lücken; weglassen = jede Fortbewegung mit "
                            "jeder ihrer Grenzen.",
                            "Limits for coverage and gaps; leave out for every mode with each of "
                            "its limits."}});
  table.push_back({.section = "coverage",
                   .key = "facilities",
                   .type = Choice,
                   .default_value = "\"thekiz\"",
                   .choices = {"thekiz", "kitas"},
                   .help = {"Wovon die Lücken gemessen werden: von den ThEKiZ oder von allen "
                            "Kitas.",
                            "From what gaps are measured: the ThEKiZ or all Kitas."}});
  table.push_back({.section = "gaps",
                   .key = "min_children",
                   .type = Number,
                   .default_value = "10",
                   .unit = "Kinder",
                   .minimum = 0,
                   .maximum = kInfinity,
                   .help = {"Lücken mit weniger Kindern gelten als klein.",
                            "Gaps with fewer children count as small."}});
  table.push_back({.section = "gaps",
                   .key = "link_metres",
                   .type = Number,
                   .default_value = "250",
                   .unit = "m",
                   .minimum = 0,
                   .maximum = 10'000,
                   .help = {"Unversorgte Zellen, die näher beieinander liegen, gehören zu einer "
                            "Lücke.",
                            "Uncovered cells nearer than this belong to one gap."}});
}

void add_score(Table& table) {
  table.push_back(
      {.section = "score",
       .key = "criteria",
       .type = Text,
       .help = {"Datei mit dem Kriterienbaum, gesehen von der Studie aus; weglassen = "
                "mitgelieferter Vorschlag. \"thekiz_basic\" = der mitgelieferte kleine Satz für "
                "Studien mit wenigen Daten.",
                "File with the criteria tree, seen from the study; leave out for the "
                "proposal shipped. \"thekiz_basic\" is the small set shipped, for studies with few "
                "data."}});
  table.push_back({.section = "score",
                   .key = "group",
                   .type = Text,
                   .default_value = "\"u6\"",
                   .help = {"Zielgruppe der Bewertung.", "Target group of the score."}});
  table.push_back({.section = "score",
                   .key = "catchment",
                   .type = ModeLimit,
                   .default_value = "{mode = \"bicycle\", minutes = 15}",
                   .unit = "min",
                   .minimum = 1,
                   .maximum = 240,
                   .help = {"Einzugsgebiet einer Kita.", "Catchment of a Kita."}});
  table.push_back({.section = "score",
                   .key = "walk",
                   .type = ModeLimit,
                   .default_value = "{mode = \"foot\", minutes = 15}",
                   .unit = "min",
                   .minimum = 1,
                   .maximum = 240,
                   .help = {"Fußläufige Umgebung einer Kita.", "Walking area of a Kita."}});
  table.push_back({.section = "score",
                   .key = "travel_mode",
                   .type = Text,
                   .default_value = "\"car\"",
                   .help = {"Fortbewegung für die Zeit bis zum nächsten ThEKiZ.",
                            "Mode for the time to the nearest ThEKiZ."}});
  table.push_back({.section = "score",
                   .key = "min_data_share",
                   .type = Number,
                   .default_value = "0.6",
                   .minimum = 0,
                   .maximum = 1,
                   .help = {"Anteil des Gewichts, für den Daten da sein müssen; darunter gibt es "
                            "keinen Rang.",
                            "Share of the weight that must have data; below it no rank is "
                            "given."}});
}

}  // namespace

void add_methods(Table& table) {
  add_reach(table);
  add_score(table);
}

}  // namespace nahraum::analysis::detail
