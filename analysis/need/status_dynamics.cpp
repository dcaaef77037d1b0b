#include "analysis/need/status_dynamics.h"

namespace nahraum::analysis {

Status status_class(double z, const StatusLimits& limits) {
  if (z < limits.high) return Status::High;
  if (z > limits.very_low) return Status::VeryLow;
  return z > limits.low ? Status::Low : Status::Middle;
}

Dynamics dynamics_class(double z, const StatusLimits& limits) {
  if (z < limits.positive) return Dynamics::Positive;
  return z > limits.negative ? Dynamics::Negative : Dynamics::Stable;
}

geo::Text status_name(Status status) {
  switch (status) {
    case Status::High:
      return {"Status hoch", "status high"};
    case Status::Middle:
      return {"Status mittel", "status middle"};
    case Status::Low:
      return {"Status niedrig", "status low"};
    case Status::VeryLow:
      break;
  }
  return {"Status sehr niedrig", "status very low"};
}

geo::Text dynamics_name(Dynamics dynamics) {
  switch (dynamics) {
    case Dynamics::Positive:
      return {"Dynamik positiv", "dynamics positive"};
    case Dynamics::Stable:
      return {"Dynamik stabil", "dynamics stable"};
    case Dynamics::Negative:
      break;
  }
  return {"Dynamik negativ", "dynamics negative"};
}

std::string status_dynamics_code(Status status, Dynamics dynamics) {
  constexpr std::string_view kSigns = "+=-";
  return std::to_string(static_cast<int>(status) + 1) + kSigns[static_cast<std::size_t>(dynamics)];
}

}  // namespace nahraum::analysis
