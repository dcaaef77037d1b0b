#include "analysis/report/chart_words.h"

#include <algorithm>

#include "analysis/report/chart_text.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

using geo::FlaggedValue;

std::string ChartSpeech::number(double value, int decimals) const {
  return chart_number(value, decimals, language_);
}

std::string ChartSpeech::range(const ChartRange& range, int decimals) const {
  return number(std::min(range.lower, range.upper), decimals) + (*this)(" bis ", " to ") +
         number(std::max(range.lower, range.upper), decimals);
}

std::string ChartSpeech::list(const std::vector<std::string>& items,
                              const std::vector<bool>& keep) const {
  std::vector<bool> said(items.size(), false);
  std::size_t count = 0;
  for (const bool kept : {true, false})
    for (std::size_t i = 0; i < items.size() && count < kRowsInWords; ++i) {
      if (said[i] || (i < keep.size() && keep[i]) != kept) continue;
      said[i] = true;
      ++count;
    }
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!said[i]) continue;
    if (!text.empty()) text += "; ";
    text += items[i];
  }
  const std::size_t rest = items.size() - count;
  if (rest == 1) text += (*this)(" und 1 weiterer Eintrag", " and 1 more");
  if (rest > 1)
    text += (*this)(" und ", " and ") + number(static_cast<double>(rest)) +
            (*this)(" weitere", " more");
  return text;
}

namespace {

/// "Balkendiagramm: Kinder unter 6, in Kinder. "
std::string opening(const ChartSpeech& say, const char* german, const char* english,
                    const geo::Text& title, const std::string& unit) {
  std::string text = say(german, english) + ": " + say(title);
  if (!unit.empty()) text += " (" + unit + ")";
  return text + ". ";
}

std::string nothing(const ChartSpeech& say) {
  return say("Es liegen keine Werte vor.", "There are no values.");
}

std::string with_range(const ChartSpeech& say, const std::optional<ChartRange>& range,
                       int decimals) {
  return range ? " (" + say.range(*range, decimals) + ")" : "";
}

}  // namespace

std::string words_of(const BarChart& chart, const ChartSpeech& say) {
  std::string text = opening(say, "Balkendiagramm", "Bar chart", chart.title, say(chart.unit));
  if (chart.bars.empty()) return text + nothing(say);
  std::vector<std::string> items;
  std::vector<bool> keep;
  bool ranges = false;
  for (const BarChart::Bar& bar : chart.bars) {
    items.push_back(say(bar.label) + " " + chart_value(bar.value, chart.decimals, say.language()) +
                    with_range(say, bar.range, chart.decimals));
    keep.push_back(bar.highlight);
    ranges = ranges || bar.range;
  }
  text += say.list(items, keep) + ".";
  if (ranges) text += say(" In Klammern: ", " In brackets: ") + say(chart.range_name) + ".";
  if (chart.reference)
    text += say(" Zum Vergleich: ", " For comparison: ") + say(chart.reference->label) + " " +
            say.number(chart.reference->value, chart.decimals) + ".";
  return text;
}

std::string words_of(const PyramidChart& chart, const ChartSpeech& say) {
  std::string text = opening(say, "Altersaufbau", "Age structure", chart.title, say(chart.unit));
  if (chart.levels.empty()) return text + nothing(say);
  const bool two = !say(chart.left_name).empty();
  const int decimals = pyramid_decimals(chart);
  const auto pair = [&](const FlaggedValue& left, const FlaggedValue& right) {
    const std::string second = chart_value(right, decimals, say.language());
    if (!two) return second;
    return say(chart.left_name) + " " + chart_value(left, decimals, say.language()) + ", " +
           say(chart.right_name) + " " + second;
  };
  std::vector<std::string> items;
  for (const PyramidChart::Level& level : chart.levels) {
    std::string item = say(level.age) + ": " + pair(level.left, level.right);
    if (is_drawn(level.right_reference) || is_drawn(level.left_reference))
      item += " (" + say(chart.reference_name) + ": " +
              pair(level.left_reference, level.right_reference) + ")";
    items.push_back(std::move(item));
  }
  return text + say("Von jung nach alt: ", "From young to old: ") + say.list(items) + ".";
}

std::string words_of(const TimeSeriesChart& chart, const ChartSpeech& say) {
  std::string text = opening(say, "Zeitreihe", "Time series", chart.title, say(chart.unit));
  std::vector<std::string> lines;
  bool ranges = false;
  for (const TimeSeriesChart::Series& series : chart.series) {
    std::vector<std::string> items;
    std::vector<bool> keep;
    for (const TimeSeriesChart::Point& point : series.points) {
      items.push_back(geo::fixed_number(point.year, 0) + ": " +
                      chart_value(point.value, chart.decimals, say.language()) +
                      with_range(say, point.range, chart.decimals));
      // The beginning and the latest years tell most.
      keep.push_back(items.size() == 1 || items.size() + kRowsInWords > series.points.size() + 1);
      ranges = ranges || point.range;
    }
    if (items.empty()) items.push_back(nothing(say));
    const std::string name = say(series.name);
    lines.push_back((name.empty() ? "" : name + " – ") + say.list(items, keep));
  }
  if (lines.empty()) return text + nothing(say);
  text += say.list(lines) + ".";
  if (ranges) text += say(" In Klammern: ", " In brackets: ") + say(chart.range_name) + ".";
  if (chart.forecast_from)
    text += say(" Ab ", " From ") + geo::fixed_number(*chart.forecast_from, 0) +
            say(" sind die Werte berechnet und nicht gezählt.",
                " on, values are computed and not counted.");
  return text;
}

std::string words_of(const ContributionChart& chart, const ChartSpeech& say) {
  std::string text = opening(say, "Zusammensetzung der Punkte", "Make-up of the points",
                             chart.title, say("Punkte", "points"));
  if (chart.rows.empty()) return text + nothing(say);
  std::vector<std::string> items;
  std::vector<bool> keep;
  bool ranges = false;
  for (const ContributionChart::Row& row : chart.rows) {
    double total = 0;
    bool known = false;
    std::string parts;
    for (std::size_t i = 0; i < row.parts.size() && i < chart.part_names.size(); ++i) {
      if (!parts.empty()) parts += ", ";
      parts += say(chart.part_names[i]) + " " + chart_value(row.parts[i], 1, say.language());
      known = known || is_drawn(row.parts[i]);
      if (is_drawn(row.parts[i])) total += row.parts[i].value;
    }
    items.push_back(say(row.label) + ": " +
                    (known ? say("zusammen ", "together ") + say.number(total, 1)
                           : geo::flag_name(geo::ValueFlag::Missing).in(say.language())) +
                    with_range(say, row.range, 1) +
                    (known && !parts.empty() ? say(", davon ", ", of which ") + parts : ""));
    keep.push_back(row.highlight);
    ranges = ranges || row.range;
  }
  text += say.list(items, keep) + ".";
  if (ranges) text += say(" In Klammern: ", " In brackets: ") + say(chart.range_name) + ".";
  if (chart.rows_in_all > chart.rows.size())
    text += say(" Gezeigt sind ", " Shown are ") +
            say.number(static_cast<double>(chart.rows.size())) + say(" von ", " of ") +
            say.number(static_cast<double>(chart.rows_in_all)) + ".";
  return text;
}

geo::Text chart_in_words(const Chart& chart) {
  const auto in = [&](geo::Language language) {
    return std::visit([&](const auto& kind) { return words_of(kind, ChartSpeech(language)); },
                      chart);
  };
  return {in(geo::Language::German), in(geo::Language::English)};
}

}  // namespace nahraum::analysis
