#include "analysis/study/keys/list_fields_forecast.h"

#include <vector>

namespace nahraum::analysis::detail {

namespace {

using geo::FieldKind;

constexpr const char* kRegistered = "forecast";
constexpr const char* kImported = "forecast_import";

std::vector<ListField> fields_of(std::string_view list) {
  std::vector<ListField> fields;
  const auto add = [&](std::string_view name, FieldKind kind, geo::Text title,
                       std::string_view sample, geo::Text help) {
    const bool required = name == "key" || name == "year";
    const std::string_view unit = kind == FieldKind::Number ? "Personen" : "";
    fields.push_back({list, name, kind, required, std::move(title), unit, sample, std::move(help)});
  };
  add("key", FieldKind::Key, {"Gemeinde", "Gemeinde"}, "16999001",
      {"Schlüssel der Gemeinde.", "Key of the Gemeinde."});
  add("year", FieldKind::Integer, {"Jahr", "Year"}, "2025",
      {"Jahr der Geburten; Kinder am 31. Dezember.", "Year of births; children on 31 December."});
  add("variant", FieldKind::Text, {"Variante", "Variant"}, "",
      {"Name der Variante; leer = gemeldete Zahlen.", "Name of the variant; blank = registered."});
  add("births", FieldKind::Number, {"Geburten", "Births"}, "12",
      {"Lebendgeborene im Jahr.", "Live births of the year."});
  constexpr std::string_view kAges[] = {"age_0", "age_1", "age_2", "age_3", "age_4", "age_5"};
  for (const std::string_view age : kAges) {
    const std::string_view digit = age.substr(4);
    add(age, FieldKind::Number, geo::text("Alter {}", "Age {}", digit), "13",
        geo::text("Kinder im Alter von {} Jahren.", "Children aged {}.", digit));
  }
  add("under_3", FieldKind::Number, {"unter 3", "Under 3"}, "38",
      {"Kinder unter 3 Jahren, wo es keine Einzeljahre gibt.",
       "Children under 3 where there are no single years."});
  add("from_3_to_5", FieldKind::Number, {"3 bis 5", "3 to 5"}, "41",
      {"Kinder von 3 bis unter 6 Jahren, wo es keine Einzeljahre gibt.",
       "Children from 3 to under 6 where there are no single years."});
  add("under_6", FieldKind::Number, {"unter 6", "Under 6"}, "79",
      {"Kinder unter 6 Jahren einer Vorausberechnung ohne die beiden Klassen.",
       "Children under 6 of a forecast without both classes."});
  return fields;
}

}  // namespace

std::span<const ListField> forecast_fields(std::string_view list) {
  static const std::vector<ListField> registered = fields_of(kRegistered);
  static const std::vector<ListField> imported = fields_of(kImported);
  if (list == kRegistered) return registered;
  if (list == kImported) return imported;
  return {};
}

}  // namespace nahraum::analysis::detail
