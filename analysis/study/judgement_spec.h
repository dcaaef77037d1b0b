#pragma once
// The sections of a study about judging: statements of people, centres, robustness.

#include <optional>
#include <string>

#include "analysis/study/keys/list_spec.h"

namespace nahraum::analysis {

/// [robustness]
struct RobustnessSpec {
  std::size_t draws = 10'000;
  std::size_t top = 5;        ///< the places the questions are about
  double concentration = 50;  ///< of the weights around the set ones
  double cell_sd = 1.4;       ///< standard deviation of one census cell, persons
  double least_flips = 0.2;   ///< order turned in more draws than this: cannot be told apart
};

struct JudgementSpec {
  std::optional<ListSpec> readiness;     ///< [readiness]
  std::optional<ListSpec> need_surveys;  ///< [need_surveys]
  std::optional<ListSpec> centres;       ///< [centres]
  std::string centre_mode = "car";       ///< [centres] mode
  RobustnessSpec robustness;
};

}  // namespace nahraum::analysis
