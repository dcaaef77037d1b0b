#include "analysis/study/forecast_words.h"

#include "analysis/study/tables/flagged_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::number_text;
using geo::Text;
using geo::text;
using geo::ValueFlag;

constexpr double kHundred = 100;

FlaggedValue not_there() {
  FlaggedValue value;
  value.flag = ValueFlag::NotApplicable;
  return value;
}

}  // namespace

FlaggedValue unmarked(FlaggedValue value) {
  if (!value.missing()) value.flag = ValueFlag::None;
  return value;
}

Text interval_words(const ProjectedCount& count) {
  if (count.value.missing()) return geo::flag_name(count.value.flag);
  const Text value = number_text(count.value.value);
  const Text low = number_text(count.lower.value), high = number_text(count.upper.value);
  if (low == high) return value;
  return {fmt::format("{} ({} bis {})", value.de, low.de, high.de),
          fmt::format("{} ({} to {})", value.en, low.en, high.en)};
}

Text start_words(const ForecastResult& forecast) {
  if (forecast.start.year == 0) return {"Zensus", "census"};
  return text("gemeldet Ende {}", "registered end of {}", forecast.start.year);
}

FlaggedValue change_percent(const FlaggedValue& later, const FlaggedValue& start) {
  if (later.missing()) return later;
  if (start.missing()) return start;
  if (!(start.value > 0)) return not_there();
  return plain_value(kHundred * (later.value - start.value) / start.value);
}

const Ranking& start_ranking(const StudyResult& result) {
  return result.forecast.base ? result.forecast.base->ranking : result.ranking;
}

FlaggedValue places_gained(const CandidateScore& start, const CandidateScore& later) {
  if (!start.rank || !later.rank) return not_there();
  return plain_value(static_cast<double>(*start.rank) - static_cast<double>(*later.rank));
}

const std::string& forecast_file(const Study& study) {
  const ForecastSpec& spec = *study.forecast;
  const Source& first = study.source((spec.registered ? spec.registered : spec.import)->source);
  if (!spec.import) return first.file;
  const Source& second = study.source(spec.import->source);
  return second.distribution == Distribution::Internal ? second.file : first.file;
}

}  // namespace nahraum::analysis
