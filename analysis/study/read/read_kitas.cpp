#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/model/words.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/read/near_duplicates.h"
#include "analysis/study/read/source_table.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Severity;
using geo::text;

/// The total where the row has one, else the sum of the two age groups; a missing part makes the
/// sum missing, never too small.
FlaggedValue total_or_sum(const geo::Table& table, const char* total, const char* under3,
                          const char* from3, std::size_t row) {
  const FlaggedValue written = number_at(table, total, row);
  const bool parts = table.find(under3) != nullptr && table.find(from3) != nullptr;
  if (!written.missing() || !parts) return written;
  const FlaggedValue a = number_at(table, under3, row);
  const FlaggedValue b = number_at(table, from3, row);
  if (a.missing() || b.missing())
    return table.find(total) != nullptr ? written : a.missing() ? a : b;
  return {a.value + b.value, a.flag == geo::ValueFlag::None ? b.flag : a.flag};
}

ThekizPhase read_phase(const geo::Table& table, std::size_t row, geo::Findings& findings) {
  const std::string words = text_at(table, "phase", row);
  const std::optional<ThekizPhase> phase = parse_phase(words);
  if (!phase) {
    findings.add(Severity::Warning, "kita.unknown_phase",
                 text("„{}“ ist keine bekannte Phase; die Einrichtung gilt als Kita. Bekannt sind: "
                      "Kita, auf dem Weg, ThEKiZ, Konsultationseinrichtung.",
                      "\"{}\" is no known phase; the facility counts as a Kita. Known are: Kita, "
                      "auf dem Weg, ThEKiZ, Konsultationseinrichtung.",
                      words),
                 table.source_row(row));
  }
  return phase.value_or(ThekizPhase::None);
}

Kita kita_at(const geo::Table& table, std::size_t row, geo::Findings& findings) {
  Kita kita;
  kita.source_row = table.source_row(row);
  kita.id = text_at(table, "kita_id", row);
  if (kita.id.empty()) kita.id = fmt::format("Z{}", kita.source_row);
  kita.name = text_at(table, "name", row);
  if (kita.name.empty()) {
    findings.add(Severity::Warning, "kita.no_name",
                 text("Die Kita hat keinen Namen; sie heißt hier wie ihre Nummer „{}“.",
                      "The Kita has no name; it is called by its number \"{}\" here.", kita.id),
                 kita.source_row);
    kita.name = kita.id;
  }
  kita.traeger = text_at(table, "traeger", row);
  kita.place = text_at(table, "place", row);
  kita.phase = read_phase(table, row, findings);
  kita.places = total_or_sum(table, "places", "places_u3", "places_ue3", row);
  kita.attending = total_or_sum(table, "attending", "attending_u3", "attending_ue3", row);
  kita.rooms = number_at(table, "rooms", row);
  kita.interested = number_at(table, "interested", row);
  kita.verbund_id = text_at(table, "verbund", row);
  return kita;
}

bool finite(geo::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }

void say_ids_are_made(const geo::Table& table, geo::Findings& findings) {
  if (table.find("kita_id") != nullptr || table.row_count() == 0) return;
  findings.add(
      Severity::Warning, "kita.ids_made",
      text("Die Liste hat keine Spalte mit Kita-Nummern. Die Nummern sind aus der Zeile "
           "gemacht (Z12 = Zeile 12) und ändern sich, wenn die Liste anders sortiert wird.",
           "The list has no column with Kita numbers. Numbers are made from the row (Z12 "
           "= row 12) and change when the list is sorted differently."));
}

void say_no_place(const Kita& kita, geo::Findings& findings) {
  findings.add(Severity::Error, "kita.no_place",
               text("Die Kita „{}“ ({}) hat keine verwendbaren Koordinaten und fehlt deshalb in "
                    "Karten und Berechnungen. Bitte Koordinaten ergänzen.",
                    "The Kita \"{}\" ({}) has no usable coordinates and is therefore left out of "
                    "maps and computations. Please add coordinates.",
                    kita.name, kita.id),
               kita.source_row);
}

