#include "viewer/render/study_maps.h"

#include <algorithm>

#include "analysis/study/release/release_study.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/dates.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "viewer/render/forecast_map.h"
#include "viewer/render/map_layers.h"
#include "viewer/render/map_notes.h"
#include "viewer/render/page_map.h"
#include "viewer/render/proposal_map.h"
#include "viewer/render/study_styles.h"

namespace nahraum::render {

namespace columns = analysis::columns;
using namespace dressed;
using namespace map_key;
using analysis::ProposalOutcome;
using analysis::StudyResult;
using geo::Text;
using geo::text;

namespace {

void drop_empty(std::vector<StyledLayer>& layers) {
  std::erase_if(layers, [](const StyledLayer& layer) { return layer.layer.size() == 0; });
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
  if (const ProposalOutcome* proposal = proposal_of_map(result, name))
    layers = proposal_layers(result, *proposal, units_layer(result));
  if (name == kIndexMap) layers = {index_layer(result), services_layer(result)};
  if (name == kSupplyMap) layers = {hours_layer(result), services_layer(result)};
  if (name == kSozialraumMap) layers = {borders_layer(result), sozialraum_index_layer(result)};
  if (name == kVerbundMap)
    layers = {units_layer(result), verbund_cells_layer(result), verbund_lines_layer(result),
              verbund_members_layer(result)};
  if (name == kProposals && layers.empty()) layers = {units_layer(result), phase_layer(result)};
  if (name == kForecastMap) {
    layers = forecast_map_layers(result);
    layers.push_back(phase_layer(result));
  }
  if (name == kFormationMap) {
    layers = {units_layer(result), phase_layer(result)};
    append(layers, formation_layers(result, true));
  }
  if (name == kNeedCoverage) layers = {need_coverage_layer(result), phase_layer(result)};
  if (name == kDots)
    layers = {units_layer(result), dots_layer(result, children_per_dot(result)),
              phase_layer(result)};
  if (name == kSigns)
    layers = {units_layer(result), phase_layer(result), service_signs_layer(result)};
  if (name == kWays) layers = {units_layer(result), ways_layer(result), phase_layer(result)};
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
      {kProposals,
       {"Vorschlag: welche Kitas zusammen ThEKiZ werden könnten",
        "Proposal: which Kitas together could become ThEKiZ"}},
      {kSupplyMap,
       {"Angebot: Wochenstunden der Kernangebote je 100 Kinder",
        "Supply: weekly hours of core services for 100 children"}},
      {kSozialraumMap, {"Sozialräume und ihr Sozialindex", "Sozialräume and their social index"}},
      {kVerbundMap,
       {"Verbünde: Mitglieder und Kinder in Reichweite",
        "Verbünde: members and children within reach"}},
      {kForecastMap,
       {"Vorausschau: Veränderung der Zahl der Kinder unter 6 Jahren",
        "Forecast: change of the number of children under 6"}},
      {kFormationMap,
       {"Vorschläge zur Prüfung: welche Kitas einen Verbund bilden könnten",
        "Proposals to be examined: which Kitas could form a Verbund"}},
      {kNeedCoverage,
       {"Bedarf und Abdeckung: wo hoher Bedarf auf geringe Abdeckung trifft",
        "Need and coverage: where high need meets low coverage"}},
      {kDots,
       {"Wo Kinder wohnen, als Punkte (Lage in der Zelle zufällig)",
        "Where children live, as dots (place in the cell at random)"}},
      {kSigns, {"Angebote für Familien nach ihrer Art", "Services for families by their kind"}},
      {kWays,
       {"Wege: von den Orten zur nächsten Kita", "Ways: from the villages to the nearest Kita"}},
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
      coverage_layer(result),
      covered_layer(result),
      catchments_layer(result),
      sozialraeume_layer(result),
      gaps_layer(result),
      services_layer(result),
      has_ranking(result) ? kitas_layer(result) : phase_layer(result)};
  layers.push_back(proposals_layer(result));
  if (result.verbund.computed) {
    layers.insert(layers.begin() + 2, verbund_cells_layer(result));
    layers.insert(layers.end() - 1, verbund_lines_layer(result));
    layers.push_back(verbund_members_layer(result));
  }
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
           (map.name == kSozialraumMap && result.layers.sozialraeume.size() == 0) ||
           (map.name == kVerbundMap && !result.verbund.computed) ||
           (map.name == kProposals && proposal_of_map(result, kProposals) == nullptr) ||
           (map.name == kForecastMap && !result.forecast.computed()) ||
           (map.name == kFormationMap && !has_formation(result)) ||
           (map.name == kNeedCoverage && !has_need_coverage(result)) ||
           (map.name == kDots && result.layers.cells.size() == 0) ||
           (map.name == kSigns && result.layers.services.size() == 0) ||
           (map.name == kWays && !has_nearest_kita(result));
  });
  for (const ProposalOutcome& proposal : result.siting.proposals) {
    if (!proposal.found() || &proposal == proposal_of_map(result, kProposals)) continue;
    maps.push_back(map_of_proposal(proposal, std::string(kProposals) + "_" + proposal.spec.key));
  }
  return maps;
}

