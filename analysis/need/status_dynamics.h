#pragma once
// Status and Dynamik: how an area stands and how it has changed, as Berlin (Monitoring Soziale
// Stadtentwicklung) and Hamburg (Sozialmonitoring) print it: 4 x 3 classes (domain.md 2.1.3).
//
//   const auto found = status_class(1.2, {});   // Status::Low
//
// Both are read from z values in the direction of need: above 0 = more need than the reference, or
// need that has grown more. The limits are parameters; their defaults (-1, 1, 1.5 and -1, 1) are a
// proposal after the Berlin report and are not read from a norm.

#include <string>

#include "geo/core/text.h"

namespace nahraum::analysis {

enum class Status { High, Middle, Low, VeryLow };
enum class Dynamics { Positive, Stable, Negative };

/// A value on a limit belongs to the class nearer to the middle.
struct StatusLimits {
  double high = -1;       ///< z below: high
  double low = 1;         ///< z above: low
  double very_low = 1.5;  ///< z above: very low
  double positive = -1;   ///< change below: positive
  double negative = 1;    ///< change above: negative
  [[nodiscard]] bool ascending() const {
    return high < low && low < very_low && positive < negative;
  }
};

[[nodiscard]] Status status_class(double z, const StatusLimits& limits);
[[nodiscard]] Dynamics dynamics_class(double z, const StatusLimits& limits);
[[nodiscard]] geo::Text status_name(Status status);
[[nodiscard]] geo::Text dynamics_name(Dynamics dynamics);
/// "2-": the cell of the 4 x 3 table; status 1 (high) to 4 (very low), dynamics +, = or -.
[[nodiscard]] std::string status_dynamics_code(Status status, Dynamics dynamics);

}  // namespace nahraum::analysis
