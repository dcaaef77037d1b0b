#include "viewer/render/map_layers.h"

#include "analysis/study/kita_ways.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"
#include "viewer/render/dot_density.h"
#include "viewer/render/kita_ways_map.h"
#include "viewer/render/map_notes.h"
#include "viewer/render/study_styles.h"

namespace nahraum::render::dressed {

namespace columns = analysis::columns;

namespace {

/// More dots than this run together on a sheet of A4.
constexpr std::size_t kMostDots = 3000;

Text facility_words(const std::string& facilities) {
  if (facilities == "thekiz") return {"ThEKiZ", "ThEKiZ"};
  if (facilities == "verbund") return {"Kita eines Verbunds", "Kita of a Verbund"};
  return {"Kita", "Kita"};
}

StyledLayer styled(const geo::Layer& layer, Style style, Text title, std::string id) {
  return {
      .layer = layer, .style = std::move(style), .title = std::move(title), .id = std::move(id)};
}

std::vector<std::pair<std::string, std::string>> verbund_names(const StudyResult& result) {
  std::vector<std::pair<std::string, std::string>> names;
  for (const analysis::Verbund& verbund : result.inputs.verbuende)
    names.emplace_back(verbund.id, verbund.name);
  return names;
}

}  // namespace

const analysis::CoverageResult* shown_coverage(const StudyResult& result) {
  for (const analysis::CoverageResult& coverage : result.coverage) {
    const std::string column =
        columns::coverage_column(coverage.facilities, coverage.mode, coverage.limit);
    if (result.layers.units.table().find(column) != nullptr) return &coverage;
  }
  return nullptr;
}

Text limit_words(const StudyResult& result, const analysis::CoverageResult& coverage) {
  const Text& mode = result.study.mode(coverage.mode).title;
  const Text minutes = geo::number_text(coverage.limit.count());
  const Text facility = facility_words(coverage.facilities);
  return {fmt::format("{}, {} Minuten, {}", facility.de, minutes.de, mode.de),
          fmt::format("{}, {} minutes, {}", facility.en, minutes.en, mode.en)};
}

StyledLayer units_layer(const StudyResult& result) {
  return styled(result.layers.units, units_style(), {"Gemeinden", "Gemeinden"}, "units");
}

StyledLayer coverage_layer(const StudyResult& result) {
  const analysis::CoverageResult* coverage = shown_coverage(result);
  if (coverage == nullptr) return units_layer(result);
  const std::string column =
      columns::coverage_column(coverage->facilities, coverage->mode, coverage->limit);
  const Text limit = limit_words(result, *coverage);
  return styled(result.layers.units, units_coverage_style(column),
                {"Anteil erreichter Kinder (" + limit.de + ")",
                 "Share of children reached (" + limit.en + ")"},
                "units");
}

StyledLayer kitas_layer(const StudyResult& result) {
  return styled(result.layers.kitas, kitas_style(), {"Kitas nach Punkten", "Kitas by points"},
                "kitas");
}

StyledLayer phase_layer(const StudyResult& result) {
  return styled(result.layers.kitas, kitas_phase_style(), {"Kitas", "Kitas"}, "kitas");
}

StyledLayer gaps_layer(const StudyResult& result) {
  return styled(result.layers.gaps, gaps_style(), {"Lücken", "Gaps"}, "gaps");
}

StyledLayer children_layer(const StudyResult& result) {
  return styled(result.layers.cells, cells_children_style(),
                {"Kinder je Zelle", "Children per cell"}, "cells");
}

StyledLayer covered_layer(const StudyResult& result) {
  return styled(result.layers.cells, cells_covered_style(), {"Bewohnte Zellen", "Inhabited cells"},
                "cells");
}

StyledLayer catchments_layer(const StudyResult& result) {
  const analysis::ModeLimit& walk = result.study.score.walk;
  const Text minutes = geo::number_text(walk.limit.count());
  const Text mode = result.study.mode(walk.mode).title;
  return styled(result.layers.catchments, catchments_style(),
                {"Einzugsgebiete (" + minutes.de + " Minuten " + mode.de + ")",
                 "Catchments (" + minutes.en + " minutes " + mode.en + ")"},
                "catchments");
}

bool has_column(const StudyResult& result, const char* column) {
  return result.layers.units.table().find(column) != nullptr;
}

StyledLayer services_layer(const StudyResult& result) {
  return styled(result.layers.services, services_style(),
                {"Angebote für Familien", "Services for families"}, "services");
}

StyledLayer index_layer(const StudyResult& result) {
  if (!has_column(result, columns::kIndex)) return units_layer(result);
  return styled(result.layers.units, units_index_style(), result.study.need.index->title, "units");
}

StyledLayer hours_layer(const StudyResult& result) {
  if (!has_column(result, columns::kCoreHours)) return units_layer(result);
  return styled(result.layers.units, units_hours_style(),
                {"Kernangebote für Familien", "Core services for families"}, "units");
}

StyledLayer sozialraeume_layer(const StudyResult& result) {
  return styled(result.layers.sozialraeume, sozialraeume_style(), {"Sozialräume", "Sozialräume"},
                "sozialraeume");
}

bool has_index(const geo::Layer& layer) { return layer.table().find(columns::kIndex) != nullptr; }

StyledLayer sozialraum_index_layer(const StudyResult& result) {
  if (!has_index(result.layers.sozialraeume)) return sozialraeume_layer(result);
  const Text& index = result.study.need.index->title;
  return styled(result.layers.sozialraeume, sozialraeume_index_style(),
                {"Sozialräume: " + index.de, "Sozialräume: " + index.en}, "sozialraeume");
}

StyledLayer borders_layer(const StudyResult& result) {
  StyledLayer borders = units_layer(result);
  borders.style.label = {};
  return borders;
}

StyledLayer verbund_cells_layer(const StudyResult& result) {
  return styled(result.verbund.cells, verbund_cells_style(),
                {"Gebiete der Verbünde: wie Kinder ein Mitglied erreichen",
                 "Areas of the Verbünde: how children reach a member"},
                "verbund_cells");
}

StyledLayer verbund_lines_layer(const StudyResult& result) {
  return styled(result.verbund.lines, verbund_lines_style(),
                {"Schwerpunkteinrichtung und Mitglieder", "Lead Kita and members"},
                "verbund_lines");
}

StyledLayer verbund_members_layer(const StudyResult& result) {
  return styled(result.verbund.members, verbund_members_style(verbund_names(result)),
                {"Kitas der Verbünde", "Kitas of the Verbünde"}, "verbund_members");
}

bool has_need_coverage(const StudyResult& result) {
  // A public release may keep the column with every value hidden.
  return result.need.units.has_value() && has_column(result, columns::kIndex) &&
         shown_coverage(result) != nullptr;
}

StyledLayer need_coverage_layer(const StudyResult& result) {
  if (!has_need_coverage(result)) return units_layer(result);
  const analysis::CoverageResult* coverage = shown_coverage(result);
  const std::string column =
      columns::coverage_column(coverage->facilities, coverage->mode, coverage->limit);
  const Text limit = limit_words(result, *coverage);
  const Text& index = result.study.need.index->title;
  return styled(
      result.layers.units,
      units_need_coverage_style(
          column, {index.de + " (50 = wie der Bezug)", index.en + " (50 = as the reference)"},
          {"Anteil erreichter Kinder in % (" + limit.de + ")",
           "Share of children reached in % (" + limit.en + ")"}),
      {"Bedarf und Abdeckung", "Need and coverage"}, "units");
}

double children_per_dot(const StudyResult& result) {
  return readable_dot(result.layers.cells, columns::kChildren, kMostDots);
}

StyledLayer dots_layer(const StudyResult& result, double per_dot) {
  const Text& group = result.study.group(result.study.coverage.group).title;
  const Text count = geo::number_text(per_dot);
  return styled(dot_layer(result.layers.cells, columns::kChildren, per_dot),
                dots_style({group.de + ": 1 Punkt = " + count.de + " Kinder",
                            group.en + ": 1 dot = " + count.en + " children"}),
                group, "dots");
}

StyledLayer service_signs_layer(const StudyResult& result) {
  std::vector<std::pair<std::string, Text>> categories;
  const geo::Table& table = result.layers.services.table();
  if (result.layers.services.size() > 0) {
    const geo::Column& keys = table.at(columns::kCategory);
    const geo::Column& names = table.at(columns::kCategoryName);
    for (std::size_t row = 0; row < keys.size(); ++row)
      categories.emplace_back(keys.texts[row], Text{names.words(row, geo::Language::German),
                                                    names.words(row, geo::Language::English)});
  }
  return styled(result.layers.services, service_signs_style(std::move(categories)),
                {"Angebote für Familien", "Services for families"}, "services");
}

bool has_nearest_kita(const StudyResult& result) {
  return result.layers.cells.size() > 0 &&
         result.layers.cells.table().find(columns::kNearestKita) != nullptr;
}

StyledLayer ways_layer(const StudyResult& result) {
  const Text& mode = result.study.mode(result.study.score.travel_mode).title;
  return styled(kita_ways(result), ways_style(),
                {"Von den Orten zur nächsten Kita (" + mode.de + ")",
                 "From the villages to the nearest Kita (" + mode.en + ")"},
                map_key::kWays);
}

bool has_formation(const StudyResult& result) {
  return result.formation.places.table().column_count() > 0;
}

std::vector<StyledLayer> formation_layers(const StudyResult& result, bool first_only) {
  if (!has_formation(result)) return {};
  const analysis::FormationResult& formation = result.formation;
  return {styled(first_only ? formation.first_ways : formation.ways, formation_ways_style(),
                 {"Vorschläge für Verbünde: Wege", "Proposals of Verbünde: ways"},
                 "verbund_vorschlaege"),
          styled(first_only ? formation.first_places : formation.places, formation_places_style(),
                 {"Vorschläge für Verbünde: Kitas", "Proposals of Verbünde: Kitas"},
                 "verbund_vorschlag_kitas")};
}

}  // namespace nahraum::render::dressed
