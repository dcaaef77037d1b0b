#include "analysis/study/keys/parameter_table.h"
#include "analysis/verbund/audit_limits.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<Parameter>;
using enum ParameterType;

void add_ways(Table& table) {
  const auto way = [&table](std::string_view key, geo::Text help) {
    table.push_back({.section = "verbund",
                     .key = key,
                     .type = ModeLimit,
                     .unit = "min",
                     .minimum = 1,
                     .maximum = 240,
                     .help = std::move(help)});
  };
  way("walk", {"Fußweg; weglassen = der Fußweg von [score].",
               "The walk; leave out for the walk of [score]."});
  way("pt", {"Bus und Bahn am Schultag; weglassen = die erste solche Fortbewegung mit 30 Minuten.",
             "Bus and train on a school day; leave out for the first such mode with 30 minutes."});
  way("pt_free", {"Bus und Bahn am schulfreien Werktag; weglassen = die erste solche Fortbewegung "
                  "mit der Grenze von pt.",
                  "Bus and train on a school-free weekday; leave out for the first such mode with "
                  "the limit of pt."});
  way("car", {"Auto, auch für die Fahrten der Koordination; weglassen = die Fortbewegung mit dem "
              "Auto mit 15 Minuten.",
              "The car, for the travel of the co-ordination as well; leave out for the mode by car "
              "with 15 minutes."});
}

void add_choices(Table& table) {
  table.push_back({.section = "verbund",
                   .key = "area",
                   .type = Choice,
                   .default_value = "\"places\"",
                   .choices = {"places", "sozialraum", "nearest"},
                   .help = {"Gebiet eines Verbunds: Gemeinden und Ortsteile der Mitglieder, ihre "
                            "Sozialräume, oder alle Zellen, denen ein Mitglied am nächsten liegt.",
                            "Area of a Verbund: Gemeinden and Ortsteile of the members, their "
                            "Sozialräume, or all cells to which a member is nearest."}});
  table.push_back({.section = "verbund",
                   .key = "process_model",
                   .type = Choice,
                   .default_value = "\"kita\"",
                   .choices = {"kita", "verbund"},
                   .help = {"V16: Prozessbegleitung je Kita (Summe) oder für den Verbund als "
                            "soziales Zentrum (die größte Empfehlung).",
                            "V16: Prozessbegleitung for each Kita (sum) or for the Verbund as one "
                            "(the largest recommendation)."}});
  table.push_back({.section = "verbund",
                   .key = "material_base",
                   .type = Choice,
                   .default_value = "\"personnel\"",
                   .choices = {"personnel", "none"},
                   .help = {"V18: worauf sich die Sachkostenpauschale bezieht; die Quelle nennt es "
                            "nicht.",
                            "V18: the base of the flat rate for material; the source does not name "
                            "it."}});
}

void add_verbund_scenario(Table& table) {
  const auto add = [&table](std::string_view key, ParameterType type, bool required,
                            std::string_view preset, geo::Text help) {
    table.push_back({.section = "verbund_scenario",
                     .key = key,
                     .type = type,
                     .required = required,
                     .default_value = preset,
                     .help = std::move(help)});
  };
  add("key", Text, true, "", {"Kürzel.", "Short name."});
  add("title", Title, false, "", {"Worum es geht.", "What it is about."});
  add("drop", TextList, false, "",
      {"Kita-Nummern, die ihren Verbund verlassen.", "Numbers of Kitas that leave their Verbund."});
  add("close", TextList, false, "",
      {"Kita-Nummern, die schließen.", "Numbers of Kitas that close."});
  add("school_free", Boolean, false, "false",
      {"Bus und Bahn wie am schulfreien Werktag.", "Bus and train as on a school-free weekday."});
  add("later", Boolean, false, "false",
      {"Kinder des späteren Jahres der Vorausberechnung.",
       "Children of the later year of the forecast."});
}

}  // namespace

void add_verbund(Table& table) {
  add_ways(table);
  add_choices(table);
  for (const LimitRow& row : limit_rows()) {
    table.push_back({.section = "verbund",
                     .key = row.name,
                     .type = Number,
                     .default_value = row.default_value,
                     .unit = row.unit,
                     .minimum = 0,
                     .maximum = row.maximum,
                     .help = row.help});
  }
  add_verbund_scenario(table);
}

void add_verbund_sections(std::vector<Section>& sections) {
  sections.push_back({"verbund",
                      false,
                      false,
                      {"Woran Verbünde gemessen werden; jede Grenze ist ein Vorschlag oder nennt "
                       "ihre Quelle (docs/methods.md).",
                       "What Verbünde are measured against; every limit is a proposal or names its "
                       "source (docs/methods.md)."}});
  sections.push_back({"verbund_scenario",
                      true,
                      false,
                      {"Was wäre, wenn: dieselbe Prüfung mit anderen Angaben, Zahl für Zahl "
                       "verglichen.",
                       "What if: the same audit on other input, compared number by number."}});
}

}  // namespace nahraum::analysis::detail
