#include "analysis/study/reach_at.h"

#include <algorithm>

#include "geo/core/error.h"
#include "geo/grid/cell_outline.h"

namespace nahraum::analysis {

namespace {

[[noreturn]] void no_such(const std::string& key) {
  throw geo::Error(geo::ErrorKind::Usage,
                   geo::text("Nach „{}“ kann auf der Karte nicht gefragt werden.",
                             "\"{}\" cannot be asked for on the map.", key));
}

const Mode& mode_of(const Study& study, const std::string& key) {
  for (const Mode& mode : study.modes)
    if (mode.key == key && mode.travel != TravelKind::Timetable) return mode;
  no_such(key);
}

const Group& group_of(const Study& study, const std::string& key) {
  for (const Group& group : study.groups)
    if (group.key == key) return group;
  no_such(key);
}

std::unique_ptr<PointReach> reach_of(const StudyResult& result, const Mode& mode,
                                     const std::vector<geo::Point>& cells) {
  if (mode.travel == TravelKind::StraightLine)
    return straight_line_reach(cells, {.speed = mode.speed, .detour = mode.detour});
  return street_reach(cells, {.streets = result.inputs.streets,
                              .profile = result.inputs.networks.at(mode.key).profile,
                              .crs = result.study.crs,
                              .snap_limit = result.study.streets->snap_limit});
}

bool census_is_internal(const Study& study) {
  return std::any_of(study.census.begin(), study.census.end(), [&](const CensusSpec& census) {
    return study.source(census.source).distribution == Distribution::Internal;
  });
}

}  // namespace

std::vector<ReachChoice> reach_modes(const Study& study) {
  std::vector<ReachChoice> modes;
  for (const Mode& mode : study.modes)
    if (mode.travel != TravelKind::Timetable) modes.push_back({mode.key, mode.title, mode.limits});
  return modes;
}

std::vector<ReachChoice> reach_groups(const StudyResult& result) {
  std::vector<ReachChoice> groups;
  if (result.inputs.grids.empty()) return groups;
  if (!result.study.release.internal && census_is_internal(result.study)) return groups;
  for (const Group& group : result.study.groups) groups.push_back({group.key, group.title});
  return groups;
}

ReachAt::ReachAt(std::shared_ptr<const StudyResult> result, const ReachQuestion& question)
    : result_(std::move(result)),
      group_(place_group(group_of(result_->study, question.group), result_->inputs)),
      reach_(reach_of(*result_, mode_of(result_->study, question.mode), group_.placed->centres)),
      from_laea_(geo::Crs::laea(), result_->study.crs) {}

ReachAnswer ReachAt::at(geo::Point place, geo::Minutes limit) {
  const std::vector<std::uint32_t>& reached = reach_->cells_reaching(place, limit);
  ReachAnswer answer{count_in(group_.values, reached), {}};
  cells_.clear();
  for (const std::uint32_t cell : reached) cells_.push_back(group_.placed->grid.cells()[cell]);
  answer.area = geo::cell_outline(cells_);
  for (geo::Polygon& polygon : answer.area.polygons) {
    from_laea_.apply_all(polygon.outer);
    for (geo::Ring& hole : polygon.holes) from_laea_.apply_all(hole);
  }
  return answer;
}

}  // namespace nahraum::analysis