namespace {

std::string territorial_status(const StudyResult& result) {
  return result.study.source(result.study.boundaries.source).territorial_status;
}

std::vector<std::pair<Text, Text>> key_figures(const StudyResult& result, const MapName& map) {
  if (map.name == kForecastMap && result.forecast.computed()) return forecast_map_figures(result);
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

/// A map asked for by name whose content is not there shows something else, and says what.
MapName shown_map(const StudyResult& result, MapName map) {
  if (map.name == kRanking && !has_ranking(result))
    map.title = {"Kitas nach ihrer Phase (eine Rangfolge gibt es in dieser Ausgabe nicht)",
                 "Kitas by their phase (there is no ranking in this output)"};
  if (map.name == kIndexMap && !has_column(result, columns::kIndex))
    map.title = {"Angebote für Familien (einen Index gibt es in dieser Ausgabe nicht)",
                 "Services for families (there is no index in this output)"};
  if (map.name == kSupplyMap && !has_column(result, columns::kCoreHours))
    map.title = {"Angebote für Familien (Wochenstunden gibt es in dieser Ausgabe nicht)",
                 "Services for families (there are no weekly hours in this output)"};
  if (map.name == kSozialraumMap && result.layers.sozialraeume.size() == 0)
    map.title = {"Gemeinden (Sozialräume gibt es in dieser Ausgabe nicht)",
                 "Gemeinden (there are no Sozialräume in this output)"};
  else if (map.name == kSozialraumMap && !has_index(result.layers.sozialraeume))
    map.title = {"Sozialräume", "Sozialräume"};
  return map;
}

Text alternative_text(const MapName& map, const std::vector<std::pair<Text, Text>>& figures) {
  Text words{"Karte: " + map.title.de + ". ", "Map: " + map.title.en + ". "};
  for (const auto& [what, value] : figures) {
    words.de += (what.de.empty() ? "" : what.de + ": ") + value.de + ". ";
    words.en += (what.en.empty() ? "" : what.en + ": ") + value.en + ". ";
  }
  words.de += "Alle Zahlen der Karte stehen in den Tabellen der Ergebnisse.";
  words.en += "All figures of the map are in the tables of the results.";
  return words;
}

/// The ways with some ground around them, and where they lie, when they are a small part of the
/// study.
void cut_to_ways(PageContent& page) {
  constexpr double kSmallPart = 0.7;
  constexpr double kGround = 3000;
  for (const StyledLayer& layer : page.layers) {
    if (layer.id != kWays || layer.layer.size() == 0) continue;
    const geo::Box ways = layer.layer.bounds().grown(kGround);
    if (ways.width() > kSmallPart * page.extent.width() ||
        ways.height() > kSmallPart * page.extent.height())
      return;
    page.inset = PageInset{overview_layers(page.layers), page.extent, {"Lage", "Location"}};
    page.extent = ways;
    return;
  }
}

}  // namespace

PageContent map_page(const StudyResult& result, std::string_view name) {
  const ProposalOutcome* proposal = proposal_of_map(result, name);
  const MapName map =
      proposal == nullptr ? shown_map(result, find_map(name)) : map_of_proposal(*proposal, name);
  PageContent page;
  page.title = map.title;
  page.subtitle = result.study.title;
  page.layers = layers_of_map(result, map.name);
  page.extent =
      proposal != nullptr ? proposal_extent(result, *proposal) : result.layers.units.bounds();
  if (map.name == kWays) cut_to_ways(page);
  page.key_figures =
      proposal != nullptr ? proposal_figures(result, *proposal) : key_figures(result, map);
  page.alternative_text = alternative_text(map, page.key_figures);
  page.reference_date = reference_dates(result);
  page.territorial_status = geo::date_text(territorial_status(result));
  page.sources = source_notes(result);
  page.notes = map_notes(result, map.name, page.layers);
  page.stamp = analysis::release_stamp(result.study);
  page.key_figures_title = {"Kennzahlen", "Key figures"};
  page.document_date = result.study.date;
  return page;
}

}  // namespace nahraum::render
