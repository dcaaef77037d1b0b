#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<Parameter>;
using enum ParameterType;

void add_statements(Table& table) {
  add_list(table, "readiness",
           {"Quelle der Angaben zur Bereitschaft.", "Source of the statements on readiness."});
  add_list(table, "need_surveys",
           {"Quelle der Angaben zu erhobenen Bedarfen.",
            "Source of statements on documented "
            "needs."});
  add_list(table, "centres", {"Quelle der zentralen Orte.", "Source of the central places."});
  table.push_back({.section = "centres",
                   .key = "mode",
                   .type = Text,
                   .default_value = "\"car\"",
                   .help = {"Fortbewegung für die Zeit bis zum nächsten Zentrum.",
                            "Mode for the time to the next centre."}});
}

void add_robustness(Table& table) {
  const auto number = [&table](std::string_view key, ParameterType type, std::string_view preset,
                               double minimum, double maximum, geo::Text help) {
    table.push_back({.section = "robustness",
                     .key = key,
                     .type = type,
                     .default_value = preset,
                     .minimum = minimum,
                     .maximum = maximum,
                     .help = std::move(help)});
  };
  number("draws", Integer, "10000", 100, 1'000'000,
         {"So oft wird die Rangfolge mit anderen Gewichten und ungenauen Daten nachgerechnet.",
          "How often the ranking is worked out with other weights and inexact data."});
  number("top", Integer, "5", 1, 10'000,
         {"Um so viele vordere Plätze geht es.", "So many leading places are in question."});
  number("concentration", Number, "50", 0.1, 1e6,
         {"Wie eng zufällige Gewichte um die gesetzten liegen: Streuung eines Gewichts w ist "
          "Wurzel aus w·(1−w)/(concentration+1).",
          "How closely random weights lie around the set ones: the spread of a weight w is the "
          "root of w·(1−w)/(concentration+1)."});
  number("cell_sd", Number, "1.4", 0, 100,
         {"Ungenauigkeit einer Zensuszelle je Merkmal in Personen (Standardabweichung; "
          "Vorschlag).",
          "Inexactness of a census cell for one attribute in persons (standard deviation; "
          "proposal)."});
  number("least_flips", Number, "0.2", 0, 0.5,
         {"Kehrt sich die Reihenfolge zweier Kitas öfter als in diesem Anteil um, gelten sie als "
          "nicht unterscheidbar.",
          "When the order of two Kitas turns round in more than this share, they count as not "
          "to be told apart."});
}

}  // namespace

void add_judgement(Table& table) {
  add_statements(table);
  add_robustness(table);
}

void add_judgement_sections(std::vector<Section>& sections) {
  sections.push_back({"readiness",
                      false,
                      false,
                      {"Wer hat wann gesagt, dass er mitmacht? Wird nie gerechnet.",
                       "Who said when that they will join? Never computed."}});
  sections.push_back({"need_surveys",
                      false,
                      false,
                      {"Erhobene Bedarfe der Familien. Werden nie gerechnet.",
                       "Documented needs of families. Never computed."}});
  sections.push_back({"centres",
                      false,
                      false,
                      {"Zentrale Orte (Grund-, Mittel-, Oberzentren).", "Central places."}});
  sections.push_back(
      {"robustness", false, false, {"Wie fest steht die Rangfolge?", "How firm is the ranking?"}});
}

}  // namespace nahraum::analysis::detail
