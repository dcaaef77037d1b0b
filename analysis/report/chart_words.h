#pragma once
// Parts of `chart_in_words`, one function a kind of chart.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/report/chart.h"

namespace nahraum::analysis {

/// So many rows are spelled out; of the others only the number is given.
inline constexpr std::size_t kRowsInWords = 12;

/// Sentences are made in one language at a time; this picks the half of a pair.
class ChartSpeech {
 public:
  explicit ChartSpeech(geo::Language language) : language_(language) {}
  [[nodiscard]] geo::Language language() const { return language_; }
  [[nodiscard]] const std::string& operator()(const geo::Text& text) const {
    return text.in(language_);
  }
  [[nodiscard]] std::string operator()(const char* german, const char* english) const {
    return language_ == geo::Language::German ? german : english;
  }
  [[nodiscard]] std::string number(double value, int decimals = 0) const;
  /// "1,5 bis 2,5"
  [[nodiscard]] std::string range(const ChartRange& range, int decimals = 0) const;
  /// "A; B; C und 23 weitere". Of more than twelve those to `keep` (one flag an item, or none at
  /// all) come first into the choice, then the first ones; the order stays.
  [[nodiscard]] std::string list(const std::vector<std::string>& items,
                                 const std::vector<bool>& keep = {}) const;

 private:
  geo::Language language_;
};

[[nodiscard]] std::string words_of(const BarChart& chart, const ChartSpeech& say);
[[nodiscard]] std::string words_of(const PyramidChart& chart, const ChartSpeech& say);
[[nodiscard]] std::string words_of(const TimeSeriesChart& chart, const ChartSpeech& say);
[[nodiscard]] std::string words_of(const ContributionChart& chart, const ChartSpeech& say);
[[nodiscard]] std::string words_of(const RankIntervalChart& chart, const ChartSpeech& say);
[[nodiscard]] std::string words_of(const CurveChart& chart, const ChartSpeech& say);
[[nodiscard]] std::string words_of(const NeedReadinessChart& chart, const ChartSpeech& say);
[[nodiscard]] std::string words_of(const NetworkChart& chart, const ChartSpeech& say);

}  // namespace nahraum::analysis
