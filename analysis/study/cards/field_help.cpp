#include "analysis/study/cards/field_help.h"

#include <cmath>

#include <fmt/format.h>

#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Language;
using geo::Text;

std::string limits(const Parameter& p, Language language) {
  const bool german = language == Language::German;
  const auto number = [language](double value) { return geo::people_number(value, 0, language); };
  const auto exact = [&](double value) {
    return value == std::floor(value) ? number(value) : geo::people_number(value, 2, language);
  };
  const bool low = std::isfinite(p.minimum), high = std::isfinite(p.maximum);
  if (!p.choices.empty()) {
    std::string all;
    for (const std::string_view choice : p.choices)
      all += fmt::format("{}{}", all.empty() ? "" : ", ", choice);
    return fmt::format("{} {}.", german ? "Möglich:" : "Possible:", all);
  }
  if (low && high)
    return fmt::format("{} {} {} {}.", german ? "Erlaubt:" : "Allowed:", exact(p.minimum),
                       german ? "bis" : "to", exact(p.maximum));
  if (low) return fmt::format("{} {}.", german ? "Mindestens" : "At least", exact(p.minimum));
  return {};
}

std::string words(const Parameter& p, Language language) {
  const bool german = language == Language::German;
  std::string out(p.help.in(language));
  const auto add = [&out](const std::string& sentence) {
    if (!sentence.empty()) out += " " + sentence;
  };
  if (!p.unit.empty()) add(fmt::format("{} {}.", german ? "Einheit:" : "Unit:", p.unit));
  add(limits(p, language));
  if (p.required)
    add(german ? "Muss angegeben sein." : "Must be given.");
  else if (!p.default_value.empty())
    add(fmt::format("{} {}.", german ? "Vorgabe:" : "Default:", p.default_value));
  const Section* section = find_section(p.section);
  const bool repeated = section != nullptr && section->repeated;
  add(fmt::format("{} {}{}{} {}.", german ? "In der Studiendatei:" : "In the study file:",
                  repeated ? "[[" : "[", p.section, repeated ? "]]" : "]", p.key));
  return out;
}

std::string words(const ListField& field, Language language) {
  const bool german = language == Language::German;
  std::string out(field.help.in(language));
  if (!field.unit.empty()) out += fmt::format(" {} {}.", german ? "Einheit:" : "Unit:", field.unit);
  if (field.required) out += german ? " Muss da sein." : " Must be there.";
  if (!field.sample.empty())
    out += fmt::format(" {} {}.", german ? "Beispiel:" : "Example:", field.sample);
  return out + fmt::format(" {} [{}.columns] {}.",
                           german ? "In der Studiendatei:" : "In the study file:", field.list,
                           field.name);
}

struct ColumnEntry {
  std::string_view name;  ///< a family ends with "*"
  Text help;
};

