#include "viewer/render/study_maps.h"

#include <algorithm>
#include <set>

#include "analysis/study/release_study.h"
#include "analysis/study/result_columns.h"
#include "geo/core/dates.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "viewer/render/study_styles.h"

namespace nahraum::render {

namespace columns = analysis::columns;
using analysis::StudyResult;
using geo::Text;
using geo::text;

namespace {

constexpr const char* kRanking = "rangfolge";
constexpr const char* kCoverage = "abdeckung";
constexpr const char* kGaps = "luecken";
constexpr const char* kChildrenMap = "kinder";
constexpr const char* kCatchments = "einzugsgebiete";
constexpr const char* kIndexMap = "sozialindex";
constexpr const char* kSupplyMap = "angebote";
constexpr const char* kFormationMap = "verbund_vorschlaege";

/// The coverage a map can show for Gemeinden: the first one computed whose column the units layer
/// has.
const analysis::CoverageResult* shown_coverage(const StudyResult& result) {
  for (const analysis::CoverageResult& coverage : result.coverage) {
    const std::string column =
        columns::coverage_column(coverage.facilities, coverage.mode, coverage.limit);
    if (result.layers.units.table().find(column) != nullptr) return &coverage;
  }
  return nullptr;
}

Text facility_words(const std::string& facilities) {
  if (facilities == "thekiz") return {"ThEKiZ", "ThEKiZ"};
  if (facilities == "verbund") return {"Kita eines Verbunds", "Kita of a Verbund"};
  return {"Kita", "Kita"};
}

Text limit_words(const StudyResult& result, const analysis::CoverageResult& coverage) {
  const Text& mode = result.study.mode(coverage.mode).title;
  const Text minutes = geo::number_text(coverage.limit.count());
  const Text facility = facility_words(coverage.facilities);
  return {fmt::format("{}, {} Minuten, {}", facility.de, minutes.de, mode.de),
          fmt::format("{}, {} minutes, {}", facility.en, minutes.en, mode.en)};
}

StyledLayer styled(const geo::Layer& layer, Style style, Text title, std::string id) {
  return {
      .layer = layer, .style = std::move(style), .title = std::move(title), .id = std::move(id)};
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

void drop_empty(std::vector<StyledLayer>& layers) {
  std::erase_if(layers, [](const StyledLayer& layer) { return layer.layer.size() == 0; });
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

bool has_formation(const StudyResult& result) {
  return result.formation.places.table().column_count() > 0;
}

/// All proposals, or the first one of each question.
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

void append(std::vector<StyledLayer>& layers, std::vector<StyledLayer> more) {
  for (StyledLayer& layer : more) layers.push_back(std::move(layer));
}

bool has_ranking(const StudyResult& result) { return !result.candidates.empty(); }

std::vector<StyledLayer> layers_of_map(const StudyResult& result, std::string_view name) {
  std::vector<StyledLayer> layers;
  // Without a ranking (withheld, or no candidates) no Kita may look like one without points.
  if (name == kRanking)
    layers = {units_layer(result), has_ranking(result) ? kitas_layer(result) : phase_layer(result)};
  if (name == kCoverage) layers = {coverage_layer(result), phase_layer(result)};
  if (name == kGaps)
    layers = {units_layer(result), covered_layer(result), gaps_layer(result), phase_layer(result)};
  if (name == kChildrenMap)
    layers = {units_layer(result), children_layer(result), phase_layer(result)};
  if (name == kCatchments)
    layers = {units_layer(result), children_layer(result), catchments_layer(result),
              phase_layer(result)};
  if (name == kIndexMap) layers = {index_layer(result), services_layer(result)};
  if (name == kSupplyMap) layers = {hours_layer(result), services_layer(result)};
  if (name == kFormationMap) {
    layers = {units_layer(result), phase_layer(result)};
    append(layers, formation_layers(result, true));
  }
  drop_empty(layers);
  return layers;
}

}  // namespace

const std::vector<MapName>& map_names() {
  static const std::vector<MapName> names = {
      {kRanking,
       {"Rangfolge der Kitas nach den gewählten Kriterien",
        "Ranking of Kitas by the chosen criteria"}},
      {kCoverage,
       {"Abdeckung: Anteil der Kinder in Reichweite", "Coverage: share of children within reach"}},
      {kGaps,
       {"Lücken: bewohnte Gebiete außerhalb aller Grenzen",
        "Gaps: inhabited areas outside every limit"}},
      {kChildrenMap, {"Wo Kinder wohnen", "Where children live"}},
      {kCatchments, {"Einzugsgebiete der Einrichtungen", "Catchments of the facilities"}},
      {kIndexMap,
       {"Bedarf und Angebot: Sozialindex der Gemeinden und Angebote für Familien",
        "Need and supply: social index of the Gemeinden and services for families"}},
      {kSupplyMap,
       {"Angebot: Wochenstunden der Kernangebote je 100 Kinder",
        "Supply: weekly hours of core services for 100 children"}},
      {kFormationMap,
       {"Vorschläge zur Prüfung: welche Kitas einen Verbund bilden könnten",
        "Proposals to be examined: which Kitas could form a Verbund"}},
  };
  return names;
}

const MapName& find_map(std::string_view name) {
  for (const MapName& map : map_names()) {
    if (map.name == name) return map;
  }
  std::string known;
  for (const MapName& map : map_names()) known += (known.empty() ? "" : ", ") + map.name;
  throw geo::Error(geo::ErrorKind::Usage,
                   text("Die Karte „{}“ gibt es nicht; es gibt: {}.",
                        "There is no map \"{}\"; there are: {}.", name, known));
}

std::vector<StyledLayer> study_layers(const StudyResult& result, geo::Language) {
  std::vector<StyledLayer> layers = {
      coverage_layer(result),   covered_layer(result),
      catchments_layer(result), gaps_layer(result),
      services_layer(result),   has_ranking(result) ? kitas_layer(result) : phase_layer(result)};
  append(layers, formation_layers(result, false));
  drop_empty(layers);
  return layers;
}

std::vector<MapName> maps_of(const StudyResult& result) {
  std::vector<MapName> maps = map_names();
  std::erase_if(maps, [&](const MapName& map) {
    return (map.name == kRanking && !has_ranking(result)) ||
           (map.name == kIndexMap && !result.need.units) ||
           (map.name == kSupplyMap && !result.supply.computed) ||
           (map.name == kFormationMap && !has_formation(result));
  });
  return maps;
}

namespace {

Text joined_dates(const StudyResult& result) {
  Text dates;
  for (const analysis::Source& source : result.study.sources) {
    if (source.reference_date.empty()) continue;
    for (std::string Text::*language : {&Text::de, &Text::en}) {
      std::string& line = dates.*language;
      line += (line.empty() ? "" : "; ") + source.title.*language + " " +
              geo::date_text(source.reference_date).*language;
    }
  }
  return dates;
}

std::string territorial_status(const StudyResult& result) {
  return result.study.source(result.study.boundaries.source).territorial_status;
}

std::vector<std::string> source_notes(const StudyResult& result) {
  std::vector<std::string> notes;
  std::set<std::string> seen;
  for (const analysis::Source& source : result.study.sources) {
    std::string note = source.note;
    if (note.empty())
      note = source.publisher + (source.licence.empty() ? "" : ", " + source.licence);
    if (!note.empty() && seen.insert(note).second) notes.push_back(note);
  }
  return notes;
}

Text method_note(const StudyResult& result) {
  Text note{"Wege: ", "Travel: "};
  const char* between = "";
  for (const analysis::Mode& mode : result.study.modes) {
    const Text way = analysis::travel_text(result, mode);
    note.de += fmt::format("{}{} {}", between, mode.title.de, way.de);
    note.en += fmt::format("{}{} {}", between, mode.title.en, way.en);
    between = "; ";
  }
  note.de += ".";
  note.en += ".";
  return note;
}

std::vector<Text> standing_notes(const StudyResult& result) {
  return {method_note(result),
          {"Zensuszellen sind verändert oder gesperrt, wo wenige Menschen wohnen; Summen sind "
           "Richtwerte.",
           "Census cells are perturbed or suppressed where few people live; sums are indications."},
          {"Rangfolge und Lücken sind Hinweise und Prüfaufträge; entschieden wird im "
           "Jugendhilfeausschuss.",
           "Ranking and gaps are indications to be examined; the Jugendhilfeausschuss decides."}};
}

std::vector<Text> notes_of(const StudyResult& result) {
  std::vector<Text> notes = standing_notes(result);
  if (!result.study.release.internal)
    notes.push_back({"• = Zahlenwert geheim zu halten.", "• = figure kept secret."});
  return notes;
}

std::vector<std::pair<Text, Text>> key_figures(const StudyResult& result) {
  std::vector<std::pair<Text, Text>> figures;
  const analysis::CoverageResult* coverage = shown_coverage(result);
  if (coverage != nullptr) {
    const analysis::Coverage& all = coverage->by_unit.back();
    figures.emplace_back(result.study.group(result.study.coverage.group).title,
                         geo::number_text(all.all.persons));
    if (!all.share().missing()) {
      const Text share = geo::number_text(100 * all.share().value, 1);
      const Text limit = limit_words(result, *coverage);
      figures.emplace_back(
          Text{"davon erreicht (" + limit.de + ")", "of these reached (" + limit.en + ")"},
          Text{share.de + " %", share.en + " %"});
    }
  }
  double in_gaps = 0;
  for (const analysis::Gap& gap : result.gaps) in_gaps += gap.children.persons;
  figures.emplace_back(Text{"Kinder in Lücken", "children in gaps"}, geo::number_text(in_gaps));
  if (has_ranking(result))
    figures.emplace_back(Text{"Kitas in der Rangfolge", "Kitas in the ranking"},
                         geo::number_text(static_cast<double>(result.candidates.size())));
  return figures;
}

Text alternative_text(const StudyResult& result, const MapName& map) {
  Text words{"Karte: " + map.title.de + ". ", "Map: " + map.title.en + ". "};
  for (const auto& [what, value] : key_figures(result)) {
    words.de += what.de + ": " + value.de + ". ";
    words.en += what.en + ": " + value.en + ". ";
  }
  words.de += "Alle Zahlen der Karte stehen in den Tabellen der Ergebnisse.";
  words.en += "All figures of the map are in the tables of the results.";
  return words;
}

/// What is proven of the first proposal of each question.
std::vector<Text> formation_notes(const StudyResult& result) {
  std::vector<Text> notes;
  for (const analysis::FormationOutcome& outcome : result.formation.questions) {
    const Text proof = analysis::formation_proof_text(outcome, 0);
    const Text& title = outcome.spec.title;
    notes.push_back({title.de + ". " + proof.de, title.en + ". " + proof.en});
  }
  return notes;
}

}  // namespace

PageContent map_page(const StudyResult& result, std::string_view name) {
  const MapName& map = find_map(name);
  PageContent page;
  page.title = map.title;
  page.subtitle = result.study.title;
  page.layers = layers_of_map(result, map.name);
  page.extent = result.layers.units.bounds();
  page.alternative_text = alternative_text(result, map);
  page.reference_date = joined_dates(result);
  page.territorial_status = geo::date_text(territorial_status(result));
  page.sources = source_notes(result);
  page.notes = notes_of(result);
  if (map.name == kFormationMap) {
    const std::vector<Text> more = formation_notes(result);
    page.notes.insert(page.notes.begin(), more.begin(), more.end());
  }
  page.stamp = analysis::release_stamp(result.study);
  page.key_figures_title = {"Kennzahlen", "Key figures"};
  page.key_figures = key_figures(result);
  page.document_date = result.study.date;
  return page;
}

}  // namespace nahraum::render
