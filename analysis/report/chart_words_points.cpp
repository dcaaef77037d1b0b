#include <algorithm>
#include <cmath>

#include "analysis/report/chart_text.h"
#include "analysis/report/chart_words.h"

namespace nahraum::analysis {

namespace {

std::string opening(const ChartSpeech& say, const char* german, const char* english,
                    const geo::Text& title) {
  return say(german, english) + ": " + say(title) + ". ";
}

std::string nothing(const ChartSpeech& say) {
  return say("Es liegen keine Werte vor.", "There are no values.");
}

/// Whole numbers as such, others with one decimal.
std::string plain(const ChartSpeech& say, double value) {
  const bool whole = std::abs(value - std::round(value)) < 1e-9 || std::abs(value) >= 100;
  return say.number(value, whole ? 0 : 1);
}

bool proven(const CurveChart::Point& point) {
  return std::abs(point.bound - point.value) <= 1e-9 * std::max(std::abs(point.value), 1.0);
}

/// Name of the field a point lies in; nothing without both values.
const geo::Text* field_of(const NeedReadinessChart& chart, const NeedReadinessChart::Point& point) {
  if (!is_drawn(point.need) || !is_drawn(point.readiness)) return nullptr;
  const bool need = point.need.value >= chart.need_limit;
  const bool ready = point.readiness.value >= chart.readiness_limit;
  if (need) return ready ? &chart.high_high : &chart.high_low;
  return ready ? &chart.low_high : &chart.low_low;
}

}  // namespace

std::string words_of(const RankIntervalChart& chart, const ChartSpeech& say) {
  std::string text = opening(say, "Ränge mit Spanne", "Ranks with range", chart.title);
  if (chart.rows.empty()) return text + nothing(say);
  std::vector<std::string> items;
  std::vector<bool> keep;
  for (const RankIntervalChart::Row& row : chart.rows) {
    std::string item = say(row.label) + ": " +
                       (row.rank >= 1 ? say("Rang ", "rank ") + say.number(row.rank)
                                      : say("kein Rang", "no rank"));
    if (row.best >= 1 && row.worst >= row.best)
      item +=
          " (" + say.range({static_cast<double>(row.best), static_cast<double>(row.worst)}) + ")";
    items.push_back(std::move(item));
    keep.push_back(row.highlight);
  }
  text += say.list(items, keep) + ". " +
          say("In Klammern: bester bis letzter Rang über alle Durchläufe.",
              "In brackets: best to last rank over all draws.");
  if (chart.top)
    text += *chart.top == 1 ? say(" Eine Linie steht nach dem ersten Rang.",
                                  " A line stands after the first rank.")
                            : say(" Eine Linie steht nach Rang ", " A line stands after rank ") +
                                  say.number(*chart.top) + ".";
  return text;
}

std::string words_of(const CurveChart& chart, const ChartSpeech& say) {
  std::string text = opening(say, "Kurve", "Curve", chart.title);
  std::vector<std::string> items;
  std::vector<bool> keep;
  for (const CurveChart::Point& point : chart.points) {
    std::string item = plain(say, point.x) + ": ";
    if (!std::isfinite(point.value)) {
      item += geo::flag_name(geo::ValueFlag::Missing).in(say.language());
    } else {
      item += plain(say, point.value);
      if (std::isfinite(point.bound) && !proven(point))
        item += say(" (Grenze des Möglichen ", " (limit of what is possible ") +
                plain(say, point.bound) + ")";
    }
    items.push_back(std::move(item));
    keep.push_back(chart.chosen && point.x == *chart.chosen);
  }
  if (items.empty()) return text + nothing(say);
  text += say(chart.y_name) + say(" nach ", " by ") + say(chart.x_name) + ": " +
          say.list(items, keep) + ".";
  if (chart.chosen)
    text += say(" Dargestellt ist der Vorschlag bei ", " The proposal shown is at ") +
            plain(say, *chart.chosen) + ".";
  return text;
}

std::string words_of(const NeedReadinessChart& chart, const ChartSpeech& say) {
  std::string text = opening(say, "Vier-Felder-Bild", "Four-field picture", chart.title);
  if (chart.points.empty()) return text + nothing(say);
  std::vector<std::string> items;
  std::vector<bool> keep;
  for (const NeedReadinessChart::Point& point : chart.points) {
    const geo::Text* field = field_of(chart, point);
    items.push_back(say(point.label) + ": " + say(chart.need_name) + " " +
                    chart_value(point.need, 1, say.language()) + ", " + say(chart.readiness_name) +
                    " " + chart_value(point.readiness, 1, say.language()) +
                    (field != nullptr && !say(*field).empty() ? ", " + say(*field) : ""));
    keep.push_back(point.highlight);
  }
  return text + say.list(items, keep) + ". " +
         say("Die Felder teilen sich bei ", "The fields meet at ") + say(chart.need_name) + " " +
         plain(say, chart.need_limit) + say(" und ", " and ") + say(chart.readiness_name) + " " +
         plain(say, chart.readiness_limit) + ".";
}

std::string words_of(const NetworkChart& chart, const ChartSpeech& say) {
  std::string text = opening(say, "Netzwerk", "Network", chart.title);
  if (chart.nodes.empty()) return text + nothing(say);
  std::vector<std::string> groups;
  for (std::size_t g = 0; g < chart.groups.size(); ++g) {
    std::vector<std::string> names;
    for (const NetworkChart::Node& node : chart.nodes)
      if (node.group == g && !node.centre) names.push_back(say(node.label));
    if (!names.empty()) groups.push_back(say(chart.groups[g]) + ": " + say.list(names));
  }
  std::vector<std::string> centres;
  for (const NetworkChart::Node& node : chart.nodes)
    if (node.centre) centres.push_back(say(node.label));
  if (!centres.empty()) text += say("In der Mitte: ", "In the middle: ") + say.list(centres) + ". ";
  if (!groups.empty()) text += say.list(groups) + ". ";
  const auto contracts = std::count_if(chart.edges.begin(), chart.edges.end(),
                                       [](const NetworkChart::Edge& e) { return e.contract; });
  const auto all = static_cast<std::ptrdiff_t>(chart.edges.size());
  return text + say("Verbindungen mit Vertrag: ", "Links with a contract: ") +
         say.number(static_cast<double>(contracts)) +
         say(", ohne Vertrag: ", ", without a contract: ") +
         say.number(static_cast<double>(all - contracts)) + ".";
}

}  // namespace nahraum::analysis