/// By the names of result_columns.h and of the tables.
const std::vector<ColumnEntry>& entries() {
  static const std::vector<ColumnEntry> table = {
      {"rank",
       {"Platz nach Punkten. Gleiche Punkte teilen sich einen Platz; ohne Platz bleibt, wer zu "
        "wenig "
        "Daten hat.",
        "Place by points. Equal points share a place; who has too little data has none."}},
      {"kita_id",
       {"Nummer der Kita in der Liste des Landkreises.",
        "Id of the Kita in the list of "
        "the county."}},
      {"name", {"Name in der Liste des Landkreises.", "Name in the list of the county."}},
      {"traeger",
       {"Träger nach der Liste des Landkreises.", "Träger as in the list of the county."}},
      {"gemeinde", {"Gemeinde, in der das Haus steht.", "Gemeinde in which the house stands."}},
      {"points",
       {"0 bis 100: gewichtetes Mittel der Kriterien, über die Daten da sind. Nur zusammen mit der "
        "Spanne lesen.",
        "0 to 100: weighted mean of the criteria that have data. Read only with the interval."}},
      {"points_lowest",
       {"Punkte, wenn alles Fehlende den Nutzen 0 hätte: unteres Ende der Spanne.",
        "Points if everything missing had benefit 0: lower end of the interval."}},
      {"points_highest",
       {"Punkte, wenn alles Fehlende den vollen Nutzen hätte: oberes Ende der Spanne.",
        "Points if everything missing had the full benefit: upper end of the interval."}},
      {"data_share",
       {"Anteil der Gewichte, für die Daten da sind. Unter der Grenze der Studie gibt es keinen "
        "Rang.",
        "Share of the weights that have data. Below the limit of the study there is no rank."}},
      {"rank_low",
       {"In 95 von 100 Nachrechnungen mit anderen Gewichten und ungenauen Daten ist der Platz "
        "nicht "
        "besser als dieser.",
        "In 95 of 100 recalculations with other weights and inexact data the place is not better "
        "than this."}},
      {"rank_high",
       {"In 95 von 100 dieser Nachrechnungen ist der Platz nicht schlechter als dieser.",
        "In 95 of 100 of these recalculations the place is not worse than this."}},
      {"top_share",
       {"In so vielen Nachrechnungen steht die Kita unter den ersten Plätzen. Keine "
        "Wahrscheinlichkeit, dass sie geeignet ist.",
        "In so many recalculations the Kita is among the leading places. No probability that it is "
        "suited."}},
      {"pathway",
       {"A ländlich mit wenig Infrastruktur, B belastetes Quartier, C hoch motiviert. Mehrere sind "
        "möglich.",
        "A rural with little infrastructure, B burdened quarter, C highly motivated. Several are "
        "possible."}},
      {"change",
       {"Plätze gewonnen oder verloren gegenüber den Gewichten der Studie.",
        "Places gained or lost against the weights of the study."}},
      {"bars",
       {"Punkte nach Gruppen von Kriterien, darüber die Spanne. Fehlendes hat keinen Balken.",
        "Points by groups of criteria, above them the interval. What is missing has no bar."}},
      {"*_points",
       {"Punkte, die dieses Kriterium zum Ganzen beiträgt.",
        "Points that this criterion adds to the whole."}},
      {"children",
       {"Kinder der Altersgruppe der Studie, aus Zensuszellen von 100 m. Geheime Zellen "
        "sind nicht mitgezählt.",
        "Children of the age group of the study, from census cells of 100 m. Secret "
        "cells are not counted."}},
      {"residents",
       {"Einwohner aus Zensuszellen; geheime Zellen sind nicht mitgezählt.",
        "Residents from census cells; secret cells are not counted."}},
      {"children_per_km2",
       {"Kinder je Quadratkilometer der ganzen Fläche, Wald und Feld mitgerechnet.",
        "Children a square kilometre of the whole area, woods and fields "
        "included."}},
      {"secret_cells",
       {"Zellen, deren Zahl der Zensus nicht nennt.",
        "Cells whose number the census does not give."}},
      {"thekiz_*",
       {"Anteil der Kinder, die ein ThEKiZ in diesen Minuten erreichen.",
        "Share of the children who reach a ThEKiZ in these minutes."}},
      {"verbund_*",
       {"Angabe über den Verbund oder Anteil der Kinder, die einen Verbund in diesen "
        "Minuten erreichen.",
        "About the Verbund, or share of the children who reach a Verbund in these "
        "minutes."}},
      {"group_*",
       {"Weitere Bevölkerungsgruppe der Studie, aus Zensuszellen.",
        "A further group of residents of the study, from census cells."}},
      {"ind_*",
       {"Kennzahl der Studie, wie die Quelle sie angibt.",
        "Figure of the study as its source gives it."}},
      {"index",
       {"Sozialindex von 0 bis 100; 50 ist wie der Vergleich, mehr heißt mehr Belastung.",
        "Social index 0 to 100; 50 is as the reference, more means more burden."}},
      {"index_*",
       {"Zum Sozialindex: Spanne, Datenanteil, Rang oder Status.",
        "About the social index: interval, share of data, rank or status."}},
      {"forecast_*",
       {"Kinder in späteren Jahren, mittlere Variante; mit _low und _high die Spanne.",
        "Children in later years, main variant; with _low and _high the interval."}},
      {"minutes_*",
       {"Minuten bis zum nächsten ThEKiZ mit diesem Verkehrsmittel.",
        "Minutes to the next ThEKiZ by this mode."}},
      {"reach_children",
       {"Kinder im Einzugsgebiet der Kita.",
        "Children in the catchment of the "
        "Kita."}},
      {"reach_additional",
       {"Kinder, die erst durch diese Kita ein ThEKiZ erreichen würden.",
        "Children who would reach a ThEKiZ only through this Kita."}},
      {"part",
       {"Worum es geht: Abdeckung, Rangfolge, Vorschlag, Prüfung …",
        "What it is about: coverage, ranking, proposal, check …"}},
      {"key",
       {"Schlüssel oder Nummer des Gebiets oder der Kita.", "Key or id of the area or Kita."}},
      {"value", {"Welche Größe verglichen wird.", "Which value is compared."}},
      {"unit", {"Einheit der verglichenen Größe.", "Unit of the value compared."}},
      {"before", {"In der Studie, wie sie ist.", "In the study as it is."}},
      {"after", {"Im gerechneten Szenario.", "In the scenario calculated."}},
      {"difference",
       {"Nachher minus vorher; leer, wenn es keine Zahl ist.",
        "After minus before; blank where it is no number."}},
  };
  return table;
}

bool names(std::string_view pattern, std::string_view column) {
  if (pattern.ends_with('*')) return column.starts_with(pattern.substr(0, pattern.size() - 1));
  if (pattern.starts_with('*')) return column.ends_with(pattern.substr(1));
  return pattern == column;
}

}  // namespace

Text field_text(const Parameter& parameter) {
  return {words(parameter, Language::German), words(parameter, Language::English)};
}

Text field_text(const ListField& field) {
  return {words(field, Language::German), words(field, Language::English)};
}

std::optional<Text> column_help(std::string_view column) {
  for (const bool family : {false, true}) {  // a name of its own before its family
    for (const ColumnEntry& entry : entries()) {
      const bool is_family = entry.name.find('*') != std::string_view::npos;
      if (is_family == family && names(entry.name, column)) return entry.help;
    }
  }
  return std::nullopt;
}

std::vector<std::string_view> explained_columns() {
  std::vector<std::string_view> all;
  for (const ColumnEntry& entry : entries()) all.push_back(entry.name);
  return all;
}

}  // namespace nahraum::analysis
