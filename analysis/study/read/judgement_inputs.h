#pragma once
// What the sections of judgement_spec.h hold once read.

#include <optional>
#include <string>
#include <vector>

#include "analysis/model/readiness.h"
#include "geo/network/calendar.h"

namespace nahraum::analysis {

/// A central place: Grund-, Mittel- or Oberzentrum.
struct Centre {
  std::string name;
  std::string kind;
  geo::Point where;  ///< working CRS
  std::size_t source_row = 0;
};

struct JudgementInputs {
  std::vector<ReadinessStatement> readiness;  ///< the standing ones, ascending by Kita, item
  std::vector<NeedSurvey> need_surveys;       ///< one a Kita at most, ascending
  std::vector<Centre> centres;
  std::optional<geo::Day> school_day;  ///< of the timetable, for departures
};

}  // namespace nahraum::analysis