[[noreturn]] void refuse_empty_list(const Source& source) {
  throw geo::Error(geo::ErrorKind::Input,
                   text("Die Liste enthält keine Kita mit verwendbaren Koordinaten.",
                        "The list has no Kita with usable coordinates."))
      .in_file(source.file)
      .with_hint(text("Bitte prüfen, ob unter den Spaltentiteln Zeilen stehen und Rechtswert und "
                      "Hochwert zugeordnet sind.",
                      "Please check that there are rows below the titles and that easting and "
                      "northing are mapped."));
}

void say_outside(const StudyInputs& inputs, geo::Findings& findings) {
  std::vector<geo::Point> points;
  for (const Kita& kita : inputs.kitas) points.push_back(kita.where);
  const std::vector<std::int32_t> units = units_of(inputs.boundaries, points);
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i] >= 0) continue;
    const Kita& kita = inputs.kitas[i];
    findings.add(Severity::Warning, "kita.outside",
                 text("Die Kita „{}“ ({}) liegt in keinem Gebiet der Studie. Sie wird trotzdem "
                      "mitgerechnet; bitte Koordinaten prüfen.",
                      "The Kita \"{}\" ({}) lies in no area of the study. It is still counted; "
                      "please check its coordinates.",
                      kita.name, kita.id),
                 kita.source_row);
  }
}

void say_near_duplicates(const std::vector<Kita>& kitas, geo::Findings& findings) {
  for (const NearDuplicate& pair : near_duplicates(kitas)) {
    const Kita& first = kitas[pair.first];
    const Kita& second = kitas[pair.second];
    findings.add(Severity::Warning, "kita.near_duplicate",
                 text("Vielleicht doppelt: „{}“ ({}) und „{}“ ({}, Zeile {}) liegen {} m "
                      "auseinander. Beide bleiben in der Rechnung.",
                      "Perhaps twice: \"{}\" ({}) and \"{}\" ({}, row {}) are {} m apart. Both "
                      "stay in the computation.",
                      second.name, second.id, first.name, first.id, first.source_row,
                      geo::fixed_number(pair.distance, 0)),
                 second.source_row);
  }
}

}  // namespace

std::set<std::string> read_kitas(InputContext& context) {
  std::set<std::string> rejected;
  const std::optional<ListSpec>& spec = context.study().kitas;
  if (!spec) return rejected;
  const Source& source = context.study().source(spec->source);
  const SourceTable raw = read_source_table(context, source);
  const geo::Table table = read_list_fields(context, raw, "kitas", *spec);
  const std::vector<geo::Point> places = places_of(context, source, raw, table);
  geo::Findings& findings = context.findings_of(source);
  say_ids_are_made(table, findings);
  std::vector<Kita>& kitas = context.inputs().kitas;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    Kita kita = kita_at(table, row, findings);
    kita.where = places[row];
    if (finite(kita.where)) {
      kitas.push_back(std::move(kita));
    } else {
      say_no_place(kita, findings);
      rejected.insert(kita.id);
    }
  }
  if (kitas.empty()) refuse_empty_list(source);
  say_outside(context.inputs(), findings);
  say_near_duplicates(kitas, findings);
  SourceReport& report = context.report(source);
  report.rows_used = kitas.size();
  report.rows_rejected = report.rows_in - report.rows_used;
  return rejected;
}

KitaIndex find_kita(const std::vector<Kita>& kitas, const std::string& id) {
  const auto found =
      std::find_if(kitas.begin(), kitas.end(), [&id](const Kita& kita) { return kita.id == id; });
  if (found == kitas.end()) return {};
  return KitaIndex(static_cast<std::size_t>(found - kitas.begin()));
}

}  // namespace nahraum::analysis
