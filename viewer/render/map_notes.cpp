#include "viewer/render/map_notes.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "analysis/study/tables/result_columns.h"
#include "geo/core/dates.h"
#include "geo/core/numbers.h"
#include "viewer/render/forecast_map.h"
#include "viewer/render/kita_ways_map.h"
#include "viewer/render/map_layers.h"

namespace nahraum::render {

namespace columns = analysis::columns;
using analysis::StudyResult;
using geo::Text;
using geo::text;

namespace {

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
          {"Rangfolge, Lücken und Vorschläge sind Hinweise und Prüfaufträge; entschieden wird im "
           "Jugendhilfeausschuss.",
           "Ranking, gaps and proposals are indications to be examined; the Jugendhilfeausschuss "
           "decides."}};
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

Text need_coverage_note() {
  return {
      "Schraffiert: Der Bedarf liegt in einer höheren Klasse als die Abdeckung. Der Index "
      "vergleicht Gebiete mit dem Bezug; über einzelne Familien sagt er nichts.",
      "Hatched: the need is in a higher class than the coverage. The index compares areas with "
      "the reference; it says nothing about single families."};
}

Text dots_note(const StudyResult& result) {
  const Text count = geo::number_text(dressed::children_per_dot(result));
  return text(
      "Punkte sind keine Adressen: Jeder steht für {} Kinder und liegt an einer zufälligen Stelle "
      "einer bewohnten Zelle des Zensus; wo keine Angabe vorliegt oder sie gesperrt ist, steht "
      "keiner.",
      "Dots are no addresses: each stands for {} children and lies at a random place in an "
      "inhabited census cell; where there is no figure, or a secret one, there is none.",
      count.de);
}

Text ways_note(const StudyResult& result) {
  const Text children = geo::number_text(children_without_way(result));
  return {
      "Eine Linie fasst Kinder eines Ortes zusammen, deren nächste Kita dieselbe ist; welche "
      "Kita sie besuchen, sagt sie nicht. Längere Wege als die Grenze des Verkehrsmittels sind "
      "nicht gezeichnet (" +
          children.de + " Kinder).",
      "A line sums up children of a village whose nearest Kita is the same; it does not say "
      "which Kita they attend. Ways longer than the limit of the mode are not drawn (" +
          children.en + " children)."};
}

Text signs_note() {
  return {
      "Zeichen, die übereinander lägen, sind auseinandergerückt; eine dünne Linie führt zu ihrem "
      "Ort. Eckig: Kernangebote, rund: weitere.",
      "Signs that would lie on each other are moved apart; a thin line leads to their place. "
      "Square: core services, round: others."};
}

std::vector<Text> own_notes(const StudyResult& result, std::string_view map) {
  if (map == map_key::kForecastMap && result.forecast.computed())
    return {forecast_map_note(result)};
  if (map == map_key::kFormationMap) return formation_notes(result);
  if (map == map_key::kNeedCoverage && dressed::has_need_coverage(result))
    return {need_coverage_note()};
  if (map == map_key::kDots && result.layers.cells.size() > 0) return {dots_note(result)};
  if (map == map_key::kWays) return {ways_note(result)};
  if (map == map_key::kSigns && result.layers.services.size() > 0) return {signs_note()};
  return {};
}

/// Cells of a grid are of one size: there a count is a density.
bool of_one_size(const geo::Layer& layer) {
  double smallest = 0, largest = 0;
  for (std::size_t row = 0; row < layer.size(); ++row) {
    const geo::Box box = geo::bounds(layer.geometry(row));
    const double size = box.width() * box.height();
    smallest = row == 0 ? size : std::min(smallest, size);
    largest = std::max(largest, size);
  }
  return largest <= 1.1 * smallest;
}

bool is_count(const geo::Column& column) {
  return column.unit == "Personen" || column.unit == "Kinder" || column.unit == "Plätze";
}

}  // namespace

std::vector<Text> count_warnings(const std::vector<StyledLayer>& layers) {
  std::vector<Text> warnings;
  for (const StyledLayer& layer : layers) {
    const auto* graduated = std::get_if<Graduated>(&layer.style.symbology);
    if (!layer.visible || graduated == nullptr || layer.layer.kind() != geo::GeometryKind::Polygon)
      continue;
    const geo::Column* column = layer.layer.table().find(graduated->column);
    if (column == nullptr || !is_count(*column) || of_one_size(layer.layer)) continue;
    warnings.push_back(
        {"Achtung: Die Flächen zeigen Anzahlen („" + layer.title.de +
             "“). Große Gebiete wirken dadurch stärker, als sie sind; für Flächen bitte Anteile "
             "wählen, für Anzahlen Kreise oder Punkte.",
         "Attention: the areas show counts (\"" + layer.title.en +
             "\"). Large areas then look stronger than they are; please choose shares for areas, "
             "circles or dots for counts."});
  }
  return warnings;
}

Text reference_dates(const StudyResult& result) {
  std::map<std::string, Text, std::greater<>> by_day;
  for (const analysis::Source& source : result.study.sources) {
    if (source.reference_date.empty()) continue;
    Text& names = by_day[source.reference_date];
    for (std::string Text::*language : {&Text::de, &Text::en})
      names.*language += ((names.*language).empty() ? "" : ", ") + source.title.*language;
  }
  Text dates;
  for (const auto& [day, names] : by_day) {
    for (std::string Text::*language : {&Text::de, &Text::en}) {
      std::string& line = dates.*language;
      line += (line.empty() ? "" : "; ") + geo::date_text(day).*language + " " + names.*language;
    }
  }
  return dates;
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

std::vector<Text> map_notes(const StudyResult& result, std::string_view map,
                            const std::vector<StyledLayer>& layers) {
  std::vector<Text> notes = count_warnings(layers);
  for (std::vector<Text> more : {own_notes(result, map), standing_notes(result)})
    notes.insert(notes.end(), more.begin(), more.end());
  if (!result.study.release.internal)
    notes.push_back({"• = Zahlenwert geheim zu halten.", "• = figure kept secret."});
  return notes;
}

}  // namespace nahraum::render
