// Ways of the members of Verbuende: whom they reach, how far they are from each other, and which
// cells are their area.

#include <algorithm>
#include <limits>

#include "analysis/catchment/street_travel.h"
#include "analysis/study/steps/verbund_step.h"

namespace nahraum::analysis {

namespace {

constexpr geo::Minutes kFarthest{600};           // no county is wider
constexpr geo::KilometresPerHour kMeasuring{6};  // 100 m a minute: times read as lengths
constexpr double kMetresPerMinute = 100;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Minutes from each point to each other, by row and column; NaN = no way.
std::vector<double> square(const Travel& travel, const std::vector<geo::Point>& points,
                           double scale, geo::Progress& progress) {
  const std::size_t n = points.size();
  std::vector<double> ways(n * n, kNaN);
  const Catchments found = travel.catchments(points, points, kFarthest, progress);
  for (std::size_t to = 0; to < n; ++to) {
    for (std::uint64_t e = found.starts[to]; e < found.starts[to + 1]; ++e)
      ways[found.cells[e] * n + to] = static_cast<double>(found.minutes[e]) * scale;
    ways[to * n + to] = 0;
  }
  return ways;
}

std::vector<double> straight(const std::vector<geo::Point>& points) {
  std::vector<double> ways;
  for (const geo::Point& a : points) {
    for (const geo::Point& b : points) ways.push_back(geo::distance(a, b));
  }
  return ways;
}

}  // namespace

std::vector<std::size_t> facility_rows(const AuditInput& input) {
  const std::vector<std::uint8_t> facility = audited_facilities(input);
  std::vector<std::size_t> kitas;
  for (std::size_t i = 0; i < facility.size(); ++i)
    if (facility[i] != 0) kitas.push_back(i);
  return kitas;
}

Catchments audited_catchments(const RunState& state, const AuditInput& input,
                              const std::vector<std::size_t>& kitas, const ModeLimit& way) {
  return state.catchments(places(state.inputs, kitas), input.centres, way);
}

Catchments rows_of_all(const Catchments& few, const std::vector<std::size_t>& kitas,
                       std::size_t all) {
  Catchments wide;
  wide.cells = few.cells;
  wide.minutes = few.minutes;
  std::size_t next = 0;
  wide.starts.push_back(0);
  for (std::size_t kita = 0; kita < all; ++kita) {
    if (next < kitas.size() && kitas[next] == kita) ++next;
    wide.starts.push_back(next == 0 ? 0 : few.starts[next]);
  }
  return wide;
}

std::unique_ptr<const Travel> length_of_streets(const RunState& state) {
  if (state.inputs.streets == nullptr) return nullptr;
  geo::Profile profile;
  profile.key = "distance";
  profile.base_speed = profile.access_speed = kMeasuring;
  geo::Findings said;  // nothing of a mode of the study
  return street_travel({.streets = state.inputs.streets,
                        .profile = profile,
                        .crs = state.study.crs,
                        .snap_limit = state.study.streets->snap_limit,
                        .threads = state.threads},
                       said, state.progress);
}

MemberWays member_ways(const RunState& state, const Travel* lengths, const Verbund& verbund) {
  const std::optional<ModeLimit> car = audit_ways(state.study).back();
  std::vector<geo::Point> points;
  for (const VerbundMember& member : verbund.members)
    points.push_back(state.inputs.kitas[member.kita.value].where);
  MemberWays ways;
  if (points.empty()) return ways;
  if (car) ways.minutes = square(state.travel(car->mode), points, 1, state.progress);
  ways.metres = lengths != nullptr ? square(*lengths, points, kMetresPerMinute, state.progress)
                                   : straight(points);
  return ways;
}

namespace {

std::vector<std::int32_t> nearest_facility(const RunState& state, const AuditInput& input) {
  std::vector<std::int32_t> nearest_kita(input.centres.size(), -1);
  if (state.study.verbund.area != VerbundAreaRule::Nearest) return nearest_kita;
  const auto ways = audit_ways(state.study);
  const ModeLimit& way = ways.back() ? *ways.back() : *ways.front();
  const std::vector<std::size_t> kitas = facility_rows(input);
  const std::vector<Nearest> nearest =
      state.travel(way.mode).nearest(places(state.inputs, kitas), input.centres, state.progress);
  for (std::size_t cell = 0; cell < nearest.size(); ++cell) {
    if (nearest[cell].origin >= 0)
      nearest_kita[cell] =
          static_cast<std::int32_t>(kitas[static_cast<std::size_t>(nearest[cell].origin)]);
  }
  return nearest_kita;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> audited_areas(const RunState& state,
                                                      const AuditInput& input) {
  const std::vector<std::int32_t> nearest = nearest_facility(state, input);
  const std::vector<std::uint8_t> populated =
      populated_cells(state, state.group(state.study.coverage.group));
  return verbund_areas({input, state.study.verbund.area, populated, nearest});
}

}  // namespace nahraum::analysis
