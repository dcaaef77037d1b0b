#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<Parameter>;
using enum ParameterType;

void add_tables(Table& table) {
  table.push_back({.section = "forecast",
                   .key = "years",
                   .type = NumberList,
                   .required = true,
                   .minimum = 1900,
                   .maximum = 2200,
                   .help = {"Jahre der Vorausschau, gezählt wird am 31. Dezember.",
                            "Years of the forecast, counted on 31 December."}});
  table.push_back(
      {.section = "forecast",
       .key = "source",
       .type = Text,
       .help = {
           "Quelle der gemeldeten Kinder und Geburten: je Gemeinde und Jahr eine Zeile; Zeilen "
           "mit einer Variante sind eine Vorausberechnung. Kann fehlen, wenn es "
           "[forecast_import] gibt.",
           "Source of registered children and births: one row for each Gemeinde and year; "
           "rows with a variant are a forecast. May be left out with [forecast_import]."}});
  table.push_back(
      {.section = "forecast",
       .key = "columns",
       .type = Columns,
       .help = {"Welche Spalte der Datei welches Feld füllt (Tabelle der Felder unten).",
                "Which column of the file fills which field (table of fields "
                "below)."}});
  table.push_back({.section = "forecast",
                   .key = "decimal",
                   .type = Choice,
                   .choices = {",", "."},
                   .help = {"Dezimalzeichen; weglassen = wird je Spalte erkannt.",
                            "Decimal sign; leave out to detect it for each column."}});
  table.push_back(
      {.section = "forecast",
       .key = "variants",
       .type = TextList,
       .help = {"Varianten in der Reihenfolge ihrer Bedeutung; die erste steht auf der Karte. "
                "„mean“ = es kommen so viele Kinder zur Welt wie im Mittel der letzten Jahre. "
                "Weglassen = die einzige Variante der Tabellen, sonst „mean“.",
                "Variants in order of importance; the first is on the map. \"mean\" = as many "
                "births as in the mean of the last years. Leave out for the only variant of the "
                "tables, else \"mean\"."}});
  add_list(table, "forecast_import",
           {"Quelle der Vorausberechnung eines Amtes; Zeilen ohne Variante heißen "
            "„Vorausberechnung“.",
            "Source of an office's forecast; rows without a variant are called "
            "\"Vorausberechnung\"."});
}

void add_numbers(Table& table) {
  table.push_back({.section = "forecast",
                   .key = "birth_years",
                   .type = Integer,
                   .default_value = "3",
                   .minimum = 1,
                   .maximum = 30,
                   .help = {"So viele der letzten Geburtsjahrgänge bilden das Mittel.",
                            "So many of the last years of births make the mean."}});
  table.push_back({.section = "forecast",
                   .key = "net_migration_percent",
                   .type = Number,
                   .default_value = "0",
                   .unit = "%",
                   .minimum = -50,
                   .maximum = 50,
                   .help = {"Zuzüge weniger Fortzüge je Jahr, in Prozent der Kinder; gleich für "
                            "alle Gemeinden und Alter.",
                            "Moves in less moves out a year, in percent of the children; the same "
                            "for all Gemeinden and ages."}});
  table.push_back({.section = "forecast",
                   .key = "rounding",
                   .type = Number,
                   .default_value = "10",
                   .unit = "Personen",
                   .minimum = 0,
                   .maximum = 1000,
                   .help = {"Auf so viele Personen sind die Zahlen der Vorausberechnung gerundet; "
                            "daraus folgt ihre Spanne.",
                            "The forecast's figures are rounded to so many persons; their interval "
                            "follows from it."}});
  table.push_back({.section = "forecast",
                   .key = "interval_percent",
                   .type = Number,
                   .default_value = "90",
                   .unit = "%",
                   .minimum = 50,
                   .maximum = 99.9,
                   .help = {"Mit dieser Wahrscheinlichkeit liegt die Zahl der Geburten in der "
                            "Spanne, wenn sich sonst nichts ändert.",
                            "The number of births lies in the interval with this probability if "
                            "nothing else changes."}});
}

void add_group_names(Table& table) {
  const auto group = [&table](std::string_view key, std::string_view preset, geo::Text help) {
    table.push_back({.section = "forecast",
                     .key = key,
                     .type = Text,
                     .default_value = preset,
                     .help = std::move(help)});
  };
  group("under_3", "\"u3\"",
        {"Gruppe der Kinder unter 3 Jahren, wenn die Studie sie hat.",
         "Group of children under 3, if the study has it."});
  group("from_3_to_5", "\"ue3\"",
        {"Gruppe der Kinder von 3 bis unter 6 Jahren, wenn die Studie sie hat.",
         "Group of children from 3 to under 6, if the study has it."});
  group("under_6", "\"u6\"", {"Gruppe der Kinder unter 6 Jahren.", "Group of children under 6."});
}

}  // namespace

void add_forecast(Table& table) {
  add_tables(table);
  add_numbers(table);
  add_group_names(table);
}

void add_forecast_sections(std::vector<Section>& sections) {
  sections.push_back(
      {"forecast",
       false,
       false,
       {"Kinder in späteren Jahren: Vorausschau aus Geburten und Jahrgängen oder aus "
        "einer Vorausberechnung.",
        "Children in later years: from births and cohorts or from an office's "
        "forecast."}});
  sections.push_back({"forecast_import",
                      false,
                      false,
                      {"Vorausberechnung eines Amtes je Gemeinde, Jahr und Variante.",
                       "An office's forecast by Gemeinde, year and variant."}});
}

}  // namespace nahraum::analysis::detail
